// SPDX-License-Identifier: GPL-3.0-or-later
// Times "more like this" for posts drawn evenly from a workspace.
//   bench_similar WORKSPACE [POSTS]     default 50 posts
#include "core/analysis/similarposts.h"
#include "tests/core/generatedworkspace.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace parlance;
using namespace parlance::analysis;

namespace {

double cpuNowMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void show(const char *what, std::vector<double> &ms)
{
    std::sort(ms.begin(), ms.end());
    std::printf("%-12s median %7.1f ms   longest %7.1f ms\n", what, ms[ms.size() / 2], ms.back());
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_similar WORKSPACE [POSTS]\n");
        return 2;
    }
    NoProgress progress;
    const auto workspace = test::valueOf(store::Workspace::openReadOnly(argv[1]));
    const PostTable table = test::valueOf(loadPostTable(workspace, progress));
    const Selection selection = test::valueOf(select(table, Filter(), workspace, progress));
    const auto wanted =
        std::clamp<std::size_t>(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 50, 1, selection.size());
    std::vector<double> wall, cpu;
    std::size_t found = 0;
    for (std::size_t i = 0; i < wanted; ++i) {
        const std::uint32_t row = selection[i * selection.size() / wanted];
        const auto start = std::chrono::steady_clock::now();
        const double cpuStart = cpuNowMs();
        found += test::valueOf(similarPosts(workspace, table, selection, row, {}, progress)).size();
        cpu.push_back(cpuNowMs() - cpuStart);
        wall.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::printf("%zu posts in the workspace, %zu looked at, %zu found\n", table.size(), wanted, found);
    show("by the clock", wall);
    show("processor", cpu);
    return 0;
}
