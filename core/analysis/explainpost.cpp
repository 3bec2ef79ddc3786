// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/explainpost.h"

#include "core/analysis/themecorpus.h"
#include "core/store/thememodel.h"
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

Result<topics::KnownThemes> knownThemes(const store::Workspace &workspace)
{
    const auto knowledge = store::currentThemeKnowledge(workspace);
    if (!knowledge)
        return knowledge.error();
    if (!*knowledge)
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "No themes have been found here yet, or by a version that kept nothing of "
                                                 "what it learned. Find the themes again.")};
    return topics::knownThemesFrom((*knowledge)->learned);
}

Result<PostExplanation> explainPost(const store::Workspace &workspace, const PostTable &table,
                                    const topics::KnownThemes &known, std::uint32_t row, std::int32_t theme,
                                    std::int32_t against)
{
    const auto themes = static_cast<std::int32_t>(known.themes.size());
    PostExplanation explanation{.text = {}, .theme = table.theme[row], .why = {}, .paragraphs = {}};
    const std::int32_t wanted = theme >= 0 ? theme : explanation.theme;
    for (const std::int32_t number : {wanted, against}) {
        if (number >= themes)
            return Error{.code = ErrorCode::BadInput,
                         .message = TR_NOOP("Error", "The search for themes learned nothing of theme %1: there is no such "
                                                     "theme, or a person made it."),
                         .subject = std::to_string(number)};
    }
    NoProgress quiet;
    const auto read = readCorpus(workspace, table, {row}, Unit::Post, quiet);
    if (!read)
        return read.error();
    explanation.text = read->documents.front().text;
    std::vector<float> thread(known.themes.size(), 0.0F);
    for (std::uint32_t other = 0; other < table.size(); ++other) {
        if (other != row && table.thread[other] == table.thread[row] && table.theme[other] >= 0
            && table.theme[other] < themes)
            ++thread[static_cast<std::size_t>(table.theme[other])];
    }
    explanation.why =
        topics::explainPost(known, explanation.text, table.language[row], wanted, against, thread);
    explanation.paragraphs = themesOfParagraphs(known, explanation.text, table.language[row]);
    return explanation;
}

} // namespace parlance::analysis
