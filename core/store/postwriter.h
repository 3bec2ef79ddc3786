// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/language.h"
#include "core/base/markup.h"
#include "core/base/post.h"
#include "core/base/progress.h"
#include "core/sentiment/sentiment.h"
#include "core/store/sources.h"
#include "core/store/themes.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace parlance::store {

/// How else a post's thread may be found than by the post answered, see import::ThreadLinks.
struct RowLinks
{
    std::vector<std::string> ancestors; ///< own ids, without blanks in them; nearest first, without the parent
    std::optional<std::int64_t> subject; ///< hash of list and subject
    bool answersSubject = false;
};

/// A post ready to be stored.
struct PostRow
{
    PostId id;
    ThreadId thread;                  ///< 0: not told, the thread of `parent`, which is told
    bool threadGuessed = false;       ///< set by the writer where the post answered is not here yet
    PostId parent;                    ///< 0: a submission, or not told
    Platform platform = Platform::Unknown;
    PostKind kind = PostKind::Comment;
    std::string ownId, threadOwnId;
    std::string parentOwnId;          ///< only when the parent is not the submission, or may not be
    std::string forum, author;        ///< author empty: gone or not told
    std::string authorOwnId;          ///< of the account; empty: the name is the identity
    std::string title, url, flair;    ///< submissions only
    std::string threadTitle;          ///< comments only, where known: names the thread until its submission comes
    std::string body;
    Markup markup = Markup::Plain;    ///< of the body
    std::optional<std::string> text;  ///< the author's own words; nullopt: the same as body
    std::string permalink;            ///< empty: built from the ids
    std::optional<std::int64_t> createdUtc, retrievedUtc;
    std::int32_t score = 0;           ///< ignored with FlagNoScore
    std::int32_t declaredComments = -1;
    std::uint32_t flags = 0;
    std::uint32_t length = 0;         ///< bytes of own words
    Language language;
    std::optional<std::int64_t> languageVotes; ///< of a text that leaves it open: text::LanguageVotes, packed
    sentiment::Class sentimentClass = sentiment::Class::None;
    std::optional<sentiment::Score> sentiment;
    double confidence = 0;            ///< of the class, in [0, 1]
    std::shared_ptr<const RowLinks> links; ///< null in most formats
};

/// A record that goes to the ledger.
struct RejectRow
{
    std::int64_t line = 0, offset = 0;
    std::string reason, excerpt;
    std::string member{};    ///< file within the source, where it is a folder or an archive
};

/// An account's name, told apart from its posts.
struct NameRow
{
    Platform platform = Platform::Unknown;
    std::string authorOwnId, name;
};

/// How many posts of a thread a source knows of and does not hold.
struct GapRow
{
    ThreadId thread;
    std::int64_t missing = 0;
};

/// How far the file's records are in the workspace once a batch is committed.
struct ResumePoint
{
    std::int64_t offset = 0; ///< decompressed bytes
    std::int64_t line = 0;   ///< lines
};

/// What a piece of a dump brings.
struct WriteBatch
{
    std::vector<PostRow> posts;
    std::vector<RejectRow> rejects;
    std::vector<NameRow> names;
    std::vector<GapRow> gaps; ///< of `missing`, those whose thread is told
    std::int64_t missing = 0; ///< posts that the source knows of and does not hold, all of them
    ResumePoint reached;      ///< behind it
};

/// How a source ended.
struct SourceEnd
{
    std::string state;   ///< "done", "cancelled" or "damaged"
    std::string problem; ///< why it is damaged, in English
    std::string sha256;  ///< of the file's own bytes; empty when it was not read to the end
    std::string charset; ///< that the content was written in: "UTF-8", "windows-1252"
    double seconds = 0;
    std::vector<Run> runs{}; ///< that tagged its posts: told together with its end
};

struct BatchCounts
{
    std::int64_t stored = 0, updated = 0, duplicate = 0, rejected = 0;
};

/// The one writer of a workspace. Each write() is one transaction together with the source's account and resume point,
/// so that after a crash the file holds whole batches and knows where to go on.
///
/// A post that is here already is a duplicate, unless the new reading is later (by retrieval time, or by order of import
/// where a dump does not tell) and says something else: then it is updated and the earlier reading goes to the
/// history. A reading from before the one that stands is a duplicate, and a row of the history. A text that was deleted
/// since keeps its words and gets the flag. Posts of a batch are stored by id, so the result does not depend on threads.
///
/// A reply that names no thread goes where the post it answers is, or else the nearest post above that it names. As long as none
/// is here, it stays in a placeholder thread of the highest one's id, and is placed when a source ends that brought one of them.
///
/// A submission that says that it answers, and not whom, goes below the latest one before it with the same subject when a source
/// ends, with all its replies and FlagParentGuessed; its title goes, since it is its thread's. So does a placeholder thread, of
/// which nothing but replies is here: these keep the parents that they name.
class PostWriter
{
public:
    struct Options
    {
        bool index = true; ///< keep the full-text index up to date; else it is marked partial
        bool tags = true;  ///< rows carry language and sentiment; else these are marked partial
    };

    static Result<PostWriter> open(const Workspace &workspace, const Options &options);
    ~PostWriter();
    PostWriter(PostWriter &&) noexcept;
    PostWriter &operator=(PostWriter &&) noexcept;

    /// Starts a source, or continues an interrupted one of the same name, size and format.
    /// \param wanted  name, path, format, bytes, startedUtc.
    /// \returns where to go on; zeros for a new one.
    Result<ResumePoint> begin(const Source &wanted, const std::string &optionsJson);

    /// Stores neighbouring pieces together, in their order; the last one's `reached` counts. Many posts at a time are cheaper: see
    /// `goodBatch`. May move out of the rows.
    /// \param batches  at least one.
    /// \error Cancelled: nothing of it is in the file; any other: the same, and the writer must not be used again.
    Result<BatchCounts> write(std::span<WriteBatch> batches, const Progress &progress);
    Result<BatchCounts> write(WriteBatch &batch, const Progress &progress) { return write(std::span(&batch, 1), progress); }

    /// Posts in one call from which on more gain little.
    static constexpr std::size_t goodBatch = 32'000;

    /// Closes the account, after placing the replies whose threads are known by now and putting into the full-text index
    /// what an import without it left out.
    /// \param progress  of the index, in posts.
    /// \error Cancelled: while the index was completed; the source is not closed, beginning it again goes on there.
    Result<Source> finish(const SourceEnd &end, Progress &progress);
    Result<Source> finish(const SourceEnd &end);

    /// The account so far.
    const Source &source() const;

private:
    struct State;
    explicit PostWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace parlance::store
