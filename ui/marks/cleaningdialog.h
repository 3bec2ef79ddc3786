// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/analysis/filter.h"
#include "core/analysis/overview.h"
#include "core/store/layers.h"
#include "ui/session/jobrunner.h"

#include <QPointer>

#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;

namespace parlance::ui {

class Session;

/// What lies over the posts of the selection, layer by layer: how many posts each has, and a switch that keeps them.
class CleaningDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CleaningDialog(Session &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Layer
    {
        bool analysis::Filter::*kept;
        QCheckBox *box;
    };

    void retranslate();
    void count();
    void tell(const analysis::Overview &figures);
    void showSwitches();
    void readLayers(); ///< which are read as own words, as the workspace says

    Session &m_session;
    QLabel *m_intro;
    std::vector<Layer> m_layers;
    QLabel *m_within;
    QCheckBox *m_readQuotes = nullptr, *m_readCode = nullptr;
    store::ReadLayers m_read;
    QPushButton *m_find, *m_forget, *m_close;
    analysis::Overview m_figures;
    QPointer<Job> m_job;
    quint64 m_generation = 0;
};

} // namespace parlance::ui
