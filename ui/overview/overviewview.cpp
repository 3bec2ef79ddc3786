// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewview.h"

#include "core/analysis/overview.h"
#include "core/analysis/themestats.h"
#include "core/analysis/threadstats.h"
#include "core/analysis/trends.h"
#include "core/store/posts.h"
#include "ui/charts/chart.h"
#include "ui/charts/ranklist.h"
#include "ui/charts/sharebar.h"
#include "ui/charts/timeaxis.h"
#include "ui/overview/figurestrip.h"
#include "ui/shell/appearance.h"
#include "ui/shell/emptystate.h"
#include "ui/shell/words.h"
#include "ui/trends/trenddata.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace parlance::ui {

namespace {

constexpr std::size_t ThreadsShown = 8;
constexpr int CompoundBins = 21; // odd, so that zero is the middle of one
constexpr int NarrowBelow = 780; ///< a narrower view puts its pairs below one another
constexpr sentiment::Class tones[] = {sentiment::Class::Negative, sentiment::Class::Neutral, sentiment::Class::Positive};

struct TopThread
{
    analysis::ThreadStats stats;
    QString title;
};

double share(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

} // namespace

struct OverviewView::Figures
{
    analysis::Overview shown;       ///< of the selection
    analysis::Overview withHidden;  ///< the same with what the selection leaves out by itself
    std::vector<analysis::TrendBin> volume;
    analysis::Bin by = analysis::Bin::Day;
    std::vector<std::int64_t> compounds;
    std::vector<analysis::ScoreBin> scores;
    std::vector<analysis::ThemeStats> themes;
    std::vector<TopThread> threads;
};

OverviewView::OverviewView(Session &session, QWidget *parent)
    : View(session, parent), m_scroll(new QScrollArea(this)), m_page(new QWidget), m_figureStrip(new FigureStrip(m_page)),
      m_details(new QLabel(m_page)), m_volume(new Chart(m_page)), m_toneTitle(new QLabel(m_page)), m_check(new QPushButton(m_page)), m_tones(new ShareBar(m_page)),
      m_compounds(new Chart(m_page)), m_scores(new Chart(m_page)), m_threadsTitle(new QLabel(m_page)), m_threads(new RankList(m_page)),
      m_themesTitle(new QLabel(m_page)), m_themes(new RankList(m_page)), m_themesNote(new QLabel(m_page)),
      m_findThemes(new QPushButton(m_page)), m_histograms(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_rankings(new QBoxLayout(QBoxLayout::LeftToRight)), m_empty(new EmptyState(QStringLiteral("overview"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    layout->addWidget(m_empty);
    m_empty->hide();
    setProperty("paper", true);
    setAttribute(Qt::WA_StyledBackground);

    m_page->setProperty("paper", true);
    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(24, 20, 24, 24);
    page->setSpacing(0);
    page->addWidget(m_figureStrip);
    m_details->setProperty("secondary", true);
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::RichText);
    m_details->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse | Qt::TextSelectableByMouse);
    page->addSpacing(4);
    page->addWidget(m_details);
    page->addSpacing(24);
    m_volume->setPlotHeight(170);
    page->addWidget(m_volume);
    page->addSpacing(28);
    m_toneTitle->setFont(scaledFont(1.0, QFont::DemiBold));
    auto *toneHead = new QHBoxLayout;
    toneHead->addWidget(m_toneTitle, 1);
    toneHead->addWidget(m_check);
    page->addLayout(toneHead);
    connect(m_check, &QPushButton::clicked, this, [this] { Q_EMIT checkRequested(store::Checked::Sentiment); });
    page->addSpacing(8);
    page->addWidget(m_tones);
    page->addSpacing(28);
    m_histograms->setSpacing(32);
    m_compounds->setPlotHeight(150);
    m_scores->setPlotHeight(150);
    m_histograms->addWidget(m_compounds, 1, Qt::AlignTop);
    m_histograms->addWidget(m_scores, 1, Qt::AlignTop);
    page->addLayout(m_histograms);
    page->addSpacing(28);
    m_rankings->setSpacing(32);
    const auto ranking = [&](QLabel *title) {
        auto *column = new QVBoxLayout;
        column->setSpacing(6);
        title->setFont(scaledFont(1.0, QFont::DemiBold));
        column->addWidget(title);
        m_rankings->addLayout(column, 1);
        return column;
    };
    QVBoxLayout *threads = ranking(m_threadsTitle);
    threads->addWidget(m_threads);
    threads->addStretch(1);
    QVBoxLayout *themes = ranking(m_themesTitle);
    themes->addWidget(m_themes);
    m_themesNote->setProperty("secondary", true);
    m_themesNote->setWordWrap(true);
    themes->addWidget(m_themesNote);
    themes->addWidget(m_findThemes, 0, Qt::AlignLeft);
    themes->addStretch(1);
    page->addLayout(m_rankings);
    page->addStretch(1);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    connect(&session, &Session::selectionChanged, this, &OverviewView::markStale);
    connect(&session, &Session::themesChanged, this, &OverviewView::markStale);
    connect(&session, &Session::importProgressed, this, [this] {
        if (this->session().table()->size() == 0 && m_empty->isVisible())
            draw();
    });
    connect(&session, &Session::closed, this, [this] {
        m_figures.reset();
    });
    connect(m_empty, &EmptyState::clicked, this, [this] {
        if (this->session().table() && this->session().table()->size() > 0)
            this->session().setFilter({});
        else
            Q_EMIT importRequested();
    });
    connect(m_findThemes, &QPushButton::clicked, this, [this] { this->session().findThemes(); });
    connect(m_details, &QLabel::linkActivated, this, [this](const QString &link) {
        const Language language{static_cast<std::uint16_t>(link.toUInt())};
        change([&](analysis::Filter &f) { f.languages = {language}; });
    });
    connect(m_volume, &Chart::binsChosen, this, [this](int first, int last) {
        const std::int64_t from = m_figures->volume.at(static_cast<std::size_t>(first)).start;
        const std::int64_t until = m_figures->volume.at(static_cast<std::size_t>(last)).end;
        change([&](analysis::Filter &f) {
            const bool again = f.from == from && f.until == until; // the same again takes it back
            f.from = again ? std::nullopt : std::optional(from);
            f.until = again ? std::nullopt : std::optional(until);
        });
    });
    connect(m_volume, &Chart::cleared, this, [this] { change([](analysis::Filter &f) { f.from.reset(), f.until.reset(); }); });
    connect(m_tones, &ShareBar::chosen, this, [this](int tone) {
        const std::vector<sentiment::Class> one{tones[tone]};
        change([&](analysis::Filter &f) { f.sentiments = f.sentiments == one ? std::vector<sentiment::Class>{} : one; });
    });
    connect(m_compounds, &Chart::binsChosen, this, [this](int first, int last) {
        const double middle = -1 + (first + last + 1) / static_cast<double>(CompoundBins);
        const std::vector<sentiment::Class> one{classOfCompound(middle)};
        change([&](analysis::Filter &f) { f.sentiments = f.sentiments == one ? std::vector<sentiment::Class>{} : one; });
    });
    connect(m_scores, &Chart::binsChosen, this, [this](int first, int last) {
        const std::int32_t low = m_figures->scores.at(static_cast<std::size_t>(first)).from;
        const std::int32_t high = m_figures->scores.at(static_cast<std::size_t>(last)).to;
        change([&](analysis::Filter &f) {
            f.minScore = low == std::numeric_limits<std::int32_t>::min() ? std::nullopt : std::optional(low);
            f.maxScore = high == std::numeric_limits<std::int32_t>::max() ? std::nullopt : std::optional(high);
        });
    });
    connect(m_threads, &RankList::chosen, this, [this](int row) {
        this->session().showThread(m_figures->threads.at(static_cast<std::size_t>(row)).stats.thread);
    });
    connect(m_themes, &RankList::chosen, this, [this](int row) {
        const std::vector<int> one{m_figures->themes.at(static_cast<std::size_t>(row)).theme};
        change([&](analysis::Filter &f) { f.themes = f.themes == one ? std::vector<int>{} : one; });
    });
    retranslate();
}

void OverviewView::restyle()
{
    draw();
}

QString OverviewView::title() const
{
    return tr("Overview");
}

QString OverviewView::iconName() const
{
    return QStringLiteral("overview");
}

template <class Change>
void OverviewView::change(Change change)
{
    analysis::Filter filter = session().filter();
    change(filter);
    session().setFilter(filter);
}

void OverviewView::retranslate()
{
    m_toneTitle->setText(tr("Tone of the posts"));
    m_toneTitle->setToolTip(tr("Negative, neutral and positive as the tagger judged each post. See the methods note of a report."));
    m_check->setText(tr("Check the tagger…"));
    m_check->setToolTip(tr("Read a sample of posts without their tags, and see how often the program is right."));
    m_tones->setAccessibleName(tr("Tone of the posts"));
    m_threadsTitle->setText(tr("Threads with the most votes"));
    m_threads->setAccessibleName(m_threadsTitle->text());
    m_themesTitle->setText(tr("Themes by number of posts"));
    m_themes->setAccessibleName(m_themesTitle->text());
    m_findThemes->setText(tr("Find themes"));
    draw();
}

void OverviewView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    const auto direction = width() < NarrowBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    m_histograms->setDirection(direction);
    m_rankings->setDirection(direction);
}

void OverviewView::refresh()
{
    if (!session().isOpen())
        return;
    if (m_job)
        m_job->cancel();
    const quint64 generation = ++m_generation;
    using Answer = Result<std::shared_ptr<const Figures>>;
    m_job = session().jobs().run<Answer>(
        tr("Counting"), this,
        [file = session().path().toStdString(), table = session().table(), selection = session().selection(),
         matches = session().matches(), filter = session().filter(),
         themes = analysis::themeNumbers(session().themes())](Progress &progress) -> Answer {
            auto figures = std::make_shared<Figures>();
            const auto *found = filter.query.empty() ? nullptr : matches.get();
            figures->shown = analysis::overview(*table, *selection);
            {
                analysis::Filter all = filter;
                all.includeDeleted = all.includeBots = all.includeStickied = all.includeModerators = all.includeDuplicates = true;
                figures->withHidden = analysis::overview(*table, analysis::select(*table, all, found));
            }
            if (progress.isCancelled())
                return Error{.code = ErrorCode::Cancelled};
            {
                // The time that the filter keeps is marked in its surroundings, not cut out.
                analysis::Filter whole = filter;
                whole.from.reset();
                whole.until.reset();
                const analysis::Selection around = analysis::select(*table, whole, found);
                figures->by = analysis::suitableBin(*table, around);
                auto series = analysis::trends(*table, around, {.by = figures->by});
                if (!series)
                    return series.error();
                if (!series->empty())
                    figures->volume = std::move(series->front().bins);
            }
            figures->compounds = analysis::compoundHistogram(*table, *selection, CompoundBins);
            figures->scores = analysis::scoreHistogram(*table, *selection);
            if (!themes.empty())
                figures->themes = analysis::themeStats(*table, *selection, themes);
            if (progress.isCancelled())
                return Error{.code = ErrorCode::Cancelled};

            auto threads = analysis::threadStats(*table, *selection, analysis::ThreadOrder::Score);
            threads.resize(std::min(threads.size(), ThreadsShown));
            std::vector<ThreadId> ids;
            for (const analysis::ThreadStats &thread : threads)
                ids.push_back(thread.thread);
            auto workspace = store::Workspace::openReadOnly(file);
            if (!workspace)
                return workspace.error();
            auto heads = store::threadHeads(*workspace, ids);
            if (!heads)
                return heads.error();
            for (const analysis::ThreadStats &thread : threads) {
                const auto head = std::find_if(heads->begin(), heads->end(), [&](const auto &h) { return h.id == thread.thread; });
                figures->threads.push_back({thread, head == heads->end() ? QString() : QString::fromStdString(head->title).simplified()});
            }
            return std::shared_ptr<const Figures>(figures);
        },
        [this, generation](Answer figures) {
            if (generation != m_generation)
                return;
            if (!figures) {
                if (figures.error().code != ErrorCode::Cancelled)
                    Q_EMIT session().failed(figures.error());
                return;
            }
            m_figures = *figures;
            draw();
        });
}

void OverviewView::draw()
{
    const bool isEmptyWorkspace = session().table() && session().table()->size() == 0;
    if (isEmptyWorkspace && session().isImporting())
        m_empty->setTexts(tr("Posts are being imported. Their figures appear here as soon as the last of them is in."), {});
    else if (isEmptyWorkspace)
        m_empty->setTexts(tr("The figures of this workspace would be here: posts, people, tone, votes. It holds no posts yet."), tr("Import a dump…"));
    else
        m_empty->setTexts(tr("The figures of the selected posts would be here, but no post passes the filters."), tr("Remove all filters"));
    if (!m_figures)
        return;
    // With nothing selected the volume chart stays, so that its brush can be moved.
    const bool nothing = m_figures->shown.posts == 0 && m_figures->volume.empty();
    m_empty->setVisible(nothing);
    m_scroll->setVisible(!nothing);
    drawFigures();
    drawVolume();
    drawTones();
    drawScores();
    drawThreads();
    drawThemes();
}

void OverviewView::drawFigures()
{
    const analysis::Overview &o = m_figures->shown;
    std::vector<FigureStrip::Figure> figures{
        {numberText(o.posts), tr("posts"), tr("%1 submissions and %2 comments").arg(numberText(o.submissions), numberText(o.comments))},
        {numberText(o.threads), tr("threads"), tr("Submissions with their replies that have at least one selected post")},
    };
    if (o.people > 0) // else nobody tells who wrote them
        figures.push_back({numberText(o.people), tr("people"), tr("Different user names among the selected posts; deleted accounts are not counted")});
    figures.insert(figures.end(), {
        {o.scored > 0 ? compoundText(o.meanCompound) : tr("none"), tr("mean tone"),
         tr("Mean compound: from −1, all negative, to +1, all positive; over %1 scored posts").arg(numberText(o.scored))},
        {numberText(o.medianScore), tr("median score"),
         tr("Half of the posts have at least so many points. Lowest %1, highest %2.").arg(numberText(o.minScore), numberText(o.maxScore))},
    });
    if (o.first && o.last)
        figures.push_back({spanText(*o.first, *o.last), tr("first to last post"), tr("%1 to %2").arg(timeText(*o.first), timeText(*o.last))});
    m_figureStrip->setFigures(figures);

    QStringList details;
    QStringList languages;
    constexpr std::size_t LanguagesShown = 4;
    for (std::size_t i = 0; i < std::min(o.languages.size(), LanguagesShown); ++i) {
        const auto &[language, posts] = o.languages[i];
        languages << QStringLiteral("<a style=\"color:%1; text-decoration:none\" href=\"%2\">%3 %4</a>")
                         .arg(colours().accent.name())
                         .arg(language.packed)
                         .arg(languageText(language).toHtmlEscaped(), percentText(share(posts, o.posts)));
    }
    if (o.languages.size() > LanguagesShown)
        languages << tr("%1 more").arg(numberText(static_cast<std::int64_t>(o.languages.size() - LanguagesShown)));
    if (!languages.isEmpty())
        details << tr("Languages: %1.").arg(languages.join(QStringLiteral(", ")));

    const analysis::Overview &all = m_figures->withHidden;
    const analysis::Filter &filter = session().filter();
    QStringList hidden;
    QStringList included;
    (filter.includeDeleted ? included : hidden) << tr("%1 deleted").arg(numberText(all.deleted)) << tr("%1 removed").arg(numberText(all.removed));
    (filter.includeBots ? included : hidden) << tr("%1 by bots").arg(numberText(all.bots));
    (filter.includeStickied ? included : hidden) << tr("%1 stickied").arg(numberText(all.stickied));
    if (all.moderators > 0)
        (filter.includeModerators ? included : hidden) << tr("%1 by moderators").arg(numberText(all.moderators));
    if (all.duplicates > 0)
        (filter.includeDuplicates ? included : hidden) << tr("%1 copies").arg(numberText(all.duplicates));
    if (!hidden.isEmpty())
        details << tr("Left out: %1.").arg(hidden.join(QStringLiteral(", ")));
    if (!included.isEmpty())
        details << tr("Included: %1.").arg(included.join(QStringLiteral(", ")));
    m_details->setText(details.join(QStringLiteral("&nbsp;&nbsp; ")));
}

void OverviewView::drawVolume()
{
    analysis::TrendSeries series;
    series.bins = m_figures->volume;
    ChartData chart = trendData(Measure::Posts, series, m_figures->by, {}, colours().accent);
    const auto kept = binsWithin(series.bins, session().filter().from, session().filter().until);
    chart.selectedFirst = kept.first;
    chart.selectedLast = kept.second;
    m_volume->setData(std::move(chart));
    m_volume->setVisible(!series.bins.empty());
}

void OverviewView::drawTones()
{
    const analysis::Overview &o = m_figures->shown;
    std::vector<ShareBar::Share> shares;
    for (const auto tone : tones)
        shares.push_back({sentimentSign(tone), sentimentWord(tone), sentimentColour(tone), o.classes[static_cast<std::size_t>(tone)]});
    m_tones->setShares(std::move(shares));

    const QLocale locale;
    ChartData chart;
    chart.title = tr("Posts by compound, from −1 to +1");
    chart.explanation = tr("Compound: from −1, all negative, to +1, all positive (VADER, Hutto & Gilbert 2014). The middle bar holds the neutral posts. "
                          "Posts without words to score are left out.");
    chart.binName = tr("Compound");
    ChartSeries series{tr("Posts"), colours().accent, {}};
    const auto n = m_figures->compounds.size();
    for (std::size_t i = 0; i < n; ++i) {
        const double low = -1 + 2.0 * static_cast<double>(i) / static_cast<double>(n);
        const double high = -1 + 2.0 * static_cast<double>(i + 1) / static_cast<double>(n);
        //: from one number to another
        chart.labels << tr("%1 to %2").arg(compoundText(low), compoundText(high));
        series.values.push_back(static_cast<double>(m_figures->compounds[i]));
        chart.binColours.push_back(sentimentColour(classOfCompound((low + high) / 2)));
    }
    chart.series = {std::move(series)};
    for (const double value : {-1.0, -0.5, 0.0, 0.5, 1.0})
        chart.ticks.push_back({(value + 1) / 2 * static_cast<double>(n) - 0.5, compoundText(value)});
    if (o.scored > 0)
        chart.finding = tr("Mean %1 over %2 scored posts").arg(compoundText(o.meanCompound), numberText(o.scored));
    m_compounds->setData(std::move(chart));
}

void OverviewView::drawScores()
{
    constexpr auto Low = std::numeric_limits<std::int32_t>::min();
    constexpr auto High = std::numeric_limits<std::int32_t>::max();
    const analysis::Overview &o = m_figures->shown;
    ChartData chart;
    chart.title = tr("Posts by score, in points");
    chart.finding = tr("Median %1, highest %2").arg(numberText(o.medianScore), numberText(o.maxScore));
    chart.explanation = tr("Score: up-votes minus down-votes, as the dump tells them. The bars' steps grow; every bar says its own.");
    chart.binName = tr("Score");
    ChartSeries series{tr("Posts"), colours().accent, {}};
    int i = 0;
    for (const analysis::ScoreBin &bin : m_figures->scores) {
        const QString label = bin.from == Low  ? tr("%1 or less").arg(numberText(bin.to))
            : bin.to == High                   ? tr("%1 or more").arg(numberText(bin.from))
            : bin.from == bin.to               ? numberText(bin.from)
                                               : tr("%1 to %2").arg(numberText(bin.from), numberText(bin.to));
        chart.labels << label;
        const QString tick = bin.from == Low ? QStringLiteral("≤ ") + numberText(bin.to)
            : bin.to == High                 ? QStringLiteral("≥ ") + numberText(bin.from)
                                             : numberText(bin.from);
        chart.ticks.push_back({static_cast<double>(i++), tick});
        series.values.push_back(static_cast<double>(bin.posts));
    }
    chart.series = {std::move(series)};
    m_scores->setData(std::move(chart));
    m_scores->setVisible(!m_figures->scores.empty());
}

void OverviewView::drawThreads()
{
    std::int32_t most = 1;
    for (const TopThread &thread : m_figures->threads)
        most = std::max(most, thread.stats.score);
    std::vector<RankList::Row> rows;
    for (const TopThread &thread : m_figures->threads) {
        const analysis::ThreadStats &s = thread.stats;
        rows.push_back({.name = thread.title.isEmpty() ? tr("(no title)") : thread.title,
                        .figure = numberText(s.score),
                        .more = s.people > 0
                                    ? tr("%1 points, %2 replies by %3 people, mean tone %4. Opens the conversation.")
                                          .arg(numberText(s.score), numberText(s.replies), numberText(s.people), compoundText(s.compound))
                                    : tr("%1 points, %2 replies, mean tone %3. Opens the conversation.")
                                          .arg(numberText(s.score), numberText(s.replies), compoundText(s.compound)),
                        .colour = colours().accent,
                        .share = share(std::max(s.score, 0), most)});
    }
    m_threads->setRows(rows);
}

void OverviewView::drawThemes()
{
    const bool none = m_figures->themes.empty();
    std::int64_t most = 1;
    for (const analysis::ThemeStats &theme : m_figures->themes)
        most = std::max(most, theme.posts);
    std::vector<RankList::Row> rows;
    for (const analysis::ThemeStats &theme : m_figures->themes) {
        rows.push_back({.name = session().themeLabel(theme.theme),
                        .figure = numberText(theme.posts),
                        .more = theme.theme == analysis::PostTable::notLookedAt
                                    ? tr("%1 posts in %2 threads that the search for themes did not take in. Filters by them.")
                                          .arg(numberText(theme.posts), numberText(theme.threads))
                                : theme.people > 0
                                    ? tr("%1 posts (%2 of those with text that were looked at) in %3 threads by %4 people, mean tone %5. Filters by this theme.")
                                          .arg(numberText(theme.posts), percentText(theme.share), numberText(theme.threads),
                                               numberText(theme.people), compoundText(theme.compound))
                                    : tr("%1 posts (%2 of those with text that were looked at) in %3 threads, mean tone %4. Filters by this theme.")
                                          .arg(numberText(theme.posts), percentText(theme.share), numberText(theme.threads),
                                               compoundText(theme.compound)),
                        .colour = themeColour(theme.theme),
                        .share = share(theme.posts, most)});
    }
    m_themes->setRows(rows);
    m_themes->setVisible(!none);
    m_themesNote->setVisible(none);
    m_findThemes->setVisible(none && !session().isFindingThemes());
    m_themesNote->setText(session().isFindingThemes() ? tr("Themes are being found; they appear here in a moment.")
                                                      : tr("What the posts are about, across their threads, would be here."));
}

} // namespace parlance::ui
