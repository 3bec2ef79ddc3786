// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/analysis/filter.h"
#include "tests/core/generatedworkspace.h"

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;

namespace {

template <class Values, class Text>
std::string inList(const std::string &column, const Values &values, const Text &text)
{
    std::string sql = column + " IN (";
    for (const auto &value : values)
        sql += (sql.back() == '(' ? "" : ", ") + std::to_string(static_cast<long long>(text(value)));
    return sql + ")";
}

/// The same question in plain SQL over the workspace.
std::string sqlFor(const Filter &filter)
{
    std::vector<std::string> all;
    const std::string none = std::to_string(FlagNoScore);
    if (!filter.forums.empty())
        all.push_back(inList("forum_id", filter.forums, [](ForumId id) { return id.value; }));
    if (filter.from)
        all.push_back("created_utc >= " + std::to_string(*filter.from));
    if (filter.until)
        all.push_back("created_utc < " + std::to_string(*filter.until));
    if (!filter.languages.empty())
        all.push_back(inList("language", filter.languages, [](Language l) { return l.packed; }));
    if (filter.minScore)
        all.push_back("score >= " + std::to_string(*filter.minScore));
    if (filter.maxScore)
        all.push_back("score <= " + std::to_string(*filter.maxScore));
    if (!filter.sentiments.empty())
        all.push_back(inList("class", filter.sentiments, [](sentiment::Class c) { return static_cast<int>(c); }));
    if (!filter.authors.empty())
        all.push_back(inList("author_id", filter.authors, [](AuthorId id) { return id.value; }));
    if (!filter.threads.empty())
        all.push_back(inList("thread_id", filter.threads, [](ThreadId id) { return id.value; }));
    if (!filter.themes.empty())
        all.push_back(inList("coalesce((SELECT h.number FROM theme_post tp JOIN theme h ON h.id = tp.theme_id "
                             "WHERE tp.run_id = 1 AND tp.post_id = post.id), -1)",
                             filter.themes, [](int theme) { return theme; }));
    if (!filter.query.empty())
        all.push_back("id IN (SELECT rowid FROM post_search WHERE post_search MATCH '" + filter.query + "')");
    if (!filter.includeDeleted)
        all.push_back("flags & 3 = 0");
    if (!filter.includeBots)
        all.push_back("flags & 4 = 0");
    if (!filter.includeStickied)
        all.push_back("flags & 8 = 0");
    if (!filter.includeModerators)
        all.push_back("flags & 16 = 0");
    if (!filter.includeDuplicates)
        all.push_back("flags & 4194304 = 0");
    std::string sql = "SELECT id FROM post";
    for (std::size_t i = 0; i < all.size(); ++i)
        sql += (i == 0 ? " WHERE " : " AND ") + all[i];
    return sql + " ORDER BY id";
}

std::vector<std::int64_t> idsBySql(const store::Workspace &workspace, const std::string &sql)
{
    auto statement = valueOf(workspace.connection().prepare(sql));
    std::vector<std::int64_t> ids;
    while (valueOf(statement.step()))
        ids.push_back(statement.integer(0));
    return ids;
}

std::vector<std::int64_t> idsBySelect(const store::Workspace &workspace, const PostTable &table, const Filter &filter)
{
    NoProgress progress;
    std::vector<std::int64_t> ids;
    for (const std::uint32_t row : valueOf(select(table, filter, workspace, progress)))
        ids.push_back(table.id[row].value);
    return ids;
}

Filter randomFilter(Dice &dice, const PostTable &table, const GeneratedOptions &options)
{
    Filter filter;
    if (dice.oneIn(4)) {
        for (std::int64_t i = dice.below(2); i >= 0; --i)
            filter.forums.push_back(ForumId(static_cast<std::uint32_t>(dice.below(options.forums + 1) + 1)));
    }
    if (dice.oneIn(3))
        filter.from = options.firstUtc + dice.below(options.spanSeconds);
    if (dice.oneIn(3))
        filter.until = options.firstUtc + dice.below(options.spanSeconds);
    if (dice.oneIn(4))
        filter.languages.push_back(table.language[static_cast<std::size_t>(dice.below(options.posts))]);
    if (dice.oneIn(4))
        filter.languages.push_back(Undetermined);
    if (dice.oneIn(3))
        filter.minScore = static_cast<std::int32_t>(dice.below(20) - 6);
    if (dice.oneIn(4))
        filter.maxScore = static_cast<std::int32_t>(dice.below(200) - 5);
    if (dice.oneIn(4)) {
        for (std::int64_t i = dice.below(3); i >= 0; --i)
            filter.sentiments.push_back(static_cast<sentiment::Class>(dice.below(4)));
    }
    if (dice.oneIn(5)) {
        for (std::int64_t i = dice.below(40); i >= 0; --i)
            filter.authors.push_back(AuthorId(static_cast<std::uint32_t>(dice.below(options.authors + 5) + 1)));
    }
    if (dice.oneIn(5)) {
        for (std::int64_t i = dice.below(40); i >= 0; --i)
            filter.threads.push_back(table.threads[static_cast<std::size_t>(dice.below(
                static_cast<std::int64_t>(table.threads.size())))]);
        if (dice.oneIn(3))
            filter.threads.push_back(ThreadId(12345));
    }
    if (dice.oneIn(4)) {
        for (std::int64_t i = dice.below(3); i >= 0; --i)
            filter.themes.push_back(static_cast<int>(dice.below(options.themes + 2) - 1));
    }
    if (dice.oneIn(4))
        filter.query = generatedWords()[static_cast<std::size_t>(dice.below(12))];
    filter.includeDeleted = dice.oneIn(2);
    filter.includeBots = dice.oneIn(2);
    filter.includeStickied = dice.oneIn(2);
    filter.includeModerators = dice.oneIn(2);
    filter.includeDuplicates = dice.oneIn(2);
    return filter;
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_workspace.emplace(generateWorkspace(m_dir.filePath("a.parlance").toStdString(), m_options));
        NoProgress progress;
        m_table = valueOf(loadPostTable(*m_workspace, progress));
    }

