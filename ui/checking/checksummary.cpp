// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checking/checksummary.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/checking/checkwords.h"
#include "ui/checking/confusionmodel.h"
#include "ui/common/cells.h"
#include "ui/common/format.h"
#include "ui/overview/figurestrip.h"
#include "ui/shell/appearance.h"

#include <algorithm>

namespace parlance::ui {

namespace {

constexpr auto CoderKey = "coder";
constexpr int PageWidth = 760;

QLabel *textLabel(QWidget *parent, bool secondary)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("secondary", secondary);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

CheckSummary::CheckSummary(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *paper = new QWidget;
    paper->setProperty("paper", true);
    setWidget(paper);
    auto *across = new QHBoxLayout(paper);
    across->setContentsMargins(24, 20, 24, 24);
    auto *page = new QWidget(paper);
    page->setMaximumWidth(PageWidth);
    across->addWidget(page, 1);
    across->addStretch(0);

    m_title = new QLabel(page);
    m_title->setFont(scaledFont(1.5, QFont::DemiBold));
    m_close = new QPushButton(page);
    m_tabs = new QTabBar(page);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(QString());
    m_tabs->addTab(QString());
    m_about = textLabel(page, true);
    m_nameLabel = new QLabel(page);
    m_name = new QLineEdit(page);
    m_name->setMaxLength(40);
    m_name->setMaximumWidth(200);
    m_name->setText(QSettings().value(QLatin1StringView(CoderKey)).toString());
    m_nameLabel->setBuddy(m_name);
    m_postsLabel = new QLabel(page);
    m_posts = new QSpinBox(page);
    m_posts->setRange(10, 2000);
    m_posts->setSingleStep(10);
    m_posts->setValue(100);
    m_postsLabel->setBuddy(m_posts);
    m_draw = new QPushButton(page);
    m_continue = new QPushButton(page);
    m_continue->setProperty("primary", true);
    m_state = textLabel(page, false);
    m_coderLabel = new QLabel(page);
    m_coder = new QComboBox(page);
    m_coder->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_coderLabel->setBuddy(m_coder);
    m_figures = new FigureStrip(page);
    m_tableTitle = new QLabel(page);
    m_tableTitle->setFont(scaledFont(1.0, QFont::DemiBold));
    m_confusion = new ConfusionModel(this);
    m_table = new QTableView(page);
    m_table->setModel(m_confusion);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setDefaultSectionSize(112);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_notes = textLabel(page, true);
    m_sheet = new QPushButton(page);
    m_read = new QPushButton(page);
    m_export = new QPushButton(page);

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    column->addLayout(head);
    column->addSpacing(8);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addSpacing(12);
    column->addWidget(m_about);
    column->addSpacing(16);
    auto *start = new QHBoxLayout;
    start->setSpacing(8);
    start->addWidget(m_nameLabel);
    start->addWidget(m_name);
    start->addSpacing(12);
    start->addWidget(m_postsLabel);
    start->addWidget(m_posts);
    start->addSpacing(12);
    start->addWidget(m_continue);
    start->addWidget(m_draw);
    start->addStretch(1);
    column->addLayout(start);
    column->addSpacing(16);
    column->addWidget(m_state);
    column->addSpacing(16);
    auto *who = new QHBoxLayout;
    who->setSpacing(8);
    who->addWidget(m_coderLabel);
    who->addWidget(m_coder);
    who->addStretch(1);
    column->addLayout(who);
    column->addSpacing(8);
    column->addWidget(m_figures);
    column->addSpacing(16);
    column->addWidget(m_tableTitle);
    column->addSpacing(8);
    column->addWidget(m_table);
    column->addSpacing(12);
    column->addWidget(m_notes);
    column->addSpacing(16);
    auto *files = new QHBoxLayout;
    files->setSpacing(8);
    for (QPushButton *button : {m_export, m_sheet, m_read})
        files->addWidget(button);
    files->addStretch(1);
    column->addLayout(files);
    column->addStretch(1);

    connect(m_tabs, &QTabBar::currentChanged, this, &CheckSummary::checkedChanged);
    connect(m_draw, &QPushButton::clicked, this, &CheckSummary::drawWanted);
    connect(m_name, &QLineEdit::returnPressed, m_draw, &QPushButton::click);
    connect(m_continue, &QPushButton::clicked, this, [this] {
        if (m_check && m_current)
            Q_EMIT continueWanted();
        else
            Q_EMIT drawWanted();
    });
    connect(m_sheet, &QPushButton::clicked, this, &CheckSummary::sheetWanted);
    connect(m_read, &QPushButton::clicked, this, &CheckSummary::readWanted);
    connect(m_export, &QPushButton::clicked, this, &CheckSummary::exportWanted);
    connect(m_close, &QPushButton::clicked, this, &CheckSummary::closeWanted);
    connect(m_coder, &QComboBox::currentIndexChanged, this, [this] {
        if (const auto *one = shownCoder())
            showFigures(*one);
    });
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        QSettings().setValue(QLatin1StringView(CoderKey), m_name->text().simplified());
        show();
    });
    retranslate();
}

