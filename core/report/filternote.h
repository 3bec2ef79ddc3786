// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/sections.h"

#include <boost/json.hpp>

#include <string>

namespace parlance::report {

/// A selection as analysis::toJson() notes it, for readers: forums, people and threads are told as their platforms name them, and
/// people as the report calls them, where the note holds rows of the workspace. Null stands for what is not there any more.
/// A note that cannot be read is given as it is.
Result<boost::json::value> filterForReaders(Desk &desk, const std::string &note);

} // namespace parlance::report
