// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>

#include "core/analysis/themestats.h"
#include "core/store/themes.h"
#include "ui/common/cells.h"

#include <vector>

namespace parlance::ui {

/// The themes with their figures in the selection, the largest first; the unassigned rest is below them, and below that the posts that were not looked at, where there are any. Labels can be edited.
class ThemeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Label, Posts, Share, Threads, People, Tone, Coherence, Phrases, ColumnCount };
    enum Role { NumberRole = FirstOwnRole /**< int, -1 = unassigned, -2 = not looked at */ };

    explicit ThemeModel(QObject *parent = nullptr);

    /// \param stats  by number, then the rest, as analysis::themeStats gives them.
    void setThemes(std::vector<store::Theme> themes, std::vector<analysis::ThemeStats> stats);
    /// Which themes the filter keeps; their rows are marked.
    void setChosen(std::vector<int> chosen);

    const store::Theme *themeAt(int row) const; ///< nullptr: no theme, or no such row
    const analysis::ThemeStats *statsAt(int row) const;
    int rowOf(int number) const; ///< -1: not here

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // A theme dragged on another is merged into it.
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }

    static QString coherenceMeaning();
    /// "+0.21", or a dash where it is not known.
    static QString coherenceText(const store::Theme &theme);

Q_SIGNALS:
    void renamed(parlance::ThemeId theme, const QString &label);
    void mergeRequested(const QList<int> &numbers, int into); ///< numbers of themes

private:
    std::vector<store::Theme> m_themes;
    std::vector<analysis::ThemeStats> m_stats;
    std::vector<int> m_chosen;
    double m_largestShare = 0;
};

} // namespace parlance::ui
