// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/mappedjson.h"

#include "core/import/excerpt.h"
#include "core/import/jsonmending.h"
#include "core/import/jsonrecords.h"
#include "core/import/jsonvalues.h"
#include "core/import/lines.h"
#include "core/import/mappedpost.h"
#include "core/import/readers/wholecutter.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace parlance::import {

namespace dom = simdjson::dom;

namespace {

constexpr std::string_view Blanks{" \t\r\n\0\x1E", 6};

bool isBlankLine(std::string_view line)
{
    return line.find_first_not_of(Blanks) == std::string_view::npos;
}

/// Cuts behind records and counts them.
class RecordCutter final : public Cutter
{
public:
    explicit RecordCutter(std::shared_ptr<const Mapping> mapping) : m_mapping(std::move(mapping)), m_path(pathOf(m_mapping->records)) {}

    Piece next(std::string_view held, std::size_t wanted, bool ended) override
    {
        m_first += m_records;
        m_records = 0;
        if (m_passingOver) {
            const std::size_t line = held.find('\n');
            m_passingOver = line == std::string_view::npos;
            return {m_passingOver ? held.size() : line + 1, 0};
        }
        return m_mapping->lines ? nextLines(held, wanted, ended) : nextRecords(held, wanted, ended);
    }

    void passOver() override
    {
        m_passingOver = true;
        ++m_records;
    }

    std::shared_ptr<const std::string> prelude() const override { return m_prelude; }
    std::int64_t firstRecord() const override { return m_first; }

private:
    Piece nextLines(std::string_view held, std::size_t wanted, bool ended)
    {
        std::size_t taken = 0;
        while (taken < held.size() && taken < wanted) {
            std::size_t end = held.find('\n', taken);
            if (end == std::string_view::npos && !ended)
                break;
            end = end == std::string_view::npos ? held.size() : end + 1;
            m_records += isBlankLine(held.substr(taken, end - taken)) ? 0 : 1;
            taken = end;
        }
        return {0, taken};
    }

    Piece nextRecords(std::string_view held, std::size_t wanted, bool ended)
    {
        m_prelude = std::make_shared<const std::string>(m_state);
        RecordWalker walker(held, m_path, m_state, ended);
        RecordWalker::Record record;
        std::size_t taken = 0;
        while (taken < wanted) {
            const auto status = walker.next(record);
            if (status == RecordWalker::Status::Record) {
                ++m_records;
                taken = walker.at();
                m_state = walker.state();
            } else if (status == RecordWalker::Status::Open && ended) {
                ++m_records;
                taken = walker.resync(walker.at(), held.size());
                m_state = walker.state();
                break; // whoever parses the piece must not see a way on that is not the same
            } else if (status == RecordWalker::Status::End && ended) {
                taken = held.size();
                break;
            } else {
                break;
            }
        }
        return {0, taken};
    }

    std::shared_ptr<const Mapping> m_mapping;
    std::vector<std::string> m_path;
    std::string m_state;
    std::shared_ptr<const std::string> m_prelude;
    bool m_passingOver = false;
    std::int64_t m_first = 0, m_records = 0;
};

class RecordParse
{
public:
    RecordParse(const Chunk &chunk, const Mapping &mapping, const FileFacts &facts)
        : m_chunk(chunk), m_text(chunk.bytes), m_mapping(mapping), m_maker(mapping, facts), m_number(chunk.firstRecord), m_line(chunk.firstLine)
    {
        for (const MappedColumn &column : mapping.columns) {
            if (column.column != KeyColumn)
                m_columns.push_back({column.field, keyPath(column.column)});
        }
        for (const std::string &key : mapping.children)
            m_children.push_back(keyPath(key));
        m_scratch.resize(m_columns.size());
        m_allocated = m_parser.allocate(1 << 16, MaxRecordDepth);
    }

    Batch run()
    {
        if (m_mapping.lines)
            runLines();
        else
            runRecords();
        return std::move(m_batch);
    }

private:
    struct Column
    {
        Field field;
        KeyPath path;
    };

    /// A record that waits, with what it answers.
    struct Waiting
    {
        dom::element record;
        std::string key, number;
        std::size_t answered; ///< in m_answered
    };

