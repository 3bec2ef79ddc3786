// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/workspace.h"

#include <string>

namespace parlance::cli {

/// The post that a person names: by its own id ("k3x9q2f" or "t1_k3x9q2f"), or where several posts have that, by PLATFORM:ID or
/// WHICH/ID. WHICH is what v_post has as the thread, forum or kind of the post, or FORUM/THREAD.
/// \throws Failure  ExitUnusable: there is none, or there are several; it says how to name each.
PostId postNamed(const store::Workspace &workspace, const std::string &name);

} // namespace parlance::cli
