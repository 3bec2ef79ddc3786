// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

#include "core/base/ascii.h"
#include "core/base/embedded.h"
#include "core/text/asciiruns.h"
#include "core/text/languagegrams.h"
#include "core/text/utf8.h"

#include <cstdio> // compact_lang_det.h uses FILE without including it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string>

namespace parlance::text {

namespace {

// What is read of a text; what is judged of it once names and addresses are taken out. More decides nothing that
// the beginning did not.
constexpr std::size_t ReadAtMost = 4096;
constexpr std::size_t JudgeAtMost = 1024;

// What function words are counted in: the beginning tells most texts.
constexpr std::size_t VotesAtFirst = 128;
constexpr std::size_t VotesAtMost = 320;

// Share of the letters that must be in the language for it to be the text's.
constexpr int MinPercent = 55;

// Letters of a text, in bytes, up to which the language model is not trusted alone.
constexpr std::size_t Short = 48;

// What a verdict of the model says for its language, in quarters of a bit: one that it calls reliable, and one that it gives
// when it must give one. Its "English" then says nothing: it says so of gibberish.
constexpr int ModelTells = 16;
constexpr int ModelGuesses = 8;

// Points of the grams in a quarter of a bit. They are points of logarithms, some twelve a bit; taken for less, because the
// pieces of a word do not come independently of each other.
constexpr int PointsPerQuarter = 5;

// From which confidence on a short text tells its language alone.
constexpr double CertainAlone = 0.99;

// How many posts a prior that is told stands for.
constexpr std::int64_t PostsOfPrior = 8;

/// ISO 639-1, und for what has only a longer code or is no human language.
Language fromCld(CLD2::Language language)
{
    std::string_view code = CLD2::LanguageCode(language);
    if (code == "iw")
        return Language(std::string_view("he"));
    if (code == "jw")
        return Language(std::string_view("jv"));
    if (code == "in")
        return Language(std::string_view("id"));
    if (code == "nb" || code == "nn")
        return Language(std::string_view("no"));
    // "zh-Hant", "sr-ME" and the like
    code = code.substr(0, code.find('-'));
    const bool isTwoLetters = code.size() == 2 && std::islower(static_cast<unsigned char>(code[0]))
                              && std::islower(static_cast<unsigned char>(code[1])) && code != "un" && code != "xx";
    return isTwoLetters ? Language(code) : Undetermined;
}

bool isOpening(char c)
{
    return c == '(' || c == '[' || c == '<' || c == '"' || c == '\'' || c == '*' || c == '_';
}

/// True if `text` begins with `start`, which is in small letters; ASCII only.
bool startsWith(std::string_view text, std::string_view start)
{
    return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(), [](char small, char c) {
        return small == lowered(c);
    });
}

/// Bytes of the name that `text` begins with, 0 for none: @name, #tag, u/name, r/name, an address. Such are written
/// alike in every language. A name goes on to white space, or to where a script begins that is written without (from
/// U+3000 on: kana, ideographs): what follows there may be all the text.
std::size_t nameLength(std::string_view text)
{
    const bool isMarked = startsWith(text, "@") || startsWith(text, "#");
    const std::string_view path = startsWith(text, "/") ? text.substr(1) : text;
    if (!isMarked && !startsWith(path, "u/") && !startsWith(path, "r/") && !startsWith(text, "http://")
        && !startsWith(text, "https://") && !startsWith(text, "www."))
        return 0;
    std::size_t end = 0;
    while (end < text.size() && !isSpace(text[end]) && static_cast<unsigned char>(text[end]) < 0xE3)
        ++end;
    return end;
}

/// The first JudgeAtMost bytes of a text without its names.
/// \param text    at most ReadAtMost bytes.
/// \param buffer  holds the answer when it is not the text itself.
std::string_view judgedPart(std::string_view text, std::array<char, ReadAtMost> &buffer)
{
    const std::string_view head = prefixOf(text, JudgeAtMost);
    bool mayHoldName = false; // "ww" is rarer than the stop behind it
    for (std::size_t i = 0; i < head.size(); ++i)
        mayHoldName |= (head[i] == '/') | (head[i] == '@') | (head[i] == '#');
    for (std::size_t i = 1; i < head.size(); ++i)
        mayHoldName |= ((head[i - 1] | 0x20) == 'w') & ((head[i] | 0x20) == 'w');
    if (!mayHoldName)
        return head;
    std::size_t size = 0;
    const auto keep = [&](std::size_t begin, std::size_t end) {
        size += text.copy(buffer.data() + size, end - begin, begin);
    };
    for (std::size_t at = 0; at < text.size() && size < JudgeAtMost;) {
        std::size_t begin = at;
        while (at < text.size() && (isSpace(text[at]) || isOpening(text[at])))
            ++at;
        if (const std::size_t name = nameLength(text.substr(at))) {
            keep(begin, at);
            at += name;
            begin = at;
        }
        while (at < text.size() && !isSpace(text[at]))
            ++at;
        keep(begin, at);
    }
    return prefixOf({buffer.data(), size}, JudgeAtMost);
}

/// Bytes of letters in a text: figures, marks and emoji are of no language.
std::size_t letterBytes(std::string_view text)
{
    std::size_t count = 0;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        if (bytes[i] < 0x80) {
            count += static_cast<unsigned char>((bytes[i] | 0x20) - 'a') < 26 ? 1 : 0;
            ++i;
            continue;
        }
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c >= 0 && u_isalpha(c))
            count += static_cast<std::size_t>(i - begin);
    }
    return count;
}

