// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/container.h"

#include "core/import/archivecursor.h"
#include "core/import/entrysource.h"
#include "core/import/membername.h"
#include "core/import/unpack.h"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <set>

namespace parlance::import {

namespace fs = std::filesystem;

namespace {

/// A file of a folder, which tells how far it is.
class CountedSource final : public ByteSource
{
public:
    CountedSource(std::unique_ptr<ByteSource> bytes, std::shared_ptr<std::atomic<std::int64_t>> passed)
        : m_bytes(std::move(bytes)), m_passed(std::move(passed))
    {
    }
    Result<std::size_t> read(char *to, std::size_t size) override
    {
        const auto got = m_bytes->read(to, size);
        m_passed->store(m_bytes->compressedDone(), std::memory_order_relaxed);
        return got;
    }
    std::int64_t compressedDone() const override { return m_bytes->compressedDone(); }
    std::int64_t compressedTotal() const override { return m_bytes->compressedTotal(); }
    std::string sha256() override { return m_bytes->sha256(); }
    std::int64_t fetched() const override { return m_bytes->fetched(); }

private:
    std::unique_ptr<ByteSource> m_bytes;
    std::shared_ptr<std::atomic<std::int64_t>> m_passed;
};

/// Formats that are a zip underneath and no dump; nullptr for everything else. Asked of an archive's first entry.
const char *documentKind(const ArchiveEntry &first)
{
    if (first.name == "[Content_Types].xml" || first.name == "_rels/.rels" || first.name == "mimetype")
        return TR_NOOP("Error", "%1 is an office document, not a dump. If it holds a table, save it as CSV and import that.");
    return nullptr;
}

/// A whole file that archives or members come from: the archive itself, or one file of a folder.
struct File
{
    std::string path;            ///< on disk; empty = the bytes in memory
    std::string name;            ///< for the errors
    std::int64_t bytes = 0;
    std::int64_t before = 0;     ///< bytes of the files before it
    Packing archive = Packing::None;
    bool isCompressed = false;
};

/// Where a member is.
struct Route
{
    std::size_t file = 0;
    std::vector<std::int64_t> steps; ///< entry of the archive, entry of the archive in it; none = the file itself
};

} // namespace

struct Container::State
{
    std::string path;
    bool isFolder = false;
    std::string_view memory;
    std::vector<File> files;
    std::vector<Member> members;
    std::vector<Route> routes;
    std::vector<Error> problems;
    std::int64_t total = 0;

    // The walk under way.
    std::size_t openFile = static_cast<std::size_t>(-1);
    std::shared_ptr<ArchiveCursor> outer, inner;
    std::shared_ptr<std::atomic<std::int64_t>> passed = std::make_shared<std::atomic<std::int64_t>>(0);
    std::atomic<std::int64_t> passedBefore = 0;

    Result<std::unique_ptr<ByteSource>> rawOf(const File &file) const
    {
        return file.path.empty() ? Result<std::unique_ptr<ByteSource>>(rawBytes(memory)) : rawFile(file.path);
    }

    Result<std::shared_ptr<ArchiveCursor>> cursorOver(const File &file) const
    {
        std::unique_ptr<ArchiveFeed> feed;
        if (file.isCompressed) {
            auto raw = rawOf(file);
            if (!raw)
                return raw.error();
            auto unpacked = unpack(std::move(*raw), file.name);
            if (!unpacked)
                return unpacked.error();
            feed = streamFeed(std::move(unpacked->bytes));
        } else if (file.path.empty()) {
            feed = memoryFeed(memory);
        } else {
            auto opened = fileFeed(file.path, file.bytes);
            if (!opened)
                return opened.error();
            feed = std::move(*opened);
        }
        return std::make_shared<ArchiveCursor>(std::move(feed), file.name);
    }

    /// Looks what a file is packed with; into `problems` if it is refused.
    bool lookAt(File &file)
    {
        auto raw = rawOf(file);
        if (!raw) {
            problems.push_back(raw.error());
            return false;
        }
        auto unpacked = unpack(std::move(*raw), file.name);
        if (!unpacked) {
            problems.push_back(unpacked.error());
            return false;
        }
        file.archive = unpacked->archive;
        file.isCompressed = unpacked->compressed;
        if (file.archive == Packing::SevenZip && file.isCompressed) {
            problems.push_back(tooDeep(file.name));
            return false;
        }
        return true;
    }

