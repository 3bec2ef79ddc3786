// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/sections.h"

#include <boost/json/value.hpp>

namespace parlance::report {

/// What people found who checked the tags: one paragraph for the sentiment, one for the themes, or that
/// nobody did. The figures are those of the person who answered most.
struct CheckNote
{
    std::vector<Paragraph> paragraphs;
    boost::json::value data; ///< of everybody, and how far they agree; null where nobody checked
};

/// \param filter  of the report: a sample of another selection says so.
Result<CheckNote> writeCheckNote(Desk &desk, const analysis::Filter &filter);

} // namespace parlance::report
