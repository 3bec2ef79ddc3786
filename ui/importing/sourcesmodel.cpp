// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/sourcesmodel.h"

#include "ui/shell/appearance.h"
#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace parlance::ui {

namespace {

/// The reasons that the readers give, as the ledger holds them in English, so that they can be translated.
[[maybe_unused]] constexpr const char *ledgerReasons[] = {
    QT_TRANSLATE_NOOP("Ledger", "a JSON string holds a broken escape here"),
    QT_TRANSLATE_NOOP("Ledger", "a list of comments holds something that is none"),
    QT_TRANSLATE_NOOP("Ledger", "a list of hits holds something that is none"),
    QT_TRANSLATE_NOOP("Ledger", "a list of items holds something that is none"),
    QT_TRANSLATE_NOOP("Ledger", "a list of posts holds something that is none"),
    QT_TRANSLATE_NOOP("Ledger", "a list of Reddit's things holds something that is none"),
    QT_TRANSLATE_NOOP("Ledger", "a list of statuses holds something that is none"),
    QT_TRANSLATE_NOOP("Ledger", "a list of threads holds something that is none"),
    QT_TRANSLATE_NOOP("Ledger", "it does not say whether it is a question or an answer"),
    QT_TRANSLATE_NOOP("Ledger", "it has no id"),
    QT_TRANSLATE_NOOP("Ledger", "it is a comment that does not say in which thread (no link_id)"),
    QT_TRANSLATE_NOOP("Ledger", "it is a comment that does not say to which post"),
    QT_TRANSLATE_NOOP("Ledger", "it is a comment that does not say what it answers"),
    QT_TRANSLATE_NOOP("Ledger", "it is a comment without a body"),
    QT_TRANSLATE_NOOP("Ledger", "it is a submission without a title"),
    QT_TRANSLATE_NOOP("Ledger", "it is a video of another site than YouTube"),
    QT_TRANSLATE_NOOP("Ledger", "it is a comment whose address does not name its thread"),
    QT_TRANSLATE_NOOP("Ledger", "it is a mail without a header"),
    QT_TRANSLATE_NOOP("Ledger", "it is an empty mail"),
    QT_TRANSLATE_NOOP("Ledger", "it is neither a topic nor a post of Discourse"),
    QT_TRANSLATE_NOOP("Ledger", "it is a topic without its posts"),
    QT_TRANSLATE_NOOP("Ledger", "it is a post that does not say in which topic, or which of its posts it is"),
    QT_TRANSLATE_NOOP("Ledger", "it is an answer that does not say to which question"),
    QT_TRANSLATE_NOOP("Ledger", "it is an utterance without a text"),
    QT_TRANSLATE_NOOP("Ledger", "it is neither a post nor a comment of Lemmy"),
    QT_TRANSLATE_NOOP("Ledger", "it is neither a submission (no title) nor a comment (no body)"),
    QT_TRANSLATE_NOOP("Ledger", "it is nested too deep"),
    QT_TRANSLATE_NOOP("Ledger", "it is no item of Hacker News"),
    QT_TRANSLATE_NOOP("Ledger", "it is no status: it has no account or no content"),
    QT_TRANSLATE_NOOP("Ledger", "it is no Atom feed"),
    QT_TRANSLATE_NOOP("Ledger", "it is no table of a Stack Exchange dump"),
    QT_TRANSLATE_NOOP("Ledger", "it is no thread of 4chan"),
    QT_TRANSLATE_NOOP("Ledger", "it is no message"),
    QT_TRANSLATE_NOOP("Ledger", "it is not a JSON object"),
    QT_TRANSLATE_NOOP("Ledger", "it is not JSON"),
    QT_TRANSLATE_NOOP("Ledger", "it is not well-formed XML"),
    QT_TRANSLATE_NOOP("Ledger", "it is too large"),
    QT_TRANSLATE_NOOP("Ledger", "its id is longer than 64 characters"),
    QT_TRANSLATE_NOOP("Ledger", "its ts is no time of Slack's"),
    QT_TRANSLATE_NOOP("Ledger", "something follows behind the end of the JSON document"),
    QT_TRANSLATE_NOOP("Ledger", "something that is no record stands here"),
    QT_TRANSLATE_NOOP("Ledger", "the file breaks off inside it"),
    QT_TRANSLATE_NOOP("Ledger", "the id of what it answers is longer than 64 characters"),
    QT_TRANSLATE_NOOP("Ledger", "the JSON document breaks off here"),
    QT_TRANSLATE_NOOP("Ledger", "the JSON document breaks off here, inside a string"),
    QT_TRANSLATE_NOOP("Ledger", "the JSON document ends here without a list of records"),
    QT_TRANSLATE_NOOP("Ledger", "the JSON document is nested too deep here"),
    QT_TRANSLATE_NOOP("Ledger", "the JSON document wants a colon here"),
    QT_TRANSLATE_NOOP("Ledger", "the JSON document wants a comma or a closing bracket here"),
    QT_TRANSLATE_NOOP("Ledger", "the JSON document wants a key in quotation marks here"),
    QT_TRANSLATE_NOOP("Ledger", "the line is longer than 256 MiB"),
    QT_TRANSLATE_NOOP("Ledger", "the record is longer than 256 MiB"),
    QT_TRANSLATE_NOOP("Ledger", "it has fewer fields than the table has columns"),
    QT_TRANSLATE_NOOP("Ledger", "it has more fields than the table has columns"),
    QT_TRANSLATE_NOOP("Ledger", "it has neither a title nor a text"),
    QT_TRANSLATE_NOOP("Ledger", "its id is longer than 1000 characters"),
    QT_TRANSLATE_NOOP("Ledger", "it is no JSON whose keys can be told"),
    QT_TRANSLATE_NOOP("Ledger", "it is no table whose columns can be told"),
    QT_TRANSLATE_NOOP("Ledger", "a quotation mark in it is never closed"),
};

bool isRight(int column)
{
    return column >= SourcesModel::Read;
}

} // namespace

