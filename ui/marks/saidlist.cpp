// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/marks/saidlist.h"

#include "ui/common/format.h"
#include "ui/session/session.h"
#include "ui/shell/words.h"

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
constexpr int TitleShown = 36; ///< characters: what is said of it stands behind it

QString textOf(const store::BotWord &word)
{
    const QString author = oneLine(word.author);
    if (word.scope == store::BotScope::Author)
        return word.isBot ? SaidList::tr("%1 is a program").arg(author)
                          : SaidList::tr("%1 is a person").arg(author);
    const QString post = oneLine(word.name);
    if (author.isEmpty())
        return word.isBot ? SaidList::tr("A program wrote the post %1").arg(post)
                          : SaidList::tr("A person wrote the post %1").arg(post);
    //: %1 the id of a post, %2 the name of its author
    return word.isBot ? SaidList::tr("A program wrote the post %1, by %2").arg(post, author)
                      : SaidList::tr("A person wrote the post %1, by %2").arg(post, author);
}

QString textOf(const store::LanguageWord &word)
{
    const QString language = languageText(word.said.language), name = oneLine(word.name),
                  about = oneLine(word.about, TitleShown);
    switch (word.said.scope) {
    case store::LanguageScope::Forum:
        //: %1 a forum, %2 a language, as it is written in the middle of a list
        return SaidList::tr("All of %1: %2").arg(name, language);
    case store::LanguageScope::Thread:
        //: %1 the title or the id of a thread, %2 a language
        return SaidList::tr("The thread “%1”: %2").arg(about.isEmpty() ? name : about, language);
    case store::LanguageScope::Post:
        break;
    }
    if (about.isEmpty())
        //: %1 the id of a post, %2 a language
        return SaidList::tr("The post %1: %2").arg(name, language);
    //: %1 the id of a post, %2 the name of its author, %3 a language
    return SaidList::tr("The post %1, by %2: %3").arg(name, about, language);
}

} // namespace

SaidList::SaidList(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_title(new QLabel(this)), m_list(new QListWidget(this)),
      m_takeBack(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    m_title->setBuddy(m_list);
    column->addWidget(m_title);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it would cover a row
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->installEventFilter(this);
    column->addWidget(m_list);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_takeBack);
    buttons->addStretch();
    column->addLayout(buttons);

    connect(m_list, &QListWidget::itemSelectionChanged, this, &SaidList::showActions);
    connect(m_takeBack, &QPushButton::clicked, this, &SaidList::takeBack);
    connect(&Marks::of(session), &Marks::busyChanged, this, &SaidList::showActions);
    connect(&session, &Session::tableChanged, this, &SaidList::read);
    hide();
    retranslate();
    read();
}

void SaidList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool SaidList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        takeBack();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SaidList::retranslate()
{
    m_title->setText(tr("What was said of programs, people and languages:"));
    m_list->setAccessibleName(tr("What was said of programs, people and languages"));
    m_takeBack->setText(tr("Take back"));
    m_takeBack->setToolTip(tr("What the program finds counts again (Del)"));
    fill();
}

void SaidList::read()
{
    const quint64 generation = ++m_generation;
    if (!m_session.isOpen())
        return;
    m_session.jobs().run<Result<Said>>(
        QString(), this,
        [file = m_session.path().toStdString()](Progress &) -> Result<Said> {
            const auto workspace = store::Workspace::openReadOnly(file);
            if (!workspace)
                return workspace.error();
            auto bots = store::botWords(*workspace);
            if (!bots)
                return bots.error();
            auto languages = store::languageWords(*workspace);
            if (!languages)
                return languages.error();
            return Said{std::move(*bots), std::move(*languages)};
        },
        [this, generation](Result<Said> said) {
            if (generation != m_generation || !said)
                return;
            m_said = std::move(*said);
            fill();
        });
}

void SaidList::fill()
{
    m_list->clear();
    for (const store::BotWord &word : m_said.bots)
        m_list->addItem(textOf(word));
    for (const store::LanguageWord &word : m_said.languages)
        m_list->addItem(textOf(word));
    m_list->ensurePolished(); // the style says how high a row is
    const int rows = std::clamp(m_list->count(), 2, RowsShown);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height()) +
                           2 * m_list->frameWidth());
    setVisible(!m_said.isEmpty());
    showActions();
    if (window() != this && window()->isVisible()) // the dialog grows and shrinks with it
        QTimer::singleShot(0, window(), &QWidget::adjustSize);
}

void SaidList::takeBack()
{
    if (!m_takeBack->isEnabled())
        return;
    Said chosen;
    for (int row = 0; row < m_list->count(); ++row) {
        const auto place = static_cast<std::size_t>(row);
        if (!m_list->item(row)->isSelected())
            continue;
        if (place < m_said.bots.size())
            chosen.bots.push_back(m_said.bots[place]);
        else
            chosen.languages.push_back(m_said.languages[place - m_said.bots.size()]);
    }
    Marks::of(m_session).takeBack(std::move(chosen));
}

void SaidList::showActions()
{
    m_takeBack->setEnabled(!m_list->selectedItems().isEmpty() && !Marks::of(m_session).isBusy());
}

} // namespace parlance::ui
