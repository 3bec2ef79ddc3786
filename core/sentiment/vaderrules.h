// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/sentiment.h"
#include "core/sentiment/vadertokens.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <queue>
#include <unordered_map>
#include <vector>

namespace parlance::sentiment {

/// Python's round(value, digits) for |value| <= 1 and digits <= 4: exact decimal rounding, ties to even.
double roundDecimal(double value, int digits);

/// Hears nothing; see ExplanationTrace.
struct NoTrace
{
    void looked(std::size_t, double) {}
    void changed(const char *, std::size_t, std::size_t, std::size_t, double, double) {}
    void textChanged(const char *, double, double) {}
    void finished(double, double) {}
};

/// A token whose valence is not 0.
struct Sentiment
{
    std::size_t token = 0;
    double valence = 0;
};

/// The rules of VADER over the tokens of one text: its sums, in its order, its quirks included, so that
/// every result has the reference's bits. `Trace` hears of each change and costs nothing when it is NoTrace.
///
/// What looks like a mistake below is the reference's and stays: conformance depends on it.
template <class Trace> class VaderRules
{
public:
    VaderRules(const VaderLexicon &lexicon, const TokenizedText &text, Scratch<Sentiment> &scratch, Trace &trace)
        : m_lexicon(lexicon), m_text(text), m_tokens(text.tokens.data()), m_trace(trace),
          m_capitalsStandOut(text.capitals > 0 && text.capitals < text.count),
          m_sentiments(scratch.reserve(text.hitCount))
    {
    }

    Score run()
    {
        const std::size_t *hits = m_text.hits.data();
        for (std::size_t hit = 0; hit < m_text.hitCount; ++hit) {
            const std::size_t i = hits[hit];
            if (const double valence = valenceOf(i); valence != 0)
                m_sentiments[m_sentimentCount++] = {.token = i, .valence = valence};
        }
        if (m_text.firstBut != TokenizedText::npos)
            weighAroundBut();
        return total();
    }

    const Sentiment *sentiments() const { return m_sentiments; }
    std::size_t sentimentCount() const { return m_sentimentCount; }

private:
    static constexpr double CapitalsIncrease = 0.733;
    static constexpr double NegationFactor = -0.74;
    static constexpr double NeverFactor = 1.25;

    bool isSpecial(std::size_t i, Special special) const { return m_tokens[i].special == special; }
    bool isSoOrThis(std::size_t i) const { return isSpecial(i, Special::So) || isSpecial(i, Special::This); }

    void change(const char *rule, std::size_t token, std::size_t cause, std::size_t causes, double &valence,
                double after)
    {
        m_trace.changed(rule, token, cause, causes, valence, after);
        valence = after;
    }

    double valenceOf(std::size_t i)
    {
        const Token token = m_tokens[i];
        const double lexical = m_lexicon.word(token.word).valence;
        double valence = lexical;
        m_trace.looked(i, lexical);
        if (token.has(Token::Booster)) {
            change("modifier", i, i, 1, valence, 0);
            return valence;
        }
        if (token.special == Special::Kind && i + 1 < m_text.count && isSpecial(i + 1, Special::Of)) {
            change("modifier", i, i, 2, valence, 0);
            return valence;
        }

        if (token.special == Special::No && i + 1 < m_text.count && m_tokens[i + 1].has(Token::InLexicon))
            change("no", i, i + 1, 1, valence, 0.0);
        if (i > 0 && isSpecial(i - 1, Special::No))
            change("no", i, i - 1, 1, valence, lexical * NegationFactor);
        else if (i > 1 && isSpecial(i - 2, Special::No))
            change("no", i, i - 2, 1, valence, lexical * NegationFactor);
        else if (i > 2 && isSpecial(i - 3, Special::No)
                 && (isSpecial(i - 1, Special::Or) || isSpecial(i - 1, Special::Nor)))
            change("no", i, i - 3, 1, valence, lexical * NegationFactor);

        if (token.has(Token::Capitals) && m_capitalsStandOut)
            change("capitals", i, i, 1, valence, valence > 0 ? valence + CapitalsIncrease : valence - CapitalsIncrease);

        for (std::size_t back = 1; back <= 3 && back <= i; ++back) {
            if (m_tokens[i - back].has(Token::InLexicon))
                continue;
            boost(i, back, valence);
            negate(i, back, valence);
            if (back == 3)
                matchPhrases(i, valence);
        }

        if (i > 0 && isSpecial(i - 1, Special::Least) && !m_tokens[i - 1].has(Token::InLexicon)
            && (i == 1 || (!isSpecial(i - 2, Special::At) && !isSpecial(i - 2, Special::Very))))
            change("least", i, i - 1, 1, valence, valence * NegationFactor);
        return valence;
    }

    void boost(std::size_t i, std::size_t back, double &valence)
    {
        const Token booster = m_tokens[i - back];
        if (!booster.has(Token::Booster))
            return;
        double boost = m_lexicon.word(booster.word).boost;
        if (valence < 0)
            boost *= -1;
        if (booster.has(Token::Capitals) && m_capitalsStandOut)
            boost = valence > 0 ? boost + CapitalsIncrease : boost - CapitalsIncrease;
        if (back == 2)
            boost *= 0.95;
        else if (back == 3)
            boost *= 0.9;
        change("booster", i, i - back, 1, valence, valence + boost);
    }

    void negate(std::size_t i, std::size_t back, double &valence)
    {
        if (back == 2) {
            if (isSpecial(i - 2, Special::Never) && isSoOrThis(i - 1)) {
                change("never", i, i - 2, 2, valence, valence * NeverFactor);
                return;
            }
            if (isSpecial(i - 2, Special::Without) && isSpecial(i - 1, Special::Doubt))
                return;
        } else if (back == 3) {
            if (isSpecial(i - 3, Special::Never) && isSoOrThis(i - 2)) {
                change("never", i, i - 3, 2, valence, valence * NeverFactor);
                return;
            }
            if (isSoOrThis(i - 1)) { // with no "never" before it
                change("never", i, i - 1, 1, valence, valence * NeverFactor);
                return;
            }
            if (isSpecial(i - 3, Special::Without)
                && (isSpecial(i - 2, Special::Doubt) || isSpecial(i - 1, Special::Doubt)))
                return;
        }
        if (m_tokens[i - back].has(Token::Negates))
            change("negation", i, i - back, 1, valence, valence * NegationFactor);
    }

    std::optional<double> pairValence(std::size_t first) const
    {
        const Special second = m_tokens[first + 1].special;
        switch (m_tokens[first].special) {
        case Special::The:
            if (second == Special::Shit || second == Special::Bomb)
                return 3.0;
            break;
        case Special::Bad:
            if (second == Special::Ass)
                return 1.5;
            break;
        case Special::Bus:
            if (second == Special::Stop)
                return 0.0;
            break;
        case Special::Yeah:
            if (second == Special::Right)
                return -2.0;
            break;
        case Special::Beating:
            if (second == Special::Heart)
                return 3.1;
            break;
        case Special::Broken:
            if (second == Special::Heart)
                return -2.9;
            break;
        default:
            break;
        }
        return std::nullopt;
    }

    std::optional<double> tripleValence(std::size_t first) const
    {
        const auto is = [this, first](Special a, Special b, Special c) {
            return isSpecial(first, a) && isSpecial(first + 1, b) && isSpecial(first + 2, c);
        };
        if (is(Special::Kiss, Special::Of, Special::Death))
            return -1.5;
        if (is(Special::To, Special::Die, Special::For))
            return 3.0;
        return std::nullopt;
    }

    bool isPairBooster(std::size_t first) const
    {
        const Special second = m_tokens[first + 1].special;
        switch (m_tokens[first].special) {
        case Special::Just:
            return second == Special::Enough;
        case Special::Kind:
        case Special::Sort:
            return second == Special::Of;
        default:
            return false;
        }
    }

    void matchPhrases(std::size_t i, double &valence)
    {
        const auto idiom = [&](std::optional<double> value, std::size_t first, std::size_t words) {
            if (value)
                change("idiom", i, first, words, valence, *value);
            return value.has_value();
        };
        idiom(pairValence(i - 1), i - 1, 2) || idiom(tripleValence(i - 2), i - 2, 3)
            || idiom(pairValence(i - 2), i - 2, 2) || idiom(tripleValence(i - 3), i - 3, 3)
            || idiom(pairValence(i - 3), i - 3, 2);
        if (i + 1 < m_text.count)
            idiom(pairValence(i), i, 2);
        if (i + 2 < m_text.count)
            idiom(tripleValence(i), i, 3);
        for (const std::size_t first : {i - 3, i - 2}) {
            if (isPairBooster(first))
                change("booster", i, first, 2, valence, valence - 0.293);
        }
    }

    /// Halves what stands before the first "but" and stresses what follows. For each sentiment in turn the
    /// reference changes not that one but the first of equal valence at that moment.
    void weighAroundBut()
    {
        if (m_sentimentCount <= 24) {
            for (std::size_t i = 0; i < m_sentimentCount; ++i) {
                std::size_t first = 0;
                while (m_sentiments[first].valence != m_sentiments[i].valence)
                    ++first;
                weigh(first);
            }
            return;
        }
        // The same without the search: the places of each valence, lowest first.
        using Places = std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>>;
        std::unordered_map<double, Places> places;
        for (std::size_t i = 0; i < m_sentimentCount; ++i) {
            Places &equal = places[m_sentiments[i].valence];
            equal.push(i);
            const std::size_t first = equal.top();
            equal.pop();
            weigh(first);
            if (m_sentiments[first].valence != 0)
                places[m_sentiments[first].valence].push(first);
        }
    }

    void weigh(std::size_t index)
    {
        Sentiment &sentiment = m_sentiments[index];
        if (sentiment.token < m_text.firstBut)
            change("but", sentiment.token, m_text.firstBut, 1, sentiment.valence, sentiment.valence * 0.5);
        else
            change("but", sentiment.token, m_text.firstBut, 1, sentiment.valence, sentiment.valence * 1.5);
    }

    Score total()
    {
        if (m_text.count == 0)
            return {};
        double sum = 0;
        double positive = 0;
        double negative = 0;
        std::size_t zeros = m_text.count;
        for (std::size_t i = 0; i < m_sentimentCount; ++i) {
            const double valence = m_sentiments[i].valence;
            sum += valence;
            if (valence > 0)
                positive += valence + 1;
            else if (valence < 0)
                negative += valence - 1;
            zeros -= valence != 0 ? 1 : 0;
        }

        const double exclamation = static_cast<double>(std::min<std::size_t>(m_text.exclamations, 4)) * 0.292;
        const double question = m_text.questions < 2    ? 0
                                : m_text.questions <= 3 ? static_cast<double>(m_text.questions) * 0.18
                                                        : 0.96;
        const double emphasis = exclamation + question;
        const double plain = sum;
        const double direction = sum > 0 ? 1 : sum < 0 ? -1 : 0;
        const double punctuation = emphasis > 0 ? direction * emphasis : 0;
        sum += punctuation;
        if (direction != 0) {
            const double exclaimed = plain + direction * exclamation;
            if (exclamation > 0)
                m_trace.textChanged("exclamation", plain, exclaimed);
            if (question > 0)
                m_trace.textChanged("question", exclaimed, sum);
        }
        m_trace.finished(punctuation, sum);

        if (positive > std::fabs(negative))
            positive += emphasis;
        else if (positive < std::fabs(negative))
            negative -= emphasis;
        const double weight = positive + std::fabs(negative) + static_cast<double>(zeros);
        return {.negative = roundDecimal(std::fabs(negative / weight), 3),
                .neutral = roundDecimal(std::fabs(static_cast<double>(zeros) / weight), 3),
                .positive = roundDecimal(std::fabs(positive / weight), 3),
                .compound = roundDecimal(std::clamp(sum / std::sqrt(sum * sum + 15), -1.0, 1.0), 4)};
    }

    const VaderLexicon &m_lexicon;
    const TokenizedText &m_text;
    const Token *m_tokens;
    Trace &m_trace;
    const bool m_capitalsStandOut;
    Sentiment *m_sentiments;
    std::size_t m_sentimentCount = 0;
};

} // namespace parlance::sentiment
