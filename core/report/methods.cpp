// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/methods.h"

#include "core/base/timezone.h"
#include "core/base/version.h"
#include "core/report/checknote.h"
#include "core/report/filternote.h"
#include "core/report/typography.h"
#include "core/sentiment/scorer.h"
#include "core/store/coverage.h"
#include "core/store/layers.h"
#include "core/store/sources.h"
#include "core/store/themeedits.h"

#include <boost/json.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace parlance::report {

namespace {

namespace json = boost::json;

/// JSON that our own code wrote, as a value; null where it cannot be read (a workspace edited by hand).
json::value parsed(const std::string &text)
{
    boost::system::error_code failed;
    json::value value = json::parse(text, failed);
    return failed ? json::value(text) : value;
}

/// What the themes were found by; the other settings stand in the data. Runs that do not tell how often the search began give
/// the name that they noted.
Argument methodOf(const std::string &parameters, const Catalogue &words)
{
    const json::value value = parsed(parameters);
    const json::object *settings = value.if_object();
    const json::value *starts = settings != nullptr ? settings->if_contains("starts") : nullptr;
    if (starts != nullptr && starts->is_int64())
        return words.text("methods.mixture", {{"starts", starts->get_int64()}});
    const json::value *method = settings != nullptr ? settings->if_contains("method") : nullptr;
    return verbatim(method != nullptr && method->is_string() ? std::string(method->get_string()) : parameters);
}

/// Whether copies were looked for.
Result<bool> wasCleaned(const store::Workspace &workspace)
{
    const auto runs = store::runs(workspace);
    if (!runs)
        return runs.error();
    return std::any_of(runs->begin(), runs->end(), [](const store::Run &run) { return run.kind == "duplicates"; });
}

json::value numberOrNull(std::optional<int> number)
{
    return number ? json::value(*number) : json::value();
}

/// Null where nobody is known of who wrote the posts.
json::value peopleJson(std::int64_t people, std::int64_t posts)
{
    return people == 0 && posts > 0 ? json::value() : json::value(people);
}

json::object toneJson(const Tone &tone)
{
    return {{"scored", tone.scored}, {"positive", tone.positive}, {"neutral", tone.neutral}, {"negative", tone.negative}};
}

} // namespace

