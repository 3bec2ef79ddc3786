// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli.h"
#include "options.h"

#include <string>
#include <vector>

namespace parlance::cli {

/// Changes to themes by hand: the options of the command "themes" that name, merge, split, move ...
class ThemeEditing
{
public:
    ThemeEditing();
    const po::options_description &group() const { return m_group; }
    /// Whether one of them was given.
    bool isWanted() const;
    /// Does what was given, each as a step of its own, and brings the corpus's table in line. \throws
    /// Failure, UsageError
    void apply(Corpus &corpus, const CommonOptions &common, ConsoleProgress &progress) const;

private:
    po::options_description m_group{
        "Edits by hand (instead of finding themes; done in this order, each can be taken back)"};
    bool m_undo = false, m_redo = false;
    std::vector<std::string> m_renames, m_merges, m_splits, m_includes, m_excludes, m_moves, m_threads,
        m_pins, m_unpins;
};

} // namespace parlance::cli
