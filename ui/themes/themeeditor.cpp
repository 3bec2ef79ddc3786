// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themes/themeeditor.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QWidget>

#include "core/analysis/splittheme.h"
#include "core/analysis/themeword.h"
#include "core/base/post.h"
#include "core/store/themeedits.h"
#include "ui/common/format.h"
#include "ui/shell/messagebar.h"

#include <algorithm>
#include <optional>

namespace parlance::ui {

namespace {

constexpr std::size_t WordsOfSearch = 5; ///< of a theme, to look for posts like its own

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

/// Asks for one of `choices`, by its place. \param verb  on the button.
std::optional<std::size_t> askChoice(QWidget *parent, const QString &title, const QString &question, const QString &verb,
                                     const QStringList &choices, int now = 0)
{
    QInputDialog dialog(parent);
    dialog.setWindowTitle(title);
    dialog.setLabelText(question);
    dialog.setOkButtonText(verb);
    dialog.setComboBoxItems(choices);
    dialog.setTextValue(choices.value(now));
    const bool accepted = dialog.exec() == QDialog::Accepted;
    const auto at = choices.indexOf(dialog.textValue());
    return accepted && at >= 0 ? std::optional(static_cast<std::size_t>(at)) : std::nullopt;
}

/// Asks for a word, empty at first. \param choices  that can be taken instead of typing. \returns nothing where it was
/// called off.
QString askWord(QWidget *parent, const QString &title, const QString &question, const QString &verb, const QStringList &choices)
{
    QInputDialog dialog(parent);
    dialog.setWindowTitle(title);
    dialog.setLabelText(question);
    dialog.setOkButtonText(verb);
    if (!choices.isEmpty()) {
        dialog.setComboBoxItems(choices);
        dialog.setComboBoxEditable(true);
    }
    const auto isWord = [](const QString &text) { return std::any_of(text.begin(), text.end(), [](QChar sign) { return sign.isLetter(); }); };
    const auto check = [&dialog, isWord](const QString &text) {
        if (auto *buttons = dialog.findChild<QDialogButtonBox *>())
            buttons->button(QDialogButtonBox::Ok)->setEnabled(isWord(text));
    };
    QObject::connect(&dialog, &QInputDialog::textValueChanged, &dialog, check);
    dialog.setTextValue(QString());
    check(QString());
    const bool accepted = dialog.exec() == QDialog::Accepted && isWord(dialog.textValue());
    return accepted ? dialog.textValue().simplified() : QString();
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
    m_similar->setToolTip(tr("Shows, in Threads, posts outside of the theme that use its words."));
    m_undo->setText(tr("Undo the last edit of themes"));
    m_redo->setText(tr("Redo the edit of themes"));
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
    QString gone; // the last one's label
    for (const int number : numbers) {
        if (const store::Theme *one = theme(number); one && number != into) {
            ids.push_back(one->id);
            gone = toQString(one->label);
        }
    }
    if (!target || ids.empty())
        return;
    const QString label = toQString(target->label);
    m_session.editThemes(
        ids.size() == 1 ? tr("“%1” went into “%2”.").arg(gone, label)
                        : tr("%Ln theme(s) went into “%1”.", nullptr, static_cast<int>(ids.size())).arg(label),
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
    std::vector<int> others;
    for (const store::Theme &one : m_session.themes()) {
        if (one.number != chosen->number)
            others.push_back(one.number);
    }
    const auto into = askChoice(m_view, tr("Merge themes"), tr("The theme that “%1” goes into:").arg(toQString(chosen->label)),
                                tr("Merge"), labelsOf(m_session.themes(), chosen->number));
    if (into)
        merge({chosen->number}, others[*into]);
}

void ThemeEditor::split()
{
    if (!first())
        return;
    m_session.editThemes(
        [label = toQString(first()->label)](int more) {
            return tr("“%1” was split into %Ln theme(s) by what its posts say. The largest takes its place.", nullptr, more + 1).arg(label);
        },
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
    const QString word = askWord(m_view, tr("Add a word"), tr("A word that belongs to “%1”:").arg(label), tr("Add"), {});
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
    const QString word = askWord(m_view, tr("Exclude a word"), tr("A word that marks no theme:"), tr("Exclude"), words);
    if (word.isEmpty())
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
    for (std::size_t i = 0; i < std::min(first()->terms.size(), WordsOfSearch); ++i) {
        const QString term = toQString(first()->terms[i].first);
        const bool isPlain = std::all_of(term.begin(), term.end(), [](QChar sign) { return sign.isLetter(); });
        filter.query += i == 0 ? "" : " OR ";
        filter.query += (isPlain ? term : QStringLiteral("\"%1\"").arg(term)).toStdString();
    }
    filter.themes = {analysis::PostTable::noTheme, analysis::PostTable::notLookedAt};
    for (const store::Theme &one : m_session.themes()) {
        if (one.number != first()->number)
            filter.themes.push_back(one.number);
    }
    m_session.setFilter(filter);
    Q_EMIT threadsRequested();
}

void ThemeEditor::undo()
{
    m_session.undoThemeEdit();
}

void ThemeEditor::redo()
{
    m_session.redoThemeEdit();
}

MessageBar *ThemeEditor::tell(Session &session, MessageBars &bars, const QString &done, EditTurn turn)
{
    MessageBar *bar = bars.add(MessageBar::Tone::Notice, done);
    if (turn == EditTurn::Made || turn == EditTurn::MadeAgain)
        bar->addAction(tr("Undo"), [&session] { session.undoThemeEdit(); });
    else if (turn == EditTurn::TakenBack)
        bar->addAction(tr("Redo"), [&session] { session.redoThemeEdit(); });
    return bar;
}

void ThemeEditor::findThemes(Session &session, QWidget *parent, int themes)
{
    const auto table = session.table();
    const auto searched = session.searchedForThemes();
    if (!table || !searched)
        return;
    const auto hasText = [&table](std::size_t row) { return (table->flags[row] & FlagHasText) != 0; };
    const auto posts = std::count_if(searched->begin(), searched->end(), hasText);
    std::ptrdiff_t before = 0;
    for (std::size_t row = 0; row < table->size(); ++row)
        before += hasText(row) && table->theme[row] != analysis::PostTable::notLookedAt;
    if (!session.themes().empty() && posts > 0 && 2 * posts < before) {
        QMessageBox box(QMessageBox::Question, tr("Find themes"),
                        tr("Find themes in %1 of %2 posts?").arg(numberText(posts), numberText(before)), QMessageBox::Cancel, parent);
        box.setInformativeText(tr("The filter leaves only these posts to look through. Their themes replace the %Ln theme(s) that there are; "
                                  "what you have edited is kept.", nullptr, static_cast<int>(session.themes().size())));
        QPushButton *find = box.addButton(tr("Find themes"), QMessageBox::AcceptRole);
        box.setDefaultButton(QMessageBox::Cancel);
        box.exec();
        if (box.clickedButton() != find)
            return;
    }
    session.findThemes(themes);
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
    const auto chosen = askChoice(parent, wholeThread ? tr("Move the thread") : tr("Move the post"), tr("Into the theme:"),
                                  tr("Move"), labels, now);
    if (!chosen)
        return;
    const std::size_t at = *chosen;
    const QString label = labels.at(static_cast<qsizetype>(at));
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
