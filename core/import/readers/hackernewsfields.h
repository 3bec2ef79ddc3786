// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/rawpost.h"
#include "core/import/reader.h"

#include <string>
#include <string_view>

namespace parlance::import {

// What the two shapes of Hacker News's data have in common.

/// A post of that id, with what follows from it.
RawPost hackerNewsPost(PostKind kind, std::string id, const FileFacts *facts);

/// Stories, jobs and polls.
bool isHackerNewsSubmission(std::string_view type);

/// The parent of a comment whose thread may be known.
void setHackerNewsParent(RawPost &post, std::string parent, std::string thread);

/// The text; "[dead]", "[flagged]" and the like stand for none.
void setHackerNewsText(RawPost &post, std::string text);

} // namespace parlance::import
