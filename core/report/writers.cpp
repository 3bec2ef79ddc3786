// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/writers.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace parlance::report {

namespace {

Error cannotWrite(const std::string &path, const std::string &detail)
{
    return {.code = ErrorCode::Io,
            .message = TR_NOOP("Error", "The report cannot be written to %1. Choose another folder or free some space."),
            .subject = path, .detail = detail};
}

/// Writes to a file beside the wanted one and renames it: a reader sees the old file or the whole new one.
Result<void> writeWhole(const std::string &path, const std::string &content)
{
    const std::string temporary = path + ".part" + std::to_string(::getpid());
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return cannotWrite(path, std::strerror(errno));
    int problem = 0;
    for (std::size_t written = 0; written < content.size() && problem == 0;) {
        const ssize_t n = ::write(file, content.data() + written, content.size() - written);
        if (n >= 0)
            written += static_cast<std::size_t>(n);
        else if (errno != EINTR)
            problem = errno;
    }
    // Special files cannot be synced, and need not be.
    if (problem == 0 && ::fsync(file) != 0 && errno != EINVAL && errno != EROFS)
        problem = errno;
    if (::close(file) != 0 && problem == 0)
        problem = errno;
    if (problem == 0 && std::rename(temporary.c_str(), path.c_str()) != 0)
        problem = errno;
    if (problem != 0) {
        ::unlink(temporary.c_str());
        return cannotWrite(path, std::strerror(problem));
    }
    return {};
}

} // namespace

Result<void> writeReport(const Report &report, const std::string &path)
{
    std::string extension = std::filesystem::path(path).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".html" || extension == ".htm")
        return writeWhole(path, toHtml(report));
    if (extension == ".md" || extension == ".markdown")
        return writeWhole(path, toMarkdown(report));
    if (extension == ".json")
        return writeWhole(path, toJson(report));
    return Error{.code = ErrorCode::BadInput,
                 .message = TR_NOOP("Error", "The file name %1 does not say how to write the report. End it in .html, .md or .json."),
                 .subject = path};
}

} // namespace parlance::report
