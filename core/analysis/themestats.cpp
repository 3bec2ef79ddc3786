// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themestats.h"

#include "core/analysis/distinct.h"

#include <algorithm>

namespace parlance::analysis {

std::vector<int> themeNumbers(std::span<const store::Theme> themes)
{
    std::vector<int> numbers;
    for (const store::Theme &theme : themes)
        numbers.push_back(theme.number);
    return numbers;
}

std::vector<ThemeStats> themeStats(const PostTable &table, const Selection &selection, std::span<const store::Theme> themes)
{
    return themeStats(table, selection, themeNumbers(themes));
}

std::vector<ThemeStats> themeStats(const PostTable &table, const Selection &selection, std::span<const int> numbers)
{
    const std::size_t rest = numbers.size();
    std::vector<std::size_t> groupOf; // by number
    for (std::size_t i = 0; i < rest; ++i) {
        const auto number = static_cast<std::size_t>(numbers[i]);
        if (groupOf.size() <= number)
            groupOf.resize(number + 1, rest);
        groupOf[number] = i;
    }
    std::vector<ThemeStats> result(rest + 1);
    std::vector<std::int64_t> compound(rest + 1, 0), scored(rest + 1, 0), positive(rest + 1, 0), negative(rest + 1, 0),
        textOf(rest + 1, 0);
    std::vector<std::uint32_t> groups, authors, threadKeys;
    groups.reserve(selection.size());
    authors.reserve(selection.size());
    threadKeys.reserve(selection.size());
    std::int64_t withText = 0;
    for (const std::uint32_t row : selection) {
        const bool hasText = (table.flags[row] & FlagHasText) != 0;
        const int theme = table.theme[row];
        if (!hasText && theme < 0)
            continue;
        withText += hasText;
        const std::size_t group = theme >= 0 && static_cast<std::size_t>(theme) < groupOf.size() ? groupOf[static_cast<std::size_t>(theme)]
                                                                                                : rest;
        groups.push_back(static_cast<std::uint32_t>(group));
        authors.push_back(table.author[row]);
        threadKeys.push_back(table.thread[row] + 1);
        ThemeStats &stats = result[group];
        ++stats.posts;
        textOf[group] += hasText;
        if ((table.flags[row] & FlagNoScore) == 0)
            stats.scoreSum += table.score[row];
        if (table.compound[row] != PostTable::noCompound) {
            ++scored[group];
            compound[group] += table.compound[row];
            positive[group] += table.sentiment[row] == static_cast<std::uint8_t>(sentiment::Class::Positive);
            negative[group] += table.sentiment[row] == static_cast<std::uint8_t>(sentiment::Class::Negative);
        }
    }
    const std::vector<std::uint32_t> people = distinctAuthors(groups, authors, rest + 1);
    const std::vector<std::uint32_t> threads = distinctAuthors(groups, threadKeys, rest + 1);
    for (std::size_t group = 0; group <= rest; ++group) {
        ThemeStats &stats = result[group];
        stats.theme = group == rest ? -1 : numbers[group];
        stats.people = people[group];
        stats.threads = threads[group];
        if (withText > 0)
            stats.share = static_cast<double>(textOf[group]) / static_cast<double>(withText);
        if (scored[group] > 0) {
            const auto count = static_cast<double>(scored[group]);
            stats.scored = scored[group];
            stats.compound = static_cast<double>(compound[group]) / 10000.0 / count;
            stats.positive = static_cast<double>(positive[group]) / count;
            stats.negative = static_cast<double>(negative[group]) / count;
        }
    }
    return result;
}

std::vector<ThemeThread> threadsOfTheme(const PostTable &table, const Selection &selection, int theme)
{
    std::vector<ThemeThread> threads(table.threads.size());
    for (const std::uint32_t row : selection) {
        if (table.theme[row] != theme || (theme < 0 && (table.flags[row] & FlagHasText) == 0))
            continue;
        ThemeThread &thread = threads[table.thread[row]];
        ++thread.posts;
        if ((table.flags[row] & FlagNoScore) == 0)
            thread.scoreSum += table.score[row];
    }
    for (std::size_t i = 0; i < threads.size(); ++i)
        threads[i].thread = table.threads[i];
    std::erase_if(threads, [](const ThemeThread &thread) { return thread.posts == 0; });
    std::stable_sort(threads.begin(), threads.end(),
                     [](const ThemeThread &a, const ThemeThread &b) { return a.posts > b.posts; });
    return threads;
}

} // namespace parlance::analysis
