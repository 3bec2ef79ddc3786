// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themestats.h"
#include "core/import/import.h"
#include "core/import/layers.h"
#include "core/import/retag.h"
#include "core/store/posts.h"

#include "tests/core/cancelafter.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace parlance;
using parlance::test::CancelAfter;

namespace {

const QString hateful = QStringLiteral("> I hate this terrible, ugly, broken mess.\n\n");
const QString french =
    QStringLiteral("> Je ne sais pas du tout pourquoi le pont est toujours fermé le dimanche.\n\n");

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private slots:
    void quotesAreReadAndLeftAgain()
    {
        const store::Workspace workspace =
            imported({{"a", hateful + "The bridge is open on Sunday."},
                      {"b", "The bridge is open on Sunday."},
                      {"c", hateful},
                      {"d", french + "ok"},
                      {"e", "`I hate this terrible mess` is what the log says."}});
        const QString before = everything(workspace);
        QCOMPARE(of(workspace, "a", "class"), QStringLiteral("neutral"));
        QCOMPARE(of(workspace, "c", "class"), QString());

        QCOMPARE(read(workspace, {.quotes = true}), std::int64_t{3});
        QCOMPARE(of(workspace, "a", "class"), QStringLiteral("negative"));
        QCOMPARE(of(workspace, "c", "class"), QStringLiteral("negative")); // nothing but a quote
        QCOMPARE(of(workspace, "d", "language"), QStringLiteral("fr"));
        QCOMPARE(of(workspace, "b", "class"), QStringLiteral("neutral"));
        QVERIFY(of(workspace, "e", "class") != QStringLiteral("negative")); // code is another layer
        QCOMPARE(of(workspace, "a", "text"),
                 QStringLiteral("The bridge is open on Sunday.")); // the words are whose they were
        QVERIFY(words(workspace, "a").contains(QStringLiteral("ugly")));
        QVERIFY(words(workspace, "c").startsWith(QStringLiteral("I hate"))); // no blank lines before it

        QCOMPARE(read(workspace, {.quotes = true}), std::int64_t{0}); // already so
        QCOMPARE(read(workspace, {}), std::int64_t{3});
        QCOMPARE(everything(workspace), before);
    }

    void eachLayerHasItsSwitch()
    {
        const store::Workspace workspace = imported({{"a", hateful + "It says `segmentation fault` here."}});
        const QString before = everything(workspace);
        read(workspace, {.quotes = true, .code = true});
        QVERIFY(words(workspace, "a").contains(QStringLiteral("ugly")) &&
                words(workspace, "a").contains(QStringLiteral("segmentation")));
        read(workspace, {.code = true});
        QVERIFY(!words(workspace, "a").contains(QStringLiteral("ugly")) &&
                words(workspace, "a").contains(QStringLiteral("segmentation")));
        QCOMPARE(store::layersRead(workspace).value(), (store::ReadLayers{.quotes = false, .code = true}));
        read(workspace, {});
        QCOMPARE(everything(workspace), before);
    }

    void aTagOfEverythingReadsTheSame()
    {
        const store::Workspace workspace =
            imported({{"a", hateful + "The bridge is open."}, {"b", french + "ok"}, {"c", "lol"}});
        read(workspace, {.quotes = true});
        const QString before = everything(workspace);
        QVERIFY(import::retag(workspace, {}, m_quiet));
        QCOMPARE(everything(workspace), before);
    }

    void postsThatComeLaterAreReadAlike()
    {
        const QList<QPair<QString, QString>> first{{"a", hateful + "The bridge is open."}},
            second{{"a", "`old` The bridge is shut."}, {"b", hateful + "Yes."}};
        store::Workspace later = imported(first);
        read(later, {.quotes = true});
        import(later, second, 1000); // a is another text now, without a quote
        store::Workspace atOnce = imported(first);
        import(atOnce, second, 1000);
        const QString apart = everything(atOnce);
        read(atOnce, {.quotes = true});
        QCOMPARE(everything(later), everything(atOnce));
        QVERIFY(!words(later, "a").contains(QStringLiteral("ugly")));
        read(later, {});
        QCOMPARE(everything(later), apart);
    }

