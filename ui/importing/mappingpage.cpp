// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/mappingpage.h"

#include "ui/common/format.h"
#include "ui/shell/words.h"

#include <QComboBox>
#include <QCryptographicHash>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSettings>
#include <QTableWidget>
#include <QVBoxLayout>

namespace parlance::ui {

namespace {

using import::Field;
using import::Mapping;

/// The fields a person is asked for, the most frequent first.
constexpr std::array shownFields{Field::Body,  Field::Title,  Field::Author, Field::Created, Field::Score,
                                 Field::Id,    Field::Parent, Field::Thread, Field::Forum,   Field::Reply,
                                 Field::Ups,   Field::Downs,  Field::Language, Field::Permalink};
constexpr int fieldsARow = 3;

std::size_t at(Field field)
{
    return static_cast<std::size_t>(field);
}

QString keyOf(const std::vector<std::string> &columns)
{
    QByteArray all;
    for (const std::string &column : columns)
        all += QByteArray::fromStdString(column) + '\n';
    return QStringLiteral("mappings/")
        + QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace

MappingPage::MappingPage(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_headerLabel(new QLabel(this)), m_header(new QComboBox(this)),
      m_markupLabel(new QLabel(this)), m_markup(new QComboBox(this)), m_problem(new QLabel(this)), m_rows(new QTableWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    int cell = 0;
    const auto place = [&](QLabel *label, QComboBox *box) {
        label->setBuddy(box);
        grid->addWidget(label, cell / fieldsARow, 2 * (cell % fieldsARow));
        grid->addWidget(box, cell / fieldsARow, 2 * (cell % fieldsARow) + 1);
        grid->setColumnStretch(2 * (cell % fieldsARow) + 1, 1);
        ++cell;
    };
    const auto changed = [this] {
        if (!m_filling)
            ask(chosen(), true);
    };
    for (const Field field : shownFields) {
        m_labels[at(field)] = new QLabel(this);
        m_columns[at(field)] = new QComboBox(this);
        m_columns[at(field)]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_columns[at(field)]->setMinimumContentsLength(12);
        connect(m_columns[at(field)], &QComboBox::activated, this, changed);
        place(m_labels[at(field)], m_columns[at(field)]);
    }
    for (const import::Switch state : {import::Switch::Auto, import::Switch::Yes, import::Switch::No})
        m_header->addItem(QString(), static_cast<int>(state));
    for (const Markup markup : {Markup::Plain, Markup::Markdown, Markup::Html})
        m_markup->addItem(QString(), static_cast<int>(markup));
    connect(m_header, &QComboBox::activated, this, changed);
    connect(m_markup, &QComboBox::activated, this, changed);
    place(m_headerLabel, m_header);
    place(m_markupLabel, m_markup);
    layout->addLayout(grid);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->setWordWrap(false);
    m_rows->setTabKeyNavigation(false);
    m_rows->verticalHeader()->hide();
    layout->addWidget(m_rows, 1);
    retranslate();
}

void MappingPage::showFile(const QString &path)
{
    m_path = path;
    m_preview = {};
    ask({}, false);
}

void MappingPage::ask(const Mapping &mapping, bool byHand)
{
    const quint64 asked = ++m_asked;
    m_session.jobs().run<Result<import::TablePreview>>(
        QString(), this,
        [path = m_path.toStdString(), mapping, byHand](Progress &) -> Result<import::TablePreview> {
            auto preview = import::previewOfFile(path, mapping);
            if (byHand || !preview)
                return preview;
            const Mapping kept = remembered(preview->columns);
            return kept.columns.empty() ? preview : import::previewOfFile(path, kept);
        },
        [this, asked, mapping, byHand](Result<import::TablePreview> preview) {
            if (asked != m_asked)
                return;
            if (!preview) {
                m_problem->setText(errorText(preview.error()));
                return;
            }
            if (byHand && !preview->problem)
                remember(mapping, preview->columns);
            take(std::move(*preview));
        });
}

void MappingPage::take(import::TablePreview preview)
{
    m_preview = std::move(preview);
    m_filling = true;
    const std::vector<std::string> &columns = m_preview.columns;
    for (const Field field : shownFields) {
        QComboBox *box = m_columns[at(field)];
        box->clear();
        box->addItem(QStringLiteral("\u2013"));
        for (const std::string &column : columns)
            box->addItem(toQString(column));
        for (const import::MappedColumn &mapped : m_preview.mapping.columns) {
            if (mapped.field != field)
                continue;
            if (const auto index = import::columnIn(columns, mapped.column)) {
                box->setCurrentIndex(static_cast<int>(*index) + 1);
                break;
            }
        }
    }
    m_header->setCurrentIndex(m_header->findData(static_cast<int>(m_preview.mapping.header)));
    m_markup->setCurrentIndex(std::max(0, m_markup->findData(static_cast<int>(m_preview.mapping.markup.value_or(Markup::Plain)))));
    m_header->setEnabled(!m_preview.json);
    m_filling = false;

    m_rows->setColumnCount(static_cast<int>(columns.size()));
    m_rows->setRowCount(static_cast<int>(m_preview.rows.size()));
    QStringList names;
    for (const std::string &column : columns)
        names << oneLine(column, 40);
    m_rows->setHorizontalHeaderLabels(names);
    for (std::size_t row = 0; row < m_preview.rows.size(); ++row) {
        const auto &cells = m_preview.rows[row];
        for (std::size_t column = 0; column < std::min(cells.size(), columns.size()); ++column) {
            auto *item = new QTableWidgetItem(oneLine(cells[column], 120));
            item->setToolTip(plainToolTip(oneLine(cells[column], 600)));
            m_rows->setItem(static_cast<int>(row), static_cast<int>(column), item);
        }
    }
    m_problem->setText(m_preview.problem ? tr("Say which column holds the text or the title, and what else is known.")
                                         : tr("The file can be read like this."));
    if (!m_preview.problem)
        Q_EMIT mapped(m_path, m_preview.mapping);
}

Mapping MappingPage::chosen() const
{
    Mapping mapping;
    for (const Field field : shownFields) {
        const int index = m_columns[at(field)]->currentIndex();
        if (index > 0)
            mapping.columns.push_back({field, m_preview.columns[static_cast<std::size_t>(index) - 1]});
    }
    // What the page does not ask for stays as it was guessed.
    for (const import::MappedColumn &mapped : m_preview.mapping.columns) {
        if (std::find(shownFields.begin(), shownFields.end(), mapped.field) == shownFields.end())
            mapping.columns.push_back(mapped);
    }
    mapping.records = m_preview.mapping.records;
    mapping.children = m_preview.mapping.children;
    mapping.header = static_cast<import::Switch>(m_header->currentData().toInt());
    mapping.markup = static_cast<Markup>(m_markup->currentData().toInt());
    return mapping;
}

void MappingPage::remember(const Mapping &mapping, const std::vector<std::string> &columns)
{
    QSettings settings;
    settings.beginGroup(keyOf(columns));
    settings.setValue(QStringLiteral("columns"), QString::fromStdString(import::mappingText(mapping)));
    settings.setValue(QStringLiteral("header"), static_cast<int>(mapping.header));
    settings.setValue(QStringLiteral("markup"), mapping.markup ? static_cast<int>(*mapping.markup) : -1);
}

Mapping MappingPage::remembered(const std::vector<std::string> &columns)
{
    Mapping mapping;
    if (columns.empty())
        return mapping;
    QSettings settings;
    settings.beginGroup(keyOf(columns));
    const QString text = settings.value(QStringLiteral("columns")).toString();
    if (text.isEmpty() || !import::addMapping(mapping, text.toStdString()))
        return {};
    const int header = settings.value(QStringLiteral("header"), 0).toInt();
    if (header >= static_cast<int>(import::Switch::Auto) && header <= static_cast<int>(import::Switch::Yes))
        mapping.header = static_cast<import::Switch>(header);
    const int markup = settings.value(QStringLiteral("markup"), -1).toInt();
    if (markup >= static_cast<int>(Markup::Plain) && markup <= static_cast<int>(Markup::Html))
        mapping.markup = static_cast<Markup>(markup);
    return mapping;
}

QString MappingPage::fieldText(Field field)
{
    switch (field) {
    case Field::Body:
        return tr("Text");
    case Field::Title:
        return tr("Title");
    case Field::Author:
        return tr("Author");
    case Field::Created:
        return tr("Written");
    case Field::Score:
        return tr("Score");
    case Field::Id:
        return tr("Post’s id");
    case Field::Parent:
        return tr("Answers");
    case Field::Thread:
        return tr("Thread");
    case Field::Forum:
        return tr("Forum");
    case Field::Reply:
        return tr("Reply in the same row");
    case Field::Ups:
        return tr("Votes for");
    case Field::Downs:
        return tr("Votes against");
    case Field::Language:
        return tr("Language");
    case Field::Permalink:
        return tr("Link");
    case Field::Url:
        return tr("Address posted");
    case Field::Comments:
        return tr("Number of comments");
    case Field::Flair:
        return tr("Flair");
    }
    return {};
}

void MappingPage::retranslate()
{
    for (const Field field : shownFields) {
        m_labels[at(field)]->setText(fieldText(field));
        m_columns[at(field)]->setAccessibleName(tr("Column: %1").arg(fieldText(field)));
    }
    m_headerLabel->setText(tr("First row"));
    m_header->setAccessibleName(tr("First row"));
    m_header->setItemText(0, tr("found out"));
    m_header->setItemText(1, tr("names the columns"));
    m_header->setItemText(2, tr("is a record"));
    m_markupLabel->setText(tr("Texts are"));
    m_markup->setAccessibleName(tr("Texts are"));
    m_markup->setItemText(0, tr("plain"));
    m_markup->setItemText(1, QStringLiteral("Markdown"));
    m_markup->setItemText(2, QStringLiteral("HTML"));
    m_rows->setAccessibleName(tr("First rows of the file"));
}

void MappingPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (!m_path.isEmpty() && !m_preview.columns.empty())
            take(std::move(m_preview));
    }
}

} // namespace parlance::ui
