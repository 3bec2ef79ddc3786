// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QPointer>

class QStackedWidget;

namespace parlance::ui {

class CheckSummary;
class EmptyState;
class LabellingPage;

/// "Check the tagger": a person reads posts without their tags, and sees how right the program is. Beside the
/// six views, reached from Overview, Themes and the commands.
class CheckView : public View
{
    Q_OBJECT

public:
    explicit CheckView(Session &session, QWidget *parent = nullptr);
    ~CheckView() override;
    QString title() const override;
    QString iconName() const override;

    void open(store::Checked checked); ///< at its figures, or where a sample can be drawn

Q_SIGNALS:
    void closeRequested();

protected:
    void retranslate() override;
    void refresh() override;
    void restyle() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Saving;

    bool hasSomething() const; ///< that the chosen check can be made of
    void showSummary();
    void draw();
    void beginReading();
    void save(const store::Label &label);
    void writeFile(bool sheet);
    void readSheet();

    QStackedWidget *m_pages;
    EmptyState *m_empty;
    CheckSummary *m_summary;
    LabellingPage *m_reading;
    std::shared_ptr<Saving> m_saving; ///< answers on their way to the file
    QPointer<Job> m_job;
    quint64 m_generation = 0;
    bool m_begin = false; ///< reading begins as soon as the sample is here
};

} // namespace parlance::ui
