// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/import/import.h"
#include "core/import/reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parlance::import {

/// A dump as an import would find it; nothing of it is stored.
struct Inspection
{
    std::string path;                  ///< where a person finds it: "dumps/month.zip/RC.json"
    const Reader *reader = nullptr;    ///< null: of no known format, see `error`
    bool folder = false;               ///< several files of one folder format
    std::int64_t bytes = 0;            ///< packed; 0 = not known
    std::string charset;
    bool whole = false;                ///< all of it was looked at; else the counts are of its beginning
    std::int64_t submissions = 0, comments = 0;
    std::int64_t rejected = 0, missing = 0;
    std::vector<RawPost> first;        ///< the first posts
    std::vector<Reject> problems;      ///< the first rejects
    std::optional<Error> error;        ///< why it cannot be used, or where it is damaged
    bool passedOver = false;           ///< of no known format, among others that are known
    bool wantsMapping = false;         ///< a table or JSON that could be read if a person said what its columns hold
};

struct InspectOptions
{
    std::size_t posts = 50;            ///< first posts kept of each dump
    std::size_t problems = 50;         ///< first rejects kept of each dump
    std::int64_t bytes = 8 << 20;      ///< looked at of each dump's content, about; 0 = all
};

/// Looks at files, folders and archives as importFiles() would with these options.
/// \error Cancelled.
Result<std::vector<Inspection>> inspect(const std::vector<std::string> &files, const ImportOptions &options,
                                        const InspectOptions &wanted, Progress &progress);

} // namespace parlance::import
