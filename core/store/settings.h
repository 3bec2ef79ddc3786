// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

#include <string>
#include <string_view>

namespace parlance::store {

/// What the workspace says of itself: 'index', 'tags' and 'languages' are "complete" or "partial".
/// \returns "complete" where it says nothing.
Result<std::string> setting(const Connection &connection, std::string_view name);
Result<void> setSetting(const Connection &connection, std::string_view name, std::string_view value);

} // namespace parlance::store
