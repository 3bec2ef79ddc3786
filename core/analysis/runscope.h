// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/themestats.h"

namespace parlance::analysis {

/// What a run of themes looked at, as it has noted it.
struct RunScope
{
    Filter selection;
    Unit unit = Unit::Post;
};

/// What got a theme: a post, or a thread with all its posts.
Unit unitOf(const store::Run &run);

/// Whether all that it looked at were copies of one text.
bool sawOneText(const store::Run &run);

/// \error BadInput  the note cannot be read.
Result<RunScope> scopeOf(const store::Run &run);

} // namespace parlance::analysis
