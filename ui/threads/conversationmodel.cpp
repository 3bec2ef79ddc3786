// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/threads/conversationmodel.h"

#include "core/base/post.h"
#include "ui/common/format.h"
#include "ui/shell/colours.h"

namespace parlance::ui {

namespace {

int postOf(const QModelIndex &index)
{
    return index.isValid() ? static_cast<int>(index.internalId()) : -1;
}

} // namespace

ConversationModel::ConversationModel(QObject *parent) : QAbstractItemModel(parent) {}

void ConversationModel::setConversation(std::shared_ptr<const Conversation> conversation)
{
    beginResetModel();
    m_conversation = std::move(conversation);
    m_begun = 0;
    if (m_conversation)
        for (const store::PostDetail &post : m_conversation->posts)
            if (post.createdUtc && (m_begun == 0 || *post.createdUtc < m_begun))
                m_begun = *post.createdUtc;
    endResetModel();
}

QModelIndex ConversationModel::indexOf(PostId post) const
{
    const int i = m_conversation ? m_conversation->indexOf(post) : -1;
    return i < 0 ? QModelIndex() : createIndex(m_conversation->row[static_cast<std::size_t>(i)], Post, quintptr(i));
}

const store::PostDetail *ConversationModel::postAt(const QModelIndex &index) const
{
    return m_conversation && index.isValid() ? &m_conversation->posts[index.internalId()] : nullptr;
}

QModelIndex ConversationModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(m_conversation->child(postOf(parent), row)));
}

QModelIndex ConversationModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int over = m_conversation->parent[index.internalId()];
    return over < 0 ? QModelIndex()
                    : createIndex(m_conversation->row[static_cast<std::size_t>(over)], Post, quintptr(over));
}

bool ConversationModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return !m_conversation || parent.column() > 0 ? 0 : m_conversation->childCount(postOf(parent));
}

int ConversationModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString ConversationModel::textOf(int at) const
{
    const store::PostDetail &post = m_conversation->posts[static_cast<std::size_t>(at)];
    const QString missing = missingText(post);
    if (!missing.isEmpty())
        return missing;
    // A submission's row repeats its title only when there is nothing else: the title stands above the tree.
    QString text = oneLine(post.text.empty() ? std::string_view(post.body) : std::string_view(post.text));
    if (text.isEmpty())
        text = oneLine(post.title);
    if (m_conversation->place[static_cast<std::size_t>(at)] == Conversation::Place::Deep) {
        const int over = m_conversation->answers[static_cast<std::size_t>(at)];
        const store::PostDetail &answered = m_conversation->posts[static_cast<std::size_t>(over)];
        text.prepend(QStringLiteral("↳ %1: ").arg(authorText(answered.authorName, answered.flags, platformOf(answered.id))));
    }
    return text;
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int at = postOf(index);
    const store::PostDetail &post = m_conversation->posts[static_cast<std::size_t>(at)];
    if (role == PostRole)
        return static_cast<qint64>(post.id.value);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((index.column() == Post ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);

    switch (index.column()) {
    case Post:
        switch (role) {
        case Qt::DisplayRole: return textOf(at);
        case LeadRole: return authorText(post.authorName, post.flags, platformOf(post.id));
        case MutedRole: return (post.flags & (FlagDeleted | FlagRemoved | FlagBot)) != 0;
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1, %2, %3: %4")
                .arg(authorText(post.authorName, post.flags, platformOf(post.id)), pointsText(post.score.value_or(0)),
                     sentimentWord(post.sentimentClass), textOf(at));
        case Qt::ToolTipRole: {
            QStringList lines = flagWords(post.flags);
            if (m_conversation->place[index.internalId()] == Conversation::Place::Orphan)
                lines.prepend(tr("answers a post that is not in the workspace"));
            return lines.isEmpty() ? QVariant() : QVariant(plainToolTip(lines.join(QStringLiteral(" · "))));
        }
        }
        return {};
    case Score:
        if (role == Qt::DisplayRole) {
            const QString score = post.score ? scoreText(*post.score) : scoreText(std::nullopt);
            return post.flags & FlagControversial ? score + QStringLiteral(" †") : score;
        }
        if (role == SortRole)
            return post.score ? QVariant(*post.score) : QVariant();
        if (role == Qt::ToolTipRole) {
            if (!post.score)
                return tr("The dump gives no score.");
            if (post.flags & FlagControversial)
                return tr("† controversial: many votes both up and down");
        }
        return {};
    case Tone:
        if (!post.sentiment)
            return role == Qt::DisplayRole ? QVariant(QString(QChar(0x2013))) : QVariant();
        if (role == Qt::DisplayRole)
            return compoundText(post.sentiment->compound);
        if (role == SortRole || role == ToneRole)
            return post.sentiment->compound;
        if (role == Qt::ToolTipRole)
            return compoundMeaning();
        return {};
    case Time:
        if (!post.createdUtc)
            return role == Qt::DisplayRole ? QVariant(QString(QChar(0x2013))) : QVariant();
        if (role == Qt::DisplayRole) {
            const std::int64_t passed = *post.createdUtc - m_begun;
            //: time since the thread began: %1 is "3 h"
            return passed == 0 ? dateText(*post.createdUtc) : tr("+%1").arg(durationText(passed));
        }
        if (role == SortRole)
            return static_cast<qint64>(*post.createdUtc);
        if (role == Qt::ToolTipRole)
            return timeText(*post.createdUtc);
        return {};
    }
    return {};
}

QVariant ConversationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Post ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Tone)
        return compoundMeaning();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Post: return tr("Conversation");
    case Score: return tr("Score");
    //: heading of a column: the sentiment
    case Tone: return tr("Tone");
    //: heading of a column: time since the thread began
    case Time: return tr("After");
    }
    return {};
}

} // namespace parlance::ui
