// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/import/bytesource.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parlance::import {

/// Bytes that are read from an archive at a time.
inline constexpr std::size_t BlockBytes = std::size_t{64} << 10;

/// The bytes of an archive, in blocks, for libarchive.
class ArchiveFeed
{
public:
    virtual ~ArchiveFeed() = default;
    /// The next block; empty at the end.
    virtual Result<std::string_view> next() = 0;
    virtual bool canSeek() const { return false; }
    /// The size, of what can seek.
    virtual std::int64_t size() const { return 0; }
    virtual void seek(std::int64_t) {}
    virtual std::int64_t position() const = 0; ///< in the file's own bytes
    virtual std::int64_t fetched() const = 0;  ///< bytes read from the disk so far, seeking back and forth
};

/// Of a file on disk. \error Io  it cannot be opened.
Result<std::unique_ptr<ArchiveFeed>> fileFeed(const std::string &path, std::int64_t size);
/// Of bytes that outlive it.
std::unique_ptr<ArchiveFeed> memoryFeed(std::string_view bytes);
/// Of a tar behind its compression, or of an archive inside another: it cannot seek.
std::unique_ptr<ArchiveFeed> streamFeed(std::unique_ptr<ByteSource> bytes);

} // namespace parlance::import
