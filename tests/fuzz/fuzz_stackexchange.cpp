// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a table of Stack Exchange: the answer is sound and does not hang on how the file was cut.
#include "core/import/readers/stackexchange.h"

#include "readerpromises.h"

using namespace parlance::import;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const StackExchangeReader reader;
    static const auto facts = std::make_shared<FileFacts>(FileFacts{.name = {}, .folder = "history.meta", .forum = {}, .mapping = {}, .roster = {}});
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    (void)detectFormat(std::string_view(bytes).substr(0, 65536), "fuzz");
    demand(keepsPromises(reader, bytes, facts, 300) == keepsPromises(reader, bytes, facts, 1 << 20));
    return 0;
}
