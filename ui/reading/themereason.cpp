// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/themereason.h"

#include <QCoreApplication>

#include "ui/common/format.h"
#include "ui/reading/ruletext.h"

#include <cmath>

namespace parlance::ui {

namespace {

class ReasonWords
{
    Q_DECLARE_TR_FUNCTIONS(ReasonWords)
};

constexpr double Telling = 0.05; ///< a word that says less says nothing

QString linesOf(std::string_view text)
{
    return toQString(text).replace(QLatin1Char('\n'), QChar::LineSeparator);
}

/// What besides the words that speak for its theme has put the post where it is; empty when nothing has.
QString otherReason(const analysis::PostExplanation &explained)
{
    using Reason = analysis::PostExplanation::Reason;
    switch (explained.reason) {
    case Reason::Person:
        return explained.theme < 0 ? ReasonWords::tr("Somebody took it out of its theme.")
                                   : ReasonWords::tr("Somebody put it here.");
    case Reason::Thread:
        if (explained.lead.theme != explained.theme)
            return ReasonWords::tr("Its thread has it here.");
        //: %1 a share in percent, %2 how many posts
        return ReasonWords::tr("Its thread has it here: %1 of the %2 other posts that are in a theme are in this one.")
            .arg(percentText(static_cast<double>(explained.lead.share)),
                 numberText(static_cast<qint64>(explained.lead.posts)));
    case Reason::Kept:
        return ReasonWords::tr("It was in this theme before, and somebody has named, merged or pinned it: its posts stay.");
    case Reason::Unmarked:
        return ReasonWords::tr("No word marks that other theme surely enough for the post to go there.");
    case Reason::NoTheme:
        if (!explained.why.witness || explained.why.witness->end > explained.text.size())
            return ReasonWords::tr("None of its words is of any theme.");
        //: %1 a word, %2 and %3 figures like +1.3
        return ReasonWords::tr("None of its words marks that theme surely enough: the most telling, “%1”, comes to %2 where %3 is asked.")
            .arg(linesOf(std::string_view(explained.text)
                             .substr(explained.why.witness->begin,
                                     explained.why.witness->end - explained.why.witness->begin)),
                 valenceText(explained.why.firm), valenceText(explained.why.asked));
    case Reason::Strange:
        return ReasonWords::tr("It came after the search, and the themes know few of its words: it seems to speak of something else.");
    case Reason::Unlikely:
        return ReasonWords::tr("No theme is likely enough for it.");
    case Reason::Unread:
        return ReasonWords::tr("The search did not look at it: it is by a bot or a moderator, a copy of another post, "
                               "or not in what the search was over.");
    case Reason::Words:
        break;
    }
    return {};
}

} // namespace

ThemeReason themeReason(const analysis::PostExplanation &explained, const std::function<QString(int)> &label)
{
    const topics::Explanation &why = explained.why;
    ThemeReason reason;
    reason.theme = why.theme;
    reason.heading =
        explained.theme < 0
            ? ReasonWords::tr("In no theme for sure; the likeliest is “%1”").arg(label(why.theme))
            : ReasonWords::tr("Why it is in the theme “%1”").arg(label(why.theme));
    if (why.against < 0) {
        reason.sum = ReasonWords::tr("There is no other theme.");
    } else {
        double words = 0;
        for (const topics::Evidence &word : why.words)
            words += word.value;
        //: log likelihood ratios: %1 a theme, %2 to %5 figures like +2.3
        reason.sum = ReasonWords::tr("Rather than in “%1”: %2 for its words, %3 for the rest of its thread, "
                                     "%4 for the size of the themes. "
                                     "Together %5; above 0 speaks for the theme.")
                         .arg(label(why.against), valenceText(words), valenceText(why.thread),
                              valenceText(why.size), valenceText(why.total));
    }
    if (const QString other = otherReason(explained); !other.isEmpty())
        reason.sum += QLatin1Char(' ') + other;
    const std::string_view text = explained.text;
    std::size_t at = 0;
    for (const topics::Evidence &word : why.words) {
        if (std::abs(word.value) < Telling || word.begin < at || word.end > text.size())
            continue;
        reason.pieces.push_back({linesOf(text.substr(at, word.begin - at)), 0});
        reason.pieces.push_back({linesOf(text.substr(word.begin, word.end - word.begin)), word.value});
        at = word.end;
    }
    reason.pieces.push_back({linesOf(text.substr(at)), 0});
    QStringList parts;
    for (const analysis::ParagraphTheme &part : explained.paragraphs)
        parts << (part.theme < 0
                      ? label(-1)
                      //: %1 a theme, %2 how probable it is, in percent
                      : ReasonWords::tr("“%1” (%2)")
                            .arg(label(part.theme), percentText(static_cast<double>(part.weight))));
    if (!parts.isEmpty())
        reason.paragraphs =
            ReasonWords::tr("Its paragraphs by themselves: %1").arg(parts.join(QStringLiteral(", ")));
    return reason;
}

} // namespace parlance::ui
