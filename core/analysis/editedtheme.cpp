// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/editedtheme.h"

#include <algorithm>
#include <map>
#include <set>

namespace parlance::analysis {

namespace {

const store::Theme *find(const std::vector<store::Theme> &themes, ThemeId id)
{
    const auto found = std::find_if(themes.begin(), themes.end(),
                                    [id](const store::Theme &theme) { return theme.id == id; });
    return found == themes.end() ? nullptr : &*found;
}

/// Numbers of those that the others lack.
std::set<int> without(const std::vector<store::Theme> &themes, const std::vector<store::Theme> &others)
{
    std::set<int> numbers;
    for (const store::Theme &theme : themes) {
        if (!find(others, theme.id))
            numbers.insert(theme.number);
    }
    return numbers;
}

bool looksAlike(const store::Theme &a, const store::Theme &b)
{
    return a.label == b.label && a.pinned == b.pinned && a.phrases == b.phrases && a.terms == b.terms;
}

/// The one with most posts, the first of several.
std::optional<int> largest(const std::map<int, std::int64_t> &posts)
{
    const auto most = std::max_element(posts.begin(), posts.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == posts.end() ? std::nullopt : std::optional(most->first);
}

} // namespace

std::optional<int> editedTheme(const ThemesThen &before, const ThemesThen &after)
{
    const std::set<int> came = without(after.themes, before.themes),
                        went = without(before.themes, after.themes);
    std::map<int, std::int64_t> posts;
    if (!came.empty()) {
        for (const int number : came)
            posts[number] = std::count(after.ofPosts.begin(), after.ofPosts.end(), number);
        return largest(posts);
    }
    if (!went.empty()) {
        for (std::size_t row = 0; row < std::min(before.ofPosts.size(), after.ofPosts.size()); ++row) {
            if (after.ofPosts[row] >= 0 && went.contains(before.ofPosts[row]))
                ++posts[after.ofPosts[row]];
        }
        return largest(posts);
    }
    std::optional<int> changed;
    for (const store::Theme &theme : after.themes) {
        if (looksAlike(theme, *find(before.themes, theme.id)))
            continue;
        if (changed)
            return std::nullopt;
        changed = theme.number;
    }
    return changed;
}

} // namespace parlance::analysis
