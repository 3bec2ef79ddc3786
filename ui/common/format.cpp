// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include "core/base/post.h"

#include <algorithm>
#include <cmath>

namespace parlance::ui {

namespace {

QString say(const char *text, int n = -1)
{
    return QCoreApplication::translate("Format", text, nullptr, n);
}

} // namespace

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString oneLine(std::string_view utf8, int most)
{
    // Four bytes a character at most; twice that leaves room for runs of white space.
    const std::size_t enough = static_cast<std::size_t>(most) * 8;
    const bool cut = utf8.size() > enough;
    QString text = toQString(utf8.substr(0, enough)).simplified();
    // Direction overrides would turn the rest of a row around, its figures too.
    text.removeIf([](QChar c) { return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069)); });
    if (text.size() > most || cut) {
        text.truncate(std::min<qsizetype>(text.size(), most - 1));
        while (!text.isEmpty() && (text.back().isHighSurrogate() || text.back() == QChar(0xFFFD)))
            text.chop(1);
        text += QChar(0x2026);
    }
    return text;
}

QString scoreText(std::optional<std::int64_t> score)
{
    if (!score)
        return QString(QChar(0x2013));
    return *score < 0 ? QChar(0x2212) + numberText(-*score) : numberText(*score);
}

QString peopleText(std::int64_t people)
{
    return people > 0 ? numberText(people) : QString(QChar(0x2013));
}

QString pointsText(std::int64_t score)
{
    const int points = static_cast<int>(std::min<std::int64_t>(score < 0 ? -score : score, 2'000'000'000));
    //: a post's score, up-votes minus down-votes
    QString text = QCoreApplication::translate("Format", "%Ln point(s)", nullptr, points);
    if (score < 0)
        text.prepend(QChar(0x2212));
    return text;
}

QString durationText(std::int64_t seconds)
{
    const QLocale locale;
    const auto number = [&](std::int64_t n) { return locale.toString(static_cast<qlonglong>(n)); };
    if (seconds < 60 * 60)
        //: minutes passed, short
        return QCoreApplication::translate("Format", "%1 min").arg(number(std::max<std::int64_t>(seconds, 0) / 60));
    if (seconds < 48 * 60 * 60)
        //: hours passed, short
        return QCoreApplication::translate("Format", "%1 h").arg(number(seconds / 3600));
    if (seconds < 2 * 365 * std::int64_t{86400})
        //: days passed, short
        return QCoreApplication::translate("Format", "%1 d").arg(number(seconds / 86400));
    //: years passed, short
    return QCoreApplication::translate("Format", "%1 y").arg(number(seconds / (365 * std::int64_t{86400})));
}

QString authorText(const std::string &name, std::uint32_t flags, Platform platform)
{
    if (!name.empty())
        return (platform == Platform::Reddit ? QStringLiteral("u/") : QString()) + oneLine(name, 60);
    if (flags & FlagNoAuthor)
        //: in place of a name: the dump has no authors
        return QCoreApplication::translate("Format", "(author not told)");
    //: in place of a name: the account was deleted
    return QCoreApplication::translate("Format", "(deleted account)");
}

QString creditText(const std::string &name, std::uint32_t flags, std::optional<std::int64_t> score, Platform platform)
{
    const QString author = authorText(name, flags, platform);
    if (!score)
        return author;
    //: the credit of a quote: %1 is its author, %2 is "117 points"
    return QCoreApplication::translate("Format", "%1 (%2)").arg(author, pointsText(*score));
}

QStringList flagWords(std::uint32_t flags)
{
    struct Word
    {
        std::uint32_t flag;
        const char *text;
    };
    static constexpr Word words[] = {
        {FlagDeleted, QT_TRANSLATE_NOOP("Format", "deleted")},
        {FlagRemoved, QT_TRANSLATE_NOOP("Format", "removed")},
        {FlagBot, QT_TRANSLATE_NOOP("Format", "bot")},
        {FlagStickied, QT_TRANSLATE_NOOP("Format", "stickied")},
        {FlagDistinguished, QT_TRANSLATE_NOOP("Format", "moderator")},
        {FlagDuplicate, QT_TRANSLATE_NOOP("Format", "copy of an earlier post")},
        {FlagControversial, QT_TRANSLATE_NOOP("Format", "controversial")},
        {FlagEdited, QT_TRANSLATE_NOOP("Format", "edited")},
        {FlagScoreHidden, QT_TRANSLATE_NOOP("Format", "score hidden when read")},
        {FlagNsfw, QT_TRANSLATE_NOOP("Format", "not safe for work")},
    };
    QStringList list;
    for (const Word &word : words)
        if (flags & word.flag)
            list << say(word.text);
    return list;
}

QString missingText(const store::PostDetail &post)
{
    if (!post.text.empty() || !post.body.empty() || !post.title.empty())
        return {};
    if (post.flags & FlagDeleted)
        return QCoreApplication::translate("Format", "(deleted by its author)");
    if (post.flags & FlagRemoved)
        return QCoreApplication::translate("Format", "(removed by a moderator)");
    return QCoreApplication::translate("Format", "(no text)");
}

QString compoundMeaning()
{
    return QCoreApplication::translate(
        "Format", "Compound: the mean feeling of the words, from −1, all negative, to +1, all positive.");
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
}

} // namespace parlance::ui
