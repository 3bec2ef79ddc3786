// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchsegment.h"

#include "core/base/hash.h"

#include <algorithm>
#include <bit>
#include <cstring>

// The format is FTS5's, version 4, which every SQLite since 3.9 reads and writes. It is told in the comment at the head of
// SQLite's fts5_index.c; the words here are those used there. Tests have SQLite itself check what is written here.

namespace parlance::store {

namespace {

constexpr std::size_t LongestVarint = 9;

/// Writes a number at `out`. \returns the bytes it took, at most LongestVarint.
inline std::size_t putVarint(char *out, std::uint64_t value)
{
    if (value < 0x80) [[likely]] {
        *out = static_cast<char>(value);
        return 1;
    }
    if (value < 0x4000) {
        out[0] = static_cast<char>(value >> 7 | 0x80);
        out[1] = static_cast<char>(value & 0x7f);
        return 2;
    }
    if (value >> 56) { // the ninth byte has eight bits
        out[8] = static_cast<char>(value);
        value >>= 8;
        for (int at = 7; at >= 0; --at, value >>= 7)
            out[at] = static_cast<char>((value & 0x7f) | 0x80);
        return 9;
    }
    const std::size_t size = (static_cast<std::size_t>(std::bit_width(value)) + 6) / 7;
    for (std::size_t at = size; at-- > 0; value >>= 7)
        out[at] = static_cast<char>((value & 0x7f) | (at + 1 < size ? 0x80 : 0));
    return size;
}

} // namespace

void appendVarint(std::string &out, std::uint64_t value)
{
    char bytes[LongestVarint];
    out.append(bytes, putVarint(bytes, value));
}

namespace {

constexpr std::size_t PageSize = 4050;       ///< FTS5's default: two fit into a page of the file
constexpr std::size_t HeadSize = 4;          ///< of a page
constexpr std::size_t LongestToken = 32768;  ///< FTS5 cuts what is longer
constexpr int FewestEmptyPages = 4;          ///< pages without a term from which on they are listed
constexpr int HeightShift = 31;              ///< of a node's height in its id
constexpr std::int64_t ListBit = std::int64_t{1} << 36;

std::size_t varintLength(const char *bytes)
{
    std::size_t length = 1;
    while (length < 9 && (bytes[length - 1] & 0x80) != 0)
        ++length;
    return length;
}

/// Puts terms and their positions on pages.
class PageWriter
{
public:
    explicit PageWriter(SearchSegment &segment) : m_segment(segment) { beginPage(); }

    void addTerm(std::string_view term)
    {
        if (used() + term.size() + 2 >= PageSize && m_size > HeadSize)
            flushPage();
        m_footerSize += putVarint(m_footer.data() + m_footerSize, m_size - m_lastTermAt);
        m_lastTermAt = m_size;
        const std::size_t shared = static_cast<std::size_t>(
            std::mismatch(m_term.begin(), m_term.end(), term.begin(), term.end()).first - m_term.begin());
        std::size_t prefix = 0;
        if (m_pageHasTerm) {
            prefix = shared;
            putNumber(prefix);
        } else if (m_number != 1) {
            finishKey();
            m_key = term.substr(0, m_term.empty() ? term.size() : shared + 1);
            m_keyPage = m_number;
        }
        putNumber(term.size() - prefix);
        putBytes(term.substr(prefix));
        m_term = term;
        m_pageHasTerm = m_pageHasStart = true;
        m_isFirstOfTerm = true;
        m_lists.resize(std::max<std::size_t>(m_lists.size(), 1));
        m_lists[0].number = m_number;
    }

    /// \param positions  as FTS5 lists them.
    void addDocument(std::int64_t id, std::string_view positions)
    {
        if (used() >= PageSize)
            flushPage();
        if (!m_pageHasStart) {
            m_page[0] = static_cast<char>(m_size >> 8);
            m_page[1] = static_cast<char>(m_size);
            addToList(id);
        }
        putNumber(static_cast<std::uint64_t>(m_isFirstOfTerm || !m_pageHasStart ? id : id - m_lastId));
        m_lastId = id;
        m_isFirstOfTerm = false;
        m_pageHasStart = true;
        putNumber(positions.size() * 2);
        while (used() + positions.size() >= PageSize) {
            std::size_t fits = 0;
            while (used() + fits < PageSize) // no number is cut in two
                fits += varintLength(positions.data() + fits);
            putBytes(positions.substr(0, fits));
            positions.remove_prefix(fits);
            flushPage();
        }
        putBytes(positions);
    }

