// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/import/import.h"

#include <vector>

namespace parlance::ui {

/// The four figures of an account, added up.
struct ImportTotals
{
    std::int64_t files = 0; ///< that could be used
    std::int64_t read = 0, stored = 0, updated = 0, duplicate = 0, rejected = 0;
};

ImportTotals totalsOf(const std::vector<import::ImportOutcome> &outcomes);

/// "2 files imported. 1,000 posts read: 990 stored, 0 updated, 8 already there, 2 rejected."
QString summaryText(const ImportTotals &totals);

/// What was guessed of the columns of a table, or of the keys of JSON, and how to look: "Nobody said what the columns of
/// pond.csv hold; guessed: Text = comment, Author = user. ..." Empty when nothing was guessed; of several files the first is told,
/// and how many more there are.
QString guessText(const std::vector<import::ImportOutcome> &outcomes);

} // namespace parlance::ui
