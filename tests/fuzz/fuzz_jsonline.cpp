// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonline.h"

#include <simdjson.h>

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

using namespace parlance::import;
namespace dom = simdjson::dom;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

int lookup(std::string_view key)
{
    return key.size() < 6 ? static_cast<int>(key.size()) : -1;
}

/// The scanner's answer and the full parser's are the same.
void compare(const dom::element &element, const JsonValue &value)
{
    switch (value.kind) {
    case JsonValue::Kind::Null:
        return require(element.is_null());
    case JsonValue::Kind::False:
    case JsonValue::Kind::True:
        return require(element.get_bool().value() == (value.kind == JsonValue::Kind::True));
    case JsonValue::Kind::Integer:
        return require(element.is_int64() && element.get_int64().value() == value.integer && element.get_double().value() == value.number);
    case JsonValue::Kind::Double:
        return require(element.is_double() && element.get_double().value() == value.number);
    case JsonValue::Kind::Text:
        return require(element.get_string().value() == value.text);
    case JsonValue::Kind::Nested:
        return require(element.is_object() || element.is_array());
    }
}

} // namespace

/// Lines through one scanner; whatever it accepts, simdjson accepts and reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string rest(reinterpret_cast<const char *>(data), size);
    JsonLineScanner scanner(lookup);
    dom::parser parser;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const std::string line = rest.substr(0, end); // its own memory, so that reading past the end is seen
        rest = end == std::string::npos ? std::string() : rest.substr(end + 1);
        if (!simdjson::validate_utf8(line))
            continue;
        std::vector<std::pair<int, JsonValue>> members;
        scanner.open(line);
        while (scanner.next())
            members.emplace_back(scanner.meaning(), scanner.value());
        if (!scanner.isSound())
            continue;
        dom::element root;
        dom::object object;
        require(parser.parse(line).get(root) == simdjson::SUCCESS && root.get(object) == simdjson::SUCCESS);
        std::size_t place = 0;
        for (const auto &[key, element] : object) {
            if (lookup(key) < 0)
                continue;
            require(place < members.size() && members[place].first == lookup(key));
            compare(element, members[place++].second);
        }
        require(place == members.size());
    }
    return 0;
}
