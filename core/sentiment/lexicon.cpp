// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/lexicon.h"

#include "core/base/embedded.h"
#include "core/base/hash.h"
#include "core/text/fold.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>

namespace parlance::sentiment {

namespace {

constexpr std::string_view Folder = "resources/lexicons/";
constexpr std::string_view SharedFiles[] = {"emoji.tsv", "emoticons.tsv"}; ///< terms that every language has

/// Calls `row(line number, fields)` for each line that is neither empty nor a comment.
void forEachRow(std::string_view text, const std::function<void(int, std::span<const std::string_view>)> &row)
{
    for (int line = 1; !text.empty(); ++line) {
        std::string_view rest = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), rest.size() + 1));
        if (rest.ends_with('\r'))
            rest.remove_suffix(1);
        if (rest.empty() || rest.starts_with("# ") || rest == "#")
            continue;
        std::string_view fields[4];
        std::size_t count = 0;
        while (count < 4) {
            const std::size_t tab = rest.find('\t');
            fields[count++] = rest.substr(0, tab);
            if (tab == std::string_view::npos)
                break;
            rest.remove_prefix(tab + 1);
        }
        row(line, std::span(fields, count));
    }
}

bool readNumber(std::string_view text, double &value)
{
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

std::int16_t hundredths(double value)
{
    return static_cast<std::int16_t>(std::lround(value * 100));
}

std::string fileText(std::string_view name)
{
    return std::string(embedded(std::string(Folder).append(name)));
}

} // namespace

Lexicon::Lexicon(std::string_view name, std::string_view terms, std::string_view rules) : m_name(name)
{
    for (const std::string_view shared : SharedFiles)
        readTerms(shared, embedded(std::string(Folder).append(shared)));
    readTerms(m_name + ".tsv", terms);
    readRules(m_name + ".rules.tsv", rules);
    for (auto &phrases : m_phrases) {
        std::stable_sort(phrases.begin(), phrases.end(),
                         [](const Phrase &a, const Phrase &b) { return a.words.size() > b.words.size(); });
        std::uint64_t &seconds = m_seconds.emplace_back(0);
        for (const Phrase &phrase : phrases)
            seconds |= phrase.words.size() > 1 ? bitOf(phrase.words[1]) : ~std::uint64_t{0};
    }
    const auto longest = [](const std::string &a, const std::string &b) { return a.size() > b.size(); };
    std::stable_sort(m_elisions.begin(), m_elisions.end(), longest);
}

const Lexicon *Lexicon::of(Language language)
{
    for (const Lexicon *lexicon : all()) {
        if (Language(lexicon->name()) == language)
            return lexicon;
    }
    return nullptr;
}

std::span<const Lexicon *const> Lexicon::all()
{
    static const std::vector<std::unique_ptr<const Lexicon>> owned = [] {
        std::vector<std::unique_ptr<const Lexicon>> found;
        for (std::string_view file : embeddedNames(Folder)) {
            file.remove_prefix(Folder.size());
            if (file.size() != 6 || !file.ends_with(".tsv"))
                continue;
            const std::string_view code = file.substr(0, 2);
            found.push_back(std::make_unique<Lexicon>(code, fileText(file), fileText(std::string(code) + ".rules.tsv")));
        }
        return found;
    }();
    static const std::vector<const Lexicon *> lexicons = [] {
        std::vector<const Lexicon *> list;
        for (const auto &lexicon : owned)
            list.push_back(lexicon.get());
        return list;
    }();
    return lexicons;
}

Term Lexicon::find(std::string_view folded) const
{
    const text::Interner::Key key = text::Interner::keyOf(folded, folded.size());
    if ((m_sieve[key.hash >> SieveShift] & bitOf(key.hash >> (SieveShift - 6))) == 0)
        return {};
    const auto number = m_words.find(key, folded);
    return number ? m_terms[*number] : Term{};
}

bool Lexicon::isAcronym(std::string_view folded) const
{
    return m_acronyms.contains(folded);
}

Term &Lexicon::termOf(std::string_view word)
{
    const auto next = static_cast<std::uint32_t>(m_terms.size());
    const text::Interner::Key key = text::Interner::keyOf(word, word.size());
    const std::uint32_t number = m_words.number(key, word, next);
    if (number == next) {
        m_terms.emplace_back();
        m_sieve[key.hash >> SieveShift] |= bitOf(key.hash >> (SieveShift - 6));
    }
    return m_terms[number];
}

std::uint16_t Lexicon::phraseWord(std::string_view word)
{
    Term &term = termOf(word);
    if (term.phraseWord == 0) {
        term.phraseWord = static_cast<std::uint16_t>(m_phrases.size());
        m_phrases.emplace_back();
    }
    return term.phraseWord;
}