store::Checked CheckSummary::checked() const
{
    return m_tabs->currentIndex() == 0 ? store::Checked::Sentiment : store::Checked::Themes;
}

void CheckSummary::setChecked(store::Checked checked)
{
    m_tabs->setCurrentIndex(checked == store::Checked::Sentiment ? 0 : 1);
}

std::string CheckSummary::coder() const
{
    const QString name = m_name->text().simplified();
    //: stands for the name of the person who answers, where none is given
    return (name.isEmpty() ? tr("me") : name).toStdString();
}

int CheckSummary::posts() const
{
    return m_posts->value();
}

void CheckSummary::setCheck(std::optional<analysis::Check> check, bool current)
{
    m_check = std::move(check);
    m_current = current;
    const QString before = m_coder->currentText();
    {
        const QSignalBlocker quiet(m_coder);
        m_coder->clear();
        if (m_check) {
            for (const analysis::CoderCheck &one : m_check->coders)
                m_coder->addItem(toQString(one.coder));
        }
        const int own = m_coder->findText(toQString(coder()));
        const int same = m_coder->findText(before);
        m_coder->setCurrentIndex(same >= 0 ? same : own >= 0 ? own : 0);
    }
    show();
}

void CheckSummary::setBusy(bool busy)
{
    for (QPushButton *button : {m_draw, m_continue, m_sheet, m_read, m_export})
        button->setEnabled(!busy);
}

const analysis::CoderCheck *CheckSummary::shownCoder() const
{
    if (!m_check)
        return nullptr;
    const auto found = std::find_if(m_check->coders.begin(), m_check->coders.end(), [this](const auto &one) {
        return toQString(one.coder) == m_coder->currentText();
    });
    return found == m_check->coders.end() ? nullptr : &*found;
}

void CheckSummary::retranslate()
{
    m_title->setText(tr("Check the tagger"));
    m_close->setText(tr("Done"));
    m_close->setToolTip(tr("Esc: back to where you came from."));
    m_tabs->setAccessibleName(tr("What to check"));
    m_tabs->setTabText(0, tr("Tone of the posts"));
    m_tabs->setTabText(1, tr("Themes"));
    m_nameLabel->setText(tr("Your &name"));
    m_name->setAccessibleName(tr("Your name or initials"));
    m_name->setPlaceholderText(tr("name or initials"));
    m_name->setToolTip(tr("It stands beside each of your answers and in the methods note."));
    m_postsLabel->setText(tr("&Posts"));
    m_posts->setAccessibleName(tr("Posts to draw"));
    m_posts->setToolTip(tr("How many posts to draw. With 100, a share near 80% is known to about 8 points."));
    m_coderLabel->setText(tr("By the answers &of"));
    m_coder->setAccessibleName(tr("By whose answers"));
    m_tableTitle->setText(tr("Posts: what the program says, row by row, and what you say, column by column"));
    m_table->setAccessibleName(m_tableTitle->text());
    m_sheet->setText(tr("Sheet for another person…"));
    m_sheet->setToolTip(tr("Writes the sample without its tags, to be filled in with a spreadsheet."));
    m_read->setText(tr("Read a filled-in sheet…"));
    m_export->setText(tr("Export the answers…"));
    m_export->setToolTip(
        tr("Writes all answers beside the tags, with the weight of each post, as CSV or TSV."));
    show();
}

