// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/tagging.h"

#include "core/base/post.h"
#include "core/base/version.h"
#include "core/sentiment/scorer.h"
#include "core/text/language.h"

#include <boost/json.hpp>

namespace parlance::import {

std::string statementOf(std::string_view title, std::string_view words)
{
    std::string statement(title);
    if (!title.empty() && !words.empty())
        statement += '\n';
    return statement.append(words);
}

SentimentTags sentimentOf(std::string_view statement, Language language)
{
    const sentiment::Verdict verdict = sentiment::Scorer::verdict(statement, language);
    if (verdict.sentimentClass == sentiment::Class::None)
        return {};
    return {verdict.sentimentClass, verdict.score, verdict.confidence,
            FlagScored | (verdict.mixed ? FlagMixed : 0U) | (verdict.uncertain ? FlagUncertain : 0U)};
}

TextTags tagText(std::string_view statement, Language told)
{
    TextTags tags;
    tags.language = told;
    if (told == Undetermined) {
        const text::LanguageReading reading = text::readLanguage(statement);
        tags.language = reading.certain.language;
        if (text::isOpen(reading)) {
            tags.votes = reading.votes.packed();
            const Language alone = text::LanguagePool().decide(reading.votes, false).language;
            tags.language = alone == Undetermined ? English : alone;
        }
    }
    tags.sentiment = sentimentOf(statement, tags.language);
    return tags;
}

store::Run tagRun(SourceId source, std::int64_t posts, std::int64_t startedUtc, const store::ReadLayers &layers)
{
    boost::json::object parameters;
    if (source)
        parameters["source"] = source.value;
    parameters["sentiment"] = "own";
    parameters["model_sha256"] = sentiment::Scorer::modelHash();
    parameters["language"] = "cld2, pieces of words, thread";
    if (layers.any())
        parameters["also_read"] = store::namesOf(layers);
    store::Run run;
    run.kind = "tags";
    run.startedUtc = startedUtc;
    run.parameters = boost::json::serialize(parameters);
    run.selection = "{}";
    run.posts = posts;
    run.lexiconHash = sentiment::Scorer::lexiconHash();
    run.version = version();
    return run;
}

} // namespace parlance::import
