// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/explainpost.h"

#include "core/analysis/runscope.h"
#include "core/analysis/themecorpus.h"
#include "core/store/posts.h"
#include "core/store/thememodel.h"
#include "core/topics/placing/learning.h"
#include "core/topics/placing/placing.h"

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

/// The posts of a thread that got their theme together with one of them, which a run by threads has looked at.
Result<Selection> postsOfDocument(const store::Workspace &workspace, const PostTable &table, std::uint32_t row)
{
    const auto seen = store::postsSeenByThemes(workspace);
    if (!seen)
        return seen.error();
    Selection rows;
    for (std::uint32_t other = 0; other < table.size(); ++other) {
        if (other == row || (table.thread[other] == table.thread[row] && table.theme[other] == table.theme[row] &&
                             std::binary_search(seen->begin(), seen->end(), table.id[other])))
            rows.push_back(other);
    }
    return rows;
}

/// How many other posts of a post's thread are in each theme, by index.
std::vector<float> othersOfThread(const PostTable &table, const KnownNow &now, std::uint32_t row)
{
    std::vector<float> others(now.numbers.size(), 0.0F);
    for (std::uint32_t other = 0; other < table.size(); ++other) {
        if (other == row || table.thread[other] != table.thread[row])
            continue;
        if (const auto index = now.indexOf(table.theme[other]))
            ++others[*index];
    }
    return others;
}

/// What the themes know, without a post that taught one of them.
topics::KnownThemes without(topics::KnownThemes known, const topics::Document &document, std::size_t theme)
{
    constexpr std::int32_t One = 0;
    const NoProgress quiet;
    const topics::KnownThemes::Theme own =
        topics::learnThemes(known, std::span(&document, 1), std::span(&One, 1), 1, 1.0, quiet).front();
    topics::KnownThemes::Theme &rest = known.themes[theme];
    rest.rows = std::max(0.0, rest.rows - 1.0);
    for (auto &[term, weight] : rest.weight)
        weight = std::max(0.0F, weight - static_cast<float>(own.weightOf(term)));
    return known;
}

/// \param why  of the theme that the post is in, or of the likeliest where it is in none.
Result<PostExplanation::Reason> reasonOf(const store::Workspace &workspace, const PostTable &table, std::uint32_t row,
                                         const topics::Explanation &why, const topics::ThreadLead &lead)
{
    using Reason = PostExplanation::Reason;
    const auto moved = store::movedPosts(workspace);
    if (!moved)
        return moved.error();
    const auto own = std::lower_bound(moved->begin(), moved->end(), table.id[row],
                                      [](const auto &one, PostId post) { return one.post < post; });
    if (own != moved->end() && own->post == table.id[row])
        return Reason::Person;
    if (table.theme[row] < 0) {
        const auto seen = store::isSeenByThemes(workspace, table.id[row]);
        if (!seen)
            return seen.error();
        if (!*seen)
            return Reason::Unread;
        return why.firm < why.asked ? Reason::NoTheme : why.strange ? Reason::Strange : Reason::Unlikely;
    }
    const double words = why.total - why.size - why.thread;
    if (why.total >= 0)
        return why.thread > 0 && (words <= 0 || words + why.size <= 0) ? Reason::Thread : Reason::Words;
    if (lead.theme == why.theme && lead.leads())
        return Reason::Thread;
    const auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    const bool kept = std::any_of(themes->begin(), themes->end(), [&](const store::Theme &theme) {
        return theme.number == table.theme[row] && (theme.pinned || theme.made || theme.renamed || !theme.parts.empty());
    });
    return kept ? Reason::Kept : !why.againstIsFirm ? Reason::Unmarked : Reason::Words;
}

} // namespace

