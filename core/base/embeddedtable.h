// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace parlance {

/// One row of the table that the build writes (cmake/Embed.cmake).
struct EmbeddedEntry
{
    const char *name;
    const char *begin;
    const char *end;
};

extern const EmbeddedEntry embeddedTable[];
extern const std::size_t embeddedCount;

} // namespace parlance
