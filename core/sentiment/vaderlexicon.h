// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::sentiment {

/// Words that a rule names; every other word is Special::None.
enum class Special : std::uint8_t {
    None,
    No, Or, Nor, Never, So, This, Without, Doubt, Least, At, Very, But,                      // rules
    Kind, Sort, Of, Just, Enough,                                                            // two-word boosters
    The, Shit, Bomb, Bad, Ass, Bus, Stop, Yeah, Right, Kiss, Death, To, Die, For, Beating, Broken, Heart // idioms
};

/// What the rules need to know about a token, apart from its valence.
struct Token
{
    enum Flag : std::uint8_t {
        InLexicon = 1,
        Booster = 2,
        Negates = 4, ///< one of the 59 negations, or holds "n't"
        Capitals = 8 ///< what Python's str.isupper() says
    };
    std::uint16_t word = 0; ///< into VaderLexicon::word(); 0 when no rule knows it
    std::uint8_t flags = 0;
    Special special = Special::None;

    bool has(Flag flag) const { return (flags & flag) != 0; }
};

/// Up to 16 bytes of a lower-case token, zero-padded, and how long the token is: what a look-up compares.
struct TokenKey
{
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint32_t size = 0;
};

/// The words, emoji and characters that VADER knows, in tables made for look-up.
///
/// Text is looked at in a form in which every character is one byte (see normalise()): ASCII as it is,
/// every other character as one of three signs that say all that the rules ask about it.
class VaderLexicon
{
public:
    static constexpr unsigned char Uncased = 0x80;   ///< a character without case, or an invalid byte
    static constexpr unsigned char UpperCase = 0x81;
    static constexpr unsigned char LowerCase = 0x82; ///< title case too
    static constexpr std::size_t LongestWord = 32;   ///< longer tokens are in no list

    struct Word
    {
        std::string_view text;
        double valence = 0; ///< in the lexicon
        double boost = 0;   ///< of a booster
    };

    struct Emoji
    {
        std::string_view name;  ///< UTF-8
        std::string normalised; ///< one byte a character
    };

    /// \param lexicon  lines "token TAB valence"
    /// \param emoji    lines "character TAB name"
    VaderLexicon(std::string_view lexicon, std::string_view emoji);

    const Word &word(std::size_t index) const { return m_words[index]; }

    /// What is known of the token with this key; an unknown word's Token when it is in no list.
    /// `bytes` are the token's, lower-case, all of them. Inline: one call a token.
    Token find(const TokenKey &key, const unsigned char *bytes) const
    {
        std::uint32_t tag = 0;
        for (std::size_t slot = slotOf(key, tag);; slot = (slot + 1) % SlotCount) {
            const std::uint32_t found = m_slots[slot];
            if (found == 0) // most slots are free, so that most unknown words end here
                return {};
            if ((found >> 16) != tag)
                continue;
            const Entry &entry = m_entries[found & 0xffff];
            if (((entry.key.low ^ key.low) | (entry.key.high ^ key.high) | (entry.key.size ^ key.size)) == 0
                && (key.size <= 16 || isSame(m_words[entry.token.word], bytes)))
                return entry.token;
        }
    }

    /// What becomes of a character beyond ASCII.
    struct Character
    {
        unsigned char byte = Uncased; ///< its sign; 0 when it is an emoji
        std::size_t emoji = 0;        ///< into emoji()
    };
    Character character(std::uint32_t codePoint) const
    {
        const std::uint16_t entry = m_characters[m_pages[codePoint >> PageBits]][codePoint & (PageSize - 1)];
        if (entry < FirstEmoji)
            return {.byte = static_cast<unsigned char>(entry)};
        return {.byte = 0, .emoji = static_cast<std::size_t>(entry - FirstEmoji)};
    }
    const Emoji &emoji(std::size_t index) const { return m_emoji[index]; }

private:
    static constexpr std::size_t SlotBits = 16;
    static constexpr std::size_t SlotCount = std::size_t{1} << SlotBits;
    static constexpr std::size_t PageBits = 8;
    static constexpr std::size_t PageSize = std::size_t{1} << PageBits;
    static constexpr std::uint16_t FirstEmoji = 256;

    struct Entry
    {
        TokenKey key;
        Token token; ///< everything but Capitals
    };

    static std::size_t slotOf(const TokenKey &key, std::uint32_t &tag)
    {
        std::uint64_t hash = (key.low ^ (key.high * 0x9e3779b97f4a7c15ULL) ^ key.size) * 0xff51afd7ed558ccdULL;
        hash ^= hash >> 29;
        hash *= 0xbf58476d1ce4e5b9ULL;
        tag = static_cast<std::uint32_t>(hash >> 16) & 0xffff;
        return hash >> (64 - SlotBits);
    }
    static bool isSame(const Word &word, const unsigned char *bytes);

    /// The entry and the word of a token, made if there is none.
    std::size_t intern(std::string_view text);
    void setCharacter(std::uint32_t codePoint, std::uint16_t entry);
    void readCharacters();

    std::vector<Word> m_words{1};    ///< the first stands for every unknown word
    std::vector<Entry> m_entries{1}; ///< beside m_words: what a look-up reads
    std::vector<std::uint32_t> m_slots = std::vector<std::uint32_t>(SlotCount); ///< tag << 16 | word; 0 is free
    std::vector<Emoji> m_emoji;
    std::array<std::uint16_t, 0x110000 / PageSize> m_pages{};
    std::vector<std::array<std::uint16_t, PageSize>> m_characters;
};

/// A token's key from its lower-case bytes.
TokenKey tokenKey(const unsigned char *bytes, std::size_t size);

} // namespace parlance::sentiment
