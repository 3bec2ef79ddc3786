// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QPointer>

#include "core/report/draft.h"
#include "core/report/report.h"

#include <memory>

class QCheckBox;
class QAction;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace parlance::ui {

class EmptyState;
class ProseView;

/// Drafts a digest of the selection, shows it as it will look, and exports it.
class ReportView : public View
{
    Q_OBJECT

public:
    explicit ReportView(Session &session, QWidget *parent = nullptr);
    ~ReportView() override;
    QString title() const override;
    QString iconName() const override;

    /// Writes the draft to a file; the extension picks the form.
    void exportTo(const QString &path);

protected:
    void retranslate() override;
    void restyle() override;
    void showEvent(QShowEvent *event) override;

private:
    enum class State { Nothing, FindingThemes, Drafting, Drafted };

    void draft();
    void draftNow();
    void continueDraft();
    void render();
    void showState();
    void askAndExport(const QString &extension, const QString &kind);
    void followLink(const QUrl &link);
    report::DraftOptions options() const;

    QStackedWidget *m_pages;
    EmptyState *m_empty;
    ProseView *m_preview;
    QFormLayout *m_form;
    QComboBox *m_language;
    QLineEdit *m_title;
    QLineEdit *m_byline;
    QComboBox *m_sections;
    QCheckBox *m_pseudonymise;
    QPushButton *m_draft;
    QPushButton *m_export;
    QList<QAction *> m_exports;   ///< HTML, Markdown, JSON
    QLabel *m_message;
    QToolButton *m_showFile;
    QPointer<Job> m_job;
    std::shared_ptr<const report::Report> m_report;
    QString m_written;            ///< file written last
    QString m_folder;             ///< where files go
    State m_state = State::Nothing;
    bool m_outdated = false;      ///< the selection has changed since the draft
    quint64 m_generation = 0;
};

} // namespace parlance::ui
