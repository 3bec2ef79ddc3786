// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"
#include "theming.h"

#include "core/analysis/similarposts.h"
#include "core/store/posts.h"
#include "core/store/themeedits.h"

#include <cmath>

namespace parlance::cli {

int runSimilar(const Arguments &arguments)
{
    int limit = 30, into = -1;
    double least = 0;
    SelectionOptions selection;
    CommandLine line(
        "similar", "WORKSPACE POST",
        "The posts of the selection that are most like a post, in whatever thread, the most alike first:\n"
        "similarity goes from 0 to 1, the same words; shared_words are why, the most telling first. POST is\n"
        "its own id, or THREAD/ID where several posts have the id. With --into the posts that are found go\n"
        "into a theme, by one edit that \"themes --undo\" takes back.");
    line.add()("limit", po::value<int>(&limit)->value_name("N"),
               "at most so many (default 30); 0 = all that were found")(
        "least", po::value<double>(&least)->value_name("S"), "only from this similarity on")(
        "into", po::value<int>(&into)->value_name("N"), "puts those posts, and POST, into theme N");
    line.add(selection.group());
    line.expect(2, 2);
    if (!line.parse(arguments))
        return ExitDone;
    notNegative(limit, "--limit");
    if (std::isnan(least))
        throw UsageError("--least takes a similarity, a number from 0 to 1");
    if (line.has("into"))
        notNegative(into, "--into");
    const CommonOptions &common = line.common();
    ConsoleProgress progress(common.quiet);
    Corpus corpus = openCorpus(line.positional()[0], into >= 0 ? Access::Write : Access::Read, selection,
                               common, progress);
    const std::uint32_t row = rowNamed(corpus, line.positional()[1]);
    std::vector<store::Theme> themes;
    if (into >= 0)
        themes = foundThemes(corpus.workspace);
    const ThemeId theme = into >= 0 ? themeNumbered(themes, std::to_string(into)).id : ThemeId();
    std::vector<analysis::SimilarPost> found =
        need(analysis::similarPosts(corpus.workspace, corpus.table, corpus.selection, row,
                                    {.limit = static_cast<std::size_t>(limit)}, progress));
    std::erase_if(found, [&](const analysis::SimilarPost &post) { return post.similarity < least; });

    std::vector<PostId> ids;
    for (const analysis::SimilarPost &post : found)
        ids.push_back(corpus.table.id[post.row]);
    if (theme) {
        std::vector<PostId> moved = ids;
        moved.push_back(corpus.table.id[row]);
        need(analysis::reloadThemes(corpus.workspace, corpus.table,
                                    need(store::movePosts(corpus.workspace, moved, theme))));
    }
    const auto posts = need(store::posts(corpus.workspace, ids));
    std::vector<ThreadId> threads;
    for (const store::PostDetail &post : posts)
        threads.push_back(post.thread);
    const auto heads = need(store::threadHeads(corpus.workspace, threads));
    if (posts.size() != found.size() || heads.size() != found.size())
        throw Failure(ExitUnusable, "The workspace changed while it was read. Try again.");
    progress.finish();

    Table output(common.json, "posts",
                 {"id", "similarity", "shared_words", "theme", "author", "score", "created_utc", "thread",
                  "thread_title", "text", "permalink"});
    for (std::size_t i = 0; i < posts.size(); ++i) {
        const store::PostDetail &post = posts[i];
        const std::int16_t number = corpus.table.theme[found[i].row];
        output.row({post.ownId, Real{found[i].similarity, 4}, found[i].shared,
                    number < 0 ? Cell() : Cell(std::int64_t{number}), textCell(post.authorName),
                    optionalCell(post.score), textCell(timeText(post.createdUtc, common.zone)),
                    heads[i].ownId, textCell(heads[i].title),
                    textCell(post.text.empty() ? post.title : post.text), textCell(post.permalink)});
    }
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
