// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/reportview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "core/report/reportrun.h"
#include "core/report/writers.h"
#include "core/store/workspace.h"
#include "ui/shell/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/proseview.h"
#include "ui/report/reportpage.h"
#include "ui/shell/appearance.h"
#include "ui/shell/colours.h"

namespace parlance::ui {

namespace {

/// Running text of the report: 18 px on screen beside an interface of 13 to 15.
QFont bodyFont()
{
    return scaledFont(1.25);
}

/// A name for the file from the report's title.
QString fileName(const std::string &title)
{
    QString name;
    for (const QChar c : toQString(title).normalized(QString::NormalizationForm_D).toLower()) {
        if (c.isLetterOrNumber() && c.unicode() < 128)
            name += c;
        else if (!c.isMark() && !name.isEmpty() && !name.endsWith(QLatin1Char('-')))
            name += QLatin1Char('-');
    }
    name.truncate(60);
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("report") : name;
}

} // namespace

ReportView::ReportView(Session &session, QWidget *parent)
    : View(session, parent), m_pages(new QStackedWidget(this)), m_empty(new EmptyState(QStringLiteral("report"), this)),
      m_preview(new ProseView(this)), m_form(new QFormLayout), m_language(new QComboBox(this)), m_title(new QLineEdit(this)),
      m_byline(new QLineEdit(this)), m_sections(new QComboBox(this)), m_pseudonymise(new QCheckBox(this)),
      m_draft(new QPushButton(this)), m_export(new QPushButton(this)), m_message(new QLabel(this)),
      m_showFile(new QToolButton(this))
{
    m_language->addItem(QStringLiteral("English"), English.packed);
    m_language->addItem(QStringLiteral("Français"), French.packed);
    if (QLocale().language() == QLocale::French)
        m_language->setCurrentIndex(1);
    for (int number = 0; number <= 8; ++number)
        m_sections->addItem(QString(), number);
    m_draft->setDefault(true);
    connect(m_draft, &QPushButton::clicked, this, &ReportView::draft);

    auto *menu = new QMenu(m_export);
    for (int i = 0; i < 3; ++i)
        m_exports << menu->addAction(QString());
    connect(m_exports[0], &QAction::triggered, this, [this] { askAndExport(QStringLiteral("html"), tr("Web pages (*.html)")); });
    connect(m_exports[1], &QAction::triggered, this, [this] { askAndExport(QStringLiteral("md"), tr("Markdown (*.md)")); });
    connect(m_exports[2], &QAction::triggered, this, [this] { askAndExport(QStringLiteral("json"), tr("JSON (*.json)")); });
    m_export->setMenu(menu);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_showFile->setAutoRaise(true);
    m_showFile->hide();
    connect(m_showFile, &QToolButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).absolutePath()));
    });

    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_form->setVerticalSpacing(8);
    // A row has a label only if it was made with one.
    for (QWidget *field : std::initializer_list<QWidget *>{m_language, m_title, m_byline, m_sections})
        m_form->addRow(QStringLiteral("x"), field);
    m_form->addRow(m_pseudonymise);
    auto *panel = new QWidget(this);
    panel->setFixedWidth(232);
    auto *panelColumn = new QVBoxLayout(panel);
    panelColumn->setContentsMargins(16, 16, 16, 16);
    panelColumn->setSpacing(12);
    panelColumn->addLayout(m_form);
    panelColumn->addWidget(m_draft);
    panelColumn->addWidget(m_export);
    panelColumn->addWidget(m_message);
    panelColumn->addWidget(m_showFile, 0, Qt::AlignLeft);
    panelColumn->addStretch();

    m_preview->setColumn(reportColumn, bodyFont());
    connect(m_preview, &ProseView::linkActivated, this, &ReportView::followLink);
    connect(m_empty, &EmptyState::clicked, this, [this] {
        if (this->session().table() && this->session().table()->size() > 0) {
            draft();
            return;
        }
        Q_EMIT importRequested();
    });
    m_pages->addWidget(m_preview);
    m_pages->addWidget(m_empty);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(panel);
    row->addWidget(m_pages, 1);

    connect(&session, &Session::selectionChanged, this, [this] {
        if (m_state == State::FindingThemes) {
            continueDraft();
        } else if (m_report) {
            m_outdated = true;
            showState();
        } else {
            showState();
        }
    });
    connect(&session, &Session::themesChanged, this, &ReportView::showState);
    connect(&session, &Session::failed, this, [this] {
        if (m_state == State::FindingThemes && !this->session().isFindingThemes()) {
            m_state = m_report ? State::Drafted : State::Nothing;
            showState();
        }
    });
    connect(&session, &Session::closed, this, [this] {
        ++m_generation;
        m_report.reset();
        m_state = State::Nothing;
        m_outdated = false;
        m_written.clear();
        showState();
    });
    retranslate();
}

