// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, cut anywhere: the reader answers the same, and what it answers keeps RawPost's and Reject's promises.
#include "core/import/readers/table.h"
#include "mappedproof.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const parlance::import::TableReader reader;
    parlance::import::proveMapped(reader, data, size, {"", "body=1", "id=1,body=2,parent=3,thread=4", "body=2,reply=3,created=1"});
    return 0;
}
