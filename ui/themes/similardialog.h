// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/base/ids.h"
#include "core/store/themes.h"

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace parlance::ui {

class Session;
class SimilarModel;

/// The posts most like a post, why they are, and a way to put them into a theme.
class SimilarDialog : public QDialog
{
    Q_OBJECT

public:
    SimilarDialog(Session &session, PostId post, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void search();
    void fillThemes();
    void showActions();
    void open(int row);
    void moveChosen();
    std::vector<PostId> chosen() const;

    Session &m_session;
    PostId m_post;
    QLabel *m_about, *m_note, *m_into;
    SimilarModel *m_model;
    QTableView *m_list;
    QComboBox *m_themes;
    QPushButton *m_move, *m_undo, *m_close;
    std::vector<store::Theme> m_targets; ///< as m_themes lists them
    QString m_words;                     ///< of the post
    bool m_isSearching = true;
};

} // namespace parlance::ui
