// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checking/checkview.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/analysis/check.h"
#include "core/analysis/labelsheet.h"
#include "core/analysis/sample.h"
#include "core/import/labelreader.h"
#include "core/store/themes.h"
#include "ui/checking/checksummary.h"
#include "ui/checking/labellingpage.h"
#include "ui/shell/emptystate.h"

#include <algorithm>
#include <deque>
#include <mutex>

namespace parlance::ui {

/// Answers are stored in the order they were given, whichever thread of the pool takes them.
struct CheckView::Saving
{
    std::mutex mutex;
    std::deque<std::pair<store::SampleId, store::Label>> labels;

    Result<void> drain(const std::string &path)
    {
        const std::lock_guard lock(mutex);
        if (labels.empty())
            return {};
        const auto workspace = store::Workspace::open(path);
        if (!workspace)
            return workspace.error();
        while (!labels.empty()) {
            const auto &[sample, label] = labels.front();
            if (const auto done = store::setLabels(*workspace, sample, {&label, 1}); !done)
                return done;
            labels.pop_front();
        }
        return {};
    }
};

CheckView::CheckView(Session &session, QWidget *parent)
    : View(session, parent), m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("check"), this)), m_summary(new CheckSummary(this)),
      m_reading(new LabellingPage(session, this)), m_saving(std::make_shared<Saving>())
{
    m_pages->addWidget(m_summary);
    m_pages->addWidget(m_reading);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);

    connect(m_summary, &CheckSummary::checkedChanged, this, [this] {
        m_summary->setCheck(std::nullopt, true);
        refresh();
    });
    connect(m_summary, &CheckSummary::drawWanted, this, &CheckView::draw);
    connect(m_summary, &CheckSummary::continueWanted, this, &CheckView::beginReading);
    connect(m_summary, &CheckSummary::sheetWanted, this, [this] { writeFile(true); });
    connect(m_summary, &CheckSummary::exportWanted, this, [this] { writeFile(false); });
    connect(m_summary, &CheckSummary::readWanted, this, &CheckView::readSheet);
    connect(m_summary, &CheckSummary::closeWanted, this, &CheckView::closeRequested);
    connect(m_reading, &LabellingPage::answered, this, &CheckView::save);
    connect(m_reading, &LabellingPage::left, this, &CheckView::showSummary);
    connect(m_reading, &LabellingPage::ended, this, &CheckView::showSummary);
    connect(m_empty, &EmptyState::clicked, this, [this] {
        const bool posts = this->session().table() && this->session().table()->size() > 0;
        if (!posts)
            Q_EMIT importRequested();
        else if (m_summary->checked() == store::Checked::Themes)
            this->session().findThemes();
        else
            Q_EMIT closeRequested();
    });
    connect(&session, &Session::opened, this, [this] { m_pages->setCurrentWidget(m_summary); });
    const auto changed = [this] {
        if (m_pages->currentWidget() != m_reading) // who has read enough gets the figures of then
            markStale();
    };
    connect(&session, &Session::tableChanged, this, changed);
    connect(&session, &Session::themesChanged, this, changed);
    connect(&session, &Session::closed, this, [this] {
        ++m_generation;
        m_begin = false;
        m_summary->setCheck(std::nullopt, true);
        m_pages->setCurrentWidget(m_summary);
    });
    retranslate();
}

CheckView::~CheckView() = default;

void CheckView::restyle()
{
    m_reading->render();
}

QString CheckView::title() const
{
    return tr("Check the tagger");
}

QString CheckView::iconName() const
{
    return QStringLiteral("check");
}

void CheckView::open(store::Checked checked)
{
    m_summary->setChecked(checked);
    showSummary();
}

void CheckView::retranslate()
{
    setAccessibleName(title());
    m_summary->retranslate();
    m_reading->retranslate();
    if (!hasSomething())
        markStale();
}

void CheckView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        View::keyPressEvent(event);
}

bool CheckView::hasSomething() const
{
    const auto table = session().table();
    if (!table)
        return false;
    if (m_summary->checked() == store::Checked::Themes)
        return !session().themes().empty();
    return std::any_of(table->sentiment.begin(), table->sentiment.end(),
                       [](std::uint8_t value) { return value != 0; });
}

void CheckView::showSummary()
{
    m_pages->setCurrentWidget(m_summary);
    m_summary->setFocus(Qt::OtherFocusReason);
    refresh();
}

