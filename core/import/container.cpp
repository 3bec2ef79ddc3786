// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/container.h"

#include "core/base/hash.h"
#include "core/import/membername.h"
#include "core/import/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

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

constexpr std::size_t blockBytes = std::size_t{64} << 10;

/// libarchive turns names into the locale's encoding; whatever the program runs in, here it is UTF-8.
class Utf8Locale
{
public:
    Utf8Locale()
    {
        static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        m_before = utf8 ? uselocale(utf8) : nullptr;
    }
    ~Utf8Locale()
    {
        if (m_before)
            uselocale(m_before);
    }
    Utf8Locale(const Utf8Locale &) = delete;
    Utf8Locale &operator=(const Utf8Locale &) = delete;

private:
    locale_t m_before = nullptr;
};

/// The bytes of an archive, in blocks, for libarchive.
class Feed
{
public:
    virtual ~Feed() = default;
    /// The next block; empty at the end.
    virtual Result<std::string_view> next() = 0;
    virtual bool canSeek() const { return false; }
    /// The size, of what can seek.
    virtual std::int64_t size() const { return 0; }
    virtual void seek(std::int64_t) {}
    virtual std::int64_t position() const = 0; ///< in the file's own bytes
    virtual std::int64_t fetched() const = 0;  ///< bytes read from the disk so far, seeking back and forth
};

class FileFeed final : public Feed
{
public:
    FileFeed(int descriptor, std::int64_t size, std::string path)
        : m_descriptor(descriptor), m_size(size), m_path(std::move(path)), m_buffer(blockBytes, '\0')
    {
    }
    ~FileFeed() override { ::close(m_descriptor); }
    FileFeed(const FileFeed &) = delete;
    FileFeed &operator=(const FileFeed &) = delete;

    Result<std::string_view> next() override
    {
        ssize_t got;
        do {
            got = ::pread(m_descriptor, m_buffer.data(), m_buffer.size(), m_position);
        } while (got < 0 && errno == EINTR);
        if (got < 0)
            return Error{.code = ErrorCode::Io,
                         .message = TR_NOOP("Error", "%1 cannot be read. Check the disk and try again."),
                         .subject = m_path, .offset = m_position, .detail = std::strerror(errno)};
        m_position += got;
        m_fetched += got;
        return std::string_view(m_buffer.data(), static_cast<std::size_t>(got));
    }
    bool canSeek() const override { return true; }
    std::int64_t size() const override { return m_size; }
    void seek(std::int64_t to) override { m_position = to; }
    std::int64_t position() const override { return m_position; }
    std::int64_t fetched() const override { return m_fetched; }

private:
    int m_descriptor;
    std::int64_t m_size;
    std::string m_path;
    std::string m_buffer;
    std::int64_t m_position = 0;
    std::int64_t m_fetched = 0;
};

class MemoryFeed final : public Feed
{
public:
    explicit MemoryFeed(std::string_view bytes) : m_bytes(bytes) {}
    Result<std::string_view> next() override
    {
        const auto block = m_bytes.substr(static_cast<std::size_t>(m_position), blockBytes);
        m_position += static_cast<std::int64_t>(block.size());
        m_fetched += static_cast<std::int64_t>(block.size());
        return block;
    }
    bool canSeek() const override { return true; }
    std::int64_t size() const override { return static_cast<std::int64_t>(m_bytes.size()); }
    void seek(std::int64_t to) override { m_position = std::min(to, size()); }
    std::int64_t position() const override { return m_position; }
    std::int64_t fetched() const override { return m_fetched; }

private:
    std::string_view m_bytes;
    std::int64_t m_position = 0;
    std::int64_t m_fetched = 0;
};

/// A tar's content behind its compression, or an archive inside another.
class StreamFeed final : public Feed
{
public:
    explicit StreamFeed(std::unique_ptr<ByteSource> bytes) : m_bytes(std::move(bytes)), m_buffer(blockBytes, '\0') {}
    Result<std::string_view> next() override
    {
        const auto got = m_bytes->read(m_buffer.data(), m_buffer.size());
        if (!got)
            return got.error();
        return std::string_view(m_buffer.data(), *got);
    }
    std::int64_t position() const override { return m_bytes->compressedDone(); }
    std::int64_t fetched() const override { return m_bytes->fetched(); }

private:
    std::unique_ptr<ByteSource> m_bytes;
    std::string m_buffer;
};

/// What an archive says of one of its entries.
struct Entry
{
    std::string name;         ///< bytes as stored
    std::int64_t bytes = -1;
    bool isFile = false;
    bool isLocked = false;    ///< needs a password
};

Error lockedError(const std::string &name)
{
    return Error{.code = ErrorCode::BadInput,
                 .message = TR_NOOP("Error", "%1 is protected by a password. Unpack it with the password and import what is inside."),
                 .subject = name};
}

