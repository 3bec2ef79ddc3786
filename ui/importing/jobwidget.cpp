// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/jobwidget.h"

#include "ui/shell/appearance.h"
#include "ui/shell/icons.h"
#include "ui/shell/words.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <cmath>

namespace parlance::ui {

namespace {
constexpr qint64 TellAfterMs = 1000; ///< sooner, a rate is a guess
} // namespace

qint64 JobWidget::timeLeftMs(qint64 done, qint64 total, qint64 elapsedMs)
{
    if (total <= 0 || done <= 0 || done > total || elapsedMs < TellAfterMs)
        return -1;
    return static_cast<qint64>(static_cast<double>(elapsedMs) * static_cast<double>(total - done) / static_cast<double>(done));
}

JobWidget::JobWidget(Session &session, Job &job, QWidget *parent)
    : QWidget(parent), m_job(&job), m_text(new QLabel(this)), m_bar(new QProgressBar(this)), m_cancel(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_text->setTextFormat(Qt::PlainText);
    layout->addWidget(m_text);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(96);
    layout->addWidget(m_bar);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(job.title()));
    m_cancel->setToolTip(m_cancel->accessibleName());
    layout->addWidget(m_cancel);

    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
        m_cancel->setEnabled(false);
        m_text->setText(tr("Stopping…"));
    });
    connect(&job, &Job::progressed, this, &JobWidget::show);
    if (session.importJob() == &job) {
        connect(&session, &Session::importProgressed, this, [this](const import::ImportStatus &status) {
            //: a file, and how many posts were read from it
            m_detail = tr("%1: %2 read").arg(QFileInfo(QString::fromStdString(status.file)).fileName(), numberText(status.read));
            if (status.rejected > 0)
                m_detail += QStringLiteral(", ") + tr("%1 rejected").arg(numberText(status.rejected));
            if (m_job)
                show(m_job->done(), m_job->total());
        });
    }
    show(job.done(), job.total());
}

void JobWidget::show(qint64 done, qint64 total)
{
    if (!m_job || m_job->isCancelled())
        return;
    QStringList parts{m_detail.isEmpty() ? m_job->title() : m_detail};
    if (total > 0) {
        const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
        m_bar->setRange(0, 1000);
        m_bar->setValue(static_cast<int>(share * 1000));
        parts << percentText(std::floor(share * 100) / 100);
        if (const qint64 left = timeLeftMs(done, total, m_job->elapsedMs()); left >= 0)
            parts << timeLeftText(left);
    } else {
        m_bar->setRange(0, 0);
    }
    m_text->setText(parts.join(QStringLiteral(" · ")));
    m_bar->setAccessibleName(m_job->title());
}

} // namespace parlance::ui
