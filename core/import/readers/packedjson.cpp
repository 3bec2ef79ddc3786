// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/packedjson.h"

#include "core/base/ascii.h"
#include "core/import/excerpt.h"
#include "core/import/jsonelements.h"
#include "core/import/jsonfault.h"
#include "core/import/jsonmending.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

namespace parlance::import {

namespace {

namespace dom = simdjson::dom;

/// A reply adds two brackets to the nesting of its parent in the deepest of these formats.
constexpr std::size_t MaxDepth = std::size_t{1} << 17;
constexpr std::size_t HeadSize = 64 << 10;

// The first byte of a prelude; the label and a line end follow.
constexpr char Lines = 'L', Elements = 'A', Document = 'D';

bool isBlank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

bool isBlankLine(std::string_view line)
{
    return std::all_of(line.begin(), line.end(), isBlank);
}

/// True if the brackets of `line` close where it ends.
bool isWholeObject(std::string_view line)
{
    std::size_t depth = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"') {
            for (++i; i < line.size() && line[i] != '"'; ++i) {
                if (line[i] == '\\')
                    ++i;
            }
            if (i >= line.size())
                return false;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                return false;
            --depth;
        }
    }
    return depth == 0;
}

/// How content that does not begin with '[' is packed. \param ended  there is no more.
std::optional<char> packing(std::string_view held, bool ended)
{
    std::size_t first = 0;
    while (first < held.size() && isBlank(held[first]))
        ++first;
    const std::size_t end = held.find('\n', first);
    if (end == std::string_view::npos)
        return ended ? std::optional(Lines) : std::nullopt;
    if (isWholeObject(held.substr(first, end - first)))
        return Lines;
    // A first line may be broken; where the next one is an object of its own, they are lines all the same.
    std::size_t next = end;
    while (next < held.size() && isBlank(held[next]))
        ++next;
    if (next == held.size() && !ended)
        return std::nullopt;
    return next < held.size() && held[next] == '{' && held[next - 1] == '\n' ? Lines : Document;
}

class PackedJsonCutter final : public Cutter
{
public:
    explicit PackedJsonCutter(std::function<std::string(std::string_view)> label) : m_label(std::move(label)), m_elements({JsonPath{}}) {}

    Piece next(std::string_view held, std::size_t wanted, bool ended) override
    {
        if (m_mode == 0) {
            if (held.size() < HeadSize && !ended)
                return {};
            const auto first = std::find_if_not(held.begin(), held.end(), isBlank);
            if (first == held.end())
                return {held.size(), 0};
            const auto mode = *first == '[' ? std::optional(Elements) : packing(held, ended);
            if (!mode)
                return {};
            m_mode = *mode;
            std::string opening(1, m_mode);
            if (m_label)
                opening += m_label(held.substr(0, HeadSize));
            m_opening = std::make_shared<const std::string>(opening + "\n");
        }
        if (m_mode == Elements) {
            const Piece piece = m_elements.next(held, wanted, ended);
            if (piece.take > 0) {
                const auto inner = m_elements.prelude();
                m_prelude = inner ? std::make_shared<const std::string>(*m_opening + *inner) : m_opening;
            }
            return piece;
        }
        m_prelude = m_opening;
        if (ended)
            return {0, held.size()};
        if (m_mode == Document)
            return {};
        const std::size_t lastEnd = held.rfind('\n');
        return {0, lastEnd == std::string_view::npos ? 0 : lastEnd + 1};
    }

    void passOver() override
    {
        if (m_mode == Elements)
            m_elements.passOver();
    }

    std::shared_ptr<const std::string> prelude() const override { return m_prelude; }

private:
    std::function<std::string(std::string_view)> m_label;
    JsonElementCutter m_elements;
    char m_mode = 0;
    std::shared_ptr<const std::string> m_opening, m_prelude;
};

const char *reasonOf(simdjson::error_code failure)
{
    switch (failure) {
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
        return "it is too large";
    case simdjson::DEPTH_ERROR:
        return "it is nested too deep";
    default:
        return "it is not JSON";
    }
}

