// SPDX-License-Identifier: GPL-3.0-or-later
// bench_sentiment FILE [ROUNDS]: scores every text of FILE (one a line, "\n" and "\\" escaped) on one core and
// prints the best round. bench_sentiment --hostile: texts made to be slow. Beside a rival: run_sentiment.
#include "core/sentiment/vader.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

using parlance::sentiment::Vader;

namespace {

double secondsOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string unescaped(std::string_view line)
{
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size())
            text += line[++i] == 'n' ? '\n' : line[i];
        else
            text += line[i];
    }
    return text;
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string result;
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

int runHostile(const Vader &vader)
{
    const std::pair<const char *, std::string> texts[] = {
        {"16 kB of one emoji", repeated("😍", 4000)},
        {"1.6 MB of one emoji", repeated("😍", 400'000)},
        {"10 MB without a space", std::string(10'000'000, 'a')},
        {"a million combining marks", "e" + repeated("\xcc\x81", 1'000'000)},
        {"a but among a million words", repeated("good bad ", 250'000) + "but " + repeated("great awful ", 250'000)},
        {"a million negated words", repeated("not good ", 1'000'000)}};
    for (const auto &[name, text] : texts) {
        double best = 1e9;
        for (int round = 0; round < 3; ++round)
            best = std::min(best, secondsOf([&] { vader.score(text); }));
        std::printf("%-30s %9.3f ms  %7.1f MB/s\n", name, best * 1e3, static_cast<double>(text.size()) / 1e6 / best);
    }
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_sentiment FILE [ROUNDS] | --hostile\n");
        return EXIT_FAILURE;
    }
    const Vader &vader = Vader::shared();
    if (std::string_view(argv[1]) == "--hostile")
        return runHostile(vader);

    std::ifstream file(argv[1], std::ios::binary);
    std::vector<std::string> texts;
    std::size_t bytes = 0;
    for (std::string line; std::getline(file, line);) {
        texts.push_back(unescaped(line));
        bytes += texts.back().size();
    }
    if (texts.empty()) {
        std::fprintf(stderr, "%s holds no text\n", argv[1]);
        return EXIT_FAILURE;
    }
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 20;
    const auto measure = [&](const char *what, int times, const std::function<double(const std::string &)> &score) {
        double best = 1e9;
        double sum = 0;
        for (int round = 0; round < times; ++round) {
            sum = 0;
            best = std::min(best, secondsOf([&] {
                for (const std::string &text : texts)
                    sum += score(text);
            }));
        }
        std::printf("%s %zu texts, %zu bytes, best of %d: %.5f s, %.2f MB/s, %.0f texts/s, sum %.4f\n", what,
                    texts.size(), bytes, times, best, static_cast<double>(bytes) / 1e6 / best,
                    static_cast<double>(texts.size()) / best, sum);
    };
    measure("score", rounds, [&](const std::string &text) { return vader.score(text).compound; });
    measure("explain", std::min(rounds, 3), [&](const std::string &text) { return vader.explain(text).score.compound; });
    return EXIT_SUCCESS;
}
