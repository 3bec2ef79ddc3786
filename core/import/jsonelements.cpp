// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonelements.h"

#include "core/import/excerpt.h"
#include "core/import/lines.h"

#include <algorithm>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace parlance::import {

namespace {

constexpr std::size_t MaxMember = 64 << 10;  // of a member that the prelude keeps
constexpr std::size_t MaxOpening = 1 << 20;  // of the whole prelude
constexpr std::size_t MaxNesting = 1 << 20;  // of an element; parsers give up long before
constexpr std::size_t ExcerptRoom = 1 << 10; // more than an excerpt shows

// Behind a prelude: the file ends before the document does, behind the last of the elements or inside it ...
constexpr char BrokenOff = '\x04';
// ... and no element is in the piece ...
constexpr char NothingLeft = '\x05';
// ... and the file holds none of the arrays, and is no empty one.
constexpr char NoArray = '\x06';

bool isBlank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

bool isSeparator(char c)
{
    return isBlank(c) || c == ',';
}

bool isBracket(char c)
{
    return (c | 0x20) == '{' || (c | 0x20) == '}';
}

// Nearly all bytes of a document are inside strings or between marks that matter; both are passed over by blocks.

/// The first '"' or '\\'.
const char *findStringMark(const char *at, const char *end)
{
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    for (; end - at >= 16; at += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const int mask = _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, backslash)));
        if (mask != 0)
            return at + __builtin_ctz(static_cast<unsigned int>(mask));
    }
#endif
    while (at < end && *at != '"' && *at != '\\')
        ++at;
    return at;
}

/// The first '"' or bracket.
const char *findMark(const char *at, const char *end)
{
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i open = _mm_set1_epi8('{');
    const __m128i close = _mm_set1_epi8('}');
    const __m128i curly = _mm_set1_epi8(0x20); // makes '{' of '[' and '}' of ']'
    for (; end - at >= 16; at += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i brackets = _mm_or_si128(block, curly);
        const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(block, quote),
                                           _mm_or_si128(_mm_cmpeq_epi8(brackets, open), _mm_cmpeq_epi8(brackets, close)));
        const int mask = _mm_movemask_epi8(found);
        if (mask != 0)
            return at + __builtin_ctz(static_cast<unsigned int>(mask));
    }
#endif
    while (at < end && *at != '"' && !isBracket(*at))
        ++at;
    return at;
}

constexpr auto npos = std::string_view::npos;

/// Behind the closing quotation mark of a string of which `at` is inside; npos where it does not end.
std::size_t behindString(std::string_view text, std::size_t at)
{
    const char *const end = text.data() + text.size();
    const char *mark = text.data() + at;
    for (;;) {
        mark = findStringMark(mark, end);
        if (mark >= end)
            return npos;
        if (*mark == '"')
            return static_cast<std::size_t>(mark - text.data()) + 1;
        if (end - mark < 2)
            return npos;
        mark += 2;
    }
}

/// Behind a number or a word.
std::size_t behindWord(std::string_view text, std::size_t at)
{
    while (at < text.size() && !isSeparator(text[at]) && !isBracket(text[at]) && text[at] != '"' && text[at] != ':')
        ++at;
    return at;
}

struct Scan
{
    enum { Whole, Unfinished, Broken } state = Whole;
    std::size_t end = 0; ///< if whole
};

