// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/language.h"
#include "core/base/markup.h"
#include "core/base/post.h"
#include "core/base/progress.h"
#include "core/sentiment/sentiment.h"
#include "core/store/coverage.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::store {

/// A post with its text, as the reading pane, lists and quotes show it.
struct PostDetail
{
    PostId id;
    PostKind kind = PostKind::Comment;
    ThreadId thread;
    PostId parent;               ///< 0: a submission, or not told; may name a post that is not here
    ForumId forum;
    AuthorId author;             ///< 0: gone or not told
    std::string forumName;
    std::string authorName;      ///< empty: gone or not told (see flags)
    std::string ownId;
    std::string title;           ///< submissions only
    std::string url;             ///< what a link post points to
    std::string body;            ///< as written, after UTF-8 repair
    Markup markup = Markup::RedditMarkdown; ///< of the body
    std::string text;            ///< the author's own words
    std::string alsoRead;        ///< what goes behind them where quoted text or code is read too (layers.h)
    std::vector<std::string> repeatedLines; ///< of them, those that the author puts into many posts
    std::string permalink;       ///< may be empty
    std::optional<std::int64_t> createdUtc;
    std::optional<std::int64_t> retrievedUtc;
    std::optional<std::int32_t> score;
    std::uint32_t flags = 0;     ///< PostFlag bits
    Language language;
    sentiment::Class sentimentClass = sentiment::Class::None;
    std::optional<sentiment::Score> sentiment;
    std::optional<double> confidence; ///< of the class, in [0, 1]; none in posts that an earlier version tagged
};

/// Posts by id, in the order asked; ids that are not here are left out. Meant for a page of them, not for all.
Result<std::vector<PostDetail>> posts(const Workspace &workspace, std::span<const PostId> ids);

/// The platform's own ids of posts, in the order asked; empty for ids that are not here.
Result<std::vector<std::string>> ownIds(const Workspace &workspace, std::span<const PostId> ids);

/// All posts of a thread, submission first, then by time.
Result<std::vector<PostDetail>> conversation(const Workspace &workspace, ThreadId thread);

/// Walks over the texts of many posts, in the order of `ids`; the views live only during the call.
/// \param visit  (index into ids, title or empty, own words without the lines that their author repeats).
/// \error Cancelled.
Result<void> visitTexts(const Workspace &workspace, std::span<const PostId> ids,
                        const std::function<void(std::size_t, std::string_view, std::string_view)> &visit,
                        Progress &progress);

/// Walks over all posts that answer another, by id. \param visit  (post, the post that it answers, which may not be here).
/// \error Cancelled.
Result<void> visitParents(const Workspace &workspace, const std::function<void(PostId, PostId)> &visit, Progress &progress);

/// What a list shows of a thread besides its counts.
struct ThreadHead
{
    ThreadId id;
    std::string ownId;
    std::string title;      ///< of the submission; where there is none, its first words; of a placeholder whose title
                            ///< nobody told, those of its top comment
    bool known = true;      ///< false: a placeholder, known only by its replies
    bool titled = true;     ///< false: the title is the first words of a post
    std::string forumName;
    std::string authorName; ///< empty: gone, not told or placeholder
    std::string url;
    std::string flair;
    std::string permalink;
    std::int32_t declaredComments = -1; ///< -1: not told
    std::optional<Coverage> coverage;   ///< of its replies, where it was asked for
};

/// Heads in the order asked; ids that are not here are left out. For a page of them.
Result<std::vector<ThreadHead>> threadHeads(const Workspace &workspace, std::span<const ThreadId> ids);
/// The same with their coverage, which costs a look at each of their posts.
Result<std::vector<ThreadHead>> threadHeadsWithCoverage(const Workspace &workspace, std::span<const ThreadId> ids);

struct Named
{
    std::uint32_t id = 0;
    std::string name;
};

Result<std::vector<Named>> forums(const Workspace &workspace);
/// Names in the order asked; unknown ids give empty names. \error Cancelled
Result<std::vector<std::string>> authorNames(const Workspace &workspace, std::span<const AuthorId> ids, const Progress &progress);
/// The ids of an author's name, whatever the case and platform; a leading "u/" is ignored.
Result<std::vector<AuthorId>> authorsNamed(const Workspace &workspace, std::string_view name);
/// A post with what tells it from others of the same own id.
struct NamedPost
{
    PostId id;
    std::string forum, thread; ///< name; own id
    bool isSubmission = false;
};
/// The posts with that own id ("k3x9q2f" or "t1_k3x9q2f"). Looks through all posts.
Result<std::vector<NamedPost>> postsNamed(const Workspace &workspace, std::string_view ownId);
/// The thread with that own id ("1abcde" or "t3_1abcde").
Result<std::vector<ThreadId>> threadsNamed(const Workspace &workspace, std::string_view ownId);
/// The forums of a name, of any platform.
Result<std::vector<ForumId>> forumsNamed(const Workspace &workspace, std::string_view name);

} // namespace parlance::store
