// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/importdialog.h"

#include "ui/common/format.h"
#include "ui/importing/inspectionmodel.h"
#include "ui/importing/mappingpage.h"
#include "ui/importing/sourcesmodel.h"
#include "ui/shell/appearance.h"
#include "ui/shell/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace parlance::ui {

namespace {

constexpr int RowHeight = 26;
/// Offered by name; every other is recognised post by post.
constexpr std::array spokenLanguages{"en", "fr", "de", "es", "it", "pt", "nl"};

QTableView *table(QAbstractItemModel *model, QWidget *parent)
{
    auto *view = new QTableView(parent);
    view->setModel(model);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(RowHeight);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setStretchLastSection(true);
    return view;
}

bool isMapped(const import::Inspection &one)
{
    const std::string_view format = one.reader ? one.reader->name() : "";
    return one.wantsMapping || format == "table" || format == "json-mapped";
}

} // namespace

ImportDialog::ImportDialog(Session &session, const QStringList &files, QWidget *parent)
    : QDialog(parent), m_session(session), m_files(files), m_dumpsModel(new InspectionModel(this)),
      m_postsModel(new FirstPostsModel(this)), m_problemsModel(new RejectsModel(this)), m_dumps(table(m_dumpsModel, this)),
      m_summary(new QLabel(this)), m_tabs(new QTabWidget(this)), m_posts(table(m_postsModel, this)),
      m_problems(table(m_problemsModel, this)), m_mapping(new MappingPage(session, this)), m_forumLabel(new QLabel(this)),
      m_forum(new QLineEdit(this)), m_languageLabel(new QLabel(this)), m_language(new QComboBox(this)), m_tags(new QCheckBox(this)),
      m_index(new QCheckBox(this)), m_whole(new QPushButton(this)), m_import(new QPushButton(this)), m_cancel(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_dumps, 2);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setProperty("secondary", true);
    layout->addWidget(m_summary);
    m_tabs->addTab(m_posts, QString());
    m_tabs->addTab(m_problems, QString());
    m_tabs->addTab(m_mapping, QString());
    layout->addWidget(m_tabs, 4);

    auto *settings = new QHBoxLayout;
    settings->setSpacing(8);
    m_forumLabel->setBuddy(m_forum);
    m_languageLabel->setBuddy(m_language);
    m_language->addItem(QString(), QString());
    for (const char *code : spokenLanguages)
        m_language->addItem(QString(), QString::fromLatin1(code));
    m_tags->setChecked(true);
    m_index->setChecked(true);
    settings->addWidget(m_forumLabel);
    settings->addWidget(m_forum, 1);
    settings->addWidget(m_languageLabel);
    settings->addWidget(m_language);
    settings->addSpacing(8);
    settings->addWidget(m_tags);
    settings->addWidget(m_index);
    layout->addLayout(settings);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_whole);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_import);
    m_import->setDefault(true);
    layout->addLayout(buttons);

    m_dumps->horizontalHeader()->resizeSection(InspectionModel::File, 240);
    m_posts->horizontalHeader()->resizeSection(FirstPostsModel::Author, 140);
    m_posts->horizontalHeader()->resizeSection(FirstPostsModel::Written, 170);
    m_posts->horizontalHeader()->resizeSection(FirstPostsModel::Score, 70);
    m_problems->horizontalHeader()->resizeSection(RejectsModel::Reason, 320);
    connect(m_dumps->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportDialog::showCurrent);
    connect(m_mapping, &MappingPage::mapped, this, [this](const QString &path, const import::Mapping &mapping) {
        const auto known = m_mapped.mappings.find(path.toStdString());
        if (known != m_mapped.mappings.end() && known->second->columns == mapping.columns && known->second->header == mapping.header
            && known->second->markup == mapping.markup)
            return;
        import::Mapping given; // what is found out is found out again, over the same head
        given.columns = mapping.columns;
        given.header = mapping.header;
        given.markup = mapping.markup;
        given.records = mapping.records;
        given.children = mapping.children;
        m_mapped.mappings[path.toStdString()] = std::make_shared<const import::Mapping>(std::move(given));
        inspect(m_bytes);
    });
    connect(m_whole, &QPushButton::clicked, this, [this] { inspect(0); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, [this] {
        Q_EMIT importWanted(m_files, options());
        accept();
    });
    resize(1000, 680);
    retranslate();
    inspect(import::InspectOptions().bytes);
}

void ImportDialog::done(int result)
{
    if (m_job)
        m_job->cancel();
    QDialog::done(result);
}

import::ImportOptions ImportDialog::options() const
{
    import::ImportOptions options = m_mapped;
    options.forum = m_forum->text().trimmed().toStdString();
    if (const QString code = m_language->currentData().toString(); !code.isEmpty())
        options.language = Language(std::string_view(code.toStdString()));
    options.tags = m_tags->isChecked();
    options.index = m_index->isChecked();
    return options;
}

