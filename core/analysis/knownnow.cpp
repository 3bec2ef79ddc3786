// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/knownnow.h"

#include "core/analysis/themecorpus.h"
#include "core/store/thememodel.h"
#include "core/topics/placing/learning.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

/// How many of its rows a search learned for each post that is in a theme: fewer than one where a sample
/// taught it.
double worthOfPost(const topics::KnownThemes &run, const PostTable &table)
{
    double rows = 0;
    for (const topics::KnownThemes::Theme &theme : run.themes)
        rows += theme.rows;
    const auto posts =
        std::count_if(table.theme.begin(), table.theme.end(), [](std::int16_t theme) { return theme >= 0; });
    return rows > 0 && posts > 0 ? std::min(1.0, rows / static_cast<double>(posts)) : 1.0;
}

} // namespace

Result<topics::KnownThemes> learnedThemes(const store::Workspace &workspace)
{
    const auto knowledge = store::currentThemeKnowledge(workspace);
    if (!knowledge)
        return knowledge.error();
    if (!*knowledge)
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP(
                         "Error", "No themes have been found here yet, or by a version that kept nothing of "
                                  "what it learned. Find the themes again.")};
    return topics::knownThemesFrom((*knowledge)->learned);
}

std::optional<std::size_t> KnownNow::indexOf(std::int32_t number) const
{
    const auto found = std::lower_bound(numbers.begin(), numbers.end(), number);
    return found != numbers.end() && *found == number
               ? std::optional(static_cast<std::size_t>(found - numbers.begin()))
               : std::nullopt;
}

Result<KnownNow> knownNow(const store::Workspace &workspace, const PostTable &table, Progress &progress)
{
    auto run = learnedThemes(workspace);
    if (!run)
        return run.error();
    const auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    KnownNow now;
    std::vector<topics::KnownThemes::Theme> current(themes->size());
    std::vector<std::int32_t> learns(themes->size(), -1); // which of the themes to be learned it is
    std::vector<std::size_t> learned;
    for (std::size_t i = 0; i < themes->size(); ++i) {
        const store::Theme &theme = (*themes)[i];
        now.numbers.push_back(theme.number);
        std::vector<int> numbers = theme.partNumbers;
        numbers.push_back(theme.number);
        std::vector<const topics::KnownThemes::Theme *> parts;
        for (const int number : numbers) {
            if (static_cast<std::size_t>(number) < run->themes.size())
                parts.push_back(&run->themes[static_cast<std::size_t>(number)]);
        }
        if (!theme.split && parts.size() == numbers.size()) {
            current[i] = topics::joined(parts);
        } else {
            learns[i] = static_cast<std::int32_t>(learned.size());
            learned.push_back(i);
        }
    }
    if (!learned.empty()) {
        std::vector<std::uint32_t> rows;
        std::vector<std::int32_t> themeOfRow;
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            const auto index = now.indexOf(table.theme[row]);
            if (!index || learns[*index] < 0 || (table.flags[row] & FlagHasText) == 0)
                continue;
            rows.push_back(row);
            themeOfRow.push_back(learns[*index]);
        }
        const auto corpus = readCorpus(workspace, table, rows, Unit::Post, progress);
        if (!corpus)
            return corpus.error();
        auto made = topics::learnThemes(*run, corpus->documents, themeOfRow, learned.size(),
                                        worthOfPost(*run, table), progress);
        if (progress.isCancelled())
            return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "Cancelled.")};
        for (std::size_t i = 0; i < learned.size(); ++i)
            current[learned[i]] = std::move(made[i]);
    }
    now.known = std::move(*run);
    now.known.themes = std::move(current);
    return now;
}

} // namespace parlance::analysis
