// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;

namespace parlance::ui {

/// The view and, at its right, the reading pane. The pane folds away; on a small window it slides over the view.
class Stage : public QWidget
{
    Q_OBJECT

public:
    Stage(QWidget *view, QWidget *pane, QWidget *parent = nullptr);

    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    bool isFloating() const { return m_floating; }
    int paneWidth() const;
    void setPaneWidth(int pixels);

Q_SIGNALS:
    void foldedChanged(bool folded);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QSplitter *m_splitter;
    QWidget *m_pane;
    int m_paneWidth = 448;
    bool m_folded = true;
    bool m_floating = false;
};

} // namespace parlance::ui
