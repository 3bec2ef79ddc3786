// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_edits WORKSPACE
//
// Names, merges and splits themes of a workspace, takes that back and does it again, and prints what each
// step took until the table of posts had followed, and what the marks of one theme and of all took: the
// fewest milliseconds of five. All is taken back in the end; give it a copy all the same.
#include "core/analysis/marksnow.h"
#include "core/analysis/splittheme.h"
#include "core/analysis/themestats.h"
#include "core/base/progress.h"
#include "core/store/themeedits.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace parlance;

namespace {

template <class T> T need(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", describe(result.error()).c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

double milliseconds(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 2) {
        std::fprintf(stderr, "usage: bench_edits WORKSPACE\n");
        return 2;
    }
    constexpr int Rounds = 5;
    NoProgress progress;
    const store::Workspace workspace = need(store::Workspace::open(arguments[1]));
    analysis::PostTable table = need(analysis::loadPostTable(workspace, progress));
    const auto themes = [&] { return need(store::currentThemes(workspace)); };
    if (themes().size() < 3) {
        std::fprintf(stderr, "the workspace needs three themes\n");
        return 1;
    }
    const auto follow = [&](Result<store::ThemeChange> change) {
        need(analysis::reloadThemes(workspace, table, need(std::move(change))));
        themes();
    };
    const auto undo = [&] { follow(store::undoThemeEdit(workspace)); };
    const auto redo = [&] { follow(store::redoThemeEdit(workspace)); };
    const auto print = [](const char *what, std::vector<double> &times) {
        std::printf("%s\t%.1f ms\n", what, *std::min_element(times.begin(), times.end()));
        times.clear();
    };
    struct Edit
    {
        const char *name;
        std::function<void()> make;
        int rounds;
    };
    const std::vector<store::Theme> all = themes();
    const Edit edits[] = {
        {"rename", [&] { follow(store::renameTheme(workspace, all[0].id, "A name")); }, Rounds},
        {"merge",
         [&] {
             follow(store::mergeThemes(workspace, std::vector{all[1].id, all[2].id}, all[0].id));
         },
         Rounds},
        {"split",
         [&] { follow(analysis::splitTheme(workspace, table, themes().front(), {.parts = 2}, progress)); },
         1}};
    std::vector<double> made, undone, redone, marks;
    std::printf("%zu posts\t%zu themes\n", table.size(), all.size());
    for (const Edit &edit : edits) {
        for (int round = 0; round < edit.rounds; ++round) {
            made.push_back(milliseconds(edit.make));
            undone.push_back(milliseconds(undo));
            redone.push_back(milliseconds(redo));
            if (round + 1 < edit.rounds)
                undo();
        }
        print(edit.name, made);
        print("  taken back", undone);
        print("  done again", redone);
        for (int round = 0; round < Rounds; ++round)
            marks.push_back(milliseconds([&] { need(analysis::marksNow(workspace, table, progress)); }));
        print("  marks of all themes", marks);
        for (int round = 0; round < Rounds; ++round)
            marks.push_back(
                milliseconds([&] { need(analysis::marksNow(workspace, table, progress, themes().front().number)); }));
        print("  marks of one theme", marks);
        undo();
    }
    return 0;
}
