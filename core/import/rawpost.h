// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/base/markup.h"
#include "core/base/post.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parlance::import {

/// How else a post's thread may be found than by the post answered. For formats without threads, such as mail.
struct ThreadLinks
{
    /// Own ids (which are keys, without blanks) of posts further up the thread, nearest first, `parentId` not among them: where
    /// that is not here, they find the thread.
    std::vector<std::string> ancestors;
    /// What the posts of one thread share: its list and subject. Empty: nothing.
    std::string subject;
    /// Submissions: it says that it answers ("Re:"), and not whom. It then goes below the latest thread before it with the
    /// same `subject`, with FlagParentGuessed; if there is none, it stays a submission.
    bool answersSubject = false;
};

/// One post as a dump tells it, before anything was made of it. Strings are valid UTF-8.
struct RawPost
{
    Platform platform = Platform::Reddit;
    PostKind kind = PostKind::Comment;
    std::string id;         ///< the platform's own id, without prefix; never empty
    std::string threadId;   ///< the platform's own id of the thread, without prefix; for a submission as a rule its own id.
                            ///< Empty in a comment that only names the post it answers: it is in that post's thread
    std::string parentId;   ///< own id of the post answered, without prefix; empty = not told
    PostKind parentKind = PostKind::Submission; ///< what `parentId` is; matters only where the two are numbered apart

    // What identifies a post on its platform where its own id alone does not, because that is unique only within a board,
    // chat, channel or site ("b/570368", "chat 42/17"). Empty = the own id does. A submission's key is its thread's key.
    std::string key, threadKey, parentKey;

    std::string forum;      ///< without "r/"; may be empty
    std::string author;     ///< name as shown; empty = gone or not told (see flags)
    std::string authorId;   ///< own id of the account, where names may change or be shared; empty = the name is the identity
    std::string title;      ///< submissions only; entities decoded
    std::string threadTitle;///< comments only, where a harvest tells its thread's title; entities decoded
    std::string body;       ///< as written, after UTF-8 repair only; empty for link posts and deleted ones
    std::string url;        ///< what a link post points to; empty for text posts
    std::string permalink;  ///< only where it cannot be built from the ids
    std::string flair;      ///< of the submission
    std::optional<std::int64_t> createdUtc;   ///< seconds since 1970
    std::optional<std::int64_t> retrievedUtc; ///< when score and state were read
    std::int32_t score = 0; ///< with FlagNoScore: not told
    std::int32_t declaredComments = -1; ///< num_comments of a submission; -1 = not told
    std::uint32_t flags = 0;///< PostFlag bits that the record itself tells
    Markup markup = Markup::RedditMarkdown;
    Language language;      ///< as the dump tells; und = recognise
    std::shared_ptr<const ThreadLinks> links; ///< null in most formats
};

} // namespace parlance::import
