// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli.h"

#include "core/import/import.h"

#include <string>
#include <vector>

namespace parlance::cli {

/// Imports with a bar that tells the counts, and tells every file's problem on standard error.
std::vector<import::ImportOutcome> importWithProgress(const store::Workspace &workspace,
                                                      const std::vector<std::string> &files,
                                                      const import::ImportOptions &options, ConsoleProgress &progress);

} // namespace parlance::cli
