// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/countednow.h"

namespace parlance::analysis {

Result<std::optional<CountedNow>> countedNow(const store::Workspace &workspace)
{
    const auto run = store::currentRunWordCounts(workspace);
    if (!run)
        return run.error();
    if (!*run)
        return std::optional<CountedNow>();
    auto words = topics::wordsFrom((*run)->words);
    if (!words)
        return words.error();
    auto all = topics::wordCountsFrom((*run)->counts);
    if (!all)
        return all.error();
    auto stored = store::currentThemeWordCounts(workspace);
    if (!stored)
        return stored.error();
    auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    return std::optional<CountedNow>(
        {std::move(*words), std::move(*all), std::move(*stored), std::move(*themes)});
}

} // namespace parlance::analysis
