// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, cut anywhere: the reader answers the same, and what it answers keeps RawPost's and Reject's promises.
#include "core/import/readers/mappedjson.h"
#include "mappedproof.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const parlance::import::MappedJsonReader reader;
    parlance::import::proveMapped(reader, data, size,
                                  {"", "body=text", "id=id,body=text,children=replies", "body=text,records=posts.*,id=@key", "body=a.0.b,records=a"});
    return 0;
}
