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
#include <unordered_map>
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

struct Mapping;

/// What the small files of a folder format say about the posts in the large ones: own ids to names.
struct Roster
{
    std::unordered_map<std::string, std::string> authors, threads, forums;
    std::unordered_map<std::string, std::int32_t> declaredComments; ///< by thread
};

/// What is known of a file beside its bytes.
struct FileFacts
{
    std::string name;   ///< without folder: "RC_2005-12.zst", "2016-12-21.json"
    std::string folder; ///< of the folder or archive that it lies in, without the folders above; may be empty
    std::string forum;  ///< as the person named it; empty: the dump's own word holds
    std::shared_ptr<const Mapping> mapping; ///< how to read a table or JSON of unknown shape; may be null
    std::shared_ptr<const Roster> roster;   ///< null outside folder formats
};

/// A piece of a file with whole records in it, cut by the reading thread, parsed by a worker.
struct Chunk
{
    std::string bytes;
    /// What stands before the records and explains them: a table's header, the opening of the object that they lie in.
    /// Null where nothing does.
    std::shared_ptr<const std::string> prelude{};
    std::shared_ptr<const FileFacts> facts{}; ///< null: nothing is known
    std::int64_t offset = 0;    ///< of the first byte, in the decompressed content
    std::int64_t firstLine = 1; ///< number of the first line
    std::int64_t lines = 0;     ///< the last one need not have its end
    std::int64_t firstRecord = 0; ///< number of the first record, from 0, where the cutter counts them
    bool truncated = false;     ///< the file broke off inside the last record of this chunk
};

/// A name that a dump tells apart from the posts (Stack Exchange's Users.xml).
struct AuthorName
{
    Platform platform = Platform::Unknown;
    std::string authorId; ///< as in RawPost
    std::string name;
};

/// Posts that a dump says exist in a thread but does not hold ("more" stubs, a topic's later pages).
struct Gap
{
    Platform platform = Platform::Unknown;
    std::string threadId, threadKey; ///< as in RawPost
    std::int64_t missing = 0;
};

/// What a chunk held.
struct Batch
{
    std::vector<RawPost> posts;
    std::vector<Reject> rejects;
    std::vector<AuthorName> names;
    std::vector<Gap> gaps;      ///< of these, those whose thread is told
    std::int64_t missing = 0;   ///< posts that the dump says exist but does not hold, all of them
    /// Records met: posts and rejects; blank lines and records that are no posts by nature (accounts,
    /// "more" stubs) do not count.
    std::int64_t read() const { return static_cast<std::int64_t>(posts.size() + rejects.size()); }
};

/// Finds where records end, for the thread that cuts. One for each file; sees its content once, from the front.
class Cutter
{
public:
    struct Piece
    {
        std::size_t skip = 0; ///< bytes that hold no record
        std::size_t take = 0; ///< behind them, bytes of whole records
    };
    virtual ~Cutter() = default;

    /// Looks at `held`: the content from the end of the last piece on.
    /// \param wanted  about how many bytes a piece should have.
    /// \param ended   nothing follows: everything in `held` belongs to this piece or a next one.
    /// \returns {0, 0}: no record ends in `held`, more must be read; with `ended`, that nothing is left to take.
    virtual Piece next(std::string_view held, std::size_t wanted, bool ended) = 0;

    /// A record was too long to keep: what was held is gone, and the next call begins in its midst.
    virtual void passOver() {}

    /// Chunk::prelude of the last piece.
    virtual std::shared_ptr<const std::string> prelude() const { return {}; }

    /// Chunk::firstRecord of the last piece.
    virtual std::int64_t firstRecord() const { return 0; }
};

/// One format. Stateless and safe from any thread: a file is cut by a Splitter and each piece parsed by parse().
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

    /// For formats whose files each have a way of being read that a person gives or that must be found out: what
    /// FileFacts::mapping is for a file that begins with `head`.
    /// \error UnknownFormat  it cannot be found out; the sentence says what to do.
    virtual Result<std::shared_ptr<const Mapping>> settle(std::string_view head, const FileFacts &facts) const
    {
        (void)head;
        return facts.mapping;
    }

    /// How the content is cut: lines (any number of whole lines a chunk), one chunk with the whole document, or as cutter()
    /// says.
    enum class Cut { Lines, WholeDocument, Own };
    virtual Cut cut() const = 0;
    /// For Cut::Own.
    virtual std::unique_ptr<Cutter> cutter(const FileFacts &) const { return {}; }

    /// Never fails as a whole: what cannot be read becomes a reject.
    virtual Batch parse(const Chunk &chunk) const = 0;
};

/// A format whose dump is several files in one folder or archive, which together are one source.
class FolderFormat
{
public:
    virtual ~FolderFormat() = default;
    /// Reads each of its files, and gives the source its format's name.
    virtual const Reader &reader() const = 0;

    /// \param paths  of all files below the folder, relative to it, with '/'.
    /// \returns which of them hold records, in the order to read them; empty: the folder is not of this format.
    virtual std::vector<std::size_t> members(const std::vector<std::string> &paths) const = 0;

    /// True for the files to be read first, whole, for their names.
    virtual bool isRoster(std::string_view path) const { (void)path; return false; }
    /// Adds what such a file says; one that cannot be read adds nothing.
    virtual void addToRoster(Roster &roster, std::string_view path, std::string_view content) const
    {
        (void)roster, (void)path, (void)content;
    }
};

/// All folder formats, in the order in which recognition asks them.
const std::vector<const FolderFormat *> &folderFormats();

/// All readers, in the order in which recognition asks them.
const std::vector<const Reader *> &readers();

/// The reader with that name, or nullptr.
const Reader *readerNamed(std::string_view name);

/// The reader for content that begins with `head`.
/// \error ErrorCode::UnknownFormat  with a sentence that names what it seems to be (a web page, an empty file, a
///        Reddit account list, a JSON of unknown shape ...). `subject` is `fileName`.
Result<const Reader *> detectFormat(std::string_view head, const std::string &fileName);

/// Cuts content into chunks of whole records of about `chunkBytes`, or one chunk with everything.
class Splitter
{
public:
    /// \param facts  go into every chunk; may be null.
    Splitter(ByteSource &source, const Reader &reader, std::shared_ptr<const FileFacts> facts, std::string head,
             std::size_t chunkBytes = 1 << 20);
    Splitter(ByteSource &source, Reader::Cut cut, std::string head, std::size_t chunkBytes = 1 << 20);
    ~Splitter();

    /// The next chunk; nullopt at the end. A record over `maxRecordBytes` is skipped and told by `oversized`.
    /// \error as ByteSource::read(), after everything whole before the damage was handed out.
    Result<std::optional<Chunk>> next();

    /// Takes the room of a chunk that nobody needs any more for one to come: fresh memory costs more than what it is filled with.
    void reuse(std::string &&bytes);

    /// Lines that were too long to keep, as rejects; empties the list.
    std::vector<Reject> takeOversized();

    static constexpr std::size_t maxRecordBytes = std::size_t{256} << 20;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace parlance::import
