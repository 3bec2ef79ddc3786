// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themecarry.h"
#include "core/analysis/themecorpus.h"
#include "core/analysis/themestats.h"
#include "core/base/version.h"
#include "core/store/connection.h"
#include "core/store/layers.h"
#include "core/store/thememodel.h"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>

namespace parlance::analysis {

namespace {

const Error Cancelled{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "Cancelled.")};

std::string runParameters(const std::string &model, Unit unit, const store::ReadLayers &layers)
{
    boost::system::error_code failure;
    boost::json::value value = boost::json::parse(model, failure);
    boost::json::object object;
    object["unit"] = unit == Unit::Post ? "post" : "thread";
    if (layers.any())
        object["also_read"] = store::namesOf(layers);
    if (!failure && value.is_object()) {
        for (const auto &[key, entry] : value.get_object())
            object[key] = entry;
    }
    return boost::json::serialize(object);
}

/// So that later posts can join the themes, and any post's theme be explained.
Result<void> keepWhatWasLearned(const store::Workspace &workspace, const PostTable &table,
                                const std::vector<std::uint32_t> &rows, const std::vector<std::uint32_t> &documentOf, RunId run,
                                const topics::ThemeModel &model)
{
    std::vector<std::string> themes;
    for (const topics::WordCounts &counts : model.counted.themes)
        themes.push_back(topics::toBytes(counts));
    std::vector<PostId> unassigned;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (model.assignment[documentOf[i]] < 0)
            unassigned.push_back(table.id[rows[i]]);
    }
    std::sort(unassigned.begin(), unassigned.end());
    return store::keepThemeKnowledge(workspace, {run, topics::toBytes(model.known)},
                                     {topics::toBytes(model.counted.words), topics::toBytes(model.counted.all)}, themes,
                                     unassigned);
}

/// Stores all of a run or nothing.
Result<RunId> storeRun(const store::Workspace &workspace, const PostTable &table, const std::vector<std::uint32_t> &rows,
                       const std::vector<std::uint32_t> &documentOf, const store::Run &run, const topics::ThemeModel &model,
                       ThemeCarry &carry, const Progress &progress)
{
    auto transaction = store::Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    std::optional<store::CancelScope> cancel;
    cancel.emplace(workspace.connection(), progress);
    if (const auto same = carry.expectUnchanged(workspace); !same)
        return same.error();
    std::vector<store::Theme> themes = storedThemes(model);
    carry.addKept(themes, model);
    const auto id = store::addThemeRun(workspace, run, themes, storedAssignments(table, rows, documentOf, model));
    if (!id)
        return id;
    if (const auto kept = keepWhatWasLearned(workspace, table, rows, documentOf, *id, model); !kept)
        return kept.error();
    if (const auto carried = carry.takeOver(workspace); !carried)
        return carried.error();
    cancel.reset(); // from here on it is done
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return id;
}

} // namespace

Result<store::Run> findAndStoreThemes(const store::Workspace &workspace, const PostTable &table,
                                      const Selection &selection, const Filter &filter,
                                      const FindThemesOptions &options, Progress &progress)
{
    const std::vector<std::uint32_t> rows = rowsWithText(table, selection, options.unit);
    if (rows.empty())
        return Error{.code = ErrorCode::NotFound,
                     .message = TR_NOOP("Error", "No post of the selection has text, so there is nothing to find themes in. "
                                                 "Choose more posts.")};
    PartOf reading(progress, 0, 100, 1000);
    auto corpus = readCorpus(workspace, table, rows, options.unit, reading);
    if (!corpus)
        return corpus.error();
    if (options.unit == Unit::Post) {
        PartOf answers(progress, 100, 100, 1000);
        if (const auto done = readAnswers(workspace, table, rows, *corpus, answers); !done)
            return done.error();
    }
    auto names = userNames(workspace, table, selection, progress);
    if (!names)
        return names.error();

    auto carry = ThemeCarry::prepare(workspace, table, rows);
    if (!carry)
        return carry.error();

    topics::ThemeOptions modelOptions = options.model;
    modelOptions.names = std::move(*names);
    carry->constrain(modelOptions, corpus->documents, corpus->documentOf);
    PartOf modelling(progress, 100, 990, 1000);
    auto model = topics::findThemes(corpus->documents, modelOptions, modelling);
    if (!model)
        return model.error();
    if (progress.isCancelled())
        return Cancelled;
    // The run is stored as if nothing were placed by hand: that is made again over it, and can be taken back.
    for (const topics::PlacedByHand &one : model->placedByHand) {
        model->assignment[one.document] = one.theme;
        model->weight[one.document] = one.theme < 0 ? 0.0F : one.weight;
    }

    store::Run run;
    run.kind = "themes";
    run.startedUtc = std::chrono::duration_cast<std::chrono::seconds>(
                         std::chrono::system_clock::now().time_since_epoch()).count();
    const auto layers = store::layersRead(workspace);
    if (!layers)
        return layers.error();
    run.parameters = runParameters(model->parameters, options.unit, *layers);
    run.seed = options.model.seed;
    run.selection = toJson(filter);
    run.posts = static_cast<std::int64_t>(rows.size());
    run.version = version();

    const auto stored = storeRun(workspace, table, rows, corpus->documentOf, run, *model, *carry, progress);
    if (!stored)
        return stored.error();
    run.id = *stored;
    progress.report(1000, 1000);
    return run;
}

} // namespace parlance::analysis
