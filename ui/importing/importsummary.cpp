// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/importsummary.h"

#include "core/import/mapping.h"
#include "ui/common/format.h"
#include "ui/importing/mappingpage.h"
#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QKeySequence>

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

QString guessText(const std::vector<import::ImportOutcome> &outcomes)
{
    const import::ImportOutcome *first = nullptr;
    int guessed = 0;
    for (const import::ImportOutcome &outcome : outcomes) {
        if (!outcome.source.id || !outcome.guessed || outcome.mapping.empty())
            continue;
        first = first ? first : &outcome;
        ++guessed;
    }
    import::Mapping mapping;
    if (!first || !import::addMapping(mapping, first->mapping))
        return {};
    QStringList columns;
    for (const import::MappedColumn &column : mapping.columns) {
        //: what a column of a table holds, and the column's name
        columns << ImportSummary::tr("%1 = %2").arg(MappingPage::fieldText(column.field), toQString(column.column));
    }
    const QString file = QFileInfo(toQString(first->file)).fileName();
    const QString keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I).toString(QKeySequence::NativeText);
    QString text = guessed == 1 ? ImportSummary::tr("Nobody said what the columns of %1 hold; guessed: %2. %3 shows them before an import.")
                                : ImportSummary::tr("Nobody said what the columns of %1 and of %Ln more file(s) hold; guessed for the first: %2. "
                                                    "%3 shows them before an import.", nullptr, guessed - 1);
    return text.arg(file, columns.join(QStringLiteral(", ")), keys);
}

} // namespace parlance::ui
