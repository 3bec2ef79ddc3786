// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace parlance::cli {

/// A folder of one's own that goes with its contents, whatever ends the command in an orderly way.
class TemporaryFolder
{
public:
    /// \throws Failure
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    std::string file(const char *name) const { return m_path + "/" + name; }

private:
    std::string m_path;
};

} // namespace parlance::cli
