// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"

#include "core/store/posts.h"
#include "core/store/search.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include <unistd.h>

namespace parlance::cli {

namespace {

/// A hit that is selected, with what it may be sorted by.
struct Found
{
    std::uint32_t row = 0;
    double relevance = 0;
};

enum class Order { Relevance, Score, Created };

Order orderOf(const std::string &name)
{
    if (name == "relevance")
        return Order::Relevance;
    if (name == "score")
        return Order::Score;
    if (name == "created")
        return Order::Created;
    throw UsageError("--sort takes relevance, score or created, not '" + name + "'");
}

void sortHits(std::vector<Found> &hits, const analysis::PostTable &table, Order order)
{
    // They come by relevance; equal ones keep that order.
    constexpr std::int64_t last = std::numeric_limits<std::int64_t>::min();
    const auto key = [&](const Found &hit) {
        if (order == Order::Score)
            return (table.flags[hit.row] & FlagNoScore) != 0 ? last : std::int64_t{table.score[hit.row]};
        return (table.flags[hit.row] & FlagNoTime) != 0 ? last : std::int64_t{table.created[hit.row]};
    };
    if (order != Order::Relevance)
        std::stable_sort(hits.begin(), hits.end(), [&](const Found &a, const Found &b) { return key(a) > key(b); });
}

/// The matches' marks as a person's terminal or a program wants them.
std::string marked(const std::string &excerpt, bool terminal)
{
    std::string text;
    for (const char c : excerpt) {
        if (c == '\x02')
            text += terminal ? "\x1b[1m" : "**";
        else if (c == '\x03')
            text += terminal ? "\x1b[0m" : "**";
        else
            text += c;
    }
    return text;
}

} // namespace

int runSearch(const Arguments &arguments)
{
    std::string sort;
    std::int64_t limit = 0;
    SelectionOptions selection;
    CommandLine line("search", "WORKSPACE QUERY...",
                     "Full-text search: words, \"phrases\", prefix*, AND OR NOT, NEAR(a b, 5). Case and accents do not\n"
                     "matter. Prints the posts that match with a stretch of each around the match.");
    line.add()
        ("sort", po::value<std::string>(&sort)->default_value("relevance")->value_name("KEY"),
         "relevance, score or created; greatest first")
        ("limit", po::value<std::int64_t>(&limit)->default_value(20)->value_name("N"), "so many at most; 0 = all");
    line.add(selection.group());
    line.setNotes("In an excerpt matches stand between ** and **, in bold on a terminal.");
    line.expect(2, 0);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    const Order order = orderOf(sort);
    notNegative(limit, "--limit");
    std::string query;
    for (std::size_t i = 1; i < line.positional().size(); ++i)
        query += (query.empty() ? "" : " ") + line.positional()[i];

    ConsoleProgress progress(common.quiet);
    const Corpus corpus = openCorpus(line.positional()[0], Access::Read, selection, common, progress);
    const analysis::PostTable &table = corpus.table;
    std::vector<std::uint8_t> selected(table.size(), 0);
    for (const std::uint32_t row : corpus.selection)
        selected[row] = 1;
    std::vector<Found> hits;
    for (const store::Hit &hit : need(store::rankedHits(corpus.workspace, query, progress))) {
        const auto row = table.rowOf(hit.post);
        if (row && selected[*row] != 0)
            hits.push_back({*row, hit.relevance});
    }
    sortHits(hits, table, order);
    const std::size_t total = hits.size();
    if (limit > 0 && hits.size() > static_cast<std::size_t>(limit))
        hits.resize(static_cast<std::size_t>(limit));
    progress.finish();

    const char *noColour = std::getenv("NO_COLOR");
    const bool terminal = !common.json && isatty(STDOUT_FILENO) == 1 && !(noColour && *noColour);
    Table output(common.json, "hits", {"id", "kind", "forum", "thread", "author", "created_utc", "score", "compound",
                                       "relevance", "title", "excerpt", "permalink"});
    constexpr std::size_t page = 256;
    for (std::size_t first = 0; first < hits.size(); first += page) {
        stopIfInterrupted();
        const std::size_t count = std::min(page, hits.size() - first);
        std::vector<PostId> ids;
        std::vector<ThreadId> threads;
        for (std::size_t i = first; i < first + count; ++i) {
            ids.push_back(table.id[hits[i].row]);
            threads.push_back(table.threads[table.thread[hits[i].row]]);
        }
        const auto posts = need(store::posts(corpus.workspace, ids));
        const auto heads = need(store::threadHeads(corpus.workspace, threads));
        const auto excerpts = need(store::excerpts(corpus.workspace, query, ids));
        if (posts.size() != count || heads.size() != count || excerpts.size() != count)
            throw Failure(ExitUnusable, "The workspace changed while it was read. Try again.");
        for (std::size_t i = 0; i < count; ++i) {
            const store::PostDetail &post = posts[i];
            output.row({post.ownId, std::string(post.kind == PostKind::Submission ? "submission" : "comment"),
                        textCell(post.forumName), heads[i].ownId, textCell(post.authorName),
                        textCell(timeText(post.createdUtc, common.zone)), optionalCell(post.score),
                        post.sentiment ? Cell(Real{post.sentiment->compound, 4}) : Cell(),
                        Real{hits[first + i].relevance, 4}, textCell(heads[i].title), marked(excerpts[i], terminal),
                        textCell(post.permalink)});
        }
    }
    output.fact("total", static_cast<std::int64_t>(total));
    output.finish();
    if (hits.size() < total)
        say(common.quiet, grouped(static_cast<std::int64_t>(hits.size())) + " of "
                              + grouped(static_cast<std::int64_t>(total)) + " posts shown; --limit 0 shows all.");
    return ExitDone;
}

} // namespace parlance::cli
