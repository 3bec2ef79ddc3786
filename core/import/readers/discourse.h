// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// What a Discourse forum answers: topics with their first posts or later ones, lists of the latest posts, single posts; one
/// document, an array, or one a line.
///
/// Every forum numbers its posts and topics from 1, so keys are "SITE topic 12 post 3": SITE is what the person called the forum,
/// or else the host that the file's own pictures and links name, or else the folder's name; in lone files of single posts, of
/// which not every one names its host, the folder comes before the host. Of posts and topics deleted, moved or hidden it says as
/// much as the file does; small notes of what moderators did are no posts.
class DiscourseReader final : public Reader
{
public:
    const char *name() const override { return "discourse"; }
    const char *title() const override { return "Discourse topics and posts (API)"; }
    const char *recognisedBy() const override
    {
        return "JSON with post_stream and its posts, with latest_posts, or posts that have cooked or raw, topic_id and post_number";
    }
    const char *provedOn() const override
    {
        return "a topic of 22 posts of 2016, a post of 2015, and ten topics of an archive of 2026 in 192 files";
    }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

/// A folder, with those below it, of single posts in files named by their ids (0000007137-ann-a-title.json), as archives of a
/// forum are written. Its roster is the forum's host, which any of its files may name.
class DiscourseFolder final : public FolderFormat
{
public:
    const Reader &reader() const override { return m_reader; }
    std::vector<std::size_t> members(const std::vector<std::string> &paths) const override;
    bool isRoster(std::string_view path) const override;
    void addToRoster(Roster &roster, std::string_view path, std::string_view content) const override;

private:
    DiscourseReader m_reader;
};

} // namespace parlance::import
