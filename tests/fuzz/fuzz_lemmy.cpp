// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzreader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    return parlance::import::fuzzReader("lemmy", data, size);
}