Result<PostExplanation> explainPost(const store::Workspace &workspace, const PostTable &table, const KnownNow &now,
                                    std::uint32_t row, std::int32_t theme, std::int32_t against)
{
    PostExplanation explanation;
    explanation.theme = table.themeOrNone(row);
    std::int32_t wanted = -1, compared = -1; // where in now.known
    for (const auto &[number, index] : {std::pair(theme >= 0 ? theme : explanation.theme, &wanted), {against, &compared}}) {
        const auto found = now.indexOf(number);
        if (number >= 0 && !found)
            return Error{.code = ErrorCode::NotFound,
                         .message = TR_NOOP("Error", "There is no theme %1. Themes were found again, or it was merged or split."),
                         .subject = std::to_string(number)};
        *index = found ? static_cast<std::int32_t>(*found) : -1;
    }
    if (compared >= 0 && compared == wanted)
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "Theme %1 cannot be compared with itself. Choose another to compare it with."),
                     .subject = std::to_string(against)};
    const auto run = store::currentThemeRun(workspace);
    if (!run)
        return run.error();
    const Unit unit = *run ? unitOf(**run) : Unit::Post;
    Selection rows{row};
    if (unit == Unit::Thread) {
        auto found = postsOfDocument(workspace, table, row);
        if (!found)
            return found.error();
        rows = rowsWithText(table, *found, unit);
    }
    NoProgress quiet;
    const auto read = readCorpus(workspace, table, rows, unit, quiet);
    if (!read)
        return read.error();
    const topics::Document none;
    const topics::Document &document = read->documents.empty() ? none : read->documents.front();
    explanation.text = document.text;
    std::vector<float> thread;
    if (unit == Unit::Post) {
        thread = othersOfThread(table, now, row);
        explanation.lead = topics::leadOf(thread.data(), thread.size(), -1);
        if (now.known.threadPrior <= 0.0)
            explanation.lead = {}; // threads mean nothing
        const auto own = store::posts(workspace, std::span(&table.id[row], 1));
        if (!own)
            return own.error();
        const auto parent = own->empty() ? std::nullopt : table.rowOf(own->front().parent);
        if (parent && table.thread[*parent] == table.thread[row]) {
            if (const auto index = now.indexOf(table.theme[*parent]))
                thread[*index] += static_cast<float>(now.known.parentVotes);
        }
    }
    const auto numberOf = [&](std::int32_t index) { return index < 0 ? -1 : now.numbers[static_cast<std::size_t>(index)]; };
    const auto explain = [&](std::int32_t of, std::int32_t than) {
        return topics::explainPost(now.known, explanation.text, document.language, of, than, thread);
    };
    explanation.why = explain(wanted, compared);
    const auto own = now.indexOf(explanation.theme);
    topics::Explanation mine = theme < 0 && against < 0 ? explanation.why : explain(own ? static_cast<std::int32_t>(*own) : -1, -1);
    if (explanation.theme < 0 && mine.theme >= 0 && mine.firm >= mine.asked) {
        // A post is in none by what the others say of its words, though it may be among those that a theme was learned from.
        const topics::KnownThemes others = without(now.known, document, static_cast<std::size_t>(mine.theme));
        const double firm = topics::explainPost(others, explanation.text, document.language, mine.theme, -1, thread).firm;
        mine.firm = std::min(mine.firm, firm);
        if (explanation.why.theme == mine.theme)
            explanation.why.firm = mine.firm;
    }
    const auto reason = reasonOf(workspace, table, row, mine, explanation.lead);
    if (!reason)
        return reason.error();
    explanation.reason = *reason;
    explanation.why.theme = numberOf(explanation.why.theme);
    explanation.why.against = numberOf(explanation.why.against);
    explanation.lead.theme = numberOf(explanation.lead.theme);
    explanation.paragraphs = themesOfParagraphs(now.known, explanation.text, document.language);
    for (ParagraphTheme &paragraph : explanation.paragraphs)
        paragraph.theme = numberOf(paragraph.theme);
    return explanation;
}

} // namespace parlance::analysis
