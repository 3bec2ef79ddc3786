// SPDX-License-Identifier: GPL-3.0-or-later
#include "importing.h"

#include <filesystem>

namespace parlance::cli {

std::vector<import::ImportOutcome> importWithProgress(const store::Workspace &workspace,
                                                      const std::vector<std::string> &files,
                                                      const import::ImportOptions &options, ConsoleProgress &progress)
{
    progress.start("Importing");
    auto outcomes = need(import::importFiles(workspace, files, options, progress, [&](const import::ImportStatus &status) {
        progress.note(std::filesystem::path(status.file).filename().string() + ": " + grouped(status.read) + " read"
                      + (status.rejected > 0 ? ", " + grouped(status.rejected) + " rejected" : std::string()));
    }));
    progress.finish();
    for (const import::ImportOutcome &outcome : outcomes) {
        if (!outcome.error)
            continue;
        // Most sentences name the file already.
        const std::string sentence = describe(*outcome.error);
        const bool named = sentence.find(outcome.file) != std::string::npos;
        say(false, named ? sentence : outcome.file + ": " + sentence);
    }
    return outcomes;
}

} // namespace parlance::cli
