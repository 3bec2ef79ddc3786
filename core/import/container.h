// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/import/bytesource.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

/// One file in an archive or a folder.
struct Member
{
    /// Its name inside the container, parts separated by "/", valid UTF-8 whatever the archive wrote; without "..",
    /// ".", drive letters or a leading "/". For people, for folder formats ("general/2019-03-01.json") and for
    /// sorting; never a path on this disk. A file of an archive in the container: "month.zip/RC.json".
    std::string path;
    std::int64_t bytes = -1; ///< size of the file as the container holds it, before any .gz of its own; -1 = not told
};

/// An archive (zip with zip64, tar plain or in zstd, gzip, bzip2, xz; 7z) or a folder: its files, listed once and read one
/// at a time as streams. Nothing is written to disk, nothing is held whole in memory.
///
/// Left out: folders, hidden files (a part of the path begins with "."), __MACOSX, Thumbs.db, desktop.ini, links and
/// devices in archives. A folder is walked through its symbolic links, each real folder once, so that loops end.
/// An archive that lies in a folder, or in an archive, is listed with its files in its place; one level: an archive in an
/// archive in an archive is a problem, and so is a 7z inside another archive.
///
/// Not safe from two threads at once; a member's source may be read on another thread than the one that opened it.
class Container
{
public:
    ~Container();
    Container(const Container &) = delete;
    Container &operator=(const Container &) = delete;

    /// Opens and lists. Cheap for folders, zip and 7z; a tar is unpacked once from end to end to know its members.
    /// \param path  a folder or an archive, told by content.
    /// \param progress  is asked for a cancel, and told the archive's bytes.
    /// \error Cancelled; Io  it cannot be opened; UnknownFormat  it is neither folder nor archive, holds no file, or is an
    ///        Office document; Corrupt  an archive so damaged that no member can be listed.
    static Result<std::unique_ptr<Container>> open(const std::string &path, Progress &progress);

    /// The same over an archive in memory, which must outlive it. `name` stands in the errors.
    static Result<std::unique_ptr<Container>> openBytes(std::string_view bytes, const std::string &name,
                                                        Progress &progress);

    const std::string &path() const;
    bool isFolder() const;

    /// In an archive as stored, in a folder by path (bytes compared).
    const std::vector<Member> &members() const;

    /// What could not be listed, each with its file as subject: an archive that breaks off (what comes before is in
    /// members()), archives too deep, Office documents, folders that may not be read.
    const std::vector<Error> &problems() const;

    /// Opens a member as a file of its own: compression inside it (.json.gz) is unpacked, its compressedDone(),
    /// compressedTotal() and sha256() are those of the member's bytes. Ascending order goes through the archive once;
    /// going back starts a tar or a 7z over. Opening a member closes the one before: reading that one on is an error.
    /// \param progress  is asked for a cancel while members before it are passed over.
    /// \error Cancelled; BadInput  it needs a password, or is packed by a method nobody here knows; UnknownFormat  it is
    ///        an archive, which was not to be seen from its name, or .zst_blocks; Corrupt  the archive is damaged there; Io.
    ///        The other members can still be opened.
    Result<std::unique_ptr<ByteSource>> openMember(std::size_t index, const Progress &progress);

    /// Where in the archive the member lies that is read now, in the archive's own bytes; in a folder, the bytes of the
    /// files before it are added. For a bar over the whole container; safe to ask from any thread.
    std::int64_t compressedDone() const;
    std::int64_t compressedTotal() const; ///< size of the archive, or of all files in the folder

private:
    struct State;
    explicit Container(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// What a path stands for: exactly one of the two is set.
struct OpenedInput
{
    std::unique_ptr<ByteSource> bytes;    ///< a file, unpacked on the way
    std::unique_ptr<Container> container; ///< a folder or an archive
};

/// Opens whatever a person gave.
/// \param path  "-" is standard input, which can be compressed, but no archive.
/// \error as openFile() and Container::open().
Result<OpenedInput> openInput(const std::string &path, Progress &progress);

} // namespace parlance::import
