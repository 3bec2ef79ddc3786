// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/embedded.h"
#include "core/base/hash.h"
#include "core/sentiment/vader.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <cmath>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace parlance;
using namespace parlance::sentiment;

namespace {

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

std::string print(const Score &score)
{
    return "neg " + number(score.negative) + " neu " + number(score.neutral) + " pos " + number(score.positive)
           + " compound " + number(score.compound);
}

bool isSame(const Score &a, const Score &b)
{
    return a.negative == b.negative && a.neutral == b.neutral && a.positive == b.positive
           && a.compound == b.compound;
}

/// One line a token: its bytes, what the lexicon says, each rule, the valence; then the text's rules.
std::string print(const Explanation &explanation)
{
    std::string result;
    const auto rules = [&result](const std::vector<RuleFired> &fired) {
        for (const RuleFired &rule : fired)
            result += std::string(" [") + rule.rule + " '" + rule.cause + "' " + number(rule.before) + " -> "
                      + number(rule.after) + "]";
    };
    for (const TokenScore &token : explanation.tokens) {
        result += std::to_string(token.begin) + "-" + std::to_string(token.end) + " " + token.token;
        if (token.lexicon != 0)
            result += " " + number(token.lexicon);
        rules(token.rules);
        if (token.valence != token.lexicon)
            result += " = " + number(token.valence);
        result += "\n";
    }
    result += "punctuation " + number(explanation.punctuation);
    rules(explanation.textRules);
    result += "; sum " + number(explanation.sum) + "\n";
    return result;
}

/// Empty when the explanation of `text` is whole and says what the score says.
std::string faultOf(const std::string &text)
{
    const Score score = Vader::shared().score(text);
    const Explanation explanation = Vader::shared().explain(text);
    if (!isSame(score, explanation.score))
        return "score " + print(score) + ", explained " + print(explanation.score);
    double sum = 0;
    std::size_t last = 0;
    for (const TokenScore &token : explanation.tokens) {
        sum += token.valence;
        if (token.begin < last || token.begin >= token.end || token.end > text.size())
            return "offsets of " + token.token;
        last = token.begin;
        double valence = token.lexicon;
        for (const RuleFired &rule : token.rules) {
            if (rule.before != valence)
                return "broken chain of rules at " + token.token;
            valence = rule.after;
        }
        if (valence != token.valence)
            return "unexplained valence of " + token.token;
    }
    if (sum + explanation.punctuation != explanation.sum)
        return "the parts do not add up to the sum";
    if (std::fabs(explanation.sum / std::sqrt(explanation.sum * explanation.sum + 15) - score.compound) > 0.00005001)
        return "the sum does not give the compound";
    return {};
}

std::string repeated(const std::string &text, std::size_t times)
{
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

/// Words that meet in every order, with emoji, signs and damaged bytes between them.
std::vector<std::string> wordSoup(std::size_t texts)
{
    const std::vector<std::string> words = {
        "good", "GOOD", "bad", "Bad", "great!", "(awful)", "no", "NO", "not", "don't", "DON'T", "don’t", "never", "so",
        "this", "without", "doubt", "least", "at", "very", "VERY", "but", "BUT", "kind", "of", "sort", "just", "enough",
        "the", "shit", "bomb", "yeah", "right", "kiss", "death", "to", "die", "for", "broken", "beating", "heart",
        "or", "nor", "table", "Été", "ÉTÉ", "😍", "💓glued", "❤️", ":)", ":D", "?", "??", "!", "\xff", "\xf0\x9f",
        "\xc2\xa0", "li\xe2\x84\xaa" "e", "hopelessly-long-token-that-no-list-can-hold", "disadvantageousness", "\t"};
    std::mt19937 random(7);
    std::vector<std::string> result;
    for (std::size_t i = 0; i < texts; ++i) {
        std::string text;
        for (std::size_t n = random() % 40; n > 0; --n) {
            text += words[random() % words.size()];
            if (random() % 8 != 0)
                text += ' ';
        }
        result.push_back(std::move(text));
    }
    return result;
}

} // namespace

Q_DECLARE_METATYPE(std::string)

class TestVader : public QObject
{
    Q_OBJECT

private slots:
    void score_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<double>("negative");
        QTest::addColumn<double>("neutral");
        QTest::addColumn<double>("positive");
        QTest::addColumn<double>("compound");
        const auto row = [](const char *name, const char *text, double negative, double neutral, double positive,
                            double compound) {
            QTest::addRow("%s", name) << std::string(text) << negative << neutral << positive << compound;
        };

