// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/import/archivefeed.h"
#include "core/import/unpack.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct archive;
struct archive_entry;

namespace parlance::import {

/// What an archive says of one of its entries.
struct ArchiveEntry
{
    std::string name; ///< bytes as stored
    std::int64_t bytes = -1;
    bool isFile = false;
    bool isLocked = false; ///< needs a password
};

/// That a file of this name needs a password.
Error lockedError(const std::string &name);

/// One walk through an archive, from its first entry on.
class ArchiveCursor
{
public:
    /// \param name  of the archive, for the errors
    ArchiveCursor(std::unique_ptr<ArchiveFeed> feed, std::string name);
    ~ArchiveCursor();
    ArchiveCursor(const ArchiveCursor &) = delete;
    ArchiveCursor &operator=(const ArchiveCursor &) = delete;

    /// To the next entry; nullptr at the end. An error is final.
    Result<const ArchiveEntry *> next(const Progress &progress);

    std::int64_t index() const { return m_index; } ///< of the entry it stands at; -1 before the first
    bool isBroken() const { return m_failure.has_value(); }
    const ArchiveFeed &feed() const { return *m_feed; }
    const std::string &name() const { return m_name; }

    /// Content of the entry it stands at; 0 at its end.
    Result<std::size_t> read(char *to, std::size_t size, const std::string &name);

private:
    Result<const ArchiveEntry *> moveOn();
    void describeEntry(archive_entry *entry);
    void fetchBlock(const std::string &name);
    Error damage(const std::string &subject);
    // What libarchive calls back.
    std::int64_t feedBlock(const void **block);
    std::int64_t skip(std::int64_t bytes);
    std::int64_t seek(std::int64_t offset, int whence);

    std::unique_ptr<ArchiveFeed> m_feed;
    std::string m_name;
    archive *m_archive;
    const Progress *m_progress = nullptr; ///< of the call to next() under way
    std::string m_tail;                   ///< the last bytes fed
    std::int64_t m_index = -1;
    ArchiveEntry m_entry;
    std::string_view m_block; ///< of the entry, not yet handed out; libarchive's
    std::int64_t m_hole = 0;  ///< zeros to hand out before it
    std::int64_t m_given = 0; ///< bytes of the entry handed out
    bool m_entryEnded = true;
    UnpackingGuard m_guard{2 * BlockBytes};
    std::optional<Error> m_pending; ///< what follows behind the block
    std::optional<Error> m_entryFailure;
    std::optional<Error> m_feedFailure;
    std::optional<Error> m_failure; ///< of the whole archive
};

} // namespace parlance::import
