// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that tell what a workspace holds and what can be read into one.
#include "options.h"
#include "output.h"

#include "core/analysis/overview.h"
#include "core/import/reader.h"
#include "core/store/posts.h"
#include "core/store/coverage.h"
#include "core/store/sources.h"
#include "core/store/themes.h"

#include <map>
#include <numeric>

namespace parlance::cli {

namespace {

boost::json::array sourceList(const std::vector<store::Source> &sources, const TimeZone &zone)
{
    boost::json::array list;
    for (const store::Source &source : sources) {
        boost::json::object entry;
        entry["name"] = source.name;
        entry["format"] = source.format;
        entry["state"] = source.state;
        if (source.sha256.empty())
            entry["sha256"] = nullptr;
        else
            entry["sha256"] = source.sha256;
        entry["bytes"] = source.bytes;
        entry["imported"] = formatTime(source.startedUtc, zone);
        entry["read"] = source.read;
        entry["stored"] = source.stored;
        entry["updated"] = source.updated;
        entry["duplicate"] = source.duplicate;
        entry["rejected"] = source.rejected;
        entry["missing"] = source.missing;
        entry["charset"] = source.charset;
        entry["repaired"] = source.repaired;
        entry["garbled"] = source.garbled;
        list.push_back(std::move(entry));
    }
    return list;
}

boost::json::array runList(const std::vector<store::Run> &runs, const TimeZone &zone)
{
    boost::json::array list;
    for (const store::Run &run : runs) {
        boost::json::object entry;
        entry["run"] = run.id.value;
        entry["kind"] = run.kind;
        entry["started"] = formatTime(run.startedUtc, zone);
        entry["posts"] = run.posts;
        entry["seed"] = run.seed;
        entry["version"] = run.version;
        list.push_back(std::move(entry));
    }
    return list;
}

} // namespace

int runInfo(const Arguments &arguments)
{
    CommandLine line("info", "WORKSPACE",
                     "Tells what a workspace holds: posts, threads, people, forums, languages, the span of time, the\n"
                     "imported sources with their hashes, the analyses that were run, and how complete the reply\n"
                     "trees are (replies, and those whose parent is missing).");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    ConsoleProgress progress(common.quiet);
    progress.start("Reading the workspace");
    const auto workspace = need(store::Workspace::openReadOnly(line.positional()[0]));
    const auto table = need(analysis::loadPostTable(workspace, progress));
    analysis::Selection everything(table.size());
    std::iota(everything.begin(), everything.end(), 0u);
    const analysis::Overview all = analysis::overview(table, everything);
    const auto sources = need(store::sources(workspace));
    const auto runs = need(store::runs(workspace));
    const store::Coverage coverage = need(store::coverage(workspace));
    std::map<std::uint32_t, std::string> forumNames;
    for (const store::Named &forum : need(store::forums(workspace)))
        forumNames[forum.id] = forum.name;
    progress.finish();

    boost::json::array languages, forums;
    for (const auto &[language, posts] : all.languages)
        languages.push_back(boost::json::object{{"language", language.code()}, {"posts", posts}});
    for (const auto &[forum, posts] : all.forums)
        forums.push_back(boost::json::object{{"forum", forumNames[forum.value]}, {"posts", posts}});
    writeSingle(common.json,
                {{"posts", all.posts},
                 {"submissions", all.submissions},
                 {"comments", all.comments},
                 {"threads", all.threads},
                 {"authors", peopleCell(all.people, all.posts)},
                 {"forums", Json{std::move(forums)}},
                 {"deleted", all.deleted},
                 {"removed", all.removed},
                 {"bots", all.bots},
                 {"stickied", all.stickied},
                 {"moderators", all.moderators},
                 {"duplicates", all.duplicates},
                 {"boilerplate", all.boilerplate},
                 {"quoting", all.quoting},
                 {"with_code", all.withCode},
                 {"with_text", all.withText},
                 {"scored", all.scored},
                 {"languages", Json{std::move(languages)}},
                 {"first", textCell(timeText(all.first, common.zone))},
                 {"last", textCell(timeText(all.last, common.zone))},
                 {"sources", Json{sourceList(sources, common.zone)}},
                 {"runs", Json{runList(runs, common.zone)}},
                 {"schema_version", std::int64_t{store::Workspace::schemaVersion()}},
                 {"replies", coverage.replies},
                 {"missing_parent", coverage.missingParent},
                 {"missing_parents", coverage.missingParents},
                 {"circular", coverage.circular},
                 {"placeholders", coverage.placeholders},
                 {"missing", coverage.missing}});
    return ExitDone;
}

int runRejects(const Arguments &arguments)
{
    std::int64_t limit = 0;
    CommandLine line("rejects", "WORKSPACE",
                     "Lists the records that could not be read: the source (with the file in it, where it is a\n"
                     "folder or an archive), the line (from 1; 0 in formats without lines), the offset of the record's first byte in the decompressed content, why, and its first\n"
                     "bytes.");
    line.add()("limit", po::value<std::int64_t>(&limit)->default_value(0)->value_name("N"), "so many at most; 0 = all");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    notNegative(limit, "--limit");
    const auto workspace = need(store::Workspace::openReadOnly(line.positional()[0]));
    Table table(line.common().json, "rejects", {"source", "line", "offset", "reason", "excerpt"});
    for (const store::Rejected &reject : need(store::rejects(workspace, limit)))
        table.row({reject.member.empty() ? reject.sourceName : reject.sourceName + "/" + reject.member, reject.line, reject.offset, reject.reason, reject.excerpt});
    table.finish();
    return ExitDone;
}

int runFormats(const Arguments &arguments)
{
    CommandLine line("formats", "", "Lists the formats that can be imported, how each is recognised and on what real\n"
                                    "files it was proved.");
    line.expect(0, 0);
    if (!line.parse(arguments))
        return ExitDone;
    Table table(line.common().json, "formats", {"format", "title", "recognised_by", "proved_on"});
    for (const import::Reader *reader : import::readers())
        table.row({std::string(reader->name()), std::string(reader->title()), std::string(reader->recognisedBy()),
                   std::string(reader->provedOn())});
    table.finish();
    return ExitDone;
}

} // namespace parlance::cli
