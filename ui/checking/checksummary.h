// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "core/analysis/check.h"

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSpinBox;
class QTabBar;
class QTableView;

namespace parlance::ui {

class ConfusionModel;
class FigureStrip;

/// Where a check begins and where it ends: what to check, how many posts, by whom; then how right the program
/// is by the answers given so far.
class CheckSummary : public QScrollArea
{
    Q_OBJECT

public:
    explicit CheckSummary(QWidget *parent = nullptr);

    store::Checked checked() const;
    void setChecked(store::Checked checked);
    std::string coder() const; ///< who answers; never empty
    int posts() const;         ///< how many to draw

    /// \param current  the sample's themes are those that are shown now, so that it can be gone on with.
    void setCheck(std::optional<analysis::Check> check, bool current);
    const std::optional<analysis::Check> &check() const { return m_check; }
    void setBusy(bool busy);
    void retranslate();

Q_SIGNALS:
    void checkedChanged();
    void drawWanted();
    void continueWanted();
    void sheetWanted();
    void exportWanted();
    void readWanted();
    void closeWanted();

private:
    void show();
    void showFigures(const analysis::CoderCheck &one);
    const analysis::CoderCheck *shownCoder() const;

    std::optional<analysis::Check> m_check;
    bool m_current = true;
    QTabBar *m_tabs;
    QLabel *m_title;
    QLabel *m_about;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_postsLabel;
    QSpinBox *m_posts;
    QPushButton *m_draw;
    QPushButton *m_continue;
    QPushButton *m_close;
    QLabel *m_state;
    QLabel *m_coderLabel;
    QComboBox *m_coder;
    FigureStrip *m_figures;
    QLabel *m_tableTitle;
    ConfusionModel *m_confusion;
    QTableView *m_table;
    QLabel *m_notes;
    QPushButton *m_sheet;
    QPushButton *m_read;
    QPushButton *m_export;
};

} // namespace parlance::ui
