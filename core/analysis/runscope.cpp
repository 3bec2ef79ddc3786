// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/runscope.h"

#include <boost/json.hpp>

namespace parlance::analysis {

Unit unitOf(const store::Run &run)
{
    boost::system::error_code failure;
    const boost::json::value parameters = boost::json::parse(run.parameters, failure);
    const auto *unit =
        failure || !parameters.is_object() ? nullptr : parameters.get_object().if_contains("unit");
    return unit != nullptr && unit->is_string() && unit->get_string() == "thread" ? Unit::Thread : Unit::Post;
}

Result<RunScope> scopeOf(const store::Run &run)
{
    auto selection = filterFrom(run.selection);
    if (!selection)
        return selection.error();
    return RunScope{std::move(*selection), unitOf(run)};
}

} // namespace parlance::analysis