    void theTableHoldsWhatTheWorkspaceHolds()
    {
        auto statement = valueOf(m_workspace->connection().prepare(
            "SELECT id, thread_id, author_id, forum_id, created_utc, score, flags, length, language, class, compound, "
            "coalesce((SELECT h.number FROM theme_post tp JOIN theme h ON h.id = tp.theme_id "
            "WHERE tp.run_id = 1 AND tp.post_id = post.id), -1) FROM post ORDER BY id"));
        std::size_t row = 0;
        for (; valueOf(statement.step()); ++row) {
            QVERIFY(row < m_table.size());
            QCOMPARE(m_table.id[row].value, statement.integer(0));
            QCOMPARE(m_table.threads[m_table.thread[row]].value, statement.integer(1));
            QCOMPARE(std::int64_t{m_table.author[row]}, statement.integer(2));
            QCOMPARE(std::int64_t{m_table.forum[row]}, statement.integer(3));
            QCOMPARE(std::int64_t{m_table.threadForum[m_table.thread[row]]}, statement.integer(3));
            QCOMPARE(std::int64_t{m_table.created[row]}, statement.integer(4));
            QCOMPARE((m_table.flags[row] & FlagNoTime) != 0, statement.isNull(4));
            QCOMPARE(std::int64_t{m_table.score[row]}, statement.integer(5));
            QCOMPARE((m_table.flags[row] & FlagNoScore) != 0, statement.isNull(5));
            QCOMPARE(std::int64_t{m_table.flags[row]}, statement.integer(6));
            QCOMPARE(std::int64_t{m_table.length[row]}, statement.integer(7));
            QCOMPARE(std::int64_t{m_table.language[row].packed}, statement.integer(8));
            QCOMPARE(std::int64_t{m_table.sentiment[row]}, statement.integer(9));
            if (statement.isNull(10))
                QCOMPARE(m_table.compound[row], PostTable::noCompound);
            else
                QCOMPARE(std::int64_t{m_table.compound[row]}, statement.integer(10));
            QCOMPARE(std::int64_t{m_table.theme[row]}, statement.integer(11));
            QCOMPARE(m_table.rowOf(m_table.id[row]).value(), static_cast<std::uint32_t>(row));
            const bool submission = statement.integer(0) == statement.integer(1);
            QCOMPARE(m_table.isSubmission(row), submission);
            QCOMPARE(m_table.submission[m_table.thread[row]] == row, submission);
        }
        QCOMPARE(row, m_table.size());
        QVERIFY(!m_table.rowOf(PostId(42)));
        QVERIFY(!m_table.threadIndex(ThreadId(42)));
    }

    void placeholdersAreThreadsWithoutASubmission()
    {
        std::size_t placeholders = 0;
        for (const std::uint32_t row : m_table.submission)
            placeholders += row == PostTable::noRow;
        QCOMPARE(static_cast<std::int64_t>(placeholders),
                 valueOf(m_workspace->connection().number("SELECT count(*) FROM thread WHERE known = 0")));
        QVERIFY(placeholders > 0);
    }

    void randomFiltersAgreeWithPlainSql()
    {
        Dice dice(7);
        int withPosts = 0;
        for (int i = 0; i < 500; ++i) {
            const Filter filter = randomFilter(dice, m_table, m_options);
            const auto expected = idsBySql(*m_workspace, sqlFor(filter));
            const auto found = idsBySelect(*m_workspace, m_table, filter);
            QVERIFY2(found == expected, (toJson(filter) + "\n" + sqlFor(filter)).c_str());
            withPosts += !expected.empty();
        }
        QVERIFY(withPosts > 150);
    }

