// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/store/posts.h"
#include "core/store/themes.h"

#include <optional>
#include <utility>
#include <vector>

namespace parlance::ui {

class Session;

/// The quotes a person keeps, as all views share them.
class PinBoard : public QObject
{
    Q_OBJECT

public:
    /// The one of this session.
    static PinBoard &of(Session &session);

    const std::vector<store::PinnedQuote> &pins() const { return m_pins; } ///< in the order of pinning
    bool isPinned(PostId post, std::int64_t begin, std::int64_t end) const;
    bool hasPin(PostId post) const;

    /// Pins or unpins a span; changed() follows when it is stored.
    void toggle(const store::PinnedQuote &span);
    /// Unpins all of a post's spans, or pins `span` when it has none.
    void togglePost(const store::PinnedQuote &span);

    /// The bytes of a post's body that hold its author's own words, with their hash; nullopt when it has none.
    static std::optional<store::PinnedQuote> wholePost(const store::PostDetail &post);
    /// The same for a part of the body. Empty or outside: nullopt.
    static std::optional<store::PinnedQuote> part(const store::PostDetail &post, std::size_t begin, std::size_t end);

Q_SIGNALS:
    void changed();

private:
    explicit PinBoard(Session &session);
    void reload();
    void write(std::vector<store::PinnedQuote> pin, std::vector<store::PinnedQuote> unpin);

    Session &m_session;
    std::vector<store::PinnedQuote> m_pins;
    quint64 m_generation = 0;
};

} // namespace parlance::ui
