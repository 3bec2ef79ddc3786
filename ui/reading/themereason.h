// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/analysis/explainpost.h"

#include <functional>
#include <vector>

namespace parlance::ui {

/// Why a post is in its theme, in the words of a page.
struct ThemeReason
{
    struct Piece
    {
        QString text;
        double value = 0; ///< of a word: how much it speaks for the theme; 0: nothing to tell
    };

    int theme = -1; ///< number of the theme that is explained
    QString heading, sum;
    std::vector<Piece> pieces; ///< the whole text, in order
    QString paragraphs;        ///< of a long post, the theme of each by itself; may be empty
};

/// \param label  of a theme's number.
ThemeReason themeReason(const analysis::PostExplanation &explained, const std::function<QString(int)> &label);

} // namespace parlance::ui
