// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace parlance {

/// Writes a file that appears whole or not at all: a reader sees the old one or the whole new one.
/// \error Io  with the path as subject.
Result<void> writeWholeFile(const std::string &path, std::string_view content);

} // namespace parlance
