// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include "core/analysis/quotes.h"
#include "ui/common/cells.h"

#include <functional>
#include <vector>

namespace parlance::ui {

/// In Quote::reasons of a pinned quote: the bytes are no longer those that were pinned.
inline constexpr const char *changedReason = "changed";

/// Quotes in the order of their rank, or of their pinning.
class QuoteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        CreditRole = FirstOwnRole, ///< "u/name (117 points)"
        FactsRole,                 ///< date, thread
        ThemeRole,                 ///< int, -1 = none
        PinnedRole                 ///< bool
    };

    /// Says of a quote whether a person keeps it.
    using IsPinned = std::function<bool(const analysis::Quote &)>;

    explicit QuoteModel(IsPinned isPinned, QObject *parent = nullptr);

    void setQuotes(std::vector<analysis::Quote> quotes);
    void pinsChanged();
    const analysis::Quote *quoteAt(int row) const;
    int rowOf(const analysis::Quote &quote) const; ///< -1: not here

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    IsPinned m_isPinned;
    std::vector<analysis::Quote> m_quotes;
};

/// A quote with its credit and address, as it is pasted: the words verbatim.
QString copiedQuote(const analysis::Quote &quote);

} // namespace parlance::ui
