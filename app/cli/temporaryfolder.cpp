// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporaryfolder.h"

#include "cli.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace parlance::cli {

TemporaryFolder::TemporaryFolder()
{
    std::error_code failure;
    const std::filesystem::path base = std::filesystem::temp_directory_path(failure);
    std::string pattern = (failure ? std::filesystem::path("/tmp") : base) / "parlance-XXXXXX";
    if (!mkdtemp(pattern.data()))
        throw Failure(ExitUnusable, "A temporary folder cannot be made in " + pattern.substr(0, pattern.rfind('/')) + " ("
                                        + std::strerror(errno) + "). Set TMPDIR to a folder that can be written.");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace parlance::cli
