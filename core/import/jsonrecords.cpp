// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonrecords.h"

#include "core/import/jsonmending.h"
#include "core/import/jsonvalues.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>

namespace parlance::import {

namespace dom = simdjson::dom;

namespace {

constexpr std::size_t None = std::string_view::npos;
constexpr std::size_t MaxOpen = 64; ///< brackets on the way to the records

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0 || c == '\x1E';
}

/// Behind the closing mark of the string that opens at `at`.
std::size_t stringEnd(std::string_view text, std::size_t at)
{
    for (std::size_t from = at + 1;;) {
        const std::size_t close = text.find('"', from);
        if (close == None)
            return None;
        std::size_t slashes = 0;
        while (slashes < close - at - 1 && text[close - 1 - slashes] == '\\')
            ++slashes;
        if (slashes % 2 == 0)
            return close + 1;
        from = close + 1;
    }
}

constexpr std::array<bool, 256> structuralBytes()
{
    std::array<bool, 256> marks{};
    for (const char c : {'"', '{', '}', '[', ']'})
        marks[static_cast<unsigned char>(c)] = true;
    return marks;
}

constexpr std::array<bool, 256> Structural = structuralBytes();

} // namespace

std::size_t jsonValueEnd(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return None;
    if (text[at] == '"')
        return stringEnd(text, at);
    if (text[at] != '{' && text[at] != '[') {
        const std::size_t end = text.find_first_of(",]}{[\n", at);
        return end == at ? at + 1 : end;
    }
    std::size_t depth = 0;
    for (std::size_t i = at; i < text.size();) {
        const char c = text[i];
        if (!Structural[static_cast<unsigned char>(c)]) {
            ++i;
        } else if (c == '"') {
            i = stringEnd(text, i);
            if (i == None)
                return None;
        } else {
            depth += c == '{' || c == '[' ? 1 : static_cast<std::size_t>(-1);
            ++i;
            if (depth == 0)
                return i;
        }
    }
    return None;
}

std::vector<std::string> pathOf(std::string_view dotted)
{
    return dotted.empty() ? std::vector<std::string>() : keyPath(dotted).steps;
}

RecordWalker::RecordWalker(std::string_view text, const std::vector<std::string> &path, std::string_view state, bool ended)
    : m_text(text), m_path(path), m_ended(ended), m_open(state)
{
}

std::size_t RecordWalker::skipBlanks(std::size_t at) const
{
    while (at < m_text.size() && isBlank(m_text[at]))
        ++at;
    return at;
}

/// Deals with the value at m_at, which stands `level` keys down the path.
RecordWalker::Step RecordWalker::value(std::size_t level, Record &record)
{
    const char c = m_text[m_at];
    const bool atRecords = level == m_path.size();
    const bool enters = (c == '[' && m_open.size() < MaxOpen * 2) || (c == '{' && !atRecords);
    if (enters) {
        m_open += c;
        m_open += static_cast<char>('a' + level);
        ++m_at;
        return Step::Done;
    }
    std::size_t end = jsonValueEnd(m_text, m_at);
    if (end == None && m_ended && std::string_view("{[\"").find(c) == None)
        end = m_text.size();
    if (end == None)
        return Step::Short;
    record.begin = m_at;
    record.end = m_at = end;
    return atRecords ? Step::Found : Step::Done;
}

RecordWalker::Status RecordWalker::next(Record &record)
{
    for (;;) {
        const std::size_t before = m_at;
        while (m_at < m_text.size() && (isBlank(m_text[m_at]) || m_text[m_at] == ',' || m_text[m_at] == ':'))
            ++m_at;
        if (m_at == m_text.size())
            return Status::End;
        const char c = m_text[m_at];
        record.key = {};
        if (c == ']' || c == '}') { // a stray one closes nothing
            if (!m_open.empty() && (m_open[m_open.size() - 2] == '[') == (c == ']'))
                m_open.resize(m_open.size() - 2);
            ++m_at;
            continue;
        }
        std::size_t level = m_open.empty() ? 0 : static_cast<std::size_t>(m_open.back() - 'a');
        const std::size_t begin = m_at;
        if (!m_open.empty() && m_open[m_open.size() - 2] == '{') {
            if (c != '"') {
                ++m_at;
                continue;
            }
            const std::size_t keyEnd = stringEnd(m_text, m_at);
            if (keyEnd == None) {
                m_at = before;
                return Status::Open;
            }
            const std::string_view key = m_text.substr(begin + 1, keyEnd - begin - 2);
            std::size_t at = skipBlanks(keyEnd);
            if (at < m_text.size() && m_text[at] == ':')
                at = skipBlanks(at + 1);
            if (at >= m_text.size()) {
                m_at = before;
                return Status::Open;
            }
            const bool leads = level < m_path.size() && (m_path[level] == "*" || m_path[level] == key);
            if (!leads) {
                const std::size_t end = m_text[at] == '}' || m_text[at] == ',' ? at : jsonValueEnd(m_text, at);
                if (end == None) {
                    m_at = before;
                    return Status::Open;
                }
                m_at = end;
                continue;
            }
            m_at = at;
            record.key = key;
            ++level;
        }
        switch (value(level, record)) {
        case Step::Found:
            if (!record.key.empty())
                record.begin = begin; // with its key
            return Status::Record;
        case Step::Short:
            m_at = before;
            return Status::Open;
        case Step::Done:
            break;
        }
    }
}

