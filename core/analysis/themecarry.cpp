// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themecarry.h"

#include "core/store/thememodel.h"

#include <algorithm>
#include <set>

namespace parlance::analysis {

using store::ThemeEdit;
using Kind = ThemeEdit::Kind;

namespace {

constexpr std::int64_t Basis = 0; ///< the step of what only holds things together

/// Whether an edit is a person's own, of this run or of an earlier one.
bool isOwn(const ThemeEdit &edit)
{
    return !edit.undone && !(edit.carried && edit.derived);
}

Result<std::int64_t> currentRun(const store::Workspace &workspace)
{
    const auto run = store::currentThemeRun(workspace);
    if (!run)
        return run.error();
    return *run ? (*run)->id.value : 0;
}

} // namespace

Result<ThemeCarry> ThemeCarry::prepare(const store::Workspace &workspace, const PostTable &table,
                                       std::span<const std::uint32_t> rows)
{
    ThemeCarry carry(table, rows);
    const auto run = currentRun(workspace);
    if (!run)
        return run.error();
    carry.m_run = *run;
    if (const auto read = carry.readThemes(workspace); !read)
        return read.error();
    if (const auto read = carry.readEdits(workspace); !read)
        return read.error();
    if (const auto read = carry.readSplits(workspace); !read)
        return read.error();
    carry.weigh();
    if (const auto read = carry.readSeen(workspace); !read)
        return read.error();
    return carry;
}

/// The themes with their posts.
Result<void> ThemeCarry::readThemes(const store::Workspace &workspace)
{
    auto found = store::themesAsFound(workspace);
    if (!found)
        return found.error();
    const auto current = store::currentThemes(workspace);
    if (!current)
        return current.error();
    const auto parts = store::postsOfMergedThemes(workspace);
    if (!parts)
        return parts.error();
    std::map<std::int16_t, std::size_t> byNumber; // of themes of their own
    for (store::ThemeAsFound &one : *found) {
        Old old;
        old.theme = std::move(one.theme);
        old.partOf = one.partOf;
        m_old.push_back(std::move(old));
    }
    for (const store::Theme &theme : *current) {
        Old *old = find(theme.id);
        if (old == nullptr)
            continue;
        byNumber[static_cast<std::int16_t>(theme.number)] = static_cast<std::size_t>(old - m_old.data());
        old->theme.pinned = theme.pinned;
        old->keepsPosts = theme.pinned || theme.made || !theme.parts.empty();
    }
    for (Old &old : m_old)
        old.keepsPosts = old.keepsPosts || old.partOf != old.theme.id;
    std::map<ThemeId, std::size_t> byId;
    for (std::size_t i = 0; i < m_old.size(); ++i)
        byId[m_old[i].theme.id] = i;
    m_oldOf.assign(m_table->size(), -1);
    for (std::size_t row = 0; row < m_table->size(); ++row) {
        const auto own = byNumber.find(m_table->theme[row]);
        if (own != byNumber.end())
            m_oldOf[row] = static_cast<std::int32_t>(own->second);
    }
    for (const auto &[post, theme] : *parts) {
        const auto row = m_table->rowOf(post);
        const auto part = byId.find(theme);
        if (row && part != byId.end() && m_oldOf[*row] >= 0)
            m_oldOf[*row] = static_cast<std::int32_t>(part->second);
    }
    for (std::uint32_t row = 0; row < m_oldOf.size(); ++row) {
        if (m_oldOf[row] >= 0)
            m_old[static_cast<std::size_t>(m_oldOf[row])].posts.push_back(row);
    }
    return {};
}

/// What a person did to them.
Result<void> ThemeCarry::readEdits(const store::Workspace &workspace)
{
    auto edits = store::themeEdits(workspace);
    if (!edits)
        return edits.error();
    m_edits = std::move(*edits);
    auto moved = store::movedPosts(workspace);
    if (!moved)
        return moved.error();
    std::map<std::int64_t, const ThemeEdit *> byId;
    for (const ThemeEdit &edit : m_edits)
        byId[edit.id] = &edit;
    std::erase_if(*moved, [&](const store::MovedPost &post) { return !isOwn(*byId.at(post.edit)); });
    m_moved = std::move(*moved);

    for (Old &old : m_old)
        old.touched = old.keepsPosts;
    for (const ThemeEdit &edit : m_edits) {
        Old *old = edit.undone ? nullptr : find(edit.theme);
        if (old == nullptr)
            continue;
        if (edit.kind == Kind::Rename) {
            old->theme.label = edit.text.empty() ? old->theme.foundLabel : edit.text;
            old->theme.renamed = !edit.derived && !edit.text.empty();
        } else if (edit.kind == Kind::Include) {
            old->words.push_back(edit.text);
        }
    }
    for (Old &old : m_old)
        old.touched = old.touched || old.theme.renamed || !old.words.empty();
    for (const store::MovedPost &post : m_moved) {
        if (Old *old = find(post.theme))
            old->touched = true;
    }
    return {};
}

/// Splits that hold: those of the current run from what it has of them, those that it took over from what would undo them.
Result<void> ThemeCarry::readSplits(const store::Workspace &workspace)
{
    const auto splits = store::splitThemes(workspace);
    if (!splits)
        return splits.error();
    for (const store::SplitTheme &one : *splits)
        m_splits[one.edit] = {.label = one.label, .renamed = one.renamed, .parts = one.parts};
    std::map<std::int64_t, Split *> ofStep;
    for (const ThemeEdit &edit : m_edits) {
        if (edit.kind == Kind::Split && !edit.undone)
            ofStep[edit.step] = &m_splits[edit.id];
    }
    for (const ThemeEdit &edit : m_edits) {
        const auto split = ofStep.find(edit.step);
        if (split == ofStep.end() || edit.carried || edit.kind == Kind::Split)
            continue;
        Split &of = *split->second;
        if (edit.inverse && edit.kind == Kind::Merge) {
            if (of.parts.empty())
                of.parts.push_back(edit.into);
            of.parts.push_back(edit.theme);
        } else if (edit.inverse && edit.kind == Kind::Rename) {
            of.label = edit.text;
            of.renamed = !edit.derived;
        } else if (!edit.inverse) {
            of.pinned = of.pinned || edit.kind == Kind::Pin;
            const auto heir = std::find(of.parts.begin(), of.parts.end(), edit.theme);
            if (heir != of.parts.end())
                std::rotate(of.parts.begin(), heir, heir + 1);
        }
    }
    return {};
}

/// Which themes the selection can tell about; merged ones together.
void ThemeCarry::weigh()
{
    m_inRun.assign(m_table->size(), 0);
    for (const std::uint32_t row : m_rows)
        m_inRun[row] = 1;
    struct Posts
    {
        std::size_t all = 0, inside = 0;
    };
    std::map<ThemeId, Posts> posts;
    for (const Old &old : m_old) {
        Posts &sum = posts[old.partOf];
        sum.all += old.posts.size();
        sum.inside += static_cast<std::size_t>(
            std::count_if(old.posts.begin(), old.posts.end(), [&](std::uint32_t row) { return m_inRun[row] != 0; }));
    }
    for (Old &old : m_old) {
        const Posts &sum = posts[old.partOf];
        old.outside = sum.inside == 0 || 2 * sum.inside < sum.all;
        old.isTold = old.touched && sum.inside > 0;
    }
    for (const store::MovedPost &post : m_moved) {
        const auto row = m_table->rowOf(post.post);
        if (row && m_inRun[*row] != 0)
            m_placed.push_back(post.post);
    }
}

/// Which runs looked at the posts, as far back as the oldest theme that the model is told of.
Result<void> ThemeCarry::readSeen(const store::Workspace &workspace)
{
    m_lastSeen.assign(m_rows.size(), 0);
    std::int64_t oldest = 0;
    for (const Old &old : m_old) {
        if (old.isTold)
            oldest = oldest == 0 ? old.theme.since.value : std::min(oldest, old.theme.since.value);
    }
    const auto runs = store::runs(workspace);
    if (!runs)
        return runs.error();
    for (auto run = runs->rbegin(); run != runs->rend() && oldest > 0 && run->id.value >= oldest; ++run) {
        if (run->kind != "themes")
            continue;
        if (std::find(m_lastSeen.begin(), m_lastSeen.end(), 0) == m_lastSeen.end())
            break;
        const auto seen = store::postsSeenByThemes(workspace, run->id);
        if (!seen)
            return seen.error();
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (m_lastSeen[i] == 0 && std::binary_search(seen->begin(), seen->end(), m_table->id[m_rows[i]]))
                m_lastSeen[i] = run->id.value;
        }
    }
    return {};
}

