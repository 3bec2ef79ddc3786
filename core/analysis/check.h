// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/agreement.h"
#include "core/analysis/posttable.h"
#include "core/store/labels.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parlance::analysis {

/// How right the program is by the answers of one person. Every share speaks of the selection that was drawn
/// from.
struct CoderCheck
{
    std::string coder;
    std::int64_t labelled = 0; ///< posts answered
    double covered = 0;        ///< share of the selection that the answers stand for, see Weights

    // Of the sentiment: categories are negative, neutral and positive, the program's the first judge.
    Agreement agreement;       ///< over the posts that are neither mixed to the person nor untagged by now
    std::int64_t mixed = 0;    ///< posts that the person calls mixed or unclear
    std::int64_t untagged = 0; ///< posts that the program no longer scores
    Figure mixedShare;

    // Of the themes.
    std::optional<Figure> right;   ///< "yes"
    std::optional<Figure> allowed; ///< "yes" or "partly"
};

/// How far two people agree where both answered, over all answers of the question.
struct CoderPair
{
    std::string first, second;
    std::int64_t posts = 0;
    std::optional<Figure> same;  ///< share of equal answers
    std::optional<Figure> kappa; ///< Cohen's
};

struct Check
{
    store::Sample sample;
    std::vector<store::Label> labels;
    std::int64_t population = 0;    ///< posts that were drawn from
    std::vector<CoderCheck> coders; ///< most answers first, ties by name
    std::vector<CoderPair> pairs;   ///< of those with a post that both answered
};

/// The figures of the sample drawn last; nullopt when there is none. Answers are held against what the
/// program says now, so that a check outlives a change of its rules; about themes they stand for the run that
/// was current when it was drawn. Linear in the sample, apart from the bootstrap of agreement().
Result<std::optional<Check>> newestCheck(const store::Workspace &workspace, const PostTable &table,
                                         store::Checked checked);

/// The figures of a sample and its answers.
Check checkOf(const PostTable &table, store::Sample sample, std::vector<store::Label> labels);

} // namespace parlance::analysis