    static Error tooDeep(const std::string &name)
    {
        return Error{.code = ErrorCode::UnknownFormat,
                     .message = TR_NOOP("Error", "%1 is an archive inside another one, packed too deep to be read in place. Unpack the outer one and import what is inside."),
                     .subject = name};
    }

    struct Listed
    {
        std::vector<std::string> names; ///< as stored, a level each
        std::int64_t bytes = -1;
        Route route;
    };

    /// Goes through an archive to its end or its damage.
    Result<void> listArchive(const std::shared_ptr<ArchiveCursor> &cursor, const Listed &parent, std::vector<Listed> &into,
                             Progress &progress)
    {
        const std::size_t depth = parent.names.size();
        for (;;) {
            const auto entry = cursor->next(progress);
            if (!entry) {
                if (entry.error().code == ErrorCode::Cancelled)
                    return entry.error();
                problems.push_back(entry.error());
                return {};
            }
            progress.report(passedBefore + outer->feed().position(), total);
            if (!*entry)
                return {};
            const ArchiveEntry &at = **entry;
            if (cursor->index() == 0) {
                if (const char *kind = documentKind(at)) {
                    problems.push_back(Error{.code = ErrorCode::UnknownFormat, .message = kind, .subject = cursor->name()});
                    return {};
                }
            }
            if (!at.isFile || isHiddenMember(at.name))
                continue;
            Listed listed = parent;
            listed.names.push_back(at.name);
            listed.bytes = at.bytes;
            listed.route.steps.push_back(cursor->index());
            if (!at.isLocked && isNamedLikeArchive(at.name)) {
                const std::string name = cursor->name() + "/" + memberName(at.name);
                auto unpacked = unpack(std::make_unique<EntrySource>(cursor, name, at.bytes), name);
                if (unpacked && isArchive(unpacked->archive)) {
                    if (depth > 0 || unpacked->archive == Packing::SevenZip) {
                        problems.push_back(tooDeep(name));
                        continue;
                    }
                    const auto deeper = std::make_shared<ArchiveCursor>(streamFeed(std::move(unpacked->bytes)), name);
                    if (const auto done = listArchive(deeper, listed, into, progress); !done)
                        return done;
                    continue;
                }
                // Whatever is wrong with it is told when it is opened.
            }
            into.push_back(std::move(listed));
        }
    }

    /// Adds what a file is or holds to the members; `prefix` is its name in a folder.
    Result<void> addFile(File file, const std::string &prefix, Progress &progress)
    {
        file.before = total;
        total += file.bytes;
        const bool usable = lookAt(file);
        files.push_back(file);
        if (!usable)
            return {};
        Listed listed;
        listed.bytes = file.bytes;
        listed.route.file = files.size() - 1;
        if (!isArchive(file.archive)) {
            members.push_back({memberName(prefix), file.bytes});
            routes.push_back(listed.route);
            return {};
        }
        auto cursor = cursorOver(file);
        if (!cursor) {
            problems.push_back(cursor.error());
            return {};
        }
        outer = *cursor;
        passedBefore = file.before;
        std::vector<Listed> found;
        const auto done = listArchive(*cursor, listed, found, progress);
        outer.reset();
        if (!done)
            return done;
        std::vector<std::string_view> foreign;
        for (const Listed &each : found)
            foreign.insert(foreign.end(), each.names.begin(), each.names.end());
        const std::string charset = charsetOfNames(foreign);
        for (Listed &each : found) {
            std::string name = prefix;
            for (const std::string &part : each.names)
                name += (name.empty() ? "" : "/") + memberName(part, charset);
            members.push_back({std::move(name), each.bytes});
            routes.push_back(std::move(each.route));
        }
        return {};
    }

