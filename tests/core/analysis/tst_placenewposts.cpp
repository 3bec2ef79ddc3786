// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of posts that come after the themes were found.
#include "core/analysis/placenewposts.h"
#include "core/analysis/splittheme.h"
#include "core/analysis/themestats.h"
#include "core/store/themeedits.h"
#include "core/store/thememodel.h"

#include "tests/core/village.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;

class TestPlaceNewPosts : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<store::Workspace> m_workspace;
    PostTable m_table;
    int m_number = 0;

    void load()
    {
        NoProgress progress;
        m_table = valueOf(loadPostTable(*m_workspace, progress));
    }

    void find(const Filter &filter, Unit unit = Unit::Post)
    {
        NoProgress progress;
        FindThemesOptions options;
        options.model.themes = 3;
        options.unit = unit;
        valueOf(findAndStoreThemes(*m_workspace, m_table, select(m_table, filter, nullptr), filter, options,
                                   progress));
        load();
    }

    NewPosts place()
    {
        load();
        NoProgress progress;
        const NewPosts placed = valueOf(placeNewPosts(*m_workspace, m_table, 1, progress));
        load();
        return placed;
    }

    static store::PostRow reply(const std::string &thread, const std::string &id, const std::string &text)
    {
        store::PostRow row;
        row.platform = Platform::Reddit;
        row.kind = id == thread ? PostKind::Submission : PostKind::Comment;
        row.threadOwnId = thread;
        row.ownId = id;
        row.id = makePostId(Platform::Reddit, row.kind, id);
        row.thread = threadOf(makePostId(Platform::Reddit, PostKind::Submission, thread));
        row.forum = "village";
        row.author = "newcomer";
        row.createdUtc = 1'700'100'000;
        row.language = English;
        row.flags = FlagHasText;
        (row.kind == PostKind::Submission ? row.title : row.body) = text;
        return row;
    }

    static constexpr const char *Strange = "The sourdough meets quasars, nebulae, photons and telescopes beyond dusty galaxies";
    static constexpr const char *Familiar = "The sourdough starter and the rye flour give a pale crust in the oven";

    /// Posts that say the same, each in a thread of its own.
    void bring(const std::string &dump, int count, const char *text)
    {
        std::vector<store::PostRow> rows;
        for (int i = 0; i < count; ++i)
            rows.push_back(reply(dump + base36(i), dump + base36(i), text));
        addRows(*m_workspace, rows, dump);
    }

    /// How often the posts of the run and of its themes use which words: posts, then words.
    std::vector<std::string> counted() const
    {
        std::vector<std::string> counts{valueOf(store::currentRunWordCounts(*m_workspace))->counts};
        for (const store::ThemeWordCounts &theme : valueOf(store::currentThemeWordCounts(*m_workspace)))
            counts.push_back(theme.counts);
        return counts;
    }

    int themeOf(const store::PostRow &row) const { return m_table.theme[*m_table.rowOf(row.id)]; }
    /// Theme of most posts of a thread of the village.
    int themeOfThread(const std::string &thread) const
    {
        const auto index =
            m_table.threadIndex(threadOf(makePostId(Platform::Reddit, PostKind::Submission, thread)));
        std::map<int, int> posts;
        for (std::size_t row = 0; row < m_table.size(); ++row) {
            if (m_table.thread[row] == *index && m_table.theme[row] >= 0)
                ++posts[m_table.theme[row]];
        }
        int best = -1;
        for (const auto &[theme, count] : posts)
            best = best < 0 || count > posts[best] ? theme : best;
        return best;
    }

