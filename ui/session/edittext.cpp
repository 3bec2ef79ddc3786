// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/edittext.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace parlance::ui {

namespace {

class EditWords
{
    Q_DECLARE_TR_FUNCTIONS(EditWords)
};

/// What a step did, without the end of a sentence.
QString whatWasDone(const TurnedStep &step)
{
    using Kind = store::ThemeEdit::Kind;
    if (step.edits.empty())
        return EditWords::tr("the last change to the themes");
    const auto label = [&step](ThemeId id) {
        const auto theme = std::find_if(step.themes.begin(), step.themes.end(), [id](const store::Theme &one) { return one.id == id; });
        return theme == step.themes.end() ? QString() : toQString(theme->label);
    };
    const store::ThemeEdit &edit = step.edits.front(); // others of the step follow from it, or are more merges
    const QString theme = label(edit.theme), text = toQString(edit.text);
    switch (edit.kind) {
    case Kind::Rename:
        return text.isEmpty() ? EditWords::tr("the program’s own name of a theme") : EditWords::tr("the name “%1”").arg(text);
    case Kind::Merge: {
        const auto merged = std::count_if(step.edits.begin(), step.edits.end(), [](const store::ThemeEdit &one) { return one.kind == Kind::Merge; });
        return merged == 1 ? EditWords::tr("“%1” merged into “%2”").arg(theme, label(edit.into))
                           : EditWords::tr("%Ln theme(s) merged into “%1”", nullptr, static_cast<int>(merged)).arg(label(edit.into));
    }
    case Kind::Split:
        return EditWords::tr("“%1” split").arg(theme);
    case Kind::Include:
        return EditWords::tr("the word “%1” of “%2”").arg(text, theme);
    case Kind::Exclude:
        return EditWords::tr("“%1” as a word of no theme").arg(text);
    case Kind::Move: {
        const auto posts = static_cast<int>(edit.posts);
        return theme.isEmpty() ? EditWords::tr("%Ln post(s) moved out of every theme", nullptr, posts)
                               : EditWords::tr("%Ln post(s) moved to “%1”", nullptr, posts).arg(theme);
    }
    case Kind::Pin:
        return EditWords::tr("“%1” pinned").arg(theme);
    case Kind::Unpin:
        return EditWords::tr("“%1” no longer pinned").arg(theme);
    }
    return {};
}

} // namespace

Result<store::ThemeChange> turnStep(const store::Workspace &workspace, bool takeBack, TurnedStep &step)
{
    const auto before = store::themeEdits(workspace);
    auto themesBefore = store::currentThemes(workspace);
    if (!before || !themesBefore)
        return before ? themesBefore.error() : before.error();
    const auto change = takeBack ? store::undoThemeEdit(workspace) : store::redoThemeEdit(workspace);
    if (!change || *change == store::ThemeChange::Nothing)
        return change;
    auto after = store::themeEdits(workspace);
    auto themes = store::currentThemes(workspace);
    if (!after || !themes)
        return after ? themes.error() : after.error();
    for (store::ThemeEdit &edit : *after) {
        const auto was = std::find_if(before->begin(), before->end(), [&edit](const store::ThemeEdit &one) { return one.id == edit.id; });
        if (was != before->end() && was->undone != edit.undone && !edit.inverse)
            step.edits.push_back(std::move(edit));
    }
    step.themes = std::move(*themesBefore);
    step.themes.insert(step.themes.end(), std::make_move_iterator(themes->begin()), std::make_move_iterator(themes->end()));
    return change;
}

QString turnedText(const TurnedStep &step, bool takenBack)
{
    //: %1 is what an edit did, such as “Tea” merged into “Coffee”
    return (takenBack ? EditWords::tr("Taken back: %1.") : EditWords::tr("Made again: %1.")).arg(whatWasDone(step));
}

} // namespace parlance::ui