std::size_t RecordWalker::resync(std::size_t begin, std::size_t end) const
{
    while (begin < end && (isBlank(m_text[begin]) || m_text[begin] == ','))
        ++begin;
    if (begin >= end)
        return end;
    const std::size_t lineBefore = m_text.substr(0, begin).rfind('\n');
    std::size_t lineBegin = lineBefore == None ? 0 : lineBefore + 1;
    if (!std::all_of(m_text.begin() + static_cast<std::ptrdiff_t>(lineBegin), m_text.begin() + static_cast<std::ptrdiff_t>(begin), isBlank))
        lineBegin = begin;
    const std::string_view start = m_text.substr(lineBegin, begin + 1 - lineBegin);
    for (std::size_t at = m_text.find('\n', begin); at != None && at + 1 < end; at = m_text.find('\n', at + 1)) {
        if (m_text.substr(at + 1).starts_with(start))
            return at + 1;
    }
    return end;
}

// ---- a look at the beginning ----

namespace {

/// The longest beginning of a JSON value that can be made whole by closing its brackets, closed.
std::string completed(std::string_view text)
{
    std::string open;
    std::size_t good = 0; // behind the last member or element that is whole
    std::string goodOpen;
    bool key = false, sawValue = false;
    for (std::size_t i = 0; i < text.size() && open.size() < 4096;) {
        const char c = text[i];
        if (isBlank(c)) {
            ++i;
        } else if (c == '{' || c == '[') {
            open += c == '{' ? '}' : ']';
            key = c == '{';
            sawValue = false;
            good = ++i;
            goodOpen = open;
        } else if (c == '}' || c == ']') {
            if (open.empty())
                break;
            open.pop_back();
            good = ++i;
            goodOpen = open;
            sawValue = true;
            if (open.empty())
                break;
        } else if (c == ',') {
            key = !open.empty() && open.back() == '}';
            sawValue = false;
            ++i;
        } else if (c == ':') {
            key = false;
            ++i;
        } else {
            const std::size_t end = c == '"' ? stringEnd(text, i) : text.find_first_of(",]}: \t\r\n", i);
            if (end == None || sawValue)
                break;
            i = std::max(end, i + 1);
            if (!key) {
                good = i;
                goodOpen = open;
                sawValue = true;
            }
        }
    }
    std::string whole(text.substr(0, good));
    whole.append(goodOpen.rbegin(), goodOpen.rend());
    return whole;
}

/// Collects the scalars of records as rows.
class Sampler
{
public:
    explicit Sampler(std::size_t most) : m_most(most) {}

    void add(const dom::element &record, std::string_view key, const std::set<std::string> &children)
    {
        std::vector<std::pair<dom::element, std::string>> waiting{{record, std::string(key)}};
        for (std::size_t i = 0; i < waiting.size() && m_sample.rows.size() < m_most; ++i) {
            const auto [element, under] = waiting[i];
            dom::object object;
            if (element.get(object) != simdjson::SUCCESS)
                continue;
            m_sample.rows.emplace_back();
            if (!under.empty())
                set(std::string(KeyColumn), under);
            flatten(object, {}, 0, children);
            for (const std::string &name : children) {
                dom::element inner;
                if (object.at_key(name).get(inner) != simdjson::SUCCESS)
                    continue;
                dom::object keyed;
                dom::array list;
                if (inner.get(keyed) == simdjson::SUCCESS) {
                    for (const auto &[innerKey, value] : keyed)
                        waiting.emplace_back(value, std::string(innerKey));
                } else if (inner.get(list) == simdjson::SUCCESS) {
                    for (const dom::element value : list)
                        waiting.emplace_back(value, std::string());
                }
            }
        }
    }

