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

    /// Bytes fetched from the disk for this source; differs from compressedDone() for a member of an archive, whose
    /// "file" is what the archive unpacks to. What unpacking is measured against, see UnpackingGuard.
    virtual std::int64_t fetched() const { return compressedDone(); }

    /// The encoding that the content was found to be in, under its IANA name ("UTF-8", "UTF-16LE", "windows-1252" ...;
    /// "windows-1252, UTF-8" of lines in the one and lines in the other).
    /// Final once read() has returned 0 or an error; see decodeCharset(). Empty for mail, where each part names its own.
    virtual std::string charset() const { return "UTF-8"; }
    /// How many ill-formed parts of the content became U+FFFD so far, see decodeCharset().
    virtual std::int64_t replaced() const { return 0; }
};

/// Opens a file, unpacked on the way: zstd (window up to 2^31, several and skippable frames), gzip (several members),
/// bzip2, xz and .lzma (several streams), one inside the other up to four deep, or plain; told apart by content, never
/// by name. Archives of several files (zip, tar, 7z) are opened by openInput() in container.h.
///
/// Whatever unpacks to more than 500 times its size, past its first 64 MiB, is read no further (ErrorCode::Corrupt).
/// \param path  "-" is standard input.
/// \error ErrorCode::Io  it cannot be opened; ErrorCode::UnknownFormat  an archive, .rar or .zst_blocks: the sentence
///        says what to do; ErrorCode::Corrupt  it is damaged in its first bytes already.
Result<std::unique_ptr<ByteSource>> openFile(const std::string &path);

/// The same over bytes in memory, which must outlive it. What openFile() refuses comes out as it is.
std::unique_ptr<ByteSource> openBytes(std::string_view bytes);

} // namespace parlance::import
