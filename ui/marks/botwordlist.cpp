// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/marks/botwordlist.h"

#include "ui/common/format.h"
#include "ui/marks/marks.h"
#include "ui/session/session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace parlance::ui {

namespace {

constexpr int RowsShown = 5;

QString textOf(const store::BotWord &word)
{
    const QString author = oneLine(word.author);
    if (word.scope == store::BotScope::Author)
        return word.isBot ? BotWordList::tr("%1 is a program").arg(author)
                          : BotWordList::tr("%1 is a person").arg(author);
    const QString post = oneLine(word.name);
    if (author.isEmpty())
        return word.isBot ? BotWordList::tr("A program wrote the post %1").arg(post)
                          : BotWordList::tr("A person wrote the post %1").arg(post);
    //: %1 the id of a post, %2 the name of its author
    return word.isBot ? BotWordList::tr("A program wrote the post %1, by %2").arg(post, author)
                      : BotWordList::tr("A person wrote the post %1, by %2").arg(post, author);
}

} // namespace

BotWordList::BotWordList(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_title(new QLabel(this)), m_list(new QListWidget(this)),
      m_takeBack(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    m_title->setBuddy(m_list);
    column->addWidget(m_title);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->installEventFilter(this);
    column->addWidget(m_list);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_takeBack);
    buttons->addStretch();
    column->addLayout(buttons);

    connect(m_list, &QListWidget::itemSelectionChanged, this, &BotWordList::showActions);
    connect(m_takeBack, &QPushButton::clicked, this, &BotWordList::takeBack);
    connect(&Marks::of(session), &Marks::busyChanged, this, &BotWordList::showActions);
    connect(&session, &Session::tableChanged, this, &BotWordList::read);
    hide();
    retranslate();
    read();
}

void BotWordList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool BotWordList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        takeBack();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void BotWordList::retranslate()
{
    m_title->setText(tr("What was said of programs and people:"));
    m_list->setAccessibleName(tr("What was said of programs and people"));
    m_takeBack->setText(tr("Take back"));
    m_takeBack->setToolTip(tr("What the program finds counts again (Del)"));
    fill();
}

void BotWordList::read()
{
    const quint64 generation = ++m_generation;
    if (!m_session.isOpen())
        return;
    m_session.jobs().run<Result<std::vector<store::BotWord>>>(
        QString(), this,
        [file = m_session.path().toStdString()](Progress &) -> Result<std::vector<store::BotWord>> {
            const auto workspace = store::Workspace::openReadOnly(file);
            if (!workspace)
                return workspace.error();
            return store::botWords(*workspace);
        },
        [this, generation](Result<std::vector<store::BotWord>> words) {
            if (generation != m_generation || !words)
                return;
            m_words = std::move(*words);
            fill();
        });
}

void BotWordList::fill()
{
    m_list->clear();
    for (const store::BotWord &word : m_words)
        m_list->addItem(textOf(word));
    m_list->ensurePolished(); // the style says how high a row is
    const int rows = std::clamp(m_list->count(), 2, RowsShown);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height()) +
                           2 * m_list->frameWidth());
    setVisible(!m_words.empty());
    showActions();
    if (window() != this && window()->isVisible()) // the dialog grows and shrinks with it
        QTimer::singleShot(0, window(), &QWidget::adjustSize);
}

void BotWordList::takeBack()
{
    if (!m_takeBack->isEnabled())
        return;
    std::vector<store::BotWord> chosen;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->isSelected())
            chosen.push_back(m_words[static_cast<std::size_t>(row)]);
    }
    Marks::of(m_session).takeBack(std::move(chosen));
}

void BotWordList::showActions()
{
    m_takeBack->setEnabled(!m_list->selectedItems().isEmpty() && !Marks::of(m_session).isBusy());
}

} // namespace parlance::ui
