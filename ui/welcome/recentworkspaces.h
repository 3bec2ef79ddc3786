// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace parlance::ui {

/// The workspaces opened last, newest first, those that are still there; kept in the settings.
QStringList recentWorkspaces();
void addRecentWorkspace(const QString &path);
void forgetRecentWorkspaces();

} // namespace parlance::ui
