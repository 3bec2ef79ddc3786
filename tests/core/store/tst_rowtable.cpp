// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rowtable.h"
#include "core/store/workspace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace parlance::store;

namespace {

/// A bird and how many of them; less than none: nobody counted.
class Birds final : public RowTable
{
public:
    std::vector<std::pair<std::string, std::int64_t>> rows;
    std::size_t size() const override { return rows.size(); }
    void give(std::size_t row, int column, RowValue to) const override
    {
        if (column == 0)
            to.giveUnlessEmpty(rows[row].first);
        else
            to.give(rows[row].second < 0 ? std::nullopt : std::optional(rows[row].second));
    }
};

} // namespace

class TestRowTable : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_workspace = *Workspace::create(m_folder.filePath("w").toStdString());
        QVERIFY(declareRowTable(m_workspace->connection(), "bird", "name, number"));
    }

    void rowsAreATable()
    {
        Birds birds;
        birds.rows = {{"heron", 3}, {"", 7}, {"wren", -1}, {"stork", 0}};
        const Connection &connection = m_workspace->connection();
        auto statement = connection.prepare("SELECT group_concat(coalesce(name, '?') || ' ' || coalesce(number, '?'), ', ') FROM bird(?1)");
        QVERIFY(statement.has_value());
        statement->bind(1, birds);
        QVERIFY(*statement->step());
        QCOMPARE(std::string(statement->text(0)), std::string("heron 3, ? 7, wren ?, stork 0"));
        statement->reset();
        birds.rows.clear();
        QVERIFY(*statement->step());
        QVERIFY(statement->isNull(0));
    }

    void withoutRowsItIsEmpty()
    {
        auto statement = m_workspace->connection().prepare("SELECT count(*) FROM bird(?1)");
        QVERIFY(*statement->step());
        QCOMPARE(statement->integer(0), std::int64_t{0});
    }

    void twoAtOnceKeepApart()
    {
        Birds some, others;
        some.rows = {{"heron", 1}, {"wren", 2}};
        others.rows = {{"wren", 5}, {"stork", 6}};
        auto statement = m_workspace->connection().prepare("SELECT a.number * 10 + b.number FROM bird(?1) a JOIN bird(?2) b ON b.name = a.name");
        statement->bind(1, some);
        statement->bind(2, others);
        QVERIFY(*statement->step());
        QCOMPARE(statement->integer(0), std::int64_t{25});
        QVERIFY(!*statement->step());
    }

    void theRowsCannotBeLeftOutOrForged()
    {
        QVERIFY(!m_workspace->connection().prepare("SELECT * FROM bird"));
        auto statement = m_workspace->connection().prepare("SELECT count(*) FROM bird(12345678)");
        QVERIFY(*statement->step());
        QCOMPARE(statement->integer(0), std::int64_t{0});
    }

    void noViewInTheFileMayUseIt()
    {
        const Connection &connection = m_workspace->connection();
        QVERIFY(connection.execute("CREATE VIEW v AS SELECT * FROM bird(1)"));
        QVERIFY(!connection.prepare("SELECT * FROM v"));
    }

private:
    QTemporaryDir m_folder;
    std::optional<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestRowTable)
#include "tst_rowtable.moc"
