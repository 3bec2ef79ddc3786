// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/sentiment.h"
#include "core/sentiment/weights.h"

namespace parlance::sentiment {

/// Class and compound that say the same.
struct Reconciled
{
    Class sentimentClass = Class::Neutral;
    double odds = 0;     ///< of the class against neutral, as a logarithm
    double compound = 0; ///< in [-1, 1]; above 0 where the class is positive, below 0 where it is negative
    bool classGives = false;    ///< the likeliest class was given up for the next, against the compound
    bool compoundGives = false; ///< the compound was moved to the other side of 0
};

/// What the learned sums come to. The likeliest class and the compound are learned from different texts and
/// may contradict each other; then the weaker gives way. A compound that is small beside the lead of the
/// class over the next likeliest goes just across 0; against a larger one it is that next class, which the
/// compound never contradicts. And where neutral leads by next to nothing, beside a large compound, the class
/// is that of the compound.
Reconciled reconciled(const Heads &sums);

} // namespace parlance::sentiment
