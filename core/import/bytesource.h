// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parlance::import {

/// A file's content, decompressed on the way, in one direction.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// Fills up to `size` bytes.
    /// \returns bytes written; 0 only at the end.
    /// \error ErrorCode::Corrupt  the archive is damaged or ends early, with the offset in the compressed file.
    ///        What was read before is good; calling again gives the same error.
    /// \error ErrorCode::Io  the file system refused.
    virtual Result<std::size_t> read(char *to, std::size_t size) = 0;

    virtual std::int64_t compressedDone() const = 0;  ///< bytes of the file consumed so far
    virtual std::int64_t compressedTotal() const = 0; ///< size of the file; 0 = not known (standard input)

    /// SHA-256 of the file's own (compressed) bytes, 64 hexadecimal digits. Valid once read() has returned 0
    /// or an error; reads what is left of the file first, so that damaged files have a hash too.
    virtual std::string sha256() = 0;
};

/// Opens a file: zstd (window up to 2^31, several and skippable frames) or plain, told apart by its first bytes.
/// \param path  "-" is standard input.
/// \error ErrorCode::Io  it cannot be opened; ErrorCode::UnknownFormat  gzip, bzip2, xz, zip or .zst_blocks:
///        the sentence says what to do (unpack it first).
Result<std::unique_ptr<ByteSource>> openFile(const std::string &path);

/// The same over bytes in memory, which must outlive it.
std::unique_ptr<ByteSource> openBytes(std::string_view bytes);

} // namespace parlance::import
