// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import.h"
#include "core/import/languages.h"
#include "core/import/retag.h"
#include "core/store/merge.h"
#include "core/store/posts.h"

#include "tests/core/cancelafter.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace parlance;
using parlance::test::CancelAfter;
using namespace parlance::import;

namespace {

/// A comment of a dump: "forum/thread id: words".
QString comment(const QString &written)
{
    const QString place = written.section(' ', 0, 0);
    const QString id = written.section(' ', 1, 1).chopped(1);
    return QString::fromUtf8(QJsonDocument(QJsonObject{{"id", id},
                                                       {"subreddit", place.section('/', 0, 0)},
                                                       {"link_id", "t3_" + place.section('/', 1)},
                                                       {"parent_id", "t3_" + place.section('/', 1)},
                                                       {"author", "someone"},
                                                       {"created_utc", 1'700'000'000},
                                                       {"body", written.section(' ', 2)},
                                                       {"score", 1}}).toJson(QJsonDocument::Compact));
}

const QStringList comments = {
    "pond/g1 a1: Ich verstehe nicht, warum das alle so schwierig finden.",
    "pond/g1 a2: Das habe ich gestern auch schon gesehen, ehrlich gesagt.",
    "pond/g1 a3: Super Hotel",
    "pond/g1 a4: lol",
    "pond/g1 a5: I have been using this for two years and it never let me down.",
    "pond/e1 b1: They would never say that to those of us who live there.",
    "pond/e1 b2: That is what I have been told about it for years.",
    "pond/e1 b3: lol",
    "pond/e1 b4: Super Hotel",
    "pond/u1 c1: 42 :)",
    "lake/f1 d1: Je ne comprends pas pourquoi tout le monde trouve cela si difficile.",
    "lake/f1 d2: lol",
    "lake/f2 d3: Super Hotel",
};

class Cancelled final : public Progress
{
public:
    bool isCancelled() const override { return true; }
    void report(std::int64_t, std::int64_t) override {}
};

/// Cancels at the n-th look.
PostId postOf(const char *id)
{
    return makePostId(Platform::Reddit, PostKind::Comment, id);
}

ThreadId threadNamed(const char *id)
{
    return threadOf(makePostId(Platform::Reddit, PostKind::Submission, id));
}

/// "a1 de, a2 en": posts with their languages.
QString tagsOf(const store::Workspace &workspace, const QString &ids = {})
{
    auto select = workspace.connection().prepare("SELECT id, language FROM v_post ORDER BY id");
    QStringList list;
    while (select->step().value()) {
        const QString id = QString::fromUtf8(select->text(0).data(), qsizetype(select->text(0).size()));
        if (!ids.isEmpty() && !ids.split(' ').contains(id))
            continue;
        const QString language = QString::fromUtf8(select->text(1).data(), qsizetype(select->text(1).size()));
        list << id + ' ' + language;
    }
    return list.join(QStringLiteral(", "));
}

} // namespace

class TestThreadLanguages : public QObject
{
    Q_OBJECT

private slots:
    void whatATextLeavesOpenItsThreadDecides()
    {
        const store::Workspace workspace = fresh();
        import(workspace, comments);
        QCOMPARE(tagsOf(workspace),
                 "a1 de, a2 de, a3 de, a4 und, a5 en, b1 en, b2 en, b3 en, b4 en, "
                 "c1 und, d1 fr, d2 fr, d3 und");
        QCOMPARE(*workspace.connection().number("SELECT count(*) FROM setting WHERE name = 'languages' AND value = 'complete'"),
                 std::int64_t{1});
    }

    void neitherTheOrderNorTheShardsNorTheThreadsMatter()
    {
        const store::Workspace whole = fresh();
        import(whole, comments);
        QStringList shuffled = comments;
        std::mt19937 random(5);
        for (int round = 0; round < 2; ++round) {
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            const store::Workspace one = fresh();
            import(one, shuffled, 1 + round % 3);
            QCOMPARE(tagsOf(one), tagsOf(whole));
            const store::Workspace two = fresh(); // one file after the other
            import(two, shuffled.mid(0, 6));
            import(two, shuffled.mid(6));
            QCOMPARE(tagsOf(two), tagsOf(whole));
            const store::Workspace left = fresh(), right = fresh(), joined = fresh();
            import(left, shuffled.mid(0, 6));
            import(right, shuffled.mid(6));
            QVERIFY(store::merge(joined, left, m_quiet));
            QVERIFY(store::merge(joined, right, m_quiet));
            QVERIFY(decideLanguages(joined, m_quiet));
            QCOMPARE(tagsOf(joined), tagsOf(whole));
        }
    }

    void againChangesNothing()
    {
        const store::Workspace workspace = fresh();
        import(workspace, comments);
        const QString before = tagsOf(workspace);
        import(workspace, comments);
        QCOMPARE(tagsOf(workspace), before);
        QCOMPARE(*decideLanguages(workspace, m_quiet), std::int64_t{0});
        const auto again = retag(workspace, {}, m_quiet);
        QVERIFY(again);
        QCOMPARE(again->posts, std::int64_t(comments.size()));
        QCOMPARE(again->languages, std::int64_t{0});
        QCOMPARE(tagsOf(workspace), before);
    }

