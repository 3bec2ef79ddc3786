// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <string_view>

namespace parlance {

/// Where a post was written. The numbers are part of the workspace format.
enum class Platform : std::uint8_t {
    Unknown = 0,
    Reddit = 1,
    HackerNews = 2,
    Discourse = 3,
    StackExchange = 4,
    MailingList = 5,
    Lemmy = 6,
    FourChan = 7,
    Mastodon = 8,
    Telegram = 9,
    Discord = 10,
    Slack = 11,
    YouTube = 12,
    Table = 13,   ///< a table or JSON of unknown origin, read by a mapping
    ConvoKit = 14 ///< a ConvoKit corpus of something else than Reddit
};

/// "reddit", "hackernews", "4chan" ...; "unknown" for a number without a name. The same as in the workspace's table
/// `platform`.
std::string_view platformName(Platform platform);

enum class PostKind : std::uint8_t { Submission = 0, Comment = 1 };

/// What was recognised of a post, as bits. The numbers are part of the workspace format.
enum PostFlag : std::uint32_t {
    FlagDeleted = 1u << 0,       ///< taken back by its author: no text, or a text not to be quoted
    FlagRemoved = 1u << 1,       ///< taken down by a moderator or the platform; its text may have been kept
    FlagBot = 1u << 2,           ///< written by a program
    FlagStickied = 1u << 3,
    FlagDistinguished = 1u << 4, ///< written as a moderator or administrator
    FlagEdited = 1u << 5,
    FlagControversial = 1u << 6,
    FlagScoreHidden = 1u << 7,   ///< the score was not meaningful yet when it was read
    FlagNoScore = 1u << 8,       ///< the dump gives no score
    FlagAuthorGone = 1u << 9,    ///< the account was deleted; the text may still stand
    FlagNoAuthor = 1u << 10,     ///< the dump does not say who wrote it
    FlagHasQuote = 1u << 11,     ///< holds quoted lines of others, kept apart from the text
    FlagHasCode = 1u << 12,      ///< holds code, kept apart from the text
    FlagHasText = 1u << 13,      ///< has words of its author's own (a submission's title counts)
    FlagNoTime = 1u << 14,       ///< the dump does not say when
    FlagNsfw = 1u << 15,
    FlagScored = 1u << 16,       ///< a sentiment was computed for it
    FlagParentGuessed = 1u << 17,///< the dump does not name the post answered; it was found by its subject
    FlagRepaired = 1u << 18,     ///< its bytes were not all text: what could not be read is U+FFFD
    FlagGarbled = 1u << 19,      ///< reads like text that was decoded wrongly before it was saved ("cafÃ©")
    FlagDuplicate = 1u << 22,    ///< says the same as an earlier post, or nearly
    FlagBoilerplate = 1u << 23,  ///< holds lines that its author puts below or above many posts
    FlagLanguageTold = 1u << 24, ///< its language was told with it, not recognised
    FlagBotOverruled = 1u << 25, ///< a person said that FlagBot, as the program had set it, is wrong, and turned it
    FlagMixed = 1u << 26,        ///< its sentiment: praise and blame of about the same weight
    FlagUncertain = 1u << 27     ///< its sentiment: marks of sarcasm, or signs that contradict each other
};

/// What tagging a post's words sets among its flags: of sentiment, and of language.
inline constexpr std::uint32_t sentimentFlags = FlagScored | FlagMixed | FlagUncertain;
inline constexpr std::uint32_t tagFlags = sentimentFlags | FlagLanguageTold;

/// Post ids come from content: the same post gets the same id on every machine and in every order of import.
///
/// Reddit: its base-36 number as it is. Others: a 57-bit hash of the key; store::PostWriter detects two own ids with
/// one hash and rejects the later record. `kind` counts only on Reddit and Lemmy, where submissions and comments are numbered
/// apart; elsewhere one key is one post, and a reply need not know what it answers.
/// \param key  the platform's own id without prefix ("k3x9q2f"); where that is unique only within a board, chat, channel or
///             site, with that before it. Not empty.
PostId makePostId(Platform platform, PostKind kind, std::string_view key);

/// The lowest bits of a post id are its number; above them stand kind and platform.
inline constexpr int postNumberBits = 57;

/// The platform that a post's id tells.
Platform platformOf(PostId post);

inline ThreadId threadOf(PostId submission) { return ThreadId(submission.value); }
inline PostId submissionOf(ThreadId thread) { return PostId(thread.value); }

} // namespace parlance
