// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parlance {

/// The program's version, such as "0.1.0"; written into every run and report.
const char *version();

} // namespace parlance
