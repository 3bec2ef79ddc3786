// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputtexts.h"
#include "options.h"
#include "output.h"

#include "core/sentiment/vader.h"
#include "core/text/language.h"
#include "core/text/plaintext.h"

#include <cmath>

namespace parlance::cli {

namespace {

enum class Engine { Own, Vader };

struct ScoreOptions
{
    Engine engine = Engine::Own;
    text::Markup markup = text::Markup::Plain;
    Language language; ///< und = recognise
    bool explain = false;
};

/// How far the compound lies from the borders of its class: 0 on the border, 1 as far as it can be.
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
    bool scored = true;
    if (options.engine == Engine::Own) {
        const bool blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
        scored = !blank && (language == English || language == Undetermined);
    }
    sentiment::Explanation explanation;
    if (scored && options.explain)
        explanation = sentiment::Vader::shared().explain(text);
    else if (scored)
        explanation.score = sentiment::Vader::shared().score(text);
    const sentiment::Score &score = explanation.score;
    row.insert(row.end(), {language.code(), Real{score.negative, 3}, Real{score.neutral, 3}, Real{score.positive, 3},
                           Real{score.compound, 4},
                           std::string(scored ? sentiment::className(sentiment::classOf(score)) : ""),
                           Real{scored ? confidenceOf(score) : 0, 4}});
    if (options.explain)
        row.insert(row.end(), {Real{explanation.sum, 6}, Real{explanation.punctuation, 6},
                               Json{tokensJson(explanation.tokens)}, Json{rulesJson(explanation.textRules)}});
}

} // namespace

int runScore(const Arguments &arguments)
{
    std::string engine, markup, language;
    CommandLine line("score", "< TEXTS",
                     "Reads texts from standard input, one a line, and prints the sentiment of each: the shares of\n"
                     "negative, neutral and positive words, the compound in [-1, 1], the class (negative up to -0.05,\n"
                     "positive from 0.05 on) and a confidence. A text that is not scored has zeros and an empty\n"
                     "class.");
    line.add()
        ("tsv", "each line is an id, a tab and a text; the output begins with the id")
        ("json-lines", "each line is a text as a JSON string")
        ("language", po::value<std::string>(&language)->default_value("auto")->value_name("XX"),
         "what all texts are written in; auto = recognise each")
        ("engine", po::value<std::string>(&engine)->default_value("own")->value_name("own|vader"), "see below")
        ("markup", po::value<std::string>(&markup)->default_value("plain")->value_name("plain|markdown"),
         "markdown: quotes, code, links and marks are taken away before scoring (engine own)")
        ("explain", "adds sum, punctuation, tokens with their valences, and the rules that fired");
    line.setNotes(
        "Engines. Both run the rules and the English lexicon of VADER (Hutto & Gilbert 2014,\n"
        "vaderSentiment 3.3.2) today. \"vader\" scores every text exactly as given, whatever its\n"
        "language, and equals the reference in every decimal. \"own\" is what a workspace holds: it\n"
        "takes the markup away first, and leaves texts unscored that are blank or recognised to be in\n"
        "a language without a lexicon (all but English; texts too short to tell are scored).\n\n"
        "Confidence is no probability. It is how far the compound lies from the borders of its class:\n"
        "(|compound| - 0.05) / 0.95 for negative and positive, 1 - |compound| / 0.05 for neutral.");
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
    else if (markup != "plain")
        throw UsageError("--markup takes plain or markdown, not '" + markup + "'");
    if (options.engine == Engine::Vader && options.markup != text::Markup::Plain)
        throw UsageError("--engine vader scores texts exactly as given; --markup goes with --engine own");
    if (options.engine == Engine::Own && options.language != Undetermined && options.language != English)
        say(common.quiet, "There is no lexicon for '" + language + "' yet: the texts are left unscored.");

    std::vector<std::string> columns;
    if (tsv)
        columns.emplace_back("id");
    columns.insert(columns.end(), {"language", "neg", "neu", "pos", "compound", "class", "confidence"});
    if (options.explain)
        columns.insert(columns.end(), {"sum", "punctuation", "tokens", "rules"});
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
