// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/cleaning.h"

#include "core/base/hash.h"
#include "core/base/post.h"
#include "core/base/version.h"
#include "core/import/retagger.h"
#include "core/import/tagging.h"
#include "core/store/cleaning.h"
#include "core/store/posts.h"
#include "core/text/duplicates.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

namespace parlance::import {

namespace {

// A line is repeated from so many posts of its author on, and in one post of so many.
constexpr std::int64_t LeastPosts = 5;
constexpr std::int64_t OneIn = 4;

// Shorter lines are said again and again by anybody: "Yes", "Thanks!".
constexpr std::size_t LeastLineBytes = 12;

/// A line of a post that has others.
struct LineOfPost
{
    std::uint64_t key = 0; ///< of author and line
    std::uint32_t row = 0; ///< of its post
};

/// What is kept of the posts while they are compared.
struct Compared
{
    std::vector<PostId> posts;
    std::vector<AuthorId> authors;
    std::vector<LineOfPost> lines;
    text::DuplicateFinder finder;
};

std::uint64_t keyOf(AuthorId author, std::string_view line)
{
    return hash64(line, author.value);
}

void addLines(Compared &compared, const store::ComparedText &text, std::uint32_t row)
{
    if (!text.author)
        return;
    const std::size_t first = compared.lines.size();
    std::size_t lines = text.title.empty() ? 0 : 1;
    store::eachLine(text.words, [&](std::string_view line, std::size_t, std::size_t) {
        lines += line.empty() ? 0 : 1;
        if (line.size() >= LeastLineBytes)
            compared.lines.push_back({keyOf(text.author, line), row});
    });
    if (lines < 2) // all that a post says is no signature
        compared.lines.resize(first);
}

Result<Compared> compare(const store::Workspace &workspace, Progress &progress)
{
    Compared compared;
    std::string statement;
    const auto visited = store::visitTextsToCompare(workspace, [&](const store::ComparedText &text) {
        const auto row = static_cast<std::uint32_t>(compared.posts.size());
        compared.posts.push_back(text.post);
        compared.authors.push_back(text.author);
        statement = statementOf(text.title, text.words);
        compared.finder.add(statement, text.createdUtc.value_or(std::numeric_limits<std::int64_t>::max()));
        addLines(compared, text, row);
    }, progress);
    if (!visited)
        return visited.error();
    return compared;
}

/// The lines that authors repeat, each with the rows that hold it, one line behind the other.
struct Repeated
{
    std::vector<LineOfPost> first;  ///< of each line, with its key
    std::vector<std::int64_t> posts;
    std::vector<std::uint32_t> rows; ///< of all posts that hold some, sorted
};

Repeated repeatedLines(Compared &compared, const std::vector<text::DuplicateFinder::Match> &matches)
{
    const auto isCopy = [&](std::uint32_t row) { return matches[row].original != text::DuplicateFinder::None; };
    std::uint32_t lastAuthor = 0;
    for (const AuthorId author : compared.authors)
        lastAuthor = std::max(lastAuthor, author.value);
    std::vector<std::int64_t> written(lastAuthor + std::size_t{1});
    for (std::uint32_t row = 0; row < compared.authors.size(); ++row)
        written[compared.authors[row].value] += isCopy(row) ? 0 : 1;
    std::vector<LineOfPost> &lines = compared.lines;
    std::sort(lines.begin(), lines.end(), [](const LineOfPost &a, const LineOfPost &b) {
        return a.key != b.key ? a.key < b.key : a.row < b.row;
    });
    Repeated repeated;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin;
        std::int64_t posts = 0;
        for (; end < lines.size() && lines[end].key == lines[begin].key; ++end) {
            const bool isAgain = end > begin && lines[end].row == lines[end - 1].row;
            posts += isAgain || isCopy(lines[end].row) ? 0 : 1;
        }
        if (posts >= LeastPosts && posts * OneIn >= written[compared.authors[lines[begin].row].value]) {
            repeated.first.push_back(lines[begin]);
            repeated.posts.push_back(posts);
            for (std::size_t i = begin; i < end; ++i)
                repeated.rows.push_back(lines[i].row);
        }
        begin = end;
    }
    std::sort(repeated.rows.begin(), repeated.rows.end());
    repeated.rows.erase(std::unique(repeated.rows.begin(), repeated.rows.end()), repeated.rows.end());
    return repeated;
}

/// The words of the repeated lines, read again from a post that holds each.
Result<std::vector<store::BoilerplateLine>> wordsOf(const store::Workspace &workspace, const Compared &compared, const Repeated &repeated)
{
    std::vector<store::BoilerplateLine> lines;
    for (std::size_t i = 0; i < repeated.first.size(); ++i) {
        const LineOfPost &line = repeated.first[i];
        const PostId id = compared.posts[line.row];
        const AuthorId author = compared.authors[line.row];
        const auto post = store::posts(workspace, {&id, 1});
        if (!post)
            return post.error();
        if (post->empty())
            continue;
        bool isFound = false;
        store::eachLine(post->front().text, [&](std::string_view words, std::size_t, std::size_t) {
            if (!isFound && keyOf(author, words) == line.key)
                lines.push_back({author, std::string(words), repeated.posts[i]});
            isFound |= keyOf(author, words) == line.key;
        });
    }
    std::sort(lines.begin(), lines.end(), [](const auto &a, const auto &b) {
        return a.author != b.author ? a.author < b.author : a.line < b.line;
    });
    return lines;
}

/// Scores posts anew, with the lines that count now, in the caller's transaction.
Result<void> rescore(const store::Workspace &workspace, const std::vector<PostId> &posts, Progress &progress)
{
    auto retagger = Retagger::open(workspace);
    if (!retagger)
        return retagger.error();
    for (const PostId post : posts) {
        if (progress.isCancelled())
            return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
        if (const auto done = retagger->scoreAgain(post); !done)
            return done;
    }
    return {};
}

std::vector<PostId> eitherOf(const std::vector<PostId> &a, const std::vector<PostId> &b)
{
    std::vector<PostId> all;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
    return all;
}

} // namespace

