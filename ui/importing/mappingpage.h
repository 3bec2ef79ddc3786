// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/import/mapping.h"
#include "ui/session/session.h"

#include <array>

class QComboBox;
class QLabel;
class QTableWidget;

namespace parlance::ui {

/// What the columns of a table or the keys of a JSON file hold: guessed, to be set right by hand, with the file's first
/// rows beside it. What was set for a file is remembered for the next one with the same columns.
class MappingPage : public QWidget
{
    Q_OBJECT

public:
    explicit MappingPage(Session &session, QWidget *parent = nullptr);

    /// Shows a file, with what was remembered for its columns or else with a guess.
    void showFile(const QString &path);
    const QString &path() const { return m_path; }

    /// Keeps what is set for files with the same columns.
    static void remember(const import::Mapping &mapping, const std::vector<std::string> &columns);
    /// What was kept for these columns; empty columns: nothing.
    static import::Mapping remembered(const std::vector<std::string> &columns);

    /// What a column holds, in a word or two.
    static QString fieldText(import::Field field);

Q_SIGNALS:
    /// The file can be read like this.
    void mapped(const QString &path, const parlance::import::Mapping &mapping);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void ask(const import::Mapping &mapping, bool byHand);
    void take(import::TablePreview preview);
    import::Mapping chosen() const;

    Session &m_session;
    QString m_path;
    quint64 m_asked = 0;   ///< answers to an older question are dropped
    bool m_filling = false;
    import::TablePreview m_preview;
    std::array<QLabel *, import::FieldCount> m_labels{};
    std::array<QComboBox *, import::FieldCount> m_columns{};
    QLabel *m_headerLabel;
    QComboBox *m_header;
    QLabel *m_markupLabel;
    QComboBox *m_markup;
    QLabel *m_problem;
    QTableWidget *m_rows;
};

} // namespace parlance::ui
