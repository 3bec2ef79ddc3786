// SPDX-License-Identifier: GPL-3.0-or-later
#include "postname.h"

#include "cli.h"

#include "core/base/post.h"
#include "core/store/posts.h"

#include <algorithm>
#include <vector>

namespace parlance::cli {

namespace {

/// What may stand before its id, the plainest first.
std::vector<std::string> prefixesOf(const store::NamedPost &post)
{
    return {std::string(platformName(platformOf(post.id))) + ':', post.thread + '/', post.forum + '/',
            post.isSubmission ? "submission/" : "comment/", post.forum + '/' + post.thread + '/'};
}

bool hasPrefix(const store::NamedPost &post, const std::string &prefix)
{
    const auto prefixes = prefixesOf(post);
    return std::find(prefixes.begin(), prefixes.end(), prefix) != prefixes.end();
}

/// \throws Failure  always: it says how to name each of them.
[[noreturn]] void refuse(const std::vector<store::NamedPost> &posts, const std::string &name, const std::string &id)
{
    constexpr std::size_t MostNamed = 4;
    std::string names;
    for (std::size_t i = 0; i < std::min(posts.size(), MostNamed); ++i) {
        const auto prefixes = prefixesOf(posts[i]);
        const auto own = std::find_if(prefixes.begin(), prefixes.end(), [&](const std::string &prefix) {
            return std::count_if(posts.begin(), posts.end(),
                                 [&](const store::NamedPost &post) { return hasPrefix(post, prefix); }) == 1;
        });
        if (own == prefixes.end())
            throw Failure(ExitUnusable, std::to_string(posts.size()) + " posts have the id " + name + ", and some of them also the "
                                            "same forum, thread and kind: an id cannot say which is meant.");
        const bool last = i + 1 == std::min(posts.size(), MostNamed);
        names += (i == 0 ? "" : last ? " or " : ", ") + *own + id;
    }
    throw Failure(ExitUnusable, std::to_string(posts.size()) + " posts have the id " + name + ". Say which: " + names
                                    + (posts.size() > MostNamed ? ", and so on." : "."));
}

} // namespace

PostId postNamed(const store::Workspace &workspace, const std::string &name)
{
    std::string id = name;
    std::vector<store::NamedPost> posts = need(store::postsNamed(workspace, id));
    const auto slash = name.rfind('/'), colon = name.find(':');
    if (const auto before = slash != std::string::npos ? slash : colon; posts.empty() && before != std::string::npos) {
        id = name.substr(before + 1);
        posts = need(store::postsNamed(workspace, id));
        std::erase_if(posts, [&](const store::NamedPost &post) { return !hasPrefix(post, name.substr(0, before + 1)); });
    }
    if (posts.empty())
        throw Failure(ExitUnusable, "There is no post " + name + " in the workspace. Its own id is wanted, as --assignments "
                                    "writes it, or PLATFORM:ID or THREAD/ID.");
    if (posts.size() > 1)
        refuse(posts, name, id);
    return posts.front().id;
}

} // namespace parlance::cli
