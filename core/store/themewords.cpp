// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/themewords.h"

#include <boost/json.hpp>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>

namespace parlance::store {

namespace json = boost::json;

namespace {

constexpr std::size_t MostPhrases = 10;
constexpr std::size_t MostTerms = 30;

std::string arrayOf(const std::vector<std::string> &texts)
{
    json::array array;
    for (const std::string &text : texts)
        array.emplace_back(text);
    return json::serialize(array);
}

json::array parsed(std::string_view text)
{
    boost::system::error_code failure;
    const json::value value = json::parse(json::string_view(text.data(), text.size()), failure);
    return !failure && value.is_array() ? value.get_array() : json::array();
}

/// Words of a phrase, whatever their case.
std::vector<icu::UnicodeString> folded(std::string_view phrase)
{
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(phrase.data(), static_cast<std::int32_t>(phrase.size())));
    text.foldCase();
    std::vector<icu::UnicodeString> words;
    bool inside = false;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        const bool letter = u_isalnum(c) || u_getCombiningClass(c) != 0;
        if (letter && !inside)
            words.emplace_back();
        if (letter)
            words.back().append(c);
        inside = letter;
    }
    return words;
}

/// Terms with weights that sum to one.
std::vector<std::pair<std::string, double>> shares(const std::vector<std::pair<std::string, double>> &terms)
{
    double sum = 0;
    for (const auto &[term, weight] : terms)
        sum += weight;
    auto scaled = terms;
    for (auto &[term, weight] : scaled)
        weight = sum > 0 ? weight / sum : 0;
    return scaled;
}

} // namespace

ThemeWords wordsOf(const Theme &theme)
{
    json::array terms;
    for (const auto &[term, weight] : theme.terms)
        terms.emplace_back(json::array{term, weight});
    return {arrayOf(theme.alternates), arrayOf(theme.phrases), json::serialize(terms)};
}

std::vector<std::string> phrasesFrom(std::string_view text)
{
    std::vector<std::string> texts;
    for (const json::value &item : parsed(text)) {
        if (item.is_string())
            texts.emplace_back(item.get_string());
    }
    return texts;
}

std::vector<std::pair<std::string, double>> termsFrom(std::string_view text)
{
    std::vector<std::pair<std::string, double>> terms;
    for (const json::value &item : parsed(text)) {
        const json::array *pair = item.if_array();
        if (pair && pair->size() == 2 && (*pair)[0].is_string() && (*pair)[1].is_number())
            terms.emplace_back(std::string((*pair)[0].get_string()), (*pair)[1].to_number<double>());
    }
    return terms;
}

bool holdsWord(std::string_view phrase, std::string_view word)
{
    const std::vector<icu::UnicodeString> in = folded(phrase), wanted = folded(word);
    return !wanted.empty() && std::search(in.begin(), in.end(), wanted.begin(), wanted.end()) != in.end();
}

bool isSameName(std::string_view one, std::string_view other)
{
    return one == other || (holdsWord(one, other) && holdsWord(other, one));
}

std::string labelWithout(const Theme &theme, std::string_view word)
{
    for (const auto *list : {&theme.alternates, &theme.phrases}) {
        for (const std::string &text : *list) {
            if (!holdsWord(text, word))
                return text;
        }
    }
    for (const auto &[term, weight] : theme.terms) {
        if (!holdsWord(term, word))
            return term;
    }
    return {};
}

void removeWord(Theme &theme, std::string_view word)
{
    const auto holds = [word](const std::string &text) { return holdsWord(text, word); };
    std::erase_if(theme.alternates, holds);
    std::erase_if(theme.phrases, holds);
    std::erase_if(theme.terms, [&](const auto &term) { return holds(term.first); });
}

void addWord(Theme &theme, const std::string &word)
{
    std::erase(theme.phrases, word);
    theme.phrases.insert(theme.phrases.begin(), word);
    std::erase_if(theme.terms, [&](const auto &term) { return term.first == word; });
    theme.terms.insert(theme.terms.begin(), {word, theme.terms.empty() ? 1.0 : theme.terms.front().second});
}

void joinWords(Theme &theme, const Theme &other)
{
    std::vector<std::string> phrases;
    std::set<std::string> seen;
    for (std::size_t i = 0;
         i < std::max(theme.phrases.size(), other.phrases.size()) && phrases.size() < MostPhrases; ++i) {
        for (const std::vector<std::string> *list : {&std::as_const(theme.phrases), &other.phrases}) {
            if (i < list->size() && seen.insert((*list)[i]).second && phrases.size() < MostPhrases)
                phrases.push_back((*list)[i]);
        }
    }
    theme.phrases = std::move(phrases);
    if (!other.label.empty())
        theme.alternates.push_back(other.label);

    std::map<std::string, double> sums;
    for (const auto &list : {shares(theme.terms), shares(other.terms)}) {
        for (const auto &[term, weight] : list)
            sums[term] += weight;
    }
    theme.terms.assign(sums.begin(), sums.end());
    std::stable_sort(theme.terms.begin(), theme.terms.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    theme.terms.resize(std::min(theme.terms.size(), MostTerms));
}

} // namespace parlance::store
