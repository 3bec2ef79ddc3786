// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/tabletext.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace parlance::import {

namespace {

constexpr char Quote = '"';
constexpr std::size_t None = std::string_view::npos;
constexpr int MaxResyncLines = 1000;                        ///< lines that are tried

bool isBlankRow(std::string_view row, char separator)
{
    return std::all_of(row.begin(), row.end(), [&](char c) { return c == separator || c == ' ' || c == '\t' || c == '\r' || c == 0; });
}

/// Backslashes right before `at`, not before `from`.
std::size_t backslashesBefore(std::string_view text, std::size_t at, std::size_t from)
{
    std::size_t count = 0;
    while (at > from && text[at - 1] == '\\') {
        --at;
        ++count;
    }
    return count;
}

} // namespace

std::size_t RowScanner::find(char c, std::size_t from, std::size_t to) const
{
    if (from >= to)
        return None;
    const void *found = std::memchr(m_text.data() + from, c, to - from);
    return found ? static_cast<std::size_t>(static_cast<const char *>(found) - m_text.data()) : None;
}

RowScanner::Status RowScanner::skip()
{
    return row(false);
}

RowScanner::Status RowScanner::next()
{
    return row(true);
}

RowScanner::Status RowScanner::row(bool split)
{
    const std::size_t size = m_text.size();
    const char separator = m_dialect.separator;
    m_fields.clear();
    if (m_at >= size)
        return Status::End;
    m_begin = m_at;
    while (m_begin < size && m_text[m_begin] == 0) // what a broken download left behind
        ++m_begin;

    std::size_t lineEnd = find(m_dialect.lineEnd, m_begin, size);
    if (lineEnd == None)
        lineEnd = size;
    std::size_t field = m_begin;
    std::size_t place = m_begin; // nothing before it is open
    const auto splitTo = [&](std::size_t end) {
        if (!split)
            return;
        for (std::size_t at; (at = find(separator, place, end)) != None; place = field = at + 1)
            m_fields.push_back(m_text.substr(field, at - field));
    };
    while (m_dialect.quotes) {
        if (!m_knowsQuote || m_nextQuote < place) {
            const std::size_t found = find(Quote, place, size);
            m_nextQuote = found == None ? size : found;
            m_knowsQuote = true;
        }
        if (m_nextQuote >= lineEnd)
            break;
        const std::size_t open = m_nextQuote;
        m_knowsQuote = false;
        if (open != m_begin && m_text[open - 1] != separator) { // a mark in the midst of a field is a mark
            splitTo(open);
            place = open + 1;
            continue;
        }
        splitTo(open);
        const std::size_t limit = std::min(size, open + MaxQuotedField);
        std::size_t close = open;
        for (;;) {
            close = find(Quote, close + 1, limit);
            if (close == None)
                return limit == size ? Status::Open : Status::Unclosed;
            if (m_dialect.backslashQuotes && backslashesBefore(m_text, close, open + 1) % 2 == 1)
                continue;
            if (close + 1 == size)
                break;
            const char after = m_text[close + 1];
            if (after == Quote) {
                ++close;
                continue;
            }
            if (after == separator || after == m_dialect.lineEnd)
                break;
            if (after == '\r' && (close + 2 == size || m_text[close + 2] == '\n'))
                break;
            // Neither doubled nor at the end: a mark that was not escaped, unless it opens a field of a later row.
            if (m_text[close - 1] == separator && close > lineEnd)
                return Status::Unclosed;
        }
        place = close + 1;
        if (place > lineEnd) {
            lineEnd = find(m_dialect.lineEnd, place, size);
            if (lineEnd == None)
                lineEnd = size;
        }
    }
    m_rowEnd = lineEnd;
    m_endedByLine = lineEnd < size;
    m_at = std::min(size, lineEnd + 1);
    if (m_dialect.lineEnd == '\n') {
        while (m_rowEnd > m_begin && m_text[m_rowEnd - 1] == '\r')
            --m_rowEnd;
    }
    const char first = m_rowEnd > m_begin ? m_text[m_begin] : '\0';
    if ((first == 0 || first == separator || first == ' ' || first == '\t' || first == '\r') && isBlankRow(row(), separator)) {
        m_fields.clear();
        return Status::Blank;
    }
    if (split) {
        place = std::min(place, m_rowEnd);
        splitTo(m_rowEnd);
        m_fields.push_back(m_text.substr(field, m_rowEnd - field));
    }
    return Status::Row;
}

std::size_t RowScanner::nextLine(std::size_t at) const
{
    const std::size_t end = find(m_dialect.lineEnd, at, m_text.size());
    return end == None ? m_text.size() : end + 1;
}

std::size_t RowScanner::resync(std::size_t begin, std::size_t end, std::size_t columns) const
{
    std::size_t line = nextLine(begin);
    for (int tried = 0; line < end && tried < MaxResyncLines; ++tried, line = nextLine(line)) {
        RowScanner inner(m_text.substr(line, std::min(end - line, MaxResyncRow)), m_dialect);
        if (inner.next() == Status::Row && inner.fields().size() == columns
            && (inner.endedByLine() || line + inner.at() == m_text.size()))
            return line;
    }
    return end;
}

