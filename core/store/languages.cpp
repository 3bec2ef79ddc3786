// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/languages.h"

#include "core/store/rows.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

namespace parlance::store {

namespace {

constexpr std::array<std::string_view, 3> scopeNames = {"post", "thread", "forum"};

std::string_view nameOf(LanguageScope scope)
{
    return scopeNames[static_cast<std::size_t>(scope)];
}

Language languageIn(const Statement &row, int column)
{
    return Language(static_cast<std::uint16_t>(row.integer(column)));
}

/// Of a row that begins with scope, target and language.
LanguageCorrection correctionIn(const Statement &row)
{
    const auto scope = std::find(scopeNames.begin(), scopeNames.end(), row.text(0));
    return {static_cast<LanguageScope>(scope - scopeNames.begin()), row.integer(1), languageIn(row, 2)};
}

/// Numbers that few posts have, read beside all posts: a join that looked for each post cost as much as the posts.
class Beside
{
public:
    static Result<Beside> open(const Workspace &workspace, std::string_view name)
    {
        auto select = workspace.connection().prepare(query(name));
        if (!select)
            return select.error();
        Beside beside;
        beside.m_select = std::move(*select);
        if (const auto done = beside.move(); !done)
            return done.error();
        return beside;
    }

    /// The number of a post. Posts are asked for in the order of their ids.
    Result<std::optional<std::int64_t>> at(std::int64_t post)
    {
        while (m_isHere && m_post < post) {
            if (const auto done = move(); !done)
                return done.error();
        }
        return m_isHere && m_post == post ? std::optional(m_select.integer(1)) : std::nullopt;
    }

private:
    Result<void> move()
    {
        const auto row = m_select.step();
        if (!row)
            return row.error();
        m_isHere = *row;
        m_post = *row ? m_select.integer(0) : 0;
        return {};
    }

    Statement m_select;
    bool m_isHere = false;
    std::int64_t m_post = 0;
};

} // namespace

Result<std::vector<ThreadId>> openThreads(const Workspace &workspace, Progress &progress)
{
    const CancelScope cancel(workspace.connection(), progress);
    auto select = workspace.connection().prepare(query("select_open_threads"));
    if (!select)
        return select.error();
    std::vector<ThreadId> threads;
    const auto tidy = [&] {
        std::sort(threads.begin(), threads.end());
        threads.erase(std::unique(threads.begin(), threads.end()), threads.end());
    };
    std::size_t room = 1 << 16; // so that the list is as long as there are threads, not posts
    const auto read = eachRow(*select, [&] {
        threads.emplace_back(select->integer(0));
        if (threads.size() >= room) {
            tidy();
            room = std::max(room, threads.size() * 2);
        }
    });
    if (!read)
        return read.error();
    tidy();
    return threads;
}

Result<void> visitLanguages(const Workspace &workspace, const std::function<void(const LanguageFact &)> &visit, Progress &progress)
{
    const CancelScope cancel(workspace.connection(), progress);
    auto select = workspace.connection().prepare(query("select_languages"));
    auto votes = Beside::open(workspace, "select_language_votes");
    auto found = Beside::open(workspace, "select_languages_found");
    if (!select || !votes || !found)
        return !select ? select.error() : !votes ? votes.error() : found.error();
    Result<void> failed;
    const auto read = eachRow(*select, [&] {
        const std::int64_t post = select->integer(0);
        const auto vote = votes->at(post);
        const auto said = found->at(post);
        if (!vote || !said) {
            failed = vote ? said.error() : vote.error();
            return;
        }
        LanguageFact fact{PostId(post), ThreadId(select->integer(1)), ForumId(static_cast<std::uint32_t>(select->integer(2))),
                          languageIn(*select, 3), *vote, said->has_value()};
        if (*said)
            fact.found = Language(static_cast<std::uint16_t>(**said));
        visit(fact);
    });
    return read ? failed : read;
}

Result<std::vector<LanguageFact>> openLanguages(const Workspace &workspace, PostId after, std::size_t most)
{
    auto select = workspace.connection().prepare(query("select_open_languages"));
    if (!select)
        return select.error();
    select->bind(1, after.value);
    select->bind(2, static_cast<std::int64_t>(most));
    std::vector<LanguageFact> facts;
    const auto read = eachRow(*select, [&] {
        facts.push_back({PostId(select->integer(0)), ThreadId(select->integer(1)), ForumId(), languageIn(*select, 2),
                         select->integer(3), select->integer(4) != 0});
    });
    if (!read)
        return read.error();
    return facts;
}

Result<std::vector<LanguageCorrection>> languageCorrections(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_language_corrections")), correctionIn);
}

Result<std::vector<LanguageWord>> languageWords(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_language_words")), [](const Statement &row) {
        return LanguageWord{correctionIn(row), row.integer(3), std::string(row.text(4)), std::string(row.text(5))};
    });
}

