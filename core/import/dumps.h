// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/container.h"
#include "core/import/reader.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace parlance::import {

/// What becomes one source: a file, or the files of one folder format.
struct Dump
{
    std::string path;   ///< where a person finds it: "dumps/month.zip/RC.json"
    std::string name;   ///< last part of it
    std::string folder; ///< name of the folder or archive that it lies in; of a folder format, its own
    std::vector<std::size_t> members;     ///< of the container, in the order to read; none: a file that is in no container
    std::vector<std::size_t> rosters;     ///< members to be read first for their names
    const FolderFormat *format = nullptr; ///< null: recognised by its content
};

/// A file that is in no container.
Dump dumpOf(const std::string &path);

/// What a folder or an archive holds: each folder of a folder format is one dump, every other file one of its own, by path.
/// \param formats  usually folderFormats().
std::vector<Dump> dumpsIn(const std::string &path, const std::vector<Member> &members,
                          const std::vector<const FolderFormat *> &formats);

} // namespace parlance::import
