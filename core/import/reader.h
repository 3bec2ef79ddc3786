// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/import/bytesource.h"
#include "core/import/rawpost.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

/// Why a record could not be read: a row of the ledger.
struct Reject
{
    std::int64_t line = 0;    ///< from 1; 0 in formats without lines
    std::int64_t offset = 0;  ///< of the record's first byte, in the decompressed content
    std::string reason;       ///< English sentence, without the excerpt
    std::string excerpt;      ///< first bytes of the record, at most 200, valid UTF-8
};

/// A piece of a file with whole records in it, cut by the reading thread, parsed by a worker.
struct Chunk
{
    std::string bytes;
    std::int64_t offset = 0;    ///< of the first byte, in the decompressed content
    std::int64_t firstLine = 1; ///< number of the first line
    bool truncated = false;     ///< the file broke off inside the last record of this chunk
};

/// What a chunk held.
struct Batch
{
    std::vector<RawPost> posts;
    std::vector<Reject> rejects;
    std::int64_t missing = 0;   ///< posts that the dump says exist but does not hold ("more" stubs)
    /// Records met: posts and rejects; blank lines and records that are no posts by nature (accounts,
    /// "more" stubs) do not count.
    std::int64_t read() const { return static_cast<std::int64_t>(posts.size() + rejects.size()); }
};

/// One format. Stateless and safe from any thread: a file is cut by split() and each piece parsed by parse().
class Reader
{
public:
    virtual ~Reader() = default;
    virtual const char *name() const = 0;         ///< as in CLI and schema: "reddit-ndjson"
    virtual const char *title() const = 0;        ///< for people, English
    virtual const char *recognisedBy() const = 0; ///< English sentence
    virtual const char *provedOn() const = 0;     ///< what real files it was proved on

    /// True if the content that begins with `head` (up to 64 KiB, decompressed) is of this format.
    virtual bool recognises(std::string_view head) const = 0;

    /// How the content is cut: lines (any number of whole lines a chunk) or one chunk with the whole document.
    enum class Cut { Lines, WholeDocument };
    virtual Cut cut() const = 0;

    /// Never fails as a whole: what cannot be read becomes a reject.
    virtual Batch parse(const Chunk &chunk) const = 0;
};

/// All readers, in the order in which recognition asks them.
const std::vector<const Reader *> &readers();

/// The reader with that name, or nullptr.
const Reader *readerNamed(std::string_view name);

/// The reader for content that begins with `head`.
/// \error ErrorCode::UnknownFormat  with a sentence that names what it seems to be (a web page, an empty file, a
///        Reddit account list, a JSON of unknown shape ...). `subject` is `fileName`.
Result<const Reader *> detectFormat(std::string_view head, const std::string &fileName);

/// Cuts content into chunks of whole lines of about `chunkBytes`, or one chunk with everything.
class Splitter
{
public:
    Splitter(ByteSource &source, Reader::Cut cut, std::string head, std::size_t chunkBytes = 1 << 20);
    ~Splitter();

    /// The next chunk; nullopt at the end. A record over `maxRecordBytes` is skipped and told by `oversized`.
    /// \error as ByteSource::read(), after everything whole before the damage was handed out.
    Result<std::optional<Chunk>> next();

    /// Lines that were too long to keep, as rejects; empties the list.
    std::vector<Reject> takeOversized();

    static constexpr std::size_t maxRecordBytes = std::size_t{256} << 20;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace parlance::import
