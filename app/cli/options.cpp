// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "core/base/ascii.h"
#include "core/base/version.h"
#include "core/store/posts.h"
#include "core/store/themes.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>

namespace parlance::cli {

namespace {

bool equalFolded(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lowered(x) == lowered(y); });
}

Error notFound(const char *message, const std::string &subject, const std::string &detail = {})
{
    return Error{.code = ErrorCode::NotFound, .message = message, .subject = subject, .detail = detail};
}

/// boost::optional and std::optional of numbers do not meet, so the value goes through a notifier.
po::typed_value<std::int32_t> *into(std::optional<std::int32_t> &target)
{
    return po::value<std::int32_t>()->notifier([&target](std::int32_t value) { target = value; });
}

po::options_description commonGroup()
{
    po::options_description group("Common options");
    group.add_options()
        ("json", "one JSON object instead of tab-separated values")
        ("quiet", "no progress and no messages but errors")
        ("timezone", po::value<std::string>()->default_value("UTC")->value_name("NAME"),
         "in which times are read and written, for instance Europe/Paris")
        ("seed", po::value<std::int64_t>()->default_value(1)->value_name("N"), "on which every random choice hangs")
        ("threads", po::value<int>()->default_value(0)->value_name("N"),
         "workers; 0 = as many as there are cores. The output is the same for every number")
        ("help", "this text")
        ("version", "the version");
    return group;
}

} // namespace

CommandLine::CommandLine(const char *name, const char *arguments, const char *about)
    : m_name(name), m_arguments(arguments), m_about(about)
{
}

void CommandLine::expect(std::size_t least, std::size_t most)
{
    m_least = least;
    m_most = most;
}

bool CommandLine::parse(const Arguments &arguments)
{
    for (const std::string &argument : arguments) {
        if (argument == "--")
            break;
        if (argument == "--help" || argument == "-h") {
            printHelp();
            return false;
        }
        if (argument == "--version") {
            std::printf("parlance-cli %s\n", version());
            return false;
        }
    }
    po::options_description all;
    all.add(m_own);
    for (const po::options_description *group : m_groups)
        all.add(*group);
    all.add(commonGroup());
    po::options_description hidden;
    hidden.add_options()("argument", po::value<std::vector<std::string>>());
    po::options_description everything;
    everything.add(all).add(hidden);
    po::positional_options_description places;
    places.add("argument", -1);
    try {
        // Long options only, spelled out: "-" is standard input, "-5" a number, and an abbreviation in somebody's
        // script would break with the next option of that beginning.
        using namespace po::command_line_style;
        po::store(po::command_line_parser(arguments)
                      .options(everything)
                      .positional(places)
                      .style(allow_long | long_allow_adjacent | long_allow_next)
                      .run(),
                  m_values);
        po::notify(m_values);
    } catch (const po::error &error) {
        throw UsageError(error.what());
    }
    if (has("argument"))
        m_positional = m_values["argument"].as<std::vector<std::string>>();
    if (m_positional.size() < m_least)
        throw UsageError(std::string("too few arguments: ") + m_arguments + " expected");
    if (m_most > 0 && m_positional.size() > m_most)
        throw UsageError("unexpected argument '" + m_positional[m_most] + "'");
    if (m_most == 0 && m_least == 0 && !m_positional.empty())
        throw UsageError("unexpected argument '" + m_positional[0] + "'");

    m_common.json = has("json");
    m_common.quiet = has("quiet");
    m_common.seed = static_cast<std::uint64_t>(notNegative(m_values["seed"].as<std::int64_t>(), "--seed"));
    m_common.threads = static_cast<int>(notNegative(m_values["threads"].as<int>(), "--threads"));
    m_common.zone = need(TimeZone::named(m_values["timezone"].as<std::string>()));
    return true;
}

void CommandLine::printHelp() const
{
    std::ostringstream text;
    text << "Usage: parlance-cli " << m_name << " [OPTIONS]" << (*m_arguments ? " " : "") << m_arguments << "\n\n"
         << m_about << "\n\n";
    if (!m_own.options().empty())
        text << m_own << "\n";
    for (const po::options_description *group : m_groups)
        text << *group << "\n";
    text << commonGroup();
    if (*m_notes)
        text << "\n" << m_notes << "\n";
    text << "\nIn tab-separated output the first line names the columns; a tab, line break, carriage\n"
            "return or backslash inside a field is written \\t, \\n, \\r or \\\\, a list of words is joined\n"
            "by \"; \", and any other list is JSON. What is not known is an empty field, null in JSON.\n";
    std::fputs(text.str().c_str(), stdout);
}

