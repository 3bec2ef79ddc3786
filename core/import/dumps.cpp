// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/dumps.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <span>

namespace parlance::import {

namespace fs = std::filesystem;

namespace {

/// A member with what is left of its path below the folder that is looked at.
struct Below
{
    std::size_t member = 0;
    std::string path;
};

std::string lastPart(const std::string &path)
{
    const fs::path normal = fs::path(path).lexically_normal();
    return (normal.has_filename() ? normal.filename() : normal.parent_path().filename()).string();
}

std::string joined(const std::string &folder, const std::string &inside)
{
    return folder.ends_with('/') ? folder + inside : folder + "/" + inside;
}

void add(const std::string &folder, std::span<const Below> files, const std::vector<const FolderFormat *> &formats,
         std::vector<Dump> &dumps)
{
    std::vector<std::string> paths;
    for (const Below &file : files)
        paths.push_back(file.path);
    for (const FolderFormat *format : formats) {
        const std::vector<std::size_t> members = format->members(paths);
        if (members.empty())
            continue;
        Dump dump{.path = folder, .name = lastPart(folder), .folder = lastPart(folder), .members = {}, .rosters = {}, .format = format};
        for (const std::size_t i : members)
            dump.members.push_back(files[i].member);
        for (const Below &file : files) {
            if (format->isRoster(file.path))
                dump.rosters.push_back(file.member);
        }
        dumps.push_back(std::move(dump));
        return;
    }
    for (std::size_t i = 0; i < files.size();) {
        const auto slash = files[i].path.find('/');
        if (slash == std::string::npos) {
            dumps.push_back({.path = joined(folder, files[i].path), .name = files[i].path, .folder = lastPart(folder),
                             .members = {files[i].member}, .rosters = {}});
            ++i;
            continue;
        }
        const std::string inside = files[i].path.substr(0, slash + 1);
        std::vector<Below> below;
        for (; i < files.size() && files[i].path.starts_with(inside); ++i)
            below.push_back({files[i].member, files[i].path.substr(slash + 1)});
        add(joined(folder, inside.substr(0, slash)), below, formats, dumps);
    }
}

} // namespace

Dump dumpOf(const std::string &path)
{
    std::error_code failure;
    const fs::path absolute = fs::absolute(path, failure);
    return {.path = path, .name = fs::path(path).filename().string(),
            .folder = path == "-" ? std::string() : absolute.parent_path().filename().string(), .members = {}, .rosters = {}};
}

std::vector<Dump> dumpsIn(const std::string &path, const std::vector<Member> &members,
                          const std::vector<const FolderFormat *> &formats)
{
    std::vector<Below> files;
    for (std::size_t i = 0; i < members.size(); ++i)
        files.push_back({i, members[i].path});
    // By path, so that a folder's files stand together however the archive has them.
    std::stable_sort(files.begin(), files.end(), [](const Below &a, const Below &b) { return a.path < b.path; });
    std::vector<Dump> dumps;
    add(path, files, formats, dumps);
    return dumps;
}

} // namespace parlance::import
