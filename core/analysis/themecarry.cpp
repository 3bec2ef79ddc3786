// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themecarry.h"

#include <algorithm>

namespace parlance::analysis {

using store::ThemeEdit;
using Kind = ThemeEdit::Kind;

namespace {

constexpr std::size_t Anchors = 6; ///< words that hold a theme in its place

/// Documents of each theme.
std::vector<std::int64_t> sizesOf(const topics::ThemeModel &model)
{
    std::vector<std::int64_t> sizes(model.themes.size(), 0);
    for (const std::int32_t number : model.assignment) {
        if (number >= 0)
            ++sizes[static_cast<std::size_t>(number)];
    }
    return sizes;
}

} // namespace

Result<ThemeCarry> ThemeCarry::prepare(const store::Workspace &workspace, const PostTable &table)
{
    ThemeCarry carry(table);
    auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    const auto edits = store::themeEdits(workspace);
    if (!edits)
        return edits.error();
    const auto moved = store::movedPosts(workspace);
    if (!moved)
        return moved.error();

    for (store::Theme &theme : *themes) {
        const auto number = static_cast<std::size_t>(theme.number);
        if (carry.m_indexOf.size() <= number)
            carry.m_indexOf.resize(number + 1, -1);
        carry.m_indexOf[number] = static_cast<std::int32_t>(carry.m_old.size());
        Old old;
        old.keepsPosts = theme.pinned || theme.made || !theme.parts.empty();
        old.theme = std::move(theme);
        carry.m_old.push_back(std::move(old));
    }
    const auto ownerOf = [&](ThemeId theme) -> Old * {
        for (Old &old : carry.m_old) {
            if (old.theme.id == theme ||
                std::find(old.theme.parts.begin(), old.theme.parts.end(), theme) != old.theme.parts.end())
                return &old;
        }
        return nullptr;
    };
    for (const ThemeEdit &edit : *edits) {
        if (edit.undone)
            continue;
        if (edit.kind == Kind::Exclude)
            carry.m_excluded.push_back(edit.text);
        else if (Old *old = edit.kind == Kind::Include ? ownerOf(edit.theme) : nullptr)
            old->words.push_back(edit.text);
    }
    for (const auto &[post, theme] : *moved) {
        const auto row = table.rowOf(post);
        if (!row)
            continue;
        if (!theme)
            carry.m_freed.push_back(post);
        else if (Old *old = ownerOf(theme))
            old->moved.push_back(*row);
    }
    return carry;
}

void ThemeCarry::constrain(topics::ThemeOptions &options, std::span<topics::Document> documents,
                           std::span<const std::uint32_t> rows, std::span<const std::uint32_t> documentOf)
{
    options.excluded.insert(options.excluded.end(), m_excluded.begin(), m_excluded.end());
    std::vector<std::uint8_t> isMoved(m_table->size(), 0);
    for (Old &old : m_old) {
        if (!old.keepsPosts && old.moved.empty() && old.words.empty() && !old.theme.renamed)
            continue; // nobody said anything of it
        old.kept = static_cast<int>(options.kept.size());
        topics::KeptTheme kept{.words = old.words};
        // A few posts or words of a person's are not what the theme is about: its own best words are.
        for (std::size_t i = 0; !old.keepsPosts && i < std::min(old.theme.terms.size(), Anchors); ++i)
            kept.words.push_back(old.theme.terms[i].first);
        options.kept.push_back(std::move(kept));
        for (const std::uint32_t row : old.moved)
            isMoved[row] = 1;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::int16_t number = m_table->theme[rows[i]];
        if (number < 0 || static_cast<std::size_t>(number) >= m_indexOf.size() ||
            m_indexOf[static_cast<std::size_t>(number)] < 0)
            continue;
        const Old &old = m_old[static_cast<std::size_t>(m_indexOf[static_cast<std::size_t>(number)])];
        topics::Document &document = documents[documentOf[i]];
        if (old.kept >= 0 && document.pinned < 0 && (old.keepsPosts || isMoved[rows[i]] != 0))
            document.pinned = old.kept;
    }
}

std::vector<std::int32_t> ThemeCarry::targets(const topics::ThemeModel &model, const Flow &flow) const
{
    std::vector<std::int32_t> target(m_old.size(), -1);
    std::vector<std::int64_t> most(m_old.size(), 0);
    for (std::size_t i = 0; i < m_old.size(); ++i) {
        if (m_old[i].kept >= 0 && static_cast<std::size_t>(m_old[i].kept) < model.kept.size())
            target[i] = model.kept[static_cast<std::size_t>(m_old[i].kept)];
        if (const auto stayed = flow.find({i, target[i]}); m_old[i].kept >= 0 && stayed != flow.end())
            most[i] = stayed->second;
    }
    const std::vector<std::int64_t> sizes = sizesOf(model);
    const auto isKept = [&](std::int32_t number) {
        return std::find(model.kept.begin(), model.kept.end(), number) != model.kept.end();
    };
    for (const auto &[way, posts] : flow) {
        const auto [old, number] = way;
        // Of a theme that has but a name, another may be what became of it.
        const bool mayGo = m_old[old].kept < 0
                           || (m_old[old].hasOnlyAName() && posts * 2 > sizes[static_cast<std::size_t>(number)]);
        if (mayGo && !isKept(number) && posts > most[old]) {
            target[old] = number;
            most[old] = posts;
        }
    }
    return target;
}

void ThemeCarry::carryMerges(std::vector<store::CarriedEdit> &edits, const std::vector<store::Theme> &now,
                             const std::vector<std::int32_t> &target, const topics::ThemeModel &model,
                             const Flow &flow) const
{
    const std::vector<std::int64_t> sizes = sizesOf(model);
    for (const auto &[way, posts] : flow) {
        const auto [old, number] = way;
        const bool again = !m_old[old].theme.parts.empty() && target[old] >= 0 && number != target[old] &&
                           posts * 2 > sizes[static_cast<std::size_t>(number)] &&
                           std::find(target.begin(), target.end(), number) == target.end();
        if (again)
            edits.push_back({{.kind = Kind::Merge,
                              .theme = now[static_cast<std::size_t>(number)].id,
                              .into = now[static_cast<std::size_t>(target[old])].id,
                              .hides = true}});
    }
}

Result<void> ThemeCarry::takeOver(const store::Workspace &workspace, std::span<const std::uint32_t> rows,
                                  std::span<const std::uint32_t> documentOf,
                                  const topics::ThemeModel &model) const
{
    const auto now = store::currentThemes(workspace);
    if (!now)
        return now.error();
    Flow flow;
    std::vector<std::uint8_t> inRun(m_table->size(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        inRun[rows[i]] = 1;
        const std::int16_t before = m_table->theme[rows[i]];
        const std::int32_t after = model.assignment[documentOf[i]];
        if (after >= 0 && before >= 0 && static_cast<std::size_t>(before) < m_indexOf.size() &&
            m_indexOf[static_cast<std::size_t>(before)] >= 0)
            ++flow[{static_cast<std::size_t>(m_indexOf[static_cast<std::size_t>(before)]), after}];
    }
    const std::vector<std::int32_t> target = targets(model, flow);

    std::vector<store::CarriedEdit> edits;
    for (const std::string &word : m_excluded)
        edits.push_back({{.kind = Kind::Exclude, .text = word}});
    if (!m_freed.empty())
        edits.push_back({{.kind = Kind::Move}, m_freed});
    carryMerges(edits, *now, target, model, flow);

    // Of several names that lead to one theme, the one that most of its posts had.
    std::map<std::int32_t, std::pair<std::int64_t, std::size_t>> named;
    for (std::size_t i = 0; i < m_old.size(); ++i) {
        const Old &old = m_old[i];
        if (target[i] < 0)
            continue;
        const ThemeId theme = (*now)[static_cast<std::size_t>(target[i])].id;
        for (const std::string &word : old.words)
            edits.push_back({{.kind = Kind::Include, .theme = theme, .text = word}});
        if (old.keepsPosts)
            edits.push_back({{.kind = Kind::Pin, .theme = theme}});
        std::vector<PostId> stay;
        for (const std::uint32_t row : old.moved)
            stay.push_back(m_table->id[row]);
        // The run saw only its selection: posts of a kept theme outside of it stay too.
        for (std::size_t row = 0; old.keepsPosts && row < m_table->size(); ++row) {
            if (inRun[row] == 0 && m_table->theme[row] == old.theme.number)
                stay.push_back(m_table->id[row]);
        }
        if (!stay.empty())
            edits.push_back({{.kind = Kind::Move, .theme = theme}, std::move(stay)});
        const auto posts = flow.find({i, target[i]});
        const std::int64_t weight = posts == flow.end() ? 0 : posts->second;
        const auto [best, isFirst] = named.try_emplace(target[i], weight, i);
        if (!isFirst && (old.kept >= 0 || weight > best->second.first))
            best->second = {weight, i};
    }
    for (const auto &[number, from] : named) {
        const Old &old = m_old[from.second];
        if (old.theme.renamed || old.keepsPosts)
            edits.push_back({{.kind = Kind::Rename,
                              .theme = (*now)[static_cast<std::size_t>(number)].id,
                              .text = old.theme.label}});
    }
    return store::carryEdits(workspace, edits);
}

} // namespace parlance::analysis
