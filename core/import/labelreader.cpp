// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/labelreader.h"

#include "core/base/ascii.h"
#include "core/import/bytesource.h"
#include "core/import/charset.h"
#include "core/import/tabletext.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace parlance::import {

namespace {

constexpr std::size_t MostBytes = std::size_t{64} << 20; ///< a sheet of a thousand posts of 64 kB

Result<std::string> wholeText(const std::string &path)
{
    auto file = openFile(path);
    if (!file)
        return file.error();
    const auto bytes = decodeCharset(std::move(*file));
    std::string text;
    std::string block(1 << 16, '\0');
    for (;;) {
        const auto read = bytes->read(block.data(), block.size());
        if (!read)
            return read.error();
        if (*read == 0)
            return text;
        text.append(block, 0, *read);
        if (text.size() > MostBytes)
            return Error{
                .code = ErrorCode::BadInput,
                .message = TR_NOOP(
                    "Error",
                    "%1 is too large to be a sheet of labels. Name the file that the sheet was saved to."),
                .subject = path};
    }
}

/// As cells of spreadsheets are padded: no-break spaces in front, too.
std::string_view unpadded(std::string_view text)
{
    text = trimmed(text);
    while (text.starts_with("\xC2\xA0"))
        text = trimmed(text.substr(2));
    return text;
}

std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// A table with a header, row by row.
class SheetRows
{
public:
    SheetRows(std::string_view text, const Dialect &dialect)
        : m_dialect(dialect), m_rows(text, m_dialect), m_text(text)
    {
    }

    bool next()
    {
        for (;;) {
            switch (m_rows.next()) {
            case RowScanner::Status::Row:
                return true;
            case RowScanner::Status::Blank:
                break;
            default:
                return false;
            }
        }
    }
    void readHeader()
    {
        std::size_t column = 0;
        for (const std::string_view field : m_rows.fields())
            m_columns.emplace(lowered(unpadded(fieldText(field, m_dialect, m_scratch))), column++);
    }
    bool has(const std::string &column) const { return m_columns.count(column) > 0; }
    /// Empty where the row is too short.
    std::string cell(const std::string &column)
    {
        const auto found = m_columns.find(column);
        if (found == m_columns.end() || found->second >= m_rows.fields().size())
            return {};
        return std::string(unpadded(fieldText(m_rows.fields()[found->second], m_dialect, m_scratch)));
    }
    /// The line that the row begins on, from 1.
    std::int64_t line() const
    {
        const std::string_view before = m_text.substr(0, m_rows.rowBegin());
        return 1 + std::count(before.begin(), before.end(), m_dialect.lineEnd);
    }

private:
    Dialect m_dialect;
    RowScanner m_rows;
    std::string_view m_text;
    std::map<std::string, std::size_t> m_columns;
    std::string m_scratch;
};

} // namespace

Result<std::int64_t> readLabels(const store::Workspace &workspace, const store::Sample &sample,
                                const std::string &coder, const std::string &path)
{
    const auto text = wholeText(path);
    if (!text)
        return text.error();
    std::string_view table = *text;
    if (table.starts_with("\xEF\xBB\xBF"))
        table.remove_prefix(3);
    const FoundDialect found = findDialect(table, 0);
    SheetRows rows(table, found.dialect);
    if (found.found && rows.next())
        rows.readHeader();
    if (!found.found || !rows.has("place") || !rows.has("label"))
        return Error{
            .code = ErrorCode::BadInput,
            .message = TR_NOOP(
                "Error",
                "%1 is no sheet of labels: it has no columns “place” and “label”. Fill in the sheet that "
                "Parlance wrote and save it as CSV or TSV."),
            .subject = path};

    std::vector<store::Label> labels;
    while (rows.next()) {
        const std::string label = rows.cell("label");
        const auto place = numberOf(rows.cell("place"));
        const std::string ofSample = rows.cell("sample");
        const bool known = place && *place >= 0 && static_cast<std::size_t>(*place) < sample.posts.size();
        if (!known || (!ofSample.empty() && ofSample != std::to_string(sample.id.value)))
            return Error{
                .code = ErrorCode::BadInput,
                .message = TR_NOOP("Error",
                                   "%1 does not belong to the sample drawn last. Write a new sheet and fill "
                                   "in that one."),
                .subject = path,
                .offset = rows.line()};
        if (label.empty())
            continue;
        const auto answer = store::answerNamed(sample.checked, label);
        if (!answer)
            return Error{
                .code = ErrorCode::BadInput,
                .message = sample.checked == store::Checked::Sentiment
                               ? TR_NOOP("Error", "%1 has a label that is none. Write negative, neutral, "
                                                  "positive or mixed, or 1 to 4.")
                               : TR_NOOP("Error",
                                         "%1 has a label that is none. Write yes, partly or no, or 1 to 3."),
                .subject = path,
                .offset = rows.line(),
                .detail = label};
        labels.push_back({static_cast<int>(*place), coder, *answer, 0});
    }
    if (const auto done = store::setLabels(workspace, sample.id, labels); !done)
        return done.error();
    return static_cast<std::int64_t>(labels.size());
}

} // namespace parlance::import