    void finish()
    {
        if (m_size > HeadSize)
            flushPage();
        m_segment.leaves = m_number - 1;
        if (m_number > 1)
            finishKey();
    }

private:
    /// A node of the list of pages that one term's documents fill.
    struct List
    {
        std::string bytes;
        std::int64_t number = 0;
        std::int64_t first = 0, last = 0; ///< ids
        bool hasLast = false;
    };

    std::size_t used() const { return m_size + m_footerSize; }
    void putNumber(std::uint64_t value) { m_size += putVarint(m_page.data() + m_size, value); }

    void putBytes(std::string_view bytes)
    {
        std::memcpy(m_page.data() + m_size, bytes.data(), bytes.size());
        m_size += bytes.size();
    }

    void beginPage()
    {
        std::memset(m_page.data(), 0, HeadSize);
        m_size = HeadSize;
        m_footerSize = 0;
        m_lastTermAt = 0;
    }

    void store(std::int64_t id, std::string_view bytes)
    {
        const std::size_t begin = m_segment.bytes.size();
        m_segment.bytes += bytes;
        m_segment.pages.push_back({id, begin, m_segment.bytes.size()});
    }

    void flushPage()
    {
        m_page[2] = static_cast<char>(m_size >> 8);
        m_page[3] = static_cast<char>(m_size);
        if (m_pageHasTerm) {
            putBytes({m_footer.data(), m_footerSize});
        } else {
            if (!m_pageHasStart && !m_lists[0].bytes.empty())
                appendVarint(m_lists[0].bytes, 0);
            ++m_emptyPages;
        }
        store(m_number, {m_page.data(), m_size});
        beginPage();
        ++m_number;
        m_pageHasTerm = m_pageHasStart = false;
    }

    /// The key of the last page with a term: its documents end here.
    void finishKey()
    {
        if (m_keyPage == 0)
            return;
        const bool isListed = !m_lists.empty() && !m_lists[0].bytes.empty() && m_emptyPages >= FewestEmptyPages;
        for (std::size_t height = 0; height < m_lists.size(); ++height) {
            List &list = m_lists[height];
            if (list.bytes.empty())
                break;
            if (isListed)
                store(listId(height), list.bytes);
            list.bytes.clear();
            list.hasLast = false;
        }
        m_emptyPages = 0;
        m_segment.keys.push_back({m_key, m_keyPage * 2 + (isListed ? 1 : 0)});
        m_keyPage = 0;
    }

    std::int64_t listId(std::size_t height) const
    {
        return ListBit + (static_cast<std::int64_t>(height) << HeightShift) + m_lists[height].number;
    }

    /// Notes that `id` is the first on this page, which no term begins before.
    void addToList(std::int64_t id)
    {
        bool isDone = false;
        for (std::size_t height = 0; !isDone; ++height) {
            isDone = m_lists[height].bytes.size() < PageSize;
            if (!isDone) {
                m_lists[height].bytes[0] = 1; // not the root
                store(listId(height), m_lists[height].bytes);
                m_lists.resize(std::max(m_lists.size(), height + 2));
                List &list = m_lists[height];
                List &above = m_lists[height + 1];
                if (above.bytes.empty()) {
                    above.number = list.number;
                    appendVarint(above.bytes, 0);
                    appendVarint(above.bytes, static_cast<std::uint64_t>(list.number));
                    appendVarint(above.bytes, static_cast<std::uint64_t>(list.first));
                    above.first = above.last = list.first;
                    above.hasLast = true;
                }
                list.bytes.clear();
                list.hasLast = false;
                ++list.number;
            }
            List &list = m_lists[height];
            if (list.hasLast) {
                appendVarint(list.bytes, static_cast<std::uint64_t>(id - list.last));
            } else {
                appendVarint(list.bytes, isDone ? 0 : 1);
                appendVarint(list.bytes, static_cast<std::uint64_t>(height == 0 ? m_number : m_lists[height - 1].number));
                appendVarint(list.bytes, static_cast<std::uint64_t>(id));
                list.first = id;
            }
            list.last = id;
            list.hasLast = true;
        }
    }

