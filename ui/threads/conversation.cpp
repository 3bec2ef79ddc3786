// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/threads/conversation.h"

#include "core/base/post.h"
#include "core/store/workspace.h"

#include <algorithm>

namespace parlance::ui {

namespace {

/// Lists of children in one array: `order` gives the order within each list; key[i] == n is the last list.
void bucket(const std::vector<int> &order, const std::vector<int> &key, std::size_t lists, std::vector<int> &begin,
            std::vector<int> &items)
{
    begin.assign(lists + 1, 0);
    for (const int i : order)
        ++begin[static_cast<std::size_t>(key[static_cast<std::size_t>(i)]) + 1];
    for (std::size_t i = 1; i < begin.size(); ++i)
        begin[i] += begin[i - 1];
    items.resize(order.size());
    std::vector<int> next(begin.begin(), begin.end() - 1);
    for (const int i : order)
        items[static_cast<std::size_t>(next[static_cast<std::size_t>(key[static_cast<std::size_t>(i)])]++)] = i;
}

} // namespace

int Conversation::indexOf(PostId post) const
{
    const auto found = std::lower_bound(byId.begin(), byId.end(), std::pair(post, -1));
    return found != byId.end() && found->first == post ? found->second : -1;
}

Conversation arrange(ThreadId thread, std::vector<store::PostDetail> posts, int deepest)
{
    Conversation c;
    c.thread = thread;
    c.posts = std::move(posts);
    const std::size_t count = c.posts.size();
    const int top = static_cast<int>(count);
    const auto at = [](int i) { return static_cast<std::size_t>(i); };

    c.byId.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        c.byId.emplace_back(c.posts[i].id, static_cast<int>(i));
    std::sort(c.byId.begin(), c.byId.end());

    const int submission = c.indexOf(submissionOf(thread));
    c.place.assign(count, Conversation::Place::Answer);
    c.answers.assign(count, -1);
    for (std::size_t i = 0; i < count; ++i) {
        const PostId wanted = c.posts[i].parent;
        if (static_cast<int>(i) == submission)
            continue;
        const int found = wanted ? c.indexOf(wanted) : submission;
        if (found >= 0 && found != static_cast<int>(i)) {
            c.answers[i] = found;
        } else {
            c.answers[i] = submission;
            // A reply to a submission that is not here stands where it belongs all the same.
            if (wanted && wanted != submissionOf(thread))
                c.place[i] = Conversation::Place::Orphan;
        }
    }

    // Circles: what a walk from the top does not reach answers, in the end, itself. Follow each such chain once and
    // cut it where it comes back, at the earliest post of the circle.
    std::vector<char> state(count, 0); // 0 not seen, 1 on the chain under way, 2 known to lead to the top
    std::vector<int> chain;
    for (std::size_t start = 0; start < count; ++start) {
        chain.clear();
        int i = static_cast<int>(start);
        while (i >= 0 && state[at(i)] == 0) {
            state[at(i)] = 1;
            chain.push_back(i);
            i = c.answers[at(i)];
        }
        if (i >= 0 && state[at(i)] == 1) {
            const auto circle = std::find(chain.begin(), chain.end(), i);
            const int first = *std::min_element(circle, chain.end());
            // If even the submission is part of it, it stays at the top.
            const bool isSubmission = submission >= 0 && std::find(circle, chain.end(), submission) != chain.end();
            const int cut = isSubmission ? submission : first;
            c.answers[at(cut)] = isSubmission ? -1 : submission;
            if (!isSubmission)
                c.place[at(cut)] = Conversation::Place::Orphan;
        }
        for (const int seen : chain)
            state[at(seen)] = 2;
    }

    std::vector<int> order(count);
    std::vector<int> key(count);
    for (std::size_t i = 0; i < count; ++i) {
        order[i] = static_cast<int>(i);
        key[i] = c.answers[i] < 0 ? top : c.answers[i];
    }
    bucket(order, key, count + 1, c.directBegin, c.direct);

    // Depth first, so that what is too deep follows the post it answers.
    c.parent.assign(count, -1);
    std::vector<int> depth(count, 0);
    std::vector<int> walk;
    walk.reserve(count);
    std::vector<int> stack;
    const auto push = [&](int list) {
        for (int k = c.directBegin[at(list) + 1]; k-- > c.directBegin[at(list)];)
            stack.push_back(c.direct[at(k)]);
    };
    push(top);
    while (!stack.empty()) {
        const int i = stack.back();
        stack.pop_back();
        walk.push_back(i);
        const int over = c.answers[at(i)];
        if (over >= 0) {
            if (depth[at(over)] + 1 < deepest) {
                c.parent[at(i)] = over;
                depth[at(i)] = depth[at(over)] + 1;
            } else {
                c.parent[at(i)] = c.parent[at(over)];
                depth[at(i)] = depth[at(over)];
                c.place[at(i)] = Conversation::Place::Deep;
            }
        }
        push(i);
    }
    for (std::size_t i = 0; i < count; ++i)
        key[i] = c.parent[i] < 0 ? top : c.parent[i];
    bucket(walk, key, count + 1, c.begin, c.children);
    c.row.assign(count, 0);
    for (std::size_t list = 0; list <= count; ++list)
        for (int k = c.begin[list]; k < c.begin[list + 1]; ++k)
            c.row[at(c.children[at(k)])] = k - c.begin[list];
    return c;
}

Result<Conversation> loadConversation(const std::string &path, ThreadId thread, Progress &progress)
{
    auto workspace = store::Workspace::openReadOnly(path);
    if (!workspace)
        return workspace.error();
    const store::CancelScope scope(workspace->connection(), progress);
    auto heads = store::threadHeadsWithCoverage(*workspace, std::span(&thread, 1));
    if (!heads)
        return heads.error();
    auto posts = store::conversation(*workspace, thread);
    if (!posts)
        return posts.error();
    if (posts->empty() && heads->empty())
        return Error{.code = ErrorCode::NotFound,
                     .message = TR_NOOP("Error", "This thread is not in the workspace.")};
    Conversation conversation = arrange(thread, std::move(*posts));
    if (!heads->empty())
        conversation.head = std::move(heads->front());
    return conversation;
}

} // namespace parlance::ui
