// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/threads/conversationcache.h"

#include "ui/session/session.h"

#include <algorithm>

namespace parlance::ui {

namespace {
constexpr int mostPosts = 100'000; ///< kept; about 1 kB each with its text
}

ConversationCache &ConversationCache::of(Session &session)
{
    if (auto *known = session.findChild<ConversationCache *>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new ConversationCache(session);
}

ConversationCache::ConversationCache(Session &session) : QObject(&session), m_session(session), m_cache(mostPosts)
{
    connect(&session, &Session::opened, this, &ConversationCache::forget);
    connect(&session, &Session::closed, this, &ConversationCache::forget);
    connect(&session, &Session::tableChanged, this, &ConversationCache::forget);
}

void ConversationCache::forget()
{
    ++m_generation;
    m_cache.clear();
    m_waiting.clear();
}

void ConversationCache::fetch(ThreadId thread, QObject *context, Ready ready)
{
    if (const auto *known = m_cache.object(thread.value)) {
        ready(*known);
        return;
    }
    const bool underWay = m_waiting.contains(thread.value);
    m_waiting[thread.value].push_back({context, std::move(ready)});
    if (underWay)
        return;
    m_session.jobs().run<Result<Conversation>>(
        tr("Opening the thread"), this,
        [path = m_session.path().toStdString(), thread](Progress &progress) {
            return loadConversation(path, thread, progress);
        },
        [this, thread, generation = m_generation](Result<Conversation> answer) {
            if (generation != m_generation)
                return;
            std::shared_ptr<const Conversation> conversation;
            if (answer) {
                conversation = std::make_shared<const Conversation>(std::move(*answer));
                // The largest threads are kept too, one at a time.
                const int cost = std::clamp(static_cast<int>(conversation->posts.size()), 1, mostPosts);
                m_cache.insert(thread.value, new std::shared_ptr<const Conversation>(conversation), cost);
            } else if (answer.error().code != ErrorCode::Cancelled) {
                Q_EMIT m_session.failed(answer.error());
            }
            const std::vector<Waiting> waiting = m_waiting.take(thread.value);
            for (const Waiting &one : waiting)
                if (one.context)
                    one.ready(conversation);
        });
}

} // namespace parlance::ui
