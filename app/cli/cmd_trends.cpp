// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"

#include "core/analysis/trends.h"
#include "core/store/posts.h"
#include "core/store/themes.h"

#include <map>

namespace parlance::cli {

namespace {

analysis::Bin binNamed(const std::string &name)
{
    using analysis::Bin;
    for (const auto &[known, bin] : {std::pair("hour", Bin::Hour), std::pair("day", Bin::Day),
                                     std::pair("week", Bin::Week), std::pair("month", Bin::Month)}) {
        if (name == known)
            return bin;
    }
    throw UsageError("--by takes hour, day, week or month, not '" + name + "'");
}

analysis::Split splitNamed(const std::string &name)
{
    using analysis::Split;
    for (const auto &[known, split] : {std::pair("", Split::None), std::pair("theme", Split::Theme),
                                       std::pair("forum", Split::Forum), std::pair("language", Split::Language)}) {
        if (name == known)
            return split;
    }
    throw UsageError("--split takes theme, forum or language, not '" + name + "'");
}

} // namespace

int runTrends(const Arguments &arguments)
{
    std::string by, splitName;
    SelectionOptions selection;
    CommandLine line("trends", "WORKSPACE",
                     "Posts, votes and sentiment over time. Bins begin at the midnights of --timezone, weeks on\n"
                     "Monday. A bin without posts is there, with nothing known about its means: a gap, not a zero.\n"
                     "Posts whose time is not known are left out.");
    line.add()
        ("by", po::value<std::string>(&by)->default_value("day")->value_name("BIN"), "hour, day, week or month")
        ("split", po::value<std::string>(&splitName)->default_value("", "nothing")->value_name("KEY"),
         "a series for each theme, forum or language, largest first; theme -1 = in none,\n-2 = not looked at when themes were found");
    line.add(selection.group());
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    analysis::TrendOptions options;
    options.by = binNamed(by);
    options.split = splitNamed(splitName);
    options.timeZone = common.zone.name();

    ConsoleProgress progress(common.quiet);
    const Corpus corpus = openCorpus(line.positional()[0], Access::Read, selection, common, progress);
    const auto series = need(analysis::trends(corpus.table, corpus.selection, options));
    std::map<std::int64_t, std::string> names;
    if (options.split == analysis::Split::Forum) {
        for (const store::Named &forum : need(store::forums(corpus.workspace)))
            names[forum.id] = forum.name;
    } else if (options.split == analysis::Split::Theme) {
        for (const store::Theme &theme : need(store::currentThemes(corpus.workspace)))
            names[theme.number] = theme.label;
    }
    progress.finish();

    std::vector<std::string> columns;
    if (options.split != analysis::Split::None)
        columns.push_back(splitName);
    if (options.split == analysis::Split::Theme)
        columns.emplace_back("label");
    columns.insert(columns.end(), {"start", "end", "posts", "authors", "score_sum", "score_mean", "compound_mean",
                                   "positive_share", "negative_share"});
    Table output(common.json, "bins", columns);
    for (const analysis::TrendSeries &one : series) {
        for (const analysis::TrendBin &bin : one.bins) {
            std::vector<Cell> row;
            if (options.split == analysis::Split::Theme)
                row.insert(row.end(), {one.key, textCell(names[one.key])});
            else if (options.split == analysis::Split::Forum)
                row.emplace_back(names[one.key]);
            else if (options.split == analysis::Split::Language)
                row.emplace_back(Language(static_cast<std::uint16_t>(one.key)).code());
            const auto known = [](bool any, double value, int decimals) {
                return any ? Cell(Real{value, decimals}) : Cell();
            };
            row.insert(row.end(),
                       {formatTime(bin.start, common.zone), formatTime(bin.end, common.zone), bin.posts,
                        peopleCell(bin.authors, bin.posts), bin.scoreSum, known(bin.withScore > 0, bin.scoreMean, 4),
                        known(bin.scored > 0, bin.compoundMean, 4), known(bin.scored > 0, bin.positive, 4),
                        known(bin.scored > 0, bin.negative, 4)});
            output.row(row);
        }
    }
    output.fact("by", boost::json::string(by));
    output.fact("timezone", boost::json::string(common.zone.name()));
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
