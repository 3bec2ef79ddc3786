// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/languagegrams.h"

#include "core/base/embedded.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace parlance::text {

namespace {

// What the data leave out of every score that they hold.
constexpr int BaseScore = 53;

// A gram of the data: so many bytes of a word, one in so many bytes, in words of so many bytes at most.
constexpr std::size_t GramBytes = 4;
constexpr std::size_t Stride = 3;
constexpr std::size_t LongestWord = 70;

constexpr int SlotBits = 18;

/// Calls back with the key of each piece of a word: its fours, and its last four.
template <class Visit>
void eachGram(std::string_view word, const Visit &visit)
{
    const std::string_view head = word.substr(0, LongestWord);
    std::size_t at = 0;
    const auto gram = [&](std::size_t begin, std::size_t size) {
        std::uint64_t key = at == 0 ? ' ' : 0;
        for (const char byte : head.substr(begin, size))
            key = key << 8 | static_cast<unsigned char>(byte);
        return key;
    };
    for (; at + GramBytes < head.size(); at += Stride)
        visit(gram(at, GramBytes));
    visit(gram(head.size() > GramBytes ? head.size() - GramBytes : 0, GramBytes) << 8 | ' ');
}

/// Calls back with the words of a text in small letters, one at a time in the same buffer.
template <class Visit>
void eachWord(std::string_view plain, const Visit &visit)
{
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(plain.data());
    const auto size = static_cast<std::int32_t>(plain.size());
    std::string word;
    const auto end = [&] {
        while (word.ends_with('\''))
            word.pop_back();
        if (!word.empty())
            visit(word);
        word.clear();
    };
    for (std::int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, i, size, c);
        if (c < 0x80 ? static_cast<unsigned>((c | 0x20) - 'a') < 26 : u_isalpha(c) != 0 || u_charType(c) == U_NON_SPACING_MARK) {
            std::array<char, 4> encoded{};
            std::int32_t length = 0;
            U8_APPEND_UNSAFE(encoded.data(), length, u_tolower(c));
            word.append(encoded.data(), static_cast<std::size_t>(length));
        } else if ((c == '\'' || c == 0x2019) && !word.empty()) {
            word += '\'';
        } else {
            end();
        }
    }
    end();
}

} // namespace

const LanguageGrams &LanguageGrams::shared()
{
    static const LanguageGrams grams;
    return grams;
}

LanguageGrams::LanguageGrams() : m_slots(std::size_t{1} << SlotBits)
{
    std::string_view rest = embedded("resources/text/language-grams.tsv");
    const auto hexDigit = [](char c) { return static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::array<std::int16_t, 1 << 16> known;
    known.fill(-1);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        std::uint64_t key = 0;
        const std::size_t tab = line.find('\t');
        for (const char digit : line.substr(0, tab))
            key = key << 4 | hexDigit(digit);
        Slot slot{key, static_cast<std::uint32_t>(m_shares.size()), 0};
        for (std::size_t at = tab + 1; at < line.size();) {
            const Language language(line.substr(at, 2));
            std::int16_t &place = known[language.packed];
            if (place < 0) {
                place = static_cast<std::int16_t>(m_languages.size());
                m_languages.push_back(language);
            }
            Share share{static_cast<std::uint8_t>(place), 0};
            const auto [past, failure] = std::from_chars(line.data() + at + 2, line.data() + line.size(), share.score);
            (void)failure;
            m_shares.push_back(share);
            at = static_cast<std::size_t>(past - line.data()) + 1;
            ++slot.count;
        }
        std::size_t place = slotOf(key);
        while (m_slots[place].key != 0)
            place = (place + 1) % m_slots.size();
        m_slots[place] = slot;
    }
}

std::size_t LanguageGrams::slotOf(std::uint64_t key) const
{
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> (64 - SlotBits));
}

const LanguageGrams::Slot *LanguageGrams::find(std::uint64_t key) const
{
    std::size_t place = slotOf(key);
    while (m_slots[place].key != key && m_slots[place].key != 0)
        place = (place + 1) % m_slots.size();
    return m_slots[place].key == key ? &m_slots[place] : nullptr;
}

LanguageGrams::Scores LanguageGrams::score(std::string_view plain) const
{
    std::vector<std::uint64_t> keys;
    eachWord(plain, [&](std::string_view word) { eachGram(word, [&](std::uint64_t key) { keys.push_back(key); }); });
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    Scores scores{};
    for (const std::uint64_t key : keys) {
        const Slot *slot = find(key);
        for (std::uint32_t i = 0; slot && i < slot->count; ++i) {
            const Share share = m_shares[slot->first + i];
            scores[share.language] += share.score + BaseScore;
        }
    }
    return scores;
}

} // namespace parlance::text
