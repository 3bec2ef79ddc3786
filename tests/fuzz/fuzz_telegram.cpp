// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an export: the same posts however it is cut.
#include "core/import/readers/telegram.h"

#include "readerpromises.h"

using namespace parlance::import;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const TelegramReader reader;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    (void)reader.recognises(std::string_view(bytes).substr(0, 65536));
    demand(keepsPromises(reader, bytes, {}, 100) == keepsPromises(reader, bytes, {}, 1 << 20));
    return 0;
}
