// SPDX-License-Identifier: GPL-3.0-or-later
// Times what a change of filter costs: the table's load, select(), and every figure that the linked views recompute.
//   bench_filter [POSTS [FOLDER]]     default 1000000 posts, workspace made in a temporary folder and removed
#include "core/analysis/overview.h"
#include "core/analysis/themestats.h"
#include "core/analysis/threadstats.h"
#include "core/analysis/trends.h"
#include "tests/core/generatedworkspace.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <numeric>
#include <functional>

#include <unistd.h>

using namespace parlance;
using namespace parlance::analysis;

namespace {

/// The best of several runs, in milliseconds. Processor time beside the time by the clock: on a busy machine only the
/// former tells what the work costs; of work on several threads it is the sum.
struct Cost
{
    double wallMs = 1e300, cpuMs = 1e300;
};

double cpuNowMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Cost best(int runs, const std::function<void()> &work)
{
    Cost best;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const double cpu = cpuNowMs();
        work();
        best.cpuMs = std::min(best.cpuMs, cpuNowMs() - cpu);
        best.wallMs =
            std::min(best.wallMs, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

void show(const char *what, Cost cost, std::size_t count)
{
    std::printf("%-44s %9.2f ms %9.2f ms cpu   %zu\n", what, cost.wallMs, cost.cpuMs, count);
}

} // namespace

int main(int argc, char **argv)
{
    test::GeneratedOptions options;
    options.posts = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    options.threads = std::max(1, options.posts / 30);
    options.authors = std::max(1, options.posts / 10);
    options.forums = 5;
    options.themes = 20;
    options.spanSeconds = 365 * 86400;
    options.index = false;
    const std::filesystem::path folder =
        argc > 2 ? argv[2] : std::filesystem::temp_directory_path() / ("bench_filter_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const std::string path = (folder / "bench.parlance").string();
    std::filesystem::remove(path);
    {
        const store::Workspace made = test::generateWorkspace(path, options);
    }
    NoProgress progress;
    PostTable table;
    const Cost loadMs = best(3, [&] {
        const auto workspace = test::valueOf(store::Workspace::openReadOnly(path));
        table = test::valueOf(loadPostTable(workspace, progress));
    });
    show("open and load the table", loadMs, table.size());

    const auto timeSelect = [&](const char *what, const Filter &filter) {
        Selection selection;
        const Cost ms = best(7, [&] { selection = select(table, filter, nullptr); });
        show(what, ms, selection.size());
        return selection;
    };
    Filter filter;
    const Selection usual = timeSelect("select: default", filter);
    filter.forums = {ForumId(1), ForumId(2)};
    timeSelect("select: two forums", filter);
    filter = Filter();
    filter.from = options.firstUtc + options.spanSeconds / 4;
    filter.until = options.firstUtc + options.spanSeconds / 2;
    timeSelect("select: a quarter of the time", filter);
    filter = Filter();
    for (std::uint32_t i = 1; i < 1000; ++i)
        filter.authors.push_back(AuthorId(i * 7));
    timeSelect("select: 1000 authors", filter);
    filter = Filter();
    for (std::size_t i = 0; i < table.threads.size(); i += 10)
        filter.threads.push_back(table.threads[i]);
    timeSelect("select: a tenth of the threads", filter);
    filter.forums = {ForumId(1), ForumId(2), ForumId(3)};
    filter.from = options.firstUtc;
    filter.until = options.firstUtc + options.spanSeconds;
    filter.languages = {English, French};
    filter.minScore = -100;
    filter.maxScore = 1000;
    filter.sentiments = {sentiment::Class::Positive, sentiment::Class::Negative};
    filter.themes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    timeSelect("select: every criterion", filter);
    std::vector<PostId> matches;
    for (std::size_t i = 0; i < table.size(); i += 3)
        matches.push_back(table.id[i]);
    show("select: a third matches the query", best(7, [&] { (void)select(table, Filter(), &matches); }), matches.size());

    std::size_t count = 0;
    Cost linked = best(7, [&] { (void)select(table, Filter(), nullptr); });
    const auto add = [&](const char *what, const std::function<void()> &work) {
        const Cost ms = best(7, work);
        linked.wallMs += ms.wallMs;
        linked.cpuMs += ms.cpuMs;
        show(what, ms, count);
    };
    add("overview", [&] { count = static_cast<std::size_t>(overview(table, usual).people); });
    add("compound histogram", [&] { count = compoundHistogram(table, usual).size(); });
    add("score histogram", [&] { count = scoreHistogram(table, usual).size(); });
    add("trends by day", [&] { count = trends(table, usual, {.by = Bin::Day})->at(0).bins.size(); });
    std::vector<int> numbers(static_cast<std::size_t>(options.themes));
    std::iota(numbers.begin(), numbers.end(), 0);
    add("theme figures", [&] { count = themeStats(table, usual, numbers).size(); });
    add("thread list by score", [&] { count = threadStats(table, usual, ThreadOrder::Score).size(); });
    show("one change of filter, all of these in turn", linked, usual.size());
    const Cost splitMs = best(5, [&] {
        count = trends(table, usual, {.by = Bin::Day, .split = Split::Theme, .timeZone = "Europe/Paris"})->size();
    });
    show("trends by day, Europe/Paris, split by theme", splitMs, count);
    const Cost hourMs = best(5, [&] { count = trends(table, usual, {.by = Bin::Hour})->at(0).bins.size(); });
    show("trends by hour", hourMs, count);

    // Edits of themes as the desktop makes them: the row, a copy of the table brought in line, the themes read again.
    const auto workspace = test::valueOf(store::Workspace::open(path));
    const std::vector<store::Theme> themes = test::valueOf(store::currentThemes(workspace));
    const auto edit = [&](const char *what, const std::function<Result<store::ThemeChange>()> &make) {
        const Cost ms = best(1, [&] {
            const store::ThemeChange change = test::valueOf(make());
            PostTable copy = table;
            test::valueOf(reloadThemes(workspace, copy, change));
            count = test::valueOf(store::currentThemes(workspace)).size();
            table = std::move(copy);
        });
        show(what, ms, count);
    };
    edit("rename a theme", [&] { return store::renameTheme(workspace, themes[2].id, "another name"); });
    edit("merge three themes", [&] { return store::mergeThemes(workspace, std::vector{themes[0].id, themes[1].id, themes[5].id}, themes[0].id); });
    edit("undo the merge", [&] { return store::undoThemeEdit(workspace); });
    edit("redo the merge", [&] { return store::redoThemeEdit(workspace); });
    edit("move a post", [&] { return store::movePosts(workspace, std::vector{table.id[table.size() / 2]}, themes[0].id); });

    if (argc <= 2)
        std::filesystem::remove_all(folder);
    return 0;
}
