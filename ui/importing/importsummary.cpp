// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/importsummary.h"

#include "ui/shell/words.h"

#include <QCoreApplication>

namespace parlance::ui {

namespace {
class ImportSummary
{
    Q_DECLARE_TR_FUNCTIONS(ImportSummary)
};
} // namespace

ImportTotals totalsOf(const std::vector<import::ImportOutcome> &outcomes)
{
    ImportTotals totals;
    for (const import::ImportOutcome &outcome : outcomes) {
        const store::Source &source = outcome.source;
        totals.files += source.id ? 1 : 0;
        totals.read += source.read;
        totals.stored += source.stored;
        totals.updated += source.updated;
        totals.duplicate += source.duplicate;
        totals.rejected += source.rejected;
    }
    return totals;
}

QString summaryText(const ImportTotals &totals)
{
    //: the account of an import: five numbers, the first is the sum of the others
    return ImportSummary::tr("%Ln file(s) imported.", nullptr, static_cast<int>(totals.files)) + QLatin1Char(' ')
        + ImportSummary::tr("%1 records read: %2 stored, %3 updated, %4 already there, %5 rejected.")
              .arg(numberText(totals.read), numberText(totals.stored), numberText(totals.updated), numberText(totals.duplicate),
                   numberText(totals.rejected));
}

} // namespace parlance::ui
