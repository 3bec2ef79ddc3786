// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// What 4chan's API answers: threads, catalogues and index pages, and threads one a line or in an array.
///
/// Numbers are unique only in their board, which the files rarely name. It is, in this order, what the person said, a field
/// "board", the board of a link from one of its threads to another, and the beginning of the file's name or the folder's
/// name where that is a board of 4chan's; without one there are no permalinks, and the same number on two boards is one post.
///
/// The first ">>number" in a post that is about the same thread is the post answered, otherwise the first post. Anonymous is
/// a name like any other; a poster's id in the thread or a tripcode tells accounts apart. There are no votes. Posts that a
/// catalogue or an index leaves out count as missing.
class FourChanReader final : public Reader
{
public:
    const char *name() const override { return "4chan"; }
    const char *title() const override { return "4chan thread, catalogue or index (API)"; }
    const char *recognisedBy() const override
    {
        return "JSON with posts that have no, time and resto, or pages with threads of such posts, one document, an array or one a "
               "line";
    }
    const char *provedOn() const override { return "one thread of three posts of 2018"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
