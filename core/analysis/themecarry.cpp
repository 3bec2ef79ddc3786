// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themecarry.h"

#include "core/store/thememodel.h"

#include <algorithm>

namespace parlance::analysis {

using store::ThemeEdit;
using Kind = ThemeEdit::Kind;

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
    if (std::any_of(carry.m_old.begin(), carry.m_old.end(), [](const Old &old) { return old.isKept(); })) {
        auto seen = store::postsSeenByThemes(workspace);
        if (!seen)
            return seen.error();
        carry.m_seen = std::move(*seen);
    }
    return carry;
}

const ThemeCarry::Old *ThemeCarry::oldOf(std::uint32_t row) const
{
    const std::int16_t number = m_table->theme[row];
    const std::int32_t index = number >= 0 && static_cast<std::size_t>(number) < m_indexOf.size()
                                   ? m_indexOf[static_cast<std::size_t>(number)]
                                   : -1;
    return index < 0 ? nullptr : &m_old[static_cast<std::size_t>(index)];
}

void ThemeCarry::constrain(topics::ThemeOptions &options, std::span<topics::Document> documents,
                           std::span<const std::uint32_t> rows, std::span<const std::uint32_t> documentOf)
{
    options.excluded.insert(options.excluded.end(), m_excluded.begin(), m_excluded.end());
    std::vector<std::uint8_t> isMoved(m_table->size(), 0);
    for (Old &old : m_old) {
        if (!old.isKept())
            continue;
        old.kept = static_cast<int>(options.kept.size());
        options.kept.push_back({.words = old.words});
        for (const std::uint32_t row : old.moved)
            isMoved[row] = 1;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        topics::Document &document = documents[documentOf[i]];
        const Old *old = oldOf(rows[i]);
        document.known = document.known || old != nullptr ||
                         std::binary_search(m_seen.begin(), m_seen.end(), m_table->id[rows[i]]);
        if (old == nullptr || old->kept < 0 || document.pinned)
            continue;
        document.pinned = old->keepsPosts || isMoved[rows[i]] != 0;
        if (document.pinned || document.kept < 0)
            document.kept = old->kept;
    }
}

Result<void> ThemeCarry::takeOver(const store::Workspace &workspace, std::span<const std::uint32_t> rows,
                                  const topics::ThemeModel &model) const
{
    const auto now = store::currentThemes(workspace);
    if (!now)
        return now.error();
    std::vector<std::uint8_t> inRun(m_table->size(), 0);
    for (const std::uint32_t row : rows)
        inRun[row] = 1;

    std::vector<store::CarriedEdit> edits;
    for (const std::string &word : m_excluded)
        edits.push_back({{.kind = Kind::Exclude, .text = word}});
    if (!m_freed.empty())
        edits.push_back({{.kind = Kind::Move}, m_freed});
    for (const Old &old : m_old) {
        const std::int32_t number = old.kept < 0 ? -1 : model.kept[static_cast<std::size_t>(old.kept)];
        if (number < 0)
            continue;
        const ThemeId theme = (*now)[static_cast<std::size_t>(number)].id;
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
        if (old.theme.renamed || old.keepsPosts)
            edits.push_back({{.kind = Kind::Rename, .theme = theme, .text = old.theme.label}});
    }
    return store::carryEdits(workspace, edits);
}

} // namespace parlance::analysis
