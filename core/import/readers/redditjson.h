// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// What Reddit's own API answers, saved as it came: threads, listings of posts or comments, "morechildren" answers, and
/// bare things. Accounts, forums and messages among them are passed over; what a "more" stub stands for counts as
/// missing.
///
/// The answers say neither when they were fetched nor whether & < > are escaped in them (raw_json=1 or not). The latter
/// is told from all texts of the document together: escaped where no text has a bare < or > and every & opens one of
/// the three entities.
///
/// Walks without recursion. A document that is no JSON, or nested deeper than 131,072 brackets (some 26,000 replies),
/// is one reject that says where.
class RedditJsonReader final : public Reader
{
public:
    const char *name() const override { return "reddit-json"; }
    const char *title() const override { return "Reddit API answer (thread, listing, more comments)"; }
    const char *recognisedBy() const override
    {
        return "a JSON object or array of things with kind (Listing, t1, t3, more) and data, or the answer "
               "json.data.things";
    }
    const char *provedOn() const override
    {
        return "threads, listings and morechildren answers of 2015, 2016 and 2026, with and without raw_json";
    }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::WholeDocument; }
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
