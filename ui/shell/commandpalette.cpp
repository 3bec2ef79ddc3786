// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/shell/appearance.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace parlance::ui {

namespace {

constexpr int ShortcutRole = Qt::UserRole + 1;

class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, 32}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colours().accentSoft);
        const QRect r = option.rect.adjusted(12, 0, -12, 0);
        const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
        icon.paint(painter, QRect(r.left(), r.center().y() - 8, 17, 17));
        painter->setPen(colours().text);
        painter->drawText(r.adjusted(28, 0, -110, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data(Qt::DisplayRole).toString());
        painter->setPen(colours().secondary);
        painter->drawText(r, Qt::AlignVCenter | Qt::AlignRight, index.data(ShortcutRole).toString());
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(const QList<QAction *> &commands, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_commands(commands), m_field(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Commands"));
    setAccessibleName(tr("Commands"));
    setObjectName(QStringLiteral("palette"));
    setStyleSheet(QStringLiteral("#palette { background: %1; border: 1px solid %2; }").arg(colours().paper.name(), colours().line.name()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 12, 1, 8);
    layout->setSpacing(8);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(12, 0, 12, 0);
    top->addWidget(m_field);
    layout->addLayout(top);
    layout->addWidget(m_list);
    m_field->setPlaceholderText(tr("Type a command"));
    m_field->setAccessibleName(tr("Command"));
    m_field->installEventFilter(this);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    resize(520, 420);
    if (parent) {
        const QPoint centre = parent->mapToGlobal(QPoint(parent->width() / 2, 64));
        move(centre.x() - width() / 2, centre.y());
    }
    filter();
}

void CommandPalette::setText(const QString &text)
{
    m_field->setText(text);
}

int CommandPalette::fit(const QString &typed, const QString &name)
{
    if (typed.isEmpty())
        return 1;
    const auto plain = [](const QString &text) {
        QString letters = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
        return letters.removeIf([](QChar sign) { return sign.isMark(); });
    };
    const QString letters = plain(name);
    int score = 0;
    qsizetype at = 0;
    bool running = false;
    for (const QChar wanted : plain(typed)) {
        if (wanted.isSpace())
            continue;
        bool found = false;
        for (bool adjacent = true; at < letters.size(); ++at, adjacent = false) {
            if (letters.at(at) != wanted)
                continue;
            const bool begins = at == 0 || !letters.at(at - 1).isLetterOrNumber();
            score += begins ? 8 : running && adjacent ? 5 : 1;
            running = found = true;
            ++at;
            break;
        }
        if (!found)
            return 0;
    }
    return score;
}

void CommandPalette::filter()
{
    m_list->clear();
    // The sign that opens the palette from the search field is easily typed twice.
    const QString typed = m_field->text().startsWith(QLatin1Char('>')) ? m_field->text().mid(1) : m_field->text();
    std::vector<std::pair<int, QAction *>> fitting;
    for (QAction *action : std::as_const(m_commands)) {
        const QString name = action->text().remove(QLatin1Char('&'));
        if (const int score = action->isEnabled() ? fit(typed, name) : 0)
            fitting.emplace_back(score, action);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[score, action] : fitting) {
        auto *item = new QListWidgetItem(action->icon(), action->text().remove(QLatin1Char('&')), m_list);
        item->setData(ShortcutRole, action->shortcut().toString(QKeySequence::NativeText));
        item->setData(Qt::UserRole, QVariant::fromValue(static_cast<QObject *>(action)));
    }
    if (fitting.empty()) {
        auto *none = new QListWidgetItem(tr("No command fits."), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(fitting.empty() ? -1 : 0);
}

void CommandPalette::run()
{
    QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    auto *action = qobject_cast<QAction *>(item->data(Qt::UserRole).value<QObject *>());
    if (!action)
        return; // the line that says that none fits
    close();
    QTimer::singleShot(0, action, &QAction::trigger); // after this window has gone
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down: {
            const int step = key->key() == Qt::Key_Up ? -1 : 1;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace parlance::ui
