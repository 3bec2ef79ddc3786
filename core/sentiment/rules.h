// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/hollowpraise.h"
#include "core/sentiment/units.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace parlance::sentiment {

/// Squashes a sum of valences into (-1, 1), as VADER does (Hutto & Gilbert, ICWSM 2014).
inline double normalised(double sum)
{
    return sum / std::sqrt(sum * sum + 15.0);
}

/// What the rules make of one sentence.
struct SentenceScore
{
    double sum = 0;       ///< of its terms' valences, after all rules
    double emphasis = 0;  ///< what '!' and '?' add, in the direction of the sum
    double positive = 0;  ///< sum of the positive valences
    double negative = 0;  ///< and of the negative ones' sizes
    int terms = 0;        ///< terms with a valence

    double compound() const { return normalised(sum + emphasis); }
};

/// What the rules make of a text.
struct RuleScore
{
    std::vector<SentenceScore> sentences;
    double mean = 0;      ///< of the compounds of the sentences that say something
    double strongest = 0; ///< the compound of the largest size among them; the first of equals
    double compound = 0;  ///< MeanShare * mean + (1 - MeanShare) * strongest
    double positive = 0, negative = 0; ///< over all sentences
    int positiveTerms = 0, negativeTerms = 0, negated = 0;
    bool contrasted = false;
    bool sarcastic = false; ///< holds a phrase that is often meant the other way round

    static constexpr double MeanShare = 0.5;
};

/// Hears nothing; see Trace in scorerexplain.cpp.
struct NoRuleTrace
{
    void phrase(std::size_t) {}
    void looked(std::size_t, double) {}
    void changed(const char *, std::size_t, std::size_t, double, double) {}
    void counted(std::size_t, double) {}
};