    /// The regular files below a folder with their names in it, in no order.
    void walk(const std::string &folder, const std::string &prefix, std::set<std::pair<dev_t, ino_t>> &seen,
              std::vector<std::pair<std::string, std::string>> &into, const Progress &progress, int depth = 0)
    {
        struct stat status{};
        if (progress.isCancelled() || ::stat(folder.c_str(), &status) != 0
            || !seen.insert({status.st_dev, status.st_ino}).second)
            return;
        std::error_code failure;
        std::vector<std::string> names;
        for (auto at = fs::directory_iterator(folder, failure); !failure && at != fs::directory_iterator();
             at.increment(failure))
            names.push_back(at->path().filename().string());
        if (failure || depth > 200) {
            problems.push_back(Error{.code = ErrorCode::Io,
                                     .message = TR_NOOP("Error", "%1 cannot be opened. Check that you may read it."),
                                     .subject = folder, .detail = failure ? failure.message() : "too deep"});
            return;
        }
        std::sort(names.begin(), names.end());
        for (const std::string &name : names) {
            const std::string below = prefix.empty() ? name : prefix + "/" + name;
            const std::string there = folder + "/" + name;
            if (isHiddenMember(name))
                continue;
            if (::stat(there.c_str(), &status) != 0)
                continue; // a link to nowhere
            if (S_ISDIR(status.st_mode))
                walk(there, below, seen, into, progress, depth + 1);
            else if (S_ISREG(status.st_mode))
                into.emplace_back(below, there);
        }
    }
};

namespace {

Error cancelled()
{
    return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
}

} // namespace

Container::Container(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Container::~Container() = default;

Result<std::unique_ptr<Container>> Container::open(const std::string &path, Progress &progress)
{
    auto state = std::make_unique<State>();
    state->path = path;
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) {
        const int reason = errno;
        return Error{.code = ErrorCode::Io,
                     .message = reason == ENOENT ? TR_NOOP("Error", "There is no file %1. Check its name.")
                                                 : TR_NOOP("Error", "%1 cannot be opened. Check that you may read it."),
                     .subject = path, .detail = std::strerror(reason)};
    }
    state->isFolder = S_ISDIR(status.st_mode);
    if (state->isFolder) {
        std::set<std::pair<dev_t, ino_t>> seen;
        std::vector<std::pair<std::string, std::string>> found;
        state->walk(path, "", seen, found, progress);
        std::sort(found.begin(), found.end());
        for (auto &[name, there] : found) {
            if (progress.isCancelled())
                return cancelled();
            struct stat each{};
            ::stat(there.c_str(), &each);
            if (const auto added = state->addFile({.path = there, .name = there, .bytes = each.st_size}, name, progress); !added)
                return added.error();
        }
        if (progress.isCancelled())
            return cancelled();
    } else {
        if (!S_ISREG(status.st_mode))
            return Error{.code = ErrorCode::UnknownFormat,
                         .message = TR_NOOP("Error", "%1 is an archive that comes through a pipe. Save it as a file and import that."),
                         .subject = path};
        File file{.path = path, .name = path, .bytes = status.st_size};
        if (const auto added = state->addFile(std::move(file), "", progress); !added)
            return added.error();
        if (state->problems.empty() && !isArchive(state->files.front().archive))
            return Error{.code = ErrorCode::UnknownFormat,
                         .message = TR_NOOP("Error", "%1 is neither a folder nor an archive."), .subject = path};
    }
    if (state->members.empty()) {
        if (!state->problems.empty())
            return state->problems.front();
        return Error{.code = ErrorCode::UnknownFormat,
                     .message = TR_NOOP("Error", "%1 holds no files. There is nothing to import."), .subject = path};
    }
    return std::unique_ptr<Container>(new Container(std::move(state)));
}

Result<std::unique_ptr<Container>> Container::openBytes(std::string_view bytes, const std::string &name, Progress &progress)
{
    auto state = std::make_unique<State>();
    state->path = name;
    state->memory = bytes;
    File file{.path = "", .name = name, .bytes = static_cast<std::int64_t>(bytes.size())};
    if (const auto added = state->addFile(std::move(file), "", progress); !added)
        return added.error();
    if (state->problems.empty() && !isArchive(state->files.front().archive))
        return Error{.code = ErrorCode::UnknownFormat,
                     .message = TR_NOOP("Error", "%1 is neither a folder nor an archive."), .subject = name};
    if (state->members.empty()) {
        if (!state->problems.empty())
            return state->problems.front();
        return Error{.code = ErrorCode::UnknownFormat,
                     .message = TR_NOOP("Error", "%1 holds no files. There is nothing to import."), .subject = name};
    }
    return std::unique_ptr<Container>(new Container(std::move(state)));
}

const std::string &Container::path() const
{
    return m_state->path;
}

bool Container::isFolder() const
{
    return m_state->isFolder;
}

const std::vector<Member> &Container::members() const
{
    return m_state->members;
}

const std::vector<Error> &Container::problems() const
{
    return m_state->problems;
}

Result<std::unique_ptr<ByteSource>> Container::openMember(std::size_t index, const Progress &progress)
{
    State &state = *m_state;
    const Route &route = state.routes.at(index);
    const File &file = state.files[route.file];
    const std::string name = route.steps.empty() ? file.name : state.path + "/" + state.members[index].path;
    std::unique_ptr<ByteSource> raw;
    if (route.steps.empty()) {
        auto opened = state.rawOf(file);
        if (!opened)
            return opened.error();
        state.outer.reset();
        state.inner.reset();
        raw = std::make_unique<CountedSource>(std::move(*opened), state.passed);
    } else {
        const auto advance = [&](const std::shared_ptr<ArchiveCursor> &cursor, std::int64_t step) -> Result<ArchiveEntry> {
            while (cursor->index() < step) {
                const auto entry = cursor->next(progress);
                if (!entry)
                    return entry.error();
                if (!*entry)
                    break;
                if (cursor->index() == step)
                    return **entry;
            }
            return Error{.code = ErrorCode::Corrupt,
                         .message = TR_NOOP("Error", "%1 was changed while it was read. Import it again."),
                         .subject = file.name};
        };
        // On from where the walk stands, if that is before what is wanted.
        const bool same = state.openFile == route.file && state.outer && !state.outer->isBroken();
        const bool nested = route.steps.size() > 1;
        const bool innerOn = same && nested && state.inner && !state.inner->isBroken()
            && state.outer->index() == route.steps[0] && state.inner->index() < route.steps[1];
        if (!innerOn) {
            state.inner.reset();
            if (!same || state.outer->index() >= route.steps[0]) {
                auto cursor = state.cursorOver(file);
                if (!cursor)
                    return cursor.error();
                state.outer = *cursor;
                state.openFile = route.file;
            }
            const auto entry = advance(state.outer, route.steps[0]);
            if (!entry)
                return entry.error();
            const std::string outerName = nested ? file.name + "/" + memberName(entry->name) : name;
            raw = std::make_unique<EntrySource>(state.outer, outerName, entry->bytes, state.passed);
            if (!nested && entry->isLocked)
                return lockedError(name);
            if (nested) {
                auto unpacked = unpack(std::move(raw), outerName);
                if (!unpacked)
                    return unpacked.error();
                state.inner = std::make_shared<ArchiveCursor>(streamFeed(std::move(unpacked->bytes)), outerName);
            }
        }
        if (nested) {
            const auto entry = advance(state.inner, route.steps[1]);
            if (!entry)
                return entry.error();
            if (entry->isLocked)
                return lockedError(name);
            raw = std::make_unique<EntrySource>(state.inner, name, entry->bytes);
        }
    }
    state.passedBefore = file.before;
    state.passed->store(state.outer ? state.outer->feed().position() : 0);
    auto unpacked = unpack(std::move(raw), name);
    if (!unpacked)
        return unpacked.error();
    if (isArchive(unpacked->archive))
        return State::tooDeep(name);
    return std::move(unpacked->bytes);
}

std::int64_t Container::compressedDone() const
{
    return std::min(m_state->passedBefore + m_state->passed->load(std::memory_order_relaxed), m_state->total);
}

std::int64_t Container::compressedTotal() const
{
    return m_state->total;
}

Result<OpenedInput> openInput(const std::string &path, Progress &progress)
{
    OpenedInput input;
    std::error_code failure;
    if (path == "-" || !fs::is_directory(path, failure)) {
        auto raw = rawFile(path);
        if (!raw)
            return raw.error();
        auto unpacked = unpack(std::move(*raw), path);
        if (!unpacked)
            return unpacked.error();
        if (!isArchive(unpacked->archive)) {
            input.bytes = std::move(unpacked->bytes);
            return input;
        }
        if (path == "-")
            return Error{.code = ErrorCode::UnknownFormat,
                         .message = TR_NOOP("Error", "%1 is an archive that comes through a pipe. Save it as a file and import that."),
                         .subject = path};
    }
    auto container = Container::open(path, progress);
    if (!container)
        return container.error();
    input.container = std::move(*container);
    return input;
}

} // namespace parlance::import