    SearchSegment &m_segment;
    // A page is full at PageSize, but a term goes on it whole, and a few numbers may follow.
    std::vector<char> m_page = std::vector<char>(2 * PageSize + LongestToken + 64);
    std::size_t m_size = 0;
    std::vector<char> m_footer = std::vector<char>(PageSize + 64); ///< where the page's terms begin
    std::size_t m_footerSize = 0;
    std::size_t m_lastTermAt = 0;
    std::int64_t m_number = 1;     ///< of the page
    bool m_pageHasTerm = false;
    bool m_pageHasStart = false;   ///< a term or a document begins on it
    std::string m_term;
    bool m_isFirstOfTerm = false;
    std::int64_t m_lastId = 0;
    std::string m_key;             ///< what the page m_keyPage is found by
    std::int64_t m_keyPage = 1;
    int m_emptyPages = 0;
    std::vector<List> m_lists;     ///< by height
};

} // namespace

struct SearchSegmentBuilder::State
{
    explicit State(SearchTokenizer &&given) : tokenizer(std::move(given)) {}

    struct Term
    {
        std::uint64_t low = 0, high = 0; ///< the first 16 bytes
        std::uint32_t size = 0;
        std::uint32_t begin = 0;         ///< in `letters`
        std::uint32_t count = 0;         ///< in all documents; then where its next place goes
    };

    /// Where a term stands: the document and, within it, the token, with TextBit where it is of the text.
    struct Place
    {
        std::uint32_t document, token;
    };
    static constexpr std::uint32_t TextBit = 0x80000000U;

    SearchTokenizer tokenizer;
    std::vector<Term> terms;
    std::string letters;                  ///< of all terms, each behind FTS5's sign of the main index
    std::vector<std::uint64_t> slots;     ///< half a hash << 32 | term + 1; 0 is free
    std::vector<std::uint32_t> stream;    ///< the term of every token, in order
    std::vector<Place> places;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order; ///< terms by their bytes
    std::vector<char> positions;

    std::string_view lettersOf(const Term &term) const { return {letters.data() + term.begin, term.size}; }
    std::uint32_t termOf(std::string_view token);
    void growSlots();
    std::uint32_t tokens(std::string_view text);
    void sortTerms();
};

namespace {

std::uint64_t hashOf(std::uint64_t low, std::uint64_t high, std::string_view token)
{
    if (token.size() > 16) [[unlikely]]
        return hash64(token);
    std::uint64_t hash = (low ^ (high * 0x9E3779B97F4A7C15ULL) ^ token.size()) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32;
    return hash * 0xBF58476D1CE4E5B9ULL;
}

} // namespace

std::uint32_t SearchSegmentBuilder::State::termOf(std::string_view token)
{
    static_assert(SearchTokenizer::Padding >= 16);
    std::uint64_t low = 0, high = 0;
    std::memcpy(&low, token.data(), 8);
    if (token.size() > 8)
        std::memcpy(&high, token.data() + 8, 8);
    const std::uint64_t hash = hashOf(low, high, token);
    const std::size_t mask = slots.size() - 1;
    std::size_t slot = hash & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
        if ((slots[slot] ^ hash) >> 32 != 0)
            continue;
        Term &term = terms[(slots[slot] & 0xFFFFFFFFU) - 1];
        if (term.low == low && term.high == high && term.size == token.size()
            && (token.size() <= 16 || lettersOf(term) == token)) {
            ++term.count;
            return static_cast<std::uint32_t>((slots[slot] & 0xFFFFFFFFU) - 1);
        }
    }
    letters += '0';
    terms.push_back({low, high, static_cast<std::uint32_t>(token.size()), static_cast<std::uint32_t>(letters.size()), 1});
    letters += token;
    slots[slot] = (hash & ~std::uint64_t{0xFFFFFFFFU}) | terms.size();
    const auto found = static_cast<std::uint32_t>(terms.size() - 1);
    if (2 * terms.size() > slots.size())
        growSlots();
    return found;
}

