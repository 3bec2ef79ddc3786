// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace parlance::topics {

/// Cuts what stands before the next `end` off the front of a text, and drops the end.
inline std::string_view takeUntil(std::string_view &text, char end)
{
    const std::string_view taken = text.substr(0, text.find(end));
    text.remove_prefix(std::min(taken.size() + 1, text.size()));
    return taken;
}

} // namespace parlance::topics