std::string_view fieldText(std::string_view raw, const Dialect &dialect, std::string &scratch)
{
    if (dialect.quotes && raw.size() >= 2 && raw.front() == Quote && raw.back() == Quote) {
        const std::string_view inner = raw.substr(1, raw.size() - 2);
        const std::string_view marks = dialect.backslashQuotes ? std::string_view("\"\\") : std::string_view("\"");
        if (inner.find_first_of(marks) == None)
            return inner;
        scratch.clear();
        scratch.reserve(inner.size());
        for (std::size_t i = 0; i < inner.size(); ++i) {
            const bool hasNext = i + 1 < inner.size();
            if (inner[i] == Quote && hasNext && inner[i + 1] == Quote)
                ++i;
            else if (dialect.backslashQuotes && inner[i] == '\\' && hasNext && (inner[i + 1] == Quote || inner[i + 1] == '\\'))
                ++i;
            scratch += inner[i];
        }
        return scratch;
    }
    if (dialect.escapes && raw.find('\\') != None) {
        scratch.clear();
        scratch.reserve(raw.size());
        for (std::size_t i = 0; i < raw.size(); ++i) {
            const char next = raw[i] == '\\' && i + 1 < raw.size() ? raw[i + 1] : '\0';
            const char meant = next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : next == '\\' ? '\\' : '\0';
            scratch += meant ? meant : raw[i];
            i += meant ? 1 : 0;
        }
        return scratch;
    }
    return raw;
}

namespace {

/// What the quotation marks and backslashes of a head say about how it is written.
struct Marks
{
    int doubled = 0;   ///< "" inside of a quoted field, or a separator or line end in one
    int backslashed = 0; ///< \" inside of a quoted field that goes on
    int inside = 0;    ///< a mark in a field that does not begin with one
    int escapes = 0;   ///< \n \t \r \\ anywhere
    int otherEscapes = 0;
};

Marks marksOf(std::string_view head, const Dialect &dialect)
{
    Marks marks;
    RowScanner rows(head, dialect);
    for (;;) {
        const auto status = rows.next();
        if (status != RowScanner::Status::Row && status != RowScanner::Status::Blank)
            break;
        for (const std::string_view field : rows.fields()) {
            const bool quoted = field.size() >= 2 && field.front() == Quote && field.back() == Quote;
            const std::string_view inner = quoted ? field.substr(1, field.size() - 2) : field;
            if (!quoted && field.find(Quote) != None)
                ++marks.inside;
            if (quoted && (inner.find("\"\"") != None || inner.find(dialect.separator) != None || inner.find('\n') != None))
                ++marks.doubled;
            for (std::size_t at = inner.find('\\'); at != None && at + 1 < inner.size(); at = inner.find('\\', at + 2)) {
                const char next = inner[at + 1];
                if (quoted && next == Quote && at + 2 < inner.size() && inner[at + 2] != Quote)
                    ++marks.backslashed;
                if (std::strchr("ntr\\", next) != nullptr)
                    ++marks.escapes;
                else
                    ++marks.otherEscapes;
            }
        }
    }
    return marks;
}

FoundDialect tried(std::string_view head, Dialect dialect)
{
    FoundDialect found;
    found.dialect = dialect;
    RowScanner rows(head, dialect);
    std::map<std::size_t, std::size_t> widths;
    for (;;) {
        const auto status = rows.next();
        if (status == RowScanner::Status::Blank)
            continue;
        if (status != RowScanner::Status::Row)
            break;
        if (!rows.endedByLine() && found.rows > 0 && head.size() >= 4096)
            break; // the last one is cut off
        ++widths[rows.fields().size()];
        ++found.rows;
    }
    for (const auto &[width, count] : widths) {
        const double share = static_cast<double>(count) / static_cast<double>(found.rows);
        if (share > found.agreement) {
            found.agreement = share;
            found.columns = width;
        }
    }
    return found;
}

} // namespace

FoundDialect findDialect(std::string_view head, char separator)
{
    const char lineEnd = head.find('\n') == None && head.find('\r') != None ? '\r' : '\n';
    FoundDialect best;
    double bestScore = 0;
    for (const char candidate : {'\t', ',', ';', '|'}) {
        if (separator != 0 && candidate != separator && candidate != '\t')
            continue;
        Dialect dialect;
        dialect.separator = separator != 0 ? separator : candidate;
        dialect.lineEnd = lineEnd;
        FoundDialect found = tried(head, dialect);
        const Marks marks = marksOf(head, dialect);
        if (marks.backslashed > 0 && marks.backslashed > marks.doubled) {
            dialect.backslashQuotes = true;
            found = tried(head, dialect);
        }
        if (dialect.separator == '\t') {
            // A program that quotes would have quoted fields with marks in them; without it, tabs and line ends are escaped.
            Dialect bare = dialect;
            bare.quotes = bare.backslashQuotes = false;
            const FoundDialect unquoted = tried(head, bare);
            const bool quoting = marks.doubled > marks.inside && found.agreement >= unquoted.agreement;
            if (!quoting) {
                const Marks bareMarks = marksOf(head, bare);
                bare.escapes = bareMarks.otherEscapes == 0 || bareMarks.escapes > bareMarks.otherEscapes * 10;
                found = unquoted;
                found.dialect = bare;
            }
        }
        const bool wide = found.columns >= 2;
        // Rows of one width beat many columns; of two that agree, the one that cuts finer.
        const double score = wide ? found.agreement * 100 + std::min<double>(static_cast<double>(found.columns), 50) / 10 : 0;
        if (score > bestScore) {
            bestScore = score;
            best = found;
        }
        if (separator != 0)
            break;
    }
    if (best.columns >= 2) {
        best.found = best.agreement >= 0.7;
        return best;
    }
    Dialect single;
    single.separator = separator != 0 ? separator : ',';
    single.lineEnd = lineEnd;
    best = tried(head, single);
    if (best.columns != 1) { // no width prevails
        best.found = false;
    }
    return best;
}

} // namespace parlance::import