    void runLines()
    {
        for (std::size_t at = 0; at < m_text.size();) {
            std::size_t end = m_text.find('\n', at);
            const bool whole = end != std::string_view::npos;
            end = whole ? end : m_text.size();
            const std::string_view line = m_text.substr(at, end - at);
            if (!isBlankLine(line)) {
                record(at, line, {}, !whole && m_chunk.truncated);
                ++m_number;
            }
            at = end + 1;
        }
    }

    void runRecords()
    {
        const std::vector<std::string> path = pathOf(m_mapping.records);
        RecordWalker walker(m_text, path, m_chunk.prelude ? std::string_view(*m_chunk.prelude) : std::string_view{});
        RecordWalker::Record found;
        for (;;) {
            const auto status = walker.next(found);
            if (status == RecordWalker::Status::End)
                break;
            if (status == RecordWalker::Status::Open) {
                std::size_t begin = walker.at();
                const std::size_t end = walker.resync(begin, m_text.size());
                while (begin < end && (Blanks.find(m_text[begin]) != std::string_view::npos || m_text[begin] == ','))
                    ++begin;
                reject(begin, m_text.substr(begin, end - begin),
                       m_chunk.truncated && end == m_text.size() ? "the file breaks off inside it" : "the JSON document breaks off here");
                walker.setAt(end);
            } else {
                std::string_view text = m_text.substr(found.begin, found.end - found.begin);
                if (!found.key.empty()) // "key": {...}
                    text.remove_prefix(std::min(text.find_first_of("{[", found.key.size() + 2), text.size()));
                record(found.begin, text, found.key, false);
            }
            ++m_number;
        }
    }

    void reject(std::size_t begin, std::string_view record, const char *reason)
    {
        m_line += countLineEnds(m_text.substr(m_lineAt, begin - m_lineAt));
        m_lineAt = begin;
        m_batch.rejects.push_back({m_line, m_chunk.offset + static_cast<std::int64_t>(begin), reason, excerptOf(record)});
    }

    void record(std::size_t begin, std::string_view text, std::string_view key, bool brokenOff)
    {
        dom::element root;
        simdjson::error_code failure = simdjson::SUCCESS;
        const std::size_t end = static_cast<std::size_t>(text.data() - m_text.data()) + text.size();
        if (m_text.size() - end >= simdjson::SIMDJSON_PADDING) {
            failure = m_parser.parse(text.data(), text.size(), false).get(root);
        } else {
            m_padded.assign(text);
            m_padded.append(simdjson::SIMDJSON_PADDING, ' ');
            failure = m_parser.parse(m_padded.data(), text.size(), false).get(root);
        }
        if (failure) {
            m_padded = mended(text, BlankControls::All);
            const std::size_t size = m_padded.size();
            m_padded.append(simdjson::SIMDJSON_PADDING, ' ');
            failure = m_parser.parse(m_padded.data(), size, false).get(root);
        }
        if (failure) {
            const char *reason = failure == simdjson::DEPTH_ERROR                                    ? "it is nested too deep"
                : failure == simdjson::CAPACITY || failure == simdjson::MEMALLOC ? "it is too large"
                                                                                 : "it is not JSON";
            reject(begin, text, brokenOff ? "the file breaks off inside it" : reason);
            return;
        }
        std::string scratch(key);
        text::repairUtf8(scratch);
        tree(root, std::move(scratch), begin, text);
    }

    /// A record and everything nested in it, parents first.
    void tree(const dom::element &root, std::string key, std::size_t begin, std::string_view text)
    {
        m_answered.clear();
        std::vector<Waiting> waiting;
        waiting.push_back({root, std::move(key), std::to_string(m_number), None});
        while (!waiting.empty()) {
            const Waiting here = std::move(waiting.back());
            waiting.pop_back();
            if (!here.record.is_object()) {
                if (here.answered == None)
                    reject(begin, text, "it is not a JSON object");
                continue; // ids of replies instead of replies
            }
            const std::size_t children = waiting.size();
            const std::size_t answered = post(here, begin, text);
            std::size_t index = 0;
            for (const KeyPath &path : m_children) {
                const auto inner = valueAt(here.record, path);
                if (!inner)
                    continue;
                dom::object keyed;
                dom::array list;
                const auto add = [&](const dom::element &value, std::string_view innerKey) {
                    waiting.push_back({value, std::string(innerKey), here.number + "." + std::to_string(index++), answered});
                };
                if (inner->get(keyed) == simdjson::SUCCESS) {
                    for (const auto &[innerKey, value] : keyed)
                        add(value, innerKey);
                } else if (inner->get(list) == simdjson::SUCCESS) {
                    for (const dom::element value : list)
                        add(value, {});
                }
            }
            std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(children), waiting.end());
        }
    }

