// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/hackernewsfields.h"

#include <utility>

namespace parlance::import {

RawPost hackerNewsPost(PostKind kind, std::string id, const FileFacts *facts)
{
    RawPost post;
    post.platform = Platform::HackerNews;
    post.kind = kind;
    post.markup = Markup::Html;
    post.forum = facts && !facts->forum.empty() ? facts->forum : "Hacker News"; // it is one forum
    post.permalink = "https://news.ycombinator.com/item?id=" + id;
    if (kind == PostKind::Submission)
        post.threadId = id;
    post.id = std::move(id);
    return post;
}

bool isHackerNewsSubmission(std::string_view type)
{
    return type == "story" || type == "job" || type == "poll";
}

void setHackerNewsParent(RawPost &post, std::string parent, std::string thread)
{
    post.parentKind = parent == thread ? PostKind::Submission : PostKind::Comment;
    post.parentId = std::move(parent);
    post.threadId = std::move(thread);
}

void setHackerNewsText(RawPost &post, std::string text)
{
    if (text == "[deleted]") {
        post.flags |= FlagDeleted;
    } else if (text == "[dead]" || text == "[flagged]") {
        post.flags |= FlagRemoved;
    } else if (text != "[delayed]") {
        post.body = std::move(text);
    }
}

} // namespace parlance::import
