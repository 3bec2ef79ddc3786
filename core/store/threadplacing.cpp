// SPDX-License-Identifier: GPL-3.0-or-later

// Posts that do not tell their thread: it is found through the posts above them, or through the subject.

#include "core/store/postwriterstate.h"
#include "core/store/rows.h"

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>

namespace parlance::store {

namespace {

/// Own ids with blanks between them.
std::string joined(const std::vector<std::string> &ids)
{
    std::string text;
    for (const std::string &id : ids)
        text.append(text.empty() ? "" : " ").append(id);
    return text;
}

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

PostId ancestorId(Platform platform, std::string_view ownId)
{
    return makePostId(platform, PostKind::Comment, ownId);
}

} // namespace

/// Until the post that it answers is here.
Result<void> PostWriter::State::waitForThread(const PostRow &row)
{
    insertUnplaced.bind(1, row.id.value);
    const std::string ancestors = row.links ? joined(row.links->ancestors) : std::string();
    bindOrNull(insertUnplaced, 2, ancestors);
    return insertUnplaced.run();
}

/// What a post may be found by, or find its thread by, when the source ends.
Result<void> PostWriter::State::storeSubject(const PostRow &row)
{
    const bool opens = row.kind == PostKind::Submission;
    if (!row.links->subject || (!opens && !row.threadGuessed))
        return {};
    insertSubject.bind(1, row.id.value);
    insertSubject.bind(2, *row.links->subject);
    insertSubject.bind(3, static_cast<std::int64_t>(!opens || row.links->answersSubject));
    insertSubject.bind(4, row.createdUtc);
    return insertSubject.run();
}

/// The nearest post above a row that is in its batch (then its index there is told) or in the file (then selectPlace stands on
/// it). \returns whether there is one.
Result<std::pair<bool, std::optional<std::uint32_t>>>
PostWriter::State::nearestAbove(const PostRow &row, const boost::unordered_flat_map<std::int64_t, std::uint32_t> &here)
{
    const std::size_t count = 1 + (row.links ? row.links->ancestors.size() : 0);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t id = i == 0 ? row.parent.value : ancestorId(row.platform, row.links->ancestors[i - 1]).value;
        if (const auto at = here.find(id); at != here.end())
            return std::pair(true, std::optional(at->second));
        selectPlace.bind(1, id);
        const auto found = selectPlace.step();
        if (!found)
            return found.error();
        if (*found)
            return std::pair(true, std::optional<std::uint32_t>());
        selectPlace.reset();
    }
    return std::pair(false, std::optional<std::uint32_t>());
}

/// Gives every row without a thread that of the post it answers, up to the first ancestor whose thread is known.
Result<void> PostWriter::State::findThreads(const std::vector<PostRow *> &rows)
{
    if (std::none_of(rows.begin(), rows.end(), [](const PostRow *row) { return row->thread.value == 0; }))
        return {};
    boost::unordered_flat_map<std::int64_t, std::uint32_t> here;
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        here.emplace(rows[i]->id.value, i);
    std::vector<std::uint32_t> way;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        way.clear();
        ThreadId thread = rows[i]->thread;
        bool guessed = false;
        std::string ownId;
        for (std::uint32_t at = i; thread.value == 0;) {
            way.push_back(at);
            const PostRow &row = *rows[at];
            const auto above = nearestAbove(row, here);
            if (!above)
                return above.error();
            if (above->second && way.size() <= rows.size()) {
                at = *above->second;
                thread = rows[at]->thread;
                if (thread.value != 0) {
                    guessed = rows[at]->threadGuessed;
                    ownId = rows[at]->threadOwnId;
                }
                continue;
            }
            if (above->first && !above->second) { // selectPlace stands on it
                thread = ThreadId(selectPlace.integer(0));
                guessed = selectPlace.integer(1) != 0;
                ownId = selectPlace.text(2);
            } else { // not here, or a circle: a placeholder of the post answered, or of the highest above it
                const bool hasRoot = row.links && !row.links->ancestors.empty();
                ownId = hasRoot ? row.links->ancestors.back() : row.parentOwnId;
                thread = ThreadId(hasRoot ? ancestorId(row.platform, ownId).value : row.parent.value);
                guessed = true;
            }
            selectPlace.reset();
        }
        for (const std::uint32_t at : way) {
            rows[at]->thread = thread;
            rows[at]->threadGuessed = guessed;
            rows[at]->threadOwnId = ownId;
        }
    }
    return {};
}

/// Posts that this source stored may have gone from one thread to another.
void PostWriter::State::recountThread(std::int64_t from, std::int64_t to)
{
    const auto old = threads.find(from);
    if (old != threads.end() && old->second == source.id)
        --sourceThreads;
    threads.erase(from); // its row may go
    if (SourceId &last = threads[to]; last != source.id) {
        last = source.id;
        ++sourceThreads;
    }
}

