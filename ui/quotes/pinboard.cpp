// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quotes/pinboard.h"

#include "core/base/hash.h"
#include "core/text/plaintext.h"
#include "ui/session/session.h"

#include <QDateTime>

#include <algorithm>

namespace parlance::ui {

PinBoard &PinBoard::of(Session &session)
{
    if (auto *known = session.findChild<PinBoard *>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new PinBoard(session);
}

PinBoard::PinBoard(Session &session) : QObject(&session), m_session(session)
{
    connect(&session, &Session::opened, this, &PinBoard::reload);
    connect(&session, &Session::closed, this, &PinBoard::reload);
    connect(&session, &Session::pinsChanged, this, &PinBoard::reload);
    reload();
}

bool PinBoard::isPinned(PostId post, std::int64_t begin, std::int64_t end) const
{
    return std::any_of(m_pins.begin(), m_pins.end(), [&](const store::PinnedQuote &pin) {
        return pin.post == post && pin.begin == begin && pin.end == end;
    });
}

bool PinBoard::hasPin(PostId post) const
{
    return std::any_of(m_pins.begin(), m_pins.end(), [post](const store::PinnedQuote &pin) { return pin.post == post; });
}

void PinBoard::toggle(const store::PinnedQuote &span)
{
    if (isPinned(span.post, span.begin, span.end))
        write({}, {span});
    else
        write({span}, {});
}

void PinBoard::togglePost(const store::PinnedQuote &span)
{
    std::vector<store::PinnedQuote> known;
    for (const store::PinnedQuote &pin : m_pins)
        if (pin.post == span.post)
            known.push_back(pin);
    if (known.empty())
        write({span}, {});
    else
        write({}, std::move(known));
}

std::optional<store::PinnedQuote> PinBoard::wholePost(const store::PostDetail &post)
{
    const text::PlainText plain = text::plainText(post.body, post.markup, text::KeepRuns::Yes);
    const auto [begin, end] = text::bodySpan(plain, 0, plain.text.size());
    return part(post, begin, end);
}

std::optional<store::PinnedQuote> PinBoard::part(const store::PostDetail &post, std::size_t begin, std::size_t end)
{
    if (begin >= end || end > post.body.size())
        return std::nullopt;
    store::PinnedQuote quote;
    quote.post = post.id;
    quote.begin = static_cast<std::int64_t>(begin);
    quote.end = static_cast<std::int64_t>(end);
    quote.sha256 = sha256Hex(std::string_view(post.body).substr(begin, end - begin));
    return quote;
}

void PinBoard::reload()
{
    const quint64 generation = ++m_generation;
    if (!m_session.isOpen()) {
        m_pins.clear();
        Q_EMIT changed();
        return;
    }
    using Pins = Result<std::vector<store::PinnedQuote>>;
    m_session.jobs().run<Pins>(
        QString(), this,
        [path = m_session.path().toStdString()](Progress &) -> Pins {
            auto workspace = store::Workspace::openReadOnly(path);
            if (!workspace)
                return workspace.error();
            return store::pinnedQuotes(*workspace);
        },
        [this, generation](Pins pins) {
            if (generation != m_generation)
                return;
            if (!pins) {
                Q_EMIT m_session.failed(pins.error());
                return;
            }
            m_pins = std::move(*pins);
            Q_EMIT changed();
        });
}

void PinBoard::write(std::vector<store::PinnedQuote> pin, std::vector<store::PinnedQuote> unpin)
{
    const std::int64_t now = QDateTime::currentSecsSinceEpoch();
    for (store::PinnedQuote &quote : pin)
        quote.pinnedUtc = now;
    m_session.jobs().run<Result<void>>(
        tr("Keeping the quote"), this,
        [path = m_session.path().toStdString(), pin = std::move(pin), unpin = std::move(unpin)](Progress &) -> Result<void> {
            auto workspace = store::Workspace::open(path);
            if (!workspace)
                return workspace.error();
            for (const store::PinnedQuote &quote : unpin)
                if (auto done = store::unpinQuote(*workspace, quote.post, quote.begin, quote.end); !done)
                    return done.error();
            for (const store::PinnedQuote &quote : pin)
                if (auto done = store::pinQuote(*workspace, quote); !done)
                    return done.error();
            return {};
        },
        [this](Result<void> done) {
            if (!done)
                Q_EMIT m_session.failed(done.error());
            Q_EMIT m_session.pinsChanged();
        });
}

} // namespace parlance::ui
