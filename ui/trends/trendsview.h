// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include "core/analysis/trends.h"
#include "ui/trends/trenddata.h"

#include <optional>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace parlance::ui {

class Chart;
class EmptyState;

/// Volume, votes and sentiment over time. Charts show all the time there is, with the stretch that the filter keeps
/// marked; a click or a brush sets that stretch for every view.
class TrendsView : public View
{
    Q_OBJECT

public:
    explicit TrendsView(Session &session, QWidget *parent = nullptr);
    QString title() const override;
    QString iconName() const override;

protected:
    void retranslate() override;
    void refresh() override;
    void restyle() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Figures;

    void draw();
    void arrange();
    void keep(int first, int last);
    void clearTime();
    QString nameOf(std::int64_t key) const;
    QColor colourOf(std::int64_t key, int place) const;

    QComboBox *m_measure;
    QComboBox *m_by;
    QComboBox *m_split;
    QPushButton *m_zoom;
    QLabel *m_note;
    QScrollArea *m_scroll;
    QWidget *m_page;
    QGridLayout *m_grid;
    EmptyState *m_empty;
    std::vector<Chart *> m_charts;
    std::shared_ptr<const Figures> m_figures;
    QPointer<Job> m_job;
    quint64 m_generation = 0;
    int m_columns = 1;
};

} // namespace parlance::ui