    SampleRows take()
    {
        for (auto &row : m_sample.rows)
            row.resize(m_sample.names.size());
        m_sample.named = true;
        return std::move(m_sample);
    }

private:
    void flatten(const dom::object &object, const std::string &prefix, int depth, const std::set<std::string> &children)
    {
        for (const auto &[key, value] : object) {
            const std::string path = prefix + std::string(key);
            std::string scratch;
            dom::object inner;
            if (const auto text = scalarText(value, scratch))
                set(path, *text);
            else if (depth < 2 && !children.contains(path) && value.get(inner) == simdjson::SUCCESS)
                flatten(inner, path + ".", depth + 1, children);
        }
    }

    void set(const std::string &name, std::string_view text)
    {
        const auto [at, isNew] = m_index.emplace(name, m_sample.names.size());
        if (isNew && m_sample.names.size() >= 400) {
            m_index.erase(at);
            return;
        }
        if (isNew)
            m_sample.names.push_back(name);
        auto &row = m_sample.rows.back();
        if (row.size() <= at->second)
            row.resize(at->second + 1);
        row[at->second] = text;
    }

    std::size_t m_most;
    SampleRows m_sample;
    std::map<std::string, std::size_t> m_index;
};

/// Whether an object, by itself, is a record.
bool isRecord(const dom::element &element, const Mapping &mapping)
{
    dom::object object;
    if (element.get(object) != simdjson::SUCCESS)
        return false;
    if (!mapping.columns.empty()) {
        return std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const MappedColumn &column) {
            return (column.field == Field::Body || column.field == Field::Title) && valueAt(element, keyPath(column.column));
        });
    }
    Sampler sampler(1);
    sampler.add(element, {}, {});
    const auto guess = guessColumns(sampler.take());
    return guess.second > 0
        && std::any_of(guess.first.begin(), guess.first.end(),
                       [](const MappedColumn &column) {
                           return (column.field == Field::Body || column.field == Field::Title) && column.column.find('.') == std::string::npos;
                       });
}

/// The first object among the members or elements.
std::optional<dom::element> firstInside(const dom::element &container, bool &keyed)
{
    dom::object object;
    dom::array list;
    if (container.get(object) == simdjson::SUCCESS) {
        keyed = true;
        for (const auto &[key, value] : object) {
            if (!value.is_object())
                return std::nullopt;
            return value;
        }
    } else if (container.get(list) == simdjson::SUCCESS) {
        keyed = false;
        for (const dom::element value : list) {
            if (!value.is_object())
                return std::nullopt;
            return value;
        }
    }
    return std::nullopt;
}

/// Where the records lie below an object that is none; nullopt: nowhere.
std::optional<std::string> findRecords(const dom::element &root, const Mapping &mapping, int depth)
{
    bool keyed = false;
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS)
        return std::nullopt;
    if (const auto first = firstInside(root, keyed); first && isRecord(*first, mapping)) {
        // One object in another is more likely wrapped than keyed by its id.
        const bool several = object.size() > 1 && std::all_of(object.begin(), object.end(), [](const auto &member) { return member.value.is_object(); });
        if (several || !mapping.columns.empty())
            return "*";
        return std::nullopt;
    }
    for (const auto &[key, value] : object) {
        dom::array list;
        if (const auto first = firstInside(value, keyed); first && isRecord(*first, mapping) && (!keyed || !isRecord(value, mapping)))
            return std::string(key) + (keyed ? ".*" : "");
        if (value.is_object() && isRecord(value, mapping) && depth > 0)
            return std::string(key);
    }
    for (const auto &[key, value] : object) {
        if (depth < 3 && value.is_object()) {
            if (const auto below = findRecords(value, mapping, depth + 1))
                return std::string(key) + "." + *below;
        }
    }
    return std::nullopt;
}

/// Keys below which records lie in records.
void findChildren(const dom::element &record, const Mapping &mapping, std::set<std::string> &found)
{
    std::vector<dom::element> waiting{record};
    for (std::size_t i = 0; i < waiting.size() && i < 200; ++i) {
        dom::object object;
        if (waiting[i].get(object) != simdjson::SUCCESS)
            continue;
        for (const auto &[key, value] : object) {
            bool keyed = false;
            const auto first = firstInside(value, keyed);
            if (!first || !isRecord(*first, mapping))
                continue;
            found.insert(std::string(key));
            waiting.push_back(*first);
            dom::object members;
            dom::array elements;
            if (value.get(members) == simdjson::SUCCESS) {
                for (const auto &[innerKey, inner] : members)
                    waiting.push_back(inner);
            } else if (value.get(elements) == simdjson::SUCCESS) {
                for (const dom::element inner : elements)
                    waiting.push_back(inner);
            }
        }
    }
}

