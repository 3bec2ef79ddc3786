// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search.h"

#include "core/store/rows.h"
#include "core/store/searchruns.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace parlance::store {

namespace {

/// The query as plain words, each in quotes: what is left when FTS5 does not accept it as written.
std::string asPlainWords(std::string_view query)
{
    std::string words;
    std::size_t at = 0;
    while (at < query.size()) {
        const auto isWord = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80) != 0;
        };
        while (at < query.size() && !isWord(query[at]))
            ++at;
        const std::size_t begin = at;
        while (at < query.size() && isWord(query[at]))
            ++at;
        if (at > begin) {
            if (!words.empty())
                words += ' ';
            words += '"';
            words += query.substr(begin, at - begin);
            words += '"';
        }
    }
    return words;
}

Error nothingToSearch(std::string_view query)
{
    return Error{.code = ErrorCode::BadInput,
                 .message = TR_NOOP("Error", "There is no word to search for in “%1”. Write at least one word."),
                 .subject = std::string(query)};
}

/// Prepares and binds a search; falls back to plain words when the query's own syntax is not FTS5's.
/// `bound` keeps the text alive.
Result<Statement> search(const Workspace &workspace, std::string_view name, std::string_view wanted, std::string &bound,
                         bool &firstRow)
{
    auto statement = workspace.connection().prepare(query(name));
    if (!statement)
        return statement.error();
    const std::string plain = asPlainWords(wanted);
    if (plain.empty())
        return nothingToSearch(wanted);
    bound = wanted;
    for (int attempt = 0;; ++attempt) {
        statement->bind(1, std::string_view(bound));
        const auto row = statement->step();
        if (row) {
            firstRow = *row;
            return statement;
        }
        if (row.error().code != ErrorCode::Internal || attempt > 0)
            return row.error();
        bound = plain;
    }
}

} // namespace

Result<std::vector<PostId>> matchingPosts(const Workspace &workspace, std::string_view wanted, Progress &progress)
{
    const CancelScope cancel(workspace.connection(), progress);
    if (const RunQuery unspaced = runsOf(wanted); !unspaced.runs.empty()) {
        auto having = postsWithRuns(workspace, unspaced.runs);
        if (!having || asPlainWords(unspaced.rest).empty())
            return having;
        const auto rest = matchingPosts(workspace, asPlainWords(unspaced.rest), progress);
        if (!rest)
            return rest;
        std::vector<PostId> both;
        std::set_intersection(having->begin(), having->end(), rest->begin(), rest->end(), std::back_inserter(both));
        return both;
    }
    std::string bound;
    bool more = false;
    auto statement = search(workspace, "search_posts", wanted, bound, more);
    if (!statement)
        return statement.error();
    std::vector<PostId> found;
    while (more) {
        found.emplace_back(statement->integer(0));
        const auto row = statement->step();
        if (!row)
            return row.error();
        more = *row;
    }
    std::sort(found.begin(), found.end());
    return found;
}

Result<std::vector<Hit>> rankedHits(const Workspace &workspace, std::string_view wanted, Progress &progress)
{
    const CancelScope cancel(workspace.connection(), progress);
    if (const RunQuery unspaced = runsOf(wanted); !unspaced.runs.empty()) {
        const auto having = postsWithRuns(workspace, unspaced.runs);
        if (!having)
            return having.error();
        std::vector<Hit> hits;
        const std::string rest = asPlainWords(unspaced.rest);
        if (rest.empty()) { // nothing to rank by
            for (const PostId post : *having)
                hits.push_back({post, 0.0});
            return hits;
        }
        auto ranked = rankedHits(workspace, rest, progress);
        if (!ranked)
            return ranked;
        std::erase_if(*ranked, [&](const Hit &hit) { return !std::binary_search(having->begin(), having->end(), hit.post); });
        return ranked;
    }
    std::string bound;
    bool more = false;
    auto statement = search(workspace, "search_posts_ranked", wanted, bound, more);
    if (!statement)
        return statement.error();
    std::vector<Hit> found;
    while (more) {
        found.push_back({PostId(statement->integer(0)), statement->real(1)});
        const auto row = statement->step();
        if (!row)
            return row.error();
        more = *row;
    }
    std::sort(found.begin(), found.end(), [](const Hit &a, const Hit &b) {
        return a.relevance != b.relevance ? a.relevance > b.relevance : a.post < b.post;
    });
    return found;
}

Result<WordFinder> WordFinder::open(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("search_posts_some"));
    if (!statement)
        return statement.error();
    return WordFinder(std::move(*statement));
}

Result<std::vector<PostId>> WordFinder::first(std::span<const std::string> words, std::size_t most)
{
    std::string wanted;
    for (const std::string &word : words) {
        const std::string plain = asPlainWords(word);
        if (!plain.empty()) // words with signs within are phrases
            wanted += (wanted.empty() ? "(" : " OR (") + plain + ")";
    }
    std::vector<PostId> found;
    if (wanted.empty())
        return found;
    m_statement.bind(1, std::string_view(wanted));
    m_statement.bind(2, static_cast<std::int64_t>(most));
    const auto read = eachRow(m_statement, [&] { found.emplace_back(m_statement.integer(0)); });
    m_statement.reset();
    if (!read)
        return read.error();
    return found;
}

Result<std::vector<std::string>> excerpts(const Workspace &workspace, std::string_view wanted,
                                          std::span<const PostId> posts)
{
    std::vector<std::string> found;
    found.reserve(posts.size());
    if (const RunQuery unspaced = runsOf(wanted); !unspaced.runs.empty()) {
        for (const PostId post : posts) {
            auto excerpt = excerptAround(workspace, unspaced.runs, post);
            if (!excerpt)
                return excerpt.error();
            found.push_back(std::move(*excerpt));
        }
        return found;
    }
    auto statement = workspace.connection().prepare(query("search_excerpt"));
    if (!statement)
        return statement.error();
    std::string bound(wanted);
    const std::string plain = asPlainWords(wanted);
    for (const PostId post : posts) {
        statement->bind(1, std::string_view(bound));
        statement->bind(2, post.value);
        auto row = statement->step();
        if (!row && bound != plain && row.error().code == ErrorCode::Internal) {
            bound = plain;
            statement->bind(1, std::string_view(bound));
            row = statement->step();
        }
        if (!row)
            return row.error();
        found.emplace_back(*row ? statement->text(0) : std::string_view());
        statement->reset();
    }
    return found;
}

} // namespace parlance::store