void CheckSummary::show()
{
    const bool tone = checked() == store::Checked::Sentiment;
    m_about->setText(tone ? tr("You read posts drawn from the selection, by class and theme, without seeing "
                               "their tags, and say how each "
                               "sounds. The program then tells how often it is right.")
                          : tr("You read posts drawn from the selection, by theme, and say whether each "
                               "belongs to the theme it was given. "
                               "The program then tells how often it is right."));
    const bool drawn = m_check.has_value();
    const bool goesOn = drawn && m_current;
    std::int64_t mine = 0;
    if (drawn) {
        for (const analysis::CoderCheck &one : m_check->coders)
            mine = one.coder == coder() ? one.labelled : mine;
    }
    const auto size = drawn ? static_cast<std::int64_t>(m_check->sample.posts.size()) : 0;
    m_continue->setText(!goesOn       ? tr("Draw a sample")
                        : mine == 0   ? tr("Begin reading")
                        : mine < size ? tr("Go on reading")
                                      : tr("Read again"));
    m_draw->setText(tr("Draw another sample"));
    m_draw->setVisible(goesOn);
    for (QPushButton *button : {m_sheet, m_read})
        button->setVisible(goesOn);
    const auto *one = shownCoder();
    m_export->setVisible(one != nullptr);
    m_coder->setVisible(one != nullptr);
    m_coderLabel->setVisible(one != nullptr);
    m_figures->setVisible(one != nullptr);
    m_notes->setVisible(one != nullptr);
    m_tableTitle->setVisible(one != nullptr && tone);
    m_table->setVisible(one != nullptr && tone);
    if (!drawn) {
        m_state->setText(tr("No sample was drawn yet."));
        return;
    }
    QString state =
        tr("A sample of %1 posts was drawn on %2 from %3 posts (seed %4); %5 of them have an answer by you.")
            .arg(numberText(size), dateText(m_check->sample.drawnUtc), numberText(m_check->population),
                 QString::number(m_check->sample.seed), numberText(mine));
    if (!m_current)
        state += QLatin1Char(' ') +
                 tr("The themes were found again since: draw another sample to check those of now.");
    m_state->setText(state);
    if (one)
        showFigures(*one);
}

void CheckSummary::showFigures(const analysis::CoderCheck &one)
{
    std::vector<FigureStrip::Figure> figures;
    const auto add = [&](const std::optional<analysis::Figure> &figure, const QString &name,
                         const QString &meaning, bool isShare) {
        const QString interval = !figure   ? QString()
                                 : isShare ? intervalText(*figure)
                                           : decimalIntervalText(*figure);
        figures.push_back({!figure   ? QString(QChar(0x2013))
                           : isShare ? percentText(figure->value)
                                     : decimalText(figure->value),
                           interval.isEmpty() ? name : name + QLatin1Char('\n') + interval, meaning});
    };
    QStringList notes;
    if (m_check->sample.checked == store::Checked::Sentiment) {
        const analysis::Agreement &found = one.agreement;
        add(found.accuracy, tr("right"),
            tr("Share of the selected posts whose class is the one you gave (Wilson’s interval)."), true);
        add(found.macroF1, tr("macro F1"),
            tr("Mean over the classes of F1, which weighs what is called so wrongly and what is missed; 1 is "
               "perfect."),
            false);
        add(found.kappa, tr("Cohen’s kappa"),
            tr("Agreement beyond chance: 0 is chance, 1 is perfect. Above 0.6 is usually called "
               "substantial."),
            false);
        m_confusion->setAgreement(found);
        const int header = m_table->horizontalHeader()->height();
        m_table->setFixedHeight(header + rowHeight * m_confusion->rowCount() + 2);
        if (one.mixed > 0)
            notes << tr("%Ln post(s) you called mixed or unclear are left out of these figures.", nullptr,
                        static_cast<int>(one.mixed));
        if (one.untagged > 0)
            notes << tr("%Ln post(s) are no longer scored and left out.", nullptr,
                        static_cast<int>(one.untagged));
    } else {
        add(one.right, tr("belong to their theme"),
            tr("Share of the selected posts with a theme that you say belong to it (Wilson’s interval)."),
            true);
        add(one.allowed, tr("at least in part"), tr("The same with those that you say belong to it partly."),
            true);
    }
    m_figures->setFigures(figures);
    if (one.covered < 1)
        notes << tr("The answers so far stand for %1 of the posts drawn from.").arg(percentText(one.covered));
    notes << tr(
        "Shares are weighted: each answer stands for the posts of its class and theme in the selection.");
    for (const analysis::CoderPair &pair : m_check->pairs) {
        const QString who =
            tr("%1 and %2 said the same of %3 of %4 posts")
                .arg(toQString(pair.first), toQString(pair.second),
                     pair.same ? percentText(pair.same->value) : QString(), numberText(pair.posts));
        notes << (pair.kappa ? tr("%1 (kappa %2, %3).")
                                   .arg(who, decimalText(pair.kappa->value), decimalIntervalText(*pair.kappa))
                             : who + QLatin1Char('.'));
    }
    m_notes->setText(notes.join(QLatin1Char('\n')));
}

} // namespace parlance::ui
