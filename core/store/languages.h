// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/language.h"
#include "core/base/post.h"
#include "core/base/progress.h"
#include "core/sentiment/sentiment.h"
#include "core/store/cleaning.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace parlance::store {

/// What is known of the language of a post.
struct LanguageFact
{
    PostId post;
    ThreadId thread;
    ForumId forum;
    Language found;                    ///< by the program, whatever a person said
    std::optional<std::int64_t> votes; ///< of a text that leaves it open: text::LanguageVotes, packed
    bool isCorrected = false;
};

/// The threads that have posts whose text leaves the language open, sorted.
Result<std::vector<ThreadId>> openThreads(const Workspace &workspace, Progress &progress);

/// Every post, by id. \error Cancelled.
Result<void> visitLanguages(const Workspace &workspace, const std::function<void(const LanguageFact &)> &visit, Progress &progress);

/// The posts whose text leaves the language open, by id, so many at most; their forum is not told. \param after  the id before.
Result<std::vector<LanguageFact>> openLanguages(const Workspace &workspace, PostId after, std::size_t most);

/// Language and sentiment of a post, as the workspace is to hold them.
struct PostTags
{
    PostId post;
    Language language;
    sentiment::Class sentimentClass = sentiment::Class::None;
    std::optional<sentiment::Score> sentiment;
    double confidence = 0;   ///< in [0, 1]
    std::uint32_t flags = 0; ///< those of `mask` that it has
    std::uint32_t mask = sentimentFlags; ///< the flags that are told
};

/// What a person's word on a language is about.
enum class LanguageScope { Post, Thread, Forum };

struct LanguageCorrection
{
    LanguageScope scope = LanguageScope::Post;
    std::int64_t target = 0; ///< the id of the post, thread or forum
    Language language;       ///< und is an answer like others: no language can be told

    friend bool operator==(const LanguageCorrection &, const LanguageCorrection &) = default;
};

Result<std::vector<LanguageCorrection>> languageCorrections(const Workspace &workspace);

/// The same, to be read by a person.
struct LanguageWord
{
    LanguageCorrection said;
    std::int64_t saidUtc = 0;
    std::string name;  ///< the own id of the post or thread, the forum's name; empty where it is not here
    std::string about; ///< the post's author, the thread's title; or empty
};
/// Forums first, then threads and posts.
Result<std::vector<LanguageWord>> languageWords(const Workspace &workspace);
/// Replaces what was said of the same thing.
Result<void> addLanguageCorrection(const Workspace &workspace, const LanguageCorrection &correction);
/// Nothing said is nothing to take back.
Result<void> removeLanguageCorrection(const Workspace &workspace, LanguageScope scope, std::int64_t target);

/// A post that a correction is about, or was.
struct CorrectedPost
{
    PostId post;
    Language language;             ///< as it stands
    std::optional<Language> found; ///< by the program, where that was put aside
    std::optional<Language> said;  ///< by a person, the narrowest word; nullopt: by none any more
};

/// The posts of a post, thread or forum. A forum costs a look at every post of the workspace.
Result<std::vector<CorrectedPost>> postsToCorrect(const Workspace &workspace, LanguageScope scope, std::int64_t target);

/// Writes tags and what was found, in the caller's transaction.
class TagWriter
{
public:
    static Result<TagWriter> open(const Workspace &workspace);

    Result<void> setTags(const PostTags &tags);
    /// Puts aside what the program found for a post that a correction is about.
    Result<void> keepFound(PostId post, Language found);
    Result<void> forgetFound(PostId post);
    /// \param votes  nullopt: the text tells its language.
    Result<void> setVotes(PostId post, std::optional<std::int64_t> votes);

private:
    Statement m_tags, m_keep, m_forget, m_votes, m_noVotes;
};

/// What a post says that is its author's own.
struct OwnWords
{
    std::string title; ///< empty: a comment, or a title that only repeats the one that it answers
    std::string words; ///< without the lines that the author repeats
    Language language; ///< that stands
};

/// Reads them one after the other; for passes over many posts.
class OwnWordsReader
{
public:
    static Result<OwnWordsReader> open(const Workspace &workspace);
    /// Empty ones for a post that is not here.
    Result<OwnWords> read(PostId post);

private:
    Statement m_select;
    BoilerplateLines m_lines;
};

} // namespace parlance::store