/// Adds to what is known of a word or phrase. A valence replaces an earlier one; roles add up.
void Lexicon::add(std::string_view written, const Term &what)
{
    std::string term;
    text::foldWord(written, term);
    const auto merge = [&](Term &known) {
        if (what.has(Valenced)) {
            known.valence = what.valence;
            known.roles = static_cast<std::uint16_t>(known.roles & ~Inert);
        }
        if (what.has(Boosts))
            known.boost = what.boost;
        known.roles |= what.roles;
    };
    if (term.find(' ') == std::string::npos) {
        merge(termOf(term));
        return;
    }
    Phrase phrase;
    std::string_view rest = term;
    std::string_view first;
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (word.empty())
            continue;
        if (first.empty())
            first = word;
        phrase.words.push_back(phraseWord(word));
    }
    termOf(first).roles |= StartsPhrase;
    std::vector<Phrase> &phrases = m_phrases[phrase.words.front()];
    const auto same = std::find_if(phrases.begin(), phrases.end(),
                                   [&](const Phrase &known) { return known.words == phrase.words; });
    if (same != phrases.end()) {
        merge(same->term);
        return;
    }
    phrase.term = what;
    phrases.push_back(std::move(phrase));
}

void Lexicon::readTerms(std::string_view file, std::string_view rows)
{
    m_hash = sha256Hex(m_hash.append(rows));
    forEachRow(rows, [&](int line, std::span<const std::string_view> fields) {
        if (fields[0].starts_with("!include ")) {
            const std::string_view name = fields[0].substr(9);
            readTerms(name, embedded(std::string(Folder).append(name)));
            return;
        }
        double value = 0;
        if (fields.size() < 2 || !readNumber(fields[1], value) || value < -4 || value > 4) {
            m_problems.push_back(std::string(file) + ':' + std::to_string(line) + ": a term, a tab and a valence in [-4, 4]");
            return;
        }
        const bool isVerb = fields.size() > 2 && fields[2] == "verb";
        if (fields.size() > 2 && !isVerb) {
            m_problems.push_back(std::string(file) + ':' + std::to_string(line)
                                 + ": nothing but \"verb\" may follow the valence");
            return;
        }
        // 0 takes the valence away that an included file gave.
        Term term{.valence = hundredths(value), .roles = Valenced};
        if (isVerb)
            term.roles |= Verb;
        add(fields[0], term);
    });
}

void Lexicon::setWeight(const std::string &place, std::string_view name, double value)
{
    const std::pair<std::string_view, double *> weights[] = {
        {"negation", &m_weights.negation},           {"negated-blame", &m_weights.negatedBlame},
        {"contrast-before", &m_weights.contrastBefore}, {"contrast-after", &m_weights.contrastAfter},
        {"capitals", &m_weights.capitals},           {"stretched", &m_weights.stretched},
        {"sarcasm", &m_weights.sarcasm},
        {"positive-from", &m_weights.positiveFrom},  {"negative-from", &m_weights.negativeFrom}};
    if (name == "negation-scope" && value >= 0 && value < 1000) {
        m_weights.negationScope = static_cast<int>(value);
        return;
    }
    for (const auto &[known, weight] : weights) {
        if (known == name) {
            *weight = value;
            return;
        }
    }
    m_problems.push_back(place + "no such weight");
}

void Lexicon::readRules(std::string_view file, std::string_view rows)
{
    m_hash = sha256Hex(m_hash.append(rows));
    static constexpr std::pair<std::string_view, std::uint16_t> Roles[] = {
        {"negator", Negates},     {"negator-before", NegatesBefore}, {"booster", Boosts},   {"contrast", Contrasts},
        {"scope-end", EndsScope}, {"sarcasm", Sarcastic},            {"phrase", Valenced},  {"exception", Inert},
        {"verb-negator", NegatesVerb},
        {"negation-opener", OpensNegation},
        {"hollow-praise", Hollow},
        {"filler", Filler},
        {"closed-negator", Negates | ClosesNegation}};
    forEachRow(rows, [&](int line, std::span<const std::string_view> fields) {
        const std::string place = std::string(file) + ':' + std::to_string(line) + ": ";
        double value = 0;
        const bool numbered = fields.size() > 2 && readNumber(fields[2], value);
        if (fields.size() < 2 || fields[1].empty() || (fields.size() > 2 && !numbered)) {
            m_problems.push_back(place + "a role, a tab, a term and for some roles a tab and a number");
            return;
        }
        std::string term;
        text::foldWord(fields[1], term);
        if (fields[0] == "acronym") {
            m_acronyms.insert(term);
        } else if (fields[0] == "elision") {
            m_elisions.push_back(term);
        } else if (fields[0] == "ending") {
            m_endings.push_back(term);
        } else if (fields[0] == "negating-ending") {
            m_negatingEndings.push_back(term);
        } else if (fields[0] == "set") {
            setWeight(place, fields[1], value);
        } else {
            const auto role = std::find_if(std::begin(Roles), std::end(Roles), [&](const auto &known) { return known.first == fields[0]; });
            const bool wantsNumber = role != std::end(Roles) && (role->second == Boosts || role->second == Valenced);
            if (role == std::end(Roles) || (wantsNumber && !numbered) || value < -4 || value > 4) {
                m_problems.push_back(place + (role == std::end(Roles) ? "no such role" : "the number is missing or beyond [-4, 4]"));
                return;
            }
            Term what{.roles = role->second};
            if (role->second == Boosts) {
                what.boost = hundredths(value);
            } else if (numbered) {
                what.valence = hundredths(value);
                what.roles |= Valenced;
            }
            add(term, what);
        }
    });
}

} // namespace parlance::sentiment
