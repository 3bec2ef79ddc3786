// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/table.h"

#include "core/import/excerpt.h"
#include "core/import/lines.h"
#include "core/import/mappedpost.h"
#include "core/import/mapping.h"
#include "core/import/readers/wholecutter.h"

#include <algorithm>

namespace parlance::import {

namespace {

using Status = RowScanner::Status;

/// Cuts between rows and counts them.
class TableCutter final : public Cutter
{
public:
    explicit TableCutter(std::shared_ptr<const Mapping> mapping) : m_mapping(std::move(mapping)), m_leadingRows(m_mapping->hasHeader + m_mapping->leadIn) {}

    Piece next(std::string_view held, std::size_t wanted, bool ended) override
    {
        m_first += m_records;
        m_records = 0;
        RowScanner rows(held, m_mapping->dialect);
        Piece piece;
        if (m_resyncing) { // in the midst of a row that was too long
            const std::size_t line = rows.nextLine(0);
            if (line == held.size() && !ended && !held.ends_with(m_mapping->dialect.lineEnd))
                return {held.size(), 0};
            m_resyncing = false;
            return {line, 0};
        }
        std::size_t taken = 0;
        while (taken < wanted) {
            const Status status = rows.skip();
            if (status == Status::End)
                break;
            if (status == Status::Open || status == Status::Unclosed) {
                const std::size_t begin = taken;
                const std::size_t limit = std::min(held.size(), begin + MaxQuotedField);
                const bool farSeen = ended || held.size() >= begin + MaxQuotedField * 2;
                if (status == Status::Open && !farSeen)
                    break; // the mark may be closed further on
                std::size_t end = rows.resync(begin, limit, m_mapping->names.size());
                if (!farSeen && end + MaxResyncRow > held.size())
                    break; // a row before it may end further on
                if (end == limit && limit < held.size())
                    end = rows.nextLine(limit);
                ++m_records;
                taken = end;
                break; // the piece ends here, so that whoever parses it goes on here as well
            }
            if (!rows.endedByLine() && !ended)
                break;
            taken = rows.at();
            if (status == Status::Blank)
                continue;
            if (m_leadingRows > 0) {
                --m_leadingRows;
                piece.skip = taken;
                if (taken >= wanted)
                    break;
                continue;
            }
            ++m_records;
        }
        piece.take = taken - piece.skip;
        return piece;
    }

    void passOver() override
    {
        m_resyncing = true;
        ++m_records;
    }

    std::int64_t firstRecord() const override { return m_first; }

private:
    std::shared_ptr<const Mapping> m_mapping;
    int m_leadingRows;        ///< that are no records, still to come
    bool m_resyncing = false;
    std::int64_t m_first = 0, m_records = 0;
};

/// Reads the rows of a chunk.
class TableParse
{
public:
    TableParse(const Chunk &chunk, const Mapping &mapping, const FileFacts &facts)
        : m_chunk(chunk), m_text(chunk.bytes), m_mapping(mapping), m_maker(mapping, facts), m_width(mapping.names.size())
    {
        for (const MappedColumn &column : mapping.columns) {
            if (const auto at = columnIn(mapping.names, column.column))
                m_columns.push_back({column.field, *at});
        }
        m_scratch.resize(m_columns.size());
        m_number = chunk.firstRecord;
        m_line = chunk.firstLine;
    }

    Batch run()
    {
        RowScanner rows(m_text, m_mapping.dialect);
        m_batch.posts.reserve(m_text.size() / 400);
        for (;;) {
            const std::size_t begin = rows.at();
            const Status status = rows.next();
            if (status == Status::End)
                break;
            if (status == Status::Blank)
                continue;
            if (status == Status::Open || status == Status::Unclosed) {
                const std::size_t limit = std::min(m_text.size(), begin + MaxQuotedField);
                std::size_t end = rows.resync(begin, limit, m_width);
                if (end == limit)
                    end = rows.nextLine(limit);
                const bool cut = m_chunk.truncated && end == m_text.size();
                reject(begin, m_text.substr(begin, end - begin),
                       cut ? "the file breaks off inside it" : "a quotation mark in it is never closed");
                ++m_number;
                rows.setAt(end);
                continue;
            }
            if (m_mapping.hasHeader && rows.row() == m_mapping.headerRow) {
                ++m_number;
                continue;
            }
            if (m_chunk.truncated && rows.at() == m_text.size() && !rows.endedByLine()) {
                reject(rows.rowBegin(), rows.row(), "the file breaks off inside it");
                ++m_number;
                continue;
            }
            row(rows);
            ++m_number;
        }
        return std::move(m_batch);
    }

private:
    struct Mapped
    {
        Field field;
        std::size_t column;
    };

    std::int64_t lineAt(std::size_t at)
    {
        if (m_mapping.dialect.lineEnd != '\n')
            return 0;
        m_line += countLineEnds(m_text.substr(m_lineAt, at - m_lineAt));
        m_lineAt = at;
        return m_line;
    }

    void reject(std::size_t begin, std::string_view record, const char *reason)
    {
        m_batch.rejects.push_back({lineAt(begin), m_chunk.offset + static_cast<std::int64_t>(begin), reason, excerptOf(record)});
    }

