// SPDX-License-Identifier: GPL-3.0-or-later
// A check from the draw to its figures, through the workspace and through sheets.
#include "core/analysis/check.h"
#include "core/analysis/labelsheet.h"
#include "core/analysis/sample.h"
#include "core/import/labelreader.h"
#include "core/store/labelmerge.h"
#include "core/store/posts.h"

#include "tests/core/generatedworkspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;
using store::Answer;
using store::Checked;

class TestLabels : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<store::Workspace> m_workspace;
    PostTable m_table;
    Selection m_all;
    int m_number = 0;

    std::string path(const char *name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

    QByteArray read(const char *name) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void write(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    store::Sample draw(Checked checked, std::int64_t posts = 30) const
    {
        return valueOf(drawAndStoreSample(*m_workspace, m_table, m_all, {}, {.checked = checked, .posts = posts}));
    }

    /// The program's own word on a post, turned for every third.
    Answer answerTo(const store::Sample &sample, int place) const
    {
        if (sample.checked == Checked::Themes)
            return place % 3 == 0 ? Answer::No : place % 3 == 1 ? Answer::Partly : Answer::Yes;
        const auto tagged = static_cast<int>(sample.posts[static_cast<std::size_t>(place)].sentiment);
        return static_cast<Answer>(place % 3 == 0 ? tagged % 3 + 1 : tagged);
    }

    void labelAll(const store::Sample &sample, const std::string &coder) const
    {
        std::vector<store::Label> labels;
        for (int place = 0; place < static_cast<int>(sample.posts.size()); ++place)
            labels.push_back({place, coder, answerTo(sample, place), 1000 + place});
        valueOf(store::setLabels(*m_workspace, sample.id, labels));
    }

private slots:
    void init()
    {
        m_workspace.emplace(generateWorkspace(path("w").append(std::to_string(++m_number)).append(".parlance"), {.posts = 600, .threads = 40}));
        NoProgress progress;
        m_table = valueOf(loadPostTable(*m_workspace, progress));
        m_all.resize(m_table.size());
        std::iota(m_all.begin(), m_all.end(), 0u);
    }

    void aSampleIsKeptWithWhatItWasDrawnFrom()
    {
        QVERIFY(!valueOf(store::newestSample(*m_workspace, Checked::Sentiment)));
        const store::Sample sample = draw(Checked::Sentiment);
        const auto kept = valueOf(store::newestSample(*m_workspace, Checked::Sentiment));
        QVERIFY(kept);
        QCOMPARE(kept->id, sample.id);
        QCOMPARE(kept->posts.size(), std::size_t{30});
        QCOMPARE(kept->selection, toJson({}));
        QVERIFY(kept->run);
        QVERIFY(kept->drawnUtc > 0);
        QVERIFY(!kept->version.empty());
        QVERIFY(!valueOf(store::newestSample(*m_workspace, Checked::Themes)));
        QVERIFY(!store::sample(*m_workspace, store::SampleId(99)));
    }

    void anAnswerIsARowThatCanBeChangedAndTakenBack()
    {
        const store::Sample sample = draw(Checked::Sentiment);
        const auto set = [&](const char *coder, Answer answer) {
            valueOf(store::setLabels(*m_workspace, sample.id, std::vector<store::Label>{{4, coder, answer, 0}}));
        };
        set("ada", Answer::Negative);
        set("bo", Answer::Mixed);
        set("ada", Answer::Positive);
        auto labels = valueOf(store::labels(*m_workspace, sample.id));
        QCOMPARE(labels.size(), std::size_t{2});
        QCOMPARE(labels[0].coder, std::string("ada"));
        QCOMPARE(labels[0].answer, Answer::Positive);
        QVERIFY(labels[0].labelledUtc > 0);
        QCOMPARE(labels[1].answer, Answer::Mixed);
        QCOMPARE(valueOf(m_workspace->connection().number("SELECT count(*) FROM v_label WHERE checked = 'sentiment' AND post <> ''")), 2);
        set("ada", Answer::None);
        labels = valueOf(store::labels(*m_workspace, sample.id));
        QCOMPARE(labels.size(), std::size_t{1});
        QCOMPARE(labels[0].coder, std::string("bo"));
    }

    void anAnswerIsKnownByNameOrNumber()
    {
        QCOMPARE(store::answerNamed(Checked::Sentiment, "Neutral"), std::optional(Answer::Neutral));
        QCOMPARE(store::answerNamed(Checked::Sentiment, "4"), std::optional(Answer::Mixed));
        QCOMPARE(store::answerNamed(Checked::Themes, "2"), std::optional(Answer::Partly));
        for (const char *none : {"", "0", "5", "yes", "neutrall", "11"})
            QVERIFY2(!store::answerNamed(Checked::Sentiment, none), none);
    }

    void figuresFollowTheAnswers()
    {
        const store::Sample sample = draw(Checked::Sentiment);
        labelAll(sample, "ada");
        const auto check = valueOf(newestCheck(*m_workspace, m_table, Checked::Sentiment));
        QVERIFY(check);
        QCOMPARE(check->coders.size(), std::size_t{1});
        const CoderCheck &ada = check->coders.front();
        QCOMPARE(ada.labelled, 30);
        QCOMPARE(ada.covered, 1.0);
        QCOMPARE(ada.agreement.posts, 30);
        QCOMPARE(ada.mixed, 0);
        std::int64_t same = 0;
        for (std::size_t i = 0; i < 3; ++i)
            same += ada.agreement.confusion[i][i].posts;
        QCOMPARE(same, 20);
        std::int64_t scored = 0;
        for (std::size_t row = 0; row < m_table.size(); ++row)
            scored += m_table.sentiment[row] != 0 && (m_table.flags[row] & FlagHasText) != 0;
        QCOMPARE(check->population, scored);
        // By hand: a third of the places wrong, each weighted by its stratum.
        const Weights weights = sampleWeights(sample, std::vector<std::uint8_t>(30, 1));
        double right = 0, all = 0;
        for (std::size_t place = 0; place < 30; ++place) {
            all += weights.posts[place];
            right += place % 3 != 0 ? weights.posts[place] : 0;
        }
        QVERIFY(std::abs(ada.agreement.accuracy->value - right / all) < 1e-12);
    }

    void mixedPostsAreCountedApart()
    {
        const store::Sample sample = draw(Checked::Sentiment, 10);
        labelAll(sample, "ada");
        valueOf(store::setLabels(*m_workspace, sample.id, std::vector<store::Label>{{0, "ada", Answer::Mixed, 0}, {1, "ada", Answer::Mixed, 0}}));
        const auto check = valueOf(newestCheck(*m_workspace, m_table, Checked::Sentiment));
        QCOMPARE(check->coders[0].labelled, 10);
        QCOMPARE(check->coders[0].mixed, 2);
        QCOMPARE(check->coders[0].agreement.posts, 8);
        QVERIFY(check->coders[0].mixedShare.value > 0);
    }

    void answersAreHeldAgainstWhatTheProgramSaysNow()
    {
        const store::Sample sample = draw(Checked::Sentiment, 10);
        std::vector<store::Label> labels;
        for (int place = 0; place < 10; ++place)
            labels.push_back({place, "ada", Answer::Positive, 0});
        valueOf(store::setLabels(*m_workspace, sample.id, labels));
        PostTable tagged = m_table;
        std::fill(tagged.sentiment.begin(), tagged.sentiment.end(), std::uint8_t{3});
        QCOMPARE(valueOf(newestCheck(*m_workspace, tagged, Checked::Sentiment))->coders[0].agreement.accuracy->value, 1.0);
        std::fill(tagged.sentiment.begin(), tagged.sentiment.end(), std::uint8_t{0});
        const auto untagged = valueOf(newestCheck(*m_workspace, tagged, Checked::Sentiment));
        QCOMPARE(untagged->coders[0].untagged, 10);
        QVERIFY(!untagged->coders[0].agreement.accuracy);
    }

    void themesAreRightToAShare()
    {
        const store::Sample sample = draw(Checked::Themes);
        for (const store::SampledPost &post : sample.posts)
            QVERIFY(post.theme);
        labelAll(sample, "ada");
        const auto check = valueOf(newestCheck(*m_workspace, m_table, Checked::Themes));
        const CoderCheck &ada = check->coders.front();
        QVERIFY(std::abs(ada.right->value - 1.0 / 3) < 0.15);
        QVERIFY(std::abs(ada.allowed->value - 2.0 / 3) < 0.15);
        QVERIFY(ada.right->interval.low < ada.right->value && ada.right->value < ada.right->interval.high);
    }

    void twoCodersAreComparedWhereBothAnswered()
    {
        const store::Sample sample = draw(Checked::Sentiment);
        labelAll(sample, "ada");
        std::vector<store::Label> labels;
        for (int place = 0; place < 12; ++place)
            labels.push_back({place, "bo", answerTo(sample, place), 0});
        valueOf(store::setLabels(*m_workspace, sample.id, labels));
        auto check = valueOf(newestCheck(*m_workspace, m_table, Checked::Sentiment));
        QCOMPARE(check->pairs.size(), std::size_t{1});
        QCOMPARE(check->pairs[0].first, std::string("ada")); // answered more
        QCOMPARE(check->pairs[0].posts, 12);
        QCOMPARE(check->pairs[0].same->value, 1.0);
        QVERIFY(std::abs(check->pairs[0].kappa->value - 1.0) < 1e-12);
        valueOf(store::setLabels(*m_workspace, sample.id, std::vector<store::Label>{{29, "cy", Answer::Mixed, 0}}));
        check = valueOf(newestCheck(*m_workspace, m_table, Checked::Sentiment));
        QCOMPARE(check->pairs.size(), std::size_t{2}); // bo and cy answered nothing in common
    }

    void aSheetGoesOutAndComesBack_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<Checked>("checked");
        QTest::addRow("sentiment, CSV") << QByteArray("sheet.csv") << Checked::Sentiment;
        QTest::addRow("sentiment, TSV") << QByteArray("sheet.tsv") << Checked::Sentiment;
        QTest::addRow("themes, CSV") << QByteArray("themes.csv") << Checked::Themes;
    }

    void aSheetGoesOutAndComesBack()
    {
        QFETCH(QByteArray, name);
        QFETCH(Checked, checked);
        const store::Sample sample = draw(checked);
        const auto before = valueOf(newestCheck(*m_workspace, m_table, checked));
        valueOf(writeLabelSheet(*m_workspace, *before, {}, path(name)));
        QList<QByteArray> lines = read(name).split('\n');
        QVERIFY(lines.first().contains("place"));
        for (const char *word : {"negative", "neutral", "positive", "compound"})
            QVERIFY2(checked == Checked::Themes || !lines.join('\n').contains(word), word); // the tags are not told
        // The person fills in the last column.
        for (int i = 1; i <= 30; ++i) {
            const bool returned = lines[i].endsWith('\r');
            if (returned)
                lines[i].chop(1);
            lines[i] += std::string(store::answerName(answerTo(sample, i - 1))).c_str();
            if (returned)
                lines[i] += '\r';
        }
        write(name, lines.join('\n'));
        QCOMPARE(valueOf(import::readLabels(*m_workspace, sample, "bo", path(name))), 30);
        for (const store::Label &label : valueOf(store::labels(*m_workspace, sample.id)))
            QCOMPARE(label.answer, answerTo(sample, label.place));
        // Written again with that person's answers, it is the same sheet.
        const QByteArray filled = read(name);
        valueOf(writeLabelSheet(*m_workspace, *valueOf(newestCheck(*m_workspace, m_table, checked)), "bo", path(name)));
        QCOMPARE(read(name), filled);
    }

    void aSpreadsheetMaySaveItAsItLikes()
    {
        const store::Sample sample = draw(Checked::Sentiment, 3);
        const QByteArray id = QByteArray::number(qint64(sample.id.value));
        write("own.csv", "Label;PLACE;note;sample\n3;0;\"a; b\";" + id + "\n;1;;" + id + "\nMixed ;2;;" + id + "\n");
        QCOMPARE(valueOf(import::readLabels(*m_workspace, sample, "bo", path("own.csv"))), 2);
        const auto labels = valueOf(store::labels(*m_workspace, sample.id));
        QCOMPARE(labels.size(), std::size_t{2});
        QCOMPARE(labels[0].answer, Answer::Positive);
        QCOMPARE(labels[1].answer, Answer::Mixed);
    }

    void aSheetThatDoesNotFitStoresNothing_data()
    {
        QTest::addColumn<QByteArray>("sheet");
        QTest::addColumn<int>("line");
        QTest::addRow("no columns of a sheet") << QByteArray("a,b\n1,2\n3,4\n") << -1;
        QTest::addRow("nothing at all") << QByteArray() << -1;
        QTest::addRow("bytes of no table") << QByteArray("\0\1\2\xff\xfe\0\0", 7) << -1;
        QTest::addRow("a label that is none") << QByteArray("place,label\n0,positive\n1,splendid\n2,\n") << 3;
        QTest::addRow("a place that is not in the sample") << QByteArray("place,label\n0,positive\n77,neutral\n2,\n") << 3;
        QTest::addRow("another sample") << QByteArray("sample,place,label\n99,0,positive\n99,1,neutral\n") << 2;
    }

    void aSheetThatDoesNotFitStoresNothing()
    {
        QFETCH(QByteArray, sheet);
        QFETCH(int, line);
        const store::Sample sample = draw(Checked::Sentiment, 5);
        write("odd.csv", sheet);
        const auto stored = import::readLabels(*m_workspace, sample, "bo", path("odd.csv"));
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::BadInput);
        QCOMPARE(stored.error().offset, std::int64_t{line});
        QVERIFY(describe(stored.error()).find("odd.csv") != std::string::npos);
        QVERIFY(valueOf(store::labels(*m_workspace, sample.id)).empty());
    }

    void answersAreExportedWithWhatTheProgramSays()
    {
        const store::Sample sample = draw(Checked::Sentiment, 9);
        labelAll(sample, "=ada"); // what looks like a formula must not become one
        const auto check = valueOf(newestCheck(*m_workspace, m_table, Checked::Sentiment));
        valueOf(writeLabels(*m_workspace, m_table, *check, path("labels.tsv")));
        const QList<QByteArray> lines = read("labels.tsv").trimmed().split('\n');
        QCOMPARE(lines.size(), 10);
        QCOMPARE(lines[0], QByteArray("sample\tchecked\tplace\tpost\tcoder\tlabel\tlabelled_utc\tclass\ttheme\tright\tweight"));
        double sum = 0;
        int right = 0;
        for (const QByteArray &line : lines.mid(1)) {
            const QList<QByteArray> cells = line.split('\t');
            QCOMPARE(cells[4], QByteArray("'=ada"));
            QCOMPARE(cells[9] == "1", cells[5] == cells[7]);
            right += cells[9] == "1";
            sum += cells[10].toDouble();
        }
        QCOMPARE(right, 6);
        QVERIFY(std::abs(sum - static_cast<double>(check->population)) < 0.1);
        QVERIFY(!writeLabels(*m_workspace, m_table, *check, path("labels.doc")));
        QVERIFY(!writeLabels(*m_workspace, m_table, *check, path("no/such/labels.csv")));
    }

    void answersOfAColleagueComeWithTheirWorkspace()
    {
        const store::Sample tone = draw(Checked::Sentiment, 12);
        const store::Sample themes = draw(Checked::Themes, 6);
        valueOf(store::copyWorkspace(*m_workspace, path("colleague.parlance")));
        labelAll(tone, "ada");
        const store::Workspace other = valueOf(store::Workspace::open(path("colleague.parlance")));
        valueOf(store::setLabels(other, tone.id, std::vector<store::Label>{{0, "bo", Answer::Mixed, 7}, {0, "ada", Answer::Mixed, 7}}));
        valueOf(store::setLabels(other, themes.id, std::vector<store::Label>{{1, "bo", Answer::Yes, 7}}));
        for (int again = 0; again < 2; ++again) {
            valueOf(store::mergeLabels(*m_workspace, other));
            const auto labels = valueOf(store::labels(*m_workspace, tone.id));
            QCOMPARE(labels.size(), std::size_t{13});
            QCOMPARE(labels.back().coder, std::string("bo"));
            QCOMPARE(labels.front().answer, answerTo(tone, 0)); // ours stays
            QCOMPARE(valueOf(store::labels(*m_workspace, themes.id)).size(), std::size_t{1});
        }
        // Where the sample is not known, that of the sentiment comes too.
        const store::Workspace empty = valueOf(store::Workspace::create(path("into.parlance")));
        valueOf(store::mergeLabels(empty, other));
        QCOMPARE(valueOf(store::newestSample(empty, Checked::Sentiment))->posts.size(), std::size_t{12});
        QVERIFY(!valueOf(store::newestSample(empty, Checked::Themes)));
    }

    void nothingToCheckIsSaid()
    {
        for (const Checked checked : {Checked::Sentiment, Checked::Themes}) {
            const auto drawn = drawAndStoreSample(*m_workspace, m_table, {}, {}, {.checked = checked});
            QVERIFY(!drawn);
            QCOMPARE(drawn.error().code, ErrorCode::NotFound);
        }
    }
};

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
