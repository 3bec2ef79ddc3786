// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/retag.h"

#include "core/base/post.h"
#include "core/import/languages.h"
#include "core/import/tagging.h"
#include "core/store/languages.h"
#include "core/store/rows.h"
#include "core/store/settings.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace parlance::import {

namespace {

constexpr std::size_t PagePosts = 8'192;

Error cancelled()
{
    return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
}

struct Post
{
    PostId id;
    std::uint32_t flags = 0;
    Language found;
    bool wasOpen = false; ///< its text left the language open before
    bool isCorrected = false;
    Language stands;
    std::string statement;
    TextTags tags;
};

void tag(Post &post, Language wanted)
{
    const bool isTold = (post.flags & FlagLanguageTold) != 0;
    const Language told = wanted != Undetermined ? wanted : isTold ? post.found : Undetermined;
    post.tags = post.statement.empty() ? TextTags{} : tagText(post.statement, told);
    const Language alone = post.tags.language;
    if (post.tags.votes && post.wasOpen) // decided with its thread below: so far it stands
        post.tags.language = post.found;
    const Language stands = post.isCorrected ? post.stands : post.tags.language;
    if (stands != alone && !post.statement.empty())
        post.tags.sentiment = sentimentOf(post.statement, stands);
}

/// Tags pages of posts on several threads. They live as long as it does: what a thread learns of words is its own.
class Taggers
{
public:
    Taggers(const RetagOptions &options, const Progress &progress) : m_wanted(options.language), m_progress(progress)
    {
        const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
        for (int i = 1; i < (options.threads > 0 ? options.threads : cores); ++i)
            m_others.emplace_back([this](const std::stop_token &stop) { serve(stop); });
    }

    void tag(std::vector<Post> &posts)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_posts = posts;
            m_next = 0;
            m_busy = m_others.size();
            ++m_page;
        }
        m_turned.notify_all();
        tagShares();
        std::unique_lock lock(m_mutex);
        m_done.wait(lock, [this] { return m_busy == 0; });
    }

private:
    static constexpr std::size_t Share = 64; ///< posts that a thread takes at a time

    void serve(const std::stop_token &stop)
    {
        for (std::int64_t page = 0;;) {
            {
                std::unique_lock lock(m_mutex);
                if (!m_turned.wait(lock, stop, [&] { return m_page != page; }))
                    return;
                page = m_page;
            }
            tagShares();
            const std::lock_guard lock(m_mutex);
            if (--m_busy == 0)
                m_done.notify_one();
        }
    }

    void tagShares()
    {
        for (std::size_t begin = m_next.fetch_add(Share); begin < m_posts.size(); begin = m_next.fetch_add(Share)) {
            for (Post &post : m_posts.subspan(begin, std::min(Share, m_posts.size() - begin))) {
                if (m_progress.isCancelled())
                    return;
                import::tag(post, m_wanted);
            }
        }
    }

    const Language m_wanted;
    const Progress &m_progress;
    std::mutex m_mutex;
    std::condition_variable_any m_turned;
    std::condition_variable m_done;
    std::span<Post> m_posts;            ///< the page
    std::atomic<std::size_t> m_next{0}; ///< first of its posts that nobody has taken
    std::size_t m_busy = 0;             ///< threads that are not done with the page
    std::int64_t m_page = 0;            ///< counts up
    std::vector<std::jthread> m_others; ///< last: they end before what they share
};

/// Adds the posts behind one, so many at most.
Result<void> readPosts(store::Statement &select, const store::BoilerplateLines &lines, PostId after, std::size_t most,
                       std::vector<Post> &posts)
{
    select.bind(1, after.value);
    select.bind(2, static_cast<std::int64_t>(most));
    const auto read = store::eachRow(select, [&] {
        const bool hasLines = (select.integer(1) & FlagBoilerplate) != 0;
        const std::string words = hasLines ? lines.without(AuthorId(static_cast<std::uint32_t>(select.integer(8))), select.text(7))
                                           : std::string(select.text(7));
        posts.push_back({PostId(select.integer(0)), static_cast<std::uint32_t>(select.integer(1)),
                         Language(static_cast<std::uint16_t>(select.integer(2))), select.integer(3) != 0,
                         select.integer(4) != 0, Language(static_cast<std::uint16_t>(select.integer(5))),
                         statementOf(select.text(6), words), {}});
    });
    select.reset();
    return read;
}

