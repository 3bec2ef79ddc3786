// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/recentworkspaces.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace parlance::ui {

namespace {
const QString SettingsKey = QStringLiteral("recentWorkspaces");
constexpr qsizetype Most = 8;
} // namespace

QStringList recentWorkspaces()
{
    QStringList paths = QSettings().value(SettingsKey).toStringList();
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void addRecentWorkspace(const QString &path)
{
    QStringList paths = QSettings().value(SettingsKey).toStringList();
    const QString whole = QFileInfo(path).absoluteFilePath();
    paths.removeAll(whole);
    paths.prepend(whole);
    QSettings().setValue(SettingsKey, paths.mid(0, Most));
}

void forgetRecentWorkspaces()
{
    QSettings().remove(SettingsKey);
}

} // namespace parlance::ui
