// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// The JSON that Telegram Desktop exports: one chat, or a whole account with all its chats.
///
/// A forwarded message is its sender's post in which everything is a quote of somebody else. A topic of a forum is a
/// submission with the topic's name; other service messages are no posts. Old exports give times as the local time of the
/// machine that wrote them, without its zone: these are taken as UTC.
class TelegramReader final : public Reader
{
public:
    const char *name() const override { return "telegram"; }
    const char *title() const override { return "Telegram Desktop export (result.json)"; }
    const char *recognisedBy() const override
    {
        return "a JSON object with type, id and messages, whose elements have a numeric id, a date and the type message or service; "
               "or one with chats, whose list holds such objects";
    }
    const char *provedOn() const override { return "an export of one chat made for tests; whole accounts are not proved on real data"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
