// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/rawpost.h"
#include "core/store/postwriter.h"

namespace parlance::import {

struct EnrichOptions
{
    std::string forum;  ///< for records that do not tell
    Language language;  ///< und = recognise each post's
    bool tags = true;   ///< language and sentiment
};

/// Makes a stored post of what the dump says: ids, plain text, flags, language, sentiment. Safe from any thread.
///
/// Sentiment is computed over title and own words by sentiment::Scorer, which leaves languages without a lexicon unscored
/// rather than guessed.
store::PostRow enrich(RawPost &&raw, const EnrichOptions &options);

} // namespace parlance::import
