// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsdialog.h"

#include "ui/shell/appearance.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <initializer_list>

namespace parlance::ui {

namespace {

QLabel *keyLabel(const QString &keys, QWidget *parent)
{
    auto *label = new QLabel(keys, parent);
    label->setStyleSheet(QStringLiteral("QLabel { background: %1; border: 1px solid %2; border-radius: 6px; padding: 2px 8px; }")
                             .arg(colours().window.name(), colours().line.name()));
    label->setFont(figuresFont());
    return label;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &commands, const QList<QAction *> &ofThemes, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Keyboard shortcuts"));
    auto *page = new QWidget;
    page->setProperty("paper", true);
    auto *columns = new QHBoxLayout(page);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(40);

    const auto section = [&](const QString &title) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(16);
        grid->setVerticalSpacing(6);
        auto *heading = new QLabel(title, page);
        heading->setFont(scaledFont(1.1, QFont::DemiBold));
        grid->addWidget(heading, 0, 0, 1, 2);
        grid->setColumnStretch(1, 1);
        return grid;
    };
    const auto row = [&](QGridLayout *grid, const QString &keys, const QString &what) {
        const int line = grid->rowCount();
        grid->addWidget(keyLabel(keys, page), line, 0, Qt::AlignLeft | Qt::AlignVCenter);
        auto *text = new QLabel(what, page);
        text->setWordWrap(true);
        grid->addWidget(text, line, 1);
    };
    const auto listActions = [&](QGridLayout *grid, const QList<QAction *> &actions) {
        for (const QAction *action : actions) {
            if (!action->shortcut().isEmpty())
                row(grid, action->shortcut().toString(QKeySequence::NativeText), action->text().remove(QLatin1Char('&')));
        }
    };

    const auto column = [&](std::initializer_list<QGridLayout *> sections) {
        auto *holder = new QVBoxLayout;
        for (QGridLayout *grid : sections) {
            holder->addLayout(grid);
            holder->addSpacing(20);
        }
        holder->addStretch(1);
        columns->addLayout(holder, 1);
    };

    QGridLayout *window = section(tr("In the window"));
    listActions(window, commands);
    QGridLayout *themes = section(tr("In the list of themes"));
    QList<QAction *> keysOfThemes = ofThemes;
    keysOfThemes.removeIf([&commands](QAction *action) { return commands.contains(action); });
    listActions(themes, keysOfThemes);
    QGridLayout *lists = section(tr("In lists and charts"));
    row(lists, QStringLiteral("↑  ↓"), tr("Go through a list"));
    row(lists, tr("Enter"), tr("Open what is selected"));
    row(lists, tr("Space"), tr("Pin or unpin a quote"));
    row(lists, QStringLiteral("E"), tr("Explain the sentiment of a post, and its theme"));
    row(lists, QStringLiteral("L"), tr("Correct the language of a post, or who is a program"));
    row(lists, QStringLiteral("←  →"), tr("Walk along a chart"));
    row(lists, tr("Shift + ←  →"), tr("Brush a stretch of a chart"));
    row(lists, tr("Enter"), tr("Filter by the bar or stretch"));
    row(lists, tr("Esc"), tr("Clear the stretch, close, go back to the view"));
    row(lists, tr("Delete"), tr("Remove a filter chip"));
    row(lists, QStringLiteral("1  2  3  4"), tr("Answer while checking the tagger"));
    row(lists, QStringLiteral("Ctrl+Z"), tr("Take an answer back while checking"));
    column({window});
    column({themes, lists});

    scroll->setWidget(page);
    layout->addWidget(scroll);
    auto *buttons = new QDialogButtonBox(this);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    Q_UNUSED(close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(24, 0, 24, 0);
    bottom->addWidget(buttons);
    layout->addLayout(bottom);
    resize(920, 640);
}

} // namespace parlance::ui
