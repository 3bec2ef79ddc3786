// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// The JSON that DiscordChatExporter writes, one channel or thread a file.
///
/// The forum is "guild / channel", of direct messages the channel alone. A thread's messages belong to the message that it
/// was started from, which has the thread's id, in the forum of its channel; any other message that answers nobody stands for
/// itself. The score is the sum of the reactions.
class DiscordReader final : public Reader
{
public:
    const char *name() const override { return "discord"; }
    const char *title() const override { return "Discord channel (DiscordChatExporter, JSON)"; }
    const char *recognisedBy() const override { return "a JSON object with guild, channel and messages"; }
    const char *provedOn() const override { return "exports of direct messages made for tests; servers and threads are not proved on real data"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
