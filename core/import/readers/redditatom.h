// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// Reddit's own Atom feed (.rss) of a thread, a forum or a person. A poor source: at most a hundred posts, no votes, and of a
/// comment only the thread, not what it answers. Bodies are the HTML that Reddit made of the Markdown.
///
/// Each entry is parsed by itself, and what stands before the first never is: a fault costs one entry, a document type does
/// nothing. Feeds list things that are no posts (forums, accounts): these are passed over.
class RedditAtomReader final : public Reader
{
public:
    const char *name() const override { return "reddit-atom"; }
    const char *title() const override { return "Reddit's Atom feed"; }
    const char *recognisedBy() const override { return "XML whose root is feed, with links to reddit.com"; }
    const char *provedOn() const override { return "the feed of one thread of 2026: 34 entries"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::WholeDocument; }
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