/// Looks for the end of the value at `at`. Beside the kinds of brackets, what stands before each opening one and behind each
/// string is looked at: a bracket or quotation mark too few shows at the next element, not at the end of the file.
/// \param ended  nothing follows the text.
Scan scanValue(std::string_view text, std::size_t at, bool ended, std::string &open)
{
    const char *const begin = text.data() + at;
    const char *const end = text.data() + text.size();
    if (*begin == '"') {
        const std::size_t behind = behindString(text, at + 1);
        return behind == npos ? Scan{Scan::Unfinished, 0} : Scan{Scan::Whole, behind};
    }
    if (*begin != '{' && *begin != '[') {
        const std::size_t behind = behindWord(text, at);
        if (behind == at)
            return {Scan::Broken, 0};
        return behind == text.size() && !ended ? Scan{Scan::Unfinished, 0} : Scan{Scan::Whole, behind};
    }
    open.clear();
    for (const char *mark = begin;;) {
        mark = findMark(mark, end);
        if (mark >= end)
            return {Scan::Unfinished, 0};
        const char c = *mark;
        if (c == '"') {
            const std::size_t behind = behindString(text, static_cast<std::size_t>(mark - text.data()) + 1);
            if (behind == npos)
                return {Scan::Unfinished, 0};
            mark = text.data() + behind;
            const char *next = mark;
            while (next < end && isBlank(*next))
                ++next;
            if (next >= end)
                return {Scan::Unfinished, 0};
            if (*next != ':' && *next != ',' && *next != '}' && *next != ']')
                return {Scan::Broken, 0};
        } else if (c == '{' || c == '[') {
            if (!open.empty()) {
                const char *before = mark - 1;
                while (isBlank(*before))
                    --before;
                if (open.back() == '}' ? *before != ':' : *before != ',' && *before != '[')
                    return {Scan::Broken, 0};
                if (open.size() == MaxNesting)
                    return {Scan::Broken, 0};
            }
            open += c == '{' ? '}' : ']';
            ++mark;
        } else {
            if (open.back() != c)
                return {Scan::Broken, 0};
            open.pop_back();
            ++mark;
            if (open.empty())
                return {Scan::Whole, static_cast<std::size_t>(mark - text.data())};
        }
    }
}

std::size_t skipSeparators(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSeparator(text[at]))
        ++at;
    return at;
}

/// What closes the brackets of `text` that are open at its end, and where the last '{' among them stands.
std::pair<std::string, std::size_t> closingOf(std::string_view text)
{
    std::string closing;
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = std::min(behindString(text, at + 1), text.size());
            continue;
        }
        if (c == '{' || c == '[') {
            closing += c == '{' ? '}' : ']';
            places.push_back(at);
        } else if ((c == '}' || c == ']') && !closing.empty()) {
            closing.pop_back();
            places.pop_back();
        }
        ++at;
    }
    std::size_t object = npos;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (closing[i] == '}')
            object = places[i];
    }
    std::reverse(closing.begin(), closing.end());
    return {closing, object};
}

} // namespace

// ---- cutting ----

JsonElementCutter::JsonElementCutter(std::vector<JsonPath> paths) : m_paths(std::move(paths))
{
}

/// The member that was being read is over: it stays in the opening unless it is too long.
void JsonElementCutter::endMember()
{
    m_key.clear();
    if (m_frames.empty()) {
        m_opening.clear();
        return;
    }
    if (m_opening.size() - m_member > MaxMember || m_opening.size() > MaxOpening)
        m_opening.resize(m_member);
    else
        m_frames.back().empty = false;
}

void JsonElementCutter::leaveFrame()
{
    m_opening.resize(m_frames.back().begin);
    m_frames.pop_back();
    m_key.clear();
}

/// An object or array begins. \returns true where it is one of the arrays.
bool JsonElementCutter::enterValue(char kind)
{
    const std::size_t steps = m_frames.size();
    std::uint32_t through = 0; // paths that lead on
    for (std::size_t i = 0; i < m_paths.size() && i < 32; ++i) {
        const JsonPath &path = m_paths[i];
        const std::uint32_t bit = std::uint32_t{1} << i;
        if (steps > 0) {
            if (!(m_frames.back().paths & bit) || path.size() < steps)
                continue;
            const std::string &step = path[steps - 1];
            const bool leads = m_frames.back().kind == '[' ? step == "*"
                                                           : m_key.size() == step.size() + 2
                    && std::string_view(m_key).substr(1, step.size()) == step;
            if (!leads)
                continue;
        }
        if (path.size() > steps) {
            if ((path[steps] == "*") == (kind == '['))
                through |= bit;
        } else if (kind == '[') {
            m_lastKey = std::find(path.begin(), path.end(), "*") == path.end() ? std::string() : m_key;
            m_opening += '[';
            m_arrayOpening = std::make_shared<const std::string>(m_opening);
            m_opening.resize(m_member);
            m_key.clear();
            m_indent.reset();
            m_firstKey.clear();
            m_where = Where::InArray;
            return true;
        }
    }
    if (through != 0) {
        m_frames.push_back({.kind = kind, .paths = through, .begin = m_member});
        m_key.clear();
    } else {
        m_skipDepth = 1;
    }
    m_opening += kind;
    return false;
}

