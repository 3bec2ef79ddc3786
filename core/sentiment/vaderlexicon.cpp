// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/vaderlexicon.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <span>

#include <unicode/uchar.h>
#include <unicode/uset.h>
#include <unicode/utf8.h>

namespace parlance::sentiment {

namespace {

constexpr double Increase = 0.293;

// The lists of the reference, in its own order of meaning: what stresses, what softens, what turns round.
constexpr std::string_view StrongBoosters[] = {
    "absolutely", "amazingly", "awfully", "completely", "considerable", "considerably", "decidedly", "deeply",
    "effing", "enormous", "enormously", "entirely", "especially", "exceptional", "exceptionally", "extreme",
    "extremely", "fabulously", "flippin", "flipping", "frackin", "fracking", "frickin", "fricking", "friggin",
    "frigging", "fuckin", "fucking", "fuggin", "fugging", "fully", "greatly", "hella", "highly", "hugely",
    "incredible", "incredibly", "intensely", "major", "majorly", "more", "most", "particularly", "purely",
    "quite", "really", "remarkably", "so", "substantially", "thoroughly", "total", "totally", "tremendous",
    "tremendously", "uber", "unbelievably", "unusually", "utter", "utterly", "very"};

constexpr std::string_view WeakBoosters[] = {
    "almost", "barely", "hardly", "kind-of", "kinda", "kindof", "less", "little", "marginal", "marginally",
    "occasional", "occasionally", "partly", "scarce", "scarcely", "slight", "slightly", "somewhat", "sort-of",
    "sorta", "sortof"};

constexpr std::string_view Negations[] = {
    "ain't", "aint", "aren't", "arent", "can't", "cannot", "cant", "couldn't", "couldnt", "daren't", "darent",
    "despite", "didn't", "didnt", "doesn't", "doesnt", "don't", "dont", "hadn't", "hadnt", "hasn't", "hasnt",
    "haven't", "havent", "isn't", "isnt", "mightn't", "mightnt", "mustn't", "mustnt", "needn't", "neednt",
    "neither", "never", "none", "nope", "nor", "not", "nothing", "nowhere", "oughtn't", "oughtnt", "rarely",
    "seldom", "shan't", "shant", "shouldn't", "shouldnt", "uh-uh", "uhuh", "wasn't", "wasnt", "weren't",
    "werent", "without", "won't", "wont", "wouldn't", "wouldnt"};

struct SpecialWord
{
    std::string_view text;
    Special special;
};

constexpr SpecialWord SpecialWords[] = {
    {"no", Special::No},           {"or", Special::Or},         {"nor", Special::Nor},
    {"never", Special::Never},     {"so", Special::So},         {"this", Special::This},
    {"without", Special::Without}, {"doubt", Special::Doubt},   {"least", Special::Least},
    {"at", Special::At},           {"very", Special::Very},     {"but", Special::But},
    {"kind", Special::Kind},       {"sort", Special::Sort},     {"of", Special::Of},
    {"just", Special::Just},       {"enough", Special::Enough}, {"the", Special::The},
    {"shit", Special::Shit},       {"bomb", Special::Bomb},     {"bad", Special::Bad},
    {"ass", Special::Ass},         {"bus", Special::Bus},       {"stop", Special::Stop},
    {"yeah", Special::Yeah},       {"right", Special::Right},   {"kiss", Special::Kiss},
    {"death", Special::Death},     {"to", Special::To},         {"die", Special::Die},
    {"for", Special::For},         {"beating", Special::Beating}, {"broken", Special::Broken},
    {"heart", Special::Heart}};

/// Calls `use(first, second)` for each line "first TAB second".
template <class Use> void forEachRow(std::string_view table, Use use)
{
    while (!table.empty()) {
        const std::string_view line = table.substr(0, table.find('\n'));
        table.remove_prefix(std::min(table.size(), line.size() + 1));
        const std::size_t tab = line.find('\t');
        if (tab != std::string_view::npos)
            use(line.substr(0, tab), line.substr(tab + 1));
    }
}

/// Whether a token can ever be this entry: tokens are lower-cased before the look-up and hold no space, so the
/// reference's own ":D" and "fed up" never match. Its two entries beyond ASCII (":Þ") are upper-case, too.
bool canMatch(std::string_view text)
{
    return !text.empty() && text.size() <= VaderLexicon::LongestWord
           && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f && (c < 'A' || c > 'Z'); });
}

constexpr std::uint32_t Spaces[] = {0x85,   0xa0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006,
                                    0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000};

constexpr std::uint32_t KelvinSign = 0x212a; // the one character beyond ASCII that str.lower() turns into ASCII

} // namespace

TokenKey tokenKey(const unsigned char *bytes, std::size_t size)
{
    TokenKey key;
    unsigned char padded[16] = {};
    std::memcpy(padded, bytes, std::min<std::size_t>(size, sizeof padded));
    std::memcpy(&key.low, padded, 8);
    std::memcpy(&key.high, padded + 8, 8);
    key.size = static_cast<std::uint32_t>(size);
    return key;
}

