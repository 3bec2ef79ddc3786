// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readerproof.h"

#include "core/import/import.h"
#include "core/import/readers/mailfields.h"
#include "core/import/readers/mailmessage.h"
#include "core/import/readers/mbox.h"
#include "core/store/connection.h"
#include "core/store/workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace parlance;
using namespace parlance::import;

namespace {

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string fixture(const char *name)
{
    return contentOf(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/mbox/") + QLatin1String(name));
}

std::shared_ptr<const FileFacts> named(const char *name, const char *folder = "", const char *forum = "")
{
    auto facts = std::make_shared<FileFacts>();
    facts->name = name;
    facts->folder = folder;
    facts->forum = forum;
    return facts;
}

/// People's hashes would only make the expectations long; they are looked at in a test of their own.
QString told(const Batch &batch)
{
    QString text;
    for (RawPost post : batch.posts) {
        post.authorId.clear();
        post.retrievedUtc.reset();
        post.flags |= FlagNoScore;
        text += QString::fromStdString(printed(post)) + u'\n';
    }
    for (const Reject &reject : batch.rejects)
        text += QStringLiteral("line %1 offset %2: %3\n").arg(reject.line).arg(reject.offset).arg(QString::fromStdString(reject.reason));
    return text;
}

} // namespace

class TestMbox : public QObject
{
    Q_OBJECT

private:
    /// Imports files into a new workspace. \returns a row for each post: id, kind, parent, thread, title, guessed.
    QStringList imported(const QTemporaryDir &dir, const std::vector<std::string> &paths)
    {
        const std::string path = dir.filePath(QStringLiteral("w.parlance")).toStdString();
        ImportOptions options;
        for (const std::string &one : paths) {
            NoProgress progress;
            auto workspace = store::Workspace::openOrCreate(path);
            if (!workspace)
                return {QString::fromStdString(describe(workspace.error()))};
            const auto outcome = importFiles(*workspace, {one}, options, progress);
            if (!outcome)
                return {QString::fromStdString(describe(outcome.error()))};
        }
        auto connection = store::Connection::open(path, store::Connection::Mode::ReadOnly);
        if (!connection)
            return {QString::fromStdString(describe(connection.error()))};
        auto rows = connection->prepare("SELECT v.id, v.kind, coalesce(v.parent, ''), v.thread, coalesce(v.title, ''), (p.flags >> 17) & 1 "
                                        "FROM v_post v JOIN post_text x ON x.own_id = v.id JOIN post p ON p.id = x.post_id ORDER BY v.id");
        QStringList list;
        while (rows && rows->step().value()) {
            QStringList cells;
            for (int i = 0; i < 6; ++i)
                cells << QString::fromStdString(std::string(rows->text(i)));
            list << cells.join(QStringLiteral(" | "));
        }
        return list;
    }

private Q_SLOTS:
    void posts_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("expected");

