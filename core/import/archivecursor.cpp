// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/archivecursor.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace parlance::import {

namespace {

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

} // namespace

Error lockedError(const std::string &name)
{
    return Error{
        .code = ErrorCode::BadInput,
        .message = TR_NOOP(
            "Error", "%1 is protected by a password. Unpack it with the password and import what is inside."),
        .subject = name};
}

ArchiveCursor::ArchiveCursor(std::unique_ptr<ArchiveFeed> feed, std::string name)
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
    archive_read_set_read_callback(m_archive, [](archive *, void *self, const void **block) -> la_ssize_t {
        return static_cast<ArchiveCursor *>(self)->feedBlock(block);
    });
    if (m_feed->canSeek()) {
        archive_read_set_skip_callback(m_archive, [](archive *, void *self, la_int64_t bytes) -> la_int64_t {
            return static_cast<ArchiveCursor *>(self)->skip(bytes);
        });
        archive_read_set_seek_callback(m_archive,
                                       [](archive *, void *self, la_int64_t to, int whence) -> la_int64_t {
                                           return static_cast<ArchiveCursor *>(self)->seek(to, whence);
                                       });
    }
}

ArchiveCursor::~ArchiveCursor()
{
    const Utf8Locale locale;
    archive_read_free(m_archive);
}

Result<const ArchiveEntry *> ArchiveCursor::next(const Progress &progress)
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

Result<std::size_t> ArchiveCursor::read(char *to, std::size_t size, const std::string &name)
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

Result<const ArchiveEntry *> ArchiveCursor::moveOn()
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
            return Error{
                .code = ErrorCode::Corrupt,
                .message = TR_NOOP(
                    "Error",
                    "%1 breaks off: what is there was read. Download the file again to get the rest."),
                .subject = m_name,
                .offset = m_feed->position()};
        return nullptr;
    }
    if (result < ARCHIVE_WARN)
        return damage(m_name);
    describeEntry(entry);
    return &m_entry;
}

void ArchiveCursor::describeEntry(archive_entry *entry)
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

void ArchiveCursor::fetchBlock(const std::string &name)
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

Error ArchiveCursor::damage(const std::string &subject)
{
    if (m_feedFailure)
        return *m_feedFailure;
    const char *text = archive_error_string(m_archive);
    const std::string reason = text ? text : "";
    const auto says = [&](const char *word) { return reason.find(word) != std::string::npos; };
    if (says("ncrypt") || says("assphrase"))
        return lockedError(subject);
    if (says("nsupported") || says("not supported"))
        return Error{
            .code = ErrorCode::BadInput,
            .message = TR_NOOP(
                "Error",
                "%1 is packed by a method that Parlance does not know. Unpack it and import what is inside."),
            .subject = subject,
            .detail = reason};
    const bool cut = says("runcated");
    return Error{
        .code = ErrorCode::Corrupt,
        .message =
            cut ? TR_NOOP("Error",
                          "%1 breaks off: what is there was read. Download the file again to get the rest.")
                : TR_NOOP("Error", "%1 is damaged: what comes before the damage was read. Download the file "
                                   "again to get the rest."),
        .subject = subject,
        .offset = m_feed->position(),
        .detail = reason};
}

std::int64_t ArchiveCursor::feedBlock(const void **block)
{
    if (m_progress && m_progress->isCancelled())
        m_feedFailure =
            Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
    if (!m_feedFailure) {
        const auto bytes = m_feed->next();
        if (bytes) {
            if (!bytes->empty())
                m_tail = bytes->substr(bytes->size() - std::min<std::size_t>(bytes->size(), 512));
            *block = bytes->data();
            return static_cast<std::int64_t>(bytes->size());
        }
        m_feedFailure = bytes.error();
    }
    archive_set_error(m_archive, EIO, "the bytes below cannot be read");
    return -1;
}

std::int64_t ArchiveCursor::skip(std::int64_t bytes)
{
    const std::int64_t there =
        std::min(std::max<std::int64_t>(bytes, 0), m_feed->size() - m_feed->position());
    m_feed->seek(m_feed->position() + there);
    return there;
}

std::int64_t ArchiveCursor::seek(std::int64_t offset, int whence)
{
    const std::int64_t from = whence == SEEK_SET   ? 0
                              : whence == SEEK_CUR ? m_feed->position()
                                                   : m_feed->size();
    const std::int64_t to = from + offset;
    if (to < 0 || to > m_feed->size())
        return ARCHIVE_FATAL;
    m_feed->seek(to);
    return to;
}

} // namespace parlance::import
