// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/languagepool.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace parlance;
using namespace parlance::text;

namespace {

Language languageOf(const QString &code)
{
    return code == "und" ? Undetermined : Language(std::string_view(code.toStdString()));
}

/// "de 8, nl 6": languages with the quarters of a bit that speak for them.
LanguageVotes votesOf(const QString &written)
{
    LanguageVotes votes;
    for (const QString &vote : written.split(QStringLiteral(", "), Qt::SkipEmptyParts))
        votes.add(languageOf(vote.section(' ', 0, 0)), vote.section(' ', 1).toInt());
    return votes;
}

QString writtenOf(const LanguageVotes &votes)
{
    QStringList list;
    for (const LanguageVotes::Vote &vote : votes.votes) {
        if (vote.language != Undetermined)
            list << QStringLiteral("%1 %2").arg(QString::fromStdString(vote.language.code())).arg(vote.strength);
    }
    return list.join(QStringLiteral(", "));
}

} // namespace

class TestLanguagePool : public QObject
{
    Q_OBJECT

private slots:
    void votes_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("kept");
        QTest::addRow("none") << "" << "";
        QTest::addRow("the strongest stands first") << "nl 6, de 8" << "de 8, nl 6";
        QTest::addRow("of equal ones, by their codes") << "sv 5, da 5" << "da 5, sv 5";
        QTest::addRow("the four strongest stay") << "aa 1, bb 2, cc 3, dd 4, ee 5" << "ee 5, dd 4, cc 3, bb 2";
        QTest::addRow("none is stronger than it can be") << "de 900" << "de 63";
        QTest::addRow("what says nothing is no vote") << "de 0, nl -4" << "";
    }

    void votes()
    {
        QFETCH(QString, given);
        QFETCH(QString, kept);
        const LanguageVotes votes = votesOf(given);
        QCOMPARE(writtenOf(votes), kept);
        QCOMPARE(votes.packed() == 0, kept.isEmpty());
        QCOMPARE(writtenOf(LanguageVotes::unpacked(votes.packed())), kept);
    }

    void decide_data()
    {
        QTest::addColumn<QStringList>("thread"); // "de": a post that tells its language; else its votes
        QTest::addColumn<QString>("post");
        QTest::addColumn<QString>("expected");
        const QStringList german(6, "de");
        const QStringList unsure(7, "de 30, nl 26");
        QTest::addRow("nothing is known of a post without signs in no thread") << QStringList() << "" << "und";
        QTest::addRow("clear signs need no thread") << QStringList() << "de 60" << "de";
        QTest::addRow("two languages alike are not told apart") << QStringList() << "de 40, nl 40" << "und";
        QTest::addRow("the thread tells them apart") << german << "de 40, nl 40" << "de";
        QTest::addRow("a post without signs follows its thread") << german << "" << "de";
        QTest::addRow("clear signs of another language are heard") << german << "en 63, de 4" << "en";
        QTest::addRow("posts that are unsure each tell it together") << unsure << "de 30, nl 26" << "de";
        QTest::addRow("a thread of two languages leaves what has no signs") << QStringList{"de", "fr", "de", "fr"} << "" << "und";
    }

    void decide()
    {
        QFETCH(QStringList, thread);
        QFETCH(QString, post);
        QFETCH(QString, expected);
        LanguagePool pool;
        for (const QString &other : thread) {
            if (other.contains(' '))
                pool.add(votesOf(other));
            else
                pool.add(languageOf(other));
        }
        const LanguageGuess guess = pool.decide(votesOf(post), false);
        QCOMPARE(QString::fromStdString(guess.language.code()), expected);
        QCOMPARE(guess.confidence > 0, expected != "und");
        QVERIFY(guess.confidence <= 1);
        // A post of the thread does not count for itself.
        pool.add(votesOf(post));
        QCOMPARE(pool.decide(votesOf(post), true).language, guess.language);
    }

    void aForumCountsForLittle()
    {
        LanguagePool forum;
        forum.add(French, 100'000);
        LanguagePool lone;
        lone.addPrior(forum, 1);
        QCOMPARE(lone.decide(votesOf("fr 10, es 9"), false).language, French);
        LanguagePool german;
        for (int i = 0; i < 6; ++i)
            german.add(languageOf("de"));
        german.addPrior(forum, 1);
        QCOMPARE(german.decide(votesOf("de 10, fr 10"), false).language.code(), "de");
    }

    void theOrderOfPostsChangesNothing()
    {
        QStringList posts = {"de", "de 12, nl 11", "fr", "en 9", "de 3, en 2, nl 1", "de", "fr 20", "sv 9, da 8, no 7"};
        std::mt19937 random(7);
        double confidence = 0;
        for (int round = 0; round < 20; ++round) {
            LanguagePool pool;
            for (const QString &post : posts) {
                if (post.contains(' '))
                    pool.add(votesOf(post));
                else
                    pool.add(languageOf(post));
            }
            const LanguageGuess guess = pool.decide(votesOf("de 12, nl 11"), true);
            QCOMPARE(guess.language.code(), "de");
            if (round > 0)
                QCOMPARE(guess.confidence, confidence);
            confidence = guess.confidence;
            std::shuffle(posts.begin(), posts.end(), random);
        }
    }

    void manyPostsOfAThreadDoNotDrownOne()
    {
        LanguagePool pool;
        pool.add(English, 1'000'000);
        QCOMPARE(pool.decide(votesOf("de 60, nl 20"), false).language.code(), "de");
    }
};

QTEST_GUILESS_MAIN(TestLanguagePool)
#include "tst_languagepool.moc"