    void anInterruptedImportDoesItWhenItGoesOn()
    {
        const store::Workspace whole = fresh();
        import(whole, comments);
        bool wasPartial = false;
        for (const int looks : {0, 2, 3, 5, 8, 13}) {
            const store::Workspace workspace = fresh();
            CancelAfter early(looks);
            const auto outcome = importFiles(workspace, {fileOf(comments)}, {}, early);
            wasPartial |= !outcome && *workspace.connection().number("SELECT count(*) FROM post") > 0;
            import(workspace, comments);
            QCOMPARE(tagsOf(workspace), tagsOf(whole));
        }
        QVERIFY(wasPartial);
    }

    void whatAnImportLeftOutIsTaggedLater()
    {
        const store::Workspace whole = fresh();
        import(whole, comments);
        const store::Workspace workspace = fresh();
        ImportOptions bare;
        bare.tags = false;
        QVERIFY(importFiles(workspace, {fileOf(comments)}, bare, m_quiet));
        QCOMPARE(tagsOf(workspace, "a1 b1 d2"), "a1 und, b1 und, d2 und");
        for (int threads = 1; threads < 4; ++threads) {
            QVERIFY(retag(workspace, {.language = {}, .threads = threads}, m_quiet));
            QCOMPARE(tagsOf(workspace), tagsOf(whole));
        }
        const auto asEnglish = retag(workspace, {.language = English, .threads = 1}, m_quiet);
        QVERIFY(asEnglish);
        QCOMPARE(tagsOf(workspace, "a1 b1 d2"), "a1 en, b1 en, d2 en");
        QCOMPARE(*workspace.connection().number("SELECT count(*) FROM run WHERE kind = 'tags' AND posts = 13"), std::int64_t{4});
    }

    void whatTheDumpTellsIsKept()
    {
        const store::Workspace workspace = fresh();
        ImportOptions told;
        told.language = Language(std::string_view("nl"));
        QVERIFY(importFiles(workspace, {fileOf(comments)}, told, m_quiet));
        QVERIFY(retag(workspace, {}, m_quiet));
        QCOMPARE(tagsOf(workspace, "a1 b1 d2"), "a1 nl, b1 nl, d2 nl");
    }

    void aRetagThatIsCancelledCanBeginAgain()
    {
        const store::Workspace workspace = fresh();
        import(workspace, comments);
        const QString before = tagsOf(workspace);
        Cancelled cancelled;
        const auto stopped = retag(workspace, {}, cancelled);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(retag(workspace, {}, m_quiet));
        QCOMPARE(tagsOf(workspace), before);
    }

    void corrections_data()
    {
        QTest::addColumn<int>("scope");
        QTest::addColumn<std::int64_t>("target");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("expected");
        QTest::addRow("a post") << int(store::LanguageScope::Post) << postOf("a3").value << "en"
                                << "a3 en, a4 und, b3 en, d2 fr";
        QTest::addRow("a thread") << int(store::LanguageScope::Thread) << threadNamed("g1").value << "en"
                                  << "a3 en, a4 en, b3 en, d2 fr";
        QTest::addRow("that no language can be told") << int(store::LanguageScope::Post) << postOf("a3").value << "und"
                                                      << "a3 und, a4 und, b3 en, d2 fr";
        QTest::addRow("something that is not here") << int(store::LanguageScope::Thread) << std::int64_t{12345} << "en"
                                                    << "a3 de, a4 und, b3 en, d2 fr";
    }

    void corrections()
    {
        QFETCH(int, scope);
        QFETCH(std::int64_t, target);
        QFETCH(QString, language);
        QFETCH(QString, expected);
        const store::Workspace workspace = fresh();
        import(workspace, comments);
        const QString before = tagsOf(workspace);
        const auto to = language == "und" ? Undetermined : Language(std::string_view(language.toStdString()));
        QVERIFY(correctLanguage(workspace, store::LanguageScope(scope), target, to, m_quiet));
        QCOMPARE(tagsOf(workspace, "a3 a4 b3 d2"), expected);
        // It survives what the program does later, which finds for the others what it found.
        import(workspace, comments);
        QCOMPARE(tagsOf(workspace, "a3 a4 b3 d2"), expected);
        QVERIFY(retag(workspace, {}, m_quiet));
        QCOMPARE(tagsOf(workspace, "a3 a4 b3 d2"), expected);
        const store::Workspace joined = fresh();
        QVERIFY(store::merge(joined, workspace, m_quiet));
        QVERIFY(decideLanguages(joined, m_quiet));
        QCOMPARE(tagsOf(joined), tagsOf(workspace));
        // And can be taken back.
        QVERIFY(correctLanguage(workspace, store::LanguageScope(scope), target, std::nullopt, m_quiet));
        QCOMPARE(tagsOf(workspace), before);
        QCOMPARE(*workspace.connection().number("SELECT count(*) FROM language_found"), std::int64_t{0});
    }

