// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/checknote.h"

#include "core/analysis/check.h"
#include "core/report/filternote.h"
#include "core/report/typography.h"

#include <boost/json.hpp>

namespace parlance::report {

namespace {

namespace json = boost::json;
using analysis::Check;
using analysis::CoderCheck;
using analysis::Figure;
using store::Checked;

/// Adds a figure's value and interval as `name`, `name_low` and `name_high`; `name_known` says whether there
/// is one.
void addFigure(Arguments &arguments, const std::string &name, const std::optional<Figure> &figure)
{
    arguments.emplace_back(name + "_known", std::string(figure ? "yes" : "no"));
    arguments.emplace_back(name, figure ? figure->value : 0.0);
    arguments.emplace_back(name + "_low", figure ? figure->interval.low : 0.0);
    arguments.emplace_back(name + "_high", figure ? figure->interval.high : 0.0);
}

json::value toJson(const std::optional<Figure> &figure)
{
    if (!figure)
        return nullptr;
    return json::object{
        {"value", figure->value}, {"low", figure->interval.low}, {"high", figure->interval.high}};
}

json::object toJson(const CoderCheck &one, Checked checked)
{
    json::object object{{"coder", one.coder}, {"labelled", one.labelled}, {"covered", one.covered}};
    if (checked == Checked::Sentiment) {
        object["compared"] = one.agreement.posts;
        object["mixed"] = one.mixed;
        object["accuracy"] = toJson(one.agreement.accuracy);
        object["macro_f1"] = toJson(one.agreement.macroF1);
        object["kappa"] = toJson(one.agreement.kappa);
        json::array confusion;
        for (const auto &row : one.agreement.confusion) {
            json::array cells;
            for (const auto &cell : row)
                cells.push_back(cell.posts);
            confusion.push_back(std::move(cells));
        }
        object["confusion"] = std::move(confusion); // rows: negative, neutral, positive by the program
    } else {
        object["right"] = toJson(one.right);
        object["right_or_partly"] = toJson(one.allowed);
    }
    return object;
}

json::object toJson(const Check &check)
{
    json::array coders, pairs;
    for (const CoderCheck &one : check.coders)
        coders.push_back(toJson(one, check.sample.checked));
    for (const analysis::CoderPair &pair : check.pairs)
        pairs.push_back({{"first", pair.first},
                         {"second", pair.second},
                         {"posts", pair.posts},
                         {"same", toJson(pair.same)},
                         {"kappa", toJson(pair.kappa)}});
    return {{"sample", check.sample.id.value}, {"seed", static_cast<std::int64_t>(check.sample.seed)},
            {"drawn_from", check.population},  {"drawn", check.sample.posts.size()},
            {"coders", std::move(coders)},     {"pairs", std::move(pairs)}};
}

class NoteWriter
{
public:
    NoteWriter(Desk &desk, const analysis::Filter &filter) : m_desk(desk), m_filter(analysis::toJson(filter))
    {
    }

    Result<void> add(Checked checked, RunId currentRun)
    {
        const auto found = analysis::newestCheck(m_desk.workspace, m_desk.table, checked);
        if (!found)
            return found.error();
        if (!*found || (*found)->coders.empty())
            return {};
        const Check &check = **found;
        const CoderCheck &best = check.coders.front();
        const bool sentiment = checked == Checked::Sentiment;
        Arguments arguments{{"coder", verbatim(best.coder)},
                            {"posts", best.labelled},
                            {"from", check.population},
                            {"seed", verbatim(std::to_string(check.sample.seed))},
                            {"mixed", best.mixed}};
        if (sentiment) {
            addFigure(arguments, "right", best.agreement.accuracy);
            addFigure(arguments, "f1", best.agreement.macroF1);
            addFigure(arguments, "kappa", best.agreement.kappa);
        } else {
            addFigure(arguments, "right", best.right);
            addFigure(arguments, "allowed", best.allowed);
        }
        Paragraph paragraph =
            m_desk.prose.fragment(sentiment ? "methods.check.sentiment" : "methods.check.themes", arguments);
        const auto extend = [&](std::string_view key, const Arguments &more) {
            paragraph.push_back({.text = " "});
            const Paragraph sentence = m_desk.prose.fragment(key, more);
            paragraph.insert(paragraph.end(), sentence.begin(), sentence.end());
        };
        if (best.covered < 1)
            extend("methods.check.covered", {{"share", best.covered}});
        if (check.sample.selection != m_filter) {
            const auto drawnFrom = filterForReaders(m_desk, check.sample.selection);
            if (!drawnFrom)
                return drawnFrom.error();
            extend("methods.check.elsewhere", {{"filter", verbatim(json::serialize(*drawnFrom))}});
        }
        if (!sentiment && check.sample.run != currentRun)
            extend("methods.check.oldrun", {{"run", verbatim(std::to_string(check.sample.run.value))}});
        for (const analysis::CoderPair &pair : check.pairs) {
            Arguments more{
                {"first", verbatim(pair.first)}, {"second", verbatim(pair.second)}, {"posts", pair.posts}};
            addFigure(more, "same", pair.same);
            addFigure(more, "kappa", pair.kappa);
            extend("methods.check.pair", more);
        }
        note.paragraphs.push_back(std::move(paragraph));
        m_data[store::checkedName(checked)] = toJson(check);
        return {};
    }

    CheckNote finish()
    {
        if (note.paragraphs.empty())
            note.paragraphs.push_back(m_desk.prose.fragment("methods.check.none", {}));
        else
            note.data = std::move(m_data);
        return std::move(note);
    }

    CheckNote note;

private:
    Desk &m_desk;
    std::string m_filter;
    json::object m_data;
};

} // namespace

Result<CheckNote> writeCheckNote(Desk &desk, const analysis::Filter &filter)
{
    const auto run = store::currentThemeRun(desk.workspace);
    if (!run)
        return run.error();
    NoteWriter writer(desk, filter);
    for (const Checked checked : {Checked::Sentiment, Checked::Themes}) {
        if (const auto done = writer.add(checked, *run ? (*run)->id : RunId()); !done)
            return done.error();
    }
    return writer.finish();
}

} // namespace parlance::report
