// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/marks/cleaningdialog.h"

#include "ui/marks/saidlist.h"
#include "ui/marks/marks.h"
#include "ui/session/session.h"
#include "ui/shell/words.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace parlance::ui {

CleaningDialog::CleaningDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_intro(new QLabel(this)), m_within(new QLabel(this)), m_find(new QPushButton(this)),
      m_forget(new QPushButton(this)), m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(8);
    m_intro->setWordWrap(true);
    m_intro->setMinimumWidth(440);
    column->addWidget(m_intro);
    using analysis::Filter;
    for (bool Filter::*kept : {&Filter::includeDeleted, &Filter::includeBots, &Filter::includeStickied, &Filter::includeModerators,
                               &Filter::includeDuplicates}) {
        auto *box = new QCheckBox(this);
        column->addWidget(box);
        m_layers.push_back({kept, box});
        connect(box, &QCheckBox::clicked, this, [this, kept](bool checked) {
            Filter filter = m_session.filter();
            filter.*kept = checked;
            m_session.setFilter(filter);
        });
    }
    m_within->setWordWrap(true);
    m_within->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_within);
    m_readQuotes = new QCheckBox(this); // behind the others for the Tab key too
    m_readCode = new QCheckBox(this);
    for (QCheckBox *box : {m_readQuotes, m_readCode}) {
        column->addWidget(box);
        connect(box, &QCheckBox::clicked, this,
                [this] { Marks::of(m_session).readLayers({m_readQuotes->isChecked(), m_readCode->isChecked()}); });
    }
    column->addWidget(new SaidList(session, this));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 8, 0, 0);
    buttons->addWidget(m_find);
    buttons->addWidget(m_forget);
    buttons->addStretch();
    buttons->addWidget(m_close);
    column->addLayout(buttons);
    m_close->setDefault(true);

    Marks &marks = Marks::of(session);
    connect(m_find, &QPushButton::clicked, &marks, &Marks::findCopies);
    connect(m_forget, &QPushButton::clicked, &marks, &Marks::forgetCopies);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&marks, &Marks::busyChanged, this, &CleaningDialog::showSwitches);
    connect(&session, &Session::selectionChanged, this, &CleaningDialog::count);
    connect(&session, &Session::tableChanged, this, &CleaningDialog::readLayers);
    connect(&session, &Session::filterChanged, this, &CleaningDialog::showSwitches);
    connect(&session, &Session::closed, this, &QDialog::close);
    retranslate();
    count();
    readLayers();
}

void CleaningDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CleaningDialog::retranslate()
{
    setWindowTitle(tr("Cleaning"));
    m_intro->setText(tr("Nothing is deleted. What is not ticked is left out of every view, of themes and of reports."));
    m_find->setText(tr("Look for copies"));
    m_find->setToolTip(tr("Marks posts that say the same as an earlier one, and lines that authors repeat, in the whole workspace"));
    m_forget->setText(tr("Take the marks away"));
    m_close->setText(tr("Close"));
    tell(m_figures);
}

void CleaningDialog::count()
{
    showSwitches();
    if (m_job)
        m_job->cancel();
    if (!m_session.table())
        return;
    const quint64 generation = ++m_generation;
    m_job = m_session.jobs().run<analysis::Overview>(
        QString(), this,
        [table = m_session.table(), matches = m_session.matches(), filter = m_session.filter(), layers = m_layers](Progress &) {
            analysis::Filter all = filter;
            for (const Layer &layer : layers)
                all.*layer.kept = true;
            return analysis::overview(*table, analysis::select(*table, all, filter.query.empty() ? nullptr : matches.get()));
        },
        [this, generation](const analysis::Overview &figures) {
            if (generation == m_generation)
                tell(figures);
        });
}

void CleaningDialog::tell(const analysis::Overview &figures)
{
    m_figures = figures;
    const auto text = [](const QString &layer, std::int64_t posts) {
        //: a layer of posts and how many there are
        return CleaningDialog::tr("%1 (%2)").arg(layer, numberText(posts));
    };
    const QStringList texts = {text(tr("Deleted and removed posts"), figures.deleted + figures.removed),
                               text(tr("Posts by programs"), figures.bots), text(tr("Stickied posts"), figures.stickied),
                               text(tr("Posts written as a moderator"), figures.moderators),
                               text(tr("Copies of earlier posts"), figures.duplicates)};
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        m_layers[i].box->setText(texts.at(static_cast<qsizetype>(i)));
    m_within->setText(tr("Within posts, lines that an author repeats (in %1, once they were looked for) are never read as words of "
                         "whoever wrote the post. Quoted text and code are read only where they are ticked:")
                          .arg(numberText(figures.boilerplate)));
    m_readQuotes->setText(text(tr("Read quoted text, for language, tone and themes"), figures.quoting));
    m_readCode->setText(text(tr("Read code, for language, tone and themes"), figures.withCode));
}

void CleaningDialog::readLayers()
{
    m_session.jobs().run<Result<store::ReadLayers>>(
        QString(), this,
        [file = m_session.path().toStdString()](Progress &) -> Result<store::ReadLayers> {
            const auto workspace = store::Workspace::openReadOnly(file);
            return workspace ? store::layersRead(*workspace) : workspace.error();
        },
        [this](const Result<store::ReadLayers> &layers) {
            if (!layers)
                return;
            m_read = *layers;
            showSwitches();
        });
}

void CleaningDialog::showSwitches()
{
    for (const Layer &layer : m_layers)
        layer.box->setChecked(m_session.filter().*layer.kept);
    const bool isFree = !Marks::of(m_session).isBusy() && !m_session.isImporting() && !m_session.isCleaning();
    for (QWidget *widget : {static_cast<QWidget *>(m_find), static_cast<QWidget *>(m_forget), static_cast<QWidget *>(m_readQuotes),
                            static_cast<QWidget *>(m_readCode)})
        widget->setEnabled(isFree);
    m_readQuotes->setChecked(m_read.quotes);
    m_readCode->setChecked(m_read.code);
}

} // namespace parlance::ui