ThemeCarry::Old *ThemeCarry::find(ThemeId theme)
{
    const auto old = std::find_if(m_old.begin(), m_old.end(), [&](const Old &one) { return one.theme.id == theme; });
    return theme && old != m_old.end() ? &*old : nullptr;
}

void ThemeCarry::constrain(topics::ThemeOptions &options, std::span<topics::Document> documents,
                           std::span<const std::uint32_t> documentOf)
{
    for (const ThemeEdit &edit : m_edits) {
        if (edit.kind == Kind::Exclude && !edit.undone)
            options.excluded.push_back(edit.text);
    }
    std::vector<Old *> told;
    for (Old &old : m_old) {
        if (old.isTold)
            told.push_back(&old);
    }
    std::stable_sort(told.begin(), told.end(), [](const Old *a, const Old *b) { return a->theme.since < b->theme.since; });
    std::vector<std::int64_t> since;
    for (Old *old : told) {
        old->kept = static_cast<int>(options.kept.size());
        options.kept.push_back({.words = old->words});
        since.push_back(old->theme.since.value);
        // A part is counted with the theme that it is part of; one that the selection cannot tell about is not of its themes.
        if (options.themes > 0 && (old->partOf != old->theme.id || old->outside))
            ++options.themes;
    }
    for (const Old *old : told) {
        const Old *whole = old->partOf == old->theme.id ? nullptr : find(old->partOf);
        options.kept[static_cast<std::size_t>(old->kept)].partOf = whole == nullptr ? -1 : whole->kept;
    }
    const auto isPlaced = [&](std::uint32_t row) {
        return std::binary_search(m_placed.begin(), m_placed.end(), m_table->id[row]);
    };
    for (topics::Document &document : documents)
        document.byHand = true; // unless a post of it is not
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        documents[documentOf[i]].byHand &= isPlaced(m_rows[i]);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        topics::Document &document = documents[documentOf[i]];
        const std::uint32_t row = m_rows[i];
        if (!document.byHand && isPlaced(row))
            continue; // the rest of its thread tells
        const Old *old = m_oldOf[row] < 0 ? nullptr : &m_old[static_cast<std::size_t>(m_oldOf[row])];
        const auto asked = std::upper_bound(since.begin(), since.end(), m_lastSeen[i]) - since.begin();
        if (!document.byHand)
            document.asked = std::max(document.asked, static_cast<std::int32_t>(asked));
        if (old != nullptr && old->kept >= 0 && !document.pinned) {
            document.pinned = old->keepsPosts;
            if (document.pinned || document.kept < 0)
                document.kept = old->kept;
        }
        document.pinned = document.pinned || document.byHand;
    }
}

