// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themes/themeeditor.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>
#include <QWidget>

#include "core/analysis/splittheme.h"
#include "core/analysis/themeword.h"
#include "core/store/themeedits.h"
#include "ui/common/format.h"
#include "ui/shell/messagebar.h"

#include <algorithm>

namespace parlance::ui {

namespace {

constexpr std::size_t WordsOfSearch = 8; ///< of a theme, to look for posts like its own

/// Labels to choose among; themes that are called alike are told apart by a number.
QStringList labelsOf(const std::vector<store::Theme> &themes, int without = -1)
{
    QStringList labels;
    for (const store::Theme &theme : themes) {
        if (theme.number == without)
            continue;
        const QString label = toQString(theme.label);
        QString shown = label;
        for (int again = 2; labels.contains(shown); ++again)
            shown = QStringLiteral("%1 (%2)").arg(label, QString::number(again));
        labels << shown;
    }
    return labels;
}

} // namespace

ThemeEditor::ThemeEditor(Session &session, QWidget *view)
    : QObject(view), m_session(session), m_view(view), m_menu(new QMenu(view))
{
    m_rename = add(Qt::Key_F2, Qt::NoModifier, &ThemeEditor::rename);
    m_merge = add(Qt::Key_M, Qt::NoModifier, &ThemeEditor::mergeChosen);
    m_split = add(Qt::Key_S, Qt::NoModifier, &ThemeEditor::split);
    m_pin = add(Qt::Key_P, Qt::NoModifier, &ThemeEditor::togglePin);
    m_menu->addSeparator();
    m_addWord = add(Qt::Key_A, Qt::NoModifier, &ThemeEditor::addWord);
    m_excludeWord = add(Qt::Key_X, Qt::NoModifier, &ThemeEditor::excludeWord);
    m_similar = add(Qt::Key_L, Qt::NoModifier, &ThemeEditor::findSimilar);
    m_menu->addSeparator();
    m_undo = add(Qt::Key_Z, Qt::ControlModifier, &ThemeEditor::undo);
    m_redo = add(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier, &ThemeEditor::redo);
    // These two mean the same in all of the view.
    for (QAction *action : {m_undo, m_redo}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_view->addAction(action);
    }
    retranslate();
}

QAction *ThemeEditor::add(int key, Qt::KeyboardModifiers modifiers, void (ThemeEditor::*act)())
{
    auto *action = m_menu->addAction(QString());
    // Shown only: the view hands the keys on, so that they mean this in the list of themes alone.
    action->setShortcut(QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(key))));
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, act);
    m_entries.push_back({action, key, modifiers});
    return action;
}

void ThemeEditor::retranslate()
{
    m_menu->setTitle(tr("Edit themes"));
    m_rename->setText(tr("Rename"));
    m_split->setText(tr("Split"));
    m_addWord->setText(tr("Add a word…"));
    m_excludeWord->setText(tr("Exclude a word…"));
    m_similar->setText(tr("More like this"));
    m_similar->setToolTip(tr("Shows posts outside of the theme that use its words."));
    m_undo->setText(tr("Undo"));
    m_redo->setText(tr("Redo"));
    setChosen(m_chosen);
}

void ThemeEditor::setChosen(std::vector<int> numbers)
{
    std::erase_if(numbers, [this](int number) { return !theme(number); });
    m_chosen = std::move(numbers);
    const bool any = !m_chosen.empty();
    for (QAction *action : {m_rename, m_split, m_pin, m_addWord, m_excludeWord, m_similar})
        action->setEnabled(any);
    m_merge->setEnabled(any && m_session.themes().size() > 1);
    m_merge->setText(m_chosen.size() > 1
                         ? tr("Merge %Ln theme(s)", nullptr, static_cast<int>(m_chosen.size()))
                         : tr("Merge into…"));
    m_pin->setText(any && first()->pinned ? tr("Unpin") : tr("Pin"));
    m_pin->setToolTip(tr("A pinned theme keeps its posts when themes are found again."));
}

bool ThemeEditor::press(int key, Qt::KeyboardModifiers modifiers)
{
    for (const Entry &entry : m_entries) {
        if (entry.key == key && entry.modifiers == modifiers) {
            entry.action->trigger();
            return true;
        }
    }
    return false;
}

const store::Theme *ThemeEditor::theme(int number) const
{
    for (const store::Theme &one : m_session.themes()) {
        if (one.number == number)
            return &one;
    }
    return nullptr;
}

const store::Theme *ThemeEditor::first() const
{
    return m_chosen.empty() ? nullptr : theme(m_chosen.front());
}

void ThemeEditor::rename()
{
    Q_EMIT renameRequested();
}

void ThemeEditor::merge(const QList<int> &numbers, int into)
{
    const store::Theme *target = theme(into);
    std::vector<ThemeId> ids;
    for (const int number : numbers) {
        if (const store::Theme *one = theme(number); one && number != into)
            ids.push_back(one->id);
    }
    if (!target || ids.empty())
        return;
    m_session.editThemes(
        tr("%Ln theme(s) went into “%1”.", nullptr, static_cast<int>(ids.size()))
            .arg(toQString(target->label)),
        [ids, id = target->id](const store::Workspace &workspace, const analysis::PostTable &, Progress &) {
            return store::mergeThemes(workspace, ids, id);
        });
}

