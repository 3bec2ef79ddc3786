// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/messagebar.h"

#include "ui/shell/appearance.h"
#include "ui/shell/icons.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace parlance::ui {

namespace {
constexpr int MostBars = 3;
constexpr QRect SignPlace(16, 8, 18, 18);
} // namespace

MessageBar::MessageBar(Tone tone, const QString &text, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_text(new QLabel(text, this)), m_actions(new QHBoxLayout)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(SignPlace.right() + 13, 8, 8, 8);
    layout->setSpacing(12);
    m_text->setTextFormat(Qt::PlainText); // it may quote a file's name
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text, 1);
    m_actions->setSpacing(8);
    layout->addLayout(m_actions);
    auto *close = new QToolButton(this);
    close->setIcon(icon(QStringLiteral("close")));
    close->setIconSize({16, 16});
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &MessageBar::dismissed);
    setAccessibleName(text);
    setObjectName(tone == Tone::Error ? QStringLiteral("error") : QStringLiteral("notice"));
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::addSentence(const QString &sentence)
{
    m_text->setText(text() + QLatin1Char(' ') + sentence);
    setAccessibleName(text());
}

void MessageBar::addAction(const QString &text, std::function<void()> action, AfterAction after)
{
    auto *button = new QPushButton(text, this);
    m_actions->addWidget(button, 0, Qt::AlignTop);
    connect(button, &QPushButton::clicked, this, [this, action = std::move(action), after] {
        if (after == AfterAction::Close)
            Q_EMIT dismissed();
        action();
    });
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().paper);
    painter.fillRect(QRect(0, 0, 4, height()), m_tone == Tone::Error ? colours().warning : colours().accent);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours().line);
    // Painted, not kept as a picture: a bar may outlive a change from light to dark.
    icon(m_tone == Tone::Error ? QStringLiteral("warning") : QStringLiteral("check")).paint(&painter, SignPlace);
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT dismissed();
    else
        QWidget::keyPressEvent(event);
}

MessageBars::MessageBars(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
}

MessageBar *MessageBars::add(MessageBar::Tone tone, const QString &text)
{
    const auto bars = findChildren<MessageBar *>(QString(), Qt::FindDirectChildrenOnly);
    int visible = 0;
    for (auto bar = bars.crbegin(); bar != bars.crend(); ++bar) {
        if ((*bar)->text() == text || ++visible >= MostBars)
            drop(*bar);
    }
    auto *bar = new MessageBar(tone, text, this);
    connect(bar, &MessageBar::dismissed, this, [this, bar] { drop(bar); });
    layout()->addWidget(bar);
    bar->show();
    // Screen readers say it without being sent there.
    QAccessibleEvent alert(bar, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    return bar;
}

void MessageBars::clear()
{
    const auto bars = findChildren<MessageBar *>(QString(), Qt::FindDirectChildrenOnly);
    for (MessageBar *bar : bars)
        drop(bar);
}

void MessageBars::drop(MessageBar *bar)
{
    const bool hadFocus = bar->isAncestorOf(QApplication::focusWidget());
    bar->hide();
    bar->deleteLater();
    if (hadFocus)
        Q_EMIT left();
}

} // namespace parlance::ui