/// What the language model says of a text.
struct Verdict
{
    Language language; ///< und for none, or none with a code of two letters
    int percent = 0;   ///< of the text that is in it
    bool isReliable = false;
};

/// \param flags  of CLD2; with kCLDFlagBestEffort it names a language for nearly anything.
Verdict judge(std::string_view text, int flags)
{
    const CLD2::CLDHints noHints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> top{};
    std::array<int, 3> percent{};
    std::array<double, 3> score{};
    int textBytes = 0;
    int validBytes = 0;
    bool isReliable = false;
    const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text.data(), static_cast<int>(text.size()), true, &noHints, flags, top.data(), percent.data(), score.data(),
        nullptr, &textBytes, &isReliable, &validBytes);
    return {found == CLD2::UNKNOWN_LANGUAGE ? Undetermined : fromCld(found), percent[0], isReliable};
}

// ---------------------------------------------------------------------------------------------------------
// Function words: most posts are told by them, for a tenth of the language model's price

// Words of up to eight bytes that a text in the language can hardly do without.
constexpr std::string_view EnglishMarks =
    "about after again against all already also always and another any anyone anything are aren't around as at away "
    "be because been before being better between both but by came can can't could couldn't did didn't do does doesn't "
    "doing don't done each either else enough ever every everyone few find for from get gets getting give gives going "
    "gonna got had has have haven't having he he'd he'll he's her here here's him himself his how how's however i'd "
    "i'll i'm i've if in into is isn't it it's its itself just know least let let's like likely made make makes making "
    "many may maybe me means might more most much must my myself need needs never no nobody none not nothing now of "
    "off often on once one ones only or other others our out over own people perhaps probably quite rather really "
    "same says see seems seen she she'd she'll she's should since so some someone such sure than that that's the "
    "their them then there there's these they they'd they'll they're they've thing things think this those though "
    "thought through time to together too under until up us use used very want wants was wasn't way we we'd we'll "
    "we're we've well went were weren't what what's when where whether which while who who's whole whose why will "
    "with within without won't would wouldn't yet you you'd you'll you're you've your yours yourself "
    "dont doesnt didnt isnt wasnt cant wont thats theres youre theyre";

