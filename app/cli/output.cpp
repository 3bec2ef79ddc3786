// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include "cli.h"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>

#include <unistd.h>

namespace parlance::cli {

namespace {

constexpr std::size_t FlushBytes = 1 << 16;

template <class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

/// As boost::json::serialize, but with numbers as people write them (1.5, not 1.5E0).
std::string jsonText(const boost::json::value &value)
{
    if (value.is_double())
        return formatReal({value.get_double(), 6});
    std::string text;
    if (value.is_array()) {
        for (const boost::json::value &entry : value.get_array())
            text += (text.empty() ? "[" : ",") + jsonText(entry);
        return text.empty() ? "[]" : text + "]";
    }
    if (value.is_object()) {
        for (const auto &[key, entry] : value.get_object())
            text += (text.empty() ? "{" : ",") + boost::json::serialize(boost::json::string(key)) + ":" + jsonText(entry);
        return text.empty() ? "{}" : text + "}";
    }
    return boost::json::serialize(value);
}

std::string tsvOf(const Cell &cell)
{
    return std::visit(Overloaded{
                          [](std::monostate) { return std::string(); },
                          [](bool value) { return std::string(value ? "true" : "false"); },
                          [](std::int64_t value) { return std::to_string(value); },
                          [](const Real &value) { return formatReal(value); },
                          [](const std::string &value) { return tsvField(value); },
                          [](const std::vector<std::string> &values) {
                              std::string joined;
                              for (const std::string &value : values)
                                  joined += (joined.empty() ? "" : "; ") + value;
                              return tsvField(joined);
                          },
                          [](const Json &json) { return tsvField(jsonText(json.value)); },
                      },
                      cell);
}

std::string jsonOf(const Cell &cell)
{
    return std::visit(Overloaded{
                          [](std::monostate) { return std::string("null"); },
                          [](bool value) { return std::string(value ? "true" : "false"); },
                          [](std::int64_t value) { return std::to_string(value); },
                          [](const Real &value) { return formatReal(value); },
                          [](const std::string &value) { return boost::json::serialize(boost::json::string(value)); },
                          [](const std::vector<std::string> &values) {
                              return boost::json::serialize(boost::json::array(values.begin(), values.end()));
                          },
                          [](const Json &json) { return jsonText(json.value); },
                      },
                      cell);
}

std::string quoted(std::string_view key)
{
    return boost::json::serialize(boost::json::string(key));
}

} // namespace

std::string tsvField(std::string_view text)
{
    std::string field;
    field.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '\t': field += "\\t"; break;
        case '\n': field += "\\n"; break;
        case '\r': field += "\\r"; break;
        case '\\': field += "\\\\"; break;
        default: field += c;
        }
    }
    return field;
}

std::string formatReal(Real real)
{
    double scale = 1;
    for (int i = 0; i < real.decimals; ++i)
        scale *= 10;
    double rounded = std::round(real.value * scale) / scale;
    if (rounded == 0 || !std::isfinite(rounded))
        rounded = 0; // no "-0.0"
    char text[400];
    const auto end = std::to_chars(text, text + sizeof text, rounded, std::chars_format::fixed).ptr;
    std::string result(text, end);
    if (result.find('.') == std::string::npos)
        result += ".0";
    return result;
}

Output::~Output() = default;

void Output::write(std::string_view bytes)
{
    m_buffer += bytes;
    if (m_buffer.size() >= FlushBytes)
        flush();
}

void Output::flush()
{
    std::string_view left = m_buffer;
    while (!left.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, left.data(), left.size());
        if (written < 0) {
            if (errno == EINTR && !isInterrupted())
                continue;
            stopIfInterrupted();
            throw Failure(ExitUnusable, std::string("Standard output cannot be written (") + std::strerror(errno) + ").");
        }
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    m_buffer.clear();
}

Table::Table(bool json, const char *listName, std::vector<std::string> columns)
    : m_json(json), m_columns(std::move(columns))
{
    if (m_json) {
        m_out.write("{" + quoted(listName) + ":[");
        return;
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_out.write((i == 0 ? "" : "\t") + m_columns[i]);
    m_out.write("\n");
}

void Table::row(const std::vector<Cell> &cells)
{
    if (cells.size() != m_columns.size())
        throw std::logic_error("a row with " + std::to_string(cells.size()) + " cells for "
                               + std::to_string(m_columns.size()) + " columns");
    std::string line;
    if (m_json) {
        line = m_rows == 0 ? "\n{" : ",\n{";
        for (std::size_t i = 0; i < cells.size(); ++i)
            line += (i == 0 ? "" : ",") + quoted(m_columns[i]) + ":" + jsonOf(cells[i]);
        line += "}";
    } else {
        for (std::size_t i = 0; i < cells.size(); ++i)
            line += (i == 0 ? "" : "\t") + tsvOf(cells[i]);
        line += "\n";
    }
    ++m_rows;
    m_out.write(line);
}

void Table::fact(const char *key, const boost::json::value &value)
{
    if (!m_json)
        return;
    m_out.write(std::string(m_listOpen ? "]" : "") + ",\n" + quoted(key) + ":" + jsonText(value));
    m_listOpen = false;
}

void Table::finish()
{
    if (m_json)
        m_out.write(m_listOpen ? "]}\n" : "}\n");
    m_out.flush();
}

void writeSingle(bool json, const std::vector<std::pair<std::string, Cell>> &fields)
{
    Output out;
    std::string header, line;
    for (const auto &[key, cell] : fields) {
        if (json) {
            line += (line.empty() ? "{" : ",\n") + quoted(key) + ":" + jsonOf(cell);
        } else {
            header += (header.empty() ? "" : "\t") + key;
            line += (&cell == &fields.front().second ? "" : "\t") + tsvOf(cell);
        }
    }
    out.write(json ? line + "}\n" : header + "\n" + line + "\n");
    out.flush();
}

} // namespace parlance::cli