/// Reads on from `at` to the next of the arrays. \returns false where the text ended before.
bool JsonElementCutter::outside(std::string_view held, std::size_t &at, bool ended)
{
    while (at < held.size()) {
        if (m_inString) {
            const std::size_t behind = behindString(held, at);
            m_inString = behind == npos;
            at = std::min(behind, held.size());
            continue;
        }
        if (m_skipDepth > 0) {
            const auto mark = static_cast<std::size_t>(findMark(held.data() + at, held.data() + held.size()) - held.data());
            std::size_t behind = mark;
            if (mark < held.size()) {
                if (held[mark] == '"') {
                    behind = behindString(held, mark + 1);
                    if (behind == npos && !ended) { // the whole string next time
                        if (m_opening.size() - m_member <= MaxMember)
                            m_opening.append(held, at, mark - at);
                        at = mark;
                        return false;
                    }
                    behind = std::min(behind, held.size());
                } else {
                    if (held[mark] == '{' || held[mark] == '[')
                        ++m_skipDepth;
                    else
                        --m_skipDepth;
                    ++behind;
                }
            }
            if (m_opening.size() - m_member <= MaxMember)
                m_opening.append(held, at, behind - at);
            at = behind;
            if (m_skipDepth == 0)
                endMember();
            continue;
        }
        const char c = held[at];
        if (isSeparator(c) || c == ':') {
            ++at;
            continue;
        }
        m_hasContent = true;
        if (c == '}' || c == ']') {
            if (!m_frames.empty() && (m_frames.back().kind == '{') == (c == '}'))
                leaveFrame();
            ++at;
            continue;
        }
        const bool nested = c == '{' || c == '[';
        std::size_t behind = at + 1;
        if (!nested) {
            behind = c == '"' ? behindString(held, at + 1) : behindWord(held, at);
            if ((behind == npos || behind == held.size()) && !ended)
                return false; // the whole of it next time
            behind = std::min(behind, held.size());
        }
        if (c == '"' && m_key.empty() && !m_frames.empty() && m_frames.back().kind == '{') {
            m_key = held.substr(at, behind - at);
            at = behind;
            continue;
        }
        m_member = m_opening.size();
        if (!m_frames.empty()) {
            m_opening += m_frames.back().empty ? "" : ",";
            if (m_frames.back().kind == '{')
                m_opening.append(m_key.empty() ? "\"\"" : m_key).append(":");
        }
        if (nested) {
            at = behind;
            if (enterValue(c))
                return true;
            continue;
        }
        m_opening.append(held, at, behind - at);
        at = behind;
        endMember();
    }
    return false;
}

/// What stands before the text that is looked at next.
void JsonElementCutter::remember(std::string_view passed)
{
    while (!passed.empty() && isBlank(passed.back()))
        passed.remove_suffix(1);
    if (!passed.empty())
        m_before = passed.back();
}

/// The next place at which the array can be read on after a fault: an element or its end. npos where nothing can be known of
/// what follows. \param keep  what must stay if there is none in `held`.
std::optional<std::size_t> JsonElementCutter::resume(std::string_view held, std::size_t from, std::size_t &keep)
{
    keep = held.size();
    if (m_indent) {
        for (std::size_t line = held.find('\n', from); line != npos; line = held.find('\n', line + 1)) {
            std::size_t at = line + 1;
            while (at < held.size() && (held[at] == ' ' || held[at] == '\t'))
                ++at;
            if (at == held.size()) {
                keep = line;
                return {};
            }
            const std::string_view indent = held.substr(line + 1, at - line - 1);
            const bool shorter = indent.size() < m_indent->size() || m_indent->empty();
            if ((indent == *m_indent && (held[at] == '{' || held[at] == '[')) || (shorter && held[at] == ']'))
                return at;
        }
        return {};
    }
    if (m_firstKey.empty())
        return {};
    std::size_t at = held.find(m_firstKey, from + 1);
    for (; at != npos; at = held.find(m_firstKey, at + 1)) {
        std::size_t before = at;
        while (before > 0 && isBlank(held[before - 1]))
            --before;
        if ((before > 0 ? held[before - 1] : m_before) == ',')
            break;
    }
    if (!m_lastKey.empty()) { // another array under the same key: to which of the two would the elements belong?
        const std::size_t other = held.substr(0, at).find(m_lastKey, from);
        if (other != npos) {
            const std::size_t colon = other + m_lastKey.size();
            if (colon < held.size() && held[colon] == ':')
                return npos;
        }
    }
    if (at != npos)
        return at;
    const std::size_t tail = std::max(m_firstKey.size(), m_lastKey.size()) + 16;
    keep = held.size() - std::min(tail, held.size());
    return {};
}