constexpr std::string_view FrenchMarks =
    "alors après au aucun aucune aussi autre autres aux avais avait avant avec avez avoir avons beaucoup bien bon bonne "
    "c'est c'était ça car ce cela celle celles celui ces cet cette ceux chaque chez comme comment d'abord d'un d'une dans "
    "de déjà depuis des deux donc dont du elle elles en encore enfin est et étaient étais était été être eux faire fais "
    "fait faut fois font ici il ils j'ai j'aime j'avais j'en jamais je juste l'a l'on la le les leur leurs lui m'a ma mais "
    "me même mêmes merci mes mieux moi moins mon n'a n'ai n'est n'y ne ni non nos notre nous on ont ou où oui par parce "
    "pas pendant personne peu peut peux plus plutôt pour pourquoi près puis qu'elle qu'en qu'il qu'ils qu'on qu'un "
    "qu'une quand que quel quelle quels quelque qui quoi rien s'est s'il sa sais sans se sera serait ses seul si sinon son "
    "sont sous souvent suis sur t'as t'es tes toi ton toujours tous tout toute toutes très trop trouve tu un une va vais "
    "vers veut veux voilà voir vont vos votre vous vrai vraiment y à";

// Words that speak against both, of languages for which the program has no list of stop words.
constexpr std::string_view OtherWords =
    "och det att som inte jag har för ett av är med den på og ikke er jeg til meg deg hun hvad hva blir "    // Nordic
    "nie się jest że na ale tak czy jak co jsem jsou není jako ja je su nije sam da kako što bih şi și cu nu " // Slavic,
    "este sunt pentru mai sau az hogy egy nem és ez van vagy ei että olla mutta niin kun se ole "             // Romanian,
    "bir ve bu için çok daha ne ama ben değil yok var gibi "                                                // Uralic, Turkish
    "yang dan di itu ini ada tidak dengan untuk aja gak nya kalo saya aku juga dari lagi sih "                // Malay
    "ang ng mga sa po ko mo yung lang naman kasi hindi kung pero din rin nga wala ako ka ni kay "             // Tagalog
    "hai ki ke se nahi nhi kya bhi aur mein ho tha kar ye toh koi raha ek hi liye apna sab mat yaar hum";  // Hindi

/// What the lists say of a word.
enum WordOf : std::uint8_t {
    MarksEnglish = 1,
    MarksFrench = 2,
    IsEnglish = 4,
    IsFrench = 8,
    IsOther = 16
};

/// Words of up to eight bytes, by their bytes.
class WordTable
{
public:
    WordTable()
    {
        add(EnglishMarks, MarksEnglish | IsEnglish);
        add(FrenchMarks, MarksFrench | IsFrench);
        add(OtherWords, IsOther);
        add(embedded("resources/stopwords/en.txt"), IsEnglish);
        add(embedded("resources/stopwords/fr.txt"), IsFrench);
        for (const char *other : {"de", "es", "it", "nl", "pt"})
            add(embedded("resources/stopwords/" + std::string(other) + ".txt"), IsOther);
        for (Entry &entry : m_entries) { // a word of two languages marks neither
            if ((entry.of & (IsFrench | IsOther)) != 0)
                entry.of &= static_cast<std::uint8_t>(~MarksEnglish);
            if ((entry.of & (IsEnglish | IsOther)) != 0)
                entry.of &= static_cast<std::uint8_t>(~MarksFrench);
        }
    }

    /// \param key  the word's bytes, the last one lowest. \returns 0 for a word in no list.
    std::uint8_t find(std::uint64_t key) const
    {
        std::size_t slot = slotOf(key);
        while (m_entries[slot].key != key && m_entries[slot].key != 0)
            slot = (slot + 1) % Slots;
        return m_entries[slot].of;
    }

private:
    static constexpr std::size_t Slots = 8192;

    struct Entry
    {
        std::uint64_t key = 0;
        std::uint8_t of = 0;
    };