private slots:
    void init()
    {
        m_workspace.emplace(villageWorkspace(
            m_folder.filePath(QStringLiteral("p%1.parlance").arg(++m_number)).toStdString()));
        load();
    }

    void onlyPostsThatBelongToWhatTheRunLookedAtJoin()
    {
        const char *text = "The sleeper carriage of the night train smells of coffee, says the conductor.";
        store::PostRow old = reply("elsewhere", "elsewhere", text);
        old.forum = "town";
        addRows(*m_workspace, {old}, "town");
        load();
        Filter village;
        for (std::size_t row = 0; row < m_table.size(); ++row) {
            if (m_table.id[row] != old.id)
                village.forums = {ForumId(m_table.forum[row])};
        }
        find(village);
        QCOMPARE(themeOf(old), PostTable::notLookedAt);
        QCOMPARE(place().joined, 0);

        store::PostRow away = reply("away", "away", text), here = reply("here", "here", text),
                       program = reply("here", "b", text), moderator = reply("here", "m", text),
                       copy = reply("here", "c", text);
        away.forum = "town";
        program.flags |= FlagBot;
        moderator.flags |= FlagDistinguished;
        copy.flags |= FlagDuplicate;
        addRows(*m_workspace, {away, here, program, moderator, copy}, "later");
        QCOMPARE(place().joined, 1);
        QCOMPARE(themeOf(here), themeOfThread("sleeper"));
        for (const store::PostRow &left : {old, away, program, moderator, copy})
            QCOMPARE(themeOf(left), PostTable::notLookedAt);
    }

    void aRunOverPostsOfThemesTakesNone()
    {
        find({});
        Filter themes;
        themes.themes = {0, 1};
        find(themes);
        NoProgress progress;
        const auto placed = placeNewPosts(*m_workspace, m_table, 1, progress);
        QVERIFY(!placed);
        QCOMPARE(placed.error().code, ErrorCode::BadInput);
        QVERIFY(QString::fromStdString(describe(placed.error()))
                    .contains(QStringLiteral("Find the themes again")));
    }

    void aReplyJoinsItsThreadWhereThreadsHaveThemes()
    {
        find({}, Unit::Thread);
        const int trains = themeOfThread("sleeper"), bread = themeOfThread("oven");
        QVERIFY(trains >= 0 && bread >= 0 && trains != bread);
        const store::PostRow stray =
            reply("sleeper", "stray", "Sourdough, rye flour and a cast iron pot: my crust is pale.");
        const store::PostRow first = reply("fresh", "fresh", "The dough rests in the oven");
        const store::PostRow second =
            reply("fresh", "f2", "Rye flour, sourdough starter and a hot oven stone for the crust.");
        const store::PostRow third = reply("fresh", "f3", "The night train and its conductor.");
        addRows(*m_workspace, {stray, first, second, third}, "later");
        QCOMPARE(place().joined, 4);
        QCOMPARE(themeOf(stray), trains);
        for (const store::PostRow &one : {first, second, third})
            QCOMPARE(themeOf(one), bread);
    }

    void driftIsToldOfEnoughPosts()
    {
        find({});
        bring("x", 40, Strange);
        const NewPosts first = place();
        QCOMPARE(first.joined + first.unassigned, 40);
        QVERIFY(first.drift > 0.25);
        QVERIFY(!first.runAgain); // so few say nothing
        bring("y", 40, Strange);
        const NewPosts second = place();
        QVERIFY(second.runAgain);
        const NewPosts later = place();
        QCOMPARE(later.joined + later.unassigned, 0);
        QCOMPARE(later.drift, second.drift);
        QVERIFY(later.runAgain);
        find({});
        QCOMPARE(place().drift, 0.0);
    }

    void manyFamiliarPostsHideNoStrangeOnes()
    {
        find({});
        bring("a", 300, Familiar);
        const NewPosts familiar = place();
        QVERIFY2(familiar.drift < 0.1 && !familiar.runAgain, std::to_string(familiar.drift).c_str());
        bring("b", 60, Strange);
        const NewPosts strange = place();
        QVERIFY2(strange.drift > 0.25 && strange.runAgain, std::to_string(strange.drift).c_str());
        bring("c", 300, Familiar);
        const NewPosts after = place();
        QCOMPARE(after.drift, strange.drift);
        QVERIFY(after.runAgain);
    }

    void strangePostsAmongFamiliarOnesAreTold()
    {
        find({});
        bring("a", 240, Familiar);
        bring("b", 60, Strange);
        const NewPosts placed = place();
        QVERIFY2(placed.drift < 0.25 && placed.runAgain, std::to_string(placed.drift).c_str());
    }

    void aPostOfMostlyUnknownWordsJoinsNoThemeByOneThatIsKnown()
    {
        find({});
        bring("s", 5, Strange);
        bring("f", 5, Familiar);
        const store::PostRow title = reply("title", "title", "Sourdough");
        const store::PostRow half = reply("half", "half", "Sourdough telescopes");
        // What it says of stars it says where trains are spoken of.
        const store::PostRow follows = reply("sleeper", "follows", Strange);
        addRows(*m_workspace, {title, half, follows}, "later");
        const NewPosts placed = place();
        QCOMPARE(placed.joined, 5 + 3);
        QCOMPARE(placed.unassigned, 5);
        QCOMPARE(themeOf(title), themeOfThread("oven"));
        QCOMPARE(themeOf(follows), themeOfThread("sleeper"));
    }

    void aRewrittenPostJoinsAnew()
    {
        find({});
        const int trains = themeOfThread("sleeper"), bread = themeOfThread("oven");
        const store::PostRow loaf = reply("loaf", "loaf", Familiar), other = reply("other", "other", Familiar);
        addRows(*m_workspace, {loaf, other}, "first");
        QCOMPARE(place().joined, 2);
        QCOMPARE(themeOf(loaf), bread);
        const auto before = counted();

        store::PostRow train = reply("loaf", "loaf", "The conductor of the night train and the sleeper carriage");
        addRows(*m_workspace, {train, other}, "second"); // the other says the same
        load();
        QCOMPARE(themeOf(train), bread);
        const NewPosts placed = place();
        QCOMPARE(placed.joined, 1);
        QCOMPARE(themeOf(train), trains);
        QVERIFY(counted() != before);
        QCOMPARE(place().joined, 0);

        train.title = loaf.title;
        addRows(*m_workspace, {train}, "third");
        QCOMPARE(place().joined, 1);
        QCOMPARE(themeOf(train), bread);
        QVERIFY(counted() == before); // what marks the themes is told of what posts say now
        find({});
        QCOMPARE(place().joined, 0);
    }

    void aRewrittenPostStaysWhereAPersonHasPutItOrAPinHoldsIt()
    {
        find({});
        const int trains = themeOfThread("sleeper"), bread = themeOfThread("oven");
        const store::PostRow moved = reply("moved", "moved", Familiar), held = reply("held", "held", Familiar);
        addRows(*m_workspace, {moved, held}, "first");
        QCOMPARE(place().joined, 2);
        std::map<int, ThemeId> ids;
        for (const store::Theme &theme : valueOf(store::currentThemes(*m_workspace)))
            ids[theme.number] = theme.id;
        valueOf(store::pinTheme(*m_workspace, ids[bread], true));
        valueOf(store::movePosts(*m_workspace, std::vector{moved.id}, ThemeId()));
        const char *other = "The conductor of the night train and the sleeper carriage";
        addRows(*m_workspace, {reply("moved", "moved", other), reply("held", "held", other)}, "second");
        QCOMPARE(place().joined, 0);
        QCOMPARE(themeOf(moved), -1);
        QCOMPARE(themeOf(held), bread);
        valueOf(store::undoThemeEdit(*m_workspace));
        valueOf(store::undoThemeEdit(*m_workspace));
        QCOMPARE(place().joined, 2);
        QCOMPARE(themeOf(moved), trains);
        QCOMPARE(themeOf(held), trains);
    }

    void aRewrittenPostLeavesThePartOfASplit()
    {
        find({});
        const int bread = themeOfThread("oven");
        const store::PostRow loaf = reply("loaf", "loaf", Familiar);
        addRows(*m_workspace, {loaf}, "first");
        QCOMPARE(place().joined, 1);
        for (const store::Theme &theme : valueOf(store::currentThemes(*m_workspace))) {
            if (theme.number != bread)
                continue;
            NoProgress progress;
            valueOf(splitTheme(*m_workspace, m_table, theme, {.parts = 2, .threads = 1}, progress));
        }
        load();
        QVERIFY(themeOf(loaf) > bread);
        const int trains = themeOfThread("sleeper");
        addRows(*m_workspace, {reply("loaf", "loaf", "The conductor of the night train and the sleeper carriage")}, "second");
        QCOMPARE(place().joined, 1);
        QCOMPARE(themeOf(loaf), trains);
        valueOf(store::undoThemeEdit(*m_workspace));
        load();
        QCOMPARE(themeOf(loaf), trains);
    }

    void rewrittenPostsAreSeenByDrift()
    {
        find({});
        bring("a", 60, Familiar);
        QVERIFY(!place().runAgain);
        bring("a", 60, Strange);
        const NewPosts strange = place();
        QCOMPARE(strange.joined + strange.unassigned, 60);
        QVERIFY(strange.runAgain);
    }

    void aMergeCanBeTakenBackAfterPostsHaveJoined()
    {
        find({});
        const int trains = themeOfThread("sleeper"), bread = themeOfThread("oven");
        std::map<int, ThemeId> ids;
        for (const store::Theme &theme : valueOf(store::currentThemes(*m_workspace)))
            ids[theme.number] = theme.id;
        for (const int into : {trains, bread}) {
            valueOf(store::mergeThemes(*m_workspace, std::vector{ids[trains], ids[bread]}, ids[into]));
            const std::string dump = "d" + std::to_string(into);
            const store::PostRow train =
                reply(dump + "t", dump + "t", "The conductor of the night train and the sleeper carriage");
            const store::PostRow loaf =
                reply(dump + "l", dump + "l", "Sourdough starter, rye flour and a pale crust in the oven");
            addRows(*m_workspace, {train, loaf}, dump);
            QCOMPARE(place().joined, 2);
            QCOMPARE(themeOf(train), into);
            QCOMPARE(themeOf(loaf), into);
            valueOf(store::undoThemeEdit(*m_workspace));
            load();
            QCOMPARE(themeOf(train), trains);
            QCOMPARE(themeOf(loaf), bread);
        }
    }
};

QTEST_GUILESS_MAIN(TestPlaceNewPosts)
#include "tst_placenewposts.moc"
