// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/vader.h"
#include "core/sentiment/vaderlexicon.h"

#include <string>

namespace parlance::sentiment {

struct Vader::Data
{
    Data();
    VaderLexicon lexicon;
    std::string hash;
};

} // namespace parlance::sentiment
