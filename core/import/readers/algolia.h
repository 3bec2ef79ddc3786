// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// Hacker News as Algolia's search API answers: an item with its tree of comments, or the hits of a search. One answer, an array
/// or one a line; hits also without what is around them.
///
/// A child without author and text is a comment that was deleted or taken down, which the answer does not tell apart. Points of
/// comments are no votes. A search gives at most 1,000 hits, so that parents may be missing.
class AlgoliaReader final : public Reader
{
public:
    const char *name() const override { return "hackernews-algolia"; }
    const char *title() const override { return "Hacker News items and searches (Algolia API)"; }
    const char *recognisedBy() const override
    {
        return "JSON with hits that have objectID and created_at_i, or items with created_at_i, type and children";
    }
    const char *provedOn() const override { return "not proved on real data: written from the description of the format"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