/// How the element at `element` looks, behind separators from `from` on.
void JsonElementCutter::learn(std::string_view held, std::size_t from, std::size_t element)
{
    const std::string_view separators = held.substr(from, element - from);
    if (const std::size_t line = separators.rfind('\n'); line != npos) {
        const std::string_view indent = separators.substr(line + 1);
        if (!m_indent || *m_indent != indent)
            m_indent = std::string(indent);
    }
    if (!m_firstKey.empty() || held[element] != '{')
        return;
    std::size_t at = element + 1;
    while (at < held.size() && isBlank(held[at]))
        ++at;
    if (at == held.size() || held[at] != '"' || (at = behindString(held, at + 1)) == npos)
        return;
    while (at < held.size() && isBlank(held[at]))
        ++at;
    if (at < held.size() && held[at] == ':' && at - element < 256)
        m_firstKey = held.substr(element, at + 1 - element);
}

/// The piece with which a file ends that breaks off.
Cutter::Piece JsonElementCutter::lastPiece(std::size_t begin, std::size_t end, char mark)
{
    const std::string &opening = m_where == Where::Outside || !m_arrayOpening ? m_opening : *m_arrayOpening;
    m_pieceOpening = std::make_shared<const std::string>(opening + mark);
    m_where = Where::Dead;
    return {begin, end - begin};
}

/// The piece that ends with a broken element.
Cutter::Piece JsonElementCutter::brokenElement(std::string_view held, std::size_t begin, std::size_t element, bool ended)
{
    std::size_t keep = 0;
    const auto next = resume(held, element, keep);
    if (next && *next != npos)
        return {begin, *next - begin};
    if (next)
        keep = held.size();
    if (ended) {
        m_where = Where::Dead;
        return {begin, held.size() - begin};
    }
    if (keep < element + ExcerptRoom) // more of it, so that what is told of it does not depend on what was read
        return begin < element ? Piece{begin, element - begin} : Piece{begin, 0};
    m_where = next ? Where::Dead : Where::Lost;
    remember(held.substr(0, keep));
    return {begin, keep - begin};
}

