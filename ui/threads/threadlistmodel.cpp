// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/threads/threadlistmodel.h"

#include "ui/common/format.h"
#include "ui/shell/colours.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace parlance::ui {

namespace {

/// Posts of a thread that are known of and not here. The submission of a placeholder is answered by its replies as a rule;
/// where nobody names it, it is missing all the same.
std::int64_t missingPosts(const store::Coverage &coverage)
{
    const std::int64_t submission = coverage.placeholders > 0 && coverage.missingParents == 0 ? 1 : 0;
    return coverage.missingParents + coverage.missing + submission;
}

} // namespace

ThreadListModel::ThreadListModel(QObject *parent)
    : QAbstractTableModel(parent), m_rows(std::make_shared<const std::vector<analysis::ThreadStats>>()),
      m_heads(64 * PageSize)
{
    m_request.setSingleShot(true);
    m_request.setInterval(0);
    connect(&m_request, &QTimer::timeout, this, &ThreadListModel::requestHeads);
}

void ThreadListModel::setThreads(Rows rows, bool keepHeads)
{
    beginResetModel();
    m_rows = rows ? std::move(rows) : std::make_shared<const std::vector<analysis::ThreadStats>>();
    ++m_generation;
    m_wanted.clear();
    m_asked.clear();
    if (!keepHeads)
        m_heads.clear();
    m_largestScore = 1;
    for (const analysis::ThreadStats &row : *m_rows)
        m_largestScore = std::max<std::int64_t>(m_largestScore, row.score);
    endResetModel();
}

void ThreadListModel::setHeads(int page, const std::vector<store::ThreadHead> &heads, quint64 generation)
{
    if (generation != m_generation)
        return;
    m_asked.remove(page);
    std::unordered_map<std::int64_t, const store::ThreadHead *> byId;
    for (const store::ThreadHead &head : heads)
        byId.emplace(head.id.value, &head);
    const int first = page * PageSize;
    const int last = std::min(first + PageSize, rowCount()) - 1;
    for (int row = first; row <= last; ++row) {
        const ThreadId id = threadAt(row);
        const auto found = byId.find(id.value);
        m_heads.insert(id.value, found != byId.end() ? new store::ThreadHead(*found->second) : new store::ThreadHead);
    }
    if (last >= first)
        Q_EMIT dataChanged(index(first, Title), index(last, Missing));
}

ThreadId ThreadListModel::threadAt(int row) const
{
    return row >= 0 && row < rowCount() ? (*m_rows)[static_cast<std::size_t>(row)].thread : ThreadId();
}

int ThreadListModel::rowOf(ThreadId thread) const
{
    const auto found = std::find_if(m_rows->begin(), m_rows->end(),
                                    [thread](const analysis::ThreadStats &row) { return row.thread == thread; });
    return found == m_rows->end() ? -1 : static_cast<int>(found - m_rows->begin());
}

const store::ThreadHead *ThreadListModel::headAt(int row) const
{
    const store::ThreadHead *head = m_heads.object(threadAt(row).value);
    if (!head && !m_asked.contains(row / PageSize)) {
        m_wanted.insert(row / PageSize);
        if (!m_request.isActive())
            m_request.start();
    }
    return head;
}

int ThreadListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0
                            : static_cast<int>(std::min<std::size_t>(m_rows->size(), std::numeric_limits<int>::max()));
}

int ThreadListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ThreadListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const analysis::ThreadStats &row = (*m_rows)[static_cast<std::size_t>(index.row())];
    if (role == ThreadRole)
        return static_cast<qint64>(row.thread.value);
    if (role == KnownRole)
        return row.known;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((index.column() <= Forum ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);

    switch (index.column()) {
    case Title:
    case Forum: {
        if (role == MutedRole)
            return index.column() == Forum || !row.known;
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
            return {};
        const store::ThreadHead *head = headAt(index.row());
        if (!head)
            return role == Qt::DisplayRole ? tr("Loading…") : QVariant();
        if (index.column() == Forum)
            return role == Qt::ToolTipRole ? QVariant() : oneLine(head->forumName, 60);
        QString title = oneLine(head->title, 300);
        if (title.isEmpty())
            title = tr("(no title)");
        if (!row.known) {
            if (role == Qt::ToolTipRole)
                return plainToolTip(tr("“%1” – the first words of its top reply: the submission is not in the workspace.")
                                        .arg(title));
            //: a thread known only by its replies: %1 are the first words of its top reply
            return tr("[replies only] %1").arg(title);
        }
        return role == Qt::ToolTipRole ? plainToolTip(title) : title;
    }
    case Score:
        if (role == Qt::DisplayRole)
            return scoreText(row.score);
        if (role == SortRole)
            return row.score;
        if (role == BarRole) // by the square root: a few posts outrun all others by far
            return std::sqrt(std::max(0, row.score) / static_cast<double>(m_largestScore));
        if (role == Qt::ToolTipRole)
            return row.known ? tr("Score of the submission; the highest of its posts has %1.").arg(scoreText(row.topScore))
                             : tr("The highest score of its replies: the submission is not in the workspace.");
        return {};
    case Replies:
        if (role == Qt::DisplayRole)
            return numberText(row.replies);
        return role == SortRole ? QVariant(row.replies) : QVariant();
    case Missing: {
        const bool asked = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
        const store::ThreadHead *head = asked ? headAt(index.row()) : nullptr;
        if (!head || !head->coverage)
            return {};
        if (role == Qt::ToolTipRole)
            return missingText(*head->coverage);
        const std::int64_t missing = missingPosts(*head->coverage);
        return missing > 0 ? numberText(missing) : QString(QChar(0x2013));
    }
    case People:
        if (role == Qt::DisplayRole)
            return peopleText(row.people);
        return role == SortRole ? QVariant(row.people) : QVariant();
    case LastReply:
        if (role == Qt::DisplayRole)
            return row.lastReply ? dateText(row.lastReply) : QString(QChar(0x2013));
        if (role == SortRole)
            return static_cast<qint64>(row.lastReply);
        if (role == Qt::ToolTipRole && row.lastReply)
            return row.created ? tr("Begun %1, last reply %2.").arg(timeText(row.created), timeText(row.lastReply))
                               : timeText(row.lastReply);
        return {};
    case Tone:
        if (role == Qt::DisplayRole)
            return row.scored ? compoundText(row.compound) : QString(QChar(0x2013));
        if (role == SortRole)
            return row.compound;
        if (row.scored && (role == ToneRole || role == BarRole))
            return row.compound;
        if (role == Qt::ToolTipRole)
            return row.scored ? tr("Mean compound of %Ln post(s).", nullptr, static_cast<int>(row.scored)) + QLatin1Char(' ')
                                    + compoundMeaning()
                              : tr("No post of it was scored: none has words in a language with a lexicon.");
        return {};
    }
    return {};
}

QString ThreadListModel::missingText(const store::Coverage &coverage)
{
    QStringList parts;
    if (coverage.placeholders > 0)
        parts << tr("The submission is not in the workspace.");
    if (coverage.missingParent > 0)
        parts << tr("%Ln answer(s) to posts that are not here", nullptr, static_cast<int>(coverage.missingParent)) + QLatin1Char('.');
    if (coverage.circular > 0)
        parts << tr("%Ln answer(s) in a circle", nullptr, static_cast<int>(coverage.circular)) + QLatin1Char('.');
    if (coverage.missing > 0)
        parts << tr("%Ln post(s) announced and not in the dump", nullptr, static_cast<int>(coverage.missing)) + QLatin1Char('.');
    if (parts.isEmpty())
        parts << tr("Every post that is known of is here.");
    return parts.join(QLatin1Char(' '));
}

QVariant ThreadListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section <= Forum ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Tone)
        return compoundMeaning();
    if (role == Qt::ToolTipRole && section == Missing)
        return tr("Posts of the thread that are known of and not here: those that replies answer, and those that the dump announces.");
    if (role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString names[ColumnCount]{tr("Thread"), tr("Forum"), tr("Score"), tr("Replies"), tr("Missing"), tr("People"), tr("Last reply"),
                                     //: heading of a column: the mean sentiment
                                     tr("Tone")};
    if (section != m_sortColumn)
        return names[section];
    // An arrow of the style's would lie on a right-aligned name.
    return QString((m_sortOrder == Qt::DescendingOrder ? QStringLiteral("\u2193 ") : QStringLiteral("\u2191 ")) + names[section]);
}

void ThreadListModel::setSortMark(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void ThreadListModel::requestHeads()
{
    // Pages passed over while scrolling fast are asked for too; each answer is small and kept.
    const QSet<int> wanted = std::exchange(m_wanted, {});
    for (const int page : wanted) {
        if (m_asked.contains(page))
            continue;
        const int first = page * PageSize;
        const int end = std::min(first + PageSize, rowCount());
        std::vector<ThreadId> threads;
        for (int row = first; row < end; ++row)
            threads.push_back(threadAt(row));
        if (threads.empty())
            continue;
        m_asked.insert(page);
        Q_EMIT headsWanted(page, threads, m_generation);
    }
}

} // namespace parlance::ui