bool VaderLexicon::isSame(const Word &word, const unsigned char *bytes)
{
    return std::memcmp(word.text.data(), bytes, word.text.size()) == 0;
}

VaderLexicon::VaderLexicon(std::string_view lexicon, std::string_view emoji)
{
    forEachRow(lexicon, [this](std::string_view text, std::string_view number) {
        double valence = 0;
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), valence);
        if (error != std::errc() || !canMatch(text))
            return;
        const std::size_t word = intern(text);
        m_words[word].valence = valence;
        m_entries[word].token.flags |= Token::InLexicon;
    });
    const auto addBoosters = [this](std::span<const std::string_view> words, double boost) {
        for (const std::string_view text : words) {
            const std::size_t word = intern(text);
            m_words[word].boost = boost;
            m_entries[word].token.flags |= Token::Booster;
        }
    };
    addBoosters(StrongBoosters, Increase);
    addBoosters(WeakBoosters, -Increase);
    for (const std::string_view text : Negations)
        m_entries[intern(text)].token.flags |= Token::Negates;
    for (const SpecialWord &special : SpecialWords)
        m_entries[intern(special.text)].token.special = special.special;
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        if (m_words[word].text.find("n't") != std::string_view::npos)
            m_entries[word].token.flags |= Token::Negates;
    }

    readCharacters();
    // Names first become one byte a character, as any text does, and only then may characters stand for them.
    std::vector<std::uint32_t> codePoints;
    forEachRow(emoji, [&](std::string_view character, std::string_view name) {
        UChar32 codePoint = 0;
        std::size_t at = 0;
        U8_NEXT(character.data(), at, character.size(), codePoint);
        if (codePoint < 0x80 || at != character.size())
            return;
        std::string normalised;
        for (std::size_t i = 0; i < name.size();) {
            UChar32 c = 0;
            U8_NEXT(name.data(), i, name.size(), c);
            normalised += c >= 0 && c < 0x80 ? static_cast<char>(c)
                          : c < 0           ? static_cast<char>(Uncased)
                                            : static_cast<char>(this->character(static_cast<std::uint32_t>(c)).byte);
        }
        m_emoji.push_back({.name = name, .normalised = std::move(normalised)});
        codePoints.push_back(static_cast<std::uint32_t>(codePoint));
    });
    for (std::size_t i = 0; i < m_emoji.size(); ++i)
        setCharacter(codePoints[i], static_cast<std::uint16_t>(FirstEmoji + i));
}

std::size_t VaderLexicon::intern(std::string_view text)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
    const TokenKey key = tokenKey(bytes, text.size());
    if (const Token token = find(key, bytes); token.word != 0)
        return token.word;
    std::uint32_t tag = 0;
    std::size_t slot = slotOf(key, tag);
    while (m_slots[slot] != 0)
        slot = (slot + 1) % SlotCount;
    const std::size_t word = m_words.size();
    m_slots[slot] = tag << 16 | static_cast<std::uint32_t>(word);
    m_words.push_back({.text = text});
    m_entries.push_back({.key = key, .token = {.word = static_cast<std::uint16_t>(word)}});
    return word;
}

void VaderLexicon::setCharacter(std::uint32_t codePoint, std::uint16_t entry)
{
    std::uint16_t &page = m_pages[codePoint >> PageBits];
    if (page == 0) { // the page that all share while they hold nothing but caseless characters
        page = static_cast<std::uint16_t>(m_characters.size());
        m_characters.push_back(m_characters[0]);
    }
    m_characters[page][codePoint & (PageSize - 1)] = entry;
}

void VaderLexicon::readCharacters()
{
    m_characters.emplace_back().fill(Uncased);
    const auto setAll = [this](UProperty property, unsigned char sign) {
        UErrorCode status = U_ZERO_ERROR;
        const USet *set = u_getBinaryPropertySet(property, &status);
        if (U_FAILURE(status))
            return; // ICU's own data are linked in; without them text counts as caseless
        for (int32_t i = 0; i < uset_getRangeCount(set); ++i) {
            UChar32 first = 0;
            UChar32 last = 0;
            uset_getItem(set, i, &first, &last, nullptr, 0, &status);
            for (UChar32 c = std::max(first, 0x80); c <= last; ++c)
                setCharacter(static_cast<std::uint32_t>(c), sign);
        }
    };
    setAll(UCHAR_UPPERCASE, UpperCase);
    setAll(UCHAR_LOWERCASE, LowerCase);
    u_enumCharTypes(
        [](const void *self, UChar32 first, UChar32 end, UCharCategory type) -> UBool {
            if (type == U_TITLECASE_LETTER) {
                for (UChar32 c = first; c < end; ++c) {
                    const_cast<VaderLexicon *>(static_cast<const VaderLexicon *>(self))
                        ->setCharacter(static_cast<std::uint32_t>(c), LowerCase);
                }
            }
            return true;
        },
        this);
    for (const std::uint32_t space : Spaces)
        setCharacter(space, ' ');
    setCharacter(KelvinSign, 'K');
}

} // namespace parlance::sentiment
