// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/store/sources.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parlance::import {

struct Mapping;

struct ImportOptions
{
    std::string format;          ///< a reader's name; empty or "auto" = recognise
    std::string forum;           ///< for dumps that do not tell
    Language language;           ///< und = recognise
    std::shared_ptr<const Mapping> mapping; ///< how to read tables and JSON of unknown shape; null = guess
    /// The same for single files, by path as in Dump::path.
    std::map<std::string, std::shared_ptr<const Mapping>> mappings;
    bool index = true;           ///< full-text index
    bool tags = true;            ///< language and sentiment
    int threads = 0;             ///< workers beside the writer; 0 = as many as cores, without tags one fewer; changes no byte of
                                 ///< the workspace
    int preview = 0;             ///< rows of each source to show in its outcome
};

/// A post as a person would check it before an import.
struct PreviewRow
{
    std::string id, thread, parent, forum, author, title, body;
    std::optional<std::int64_t> createdUtc;
    std::optional<std::int32_t> score;
};

/// The account of one file.
struct ImportOutcome
{
    store::Source source;        ///< id 0 when nothing could be read
    std::string file;
    std::optional<Error> error;  ///< why the file could not be used, or is damaged; what was read before is stored
    std::string mapping;         ///< how a table or JSON of unknown shape was read, as addMapping() reads it; empty otherwise
    bool guessed = false;        ///< nobody gave that mapping
    std::vector<PreviewRow> preview; ///< the first posts, as many as were asked for
    bool passedOver = false;     ///< a file of no known format that lies among others that were used
};

/// Live figures of the file being imported.
struct ImportStatus
{
    std::string file;
    std::int64_t bytesDone = 0, bytesTotal = 0; ///< compressed; total 0 = not known
    std::int64_t read = 0, stored = 0, updated = 0, duplicate = 0, rejected = 0;
};

/// Called at most every 100 ms, from the writing thread.
using StatusCallback = std::function<void(const ImportStatus &)>;

/// Imports files one after the other into a workspace, each as a source: decompress, split, parse, plain text,
/// language, sentiment (workers), then one writer, in order, one transaction a batch. The same files in the same order
/// give the same workspace on any number of threads.
///
/// A folder or an archive of a folder format (Slack, ConvoKit, Stack Exchange) is one source; any other stands for the
/// files and folders in it, by name. A file that cannot be used is reported in its outcome; the others
/// are still imported. An interrupted import of the same file (same name and size, state "running" or "cancelled")
/// continues where it stopped.
/// \param progress  reports compressed bytes over all files; cancels within 200 ms, leaving every committed batch.
/// \error Cancelled; Io when the workspace itself can no longer be written.
Result<std::vector<ImportOutcome>> importFiles(const store::Workspace &workspace, const std::vector<std::string> &files,
                                               const ImportOptions &options, Progress &progress,
                                               const StatusCallback &status = {});

/// The sample corpus compiled into the program.
Result<ImportOutcome> importSample(const store::Workspace &workspace, Progress &progress);

} // namespace parlance::import