/// One walk through an archive, from its first entry on.
class Cursor
{
public:
    /// \param name  of the archive, for the errors
    Cursor(std::unique_ptr<Feed> feed, std::string name)
        : m_feed(std::move(feed)), m_name(std::move(name)), m_archive(archive_read_new())
    {
        const Utf8Locale locale;
        archive_read_support_format_tar(m_archive);
        archive_read_support_format_gnutar(m_archive);
        archive_read_support_format_zip(m_archive);
        archive_read_support_format_7zip(m_archive);
        // Tars that were put one behind the other; and all of the last one is read, with the sums behind it.
        archive_read_set_format_option(m_archive, "tar", "read_concatenated_archives", "1");
        archive_read_set_callback_data(m_archive, this);
        archive_read_set_read_callback(m_archive, [](archive *, void *self, const void **block) {
            return static_cast<Cursor *>(self)->feedBlock(block);
        });
        if (m_feed->canSeek()) {
            archive_read_set_skip_callback(m_archive, [](archive *, void *self, la_int64_t bytes) -> la_int64_t {
                return static_cast<Cursor *>(self)->skip(bytes);
            });
            archive_read_set_seek_callback(m_archive, [](archive *, void *self, la_int64_t offset, int whence) -> la_int64_t {
                return static_cast<Cursor *>(self)->seek(offset, whence);
            });
        }
    }
    ~Cursor()
    {
        const Utf8Locale locale;
        archive_read_free(m_archive);
    }
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;

    /// To the next entry; nullptr at the end. An error is final.
    Result<const Entry *> next(const Progress &progress)
    {
        if (m_failure)
            return *m_failure;
        const Utf8Locale locale;
        m_progress = &progress;
        const auto asked = moveOn();
        m_progress = nullptr;
        if (!asked)
            m_failure = asked.error();
        return asked;
    }

    std::int64_t index() const { return m_index; } ///< of the entry it stands at; -1 before the first
    bool isBroken() const { return m_failure.has_value(); }
    const Feed &feed() const { return *m_feed; }
    const std::string &name() const { return m_name; }

