// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/placing/knownthemes.h"

#include <vector>

namespace parlance::topics {

struct MapPoint
{
    double x = 0, y = 0; ///< in [-1, 1]; near themes use like words. Neither axis means anything by itself
};

/// How alike themes are and where they lie on a map.
struct ThemeMap
{
    std::vector<std::vector<double>> similarity; ///< in [0, 1]: 1 less the Hellinger distance of their words; 1 with itself
    std::vector<MapPoint> points;                ///< by classical scaling of the distances (Torgerson 1952)
};

/// The same bytes every time: signs are fixed, and no step depends on the machine.
ThemeMap mapThemes(const KnownThemes &known);

} // namespace parlance::topics