        QTest::newRow("an mbox with full headers") << "garden.mbox" << QString::fromUtf8(
            "mailinglist submission beans-1@example.org thread [beans-1@example.org] forum [garden.lists.example.org] author [Lee, Ann] "
            "at [1367830800] title [[garden] When to plant beans?] permalink [https://lists.example.org/m/beans-1] "
            "body [Is it warm enough?\n\nFrom what I hear, it is not.\n\nFrom my window\n"
            "Note: this is no new message, since no time and no usual header follows.\n\n-- \nAnn]\n"
            "mailinglist comment beans-2@example.org answers comment [beans-1@example.org] forum [garden.lists.example.org] "
            "author [Bob Jürgens] at [1367836200] thread title [When to plant beans?] "
            "body [On Mon, 6 May 2013, Lee, Ann wrote:\n> Is it warm enough?\n\nNot yet.]\n"
            "mailinglist comment beans-3@example.org answers comment [beans-2@example.org] forum [garden.lists.example.org] "
            "author [Lee, Ann] at [1367841600] thread title [When to plant beans?] body [Thank you.]\n"
            "mailinglist comment beans-3@example.org answers comment [beans-2@example.org] forum [vegetables.lists.example.org] "
            "author [Lee, Ann] at [1367841600] thread title [When to plant beans?] "
            "body [Thank you.\n_______________________________________________\nvegetables mailing list]\n"
            "mailinglist submission slugs-1@example.net thread [slugs-1@example.net] forum [garden.lists.example.org] author [Cem] "
            "at [1367913600] title [Slugs] body [They eat everything.]\n");
        QTest::newRow("a month of Pipermail") << "2003-March.txt" << QString::fromUtf8(
            "mailinglist submission p1@example.org thread [p1@example.org] forum [orchard] author [Ann Lee] at [1046509200] "
            "title [[orchard] Pruning pears] body [When do you prune?]\n"
            "mailinglist submission p2@example.org thread [p2@example.org] forum [orchard] author [Bob Jürgens] at [1046599200] "
            "title [RE: [orchard] Pruning pears] body [In February.\n\n-------------- next part --------------\n"
            "An HTML attachment was scrubbed...\nURL: <http://example.org/attachment.html>]\n"
            "mailinglist comment p3@example.net answers comment [never-seen@example.net] forum [orchard] author [cem] "
            "at [1046689200] thread title [Pruning pears] body [Ann Lee wrote:\n> When do you prune?\nNever.]\n"
            "mailinglist submission made-00f9420ca3535cec thread [made-00f9420ca3535cec] forum [orchard] author [Dee] "
            "at [1046797200] title [Re: Apples] body [No id at all.]\n");
        QTest::newRow("parts and encodings") << "parts.mbox" << QString::fromUtf8(
            "mailinglist submission alternative@example.org thread [alternative@example.org] forum [orchard] author [A] at [1577836800] "
            "title [café crème à Paris] body [plain € 5 and a joined line]\n"
            "mailinglist submission html@example.org thread [html@example.org] forum [orchard] author [b] at [1577840400] "
            "title [HTML alone] body [<html><body><p>Only <b>rich</b> text: déjà vu.</p></body></html>]\n"
            "mailinglist submission raw@example.org thread [raw@example.org] forum [orchard] author [C] at [1577844000] "
            "title [no charset, raw bytes é] body [naïve]\n"
            "mailinglist submission unknown@example.org thread [unknown@example.org] forum [orchard] author [D] at [1577847600] "
            "title [unknown charset] body [été]\n"
            "mailinglist submission flowed@example.org thread [flowed@example.org] forum [orchard] author [E] at [1577851200] "
            "title [flowed] body [A line that flows on.\n> quoted that flows too.\nFrom here.\n-- \nsignature]\n"
            "mailinglist submission crlf@example.org thread [crlf@example.org] forum [orchard] author [F] at [1577854800] "
            "title [returns] body [one\ntwo]\n"
            "line 90 offset 2030: it is a mail without a header\n");
    }
    void posts()
    {
        QFETCH(QString, file);
        QFETCH(QString, expected);
        const std::string bytes = fixture(file.toUtf8().constData());
        QVERIFY(!bytes.empty());
        const auto facts = named(file.startsWith(u"2003") ? "2003-March.txt" : "list.mbox", "orchard", file.startsWith(u"parts") ? "orchard" : "");
        QCOMPARE(told(readAll(MboxReader(), bytes, facts)).split(u'\n'), expected.split(u'\n'));
        sameHoweverCut(MboxReader(), bytes, facts);
        soundHoweverBroken(MboxReader(), bytes, facts);
        QVERIFY(MboxReader().recognises(bytes));
        const auto found = detectFormat(bytes, "x");
        QVERIFY(found);
        QCOMPARE((*found)->name(), "mbox");
    }

