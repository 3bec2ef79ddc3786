// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sample.h"

#include "core/base/version.h"
#include "core/store/themes.h"
#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace parlance::analysis {

namespace {

using store::Checked;
using store::Stratum;

constexpr std::size_t Classes = 4;

bool canBeDrawn(const PostTable &table, std::uint32_t row, Checked checked)
{
    if ((table.flags[row] & FlagHasText) == 0)
        return false;
    return checked == Checked::Sentiment ? table.sentiment[row] != 0 : table.theme[row] >= 0;
}

/// Which themes have strata of their own: the largest, so that every stratum of every class can have two
/// posts.
std::map<int, int> themeGroups(const PostTable &table, std::span<const std::uint32_t> rows, Checked checked,
                               std::int64_t wanted)
{
    std::map<int, std::int64_t> sizes;
    std::array<bool, Classes> seen{};
    for (const std::uint32_t row : rows) {
        ++sizes[table.themeOrNone(row)];
        seen[table.sentiment[row]] = true;
    }
    const auto classes = checked == Checked::Sentiment ? std::count(seen.begin(), seen.end(), true) : 1;
    const auto most =
        static_cast<std::size_t>(std::max<std::int64_t>(1, wanted / 2 / std::max<std::int64_t>(1, classes)));
    std::vector<std::pair<int, std::int64_t>> bySize(sizes.begin(), sizes.end());
    std::stable_sort(bySize.begin(), bySize.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    std::map<int, int> groups;
    for (std::size_t i = 0; i < bySize.size(); ++i) {
        const bool own = bySize.size() <= most || i + 1 < most;
        groups[bySize[i].first] = own ? bySize[i].first : Stratum::OtherThemes;
    }
    return groups;
}

/// How many posts each stratum gives: the divisor method of Sainte-Laguë over the square roots of the sizes,
/// after one each.
std::vector<std::int64_t> allocate(const std::vector<std::int64_t> &sizes, std::int64_t wanted)
{
    std::vector<std::int64_t> given(sizes.size(), 0);
    for (std::int64_t i = 0; i < wanted; ++i) {
        std::size_t best = sizes.size();
        double bestClaim = -1;
        for (std::size_t at = 0; at < sizes.size(); ++at) {
            if (given[at] == sizes[at])
                continue;
            // Squared, so that no root is taken; whoever has none yet comes before all others.
            const double divisor = static_cast<double>(2 * given[at] + 1);
            const double claim =
                static_cast<double>(sizes[at]) / (divisor * divisor) * (given[at] == 0 ? 1e18 : 1.0);
            if (claim > bestClaim) {
                bestClaim = claim;
                best = at;
            }
        }
        if (best == sizes.size())
            break;
        ++given[best];
    }
    return given;
}

} // namespace

store::Sample drawSample(const PostTable &table, const Selection &selection, const SampleOptions &options)
{
    store::Sample sample;
    sample.checked = options.checked;
    sample.seed = options.seed;

    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : selection) {
        if (canBeDrawn(table, row, options.checked))
            rows.push_back(row);
    }
    const std::uint64_t stream =
        topics::randomBits(options.seed, 0); // so that seed 2 is not seed 1 with the next id
    const auto groups = themeGroups(table, rows, options.checked, options.posts);
    std::map<std::pair<int, int>, std::vector<std::pair<std::uint64_t, std::uint32_t>>>
        strata; // (class, theme): (key, row)
    for (const std::uint32_t row : rows) {
        const int sentiment = options.checked == Checked::Sentiment ? table.sentiment[row] : 0;
        const std::uint64_t key = topics::randomBits(stream, static_cast<std::uint64_t>(table.id[row].value));
        strata[{sentiment, groups.at(table.themeOrNone(row))}].emplace_back(key, row);
    }

    std::vector<std::int64_t> sizes;
    for (const auto &[key, members] : strata)
        sizes.push_back(static_cast<std::int64_t>(members.size()));
    const std::vector<std::int64_t> given = allocate(sizes, options.posts);