    /// Content of the entry it stands at; 0 at its end.
    Result<std::size_t> read(char *to, std::size_t size, const std::string &name)
    {
        if (m_entryFailure)
            return *m_entryFailure;
        while (size > 0 && m_block.empty() && m_hole == 0) {
            if (m_pending) {
                m_entryFailure = std::exchange(m_pending, {});
                return *m_entryFailure;
            }
            if (m_entryEnded)
                return std::size_t{0};
            fetchBlock(name);
        }
        std::size_t got = 0;
        if (m_hole > 0) {
            got = static_cast<std::size_t>(std::min<std::int64_t>(m_hole, static_cast<std::int64_t>(size)));
            std::memset(to, 0, got);
            m_hole -= static_cast<std::int64_t>(got);
        } else {
            got = std::min(size, m_block.size());
            std::memcpy(to, m_block.data(), got);
            m_block.remove_prefix(got);
        }
        m_given += static_cast<std::int64_t>(got);
        m_guard.add(got);
        if (m_guard.isTripped(m_feed->fetched())) // many small bombs are one, too
            m_entryFailure = UnpackingGuard::error(m_name, m_feed->position());
        return got;
    }

private:
    Result<const Entry *> moveOn()
    {
        if (m_index < 0) {
            if (archive_read_open1(m_archive) != ARCHIVE_OK)
                return damage(m_name);
        } else if (!m_entryEnded && m_entry.bytes < 0) {
            // libarchive would unpack it in one go to find its end, deaf to a cancel and to a bomb.
            char nowhere[4096];
            while (!m_entryFailure) {
                const auto got = read(nowhere, sizeof nowhere, m_entry.name);
                if (!got || *got == 0)
                    break;
            }
            if (m_entryFailure && m_guard.isTripped(m_feed->fetched()))
                return *m_entryFailure;
        }
        m_block = {};
        m_hole = 0;
        m_given = 0;
        m_pending.reset();
        m_entryFailure.reset();
        m_entryEnded = false;
        archive_entry *entry = nullptr;
        int result;
        do {
            result = archive_read_next_header(m_archive, &entry);
        } while (result == ARCHIVE_RETRY);
        ++m_index;
        if (m_feedFailure)
            return *m_feedFailure;
        if (result == ARCHIVE_EOF) {
            // libarchive takes a tar that was cut between two members for whole.
            const bool isTar = (archive_format(m_archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR;
            if (isTar && m_tail.find_first_not_of('\0') != std::string::npos)
                return Error{.code = ErrorCode::Corrupt,
                             .message = TR_NOOP("Error", "%1 breaks off: what is there was read. Download the file again to get the rest."),
                             .subject = m_name, .offset = m_feed->position()};
            return nullptr;
        }
        if (result < ARCHIVE_WARN)
            return damage(m_name);
        describeEntry(entry);
        return &m_entry;
    }

    void describeEntry(archive_entry *entry)
    {
        m_entry = {};
        if (const char *name = archive_entry_pathname(entry))
            m_entry.name = name;
        else if (const char *utf8 = archive_entry_pathname_utf8(entry))
            m_entry.name = utf8;
        m_entry.bytes = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : -1;
        m_entry.isLocked = archive_entry_is_encrypted(entry) != 0;
        const bool linked = archive_entry_hardlink(entry) && m_entry.bytes <= 0;
        const auto type = archive_entry_filetype(entry);
        m_entry.isFile = (type == AE_IFREG || type == 0) && !linked && !m_entry.name.ends_with('/');
    }

    void fetchBlock(const std::string &name)
    {
        const Utf8Locale locale;
        const void *block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        if (m_entry.isLocked) {
            m_pending = lockedError(name);
            return;
        }
        const int result = archive_read_data_block(m_archive, &block, &size, &offset);
        if (result == ARCHIVE_EOF) {
            m_entryEnded = true;
            if (m_entry.bytes > m_given && !m_pending) // a hole at the end of a sparse file
                m_hole = m_entry.bytes - m_given;
            return;
        }
        // What came with the failure was unpacked well.
        if (block && size > 0 && (result == ARCHIVE_OK || result == ARCHIVE_WARN || result == ARCHIVE_FAILED)) {
            m_block = {static_cast<const char *>(block), size};
            m_hole = std::max<std::int64_t>(0, offset - m_given);
        }
        if (result != ARCHIVE_OK)
            m_pending = m_feedFailure ? *m_feedFailure : damage(name);
        if (result == ARCHIVE_FATAL)
            m_failure = m_pending;
    }

    Error damage(const std::string &subject)
    {
        if (m_feedFailure)
            return *m_feedFailure;
        const char *text = archive_error_string(m_archive);
        const std::string reason = text ? text : "";
        const auto says = [&](const char *word) { return reason.find(word) != std::string::npos; };
        if (says("ncrypt") || says("assphrase"))
            return lockedError(subject);
        if (says("nsupported") || says("not supported"))
            return Error{.code = ErrorCode::BadInput,
                         .message = TR_NOOP("Error", "%1 is packed by a method that Parlance does not know. Unpack it and import what is inside."),
                         .subject = subject, .detail = reason};
        const bool cut = says("runcated");
        return Error{.code = ErrorCode::Corrupt,
                     .message = cut ? TR_NOOP("Error", "%1 breaks off: what is there was read. Download the file again to get the rest.")
                                    : TR_NOOP("Error", "%1 is damaged: what comes before the damage was read. Download the file again to get the rest."),
                     .subject = subject, .offset = m_feed->position(), .detail = reason};
    }

    la_ssize_t feedBlock(const void **block)
    {
        if (m_progress && m_progress->isCancelled())
            m_feedFailure = Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
        if (!m_feedFailure) {
            const auto bytes = m_feed->next();
            if (bytes) {
                if (!bytes->empty())
                    m_tail = bytes->substr(bytes->size() - std::min<std::size_t>(bytes->size(), 512));
                *block = bytes->data();
                return static_cast<la_ssize_t>(bytes->size());
            }
            m_feedFailure = bytes.error();
        }
        archive_set_error(m_archive, EIO, "the bytes below cannot be read");
        return -1;
    }

    la_int64_t skip(la_int64_t bytes)
    {
        const la_int64_t there = std::min(std::max<la_int64_t>(bytes, 0), m_feed->size() - m_feed->position());
        m_feed->seek(m_feed->position() + there);
        return there;
    }

    la_int64_t seek(la_int64_t offset, int whence)
    {
        const la_int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? m_feed->position() : m_feed->size();
        const la_int64_t to = from + offset;
        if (to < 0 || to > m_feed->size())
            return ARCHIVE_FATAL;
        m_feed->seek(to);
        return to;
    }

    std::unique_ptr<Feed> m_feed;
    std::string m_name;
    archive *m_archive;
    const Progress *m_progress = nullptr; ///< of the call to next() under way
    std::string m_tail;                   ///< the last bytes fed
    std::int64_t m_index = -1;
    Entry m_entry;
    std::string_view m_block;             ///< of the entry, not yet handed out; libarchive's
    std::int64_t m_hole = 0;              ///< zeros to hand out before it
    std::int64_t m_given = 0;             ///< bytes of the entry handed out
    bool m_entryEnded = true;
    UnpackingGuard m_guard{2 * blockBytes};
    std::optional<Error> m_pending;       ///< what follows behind the block
    std::optional<Error> m_entryFailure;
    std::optional<Error> m_feedFailure;
    std::optional<Error> m_failure;       ///< of the whole archive
};

/// The content of the entry that a cursor stands at, as a file.
class EntrySource final : public ByteSource
{
public:
    EntrySource(std::shared_ptr<Cursor> cursor, std::string name, std::int64_t bytes,
                std::shared_ptr<std::atomic<std::int64_t>> passed = nullptr)
        : m_cursor(std::move(cursor)), m_name(std::move(name)), m_index(m_cursor->index()),
          m_fetchedBefore(m_cursor->feed().fetched()), m_total(bytes), m_passed(std::move(passed))
    {
    }

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        if (m_failure)
            return *m_failure;
        if (m_cursor->index() != m_index)
            return Error{.code = ErrorCode::Internal, .message = TR_NOOP("Error", "%1 was closed when another file of its archive was opened."),
                         .subject = m_name};
        const auto got = m_cursor->read(to, size, m_name);
        if (m_passed)
            m_passed->store(m_cursor->feed().position(), std::memory_order_relaxed);
        if (!got) {
            m_failure = got.error();
            return got;
        }
        m_hash.add({to, *got});
        m_done += static_cast<std::int64_t>(*got);
        m_guard.add(*got);
        if (m_guard.isTripped(fetched()))
            m_failure = UnpackingGuard::error(m_name, m_done);
        return got;
    }
    std::int64_t compressedDone() const override { return m_done; }
    std::int64_t compressedTotal() const override { return std::max<std::int64_t>(0, m_total); }
    std::int64_t fetched() const override { return m_cursor->feed().fetched() - m_fetchedBefore; }
    std::string sha256() override
    {
        if (m_hex.empty()) {
            std::string rest(blockBytes, '\0');
            for (;;) {
                const auto got = read(rest.data(), rest.size());
                if (!got || *got == 0)
                    break;
            }
            m_hex = m_hash.hex();
        }
        return m_hex;
    }

private:
    std::shared_ptr<Cursor> m_cursor;
    std::string m_name;
    std::int64_t m_index;
    std::int64_t m_fetchedBefore;
    std::int64_t m_total;
    std::int64_t m_done = 0;
    std::shared_ptr<std::atomic<std::int64_t>> m_passed;
    Sha256 m_hash;
    std::string m_hex;
    UnpackingGuard m_guard{2 * blockBytes}; // libarchive may have the member's first bytes in hand already
    std::optional<Error> m_failure;
};

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
const char *documentKind(const Entry &first)
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
    std::shared_ptr<Cursor> outer, inner;
    std::shared_ptr<std::atomic<std::int64_t>> passed = std::make_shared<std::atomic<std::int64_t>>(0);
    std::atomic<std::int64_t> passedBefore = 0;