    void everyCriterionAloneAgreesWithPlainSql()
    {
        std::vector<Filter> filters(16);
        for (Filter &filter : filters)
            filter.includeDeleted = filter.includeBots = filter.includeStickied = filter.includeModerators = filter.includeDuplicates = true;
        filters[0].forums = {ForumId(2)};
        filters[1].from = m_options.firstUtc + 86400;
        filters[2].until = m_options.firstUtc + 86400;
        filters[3].languages = {Undetermined};
        filters[4].minScore = 0;
        filters[5].maxScore = 0;
        filters[6].sentiments = {sentiment::Class::Negative};
        filters[7].authors = {AuthorId(5)};
        filters[8].threads = {m_table.threads[3]};
        filters[9].themes = {-1};
        filters[10].query = "coffee";
        filters[11].includeDeleted = false;
        filters[12].includeBots = false;
        filters[13].includeStickied = false;
        filters[14].includeModerators = false;
        filters[15].includeDuplicates = false;
        for (const Filter &filter : filters) {
            const auto expected = idsBySql(*m_workspace, sqlFor(filter));
            QVERIFY2(idsBySelect(*m_workspace, m_table, filter) == expected, sqlFor(filter).c_str());
            QVERIFY(!expected.empty());
            QVERIFY(expected.size() < m_table.size());
        }
    }

    void timesOutsideTheColumnSelectAllOrNothing()
    {
        Filter all;
        all.from = -5'000'000'000;
        all.until = 90'000'000'000;
        QCOMPARE(idsBySelect(*m_workspace, m_table, all), idsBySql(*m_workspace, sqlFor(all)));
        Filter none;
        none.from = 90'000'000'000;
        QVERIFY(select(m_table, none, nullptr).empty());
        none = Filter();
        none.until = -1;
        QVERIFY(select(m_table, none, nullptr).empty());
        none.from = m_options.firstUtc + 100;
        none.until = m_options.firstUtc + 100;
        QVERIFY(select(m_table, none, nullptr).empty());
    }

    void aFilterIsWrittenAsJson_data()
    {
        QTest::addColumn<Filter>("filter");
        QTest::addColumn<QString>("json");

        QTest::addRow("no criterion is an empty object") << Filter() << QString("{}");
        Filter filter;
        filter.forums = {ForumId(3)};
        filter.from = 0;
        filter.until = 1711893909;
        filter.languages = {French, Undetermined};
        filter.minScore = -2;
        filter.sentiments = {sentiment::Class::Positive, sentiment::Class::None};
        filter.themes = {-1, 4};
        filter.query = "a \"b\"";
        filter.includeBots = true;
        QTest::addRow("criteria keep their order and times are readable")
            << filter
            << QString("{'forums':[3],'from':'1970-01-01T00:00:00Z','until':'2024-03-31T14:05:09Z',"
                       "'languages':['fr','und'],'min_score':-2,'sentiments':['positive','none'],'themes':[-1,4],"
                       "'query':'a \\\"b\\\"','include_bots':true}").replace('\'', '"');
    }

    void aFilterIsWrittenAsJson()
    {
        QFETCH(Filter, filter);
        QFETCH(QString, json);
        QCOMPARE(QString::fromStdString(toJson(filter)), json);
        QVERIFY(valueOf(filterFrom(json.toStdString())) == filter);
    }

    void anEmptyWorkspaceGivesAnEmptyTable()
    {
        const auto workspace = valueOf(store::Workspace::create(m_dir.filePath("empty.parlance").toStdString()));
        NoProgress progress;
        const PostTable table = valueOf(loadPostTable(workspace, progress));
        QCOMPARE(table.size(), std::size_t{0});
        QVERIFY(select(table, Filter(), nullptr).empty());
    }

    void loadingCanBeCancelled()
    {
        class Cancelled final : public Progress
        {
            bool isCancelled() const override { return true; }
            void report(std::int64_t, std::int64_t) override {}
        } progress;
        const auto table = loadPostTable(*m_workspace, progress);
        QVERIFY(!table);
        QCOMPARE(table.error().code, ErrorCode::Cancelled);
    }

private:
    QTemporaryDir m_dir;
    GeneratedOptions m_options;
    std::optional<store::Workspace> m_workspace;
    PostTable m_table;

    void aNoteThatIsNoFilterIsRefused_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addRow("nothing") << QString();
        QTest::addRow("no object") << QStringLiteral("[1]");
        QTest::addRow("a criterion of a later version") << QStringLiteral("{\"moods\":[\"merry\"]}");
        QTest::addRow("a list of the wrong kind") << QStringLiteral("{\"forums\":[\"ponds\"]}");
        QTest::addRow("a number too large") << QStringLiteral("{\"min_score\":99999999999}");
        QTest::addRow("a class that there is not") << QStringLiteral("{\"sentiments\":[\"wistful\"]}");
        QTest::addRow("a time that is none") << QStringLiteral("{\"from\":\"soon\"}");
    }

    void aNoteThatIsNoFilterIsRefused()
    {
        QFETCH(QString, note);
        const auto filter = filterFrom(note.toStdString());
        QVERIFY(!filter);
        QCOMPARE(filter.error().code, ErrorCode::BadInput);
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