    std::vector<std::pair<std::uint64_t, store::SampledPost>> drawn;
    int number = 0;
    for (auto &[key, members] : strata) {
        const auto count = static_cast<std::size_t>(given[static_cast<std::size_t>(number)]);
        const auto middle = members.begin() + static_cast<std::ptrdiff_t>(count);
        std::partial_sort(members.begin(), middle, members.end());
        for (auto member = members.begin(); member != middle; ++member) {
            const auto [random, row] = *member;
            // A second number: by the first, those of small strata would come last.
            const std::uint64_t order =
                topics::randomBits(stream, static_cast<std::uint64_t>(table.id[row].value), 1);
            drawn.emplace_back(
                order, store::SampledPost{
                           table.id[row], number, static_cast<sentiment::Class>(table.sentiment[row]), {}});
        }
        sample.strata.push_back({static_cast<sentiment::Class>(key.first), key.second,
                                 static_cast<std::int64_t>(members.size())});
        ++number;
    }
    std::sort(drawn.begin(), drawn.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : a.second.post < b.second.post;
    });
    for (auto &[order, post] : drawn)
        sample.posts.push_back(post);
    return sample;
}

Weights sampleWeights(const store::Sample &sample, std::span<const std::uint8_t> labelled)
{
    std::vector<std::int64_t> answers(sample.strata.size(), 0);
    for (std::size_t place = 0; place < sample.posts.size(); ++place)
        answers[static_cast<std::size_t>(sample.posts[place].stratum)] += labelled[place] != 0;
    std::array<double, Classes> all{}, reached{};
    for (std::size_t i = 0; i < sample.strata.size(); ++i) {
        const auto sentiment = static_cast<std::size_t>(sample.strata[i].sentiment);
        const auto posts = static_cast<double>(sample.strata[i].posts);
        all[sentiment] += posts;
        reached[sentiment] += answers[i] > 0 ? posts : 0;
    }

    Weights weights;
    double total = 0, covered = 0;
    for (std::size_t i = 0; i < Classes; ++i) {
        total += all[i];
        covered += reached[i] > 0 ? all[i] : 0;
    }
    weights.covered = total > 0 ? covered / total : 0;
    weights.posts.assign(sample.posts.size(), 0.0);
    for (std::size_t place = 0; place < sample.posts.size(); ++place) {
        if (labelled[place] == 0)
            continue;
        const auto stratum = static_cast<std::size_t>(sample.posts[place].stratum);
        const auto sentiment = static_cast<std::size_t>(sample.strata[stratum].sentiment);
        weights.posts[place] = static_cast<double>(sample.strata[stratum].posts) /
                               static_cast<double>(answers[stratum]) * (all[sentiment] / reached[sentiment]);
    }
    return weights;
}

Result<store::Sample> drawAndStoreSample(const store::Workspace &workspace, const PostTable &table,
                                         const Selection &selection, const Filter &filter,
                                         const SampleOptions &options)
{
    store::Sample sample = drawSample(table, selection, options);
    if (sample.posts.empty() && options.checked == Checked::Sentiment)
        return Error{.code = ErrorCode::NotFound,
                     .message =
                         TR_NOOP("Error", "There is nothing to check: no post of the selection is scored.")};
    if (sample.posts.empty())
        return Error{
            .code = ErrorCode::NotFound,
            .message = TR_NOOP(
                "Error",
                "There is nothing to check: no post of the selection has a theme. Find themes first.")};
    const auto run = store::currentThemeRun(workspace);
    if (!run)
        return run.error();
    const auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    for (store::SampledPost &post : sample.posts) {
        const int number = table.theme[*table.rowOf(post.post)];
        for (const store::Theme &theme : *themes) {
            if (theme.number == number)
                post.theme = theme.id;
        }
    }
    sample.run = *run ? (*run)->id : RunId();
    sample.selection = toJson(filter);
    sample.version = version();
    const auto id = store::addSample(workspace, sample);
    if (!id)
        return id.error();
    return store::sample(workspace, *id);
}

} // namespace parlance::analysis