Cutter::Piece JsonElementCutter::next(std::string_view all, std::size_t wanted, bool ended)
{
    // The last byte waits for the end, so that there is something left to say then that the array was still open.
    const std::string_view held = ended ? all : all.substr(0, all.size() - 1);
    thread_local std::string open;
    std::size_t at = 0;
    for (;;) {
        if (m_where == Where::Dead)
            return {held.size(), 0};
        if (m_where == Where::Lost) {
            std::size_t keep = 0;
            const auto found = resume(held, at, keep);
            if (!found || *found == npos) {
                m_where = found ? Where::Dead : Where::Lost;
                remember(held.substr(0, keep));
                return {found || ended ? held.size() : keep, 0};
            }
            at = *found;
            m_where = Where::InArray;
        }
        if (m_where == Where::Outside) {
            if (!outside(held, at, ended)) {
                if (ended && !m_arrayOpening && m_hasContent)
                    return lastPiece(held.size() - 1, held.size(), NoArray);
                if (!ended || (m_frames.empty() && m_skipDepth == 0))
                    return {at, 0};
                return lastPiece(held.size() - 1, held.size(), NothingLeft);
            }
        }
        // In the array.
        const std::size_t separated = at;
        at = skipSeparators(held, at);
        if (at < held.size() && held[at] == ']') {
            ++at;
            m_where = Where::Outside;
            continue;
        }
        if (at == held.size()) // the separators stay: they tell the indentation
            return ended ? lastPiece(held.size() - 1, held.size(), NothingLeft) : Piece{separated, 0};
        m_pieceOpening = m_arrayOpening;
        learn(held, separated, at);
        const std::size_t begin = at;
        std::size_t last = at; // behind the last whole element
        while (at < held.size() && held[at] != ']') {
            const Scan scan = scanValue(held, at, ended, open);
            if (scan.state == Scan::Broken)
                return brokenElement(held, begin, at, ended);
            if (scan.state == Scan::Unfinished) {
                if (!ended)
                    return {begin, last - begin};
                std::size_t keep = 0;
                if (const auto found = m_indent ? resume(held, at, keep) : std::nullopt)
                    return {begin, *found - begin};
                return lastPiece(begin, held.size(), BrokenOff);
            }
            last = scan.end;
            if (last - begin >= wanted && last < all.size())
                return {begin, last - begin};
            at = skipSeparators(held, last);
            if (at < held.size())
                learn(held, last, at);
        }
        if (ended && at == held.size())
            return lastPiece(begin, held.size(), BrokenOff);
        return {begin, last - begin};
    }
}

void JsonElementCutter::passOver()
{
    if (m_where == Where::InArray)
        m_where = Where::Lost;
    else if (m_where == Where::Outside)
        m_inString = true;
}

// ---- walking over a piece ----

JsonElements::JsonElements(const Chunk &chunk) : m_chunk(chunk), m_line(chunk.firstLine)
{
    if (!chunk.prelude)
        return;
    m_opening = *chunk.prelude;
    const char mark = m_opening.empty() ? '\0' : m_opening.back();
    if (mark != BrokenOff && mark != NothingLeft && mark != NoArray)
        return;
    m_opening.remove_suffix(1);
    m_brokenOff = true;
    m_hasArray = mark != NoArray;
    if (mark != BrokenOff)
        m_at = chunk.bytes.size();
}

std::optional<JsonElement> JsonElements::next()
{
    thread_local std::string open;
    const std::string_view bytes = m_chunk.bytes;
    m_at = skipSeparators(bytes, m_at);
    if (m_at >= bytes.size()) {
        if (!m_brokenOff || m_chunk.truncated) // where the file is damaged, that is told of the file
            return {};
        m_brokenOff = false;
        return JsonElement{bytes.substr(bytes.size()),
                           m_hasArray ? "the JSON document breaks off here" : "the JSON document ends here without a list of records"};
    }
    const std::string_view text = bytes.substr(m_at);
    const Scan scan = scanValue(text, 0, true, open);
    if (scan.state == Scan::Whole) {
        m_at += scan.end;
        return JsonElement{text.substr(0, scan.end), nullptr};
    }
    m_at = bytes.size();
    const bool atEnd = m_brokenOff || m_chunk.truncated;
    m_brokenOff = false;
    return JsonElement{text, atEnd ? "the file breaks off inside it" : "it is not JSON"};
}

Reject JsonElements::reject(const JsonElement &element, std::string reason)
{
    const std::string_view bytes = m_chunk.bytes;
    const auto at = static_cast<std::size_t>(element.text.data() - bytes.data());
    if (at < m_counted) {
        m_counted = 0;
        m_line = m_chunk.firstLine;
    }
    m_line += countLineEnds(bytes.substr(m_counted, at - m_counted));
    m_counted = at;
    return {m_line, m_chunk.offset + static_cast<std::int64_t>(at), std::move(reason), excerptOf(element.text)};
}

std::string JsonElements::opening() const
{
    return m_opening.empty() ? "[]" : std::string(m_opening) + closingOf(m_opening).first;
}

std::string JsonElements::container() const
{
    const std::size_t object = closingOf(m_opening).second;
    if (object == npos)
        return "{}";
    const std::string_view inner = m_opening.substr(object);
    return std::string(inner) + closingOf(inner).first;
}

} // namespace parlance::import
