// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/connection.h"

#include <string_view>
#include <vector>

namespace parlance::store {

/// The migrations compiled into the program, in order; the n-th leads from version n to n + 1.
std::vector<std::string_view> migrations();

/// Brings the schema from its user_version to the newest, each step in one transaction with its version. A new file is
/// at version 0 and takes the same path.
///
/// Before the first step on a file that holds something, a backup copy NAME.bak-vN is written beside it.
/// \param steps  migrations(), or fewer or others in tests.
/// \error NewerVersion, Io, Corrupt: the file is as it was before the step that failed.
Result<void> migrate(const Connection &connection, const std::vector<std::string_view> &steps);

} // namespace parlance::store
