// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QPointer>

#include "ui/themes/themepage.h"

#include <optional>

class QLabel;
class QPushButton;
class QComboBox;
class QStackedWidget;
class QTableView;

namespace parlance::ui {

class EmptyState;
class MessageBars;
class ProseView;
class ThemeEditor;
class ThemeModel;

/// What people talk about: the themes of the selection and, beside, one of them with its threads and quotes.
///
/// The list counts over the filter without its themes, so that choosing one does not empty the others.
class ThemesView : public View
{
    Q_OBJECT

public:
    explicit ThemesView(Session &session, QWidget *parent = nullptr);
    QString title() const override;
    QString iconName() const override;
    QList<QAction *> commands() const override;

protected:
    void retranslate() override;
    void refresh() override;
    void restyle() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showState();
    void chooseTheme(int number, bool add); ///< as the filter's theme; again: takes it back
    void chooseForEditing(); ///< the rows that are selected, the largest theme first
    void renameCurrent();
    void tellEdit(const QString &done, EditTurn turn, std::optional<int> theme);
    void moveCursor(int rowBefore); ///< to the theme to look at next, else where it was
    void showDetail(int number);
    void renderDetail();
    void findThemes();
    void followLink(const QUrl &link);

    ThemeModel *m_model;
    ThemeEditor *m_editor;
    MessageBars *m_messages;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTableView *m_list;
    ProseView *m_detailView;
    QLabel *m_count;
    QLabel *m_numberLabel;
    QComboBox *m_number;
    QPushButton *m_find;
    QPushButton *m_check;
    QPushButton *m_edit;
    QPointer<Job> m_job;
    QPointer<Job> m_detailJob;
    std::shared_ptr<const analysis::Selection> m_selection; ///< of the filter without its themes
    ThemeDetail m_detail;
    std::optional<int> m_shown; ///< number of the theme in the detail panel
    std::optional<int> m_next;  ///< of the one that the cursor goes to when the list has what an edit changed
    quint64 m_generation = 0;
    quint64 m_detailGeneration = 0;
};

} // namespace parlance::ui