/// The lists that hold records, by the keys that they stand under.
constexpr std::string_view RecordLists[] = {"ancestors", "children", "comments", "descendants", "hits", "posts", "statuses", "threads"};

/// Where the last whole record ends before `fault`, in a document that is an object around lists of records; 0: nowhere.
std::size_t endOfLastRecord(std::string_view json, std::size_t fault)
{
    std::size_t depth = 0;
    std::size_t end = 0;
    bool inList = false; // the bracket inside the outermost one is that of such a list
    std::string_view key;
    for (std::size_t i = 0; i < fault; ++i) {
        const char c = json[i];
        if (c == '"') {
            const std::size_t begin = ++i;
            for (; i < fault && json[i] != '"'; ++i) {
                if (json[i] == '\\')
                    ++i;
            }
            if (depth == 1 && i < fault)
                key = json.substr(begin, i - begin);
        } else if (c == '{' || c == '[') {
            if (depth == 0 && c == '[')
                return 0;
            if (++depth == 2)
                inList = c == '[' && std::find(std::begin(RecordLists), std::end(RecordLists), key) != std::end(RecordLists);
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                break;
            if (--depth == 2 && inList)
                end = i + 1;
        }
    }
    return end;
}

/// Parses one unit after the other.
class UnitParser
{
public:
    /// \param behind  bytes that may be read behind the unit.
    simdjson::error_code parse(std::string_view unit, std::size_t behind, BlankControls blank, dom::element &root)
    {
        const std::size_t capacity = std::max<std::size_t>(unit.size() + 64, 1024);
        if (m_parser.capacity() < capacity) {
            if (const auto failure = m_parser.allocate(capacity, MaxDepth))
                return failure;
        }
        simdjson::error_code failure = simdjson::SUCCESS;
        if (behind >= simdjson::SIMDJSON_PADDING) {
            failure = m_parser.parse(unit.data(), unit.size(), false).get(root);
        } else {
            m_copy.assign(unit);
            m_copy.append(simdjson::SIMDJSON_PADDING, ' ');
            failure = m_parser.parse(m_copy.data(), unit.size(), false).get(root);
        }
        if (failure == simdjson::SUCCESS || failure == simdjson::CAPACITY || failure == simdjson::MEMALLOC)
            return failure;
        m_copy = mended(unit, blank);
        return parseCopy(root);
    }

    struct Part
    {
        JsonFault fault;       ///< of the unit
        std::size_t whole = 0; ///< bytes before it that were parsed; 0: none
    };

    /// Of a unit that is broken, what stands whole before the fault.
    Part parsePart(std::string_view unit, BlankControls blank, dom::element &root)
    {
        Part part{.fault = findJsonFault(unit, MaxDepth), .whole = 0};
        const std::size_t whole = endOfLastRecord(unit, std::min(part.fault.offset, unit.size()));
        if (whole == 0)
            return part;
        m_copy = mended(unit.substr(0, whole), blank);
        m_copy += "]}";
        if (parseCopy(root) == simdjson::SUCCESS)
            part.whole = whole;
        return part;
    }

private:
    simdjson::error_code parseCopy(dom::element &root)
    {
        const std::size_t size = m_copy.size();
        m_copy.append(simdjson::SIMDJSON_PADDING, ' ');
        if (m_parser.capacity() < size + 64) {
            if (const auto lack = m_parser.allocate(size + 64, MaxDepth))
                return lack;
        }
        return m_parser.parse(m_copy.data(), size, false).get(root);
    }

    dom::parser m_parser;
    std::string m_copy;
};

} // namespace

// ---- fields ----

std::string JsonObject::text(std::string_view key) const
{
    std::string_view text;
    if (m_object.at_key(key).get(text) != simdjson::SUCCESS)
        return {};
    std::string clean(text);
    if (std::memchr(clean.data(), 0, clean.size())) // "\u0000" is a character like any other to JSON
        text::repairUtf8(clean);
    return clean;
}

bool JsonObject::isText(std::string_view key) const
{
    std::string_view text;
    return m_object.at_key(key).get(text) == simdjson::SUCCESS;
}