    /// \returns what the record's replies answer, in m_answered.
    std::size_t post(const Waiting &here, std::size_t begin, std::string_view text)
    {
        FieldValues values;
        bool any = false;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto &value = values[m_columns[i].field];
            if (value && !value->empty())
                continue;
            const auto element = valueAt(here.record, m_columns[i].path);
            if (!element)
                continue;
            if (const auto found = scalarText(*element, m_scratch[i])) {
                value = found;
                any = true;
            }
        }
        if (!any && here.answered == None && hasChildren(here.record))
            return None; // only holds others
        const Answered *to = here.answered == None ? nullptr : &m_answered[here.answered];
        const std::string_view raw = here.answered == None ? text : values.text(Field::Body);
        const std::size_t before = m_batch.posts.size();
        if (const char *reason = m_maker.make(values, {here.number, raw, here.key, to}, m_batch.posts)) {
            reject(begin, here.answered == None ? text : values.text(Field::Body), reason);
            return here.answered;
        }
        m_answered.push_back(PostMaker::answeredBy(m_batch.posts[before])); // behind it, perhaps, a reply in the same record
        return m_answered.size() - 1;
    }

    bool hasChildren(const dom::element &record) const
    {
        return std::any_of(m_children.begin(), m_children.end(), [&](const KeyPath &path) { return valueAt(record, path).has_value(); });
    }

    static constexpr std::size_t None = static_cast<std::size_t>(-1);

    const Chunk &m_chunk;
    std::string_view m_text;
    const Mapping &m_mapping;
    PostMaker m_maker;
    std::vector<Column> m_columns;
    std::vector<KeyPath> m_children;
    std::vector<std::string> m_scratch;
    std::vector<Answered> m_answered;
    dom::parser m_parser;
    simdjson::error_code m_allocated = simdjson::SUCCESS; ///< without its depth, deep records are rejects
    std::string m_padded;
    std::int64_t m_number = 0;
    std::int64_t m_line = 1;
    std::size_t m_lineAt = 0;
    Batch m_batch;
};

} // namespace

bool MappedJsonReader::recognises(std::string_view head) const
{
    return seemsJson(head) && settledJson({}, head).has_value();
}

Result<std::shared_ptr<const Mapping>> MappedJsonReader::settle(std::string_view head, const FileFacts &facts) const
{
    auto mapping = settledJson(facts.mapping ? *facts.mapping : Mapping(), head);
    if (!mapping)
        return mapping.error();
    return std::make_shared<const Mapping>(std::move(*mapping));
}

std::unique_ptr<Cutter> MappedJsonReader::cutter(const FileFacts &facts) const
{
    if (facts.mapping && facts.mapping->settled)
        return std::make_unique<RecordCutter>(facts.mapping);
    return std::make_unique<WholeCutter>();
}

Batch MappedJsonReader::parse(const Chunk &chunk) const
{
    const FileFacts nothing;
    const FileFacts &facts = chunk.facts ? *chunk.facts : nothing;
    if (facts.mapping && facts.mapping->settled)
        return RecordParse(chunk, *facts.mapping, facts).run();
    // Nobody looked at the file before: this is all of it.
    const auto mapping = settledJson(facts.mapping ? *facts.mapping : Mapping(), std::string_view(chunk.bytes).substr(0, 65536));
    if (mapping)
        return RecordParse(chunk, *mapping, facts).run();
    Batch batch;
    if (!isBlankLine(chunk.bytes))
        batch.rejects.push_back({chunk.firstLine, chunk.offset, "it is no JSON whose keys can be told", excerptOf(chunk.bytes)});
    return batch;
}

} // namespace parlance::import