void CheckView::refresh()
{
    if (!session().isOpen() || !session().table())
        return;
    const bool tone = m_summary->checked() == store::Checked::Sentiment;
    if (!hasSomething()) {
        const bool posts = session().table()->size() > 0;
        if (!posts)
            m_empty->setTexts(tr("Here you check whether the tags are right, post by post. Import a dump to "
                                 "fill this workspace."),
                              tr("Import…"));
        else if (tone)
            m_empty->setTexts(tr("Here you check the tone that the program read. No post is scored yet: the "
                                 "workspace was imported without tags, or "
                                 "none of its languages is scored."),
                              tr("Back"));
        else if (session().isFindingThemes())
            m_empty->setTexts(
                tr("The themes are being found; then you can check whether posts are in the right one."), {});
        else
            m_empty->setTexts(
                tr("Here you check whether posts are in the right theme. No themes have been found yet."),
                tr("Find themes"));
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    if (m_pages->currentWidget() == m_empty)
        m_pages->setCurrentWidget(m_summary);
    struct Answer
    {
        std::optional<analysis::Check> check;
        RunId run;
    };
    const quint64 generation = ++m_generation;
    if (m_job)
        m_job->cancel();
    m_job = session().jobs().run<Result<Answer>>(
        QString(), this,
        [path = session().path().toStdString(), table = session().table(), checked = m_summary->checked(),
         saving = m_saving](Progress &) -> Result<Answer> {
            if (const auto done = saving->drain(path); !done)
                return done.error();
            const auto workspace = store::Workspace::openReadOnly(path);
            if (!workspace)
                return workspace.error();
            auto check = analysis::newestCheck(*workspace, *table, checked);
            if (!check)
                return check.error();
            const auto run = store::currentThemeRun(*workspace);
            if (!run)
                return run.error();
            return Answer{std::move(*check), *run ? (*run)->id : RunId()};
        },
        [this, generation](Result<Answer> answer) {
            if (generation != m_generation)
                return;
            m_summary->setBusy(false);
            if (!answer) {
                Q_EMIT session().failed(answer.error());
                return;
            }
            const bool current = !answer->check ||
                                 answer->check->sample.checked == store::Checked::Sentiment ||
                                 answer->check->sample.run == answer->run;
            m_summary->setCheck(std::move(answer->check), current);
            if (std::exchange(m_begin, false))
                beginReading();
        });
}

void CheckView::draw()
{
    analysis::SampleOptions options{.checked = m_summary->checked(), .posts = m_summary->posts(), .seed = 1};
    if (m_summary->check())
        options.seed = m_summary->check()->sample.seed + 1; // other posts than before
    m_summary->setBusy(true);
    session().jobs().run<Result<store::Sample>>(
        tr("Drawing a sample"), this,
        [path = session().path().toStdString(), table = session().table(), selection = session().selection(),
         filter = session().filter(), options](Progress &) -> Result<store::Sample> {
            const auto workspace = store::Workspace::open(path);
            if (!workspace)
                return workspace.error();
            return analysis::drawAndStoreSample(*workspace, *table, *selection, filter, options);
        },
        [this](Result<store::Sample> sample) {
            m_summary->setBusy(false);
            if (!sample) {
                Q_EMIT session().failed(sample.error());
                return;
            }
            m_begin = true;
            refresh();
        });
}

void CheckView::beginReading()
{
    const auto &check = m_summary->check();
    if (!check)
        return;
    Labelling labelling(check->sample, check->labels, m_summary->coder());
    if (labelling.isAtEnd()) // all are answered: from the first on
        while (labelling.place() > 0)
            labelling.back();
    m_pages->setCurrentWidget(m_reading);
    m_reading->begin(std::move(labelling));
    m_reading->setFocus(Qt::OtherFocusReason);
}

void CheckView::save(const store::Label &label)
{
    {
        const std::lock_guard lock(m_saving->mutex);
        m_saving->labels.emplace_back(m_reading->labelling().sample().id, label);
    }
    session().jobs().run<Result<void>>(
        QString(), this,
        [path = session().path().toStdString(), saving = m_saving](Progress &) {
            return saving->drain(path);
        },
        [this](Result<void> done) {
            if (!done)
                Q_EMIT session().failed(done.error());
        });
}

void CheckView::writeFile(bool sheet)
{
    const QString path =
        QFileDialog::getSaveFileName(this, sheet ? tr("Sheet for another person") : tr("Export the answers"),
                                     sheet ? tr("sheet.csv") : tr("answers.csv"), tr("Tables (*.csv *.tsv)"));
    if (path.isEmpty())
        return;
    session().jobs().run<Result<void>>(
        tr("Writing"), this,
        [file = session().path().toStdString(), table = session().table(), check = *m_summary->check(), sheet,
         to = path.toStdString()](Progress &) -> Result<void> {
            const auto workspace = store::Workspace::openReadOnly(file);
            if (!workspace)
                return workspace.error();
            return sheet ? analysis::writeLabelSheet(*workspace, check, {}, to)
                         : analysis::writeLabels(*workspace, *table, check, to);
        },
        [this](Result<void> done) {
            if (!done)
                Q_EMIT session().failed(done.error());
        });
}

void CheckView::readSheet()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Read a filled-in sheet"), {},
                                                      tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    if (path.isEmpty() || !m_summary->check())
        return;
    QInputDialog dialog(this);
    dialog.setWindowTitle(tr("Read a filled-in sheet"));
    dialog.setLabelText(tr("Whose answers are these?"));
    dialog.setTextValue(QFileInfo(path).completeBaseName());
    dialog.setOkButtonText(tr("Read"));
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString coder = dialog.textValue().simplified();
    if (coder.isEmpty())
        return;
    session().jobs().run<Result<std::int64_t>>(
        tr("Reading"), this,
        [file = session().path().toStdString(), sample = m_summary->check()->sample,
         name = coder.toStdString(), from = path.toStdString()](Progress &) -> Result<std::int64_t> {
            const auto workspace = store::Workspace::open(file);
            if (!workspace)
                return workspace.error();
            return import::readLabels(*workspace, sample, name, from);
        },
        [this](Result<std::int64_t> read) {
            if (!read)
                Q_EMIT session().failed(read.error());
            refresh();
        });
}

} // namespace parlance::ui
