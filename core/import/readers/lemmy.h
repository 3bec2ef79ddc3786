// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// What Lemmy's API answers: lists of comments or posts, one post, and such views in arrays or one a line; counts in an
/// object of their own or flattened into the comment or post.
///
/// Ids belong to the instance that was asked, which the first object of its own gives away ("local"); it is part of the
/// posts' keys. Where none does, ids of two instances may meet. A community is named with its instance ("rust@lemmy.ml"), an
/// account by its address. What was deleted has no text; what a moderator removed keeps its own where the answer has it.
class LemmyReader final : public Reader
{
public:
    const char *name() const override { return "lemmy"; }
    const char *title() const override { return "Lemmy posts and comments (API)"; }
    const char *recognisedBy() const override
    {
        return "JSON with comments (comment with path and content) or posts (post with name and ap_id), each beside its creator and "
               "community";
    }
    const char *provedOn() const override { return "not proved on real data: written from the description of the format"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
