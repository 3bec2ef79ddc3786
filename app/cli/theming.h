// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli.h"
#include "options.h"

#include "core/analysis/themestats.h"

namespace parlance::cli {

/// Finds and stores the themes of the corpus's selection and brings them into its table.
store::Run findThemes(Corpus &corpus, const analysis::FindThemesOptions &options, ConsoleProgress &progress);

/// What --k says; 0 for "auto". \throws UsageError
int themeCount(const std::string &text);

} // namespace parlance::cli