std::string JsonObject::id(std::string_view key) const
{
    dom::element value;
    if (m_object.at_key(key).get(value) != simdjson::SUCCESS)
        return {};
    std::int64_t number = 0;
    std::uint64_t large = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return std::to_string(number);
    if (value.get(large) == simdjson::SUCCESS)
        return std::to_string(large);
    double real = 0;
    if (value.get(real) == simdjson::SUCCESS && real == std::floor(real) && std::abs(real) < 9e15) // tables were here: 12.0
        return std::to_string(static_cast<std::int64_t>(real));
    return text(key);
}

std::optional<double> JsonObject::number(std::string_view key) const
{
    dom::element value;
    if (m_object.at_key(key).get(value) != simdjson::SUCCESS)
        return std::nullopt;
    double number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return number;
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return std::nullopt;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<std::int32_t> JsonObject::score(std::string_view key) const
{
    const auto value = number(key);
    if (!value)
        return std::nullopt;
    return static_cast<std::int32_t>(std::clamp(*value, -2147483647.0, 2147483647.0));
}

std::optional<std::int64_t> JsonObject::seconds(std::string_view key) const
{
    const auto value = number(key);
    if (!value || !(std::abs(*value) < 1e12)) // the year 33658
        return std::nullopt;
    return static_cast<std::int64_t>(std::floor(*value));
}

bool JsonObject::isSet(std::string_view key) const
{
    dom::element value;
    if (m_object.at_key(key).get(value) != simdjson::SUCCESS)
        return false;
    bool truth = false;
    double number = 0;
    std::string_view text;
    return (value.get(truth) == simdjson::SUCCESS && truth) || (value.get(number) == simdjson::SUCCESS && number != 0)
        || (value.get(text) == simdjson::SUCCESS && !text.empty());
}

std::optional<JsonObject> JsonObject::object(std::string_view key) const
{
    dom::object inner;
    if (m_object.at_key(key).get(inner) != simdjson::SUCCESS)
        return std::nullopt;
    return JsonObject(inner);
}

std::optional<dom::array> JsonObject::array(std::string_view key) const
{
    dom::array inner;
    if (m_object.at_key(key).get(inner) != simdjson::SUCCESS)
        return std::nullopt;
    return inner;
}

std::string JsonObject::excerpt() const
{
    std::string excerpt;
    for (const auto &[key, value] : m_object) {
        std::string_view text;
        if (value.get(text) != simdjson::SUCCESS || text.empty())
            continue;
        excerpt += excerpt.empty() ? "" : ", ";
        excerpt += std::string(text::prefixOf(key, 40)) + ": " + std::string(text::prefixOf(text, 80));
        if (excerpt.size() >= 200)
            break;
    }
    return excerptOf(excerpt);
}

std::optional<JsonObject> objectOf(const dom::element &element)
{
    dom::object object;
    if (element.get(object) != simdjson::SUCCESS)
        return std::nullopt;
    return JsonObject(object);
}

// ---- records ----

void UnitBatch::reject(const JsonObject &record, const char *reason)
{
    Reject reject = m_reject(reason);
    std::string excerpt = record.excerpt();
    if (!excerpt.empty())
        reject.excerpt = std::move(excerpt);
    m_batch.rejects.push_back(std::move(reject));
}

void UnitBatch::take(RawPost &&post, const JsonObject &record)
{
    if (post.id.empty())
        return reject(record, "it has no id");
    if (post.id.size() > 64)
        return reject(record, "its id is longer than 64 characters");
    if (post.kind == PostKind::Comment && post.threadId.empty() && post.parentId.empty())
        return reject(record, "it is a comment that does not say what it answers");
    if (post.threadId.size() > 64 || post.parentId.size() > 64)
        return reject(record, "the id of what it answers is longer than 64 characters");
    m_batch.posts.push_back(std::move(post));
}

// ---- units ----

std::unique_ptr<Cutter> packedJsonCutter(std::function<std::string(std::string_view)> label)
{
    return std::make_unique<PackedJsonCutter>(std::move(label));
}

void readPackedJson(const Chunk &chunk, Batch &batch,
                    const std::function<void(const dom::element &, const std::string &, UnitBatch &)> &read)
{
    UnitParser parser;
    dom::element root;
    const std::string_view opening = chunk.prelude ? std::string_view(*chunk.prelude) : std::string_view();
    const char mode = opening.empty() ? Document : opening.front();
    const std::string label(opening.empty() ? opening : opening.substr(1, opening.find('\n') - 1));
    const std::string_view bytes = chunk.bytes;

    if (mode == Elements) {
        JsonElements elements(chunk);
        while (const auto element = elements.next()) {
            const std::function<Reject(std::string)> reject = [&](std::string reason) {
                return elements.reject(*element, std::move(reason));
            };
            UnitBatch to(batch, reject);
            if (element->fault) {
                to.reject(element->fault);
                continue;
            }
            const auto begin = static_cast<std::size_t>(element->text.data() - bytes.data());
            const std::size_t behind = bytes.size() - begin - element->text.size();
            if (const auto failure = parser.parse(element->text, behind, BlankControls::All, root))
                to.reject(reasonOf(failure));
            else if (!root.is_null())
                read(root, label, to);
        }
        return;
    }

    if (mode == Lines) {
        std::int64_t line = chunk.firstLine;
        for (std::size_t at = 0; at < bytes.size(); ++line) {
            const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
            const std::string_view text = bytes.substr(at, end - at);
            const std::size_t begin = at;
            at = end + 1;
            if (isBlankLine(text))
                continue;
            std::size_t place = 0;
            const std::function<Reject(std::string)> reject = [&](std::string reason) {
                return Reject{line, chunk.offset + static_cast<std::int64_t>(begin + place), std::move(reason), excerptOf(text.substr(place))};
            };
            UnitBatch to(batch, reject);
            if (const auto failure = parser.parse(text, bytes.size() - end, BlankControls::All, root)) {
                if (failure != simdjson::CAPACITY && failure != simdjson::MEMALLOC)
                    place = parser.parsePart(text, BlankControls::All, root).whole;
                if (place > 0) {
                    const std::size_t whole = std::exchange(place, 0);
                    read(root, label, to);
                    place = std::min(text.find_first_not_of(", \t\r", whole), text.size());
                }
                to.reject(chunk.truncated && end == bytes.size() ? "the file breaks off inside it" : reasonOf(failure));
            } else if (!root.is_null()) {
                read(root, label, to);
            }
        }
        return;
    }

    if (isBlankLine(bytes))
        return;
    std::size_t place = 0;
    std::string_view shown = bytes;
    const std::function<Reject(std::string)> reject = [&](std::string reason) {
        const auto upTo = bytes.substr(0, std::min(place, bytes.size()));
        return Reject{place == 0 ? 0 : chunk.firstLine + std::count(upTo.begin(), upTo.end(), '\n'),
                      chunk.offset + static_cast<std::int64_t>(upTo.size()), std::move(reason), excerptOf(shown)};
    };
    UnitBatch to(batch, reject);
    if (const auto failure = parser.parse(bytes, 0, BlankControls::Nul, root)) {
        if (failure == simdjson::CAPACITY || failure == simdjson::MEMALLOC)
            return to.reject("it is too large");
        // What stands whole before the fault is read all the same.
        const auto part = parser.parsePart(bytes, BlankControls::Nul, root);
        if (part.whole > 0) {
            read(root, label, to);
            shown = bytes.substr(std::min(bytes.find_first_not_of(", \t\r\n", part.whole), bytes.size()));
        }
        place = part.fault.offset;
        return to.reject(part.fault.reason ? part.fault.reason : reasonOf(failure));
    }
    if (!root.is_null())
        read(root, label, to);
}

std::string hostOf(std::string_view address)
{
    if (address.starts_with("https://"))
        address.remove_prefix(8);
    else if (address.starts_with("http://"))
        address.remove_prefix(7);
    else
        return {};
    return lowered(address.substr(0, address.find_first_of("/?#:")));
}

} // namespace parlance::import
