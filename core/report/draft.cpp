// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/draft.h"

#include "core/base/hash.h"
#include "core/report/facts.h"
#include "core/report/methods.h"
#include "core/report/sections.h"
#include "core/report/typography.h"

#include <algorithm>
#include <cmath>

namespace parlance::report {

namespace {

using analysis::Selection;

constexpr std::int64_t LeastPosts = 30;  ///< with text; fewer give a short report
constexpr std::int64_t LeastThreads = 3;
constexpr double WorthTelling = 0.05;    ///< share of the posts
constexpr std::size_t LeastSections = 3, MostSections = 5;
constexpr std::size_t ShortThreads = 3, ShortQuotes = 3;

/// The forum, or how many there are: "r/artificial", "r/a and r/b", "12 forums". As people read it after "on".
Result<Argument> forumsOf(Desk &desk, const CorpusFacts &corpus)
{
    const auto named = store::forums(desk.workspace);
    if (!named)
        return named.error();
    const auto &forums = corpus.overview.forums;
    if (forums.empty() || forums.size() > 2)
        return Argument(desk.prose.catalogue().text("forum.many", {{"n", static_cast<std::int64_t>(forums.size())}}));
    // The platform of the selection's posts tells how its forums are written.
    const bool reddit = !desk.selection.empty() && isReddit(desk.table.id[desk.selection.front()].value);
    Paragraph list;
    bool anyName = false;
    for (const auto &[forum, posts] : forums) {
        const auto found = std::find_if(named->begin(), named->end(),
                                        [id = forum.value](const store::Named &name) { return name.id == id; });
        const bool hasName = found != named->end() && !found->name.empty();
        anyName = anyName || hasName;
        Paragraph title = hasName ? verbatim(forumTitle(found->name, reddit)) : desk.prose.fragment("forum.none", {});
        list = list.empty() ? std::move(title) : desk.prose.fragment("list.last", {{"a", list}, {"b", title}});
    }
    // Our own words may begin a sentence, and then take a capital; a name is printed letter by letter.
    return anyName ? Argument(std::move(list)) : Argument(plainWords(list));
}

/// Posts of another language than the whole, in threads with hardly a word of the theme in common: what was found is
/// the language.
bool isOnlyALanguage(const SectionFacts &facts, const CorpusFacts &corpus)
{
    const Language language = facts.language();
    if (language == Undetermined || language == mainLanguage(corpus))
        return false;
    return std::all_of(facts.shared.begin(), facts.shared.end(), [](const SharedWords &words) { return words.size() < 2; });
}

/// The sections' themes at both ends of the scale of tone, when the distance is worth telling.
struct Contrast
{
    const SectionFacts *warm = nullptr, *cold = nullptr;
};

Contrast contrastOf(const std::vector<SectionFacts> &sections)
{
    Contrast contrast;
    const auto balance = [](const SectionFacts *section) { return section->tone.positive - section->tone.negative; };
    for (const SectionFacts &section : sections) {
        if (section.tone.scored < 8)
            continue;
        if (contrast.warm == nullptr || balance(&section) > balance(contrast.warm))
            contrast.warm = &section;
        if (contrast.cold == nullptr || balance(&section) < balance(contrast.cold))
            contrast.cold = &section;
    }
    if (contrast.warm == contrast.cold || balance(contrast.warm) - balance(contrast.cold) < 0.12)
        return {};
    return contrast;
}

void writeHead(Desk &desk, Report &report, const CorpusFacts &corpus, const std::vector<SectionFacts> &sections,
               const Argument &forum)
{
    const analysis::Overview &all = corpus.overview;
    const std::string span = desk.dates.span(all.first, all.last);
    report.dateLine = desk.dates.line(all.first, all.last);
    Arguments title{{"forum", forum}, {"span", span}};
    static constexpr const char *Keys[]{"title.none", "title.one", "title.two", "title.three"};
    static constexpr const char *Names[]{"a", "b", "c"};
    const std::size_t themes = std::min<std::size_t>(3, sections.size());
    std::vector<HeadlineWords> labels;
    for (std::size_t i = 0; i < themes; ++i)
        labels.push_back({&sections[i], &sections[i].label});
    const std::vector<Paragraph> words = inHeadline(desk, labels);
    for (std::size_t i = 0; i < themes; ++i)
        title.emplace_back(Names[i], words[i]);
    report.title = desk.options.title.empty() ? desk.prose.line(Keys[themes], title) : oneLine(desk.options.title);

    const Contrast contrast = contrastOf(sections);
    Arguments arguments{{"people", all.people}, {"threads", all.threads}, {"posts", all.posts},
                        {"period", desk.dates.period(all.first, all.last)},
                        {"replies", corpus.threads.empty() ? std::int64_t{0}
                                                           : static_cast<std::int64_t>(corpus.threads.front().replies)}};
    if (sections.empty()) {
        report.standfirst = desk.prose.line("standfirst.short", arguments);
    } else if (all.people == 0) {
        report.standfirst = desk.prose.line("standfirst.nopeople", arguments);
    } else if (contrast.warm != nullptr) {
        arguments.emplace_back("warm", verbatim(contrast.warm->label));
        arguments.emplace_back("cold", verbatim(contrast.cold->label));
        report.standfirst = desk.prose.line("standfirst.contrast", arguments);
    } else {
        report.standfirst = desk.prose.line("standfirst.lead", arguments);
    }
}

void sayVolume(Desk &desk, Paragraph &paragraph, const CorpusFacts &corpus, const Argument &forum)
{
    const analysis::Overview &all = corpus.overview;
    desk.prose.say(paragraph, all.people > 0 ? "lede.volume" : "lede.nopeople",
                   {{"people", all.people}, {"posts", all.posts}, {"threads", all.threads}, {"forum", forum},
                    {"period", desk.dates.period(all.first, all.last)}});
}

void writeLede(Desk &desk, Report &report, const CorpusFacts &corpus, const std::vector<SectionFacts> &sections,
               const Argument &forum)
{
    const analysis::Overview &all = corpus.overview;
    Paragraph first;
    sayVolume(desk, first, corpus, forum);
    std::vector<const SectionFacts *> themes;
    for (const SectionFacts &section : sections)
        themes.push_back(&section);
    std::stable_sort(themes.begin(), themes.end(), [](const SectionFacts *a, const SectionFacts *b) {
        return a->stats.share > b->stats.share; // told as first, second, third: by share
    });
    const std::int64_t unseen = analysis::notLookedAt(corpus.themeStats);
    if (static_cast<double>(unseen) >= WorthTelling * static_cast<double>(all.withText))
        desk.prose.say(first, "lede.looked", {{"looked", all.withText - unseen}});
    if (themes.size() >= 3)
        desk.prose.say(first, "lede.themes",
                       {{"a", verbatim(themes[0]->label)}, {"shareA", themes[0]->stats.share},
                        {"b", verbatim(themes[1]->label)}, {"shareB", themes[1]->stats.share},
                        {"c", verbatim(themes[2]->label)}, {"shareC", themes[2]->stats.share}});
    else if (themes.size() == 2)
        desk.prose.say(first, "lede.themes.two",
                       {{"a", verbatim(themes[0]->label)}, {"shareA", themes[0]->stats.share},
                        {"b", verbatim(themes[1]->label)}, {"shareB", themes[1]->stats.share}});
    else
        desk.prose.say(first, "lede.themes.one",
                       {{"a", verbatim(themes[0]->label)}, {"shareA", themes[0]->stats.share}});
    report.lede.push_back(std::move(first));

    Paragraph second;
    const analysis::ThreadStats &busiest = corpus.threads.front();
    if (busiest.replies > 0)
        desk.prose.say(second, "lede.busiest",
                       {{"thread", desk.threads.link(desk.prose, busiest.thread)},
                        {"replies", static_cast<std::int64_t>(busiest.replies)}});
    const analysis::ThreadStats *best = nullptr;
    for (const analysis::ThreadStats &thread : corpus.threads) {
        const auto row = desk.table.rowOf(submissionOf(thread.thread));
        if (thread.known && row && (desk.table.flags[*row] & FlagNoScore) == 0
            && (best == nullptr || thread.score > best->score))
            best = &thread;
    }
    if (best != nullptr && busiest.replies == 0)
        desk.prose.say(second, "lede.top", {{"thread", desk.threads.link(desk.prose, best->thread)},
                                            {"score", static_cast<std::int64_t>(best->score)}});
    else if (best != nullptr && best->thread == busiest.thread)
        desk.prose.say(second, "lede.best.same", {{"score", static_cast<std::int64_t>(best->score)}});
    else if (best != nullptr)
        desk.prose.say(second, "lede.best",
                       {{"thread", desk.threads.link(desk.prose, best->thread)},
                        {"score", static_cast<std::int64_t>(best->score)}});
    const bool mostlyScored = static_cast<double>(corpus.tone.scored) >= 0.9 * static_cast<double>(all.withText);
    if (corpus.tone.scored >= 10)
        desk.prose.say(second, mostlyScored ? "lede.mood" : "lede.mood.part",
                       {{"pos", corpus.tone.positive}, {"neg", corpus.tone.negative}, {"scored", corpus.tone.scored},
                        {"posts", all.posts}});
    if (const Contrast contrast = contrastOf(sections); contrast.warm != nullptr)
        desk.prose.say(second, "lede.contrast",
                       {{"warm", verbatim(contrast.warm->label)}, {"pos", contrast.warm->tone.positive},
                        {"cold", verbatim(contrast.cold->label)}, {"neg", contrast.cold->tone.negative}});
    if (corpus.peak && corpus.peak->prominence >= 1.3)
        desk.prose.say(second, "lede.peak",
                       {{"when", desk.dates.when(corpus.peak->bin, corpus.peak->by, corpus.peak->severalDays)},
                        {"posts", corpus.peak->bin.posts}});
    report.lede.push_back(std::move(second));
}

void writeClosing(Desk &desk, Report &report, const CorpusFacts &corpus)
{
    Paragraph closing;
    const double unassigned = analysis::unassignedOf(corpus.themeStats).share;
    if (unassigned >= WorthTelling)
        desk.prose.say(closing, analysis::notLookedAt(corpus.themeStats) > 0 ? "closing.open.part" : "closing.open", {{"share", unassigned}});
    if (corpus.overview.people >= 60 && corpus.topTenShare >= 0.1)
        desk.prose.say(closing, "closing.concentration", {{"share", corpus.topTenShare}});
    else if (corpus.overview.people >= 20 && corpus.onceShare >= 0.3)
        desk.prose.say(closing, "closing.once", {{"share", corpus.onceShare}});
    if (corpus.topComment && desk.people.isKnown(*corpus.topComment) && desk.table.score[*corpus.topComment] >= 5)
        desk.prose.say(closing, "closing.bestpost",
                       {{"who", desk.people.inSentence(*corpus.topComment)},
                        {"score", static_cast<std::int64_t>(desk.table.score[*corpus.topComment])},
                        {"thread", desk.threads.link(desk.prose, desk.table.threads[desk.table.thread[*corpus.topComment]])}});
    if (corpus.lastPost)
        desk.prose.say(closing, "closing.last",
                       {{"when", desk.dates.moment(desk.table.created[*corpus.lastPost],
                                                   desk.dates.days(*corpus.overview.first, *corpus.overview.last) > 1)},
                        {"thread", desk.threads.link(desk.prose, desk.table.threads[desk.table.thread[*corpus.lastPost]])}});
    if (!closing.empty())
        report.closing.push_back(std::move(closing));
}

void writeFigures(Desk &desk, Report &report, const CorpusFacts &corpus)
{
    const Catalogue &words = desk.prose.catalogue();
    const analysis::Overview &all = corpus.overview;
    const auto count = [&](const char *key, std::int64_t n) {
        report.figures.push_back({.name = words.text(std::string("figure.") + key), .value = words.number(n), .key = key,
                                  .number = static_cast<double>(n)});
    };
    const auto share = [&](const char *key, double s) {
        report.figures.push_back({.name = words.text(std::string("figure.") + key), .value = words.percent(s), .key = key,
                                  .number = s});
    };
    count("posts", all.posts);
    count("threads", all.threads);
    if (all.people > 0)
        count("people", all.people);
    count("submissions", all.submissions);
    count("comments", all.comments);
    bool anyScore = false;
    for (const std::uint32_t row : desk.selection)
        anyScore = anyScore || (desk.table.flags[row] & FlagNoScore) == 0;
    if (anyScore) {
        count("score", all.scoreSum);
        count("median", all.medianScore);
        count("highest", all.maxScore);
    }
    if (corpus.tone.scored > 0) {
        share("positive", corpus.tone.positive);
        share("negative", corpus.tone.negative);
    }
    if (!corpus.themes.empty()) {
        count("themes", static_cast<std::int64_t>(corpus.themes.size()));
        share("unassigned", analysis::unassignedOf(corpus.themeStats).share);
        if (const std::int64_t unseen = analysis::notLookedAt(corpus.themeStats); unseen > 0)
            count("notlooked", unseen);
    }
}

void writeCharts(Desk &desk, Report &report, const CorpusFacts &corpus, const std::vector<SectionFacts> &sections)
{
    const Catalogue &words = desk.prose.catalogue();
    const auto filled = std::count_if(corpus.volume.begin(), corpus.volume.end(), [](const auto &bin) { return bin.posts > 0; });
    if (filled >= 4) {
        Chart chart{.kind = Chart::Kind::Volume};
        chart.title = words.text(corpus.by == analysis::Bin::Hour  ? "chart.volume.hour"
                                 : corpus.by == analysis::Bin::Day ? "chart.volume.day"
                                                                   : "chart.volume.month");
        const analysis::TrendBin *fullest = &corpus.volume.front();
        const bool severalDays = corpus.volume.back().end - corpus.volume.front().start > 90000;
        for (const analysis::TrendBin &bin : corpus.volume) {
            if (bin.posts > fullest->posts)
                fullest = &bin;
            std::string label = corpus.by == analysis::Bin::Hour  ? desk.dates.clock(bin.start)
                                : corpus.by == analysis::Bin::Day ? desk.dates.dayMonth(bin.start)
                                                                  : desk.dates.month(bin.start);
            if (corpus.by == analysis::Bin::Hour && severalDays)
                label = desk.dates.dayMonth(bin.start) + ", " + label;
            chart.bars.push_back({.label = std::move(label), .value = static_cast<double>(bin.posts)});
        }
        chart.caption = words.text("chart.volume.caption", {{"when", desk.dates.when(*fullest, corpus.by, severalDays)},
                                                            {"posts", fullest->posts}});
        report.charts.push_back(std::move(chart));
    }
    Chart tones{.kind = Chart::Kind::Tone, .title = words.text("chart.tone"), .caption = words.text("chart.tone.caption")};
    for (const SectionFacts &section : sections) {
        if (section.tone.scored >= 8)
            tones.bars.push_back({.label = capitalised(section.label, words.language()),
                                  .value = static_cast<double>(section.tone.scored), .negative = section.tone.negative,
                                  .neutral = section.tone.neutral, .positive = section.tone.positive,
                                  .theme = section.theme});
    }
    if (!tones.bars.empty())
        report.charts.push_back(std::move(tones));
}

/// Too little for themes: facts, the threads and the best quotes.
Result<void> writeShort(Desk &desk, Report &report, const CorpusFacts &corpus, const Argument &forum, bool tooLittle,
                        Progress &progress)
{
    const analysis::Overview &all = corpus.overview;
    report.shortReport = true;
    Paragraph why;
    if (all.withText == 0)
        desk.prose.say(why, "short.empty", {});
    else if (tooLittle)
        desk.prose.say(why, "short.why", {{"posts", all.withText}, {"threads", all.threads}});
    else
        desk.prose.say(why, "short.nothemes", {});
    report.lede.push_back(std::move(why));
    if (all.withText == 0)
        return {};
    Paragraph facts;
    sayVolume(desk, facts, corpus, forum);
    for (std::size_t i = 0; i < corpus.threads.size() && i < ShortThreads; ++i) {
        const analysis::ThreadStats &thread = corpus.threads[i];
        const auto row = desk.table.rowOf(submissionOf(thread.thread));
        const bool scored = row && (desk.table.flags[*row] & FlagNoScore) == 0;
        desk.prose.say(facts, "short.thread",
                       {{"thread", desk.threads.link(desk.prose, thread.thread)},
                        {"replies", static_cast<std::int64_t>(thread.replies)},
                        {"scored", std::string(scored ? "yes" : "no")}, {"score", static_cast<std::int64_t>(thread.score)}});
    }
    if (corpus.tone.scored >= 5)
        desk.prose.say(facts, "short.mood", {{"pos", corpus.tone.positive}, {"neg", corpus.tone.negative}});
    report.lede.push_back(std::move(facts));
    auto quotes = pickQuotes(desk, desk.selection, ShortQuotes, progress);
    if (!quotes)
        return quotes.error();
    if (!quotes->empty()) {
        Section voices;
        voices.heading = desk.prose.catalogue().text("short.heading");
        voices.quotes = std::move(*quotes);
        for (const PullQuote &quote : voices.quotes) {
            if (std::find(voices.sources.begin(), voices.sources.end(), quote.source) == voices.sources.end())
                voices.sources.push_back(quote.source);
        }
        report.sections.push_back(std::move(voices));
    }
    return {};
}

} // namespace

Result<Report> draftReport(const store::Workspace &workspace, const analysis::PostTable &table,
                           const Selection &selection, const analysis::Filter &filter, const DraftOptions &options,
                           Progress &progress)
{
    if (options.sections < 0 || options.sections > 8)
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "A report has 1 to 8 sections; %1 cannot be made."),
                     .subject = std::to_string(options.sections)};
    if (options.language != English && options.language != French)
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "Reports are written in English (en) or French (fr), not in “%1”."),
                     .subject = options.language.code()};
    const Catalogue &catalogue = Catalogue::of(options.language);
    auto dates = Dates::create(catalogue, options.timeZone);
    if (!dates)
        return dates.error();
    auto corpus = measureCorpus(workspace, table, selection, options.timeZone);
    if (!corpus)
        return corpus.error();

    // The choice of words hangs on what is told, so that two days do not read alike and one day always does.
    std::uint64_t seed = 1;
    for (const std::int64_t part : {corpus->overview.posts, corpus->overview.threads, corpus->overview.people,
                                    corpus->overview.first.value_or(0), corpus->overview.last.value_or(0)})
        seed = hash64(std::to_string(part), seed);
    Desk desk{.workspace = workspace, .table = table, .selection = selection, .options = options,
              .prose = Prose(catalogue, seed), .dates = std::move(*dates),
              .people = People(workspace, table, catalogue, options.pseudonymise),
              .threads = ThreadBook(workspace, table, corpus->threads)};

    Report report;
    report.language = options.language;
    report.byline = oneLine(options.byline);
    const auto forum = forumsOf(desk, *corpus);
    if (!forum)
        return forum.error();

    const bool tooLittle = corpus->overview.withText < LeastPosts || corpus->overview.threads < LeastThreads;
    std::vector<SectionFacts> sections;
    if (!tooLittle) {
        std::vector<ThreadId> taken;
        const std::vector<ThemeChoice> choices = rankThemes(table, selection, *corpus);
        const auto wanted = static_cast<std::size_t>(options.sections);
        for (const ThemeChoice &choice : choices) {
            // Three to five: the fourth and the fifth need threads of their own and some weight.
            if (sections.size() == (wanted > 0 ? wanted : MostSections)
                || (wanted == 0 && sections.size() >= LeastSections
                    && (choice.own < 2 || choice.weight < choices.front().weight / 6)))
                break;
            progress.report(static_cast<std::int64_t>(sections.size()), 2 * static_cast<std::int64_t>(MostSections));
            auto facts = measureSection(workspace, table, selection, *corpus, choice.theme, taken, options.timeZone, progress);
            if (!facts)
                return facts.error();
            if (facts->threads.size() < 2)
                continue;
            if (isOnlyALanguage(*facts, *corpus)) {
                desk.leftOut.emplace_back(facts->label, facts->language());
                continue;
            }
            for (const ThreadFacts &thread : facts->threads)
                taken.push_back(thread.stats.thread);
            sections.push_back(std::move(*facts));
        }
        // Told by size, so that the title, the opening and the sections name them in one order.
        std::stable_sort(sections.begin(), sections.end(), [](const SectionFacts &one, const SectionFacts &other) {
            return one.rows.size() != other.rows.size() ? one.rows.size() > other.rows.size() : one.theme < other.theme;
        });
    }
    writeHead(desk, report, *corpus, sections, *forum);
    if (sections.empty()) {
        if (const auto done = writeShort(desk, report, *corpus, *forum, tooLittle, progress); !done)
            return done.error();
    } else {
        writeLede(desk, report, *corpus, sections, *forum);
        for (std::size_t i = 0; i < sections.size(); ++i) {
            progress.report(static_cast<std::int64_t>(sections.size() + i), static_cast<std::int64_t>(2 * sections.size()));
            auto section = writeSection(desk, *corpus, sections[i], i, i > 1 && i + 1 == sections.size(), progress);
            if (!section)
                return section.error();
            report.sections.push_back(std::move(*section));
        }
        writeClosing(desk, report, *corpus);
        writeCharts(desk, report, *corpus, sections);
    }
    writeFigures(desk, report, *corpus);
    if (const auto done = writeMethods(report, desk, *corpus, filter); !done)
        return done.error();
    report.sources = desk.threads.notes(desk.prose, desk.people);
    progress.report(1, 1);
    return report;
}

} // namespace parlance::report