void ThemeCarry::addKept(std::vector<store::Theme> &themes, const topics::ThemeModel &model)
{
    std::set<std::string> taken;
    std::set<int> own;
    for (Old &old : m_old) {
        if (!old.touched)
            continue;
        if (old.kept >= 0)
            old.number = model.kept[static_cast<std::size_t>(old.kept)];
        old.outside = old.outside || old.number < 0;
        if (old.outside) {
            // What few of its posts say is not what it is about.
            if (old.number < 0) {
                old.number = static_cast<int>(themes.size());
                themes.emplace_back();
            }
            store::Theme &theme = themes[static_cast<std::size_t>(old.number)];
            theme = old.theme;
            theme.number = old.number;
            theme.label = theme.foundLabel;
        }
        RunId &since = themes[static_cast<std::size_t>(old.number)].since;
        since = since.value == 0 ? old.theme.since : std::min(since, old.theme.since);
        taken.insert(old.theme.label);
        own.insert(old.number);
    }
    for (const auto &[edit, split] : m_splits)
        taken.insert(split.label); // when it is taken back
    for (store::Theme &theme : themes) {
        if (own.contains(theme.number) || !taken.contains(theme.label))
            continue;
        const auto other = std::find_if(theme.alternates.begin(), theme.alternates.end(),
                                        [&](const std::string &label) { return !taken.contains(label); });
        if (other != theme.alternates.end())
            std::swap(theme.label, *other);
    }
}

Result<void> ThemeCarry::expectUnchanged(const store::Workspace &workspace) const
{
    const auto run = currentRun(workspace);
    if (!run)
        return run.error();
    if (*run != m_run)
        return Error{.code = ErrorCode::Locked,
                     .message = TR_NOOP("Error", "Another search for themes was stored while this one went on, so nothing of this "
                                                 "one was. Find them once more.")};
    const auto edits = store::themeEdits(workspace);
    if (!edits)
        return edits.error();
    const bool same = std::equal(edits->begin(), edits->end(), m_edits.begin(), m_edits.end(),
                                 [](const ThemeEdit &a, const ThemeEdit &b) { return a.id == b.id && a.undone == b.undone; });
    if (!same)
        return Error{.code = ErrorCode::Locked,
                     .message = TR_NOOP("Error", "The themes were edited while they were being found again, so nothing was "
                                                 "stored and the edits hold. Find them once more.")};
    return {};
}

