// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/plaintext.h"
#include "core/text/transportentities.h"

#include <vector>

namespace parlance::text {

/// Takes Markdown apart with md4c: own words, quotes and code. \param runs  where the words came from;
/// nullptr = not wanted.
void parseMarkdown(const DecodedBody &base, PlainText &plain, std::vector<SourceRun> *runs);

/// Copies what has no marks, line by line.
void copyLines(const DecodedBody &base, PlainText &plain, std::vector<SourceRun> *runs);

} // namespace parlance::text
