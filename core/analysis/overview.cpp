// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/overview.h"

#include <algorithm>
#include <iterator>

namespace parlance::analysis {

namespace {

/// The middle of the selected scores; of an even number, the lower of the two in the middle.
std::int32_t medianScore(const PostTable &table, const Selection &selection, std::int32_t least, std::int32_t most)
{
    const auto range = static_cast<std::int64_t>(most) - least + 1;
    if (range <= 1 << 16) {
        // Most scores are small: counting them beats any sorting.
        std::vector<std::uint32_t> counts(static_cast<std::size_t>(range), 0);
        std::int64_t total = 0;
        for (const std::uint32_t row : selection) {
            if ((table.flags[row] & FlagNoScore) != 0)
                continue;
            ++counts[static_cast<std::size_t>(static_cast<std::int64_t>(table.score[row]) - least)];
            ++total;
        }
        std::int64_t left = (total - 1) / 2;
        std::int32_t value = least;
        for (const std::uint32_t count : counts) {
            if (left < count)
                return value;
            left -= count;
            ++value;
        }
        return most;
    }
    std::vector<std::int32_t> scores;
    scores.reserve(selection.size());
    for (const std::uint32_t row : selection) {
        if ((table.flags[row] & FlagNoScore) == 0)
            scores.push_back(table.score[row]);
    }
    const auto middle = scores.begin() + static_cast<std::ptrdiff_t>((scores.size() - 1) / 2);
    std::nth_element(scores.begin(), middle, scores.end());
    return *middle;
}

/// Lower bounds of the bins by score, but for the first, which is open below.
constexpr std::int32_t ScoreSteps[] = {-999, -499, -199, -99, -49, -19, -9, -4, -1, 0, 1, 2, 3, 5, 10, 20, 50, 100,
                                       200, 500, 1000, 2000, 5000, 10000, 20000, 50000};

} // namespace

Overview overview(const PostTable &table, const Selection &selection)
{
    Overview result;
    std::vector<std::uint8_t> threadSeen(table.threads.size(), 0);
    std::vector<std::uint8_t> authorSeen;
    std::vector<std::int64_t> languages(1 << 16, 0);
    std::vector<std::int64_t> forums;
    std::int64_t compoundSum = 0;
    std::int64_t withScore = 0;
    std::int32_t least = std::numeric_limits<std::int32_t>::max();
    std::int32_t most = std::numeric_limits<std::int32_t>::min();
    std::uint32_t first = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t last = 0;
    bool timed = false;

    for (const std::uint32_t row : selection) {
        const std::uint32_t flags = table.flags[row];
        result.deleted += (flags & FlagDeleted) != 0;
        result.removed += (flags & FlagRemoved) != 0;
        result.bots += (flags & FlagBot) != 0;
        result.stickied += (flags & FlagStickied) != 0;
        result.moderators += (flags & FlagDistinguished) != 0;
        result.duplicates += (flags & FlagDuplicate) != 0;
        result.boilerplate += (flags & FlagBoilerplate) != 0;
        result.quoting += (flags & FlagHasQuote) != 0;
        result.withCode += (flags & FlagHasCode) != 0;
        result.withText += (flags & FlagHasText) != 0;

        const std::uint32_t thread = table.thread[row];
        threadSeen[thread] = 1;
        result.submissions += table.submission[thread] == row;
        const std::uint32_t author = table.author[row];
        if (author >= authorSeen.size())
            authorSeen.resize(std::max<std::size_t>(author + std::size_t{1}, authorSeen.size() * 2), 0);
        authorSeen[author] = 1;
        const std::uint32_t forum = table.forum[row];
        if (forum >= forums.size())
            forums.resize(forum + std::size_t{1}, 0);
        ++forums[forum];
        ++languages[table.language[row].packed];
        ++result.classes[table.sentiment[row]];

        // Without branches: which posts have a sentiment, a score or a time is as good as random.
        const std::int32_t compound = table.compound[row];
        const bool isScored = compound != PostTable::noCompound;
        result.scored += isScored;
        compoundSum += isScored ? compound : 0;
        const bool hasScore = (flags & FlagNoScore) == 0;
        const std::int32_t score = table.score[row];
        withScore += hasScore;
        result.scoreSum += hasScore ? score : 0;
        least = std::min(least, hasScore ? score : std::numeric_limits<std::int32_t>::max());
        most = std::max(most, hasScore ? score : std::numeric_limits<std::int32_t>::min());
        const bool hasTime = (flags & FlagNoTime) == 0;
        const std::uint32_t created = table.created[row];
        timed |= hasTime;
        first = std::min(first, hasTime ? created : std::numeric_limits<std::uint32_t>::max());
        last = std::max(last, hasTime ? created : 0);
    }

    result.posts = static_cast<std::int64_t>(selection.size());
    result.comments = result.posts - result.submissions;
    result.threads = std::count(threadSeen.begin(), threadSeen.end(), 1);
    if (!authorSeen.empty())
        result.people = std::count(authorSeen.begin() + 1, authorSeen.end(), 1);
    if (result.scored > 0)
        result.meanCompound = static_cast<double>(compoundSum) / 10000.0 / static_cast<double>(result.scored);
    if (withScore > 0) {
        result.minScore = least;
        result.maxScore = most;
        result.medianScore = medianScore(table, selection, least, most);
    }
    if (timed) {
        result.first = first;
        result.last = last;
    }
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if (languages[i] > 0)
            result.languages.emplace_back(Language(static_cast<std::uint16_t>(i)), languages[i]);
    }
    for (std::size_t i = 0; i < forums.size(); ++i) {
        if (forums[i] > 0)
            result.forums.emplace_back(ForumId(static_cast<std::uint32_t>(i)), forums[i]);
    }
    const auto moreOften = [](const auto &a, const auto &b) { return a.second > b.second; };
    std::stable_sort(result.languages.begin(), result.languages.end(), moreOften);
    std::stable_sort(result.forums.begin(), result.forums.end(), moreOften);
    return result;
}

