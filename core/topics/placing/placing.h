// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/placing/evidence.h"
#include "core/topics/placing/knownthemes.h"
#include "core/topics/words/document.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace parlance::topics {

struct TermCounts;

inline constexpr double HeatWords = 8.0;    ///< words depend on each other: a longer post is not as sure as their product

/// A word of a post that counts for themes; or the group of its kin, which stands where the word stands.
struct ReadWord
{
    std::uint32_t term = 0;
    std::size_t begin = 0, end = 0; ///< bytes of the text
    float uses = 1;                 ///< that it counts as; of a group of kin less than one
};

/// Finds the terms of known themes in texts. One for each thread of work: it remembers words that it
/// has seen.
class PostReader
{
public:
    explicit PostReader(const KnownThemes &known);
    ~PostReader();
    PostReader(const PostReader &) = delete;
    PostReader &operator=(const PostReader &) = delete;

    /// The words of a text that are terms, and their kin, in order; an identifier's parts stand where it stands.
    /// Valid until the next call.
    std::span<const ReadWord> read(std::string_view text, Language language);
    /// Of the text last read: words that are no stop words, and of these the share that are terms, in [0, 1]; 0 without any.
    std::size_t contentWords() const;
    double knownShare() const;
    /// Whether it speaks of something else than the themes: hardly any post like those that taught has so few known words.
    bool isStrange() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Puts posts into known themes, each by its own words and by the rest of its thread: one greedy step. First all posts by what
/// `votes` knows of their threads, then those votes and all posts together decide, and weighEvidence() in evidence.h who stays. A
/// post of whose words the themes know fewer than of all but few of those that taught them has its theme by its thread or none.
/// Themes do not change by it.
///
/// \param votes  of posts that have their theme; where threads mean something, those placed here are added to them.
/// \param words  where it is given: receives how often each post uses each word of the known themes.
/// \returns per document; unfinished when cancelled: ask progress. The same for any number of workers.
std::vector<Placement> placePosts(const KnownThemes &known, std::span<const Document> documents, ThreadVotes &votes,
                                  int workers, const Progress &progress, TermCounts *words = nullptr);

} // namespace parlance::topics
