// SPDX-License-Identifier: GPL-3.0-or-later
#include "importing.h"

#include "core/import/mapping.h"

#include <filesystem>

namespace parlance::cli {

void MappingOptions::addTo(CommandLine &line)
{
    line.add()
        ("map", po::value<std::vector<std::string>>(&m_maps)->value_name("FIELD=COL,..."),
         "which column of a table, or key of JSON records, holds what. FIELD: id, parent, thread, author, created, title, "
         "body, reply (an answer in the same row), score, ups, downs, forum, language, permalink, url, comments, flair. COL: "
         "a column's name, its number from 1, or a path such as author.name. For JSON also records=PATH and "
         "children=KEY (where a record's replies are)")
        ("markup", po::value<std::string>(&m_markup)->value_name("plain|markdown|html"),
         "of the body of mapped records; plain unless they are Reddit's")
        ("no-header", "the first row of a table is a post, not the columns' names")
        ("separator", po::value<std::string>(&m_separator)->value_name("CHAR"),
         "between the fields of a table: tab, comma, semicolon, pipe or any character; found out unless given");
}

std::shared_ptr<const import::Mapping> MappingOptions::mapping(const CommandLine &line) const
{
    import::Mapping mapping;
    for (const std::string &map : m_maps) {
        const auto added = import::addMapping(mapping, map);
        if (!added)
            throw UsageError("--map: " + describe(added.error()));
    }
    if (m_markup == "markdown")
        mapping.markup = Markup::Markdown;
    else if (m_markup == "html")
        mapping.markup = Markup::Html;
    else if (m_markup == "plain")
        mapping.markup = Markup::Plain;
    else if (!m_markup.empty())
        throw UsageError("--markup takes plain, markdown or html, not '" + m_markup + "'");
    if (line.has("no-header"))
        mapping.header = import::Switch::No;
    if (m_separator == "tab" || m_separator == "\\t")
        mapping.separator = '\t';
    else if (m_separator == "comma")
        mapping.separator = ',';
    else if (m_separator == "semicolon")
        mapping.separator = ';';
    else if (m_separator == "pipe")
        mapping.separator = '|';
    else if (m_separator.size() == 1 && m_separator[0] != '"' && m_separator[0] != '\n')
        mapping.separator = m_separator[0];
    else if (!m_separator.empty())
        throw UsageError("--separator takes tab, comma, semicolon, pipe or one character, not '" + m_separator + "'");
    if (m_maps.empty() && m_markup.empty() && m_separator.empty() && !line.has("no-header"))
        return {};
    return std::make_shared<const import::Mapping>(std::move(mapping));
}

std::vector<import::ImportOutcome> importWithProgress(const store::Workspace &workspace,
                                                      const std::vector<std::string> &files,
                                                      const import::ImportOptions &options, ConsoleProgress &progress)
{
    progress.start("Importing");
    auto outcomes = need(import::importFiles(workspace, files, options, progress, [&](const import::ImportStatus &status) {
        progress.note(std::filesystem::path(status.file).filename().string() + ": " + grouped(status.read) + " read"
                      + (status.rejected > 0 ? ", " + grouped(status.rejected) + " rejected" : std::string()));
    }));
    progress.finish();
    for (const import::ImportOutcome &outcome : outcomes) {
        if (!outcome.error)
            continue;
        // Most sentences name the file already.
        const std::string sentence = describe(*outcome.error);
        const bool named = sentence.find(outcome.file) != std::string::npos;
        say(false, named ? sentence : outcome.file + ": " + sentence);
    }
    return outcomes;
}

} // namespace parlance::cli