    static std::size_t slotOf(std::uint64_t key) { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 51); }

    void add(std::string_view list, std::uint8_t of)
    {
        for (std::size_t at = 0; at < list.size();) {
            const std::size_t end = std::min(list.find_first_of(" \n", at), list.size());
            if (end > at && end - at <= 8) {
                std::uint64_t key = 0;
                for (; at < end; ++at)
                    key = key << 8 | static_cast<unsigned char>(list[at]);
                std::size_t slot = slotOf(key);
                while (m_entries[slot].key != key && m_entries[slot].key != 0)
                    slot = (slot + 1) % Slots;
                m_entries[slot].key = key;
                m_entries[slot].of |= of;
            }
            at = end + 1;
        }
    }

    std::array<Entry, Slots> m_entries{};
};

/// What the words of a text say.
struct Votes
{
    int words = 0;
    int english = 0, againstEnglish = 0;
    int french = 0, againstFrench = 0;
    bool isAscii = true;   ///< but for punctuation
    bool isLatin = true;   ///< letters of French, punctuation, emoji
};

/// Counts the words of a text, names left out.
Votes countVotes(std::string_view text)
{
    static const WordTable table;
    Votes votes;
    std::uint64_t key = 0;
    std::size_t length = 0;
    const auto endWord = [&] {
        if (length == 0)
            return;
        ++votes.words;
        if (length <= 8) {
            const std::uint8_t of = table.find(key);
            votes.english += (of & MarksEnglish) != 0;
            votes.french += (of & MarksFrench) != 0;
            votes.againstEnglish += of != 0 && (of & IsEnglish) == 0;
            votes.againstFrench += of != 0 && (of & IsFrench) == 0;
        }
        key = 0;
        length = 0;
    };
    const auto letter = [&](unsigned char byte) {
        key = key << 8 | byte;
        ++length;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const unsigned char lower = byte | 0x20;
        if (lower >= 'a' && lower <= 'z') {
            if (length > 0 || text.size() - i < 8) {
                letter(lower);
                continue;
            }
            const std::uint64_t bytes = ascii::load(text.data() + i);
            length = ascii::before(~ascii::letters(bytes) & ascii::High);
            key = ascii::number(bytes | 0x20 * ascii::Each) >> (64 - 8 * length);
            i += length - 1;
        } else if (byte == '\'') {
            if (length > 0)
                letter(byte);
        } else if (byte >= 0x80) {
            const unsigned char next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
            if (byte == 0xE2 && next >= 0x80 && next <= 0x9E) { // punctuation, arrows, signs
                if (length > 0 && text.substr(i, 3) == "\u2019")
                    letter('\'');
                else
                    endWord();
                i += 2;
            } else if (byte == 0xC2) { // « » and the like
                endWord();
                ++i;
            } else if (byte == 0xF0 && next == 0x9F) { // emoji
                endWord();
                i += 3;
            } else if (byte == 0xC3 && (next | 0x20) != 0xB7) { // letters of Latin-1
                votes.isAscii = false;
                letter(byte);
                letter(next | 0x20);
                ++i;
            } else {
                votes.isAscii = votes.isLatin = false;
                return votes;
            }
        } else {
            const bool isAddress = byte == '.' && length == 3 && key == ('w' << 16 | 'w' << 8 | 'w');
            if (!isAddress && byte != '/' && byte != '@' && byte != '#') {
                endWord();
                continue;
            }
            // The words of a name count for nothing, the one before its first sign ("https", "u", "www") among them.
            std::size_t begin = i;
            while (begin > 0 && !isSpace(text[begin - 1]) && !isOpening(text[begin - 1]))
                --begin;
            const std::size_t name = nameLength(text.substr(begin));
            if (begin + name > i) {
                i = begin + name - 1;
                key = 0;
                length = 0;
            } else {
                endWord();
            }
        }
    }
    endWord();
    return votes;
}

