// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace parlance::ui {

class Chart;
class EmptyState;
class FigureStrip;
class RankList;
class ShareBar;

/// What is here, at a glance: figures, volume, tone, votes, threads and themes. Everything can be clicked and becomes
/// a filter.
class OverviewView : public View
{
    Q_OBJECT

public:
    explicit OverviewView(Session &session, QWidget *parent = nullptr);
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
    void drawFigures();
    void drawVolume();
    void drawTones();
    void drawScores();
    void drawThreads();
    void drawThemes();
    template <class Change> void change(Change change);

    QScrollArea *m_scroll;
    QWidget *m_page;
    FigureStrip *m_figureStrip;
    QLabel *m_details;
    Chart *m_volume;
    QLabel *m_toneTitle;
    QPushButton *m_check;
    ShareBar *m_tones;
    Chart *m_compounds;
    Chart *m_scores;
    QLabel *m_threadsTitle;
    RankList *m_threads;
    QLabel *m_themesTitle;
    RankList *m_themes;
    QLabel *m_themesNote;
    QPushButton *m_findThemes;
    QBoxLayout *m_histograms;
    QBoxLayout *m_rankings;
    EmptyState *m_empty;
    std::shared_ptr<const Figures> m_figures;
    QPointer<Job> m_job;
    quint64 m_generation = 0;
};

} // namespace parlance::ui