    void sentimentFollowsTheLanguage()
    {
        const store::Workspace workspace = fresh();
        import(workspace, {"pond/e1 b1: I love this wonderful pond and all of the people who live there."});
        const char *scored = "SELECT count(*) FROM post WHERE compound > 0 AND class = 3 AND flags & 65536";
        QCOMPARE(*workspace.connection().number(scored), std::int64_t{1});
        const auto swedish = Language(std::string_view("sv")); // without a lexicon
        QVERIFY(correctLanguage(workspace, store::LanguageScope::Post, postOf("b1").value, swedish, m_quiet));
        QCOMPARE(*workspace.connection().number("SELECT count(*) FROM post WHERE compound IS NULL AND class = 0 AND NOT flags & 65536"),
                 std::int64_t{1});
        QVERIFY(correctLanguage(workspace, store::LanguageScope::Post, postOf("b1").value, std::nullopt, m_quiet));
        QCOMPARE(*workspace.connection().number(scored), std::int64_t{1});
    }

    void theNarrowestWordCounts()
    {
        using store::LanguageScope;
        const store::Workspace workspace = fresh();
        import(workspace, comments);
        const std::int64_t pond = *workspace.connection().number("SELECT id FROM forum WHERE name = 'pond'");
        const auto correct = [&](LanguageScope scope, std::int64_t target, std::optional<Language> language) {
            return correctLanguage(workspace, scope, target, language, m_quiet).has_value();
        };
        QVERIFY(correct(LanguageScope::Post, postOf("a1").value, English));
        QVERIFY(correct(LanguageScope::Forum, pond, Language(std::string_view("sv"))));
        QVERIFY(correct(LanguageScope::Thread, threadNamed("g1").value, Language(std::string_view("da"))));
        QCOMPARE(tagsOf(workspace, "a1 a2 b1 d2"), "a1 en, a2 da, b1 sv, d2 fr");
        QVERIFY(correct(LanguageScope::Thread, threadNamed("g1").value, std::nullopt));
        QCOMPARE(tagsOf(workspace, "a1 a2 b1 d2"), "a1 en, a2 sv, b1 sv, d2 fr");
        // Posts that come later are in the forum as well.
        import(workspace, {"pond/g1 z9: Das habe ich gestern auch schon gesehen, ehrlich gesagt."});
        QCOMPARE(tagsOf(workspace, "z9"), "z9 sv");
        QVERIFY(correct(LanguageScope::Forum, pond, std::nullopt));
        QCOMPARE(tagsOf(workspace, "a1 a2 b1 z9"), "a1 en, a2 de, b1 en, z9 de");
    }

    void aCancelledCorrectionChangesNothing()
    {
        const store::Workspace workspace = fresh();
        QStringList many;
        for (int i = 0; i < 600; ++i)
            many << QStringLiteral("pond/g1 m%1: Ich verstehe nicht, warum das alle so schwierig finden.").arg(i);
        import(workspace, many);
        Cancelled cancelled;
        QVERIFY(!correctLanguage(workspace, store::LanguageScope::Thread, threadNamed("g1").value, English, cancelled));
        QCOMPARE(*workspace.connection().number("SELECT count(*) FROM post WHERE language = 25701"), std::int64_t{600}); // "de"
        QVERIFY(store::languageCorrections(workspace)->empty());
    }

    void aNewerReadingOfTheWordsIsDecidedAnew()
    {
        const store::Workspace workspace = fresh();
        import(workspace, comments);
        import(workspace, {"pond/g1 a3: They would never say that to those of us who live there."});
        QCOMPARE(tagsOf(workspace, "a3"), "a3 en");
        import(workspace, {"pond/g1 a3: Super Hotel"});
        QCOMPARE(tagsOf(workspace, "a3"), "a3 de");
    }

private:
    store::Workspace fresh() { return store::Workspace::create(m_folder.filePath(QString::number(m_next++)).toStdString()).value(); }

    std::string fileOf(const QStringList &written)
    {
        QStringList lines;
        for (const QString &one : written)
            lines << comment(one);
        QFile file(m_folder.filePath(QStringLiteral("dump%1.ndjson").arg(m_next++)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(lines.join('\n').toUtf8());
        return file.fileName().toStdString();
    }

    void import(const store::Workspace &workspace, const QStringList &written, int threads = 1)
    {
        ImportOptions options;
        options.threads = threads;
        const auto outcomes = importFiles(workspace, {fileOf(written)}, options, m_quiet);
        QVERIFY(outcomes);
        QVERIFY(!outcomes->at(0).error);
    }

    QTemporaryDir m_folder;
    NoProgress m_quiet;
    int m_next = 0;
};

QTEST_GUILESS_MAIN(TestThreadLanguages)
#include "tst_threadlanguages.moc"
