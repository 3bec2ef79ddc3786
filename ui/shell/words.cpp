// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <cmath>

namespace parlance::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QDateTime utc(std::int64_t seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

struct LanguageName
{
    const char *code;
    const char *name;
};

constexpr LanguageName languageNames[] = {
    {"ar", QT_TRANSLATE_NOOP("Words", "Arabic")},     {"ca", QT_TRANSLATE_NOOP("Words", "Catalan")},
    {"cs", QT_TRANSLATE_NOOP("Words", "Czech")},      {"da", QT_TRANSLATE_NOOP("Words", "Danish")},
    {"de", QT_TRANSLATE_NOOP("Words", "German")},     {"el", QT_TRANSLATE_NOOP("Words", "Greek")},
    {"en", QT_TRANSLATE_NOOP("Words", "English")},    {"es", QT_TRANSLATE_NOOP("Words", "Spanish")},
    {"fi", QT_TRANSLATE_NOOP("Words", "Finnish")},    {"fr", QT_TRANSLATE_NOOP("Words", "French")},
    {"he", QT_TRANSLATE_NOOP("Words", "Hebrew")},     {"hi", QT_TRANSLATE_NOOP("Words", "Hindi")},
    {"hu", QT_TRANSLATE_NOOP("Words", "Hungarian")},  {"id", QT_TRANSLATE_NOOP("Words", "Indonesian")},
    {"it", QT_TRANSLATE_NOOP("Words", "Italian")},    {"ja", QT_TRANSLATE_NOOP("Words", "Japanese")},
    {"ko", QT_TRANSLATE_NOOP("Words", "Korean")},     {"nl", QT_TRANSLATE_NOOP("Words", "Dutch")},
    {"no", QT_TRANSLATE_NOOP("Words", "Norwegian")},  {"pl", QT_TRANSLATE_NOOP("Words", "Polish")},
    {"pt", QT_TRANSLATE_NOOP("Words", "Portuguese")}, {"ro", QT_TRANSLATE_NOOP("Words", "Romanian")},
    {"ru", QT_TRANSLATE_NOOP("Words", "Russian")},    {"sv", QT_TRANSLATE_NOOP("Words", "Swedish")},
    {"th", QT_TRANSLATE_NOOP("Words", "Thai")},       {"tr", QT_TRANSLATE_NOOP("Words", "Turkish")},
    {"uk", QT_TRANSLATE_NOOP("Words", "Ukrainian")},  {"vi", QT_TRANSLATE_NOOP("Words", "Vietnamese")},
    {"zh", QT_TRANSLATE_NOOP("Words", "Chinese")},
};

} // namespace

QString numberText(std::int64_t number)
{
    QString text = QLocale().toString(static_cast<qlonglong>(number));
    if (text.startsWith(QLatin1Char('-')))
        text.replace(0, 1, QChar(0x2212));
    return text;
}

QString percentText(double share)
{
    const double percent = share * 100;
    if (percent > 0 && percent < 0.05)
        //: less than a tenth of a per cent
        return Words::tr("<0.1%");
    const int decimals = percent > 0 && percent < 10 ? 1 : 0;
    //: %1 is a number; French puts a narrow no-break space before the sign
    return Words::tr("%1%").arg(QLocale().toString(percent, 'f', decimals));
}

QString dateText(std::int64_t secondsUtc)
{
    return QLocale().toString(utc(secondsUtc).date(), QStringLiteral("d MMM yyyy"));
}

QString timeText(std::int64_t secondsUtc)
{
    const QDateTime when = utc(secondsUtc);
    //: a date, then a time of day
    return Words::tr("%1, %2 UTC").arg(dateText(secondsUtc), QLocale().toString(when.time(), QStringLiteral("HH:mm")));
}

QString spanText(std::int64_t firstUtc, std::int64_t lastUtc)
{
    const QDate first = utc(firstUtc).date();
    const QDate last = utc(lastUtc).date();
    if (first == last)
        return dateText(firstUtc);
    const QLocale locale;
    const QString begin = first.year() == last.year() ? locale.toString(first, QStringLiteral("d MMM")) : dateText(firstUtc);
    //: from one date to another
    return Words::tr("%1 to %2").arg(begin, dateText(lastUtc));
}

QString timeLeftText(std::int64_t ms)
{
    const std::int64_t seconds = (ms + 999) / 1000;
    if (seconds < 90)
        return Words::tr("%1 s left").arg(numberText(seconds));
    if (seconds < 90 * 60)
        return Words::tr("%1 min left").arg(numberText((seconds + 30) / 60));
    return Words::tr("%1 h left").arg(numberText((seconds + 1800) / 3600));
}

QString languageText(Language language)
{
    if (language == Undetermined)
        return Words::tr("language not known");
    const std::string code = language.code();
    for (const LanguageName &entry : languageNames) {
        if (code == entry.code)
            return Words::tr(entry.name);
    }
    const QLocale::Language known = QLocale::codeToLanguage(QString::fromStdString(code));
    return known == QLocale::AnyLanguage ? QString::fromStdString(code) : QLocale::languageToString(known);
}

QString errorText(const Error &error)
{
    QString text = QCoreApplication::translate("Error", error.message);
    text.replace(QLatin1StringView("%1"), QString::fromStdString(error.subject));
    if (error.offset >= 0) {
        //: %1 is the sentence of an error, %2 a line or byte number
        text = Words::tr("%1 (at %2)").arg(text, numberText(error.offset));
    }
    return text;
}

} // namespace parlance::ui
