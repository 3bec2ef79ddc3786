// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reportrun.h"

#include "core/base/version.h"
#include "core/sentiment/scorer.h"
#include "core/store/themes.h"

#include <boost/json.hpp>

#include <chrono>
#include <vector>

namespace parlance::report {

Result<RunId> storeReportRun(const store::Workspace &workspace, const Report &report, const analysis::Filter &filter,
                             std::int64_t posts)
{
    const auto themeRun = store::currentThemeRun(workspace);
    if (!themeRun)
        return themeRun.error();
    const auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();

    std::vector<store::StoredQuote> quotes;
    for (const Section &section : report.sections) {
        ThemeId theme;
        for (const store::Theme &known : *themes) {
            if (known.number == section.theme)
                theme = known.id;
        }
        for (const std::vector<PullQuote> *list : {&section.quotes, &section.cited}) {
            for (const PullQuote &pull : *list)
                quotes.push_back({theme, pull.quote.post, pull.quote.begin, pull.quote.end, pull.quote.sha256});
        }
    }

    boost::json::object parameters{{"language", report.language.code()},
                                   {"title", report.title},
                                   {"sections", report.sections.size()},
                                   {"short", report.shortReport}};
    if (*themeRun)
        parameters["theme_run"] = (*themeRun)->id.value;
    store::Run run;
    run.kind = "report";
    run.startedUtc = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
                         .count();
    run.parameters = boost::json::serialize(parameters);
    run.seed = *themeRun ? (*themeRun)->seed : 1;
    run.selection = analysis::toJson(filter);
    run.posts = posts;
    run.lexiconHash = sentiment::Scorer::lexiconHash();
    run.version = version();
    return store::addReportRun(workspace, run, quotes);
}

} // namespace parlance::report