void SourcesModel::setSources(std::vector<store::Source> sources)
{
    beginResetModel();
    m_sources = std::move(sources);
    m_hasSum = m_sources.size() > 1;
    if (m_hasSum) {
        store::Source sum;
        for (const store::Source &source : m_sources) {
            sum.read += source.read;
            sum.stored += source.stored;
            sum.updated += source.updated;
            sum.duplicate += source.duplicate;
            sum.rejected += source.rejected;
            sum.repaired += source.repaired;
            sum.garbled += source.garbled;
            sum.seconds += source.seconds;
        }
        m_sources.push_back(sum);
    }
    endResetModel();
}

int SourcesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sources.size());
}

int SourcesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SourcesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::Source &source = m_sources[static_cast<std::size_t>(index.row())];
    const bool isSum = m_hasSum && index.row() + 1 == rowCount();
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isRight(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::FontRole && isSum)
        return scaledFont(1.0, QFont::DemiBold);
    if (role == Qt::ToolTipRole && index.column() == File && !isSum)
        return QString::fromStdString(source.path).toHtmlEscaped();
    if (role == Qt::ToolTipRole && index.column() == State && !source.problem.empty())
        return QString::fromStdString(source.problem).toHtmlEscaped();
    if (role == Qt::ToolTipRole && index.column() == Charset && source.repaired + source.garbled > 0)
        return tr("%1 posts hold bytes that are no text in this encoding; a mark stands in their place. %2 posts read as if they were "
                  "decoded wrongly before they were saved (“Ã©” for “é”).")
            .arg(numberText(source.repaired), numberText(source.garbled));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case File:
        return isSum ? tr("Together") : QString::fromStdString(source.name);
    case Format:
        return QString::fromStdString(source.format);
    case Charset: {
        const std::int64_t odd = source.repaired + source.garbled;
        return odd > 0 ? tr("%1, %2 odd").arg(QString::fromStdString(source.charset), numberText(odd)).trimmed()
                       : QString::fromStdString(source.charset);
    }
    case State:
        return isSum                       ? QString()
            : source.state == "done"      ? tr("complete")
            : source.state == "cancelled" ? tr("stopped")
            : source.state == "damaged"   ? tr("damaged")
                                          : tr("interrupted");
    case Read:
        return numberText(source.read);
    case Stored:
        return numberText(source.stored);
    case Updated:
        return numberText(source.updated);
    case Duplicate:
        return numberText(source.duplicate);
    case Rejected:
        return numberText(source.rejected);
    case Seconds:
        return tr("%1 s").arg(QLocale().toString(source.seconds, 'f', 1));
    default:
        return {};
    }
}

QVariant SourcesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isRight(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Format:
        return tr("Format");
    case Charset:
        //: heading of a column: the character encoding of a file
        return tr("Encoding");
    case State:
        return tr("State");
    case Read:
        return tr("Read");
    case Stored:
        return tr("Stored");
    case Updated:
        return tr("Updated");
    case Duplicate:
        return tr("Already there");
    case Rejected:
        return tr("Rejected");
    case Seconds:
        return tr("Time");
    default:
        return {};
    }
}

void RejectsModel::setRejects(std::vector<store::Rejected> rejects)
{
    beginResetModel();
    m_rejects = std::move(rejects);
    endResetModel();
}

int RejectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rejects.size());
}

int RejectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RejectsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::Rejected &reject = m_rejects[static_cast<std::size_t>(index.row())];
    const bool right = index.column() == Line || index.column() == Offset;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && index.column() == Excerpt)
        return QString::fromStdString(reject.excerpt).toHtmlEscaped();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case File:
        return QString::fromStdString(reject.member.empty() ? reject.sourceName : reject.sourceName + "/" + reject.member);
    case Line:
        return reject.line > 0 ? numberText(reject.line) : QString();
    case Offset:
        return numberText(reject.offset);
    case Reason:
        return QCoreApplication::translate("Ledger", reject.reason.c_str());
    case Excerpt:
        return QString::fromStdString(reject.excerpt).simplified();
    default:
        return {};
    }
}

QString RejectsModel::lineOf(int row) const
{
    if (row < 0)
        return QStringLiteral("source\tline\toffset\treason\texcerpt");
    const store::Rejected &reject = m_rejects.at(static_cast<std::size_t>(row));
    const auto cell = [](const std::string &text) {
        QString plain = QString::fromStdString(text).simplified();
        if (!plain.isEmpty() && QStringLiteral("=+-@").contains(plain[0])) // a spreadsheet would take it for a formula
            plain.prepend(QLatin1Char('\''));
        return plain;
    };
    return QStringList{cell(reject.member.empty() ? reject.sourceName : reject.sourceName + "/" + reject.member),
                       QString::number(reject.line), QString::number(reject.offset), cell(reject.reason), cell(reject.excerpt)}
        .join(QLatin1Char('\t'));
}

QVariant RejectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Line:
        return tr("Line");
    case Offset:
        return tr("Byte");
    case Reason:
        return tr("Why it was rejected");
    case Excerpt:
        return tr("How it begins");
    default:
        return {};
    }
}

} // namespace parlance::ui
