// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as Reddit's feed.
#include "core/import/readers/redditatom.h"

#include "readerpromises.h"

using namespace parlance::import;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const RedditAtomReader reader;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    (void)reader.recognises(std::string_view(bytes).substr(0, 65536));
    (void)keepsPromises(reader, bytes, {}, 1 << 20);
    return 0;
}
