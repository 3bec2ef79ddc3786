// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/hollowpraise.h"

#include <algorithm>

namespace parlance::sentiment {

namespace {

constexpr std::size_t LongestHollowClause = 4; ///< words

/// What one clause says.
struct Clause
{
    bool praises = false;
    bool blames = false;
    bool contrasts = false;
    bool saysMore = false; ///< holds a word that neither praises nor blames nor strengthens, or a smile
    bool opens = false;    ///< its first word that does anything is one of hollow praise
    std::size_t words = 0;
};

Clause read(const Unit *unit, const Unit *end)
{
    Clause clause;
    const Unit *first = std::find_if(unit, end, [](const Unit &word) { return !word.term.has(Inert); });
    clause.opens = first != end && first->term.has(Hollow);
    bool negated = false;
    for (; unit != end; ++unit) {
        const Term &term = unit->term;
        ++clause.words;
        clause.contrasts = clause.contrasts || term.has(Contrasts);
        const bool isSign = (unit->flags & Entry::Word) == 0;
        if (term.valence > 0) {
            (negated ? clause.blames : clause.praises) = true;
            clause.saysMore = clause.saysMore || isSign;
        } else if (term.valence < 0) {
            clause.blames = clause.blames || !negated;
        } else if (term.has(Negates)) {
            negated = true;
        } else if (!term.has(Boosts) && !term.has(Inert)) {
            clause.saysMore = true;
        }
    }
    return clause;
}

} // namespace

bool praiseIsHollow(const UnitText &text)
{
    bool hollow = false;
    bool blamed = false;
    const Unit *const end = text.units.data() + text.units.size();
    for (const Unit *unit = text.units.data(); unit != end;) {
        const Unit *next = unit + 1;
        while (next != end && next->clause == unit->clause)
            ++next;
        const Clause clause = read(unit, next);
        unit = next;
        if (clause.contrasts)
            return false;
        if (clause.praises) {
            if (clause.blames || clause.saysMore || clause.words > LongestHollowClause || !(hollow || clause.opens))
                return false;
            hollow = true;
        }
        blamed = blamed || (hollow && clause.blames);
    }
    return hollow && blamed;
}

} // namespace parlance::sentiment
