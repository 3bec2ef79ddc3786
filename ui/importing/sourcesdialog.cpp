// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/sourcesdialog.h"

#include "core/store/coverage.h"
#include "core/store/sources.h"
#include "ui/importing/sourcesmodel.h"
#include "ui/shell/appearance.h"
#include "ui/shell/words.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace parlance::ui {

namespace {

constexpr int RowHeight = 28;

QTableView *table(QAbstractItemModel *model, QWidget *parent)
{
    auto *view = new QTableView(parent);
    view->setModel(model);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(RowHeight);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return view;
}

struct Account
{
    std::vector<store::Source> sources;
    std::vector<store::Rejected> rejects;
    store::Coverage coverage;
};

} // namespace

SourcesDialog::SourcesDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_sourcesHeading(new QLabel(this)), m_ledgerHeading(new QLabel(this)),
      m_coverage(new QLabel(this)), m_sourcesModel(new SourcesModel(this)), m_rejectsModel(new RejectsModel(this)),
      m_sources(table(m_sourcesModel, this)), m_rejects(table(m_rejectsModel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    for (QLabel *heading : {m_sourcesHeading, m_ledgerHeading})
        heading->setFont(scaledFont(1.1, QFont::DemiBold));
    m_coverage->setProperty("secondary", true);
    m_coverage->setWordWrap(true);
    layout->addWidget(m_sourcesHeading);
    layout->addWidget(m_sources, 2);
    layout->addWidget(m_coverage);
    layout->addSpacing(8);
    layout->addWidget(m_ledgerHeading);
    layout->addWidget(m_rejects, 3);
    m_sources->horizontalHeader()->setSectionResizeMode(SourcesModel::File, QHeaderView::Stretch);
    for (int column = SourcesModel::Format; column < SourcesModel::ColumnCount; ++column)
        m_sources->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_rejects->setColumnWidth(RejectsModel::File, 180);
    m_rejects->setColumnWidth(RejectsModel::Line, 80);
    m_rejects->setColumnWidth(RejectsModel::Offset, 110);
    m_rejects->setColumnWidth(RejectsModel::Reason, 260);
    m_rejects->horizontalHeader()->setStretchLastSection(true);
    connect(&m_session, &Session::tableChanged, this, &SourcesDialog::refresh);
    connect(&m_session, &Session::closed, this, &QDialog::close);
    resize(960, 600);
    retranslate();
    refresh();
}

void SourcesDialog::refresh()
{
    m_session.jobs().run<Result<Account>>(
        tr("Reading the ledger"), this,
        [file = m_session.path().toStdString()](Progress &) -> Result<Account> {
            auto workspace = store::Workspace::openReadOnly(file);
            if (!workspace)
                return workspace.error();
            auto sources = store::sources(*workspace);
            if (!sources)
                return sources.error();
            auto rejects = store::rejects(*workspace);
            if (!rejects)
                return rejects.error();
            auto coverage = store::coverage(*workspace);
            if (!coverage)
                return coverage.error();
            return Account{std::move(*sources), std::move(*rejects), *coverage};
        },
        [this](Result<Account> account) {
            if (!account) {
                Q_EMIT m_session.failed(account.error());
                return;
            }
            const store::Coverage &c = account->coverage;
            m_coverage->setText(tr("%1 replies name the post they answer; for %2 of them it is not here. %3 threads are known only by "
                                   "their replies; %4 posts were announced by the dumps but are not in them.")
                                    .arg(numberText(c.replies), numberText(c.missingParent), numberText(c.placeholders), numberText(c.missing)));
            m_sourcesModel->setSources(std::move(account->sources));
            const bool none = account->rejects.empty();
            m_rejectsModel->setRejects(std::move(account->rejects));
            m_rejects->setVisible(!none);
            m_ledgerHeading->setText(none ? tr("No record was rejected")
                                          : tr("Rejected records: %1").arg(numberText(m_rejectsModel->rowCount())));
        });
}

void SourcesDialog::retranslate()
{
    setWindowTitle(tr("Sources and rejected records"));
    m_sourcesHeading->setText(tr("Imported files"));
    m_sources->setAccessibleName(tr("Imported files"));
    m_rejects->setAccessibleName(tr("Rejected records"));
}

void SourcesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

} // namespace parlance::ui
