// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/facts.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace parlance::report {

namespace {

using analysis::PostTable;
using analysis::Selection;

constexpr std::uint32_t OutFlags = FlagDeleted | FlagRemoved | FlagBot | FlagStickied | FlagDistinguished | FlagDuplicate;

bool hasScore(const PostTable &table, std::uint32_t row)
{
    return (table.flags[row] & FlagNoScore) == 0;
}

} // namespace

bool Tone::isSplit() const
{
    const double larger = std::max(positive, negative), smaller = std::min(positive, negative);
    return larger - smaller < 0.10 || larger < 1.25 * smaller;
}

Language SectionFacts::language() const
{
    return !languages.empty() && 100 * languages.front().second >= 80 * static_cast<std::int64_t>(rows.size())
               ? Language(languages.front().first)
               : Undetermined;
}

Tone toneOf(const PostTable &table, const Selection &rows)
{
    Tone tone;
    std::int64_t positive = 0, negative = 0;
    for (const std::uint32_t row : rows) {
        const auto value = static_cast<sentiment::Class>(table.sentiment[row]);
        tone.scored += value != sentiment::Class::None;
        positive += value == sentiment::Class::Positive;
        negative += value == sentiment::Class::Negative;
    }
    if (tone.scored > 0) {
        const auto all = static_cast<double>(tone.scored);
        tone.positive = static_cast<double>(positive) / all;
        tone.negative = static_cast<double>(negative) / all;
        tone.neutral = std::max(0.0, 1.0 - tone.positive - tone.negative);
    }
    return tone;
}

namespace {

/// The bin that a digest counts by: hours up to three days, days up to a season, months beyond.
analysis::Bin binFor(const PostTable &table, const Selection &selection)
{
    std::uint32_t first = std::numeric_limits<std::uint32_t>::max(), last = 0;
    for (const std::uint32_t row : selection) {
        if ((table.flags[row] & FlagNoTime) != 0)
            continue;
        first = std::min(first, table.created[row]);
        last = std::max(last, table.created[row]);
    }
    const std::int64_t span = last >= first ? static_cast<std::int64_t>(last) - first : 0;
    return span <= 3 * 86400 ? analysis::Bin::Hour : span <= 100 * 86400 ? analysis::Bin::Day : analysis::Bin::Month;
}

std::vector<analysis::TrendBin> volumeOf(const PostTable &table, const Selection &rows, analysis::Bin by,
                                         const std::string &timeZone)
{
    auto series = analysis::trends(table, rows, {.by = by, .split = analysis::Split::None, .timeZone = timeZone});
    if (!series || series->empty())
        return {}; // posts without times: there is nothing to say about when
    return std::move(series->front().bins);
}

} // namespace

std::optional<Peak> peakOf(const std::vector<analysis::TrendBin> &bins, analysis::Bin by,
                           bool severalDays)
{
    if (bins.size() < 3)
        return std::nullopt;
    const auto fullest = std::max_element(bins.begin(), bins.end(), [](const auto &a, const auto &b) {
        return a.posts < b.posts; // the first of equals
    });
    const auto ties = std::count_if(bins.begin(), bins.end(), [&](const auto &bin) { return bin.posts == fullest->posts; });
    const auto filled = std::count_if(bins.begin(), bins.end(), [](const auto &bin) { return bin.posts > 0; });
    std::int64_t total = 0;
    for (const analysis::TrendBin &bin : bins)
        total += bin.posts;
    if (ties > 1 || filled < 3 || fullest->posts < 4)
        return std::nullopt;
    const double mean = static_cast<double>(total) / static_cast<double>(filled);
    return Peak{.bin = *fullest, .by = by, .severalDays = severalDays,
                .prominence = static_cast<double>(fullest->posts) / mean};
}

std::size_t CorpusFacts::indexOf(int theme) const
{
    const auto found = std::find_if(themes.begin(), themes.end(), [theme](const store::Theme &one) { return one.number == theme; });
    return static_cast<std::size_t>(found - themes.begin());
}

