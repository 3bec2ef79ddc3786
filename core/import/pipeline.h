// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/import/enrich.h"
#include "core/import/reader.h"
#include "core/store/postwriter.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace parlance::import {

/// A chunk that was parsed and enriched, ready for the writer.
struct Parcel
{
    store::WriteBatch rows;
    std::int64_t compressedDone = 0;
    std::size_t bytes = 0; ///< of memory, about
};

/// Chunks that a file gives: how it is cut and read, and from where on.
struct Feed
{
    ByteSource &source;
    const Reader &reader;
    std::shared_ptr<const FileFacts> facts; ///< may be null
    std::string head;                       ///< already read from `source`
    store::ResumePoint resume;              ///< what lies before it is passed over
};

/// Where the time of an import went, in processor seconds of each stage's own threads.
struct StageTimes
{
    double decompress = 0; ///< reading, decompressing, decoding
    double cut = 0;
    double parse = 0;
    double enrich = 0; ///< plain text, language, sentiment
    double write = 0;  ///< SQLite and full-text index
};

/// How a file ended.
struct PipelineEnd
{
    // First, because a struct that could be made from an Error would be no use in a Result.
    StageTimes times;
    std::int64_t unpacked = 0;   ///< bytes of content that were cut, with what lay before the resume point
    std::optional<Error> damage; ///< what is wrong with the rest; everything before it was handed out
};

/// Cuts, parses and enriches a file on its own threads and hands the parcels to `sink` in the file's order, on the calling
/// thread. Holds at most a few chunks at a time, whatever the file's size.
///
/// \param sink  returns an error to stop; it is then the answer.
/// \error Cancelled; what the sink answered.
Result<PipelineEnd> runPipeline(Feed feed, const EnrichOptions &options, int threads, const Progress &progress,
                                const std::function<Result<void>(Parcel &)> &sink);

} // namespace parlance::import
