// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// A table of a Stack Exchange data dump: Posts.xml, Comments.xml or Users.xml, rows whose attributes are the fields.
///
/// Questions are submissions, answers their comments, comments answer the post that they stand under and leave the thread to the
/// writer. Posts and comments are counted apart, and on each site anew: keys are "SITE/17" and "SITE/comment/17". The site
/// is what the person named it, or else the folder's name. Accounts are known by their number; Users.xml gives the names.
/// Wikis, nominations and the like are passed over.
class StackExchangeReader final : public Reader
{
public:
    const char *name() const override { return "stackexchange"; }
    const char *title() const override { return "Stack Exchange data dump (Posts, Comments, Users)"; }
    const char *recognisedBy() const override
    {
        return "XML whose root is posts, comments or users, with row elements that have an Id";
    }
    const char *provedOn() const override { return "the dump of a whole site: 1,651 posts, 3,454 comments, 2,295 users"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &) const override;
    Batch parse(const Chunk &chunk) const override;

    /// True for the tables that hold no posts and no names: votes, badges, tags, postlinks, posthistory.
    static bool isOtherTable(std::string_view head);
};

/// The folder or archive of one site, with Posts.xml, Comments.xml and Users.xml, to be read in this order.
class StackExchangeFolder final : public FolderFormat
{
public:
    const Reader &reader() const override { return m_reader; }
    std::vector<std::size_t> members(const std::vector<std::string> &paths) const override;

private:
    StackExchangeReader m_reader;
};

} // namespace parlance::import
