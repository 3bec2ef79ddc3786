// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"
#include "theming.h"

#include "core/analysis/subthemes.h"
#include "core/store/posts.h"

#include <set>

namespace parlance::cli {

int runSubthemes(const Arguments &arguments)
{
    std::string k;
    SelectionOptions selection;
    CommandLine line("subthemes", "WORKSPACE THEME",
                     "The themes within a theme of the last run, over its posts in the selection. Nothing is stored.\n"
                     "The last line, subtheme -1, is what belongs to none.");
    line.add()("k", po::value<std::string>(&k)->default_value("auto")->value_name("auto|N"), "how many subthemes");
    line.add(selection.group());
    line.expect(2, 2);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    topics::ThemeOptions options;
    options.themes = themeCount(k);
    options.seed = common.seed;
    options.threads = common.threads;

    ConsoleProgress progress(common.quiet);
    const Corpus corpus = openCorpus(line.positional()[0], Access::Read, selection, common, progress);
    const auto themes = foundThemes(corpus.workspace);
    const store::Theme &theme = themeNumbered(themes, line.positional()[1]);
    const bool emptied = tellEmptied(corpus, theme, common);
    const analysis::Selection rows = analysis::postsOfTheme(corpus.table, corpus.selection, theme.number);
    std::set<AuthorId> people;
    for (const std::uint32_t row : rows) {
        if (corpus.table.author[row] != 0)
            people.insert(AuthorId(corpus.table.author[row]));
    }
    options.names = need(store::authorNames(corpus.workspace, std::vector<AuthorId>(people.begin(), people.end()), progress));
    progress.start("Finding subthemes");
    const analysis::Subthemes found =
        need(analysis::findSubthemes(corpus.workspace, corpus.table, rows, options, progress));
    progress.finish();
    if (!emptied)
        tellNumber(options.themes, std::ssize(found.model.themes), std::ssize(found.rows), "subthemes", common);

    struct Count
    {
        std::int64_t posts = 0;
        std::set<std::uint32_t> threads, people;
    };
    std::vector<Count> counts(found.model.themes.size() + 1);
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
        const std::int32_t in = found.model.assignment[i];
        Count &count = in < 0 ? counts.back() : counts[static_cast<std::size_t>(in)];
        ++count.posts;
        count.threads.insert(corpus.table.thread[found.rows[i]]);
        if (corpus.table.author[found.rows[i]] != 0)
            count.people.insert(corpus.table.author[found.rows[i]]);
    }
    Table output(common.json, "subthemes",
                 {"subtheme", "label", "key_phrases", "posts", "threads", "people", "share", "coherence"});
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const bool none = i == found.model.themes.size();
        const double share = found.rows.empty() ? 0.0
                                                : static_cast<double>(counts[i].posts)
                                                      / static_cast<double>(found.rows.size());
        output.row({none ? std::int64_t{-1} : static_cast<std::int64_t>(i),
                    none ? Cell() : Cell(found.model.themes[i].label),
                    none ? Cell(std::vector<std::string>()) : Cell(found.model.themes[i].keyPhrases),
                    counts[i].posts, std::ssize(counts[i].threads),
                    peopleCell(std::ssize(counts[i].people), counts[i].posts), Real{share, 4},
                    none ? Cell() : Cell(Real{found.model.themes[i].coherence, 4})});
    }
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
