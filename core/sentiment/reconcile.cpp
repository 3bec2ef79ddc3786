// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/reconcile.h"

#include <algorithm>
#include <cmath>

namespace parlance::sentiment {

namespace {

constexpr double CompoundOfLead = 0.2; ///< size of a compound that weighs as much as a lead of 1 in the odds
constexpr double LeadOfCompound = 0.3; ///< lead of neutral that weighs as much as a compound of 1 in size
constexpr double Least = 0.01;         ///< size of a compound that was moved

} // namespace

Reconciled reconciled(const Heads &sums)
{
    const double positive = sums[static_cast<std::size_t>(Head::Positive)];
    const double negative = sums[static_cast<std::size_t>(Head::Negative)];
    Reconciled found;
    found.compound = std::clamp(sums[static_cast<std::size_t>(Head::Compound)], -1.0, 1.0);
    const bool isPositive = positive >= negative;
    const double most = std::max(positive, negative);
    if (most <= 0) {
        const bool leansUp = found.compound > 0;
        const double odds = leansUp ? positive : negative;
        if (LeadOfCompound * std::abs(found.compound) > -odds) {
            found.sentimentClass = leansUp ? Class::Positive : Class::Negative;
            found.odds = odds;
        }
        return found;
    }
    const double side = isPositive ? 1 : -1;
    const double against = -side * found.compound;
    if (against >= 0) {
        const double next = std::max(0.0, std::min(positive, negative));
        found.classGives = against > CompoundOfLead * (most - next);
        if (found.classGives) {
            if (next > 0)
                found.sentimentClass = isPositive ? Class::Negative : Class::Positive;
            found.odds = next;
            return found;
        }
        found.compound = side * Least;
        found.compoundGives = true;
    }
    found.sentimentClass = isPositive ? Class::Positive : Class::Negative;
    found.odds = most;
    return found;
}

} // namespace parlance::sentiment