    /// \returns whether the fields may be read, with empty ones where the row ends early.
    bool isWhole(const std::vector<std::string_view> &fields) const
    {
        if (fields.size() == m_width)
            return true;
        if (fields.size() > m_width)
            return std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(m_width), fields.end(), [](auto field) { return field.empty(); });
        return std::any_of(m_columns.begin(), m_columns.end(), [&](const Mapped &mapped) {
            return (mapped.field == Field::Body || mapped.field == Field::Title) && mapped.column < fields.size();
        });
    }

    const char *post(const std::vector<std::string_view> &fields, std::string_view raw, std::string number)
    {
        FieldValues values;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto &value = values[m_columns[i].field];
            if (value && !value->empty())
                continue; // the first that holds something
            const std::size_t column = m_columns[i].column;
            value = column < fields.size() ? fieldText(fields[column], m_mapping.dialect, m_scratch[i]) : std::string_view{};
        }
        return m_maker.make(values, {std::move(number), raw}, m_batch.posts);
    }

    void row(const RowScanner &rows)
    {
        const std::string number = std::to_string(m_number);
        if (isWhole(rows.fields())) {
            if (const char *reason = post(rows.fields(), rows.row(), number))
                reject(rows.rowBegin(), rows.row(), reason);
            return;
        }
        // It may have swallowed the next ones, because of a stray quotation mark.
        const std::size_t begin = rows.rowBegin();
        const std::size_t end = rows.at();
        const std::size_t found = rows.row().find(m_mapping.dialect.lineEnd) == std::string_view::npos
            ? end
            : rows.resync(begin, end, m_width);
        const char *reason = rows.fields().size() > m_width ? "it has more fields than the table has columns"
                                                            : "it has fewer fields than the table has columns";
        if (found == end) {
            reject(begin, rows.row(), reason);
            return;
        }
        reject(begin, m_text.substr(begin, found - begin), "a quotation mark in it is never closed");
        RowScanner inner(m_text.substr(0, end), m_mapping.dialect);
        inner.setAt(found);
        for (int won = 0;;) {
            const std::size_t at = inner.at();
            const Status status = inner.next();
            if (status == Status::Blank)
                continue;
            if (status != Status::Row) {
                if (status != Status::End)
                    reject(at, m_text.substr(at, end - at), "a quotation mark in it is never closed");
                break;
            }
            const char *failure = isWhole(inner.fields())
                ? post(inner.fields(), inner.row(), won == 0 ? number : number + "." + std::to_string(won))
                : inner.fields().size() > m_width ? "it has more fields than the table has columns"
                                                  : "it has fewer fields than the table has columns";
            if (failure)
                reject(inner.rowBegin(), inner.row(), failure);
            else
                ++won;
        }
    }

    const Chunk &m_chunk;
    std::string_view m_text;
    const Mapping &m_mapping;
    PostMaker m_maker;
    std::size_t m_width;
    std::vector<Mapped> m_columns;
    std::vector<std::string> m_scratch;
    std::int64_t m_number = 0;
    std::int64_t m_line = 1;
    std::size_t m_lineAt = 0; ///< where line m_line begins or a place in it
    Batch m_batch;
};

} // namespace

bool TableReader::recognises(std::string_view head) const
{
    return !seemsJson(head) && settledTable({}, head).has_value();
}

Result<std::shared_ptr<const Mapping>> TableReader::settle(std::string_view head, const FileFacts &facts) const
{
    auto mapping = settledTable(facts.mapping ? *facts.mapping : Mapping(), head);
    if (!mapping)
        return mapping.error();
    return std::make_shared<const Mapping>(std::move(*mapping));
}

std::unique_ptr<Cutter> TableReader::cutter(const FileFacts &facts) const
{
    if (facts.mapping && facts.mapping->settled)
        return std::make_unique<TableCutter>(facts.mapping);
    return std::make_unique<WholeCutter>();
}

Batch TableReader::parse(const Chunk &chunk) const
{
    const FileFacts nothing;
    const FileFacts &facts = chunk.facts ? *chunk.facts : nothing;
    if (facts.mapping && facts.mapping->settled)
        return TableParse(chunk, *facts.mapping, facts).run();
    // Nobody looked at the file before: this is all of it.
    const auto mapping = settledTable(facts.mapping ? *facts.mapping : Mapping(), std::string_view(chunk.bytes).substr(0, 65536));
    Batch batch;
    if (!mapping) {
        if (chunk.bytes.find_first_not_of(std::string_view(" \t\r\n\0", 5)) != std::string::npos)
            batch.rejects.push_back({chunk.firstLine, chunk.offset, "it is no table whose columns can be told", excerptOf(chunk.bytes)});
        return batch;
    }
    Chunk rest = chunk;
    TableCutter leading(std::make_shared<const Mapping>(*mapping));
    std::size_t skip = 0;
    for (int row = mapping->hasHeader + mapping->leadIn; row > 0; --row)
        skip += leading.next(std::string_view(chunk.bytes).substr(skip), 1, true).skip;
    rest.bytes.erase(0, skip);
    rest.offset += static_cast<std::int64_t>(skip);
    rest.firstLine += countLineEnds(std::string_view(chunk.bytes).substr(0, skip));
    return TableParse(rest, *mapping, facts).run();
}

} // namespace parlance::import