Result<CorpusFacts> measureCorpus(const store::Workspace &workspace, const PostTable &table,
                                  const Selection &selection, const std::string &timeZone)
{
    CorpusFacts facts;
    facts.overview = analysis::overview(table, selection);
    facts.tone = toneOf(table, selection);
    facts.threads = analysis::threadStats(table, selection, analysis::ThreadOrder::Replies);
    auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    facts.themes = std::move(*themes);
    const int count = facts.themes.empty() ? 0 : facts.themes.back().number + 1;
    facts.themeStats = analysis::themeStats(table, selection, facts.themes);

    // A thread belongs to the theme of most of its posts; of equals, to the larger theme.
    std::vector<std::int32_t> counts(table.threads.size() * static_cast<std::size_t>(std::max(count, 1)), 0);
    std::unordered_map<std::uint32_t, std::int64_t> posts;
    for (const std::uint32_t row : selection) {
        if (table.theme[row] >= 0 && table.theme[row] < count)
            ++counts[table.thread[row] * static_cast<std::size_t>(count) + static_cast<std::size_t>(table.theme[row])];
        if (table.author[row] != 0)
            ++posts[table.author[row]];
        if ((table.flags[row] & FlagNoTime) == 0
            && (!facts.lastPost || table.created[row] > table.created[*facts.lastPost]))
            facts.lastPost = row;
        if (!table.isSubmission(row) && hasScore(table, row)
            && (!facts.topComment || table.score[row] > table.score[*facts.topComment]))
            facts.topComment = row;
    }
    facts.ownTheme.assign(table.threads.size(), -1);
    for (std::size_t thread = 0; count > 0 && thread < table.threads.size(); ++thread) {
        const auto *begin = counts.data() + thread * static_cast<std::size_t>(count);
        const auto *best = std::max_element(begin, begin + count);
        if (*best > 0)
            facts.ownTheme[thread] = static_cast<int>(best - begin);
    }

    std::vector<std::int64_t> activity;
    for (const auto &[author, number] : posts)
        activity.push_back(number);
    std::sort(activity.begin(), activity.end(), std::greater<>());
    if (activity.size() >= 20) {
        std::int64_t topTen = 0;
        for (std::size_t i = 0; i < 10; ++i)
            topTen += activity[i];
        facts.topTenShare = static_cast<double>(topTen) / static_cast<double>(selection.size());
    }
    if (!activity.empty())
        facts.onceShare = static_cast<double>(std::count(activity.begin(), activity.end(), 1))
                          / static_cast<double>(activity.size());

    facts.by = binFor(table, selection);
    facts.volume = volumeOf(table, selection, facts.by, timeZone);
    facts.peak = peakOf(facts.volume, facts.by,
                        !facts.volume.empty() && facts.volume.back().end - facts.volume.front().start > 90000);

    std::vector<std::uint8_t> inThreads(table.threads.size(), 0);
    for (const std::uint32_t row : selection)
        inThreads[table.thread[row]] = 1;
    for (std::size_t row = 0; row < table.size(); ++row) {
        if ((table.flags[row] & OutFlags) == 0 || inThreads[table.thread[row]] == 0)
            continue;
        facts.deleted += (table.flags[row] & FlagDeleted) != 0;
        facts.removed += (table.flags[row] & FlagRemoved) != 0;
        facts.bots += (table.flags[row] & FlagBot) != 0;
        facts.stickied += (table.flags[row] & FlagStickied) != 0;
        facts.moderators += (table.flags[row] & FlagDistinguished) != 0;
        facts.duplicates += (table.flags[row] & FlagDuplicate) != 0;
    }
    // What the selection was told to include was not left out.
    facts.deleted -= facts.overview.deleted;
    facts.removed -= facts.overview.removed;
    facts.bots -= facts.overview.bots;
    facts.stickied -= facts.overview.stickied;
    facts.moderators -= facts.overview.moderators;
    facts.duplicates -= facts.overview.duplicates;
    return facts;
}

std::vector<ThemeChoice> rankThemes(const PostTable &table, const Selection &selection, const CorpusFacts &corpus)
{
    // Where a dump holds submissions only, a thread is one post.
    const std::int64_t least = corpus.overview.comments > 0 ? 2 : 1;
    // One of which it is not known is taken to be like the others.
    double sum = 0, known = 0;
    for (const store::Theme &theme : corpus.themes) {
        sum += theme.coherence.value_or(0.0);
        known += theme.coherence ? 1 : 0;
    }
    const double meanCoherence = known > 0 ? sum / known : 0.0;
    std::vector<ThemeChoice> choices;
    for (std::size_t i = 0; i < corpus.themes.size(); ++i) {
        const int theme = corpus.themes[i].number;
        const analysis::ThemeStats &stats = corpus.themeStats[i];
        ThemeChoice choice{.theme = theme};
        std::size_t threads = 0;
        for (const analysis::ThemeThread &thread : analysis::threadsOfTheme(table, selection, theme)) {
            threads += thread.posts >= least;
            const auto index = table.threadIndex(thread.thread);
            choice.own += index && thread.posts >= least && corpus.ownTheme[*index] == theme;
        }
        if (stats.threads < 2 || threads + (stats.posts >= 4) < 2)
            continue;
        choice.weight = static_cast<double>(stats.posts) * std::log2(1.0 + static_cast<double>(stats.threads))
                        * std::log2(4.0 + static_cast<double>(std::max<std::int64_t>(stats.scoreSum, 0)))
                        * (0.4 + std::clamp(corpus.themes[i].coherence.value_or(meanCoherence), 0.0, 1.0));
        choices.push_back(choice);
    }
    std::sort(choices.begin(), choices.end(), [](const ThemeChoice &a, const ThemeChoice &b) {
        if ((a.own >= 2) != (b.own >= 2))
            return a.own >= 2;
        return a.weight != b.weight ? a.weight > b.weight : a.theme < b.theme;
    });
    return choices;
}

} // namespace parlance::report
