// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quotes.h"

#include "core/analysis/quotespans.h"
#include "core/base/hash.h"
#include "core/sentiment/scorer.h"
#include "core/store/cleaning.h"
#include "core/store/posts.h"
#include "core/text/plaintext.h"
#include "core/text/words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace parlance::analysis {

namespace {

constexpr std::uint32_t NeverQuoted = FlagDeleted | FlagRemoved | FlagBot | FlagStickied;
constexpr std::size_t PageSize = 256;

/// A post that may hold a quote, before its text is read.
struct Promising
{
    std::uint32_t row = 0;
    double approval = 0; ///< in [0, 1]
    double promise = 0;
};

/// Approval corrected for where a post stands: half against the best of the selection, half against the best of its own
/// thread, submissions and comments apart, since a submission is seen by more people.
std::vector<Promising> promisingPosts(const PostTable &table, const Selection &selection, const QuoteOptions &options)
{
    const auto logScore = [&](std::uint32_t row) {
        return (table.flags[row] & FlagNoScore) != 0 ? 0.0 : std::log1p(std::max(table.score[row], 0));
    };
    std::array<double, 2> best{};
    std::unordered_map<std::uint32_t, double> bestOfThread;
    for (const std::uint32_t row : selection) {
        const double value = logScore(row);
        double &kind = best[table.isSubmission(row) ? 0 : 1];
        kind = std::max(kind, value);
        if (!table.isSubmission(row)) {
            double &thread = bestOfThread[table.thread[row]];
            thread = std::max(thread, value);
        }
    }
    std::vector<Promising> posts;
    for (const std::uint32_t row : selection) {
        // Eight words take some 30 bytes; nothing shorter can hold a quote.
        if ((table.flags[row] & NeverQuoted) != 0 || table.length[row] < 3 * options.minWords)
            continue;
        const bool submission = table.isSubmission(row);
        const double value = logScore(row);
        const double all = best[submission ? 0 : 1];
        const double thread = submission ? all : bestOfThread[table.thread[row]];
        const double approval = 0.5 * (all > 0 ? value / all : 0) + 0.5 * (thread > 0 ? value / thread : 0);
        const double length = std::min(1.0, static_cast<double>(table.length[row]) / 120.0);
        posts.push_back({row, approval * (submission ? 0.8 : 1.0), approval + 0.3 * length});
    }
    std::sort(posts.begin(), posts.end(), [](const Promising &a, const Promising &b) {
        return a.promise != b.promise ? a.promise > b.promise : a.row < b.row;
    });
    return posts;
}

/// Counts the words of a quote that belong to its subject, whole or by their stem.
class Subject
{
public:
    explicit Subject(const std::vector<std::string> &words) : m_words(words.begin(), words.end()) {}

    bool isEmpty() const { return m_words.empty(); }

    std::size_t hits(const std::vector<text::Word> &words, Language language)
    {
        auto &stemmer = m_stemmers[language.packed];
        if (!stemmer)
            stemmer = std::make_unique<text::Stemmer>(language);
        std::set<std::string> found;
        for (const text::Word &word : words) {
            if (m_words.contains(word.folded))
                found.insert(word.folded);
            else if (std::string stem = stemmer->stem(word.folded); m_words.contains(stem))
                found.insert(std::move(stem));
        }
        return found.size();
    }

private:
    std::unordered_set<std::string> m_words;
    std::map<std::uint16_t, std::unique_ptr<text::Stemmer>> m_stemmers;
};

/// The words of quotes already taken, to recognise copies and near copies.
class Copies
{
public:
    /// True when at least six words in ten are shared with a quote taken before.
    bool isCopy(const std::vector<text::Word> &words) const
    {
        std::set<std::string_view> mine;
        for (const text::Word &word : words)
            mine.insert(word.folded);
        return std::any_of(m_taken.begin(), m_taken.end(), [&](const std::set<std::string> &taken) {
            const auto shared = static_cast<std::size_t>(std::count_if(
                mine.begin(), mine.end(), [&](std::string_view word) { return taken.contains(std::string(word)); }));
            return 10 * shared >= 6 * (mine.size() + taken.size() - shared);
        });
    }
    void take(const std::vector<text::Word> &words)
    {
        auto &set = m_taken.emplace_back();
        for (const text::Word &word : words)
            set.insert(word.folded);
    }

private:
    std::vector<std::set<std::string>> m_taken;
};

double lengthFit(std::size_t words)
{
    if (words < 12)
        return static_cast<double>(words) / 12.0;
    if (words <= 30)
        return 1.0;
    return std::max(0.3, 1.0 - static_cast<double>(words - 30) / 20.0);
}

struct Candidate
{
    Quote quote;
    AuthorId author;
    std::vector<text::Word> words;
};

} // namespace

