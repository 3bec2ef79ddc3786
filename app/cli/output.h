// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parlance::cli {

/// A number with a fraction: the shortest writing of the value rounded to so many decimals, always with a point.
struct Real
{
    double value = 0;
    int decimals = 6;
};

/// A value of its own shape.
struct Json
{
    boost::json::value value;
};

/// What may stand in a column. monostate: not known; empty in TSV, null in JSON.
/// Lists of strings are joined by "; " in TSV; a JSON value stands there as compact JSON.
using Cell = std::variant<std::monostate, bool, std::int64_t, Real, std::string, std::vector<std::string>,
                          Json>;

template <class T>
Cell optionalCell(const std::optional<T> &value)
{
    return value ? Cell(static_cast<std::int64_t>(*value)) : Cell();
}

inline Cell numberCell(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

/// How many people wrote some posts; not known where nobody of them is.
inline Cell peopleCell(std::int64_t people, std::int64_t posts)
{
    return people == 0 && posts > 0 ? Cell() : Cell(people);
}

/// Empty text means that it is not known.
inline Cell textCell(std::string text)
{
    return text.empty() ? Cell() : Cell(std::move(text));
}

/// Bytes to standard output, gathered; a failed write (a full disk, a closed pipe) ends the command.
class Output
{
public:
    ~Output();
    void write(std::string_view bytes);
    /// \throws Failure
    void flush();

private:
    std::string m_buffer;
};

/// Rows with named columns: TSV with a header line, or one JSON object {"NAME": [{...}, ...], ...}, row by row.
///
/// TSV: a tab, a line break, a carriage return and a backslash inside a field become \t \n \r \\.
class Table
{
public:
    Table(bool json, const char *listName, std::vector<std::string> columns);

    /// One cell a column.
    void row(const std::vector<Cell> &cells);

    /// A fact beside the rows; JSON only. Call after the last row.
    void fact(const char *key, const boost::json::value &value);

    /// Ends the output. Must be called: what is not finished was an error.
    void finish();

private:
    bool m_json;
    std::vector<std::string> m_columns;
    Output m_out;
    std::int64_t m_rows = 0;
    bool m_listOpen = true;
};

/// One row as an object: {"key": value, ...} in JSON without a list around it; header and line in TSV.
void writeSingle(bool json, const std::vector<std::pair<std::string, Cell>> &fields);

std::string tsvField(std::string_view text);
std::string formatReal(Real real);

} // namespace parlance::cli