std::vector<std::int64_t> compoundHistogram(const PostTable &table, const Selection &selection, int bins)
{
    const std::int64_t count = std::max(bins, 1);
    std::vector<std::int64_t> histogram(static_cast<std::size_t>(count), 0);
    // compound = +1 belongs to the last bin, which is closed on both sides.
    for (const std::uint32_t row : selection) {
        const std::int16_t compound = table.compound[row];
        if (compound == PostTable::noCompound)
            continue;
        const std::int64_t bin = (compound + std::int64_t{10000}) * count / 20000;
        ++histogram[static_cast<std::size_t>(std::clamp<std::int64_t>(bin, 0, count - 1))];
    }
    return histogram;
}

std::vector<ScoreBin> scoreHistogram(const PostTable &table, const Selection &selection)
{
    constexpr std::size_t steps = std::size(ScoreSteps);
    std::vector<ScoreBin> bins(steps + 1);
    for (std::size_t i = 0; i <= steps; ++i) {
        bins[i].from = i == 0 ? std::numeric_limits<std::int32_t>::min() : ScoreSteps[i - 1];
        bins[i].to = i == steps ? std::numeric_limits<std::int32_t>::max() : ScoreSteps[i] - 1;
    }
    // Scores near zero are nearly all there are: they are looked up.
    constexpr std::int32_t low = -1000, high = 1000;
    std::vector<std::uint8_t> binOf(static_cast<std::size_t>(high - low) + 1);
    const auto find = [](std::int32_t score) {
        return static_cast<std::uint8_t>(std::upper_bound(std::begin(ScoreSteps), std::end(ScoreSteps), score)
                                         - std::begin(ScoreSteps));
    };
    for (std::int32_t score = low; score <= high; ++score)
        binOf[static_cast<std::size_t>(score - low)] = find(score);
    for (const std::uint32_t row : selection) {
        if ((table.flags[row] & FlagNoScore) != 0)
            continue;
        const std::int32_t score = table.score[row];
        const bool near = score >= low && score <= high;
        ++bins[near ? binOf[static_cast<std::size_t>(score - low)] : find(score)].posts;
    }

    const auto holds = [](const ScoreBin &bin) { return bin.posts > 0; };
    const auto firstUsed = std::find_if(bins.begin(), bins.end(), holds);
    if (firstUsed == bins.end())
        return {};
    const auto lastUsed = std::find_if(bins.rbegin(), bins.rend(), holds).base();
    return {firstUsed, lastUsed};
}

} // namespace parlance::analysis
