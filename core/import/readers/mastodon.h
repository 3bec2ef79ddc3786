// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// Statuses as the API of Mastodon and its kin answers them: the context of a status, timelines, searches; arrays, one a line,
/// or one alone.
///
/// A boost is no post: what it boosts is read in its place, with its own author. A status quoted by another is not read.
/// The score is the number of favourites; boosts are not added, for who boosts mostly favours too. A content warning is a
/// submission's title. Ids belong to the server that was asked, which the first status of a local account gives away: it is
/// part of the post's key and its forum. Where none does, ids of two servers may meet.
class MastodonReader final : public Reader
{
public:
    const char *name() const override { return "mastodon"; }
    const char *title() const override { return "Mastodon statuses (contexts, timelines)"; }
    const char *recognisedBy() const override
    {
        return "JSON with statuses that have content, created_at, in_reply_to_id and an account, in an array, one a line, or as "
               "ancestors and descendants";
    }
    const char *provedOn() const override { return "a context of 3 and a timeline of 20 statuses of 2017"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
