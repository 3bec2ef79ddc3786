// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include "ui/common/cells.h"
#include "ui/threads/conversation.h"

#include <memory>

namespace parlance::ui {

/// A conversation as a tree of one-line rows.
class ConversationModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Post, Score, Tone, Time, ColumnCount };
    enum Role { PostRole = FirstOwnRole /**< qint64 */ };

    explicit ConversationModel(QObject *parent = nullptr);

    void setConversation(std::shared_ptr<const Conversation> conversation); ///< null: none
    const Conversation *conversation() const { return m_conversation.get(); }

    QModelIndex indexOf(PostId post) const; ///< invalid: not here
    const store::PostDetail *postAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(int post) const;

    std::shared_ptr<const Conversation> m_conversation;
    std::int64_t m_begun = 0; ///< of its earliest post, 0 = not known
};

} // namespace parlance::ui
