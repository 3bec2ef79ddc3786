// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>
#include <QTextDocument>

#include "core/analysis/quotes.h"
#include "core/analysis/themestats.h"
#include "core/store/posts.h"
#include "core/store/themes.h"

#include <memory>
#include <vector>

namespace parlance::ui {

/// What is known of one theme.
struct ThemeDetail
{
    int number = -1;
    bool filtered = false; ///< its figures are of the posts that a filter leaves
    std::vector<analysis::ThemeThread> threads; ///< the first ones, most posts first
    std::size_t threadCount = 0;                ///< all of them
    std::vector<store::ThreadHead> heads;       ///< of `threads`, same order
    std::vector<analysis::Quote> quotes;
};

/// Lays a theme out as a page. Links: "thread:ID", "post:ID", "theme:N" (show its threads).
/// \param theme  nullptr: the unassigned rest.
std::unique_ptr<QTextDocument> renderTheme(const store::Theme *theme, const analysis::ThemeStats &stats,
                                           const ThemeDetail &detail, const QFont &interface);

} // namespace parlance::ui
