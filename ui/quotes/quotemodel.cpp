// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quotes/quotemodel.h"

#include <QCoreApplication>

#include "ui/common/format.h"
#include "ui/reading/posttext.h"
#include "ui/shell/colours.h"

namespace parlance::ui {

namespace {

/// Why a quote ranks, in words.
QString reasonText(const std::string &reason)
{
    if (reason == "score")
        return QCoreApplication::translate("QuoteModel", "many points");
    if (reason == "theme words")
        return QCoreApplication::translate("QuoteModel", "words of the theme");
    if (reason == "length")
        return QCoreApplication::translate("QuoteModel", "a good length");
    if (reason == "opinion")
        return QCoreApplication::translate("QuoteModel", "a clear opinion");
    if (reason == "complete sentence")
        return QCoreApplication::translate("QuoteModel", "complete sentences");
    return toQString(reason);
}

bool hasChanged(const analysis::Quote &quote)
{
    return !quote.reasons.empty() && quote.reasons.front() == changedReason;
}

} // namespace

QuoteModel::QuoteModel(IsPinned isPinned, QObject *parent) : QAbstractListModel(parent), m_isPinned(std::move(isPinned)) {}

void QuoteModel::setQuotes(std::vector<analysis::Quote> quotes)
{
    beginResetModel();
    m_quotes = std::move(quotes);
    endResetModel();
}

void QuoteModel::pinsChanged()
{
    if (!m_quotes.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {PinnedRole});
}

const analysis::Quote *QuoteModel::quoteAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_quotes[static_cast<std::size_t>(row)] : nullptr;
}

int QuoteModel::rowOf(const analysis::Quote &quote) const
{
    for (std::size_t row = 0; row < m_quotes.size(); ++row)
        if (m_quotes[row].post == quote.post && m_quotes[row].begin == quote.begin && m_quotes[row].end == quote.end)
            return static_cast<int>(row);
    return -1;
}

int QuoteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_quotes.size());
}

QVariant QuoteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const analysis::Quote &quote = m_quotes[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(quote.text, 2000);
    case CreditRole:
        return creditText(quote.author, quote.flags, quote.score, platformOf(quote.post));
    case FactsRole: {
        QStringList facts;
        if (hasChanged(quote))
            facts << tr("the post has changed since it was pinned");
        if (quote.createdUtc)
            facts << dateText(*quote.createdUtc);
        if (!quote.threadTitle.empty())
            facts << oneLine(quote.threadTitle, 160);
        return facts.join(QStringLiteral(" · "));
    }
    case ThemeRole:
        return quote.theme;
    case DotRole:
        return themeColour(quote.theme);
    case ToneRole:
        return quote.compound ? QVariant(*quote.compound) : QVariant();
    case SortRole:
        return quote.strength;
    case PinnedRole:
        return m_isPinned(quote);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 — %2").arg(oneLine(quote.text, 2000), creditText(quote.author, quote.flags, quote.score, platformOf(quote.post)));
    case Qt::ToolTipRole: {
        if (quote.reasons.empty() || hasChanged(quote))
            return {};
        QStringList reasons;
        for (const std::string &reason : quote.reasons)
            reasons << reasonText(reason);
        //: why a quote ranks high; %1 is a list
        return plainToolTip(tr("Ranked for: %1").arg(reasons.join(QStringLiteral(", "))));
    }
    }
    return {};
}

QString copiedQuote(const analysis::Quote &quote)
{
    QString text = QStringLiteral("“%1”\n— %2").arg(toQString(quote.text), creditText(quote.author, quote.flags, quote.score, platformOf(quote.post)));
    if (quote.createdUtc)
        text += QStringLiteral(", ") + dateText(*quote.createdUtc);
    if (isWebAddress(quote.permalink))
        text += QLatin1Char('\n') + toQString(quote.permalink);
    return text;
}

} // namespace parlance::ui
