// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace parlance::ui {

/// resources/icons/NAME.svg in the colours of the current appearance, also after it changes: text where enabled,
/// secondary where disabled, accent where checked.
QIcon icon(const QString &name);

} // namespace parlance::ui
