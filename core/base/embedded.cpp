// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/embedded.h"

#include "core/base/embeddedtable.h"

#include <algorithm>
#include <span>

namespace parlance {

std::string_view embedded(std::string_view name)
{
    for (const EmbeddedEntry &entry : std::span(embeddedTable, embeddedCount)) {
        if (name == entry.name)
            return {entry.begin, static_cast<std::size_t>(entry.end - entry.begin)};
    }
    return {};
}

std::vector<std::string_view> embeddedNames(std::string_view prefix)
{
    std::vector<std::string_view> names;
    for (const EmbeddedEntry &entry : std::span(embeddedTable, embeddedCount)) {
        const std::string_view name = entry.name;
        if (name.starts_with(prefix))
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace parlance
