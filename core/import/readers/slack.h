// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// A list of Slack messages: one day of a channel as in an export, or the answer of conversations.history.
///
/// In an export, accounts, direct messages and the channels that texts mention have their names from its other files. Alone, a
/// day's channel is what the person says, or else the folder of a file that is named by its day. Names that are e-mail addresses
/// are cut before the '@'. The score is the sum of the reactions. What Slack itself writes (who joined, who changed the topic)
/// is no post.
class SlackReader final : public Reader
{
public:
    const char *name() const override { return "slack"; }
    const char *title() const override { return "Slack export, or one day of a channel"; }
    const char *recognisedBy() const override
    {
        return "a folder or zip with channels.json or users.json and files CHANNEL/YYYY-MM-DD.json; or a JSON array whose elements have "
               "the type message and a ts like 1452846025.000011";
    }
    const char *provedOn() const override { return "a whole export of 2016 with two channels; threads are not proved on real data"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

/// A whole export: CHANNEL/YYYY-MM-DD.json, in the order of channels and days, with the names from the files beside the channels.
class SlackFolder final : public FolderFormat
{
public:
    const Reader &reader() const override;
    std::vector<std::size_t> members(const std::vector<std::string> &paths) const override;
    bool isRoster(std::string_view path) const override;
    void addToRoster(Roster &roster, std::string_view path, std::string_view content) const override;
};

} // namespace parlance::import