        row("a text without words has no shares", "", 0, 0, 0, 0);
        row("nor has white space", " \t\r\n ", 0, 0, 0, 0);
        row("unknown words are neutral", "the table", 0, 1, 0, 0);
        row("a lexicon word takes its valence", "The book was good.", 0, 0.508, 0.492, 0.4404);
        row("valences add up", "VADER is smart, handsome, and funny.", 0, 0.254, 0.746, 0.8316);
        row("lexicon: badass was re-rated", "badass", 0, 0, 1, 0.34);
        row("lexicon: flawed was added", "flawed", 1, 0, 0, -0.4767);
        row("lexicon: heart was added", "heart", 0, 0, 1, 0.6369);
        row("lexicon: hearts was added", "hearts", 0, 0, 1, 0.6486);

        row("punctuation at both ends is stripped", "(good)", 0, 0, 1, 0.4404);
        row("not if two characters would be left", "((ok))", 0, 1, 0, 0);
        row("an emoticon stays whole", "Make sure you :) or :D today!", 0, 0.294, 0.706, 0.8633);
        row("a sign inside a token does not part it", "great,awesome", 0, 1, 0, 0);
        row("an entry with a space never matches", "fed up", 0, 1, 0, 0);
        row("a no-break space parts", "good\xc2\xa0" "bad", 0.547, 0, 0.453, -0.1531);
        row("a file separator parts", "good\x1c" "bad", 0.547, 0, 0.453, -0.1531);
        row("a zero-width space does not", "good\xe2\x80\x8b" "bad", 0, 1, 0, 0);
        row("the Kelvin sign is a k", "Kelvin li\xe2\x84\xaa" "e it", 0, 0.444, 0.556, 0.3612);

        row("a booster adds", "VADER is very smart, handsome, and funny.", 0, 0.299, 0.701, 0.8545);
        row("a booster fades with distance", "really really really really good", 0, 0.517, 0.483, 0.5768);
        row("a softener takes away", "marginally good", 0, 0.277, 0.723, 0.3832);
        row("a booster in capitals adds more", "EXTREMELY good", 0, 0.203, 0.797, 0.6028);
        row("also two words before, downwards", "x EXTREMELY y bad", 0.599, 0.401, 0, -0.6678);
        row("two-word boosters need three words before", "It is kind of good", 0, 0.605, 0.395, 0.3832);
        row("else only kind is set aside", "kind of good", 0, 0.408, 0.592, 0.4404);
        row("sort of", "it was sort of nice", 0, 0.615, 0.385, 0.3626);
        row("just enough", "it was just enough nice", 0, 0.615, 0.385, 0.3626);

        row("capitals stand out", "GOOD day", 0, 0.216, 0.784, 0.5622);
        row("unless all are capitals", "GOOD GOOD", 0, 0, 1, 0.7003);
        row("words and booster in capitals", "VADER is VERY SMART, handsome, and FUNNY.", 0, 0.246, 0.754, 0.9227);
        row("a small letter with accent is no capital", "été GOOD", 0, 0.216, 0.784, 0.5622);
        row("a capital with accent is one", "ÉTÉ GOOD", 0, 0.256, 0.744, 0.4404);

        row("negation turns round", "don't like it", 0.513, 0.487, 0, -0.2755);
        row("a curly apostrophe hides it", "don’t like it", 0, 0.444, 0.556, 0.3612);
        row("n't alone negates", "n't good", 0.706, 0.294, 0, -0.3412);
        row("negation of bad praises", "Not bad at all", 0, 0.513, 0.487, 0.431);
        row("negation three words before", "isn't that really good", 0.466, 0.534, 0, -0.3865);
        row("double negation", "Not the worst show I've seen", 0, 0.603, 0.397, 0.5096);
        row("uh-uh negates", "uh-uh good", 0.706, 0.294, 0, -0.3412);
        row("never so praises", "it never so good", 0, 0.404, 0.596, 0.6626);
        row("never this praises", "was never this good", 0, 0.43, 0.57, 0.6084);
        row("so before the word stresses without never", "this is so good", 0, 0.445, 0.555, 0.5777);
        row("without doubt does not negate", "without doubt good", 0, 0.166, 0.834, 0.6136);

        row("no alone is negative", "no", 1, 0, 0, -0.296);
        row("no before a lexicon word negates it", "no problem at all", 0, 0.571, 0.429, 0.3089);
        row("no in capitals counts although set to zero", "NO good here", 0.805, 0.195, 0, -0.4835);
        row("no reaches over or", "it is no fun or good", 0.561, 0.439, 0, -0.6259);
        row("no reaches over nor", "a no x nor good", 0.304, 0.414, 0.282, -0.0412);