/// The rules over the units of one text: VADER's, repaired. Negation reaches to the end of its clause, negated blame is no
/// praise, boosters and phrases work everywhere, contrast goes by place and by sentence, and no sum runs over a whole text.
/// Changes the units (phrases become one). `Trace` hears of each change and costs nothing when it is NoRuleTrace.
template <class Trace> class Rules
{
public:
    Rules(const Lexicon &lexicon, UnitText &text, Trace &trace)
        : m_lexicon(lexicon), m_weights(lexicon.weights()), m_text(text), m_units(text.units), m_trace(trace),
          m_capitalsStandOut(text.capitals > 0 && text.capitals < text.words)
    {
    }

    void run(RuleScore &out)
    {
        out.sentences.clear();
        out.mean = out.strongest = out.compound = out.positive = out.negative = 0;
        out.positiveTerms = out.negativeTerms = 0;
        m_out = &out;
        m_negated = 0;
        out.sarcastic = false;
        m_contrasted = false;
        int telling = 0;
        unsigned roles = 0;
        for (SentenceUnits &sentence : m_text.sentences) {
            if ((sentence.roles & StartsPhrase) != 0)
                matchPhrases(sentence);
            if ((sentence.roles & ClosesNegation) != 0)
                dropHalfNegations(sentence);
            roles |= sentence.roles;
        }
        m_text.sarcastic = m_text.sarcastic || ((roles & Hollow) != 0 && praiseIsHollow(m_text));
        for (const SentenceUnits &sentence : m_text.sentences) {
            out.sentences.push_back(scoreOf(sentence));
            const SentenceScore &score = out.sentences.back();
            out.positive += score.positive;
            out.negative += score.negative;
            if (score.terms == 0)
                continue;
            const double compound = score.compound();
            ++telling;
            out.mean += compound;
            if (std::abs(compound) > std::abs(out.strongest))
                out.strongest = compound;
        }
        if (telling > 0)
            out.mean /= telling;
        out.compound = RuleScore::MeanShare * out.mean + (1 - RuleScore::MeanShare) * out.strongest;
        out.negated = m_negated;
        out.contrasted = m_contrasted;
    }

private:
    static constexpr std::size_t BoosterReach = 3;
    static constexpr double BoosterDecay[BoosterReach + 1] = {0, 1, 0.95, 0.9};
    static constexpr std::size_t NegationSpan = 5; ///< words from the first half of a negation to its second
    static constexpr std::size_t VerbReach = 3;    ///< words from a verb to its negation
    static constexpr double Exclamation = 0.292; ///< each, up to four
    static constexpr double Question = 0.18;     ///< each of two or three
    static constexpr double Questions = 0.96;    ///< four and more

    SentenceScore scoreOf(const SentenceUnits &sentence)
    {
        SentenceScore score;
        const std::size_t contrast = (sentence.roles & Contrasts) != 0 ? lastContrast(sentence) : None;
        if ((sentence.roles & (Valenced | Negates | Sarcastic)) == 0)
            return score;
        std::size_t negator = None;
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            const Unit &unit = m_units[i];
            if (unit.term.roles == 0) // most words
                continue;
            m_out->sarcastic = m_out->sarcastic || unit.term.has(Sarcastic);
            if (negator != None && !reaches(negator, i))
                negator = None;
            if (unit.term.valence != 0 && counts(sentence, i)) {
                const double valence = valenceOf(sentence, i, negator, contrast);
                m_trace.counted(i, valence);
                score.sum += valence;
                (valence > 0 ? score.positive : score.negative) += std::abs(valence);
                ++(valence > 0 ? m_out->positiveTerms : m_out->negativeTerms);
                ++score.terms;
            }
            if (unit.term.has(Negates)) {
                negator = i;
                markNegated(sentence, negator);
            }
        }
        score.emphasis = emphasisOf(sentence, score.sum);
        return score;
    }

    /// Whether the scope of a negation takes in a unit behind it, when it takes in all between the two.
    bool reaches(std::size_t negator, std::size_t i) const
    {
        return sameClause(negator, i) && !m_units[i].term.has(EndsScope) && !m_units[i].term.has(Contrasts)
               && i - negator <= static_cast<std::size_t>(m_weights.negationScope);
    }

    void markNegated(const SentenceUnits &sentence, std::size_t negator)
    {
        for (std::size_t i = negator + 1; i < sentence.last && reaches(negator, i); ++i) {
            if (isWord(i))
                m_units[i].flags |= Entry::Negated;
        }
    }

    /// Booster words and negators that have a valence of their own have it only where they do nothing else, fillers where they
    /// are more than the word that opens a sentence.
    bool counts(const SentenceUnits &sentence, std::size_t i) const
    {
        const Term &term = m_units[i].term;
        if (term.has(Filler) && i == sentence.first && i + 1 < sentence.last && !sameClause(i, i + 1))
            return false;
        if (term.has(Boosts)) {
            for (std::size_t next = i + 1; next <= i + 2 && next < sentence.last && sameClause(i, next); ++next) {
                if (m_units[next].term.valence != 0 && isWord(next))
                    return false;
            }
        }
        return !term.has(Negates) || m_units[i].words > 1 || (m_units[i].flags & Entry::Stretched) != 0 || i + 1 >= sentence.last || !sameClause(i, i + 1);
    }

    double valenceOf(const SentenceUnits &sentence, std::size_t i, std::size_t negator, std::size_t contrast)
    {
        const Unit &unit = m_units[i];
        double valence = unit.term.valence / 100.0;
        m_trace.looked(i, valence);
        if (isWord(i)) {
            if ((unit.flags & Entry::Stretched) != 0)
                strengthen("stretched", i, i, m_weights.stretched, valence);
            if ((unit.flags & Entry::Capitals) != 0 && m_capitalsStandOut)
                strengthen("capitals", i, i, m_weights.capitals, valence);
            for (std::size_t back = 1; back <= BoosterReach && back <= i - sentence.first && sameClause(i, i - back); ++back) {
                const Unit &before = m_units[i - back];
                if (!before.term.has(Boosts))
                    continue;
                double amount = before.term.boost / 100.0 * BoosterDecay[back];
                if ((before.flags & Entry::Capitals) != 0 && m_capitalsStandOut)
                    amount += amount > 0 ? m_weights.capitals : -m_weights.capitals;
                strengthen("booster", i, i - back, amount, valence);
            }
            if (negator == None)
                negator = negatorBehind(sentence, i);
            if (negator != None && negator != i) {
                change("negation", i, negator, valence * (valence > 0 ? m_weights.negation : m_weights.negatedBlame), valence);
                ++m_negated;
            }
            if (contrast != None && i != contrast)
                change("contrast", i, contrast,
                       valence * (i > contrast ? m_weights.contrastAfter : m_weights.contrastBefore), valence);
            if (m_text.sarcastic && valence > 0)
                change("sarcasm", i, i, valence * m_weights.sarcasm, valence);
        }
        return valence;
    }

    void change(const char *rule, std::size_t unit, std::size_t cause, double after, double &valence)
    {
        m_trace.changed(rule, unit, cause, valence, after);
        valence = after;
    }

    /// Adds `amount` to the size of a valence; a weakened one keeps its sign.
    void strengthen(const char *rule, std::size_t unit, std::size_t cause, double amount, double &valence)
    {
        constexpr double least = 0.05;
        const double size = std::max(std::min(std::abs(valence), least), std::abs(valence) + amount);
        change(rule, unit, cause, valence > 0 ? size : -size, valence);
    }

    bool isWord(std::size_t i) const { return (m_units[i].flags & Entry::Word) != 0; }
    bool sameClause(std::size_t a, std::size_t b) const { return m_units[a].clause == m_units[b].clause; }

    /// Takes its roles from the second half of a negation of two words where the first half does not precede it in the
    /// clause: "plus" negates in "ne ... plus", and is "more" elsewhere.
    void dropHalfNegations(const SentenceUnits &sentence)
    {
        std::size_t opener = None;
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            Term &term = m_units[i].term;
            if (term.has(OpensNegation))
                opener = i;
            if (!term.has(ClosesNegation))
                continue;
            if (opener == None || !sameClause(opener, i) || i - opener > NegationSpan)
                term.roles &= static_cast<std::uint16_t>(~(Negates | NegatesVerb));
        }
    }

    /// A word behind unit `i` that negates what stands before it in the clause, or the verb right before it.
    std::size_t negatorBehind(const SentenceUnits &sentence, std::size_t i) const
    {
        bool reachesVerb = m_units[i].term.has(Verb);
        const std::size_t end = std::min(sentence.last, i + 1 + static_cast<std::size_t>(m_weights.negationScope));
        for (std::size_t next = i + 1; next < end && sameClause(i, next); ++next) {
            if (m_units[next].term.has(NegatesBefore) || (reachesVerb && m_units[next].term.has(NegatesVerb)))
                return next;
            reachesVerb = reachesVerb && m_units[next].term.valence == 0 && next - i < VerbReach;
            if (m_units[next].term.has(EndsScope) || m_units[next].term.has(Contrasts))
                break;
        }
        return None;
    }

    /// The last contrast word of a sentence that has something before it.
    std::size_t lastContrast(const SentenceUnits &sentence)
    {
        for (std::size_t i = sentence.last; i > sentence.first + 1; --i) {
            if (m_units[i - 1].term.has(Contrasts) && i < sentence.last) {
                m_contrasted = true;
                return i - 1;
            }
        }
        return None;
    }

    /// Makes one unit of each phrase: the first carries its term, the others do nothing.
    void matchPhrases(SentenceUnits &sentence)
    {
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            if (!m_units[i].term.has(StartsPhrase))
                continue;
            const std::uint16_t first = m_units[i].term.phraseWord;
            const std::uint16_t second = i + 1 < sentence.last ? m_units[i + 1].term.phraseWord : 0;
            if (!m_lexicon.mayBeginPhrase(first, second))
                continue;
            for (const Lexicon::Phrase &phrase : m_lexicon.phrasesFrom(first)) {
                const std::size_t size = phrase.words.size();
                if (size > sentence.last - i)
                    continue;
                std::size_t same = 1;
                while (same < size && m_units[i + same].term.phraseWord == phrase.words[same] && sameClause(i, i + same))
                    ++same;
                if (same < size)
                    continue;
                m_units[i].term = phrase.term;
                sentence.roles |= phrase.term.roles;
                m_units[i].words = static_cast<std::uint16_t>(size);
                for (std::size_t k = 1; k < size; ++k)
                    m_units[i + k].term = Term{.roles = Inert};
                m_trace.phrase(i);
                i += size - 1;
                break;
            }
        }
    }

    static double emphasisOf(const SentenceUnits &sentence, double sum)
    {
        if (sum == 0)
            return 0;
        double amount = std::min<std::uint32_t>(sentence.exclamations, 4) * Exclamation;
        if (sentence.questions > 1)
            amount += sentence.questions <= 3 ? sentence.questions * Question : Questions;
        return sum > 0 ? amount : -amount;
    }

    static constexpr std::size_t None = static_cast<std::size_t>(-1);

    const Lexicon &m_lexicon;
    const RuleWeights &m_weights;
    UnitText &m_text;
    std::vector<Unit> &m_units;
    Trace &m_trace;
    const bool m_capitalsStandOut;
    RuleScore *m_out = nullptr;
    int m_negated = 0;
    bool m_contrasted = false;
};

} // namespace parlance::sentiment
