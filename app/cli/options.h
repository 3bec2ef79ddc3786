// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli.h"

#include "core/analysis/filter.h"
#include "core/analysis/posttable.h"
#include "core/base/timezone.h"
#include "core/store/workspace.h"

#include <boost/program_options.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parlance::cli {

namespace po = boost::program_options;

/// What every command takes.
struct CommonOptions
{
    bool json = false;
    bool quiet = false;
    TimeZone zone;
    std::uint64_t seed = 1;
    int threads = 0; ///< 0 = as many as cores
};

/// The command line of one command: declares, parses, explains itself.
class CommandLine
{
public:
    /// \param name       the command
    /// \param arguments  what follows it, for the usage line: "WS FILE..."
    /// \param about      what it does, in whole sentences; lines of at most 78 characters
    CommandLine(const char *name, const char *arguments, const char *about);

    /// The command's own options.
    po::options_description_easy_init add() { return m_own.add_options(); }
    /// Another group in the help.
    void add(const po::options_description &group) { m_groups.push_back(&group); }
    /// Text below the options in the help.
    void setNotes(const char *notes) { m_notes = notes; }
    /// How many arguments without "--" are wanted; most = 0: any number.
    void expect(std::size_t least, std::size_t most);

    /// \returns false when help or version was asked for and printed: the command is done.
    /// \throws UsageError
    bool parse(const Arguments &arguments);

    const CommonOptions &common() const { return m_common; }
    /// Arguments without "--".
    const std::vector<std::string> &positional() const { return m_positional; }
    bool has(const char *option) const { return m_values.count(option) > 0; }
    /// Written by the person, and not a default.
    bool isGiven(const char *option) const { return has(option) && !m_values[option].defaulted(); }

private:
    void printHelp() const;

    const char *m_name, *m_arguments, *m_about;
    const char *m_notes = "";
    po::options_description m_own{"Options"};
    std::vector<const po::options_description *> m_groups;
    std::size_t m_least = 0, m_most = 0;
    po::variables_map m_values;
    CommonOptions m_common;
    std::vector<std::string> m_positional;
};

/// The part of the corpus that a command looks at.
class SelectionOptions
{
public:
    SelectionOptions();
    const po::options_description &group() const { return m_group; }

    /// Names become ids. \throws Failure for a name that is not there
    analysis::Filter filter(const store::Workspace &workspace, const TimeZone &zone) const;

    const std::vector<std::string> &forums() const { return m_forums; }
    bool hasQuery() const { return !m_query.empty(); }

private:
    po::options_description m_group{"Selection (all that are given must hold; repeated ones are alternatives)"};
    std::vector<std::string> m_forums, m_languages, m_sentiments, m_authors, m_threads;
    std::vector<int> m_themes;
    std::string m_from, m_until, m_query;
    std::optional<std::int32_t> m_minScore, m_maxScore;
    bool m_deleted = false, m_bots = false, m_stickied = false, m_moderators = false, m_duplicates = false;
};

/// A workspace with its post table and what is selected of it.
struct Corpus
{
    store::Workspace workspace;
    analysis::PostTable table;
    analysis::Filter filter;
    analysis::Selection selection;
};

enum class Access { Read, Write };

Corpus openCorpus(const std::string &path, Access access, const SelectionOptions &selection,
                  const CommonOptions &common, ConsoleProgress &progress);

/// Reads the facts of an open workspace and selects.
void loadCorpus(Corpus &corpus, const SelectionOptions &selection, const CommonOptions &common,
                ConsoleProgress &progress);

/// A time as ISO 8601 in the zone; an empty string when it is not known.
std::string timeText(const std::optional<std::int64_t> &utc, const TimeZone &zone);

/// \throws UsageError when `value` is negative
std::int64_t notNegative(std::int64_t value, const char *option);

/// "auto" and the empty string give und. \throws UsageError
Language languageOf(const std::string &code, const char *option);

} // namespace parlance::cli
