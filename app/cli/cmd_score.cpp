// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputtexts.h"
#include "options.h"
#include "output.h"

#include "core/sentiment/scorer.h"
#include "core/sentiment/vader.h"
#include "core/text/language.h"
#include "core/text/plaintext.h"
#include "core/text/utf8.h"

#include <cmath>

namespace parlance::cli {

namespace {

enum class Engine { Own, Vader };

struct ScoreOptions
{
    Engine engine = Engine::Own;
    text::Markup markup = text::Markup::Plain;
    Language language; ///< und = recognise
    sentiment::Correction correction = sentiment::Correction::Learned;
    bool explain = false;
};

/// Vader's confidence: how far the compound lies from the borders of its class: 0 on the border, 1 as far as it can be.
double confidenceOf(const sentiment::Score &score)
{
    constexpr double border = 0.05;
    const double size = std::abs(score.compound);
    return size >= border ? (size - border) / (1 - border) : 1 - size / border;
}

boost::json::array rulesJson(const std::vector<sentiment::RuleFired> &rules)
{
    boost::json::array list;
    for (const sentiment::RuleFired &rule : rules)
        list.push_back(boost::json::object{
            {"rule", rule.rule}, {"cause", rule.cause}, {"before", rule.before}, {"after", rule.after}});
    return list;
}

boost::json::array tokensJson(const std::vector<sentiment::TokenScore> &tokens)
{
    boost::json::array list;
    for (const sentiment::TokenScore &token : tokens)
        list.push_back(boost::json::object{{"token", token.token},
                                           {"begin", static_cast<std::int64_t>(token.begin)},
                                           {"end", static_cast<std::int64_t>(token.end)},
                                           {"lexicon", token.lexicon},
                                           {"valence", token.valence},
                                           {"rules", rulesJson(token.rules)}});
    return list;
}

boost::json::array sentencesJson(const std::vector<sentiment::SentencePart> &sentences)
{
    boost::json::array list;
    for (const sentiment::SentencePart &sentence : sentences)
        list.push_back(boost::json::object{{"first_token", static_cast<std::int64_t>(sentence.firstToken)},
                                           {"last_token", static_cast<std::int64_t>(sentence.lastToken)},
                                           {"sum", sentence.sum},
                                           {"emphasis", sentence.emphasis},
                                           {"compound", sentence.compound}});
    return list;
}

boost::json::array figuresJson(const sentiment::Explanation &explanation)
{
    boost::json::array list;
    for (const sentiment::FigurePart &figure : explanation.figures)
        list.push_back(boost::json::object{{"figure", figure.name}, {"value", figure.value}, {"share", figure.share}});
    return list;
}

boost::json::array learnedJson(const sentiment::Explanation &explanation, std::string_view text)
{
    boost::json::array list;
    for (const sentiment::LearnedPart &part : explanation.learned)
        list.push_back(boost::json::object{{"text", text::prefixOf(text.substr(part.begin, part.end - part.begin), 60)},
                                           {"begin", static_cast<std::int64_t>(part.begin)},
                                           {"end", static_cast<std::int64_t>(part.end)},
                                           {"share", part.weight * explanation.learnedFactor}});
    return list;
}

/// What Vader says, as a verdict.
sentiment::Explanation vaderExplanation(std::string_view text, bool explain)
{
    sentiment::Explanation explanation;
    if (explain)
        explanation = sentiment::Vader::shared().explain(text);
    else
        explanation.score = sentiment::Vader::shared().score(text);
    explanation.verdict = {.score = explanation.score,
                           .sentimentClass = sentiment::classOf(explanation.score),
                           .confidence = confidenceOf(explanation.score)};
    return explanation;
}

/// Appends the columns of one text to a row.
void scoreText(std::string_view given, const ScoreOptions &options, std::vector<Cell> &row)
{
    std::string plain;
    std::string_view text = given;
    if (options.engine == Engine::Own && options.markup != text::Markup::Plain) {
        plain = text::plainText(given, options.markup).text;
        text = plain;
    }
    const Language language = options.language == Undetermined ? text::guessLanguage(text).language : options.language;
    sentiment::Explanation explanation;
    if (options.engine == Engine::Vader)
        explanation = vaderExplanation(text, options.explain);
    else if (options.explain)
        explanation = sentiment::Scorer::explain(text, language, options.correction);
    else
        explanation.verdict = sentiment::Scorer::verdict(text, language, options.correction);
    const sentiment::Verdict &verdict = explanation.verdict;
    row.insert(row.end(), {language.code(), Real{verdict.score.negative, 3}, Real{verdict.score.neutral, 3},
                           Real{verdict.score.positive, 3}, Real{verdict.score.compound, 4},
                           std::string(sentiment::className(verdict.sentimentClass)), Real{verdict.confidence, 4}});
    if (options.explain)
        row.insert(row.end(), {verdict.mixed, verdict.uncertain, Real{explanation.sum, 6}, Real{explanation.punctuation, 6},
                               Json{tokensJson(explanation.tokens)}, Json{rulesJson(explanation.textRules)},
                               Json{sentencesJson(explanation.sentences)}, Real{explanation.mean, 6},
                               Real{explanation.strongest, 6}, Real{explanation.intercept, 6},
                               Json{figuresJson(explanation)}, Json{learnedJson(explanation, text)},
                               Real{explanation.positiveOdds, 6}, Real{explanation.negativeOdds, 6}});
}

} // namespace

int runScore(const Arguments &arguments)
{
    std::string engine, markup, language;
    CommandLine line("score", "< TEXTS",
                     "Reads texts from standard input, one a line, and prints the sentiment of each: the shares of\n"
                     "negative, neutral and positive words, the compound in [-1, 1], the class and a confidence. A text\n"
                     "that is not scored has zeros and an empty class.");
    line.add()
        ("tsv", "each line is an id, a tab and a text; the output begins with the id")
        ("json-lines", "each line is a text as a JSON string")
        ("language", po::value<std::string>(&language)->default_value("auto")->value_name("XX"),
         "what all texts are written in; auto = recognise each")
        ("engine", po::value<std::string>(&engine)->default_value("own")->value_name("own|vader"), "see below")
        ("markup", po::value<std::string>(&markup)->default_value("plain")->value_name("plain|markdown|html"),
         "what the texts are written in: quotes, code, links and marks are taken away before scoring (engine own)")
        ("rules-only", "engine own: by lexicon and rules alone, without what was learned from rated texts")
        ("explain", "adds whether the text is mixed or uncertain, tokens with their valences and rules, sentences, sums");
    line.setNotes(
        "Engines. \"own\" is what a workspace holds: a lexicon with rules of its own for each language that\n"
        "has one, sentence by sentence, over the author's own words; in English a model learned from rated\n"
        "texts corrects it. It leaves texts unscored that are blank or in another language; a text too short\n"
        "to tell its language is read as English, and left unscored when nothing in it says anything.\n"
        "\"vader\" scores every text exactly as given, whatever its language, by the rules and the English\n"
        "lexicon of VADER (Hutto & Gilbert 2014, vaderSentiment 3.3.2), and equals the reference in every\n"
        "decimal; its classes begin at -0.05 and 0.05, and its confidence is how far the compound lies from\n"
        "the borders of its class. That of \"own\" is how likely the class is, as far as the text tells; where\n"
        "the compound points clearly (by 0.15 or more) against the likeliest class, the class is neutral and\n"
        "the text uncertain.");
    line.expect(0, 0);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    const bool tsv = line.has("tsv"), jsonLines = line.has("json-lines");
    if (tsv && jsonLines)
        throw UsageError("--tsv and --json-lines exclude each other");
    ScoreOptions options;
    options.explain = line.has("explain");
    options.language = languageOf(language, "--language");
    if (engine == "vader")
        options.engine = Engine::Vader;
    else if (engine != "own")
        throw UsageError("--engine takes own or vader, not '" + engine + "'");
    if (markup == "markdown")
        options.markup = text::Markup::Markdown;
    else if (markup == "html")
        options.markup = text::Markup::Html;
    else if (markup != "plain")
        throw UsageError("--markup takes plain, markdown or html, not '" + markup + "'");
    if (line.has("rules-only")) {
        options.correction = sentiment::Correction::None;
        if (options.engine == Engine::Vader)
            throw UsageError("--engine vader has learned nothing; --rules-only goes with --engine own");
    }
    if (options.engine == Engine::Vader && options.markup != text::Markup::Plain)
        throw UsageError("--engine vader scores texts exactly as given; --markup goes with --engine own");
    if (options.engine == Engine::Own && !sentiment::Scorer::knows(options.language))
        say(common.quiet, "There is no lexicon for '" + language + "': the texts are left unscored.");

    std::vector<std::string> columns;
    if (tsv)
        columns.emplace_back("id");
    columns.insert(columns.end(), {"language", "neg", "neu", "pos", "compound", "class", "confidence"});
    if (options.explain)
        columns.insert(columns.end(), {"mixed", "uncertain", "sum", "punctuation", "tokens", "rules", "sentences", "mean", "strongest",
                                         "intercept", "figures", "learned", "positive_odds", "negative_odds"});
    Table table(common.json, "scores", columns);
    InputTexts texts(tsv ? InputTexts::Form::Tsv : jsonLines ? InputTexts::Form::JsonLines : InputTexts::Form::Lines);
    std::vector<Cell> row;
    while (const auto given = texts.next()) {
        stopIfInterrupted();
        row.clear();
        if (tsv)
            row.emplace_back(std::string(given->id));
        scoreText(given->text, options, row);
        table.row(row);
    }
    table.finish();
    return ExitDone;
}

} // namespace parlance::cli
