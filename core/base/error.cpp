// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <stdexcept>

namespace parlance {

std::string describe(const Error &error)
{
    std::string text = error.message;
    if (const auto at = text.find("%1"); at != std::string::npos)
        text.replace(at, 2, error.subject);
    if (error.offset >= 0)
        text += " [at " + std::to_string(error.offset) + "]";
    if (!error.detail.empty())
        text += " (" + error.detail + ")";
    return text;
}

void throw_exception_from_error(const Error &error, const boost::source_location &)
{
    throw std::logic_error("value() asked of an error: " + describe(error));
}

} // namespace parlance
