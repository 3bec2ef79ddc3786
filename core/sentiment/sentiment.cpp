// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/sentiment.h"

namespace parlance::sentiment {

const char *className(Class value)
{
    switch (value) {
    case Class::Negative:
        return "negative";
    case Class::Neutral:
        return "neutral";
    case Class::Positive:
        return "positive";
    case Class::None:
        break;
    }
    return "";
}

Class classOf(const Score &score)
{
    if (score.compound >= 0.05)
        return Class::Positive;
    if (score.compound <= -0.05)
        return Class::Negative;
    return Class::Neutral;
}

} // namespace parlance::sentiment
