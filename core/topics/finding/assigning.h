// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/placing/knownthemes.h"

#include <cstdint>
#include <vector>

namespace parlance::topics {

struct FoundThemes;
struct PreparedPosts;

inline constexpr double EvidenceNeeded = 0.1; ///< probability of its theme that a post needs

/// The same, of a post of hardly a word (ThinPost): more of it where no number of themes is wanted.
double thinEvidence(int wanted);

/// Where posts have their words alone, those tell more than the likelihood of themes knows. Posts in threads
/// are grouped with these, which makes themes of what people talk about together: words would tear a talk
/// apart again.
Telling tellingIn(const PreparedPosts &posts);

/// Where all posts of a search are in the end.
struct AssignedPosts
{
    std::vector<std::int32_t> theme;       ///< per document, -1 = none
    std::vector<float> weight;             ///< per document: how firmly, in [0, 1]
    std::vector<std::int32_t> likeliest{}; ///< per document: before its evidence was weighed
    WitnessBars bars{};                    ///< what was asked of their words
};

/// Gives every post its theme, thin and repeated ones too: by its words, the post itself not counted where it
/// taught, and then as weighEvidence() says. \returns unfinished when cancelled: ask progress. The same for
/// any number of workers.
AssignedPosts assignPosts(const PreparedPosts &posts, const FoundThemes &found, int workers,
                          const Progress &progress);

/// Lets the themes be learned from the posts that have them now.
void learnFromWhatIsAssigned(FoundThemes &found, const AssignedPosts &assigned);

/// Makes sure that what is remembered of the themes says of every post what it was told: one whose words and
/// thread, itself counted, now speak for another theme goes there, one after the other until none moves. Not
/// those which follow a thread that is clearly of their theme, or a theme that a person keeps.
void agreeWithWhatIsLearned(const PreparedPosts &posts, const FoundThemes &found, AssignedPosts &assigned,
                            int workers, const Progress &progress);

} // namespace parlance::topics
