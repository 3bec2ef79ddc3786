// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/marks/markmenu.h"

#include "ui/marks/marks.h"
#include "ui/session/session.h"
#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>
#include <array>
#include <vector>

namespace parlance::ui {

namespace {

class MarkMenu
{
    Q_DECLARE_TR_FUNCTIONS(MarkMenu)
};

constexpr std::size_t LanguagesAtHand = 8;

/// Languages that posts are written in, besides those that the workspace holds.
constexpr std::array<std::string_view, 60> others = {
    "am", "ar", "az", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "gu", "he",
    "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kn", "ko", "ku", "lo", "lt", "lv", "ml", "mr", "ms", "nl", "no",
    "pa", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zh"};

QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

void addLanguages(QMenu *menu, Session &session, store::LanguageScope scope, std::int64_t target)
{
    const auto add = [&](QMenu *to, const QString &text, std::optional<Language> language) {
        QObject::connect(to->addAction(escaped(text)), &QAction::triggered, &Marks::of(session), [&session, scope, target, language] {
            Marks::of(session).correctLanguage(scope, target, language);
        });
    };
    std::vector<Language> atHand;
    for (const auto &[language, posts] : session.languages()) {
        if (language != Undetermined && atHand.size() < LanguagesAtHand)
            atHand.push_back(language);
    }
    for (const Language language : atHand)
        add(menu, languageText(language), language);
    QMenu *more = menu->addMenu(MarkMenu::tr("Another language"));
    std::vector<std::pair<QString, Language>> rest;
    for (const std::string_view code : others) {
        if (std::find(atHand.begin(), atHand.end(), Language(code)) == atHand.end())
            rest.emplace_back(languageText(Language(code)), Language(code));
    }
    std::sort(rest.begin(), rest.end(), [](const auto &a, const auto &b) { return a.first.localeAwareCompare(b.first) < 0; });
    for (const auto &[name, language] : rest)
        add(more, name, language);
    add(menu, MarkMenu::tr("No language can be told"), Undetermined);
    menu->addSeparator();
    add(menu, MarkMenu::tr("As the program finds it"), std::nullopt);
}

} // namespace

void fillMarkMenu(QMenu *menu, Session &session, const MarkTarget &target)
{
    menu->clear();
    using store::LanguageScope;
    if (target.post)
        addLanguages(menu->addMenu(MarkMenu::tr("Language of this post")), session, LanguageScope::Post, target.post.value);
    if (target.thread)
        addLanguages(menu->addMenu(MarkMenu::tr("Language of this thread")), session, LanguageScope::Thread, target.thread.value);
    if (target.forum) {
        const QString title = target.forumName.isEmpty() ? MarkMenu::tr("Language of this forum")
                                                         : MarkMenu::tr("Language of all of %1").arg(escaped(target.forumName));
        addLanguages(menu->addMenu(title), session, LanguageScope::Forum, static_cast<std::int64_t>(target.forum.value));
    }
    if (!target.post)
        return;
    menu->addSeparator();
    const auto say = [&](const QString &text, store::BotScope scope, std::int64_t about, std::optional<bool> isBot) {
        QObject::connect(menu->addAction(text), &QAction::triggered, &Marks::of(session), [&session, scope, about, isBot] {
            Marks::of(session).sayBot(scope, about, isBot);
        });
    };
    using store::BotScope;
    say(target.isBot ? MarkMenu::tr("A person wrote this post") : MarkMenu::tr("A program wrote this post"), BotScope::Post,
        target.post.value, !target.isBot);
    if (target.author) {
        const QString name = escaped(target.authorName);
        say(target.isBot ? MarkMenu::tr("%1 is a person").arg(name) : MarkMenu::tr("%1 is a program").arg(name), BotScope::Author,
            static_cast<std::int64_t>(target.author.value), !target.isBot);
    }
    const auto forget = [&session, target] {
        Marks::of(session).sayBot(BotScope::Post, target.post.value, std::nullopt);
    };
    QObject::connect(menu->addAction(MarkMenu::tr("Of this post, take the program’s word on it")), &QAction::triggered,
                     &Marks::of(session), forget);
}

} // namespace parlance::ui
