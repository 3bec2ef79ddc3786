// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/popover.h"

#include "ui/shell/appearance.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace parlance::ui {

Popover::Popover(const QString &title, const QString &apply, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_form(new QFormLayout), m_apply(new QPushButton(apply, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("popover"));
    setStyleSheet(QStringLiteral("#popover { background: %1; border: 1px solid %2; }").arg(colours().paper.name(), colours().line.name()));
    setAccessibleName(title);
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    auto *heading = new QLabel(title, this);
    heading->setFont(scaledFont(1.0, QFont::DemiBold));
    layout->addWidget(heading);
    m_form->setSpacing(8);
    layout->addLayout(m_form);
    m_apply->setProperty("primary", true);
    layout->addWidget(m_apply, 0, Qt::AlignRight);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        Q_EMIT applied();
        close();
    });
}

void Popover::showBelow(QWidget *anchor)
{
    adjustSize();
    QPoint at = anchor->mapToGlobal(QPoint(0, anchor->height() + 4));
    const QRect screen = anchor->screen()->availableGeometry();
    at.setX(std::clamp(at.x(), screen.left() + 8, std::max(screen.left() + 8, screen.right() - width() - 8)));
    move(at);
    show();
    if (QWidget *first = m_form->itemAt(0, QFormLayout::FieldRole) ? m_form->itemAt(0, QFormLayout::FieldRole)->widget() : nullptr)
        first->setFocus(Qt::PopupFocusReason);
}

void Popover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_apply->click();
    else
        QFrame::keyPressEvent(event);
}

} // namespace parlance::ui