    void everyRunSaysWhatWasRead()
    {
        const store::Workspace workspace =
            imported({{"a", hateful + "The bridge is open."}, {"b", "It is not."}});
        const auto runs = [&](const std::string &kind) {
            return *workspace.connection().number("SELECT count(*) FROM run WHERE kind = '" + kind +
                                                  "' AND parameters ->> 'also_read' = 'quotes'");
        };
        read(workspace, {.quotes = true});
        QCOMPARE(runs("tags"), std::int64_t{1});
        auto table = analysis::loadPostTable(workspace, m_quiet).value();
        analysis::Selection all(table.size());
        std::iota(all.begin(), all.end(), 0U);
        QVERIFY(analysis::findAndStoreThemes(workspace, table, all, {}, {}, m_quiet));
        QCOMPARE(runs("themes"), std::int64_t{1});
    }

    void aCancelChangesNothing()
    {
        const store::Workspace workspace =
            imported({{"a", hateful + "The bridge is open."}, {"b", hateful + "It is not."}});
        const QString before = everything(workspace);
        for (int looks = 0; looks < 3; ++looks) {
            CancelAfter cancel(looks);
            const auto done = import::readLayers(workspace, {.quotes = true}, cancel);
            if (done)
                return; // it was done before it was asked so often
            QCOMPARE(done.error().code, ErrorCode::Cancelled);
            QCOMPARE(everything(workspace), before);
            QVERIFY(!store::layersRead(workspace)->any());
        }
    }

private:
    static QString table(const store::Workspace &workspace, const std::string &sql)
    {
        QString text;
        auto statement = workspace.connection().prepare(sql);
        while (statement->step().value()) {
            for (int column = 0; column < 20; ++column)
                text += QString::fromUtf8(statement->text(column).data(),
                                          qsizetype(statement->text(column).size())) +
                        '|';
            text += '\n';
        }
        return text;
    }

    static QString everything(const store::Workspace &workspace)
    {
        return table(workspace, "SELECT * FROM post ORDER BY id") +
               table(workspace, "SELECT * FROM language_votes ORDER BY post_id") +
               table(workspace, "SELECT * FROM language_found ORDER BY post_id") +
               table(workspace, "SELECT * FROM also_read ORDER BY post_id") +
               table(workspace, "SELECT value FROM setting WHERE name = 'languages'");
    }

    static QString of(const store::Workspace &workspace, const char *id, const std::string &column)
    {
        return table(workspace, "SELECT " + column + " FROM v_post WHERE id = '" + id + "'")
            .section('|', 0, 0);
    }

    /// As themes read a post; empty where they pass it over.
    QString words(const store::Workspace &workspace, const char *id)
    {
        const PostId post = makePostId(Platform::Reddit, PostKind::Comment, id);
        const auto posts = analysis::loadPostTable(workspace, m_quiet).value();
        QString read;
        if ((posts.flags[*posts.rowOf(post)] & FlagHasText) != 0) {
            (void)store::visitTexts(
                workspace, {&post, 1},
                [&](std::size_t, std::string_view, std::string_view text) {
                    read = QString::fromUtf8(text.data(), qsizetype(text.size()));
                },
                m_quiet);
        }
        return read;
    }

    std::int64_t read(const store::Workspace &workspace, store::ReadLayers layers)
    {
        return import::readLayers(workspace, layers, m_quiet).value();
    }

    store::Workspace imported(const QList<QPair<QString, QString>> &written)
    {
        store::Workspace workspace =
            store::Workspace::create(m_folder.filePath(QString::number(m_next++)).toStdString()).value();
        import(workspace, written, 0);
        return workspace;
    }

    /// Comments of a dump: id and body. \param retrieved  seconds after the first dump.
    void import(const store::Workspace &workspace, const QList<QPair<QString, QString>> &written,
                int retrieved)
    {
        QByteArray lines;
        for (const auto &[id, body] : written)
            lines += QJsonDocument(QJsonObject{{"id", id},
                                               {"subreddit", "pond"},
                                               {"link_id", "t3_1"},
                                               {"parent_id", "t3_1"},
                                               {"author", "ann"},
                                               {"created_utc", 1'700'000'000},
                                               {"retrieved_on", 1'700'100'000 + retrieved},
                                               {"body", body},
                                               {"score", 1}})
                         .toJson(QJsonDocument::Compact) +
                     '\n';
        QFile file(m_folder.filePath(QStringLiteral("dump%1.ndjson").arg(m_next++)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines);
        file.close();
        const auto outcomes = import::importFiles(workspace, {file.fileName().toStdString()}, {}, m_quiet);
        QVERIFY(outcomes && !outcomes->front().error);
    }

    QTemporaryDir m_folder;
    NoProgress m_quiet;
    int m_next = 0;
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
