// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>
#include <QTextDocument>

#include "core/sentiment/sentiment.h"
#include "ui/reading/posttext.h"
#include "ui/reading/themereason.h"
#include "ui/threads/conversation.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parlance::ui {

/// A post in its conversation, as a page to read.
struct PostPage
{
    /// Words on the page that stand for bytes of the post's body.
    struct Stretch
    {
        int begin = 0, end = 0;          ///< positions in the document
        std::vector<std::uint32_t> from; ///< as in PostSpan
        std::uint32_t last = 0;
    };

    std::unique_ptr<QTextDocument> document;
    std::vector<Stretch> stretches; ///< in order

    /// The bytes of the body under a selection of the page; nullopt when it holds none of the post's own words.
    std::optional<std::pair<std::size_t, std::size_t>> bodyRange(int begin, int end) const;
};

/// What the scorer was given: a submission's title and its words, a comment's words, and what else is read of either.
std::string scoredText(const store::PostDetail &post);

/// "thread:ID" and "post:ID" are the links of our own; everything else on the page is http or https.
QString threadLink(ThreadId thread);
QString postLink(PostId post);

/// Lays a post out: thread, the post answered, the post itself, why it was scored so where `explanation` is given, why it is in its
/// theme where `reason` is, its answers. Text goes in as text, never as HTML.
/// \param interface  the interface's font; the post is set 1.15 times as large.
PostPage renderPost(const Conversation &conversation, int post, const sentiment::Explanation *explanation,
                    const QFont &interface, const ThemeReason *reason = nullptr);

/// The same for somebody who is to judge the post: its thread, the post answered and its words; no tone, votes, author or
/// answers, and no links but those of the post's own.
PostPage renderUntagged(const Conversation &conversation, int post, const QFont &interface);

} // namespace parlance::ui
