// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>

#include <optional>

class QMenu;

namespace parlance::ui {

class Session;

/// What a menu of corrections is about. 0 or an empty name: not that.
struct MarkTarget
{
    PostId post;
    ThreadId thread;
    ForumId forum;
    AuthorId author;
    QString authorName, forumName;
    bool isBot = false; ///< the post, as it stands
};

/// Fills a menu with what a person can say of a post, its thread and its forum: the language, and whether a program wrote it.
void fillMarkMenu(QMenu *menu, Session &session, const MarkTarget &target);

} // namespace parlance::ui
