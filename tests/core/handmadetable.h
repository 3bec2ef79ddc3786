// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <vector>

namespace parlance::test {

/// A post as a test writes it down; what is left out is ordinary.
struct HandmadePost
{
    std::int64_t id = 0;
    std::int64_t thread = 0; ///< equal to id: a submission
    std::uint32_t author = 1;
    std::optional<std::int64_t> created{};
    std::optional<std::int32_t> score{};
    std::optional<double> compound{};
    int theme = -1;
    std::uint32_t forum = 1;
    Language language = English;
    std::uint32_t flags = FlagHasText;
};

inline analysis::PostTable handmadeTable(std::vector<HandmadePost> posts)
{
    using analysis::PostTable;
    std::sort(posts.begin(), posts.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    PostTable table;
    std::map<std::int64_t, std::uint32_t> threads;
    for (const HandmadePost &post : posts)
        threads[post.thread] = post.forum;
    for (const auto &[thread, forum] : threads) {
        table.threads.push_back(ThreadId(thread));
        table.threadForum.push_back(forum);
    }
    table.submission.assign(table.threads.size(), PostTable::noRow);
    for (const HandmadePost &post : posts) {
        const auto row = static_cast<std::uint32_t>(table.size());
        const std::uint32_t thread = *table.threadIndex(ThreadId(post.thread));
        if (post.id == post.thread)
            table.submission[thread] = row;
        std::uint32_t flags = post.flags;
        if (!post.created)
            flags |= FlagNoTime;
        if (!post.score)
            flags |= FlagNoScore;
        table.id.push_back(PostId(post.id));
        table.thread.push_back(thread);
        table.author.push_back(post.author);
        table.forum.push_back(post.forum);
        table.created.push_back(static_cast<std::uint32_t>(post.created.value_or(0)));
        table.score.push_back(post.score.value_or(0));
        table.flags.push_back(flags);
        table.length.push_back(10);
        table.language.push_back(post.language);
        table.compound.push_back(post.compound ? static_cast<std::int16_t>(*post.compound * 10000)
                                               : PostTable::noCompound);
        sentiment::Score score;
        score.compound = post.compound.value_or(0);
        const auto value = !post.compound ? sentiment::Class::None
                           : score.compound >= 0.05 ? sentiment::Class::Positive
                           : score.compound <= -0.05 ? sentiment::Class::Negative : sentiment::Class::Neutral;
        table.sentiment.push_back(static_cast<std::uint8_t>(value));
        table.theme.push_back(static_cast<std::int16_t>(post.theme));
        table.part.push_back(table.theme.back());
    }
    return table;
}

inline analysis::Selection everything(const analysis::PostTable &table)
{
    analysis::Selection all(table.size());
    std::iota(all.begin(), all.end(), 0u);
    return all;
}

} // namespace parlance::test
