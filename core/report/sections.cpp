// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"

#include "core/analysis/quotes.h"
#include "core/report/typography.h"
#include "core/sentiment/scorer.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace parlance::report {

Language mainLanguage(const CorpusFacts &corpus)
{
    for (const auto &[language, posts] : corpus.overview.languages) {
        if (language != Undetermined)
            return language;
    }
    return Undetermined;
}

std::vector<Paragraph> inHeadline(const Desk &desk, std::span<const HeadlineWords> all)
{
    const std::string conjunction = desk.prose.catalogue().format("list.last", {{"a", ""}, {"b", ""}});
    const bool quoted = std::any_of(all.begin(), all.end(), [&](const HeadlineWords &some) {
        // They are in the language that most of the theme's posts are in.
        const auto main = std::find_if(some.facts->languages.begin(), some.facts->languages.end(),
                                       [](const auto &language) { return Language(language.first) != Undetermined; });
        return some.words->find(conjunction) != std::string::npos
               || (main != some.facts->languages.end() && Language(main->first) != desk.options.language);
    });
    std::vector<Paragraph> words;
    for (const HeadlineWords &some : all)
        words.push_back(quoted ? desk.prose.quoted(*some.words) : verbatim(*some.words));
    return words;
}

namespace {

using analysis::PostTable;
using analysis::Selection;

constexpr double StrongTone = 0.6;        ///< |compound| of a quote that stands for a tone
constexpr double SameTone = 0.3;          ///< and of the whole post that it is taken from
constexpr std::size_t LongestWoven = 30;  ///< words of a quote within a paragraph
constexpr std::size_t QuotesRead = 60;    ///< candidates looked at for a section

/// A fact that a section may tell.
struct Fact
{
    std::string key;
    Arguments arguments;
    double salience = 0; ///< in [0, 1]: how much it stands out
    int order = 0;       ///< its place in the paragraph
};

/// Keeps the most salient facts that were not told too often before, in order of the story.
std::vector<Fact> choose(const Desk &desk, std::vector<Fact> facts, std::size_t most)
{
    for (Fact &fact : facts) {
        const auto told = desk.told.find(fact.key);
        fact.salience = std::min(1.0, fact.salience);
        for (int i = told == desk.told.end() ? 0 : told->second; i > 0; --i)
            fact.salience *= 0.55;
    }
    std::stable_sort(facts.begin(), facts.end(), [](const Fact &a, const Fact &b) { return a.salience > b.salience; });
    std::erase_if(facts, [&](const Fact &fact) { return fact.salience < 0.2 || desk.prose.left(fact.key) == 0; });
    if (facts.size() > most)
        facts.resize(most);
    std::stable_sort(facts.begin(), facts.end(), [](const Fact &a, const Fact &b) { return a.order < b.order; });
    return facts;
}

/// Names threads within a section: by title at first, then by their place.
class Places
{
public:
    explicit Places(Desk &desk, const SectionFacts &facts) : m_desk(desk), m_facts(facts) {}

    void named(std::size_t thread) { m_named.push_back(thread); }

