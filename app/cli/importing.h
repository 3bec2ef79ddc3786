// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli.h"
#include "options.h"

#include "core/import/import.h"

#include <memory>
#include <string>
#include <vector>

namespace parlance::cli {

/// How tables and JSON of unknown shape are read: the options that import and digest share.
class MappingOptions
{
public:
    void addTo(CommandLine &line);
    /// Null when nothing was given. \throws UsageError
    std::shared_ptr<const import::Mapping> mapping(const CommandLine &line) const;

private:
    std::vector<std::string> m_maps;
    std::string m_markup, m_separator;
};

/// Imports with a bar that tells the counts, and tells every file's problem on standard error.
std::vector<import::ImportOutcome> importWithProgress(const store::Workspace &workspace,
                                                      const std::vector<std::string> &files,
                                                      const import::ImportOptions &options, ConsoleProgress &progress);

} // namespace parlance::cli