/// Moves the posts that wait for their threads to where these are known by now, and lets empty placeholders go.
Result<void> PostWriter::State::placeAll()
{
    const Connection &connection = workspace->connection();
    auto unplaced = connection.prepare(query("select_unplaced"));
    if (!unplaced)
        return unplaced.error();
    struct Waiting
    {
        std::vector<std::int64_t> above; ///< the post answered, and those above it
        std::int64_t thread;
    };
    boost::unordered_flat_map<std::int64_t, Waiting> waiting;
    const auto read = eachRow(*unplaced, [&] {
        Waiting one{{unplaced->integer(1)}, unplaced->integer(2)};
        for (const std::string &ownId : words(unplaced->text(3)))
            one.above.push_back(ancestorId(static_cast<Platform>(unplaced->integer(4)), ownId).value);
        waiting.emplace(unplaced->integer(0), std::move(one));
    });
    if (!read)
        return read;
    if (waiting.empty())
        return {};
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto move = connection.prepare(query("update_post_thread"));
    auto placed = connection.prepare(query("delete_unplaced"));
    if (!move || !placed)
        return move ? placed.error() : move.error();
    boost::unordered_flat_map<std::int64_t, std::pair<std::int64_t, bool>> known; // thread and whether it is settled
    std::vector<std::int64_t> way;
    for (const auto &[post, facts] : waiting) {
        way.clear();
        std::pair<std::int64_t, bool> place{0, false};
        for (std::int64_t at = post; place.first == 0;) {
            if (const auto seen = known.find(at); seen != known.end()) {
                place = seen->second;
                break;
            }
            way.push_back(at);
            const Waiting &one = waiting.find(at)->second;
            if (way.size() > waiting.size()) { // a circle: it stays where it is
                place = {one.thread, false};
                break;
            }
            place = {one.thread, false};
            for (const std::int64_t above : one.above) {
                if (waiting.contains(above)) {
                    at = above;
                    place.first = 0;
                    break;
                }
                selectPlace.bind(1, above);
                const auto found = selectPlace.step();
                if (!found)
                    return found.error();
                if (*found)
                    place = {selectPlace.integer(0), true};
                selectPlace.reset();
                if (place.second)
                    break;
            }
        }
        for (const std::int64_t at : way)
            known.emplace(at, place);
    }
    boost::unordered_flat_set<std::int64_t> left;
    for (const auto &[post, facts] : waiting) {
        const auto [thread, settled] = known.find(post)->second;
        if (thread != facts.thread) {
            move->bind(1, post);
            move->bind(2, thread);
            if (const auto done = move->run(); !done)
                return done;
            left.insert(facts.thread);
            recountThread(facts.thread, thread);
        }
        if (settled) {
            placed->bind(1, post);
            if (const auto done = placed->run(); !done)
                return done;
        }
    }
    auto empty = connection.prepare(query("delete_empty_placeholder"));
    if (!empty)
        return empty.error();
    for (const std::int64_t thread : left) {
        empty->bind(1, thread);
        if (const auto done = empty->run(); !done)
            return done;
    }
    return transaction->commit();
}

/// Puts submissions that say that they answer, and not whom, below the latest one before them with their subject, and
/// placeholders of threads into the thread that has it.
Result<void> PostWriter::State::placeBySubject()
{
    const Connection &connection = workspace->connection();
    auto waiting = connection.prepare(query("select_subject_answers"));
    auto place = connection.prepare(query("select_subject_place"));
    auto placed = connection.prepare(query("update_subject_placed"));
    for (const auto *statement : {&waiting, &place, &placed}) {
        if (!*statement)
            return statement->error();
    }
    auto where = connection.prepare(query("select_place_known"));
    if (!where)
        return where.error();
    struct Answer
    {
        std::int64_t post, key, createdUtc;
    };
    std::vector<Answer> answers;
    const auto read = eachRow(*waiting, [&] {
        answers.push_back({waiting->integer(0), waiting->integer(1), waiting->integer(2)});
    });
    if (!read || answers.empty())
        return read;
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    for (const Answer &answer : answers) { // the oldest first, so that each finds those before it in their places
        where->bind(1, answer.post);
        const auto stands = where->step();
        if (!stands)
            return stands.error();
        const std::int64_t now = where->integer(0);
        const bool isMovable = *stands && (now == answer.post || where->integer(1) == 0);
        where->reset();
        if (isMovable) { // else its thread was found since
            place->bind(1, answer.key);
            place->bind(2, now);
            place->bind(3, answer.createdUtc);
            const auto found = place->step();
            if (!found)
                return found.error();
            const std::int64_t thread = *found ? place->integer(0) : 0;
            place->reset();
            if (!*found)
                continue;
            if (const auto done = moveThread(now, thread, now == answer.post); !done)
                return done;
        }
        placed->bind(1, answer.post);
        if (const auto done = placed->run(); !done)
            return done;
    }
    return transaction->commit();
}

/// Puts all of a thread into another, its submission as a reply.
Result<void> PostWriter::State::moveThread(std::int64_t submission, std::int64_t thread, bool isHere)
{
    const Connection &connection = workspace->connection();
    auto move = connection.prepare(query("update_thread_moved"));
    auto answer = connection.prepare(query("update_parent_guessed"));
    auto remove = connection.prepare(query("delete_thread"));
    for (const auto *statement : {&move, &answer, &remove}) {
        if (!*statement)
            return statement->error();
    }
    if (isHere) { // the title is no longer its own
        selectStored.bind(1, submission);
        const auto found = selectStored.step();
        if (!found)
            return found.error();
        const std::string title(selectStored.text(5));
        const std::string text(selectStored.text(6));
        selectStored.reset();
        if (const auto done = reindex(submission, {title, text}, {std::nullopt, text}); !done)
            return done;
    }
    answer->bind(1, submission);
    answer->bind(2, thread);
    answer->bind(3, static_cast<std::int64_t>(FlagParentGuessed));
    move->bind(1, submission);
    move->bind(2, thread);
    remove->bind(1, submission);
    for (auto *statement : {&answer, &move, &remove}) {
        if (statement == &answer && !isHere)
            continue;
        if (const auto done = (*statement)->run(); !done)
            return done;
    }
    recountThread(submission, thread);
    return {};
}

} // namespace parlance::store
