// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/sourcesdialog.h"

#include "core/store/coverage.h"
#include "core/store/sources.h"
#include "ui/importing/sourcesmodel.h"
#include "ui/shell/appearance.h"
#include "ui/shell/words.h"

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSet>
#include <QShortcut>
#include <QSortFilterProxyModel>
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
      m_shownRejects(new QSortFilterProxyModel(this)), m_filter(new QLineEdit(this)), m_copy(new QPushButton(this)),
      m_export(new QPushButton(this)), m_sources(table(m_sourcesModel, this)), m_rejects(table(m_shownRejects, this))
{
    m_shownRejects->setSourceModel(m_rejectsModel);
    m_shownRejects->setFilterKeyColumn(-1);
    m_shownRejects->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shownRejects->setFilterFixedString(text);
        countShown();
    });
    m_rejects->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_copy, &QPushButton::clicked, this, &SourcesDialog::copyRejects);
    connect(m_export, &QPushButton::clicked, this, &SourcesDialog::exportRejects);
    auto *copyKey = new QShortcut(QKeySequence::Copy, m_rejects, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &SourcesDialog::copyRejects);
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
    auto *ledgerTools = new QHBoxLayout;
    ledgerTools->setSpacing(8);
    ledgerTools->addWidget(m_ledgerHeading);
    ledgerTools->addStretch();
    ledgerTools->addWidget(m_filter);
    ledgerTools->addWidget(m_copy);
    ledgerTools->addWidget(m_export);
    m_filter->setMinimumWidth(220);
    layout->addLayout(ledgerTools);
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
                                    .arg(numberText(c.replies), numberText(c.missingParent), numberText(c.placeholders), numberText(c.missing))
                                + (c.circular > 0 ? QLatin1Char(' ') + tr("%Ln answer(s) in a circle.", nullptr, static_cast<int>(c.circular))
                                                  : QString()));
            m_sourcesModel->setSources(std::move(account->sources));
            const bool none = account->rejects.empty();
            m_rejectsModel->setRejects(std::move(account->rejects));
            for (QWidget *widget : {static_cast<QWidget *>(m_rejects), static_cast<QWidget *>(m_filter),
                                    static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_export)})
                widget->setVisible(!none);
            countShown();
        });
}

void SourcesDialog::countShown()
{
    const int all = m_rejectsModel->rowCount(), shown = m_shownRejects->rowCount();
    m_ledgerHeading->setText(all == 0       ? tr("No record was rejected")
                             : shown == all ? tr("Rejected records: %1").arg(numberText(all))
                                            : tr("Rejected records: %1 of %2").arg(numberText(shown), numberText(all)));
    m_copy->setEnabled(shown > 0);
    m_export->setEnabled(shown > 0);
}

QString SourcesDialog::shownRejects() const
{
    QStringList lines{m_rejectsModel->lineOf(-1)};
    QSet<int> selected;
    for (const QModelIndex &index : m_rejects->selectionModel()->selectedRows())
        selected.insert(index.row());
    for (int row = 0; row < m_shownRejects->rowCount(); ++row) {
        if (selected.isEmpty() || selected.contains(row))
            lines << m_rejectsModel->lineOf(m_shownRejects->mapToSource(m_shownRejects->index(row, 0)).row());
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void SourcesDialog::copyRejects()
{
    QGuiApplication::clipboard()->setText(shownRejects());
}

void SourcesDialog::exportRejects()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the rejected records"), tr("rejected") + QStringLiteral(".tsv"),
                                                      tr("Table, separated by tabs (*.tsv);;All files (*)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(shownRejects().toUtf8()) < 0 || !file.commit())
        Q_EMIT m_session.failed(Error{.code = ErrorCode::Io,
                                      .message = TR_NOOP("Error", "%1 cannot be written. Check the folder and the space on the disk."),
                                      .subject = path.toStdString(), .detail = file.errorString().toStdString()});
}

void SourcesDialog::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter the records"));
    m_filter->setAccessibleName(tr("Filter the rejected records"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the chosen records, or all that are shown, as a table."));
    m_copy->setAccessibleName(tr("Copy the rejected records"));
    m_export->setText(tr("Save…"));
    m_export->setToolTip(tr("Saves the chosen records, or all that are shown, as a table."));
    m_export->setAccessibleName(tr("Save the rejected records"));
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