Result<CleaningOutcome> findCopies(const store::Workspace &workspace, Progress &progress)
{
    const auto startedUtc = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    auto compared = compare(workspace, progress);
    if (!compared)
        return compared.error();
    const auto matches = compared->finder.find(progress);
    if (!matches)
        return matches.error();
    compared->finder = {}; // most of the memory, and not needed any more
    const Repeated repeated = repeatedLines(*compared, *matches);
    const auto lines = wordsOf(workspace, *compared, repeated);
    const auto before = store::postsFlagged(workspace, FlagBoilerplate);
    if (!lines || !before)
        return lines ? before.error() : lines.error();

    CleaningOutcome outcome;
    outcome.posts = static_cast<std::int64_t>(compared->posts.size());
    std::vector<store::Duplicate> duplicates;
    for (std::uint32_t row = 0; row < matches->size(); ++row) {
        const text::DuplicateFinder::Match &match = (*matches)[row];
        if (match.original == text::DuplicateFinder::None)
            continue;
        duplicates.push_back({compared->posts[row], compared->posts[match.original], match.isExact});
        ++(match.isExact ? outcome.exact : outcome.near);
    }
    std::vector<PostId> withLines;
    for (const std::uint32_t row : repeated.rows)
        withLines.push_back(compared->posts[row]);
    outcome.lines = static_cast<std::int64_t>(lines->size());
    outcome.postsWithLines = static_cast<std::int64_t>(withLines.size());

    store::Run run;
    run.kind = "duplicates";
    run.startedUtc = startedUtc;
    run.parameters = R"({"exact":"4 words","near":"MinHash 32, bands 8 of 4, 26 alike, 8 words","lines":"5 posts, 1 in 4"})";
    run.selection = "{}";
    run.posts = outcome.posts;
    run.version = version();
    auto transaction = store::Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    if (const auto stored = store::storeMarks(workspace, run, {duplicates, *lines, withLines}, progress); !stored)
        return stored.error();
    if (const auto done = rescore(workspace, eitherOf(*before, withLines), progress); !done)
        return done.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return outcome;
}

Result<void> forgetCopies(const store::Workspace &workspace, Progress &progress)
{
    const auto before = store::postsFlagged(workspace, FlagBoilerplate);
    if (!before)
        return before.error();
    auto transaction = store::Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    if (const auto done = store::clearMarks(workspace, progress); !done)
        return done;
    if (const auto done = rescore(workspace, *before, progress); !done)
        return done;
    return transaction->commit();
}

} // namespace parlance::import
