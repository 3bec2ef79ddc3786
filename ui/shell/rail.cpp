// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/shell/appearance.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace parlance::ui {

namespace {

constexpr int Width = 88;

/// A view's button: icon above word, a bar of the accent at its left while its view is shown.
class RailButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

    QSize sizeHint() const override { return {Width, 60}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRect inside = rect().adjusted(6, 2, -6, -2);
        painter.setPen(Qt::NoPen);
        if (isChecked() || underMouse()) {
            painter.setBrush(isChecked() ? colours().accentSoft : colours().hover);
            painter.drawRoundedRect(inside, 6, 6);
        }
        if (isChecked()) {
            painter.setBrush(colours().accent);
            painter.drawRoundedRect(QRectF(0, inside.top() + 10, 3, inside.height() - 20), 1.5, 1.5);
        }
        icon().paint(&painter, QRect(inside.center().x() - 10, inside.top() + 7, 21, 21), Qt::AlignCenter, QIcon::Normal,
                     isChecked() ? QIcon::On : QIcon::Off);
        painter.setPen(isChecked() ? colours().text : colours().secondary);
        painter.setFont(scaledFont(0.86, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.drawText(inside.adjusted(-4, 30, 4, -2), Qt::AlignHCenter | Qt::AlignVCenter, text());
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(colours().accent);
            painter.drawRoundedRect(QRectF(inside).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Down)
            focusNextChild();
        else if (event->key() == Qt::Key_Up)
            focusPreviousChild();
        else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QToolButton::keyPressEvent(event);
    }
};

} // namespace

Rail::Rail(QMenu *menu, QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this)), m_menuButton(new QToolButton(this))
{
    setFixedWidth(Width);
    m_layout->setContentsMargins(0, 8, 0, 8);
    m_layout->setSpacing(2);
    m_menuButton->setIcon(icon(QStringLiteral("menu")));
    m_menuButton->setIconSize({20, 20});
    m_menuButton->setFixedSize(40, 36);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setMenu(menu);
    m_layout->addWidget(m_menuButton, 0, Qt::AlignHCenter);
    m_layout->addSpacing(8);
    m_layout->addStretch(1);
    retranslate();
}

void Rail::addView(QAction *action)
{
    auto *button = new RailButton(this);
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    const auto name = [button, action] { button->setAccessibleName(action->text()); };
    name();
    connect(action, &QAction::changed, button, name);
    m_layout->insertWidget(m_layout->count() - 1, button);
    m_views.append(button);
}

void Rail::setViewsVisible(bool visible)
{
    for (QToolButton *button : std::as_const(m_views))
        button->setVisible(visible);
}

void Rail::openMenu()
{
    m_menuButton->setFocus(Qt::ShortcutFocusReason);
    m_menuButton->showMenu();
}

void Rail::retranslate()
{
    m_menuButton->setToolTip(tr("Menu (F10)"));
    m_menuButton->setAccessibleName(tr("Menu"));
}

void Rail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), colours().line);
}

} // namespace parlance::ui
