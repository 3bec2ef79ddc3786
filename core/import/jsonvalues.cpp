// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonvalues.h"

#include <charconv>

namespace parlance::import {

namespace dom = simdjson::dom;

KeyPath keyPath(std::string_view dotted)
{
    KeyPath path;
    path.whole = dotted;
    for (std::size_t at = 0; at <= dotted.size();) {
        const std::size_t dot = std::min(dotted.find('.', at), dotted.size());
        path.steps.emplace_back(dotted.substr(at, dot - at));
        at = dot + 1;
    }
    return path;
}

std::optional<dom::element> valueAt(const dom::element &record, const KeyPath &path)
{
    dom::element found;
    if (dom::object object; record.get(object) == simdjson::SUCCESS && object.at_key(path.whole).get(found) == simdjson::SUCCESS)
        return found;
    if (path.steps.size() < 2)
        return std::nullopt;
    found = record;
    for (const std::string &step : path.steps) {
        dom::object object;
        dom::array list;
        if (found.get(object) == simdjson::SUCCESS) {
            if (object.at_key(step).get(found) != simdjson::SUCCESS)
                return std::nullopt;
        } else if (found.get(list) == simdjson::SUCCESS) {
            std::size_t index = 0;
            const auto [end, failure] = std::from_chars(step.data(), step.data() + step.size(), index);
            if (failure != std::errc() || end != step.data() + step.size() || list.at(index).get(found) != simdjson::SUCCESS)
                return std::nullopt;
        } else {
            return std::nullopt;
        }
    }
    return found;
}

std::optional<std::string_view> scalarText(const dom::element &value, std::string &scratch)
{
    switch (value.type()) {
    case dom::element_type::STRING: {
        std::string_view text;
        return value.get(text) == simdjson::SUCCESS ? text : std::string_view("");
    }
    case dom::element_type::NULL_VALUE:
        return std::string_view("");
    case dom::element_type::BOOL: {
        bool truth = false;
        return value.get(truth) == simdjson::SUCCESS && truth ? std::string_view("true") : std::string_view("false");
    }
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE: {
        scratch.resize(40);
        char *const begin = scratch.data();
        std::to_chars_result done{begin, std::errc()};
        std::int64_t whole = 0;
        std::uint64_t large = 0;
        double number = 0;
        if (value.type() == dom::element_type::INT64 && value.get(whole) == simdjson::SUCCESS)
            done = std::to_chars(begin, begin + scratch.size(), whole);
        else if (value.type() == dom::element_type::UINT64 && value.get(large) == simdjson::SUCCESS)
            done = std::to_chars(begin, begin + scratch.size(), large);
        else if (value.get(number) == simdjson::SUCCESS)
            done = std::to_chars(begin, begin + scratch.size(), number);
        return std::string_view(begin, static_cast<std::size_t>(done.ptr - begin));
    }
    default:
        return std::nullopt;
    }
}

} // namespace parlance::import
