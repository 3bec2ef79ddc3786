// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/merge.h"

#include "core/store/labelmerge.h"
#include "core/store/languages.h"
#include "core/store/posts.h"
#include "core/store/postwriter.h"
#include "core/store/rows.h"
#include "core/store/settings.h"
#include "core/store/themes.h"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <sstream>

namespace parlance::store {

namespace {

namespace json = boost::json;

std::optional<std::int64_t> integerOf(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

/// A stored post as it would come out of an import.
PostRow rowOf(const Statement &row)
{
    PostRow post;
    post.id = PostId(row.integer(0));
    const bool waiting = row.integer(2) != 0;
    post.thread = ThreadId(waiting ? 0 : row.integer(1));
    post.parent = PostId(row.integer(3));
    post.platform = static_cast<Platform>(row.integer(4));
    post.kind = post.id.value == row.integer(1) ? PostKind::Submission : PostKind::Comment;
    post.ownId = row.text(5);
    post.threadOwnId = row.text(6);
    post.parentOwnId = row.text(7);
    if (waiting && post.parentOwnId.empty())
        post.parentOwnId = post.threadOwnId;
    post.forum = row.text(8);
    post.author = row.text(9);
    post.authorOwnId = row.text(10);
    if (post.kind == PostKind::Submission) {
        post.title = row.text(11);
        post.url = row.text(12);
        post.flair = row.text(13);
        if (!row.isNull(14))
            post.declaredComments = static_cast<std::int32_t>(row.integer(14));
    } else {
        post.threadTitle = row.text(11);
    }
    post.body = row.text(15);
    if (!row.isNull(16))
        post.text = std::string(row.text(16));
    post.permalink = row.text(17);
    post.markup = static_cast<Markup>(row.integer(18));
    post.createdUtc = integerOf(row, 19);
    post.retrievedUtc = integerOf(row, 20);
    if (!row.isNull(21))
        post.score = static_cast<std::int32_t>(row.integer(21));
    // Marks are found and said again here: what the program had found of bots is what comes along.
    post.flags = static_cast<std::uint32_t>(row.integer(22)) & ~(FlagDuplicate | FlagBoilerplate);
    if ((post.flags & FlagBotOverruled) != 0)
        post.flags ^= FlagBotOverruled | FlagBot;
    post.length = static_cast<std::uint32_t>(row.integer(23));
    post.language = Language(static_cast<std::uint16_t>(row.integer(24)));
    post.sentimentClass = static_cast<sentiment::Class>(row.integer(25));
    if (!row.isNull(26))
        post.sentiment = sentiment::Score{static_cast<double>(row.integer(27)) / 1000.0, static_cast<double>(row.integer(28)) / 1000.0,
                                          static_cast<double>(row.integer(29)) / 1000.0,
                                          static_cast<double>(row.integer(26)) / 10000.0};
    post.confidence = row.isNull(33) ? 0 : static_cast<double>(row.integer(33)) / 1000.0;
    post.languageVotes = integerOf(row, 34);
    if (!row.isNull(30) || !row.isNull(31)) {
        auto links = std::make_shared<RowLinks>();
        std::istringstream ancestors{std::string(row.text(30))};
        for (std::string ownId; ancestors >> ownId;)
            links->ancestors.push_back(ownId);
        links->subject = integerOf(row, 31);
        links->answersSubject = post.kind == PostKind::Submission && row.integer(32) != 0;
        post.links = std::move(links);
    }
    return post;
}

/// One merge: what its steps share.
class Merge
{
public:
    Merge(const Workspace &into, const Workspace &other, Progress &progress) : m_into(into), m_other(other), m_progress(progress) {}

    Result<std::vector<Source>> run()
    {
        const auto sources = store::sources(m_other);
        if (!sources)
            return sources.error();
        if (const auto done = findPosts(); !done)
            return done.error();
        const auto tags = setting(m_other.connection(), "tags");
        if (!tags)
            return tags.error();
        auto writer = PostWriter::open(m_into, {.index = true, .tags = *tags == "complete"});
        if (!writer)
            return writer.error();
        for (const Source &source : *sources) {
            auto added = mergeSource(*writer, source);
            if (!added)
                return added.error();
            m_sources.emplace(source.id.value, added->id.value);
            m_added.push_back(std::move(*added));
        }
        if (const auto done = joinHistory(); !done)
            return done.error();
        if (const auto done = mergeLabels(m_into, m_other); !done)
            return done.error();
        if (const auto done = joinCorrections(); !done)
            return done.error();
        return m_added;
    }

private:
    /// Which posts each source brought, by id.
    Result<void> findPosts()
    {
        auto all = m_other.connection().prepare(query("select_post_sources"));
        if (!all)
            return all.error();
        return eachRow(*all, [&] {
            m_posts[all->integer(1)].push_back(all->integer(0));
            ++m_total;
        });
    }

    Result<Source> mergeSource(PostWriter &writer, const Source &source)
    {
        const auto start = std::chrono::steady_clock::now();
        const std::vector<std::int64_t> &posts = m_posts[source.id.value];
        Source wanted = source;
        wanted.id = {};
        wanted.read = wanted.stored = wanted.updated = wanted.duplicate = wanted.rejected = wanted.missing = 0;
        wanted.repaired = wanted.garbled = 0;
        wanted.seconds = 0;
        wanted.startedUtc = 0;
        wanted.path = m_other.path() + "/" + source.name;
        const auto resume = writer.begin(wanted, json::serialize(json::object{{"merged_from", m_other.path()}}));
        if (!resume)
            return resume.error();
        auto one = m_other.connection().prepare(query("select_merge_post"));
        if (!one)
            return one.error();
        // The resume point counts posts; the ledger and the gaps go with the last batch.
        auto at = static_cast<std::size_t>(std::min<std::int64_t>(resume->offset, static_cast<std::int64_t>(posts.size())));
        m_done += static_cast<std::int64_t>(at);
        bool ledgerDone = resume->line > 0;
        while (at < posts.size() || !ledgerDone) {
            WriteBatch batch;
            while (at < posts.size() && batch.posts.size() < PostWriter::goodBatch) {
                if (m_progress.isCancelled())
                    return cancelled(writer);
                one->bind(1, posts[at++]);
                const auto row = one->step();
                if (!row)
                    return row.error();
                if (*row)
                    batch.posts.push_back(rowOf(*one));
                one->reset();
            }
            m_done += static_cast<std::int64_t>(batch.posts.size());
            batch.reached = {static_cast<std::int64_t>(at), 0};
            if (at == posts.size()) {
                if (const auto done = addLedger(source, batch); !done)
                    return done.error();
                batch.missing = source.missing;
                batch.reached.line = 1;
                ledgerDone = true;
            }
            const auto written = writer.write(batch, m_progress);
            if (!written && written.error().code == ErrorCode::Cancelled)
                return cancelled(writer);
            if (!written)
                return written.error();
            m_progress.report(m_done, m_total);
        }
        auto tags = tagRuns(source, writer.source());
        if (!tags)
            return tags.error();
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return writer.finish({.state = source.state == "done" ? "done" : "damaged",
                              .problem = source.state == "done" ? std::string() : source.problem,
                              .sha256 = source.sha256, .charset = source.charset, .seconds = seconds,
                              .runs = std::move(*tags)});
    }

    Error cancelled(PostWriter &writer)
    {
        (void)writer.finish({.state = "cancelled", .problem = {}, .sha256 = {}, .charset = {}, .seconds = 0});
        return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
    }

    Result<void> addLedger(const Source &source, WriteBatch &batch)
    {
        auto rejects = m_other.connection().prepare(query("select_rejects_of_source"));
        if (!rejects)
            return rejects.error();
        rejects->bind(1, source.id.value);
        const auto read = eachRow(*rejects, [&] {
            batch.rejects.push_back({rejects->integer(0), rejects->integer(1), std::string(rejects->text(2)),
                                     std::string(rejects->text(3)), std::string(rejects->text(4))});
        });
        if (!read)
            return read;
        auto gaps = m_other.connection().prepare(query("select_gaps_of_source"));
        if (!gaps)
            return gaps.error();
        gaps->bind(1, source.id.value);
        return eachRow(*gaps, [&] { batch.gaps.push_back({ThreadId(gaps->integer(0)), gaps->integer(1)}); });
    }

    /// The run that tagged the other's source tags this one.
    Result<std::vector<Run>> tagRuns(const Source &from, const Source &to)
    {
        std::vector<Run> found;
        if (m_runs.empty()) {
            auto all = runs(m_other);
            if (!all)
                return all.error();
            m_runs = std::move(*all);
        }
        for (Run run : m_runs) {
            boost::system::error_code failed;
            json::value parameters = json::parse(run.parameters, failed);
            if (run.kind != "tags" || failed || !parameters.is_object())
                continue;
            json::value *source = parameters.get_object().if_contains("source");
            if (!source || !source->is_int64() || source->get_int64() != from.id.value)
                continue;
            *source = to.id.value;
            run.parameters = json::serialize(parameters);
            run.posts = to.stored + to.updated;
            found.push_back(std::move(run));
        }
        return found;
    }

    /// Earlier readings and pinned quotes, in one transaction: again gives the same.
    Result<void> joinHistory()
    {
        auto transaction = Transaction::begin(m_into.connection());
        if (!transaction)
            return transaction.error();
        auto from = m_other.connection().prepare(query("select_history"));
        auto to = m_into.connection().prepare(query("insert_history_once"));
        auto pins = m_other.connection().prepare(query("select_pins"));
        auto pin = m_into.connection().prepare(query("insert_pin_once"));
        for (const auto *prepared : {&from, &to, &pins, &pin}) {
            if (!*prepared)
                return prepared->error();
        }
        Result<void> copied;
        const auto number = [](Statement &target, int index, const Statement &row, int column) {
            target.bind(index, integerOf(row, column));
        };
        const auto reading = [&] {
            for (int column = 0; column < 5; ++column)
                number(*to, column + 1, *from, column);
            const auto source = m_sources.find(from->integer(5));
            to->bind(6, source == m_sources.end() ? std::int64_t{0} : source->second);
            if (copied)
                copied = to->run();
        };
        const auto quote = [&] {
            for (const int column : {0, 1, 2, 5})
                number(*pin, column + 1, *pins, column);
            pin->bind(4, pins->text(3));
            pin->bind(5, pins->text(4));
            if (copied)
                copied = pin->run();
        };
        if (const auto done = eachRow(*from, reading); !done)
            return done;
        if (const auto done = eachRow(*pins, quote); !done)
            return done;
        if (!copied)
            return copied;
        return transaction->commit();
    }

    /// What a person said of languages in the other; what was said in this one stands.
    Result<void> joinCorrections()
    {
        const auto theirs = languageCorrections(m_other);
        const auto ours = languageCorrections(m_into);
        const auto theirForums = forums(m_other);
        const auto ourForums = forums(m_into);
        if (!theirs || !ours || !theirForums || !ourForums)
            return !theirs ? theirs.error() : !ours ? ours.error() : !theirForums ? theirForums.error() : ourForums.error();
        for (LanguageCorrection correction : *theirs) {
            if (correction.scope == LanguageScope::Forum) { // numbered by each workspace for itself
                const auto their = std::find_if(theirForums->begin(), theirForums->end(), [&](const Named &forum) { return forum.id == correction.target; });
                const auto our = std::find_if(ourForums->begin(), ourForums->end(), [&](const Named &forum) {
                    return their != theirForums->end() && forum.name == their->name;
                });
                if (our == ourForums->end())
                    continue;
                correction.target = our->id;
            }
            const bool isSaid = std::any_of(ours->begin(), ours->end(), [&](const LanguageCorrection &our) {
                return our.scope == correction.scope && our.target == correction.target;
            });
            if (isSaid)
                continue;
            if (const auto done = addLanguageCorrection(m_into, correction); !done)
                return done;
        }
        return {};
    }

    const Workspace &m_into;
    const Workspace &m_other;
    Progress &m_progress;
    std::map<std::int64_t, std::vector<std::int64_t>> m_posts; ///< by source, ids ascending
    std::map<std::int64_t, std::int64_t> m_sources;            ///< the other's to ours
    std::vector<Run> m_runs;
    std::vector<Source> m_added;
    std::int64_t m_done = 0, m_total = 0;
};

} // namespace

Result<std::vector<Source>> merge(const Workspace &into, const Workspace &other, Progress &progress)
{
    std::error_code failure;
    if (std::filesystem::equivalent(into.path(), other.path(), failure))
        return Error{.code = ErrorCode::BadInput, .message = TR_NOOP("Error", "%1 cannot be merged into itself. Name another workspace."),
                     .subject = other.path()};
    return Merge(into, other, progress).run();
}

} // namespace parlance::store
