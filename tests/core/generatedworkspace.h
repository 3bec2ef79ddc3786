// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/batches.h"

#include "core/base/hash.h"
#include "core/base/progress.h"
#include "core/store/postwriter.h"
#include "core/store/themes.h"
#include "core/store/workspace.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace parlance::test {

/// A workspace with random posts that has some of everything: gone authors, posts without score or time,
/// placeholders, several forums and languages, all flags, and a run of themes. The same seed gives the same workspace.
struct GeneratedOptions
{
    int posts = 4000;
    int threads = 200;
    int authors = 150;
    int forums = 4;
    int themes = 6;
    unsigned seed = 1;
    std::int64_t firstUtc = 1'700'000'000;
    std::int64_t spanSeconds = 40 * 86400;
    bool index = true;
};

inline const std::array<const char *, 12> &generatedWords()
{
    static const std::array<const char *, 12> words{"model", "garden", "music", "train", "coffee", "bread",
                                                    "winter", "camera", "paper", "river", "lamp", "story"};
    return words;
}

/// Numbers from the engine itself: the standard's distributions differ from library to library.
class Dice
{
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    std::int64_t below(std::int64_t limit)
    {
        return static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(limit));
    }
    bool oneIn(std::int64_t n) { return below(n) == 0; }

private:
    std::mt19937_64 m_engine;
};

inline std::string base36(std::int64_t number)
{
    std::string text;
    for (; number > 0; number /= 36)
        text.insert(text.begin(), "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]);
    return text.empty() ? "0" : text;
}

template <class T>
T valueOf(Result<T> result)
{
    if (!result)
        throw std::runtime_error(describe(result.error()));
    return std::move(*result);
}

inline void valueOf(const Result<void> &result)
{
    if (!result)
        throw std::runtime_error(describe(result.error()));
}

inline store::PostRow generatedPost(Dice &dice, const GeneratedOptions &options, int number)
{
    store::PostRow row;
    row.platform = Platform::Reddit;
    const std::int64_t thread = number < options.threads ? number : dice.below(options.threads);
    // Every seventh thread is known by its replies only.
    const bool submission = number < options.threads && thread % 7 != 3;
    row.threadOwnId = base36(1000 + thread);
    row.thread = threadOf(makePostId(Platform::Reddit, PostKind::Submission, row.threadOwnId));
    row.kind = submission ? PostKind::Submission : PostKind::Comment;
    row.ownId = submission ? row.threadOwnId : base36(900'000 + (static_cast<std::int64_t>(number) * 7919) % 1'000'003);
    row.id = makePostId(Platform::Reddit, row.kind, row.ownId);
    if (!submission)
        row.parent = submissionOf(row.thread);
    row.forum = "forum" + std::to_string(thread % options.forums);
    if (submission)
        row.title = std::string("About ") + generatedWords()[static_cast<std::size_t>(dice.below(12))];
    if (dice.oneIn(9))
        row.flags |= FlagAuthorGone;
    else
        row.author = "person" + std::to_string(dice.below(options.authors));
    if (dice.oneIn(15))
        row.flags |= FlagNoTime;
    else
        row.createdUtc = options.firstUtc + dice.below(options.spanSeconds);
    if (dice.oneIn(12))
        row.flags |= FlagNoScore;
    else
        row.score = static_cast<std::int32_t>(dice.oneIn(20) ? dice.below(5000) - 500 : dice.below(20) - 4);
    // Without the dice: what they give to the rest stays as it was.
    if (row.id.value % 29 == 3)
        row.flags |= FlagDistinguished;
    if (row.id.value % 23 == 5)
        row.flags |= FlagDuplicate;
    for (const std::uint32_t flag : {FlagDeleted, FlagRemoved, FlagBot, FlagStickied}) {
        if (dice.oneIn(14))
            row.flags |= flag;
    }
    for (std::int64_t i = dice.below(12); i > 0; --i)
        row.body += std::string(row.body.empty() ? "" : " ") + generatedWords()[static_cast<std::size_t>(dice.below(12))];
    if (!row.body.empty() || submission)
        row.flags |= FlagHasText;
    row.length = static_cast<std::uint32_t>(row.body.size());
    row.language = std::array{English, French, Undetermined, Language(std::string_view("de"))}[static_cast<std::size_t>(dice.below(4))];
    if (!dice.oneIn(5) && !row.body.empty()) {
        sentiment::Score score;
        score.compound = static_cast<double>(dice.below(20001) - 10000) / 10000.0;
        score.neutral = 1;
        row.sentiment = score;
        row.sentimentClass = score.compound >= 0.05 ? sentiment::Class::Positive
                             : score.compound <= -0.05 ? sentiment::Class::Negative : sentiment::Class::Neutral;
        row.flags |= FlagScored;
    }
    return row;
}

inline store::Workspace generateWorkspace(const std::string &path, const GeneratedOptions &options)
{
    store::Workspace workspace = valueOf(store::Workspace::create(path));
    Dice dice(options.seed);
    std::vector<store::PostRow> rows;
    std::vector<PostId> ids;
    {
        store::PostWriter writer = valueOf(store::PostWriter::open(workspace, {.index = options.index}));
        store::Source source;
        source.name = "generated.ndjson";
        source.path = "generated.ndjson";
        source.format = "reddit-ndjson";
        valueOf(writer.begin(source, "{}"));
        for (int i = 0; i < options.posts; ++i) {
            rows.push_back(generatedPost(dice, options, i));
            ids.push_back(rows.back().id);
            if (rows.size() == 20'000 || i + 1 == options.posts) {
                auto batch = batchOf(std::move(rows), {i, i});
                valueOf(writer.write(batch, NoProgress()));
                rows.clear();
            }
        }
        valueOf(writer.finish(wellDone()));
    }
    if (options.themes > 0) {
        std::sort(ids.begin(), ids.end());
        std::vector<store::Theme> themes;
        for (int i = 0; i < options.themes; ++i) {
            store::Theme theme;
            theme.number = i;
            theme.label = "theme " + std::to_string(i);
            themes.push_back(theme);
        }
        std::vector<store::ThemeAssignment> assignments;
        for (const PostId id : ids) {
            const int theme = static_cast<int>(dice.below(options.themes + 2));
            if (theme < options.themes)
                assignments.push_back({id, theme, 0.5f});
        }
        store::Run run;
        run.kind = "themes";
        run.parameters = "{}";
        run.selection = "{}";
        run.posts = static_cast<std::int64_t>(ids.size());
        run.version = "test";
        valueOf(store::addThemeRun(workspace, run, themes, assignments));
    }
    return workspace;
}

} // namespace parlance::test
