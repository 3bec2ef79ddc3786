// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace parlance::ui {

namespace {

constexpr auto SettingsKey = "language";

QLocale localeOf(const QString &code)
{
    return code == QLatin1StringView("fr") ? QLocale(QLocale::French, QLocale::France)
                                           : QLocale(QLocale::English, QLocale::UnitedStates);
}

} // namespace

QString chosenLanguage()
{
    const QString chosen = QSettings().value(QLatin1StringView(SettingsKey)).toString();
    if (chosen == QLatin1StringView("en") || chosen == QLatin1StringView("fr"))
        return chosen;
    return QLocale::system().language() == QLocale::French ? QStringLiteral("fr") : QStringLiteral("en");
}

void useLanguage(const QString &code)
{
    // Ours, and Qt's own words (Copy, Paste, Cancel ...) where the system has them.
    static QTranslator ours;
    static QTranslator qts;
    QSettings().setValue(QLatin1StringView(SettingsKey), code);
    const QLocale locale = localeOf(code);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&ours);
    QCoreApplication::removeTranslator(&qts);
    if (qts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);
    // English has a file too: it only holds the plural forms.
    if (ours.load(QStringLiteral(":/i18n/parlance_%1.qm").arg(code)))
        QCoreApplication::installTranslator(&ours);
}

} // namespace parlance::ui
