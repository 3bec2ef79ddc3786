// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/wordcounts.h"

#include "core/topics/numbers/bytes.h"
#include "core/topics/numbers/numeric.h"
#include "core/topics/placing/placing.h"
#include "core/topics/words/vocabulary.h"

#include <algorithm>
#include <functional>
#include <mutex>

namespace parlance::topics {

namespace {

constexpr std::size_t PostsPerBlock = 32768;

/// Counts while they are made: a column a theme, and the last for posts without one.
class Tally
{
public:
    Tally(std::size_t terms, std::size_t themes)
        : m_columns(themes + 1), m_uses(terms * m_columns, 0), m_posts(terms * m_columns, 0),
          m_rows(m_columns, 0)
    {
    }

    /// \param theme  -1 = none.
    void addPost(std::int32_t theme) { ++m_rows[columnOf(theme)]; }
    void addWord(std::int32_t theme, std::uint32_t term, std::uint32_t uses)
    {
        const std::size_t place = term * m_columns + columnOf(theme);
        m_uses[place] += uses;
        ++m_posts[place];
    }
    void add(const Tally &other)
    {
        const auto plus = [](auto &into, const auto &from) {
            std::transform(into.begin(), into.end(), from.begin(), into.begin(), std::plus());
        };
        plus(m_uses, other.m_uses);
        plus(m_posts, other.m_posts);
        plus(m_rows, other.m_rows);
    }

    CountedWords counted(std::vector<std::string> words) const
    {
        CountedWords counted{
            .words = std::move(words), .all = {}, .themes = std::vector<WordCounts>(m_columns - 1)};
        for (std::size_t column = 0; column < m_columns; ++column) {
            counted.all.posts += m_rows[column];
            if (column + 1 < m_columns)
                counted.themes[column].posts = m_rows[column];
        }
        for (std::uint32_t term = 0; term < counted.words.size(); ++term) {
            WordCounts::Use all{.term = term};
            for (std::size_t column = 0; column < m_columns; ++column) {
                const std::size_t place = term * m_columns + column;
                if (m_posts[place] == 0)
                    continue;
                all.posts += m_posts[place];
                all.uses += m_uses[place];
                if (column + 1 < m_columns)
                    counted.themes[column].words.push_back({term, m_posts[place], m_uses[place]});
            }
            if (all.posts > 0)
                counted.all.words.push_back(all);
        }
        return counted;
    }

private:
    std::size_t columnOf(std::int32_t theme) const
    {
        return theme < 0 ? m_columns - 1 : static_cast<std::size_t>(theme);
    }