bool isObjectLine(dom::parser &parser, std::string_view line)
{
    dom::element root;
    const std::string readable = mended(line, BlankControls::All);
    return parser.parse(readable).get(root) == simdjson::SUCCESS && root.is_object();
}

/// Whether the first lines are each a record.
bool isLineByLine(std::string_view head)
{
    dom::parser parser;
    int whole = 0, good = 0;
    while (whole < 5) {
        const std::size_t end = head.find('\n');
        const std::string_view line = head.substr(0, end);
        if (end == None && whole > 0)
            break; // perhaps cut off
        if (!std::all_of(line.begin(), line.end(), isBlank)) {
            ++whole;
            good += isObjectLine(parser, line) ? 1 : 0;
        }
        if (end == None)
            break;
        head.remove_prefix(end + 1);
    }
    return whole >= 2 && good * 2 > whole;
}

} // namespace

std::pair<SampleRows, Result<void>> sampleJson(Mapping &mapping, std::string_view head, std::size_t most)
{
    mapping.json = true;
    mapping.lines = isLineByLine(head);
    dom::parser parser;
    if (parser.allocate(head.size() + 1024, 8192) != simdjson::SUCCESS)
        return {{}, Error{.code = ErrorCode::Internal, .message = TR_NOOP("Error", "There is not enough memory free.")}};

    // The texts of the first records, the last one as far as it goes.
    const auto recordsBelow = [&](const std::vector<std::string> &path) {
        std::vector<std::pair<std::string, std::string>> texts; // and their keys
        RecordWalker walker(head, path);
        RecordWalker::Record record;
        RecordWalker::Status status = RecordWalker::Status::End;
        while (texts.size() < most && (status = walker.next(record)) == RecordWalker::Status::Record) {
            std::string_view text = head.substr(record.begin, record.end - record.begin);
            if (!record.key.empty())
                text.remove_prefix(std::min(text.find_first_of("{[", record.key.size() + 2), text.size()));
            texts.emplace_back(mended(text, BlankControls::All), std::string(record.key));
        }
        if (texts.empty() && status == RecordWalker::Status::Open) {
            std::string_view rest = head.substr(walker.at());
            rest.remove_prefix(std::min(rest.find('{'), rest.size()));
            texts.emplace_back(mended(completed(rest), BlankControls::All), std::string(record.key));
        }
        return texts;
    };

    if (mapping.records.empty()) {
        // The first object may be a record, or hold them.
        const auto texts = recordsBelow({});
        dom::element root;
        if (!texts.empty() && parser.parse(texts.front().first).get(root) == simdjson::SUCCESS && !isRecord(root, mapping)) {
            if (const auto path = findRecords(root, mapping, 0)) {
                mapping.records = *path;
                mapping.lines = mapping.lines && texts.size() > 1;
            }
        }
    }
    const auto texts = recordsBelow(pathOf(mapping.records));
    std::set<std::string> children(mapping.children.begin(), mapping.children.end());
    if (mapping.children.empty()) {
        for (const auto &[text, key] : texts) {
            dom::element root;
            if (parser.parse(text).get(root) == simdjson::SUCCESS)
                findChildren(root, mapping, children);
        }
        mapping.children.assign(children.begin(), children.end());
    }
    Sampler sampler(most);
    for (const auto &[text, key] : texts) {
        dom::element root;
        if (parser.parse(text).get(root) == simdjson::SUCCESS)
            sampler.add(root, key, children);
    }
    SampleRows sample = sampler.take();
    mapping.names = sample.names;
    const bool guesses = mapping.columns.empty();
    auto done = settleColumns(mapping, sample);
    // Keys by number, or in another case, are meant as they stand in the file.
    for (MappedColumn &column : mapping.columns) {
        if (const auto at = columnIn(sample.names, column.column))
            column.column = sample.names[*at];
    }
    if (guesses && std::find(sample.names.begin(), sample.names.end(), KeyColumn) != sample.names.end()
        && std::none_of(mapping.columns.begin(), mapping.columns.end(), [](const MappedColumn &c) { return c.column == KeyColumn; }))
        mapping.columns.push_back({Field::Id, std::string(KeyColumn)});
    return {std::move(sample), std::move(done)};
}

} // namespace parlance::import
