// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/marksnow.h"

#include "core/analysis/knownnow.h"
#include "core/analysis/themecorpus.h"
#include "core/text/fold.h"
#include "core/topics/marks.h"
#include "core/topics/placing.h"

#include <algorithm>
#include <map>

namespace parlance::analysis {

namespace {

constexpr std::size_t MostMarks = 30; ///< of a theme, as many as a search stores

/// The terms that posts use, and the words that these are written with.
struct Counted
{
    topics::TermCounts counts;
    std::vector<std::string> words; ///< per term: as it is written most often, in small letters
};

Counted countTerms(const topics::KnownThemes &known, std::span<const topics::Document> documents,
                   const Progress &progress)
{
    Counted counted;
    std::vector<std::map<std::string, std::uint32_t>> written(known.stems.size());
    std::map<std::uint32_t, float> uses;
    std::string folded;
    topics::PostReader reader(known);
    counted.counts.begin.push_back(0);
    for (std::size_t d = 0; d < documents.size() && !progress.isCancelled(); ++d) {
        uses.clear();
        for (const topics::ReadWord &word : reader.read(documents[d].text, documents[d].language)) {
            if (!known.isWord(word.term))
                continue;
            ++uses[word.term];
            text::foldWord(documents[d].text.substr(word.begin, word.end - word.begin), folded);
            ++written[word.term][folded];
        }
        for (const auto &[term, count] : uses) {
            counted.counts.term.push_back(term);
            counted.counts.count.push_back(count);
        }
        counted.counts.begin.push_back(counted.counts.term.size());
    }
    for (const auto &forms : written) {
        const auto most = std::max_element(forms.begin(), forms.end(),
                                           [](const auto &a, const auto &b) { return a.second < b.second; });
        counted.words.push_back(most == forms.end() ? std::string() : most->first);
    }
    return counted;
}

} // namespace

Result<std::vector<store::ThemeMark>> marksNow(const store::Workspace &workspace, const PostTable &table,
                                               Progress &progress, int only)
{
    auto stored = store::currentThemeMarks(workspace);
    if (!stored)
        return stored.error();
    const auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    std::map<int, bool> isEdited; // by number
    for (const store::Theme &theme : *themes) {
        if (only < 0 || theme.number == only)
            isEdited[theme.number] = theme.made || theme.split || !theme.parts.empty();
    }
    std::erase_if(*stored, [&](const store::ThemeMark &mark) {
        const auto theme = isEdited.find(mark.theme);
        return theme == isEdited.end() || theme->second;
    });
    if (std::none_of(isEdited.begin(), isEdited.end(), [](const auto &theme) { return theme.second; }))
        return stored;

    const auto now = knownNow(workspace, table, progress);
    if (!now)
        return now.error();
    const std::vector<std::uint32_t> rows = rowsWithText(table, select(table, {}, nullptr), Unit::Post);
    std::vector<std::int32_t> themeOf;
    for (const std::uint32_t row : rows) {
        const auto index = now->indexOf(table.theme[row]);
        themeOf.push_back(index ? static_cast<std::int32_t>(*index) : -1);
    }
    const auto corpus = readCorpus(workspace, table, rows, Unit::Post, progress);
    if (!corpus)
        return corpus.error();
    const Counted counted = countTerms(now->known, corpus->documents, progress);
    const auto found =
        topics::marksOf(counted.words, counted.counts, themeOf, now->numbers.size(), MostMarks, progress);
    if (progress.isCancelled())
        return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "Cancelled.")};
    for (std::size_t theme = 0; theme < found.size(); ++theme) {
        const int number = now->numbers[theme];
        if (!isEdited[number])
            continue;
        for (const topics::Mark &mark : found[theme])
            stored->push_back({number, mark.word, mark.z, mark.here, mark.elsewhere});
    }
    std::stable_sort(stored->begin(), stored->end(),
                     [](const store::ThemeMark &a, const store::ThemeMark &b) { return a.theme < b.theme; });
    return stored;
}

} // namespace parlance::analysis
