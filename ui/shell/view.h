// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "core/store/labels.h"
#include "ui/session/session.h"

class QAction;

namespace parlance::ui {

/// One of the six views. It listens to the session and draws what is selected; while hidden it waits with its work
/// until it is shown.
class View : public QWidget
{
    Q_OBJECT

public:
    explicit View(Session &session, QWidget *parent = nullptr) : QWidget(parent), m_session(session) {}
    virtual QString title() const = 0;   ///< in the rail, translated
    virtual QString iconName() const = 0;///< resources/icons/NAME.svg
    virtual QList<QAction *> commands() const { return {}; } ///< what can be done in it and nowhere else

Q_SIGNALS:
    void importRequested(); ///< from a page that has nothing to show yet
    void threadsRequested(); ///< the posts that are selected now are to be read
    void checkRequested(parlance::store::Checked checked); ///< the page on which a person checks the tags

protected:
    Session &session() const { return m_session; }
    /// What is shown is out of date: it is read again, at once or as soon as the view is shown.
    void markStale();

    virtual void refresh() {}         ///< reads anew what is shown
    virtual void retranslate() = 0;   ///< writes every text in the language of now
    virtual void restyle() {}         ///< draws with the colours and fonts of now

    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Session &m_session;
    bool m_stale = true;
};

} // namespace parlance::ui