    std::size_t m_columns;
    std::vector<std::uint32_t> m_uses, m_posts; ///< term x column
    std::vector<std::int64_t> m_rows;
};

/// Both by term: `combine(into, other)` where both have a word, and what one of them lacks counts as none.
template <class Combine>
std::vector<WordCounts::Use> merged(const std::vector<WordCounts::Use> &a,
                                    const std::vector<WordCounts::Use> &b, const Combine &combine)
{
    std::vector<WordCounts::Use> both;
    both.reserve(a.size());
    auto x = a.begin();
    auto y = b.begin();
    while (x != a.end() || y != b.end()) {
        const bool takeX = x != a.end() && (y == b.end() || x->term <= y->term);
        const bool takeY = y != b.end() && (x == a.end() || y->term <= x->term);
        WordCounts::Use use = takeX ? *x : WordCounts::Use{.term = y->term};
        combine(use, takeY ? *y : WordCounts::Use{.term = use.term});
        x += takeX;
        y += takeY;
        if (use.posts > 0)
            both.push_back(use);
    }
    return both;
}

Error unreadable()
{
    return {
        .code = ErrorCode::BadInput,
        .message = TR_NOOP(
            "Error", "What the search for themes learned cannot be read any more. Find the themes again.")};
}

} // namespace

void WordCounts::add(const WordCounts &other)
{
    posts += other.posts;
    words = merged(words, other.words, [](Use &into, const Use &more) {
        into.posts += more.posts;
        into.uses += more.uses;
    });
}

void WordCounts::subtract(const WordCounts &other)
{
    posts = std::max<std::int64_t>(0, posts - other.posts);
    words = merged(words, other.words, [](Use &from, const Use &less) {
        from.posts -= std::min(from.posts, less.posts);
        from.uses -= std::min(from.uses, less.uses);
    });
}

void CountedWords::add(const CountedWords &other)
{
    all.add(other.all);
    for (std::size_t theme = 0; theme < themes.size(); ++theme)
        themes[theme].add(other.themes[theme]);
}

CountedWords countWords(std::vector<std::string> words, const TermCounts &counts,
                        std::span<const std::int32_t> assignment, std::size_t themes)
{
    Tally tally(words.size(), themes);
    for (std::size_t row = 0; row < assignment.size(); ++row) {
        tally.addPost(assignment[row]);
        for (std::uint64_t i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
            if (!words[counts.term[i]].empty())
                tally.addWord(assignment[row], counts.term[i], static_cast<std::uint32_t>(counts.count[i]));
        }
    }
    return tally.counted(std::move(words));
}

CountedWords countWords(std::vector<std::string> words, const KnownThemes &known,
                        std::span<const Document> documents, std::span<const std::int32_t> assignment,
                        std::size_t themes, int workers, const Progress &progress)
{
    Tally sum(words.size(), themes);
    std::mutex guard;
    const std::size_t blocks = (documents.size() + PostsPerBlock - 1) / PostsPerBlock;
    const auto makeReader = [&] { return std::make_unique<PostReader>(known); };
    forEachBlock(blocks, workers, makeReader, [&](std::size_t block, const std::unique_ptr<PostReader> &reader) {
        Tally tally(words.size(), themes);
        std::vector<std::uint32_t> terms;
        const std::size_t last = std::min(documents.size(), (block + 1) * PostsPerBlock);
        for (std::size_t d = block * PostsPerBlock; d < last && !progress.isCancelled(); ++d) {
            terms.clear();
            for (const ReadWord &word : reader->read(documents[d].text, documents[d].language)) {
                if (word.term < words.size() && !words[word.term].empty())
                    terms.push_back(word.term);
            }
            std::sort(terms.begin(), terms.end());
            tally.addPost(assignment[d]);
            for (auto at = terms.begin(); at != terms.end();) {
                const auto next = std::upper_bound(at, terms.end(), *at);
                tally.addWord(assignment[d], *at, static_cast<std::uint32_t>(next - at));
                at = next;
            }
        }
        const std::lock_guard lock(guard); // whole numbers: in any order
        sum.add(tally);
    });
    return sum.counted(std::move(words));
}

std::string toBytes(const WordCounts &counts)
{
    ByteWriter out;
    out.number(static_cast<std::uint64_t>(counts.posts));
    out.number(counts.words.size());
    std::uint32_t before = 0;
    for (const WordCounts::Use &use : counts.words) {
        out.number(use.term - before);
        out.number(use.posts);
        out.number(use.uses - use.posts); // every post uses it once at least
        before = use.term;
    }
    return out.take();
}

std::string toBytes(std::span<const std::string> words)
{
    ByteWriter out;
    out.number(words.size());
    for (const std::string &word : words)
        out.text(word);
    return out.take();
}

Result<WordCounts> wordCountsFrom(std::string_view bytes)
{
    ByteReader in(bytes);
    WordCounts counts;
    counts.posts = static_cast<std::int64_t>(in.number());
    const std::size_t words = in.count(3);
    std::uint64_t term = 0;
    for (std::size_t word = 0; word < words && in.good(); ++word) {
        term += in.number();
        const auto posts = static_cast<std::uint32_t>(in.number());
        const auto uses = posts + static_cast<std::uint32_t>(in.number());
        counts.words.push_back({static_cast<std::uint32_t>(term), posts, uses});
    }
    if (!in.good() || !in.atEnd())
        return unreadable();
    return counts;
}

Result<std::vector<std::string>> wordsFrom(std::string_view bytes)
{
    ByteReader in(bytes);
    std::vector<std::string> words;
    const std::size_t count = in.count(1);
    for (std::size_t word = 0; word < count && in.good(); ++word)
        words.emplace_back(in.raw(in.count(1)));
    if (!in.good() || !in.atEnd())
        return unreadable();
    return words;
}

} // namespace parlance::topics