        row("least turns round", "least good", 0.706, 0.294, 0, -0.3412);
        row("at least does not", "at least good", 0, 0.408, 0.592, 0.4404);
        row("very least does not", "very least good", 0, 0.386, 0.614, 0.4902);
        row("the least does", "the least good", 0.546, 0.454, 0, -0.3412);

        row("idioms need three words before", "the bomb", 0.762, 0.238, 0, -0.4939);
        row("the bomb", "It was the bomb", 0, 0.429, 0.571, 0.6124);
        row("the shit", "It was the shit", 0, 0.429, 0.571, 0.6124);
        row("bad ass", "he is my bad ass", 0, 0.375, 0.625, 0.6124);
        row("broken heart", "she has a broken heart", 0.722, 0.278, 0, -0.8316);
        row("to die for counts when die has three words before", "that was to die for", 0.494, 0.506, 0, -0.5994);

        row("but halves before and stresses after",
            "The plot was good, but the characters are uncompelling and the dialog is not great.", 0.327, 0.579, 0.094,
            -0.7042);
        row("equal valences: the first is weighed twice", "It was good good but bad", 0.408, 0.258, 0.335, -0.431);
        row("equal valences on both sides", "good but good", 0, 0.147, 0.853, 0.7003);
        row("only the first but counts", "good but bad but good", 0.378, 0.159, 0.462, 0.0129);
        row("but in capitals", "BUT good", 0, 0.206, 0.794, 0.5927);
        QTest::addRow("but among many words") << repeated("bad ", 30) + "but " + repeated("good ", 30) << 0.367 << 0.005
                                              << 0.628 << 0.9968;

        row("exclamation marks stress", "VADER is VERY SMART, handsome, and FUNNY!!!", 0, 0.233, 0.767, 0.9342);
        row("five of them as four", "good!!!!!", 0, 0, 1, 0.6209);
        row("one question mark says nothing", "good?", 0, 0, 1, 0.4404);
        row("two question marks", "good??", 0, 0, 1, 0.504);
        row("three", "good???", 0, 0, 1, 0.533);
        row("four and more", "good????", 0, 0, 1, 0.594);
        row("both signs, wherever they stand", "good?! bad ok?!!", 0.548, 0.116, 0.336, -0.4284);

        row("an emoji is the words of its name", "Catch utf-8 emoji such as 💘 and 💋 and 😁", 0, 0.583, 0.417, 0.875);
        row("a beating heart is torn", "💓", 0.417, 0, 0.583, 0.296);
        row("a variation selector hides the heart", "❤️", 0, 1, 0, 0);
        row("an emoji sticks to the next word", "😍great", 0, 0.5, 0.5, 0.4588);
        row("but not over a space", "😍 great", 0, 0.297, 0.703, 0.7964);
        row("a space is put before it", "good©", 0, 0.256, 0.744, 0.4404);
        row("a skin tone is three words", "🏽 good", 0, 0.508, 0.492, 0.4404);
        row("emoji 11: school backpack", "🎒 good", 0, 0.408, 0.592, 0.4404);
        row("emoji 11: woman’s flat shoe", "🥿 good", 0, 0.508, 0.492, 0.4404);
        row("emoji 11: hugging face", "🤗", 0, 0.263, 0.737, 0.4215);
        row("emoji 11: dizzy face", "😵", 0.655, 0.345, 0, -0.2263);
        row("emoji 12 are unknown characters", "🥱 good", 0, 0.256, 0.744, 0.4404);
    }

    void score()
    {
        QFETCH(std::string, text);
        QFETCH(double, negative);
        QFETCH(double, neutral);
        QFETCH(double, positive);
        QFETCH(double, compound);
        const Score expected{.negative = negative, .neutral = neutral, .positive = positive, .compound = compound};
        const Score score = Vader::shared().score(text);
        QVERIFY2(isSame(score, expected), (print(score) + ", expected " + print(expected)).c_str());
        QCOMPARE(faultOf(text), std::string());
    }

    void explanation_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("expected");