/// Makes a split again, whose parts are themes of the new run: to take it back is to merge them under the name that they had.
void ThemeCarry::splitAgain(const ThemeEdit &edit, const std::map<ThemeId, ThemeId> &become,
                            std::vector<store::CarriedEdit> &edits) const
{
    const auto firstPart = [&](ThemeId theme) { // of one that was split further
        for (const ThemeEdit &later : m_edits) {
            const auto split = m_splits.find(later.id);
            if (split != m_splits.end() && later.theme == theme && !split->second.parts.empty())
                theme = split->second.parts.front();
        }
        return theme;
    };
    const Split &split = m_splits.at(edit.id);
    std::vector<ThemeId> parts;
    for (const ThemeId part : split.parts) {
        const auto theme = become.find(firstPart(part));
        if (theme != become.end() && std::find(parts.begin(), parts.end(), theme->second) == parts.end())
            parts.push_back(theme->second);
    }
    if (parts.size() < 2)
        return;
    const auto add = [&](ThemeEdit row) {
        row.step = edit.step + 1;
        row.madeUtc = edit.madeUtc;
        edits.push_back({std::move(row), {}});
    };
    add({.kind = Kind::Split});
    for (std::size_t part = 1; part < parts.size(); ++part)
        add({.kind = Kind::Merge, .theme = parts[part], .into = parts.front(), .hides = true, .inverse = true});
    add({.kind = Kind::Rename, .theme = parts.front(), .text = split.label, .derived = !split.renamed, .inverse = true});
    if (!split.pinned)
        add({.kind = Kind::Unpin, .theme = parts.front(), .derived = true, .inverse = true});
}

Result<void> ThemeCarry::takeOver(const store::Workspace &workspace) const
{
    const auto now = store::currentThemes(workspace);
    if (!now)
        return now.error();
    std::map<ThemeId, ThemeId> become;
    for (const Old &old : m_old) {
        if (old.number >= 0)
            become[old.theme.id] = (*now)[static_cast<std::size_t>(old.number)].id;
    }
    std::map<ThemeId, std::int64_t> lastPin, lastName;
    std::map<std::int64_t, std::vector<PostId>> moved;
    for (const ThemeEdit &edit : m_edits) {
        if (isOwn(edit) && (edit.kind == Kind::Pin || edit.kind == Kind::Unpin))
            lastPin[edit.theme] = edit.id;
        if (isOwn(edit) && edit.kind == Kind::Rename)
            lastName[edit.theme] = edit.id;
    }
    for (const store::MovedPost &post : m_moved)
        moved[post.edit].push_back(post.post);

    std::vector<store::CarriedEdit> edits;
    const auto hold = [&](Kind kind, ThemeId theme, std::string text, std::vector<PostId> posts = {}) {
        edits.push_back({{.step = Basis, .kind = kind, .theme = theme, .text = std::move(text), .carried = true, .derived = true},
                         std::move(posts)});
    };
    for (const Old &old : m_old) {
        const auto theme = become.find(old.theme.id);
        if (theme == become.end())
            continue;
        // Parts of a merged theme stay by being merged.
        const bool isPart = old.partOf != old.theme.id ||
                            std::any_of(m_old.begin(), m_old.end(), [&](const Old &other) {
                                return &other != &old && other.partOf == old.theme.id;
                            });
        if (old.theme.pinned ? !lastPin.contains(old.theme.id) : old.keepsPosts && !isPart)
            hold(Kind::Pin, theme->second, {});
        if (!old.theme.renamed && (old.keepsPosts || old.outside))
            hold(Kind::Rename, theme->second, old.theme.label);
        // The run saw only its selection: posts outside of it stay too.
        std::vector<PostId> stay;
        for (const std::uint32_t row : old.posts) {
            if (m_inRun[row] == 0)
                stay.push_back(m_table->id[row]);
        }
        if (!stay.empty())
            hold(Kind::Move, theme->second, {}, std::move(stay));
    }
    for (const ThemeEdit &edit : m_edits) {
        if (!isOwn(edit))
            continue;
        const auto theme = become.find(edit.theme), into = become.find(edit.into);
        const bool known = theme != become.end();
        store::CarriedEdit again{edit, {}};
        again.edit.step = edit.step + 1; // behind the basis
        again.edit.theme = known ? theme->second : ThemeId();
        again.edit.into = into != become.end() ? into->second : ThemeId();
        again.edit.carried = edit.carried || edit.inverse; // of a step that is gone
        again.edit.inverse = false;
        bool holds = false;
        switch (edit.kind) {
        case Kind::Rename:
            holds = known && !edit.derived && !edit.text.empty() && lastName[edit.theme] == edit.id;
            break;
        case Kind::Pin:
        case Kind::Unpin:
            holds = known && lastPin[edit.theme] == edit.id && edit.kind == Kind::Pin;
            break;
        case Kind::Include:
            holds = known;
            break;
        case Kind::Exclude:
            holds = true;
            break;
        case Kind::Merge:
            holds = known && into != become.end();
            break;
        case Kind::Move:
            again.posts = moved[edit.id];
            holds = !again.posts.empty() && (known || !edit.theme);
            break;
        case Kind::Split:
            splitAgain(edit, become, edits);
            break;
        }
        if (holds)
            edits.push_back(std::move(again));
    }
    return store::carryEdits(workspace, edits);
}

} // namespace parlance::analysis
