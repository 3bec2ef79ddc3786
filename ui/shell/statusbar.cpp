// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusbar.h"

#include "ui/importing/jobwidget.h"
#include "ui/shell/appearance.h"
#include "ui/shell/icons.h"
#include "ui/shell/languages.h"
#include "ui/shell/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QTimer>
#include <QToolButton>

namespace parlance::ui {

namespace {
constexpr int ShowAfterMs = 300; ///< what is done sooner only flickers
} // namespace

StatusBar::StatusBar(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_count(new QLabel(this)), m_jobs(new QHBoxLayout),
      m_language(new QToolButton(this)), m_appearance(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 8, 4);
    layout->setSpacing(8);
    m_count->setObjectName(QStringLiteral("count"));
    m_count->setTextFormat(Qt::PlainText);
    layout->addWidget(m_count);
    layout->addStretch(1);
    m_jobs->setSpacing(16);
    layout->addLayout(m_jobs);
    layout->addSpacing(8);
    m_language->setAutoRaise(true);
    layout->addWidget(m_language);
    m_appearance->setIconSize({16, 16});
    layout->addWidget(m_appearance);
    setMinimumHeight(36);

    connect(m_language, &QToolButton::clicked, this, &StatusBar::languageToggled);
    connect(m_appearance, &QToolButton::clicked, this, &StatusBar::appearanceToggled);
    connect(&m_session, &Session::selectionChanged, this, &StatusBar::showCount);
    connect(&m_session, &Session::closed, this, &StatusBar::showCount);
    connect(&m_session.jobs(), &JobRunner::jobStarted, this, &StatusBar::watch);
    retranslate();
}

void StatusBar::watch(Job *job)
{
    if (job->title().isEmpty())
        return;
    QTimer::singleShot(ShowAfterMs, this, [this, job = QPointer<Job>(job)] {
        if (!job || !m_session.jobs().jobs().contains(job.data()))
            return;
        auto *widget = new JobWidget(m_session, *job, this);
        m_jobs->addWidget(widget);
        connect(job, &Job::finished, widget, &QObject::deleteLater);
    });
}

void StatusBar::setActiveFilters(int filters)
{
    m_filters = filters;
    showCount();
}

void StatusBar::showCount()
{
    if (!m_session.isOpen()) {
        m_count->clear();
        return;
    }
    const auto shown = static_cast<std::int64_t>(m_session.selection()->size());
    const auto all = static_cast<std::int64_t>(m_session.table()->size());
    //: how many posts pass the filters, of how many there are
    QString text = tr("%Ln of %1 posts", nullptr, static_cast<int>(shown)).arg(numberText(all));
    if (m_filters > 0)
        text += QStringLiteral(" · ") + tr("%Ln filter(s)", nullptr, m_filters);
    m_count->setText(text);
    m_count->setToolTip(tr("Deleted and removed posts, bots, stickied posts, moderators’ posts and copies are left out unless a filter includes them."));
    m_count->setAccessibleName(text);
}

void StatusBar::retranslate()
{
    const bool french = chosenLanguage() == QLatin1StringView("fr");
    m_language->setText(french ? QStringLiteral("FR") : QStringLiteral("EN"));
    //: the tooltip and name of the button that turns the interface into the other language
    m_language->setToolTip(tr("Interface in English. Switch to French"));
    m_language->setAccessibleName(tr("Interface in English. Switch to French"));
    m_appearance->setIcon(icon(colours().dark ? QStringLiteral("sun") : QStringLiteral("moon")));
    const QString change = colours().dark ? tr("Switch to light") : tr("Switch to dark");
    m_appearance->setToolTip(change);
    m_appearance->setAccessibleName(change);
    showCount();
}

void StatusBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void StatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().window);
    painter.fillRect(QRect(0, 0, width(), 1), colours().line);
}

} // namespace parlance::ui
