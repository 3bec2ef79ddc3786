// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace.h"

#include <string_view>

namespace parlance::analysis {

/// Whether a word can tell what a theme is about, in the language of most posts that the themes were learned
/// from. \error BadInput  it is a stop word, a number or a single letter, or no post has it: none would follow it.
Result<void> checkThemeWord(const store::Workspace &workspace, std::string_view word);

} // namespace parlance::analysis
