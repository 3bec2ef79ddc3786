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
    const std::size_t unassigned = numbers.size(), unseen = unassigned + 1, all = unseen + 1;
    std::vector<std::size_t> groupOf; // by number
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto number = static_cast<std::size_t>(numbers[i]);
        if (groupOf.size() <= number)
            groupOf.resize(number + 1, unassigned);
        groupOf[number] = i;
    }
    std::vector<ThemeStats> result(all);
    std::vector<std::int64_t> compound(all, 0), scored(all, 0), positive(all, 0), negative(all, 0), textOf(all, 0);
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
        const std::size_t group = theme == PostTable::notLookedAt                                     ? unseen
                                  : theme >= 0 && static_cast<std::size_t>(theme) < groupOf.size() ? groupOf[static_cast<std::size_t>(theme)]
                                                                                                   : unassigned;
        withText += hasText && group != unseen;
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
    const std::vector<std::uint32_t> people = distinctAuthors(groups, authors, all);
    const std::vector<std::uint32_t> threads = distinctAuthors(groups, threadKeys, all);
    for (std::size_t group = 0; group < all; ++group) {
        ThemeStats &stats = result[group];
        stats.theme = group == unseen ? PostTable::notLookedAt : group == unassigned ? PostTable::noTheme : numbers[group];
        stats.people = people[group];
        stats.threads = threads[group];
        if (withText > 0 && group != unseen)
            stats.share = static_cast<double>(textOf[group]) / static_cast<double>(withText);
        if (scored[group] > 0) {
            const auto count = static_cast<double>(scored[group]);
            stats.scored = scored[group];
            stats.compound = static_cast<double>(compound[group]) / 10000.0 / count;
            stats.positive = static_cast<double>(positive[group]) / count;
            stats.negative = static_cast<double>(negative[group]) / count;
        }
    }
    if (result.back().posts == 0)
        result.pop_back();
    return result;
}

ThemeStats unassignedOf(std::span<const ThemeStats> stats)
{
    const auto found = std::find_if(stats.begin(), stats.end(), [](const ThemeStats &one) { return one.theme == PostTable::noTheme; });
    return found == stats.end() ? ThemeStats{.theme = PostTable::noTheme} : *found;
}

std::int64_t notLookedAt(std::span<const ThemeStats> stats)
{
    return stats.empty() || stats.back().theme != PostTable::notLookedAt ? 0 : stats.back().posts;
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
