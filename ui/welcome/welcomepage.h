// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace parlance::ui {

/// The first screen: the sample, a place to drop dumps, the workspaces of before.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);
    void refresh(); ///< reads the recent workspaces again
    void setBusy(bool busy, const QString &what = {});
    void setDropHighlighted(bool highlighted);

Q_SIGNALS:
    void sampleRequested();
    void importRequested();
    void openRequested();
    void workspaceChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class DropZone;

    void retranslate();

    QLabel *m_title;
    QLabel *m_standfirst;
    DropZone *m_drop;
    QLabel *m_dropTitle;
    QLabel *m_dropText;
    QPushButton *m_import;
    QPushButton *m_sample;
    QLabel *m_sampleText;
    QPushButton *m_open;
    QLabel *m_recentTitle;
    QListWidget *m_recent;
    QLabel *m_busy;
};

} // namespace parlance::ui
