// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/store/posts.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parlance::ui {

/// A thread's posts with the tree they are shown in.
struct Conversation
{
    /// Where a post stands in the tree.
    enum class Place : std::uint8_t {
        Answer,  ///< under the post it answers, or at the top
        Orphan,  ///< the post it answers is not here: under the submission, else at the top
        Deep     ///< deeper than is shown: beside the post it answers, right after it
    };

    ThreadId thread;
    std::optional<store::ThreadHead> head;
    std::vector<store::PostDetail> posts; ///< submission first, then by time

    std::vector<int> parent;   ///< by post: index of the one it is shown under, -1 = at the top
    std::vector<int> answers;  ///< by post: index of the one it answers, -1 = none here
    std::vector<int> row;      ///< by post: place among those shown under the same one
    std::vector<Place> place;  ///< by post
    std::vector<int> begin;    ///< children of post i are children[begin[i] .. begin[i + 1]); those at the top have i = posts.size()
    std::vector<int> children;
    std::vector<int> directBegin; ///< the same for real answers, whatever their depth
    std::vector<int> direct;
    std::vector<std::pair<PostId, int>> byId; ///< sorted

    int indexOf(PostId post) const; ///< -1: not here
    int childCount(int post) const { return begin[slot(post) + 1] - begin[slot(post)]; } ///< -1 = at the top
    int child(int post, int at) const { return children[static_cast<std::size_t>(begin[slot(post)] + at)]; }

private:
    std::size_t slot(int post) const { return post < 0 ? posts.size() : static_cast<std::size_t>(post); }
};

/// Builds the tree of `posts`: linear, without recursion, whatever they say about each other. A circle of answers is
/// cut at its earliest post, which counts as an orphan.
/// \param deepest  levels shown; real threads go thousands deep, and a row cannot.
Conversation arrange(ThreadId thread, std::vector<store::PostDetail> posts, int deepest = 12);

/// Reads a thread from a workspace file. \error NotFound: nothing of it is there.
Result<Conversation> loadConversation(const std::string &path, ThreadId thread, Progress &progress);

} // namespace parlance::ui
