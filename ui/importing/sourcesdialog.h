// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/session/session.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace parlance::ui {

class SourcesModel;
class RejectsModel;

/// What was imported, file by file, and the ledger of what was not, to be filtered, copied and saved. Not modal; fills itself in a job, and again when
/// posts are added.
class SourcesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SourcesDialog(Session &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void countShown();
    QString shownRejects() const; ///< those that are selected, else all that pass the filter, as lines with a header
    void copyRejects();
    void exportRejects();

    Session &m_session;
    QLabel *m_sourcesHeading;
    QLabel *m_ledgerHeading;
    QLabel *m_coverage;
    SourcesModel *m_sourcesModel;
    RejectsModel *m_rejectsModel;
    QSortFilterProxyModel *m_shownRejects;
    QLineEdit *m_filter;
    QPushButton *m_copy;
    QPushButton *m_export;
    QTableView *m_sources;
    QTableView *m_rejects;
};

} // namespace parlance::ui
