// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/marks/marks.h"

#include "core/import/languages.h"
#include "core/import/layers.h"
#include "ui/session/session.h"
#include "ui/shell/words.h"

#include <algorithm>

namespace parlance::ui {

namespace {

/// How many posts changed, and what was said before.
template <class Word>
struct Changed
{
    std::int64_t posts = 0;
    std::optional<Word> before;
};

} // namespace

Marks &Marks::of(Session &session)
{
    if (auto *known = session.findChild<Marks *>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new Marks(session);
}

Marks::Marks(Session &session) : QObject(&session), m_session(session) {}

template <class T>
void Marks::run(const QString &title, std::function<Result<T>(const store::Workspace &, Progress &)> work,
                std::function<Answer(const T &)> tell)
{
    if (!m_session.isOpen() || m_busy)
        return;
    m_busy = true;
    Q_EMIT busyChanged();
    m_session.jobs().run<Result<T>>(
        title, this,
        [file = m_session.path().toStdString(), work = std::move(work)](Progress &progress) -> Result<T> {
            auto workspace = store::Workspace::open(file);
            if (!workspace)
                return workspace.error();
            return work(*workspace, progress);
        },
        [this, path = m_session.path(), tell = std::move(tell)](Result<T> result) {
            m_busy = false;
            Q_EMIT busyChanged();
            if (path != m_session.path())
                return;
            if (!result) {
                Q_EMIT m_session.failed(result.error());
                return;
            }
            const Answer answer = tell(*result);
            Q_EMIT done(answer.what, answer.undo);
            m_session.readAgain();
        });
}

void Marks::correctLanguage(store::LanguageScope scope, std::int64_t target, std::optional<Language> language)
{
    using Change = Changed<Language>;
    run<Change>(
        tr("Correcting the language"),
        [=](const store::Workspace &workspace, Progress &progress) -> Result<Change> {
            const auto all = store::languageCorrections(workspace);
            if (!all)
                return all.error();
            Change change;
            for (const store::LanguageCorrection &one : *all) {
                if (one.scope == scope && one.target == target)
                    change.before = one.language;
            }
            const auto changed = import::correctLanguage(workspace, scope, target, language, progress);
            if (!changed)
                return changed.error();
            change.posts = *changed;
            return change;
        },
        [this, scope, target](const Change &change) {
            return Answer{tr("%Ln post(s) changed the language; tone follows it.", nullptr, static_cast<int>(change.posts)),
                          [this, scope, target, before = change.before] { correctLanguage(scope, target, before); }};
        });
}

void Marks::sayBot(store::BotScope scope, std::int64_t target, std::optional<bool> isBot)
{
    using Change = Changed<bool>;
    run<Change>(
        tr("Marking programs"),
        [=](const store::Workspace &workspace, Progress &) -> Result<Change> {
            const auto all = store::botWords(workspace);
            if (!all)
                return all.error();
            Change change;
            for (const store::BotWord &one : *all) {
                if (one.scope == scope && one.target == target)
                    change.before = one.isBot;
            }
            if (const auto said = store::setBotWord(workspace, scope, target, isBot); !said)
                return said.error();
            return change;
        },
        [this, scope, target, isBot](const Change &change) {
            const QString what = !isBot  ? tr("What the program finds counts again.")
                                 : *isBot ? tr("Marked as written by a program.")
                                          : tr("Marked as written by a person.");
            return Answer{what, [this, scope, target, before = change.before] { sayBot(scope, target, before); }};
        });
}

void Marks::takeBack(Said said)
{
    say(std::move(said), true);
}

void Marks::say(Said said, bool takesBack)
{
    if (said.isEmpty())
        return;
    run<bool>(
        takesBack ? tr("Taking back what was said") : tr("Saying it again"),
        [said, takesBack](const store::Workspace &workspace, Progress &progress) -> Result<bool> {
            for (const store::BotWord &word : said.bots) {
                const auto isBot = takesBack ? std::nullopt : std::optional(word.isBot);
                if (const auto done = store::setBotWord(workspace, word.scope, word.target, isBot); !done)
                    return done.error();
            }
            for (const store::LanguageWord &word : said.languages) {
                const auto language = takesBack ? std::nullopt : std::optional(word.said.language);
                const auto done =
                    import::correctLanguage(workspace, word.said.scope, word.said.target, language, progress);
                if (!done)
                    return done.error();
            }
            return true;
        },
        [this, said, takesBack](bool) {
            return Answer{takesBack ? tr("What the program finds counts again.") : tr("What was said counts again."),
                          [this, said, takesBack] { say(said, !takesBack); }};
        });
}

void Marks::findCopies()
{
    run<import::CleaningOutcome>(
        tr("Looking for copies"),
        [](const store::Workspace &workspace, Progress &progress) { return import::findCopies(workspace, progress); },
        [this](const import::CleaningOutcome &found) { return Answer{copiesText(found), [this] { forgetCopies(); }}; });
}

QString Marks::copiesText(const import::CleaningOutcome &found)
{
    //: %1, %2 and %3 are numbers
    return tr("Copies: %1 word by word, %2 near ones. Lines that authors repeat: %3.")
        .arg(numberText(found.exact), numberText(found.near), numberText(found.lines));
}

void Marks::forgetCopies()
{
    run<bool>(
        tr("Taking marks away"),
        [](const store::Workspace &workspace, Progress &progress) -> Result<bool> {
            const auto done = import::forgetCopies(workspace, progress);
            return done ? Result<bool>(true) : done.error();
        },
        [this](bool) { return Answer{tr("No post is marked as a copy any more."), [this] { findCopies(); }}; });
}

void Marks::readLayers(store::ReadLayers layers)
{
    struct Read
    {
        std::int64_t posts = 0;
        store::ReadLayers before;
    };
    run<Read>(
        tr("Tagging"),
        [layers](const store::Workspace &workspace, Progress &progress) -> Result<Read> {
            const auto before = store::layersRead(workspace);
            if (!before)
                return before.error();
            const auto posts = import::readLayers(workspace, layers, progress);
            if (!posts)
                return posts.error();
            return Read{*posts, *before};
        },
        [this](const Read &read) {
            return Answer{tr("%Ln post(s) are read otherwise now. Themes follow when they are found again.", nullptr,
                             static_cast<int>(read.posts)),
                          [this, before = read.before] { readLayers(before); }};
        });
}

} // namespace parlance::ui