    Paragraph of(ThreadId thread)
    {
        for (std::size_t i = 0; i < m_named.size() && i < 4; ++i) {
            if (m_facts.threads[m_named[i]].stats.thread == thread)
                return m_desk.threads.linkAs(m_desk.prose, thread,
                                             m_desk.prose.catalogue().text("place." + std::to_string(i + 1)));
        }
        return m_desk.prose.fragment("quote", {{"a", m_desk.threads.link(m_desk.prose, thread)}});
    }
    Paragraph ofRow(std::uint32_t row) { return of(m_desk.table.threads[m_desk.table.thread[row]]); }

private:
    Desk &m_desk;
    const SectionFacts &m_facts;
    std::vector<std::size_t> m_named;
};

struct ChosenQuotes
{
    std::optional<analysis::Quote> main, other;
    enum class Relation { None, Second, Opposing, Disputed, Unpopular } relation = Relation::None;
};

double toneOfWords(const analysis::Quote &quote)
{
    return quote.compound ? sentiment::Scorer::verdict(quote.text, quote.language).score.compound : 0.0;
}

bool mentionsAPerson(const std::string &text)
{
    return text.find("u/") != std::string::npos || text.find('@') != std::string::npos;
}

/// A quote's row, when it may still be used: one a person, one a post, two a thread.
std::optional<std::uint32_t> freeRow(const Desk &desk, const analysis::Quote &quote)
{
    const auto row = desk.table.rowOf(quote.post);
    if (!row || desk.quotedPosts.contains(quote.post.value))
        return std::nullopt;
    if (desk.people.isKnown(*row) && desk.quotedAuthors.contains(desk.table.author[*row]))
        return std::nullopt;
    if (desk.people.isPseudonymous() && mentionsAPerson(quote.text))
        return std::nullopt;
    const auto thread = desk.quotesOfThread.find(quote.thread.value);
    if (thread != desk.quotesOfThread.end() && thread->second >= 2)
        return std::nullopt;
    return row;
}

/// From now on its post and its author are taken.
void reserve(Desk &desk, const analysis::Quote &quote, std::uint32_t row)
{
    desk.quotedPosts.insert(quote.post.value);
    if (desk.people.isKnown(row))
        desk.quotedAuthors.insert(desk.table.author[row]);
    ++desk.quotesOfThread[quote.thread.value];
}

PullQuote pull(Desk &desk, const analysis::Quote &quote, std::uint32_t row)
{
    PullQuote pulled{.quote = quote, .credit = desk.people.credit(row),
                     .source = desk.threads.numberOf(desk.prose, quote.thread)};
    if (desk.people.isPseudonymous()) {
        pulled.quote.author = desk.people.isKnown(row) ? desk.people.alone(row) : std::string();
        pulled.quote.permalink.clear();
    }
    return pulled;
}

/// \param found  best first. \param disputed  those whose votes went both ways or down, best first.
ChosenQuotes chooseQuotes(const Desk &desk, const SectionFacts &facts, const std::vector<analysis::Quote> &found,
                          const std::vector<analysis::Quote> &disputed)
{
    struct Candidate
    {
        const analysis::Quote *quote;
        double tone;
    };
    std::vector<Candidate> candidates;
    for (const analysis::Quote &quote : found) {
        if (freeRow(desk, quote))
            candidates.push_back({&quote, toneOfWords(quote)});
    }
    ChosenQuotes chosen;
    if (candidates.empty())
        return chosen;
    const bool toneKnown = facts.tone.scored >= 8;
    const double sign = facts.tone.leansPositive() ? 1.0 : -1.0;
    const auto speaks = [&](const Candidate &candidate, double side) {
        return candidate.tone * side >= StrongTone && candidate.quote->compound
               && *candidate.quote->compound * side >= SameTone;
    };
    const auto firstOf = [&](const auto &condition) -> const Candidate * {
        const auto it = std::find_if(candidates.begin(), candidates.end(), condition);
        return it == candidates.end() ? nullptr : &*it;
    };
    const double best = candidates.front().quote->strength;

    // The surest sign of an opposing voice is the platform's own mark for votes in both directions.
    const auto contested = [&](bool controversial) -> const analysis::Quote * {
        for (const analysis::Quote &quote : disputed) {
            const auto row = freeRow(desk, quote);
            if (row && quote.score && ((desk.table.flags[*row] & FlagControversial) != 0) == controversial
                && quote.strength > 0.4 * best)
                return &quote;
        }
        return nullptr;
    };
    const auto mainBeside = [&](const analysis::Quote &other) -> const Candidate * {
        const auto otherRow = desk.table.rowOf(other.post);
        return firstOf([&](const Candidate &c) {
            const auto row = desk.table.rowOf(c.quote->post);
            return c.quote->post != other.post
                   && !(desk.people.isKnown(*row) && desk.table.author[*row] == desk.table.author[*otherRow])
                   && (desk.table.flags[*row] & FlagControversial) == 0;
        });
    };
    const auto take = [&](const Candidate *main, const analysis::Quote &other, ChosenQuotes::Relation relation) {
        chosen.main = *main->quote;
        chosen.other = other;
        chosen.relation = relation;
    };
    if (const analysis::Quote *quote = contested(true)) {
        if (const Candidate *main = mainBeside(*quote)) {
            take(main, *quote, ChosenQuotes::Relation::Disputed);
            return chosen;
        }
    }
    if (toneKnown && !facts.tone.isSplit()) {
        // The opposing voice: of the other tone, and not voted away.
        const Candidate *other = firstOf([&](const Candidate &c) {
            return speaks(c, -sign) && (!c.quote->score || *c.quote->score >= 1);
        });
        if (other != nullptr && other->quote->strength > 0.5 * best) {
            const Candidate *main = firstOf([&](const Candidate &c) {
                return c.quote != other->quote && c.tone * sign > -0.05;
            });
            if (main != nullptr) {
                take(main, *other->quote, ChosenQuotes::Relation::Opposing);
                return chosen;
            }
        }
    }
    if (const analysis::Quote *quote = contested(false)) {
        if (const Candidate *main = mainBeside(*quote)) {
            take(main, *quote, ChosenQuotes::Relation::Unpopular);
            return chosen;
        }
    }
    chosen.main = *candidates.front().quote;
    const Candidate *second = firstOf([&](const Candidate &c) {
        return c.quote->thread != chosen.main->thread && c.quote->strength >= 0.7 * best;
    });
    if (second != nullptr) {
        chosen.other = *second->quote;
        chosen.relation = ChosenQuotes::Relation::Second;
    }
    return chosen;
}

/// Words by which a quote shows that it is on the subject: the theme's, folded.
std::vector<std::string> subjectWords(const CorpusFacts &corpus, const SectionFacts &facts)
{
    const store::Theme &theme = corpus.themes[corpus.indexOf(facts.theme)];
    std::unordered_set<std::string> words;
    const auto add = [&](const std::string &text) {
        for (const text::Word &word : text::words(text, Undetermined)) {
            if (text::isStopWord(word.folded, Undetermined))
                continue;
            words.insert(word.folded);
            for (const Language language : {English, French})
                words.insert(text::Stemmer(language).stem(word.folded));
        }
    };
    add(theme.label);
    for (const std::string &phrase : theme.phrases)
        add(phrase);
    for (std::size_t i = 0; i < theme.terms.size() && i < 15; ++i)
        add(theme.terms[i].first);
    std::vector<std::string> sorted(words.begin(), words.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

Result<std::vector<analysis::Quote>> quotesFor(Desk &desk, const SectionFacts &facts, const std::vector<std::string> &subject,
                                               Progress &progress)
{
    // Posts of the theme in the threads that the section names, and posts of these threads without a theme.
    Selection rows;
    for (const std::uint32_t row : facts.threadRows) {
        if (desk.table.theme[row] == facts.theme || desk.table.theme[row] < 0)
            rows.push_back(row);
    }
    const analysis::QuoteOptions options{.limit = QuotesRead, .subjectWords = subject};
    auto quotes = analysis::rankQuotes(desk.workspace, desk.table, rows, options, progress);
    if (!quotes || !quotes->empty())
        return quotes;
    return analysis::rankQuotes(desk.workspace, desk.table, facts.rows, options, progress);
}

/// Comments of the section's threads whose votes went in both directions, or down.
Result<std::vector<analysis::Quote>> disputedQuotes(Desk &desk, const SectionFacts &facts,
                                                    const std::vector<std::string> &subject, Progress &progress)
{
    Selection rows;
    for (const std::uint32_t row : facts.threadRows) {
        const bool scored = (desk.table.flags[row] & FlagNoScore) == 0;
        if (!desk.table.isSubmission(row) && scored
            && ((desk.table.flags[row] & FlagControversial) != 0 || desk.table.score[row] <= -3))
            rows.push_back(row);
    }
    return analysis::rankQuotes(desk.workspace, desk.table, rows, {.limit = QuotesRead, .subjectWords = subject}, progress);
}

std::string heading(Desk &desk, const CorpusFacts &corpus, const SectionFacts &facts)
{
    Prose &prose = desk.prose;
    const Paragraph label = inHeadline(desk, std::array{HeadlineWords{&facts, &facts.label}}).front();
    if (facts.tone.scored >= 15) {
        const bool cold = facts.tone.negative - corpus.tone.negative >= 0.12 && !facts.tone.leansPositive();
        const bool warm = facts.tone.positive - corpus.tone.positive >= 0.12 && facts.tone.leansPositive();
        const char *key = cold ? "heading.cold" : warm ? "heading.warm" : nullptr;
        if (key != nullptr && prose.left(key) > 0)
            return prose.line(key, {{"a", label}});
        if (facts.tone.isSplit() && std::min(facts.tone.positive, facts.tone.negative) >= 0.33
            && prose.left("heading.split") > 0)
            return prose.line("heading.split", {{"a", label}});
    }
    if (!facts.phrases.empty() && prose.left("heading.two") > 0) {
        const std::vector<Paragraph> both = inHeadline(
            desk, std::array{HeadlineWords{&facts, &facts.label}, HeadlineWords{&facts, &facts.phrases.front()}});
        return prose.line("heading.two", {{"a", both[0]}, {"b", both[1]}});
    }
    std::string text = prose.line("heading.one", {{"a", label}});
    return text.empty() ? capitalised(facts.label, prose.catalogue().language()) : text;
}

/// First sentence: the main thread.
void sayLead(Desk &desk, Paragraph &paragraph, const SectionFacts &facts, std::size_t place, bool last)
{
    const ThreadFacts &main = facts.threads.front();
    Arguments arguments{{"thread", desk.threads.link(desk.prose, main.stats.thread)},
                        {"label", desk.prose.quoted(facts.label)},
                        {"replies", static_cast<std::int64_t>(main.stats.replies)}};
    if (!main.stats.known && !desk.threads.isTitled(main.stats.thread)) {
        if (desk.prose.say(paragraph, "lead.unknown", arguments))
            return;
    } else if (main.stats.known && main.score && main.stats.replies == 0) {
        arguments.emplace_back("score", static_cast<std::int64_t>(*main.score));
        if (desk.prose.say(paragraph, "lead.bare", arguments))
            return;
    } else if (main.stats.known && main.score) {
        arguments.emplace_back("score", static_cast<std::int64_t>(*main.score));
        if ((place == 0 && desk.prose.say(paragraph, "lead.first", arguments))
            || (last && desk.prose.say(paragraph, "lead.last", arguments))
            || desk.prose.say(paragraph, "lead.next", arguments))
            return;
    }
    desk.prose.say(paragraph, "lead.noscore", arguments);
}

/// A short quote woven into the paragraph: best of some rows that is not used yet.
Result<void> weave(Desk &desk, Section &section, Paragraph &paragraph, const Selection &rows, std::string_view key,
                   const std::vector<std::string> &subject, Progress &progress)
{
    const auto found = analysis::rankQuotes(desk.workspace, desk.table, rows,
                                            {.limit = QuotesRead, .maxWords = LongestWoven, .subjectWords = subject}, progress);
    if (!found)
        return found.error();
    for (const analysis::Quote &quote : *found) {
        const auto row = freeRow(desk, quote);
        if (!row || !desk.people.isKnown(*row))
            continue;
        if (quote.strength < 0.25)
            break;
        const Paragraph words{Inline{.text = quote.text,
                                     .language = quote.language == desk.options.language ? Undetermined : quote.language}};
        Arguments arguments{{"who", desk.people.inSentence(*row)}, {"quote", words}};
        if (quote.score)
            arguments.emplace_back("score", static_cast<std::int64_t>(*quote.score));
        else if (key != "says.opening")
            break;
        if (desk.prose.say(paragraph, key, arguments)) {
            reserve(desk, quote, *row);
            section.cited.push_back(pull(desk, quote, *row));
        }
        break;
    }
    return {};
}

void sayTheMainThread(Desk &desk, Paragraph &paragraph, const SectionFacts &facts)
{
    const ConversationFacts &main = facts.main;
    const auto replies = static_cast<double>(std::max(1u, facts.threads.front().stats.replies));
    std::vector<Fact> options;
    if (main.returns >= 3 && facts.threads.front().submission && desk.people.isKnown(*facts.threads.front().submission))
        options.push_back({"returns",
                           {{"who", desk.people.inSentence(*facts.threads.front().submission)}, {"n", main.returns}},
                           0.25 + 1.5 * static_cast<double>(main.returns) / replies, 1});
    if (main.duel >= 4)
        options.push_back({"duel",
                           {{"who", desk.people.inSentence(main.duelFirst)},
                            {"who2", desk.people.inSentence(main.duelSecond)}, {"n", main.duel}},
                           0.2 + 0.12 * static_cast<double>(main.duel), 2});
    if (main.depth >= 5)
        options.push_back({"depth", {{"n", main.depth}}, 0.08 * static_cast<double>(main.depth), 3});
    if (main.answers >= 4 && desk.people.isKnown(main.answered))
        options.push_back({"answers", {{"n", main.answers}, {"who", desk.people.inSentence(main.answered)}},
                           0.2 + 1.2 * static_cast<double>(main.answers) / replies, 2});
    if (facts.threads.front().stats.people >= 5)
        options.push_back({"crowd", {{"people", static_cast<std::int64_t>(facts.threads.front().stats.people)}}, 0.32, 0});
    for (const Fact &fact : choose(desk, std::move(options), 1)) {
        if (desk.prose.say(paragraph, fact.key, fact.arguments))
            ++desk.told[fact.key];
    }
}

void sayTheSecondThread(Desk &desk, Paragraph &paragraph, const SectionFacts &facts, Places &places)
{
    const ThreadFacts &second = facts.threads[1];
    const SharedWords &words = facts.shared.front();
    const Paragraph link = desk.threads.link(desk.prose, second.stats.thread);
    const auto replies = static_cast<std::int64_t>(second.stats.replies);
    if (replies == 0 && second.score) {
        desk.prose.say(paragraph, "tie.bare", {{"thread", link}, {"score", static_cast<std::int64_t>(*second.score)}});
        places.named(1);
        return;
    }
    if (words.empty()
        || !desk.prose.say(paragraph, "tie.words",
                           {{"thread", link}, {"words", desk.prose.quotedList(words)},
                            {"n", static_cast<std::int64_t>(words.size())}, {"replies", replies}}))
        desk.prose.say(paragraph, "tie.plain", {{"thread", link}, {"replies", replies}});
    places.named(1);
}

void sayTheOtherThreads(Desk &desk, Paragraph &paragraph, const SectionFacts &facts, Places &places)
{
    const ThreadFacts &second = facts.threads[1];
    std::vector<Fact> options;
    if (facts.inBoth >= 2)
        options.push_back({"tie.people", {{"people", facts.inBoth}}, 0.3 + 0.08 * static_cast<double>(facts.inBoth), 1});
    if (facts.highestScore && *facts.highestScore == 1 && facts.threads.front().score)
        options.push_back({"topthread",
                           {{"place", places.of(second.stats.thread)},
                            {"score", static_cast<std::int64_t>(*second.score)}}, 0.7, 2});
    for (const Fact &fact : choose(desk, std::move(options), 1)) {
        if (desk.prose.say(paragraph, fact.key, fact.arguments))
            ++desk.told[fact.key];
    }
    if (facts.threads.size() == 3 && facts.threads[2].stats.replies > 0) {
        desk.prose.say(paragraph, "more.one",
                       {{"thread", desk.threads.link(desk.prose, facts.threads[2].stats.thread)},
                        {"replies", static_cast<std::int64_t>(facts.threads[2].stats.replies)}});
        places.named(2);
    } else if (facts.threads.size() > 3) {
        desk.prose.say(paragraph, "more.two",
                       {{"thread", desk.threads.link(desk.prose, facts.threads[2].stats.thread)},
                        {"thread2", desk.threads.link(desk.prose, facts.threads[3].stats.thread)}});
        places.named(2);
        places.named(3);
    }
}

void sayTheTone(Desk &desk, Paragraph &paragraph, const SectionFacts &facts)
{
    const Tone &tone = facts.tone;
    if (tone.scored < 8)
        return;
    const double coverage = static_cast<double>(tone.scored) / static_cast<double>(facts.rows.size());
    if (coverage < 0.85
        && desk.prose.say(paragraph, "tone.part",
                          {{"scored", tone.scored}, {"pos", tone.positive}, {"neg", tone.negative}}))
        return;
    if (tone.isSplit()) {
        desk.prose.say(paragraph, "tone.split", {{"pos", tone.positive}, {"neg", tone.negative}});
        return;
    }
    desk.prose.say(paragraph, "tone.lean",
                   {{"tone", std::string(tone.leansPositive() ? "positive" : "negative")},
                    {"major", std::max(tone.positive, tone.negative)},
                    {"minor", std::min(tone.positive, tone.negative)}});
}

/// What sets the theme apart, who and when; the opposing voice is told in its place among them.
void sayTheRest(Desk &desk, Paragraph &paragraph, const CorpusFacts &corpus, const SectionFacts &facts, Places &places,
                const std::optional<Fact> &voice, std::optional<std::uint32_t> quotedRow)
{
    const PostTable &table = desk.table;
    const auto posts = static_cast<std::int64_t>(facts.rows.size());
    std::vector<Fact> options;

    if (facts.tone.scored >= 12 && !facts.tone.isSplit()) {
        const bool positive = facts.tone.leansPositive();
        const double apart = positive ? facts.tone.positive - corpus.tone.positive
                                      : facts.tone.negative - corpus.tone.negative;
        if (apart >= 0.07)
            options.push_back({"tone.apart",
                               {{"tone", std::string(positive ? "positive" : "negative")},
                                {"n", static_cast<std::int64_t>(std::llround(apart * 100))}}, 0.2 + 3 * apart, 1});
    }
    const ThreadFacts *warm = nullptr, *cold = nullptr;
    const auto balance = [](const ThreadFacts &thread) { return thread.tone.positive - thread.tone.negative; };
    for (const ThreadFacts &thread : facts.threads) {
        if (thread.tone.scored < 6)
            continue;
        warm = warm == nullptr || balance(thread) > balance(*warm) ? &thread : warm;
        cold = cold == nullptr || balance(thread) < balance(*cold) ? &thread : cold;
    }
    if (warm != nullptr && warm != cold && balance(*warm) - balance(*cold) >= 0.15)
        options.push_back({"tone.threads",
                           {{"warm", places.of(warm->stats.thread)}, {"cold", places.of(cold->stats.thread)}},
                           0.9 * (balance(*warm) - balance(*cold)) + 0.2, 2});
    if (facts.topComment && table.score[*facts.topComment] >= 5
        && (desk.people.isKnown(*facts.topComment) || (table.flags[*facts.topComment] & FlagAuthorGone) != 0)
        && (!quotedRow || table.author[*quotedRow] != table.author[*facts.topComment]))
        options.push_back({"topcomment",
                           {{"who", desk.people.inSentence(*facts.topComment)},
                            {"score", static_cast<std::int64_t>(table.score[*facts.topComment])},
                            {"place", places.ofRow(*facts.topComment)}}, 0.55, 3});
    if (facts.peak && facts.peak->prominence >= 1.6)
        options.push_back({"peak",
                           {{"when", desk.dates.when(facts.peak->bin, facts.peak->by, facts.peak->severalDays)},
                            {"posts", facts.peak->bin.posts}}, 0.22 * facts.peak->prominence, 6});
    if (facts.busiestAuthorPosts > 0) {
        const double share = static_cast<double>(facts.busiestAuthorPosts) / static_cast<double>(posts);
        if (share >= 0.1 && facts.busiestAuthorPosts >= 4)
            options.push_back({"voice.one",
                               {{"who", desk.people.inSentence(facts.busiestAuthorRow)},
                                {"n", facts.busiestAuthorPosts}, {"posts", posts}}, 0.25 + 2 * share, 5});
        else if (share <= 0.08 && facts.stats.people >= 12)
            options.push_back({"voice.many",
                               {{"people", facts.stats.people}, {"posts", posts}, {"n", facts.busiestAuthorPosts}},
                               0.5, 5});
    }
    if (facts.linkingAuthorThreads >= 3)
        options.push_back({"cross",
                           {{"who", desk.people.inSentence(facts.linkingAuthorRow)}, {"n", facts.linkingAuthorThreads}},
                           0.3 + 0.1 * static_cast<double>(facts.linkingAuthorThreads), 5});
    if (facts.questions >= 0.2 && posts >= 10)
        options.push_back({"questions", {{"share", facts.questions}}, 0.1 + facts.questions, 4});
    if (facts.longest && facts.longestWords >= 120 && desk.people.isKnown(*facts.longest))
        options.push_back({"long",
                           {{"who", desk.people.inSentence(*facts.longest)}, {"n", facts.longestWords},
                            {"place", places.ofRow(*facts.longest)}},
                           0.2 + static_cast<double>(facts.longestWords) / 1500.0, 7});
    if (facts.belowZero >= 2)
        options.push_back({"lowscores",
                           {{"n", facts.belowZero}, {"score", static_cast<std::int64_t>(facts.lowest)}},
                           0.25 + 4 * static_cast<double>(facts.belowZero) / static_cast<double>(facts.threadRows.size()),
                           6});
    if (facts.controversial >= 2 && !(voice && voice->key == "disputed"))
        options.push_back({"controversial", {{"n", facts.controversial}},
                           0.25 + 5 * static_cast<double>(facts.controversial) / static_cast<double>(facts.threadRows.size()),
                           4});
    for (const auto &[packed, count] : facts.languages) {
        const double share = static_cast<double>(count) / static_cast<double>(posts);
        if (packed == 0 || Language(packed) == mainLanguage(corpus) || share < 0.1)
            continue;
        options.push_back({share > 0.5 ? "language.most" : "language",
                           {{"share", share},
                            {"language", desk.prose.catalogue().text("language.name", {{"code", Language(packed).code()}})}},
                           0.4 + share, 0});
        break;
    }
    const analysis::ThreadStats &main = facts.threads.front().stats;
    if (main.known && main.created > 0 && main.lastReply - main.created >= 20 * 3600)
        options.push_back({"duration",
                           {{"place", places.of(main.thread)}, {"duration", desk.dates.duration(main.lastReply - main.created)}},
                           0.4, 8});
    if (facts.gone >= 3)
        options.push_back({"gone", {{"n", facts.gone}},
                           0.2 + 3 * static_cast<double>(facts.gone) / static_cast<double>(facts.threadRows.size()), 8});

    for (const Fact &fact : choose(desk, std::move(options), 3)) {
        if (desk.prose.say(paragraph, fact.key, fact.arguments))
            ++desk.told[fact.key];
    }
    // Last, so that the quote follows at once.
    if (voice)
        desk.prose.say(paragraph, voice->key, voice->arguments);
}

} // namespace

Result<Section> writeSection(Desk &desk, const CorpusFacts &corpus, const SectionFacts &facts, std::size_t place,
                             bool last, Progress &progress)
{
    Section section;
    section.theme = facts.theme;
    section.heading = heading(desk, corpus, facts);

    // The pull quotes are chosen first, so that the best are not spent within a paragraph.
    const std::vector<std::string> subject = subjectWords(corpus, facts);
    const auto found = quotesFor(desk, facts, subject, progress);
    if (!found)
        return found.error();
    const auto disputed = disputedQuotes(desk, facts, subject, progress);
    if (!disputed)
        return disputed.error();
    const ChosenQuotes chosen = chooseQuotes(desk, facts, *found, *disputed);
    std::vector<std::pair<const analysis::Quote *, std::uint32_t>> pulled;
    for (const auto *quote : {&chosen.main, &chosen.other}) {
        if (!*quote)
            continue;
        if (const auto row = freeRow(desk, **quote)) {
            reserve(desk, **quote, *row);
            pulled.emplace_back(&**quote, *row);
        }
    }

    Places places(desk, facts);
    Paragraph story;
    sayLead(desk, story, facts, place, last);
    places.named(0);
    const ThreadFacts &main = facts.threads.front();
    if (main.submission && main.stats.known) {
        if (const auto done = weave(desk, section, story, {*main.submission}, "says.opening", subject, progress); !done)
            return done.error();
    }
    sayTheMainThread(desk, story, facts);
    sayTheSecondThread(desk, story, facts, places);
    Selection secondRows;
    for (const std::uint32_t row : facts.threadRows) {
        if (desk.table.thread[row] == facts.threads[1].stats.threadIndex)
            secondRows.push_back(row);
    }
    if (const auto done = weave(desk, section, story, secondRows, "says.there", subject, progress); !done)
        return done.error();
    sayTheOtherThreads(desk, story, facts, places);
    section.paragraphs.push_back(std::move(story));

    std::optional<Fact> voice;
    std::optional<std::uint32_t> quotedRow;
    if (pulled.size() == 2) {
        const std::uint32_t second = pulled[1].second;
        const analysis::Quote &other = *pulled[1].first;
        Arguments told{{"who", desk.people.inSentence(second)}, {"place", places.ofRow(second)}};
        if (other.score)
            told.emplace_back("score", static_cast<std::int64_t>(*other.score));
        switch (chosen.relation) {
        case ChosenQuotes::Relation::Disputed:
            voice = Fact{"disputed", told};
            break;
        case ChosenQuotes::Relation::Unpopular:
            voice = Fact{"unpopular", told};
            break;
        case ChosenQuotes::Relation::Opposing:
            voice = Fact{other.score ? "dissent" : "dissent.noscore", told};
            break;
        case ChosenQuotes::Relation::None:
        case ChosenQuotes::Relation::Second:
            break;
        }
        // Without a name there is nobody to introduce, only a comment.
        if (voice && !desk.people.isKnown(second)
            && (desk.table.flags[second] & FlagAuthorGone) == 0) {
            if (other.score)
                voice = Fact{"unsigned",
                             {{"place", places.ofRow(second)}, {"score", static_cast<std::int64_t>(*other.score)},
                              {"kind", std::string(voice->key)}}};
            else
                voice.reset();
        }
        if (voice)
            quotedRow = second;
    }

    Paragraph voices;
    sayTheTone(desk, voices, facts);
    sayTheRest(desk, voices, corpus, facts, places, voice, quotedRow);
    if (!voices.empty())
        section.paragraphs.push_back(std::move(voices));
    for (const auto &[quote, row] : pulled)
        section.quotes.push_back(pull(desk, *quote, row));
    for (const SharedWords &words : facts.shared) {
        for (const std::string &word : words) {
            if (std::find(section.sharedWords.begin(), section.sharedWords.end(), word) == section.sharedWords.end())
                section.sharedWords.push_back(word);
        }
    }
    for (const ThreadFacts &thread : facts.threads)
        section.sources.push_back(desk.threads.numberOf(desk.prose, thread.stats.thread));
    return section;
}

Result<std::vector<PullQuote>> pickQuotes(Desk &desk, const Selection &rows, std::size_t count, Progress &progress)
{
    const auto found = analysis::rankQuotes(desk.workspace, desk.table, rows, {.limit = QuotesRead}, progress);
    if (!found)
        return found.error();
    std::vector<PullQuote> quotes;
    for (const analysis::Quote &quote : *found) {
        if (quotes.size() == count)
            break;
        if (const auto row = freeRow(desk, quote)) {
            reserve(desk, quote, *row);
            quotes.push_back(pull(desk, quote, *row));
        }
    }
    return quotes;
}

} // namespace parlance::report
