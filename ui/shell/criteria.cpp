// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/criteria.h"

#include "ui/shell/colours.h"
#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace parlance::ui {

namespace {

class Criteria
{
    Q_DECLARE_TR_FUNCTIONS(Criteria)
};

/// "a", "a or b", "a, b or c"; beyond three, "a, b and 4 more".
constexpr std::size_t Named = 3;
template <class Values, class Name>
QString anyOf(const Values &values, Name name)
{
    QStringList words;
    for (std::size_t i = 0; i < values.size() && (i < Named || values.size() == Named); ++i)
        words << name(values[i]);
    if (values.size() == 1)
        return words.first();
    if (values.size() > Named) {
        words.removeLast();
        //: a list of names, then how many more there are
        return Criteria::tr("%1 and %2 more").arg(words.join(QStringLiteral(", ")), numberText(static_cast<std::int64_t>(values.size()) - words.size()));
    }
    const QString last = words.takeLast();
    //: alternatives: "a or b", "a, b or c"
    return Criteria::tr("%1 or %2").arg(words.join(QStringLiteral(", ")), last);
}

/// Of all themes but a few, those few.
QString themesOf(const std::vector<int> &themes, const CriterionNames &names)
{
    std::vector<int> others;
    std::copy_if(names.themes.begin(), names.themes.end(), std::back_inserter(others),
                 [&themes](int one) { return std::find(themes.begin(), themes.end(), one) == themes.end(); });
    if (themes.size() <= Named || others.empty() || others.size() > Named)
        return anyOf(themes, names.theme);
    return Criteria::tr("Not in %1").arg(anyOf(others, names.theme));
}

/// Midnight to midnight is said in days.
QString timeOf(std::optional<std::int64_t> from, std::optional<std::int64_t> until)
{
    constexpr std::int64_t Day = 86400;
    const auto isMidnight = [](std::int64_t at) { return at % Day == 0; };
    if (from && until) {
        if (isMidnight(*from) && isMidnight(*until))
            return spanText(*from, *until - 1);
        return Criteria::tr("%1 to %2").arg(timeText(*from), timeText(*until));
    }
    if (from)
        return Criteria::tr("From %1").arg(isMidnight(*from) ? dateText(*from) : timeText(*from));
    if (isMidnight(*until))
        return Criteria::tr("Until %1").arg(dateText(*until - 1));
    return Criteria::tr("Before %1").arg(timeText(*until));
}

} // namespace

std::vector<Criterion> criteriaOf(const analysis::Filter &filter, const CriterionNames &names)
{
    using Kind = Criterion::Kind;
    std::vector<Criterion> criteria;
    const auto add = [&](Kind kind, const QString &text, auto &&takeAway, QColor dot = {}) {
        Criterion criterion{kind, text, dot, filter};
        takeAway(criterion.without);
        criteria.push_back(std::move(criterion));
    };
    using analysis::Filter;

    if (!filter.query.empty())
        //: the words searched for
        add(Kind::Query, Criteria::tr("“%1”").arg(QString::fromStdString(filter.query)), [](Filter &f) { f.query.clear(); });
    if (!filter.threads.empty())
        add(Kind::Thread, Criteria::tr("Thread: %1").arg(anyOf(filter.threads, names.thread)), [](Filter &f) { f.threads.clear(); });
    if (!filter.themes.empty())
        add(Kind::Theme, themesOf(filter.themes, names), [](Filter &f) { f.themes.clear(); },
            filter.themes.size() == 1 ? themeColour(filter.themes.front()) : QColor());
    if (!filter.forums.empty())
        add(Kind::Forum, anyOf(filter.forums, names.forum), [](Filter &f) { f.forums.clear(); });
    if (filter.from || filter.until)
        add(Kind::Time, timeOf(filter.from, filter.until), [](Filter &f) { f.from.reset(), f.until.reset(); });
    if (!filter.sentiments.empty())
        add(Kind::Sentiment, anyOf(filter.sentiments, [](sentiment::Class c) { return sentimentSign(c) + QLatin1Char(' ') + sentimentWord(c); }),
            [](Filter &f) { f.sentiments.clear(); }, filter.sentiments.size() == 1 ? sentimentColour(filter.sentiments.front()) : QColor());
    if (filter.minScore || filter.maxScore) {
        const QString text = !filter.maxScore  ? Criteria::tr("Score %1 or more").arg(numberText(*filter.minScore))
            : !filter.minScore                 ? Criteria::tr("Score %1 or less").arg(numberText(*filter.maxScore))
            : filter.minScore == filter.maxScore ? Criteria::tr("Score %1").arg(numberText(*filter.minScore))
                                               : Criteria::tr("Score %1 to %2").arg(numberText(*filter.minScore), numberText(*filter.maxScore));
        add(Kind::Score, text, [](Filter &f) { f.minScore.reset(), f.maxScore.reset(); });
    }
    if (!filter.languages.empty())
        add(Kind::Language, Criteria::tr("In %1").arg(anyOf(filter.languages, languageText)), [](Filter &f) { f.languages.clear(); });
    if (!filter.authors.empty())
        add(Kind::Author, Criteria::tr("By %1").arg(anyOf(filter.authors, names.author)), [](Filter &f) { f.authors.clear(); });
    if (filter.includeDeleted)
        add(Kind::Deleted, Criteria::tr("Deleted and removed too"), [](Filter &f) { f.includeDeleted = false; });
    if (filter.includeBots)
        add(Kind::Bots, Criteria::tr("Bots too"), [](Filter &f) { f.includeBots = false; });
    if (filter.includeStickied)
        add(Kind::Stickied, Criteria::tr("Stickied too"), [](Filter &f) { f.includeStickied = false; });
    if (filter.includeModerators)
        add(Kind::Moderators, Criteria::tr("Moderators’ posts too"), [](Filter &f) { f.includeModerators = false; });
    if (filter.includeDuplicates)
        add(Kind::Duplicates, Criteria::tr("Copies too"), [](Filter &f) { f.includeDuplicates = false; });
    return criteria;
}

} // namespace parlance::ui
