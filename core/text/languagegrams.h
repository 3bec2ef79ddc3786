// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace parlance::text {

/// How often pieces of words occur in a language: what tells a text of five words, where a model of whole sentences is
/// unsure. Some forty languages of the scripts that several languages share; the data are those of Nito-ELD (see NOTICE).
class LanguageGrams
{
public:
    static constexpr std::size_t MaxLanguages = 48;
    using Scores = std::array<int, MaxLanguages>; ///< by the place of a language in languages()

    /// Built at the first call, in some milliseconds; safe from any thread.
    static const LanguageGrams &shared();

    const std::vector<Language> &languages() const { return m_languages; }

    /// Adds up, for each language, what the text's pieces say: a sixteenth to a twentieth of a bit a point, 0 for a
    /// language that has none of them. Each piece counts once. Linear in the text.
    /// \param plain  valid UTF-8, without names and addresses.
    Scores score(std::string_view plain) const;

private:
    LanguageGrams();

    struct Slot
    {
        std::uint64_t key = 0; ///< the gram's bytes, the last one lowest; 0 = empty
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    struct Share
    {
        std::uint8_t language = 0;
        std::uint8_t score = 0;
    };

    const Slot *find(std::uint64_t key) const;
    std::size_t slotOf(std::uint64_t key) const;

    std::vector<Language> m_languages;
    std::vector<Slot> m_slots;
    std::vector<Share> m_shares;
};

} // namespace parlance::text