SelectionOptions::SelectionOptions()
{
    const auto list = [](std::vector<std::string> &target, const char *name) {
        return po::value<std::vector<std::string>>(&target)->value_name(name);
    };
    m_group.add_options()
        ("forum", list(m_forums, "NAME"), "posts of this forum")
        ("from", po::value<std::string>(&m_from)->value_name("DATE"),
         "created at or after: 2024, 2024-03, 2024-03-31 or 2024-03-31T14:05:00")
        ("until", po::value<std::string>(&m_until)->value_name("DATE"), "created before")
        ("post-language", list(m_languages, "XX"), "written in: en, fr, ... or und for not known")
        ("min-score", into(m_minScore)->value_name("N"), "points, at least; posts without a score never pass")
        ("max-score", into(m_maxScore)->value_name("N"), "points, at most")
        ("sentiment", list(m_sentiments, "CLASS"), "negative, neutral or positive")
        ("author", list(m_authors, "NAME"), "written by")
        ("thread", list(m_threads, "ID"), "in the thread with this id of its platform")
        ("theme", po::value<std::vector<int>>(&m_themes)->value_name("N"),
         "in theme N of the newest run of themes; -1 = in none, -2 = not looked at by it")
        ("query", po::value<std::string>(&m_query)->value_name("TEXT"),
         "that match a full-text query: words, \"phrases\", prefix*, AND OR NOT, NEAR(a b)")
        ("include-deleted", po::bool_switch(&m_deleted), "deleted and removed posts too")
        ("include-bots", po::bool_switch(&m_bots), "posts by programs too")
        ("include-stickied", po::bool_switch(&m_stickied), "stickied posts too")
        ("include-moderators", po::bool_switch(&m_moderators), "posts written as a moderator too")
        ("include-duplicates", po::bool_switch(&m_duplicates), "copies of earlier posts too, where \"clean\" found some");
}

analysis::Filter SelectionOptions::filter(const store::Workspace &workspace, const TimeZone &zone) const
{
    analysis::Filter filter;
    if (!m_forums.empty()) {
        const auto known = need(store::forums(workspace));
        for (const std::string &given : m_forums) {
            const std::string_view name = std::string_view(given).substr(given.starts_with("r/") ? 2 : 0);
            const std::size_t before = filter.forums.size();
            for (const store::Named &forum : known) {
                if (equalFolded(forum.name, name))
                    filter.forums.push_back(ForumId(forum.id));
            }
            if (filter.forums.size() == before)
                throw Failure(notFound(TR_NOOP("Error", "The workspace has no forum %1. “parlance-cli info” lists them."),
                                       given));
        }
    }
    if (!m_from.empty())
        filter.from = need(parseTime(m_from, zone));
    if (!m_until.empty())
        filter.until = need(parseTime(m_until, zone));
    for (const std::string &code : m_languages)
        filter.languages.push_back(code == "und" ? Undetermined : languageOf(code, "--post-language"));
    filter.minScore = m_minScore;
    filter.maxScore = m_maxScore;
    for (const std::string &name : m_sentiments) {
        using sentiment::Class;
        if (name == "negative")
            filter.sentiments.push_back(Class::Negative);
        else if (name == "neutral")
            filter.sentiments.push_back(Class::Neutral);
        else if (name == "positive")
            filter.sentiments.push_back(Class::Positive);
        else
            throw UsageError("--sentiment takes negative, neutral or positive, not '" + name + "'");
    }
    for (const std::string &name : m_authors) {
        const auto found = need(store::authorsNamed(workspace, name));
        if (found.empty())
            throw Failure(notFound(TR_NOOP("Error", "The workspace has no author %1."), name));
        filter.authors.insert(filter.authors.end(), found.begin(), found.end());
    }
    for (const std::string &id : m_threads) {
        const auto found = need(store::threadsNamed(workspace, id));
        if (found.empty())
            throw Failure(notFound(TR_NOOP("Error", "The workspace has no thread %1."), id));
        filter.threads.insert(filter.threads.end(), found.begin(), found.end());
    }
    if (!m_themes.empty()) {
        const auto themes = need(store::currentThemes(workspace));
        for (const int number : m_themes) {
            const bool known = std::any_of(themes.begin(), themes.end(),
                                           [&](const store::Theme &theme) { return theme.number == number; });
            if (number != analysis::PostTable::noTheme && number != analysis::PostTable::notLookedAt && !known)
                throw Failure(notFound(TR_NOOP("Error", "The workspace has no theme %1. “parlance-cli themes” finds themes."),
                                       std::to_string(number)));
        }
        filter.themes = m_themes;
    }
    filter.query = m_query;
    filter.includeDeleted = m_deleted;
    filter.includeBots = m_bots;
    filter.includeStickied = m_stickied;
    filter.includeModerators = m_moderators;
    filter.includeDuplicates = m_duplicates;
    return filter;
}

void loadCorpus(Corpus &corpus, const SelectionOptions &selection, const CommonOptions &common,
                ConsoleProgress &progress)
{
    corpus.filter = selection.filter(corpus.workspace, common.zone);
    progress.start("Reading the workspace");
    corpus.table = need(analysis::loadPostTable(corpus.workspace, progress));
    corpus.selection = need(analysis::select(corpus.table, corpus.filter, corpus.workspace, progress));
}

Corpus openCorpus(const std::string &path, Access access, const SelectionOptions &selection,
                  const CommonOptions &common, ConsoleProgress &progress)
{
    Corpus corpus{need(access == Access::Write ? store::Workspace::open(path) : store::Workspace::openReadOnly(path)),
                  {}, {}, {}};
    loadCorpus(corpus, selection, common, progress);
    return corpus;
}

std::string timeText(const std::optional<std::int64_t> &utc, const TimeZone &zone)
{
    return utc ? formatTime(*utc, zone) : std::string();
}

std::int64_t notNegative(std::int64_t value, const char *option)
{
    if (value < 0)
        throw UsageError(std::string(option) + " takes a number from 0 on, not " + std::to_string(value));
    return value;
}

Language languageOf(const std::string &code, const char *option)
{
    if (code.empty() || code == "auto")
        return Undetermined;
    const bool letters = code.size() == 2
                         && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters)
        throw UsageError(std::string(option) + " takes a code of two letters such as en or fr, not '" + code + "'");
    return Language(std::string_view(code));
}

} // namespace parlance::cli