void ThemeEditor::mergeChosen()
{
    const store::Theme *chosen = first();
    if (!chosen)
        return;
    if (m_chosen.size() > 1) {
        merge(QList<int>(m_chosen.begin() + 1, m_chosen.end()), m_chosen.front());
        return;
    }
    bool accepted = false;
    const int number = chosen->number;
    const QStringList labels = labelsOf(m_session.themes(), number);
    const QString label = QInputDialog::getItem(m_view, tr("Merge themes"),
                                                tr("Merge “%1” into:").arg(toQString(chosen->label)), labels,
                                                0, false, &accepted);
    if (!accepted)
        return;
    auto at = labels.indexOf(label);
    for (const store::Theme &one : m_session.themes()) {
        if (one.number != number && at-- == 0) {
            merge({number}, one.number);
            return;
        }
    }
}

void ThemeEditor::split()
{
    if (!first())
        return;
    m_session.editThemes(
        tr("“%1” was split by what its posts say.").arg(toQString(first()->label)),
        [one = *first()](const store::Workspace &workspace, const analysis::PostTable &table,
                         Progress &progress) {
            return analysis::splitTheme(workspace, table, one, {}, progress);
        },
        tr("Splitting the theme"));
}

void ThemeEditor::togglePin()
{
    if (!first())
        return;
    const bool pin = !first()->pinned;
    const QString label = toQString(first()->label);
    m_session.editThemes(pin ? tr("“%1” keeps its posts when themes are found again.").arg(label)
                             : tr("“%1” is found anew when themes are found again.").arg(label),
                         [id = first()->id, pin](const store::Workspace &workspace,
                                                 const analysis::PostTable &,
                                                 Progress &) { return store::pinTheme(workspace, id, pin); });
}

void ThemeEditor::addWord()
{
    if (!first())
        return;
    const ThemeId id = first()->id;
    const QString label = toQString(first()->label);
    const QString word =
        QInputDialog::getText(m_view, tr("Add a word"), tr("A word that belongs to “%1”:").arg(label))
            .simplified();
    if (word.isEmpty())
        return;
    m_session.editThemes(
        tr("“%1” belongs to “%2” now; posts follow when themes are found again.").arg(word, label),
        [id, text = word.toStdString()](const store::Workspace &workspace, const analysis::PostTable &,
                                        Progress &) -> Result<store::ThemeChange> {
            if (const auto checked = analysis::checkThemeWord(workspace, text); !checked)
                return checked.error();
            return store::includeWord(workspace, id, text);
        });
}

void ThemeEditor::excludeWord()
{
    if (!first())
        return;
    QStringList words;
    for (const auto &[term, weight] : first()->terms)
        words << toQString(term);
    bool accepted = false;
    const QString word = QInputDialog::getItem(m_view, tr("Exclude a word"),
                                               tr("A word that marks no theme:"), words, 0, true, &accepted)
                             .simplified();
    if (!accepted || word.isEmpty())
        return;
    m_session.editThemes(
        tr("“%1” marks no theme any more; posts follow when themes are found again.").arg(word),
        [text = word.toStdString()](const store::Workspace &workspace, const analysis::PostTable &,
                                    Progress &) { return store::excludeWord(workspace, text); });
}

void ThemeEditor::findSimilar()
{
    if (!first())
        return;
    analysis::Filter filter = m_session.filter();
    filter.query.clear();
    for (std::size_t i = 0; i < std::min(first()->terms.size(), WordsOfSearch); ++i)
        filter.query += (i == 0 ? "\"" : " OR \"") + first()->terms[i].first + "\"";
    filter.themes = {-1};
    for (const store::Theme &one : m_session.themes()) {
        if (one.number != first()->number)
            filter.themes.push_back(one.number);
    }
    m_session.setFilter(filter);
}

void ThemeEditor::undo()
{
    m_session.undoThemeEdit();
}

void ThemeEditor::redo()
{
    m_session.redoThemeEdit();
}

void ThemeEditor::tell(Session &session, MessageBars &bars, const QString &done, EditTurn turn)
{
    MessageBar *bar = bars.add(MessageBar::Tone::Notice, done);
    if (turn == EditTurn::Made || turn == EditTurn::MadeAgain)
        bar->addAction(tr("Undo"), [&session] { session.undoThemeEdit(); });
    else if (turn == EditTurn::TakenBack)
        bar->addAction(tr("Redo"), [&session] { session.redoThemeEdit(); });
}

void ThemeEditor::moveCurrentPost(Session &session, QWidget *parent, bool wholeThread)
{
    const auto table = session.table();
    const auto row = table ? table->rowOf(session.currentPost()) : std::nullopt;
    if (!row || session.themes().empty())
        return;
    QStringList labels = labelsOf(session.themes());
    labels << session.themeLabel(-1);
    int now = static_cast<int>(labels.size()) - 1;
    for (std::size_t i = 0; i < session.themes().size(); ++i)
        now = session.themes()[i].number == table->theme[*row] ? static_cast<int>(i) : now;
    bool accepted = false;
    const QString label =
        QInputDialog::getItem(parent, wholeThread ? tr("Move the thread") : tr("Move the post"),
                              tr("Into the theme:"), labels, now, false, &accepted);
    if (!accepted)
        return;
    const auto at = static_cast<std::size_t>(labels.indexOf(label));
    const ThemeId into = at < session.themes().size() ? session.themes()[at].id : ThemeId();
    std::vector<PostId> posts{session.currentPost()};
    if (wholeThread) {
        posts.clear();
        for (std::size_t i = 0; i < table->size(); ++i) {
            if (table->thread[i] == table->thread[*row])
                posts.push_back(table->id[i]);
        }
    }
    session.editThemes(tr("%Ln post(s) went to “%1”.", nullptr, static_cast<int>(posts.size())).arg(label),
                       [posts, into](const store::Workspace &workspace, const analysis::PostTable &,
                                     Progress &) { return store::movePosts(workspace, posts, into); });
}

} // namespace parlance::ui
