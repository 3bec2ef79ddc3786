// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/labels.h"

namespace parlance::store {

/// Brings the answers of another workspace in: of samples that both hold, and, of the sentiment, the samples
/// themselves. Answers that are here stay. Samples of themes that are not here are left out: they are about
/// themes that are not here.
Result<void> mergeLabels(const Workspace &into, const Workspace &other);

} // namespace parlance::store
