// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"

#include "core/analysis/quotes.h"
#include "core/store/posts.h"

namespace parlance::cli {

int runQuotes(const Arguments &arguments)
{
    std::int64_t limit = 0;
    std::int64_t minWords = 0, maxWords = 0;
    SelectionOptions selection;
    CommandLine line("quotes", "WORKSPACE",
                     "The best quotes of the selection, best first: whole sentences of their author's own words, one\n"
                     "an author, with what a credit line needs and why each ranks. Offsets are bytes into the body\n"
                     "as stored; sha256 is of those bytes.");
    line.add()
        ("limit", po::value<std::int64_t>(&limit)->default_value(20)->value_name("N"), "so many at most; 0 = all")
        ("min-words", po::value<std::int64_t>(&minWords)->default_value(8)->value_name("N"), "shortest")
        ("max-words", po::value<std::int64_t>(&maxWords)->default_value(45)->value_name("N"), "longest")
        ("all-of-author", "any number of quotes an author");
    line.add(selection.group());
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    analysis::QuoteOptions options;
    options.limit = static_cast<std::size_t>(notNegative(limit, "--limit"));
    options.minWords = static_cast<std::size_t>(notNegative(minWords, "--min-words"));
    options.maxWords = static_cast<std::size_t>(notNegative(maxWords, "--max-words"));
    options.onePerAuthor = !line.has("all-of-author");
    if (options.minWords > options.maxWords)
        throw UsageError("--min-words is greater than --max-words");

    ConsoleProgress progress(common.quiet);
    const Corpus corpus = openCorpus(line.positional()[0], Access::Read, selection, common, progress);
    progress.start("Ranking quotes");
    const auto quotes =
        need(analysis::rankQuotes(corpus.workspace, corpus.table, corpus.selection, options, progress));
    std::vector<PostId> ids;
    std::vector<ThreadId> threads;
    for (const analysis::Quote &quote : quotes) {
        ids.push_back(quote.post);
        threads.push_back(quote.thread);
    }
    const auto posts = need(store::posts(corpus.workspace, ids));
    const auto heads = need(store::threadHeads(corpus.workspace, threads));
    if (posts.size() != quotes.size() || heads.size() != quotes.size())
        throw Failure(ExitUnusable, "The workspace changed while it was read. Try again.");
    progress.finish();

    Table output(common.json, "quotes",
                 {"text", "author", "score", "created_utc", "thread", "permalink", "theme", "compound", "reasons",
                  "thread_title", "forum", "language", "strength", "post", "begin", "end", "sha256"});
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        const analysis::Quote &quote = quotes[i];
        output.row({quote.text, textCell(quote.author), optionalCell(quote.score),
                    textCell(timeText(quote.createdUtc, common.zone)), heads[i].ownId, textCell(quote.permalink),
                    quote.theme < 0 ? Cell() : Cell(std::int64_t{quote.theme}),
                    quote.compound ? Cell(Real{*quote.compound, 4}) : Cell(), quote.reasons,
                    textCell(quote.threadTitle), textCell(heads[i].forumName), quote.language.code(), Real{quote.strength, 4},
                    posts[i].ownId, quote.begin, quote.end, quote.sha256});
    }
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
