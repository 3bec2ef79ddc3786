// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/dates.h"
#include "core/report/draft.h"
#include "core/report/facts.h"
#include "core/report/people.h"
#include "core/report/prose.h"
#include "core/report/report.h"
#include "core/report/threadbook.h"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>

namespace parlance::report {

/// What the parts of a draft share while it is written.
struct Desk
{
    const store::Workspace &workspace;
    const analysis::PostTable &table;
    const analysis::Selection &selection;
    const DraftOptions &options;
    Prose prose;
    Dates dates;
    People people;
    ThreadBook threads;

    std::map<std::string, int, std::less<>> told{}; ///< kinds of facts, so that sections do not read alike
    std::set<std::uint32_t> quotedAuthors{};
    std::set<std::int64_t> quotedPosts{};
    std::map<std::int64_t, int> quotesOfThread{};
    std::vector<std::pair<std::string, Language>> leftOut{}; ///< themes that are only a language, by label
};

/// The language of most posts of the whole.
Language mainLanguage(const CorpusFacts &corpus);

/// Words of a theme that a headline names.
struct HeadlineWords
{
    const SectionFacts *facts; ///< of the theme
    const std::string *words;
};

/// The same as they stand in the headline: all in quotation marks where one of them is not in the report's language or
/// names two things ("On r/town, talk of “rent and housing” and “trams”").
std::vector<Paragraph> inHeadline(const Desk &desk, std::span<const HeadlineWords> all);

/// Writes a section from its facts: the main thread, what ties the others to it, the tone, the opposing voice, who and
/// when, choosing among measured facts by how much they stand out.
/// \param place  0 for the first section. \param last  it is the last one, of several.
/// \error Cancelled.
Result<Section> writeSection(Desk &desk, const CorpusFacts &corpus, const SectionFacts &facts, std::size_t place,
                             bool last, Progress &progress);

/// The best quotes of some posts that were not quoted yet, as pull quotes with their credit; for short reports.
Result<std::vector<PullQuote>> pickQuotes(Desk &desk, const analysis::Selection &rows, std::size_t count,
                                          Progress &progress);

} // namespace parlance::report
