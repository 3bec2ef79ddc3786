// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"

#include "core/sentiment/vader.h"
#include "core/text/language.h"
#include "core/text/plaintext.h"

#include <cerrno>
#include <cmath>
#include <cstring>
#include <optional>

#include <unistd.h>

namespace parlance::cli {

namespace {

/// Lines of standard input. Reads by itself because the library's streams would go on waiting after Ctrl-C.
class InputLines
{
public:
    /// The next line without its end; nullopt at the end. \throws Failure
    std::optional<std::string_view> next()
    {
        for (;;) {
            const std::size_t end = m_buffer.find('\n', m_searched);
            if (end != std::string::npos)
                return take(end, end + 1);
            m_searched = m_buffer.size();
            if (m_atEnd) {
                if (m_begin == m_buffer.size())
                    return std::nullopt;
                return take(m_buffer.size(), m_buffer.size());
            }
            fill();
        }
    }

    std::int64_t number() const { return m_number; }

private:
    std::string_view take(std::size_t end, std::size_t next)
    {
        std::string_view line(m_buffer.data() + m_begin, end - m_begin);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        m_begin = m_searched = next;
        ++m_number;
        return line;
    }

    void fill()
    {
        m_buffer.erase(0, m_begin);
        m_searched -= m_begin;
        m_begin = 0;
        constexpr std::size_t pieceBytes = 1 << 18;
        const std::size_t old = m_buffer.size();
        m_buffer.resize(old + pieceBytes);
        ssize_t got = -1;
        do {
            stopIfInterrupted();
            got = ::read(STDIN_FILENO, m_buffer.data() + old, pieceBytes);
        } while (got < 0 && errno == EINTR);
        if (got < 0)
            throw Failure(ExitUnusable, std::string("Standard input cannot be read (") + std::strerror(errno) + ").");
        m_buffer.resize(old + static_cast<std::size_t>(got));
        m_atEnd = got == 0;
    }

    std::string m_buffer;
    std::size_t m_begin = 0, m_searched = 0;
    std::int64_t m_number = 0;
    bool m_atEnd = false;
};

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

Failure badLine(std::int64_t line, const std::string &what)
{
    return Failure(ExitUnusable, "Line " + std::to_string(line) + " of standard input " + what);
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
    InputLines lines;
    std::vector<Cell> row;
    while (const auto given = lines.next()) {
        stopIfInterrupted();
        row.clear();
        std::string decoded;
        std::string_view text = *given;
        if (tsv) {
            const std::size_t tab = text.find('\t');
            if (tab == std::string_view::npos)
                throw badLine(lines.number(), "holds no tab between an id and a text.");
            row.emplace_back(std::string(text.substr(0, tab)));
            text.remove_prefix(tab + 1);
        } else if (jsonLines) {
            boost::system::error_code failure;
            const boost::json::value value = boost::json::parse(text, failure);
            if (failure || !value.is_string())
                throw badLine(lines.number(), "is not a JSON string.");
            decoded = std::string(value.get_string());
            text = decoded;
        }
        scoreText(text, options, row);
        table.row(row);
    }
    table.finish();
    return ExitDone;
}

} // namespace parlance::cli