ReportView::~ReportView() = default;

void ReportView::retranslate()
{
    const auto label = [this](QWidget *field, const QString &text) {
        static_cast<QLabel *>(m_form->labelForField(field))->setText(text);
    };
    label(m_language, tr("&Language"));
    label(m_title, tr("&Title"));
    label(m_byline, tr("&By"));
    label(m_sections, tr("&Sections"));
    m_title->setPlaceholderText(tr("drafted from the posts"));
    //: in place of a byline: the report has none
    m_byline->setPlaceholderText(tr("none"));
    //: number of sections: as the themes give
    m_sections->setItemText(0, tr("automatic"));
    for (int i = 1; i < m_sections->count(); ++i)
        m_sections->setItemText(i, numberText(i));
    m_pseudonymise->setText(tr("Replace names"));
    m_pseudonymise->setToolTip(tr("People become “person 1”, “person 2”… the same one throughout. Their words can still be "
                                  "found on the web."));
    m_draft->setToolTip(tr("Write a digest of the selected posts"));
    m_export->setText(tr("Export"));
    m_exports[0]->setText(tr("Web page (HTML)…"));
    m_exports[1]->setText(tr("Markdown…"));
    m_exports[2]->setText(tr("Data (JSON)…"));
    m_showFile->setText(tr("Show in folder"));
    m_preview->setAccessibleName(tr("Report"));
    showState();
}

void ReportView::restyle()
{
    if (!m_report)
        return;
    m_preview->setColumn(reportColumn, bodyFont());
    render();
}

QString ReportView::title() const
{
    return tr("Report");
}

QString ReportView::iconName() const
{
    return QStringLiteral("report");
}

void ReportView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    showState();
}

report::DraftOptions ReportView::options() const
{
    report::DraftOptions options;
    options.language = Language(static_cast<std::uint16_t>(m_language->currentData().toUInt()));
    options.title = m_title->text().trimmed().toStdString();
    options.byline = m_byline->text().trimmed().toStdString();
    options.sections = m_sections->currentData().toInt();
    options.pseudonymise = m_pseudonymise->isChecked();
    return options;
}

void ReportView::draft()
{
    if (!session().isOpen() || !session().table() || session().table()->size() == 0)
        return;
    if (session().themes().empty()) {
        m_state = State::FindingThemes;
        if (!session().isFindingThemes())
            session().findThemes();
        showState();
        return;
    }
    draftNow();
}

void ReportView::continueDraft()
{
    // Too little text gives no themes: the draft then is a short report that says so.
    if (session().isFindingThemes() || session().isLoading())
        return;
    draftNow();
}

