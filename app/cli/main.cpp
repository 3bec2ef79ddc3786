// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"

#include <cstdio>

int main()
{
    std::printf("parlance-cli %s\n", parlance::version());
    return 0;
}