Result<void> write(store::TagWriter &writer, const Post &post, const RetagOptions &options)
{
    const TextTags &tags = post.tags;
    if (post.isCorrected) {
        if (const auto done = writer.keepFound(post.id, tags.language); !done)
            return done;
    }
    std::uint32_t flags = tags.sentiment.flags;
    if (options.language != Undetermined ? !post.statement.empty() : (post.flags & FlagLanguageTold) != 0)
        flags |= FlagLanguageTold;
    if (const auto done = writer.setTags({post.id, post.isCorrected ? post.stands : tags.language,
                                          tags.sentiment.sentimentClass, tags.sentiment.score, tags.sentiment.confidence, flags, tagFlags}); !done)
        return done;
    return writer.setVotes(post.id, tags.votes);
}

} // namespace

Result<RetagOutcome> retag(const store::Workspace &workspace, const RetagOptions &options, Progress &progress)
{
    const store::Connection &connection = workspace.connection();
    const auto total = connection.number(store::query("count_stored"));
    auto select = connection.prepare(store::query("select_statements"));
    auto writer = store::TagWriter::open(workspace);
    const auto lines = store::BoilerplateLines::read(workspace);
    if (!total || !select || !writer || !lines)
        return !total ? total.error() : !select ? select.error() : !writer ? writer.error() : lines.error();
    if (const auto done = store::setSetting(connection, "tags", "partial"); !done)
        return done.error();
    if (const auto done = store::setSetting(connection, "languages", "partial"); !done)
        return done.error();
    const auto startedUtc = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    RetagOutcome outcome;
    Taggers taggers(options, progress);
    std::vector<Post> page;
    for (PostId after(std::numeric_limits<std::int64_t>::min());;) {
        page.clear();
        if (const auto read = readPosts(*select, *lines, after, PagePosts, page); !read)
            return read.error();
        if (page.empty())
            break;
        after = page.back().id;
        taggers.tag(page);
        if (progress.isCancelled())
            return cancelled();
        auto transaction = store::Transaction::begin(connection);
        if (!transaction)
            return transaction.error();
        for (const Post &post : page) {
            if (const auto done = write(*writer, post, options); !done)
                return done.error();
            outcome.languages += !post.isCorrected && post.tags.language != post.found ? 1 : 0;
            outcome.scored += post.tags.sentiment.score ? 1 : 0;
        }
        if (const auto done = transaction->commit(); !done)
            return done.error();
        outcome.posts += static_cast<std::int64_t>(page.size());
        progress.report(outcome.posts, *total);
    }
    const auto decided = decideLanguages(workspace, progress);
    if (!decided)
        return decided.error();
    outcome.languages += *decided;
    if (const auto done = store::setSetting(connection, "tags", "complete"); !done)
        return done.error();
    const auto layers = store::layersRead(workspace);
    if (!layers)
        return layers.error();
    if (const auto run = store::addRun(workspace, tagRun(SourceId(), outcome.posts, startedUtc, *layers)); !run)
        return run.error();
    return outcome;
}

Result<void> retagPosts(const store::Workspace &workspace, std::span<const PostId> posts, const Progress &progress)
{
    auto select = workspace.connection().prepare(store::query("select_statements"));
    auto writer = store::TagWriter::open(workspace);
    const auto lines = store::BoilerplateLines::read(workspace);
    if (!select || !writer || !lines)
        return !select ? select.error() : !writer ? writer.error() : lines.error();
    const RetagOptions options;
    Taggers taggers(options, progress);
    std::vector<Post> page;
    for (std::size_t first = 0; first < posts.size(); first += PagePosts) {
        page.clear();
        for (const PostId post : posts.subspan(first, std::min(PagePosts, posts.size() - first))) {
            if (const auto read = readPosts(*select, *lines, PostId(post.value - 1), 1, page); !read)
                return read;
        }
        taggers.tag(page);
        if (progress.isCancelled())
            return cancelled();
        for (const Post &post : page) {
            if (const auto done = write(*writer, post, options); !done)
                return done;
        }
    }
    return {};
}

} // namespace parlance::import
