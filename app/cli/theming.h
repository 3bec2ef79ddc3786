// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli.h"
#include "options.h"

#include "core/analysis/knownnow.h"
#include "core/analysis/themestats.h"

namespace parlance::cli {

/// "500 themes", "1 theme".
std::string countOf(std::int64_t count, const std::string &what);

/// Whether a post of the selection has text.
bool hasText(const Corpus &corpus);

/// Finds and stores the themes of the corpus's selection and brings them into its table; says why there are none, or fewer than
/// were asked for. \throws Failure  ExitUnusable: no post has text.
void findThemes(Corpus &corpus, const analysis::FindThemesOptions &options, const CommonOptions &common,
                ConsoleProgress &progress);

/// Says how many of what was asked for were found, and why no more: nothing where that is as many. \param asked  0 = as many as there
/// are. \param posts  with text, that were searched. \param what  "themes", "subthemes" or "parts".
/// \param sameText  the posts are copies of one another.
void tellNumber(std::int64_t asked, std::int64_t found, std::int64_t posts, const std::string &what, const CommonOptions &common,
                bool sameText = false);

/// The themes of the last run. \throws Failure  ExitUnusable: none were found yet.
std::vector<store::Theme> foundThemes(const store::Workspace &workspace);

/// The one that has this number. \throws Failure  ExitUnusable: there is none.
const store::Theme &themeNumbered(const std::vector<store::Theme> &themes, const std::string &number);

/// Says so where no post is in a theme: edits may have taken all. \returns whether it is so.
bool tellEmptied(const Corpus &corpus, const store::Theme &theme, const CommonOptions &common);

/// What is known of them, edits and all. \throws Failure  ExitUnusable: none were found yet, or nothing was kept.
analysis::KnownNow knownThemes(const Corpus &corpus, ConsoleProgress &progress);

/// The row of the post that postNamed() finds.
std::uint32_t rowNamed(const Corpus &corpus, const std::string &name);

/// What --k says; 0 for "auto". \throws UsageError
int themeCount(const std::string &text);

} // namespace parlance::cli