        QTest::addRow("booster, negation and emphasis")
            << std::string("It isn't VERY good!!")
            << std::string("0-2 it\n"
                           "3-8 isn't\n"
                           "9-13 very\n"
                           "14-18 good 1.9 [booster 'VERY' 1.9 -> 2.926] [negation 'isn't' 2.926 -> -2.165] = -2.165\n"
                           "punctuation -0.584 [exclamation '!' -2.165 -> -2.749]; sum -2.749\n");
        QTest::addRow("an emoji's words share its bytes")
            << std::string("so 💓great ?? !")
            << std::string("0-2 so\n"
                           "3-7 beating -2 [booster 'so' -2 -> -2.293] = -2.293\n"
                           "3-12 heartgreat\n"
                           "13-15 ??\n"
                           "16-17 !\n"
                           "punctuation -0.652 [exclamation '!' -2.293 -> -2.585] [question '?' -2.585 -> -2.945]; sum "
                           "-2.945\n");
        QTest::addRow("but, and the valence that it finds first")
            << std::string("good good but BAD")
            << std::string("0-4 good 1.9 [but 'but' 1.9 -> 0.95] = 0.95\n"
                           "5-9 good 1.9 [but 'but' 1.9 -> 0.95] = 0.95\n"
                           "10-13 but\n"
                           "14-17 bad -2.5 [capitals 'BAD' -2.5 -> -3.233] [but 'but' -3.233 -> -4.849] = -4.849\n"
                           "punctuation 0; sum -2.95\n");
        QTest::addRow("phrases are quoted whole")
            << std::string("It is Sort of a Bad ass")
            << std::string("0-2 it\n"
                           "3-5 is\n"
                           "6-10 sort\n"
                           "11-13 of\n"
                           "14-15 a\n"
                           "16-19 bad -2.5 [idiom 'Bad ass' -2.5 -> 1.5] [booster 'Sort of' 1.5 -> 1.207] = 1.207\n"
                           "20-23 ass -2.5 [idiom 'Bad ass' -2.5 -> 1.5] = 1.5\n"
                           "punctuation 0; sum 2.707\n");
        QTest::addRow("the no that is followed and the word it negates")
            << std::string("“Yes”, no fun")
            << std::string("0-9 “yes”\n"
                           "11-13 no -1.2 [no 'fun' -1.2 -> 0] = 0\n"
                           "14-17 fun 2.3 [no 'no' 2.3 -> -1.702] = -1.702\n"
                           "punctuation 0; sum -1.702\n");
    }

    void explanation()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, expected);
        QCOMPARE(QString::fromStdString(print(Vader::shared().explain(text))), QString::fromStdString(expected));
        QCOMPARE(faultOf(text), std::string());
    }

    void explanationsOfManyTextsAreExact()
    {
        for (const std::string &text : wordSoup(5000)) {
            const std::string fault = faultOf(text);
            QVERIFY2(fault.empty(), (text + ": " + fault).c_str());
        }
    }

    void conformance_data()
    {
        QTest::addColumn<QString>("set");
        for (const char *set : {"tweets", "amazon", "movies", "nyt"})
            QTest::addRow("every text of %s scores as the reference does", set) << QString(set);
    }

    void conformance()
    {
        QFETCH(QString, set);
        const QString folder = QStringLiteral(PARLANCE_SHARED_DIR "/data/sentiment/");
        const QString texts = folder + "vader_" + set + ".dev.tsv.gz";
        const QString scores = folder + "conformance/vader_" + set + ".dev.vader.tsv.gz";
        if (!QFile::exists(texts) || !QFile::exists(scores))
            QSKIP("The reference's scores do not lie beside this checkout.");

        std::map<std::string, std::string> textOf;
        for (const std::vector<std::string> &row : readTable(texts))
            textOf[row[0]] = unescaped(row.back());
        std::size_t compared = 0;
        for (const std::vector<std::string> &row : readTable(scores)) {
            const std::string &text = textOf.at(row[0]);
            const Score expected{.negative = std::stod(row[1]), .neutral = std::stod(row[2]),
                                 .positive = std::stod(row[3]), .compound = std::stod(row[4])};
            const Score score = Vader::shared().score(text);
            QVERIFY2(isSame(score, expected), (text + "\n" + print(score) + ", expected " + print(expected)).c_str());
            const std::string fault = faultOf(text);
            QVERIFY2(fault.empty(), (text + ": " + fault).c_str());
            ++compared;
        }
        QVERIFY(compared > 2000);
    }

    void hostileInput_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<double>("compound");

        QTest::addRow("invalid bytes are unknown characters") << std::string("\xff\xfe good \xc3(") << 0.4404;
        QTest::addRow("a cut sequence at the end") << std::string("good \xf0\x9f\x98") << 0.4404;
        QTest::addRow("a lone surrogate does not part words") << std::string("good\xed\xa0\x80" "bad") << 0.0;
        QTest::addRow("an overlong slash is no character") << std::string("good \xc0\xaf") << 0.4404;
        QTest::addRow("beyond Unicode") << std::string("good \xf7\xbf\xbf\xbf") << 0.4404;
        QTest::addRow("NUL does not end a text") << std::string("x\0 good", 7) << 0.4404;
        QTest::addRow("nor part a word") << std::string("good\0", 5) << 0.0;
        QTest::addRow("ten million bytes without a space") << std::string(10'000'000, 'a') << 0.0;
        QTest::addRow("ten million quotation marks") << std::string(10'000'000, '"') << 0.0;
        QTest::addRow("16 kB of one emoji") << repeated("😍", 4000) << 1.0;
        QTest::addRow("a million combining marks") << "good e" + repeated("\xcc\x81", 1'000'000) << 0.4404;
        QTest::addRow("a million buts and more") << repeated("good bad but ", 200'000) << -1.0;
        QTest::addRow("a million negations") << repeated("not ", 1'000'000) + "good" << -0.195;
    }

    void hostileInput()
    {
        QFETCH(std::string, text);
        QFETCH(double, compound);
        QCOMPARE(Vader::shared().score(text).compound, compound);
        QCOMPARE(faultOf(text), std::string());
        // What a long text leaves behind does not reach the next one.
        QCOMPARE(Vader::shared().score("The book was good.").compound, 0.4404);
    }

    void everyCutOfATextIsScored()
    {
        const std::string text = "NOT “good”, 😍great but don’t\xe2\x80\x83hate \xc3\x89T\xc3\x89 ❤️!";
        for (std::size_t begin = 0; begin < text.size(); ++begin) {
            for (std::size_t end = begin; end <= text.size(); ++end)
                QCOMPARE(faultOf(text.substr(begin, end - begin)), std::string());
        }
    }

    void manyThreadsSeeTheSame()
    {
        const std::vector<std::string> texts = wordSoup(2000);
        std::vector<Score> expected;
        for (const std::string &text : texts)
            expected.push_back(Vader::shared().score(text));
        std::vector<std::size_t> differences(4, 0);
        std::vector<std::thread> threads;
        for (std::size_t n = 0; n < differences.size(); ++n) {
            threads.emplace_back([&, n] {
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    const std::size_t at = (i + n * 500) % texts.size();
                    const Score explained = Vader::shared().explain(texts[at]).score;
                    if (!isSame(Vader::shared().score(texts[at]), expected[at]) || !isSame(explained, expected[at]))
                        ++differences[n];
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(differences, std::vector<std::size_t>(4, 0));
    }

    void classesFollowTheAuthorsThresholds()
    {
        QCOMPARE(classOf({.compound = 0.05}), Class::Positive);
        QCOMPARE(classOf({.compound = 0.0499}), Class::Neutral);
        QCOMPARE(classOf({.compound = -0.0499}), Class::Neutral);
        QCOMPARE(classOf({.compound = -0.05}), Class::Negative);
        QCOMPARE(std::string(className(Class::Negative)), std::string("negative"));
        QCOMPARE(std::string(className(Class::None)), std::string());
    }

    void theHashNamesTheLexicon()
    {
        const Vader another;
        QCOMPARE(another.lexiconHash(), Vader::shared().lexiconHash());
        QCOMPARE(another.lexiconHash(),
                 sha256Hex(std::string(embedded("resources/lexicons/vader_en.tsv"))
                           + std::string(embedded("resources/lexicons/emoji_names_11.tsv"))));
    }

private:
    /// The rows of a gzipped table, without its heading.
    static std::vector<std::vector<std::string>> readTable(const QString &file)
    {
        QProcess gzip;
        gzip.start("gzip", {"-dc", file});
        gzip.waitForFinished(-1);
        std::vector<std::vector<std::string>> rows;
        const QList<QByteArray> lines = gzip.readAllStandardOutput().split('\n');
        for (qsizetype i = 1; i < lines.size(); ++i) {
            if (lines[i].isEmpty())
                continue;
            std::vector<std::string> fields;
            for (const QByteArray &field : lines[i].split('\t'))
                fields.push_back(field.toStdString());
            rows.push_back(std::move(fields));
        }
        return rows;
    }

    static std::string unescaped(const std::string &text)
    {
        std::string result;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '\\' || i + 1 == text.size()) {
                result += text[i];
                continue;
            }
            const char c = text[++i];
            result += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        }
        return result;
    }
};

QTEST_GUILESS_MAIN(TestVader)
#include "tst_vader.moc"
