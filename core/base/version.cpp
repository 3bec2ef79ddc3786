// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"

namespace parlance {

const char *version()
{
    return PARLANCE_VERSION;
}

} // namespace parlance
