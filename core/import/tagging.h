// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/sentiment/sentiment.h"
#include "core/store/layers.h"
#include "core/store/themes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parlance::import {

/// What an author says in a post: title and own words, as language and sentiment are told from them.
std::string statementOf(std::string_view title, std::string_view words);

/// The sentiment of a statement, as a workspace holds it.
struct SentimentTags
{
    sentiment::Class sentimentClass = sentiment::Class::None;
    std::optional<sentiment::Score> score;
    double confidence = 0;   ///< in [0, 1]; 0 where not scored
    std::uint32_t flags = 0; ///< of sentimentFlags
};

/// The verdict of sentiment::Scorer, which leaves languages without a lexicon unscored rather than guessed. Safe from any thread.
SentimentTags sentimentOf(std::string_view statement, Language language);

struct TextTags
{
    Language language;
    std::optional<std::int64_t> votes; ///< a text that leaves its language open: text::LanguageVotes, packed
    SentimentTags sentiment;
};

/// Language and sentiment of a statement. A language that the text leaves open is the likeliest of a text alone, English
/// where nothing speaks for any, until decideLanguages() has seen the whole thread.
/// \param told  the language, where it is known; und = recognise.
TextTags tagText(std::string_view statement, Language told);

/// What tagged posts, for whoever must say how a figure came about.
/// \param source  whose posts; 0 = all of the workspace. \param layers  that were read besides own words.
store::Run tagRun(SourceId source, std::int64_t posts, std::int64_t startedUtc, const store::ReadLayers &layers);

} // namespace parlance::import