void ReportView::draftNow()
{
    const quint64 generation = ++m_generation;
    if (m_job)
        m_job->cancel();
    m_state = State::Drafting;
    using Draft = Result<report::Report>;
    m_job = session().jobs().run<Draft>(
        tr("Drafting the report"), this,
        [path = session().path().toStdString(), table = session().table(), selection = session().selection(),
         filter = session().filter(), options = options()](Progress &progress) -> Draft {
            auto workspace = store::Workspace::openReadOnly(path);
            if (!workspace)
                return workspace.error();
            auto draft = report::draftReport(*workspace, *table, *selection, filter, options, progress);
            if (!draft)
                return draft;
            // A workspace that cannot be written still has its report.
            if (const auto writable = store::Workspace::open(path))
                (void)report::storeReportRun(*writable, *draft, filter, static_cast<std::int64_t>(selection->size()));
            return draft;
        },
        [this, generation](Draft draft) {
            if (generation != m_generation)
                return;
            if (draft) {
                m_report = std::make_shared<const report::Report>(std::move(*draft));
                m_outdated = false;
                m_written.clear();
                render();
            } else if (draft.error().code != ErrorCode::Cancelled) {
                Q_EMIT session().failed(draft.error());
            }
            m_state = m_report ? State::Drafted : State::Nothing;
            showState();
        });
    showState();
}

void ReportView::render()
{
    if (m_report)
        m_preview->setPage(renderReport(*m_report, bodyFont()).release());
}

void ReportView::showState()
{
    const bool posts = session().isOpen() && session().table() && session().table()->size() > 0;
    const bool busy = m_state == State::FindingThemes || m_state == State::Drafting;
    m_draft->setEnabled(posts && !busy);
    m_draft->setText(m_report ? tr("Draft again") : tr("Draft"));
    m_export->setEnabled(m_report != nullptr && !busy);
    m_empty->setEnabled(!busy);
    m_showFile->setVisible(!m_written.isEmpty());
    if (!m_written.isEmpty())
        m_message->setText(tr("Written to %1").arg(QDir::toNativeSeparators(m_written)));
    else if (busy)
        m_message->setText(m_state == State::FindingThemes ? tr("Finding themes first…") : tr("Drafting…"));
    else if (m_outdated)
        m_message->setText(tr("The filters have changed since this was drafted."));
    else
        m_message->setText(QString());
    if (m_report) {
        m_pages->setCurrentWidget(m_preview);
        return;
    }
    if (!posts)
        m_empty->setTexts(tr("A digest of the posts stands here: themes, what ties threads together, quotes with their credit, "
                        "sources. Import a dump to fill this workspace."),
                     tr("Import…"));
    else
        m_empty->setTexts(tr("A digest of the %Ln selected post(s) will stand here: what people talked about, who said it best, and "
                        "every source.",
                        nullptr, static_cast<int>(session().selection() ? session().selection()->size() : 0)),
                     busy ? tr("Drafting…") : tr("Draft the report"));
    m_pages->setCurrentWidget(m_empty);
}

void ReportView::askAndExport(const QString &extension, const QString &kind)
{
    if (!m_report)
        return;
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString proposal = QDir(m_folder).filePath(fileName(m_report->title) + QLatin1Char('.') + extension);
    QString path = QFileDialog::getSaveFileName(this, tr("Export the report"), proposal, kind);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().toLower() != extension)
        path += QLatin1Char('.') + extension;
    exportTo(path);
}

void ReportView::exportTo(const QString &path)
{
    if (!m_report)
        return;
    m_folder = QFileInfo(path).absolutePath();
    session().jobs().run<Result<void>>(
        tr("Writing %1").arg(QFileInfo(path).fileName()), this,
        [report = m_report, file = path.toStdString()](Progress &) { return report::writeReport(*report, file); },
        [this, path](Result<void> written) {
            if (!written) {
                Q_EMIT session().failed(written.error());
                return;
            }
            m_written = path;
            showState();
        });
}

void ReportView::followLink(const QUrl &link)
{
    bool isNumber = false;
    const qint64 id = link.path().toLongLong(&isNumber);
    if (link.scheme() == QLatin1String("thread") && isNumber)
        session().showThread(ThreadId(id));
    else if (link.scheme() == QLatin1String("post") && isNumber)
        session().showPost(PostId(id));
    else
        openWebLink(link);
}

} // namespace parlance::ui
