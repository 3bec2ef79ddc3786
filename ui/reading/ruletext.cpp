// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/ruletext.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/common/format.h"

#include <cmath>
#include <cstring>

namespace parlance::ui {

namespace {

class PostWords
{
    Q_DECLARE_TR_FUNCTIONS(PostWords)
};

} // namespace

QString valenceText(double value)
{
    const double rounded = std::round(value * 10) / 10;
    const QString digits = QLocale().toString(std::abs(rounded), 'f', 1);
    return rounded > 0 ? QLatin1Char('+') + digits : rounded < 0 ? QChar(0x2212) + digits : digits;
}

QString ruleText(const sentiment::RuleFired &rule)
{
    const QString cause = oneLine(rule.cause, 60);
    const auto is = [&rule](const char *name) { return std::strcmp(rule.rule, name) == 0; };
    if (is("booster"))
        return (std::abs(rule.after) >= std::abs(rule.before) ? PostWords::tr("strengthened by “%1”") : PostWords::tr("weakened by “%1”")).arg(cause);
    if (is("negation") || is("no"))
        return PostWords::tr("turned by “%1”").arg(cause);
    if (is("never"))
        return PostWords::tr("strengthened by “%1”").arg(cause);
    if (is("least"))
        return PostWords::tr("turned by “%1”").arg(cause);
    if (is("capitals"))
        return PostWords::tr("written in capitals");
    if (is("but") || is("contrast"))
        return (std::abs(rule.after) < std::abs(rule.before) ? PostWords::tr("halved before “%1”") : PostWords::tr("half as much again after “%1”"))
            .arg(cause);
    if (is("stretched"))
        return PostWords::tr("stretched");
    if (is("sarcasm"))
        return PostWords::tr("turned by a mark of sarcasm");
    if (is("idiom") || is("phrase"))
        return PostWords::tr("part of the idiom “%1”").arg(cause);
    if (is("modifier"))
        return PostWords::tr("only modifies other words");
    if (is("exclamation"))
        return PostWords::tr("exclamation marks");
    if (is("question"))
        return PostWords::tr("question marks");
    return toQString(rule.rule);
}

} // namespace parlance::ui
