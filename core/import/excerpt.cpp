// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/excerpt.h"

#include "core/text/utf8.h"

#include <cstddef>

namespace parlance::import {

std::string excerptOf(std::string_view record)
{
    constexpr std::size_t longest = 200;
    // Cut first as well: half a character at the end must not be shown as damage.
    std::string excerpt(text::prefixOf(record, longest));
    text::repairUtf8(excerpt);
    excerpt.resize(text::prefixOf(excerpt, longest).size());
    return excerpt;
}

} // namespace parlance::import
