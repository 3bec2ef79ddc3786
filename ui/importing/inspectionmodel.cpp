// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/inspectionmodel.h"

#include "core/text/plaintext.h"
#include "ui/common/format.h"
#include "ui/shell/words.h"

#include <QFileInfo>
#include <QLocale>

namespace parlance::ui {

void InspectionModel::setInspections(std::vector<import::Inspection> inspections)
{
    beginResetModel();
    m_inspections = std::move(inspections);
    endResetModel();
}

const import::Inspection *InspectionModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_inspections[static_cast<std::size_t>(row)] : nullptr;
}

int InspectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_inspections.size());
}

int InspectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString InspectionModel::findingText(const import::Inspection &inspection)
{
    if (inspection.passedOver)
        return tr("Of no known format: left out.");
    if (inspection.wantsMapping)
        return tr("Its columns are not known: say below what they hold.");
    if (inspection.error)
        return errorText(*inspection.error);
    if (inspection.submissions + inspection.comments == 0)
        return inspection.whole ? tr("It holds no post.") : tr("No post in its beginning.");
    QString text = inspection.whole ? tr("Looked at whole.") : tr("Looked at its beginning.");
    if (inspection.missing > 0)
        text += QLatin1Char(' ') + tr("It announces %Ln post(s) that it does not hold.", nullptr, static_cast<int>(inspection.missing));
    if (!inspection.charset.empty() && inspection.charset != "UTF-8")
        text += QLatin1Char(' ') + tr("Encoding: %1.").arg(QString::fromStdString(inspection.charset));
    return text;
}

QVariant InspectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const import::Inspection &one = m_inspections[static_cast<std::size_t>(index.row())];
    const bool isNumber = index.column() >= Size && index.column() <= Rejected;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && index.column() == File)
        return plainToolTip(toQString(one.path));
    if (role == Qt::ToolTipRole && index.column() == Finding)
        return plainToolTip(findingText(one));
    if (role != Qt::DisplayRole)
        return {};
    // Counts of a part are at least so many.
    const auto count = [&](std::int64_t number) {
        if (!one.reader)
            return QString();
        return one.whole || number == 0 ? numberText(number) : QStringLiteral("\u2265 ") + numberText(number);
    };
    switch (index.column()) {
    case File:
        return QFileInfo(toQString(one.path)).fileName();
    case Format:
        return one.reader ? QString::fromUtf8(one.reader->name()) : QString();
    case Size:
        return one.bytes > 0 ? QLocale().formattedDataSize(one.bytes) : QString();
    case Submissions:
        return count(one.submissions);
    case Comments:
        return count(one.comments);
    case Rejected:
        return count(one.rejected);
    case Finding:
        return findingText(one);
    default:
        return {};
    }
}

QVariant InspectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Format:
        return tr("Format");
    case Size:
        return tr("Size");
    case Submissions:
        return tr("Submissions");
    case Comments:
        return tr("Comments");
    case Rejected:
        return tr("Rejected");
    case Finding:
        return tr("Finding");
    default:
        return {};
    }
}

void FirstPostsModel::setPosts(std::vector<import::RawPost> posts)
{
    beginResetModel();
    m_posts = std::move(posts);
    m_texts.clear();
    for (const import::RawPost &post : m_posts) {
        std::string words = post.title;
        if (!post.body.empty())
            words.append(words.empty() ? "" : " \u2013 ").append(text::plainText(post.body, post.markup).text);
        m_texts.push_back(oneLine(words, 400));
    }
    endResetModel();
}

int FirstPostsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_posts.size());
}

int FirstPostsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FirstPostsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const import::RawPost &post = m_posts[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (index.column() == Score ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && !(role == Qt::ToolTipRole && index.column() == Text))
        return {};
    switch (index.column()) {
    case Kind:
        return post.kind == PostKind::Submission ? tr("Submission") : tr("Comment");
    case Author:
        return authorText(post.author, post.flags, post.platform);
    case Written:
        return post.createdUtc ? timeText(*post.createdUtc) : QString(QChar(0x2013));
    case Score:
        return scoreText(post.flags & FlagNoScore ? std::nullopt : std::optional<std::int64_t>(post.score));
    case Forum:
        return oneLine(post.forum, 60);
    case Text: {
        const QString &text = m_texts[static_cast<std::size_t>(index.row())];
        return role == Qt::ToolTipRole ? QVariant(plainToolTip(text)) : QVariant(text);
    }
    default:
        return {};
    }
}

QVariant FirstPostsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind:
        return tr("Kind");
    case Author:
        return tr("Author");
    case Written:
        return tr("Written");
    case Score:
        return tr("Score");
    case Forum:
        return tr("Forum");
    case Text:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace parlance::ui