void ImportDialog::inspect(std::int64_t bytes)
{
    if (m_job)
        m_job->cancel();
    m_bytes = bytes;
    const quint64 asked = ++m_asked;
    std::vector<std::string> files;
    for (const QString &file : std::as_const(m_files))
        files.push_back(file.toStdString());
    using Found = Result<std::vector<import::Inspection>>;
    m_summary->setText(tr("Looking at the files…"));
    m_job = m_session.jobs().run<Found>(
        tr("Looking at the files"), this,
        [files, options = m_mapped, bytes](Progress &progress) -> Found {
            return import::inspect(files, options, {.bytes = bytes}, progress);
        },
        [this, asked](Found found) {
            if (asked != m_asked)
                return;
            m_job = nullptr;
            if (found)
                take(std::move(*found));
            else if (found.error().code != ErrorCode::Cancelled)
                m_summary->setText(errorText(found.error()));
        });
}

void ImportDialog::take(std::vector<import::Inspection> inspections)
{
    std::int64_t posts = 0, rejected = 0, usable = 0;
    bool whole = true;
    int wanted = -1;
    for (std::size_t i = 0; i < inspections.size(); ++i) {
        const import::Inspection &one = inspections[i];
        usable += one.reader ? 1 : 0;
        posts += one.submissions + one.comments;
        rejected += one.rejected;
        whole &= one.whole || !one.reader;
        if (wanted < 0 && one.wantsMapping)
            wanted = static_cast<int>(i);
    }
    const QString found = whole ? tr("%1 posts, %2 records that cannot be read. Nothing is stored yet.")
                                : tr("At least %1 posts; %2 records that cannot be read in the part that was looked at. Nothing is stored yet.");
    m_summary->setText(found.arg(numberText(posts), numberText(rejected)));
    m_import->setEnabled(usable > 0 && !m_session.isImporting());
    m_whole->setEnabled(!whole);
    const int row = std::max(0, m_dumps->currentIndex().row());
    m_dumpsModel->setInspections(std::move(inspections));
    m_dumps->setCurrentIndex(m_dumpsModel->index(wanted >= 0 ? wanted : std::min(row, m_dumpsModel->rowCount() - 1), 0));
    showCurrent();
}

void ImportDialog::showCurrent()
{
    const import::Inspection *one = m_dumpsModel->at(m_dumps->currentIndex().row());
    m_postsModel->setPosts(one ? one->first : std::vector<import::RawPost>());
    std::vector<store::Rejected> problems;
    if (one) {
        for (const import::Reject &reject : one->problems)
            problems.push_back({SourceId(), one->path, {}, reject.line, reject.offset, reject.reason, reject.excerpt});
    }
    m_tabs->setTabEnabled(m_tabs->indexOf(m_problems), !problems.empty());
    m_problemsModel->setRejects(std::move(problems));
    const bool mapped = one && isMapped(*one);
    m_tabs->setTabVisible(m_tabs->indexOf(m_mapping), mapped);
    if (mapped) {
        const QString path = toQString(one->path);
        if (m_mapping->path() != path)
            m_mapping->showFile(path);
        if (one->wantsMapping)
            m_tabs->setCurrentWidget(m_mapping);
    }
}

void ImportDialog::retranslate()
{
    setWindowTitle(tr("Import dumps"));
    m_dumps->setAccessibleName(tr("Files to import"));
    m_posts->setAccessibleName(tr("First posts"));
    m_problems->setAccessibleName(tr("Records that cannot be read"));
    m_tabs->setTabText(m_tabs->indexOf(m_posts), tr("First posts"));
    m_tabs->setTabText(m_tabs->indexOf(m_problems), tr("Problems"));
    m_tabs->setTabText(m_tabs->indexOf(m_mapping), tr("Columns"));
    m_forumLabel->setText(tr("Forum"));
    m_forum->setAccessibleName(tr("Forum"));
    m_forum->setPlaceholderText(tr("as the dump says"));
    m_forum->setToolTip(tr("For dumps that do not tell their forum."));
    m_languageLabel->setText(tr("Language"));
    m_language->setAccessibleName(tr("Language"));
    m_language->setItemText(0, tr("recognised post by post"));
    for (int i = 1; i < m_language->count(); ++i)
        m_language->setItemText(i, languageText(Language(std::string_view(spokenLanguages[static_cast<std::size_t>(i) - 1]))));
    m_tags->setText(tr("Language and sentiment"));
    m_index->setText(tr("Search index"));
    m_whole->setText(tr("Look at all of it"));
    m_whole->setToolTip(tr("Reads the files to their ends, and stores nothing."));
    m_cancel->setText(tr("Cancel"));
    m_import->setText(tr("Import"));
}

void ImportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace parlance::ui
