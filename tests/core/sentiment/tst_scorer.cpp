// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/lexicon.h"
#include "core/sentiment/scorer.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace parlance;
using namespace parlance::sentiment;

class TestScorer : public QObject
{
    Q_OBJECT

    static QString classOfText(const QString &text, Language language = English)
    {
        return QLatin1String(className(Scorer::verdict(text.toStdString(), language).sentimentClass));
    }

    static double compound(const char *text) { return Scorer::verdict(text, English).score.compound; }
    static double byRules(const QString &text)
    {
        return Scorer::verdict(text.toStdString(), English, Correction::None).score.compound;
    }

private slots:
    void everyLanguageIsReadWithoutAProblem()
    {
        QVERIFY(Lexicon::of(English) != nullptr);
        for (const Lexicon *lexicon : Lexicon::all()) {
            QVERIFY2(lexicon->problems().empty(), lexicon->problems().empty() ? "" : lexicon->problems().front().c_str());
            QVERIFY(lexicon->size() > 100);
        }
    }

    void classesOfEnglishTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        QTest::addRow("a curly apostrophe negates") << "This isn’t good at all." << "negative";
        QTest::addRow("a negation without its apostrophe too") << "I dont like this keyboard." << "negative";
        QTest::addRow("a negation reaches past other words") << "Nothing about this keyboard is good." << "negative";
        QTest::addRow("a negation ends with its clause") << "No, this is a great keyboard." << "positive";
        QTest::addRow("negated blame is no praise") << "Not bad." << "neutral";
        QTest::addRow("a phrase of negators may praise") << "No problem, glad you like it." << "positive";
        QTest::addRow("what follows a contrast counts for more") << "The keys are good but the lid is awful." << "negative";
        QTest::addRow("words that touch are split") << "great,awesome,loved it" << "positive";
        QTest::addRow("an emoji with a variation selector") << "❤️" << "positive";
        QTest::addRow("an emoji with a skin tone") << "👎🏽" << "negative";
        QTest::addRow("an emoji means what people mean by it, not its name") << "💓" << "positive";
        QTest::addRow("an emoticon") << "Works for me :D" << "positive";
        QTest::addRow("a ratio is no emoticon") << "The ratio is 3:0 (see 2:d)" << "neutral";
        QTest::addRow("stretched words") << "sooooo goooood" << "positive";
        QTest::addRow("capitals alone") << "WORST KEYBOARD EVER" << "negative";
        QTest::addRow("as much praise as blame") << "good bad good bad good bad" << "neutral";
        QTest::addRow("a question") << "Where can I find the manual?" << "neutral";
        QTest::addRow("a look-alike letter hides nothing") << "what a sсаm" << "negative";
        QTest::addRow("a hashtag in camel case") << "#LoveThis" << "positive";
        QTest::addRow("a negation of agreeing") << "I don't agree with the new layout." << "negative";
        QTest::addRow("a block is a technical word") << "Each block holds ten tx." << "neutral";
        QTest::addRow("optimizing is no praise") << "They optimize the block size." << "neutral";
        QTest::addRow("a mark of sarcasm turns praise") << "What a wonderful update /s" << "negative";
    }

    void classesOfEnglishTexts()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(classOfText(text), expected);
    }

    void orderOfCompounds_data()
    {
        QTest::addColumn<QString>("less");
        QTest::addColumn<QString>("more");

        QTest::addRow("a booster strengthens") << "It is good." << "It is very good.";
        QTest::addRow("a booster strengthens blame") << "It is very bad." << "It is bad.";
        QTest::addRow("a dampener at the beginning weakens") << "kind of good" << "good";
        QTest::addRow("capitals strengthen") << "the lid is good" << "the lid is GOOD";
        QTest::addRow("an acronym does not shout") << "the PC is good" << "the PC is GOOD";
        QTest::addRow("an exclamation mark strengthens") << "It is good." << "It is good!";
        QTest::addRow("stretching strengthens") << "It is good." << "It is goooood.";
        QTest::addRow("long texts do not saturate") << "Good. The lid is bad. Fine. The hinge is bad." << "Good. Fine.";
    }

    void orderOfCompounds()
    {
        QFETCH(QString, less);
        QFETCH(QString, more);
        QVERIFY(byRules(less) < byRules(more));
    }

    void flagsTellOfMixedAndUncertainTexts()
    {
        QVERIFY(Scorer::verdict("The screen is great. The keyboard is awful.", English).mixed);
        QVERIFY(!Scorer::verdict("The screen is great. The keyboard is great.", English).mixed);
        QVERIFY(Scorer::verdict("Great work, really /s", English).uncertain);
        QVERIFY(!Scorer::verdict("Great work, really", English).uncertain);
    }

    /// Odds of the classes and the compound are learned apart; a reader is not told two things at once
    /// (tst_reconcile).
    void aClassThatTheCompoundContradictsGivesWayAndIsUncertain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("contradicted");

        QTest::addRow("a wish, in the words of a complaint") << "I hope he gets fired, poor woman" << true;
        QTest::addRow("a joy at somebody’s end") << "Glad the thief died" << true;
        QTest::addRow("praise") << "Thanks for this, it was a lovely evening" << false;
        QTest::addRow("blame") << "You killed the evening" << false;
    }

    void aClassThatTheCompoundContradictsGivesWayAndIsUncertain()
    {
        QFETCH(QString, text);
        QFETCH(bool, contradicted);
        const Explanation explanation = Scorer::explain(text.toStdString(), English);
        const Verdict &verdict = explanation.verdict;
        const double likelier = explanation.positiveOdds > explanation.negativeOdds ? 1 : -1;
        QVERIFY(std::max(explanation.positiveOdds, explanation.negativeOdds) > 0);
        QCOMPARE(verdict.score.compound * likelier < 0, contradicted);
        QCOMPARE(verdict.sentimentClass != (likelier > 0 ? Class::Positive : Class::Negative), contradicted);
        QCOMPARE(verdict.uncertain, contradicted);
        QVERIFY(!contradicted || verdict.confidence < 0.5); // it is not the likeliest class
        QVERIFY(recombined(explanation) == verdict.score.compound);
    }

    void aCompoundThatGivesWayToTheClassIsExplained()
    {
        int moved = 0;
        for (const char *first :
             {"thanks", "lol", "nice", "what", "stop", "ugh", "hope", "poor", "damn", "sorry"}) {
            for (const char *second : {"for the pain", "you win", "he lost", "the war is over", "it died",
                                       "a fool", "no more fun"}) {
                const Explanation explanation = Scorer::explain(std::string(first) + ' ' + second, English);
                QVERIFY(recombined(explanation) == explanation.verdict.score.compound);
                if (explanation.textRules.empty())
                    continue;
                ++moved;
                QCOMPARE(explanation.textRules.size(), 1U);
                const RuleFired &step = explanation.textRules.front();
                QCOMPARE(step.rule, "reconciled");
                QCOMPARE(step.cause, className(explanation.verdict.sentimentClass));
                QCOMPARE(step.after, explanation.verdict.score.compound);
                QVERIFY(step.before * step.after <= 0);
            }
        }
        QVERIFY(moved > 0);
    }

    void whatIsNotScored()
    {
        QCOMPARE(classOfText(""), "");
        QCOMPARE(classOfText(" \n\t "), "");
        QCOMPARE(classOfText("hyvä", Language("fi")), "");
        QCOMPARE(classOfText("Stuttgart 21", Undetermined), "");
        QCOMPARE(classOfText("great stuff", Undetermined), "positive");
    }

    void sharesSumToOne()
    {
        for (const char *text : {"good", "The lid is good, the hinge is bad!", "no words of feeling here", "❤️"}) {
            const Score score = Scorer::verdict(text, English).score;
            QCOMPARE(score.negative + score.neutral + score.positive, 1.0);
            QVERIFY(score.negative >= 0 && score.neutral >= -1e-12 && score.positive >= 0);
        }
    }

    /// Texts made at random from words that rules know: every path through them, many times.
    void anExplanationAddsUpToTheScore()
    {
        static constexpr const char *pieces[] = {
            "good", "bad", "not", "very", "but", ".", "!", "!!", "?", ",", "terrible", "kind of", "no problem", "GREAT",
            "sooo", "happyyy", "❤️", ":(", "/s", "the", "house", "never", "because", "yeah right", "\n\n", "can't", "#LoveIt",
            "well-made", "worst", "least", "oh great", "damn", "no", "(", ")", "but", "however", "fucking", "r/pond", "10/10"};
        std::uint64_t state = 42;
        const auto next = [&state](std::uint64_t below) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            return (state >> 33) % below;
        };
        for (int round = 0; round < 3000; ++round) {
            std::string text;
            for (std::uint64_t i = 0, size = next(30); i < size; ++i)
                text.append(pieces[next(std::size(pieces))]).append(next(5) == 0 ? "" : " ");
            const Verdict verdict = Scorer::verdict(text, English);
            const Explanation explanation = Scorer::explain(text, English);
            QCOMPARE(explanation.verdict.score.compound, verdict.score.compound);
            QCOMPARE(explanation.verdict.sentimentClass, verdict.sentimentClass);
            QVERIFY2(recombined(explanation) == verdict.score.compound, text.c_str());
            const Explanation rules = Scorer::explain(text, English, Correction::None);
            QVERIFY2(recombined(rules) == Scorer::verdict(text, English, Correction::None).score.compound, text.c_str());
            QCOMPARE(rules.strongest, explanation.strongest);
            if (explanation.hasModel) { // the figures begin with those of the rules
                QCOMPARE(explanation.figures.at(0).value, explanation.mean);
                QCOMPARE(explanation.figures.at(1).value, explanation.strongest);
            }
            for (const TokenScore &token : explanation.tokens) {
                double valence = token.lexicon;
                for (const RuleFired &rule : token.rules) {
                    if (std::string_view(rule.rule) == "phrase")
                        continue;
                    QCOMPARE(rule.before, valence);
                    valence = rule.after;
                }
                QCOMPARE(token.valence, valence);
            }
            QVERIFY(std::abs(verdict.score.compound) <= 1);
            QVERIFY(verdict.sentimentClass != Class::Positive || verdict.score.compound > 0);
            QVERIFY(verdict.sentimentClass != Class::Negative || verdict.score.compound < 0);
            QVERIFY(verdict.confidence >= 0 && verdict.confidence <= 1);
        }
    }

    void whatAThreadHasLearnedChangesNothing()
    {
        const double before = compound("an unheard-of flubbernaut, but good");
        for (int i = 0; i < 70000; ++i)
            compound(("word" + std::to_string(i)).c_str());
        QCOMPARE(compound("an unheard-of flubbernaut, but good"), before);
        std::string many;
        for (int i = 0; i < 300000; ++i)
            many.append("w").append(std::to_string(i)).append(" ");
        const double ofMany = compound(many.c_str());
        QCOMPARE(compound("an unheard-of flubbernaut, but good"), before);
        QCOMPARE(compound(many.c_str()), ofMany);
    }
};

QTEST_APPLESS_MAIN(TestScorer)
#include "tst_scorer.moc"
