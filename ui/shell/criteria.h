// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include "core/analysis/filter.h"

#include <functional>
#include <vector>

namespace parlance::ui {

/// One active criterion of a filter, as its chip shows it.
struct Criterion
{
    enum class Kind { Query, Forum, Sentiment, Language, Score, Author, Time, Thread, Theme, Deleted, Bots, Stickied, Moderators, Duplicates };

    Kind kind = Kind::Query;
    QString text;             ///< in words
    QColor dot;               ///< a theme's or sentiment's colour; invalid: none
    analysis::Filter without; ///< the filter with this criterion taken away
};

/// How ids are called.
struct CriterionNames
{
    std::function<QString(ForumId)> forum;
    std::function<QString(int)> theme;
    std::function<QString(AuthorId)> author;
    std::function<QString(ThreadId)> thread;
    std::vector<int> themes{}; ///< all that there are, the unassigned and those not looked at too
};

/// The criteria of a filter that restrict or widen it, in the order of the bar.
std::vector<Criterion> criteriaOf(const analysis::Filter &filter, const CriterionNames &names);

} // namespace parlance::ui
