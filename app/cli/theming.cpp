// SPDX-License-Identifier: GPL-3.0-or-later
#include "theming.h"

#include "postname.h"

#include "core/analysis/runscope.h"

#include <algorithm>
#include <charconv>

namespace parlance::cli {

std::string countOf(std::int64_t count, const std::string &what)
{
    return grouped(count) + ' ' + (count == 1 ? what.substr(0, what.size() - 1) : what);
}

bool hasText(const Corpus &corpus)
{
    return std::any_of(corpus.selection.begin(), corpus.selection.end(),
                       [&](std::uint32_t row) { return (corpus.table.flags[row] & FlagHasText) != 0; });
}

void findThemes(Corpus &corpus, const analysis::FindThemesOptions &options, const CommonOptions &common,
                ConsoleProgress &progress)
{
    progress.start("Finding themes");
    const auto run = analysis::findAndStoreThemes(corpus.workspace, corpus.table, corpus.selection, corpus.filter,
                                                  options, progress);
    progress.finish();
    if (!run && run.error().code == ErrorCode::NotFound)
        throw Failure(ExitUnusable, describe(run.error()));
    need(run);
    need(analysis::reloadThemes(corpus.workspace, corpus.table));
    const auto found = std::ssize(need(store::currentThemes(corpus.workspace)));
    tellNumber(options.model.themes, found, run->posts, "themes", common, analysis::sawOneText(*run));
    if (options.model.themes > 0 && found > options.model.themes)
        say(common.quiet, "Asked for " + countOf(options.model.themes, "themes") + ", but there are " + grouped(found)
                              + ": those that were edited stay.");
    const auto made = need(store::themesAsFound(corpus.workspace));
    if (options.model.themes > 0 && found > 0
        && std::all_of(made.begin(), made.end(), [&](const store::ThemeAsFound &one) { return one.theme.since != run->id; })) {
        const auto left = std::count_if(corpus.selection.begin(), corpus.selection.end(), [&](std::uint32_t row) {
            return (corpus.table.flags[row] & FlagHasText) != 0 && corpus.table.theme[row] == analysis::PostTable::noTheme;
        });
        say(common.quiet, "Every theme is one that was edited before and keeps to its posts, so " + countOf(left, "posts")
                              + " of other matters are in none. Ask for more themes to find those, too.");
    }
}

void tellNumber(std::int64_t asked, std::int64_t found, std::int64_t posts, const std::string &what, const CommonOptions &common,
                bool sameText)
{
    const std::string searched = grouped(posts) + (posts == 1 ? " post" : " posts") + " with text";
    const std::string wanted = "Asked for " + countOf(asked, what);
    if (found == 0)
        say(common.quiet, (asked > 0 ? wanted + ", but there are none" : "No " + what) + ": "
                              + (sameText ? searched + " all say the same."
                                          : "in " + searched + " there are too few words that several have in common and that "
                                                               "tell them from others."));
    else if (found < asked)
        say(common.quiet, wanted + " and found " + grouped(found) + ": " + searched + " hold no more, as each needs several "
                              "posts with words that the others lack.");
}

std::vector<store::Theme> foundThemes(const store::Workspace &workspace)
{
    if (!need(store::currentThemeRun(workspace)))
        throw Failure(ExitUnusable, "No themes were found in the workspace yet: run \"themes\" first.");
    auto themes = need(store::currentThemes(workspace));
    if (themes.empty())
        throw Failure(ExitUnusable, "The last search found no themes: there is too little text. Import more posts, then "
                                    "run \"themes\" again.");
    return themes;
}

const store::Theme &themeNumbered(const std::vector<store::Theme> &themes, const std::string &number)
{
    const auto theme = std::find_if(themes.begin(), themes.end(), [&](const store::Theme &one) {
        return std::to_string(one.number) == number;
    });
    if (theme == themes.end() && number == "-1")
        throw Failure(ExitUnusable, "-1 is no theme: in \"themes\" it stands for the posts that belong to none. Choose a theme from 0 on.");
    if (theme == themes.end())
        throw Failure(ExitUnusable, "There is no theme " + number + " in the workspace. \"themes\" lists them.");
    return *theme;
}

bool tellEmptied(const Corpus &corpus, const store::Theme &theme, const CommonOptions &common)
{
    const auto &themes = corpus.table.theme;
    const bool emptied = std::find(themes.begin(), themes.end(), theme.number) == themes.end();
    if (emptied)
        say(common.quiet, "Theme " + std::to_string(theme.number) + ", \"" + theme.label
                              + "\", has no posts: all have been moved away. Its label, words and coherence are of those that it had.");
    return emptied;
}

analysis::KnownNow knownThemes(const Corpus &corpus, ConsoleProgress &progress)
{
    foundThemes(corpus.workspace);
    auto now = analysis::knownNow(corpus.workspace, corpus.table, progress);
    if (!now && now.error().code == ErrorCode::BadInput)
        throw Failure(ExitUnusable, describe(now.error()));
    return need(std::move(now));
}

std::uint32_t rowNamed(const Corpus &corpus, const std::string &name)
{
    if (const auto row = corpus.table.rowOf(postNamed(corpus.workspace, name)))
        return *row;
    throw Failure(ExitUnusable, "The post " + name + " was stored while the workspace was being read. Ask again.");
}

int themeCount(const std::string &text)
{
    if (text == "auto")
        return 0;
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < 1 || number > 1000)
        throw UsageError("--k takes auto or a number from 1 to 1000, not '" + text + "'");
    return number;
}

} // namespace parlance::cli
