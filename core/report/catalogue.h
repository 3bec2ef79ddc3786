// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/language.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace parlance::report {

/// What a message speaks about: a whole number, a share in [0, 1] (or any real), or words.
using Value = std::variant<std::int64_t, double, std::string>;
using Values = std::vector<std::pair<std::string, Value>>;

/// The words of a report in one language: resources/report/en.txt, fr.txt, whose first lines say how they are
/// written. The program holds no prose of its own. Immutable, safe from any thread.
class Catalogue
{
public:
    /// The catalogue of a language; English where there is none.
    static const Catalogue &of(Language language);

    /// \error BadInput  a line that is neither comment, macro nor message, an unknown macro, or a pattern that ICU
    ///        refuses; `offset` is the line.
    static Result<Catalogue> parse(std::string_view text, Language language);

    Language language() const { return m_language; }
    std::vector<std::string> keys() const;
    /// How many variants a key has; 0 for an unknown key.
    std::size_t variants(std::string_view key) const;
    /// As written, macros resolved.
    const std::string &pattern(std::string_view key, std::size_t variant) const;
    /// Names of a pattern's arguments, nested ones too; `_w` is not part of a name.
    std::set<std::string> arguments(std::string_view key, std::size_t variant) const;

    /// The message with its values in place, before typography. `n_w` and `s_w` are made from the numbers.
    /// An unknown key is a broken promise: it gives the key itself, and tests look for that.
    std::string format(std::string_view key, const Values &values, std::size_t variant = 0) const;

    /// The message typeset, for short texts that hold nothing verbatim.
    std::string text(std::string_view key, const Values &values = {}) const;

    /// A whole number, in words up to nine where `inWords`.
    std::string number(std::int64_t n, bool inWords = false) const;
    /// A share in [0, 1] in words: "a third", "just over half", "43%".
    std::string share(double s) const;
    std::string percent(double s) const;
    /// "a, b and c".
    std::string list(const std::vector<std::string> &items) const;

private:
    Language m_language;
    std::map<std::string, std::vector<std::string>, std::less<>> m_messages;
};

} // namespace parlance::report
