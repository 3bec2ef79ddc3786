// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/knownthemes.h"
#include "core/topics/lanes.h"
#include "core/topics/themes.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace parlance::topics {

inline constexpr std::size_t WordyPost = 4; ///< content words from which a post may follow its thread
inline constexpr double LeadingShare = 0.5; ///< of a thread's posts, for such a post to follow
inline constexpr double HeatWords = 8.0;    ///< words depend on each other: a longer post is not as sure as their product

/// A word of a post that counts for themes; or the group of its kin, which stands where the word stands.
struct ReadWord
{
    std::uint32_t term = 0;
    std::size_t begin = 0, end = 0; ///< bytes of the text
    float uses = 1;                 ///< that it counts as; of a group of kin less than one
};

/// Finds the terms of known themes in texts. One for each thread of work: it remembers the words it has seen.
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

private:
    struct State;
    std::unique_ptr<State> m_state;
};

struct Placement
{
    std::int32_t theme = -1;
    float weight = 0;        ///< probability of the theme, in [0, 1]
    float known = 0;         ///< share of its content words that are terms, in [0, 1]
    std::uint32_t words = 0; ///< that are terms, or whose kin are
    std::uint32_t content = 0; ///< that are no stop words
};

/// How many posts of each thread are in each theme.
class ThreadVotes
{
public:
    explicit ThreadVotes(std::size_t themes) : m_themes(themes) {}
    void add(std::uint32_t thread, std::int32_t theme, float posts = 1.0F);
    /// Nullptr when no post of the thread is known.
    const float *of(std::uint32_t thread) const;

private:
    std::size_t m_themes;
    std::vector<std::vector<float>> m_votes; ///< by thread; empty where there is none
};

/// Puts posts into known themes, each by its own words and by the rest of its thread: one greedy step. First all posts by what
/// `votes` knows of their threads, then those votes and all posts together decide. Themes do not change by it.
///
/// \param votes  of posts that have their theme; those placed here are added to them.
/// \returns per document; unfinished when cancelled: ask progress. The same for any number of workers.
std::vector<Placement> placePosts(const KnownThemes &known, std::span<const Document> documents, ThreadVotes &votes,
                                  int workers, const Progress &progress);

} // namespace parlance::topics
