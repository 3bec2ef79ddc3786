// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QHash>
#include <QObject>
#include <QPointer>

#include "core/base/ids.h"
#include "ui/threads/conversation.h"

#include <functional>
#include <memory>
#include <vector>

namespace parlance::ui {

class Session;

/// The conversations read last, shared by the Threads view and the reading pane, so that each is read once.
class ConversationCache : public QObject
{
    Q_OBJECT

public:
    using Ready = std::function<void(std::shared_ptr<const Conversation>)>;

    /// The one of this session.
    static ConversationCache &of(Session &session);

    /// Brings a conversation: at once when it is here, else after a job. Failures go to Session::failed(), and
    /// `ready` gets a null pointer. Nothing comes when `context` has gone or the workspace was changed meanwhile.
    void fetch(ThreadId thread, QObject *context, Ready ready);

private:
    explicit ConversationCache(Session &session);
    void forget();

    struct Waiting
    {
        QPointer<QObject> context;
        Ready ready;
    };

    Session &m_session;
    QCache<qint64, std::shared_ptr<const Conversation>> m_cache; ///< cost: posts
    QHash<qint64, std::vector<Waiting>> m_waiting;
    quint64 m_generation = 0;
};

} // namespace parlance::ui