/// The language that function words leave no doubt of; und where they do.
Language plainLanguage(std::string_view text)
{
    const Votes votes = countVotes(text);
    // A short text may have one such word; of a longer one, every sixth or eighth (French shares more of them).
    const auto isPlain = [&votes](int marks, int against, int each) {
        return marks >= 2 ? marks * each >= votes.words && against * 4 <= marks
                          : marks == 1 && against == 0 && votes.words >= 2 && votes.words <= 4;
    };
    if (votes.isAscii && isPlain(votes.english, votes.againstEnglish, 6))
        return English;
    if (votes.isLatin && isPlain(votes.french, votes.againstFrench, 8))
        return French;
    return Undetermined;
}

} // namespace

LanguageReading readLanguage(std::string_view plain)
{
    for (const std::size_t read : {VotesAtFirst, VotesAtMost}) {
        if (const Language language = plainLanguage(prefixOf(plain, read)); language != Undetermined)
            return {{language, 0.98}, {}, true};
        if (plain.size() <= read)
            break;
    }
    std::array<char, ReadAtMost> buffer; // a block on the heap behind the model's own made it shrink and grow each time
    const std::string_view text = judgedPart(prefixOf(plain, ReadAtMost), buffer);
    const std::size_t letters = letterBytes(text);
    if (letters == 0)
        return {};

    const Verdict verdict = judge(text, 0);
    const bool isTold = verdict.isReliable && verdict.language != Undetermined && verdict.percent >= MinPercent;
    const LanguageGuess told{verdict.language, std::min(1.0, verdict.percent / 100.0)};
    if (isTold && letters > Short)
        return {told, {}, true};

    const LanguageGrams &grams = LanguageGrams::shared();
    const LanguageGrams::Scores scores = grams.score(text);
    const Language effort = isTold ? verdict.language : judge(text, CLD2::kCLDFlagBestEffort).language;
    const int modelsSay = isTold ? ModelTells : effort == English ? 0 : ModelGuesses;
    LanguageReading reading{{}, {}, true};
    std::array<int, LanguageGrams::MaxLanguages> strengths{};
    int strongest = 0;
    bool isAmongGrams = false;
    for (std::size_t i = 0; i < grams.languages().size(); ++i) {
        isAmongGrams |= grams.languages()[i] == effort;
        strengths[i] = scores[i] / PointsPerQuarter + (grams.languages()[i] == effort ? modelsSay : 0);
        strongest = std::max(strongest, strengths[i]);
    }
    if (isTold && !isAmongGrams)
        return {told, {}, true}; // of a script of its own
    // Only how far one lies behind another counts, once the best is as strong as a vote can be.
    const int beyond = std::max(0, strongest - LanguageVotes::Strongest);
    for (std::size_t i = 0; i < grams.languages().size(); ++i)
        reading.votes.add(grams.languages()[i], strengths[i] - beyond);
    if (!isAmongGrams)
        reading.votes.add(effort, modelsSay - beyond);
    const LanguageGuess alone = LanguagePool().decide(reading.votes, false);
    if (alone.confidence >= CertainAlone)
        return {alone, {}, true};
    return reading;
}

bool isOpen(const LanguageReading &reading)
{
    return reading.hasLetters && reading.certain.language == Undetermined;
}

void addTo(LanguagePool &pool, const LanguageReading &reading)
{
    if (reading.certain.language != Undetermined)
        pool.add(reading.certain.language);
    else
        pool.add(reading.votes);
}

LanguageGuess languageIn(const LanguagePool &pool, const LanguageReading &reading)
{
    return isOpen(reading) ? pool.decide(reading.votes, true) : reading.certain;
}

LanguageGuess guessLanguage(std::string_view plain, Language prior)
{
    const LanguageReading reading = readLanguage(plain);
    if (!isOpen(reading))
        return reading.certain;
    LanguagePool pool;
    pool.add(prior, PostsOfPrior);
    return pool.decide(reading.votes, false);
}

} // namespace parlance::text
