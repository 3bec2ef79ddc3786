// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/facts.h"
#include "core/report/report.h"
#include "core/report/sections.h"

namespace parlance::report {

/// Writes the methods note and its data: what files, which selection, how tone and themes were computed, what was left
/// out, what the figures cannot tell. Everything that is needed to get the same report again.
/// \param report  its sections are written.
Result<void> writeMethods(Report &report, Desk &desk, const CorpusFacts &corpus, const analysis::Filter &filter);

} // namespace parlance::report
