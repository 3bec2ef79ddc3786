// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/runscope.h"

#include <boost/json.hpp>

namespace parlance::analysis {

namespace {

/// null where the run has not noted it.
boost::json::value noted(const store::Run &run, std::string_view name)
{
    boost::system::error_code failure;
    const boost::json::value parameters = boost::json::parse(run.parameters, failure);
    const auto *value = failure || !parameters.is_object() ? nullptr : parameters.get_object().if_contains(name);
    return value != nullptr ? *value : boost::json::value();
}

} // namespace

Unit unitOf(const store::Run &run)
{
    return noted(run, "unit") == boost::json::value("thread") ? Unit::Thread : Unit::Post;
}

bool sawOneText(const store::Run &run)
{
    return noted(run, "same_text") == boost::json::value(true);
}

Result<RunScope> scopeOf(const store::Run &run)
{
    auto selection = filterFrom(run.selection);
    if (!selection)
        return selection.error();
    return RunScope{std::move(*selection), unitOf(run)};
}

} // namespace parlance::analysis
