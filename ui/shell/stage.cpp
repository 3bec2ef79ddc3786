// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stage.h"

#include "ui/shell/colours.h"

#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace parlance::ui {

namespace {

/// The ground under the pane, with a line at its left where it lies over the view.
class PaneHost final : public QWidget
{
public:
    explicit PaneHost(QWidget *pane)
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(pane);
    }

    void setFloating(bool floating)
    {
        m_floating = floating;
        layout()->setContentsMargins(floating ? 1 : 0, 0, 0, 0);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), colours().paper);
        if (m_floating)
            painter.fillRect(QRect(0, 0, 1, height()), colours().line);
    }

private:
    bool m_floating = false;
};

constexpr int FloatBelow = 1080; ///< a narrower stage has no room for view and pane side by side
constexpr int LeastPane = 320;
} // namespace

Stage::Stage(QWidget *view, QWidget *pane, QWidget *parent)
    : QWidget(parent), m_splitter(new QSplitter(Qt::Horizontal, this)), m_pane(new PaneHost(pane))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(view);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_pane->setMinimumWidth(LeastPane);
    m_pane->hide();
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_paneWidth = m_pane->width(); });
}

void Stage::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    arrange();
    Q_EMIT foldedChanged(folded);
}

int Stage::paneWidth() const
{
    return m_paneWidth;
}

void Stage::setPaneWidth(int pixels)
{
    m_paneWidth = std::clamp(pixels, LeastPane, 900);
    arrange();
}

void Stage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Stage::arrange()
{
    const bool floating = width() < FloatBelow;
    if (floating != m_floating) {
        m_floating = floating;
        static_cast<PaneHost *>(m_pane)->setFloating(floating);
        if (floating)
            m_pane->setParent(this);
        else
            m_splitter->addWidget(m_pane);
    }
    m_pane->setVisible(!m_folded);
    if (m_folded)
        return;
    if (floating) {
        const int w = std::min(std::max(LeastPane, std::min(m_paneWidth, 480)), width() - 48);
        m_pane->setGeometry(width() - w, 0, w, height());
        m_pane->raise();
    } else {
        m_splitter->setSizes({std::max(1, width() - m_paneWidth - 1), m_paneWidth});
    }
}

} // namespace parlance::ui
