// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wholefile.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace parlance {

namespace {

Error cannotWrite(const std::string &path, const std::string &detail)
{
    return {.code = ErrorCode::Io,
            .message = TR_NOOP("Error", "%1 cannot be written. Check the folder and the space on the disk."),
            .subject = path,
            .detail = detail};
}

} // namespace

Result<void> writeWholeFile(const std::string &path, std::string_view content)
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

} // namespace parlance
