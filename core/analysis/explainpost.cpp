// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/explainpost.h"

#include "core/analysis/themecorpus.h"
#include "core/store/posts.h"
#include "core/topics/placing.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

constexpr std::uint32_t ParagraphWords = 4; ///< that are terms, for a paragraph to have a theme of its own

std::vector<ParagraphTheme> themesOfParagraphs(const topics::KnownThemes &known, std::string_view text,
                                               Language language)
{
    std::vector<topics::Document> documents;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        if (end > at)
            documents.push_back({.text = text.substr(at, end - at), .language = language});
        at = end + 2;
    }
    topics::ThreadVotes alone(known.themes.size());
    const auto placed = topics::placePosts(known, documents, alone, 1, NoProgress());
    std::vector<ParagraphTheme> paragraphs;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (placed[i].words < ParagraphWords)
            continue;
        const auto begin = static_cast<std::size_t>(documents[i].text.data() - text.data());
        paragraphs.push_back({begin, begin + documents[i].text.size(), placed[i].theme, placed[i].weight});
    }
    if (paragraphs.size() < 2)
        paragraphs.clear();
    return paragraphs;
}

} // namespace

Result<PostExplanation> explainPost(const store::Workspace &workspace, const PostTable &table, const KnownNow &now,
                                    std::uint32_t row, std::int32_t theme, std::int32_t against)
{
    PostExplanation explanation{.text = {}, .theme = table.theme[row], .why = {}, .paragraphs = {}};
    std::int32_t wanted = -1, compared = -1; // where in now.known
    for (const auto &[number, index] : {std::pair(theme >= 0 ? theme : explanation.theme, &wanted), {against, &compared}}) {
        const auto found = now.indexOf(number);
        if (number >= 0 && !found)
            return Error{.code = ErrorCode::NotFound,
                         .message = TR_NOOP("Error", "There is no theme %1. Themes were found again, or it was merged or split."),
                         .subject = std::to_string(number)};
        *index = found ? static_cast<std::int32_t>(*found) : -1;
    }
    NoProgress quiet;
    const auto read = readCorpus(workspace, table, {row}, Unit::Post, quiet);
    if (!read)
        return read.error();
    explanation.text = read->documents.front().text;
    std::vector<float> thread(now.numbers.size(), 0.0F);
    for (std::uint32_t other = 0; other < table.size(); ++other) {
        if (other == row || table.thread[other] != table.thread[row])
            continue;
        if (const auto index = now.indexOf(table.theme[other]))
            ++thread[*index];
    }
    const auto own = store::posts(workspace, std::span(&table.id[row], 1));
    if (!own)
        return own.error();
    const auto parent = own->empty() ? std::nullopt : table.rowOf(own->front().parent);
    if (parent && table.thread[*parent] == table.thread[row]) {
        if (const auto index = now.indexOf(table.theme[*parent]))
            thread[*index] += static_cast<float>(now.known.parentVotes);
    }
    const auto numberOf = [&](std::int32_t index) { return index < 0 ? -1 : now.numbers[static_cast<std::size_t>(index)]; };
    explanation.why = topics::explainPost(now.known, explanation.text, table.language[row], wanted, compared, thread);
    explanation.why.theme = numberOf(explanation.why.theme);
    explanation.why.against = numberOf(explanation.why.against);
    explanation.paragraphs = themesOfParagraphs(now.known, explanation.text, table.language[row]);
    for (ParagraphTheme &paragraph : explanation.paragraphs)
        paragraph.theme = numberOf(paragraph.theme);
    return explanation;
}

} // namespace parlance::analysis
