// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/catalogue.h"
#include "core/report/report.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace parlance::report {

/// What a sentence speaks about: as in a Catalogue, and stretches that reach the reader letter by letter.
using Argument = std::variant<std::int64_t, double, std::string, Paragraph>;
using Arguments = std::vector<std::pair<std::string, Argument>>;

/// Words that typography must not touch: a name, a title, a quote.
Paragraph verbatim(std::string text);

/// Writes sentences from a catalogue. A variant that was used is gone, so no sentence pattern comes twice.
class Prose
{
public:
    /// \param seed  chooses among variants; the same seed writes the same report.
    Prose(const Catalogue &catalogue, std::uint64_t seed);

    const Catalogue &catalogue() const { return m_catalogue; }

    /// A reference to thread `slot` of the draft, to be passed as an argument; it gets its number when first printed.
    Paragraph link(std::size_t slot, std::string title, Language language) const;

    /// A sentence with a new variant of `key`, begun with a capital. nullopt: all were used.
    std::optional<Paragraph> sentence(std::string_view key, const Arguments &arguments);
    /// Adds the sentence to a paragraph. \returns false: nothing was left to add.
    bool say(Paragraph &paragraph, std::string_view key, const Arguments &arguments);
    /// A sentence without links, as a string; empty when all variants were used.
    std::string line(std::string_view key, const Arguments &arguments);
    /// Part of a sentence: always the first variant, never used up.
    Paragraph fragment(std::string_view key, const Arguments &arguments) const;
    Paragraph quoted(std::string text) const;
    /// Quoted words in a row: “a”, “b” and “c”.
    Paragraph quotedList(const std::vector<std::string> &words) const;

    /// Gives references their numbers, in order of appearance.
    void number(Paragraph &paragraph);
    int numberOf(std::size_t slot);
    /// Slots by number - 1.
    const std::vector<std::size_t> &cited() const { return m_cited; }

    std::size_t left(std::string_view key) const;

private:
    Paragraph compose(std::string_view key, const Arguments &arguments, std::size_t variant, bool sentence) const;

    const Catalogue &m_catalogue;
    std::uint64_t m_seed;
    std::map<std::string, std::set<std::size_t>, std::less<>> m_used;
    std::vector<std::size_t> m_cited;
};

/// A paragraph's words without its links.
std::string plainWords(const Paragraph &paragraph);

} // namespace parlance::report