    Result<std::unique_ptr<ByteSource>> rawOf(const File &file) const
    {
        return file.path.empty() ? Result<std::unique_ptr<ByteSource>>(rawBytes(memory)) : rawFile(file.path);
    }

    Result<std::shared_ptr<Cursor>> cursorOver(const File &file) const
    {
        std::unique_ptr<Feed> feed;
        if (file.isCompressed) {
            auto raw = rawOf(file);
            if (!raw)
                return raw.error();
            auto unpacked = unpack(std::move(*raw), file.name);
            if (!unpacked)
                return unpacked.error();
            feed = std::make_unique<StreamFeed>(std::move(unpacked->bytes));
        } else if (file.path.empty()) {
            feed = std::make_unique<MemoryFeed>(memory);
        } else {
            const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
            if (descriptor < 0)
                return Error{.code = ErrorCode::Io,
                             .message = TR_NOOP("Error", "%1 cannot be opened. Check that you may read it."),
                             .subject = file.path, .detail = std::strerror(errno)};
            feed = std::make_unique<FileFeed>(descriptor, file.bytes, file.path);
        }
        return std::make_shared<Cursor>(std::move(feed), file.name);
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
    Result<void> listArchive(const std::shared_ptr<Cursor> &cursor, const Listed &parent, std::vector<Listed> &into,
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
            const Entry &at = **entry;
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
                    const auto deeper = std::make_shared<Cursor>(std::make_unique<StreamFeed>(std::move(unpacked->bytes)), name);
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
        const auto advance = [&](const std::shared_ptr<Cursor> &cursor, std::int64_t step) -> Result<Entry> {
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
                state.inner = std::make_shared<Cursor>(std::make_unique<StreamFeed>(std::move(unpacked->bytes)), outerName);
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