    void forumsComeFromTheFilesName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("forum");
        QTest::newRow("a month has its folder's") << "2001-November.txt" << "folder";
        QTest::newRow("packed as well") << "2001-November.txt.gz" << "folder";
        QTest::newRow("a list before the month") << "numpy-discussion_2001-November.txt" << "numpy-discussion";
        QTest::newRow("a list before the number of the month") << "users-201911.mbox" << "users";
        QTest::newRow("a list before month and dash") << "users-2019-11.mbox" << "users";
        QTest::newRow("a list alone") << "dev.mbox" << "dev";
        QTest::newRow("digits of a name stay") << "python3.mbox" << "python3";
        QTest::newRow("a file without a name") << "mbox" << "folder";
        QTest::newRow("within a folder") << "deep/er/2001-May.txt" << "folder";
    }
    void forumsComeFromTheFilesName()
    {
        QFETCH(QString, name);
        QFETCH(QString, forum);
        const std::string mail = "From a@b.c Thu Nov  1 11:19:12 2001\nFrom: a@b.c\nSubject: x\n\ny\n";
        const Batch batch = readAll(MboxReader(), mail, named(name.toUtf8().constData(), "folder"));
        QCOMPARE(QString::fromStdString(batch.posts.at(0).forum), forum);
        QCOMPARE(readAll(MboxReader(), mail, named(name.toUtf8().constData(), "folder", "mine")).posts.at(0).forum, std::string("mine"));
    }

    void peopleAreToldApartWithoutTheirAddress()
    {
        const Batch batch = readAll(MboxReader(), fixture("garden.mbox"));
        QCOMPARE(batch.posts.at(0).authorId, batch.posts.at(2).authorId); // Ann@Example.org and ann@example.org
        QVERIFY(batch.posts.at(0).authorId != batch.posts.at(1).authorId);
        QCOMPARE(batch.posts.at(0).authorId.size(), std::size_t{16});
        for (const RawPost &post : batch.posts) {
            QVERIFY(post.author.find('@') == std::string::npos);
            QVERIFY(post.authorId.find('@') == std::string::npos);
        }
        const Batch spelled = readAll(MboxReader(), "From x  Thu Nov  1 11:19:12 2001\nFrom: ann at example.org (Someone)\nSubject: x\n\ny\n");
        QCOMPARE(spelled.posts.at(0).authorId, batch.posts.at(0).authorId);
    }

    void senders_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("address");
        QTest::newRow("a name and an address") << QByteArray("Ann Lee <ann@example.org>") << "Ann Lee" << "ann@example.org";
        QTest::newRow("a quoted name") << QByteArray("\"Lee, \\\"A\\\"\" <ann@example.org>") << "Lee, \"A\"" << "ann@example.org";
        QTest::newRow("a name in parentheses") << QByteArray("ann@example.org (Ann (the) Lee)") << "Ann (the) Lee" << "ann@example.org";
        QTest::newRow("an address alone") << QByteArray("ann@example.org") << "ann" << "ann@example.org";
        QTest::newRow("a name alone") << QByteArray("Ann Lee") << "Ann Lee" << "";
        QTest::newRow("an address for a name") << QByteArray("\"ann@example.org\" <ann@example.org>") << "ann" << "ann@example.org";
        QTest::newRow("two people") << QByteArray("Ann <ann@example.org>, Bob <bob@example.org>") << "Ann" << "ann@example.org";
        QTest::newRow("a group") << QByteArray("Team: bob@example.org, ann@example.org;") << "bob" << "bob@example.org";
        QTest::newRow("an encoded name") << QByteArray("=?iso-8859-1?q?J=FCrgen?= =?utf-8?b?IE3DvGxsZXI=?= <j@example.org>") << "Jürgen Müller" << "j@example.org";
        QTest::newRow("a quoted encoded name") << QByteArray("\"=?utf-8?q?J=C3=BC?=\" <j@example.org>") << "Jü" << "j@example.org";
        QTest::newRow("a character cut in two words") << QByteArray("=?utf-8?q?J=C3?= =?utf-8?q?=BC?= <j@example.org>") << "Jü" << "j@example.org";
        QTest::newRow("a wrong charset") << QByteArray("=?UTF-8?Q?Luc=eda?= <l@example.org>") << "Lucía" << "l@example.org";
        QTest::newRow("raw bytes") << QByteArray("J\xFCrgen <j@example.org>") << "Jürgen" << "j@example.org";
        QTest::newRow("spelled out") << QByteArray("ann at example.org (Ann Lee)") << "Ann Lee" << "ann@example.org";
        QTest::newRow("spelled out twice") << QByteArray("ann at example.org (\"Ann <ann at example.org>\")") << "Ann" << "ann@example.org";
        QTest::newRow("made unreadable") << QByteArray("Ann <ann@e...>") << "Ann" << "";
        QTest::newRow("broken off") << QByteArray("Ann <ann@example.org") << "Ann" << "ann@example.org";
    }
    void senders()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, name);
        QFETCH(QString, address);
        const MailMessage mail = readMail("From: " + value.toStdString() + "\n\nx\n");
        QCOMPARE(QString::fromStdString(mail.fromName), name);
        QCOMPARE(QString::fromStdString(mail.fromAddress), address);
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("utc");
        QTest::newRow("as the standard has it") << "Wed, 22 Sep 2004 02:03:40 -0700" << qint64{1095843820};
        QTest::newRow("with the zone's name behind") << "Wed, 22 Sep 2004 02:03:40 -0700 (PDT)" << qint64{1095843820};
        QTest::newRow("as Pipermail has it") << "Thu Nov  1 11:19:12 2001" << qint64{1004613552};
        QTest::newRow("without seconds") << "1 Nov 2001 11:19" << qint64{1004613540};
        QTest::newRow("a year of two digits") << "Thu, 01 Nov 01 11:19:12 GMT" << qint64{1004613552};
        QTest::newRow("a year of three digits") << "Thu, 01 Nov 101 11:19:12 GMT" << qint64{1004613552};
        QTest::newRow("a named zone") << "Thu, 01 Nov 2001 11:19:12 EST" << qint64{1004631552};
        QTest::newRow("a zone before the year") << "Thu Nov  1 11:19:12 EST 2001" << qint64{1004631552};
        QTest::newRow("a number of the zone before the year") << "Thu Nov  1 11:19:12 +0100 2001" << qint64{1004609952};
        QTest::newRow("rubbish in front") << "RANDOM_Wed, 21 Sep 2016 22:42:07 +0300" << qint64{1474486927};
        QTest::newRow("years first") << "2016-09-21 22:42:07 +0300" << qint64{1474486927};
        QTest::newRow("an offset with a colon") << "Wed, 21 Sep 2016 22:42:07 +03:00" << qint64{1474486927};
        QTest::newRow("an offset behind GMT") << "Wed, 21 Sep 2016 22:42:07 GMT+0300" << qint64{1474486927};
        QTest::newRow("a day that is none") << "31 Feb 2001 10:00:00" << qint64{-1};
        QTest::newRow("no time of day") << "1 Nov 2001" << qint64{-1};
        QTest::newRow("nothing") << "" << qint64{-1};
        QTest::newRow("words") << "some day in March" << qint64{-1};
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(qint64, utc);
        QCOMPARE(qint64(mailTime(text.toStdString()).value_or(-1)), utc);
    }

    void subjects_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("bare");
        QTest::addColumn<bool>("answers");
        QTest::newRow("a new one") << "Beans" << "Beans" << false;
        QTest::newRow("an answer") << "Re: Beans" << "Beans" << true;
        QTest::newRow("an answer to an answer") << "RE: Re[2]: re : Beans" << "Beans" << true;
        QTest::newRow("a German one") << "AW: Beans" << "Beans" << true;
        QTest::newRow("a French one") << "Réf : Beans" << "Beans" << true;
        QTest::newRow("French capitals") << "RÉF: TR: Beans" << "Beans" << true;
        QTest::newRow("a list before it") << "[garden] Re: Beans" << "Beans" << true;
        QTest::newRow("a list behind it") << "Re: [garden] Beans" << "Beans" << true;
        QTest::newRow("a list alone") << "[garden] Beans" << "Beans" << false;
        QTest::newRow("brackets alone") << "[garden]" << "[garden]" << false;
        QTest::newRow("a word that begins so") << "Reading: a list" << "Reading: a list" << false;
        QTest::newRow("a Chinese one") << "回复：Beans" << "Beans" << true;
    }
    void subjects()
    {
        QFETCH(QString, subject);
        QFETCH(QString, bare);
        QFETCH(bool, answers);
        const Subject found = bareSubject(subject.toStdString());
        QCOMPARE(QString::fromStdString(found.bare), bare);
        QCOMPARE(found.answers, answers);
    }

    void theParentIsFoundAmongWords()
    {
        QCOMPARE(idInReplyTo("<a@b>"), std::string("a@b"));
        QCOMPARE(idInReplyTo("<a@b> <c@d>"), std::string("a@b"));
        QCOMPARE(idInReplyTo("Your message of \"Mon, 1 Jan\" <a@b>"), std::string("a@b"));
        QCOMPARE(idInReplyTo("Bob <bob@example.org>'s message of Mon <a@b>"), std::string("a@b"));
        QCOMPARE(idInReplyTo("a@b"), std::string("a@b"));
        QCOMPARE(idInReplyTo("see yesterday"), std::string());
        QCOMPARE(idInReplyTo("<a\n @b>"), std::string("a@b"));
    }

    void theTimeOfTheArchiveStandsInForNonsense()
    {
        const auto time = [](const char *date) {
            const std::string mail = std::string("From a@b.c Thu Nov  1 11:19:12 2001\nFrom: a@b.c\nSubject: x\n") + date + "\ny\n";
            return readAll(MboxReader(), mail).posts.at(0).createdUtc.value_or(-1);
        };
        QCOMPARE(time("Date: Thu, 1 Nov 2001 11:00:00 +0000\n"), std::int64_t{1004612400});
        QCOMPARE(time(""), std::int64_t{1004613552});
        QCOMPARE(time("Date: Thu, 1 Jan 1970 00:00:00 +0000\n"), std::int64_t{1004613552});
        QCOMPARE(time("Date: Thu, 1 Nov 2035 11:00:00 +0000\n"), std::int64_t{1004613552});
    }

    void threadsAreFoundByAncestorsAndSubjects()
    {
        QTemporaryDir dir;
        const QStringList posts = imported(dir, {PARLANCE_SOURCE_DIR "/tests/data/mbox/2003-March.txt"});
        QCOMPARE(posts, QStringList({
                            QStringLiteral("made-00f9420ca3535cec | submission |  | made-00f9420ca3535cec | Re: Apples | 0"),
                            QStringLiteral("p1@example.org | submission |  | p1@example.org | [orchard] Pruning pears | 0"),
                            QStringLiteral("p2@example.org | comment | p1@example.org | p1@example.org |  | 1"),
                            QStringLiteral("p3@example.net | comment | never-seen@example.net | p1@example.org |  | 0"),
                        }));
    }

    void anAnswerMayComeBeforeWhatItAnswers()
    {
        QTemporaryDir dir;
        const auto write = [&](const char *name, const std::string &content) {
            const QString path = dir.filePath(QLatin1String(name));
            QFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(content.data(), static_cast<qint64>(content.size()));
            return path.toStdString();
        };
        const auto mail = [](const char *id, const char *day, const char *subject, const char *more = "") {
            return std::string("From a@b.c Thu Nov  ") + day + " 11:19:12 2001\nFrom: a@b.c\nDate: Thu, " + day + " Nov 2001 11:19:12 +0000\nSubject: "
                + subject + "\nMessage-ID: <" + id + ">\nX-BeenThere: l@b.c\n" + more + "\nwords of " + id + "\n\n";
        };
        const std::string later = write("later.mbox", mail("r1", "3", "Re: It") + mail("r1a", "4", "Re: It", "In-Reply-To: <r1>\n")
                                            + mail("orphan", "5", "Re: It", "In-Reply-To: <gone>\n") + mail("other", "5", "It is"));
        const std::string earlier = write("earlier.mbox", mail("root", "1", "[l] It"));
        const QStringList expected{QStringLiteral("orphan | comment | gone | root |  | 0"), QStringLiteral("other | submission |  | other | It is | 0"),
                                   QStringLiteral("r1 | comment | root | root |  | 1"), QStringLiteral("r1a | comment | r1 | root |  | 0"),
                                   QStringLiteral("root | submission |  | root | [l] It | 0")};
        QCOMPARE(imported(dir, {later, earlier}), expected);
        // Once more: nothing is new, and nothing changes.
        QCOMPARE(imported(dir, {later, earlier, later}), expected);
        QTemporaryDir other;
        QCOMPARE(imported(other, {earlier, later}), expected);
        // The missing one comes, with a thread of its own.
        const std::string missing = write("missing.mbox", mail("gone", "2", "Quite another"));
        QCOMPARE(imported(dir, {missing}).filter(QStringLiteral("orphan")),
                 QStringList(QStringLiteral("orphan | comment | gone | gone |  | 0")));
    }

    void severalThreadsReadTheSame()
    {
        const std::string bytes = fixture("parts.mbox");
        const std::string expected = printed(readAll(MboxReader(), bytes));
        std::vector<std::string> found(4);
        std::vector<std::thread> threads;
        for (std::string &one : found)
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i)
                    one = printed(readAll(MboxReader(), bytes));
            });
        for (std::thread &thread : threads)
            thread.join();
        for (const std::string &one : found)
            QCOMPARE(one, expected);
    }

    void aHugeMessageCostsOnlyItself()
    {
        const std::string before = "From a@b.c Thu Nov  1 11:19:12 2001\nFrom: a@b.c\nSubject: before\n\nx\n\n";
        const std::string after = "\n\nFrom a@b.c Thu Nov  1 11:19:12 2001\nFrom: a@b.c\nSubject: after\n\nx\n";
        const std::string huge = "From a@b.c Thu Nov  1 11:19:12 2001\nFrom: a@b.c\nSubject: huge\n\n" + std::string(Splitter::maxRecordBytes + 5'000'000, 'x');
        const Batch batch = readAll(MboxReader(), before + huge + after, {}, 1 << 20, 8 << 20);
        QCOMPARE(batch.posts.size(), std::size_t{2});
        QCOMPARE(batch.posts.at(1).title, std::string("after"));
        QCOMPARE(batch.rejects.size(), std::size_t{1});
    }

    void otherFilesAreNotRecognised()
    {
        QVERIFY(!MboxReader().recognises("From here on it is prose.\nNothing else.\n"));
        QVERIFY(!MboxReader().recognises("From here on it is prose.\nNote: nothing else.\n"));
        QVERIFY(!MboxReader().recognises("Subject: x\n\nFrom a@b.c Thu Nov  1 11:19:12 2001\n"));
        QVERIFY(!MboxReader().recognises(""));
        QVERIFY(MboxReader().recognises("\n\nFrom a@b.c Thu Nov  1 11:19:12 2001\r\nX-Any: x\r\n"));
    }

    void realArchives_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("read");
        QTest::newRow("a month of Numpy's list") << "numpy-discussion_2001-November.txt" << 164;
        QTest::newRow("complex") << "perceval_mbox_complex.mbox" << 2;
        QTest::newRow("ISO 8859") << "perceval_mbox_iso8859_encoding.mbox" << 1;
        QTest::newRow("several parts") << "perceval_mbox_multipart.mbox" << 2;
        QTest::newRow("missing fields") << "perceval_mbox_no_fields.mbox" << 6;
        QTest::newRow("single") << "perceval_mbox_single.mbox" << 1;
        QTest::newRow("a separator in another encoding") << "perceval_mbox_unixfrom_encoding.mbox" << 1;
        QTest::newRow("unknown encoding") << "perceval_mbox_unknown_encoding.mbox" << 1;
    }
    void realArchives()
    {
        QFETCH(QString, file);
        QFETCH(int, read);
        const std::string bytes = contentOf(QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/mbox/") + file);
        if (bytes.empty())
            QSKIP("the real archives are not beside this checkout");
        const auto facts = named(file.toUtf8().constData());
        const Batch batch = readAll(MboxReader(), bytes, facts);
        QCOMPARE(int(batch.read()), read);
        QCOMPARE(int(batch.rejects.size()), 0);
        const std::string whole = printed(batch);
        for (const std::size_t chunk : {std::size_t{1}, std::size_t{1000}, std::size_t{50'000}})
            QCOMPARE(QString::fromStdString(printed(readAll(MboxReader(), bytes, facts, chunk, 999))), QString::fromStdString(whole));
    }

    void threeRealPostsByHand()
    {
        const std::string bytes = contentOf(QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/mbox/numpy-discussion_2001-November.txt"));
        if (bytes.empty())
            QSKIP("the real archives are not beside this checkout");
        const Batch batch = readAll(MboxReader(), bytes, named("numpy-discussion_2001-November.txt"));
        const auto post = [&](const char *id) {
            const auto at = std::find_if(batch.posts.begin(), batch.posts.end(), [id](const RawPost &one) { return one.id == id; });
            return at == batch.posts.end() ? RawPost() : *at;
        };
        const RawPost root = post("20011102182318.66182.qmail@web12606.mail.yahoo.com");
        QCOMPARE(root.kind, PostKind::Submission);
        QCOMPARE(root.title, std::string("[Numpy-discussion] Assembly optimized numerical packages?"));
        QCOMPARE(root.author, std::string("Hung Jung Lu"));
        QCOMPARE(root.createdUtc.value_or(0), std::int64_t{1004696650}); // Fri Nov  2 10:24:10 2001
        QCOMPARE(root.forum, std::string("numpy-discussion"));
        QVERIFY(root.body.starts_with("Hi,\n\nThis is a tangential topic.\n\nCan someone give me pointers"));
        const RawPost reply = post("3BE2FADF.23D659E9@home.net");
        QCOMPARE(reply.kind, PostKind::Comment);
        QCOMPARE(reply.parentId, root.id);
        QCOMPARE(reply.author, std::string("Chris Barker"));
        QCOMPARE(reply.createdUtc.value_or(0), std::int64_t{1004701207}); // Fri Nov  2 11:40:07 2001
        const RawPost deep = post("m3u1w79tmy.fsf@box.home.de");
        QCOMPARE(QString::fromStdString(deep.author), QString::fromUtf8("Jochen Küpper"));
        QCOMPARE(deep.parentId, std::string("055701c16727$b57fed90$8fd6afcf@pixi.com"));
        QCOMPARE(deep.links->ancestors, std::vector<std::string>{"ye1y9ljtxwk.fsf@orange30.ex.ac.uk"});
        QVERIFY(deep.flags & FlagNoScore);
    }
};

QTEST_GUILESS_MAIN(TestMbox)
#include "tst_mbox.moc"
