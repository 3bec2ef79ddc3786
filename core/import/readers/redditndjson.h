// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// Submissions and comments of Reddit, one JSON object a line: Pushshift and Arctic Shift of every era, harvests made with
/// PRAW's names, and cut-down ones that lack author, parent or forum.
class RedditNdjsonReader final : public Reader
{
public:
    const char *name() const override { return "reddit-ndjson"; }
    const char *title() const override { return "Reddit dump, one post a line (Pushshift, Arctic Shift)"; }
    const char *recognisedBy() const override
    {
        return "JSON objects, one a line, with link_id and body (comments) or title and selftext or num_comments "
               "(submissions)";
    }
    const char *provedOn() const override
    {
        return "months of 2005 and 2019, lines of six eras up to 2024, Arctic Shift harvests of 2026, PRAW harvests";
    }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Lines; }
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
