// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/languages.h"

#include "core/import/retagger.h"
#include "core/store/settings.h"
#include "core/text/languagepool.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <vector>

namespace parlance::import {

namespace {

// Posts of a page, and of a transaction.
constexpr std::size_t PagePosts = 16'384;

// What a forum says of a thread of which nothing else is known, in posts.
constexpr std::int64_t PostsOfForum = 1;

Error cancelled()
{
    return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
}

/// What the threads with open posts are written in, each on the ground of its forum.
class ThreadPools
{
public:
    static Result<ThreadPools> read(const store::Workspace &workspace, Progress &progress)
    {
        auto threads = store::openThreads(workspace, progress);
        if (!threads)
            return threads.error();
        ThreadPools pools;
        pools.m_threads = std::move(*threads);
        pools.m_pools.resize(pools.m_threads.size());
        if (pools.m_threads.empty())
            return pools;
        std::vector<std::uint32_t> forumOf(pools.m_threads.size());
        boost::unordered_flat_map<std::uint32_t, text::LanguagePool> forums;
        ThreadId lastThread; // posts of a thread often stand together
        std::size_t last = 0;
        const auto visited = store::visitLanguages(workspace, [&](const store::LanguageFact &fact) {
            if (!fact.votes)
                forums[fact.forum.value].add(fact.found);
            if (fact.thread != lastThread) {
                lastThread = fact.thread;
                last = pools.indexOf(fact.thread);
            }
            if (last == pools.m_threads.size())
                return;
            forumOf[last] = fact.forum.value;
            if (fact.votes)
                pools.m_pools[last].add(text::LanguageVotes::unpacked(*fact.votes));
            else
                pools.m_pools[last].add(fact.found);
        }, progress);
        if (!visited)
            return visited.error();
        for (std::size_t i = 0; i < pools.m_pools.size(); ++i)
            pools.m_pools[i].addPrior(forums[forumOf[i]], PostsOfForum);
        return pools;
    }

    Language decide(ThreadId thread, std::int64_t votes) const
    {
        const std::size_t index = indexOf(thread);
        return index == m_threads.size() ? Undetermined : m_pools[index].decide(text::LanguageVotes::unpacked(votes), true).language;
    }

private:
    /// The number of threads for one that has no open posts.
    std::size_t indexOf(ThreadId thread) const
    {
        const auto found = std::lower_bound(m_threads.begin(), m_threads.end(), thread);
        return found != m_threads.end() && *found == thread ? static_cast<std::size_t>(found - m_threads.begin()) : m_threads.size();
    }

    std::vector<ThreadId> m_threads; ///< sorted
    std::vector<text::LanguagePool> m_pools;
};

/// One page of open posts. \returns whether there is another; `after` is where it begins.
Result<bool> decidePage(const store::Workspace &workspace, const ThreadPools &pools, Retagger &retagger, PostId &after,
                        std::int64_t &changed, const Progress &progress)
{
    const auto open = store::openLanguages(workspace, after, PagePosts);
    if (!open)
        return open.error();
    if (open->empty())
        return false;
    after = open->back().post;
    auto transaction = store::Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    for (const store::LanguageFact &fact : *open) {
        const Language language = pools.decide(fact.thread, *fact.votes);
        if (language == fact.found)
            continue;
        if (progress.isCancelled())
            return cancelled();
        // Where a person said something else, only what is put aside changes.
        const auto done = fact.isCorrected ? retagger.writer().keepFound(fact.post, language)
                                           : retagger.setLanguage(fact.post, language);
        if (!done)
            return done.error();
        changed += fact.isCorrected ? 0 : 1;
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return true;
}

/// Lets the words that a person said, and no others, stand for the posts of a scope. In the caller's transaction.
Result<std::int64_t> applyCorrections(const store::Workspace &workspace, Retagger &retagger, store::LanguageScope scope,
                                      std::int64_t target, Progress &progress)
{
    const store::CancelScope cancel(workspace.connection(), progress);
    const auto posts = store::postsToCorrect(workspace, scope, target);
    if (!posts)
        return posts.error();
    std::int64_t changed = 0;
    std::int64_t looked = 0;
    for (const store::CorrectedPost &post : *posts) {
        if (++looked % 256 == 0) {
            if (progress.isCancelled())
                return cancelled();
            progress.report(looked, static_cast<std::int64_t>(posts->size()));
        }
        if (post.said && !post.found) {
            if (const auto done = retagger.writer().keepFound(post.post, post.language); !done)
                return done.error();
        } else if (!post.said && post.found) {
            if (const auto done = retagger.writer().forgetFound(post.post); !done)
                return done.error();
        }
        const Language wanted = post.said ? *post.said : post.found.value_or(post.language);
        if (wanted == post.language)
            continue;
        if (const auto done = retagger.setLanguage(post.post, wanted); !done)
            return done.error();
        ++changed;
    }
    return changed;
}

} // namespace

Result<std::int64_t> decideLanguages(const store::Workspace &workspace, Progress &progress)
{
    const auto pools = ThreadPools::read(workspace, progress);
    if (!pools)
        return pools.error();
    auto retagger = Retagger::open(workspace);
    if (!retagger)
        return retagger.error();
    std::int64_t changed = 0;
    for (PostId after(std::numeric_limits<std::int64_t>::min());;) {
        if (progress.isCancelled())
            return cancelled();
        const auto more = decidePage(workspace, *pools, *retagger, after, changed, progress);
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    // Posts that came since a person said something of their thread or forum.
    const auto corrections = store::languageCorrections(workspace);
    if (!corrections)
        return corrections.error();
    auto transaction = store::Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    for (const store::LanguageCorrection &correction : *corrections) {
        const auto corrected = applyCorrections(workspace, *retagger, correction.scope, correction.target, progress);
        if (!corrected)
            return corrected;
        changed += *corrected;
    }
    if (const auto done = store::setSetting(workspace.connection(), "languages", "complete"); !done)
        return done.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return changed;
}

Result<std::int64_t> correctLanguage(const store::Workspace &workspace, store::LanguageScope scope, std::int64_t target,
                                     std::optional<Language> language, Progress &progress)
{
    auto retagger = Retagger::open(workspace);
    if (!retagger)
        return retagger.error();
    auto transaction = store::Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    const auto said = language ? store::addLanguageCorrection(workspace, {scope, target, *language})
                               : store::removeLanguageCorrection(workspace, scope, target);
    if (!said)
        return said.error();
    const auto changed = applyCorrections(workspace, *retagger, scope, target, progress);
    if (!changed)
        return changed;
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return changed;
}

} // namespace parlance::import
