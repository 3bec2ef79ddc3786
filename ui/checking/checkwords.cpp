// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checking/checkwords.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/shell/colours.h"
#include "ui/shell/words.h"

#include <cmath>

namespace parlance::ui {

namespace {

class CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(CheckWords)
};

QString interval(const QString &low, const QString &high)
{
    //: of a figure: it lies between %1 and %2 with 95% confidence
    return CheckWords::tr("95% interval: %1 to %2").arg(low, high);
}

} // namespace

QString answerText(store::Answer answer)
{
    switch (answer) {
    case store::Answer::None:
        return {};
    case store::Answer::Negative:
        return sentimentWord(sentiment::Class::Negative);
    case store::Answer::Neutral:
        return sentimentWord(sentiment::Class::Neutral);
    case store::Answer::Positive:
        return sentimentWord(sentiment::Class::Positive);
    case store::Answer::Mixed:
        return CheckWords::tr("Mixed or unclear");
    //: answer to: does this post belong to the theme?
    case store::Answer::Yes:
        return CheckWords::tr("Yes");
    case store::Answer::Partly:
        return CheckWords::tr("Partly");
    case store::Answer::No:
        return CheckWords::tr("No");
    }
    return {};
}

QString intervalText(const analysis::Figure &figure)
{
    return interval(percentText(figure.interval.low), percentText(figure.interval.high));
}

QString decimalText(double value)
{
    const QString digits = QLocale().toString(std::abs(value), 'f', 2);
    return value < -0.004 ? QChar(0x2212) + digits : digits;
}

QString decimalIntervalText(const analysis::Figure &figure)
{
    return interval(decimalText(figure.interval.low), decimalText(figure.interval.high));
}

} // namespace parlance::ui
