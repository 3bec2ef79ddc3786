// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace parlance::store {

/// One imported file with its account: read = stored + updated + duplicate + rejected.
struct Source
{
    SourceId id;
    std::string name, path, format;
    std::string state;        ///< "running" (interrupted, if no import is under way), "done", "cancelled", "damaged"
    std::string problem;      ///< why it is damaged; empty otherwise
    std::string sha256;       ///< empty until the file was read to the end
    std::string charset;      ///< that its content was written in, where it is text: "UTF-8", "windows-1252"
    std::int64_t bytes = 0;
    std::int64_t startedUtc = 0, finishedUtc = 0;
    double seconds = 0;
    std::int64_t read = 0, stored = 0, updated = 0, duplicate = 0, rejected = 0;
    std::int64_t missing = 0;      ///< posts the dump says exist but does not hold
    std::int64_t repaired = 0;     ///< posts with bytes that were no text in that charset: U+FFFD stands for them
    std::int64_t garbled = 0;      ///< posts that read as if they were decoded wrongly before they were saved ("cafÃ©")
    std::int64_t placeholders = 0; ///< threads it brought that are still known only by their replies
    std::int64_t threads = 0, authors = 0; ///< distinct, among the posts it stored first
};

Result<std::vector<Source>> sources(const Workspace &workspace);

/// A row of the ledger.
struct Rejected
{
    SourceId source;
    std::string sourceName;
    std::string member; ///< file within the source, where that is a folder or an archive; empty otherwise
    std::int64_t line = 0, offset = 0;
    std::string reason, excerpt;
};

/// The ledger in order of source and place. \param limit  0 = all.
Result<std::vector<Rejected>> rejects(const Workspace &workspace, std::int64_t limit = 0);

} // namespace parlance::store
