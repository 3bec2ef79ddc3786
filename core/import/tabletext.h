// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

/// How a table of text is written.
struct Dialect
{
    char separator = ',';
    bool quotes = true;           ///< fields may stand in quotation marks, doubled inside
    bool backslashQuotes = false; ///< \" stands for a quotation mark inside of them
    bool escapes = false;         ///< \n \t \r \\ stand for what they name (tables without quotation marks)
    char lineEnd = '\n';          ///< '\r' in files of old Macs; a '\r' before '\n' is part of the end
};

/// A field in quotation marks that is not closed within this many bytes is not meant as one.
inline constexpr std::size_t MaxQuotedField = std::size_t{16} << 20;

/// A row that reading goes on with after a broken one is no longer than this.
inline constexpr std::size_t MaxResyncRow = std::size_t{64} << 10;

/// Walks over the rows of a table. Holds no text: views of what it is given.
class RowScanner
{
public:
    RowScanner(std::string_view text, const Dialect &dialect) : m_text(text), m_dialect(dialect) {}

    enum class Status {
        Row,
        Blank,    ///< nothing in it but separators, blanks and NULs
        Open,     ///< the text ends inside quotation marks
        Unclosed, ///< a quotation mark has no end within MaxQuotedField, or the next opens as if there had been one
        End
    };

    /// Passes over the next row. Open and Unclosed: at() is still where the row begins.
    Status skip();
    /// The same, and its fields.
    Status next();

    std::size_t at() const { return m_at; }
    void setAt(std::size_t at) { m_at = at; m_knowsQuote = false; }
    std::size_t rowBegin() const { return m_begin; }
    std::size_t rowEnd() const { return m_rowEnd; } ///< without the line's end
    std::string_view row() const { return m_text.substr(m_begin, m_rowEnd - m_begin); }
    bool endedByLine() const { return m_endedByLine; }
    /// Raw: with their quotation marks.
    const std::vector<std::string_view> &fields() const { return m_fields; }

    /// Behind the end of the line that holds `at`; the text's size where it has none.
    std::size_t nextLine(std::size_t at) const;

    /// Where to go on after a broken row (unclosed, or of another number of fields than `columns`) from `begin` to `end`: the
    /// first line in it that begins a row of `columns` fields that ends in it; `end` where there is none.
    std::size_t resync(std::size_t begin, std::size_t end, std::size_t columns) const;

private:
    Status row(bool split);
    std::size_t find(char c, std::size_t from, std::size_t to) const;

    std::string_view m_text;
    const Dialect &m_dialect;
    std::size_t m_at = 0, m_begin = 0, m_rowEnd = 0;
    std::size_t m_nextQuote = 0;
    bool m_endedByLine = false;
    bool m_knowsQuote = false; ///< m_nextQuote is the first one at or behind the place it was looked for from
    std::vector<std::string_view> m_fields;
};

/// The text of a field: without its quotation marks, doubled ones single, escapes undone.
/// \param scratch  holds the text where it is not a part of the row.
std::string_view fieldText(std::string_view raw, const Dialect &dialect, std::string &scratch);

struct FoundDialect
{
    bool found = false;
    Dialect dialect;
    std::size_t columns = 0;
    std::size_t rows = 0; ///< whole ones seen
    double agreement = 0; ///< share of them that has `columns` fields
};

/// How the table that begins with `head` is written. Not found where no separator gives rows of one width.
/// \param separator  0 = find out.
FoundDialect findDialect(std::string_view head, char separator);

} // namespace parlance::import
