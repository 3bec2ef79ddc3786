// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/shell/criteria.h"

namespace parlance::ui {

/// A criterion in the filter bar, with the button that takes it away. Delete and Backspace do the same.
class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(Criterion criterion, QWidget *parent = nullptr);

Q_SIGNALS:
    void removed(const parlance::analysis::Filter &without);
    void edited(parlance::ui::Criterion::Kind kind); ///< a click on its words

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Criterion m_criterion;
};

} // namespace parlance::ui
