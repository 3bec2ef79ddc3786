// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/bytesource.h"

#include <archive.h>
#include <archive_entry.h>
#include <lzma.h>

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

/// Archives and compressed files made on the spot, the same on every machine.
namespace packing {

struct File
{
    std::string name;
    std::string content;
    unsigned type = AE_IFREG; ///< or AE_IFDIR, AE_IFLNK (content = where to)
    bool sizeTold = true;     ///< false: in a zip, the size stands behind the content
};

/// \param format  ARCHIVE_FORMAT_...; \param filter  ARCHIVE_FILTER_...
/// \param options  libarchive's, such as "zip:compression=store"
inline std::string archiveOf(const std::vector<File> &files, int format, int filter = ARCHIVE_FILTER_NONE,
                             const char *options = nullptr, const char *password = nullptr)
{
    std::string bytes(1 << 16, '\0');
    for (const File &file : files)
        bytes.resize(bytes.size() + file.content.size() * 2 + file.name.size() * 4 + 4096);
    std::size_t used = 0;
    archive *a = archive_write_new();
    if (archive_write_set_format(a, format) != ARCHIVE_OK || archive_write_add_filter(a, filter) != ARCHIVE_OK
        || (options && archive_write_set_options(a, options) != ARCHIVE_OK)
        || (password && archive_write_set_passphrase(a, password) != ARCHIVE_OK)
        || archive_write_set_bytes_in_last_block(a, 1) != ARCHIVE_OK
        || archive_write_open_memory(a, bytes.data(), bytes.size(), &used) != ARCHIVE_OK)
        std::abort();
    for (const File &file : files) {
        archive_entry *entry = archive_entry_new();
        archive_entry_copy_pathname(entry, file.name.c_str());
        archive_entry_set_filetype(entry, file.type);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_mtime(entry, 1'000'000'000, 0);
        if (file.type == AE_IFLNK)
            archive_entry_copy_symlink(entry, file.content.c_str());
        else if (file.type == AE_IFREG && file.sizeTold)
            archive_entry_set_size(entry, static_cast<la_int64_t>(file.content.size()));
        if (archive_write_header(a, entry) < ARCHIVE_WARN)
            std::abort();
        if (file.type == AE_IFREG && !file.content.empty())
            archive_write_data(a, file.content.data(), file.content.size());
        archive_entry_free(entry);
    }
    archive_write_close(a);
    archive_write_free(a);
    bytes.resize(used);
    return bytes;
}

inline std::string zip(const std::vector<File> &files, const char *options = nullptr, const char *password = nullptr)
{
    return archiveOf(files, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, options, password);
}

inline std::string tar(const std::vector<File> &files, int filter = ARCHIVE_FILTER_NONE)
{
    return archiveOf(files, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, filter);
}

inline std::string sevenZip(const std::vector<File> &files)
{
    return archiveOf(files, ARCHIVE_FORMAT_7ZIP);
}

/// One compressed file.
inline std::string compressed(const std::string &content, int filter, const char *options = nullptr)
{
    return archiveOf({{"content", content}}, ARCHIVE_FORMAT_RAW, filter, options);
}

struct All
{
    std::string bytes;
    std::optional<parlance::Error> error;
};

/// Reads to the end, `piece` bytes at a time.
inline All readAll(parlance::import::ByteSource &source, std::size_t piece = 4096)
{
    All all;
    std::string buffer(piece, '\0');
    for (;;) {
        const auto got = source.read(buffer.data(), buffer.size());
        if (!got) {
            all.error = got.error();
            return all;
        }
        if (*got == 0)
            return all;
        all.bytes.append(buffer, 0, *got);
    }
}

} // namespace packing
