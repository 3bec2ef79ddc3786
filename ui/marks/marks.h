// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/import/cleaning.h"
#include "core/store/cleaning.h"
#include "core/store/layers.h"
#include "core/store/languages.h"
#include "ui/session/jobrunner.h"

#include <functional>
#include <optional>
#include <vector>

namespace parlance::ui {

class Session;

/// What a person said, against the program.
struct Said
{
    std::vector<store::BotWord> bots;
    std::vector<store::LanguageWord> languages;

    bool isEmpty() const { return bots.empty() && languages.empty(); }
};

/// What a person says of posts, against the program, and the marks that it puts on copies: rows of the workspace that can be
/// taken back. One change at a time; each runs as a job, after which the session reads the posts again.
class Marks : public QObject
{
    Q_OBJECT

public:
    /// The one of this session.
    static Marks &of(Session &session);

    /// nullopt: as the program finds it.
    void correctLanguage(store::LanguageScope scope, std::int64_t target, std::optional<Language> language);
    void sayBot(store::BotScope scope, std::int64_t target, std::optional<bool> isBot);
    /// Takes it back, all at once.
    void takeBack(Said said);
    void findCopies();
    /// What looking for copies found, in a sentence.
    static QString copiesText(const import::CleaningOutcome &found);
    void forgetCopies();
    /// Which layers are read as their posts' own words.
    void readLayers(store::ReadLayers layers);

    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    /// It is done; `undo` puts back what was before.
    void done(const QString &what, const std::function<void()> &undo);
    void busyChanged();

private:
    explicit Marks(Session &session);

    struct Answer
    {
        QString what;
        std::function<void()> undo;
    };
    /// \param work  away from the main thread. \param tell  what it did, on the main thread.
    void say(Said said, bool takesBack);
    template <class T>
    void run(const QString &title, std::function<Result<T>(const store::Workspace &, Progress &)> work,
             std::function<Answer(const T &)> tell);

    Session &m_session;
    bool m_busy = false;
};

} // namespace parlance::ui