Result<void> writeMethods(Report &report, Desk &desk, const CorpusFacts &corpus, const analysis::Filter &filter)
{
    const analysis::Overview &overview = corpus.overview;
    const Catalogue &words = desk.prose.catalogue();
    const auto sources = store::sources(desk.workspace);
    if (!sources)
        return sources.error();
    const auto coverage = store::coverage(desk.workspace);
    if (!coverage)
        return coverage.error();
    const auto run = store::currentThemeRun(desk.workspace);
    if (!run)
        return run.error();

    const auto add = [&](std::string_view key, const Arguments &arguments) {
        report.methods.push_back(desk.prose.fragment(key, arguments));
    };
    const auto extend = [&](std::string_view key, const Arguments &arguments) {
        Paragraph more = desk.prose.fragment(key, arguments);
        Paragraph &last = report.methods.back();
        last.push_back({.text = " "});
        last.insert(last.end(), more.begin(), more.end());
    };

    std::int64_t read = 0, stored = 0, updated = 0, duplicate = 0, rejected = 0, missing = 0;
    json::array files;
    for (const store::Source &source : *sources) {
        read += source.read;
        stored += source.stored;
        updated += source.updated;
        duplicate += source.duplicate;
        rejected += source.rejected;
        files.push_back({{"name", source.name}, {"format", source.format}, {"bytes", source.bytes},
                         {"sha256", source.sha256}, {"state", source.state}, {"read", source.read},
                         {"stored", source.stored}, {"updated", source.updated}, {"duplicate", source.duplicate},
                         {"rejected", source.rejected}, {"missing", source.missing}});
    }
    missing = coverage->missing;
    add("methods.data", {{"files", static_cast<std::int64_t>(sources->size())}, {"read", read}, {"stored", stored},
                         {"updated", updated}, {"duplicate", duplicate}, {"rejected", rejected}});
    for (const store::Source &source : *sources)
        extend(source.sha256.empty() ? "methods.file.open" : "methods.file",
               {{"name", verbatim(oneLine(source.name))}, {"format", verbatim(source.format)}, {"bytes", source.bytes},
                {"hash", verbatim(source.sha256)}});

    add("methods.selection",
        {{"posts", overview.posts}, {"submissions", overview.submissions}, {"comments", overview.comments},
         {"period", desk.dates.period(overview.first, overview.last)}, {"deleted", corpus.deleted},
         {"removed", corpus.removed}, {"bots", corpus.bots}, {"stickied", corpus.stickied}, {"moderators", corpus.moderators}});
    const auto cleaned = wasCleaned(desk.workspace);
    if (!cleaned)
        return cleaned.error();
    if (*cleaned)
        extend("methods.copies", {{"copies", corpus.duplicates}, {"posts", overview.boilerplate}});
    else
        extend("methods.nocopies", {});
    auto selection = filterForReaders(desk, analysis::toJson(filter));
    if (!selection)
        return selection.error();
    if (filter == analysis::Filter())
        extend("methods.nofilter", {{"zone", verbatim(desk.options.timeZone)}});
    else
        extend("methods.filter", {{"filter", verbatim(json::serialize(*selection))}, {"zone", verbatim(desk.options.timeZone)}});
    add("methods.coverage", {{"replies", coverage->replies}, {"missing", coverage->missingParent},
                             {"placeholders", coverage->placeholders}});
    if (coverage->circular > 0)
        extend("methods.circular", {{"n", coverage->circular}});
    if (missing > 0)
        extend("methods.missing", {{"n", missing}});

    std::vector<std::string> languages;
    json::object languageData;
    for (const auto &[language, posts] : overview.languages) {
        const double share = static_cast<double>(posts) / static_cast<double>(std::max<std::int64_t>(1, overview.posts));
        languageData[language.code()] = posts;
        if (languages.size() < 6 && share >= 0.005)
            languages.push_back(words.format("methods.language",
                                             {{"name", words.format("language.name", {{"code", language.code()}})},
                                              {"share", share}}));
    }
    if (!languages.empty())
        add("methods.languages", {{"list", words.list(languages)}});

    const std::string &lexicon = sentiment::Scorer::lexiconHash();
    add("methods.sentiment", {{"scored", overview.scored}, {"posts", overview.posts}, {"hash", verbatim(lexicon)},
                              {"model", verbatim(sentiment::Scorer::modelHash())}});

    const auto layers = store::layersRead(desk.workspace);
    if (!layers)
        return layers.error();
    if (layers->any())
        extend("methods.alsoread", {{"layers", std::string(layers->quotes && layers->code ? "both" : store::namesOf(*layers))}});

    const double unassigned = analysis::unassignedOf(corpus.themeStats).share;
    const std::int64_t unseen = analysis::notLookedAt(corpus.themeStats);
    json::value themeRun = nullptr;
    if (*run) {
        const store::Run &themes = **run;
        add("methods.themes", {{"run", verbatim(std::to_string(themes.id.value))}, {"posts", themes.posts},
                               {"seed", verbatim(std::to_string(themes.seed))}, {"version", verbatim(themes.version)},
                               {"method", methodOf(themes.parameters, words)},
                               {"n", static_cast<std::int64_t>(corpus.themes.size())}, {"unassigned", unassigned},
                               {"unseen", unseen}});
        if (unseen > 0)
            extend("methods.notlooked", {{"n", unseen}});
        auto searched = filterForReaders(desk, themes.selection);
        if (!searched)
            return searched.error();
        themeRun = json::object{{"id", themes.id.value}, {"seed", themes.seed}, {"version", themes.version},
                                {"posts", themes.posts}, {"parameters", parsed(themes.parameters)},
                                {"selection", std::move(*searched)}};
    } else {
        add("methods.nothemes", {});
    }
    const auto edits = store::themeEdits(desk.workspace);
    if (!edits)
        return edits.error();
    json::array editData;
    std::set<std::pair<bool, std::int64_t>> steps; // those taken over from an earlier run apart
    for (const store::ThemeEdit &edit : *edits) {
        if (edit.undone || (edit.carried && edit.derived)) // taken back, or no edit of a person's
            continue;
        steps.emplace(edit.carried, edit.carried ? edit.id : edit.step);
        editData.push_back({{"kind", std::string(store::editName(edit.kind))}, {"theme", numberOrNull(edit.themeNumber)},
                            {"into", numberOrNull(edit.intoNumber)}, {"text", edit.text}, {"posts", edit.posts}, {"carried", edit.carried}});
    }
    if (!steps.empty())
        extend("methods.edits", {{"n", static_cast<std::int64_t>(steps.size())}});
    for (const auto &[label, language] : desk.leftOut)
        extend("methods.left", {{"a", verbatim(label)},
                                {"language", words.text("language.name", {{"code", language.code()}})}});
    for (const Section &section : report.sections) {
        const bool some = !section.sharedWords.empty();
        Arguments arguments{{"heading", verbatim(section.heading)}};
        if (some)
            arguments.emplace_back("words", desk.prose.quotedList(section.sharedWords));
        if (&section == &report.sections.front())
            add(some ? "methods.section" : "methods.section.nowords", arguments);
        else
            extend(some ? "methods.section" : "methods.section.nowords", arguments);
    }
    auto check = writeCheckNote(desk, filter);
    if (!check)
        return check.error();
    report.methods.insert(report.methods.end(), check->paragraphs.begin(), check->paragraphs.end());
    add("methods.quotes", {});
    if (desk.options.pseudonymise)
        extend("methods.pseudonyms", {});
    add("methods.limits", {});
    add("methods.version", {{"version", verbatim(version())}});

    json::array themes;
    for (std::size_t i = 0; i < corpus.themes.size(); ++i) {
        const analysis::ThemeStats &stats = corpus.themeStats[i];
        const auto &coherence = corpus.themes[i].coherence;
        themes.push_back({{"theme", stats.theme}, {"label", corpus.themes[i].label}, {"posts", stats.posts},
                          {"threads", stats.threads}, {"people", peopleJson(stats.people, stats.posts)}, {"share", stats.share},
                          {"compound", stats.compound}, {"positive", stats.positive}, {"negative", stats.negative},
                          {"score_sum", stats.scoreSum}, {"coherence", coherence ? json::value(*coherence) : json::value()}});
    }
    json::object data;
    data["program"] = json::object{{"name", "Parlance"}, {"version", version()}};
    data["language"] = desk.options.language.code();
    data["time_zone"] = desk.options.timeZone;
    data["pseudonymised"] = desk.options.pseudonymise;
    data["files"] = std::move(files);
    data["filter"] = std::move(*selection);
    data["selection"] = json::object{{"posts", overview.posts}, {"submissions", overview.submissions},
                                     {"comments", overview.comments}, {"threads", overview.threads},
                                     {"people", peopleJson(overview.people, overview.posts)}, {"with_text", overview.withText},
                                     {"scored", overview.scored}};
    if (overview.first && overview.last) {
        data["first"] = formatTime(*overview.first, TimeZone());
        data["last"] = formatTime(*overview.last, TimeZone());
    }
    data["left_out"] = json::object{{"deleted", corpus.deleted}, {"removed", corpus.removed}, {"bots", corpus.bots},
                                    {"stickied", corpus.stickied}, {"moderators", corpus.moderators},
                                    {"duplicates", corpus.duplicates}};
    data["languages"] = std::move(languageData);
    data["coverage"] = json::object{{"replies", coverage->replies}, {"missing_parent", coverage->missingParent},
                                    {"missing_parents", coverage->missingParents}, {"circular", coverage->circular},
                                    {"placeholders", coverage->placeholders}, {"missing", coverage->missing}};
    data["sentiment"] = json::object{{"engine", "own"}, {"lexicon_sha256", lexicon}, {"model_sha256", sentiment::Scorer::modelHash()}, {"tone", toneJson(corpus.tone)}};
    data["theme_run"] = std::move(themeRun);
    data["themes"] = std::move(themes);
    data["unassigned_share"] = unassigned;
    data["not_looked_at"] = unseen;
    data["theme_edits"] = std::move(editData);
    data["check"] = std::move(check->data);
    report.dataJson = json::serialize(data);
    return {};
}

} // namespace parlance::report