void SearchSegmentBuilder::State::growSlots()
{
    slots.assign(2 * slots.size(), 0);
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::uint64_t hash = hashOf(terms[i].low, terms[i].high, lettersOf(terms[i]));
        std::size_t slot = hash & mask;
        while (slots[slot] != 0)
            slot = (slot + 1) & mask;
        slots[slot] = (hash & ~std::uint64_t{0xFFFFFFFFU}) | (i + 1);
    }
}

/// Puts the tokens of a text behind `stream`. \returns how many.
std::uint32_t SearchSegmentBuilder::State::tokens(std::string_view text)
{
    const std::size_t before = stream.size();
    tokenizer.forEach(text, [this](std::string_view token) { stream.push_back(termOf(token.substr(0, LongestToken))); });
    return static_cast<std::uint32_t>(stream.size() - before);
}

/// By their bytes.
void SearchSegmentBuilder::State::sortTerms()
{
    order.clear();
    order.reserve(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
        std::uint64_t first = terms[i].low;
        if constexpr (std::endian::native == std::endian::little)
            first = __builtin_bswap64(first);
        order.emplace_back(first, static_cast<std::uint32_t>(i));
    }
    std::sort(order.begin(), order.end(), [this](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : lettersOf(terms[a.second]) < lettersOf(terms[b.second]);
    });
}

SearchSegmentBuilder::SearchSegmentBuilder(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SearchSegmentBuilder::~SearchSegmentBuilder() = default;
SearchSegmentBuilder::SearchSegmentBuilder(SearchSegmentBuilder &&) noexcept = default;
SearchSegmentBuilder &SearchSegmentBuilder::operator=(SearchSegmentBuilder &&) noexcept = default;

Result<SearchSegmentBuilder> SearchSegmentBuilder::create()
{
    auto tokenizer = SearchTokenizer::create();
    if (!tokenizer)
        return tokenizer.error();
    return SearchSegmentBuilder(std::make_unique<State>(std::move(*tokenizer)));
}

SearchSegment SearchSegmentBuilder::build(std::span<const SearchDocument> documents)
{
    State &state = *m_state;
    state.terms.clear();
    state.letters.clear();
    state.slots.assign(std::max<std::size_t>(state.slots.size(), 1 << 16), 0);
    state.stream.clear();
    SearchSegment segment;
    segment.sizes.reserve(documents.size());
    for (const SearchDocument &document : documents) {
        const std::uint32_t title = state.tokens(document.title);
        segment.sizes.push_back({title, state.tokens(document.text)});
    }

    // The places of each term next to each other, terms by their bytes, places in order.
    state.sortTerms();
    std::uint32_t next = 0;
    for (const auto &[first, term] : state.order) {
        const std::uint32_t count = state.terms[term].count;
        state.terms[term].count = next;
        next += count;
    }
    state.places.resize(next);
    const std::uint32_t *term = state.stream.data();
    for (std::uint32_t document = 0; document < documents.size(); ++document) {
        for (std::uint32_t token = 0; token < segment.sizes[document][0]; ++token)
            state.places[state.terms[*term++].count++] = {document, token};
        for (std::uint32_t token = 0; token < segment.sizes[document][1]; ++token)
            state.places[state.terms[*term++].count++] = {document, token | State::TextBit};
    }

    PageWriter writer(segment);
    std::vector<char> &positions = state.positions;
    const State::Place *place = state.places.data();
    for (const auto &[first, number] : state.order) {
        const State::Term &done = state.terms[number];
        writer.addTerm({state.letters.data() + done.begin - 1, done.size + std::size_t{1}});
        const State::Place *const end = state.places.data() + done.count;
        while (place != end) {
            const std::uint32_t document = place->document;
            std::size_t size = 0;
            std::uint32_t last = 0; // FTS5 adds 2, so that 1 can stand for another column
            std::uint32_t column = 0;
            for (; place != end && place->document == document; ++place) {
                if (positions.size() < size + 2 + LongestVarint)
                    positions.resize(2 * positions.size() + 64);
                const std::uint32_t token = place->token & ~State::TextBit;
                if ((place->token & State::TextBit) != column) {
                    column = State::TextBit;
                    positions[size++] = 1;
                    positions[size++] = 1;
                    last = 0;
                }
                size += putVarint(positions.data() + size, token - last + 2);
                last = token;
            }
            writer.addDocument(documents[document].id, {positions.data(), size});
        }
    }
    writer.finish();
    return segment;
}

} // namespace parlance::store
