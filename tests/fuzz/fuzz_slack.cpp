// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a day of a channel and as each of an export's other files.
#include "core/import/readers/slack.h"

#include "readerpromises.h"

using namespace parlance::import;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const SlackReader reader;
    static const SlackFolder folder;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    (void)reader.recognises(std::string_view(bytes).substr(0, 65536));
    auto roster = std::make_shared<Roster>();
    for (const char *file : {"channels.json", "dms.json", "users.json"})
        folder.addToRoster(*roster, file, bytes);
    for (const auto *names : {&roster->forums, &roster->authors}) {
        for (const auto &[id, name] : *names)
            demand(isText(name) && !name.empty());
    }
    const auto facts = std::make_shared<FileFacts>(
        FileFacts{.name = "general/2024-03-01.json", .folder = "export", .forum = {}, .mapping = {}, .roster = roster});
    const HeldCounts cut = keepsPromises(reader, bytes, facts, 100); // each chunk tells its names again
    const HeldCounts whole = keepsPromises(reader, bytes, facts, 1 << 20);
    demand(cut.posts == whole.posts && cut.rejects == whole.rejects);
    (void)keepsPromises(reader, bytes, {}, 1 << 20);
    return 0;
}