Result<std::vector<Quote>> rankQuotes(const store::Workspace &workspace, const PostTable &table,
                                      const Selection &selection, const QuoteOptions &options, Progress &progress)
{
    std::vector<Promising> promising = promisingPosts(table, selection, options);
    // Most posts near the top do hold a quote: fifteen read for one wanted leaves room for the choosy.
    if (options.limit != 0)
        promising.resize(std::min(promising.size(), std::max<std::size_t>(400, 15 * options.limit)));

    const auto lines = store::BoilerplateLines::read(workspace);
    if (!lines)
        return lines.error();
    Subject subject(options.subjectWords);
    std::vector<Candidate> candidates;
    std::unordered_map<std::int64_t, const Promising *> byPost;
    for (std::size_t page = 0; page < promising.size(); page += PageSize) {
        if (progress.isCancelled())
            return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
        progress.report(static_cast<std::int64_t>(page), static_cast<std::int64_t>(promising.size()));
        const std::size_t end = std::min(promising.size(), page + PageSize);
        std::vector<PostId> ids;
        byPost.clear();
        for (std::size_t i = page; i < end; ++i) {
            ids.push_back(table.id[promising[i].row]);
            byPost[ids.back().value] = &promising[i];
        }
        auto details = store::posts(workspace, ids);
        if (!details)
            return details.error();
        for (store::PostDetail &post : *details) {
            const Promising &from = *byPost.at(post.id.value);
            const auto spans = quoteSpans(post.body, post.markup, post.language,
                                          {.minWords = options.minWords, .maxWords = options.maxWords});
            std::optional<Candidate> best;
            for (const QuoteSpan &span : spans) {
                if ((post.flags & FlagBoilerplate) != 0 && lines->touches(post.author, span.text))
                    continue;
                std::vector<text::Word> words = text::words(span.text, post.language);
                const std::size_t hits = subject.isEmpty() ? 0 : subject.hits(words, post.language);
                // Only what the workspace scored.
                const double opinion = post.sentiment ? std::abs(sentiment::Scorer::verdict(span.text, post.language).score.compound) : 0.0;
                const double length = lengthFit(span.words);
                const double theme = subject.isEmpty() ? 0.0 : std::min(1.0, static_cast<double>(hits) / 2.0);
                const double sum = subject.isEmpty()
                                       ? 0.55 * from.approval + 0.20 * length + 0.20 * opinion + 0.05 * span.opens
                                       : 0.42 * from.approval + 0.24 * theme + 0.16 * length + 0.14 * opinion
                                             + 0.04 * span.opens;
                // Off the subject, a quote has to be half as good again.
                const double onSubject = subject.isEmpty() || hits > 1 ? 1.0 : hits == 1 ? 0.88 : 0.65;
                const double strength = sum * span.quality * onSubject;
                if (best && strength <= best->quote.strength)
                    continue;
                Candidate candidate;
                candidate.author = post.author;
                candidate.words = std::move(words);
                Quote &quote = candidate.quote;
                quote.begin = static_cast<std::int64_t>(span.begin);
                quote.end = static_cast<std::int64_t>(span.end);
                quote.text = span.text;
                quote.strength = strength;
                if (from.approval >= 0.5)
                    quote.reasons.emplace_back("score");
                if (hits > 0)
                    quote.reasons.emplace_back("theme words");
                if (length >= 1.0)
                    quote.reasons.emplace_back("length");
                if (opinion >= 0.5)
                    quote.reasons.emplace_back("opinion");
                quote.reasons.emplace_back("complete sentence");
                best = std::move(candidate);
            }
            if (!best)
                continue;
            Quote &quote = best->quote;
            quote.post = post.id;
            quote.sha256 = sha256Hex(std::string_view(post.body).substr(
                static_cast<std::size_t>(quote.begin), static_cast<std::size_t>(quote.end - quote.begin)));
            quote.author = std::move(post.authorName);
            quote.flags = post.flags;
            quote.score = post.score;
            quote.createdUtc = post.createdUtc;
            quote.thread = post.thread;
            quote.permalink = std::move(post.permalink);
            quote.theme = table.themeOrNone(from.row);
            quote.language = post.language;
            if (post.sentiment)
                quote.compound = post.sentiment->compound;
            candidates.push_back(std::move(*best));
        }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        return a.quote.strength != b.quote.strength ? a.quote.strength > b.quote.strength
                                                    : a.quote.post < b.quote.post;
    });

    std::vector<Quote> quotes;
    Copies copies;
    std::unordered_set<std::uint32_t> authors;
    for (Candidate &candidate : candidates) {
        if (options.limit != 0 && quotes.size() == options.limit)
            break;
        if (options.onePerAuthor && candidate.author && authors.contains(candidate.author.value))
            continue;
        if (copies.isCopy(candidate.words))
            continue;
        copies.take(candidate.words);
        authors.insert(candidate.author.value);
        quotes.push_back(std::move(candidate.quote));
    }

    std::vector<ThreadId> threads;
    for (const Quote &quote : quotes)
        threads.push_back(quote.thread);
    std::sort(threads.begin(), threads.end());
    threads.erase(std::unique(threads.begin(), threads.end()), threads.end());
    auto heads = store::threadHeads(workspace, threads);
    if (!heads)
        return heads.error();
    std::unordered_map<std::int64_t, const store::ThreadHead *> titles;
    for (const store::ThreadHead &head : *heads)
        titles[head.id.value] = &head;
    for (Quote &quote : quotes) {
        if (const auto found = titles.find(quote.thread.value); found != titles.end())
            quote.threadTitle = found->second->title;
    }
    return quotes;
}

} // namespace parlance::analysis
