// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/chip.h"

#include "ui/shell/colours.h"
#include "ui/shell/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace parlance::ui {

namespace {
constexpr int Height = 28;
constexpr int DotSize = 10;
constexpr int MostCharacters = 48;
} // namespace

Chip::Chip(Criterion criterion, QWidget *parent) : QWidget(parent), m_criterion(std::move(criterion))
{
    setFixedHeight(Height);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(m_criterion.dot.isValid() ? 8 + DotSize : 4, 1, 2, 1);
    layout->setSpacing(0);

    QString shown = m_criterion.text;
    if (shown.size() > MostCharacters)
        shown = shown.left(MostCharacters - 1) + QChar(0x2026);
    auto *words = new QToolButton(this);
    words->setText(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
    words->setToolTip(m_criterion.text.toHtmlEscaped());
    words->setAccessibleName(tr("Filter: %1").arg(m_criterion.text));
    words->setStyleSheet(QStringLiteral("QToolButton { padding: 2px 4px; background: transparent; border: 1px solid transparent; }"
                                        "QToolButton:focus { border-color: %1; }").arg(colours().accent.name()));
    layout->addWidget(words);
    connect(words, &QToolButton::clicked, this, [this] { Q_EMIT edited(m_criterion.kind); });

    auto *remove = new QToolButton(this);
    remove->setIcon(icon(QStringLiteral("close")));
    remove->setIconSize({14, 14});
    remove->setFixedSize(22, 22);
    remove->setToolTip(tr("Remove this filter"));
    remove->setAccessibleName(tr("Remove filter: %1").arg(m_criterion.text));
    layout->addWidget(remove);
    connect(remove, &QToolButton::clicked, this, [this] { Q_EMIT removed(m_criterion.without); });
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().accentSoft);
    painter.drawRoundedRect(rect(), 6, 6);
    if (m_criterion.dot.isValid()) {
        painter.setBrush(m_criterion.dot);
        painter.drawEllipse(QRectF(8, (Height - DotSize) / 2.0, DotSize, DotSize));
    }
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removed(m_criterion.without);
    else
        QWidget::keyPressEvent(event);
}

} // namespace parlance::ui
