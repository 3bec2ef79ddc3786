// SPDX-License-Identifier: GPL-3.0-or-later
// bench_text FILE [ROUNDS]: every text of FILE (one a line, "\n" and "\\" escaped) through the stages of reading: tokens,
// language, sentiment by VADER, by rules alone and with the learned model, and the whole chain, on one core and on all. Prints
// the best round of each. bench_text --hostile: texts made to be slow, each at three lengths that double: the time a byte must not
// grow. Beside a rival: run_sentiment.
#include "core/sentiment/scorer.h"
#include "core/sentiment/vader.h"
#include "core/text/language.h"
#include "core/text/plaintext.h"
#include "core/text/tokens.h"

#include <algorithm>
#include <barrier>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace parlance;
using sentiment::Correction;
using sentiment::Scorer;
using sentiment::Vader;

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

int runHostile()
{
    const std::pair<const char *, std::function<std::string(std::size_t)>> texts[] = {
        {"one emoji", [](std::size_t n) { return repeated("😍", n / 4); }},
        {"emoji joined to each other", [](std::size_t n) { return repeated("😍\u200D", n / 7); }},
        {"no space", [](std::size_t n) { return std::string(n, 'a'); }},
        {"no space, many words", [](std::size_t n) { return repeated("good-bad'", n / 9); }},
        {"dotted words", [](std::size_t n) { return repeated("a.", n / 2); }},
        {"combining marks", [](std::size_t n) { return "e" + repeated("\xcc\x81", n / 2); }},
        {"controls of direction", [](std::size_t n) { return repeated("\u202Egood\u202C", n / 10); }},
        {"NUL", [](std::size_t n) { return std::string(n, '\0'); }},
        {"bytes that are no text", [](std::size_t n) { return repeated("\xFF\xC3(", n / 3); }},
        {"negated words", [](std::size_t n) { return repeated("not good ", n / 9); }},
        {"negations without an end", [](std::size_t n) { return repeated("not ", n / 4); }},
        {"contrasts", [](std::size_t n) { return repeated("good but ", n / 9); }},
        {"a phrase that never ends", [](std::size_t n) { return repeated("can't recommend it ", n / 19); }},
        {"stretched words", [](std::size_t n) { return repeated("so" + std::string(200, 'o') + ' ', n / 203); }},
        {"distinct words",
         [](std::size_t n) {
             std::string text;
             for (std::size_t i = 0; text.size() < n; ++i)
                 text += "w" + std::to_string(i) + ' ';
             return text;
         }},
        {"words that differ at the end",
         [](std::size_t n) {
             std::string text;
             for (std::size_t i = 0; text.size() < n; ++i)
                 text += std::to_string(1'000'000 + i).insert(0, "abcdefgh") + ' ';
             return text;
         }},
        {"nested quotes", [](std::size_t n) { return repeated(">", n / 2) + repeated(" good", n / 10); }},
        {"unbalanced Markdown", [](std::size_t n) { return repeated("[**_`~~(", n / 8); }},
        {"Chinese without a space", [](std::size_t n) { return repeated("我喜欢音乐", n / 15); }}};
    for (const auto &[name, make] : texts) {
        std::printf("%-30s", name);
        for (const std::size_t size : {std::size_t{16'384}, std::size_t{2'500'000}, std::size_t{5'000'000}, std::size_t{10'000'000}}) {
            const std::string text = make(size);
            double best = 1e9;
            for (int round = 0; round < (size < 1'000'000 ? 20 : 2); ++round)
                best = std::min(best, secondsOf([&] {
                    const std::string plain = text::plainText(text, Markup::Markdown).text;
                    Scorer::verdict(text, English);
                    Scorer::verdict(plain, English);
                    Vader::shared().score(text);
                }));
            std::printf("  %8.2f ms %6.2f ns/B", best * 1e3, best * 1e9 / static_cast<double>(text.size()));
        }
        std::printf("\n");
    }
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_text FILE [ROUNDS] | --hostile\n");
        return EXIT_FAILURE;
    }
    if (std::string_view(argv[1]) == "--hostile")
        return runHostile();

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
    const auto report = [&](const char *what, double best, double sum) {
        std::printf("%-13s %zu texts, %zu bytes, best of %d: %.5f s, %.2f MB/s, %.0f texts/s, sum %.4f\n", what, texts.size(), bytes,
                    rounds, best, static_cast<double>(bytes) / 1e6 / best, static_cast<double>(texts.size()) / best, sum);
    };
    using Read = std::function<double(const std::string &)>;
    const Read chain = [](const std::string &text) {
        const std::string plain = text::plainText(text, Markup::Markdown).text;
        return Scorer::verdict(plain, text::guessLanguage(plain).language).score.compound;
    };
    const std::pair<const char *, Read> stages[] = {
        {"tokens",
         [](const std::string &text) {
             text::TokenStream stream(text);
             double count = 0;
             while (stream.next())
                 ++count;
             return count;
         }},
        {"language", [](const std::string &text) { return text::guessLanguage(text).language == English ? 1.0 : 0.0; }},
        {"vader", [](const std::string &text) { return Vader::shared().score(text).compound; }},
        {"vader_explain", [](const std::string &text) { return Vader::shared().explain(text).score.compound; }},
        {"rules", [](const std::string &text) { return Scorer::verdict(text, English, Correction::None).score.compound; }},
        {"own", [](const std::string &text) { return Scorer::verdict(text, English).score.compound; }},
        {"explain", [](const std::string &text) { return Scorer::explain(text, English).score.compound; }},
        {"chain", chain}};
    for (const auto &[name, read] : stages) {
        double best = 1e9;
        double sum = 0;
        for (int round = 0; round < rounds; ++round) {
            sum = 0;
            best = std::min(best, secondsOf([&] {
                for (const std::string &text : texts)
                    sum += read(text);
            }));
        }
        report(name, best, sum);
    }
    // Each thread meets its words in the first round, as the one core does above, and keeps them.
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::chrono::steady_clock::time_point> rounded; // when all had come to the end of a round
    std::barrier all(static_cast<std::ptrdiff_t>(cores), [&]() noexcept { rounded.push_back(std::chrono::steady_clock::now()); });
    rounded.reserve(static_cast<std::size_t>(rounds) + 1);
    {
        std::vector<std::jthread> threads;
        for (std::size_t core = 0; core < cores; ++core)
            threads.emplace_back([&, core] {
                all.arrive_and_wait();
                for (int round = 0; round < rounds; ++round) {
                    for (std::size_t i = core; i < texts.size(); i += cores)
                        chain(texts[i]);
                    all.arrive_and_wait();
                }
            });
    }
    double best = 1e9;
    for (std::size_t round = 1; round < rounded.size(); ++round)
        best = std::min(best, std::chrono::duration<double>(rounded[round] - rounded[round - 1]).count());
    std::printf("chain on %zu cores ", cores);
    report("", best, 0);
    return EXIT_SUCCESS;
}
