// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/themes.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parlance::store {

// Marks that are put on posts, and can be taken off again: nothing of what was imported changes.

/// A post with own words, as cleaning looks at it.
struct ComparedText
{
    PostId post;
    AuthorId author; ///< 0: gone or not told
    std::optional<std::int64_t> createdUtc;
    std::string_view title, words; ///< valid during the call
};

/// Every post with words of its author's own that was neither deleted nor removed, by id; lines that its author repeats are in
/// it. \param visit  called with each. \error Cancelled.
Result<void> visitTextsToCompare(const Workspace &workspace, const std::function<void(const ComparedText &)> &visit, Progress &progress);

struct Duplicate
{
    PostId post, original;
    bool isExact = false;
};

struct BoilerplateLine
{
    AuthorId author;
    std::string line; ///< of the author's own words, without blanks around it
    std::int64_t posts = 0;
};

struct Marks
{
    std::span<const Duplicate> duplicates;
    std::span<const BoilerplateLine> lines;
    std::span<const PostId> withLines; ///< posts that hold some of them
};

/// Replaces the marks of earlier runs by those of a new one, in the caller's transaction. \error Cancelled.
Result<RunId> storeMarks(const Workspace &workspace, const Run &run, const Marks &marks, const Progress &progress);

/// Takes all such marks away, in the caller's transaction. \error Cancelled.
Result<void> clearMarks(const Workspace &workspace, const Progress &progress);

/// The other posts that say the same as a post; the original first.
Result<std::vector<PostId>> duplicateGroup(const Workspace &workspace, PostId post);

/// The posts with a flag, by id.
Result<std::vector<PostId>> postsFlagged(const Workspace &workspace, std::uint32_t flag);

/// The lines that authors repeat, to take them out of what they say.
class BoilerplateLines
{
public:
    static Result<BoilerplateLines> read(const Workspace &workspace);

    std::vector<std::string> of(AuthorId author) const; ///< sorted
    bool contains(AuthorId author, std::string_view line) const;
    /// True when a stretch of a text holds such a line or is part of one.
    bool touches(AuthorId author, std::string_view text) const;
    /// A text without its author's repeated lines, and without the blank lines that these leave at its ends.
    std::string without(AuthorId author, std::string_view text) const;
    std::size_t size() const { return m_size; }

private:
    std::unordered_map<std::uint32_t, std::vector<std::string>> m_lines; ///< sorted, by author
    std::size_t m_size = 0;
};

/// Calls back with each line of a text, its blanks at both ends cut off, and where it begins and ends.
void eachLine(std::string_view text, const std::function<void(std::string_view line, std::size_t begin, std::size_t end)> &visit);

/// Whom a person's word about a program is about.
enum class BotScope { Author, Post };

/// Lets a person say that posts are a program's, or are not; nullopt takes the word back. In one transaction.
Result<void> setBotWord(const Workspace &workspace, BotScope scope, std::int64_t target, std::optional<bool> isBot);

/// Lets the words said so far stand for posts that came since.
Result<void> applyBotWords(const Workspace &workspace, const Progress &progress);

struct BotWord
{
    BotScope scope = BotScope::Author;
    std::int64_t target = 0;
    bool isBot = false;
    std::int64_t saidUtc = 0;
    std::string name;   ///< of the author; of a post its own id. Empty where it is not here
    std::string author; ///< who it is, or who wrote the post; may be empty
};
/// All that was said and not taken back, authors first.
Result<std::vector<BotWord>> botWords(const Workspace &workspace);

} // namespace parlance::store
