// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

namespace parlance::ui {

/// One bar cut into labelled shares. A click, or arrows and Enter, choose one.
class ShareBar : public QWidget
{
    Q_OBJECT

public:
    struct Share
    {
        QString sign;
        QString name;
        QColor colour;
        qint64 posts = 0;
    };

    explicit ShareBar(QWidget *parent = nullptr);
    void setShares(std::vector<Share> shares);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int share);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRectF rectOf(std::size_t share) const;
    int shareAt(const QPointF &position) const;
    QString textOf(std::size_t share) const;
    void describe();

    std::vector<Share> m_shares;
    qint64 m_total = 0;
    int m_hover = -1;
    int m_cursor = 0;
};

} // namespace parlance::ui
