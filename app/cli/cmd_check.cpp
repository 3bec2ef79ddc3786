// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"

#include "core/analysis/check.h"
#include "core/analysis/labelsheet.h"
#include "core/analysis/sample.h"
#include "core/import/labelreader.h"

#include <array>

namespace parlance::cli {

namespace {

using analysis::Figure;

class FigureTable
{
public:
    explicit FigureTable(bool json)
        : m_table(json, "figures", {"coder", "figure", "value", "low", "high", "posts"})
    {
    }

    void add(const std::string &coder, const std::string &name, const std::optional<Figure> &figure,
             std::int64_t posts)
    {
        if (figure)
            m_table.row({coder, name, Real{figure->value, 4}, Real{figure->interval.low, 4},
                         Real{figure->interval.high, 4}, posts});
        else
            m_table.row({coder, name, Cell(), Cell(), Cell(), posts});
    }

    void addSentiment(const analysis::CoderCheck &one)
    {
        constexpr std::array classes{sentiment::Class::Negative, sentiment::Class::Neutral,
                                     sentiment::Class::Positive};
        const analysis::Agreement &found = one.agreement;
        add(one.coder, "accuracy", found.accuracy, found.posts);
        add(one.coder, "macro_f1", found.macroF1, found.posts);
        add(one.coder, "kappa", found.kappa, found.posts);
        for (std::size_t i = 0; i < classes.size(); ++i) {
            const std::string name = sentiment::className(classes[i]);
            const auto &category = found.categories[i];
            add(one.coder, "precision " + name, category.precision, category.first);
            add(one.coder, "recall " + name, category.recall, category.second);
            for (std::size_t j = 0; j < classes.size(); ++j)
                add(one.coder, name + " is " + sentiment::className(classes[j]),
                    category.precision ? std::optional(found.confusion[i][j].share) : std::nullopt,
                    found.confusion[i][j].posts);
        }
        add(one.coder, "mixed", one.mixedShare, one.mixed);
    }

    void finish(const analysis::Check &check)
    {
        m_table.fact("sample", check.sample.id.value);
        m_table.fact("checked", boost::json::string(store::checkedName(check.sample.checked)));
        m_table.fact("seed", static_cast<std::int64_t>(check.sample.seed));
        m_table.fact("drawn", static_cast<std::int64_t>(check.sample.posts.size()));
        m_table.fact("drawn_from", check.population);
        boost::json::array coders;
        for (const analysis::CoderCheck &one : check.coders)
            coders.push_back({{"coder", one.coder},
                              {"labelled", one.labelled},
                              {"covered", one.covered},
                              {"untagged", one.untagged}});
        m_table.fact("coders", coders);
        m_table.finish();
    }

private:
    Table m_table;
};

void writeFigures(const analysis::Check &check, bool json)
{
    FigureTable output(json);
    for (const analysis::CoderCheck &one : check.coders) {
        if (check.sample.checked == store::Checked::Sentiment) {
            output.addSentiment(one);
        } else {
            output.add(one.coder, "right", one.right, one.labelled);
            output.add(one.coder, "right or partly", one.allowed, one.labelled);
        }
    }
    for (const analysis::CoderPair &pair : check.pairs) {
        const std::string names = pair.first + " and " + pair.second;
        output.add(names, "same answer", pair.same, pair.posts);
        output.add(names, "kappa", pair.kappa, pair.posts);
    }
    output.finish(check);
}

} // namespace

int runCheck(const Arguments &arguments)
{
    std::string of, sheet, exported, labels, coder;
    std::int64_t posts = 0;
    SelectionOptions selection;
    CommandLine line(
        "check", "WORKSPACE",
        "Checks the program's tags against what people say of a sample of posts. --sample draws one\n"
        "from the selection, by class and theme; --sheet writes it without the tags, for a person to\n"
        "fill in with a spreadsheet; --labels takes the answers back. Prints how right the program is\n"
        "by each person's answers, over the selection that was drawn from, with intervals at 95%,\n"
        "and how far people agree among themselves. Without --sample, the sample is the one drawn last.");
    line.add()("of", po::value<std::string>(&of)->default_value("sentiment")->value_name("sentiment|themes"),
               "what is checked: each post's class, or whether it belongs to its theme")(
        "sample", po::value<std::int64_t>(&posts)->value_name("N"),
        "draws a new sample of N posts; --seed decides which")(
        "sheet", po::value<std::string>(&sheet)->value_name("FILE"),
        "writes the sample without tags as .csv or .tsv; its last column is for negative, neutral, positive "
        "or mixed "
        "(themes: yes, partly or no), or 1, 2, 3, 4")("labels",
                                                      po::value<std::string>(&labels)->value_name("FILE"),
                                                      "reads a filled-in sheet; needs --coder")(
        "coder", po::value<std::string>(&coder)->value_name("NAME"),
        "whose answers --labels reads; with --sheet, whose stand in it already")(
        "export", po::value<std::string>(&exported)->value_name("FILE"),
        "writes all answers beside the tags, with weights, as .csv or .tsv");
    line.add(selection.group());
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    store::Checked checked = store::Checked::Sentiment;
    if (of == "themes")
        checked = store::Checked::Themes;
    else if (of != "sentiment")
        throw UsageError("--of takes sentiment or themes, not '" + of + "'");
    if (line.has("sample") && posts < 1)
        throw UsageError("--sample takes a number from 1 on, not " + std::to_string(posts));
    if (!labels.empty() && coder.empty())
        throw UsageError("--labels needs --coder: whose answers are they?");

    ConsoleProgress progress(common.quiet);
    const bool writes = line.has("sample") || !labels.empty();
    Corpus corpus =
        openCorpus(line.positional()[0], writes ? Access::Write : Access::Read, selection, common, progress);
    if (line.has("sample"))
        need(analysis::drawAndStoreSample(corpus.workspace, corpus.table, corpus.selection, corpus.filter,
                                          {.checked = checked, .posts = posts, .seed = common.seed}));
    const auto drawn = need(store::newestSample(corpus.workspace, checked));
    if (!drawn)
        throw Failure(ExitUnusable, "No sample was drawn yet. Draw one with --sample N.");
    if (!labels.empty()) {
        const std::int64_t stored = need(import::readLabels(corpus.workspace, *drawn, coder, labels));
        progress.finish();
        say(common.quiet,
            grouped(stored) + (stored == 1 ? " answer" : " answers") + " read for " + coder + ".");
    }
    const auto check = need(analysis::newestCheck(corpus.workspace, corpus.table, checked));
    progress.finish();
    if (!sheet.empty())
        need(analysis::writeLabelSheet(corpus.workspace, *check, coder, sheet));
    if (!exported.empty())
        need(analysis::writeLabels(corpus.workspace, corpus.table, *check, exported));
    writeFigures(*check, common.json);
    return ExitDone;
}

} // namespace parlance::cli
