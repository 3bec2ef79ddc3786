// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checking/labellingpage.h"

#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/checking/checkwords.h"
#include "ui/common/format.h"
#include "ui/common/proseview.h"
#include "ui/reading/postpage.h"
#include "ui/session/session.h"
#include "ui/shell/appearance.h"
#include "ui/threads/conversation.h"
#include "ui/threads/conversationcache.h"

#include <algorithm>

namespace parlance::ui {

namespace {

constexpr std::size_t MostAnswers = 4;
constexpr std::size_t PhrasesShown = 6;
constexpr int ColumnWidth = 760;

} // namespace

LabellingPage::LabellingPage(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_progress(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_question(new QLabel(this)), m_view(new ProseView(this)), m_skip(new QPushButton(this)),
      m_back(new QPushButton(this)), m_undo(new QPushButton(this)), m_leave(new QPushButton(this))
{
    setProperty("paper", true);
    setAttribute(Qt::WA_StyledBackground);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(4);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_question->setFont(scaledFont(1.1, QFont::DemiBold));
    m_progress->setTextFormat(Qt::PlainText);
    m_progress->setProperty("secondary", true);
    m_view->setColumn(72, readingFont());

    auto *head = new QHBoxLayout;
    head->setContentsMargins(24, 10, 24, 6);
    head->setSpacing(8);
    head->addWidget(m_progress, 1);
    head->addWidget(m_back);
    head->addWidget(m_skip);
    head->addWidget(m_undo);
    head->addWidget(m_leave);
    auto *answers = new QHBoxLayout;
    answers->setSpacing(8);
    for (std::size_t i = 0; i < MostAnswers; ++i) {
        auto *button = new QPushButton(this);
        connect(button, &QPushButton::clicked, this, [this, i] { give(static_cast<int>(i) + 1); });
        answers->addWidget(button);
        m_answers << button;
    }
    answers->addStretch(1);
    connect(m_skip, &QPushButton::clicked, this, [this] {
        m_labelling.skip();
        showPlace();
    });
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_labelling.back();
        showPlace();
    });
    connect(m_undo, &QPushButton::clicked, this, [this] { undo(false); });
    connect(m_leave, &QPushButton::clicked, this, &LabellingPage::left);
    connect(m_view, &ProseView::linkActivated, this, [](const QUrl &link) { openWebLink(link); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_bar);
    // The question, the post and the answers below one another, in the middle of a wide window.
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(ColumnWidth);
    auto *reading = new QVBoxLayout(middle);
    reading->setContentsMargins(24, 12, 24, 16);
    reading->setSpacing(8);
    reading->addWidget(m_question);
    reading->addWidget(m_view, 1);
    reading->addLayout(answers);
    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(middle, 100);
    across->addStretch(1);
    column->addLayout(across, 1);

    for (QPushButton *button : findChildren<QPushButton *>())
        button->installEventFilter(this);
    m_view->installEventFilter(this);
    setFocusProxy(m_view);
    retranslate();
}

void LabellingPage::retranslate()
{
    m_bar->setAccessibleName(tr("How far you are"));
    m_view->setAccessibleName(tr("The post to judge"));
    //: %1 is what a button does, %2 the key that does the same
    const auto withKey = [](const QString &text, const QString &key) {
        return tr("%1  [%2]").arg(text, key);
    };
    const auto answers = store::answersTo(m_labelling.sample().checked);
    for (std::size_t i = 0; i < MostAnswers; ++i) {
        QPushButton *button = m_answers.at(static_cast<qsizetype>(i));
        button->setVisible(i < answers.size());
        if (i >= answers.size())
            continue;
        QString text = answerText(answers[i]);
        if (answers[i] <= store::Answer::Positive)
            text = sentimentSign(static_cast<sentiment::Class>(answers[i])) + QLatin1Char(' ') + text;
        button->setText(withKey(text, QString::number(i + 1)));
        button->setAccessibleName(answerText(answers[i]));
    }
    m_skip->setText(withKey(tr("Skip"), tr("Space")));
    m_skip->setAccessibleName(tr("Skip"));
    m_skip->setToolTip(tr("Leaves this post without an answer; it comes again at the end."));
    m_back->setText(withKey(tr("Back"), QStringLiteral("⌫")));
    m_back->setAccessibleName(tr("Back"));
    m_undo->setText(tr("Take the last answer back"));
    m_undo->setToolTip(tr("Ctrl+Z; Ctrl+Shift+Z gives it again."));
    m_leave->setText(tr("Stop here"));
    m_leave->setToolTip(tr("Esc: the answers are kept, and you can go on at any time."));
    if (m_labelling.size() > 0)
        showPlace();
}

void LabellingPage::begin(Labelling labelling)
{
    m_labelling = std::move(labelling);
    retranslate();
}

void LabellingPage::give(int number)
{
    const auto answers = store::answersTo(m_labelling.sample().checked);
    if (m_labelling.isAtEnd() || number < 1 || static_cast<std::size_t>(number) > answers.size())
        return;
    Q_EMIT answered(m_labelling.give(answers[static_cast<std::size_t>(number - 1)]));
    showPlace();
}

void LabellingPage::undo(bool again)
{
    if (const auto label = again ? m_labelling.redo() : m_labelling.undo()) {
        Q_EMIT answered(*label);
        showPlace();
    }
}

void LabellingPage::showPlace()
{
    m_undo->setEnabled(m_labelling.canUndo());
    m_back->setEnabled(m_labelling.place() > 0);
    m_bar->setRange(0, std::max(1, m_labelling.size()));
    m_bar->setValue(m_labelling.answered());
    if (m_labelling.isAtEnd()) {
        Q_EMIT ended();
        return;
    }
    const int place = m_labelling.place();
    m_progress->setText(
        tr("Post %1 of %2, %3 answered")
            .arg(numberText(place + 1), numberText(m_labelling.size()), numberText(m_labelling.answered())));
    const auto answers = store::answersTo(m_labelling.sample().checked);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        QPushButton *button = m_answers.at(static_cast<qsizetype>(i));
        button->setProperty("primary", m_labelling.answer(place) == answers[i]);
        button->style()->unpolish(button);
        button->style()->polish(button);
    }

    const store::SampledPost &sampled = m_labelling.sample().posts[static_cast<std::size_t>(place)];
    if (m_labelling.sample().checked == store::Checked::Sentiment) {
        m_question->setText(tr("What is the tone of this post?"));
    } else {
        m_question->setText(tr("Does it belong to its theme? That theme is not there any more: skip it."));
        for (const store::Theme &theme : m_session.themes()) {
            if (theme.id != sampled.theme &&
                std::find(theme.parts.begin(), theme.parts.end(), sampled.theme) == theme.parts.end())
                continue;
            QStringList phrases;
            for (std::size_t i = 0; i < std::min(theme.phrases.size(), PhrasesShown); ++i)
                phrases << toQString(theme.phrases[i]);
            m_question->setText(tr("Does it belong to the theme “%1”? (%2)")
                                    .arg(toQString(theme.label), phrases.join(QStringLiteral(", "))));
        }
    }
    const auto table = m_session.table();
    const auto row = table ? table->rowOf(sampled.post) : std::nullopt;
    const quint64 generation = ++m_generation;
    m_conversation.reset();
    if (!row)
        return;
    ConversationCache::of(m_session).fetch(
        table->threads[table->thread[*row]], this,
        [this, generation, post = sampled.post](std::shared_ptr<const Conversation> conversation) {
            if (generation == m_generation && conversation)
                showConversation(std::move(conversation), post);
        });
}

void LabellingPage::showConversation(std::shared_ptr<const Conversation> conversation, PostId post)
{
    m_conversation = std::move(conversation);
    m_at = m_conversation->indexOf(post);
    render();
}

void LabellingPage::render()
{
    m_view->setColumn(72, readingFont());
    if (m_conversation && m_at >= 0)
        m_view->setPage(renderUntagged(*m_conversation, m_at, font()).document.release());
}

bool LabellingPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
    if (key->key() == Qt::Key_Z &&
        (modifiers == Qt::ControlModifier || modifiers == (Qt::ControlModifier | Qt::ShiftModifier))) {
        undo(modifiers & Qt::ShiftModifier);
        return true;
    }
    if (modifiers != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    if (key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9) {
        give(key->key() - Qt::Key_0);
        return true;
    }
    // On a button, Space is the button's own.
    if (key->key() == Qt::Key_Space && watched == m_view) {
        m_skip->click();
        return true;
    }
    if (key->key() == Qt::Key_Backspace) {
        m_back->click();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace parlance::ui
