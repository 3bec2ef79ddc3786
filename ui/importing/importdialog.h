// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/import/inspect.h"
#include "ui/session/session.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTableView;

namespace parlance::ui {

class FirstPostsModel;
class InspectionModel;
class MappingPage;
class RejectsModel;

/// Dumps before they are imported: what they are, their first posts, what cannot be read, and how they are to be read.
/// Nothing is stored before "Import" is pressed.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(Session &session, const QStringList &files, QWidget *parent = nullptr);

Q_SIGNALS:
    void importWanted(const QStringList &files, const parlance::import::ImportOptions &options);

protected:
    void changeEvent(QEvent *event) override;
    void done(int result) override;

private:
    void retranslate();
    void inspect(std::int64_t bytes);
    void take(std::vector<import::Inspection> inspections);
    void showCurrent();
    import::ImportOptions options() const;

    Session &m_session;
    QStringList m_files;
    QPointer<Job> m_job;
    quint64 m_asked = 0;
    std::int64_t m_bytes = 0; ///< looked at of each dump
    import::ImportOptions m_mapped; ///< holds the mappings set by hand
    InspectionModel *m_dumpsModel;
    FirstPostsModel *m_postsModel;
    RejectsModel *m_problemsModel;
    QTableView *m_dumps;
    QLabel *m_summary;
    QTabWidget *m_tabs;
    QTableView *m_posts;
    QTableView *m_problems;
    MappingPage *m_mapping;
    QLabel *m_forumLabel;
    QLineEdit *m_forum;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QCheckBox *m_tags;
    QCheckBox *m_index;
    QPushButton *m_whole;
    QPushButton *m_import;
    QPushButton *m_cancel;
};

} // namespace parlance::ui
