// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/words/corpus.h"


#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace parlance::topics {

/// The names of the people who write, where they are of several words ("Hung Jung Lu"). A single one is no term at all
/// (Vocabulary::isName).
class PersonNames
{
public:
    PersonNames(const Corpus &corpus, std::span<const std::string> names);

    /// Whether two words of one person's name are among these forms.
    bool isNamed(std::span<const std::uint32_t> forms) const;
    /// Whether the form is a word of such a name.
    bool isPart(std::uint32_t form) const { return !m_of[form].empty(); }

private:
    std::vector<std::vector<std::uint32_t>> m_of; ///< per form: which names have it, ascending
};

} // namespace parlance::topics
