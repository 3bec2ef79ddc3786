// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as utterances and as each of a corpus's other files.
#include "core/import/readers/convokit.h"

#include "readerpromises.h"

using namespace parlance::import;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const ConvokitReader reader;
    static const ConvokitFolder folder;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    (void)reader.recognises(std::string_view(bytes).substr(0, 65536));
    auto roster = std::make_shared<Roster>();
    for (const char *file : {"corpus.json", "conversations.json", "speakers.json"})
        folder.addToRoster(*roster, file, bytes);
    for (const auto *names : {&roster->threads, &roster->forums, &roster->authors}) {
        for (const auto &[id, name] : *names)
            demand(isText(name) && !name.empty());
    }
    const auto facts = std::make_shared<FileFacts>(FileFacts{.name = {}, .folder = "corpus", .forum = {}, .mapping = {}, .roster = roster});
    demand(keepsPromises(reader, bytes, facts, 300) == keepsPromises(reader, bytes, facts, 1 << 20));
    return 0;
}