Result<void> addLanguageCorrection(const Workspace &workspace, const LanguageCorrection &correction)
{
    auto upsert = workspace.connection().prepare(query("upsert_language_correction"));
    if (!upsert)
        return upsert.error();
    using namespace std::chrono;
    upsert->bind(1, nameOf(correction.scope));
    upsert->bind(2, correction.target);
    upsert->bind(3, static_cast<std::int64_t>(correction.language.packed));
    upsert->bind(4, static_cast<std::int64_t>(duration_cast<seconds>(system_clock::now().time_since_epoch()).count()));
    return upsert->run();
}

Result<void> removeLanguageCorrection(const Workspace &workspace, LanguageScope scope, std::int64_t target)
{
    auto remove = workspace.connection().prepare(query("delete_language_correction"));
    if (!remove)
        return remove.error();
    remove->bind(1, nameOf(scope));
    remove->bind(2, target);
    return remove->run();
}

Result<std::vector<CorrectedPost>> postsToCorrect(const Workspace &workspace, LanguageScope scope, std::int64_t target)
{
    auto select = workspace.connection().prepare(query("select_corrected_posts"));
    if (!select)
        return select.error();
    select->bind(1, nameOf(scope));
    select->bind(2, target);
    std::vector<CorrectedPost> posts;
    const auto read = eachRow(*select, [&] {
        const auto languageOrNone = [&](int column) {
            return select->isNull(column) ? std::nullopt : std::optional(languageIn(*select, column));
        };
        posts.push_back({PostId(select->integer(0)), languageIn(*select, 1), languageOrNone(2), languageOrNone(3)});
    });
    if (!read)
        return read.error();
    return posts;
}

Result<TagWriter> TagWriter::open(const Workspace &workspace)
{
    TagWriter writer;
    const std::pair<Statement *, std::string_view> wanted[] = {{&writer.m_tags, "update_post_tags"},
                                                               {&writer.m_keep, "upsert_language_found"},
                                                               {&writer.m_forget, "delete_language_found"},
                                                               {&writer.m_votes, "insert_language_votes"},
                                                               {&writer.m_noVotes, "delete_language_votes"}};
    for (const auto &[statement, name] : wanted) {
        auto prepared = workspace.connection().prepare(query(name));
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return writer;
}

Result<void> TagWriter::setTags(const PostTags &tags)
{
    const auto share = [&](double sentiment::Score::*of, double scale) {
        return tags.sentiment ? std::optional<std::int64_t>(std::lround((*tags.sentiment).*of * scale)) : std::nullopt;
    };
    m_tags.bind(1, tags.post.value);
    m_tags.bind(2, static_cast<std::int64_t>(tags.language.packed));
    m_tags.bind(3, static_cast<std::int64_t>(tags.sentimentClass));
    m_tags.bind(4, share(&sentiment::Score::compound, 10000));
    m_tags.bind(5, share(&sentiment::Score::negative, 1000));
    m_tags.bind(6, share(&sentiment::Score::neutral, 1000));
    m_tags.bind(7, share(&sentiment::Score::positive, 1000));
    m_tags.bind(8, static_cast<std::int64_t>(tags.mask));
    m_tags.bind(9, static_cast<std::int64_t>(tags.flags & tags.mask));
    m_tags.bind(10, tags.sentiment ? std::optional<std::int64_t>(std::lround(tags.confidence * 1000)) : std::nullopt);
    return m_tags.run();
}

Result<void> TagWriter::keepFound(PostId post, Language found)
{
    m_keep.bind(1, post.value);
    m_keep.bind(2, static_cast<std::int64_t>(found.packed));
    return m_keep.run();
}

Result<void> TagWriter::forgetFound(PostId post)
{
    m_forget.bind(1, post.value);
    return m_forget.run();
}

Result<void> TagWriter::setVotes(PostId post, std::optional<std::int64_t> votes)
{
    if (!votes) {
        m_noVotes.bind(1, post.value);
        return m_noVotes.run();
    }
    m_votes.bind(1, post.value);
    m_votes.bind(2, *votes);
    return m_votes.run();
}

Result<OwnWordsReader> OwnWordsReader::open(const Workspace &workspace)
{
    auto select = workspace.connection().prepare(query("select_own_words"));
    auto lines = BoilerplateLines::read(workspace);
    if (!select || !lines)
        return select ? lines.error() : select.error();
    OwnWordsReader reader;
    reader.m_select = std::move(*select);
    reader.m_lines = std::move(*lines);
    return reader;
}

Result<OwnWords> OwnWordsReader::read(PostId post)
{
    m_select.bind(1, post.value);
    const auto row = m_select.step();
    if (!row)
        return row.error();
    OwnWords own;
    if (*row)
        own = {std::string(m_select.text(0)), std::string(m_select.text(1)), languageIn(m_select, 2)};
    if (*row && (m_select.integer(3) & FlagBoilerplate) != 0)
        own.words = m_lines.without(AuthorId(static_cast<std::uint32_t>(m_select.integer(4))), own.words);
    m_select.reset();
    return own;
}

} // namespace parlance::store
