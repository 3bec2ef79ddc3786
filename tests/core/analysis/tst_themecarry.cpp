// SPDX-License-Identifier: GPL-3.0-or-later
// Themes found again keep what a person did to them, and a theme is split by what its posts say.
#include "core/analysis/splittheme.h"

#include "tests/core/themedvillage.h"

#include <QTest>

#include <functional>
#include <set>
#include <utility>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;
using store::Theme;

class TestThemeCarry : public QObject, ThemedVillage
{
    Q_OBJECT

    /// The theme whose words hold `word` among the first; the empty one where there is none.
    Theme about(const std::string &word) const
    {
        for (const Theme &theme : themes()) {
            for (std::size_t i = 0; i < std::min<std::size_t>(12, theme.terms.size()); ++i) {
                if (theme.terms[i].first == word)
                    return theme;
            }
        }
        return {};
    }

    std::vector<PostId> postsOf(const Theme &theme) const
    {
        std::vector<PostId> ids;
        for (std::size_t row = 0; row < m_table.size(); ++row) {
            if (m_table.theme[row] == theme.number)
                ids.push_back(m_table.id[row]);
        }
        return ids;
    }

    /// All posts but those of some themes.
    Selection without(const std::vector<int> &numbers) const
    {
        Selection selection = select(m_table, {}, nullptr);
        std::erase_if(selection, [&](std::uint32_t row) {
            return std::find(numbers.begin(), numbers.end(), m_table.theme[row]) != numbers.end();
        });
        return selection;
    }

    Theme named(const std::string &label) const
    {
        for (const Theme &theme : themes()) {
            if (theme.label == label)
                return theme;
        }
        return {};
    }

private slots:
    void init()
    {
        settle();
        QCOMPARE(themes().size(), std::size_t{3});
    }

    void anUneditedRunChangesNothingInTheNext()
    {
        std::vector<std::int16_t> before = m_table.theme;
        find();
        QCOMPARE(m_table.theme, before);
        QVERIFY(valueOf(store::themeEdits(*m_workspace)).empty());
    }

    void aNameGoesToTheThemeThatHoldsThePosts()
    {
        valueOf(store::renameTheme(*m_workspace, about("starter").id, "Baking at home"));
        find(4, 5);
        const Theme baking = about("starter");
        QCOMPARE(baking.label, std::string("Baking at home"));
        QVERIFY(baking.renamed);
        // It is still a step, and can be taken back.
        QCOMPARE(valueOf(store::undoThemeEdit(*m_workspace)), store::ThemeChange::Names);
        QVERIFY(about("starter").label != "Baking at home");
        QVERIFY(!about("starter").renamed);
        QCOMPARE(valueOf(store::redoThemeEdit(*m_workspace)), store::ThemeChange::Names);
        QCOMPARE(about("starter").label, std::string("Baking at home"));
    }

    void aPinnedThemeKeepsItsPostsAndItsName()
    {
        // Something no model would find: bread and the posts of one thread on trains.
        const Theme bread = about("starter");
        const Theme other = themes()[bread.number == 0 ? 1 : 0];
        std::vector<PostId> some = postsOf(other);
        some.resize(5);
        follow(valueOf(store::movePosts(*m_workspace, some, bread.id)));
        valueOf(store::pinTheme(*m_workspace, bread.id, true));
        const std::vector<PostId> before = postsOf(bread);
        find(3, 9);
        Theme after;
        for (const Theme &theme : themes()) {
            if (theme.pinned)
                after = theme;
        }
        QCOMPARE(after.label, bread.label);
        const std::vector<PostId> now = postsOf(after);
        for (const PostId post : before)
            QVERIFY(std::binary_search(now.begin(), now.end(), post));
        find(3, 10); // and again
        int pinned = 0;
        for (const Theme &theme : themes())
            pinned += theme.pinned;
        QCOMPARE(pinned, 1);
    }

    void movedPostsStayWhereTheyWerePut()
    {
        const Theme bread = about("starter");
        const Theme other = themes()[bread.number == 0 ? 1 : 0];
        const PostId moved = postsOf(other).front();
        const PostId freed = postsOf(bread).front();
        follow(valueOf(store::movePosts(*m_workspace, std::vector{moved}, bread.id)));
        follow(valueOf(store::movePosts(*m_workspace, std::vector{freed}, {})));
        for (const std::uint64_t seed : {2, 3}) {
            find(3, seed);
            QCOMPARE(std::int64_t{m_table.theme[*m_table.rowOf(moved)]}, std::int64_t{about("starter").number});
            QCOMPARE(m_table.theme[*m_table.rowOf(freed)], PostTable::noTheme);
        }
    }

    void takingAMoveBackPutsThePostsWhereTheirWordsAre_data()
    {
        QTest::addColumn<bool>("out");
        QTest::addColumn<std::size_t>("share"); // of the theme's posts, one in so many
        QTest::newRow("one in ten, into another theme") << false << std::size_t{10};
        QTest::newRow("half, into another theme") << false << std::size_t{2};
        QTest::newRow("one in ten, out of every theme") << true << std::size_t{10};
    }

    void takingAMoveBackPutsThePostsWhereTheirWordsAre()
    {
        QFETCH(bool, out);
        QFETCH(std::size_t, share);
        const Theme bread = about("starter");
        const Theme other = themes()[bread.number == 0 ? 1 : 0];
        const std::vector<PostId> ofBread = postsOf(bread);
        std::vector<PostId> moved;
        for (std::size_t i = 0; i < ofBread.size(); i += share)
            moved.push_back(ofBread[i]);
        follow(valueOf(store::movePosts(*m_workspace, moved, out ? ThemeId() : other.id)));
        find();
        for (const PostId post : moved)
            QVERIFY(m_table.theme[*m_table.rowOf(post)] != about("starter").number);
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        const int back = about("starter").number;
        std::size_t there = 0;
        for (const PostId post : moved)
            there += m_table.theme[*m_table.rowOf(post)] == back;
        QVERIFY2(there * 10 >= moved.size() * 9, qPrintable(QString::number(there)));
    }

    void everyNameIsThereAgain()
    {
        // However many themes are found: a small named theme must not go under in a large one.
        int number = 0;
        for (const Theme &theme : themes())
            valueOf(store::renameTheme(*m_workspace, theme.id, "Name " + std::to_string(++number)));
        const auto before = themes();
        std::vector<std::vector<PostId>> posts;
        for (const Theme &theme : before)
            posts.push_back(postsOf(theme));
        for (const int count : {5, 3}) {
            find(count, static_cast<std::uint64_t>(count) + 20);
            for (std::size_t i = 0; i < before.size(); ++i) {
                const auto found = themes();
                const auto named = std::find_if(found.begin(), found.end(), [&](const Theme &theme) { return theme.label == before[i].label; });
                QVERIFY2(named != found.end(), before[i].label.c_str());
                const std::vector<PostId> now = postsOf(*named);
                const auto stayed = std::count_if(posts[i].begin(), posts[i].end(),
                                                  [&](PostId post) { return std::binary_search(now.begin(), now.end(), post); });
                QVERIFY2(stayed * 2 > std::ssize(posts[i]), before[i].label.c_str());
            }
        }
    }

    void anEditedThemeIsAboutWhatItWas_data()
    {
        QTest::addColumn<QString>("edit");
        QTest::addColumn<int>("seed");
        for (const char *edit : {"pinned", "named", "given a word"}) {
            for (const int seed : {1, 2, 3})
                QTest::addRow("%s, found again with seed %d", edit, seed)
                    << QString::fromLatin1(edit) << seed;
        }
    }

    void anEditedThemeIsAboutWhatItWas()
    {
        QFETCH(QString, edit);
        QFETCH(int, seed);
        find(0);
        const Theme bread = about("starter");
        const std::vector<PostId> before = postsOf(bread);
        if (edit == u"pinned")
            valueOf(store::pinTheme(*m_workspace, bread.id, true));
        else if (edit == u"named")
            valueOf(store::renameTheme(*m_workspace, bread.id, "Baking at home"));
        else
            valueOf(store::includeWord(*m_workspace, bread.id, "crackers"));
        for (int again = 0; again < 3; ++again) {
            find(0, static_cast<std::uint64_t>(seed));
            const std::vector<PostId> now = postsOf(about("starter"));
            std::vector<PostId> stayed;
            std::set_intersection(before.begin(), before.end(), now.begin(), now.end(),
                                  std::back_inserter(stayed));
            QCOMPARE(stayed.size(), before.size());
            QVERIFY2(now.size() * 10 <= before.size() * 11,
                     qPrintable(QStringLiteral("%1 of %2").arg(now.size()).arg(before.size())));
        }
    }

    void mergedThemesKeepTheirPosts()
    {
        const auto all = themes();
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{all[1].id}, all[0].id)));
        const std::vector<PostId> before = postsOf(all[0]);
        const std::string label = themes().front().label;
        QVERIFY(!label.empty());
        find(3, 2);
        find(5, 8); // and again: by now its parts are one
        const auto found = themes();
        const auto merged = std::find_if(found.begin(), found.end(), [&](const Theme &theme) { return theme.label == label; });
        QVERIFY(merged != found.end());
        const std::vector<PostId> now = postsOf(*merged);
        for (const PostId post : before)
            QVERIFY(std::binary_search(now.begin(), now.end(), post));
    }

    void mergedThemesAreMergedAgain()
    {
        const auto all = themes();
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{all[1].id}, all[0].id)));
        const std::size_t together = postsOf(all[0]).size();
        find(3, 4);
        QCOMPARE(themes().size(), std::size_t{2});
        std::size_t largest = 0;
        for (const Theme &theme : themes())
            largest = std::max(largest, postsOf(theme).size());
        QVERIFY(largest + 4 >= together);
        QVERIFY(valueOf(m_workspace->connection().number("SELECT max(posts) FROM v_theme")) == static_cast<std::int64_t>(largest));
    }

    void mergedThemesCanBePartedAgain()
    {
        const auto all = themes();
        const std::vector<PostId> first = postsOf(all[0]), second = postsOf(all[1]);
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{all[1].id}, all[0].id)));
        find(3, 4);
        find(3, 5);
        QCOMPARE(themes().size(), std::size_t{2});
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        for (const std::vector<PostId> *part : {&first, &second}) {
            const std::int16_t number = m_table.theme[*m_table.rowOf(part->front())];
            QVERIFY(number >= 0);
            for (const PostId post : *part)
                QCOMPARE(m_table.theme[*m_table.rowOf(post)], number);
        }
        QVERIFY(m_table.theme[*m_table.rowOf(first.front())] != m_table.theme[*m_table.rowOf(second.front())]);
        QVERIFY(named(all[0].label).id && named(all[1].label).id);
    }

    void aMovedPostCanBeTakenBackLater()
    {
        const Theme bread = about("starter");
        const Theme other = themes()[bread.number == 0 ? 1 : 0];
        const PostId post = postsOf(other).front(), mate = postsOf(other).back();
        follow(valueOf(store::movePosts(*m_workspace, std::vector{post}, bread.id)));
        find(3, 2);
        QCOMPARE(std::int64_t{m_table.theme[*m_table.rowOf(post)]}, std::int64_t{about("starter").number});
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QVERIFY(m_table.theme[*m_table.rowOf(post)] >= 0);
        QCOMPARE(m_table.theme[*m_table.rowOf(post)], m_table.theme[*m_table.rowOf(mate)]);
        find(3, 2);
        QCOMPARE(m_table.theme[*m_table.rowOf(post)], m_table.theme[*m_table.rowOf(mate)]);
    }

    void mergedThemesCountAsOneWhereThemesAreNumbered()
    {
        const auto all = themes();
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{all[1].id}, all[2].id)));
        find(3, 6);
        const auto now = themes();
        QCOMPARE(now.size(), std::size_t{2});
        for (std::size_t place = 0; place < now.size(); ++place) {
            QCOMPARE(now[place].number, static_cast<int>(place));
            QVERIFY(place == 0 || postsOf(now[place - 1]).size() >= postsOf(now[place]).size());
        }
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QCOMPARE(themes().size(), std::size_t{3});
    }

    void aSearchOverOtherPostsLosesNothing()
    {
        const Theme bread = about("starter");
        const auto all = themes();
        const Theme &one = all[bread.number == 0 ? 1 : 0], &two = all[bread.number == 2 ? 1 : 2];
        const std::vector<PostId> ofBread = postsOf(bread), ofOne = postsOf(one);
        valueOf(store::renameTheme(*m_workspace, bread.id, "Baking at home"));
        valueOf(store::pinTheme(*m_workspace, one.id, true));
        valueOf(store::includeWord(*m_workspace, bread.id, "crackers"));
        valueOf(store::excludeWord(*m_workspace, "zebra"));
        follow(valueOf(store::movePosts(*m_workspace, std::vector{ofBread.back()}, {})));
        const auto check = [&] {
            const Theme baking = named("Baking at home");
            QVERIFY(baking.id && baking.renamed);
            QCOMPARE(baking.phrases.front(), std::string("crackers"));
            for (std::size_t i = 0; i + 1 < ofBread.size(); ++i)
                QCOMPARE(std::int64_t{m_table.theme[*m_table.rowOf(ofBread[i])]}, std::int64_t{baking.number});
            QCOMPARE(m_table.theme[*m_table.rowOf(ofBread.back())], PostTable::noTheme);
            const Theme pinned = named(one.label);
            QVERIFY(pinned.id && pinned.pinned);
            for (const PostId post : ofOne)
                QCOMPARE(std::int64_t{m_table.theme[*m_table.rowOf(post)]}, std::int64_t{pinned.number});
        };
        findIn(without({bread.number, one.number}), 2); // none of their posts
        check();
        find(3, 6);
        check();
        Selection few = without({bread.number, one.number, two.number}); // posts in no theme, and a few of each
        for (const auto *posts : {&ofBread, &ofOne}) {
            for (std::size_t i = 0; i < posts->size() / 4; ++i)
                few.push_back(*m_table.rowOf((*posts)[i]));
        }
        std::sort(few.begin(), few.end());
        findIn(few, 2);
        QVERIFY(named("Baking at home").id && named(one.label).pinned);
        for (int step = 0; step < 5; ++step)
            follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QVERIFY(!named("Baking at home").id);
        QCOMPARE(valueOf(store::undoThemeEdit(*m_workspace)), store::ThemeChange::Nothing);
    }

    void searchesOverPartsMakeNoThemeGrowOrShrink()
    {
        settleInTheShade();
        find(0);
        const auto all = themes();
        QVERIFY(all.size() > 4);
        valueOf(store::renameTheme(*m_workspace, all[0].id, "Mine"));
        valueOf(store::pinTheme(*m_workspace, all[1].id, true));
        const std::vector<PostId> mine = postsOf(all[0]), pinned = postsOf(all[1]);
        const Selection everything = select(m_table, {}, nullptr);
        const auto everySecond = [&](std::size_t from) {
            Selection some;
            for (std::size_t i = from; i < everything.size(); i += 2)
                some.push_back(everything[i]);
            return some;
        };
        const auto ofTheme = [&](const std::string &label) {
            Filter filter;
            filter.themes.push_back(named(label).number);
            return select(m_table, filter, nullptr);
        };
        for (const Selection &selection : {everySecond(0), ofTheme("Mine"), everything, everySecond(1), everything}) {
            findIn(selection, 0, 4);
            QCOMPARE(postsOf(named("Mine")), mine);
            QCOMPARE(postsOf(named(all[1].label)), pinned);
        }
    }

    void aThemeThatWasFoundInAPartTakesInTheRest()
    {
        const std::vector<PostId> all = postsOf(about("starter"));
        Selection half = select(m_table, {}, nullptr);
        std::erase_if(half, [&](std::uint32_t row) { return row % 2 == 0; });
        findIn(half);
        const Theme bread = about("starter");
        const std::vector<PostId> before = postsOf(bread);
        QVERIFY(before.size() * 3 < all.size() * 2);
        valueOf(store::renameTheme(*m_workspace, bread.id, "Baking at home"));
        find();
        const std::vector<PostId> now = postsOf(named("Baking at home"));
        QVERIFY(std::includes(now.begin(), now.end(), before.begin(), before.end()));
        QVERIFY2(now.size() * 10 >= all.size() * 9, qPrintable(QStringLiteral("%1 of %2").arg(now.size()).arg(all.size())));
    }

    void aSearchOverNothingIsRefused()
    {
        valueOf(store::renameTheme(*m_workspace, about("starter").id, "Baking at home"));
        const auto run = valueOf(store::currentThemeRun(*m_workspace));
        NoProgress progress;
        const auto found = tryToFind({}, progress);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NotFound);
        QCOMPARE(valueOf(store::currentThemeRun(*m_workspace))->id, run->id);
        QVERIFY(named("Baking at home").id);
    }

    void anEditMeanwhileIsNotLost()
    {
        struct Meddler final : Progress
        {
            bool isCancelled() const override { return false; }
            void report(std::int64_t done, std::int64_t total) override
            {
                if (2 * done > total && edit)
                    std::exchange(edit, {})();
            }
            std::function<void()> edit;
        };
        Meddler progress;
        const ThemeId bread = about("starter").id;
        progress.edit = [&] { valueOf(store::renameTheme(*m_workspace, bread, "Baking at home")); };
        const auto found = tryToFind(select(m_table, {}, nullptr), progress);
        QVERIFY(!progress.edit);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Locked);
        QVERIFY(std::string_view(found.error().message).starts_with("The themes were edited"));
        QVERIFY(named("Baking at home").id);
        find();
        QVERIFY(named("Baking at home").id);

        progress.edit = [&] {
            NoProgress other;
            valueOf(tryToFind(select(m_table, {}, nullptr), other));
        };
        const auto late = tryToFind(select(m_table, {}, nullptr), progress);
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Locked);
        QVERIFY(std::string_view(late.error().message).starts_with("Another search"));
    }

    void aRunIsStoredWithItsEditsOrNotAtAll()
    {
        valueOf(store::renameTheme(*m_workspace, about("starter").id, "Baking at home"));
        const auto run = valueOf(store::currentThemeRun(*m_workspace));
        valueOf(m_workspace->connection().execute(
            "CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.theme_edit BEGIN SELECT RAISE(ABORT, 'no'); END"));
        NoProgress progress;
        QVERIFY(!tryToFind(select(m_table, {}, nullptr), progress));
        valueOf(m_workspace->connection().execute("DROP TRIGGER refuse"));
        QCOMPARE(valueOf(store::currentThemeRun(*m_workspace))->id, run->id);
        QVERIFY(named("Baking at home").id);
    }

    void excludedWordsMarkNothing()
    {
        valueOf(store::excludeWord(*m_workspace, "sourdough"));
        QVERIFY(!about("sourdough").id);
        find();
        QVERIFY(!about("sourdough").id);
        const auto edits = valueOf(store::themeEdits(*m_workspace));
        QVERIFY(std::any_of(edits.begin(), edits.end(), [](const store::ThemeEdit &edit) { return edit.kind == store::ThemeEdit::Kind::Exclude; }));
        valueOf(store::undoThemeEdit(*m_workspace));
        find();
        QVERIFY(about("sourdough").id);
    }

    void anAddedWordStaysWithItsTheme()
    {
        const Theme bread = about("starter");
        valueOf(store::includeWord(*m_workspace, bread.id, "crackers"));
        find();
        QCOMPARE(about("starter").phrases.front(), std::string("crackers"));
    }

    void aThemeIsSplitByWhatItsPostsSay()
    {
        const auto all = themes();
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{all[1].id}, all[0].id)));
        const auto before = m_table.theme;
        const Theme both = themes().front();
        NoProgress progress;
        follow(valueOf(splitTheme(*m_workspace, m_table, both, {.parts = 2, .threads = 1}, progress)));
        int made = 0;
        for (const Theme &theme : themes())
            made += theme.made;
        QCOMPARE(made, 2);
        for (const Theme &theme : themes())
            QVERIFY(!theme.made || postsOf(theme).size() >= 5);
        // Found again, its parts stay.
        std::vector<std::size_t> sizes;
        for (const Theme &theme : themes()) {
            if (theme.made)
                sizes.push_back(postsOf(theme).size());
        }
        find(0, 2);
        int pinned = 0;
        for (const Theme &theme : themes())
            pinned += theme.pinned;
        QCOMPARE(pinned, 2);
    }

    void aSplitIsTakenBack()
    {
        const auto before = m_table.theme;
        NoProgress progress;
        follow(valueOf(splitTheme(*m_workspace, m_table, themes().front(), {.parts = 2, .threads = 1}, progress)));
        QVERIFY(m_table.theme != before);
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QCOMPARE(m_table.theme, before);
    }

    void aSplitIsTakenBackLater_data()
    {
        QTest::addColumn<bool>("named");
        QTest::addColumn<int>("searches");
        QTest::addColumn<bool>("splitFurther");
        QTest::addRow("of a theme that a person named") << true << 1 << false;
        QTest::addRow("of one that nobody named") << false << 1 << false;
        QTest::addRow("after several searches") << true << 3 << false;
        QTest::addRow("of which a part was split further") << false << 2 << true;
    }

    void aSplitIsTakenBackLater()
    {
        QFETCH(bool, named);
        QFETCH(int, searches);
        QFETCH(bool, splitFurther);
        settleInTheShade();
        find(0);
        const Theme whole = themes().front();
        if (named)
            valueOf(store::renameTheme(*m_workspace, whole.id, "The whole"));
        const std::string label = themes().front().label;
        const std::vector<PostId> all = postsOf(whole);
        const auto split = [&](ThemeId id) {
            const auto now = themes();
            const auto theme = std::find_if(now.begin(), now.end(), [&](const Theme &one) { return one.id == id; });
            NoProgress progress;
            follow(valueOf(splitTheme(*m_workspace, m_table, *theme, {.parts = 2, .threads = 1}, progress)));
        };
        split(whole.id);
        if (splitFurther) {
            for (const Theme &theme : themes()) {
                if (theme.made) {
                    split(theme.id);
                    break;
                }
            }
        }
        const auto parts = [&] { // the numbers of those that have posts of the whole
            std::set<int> numbers;
            for (const PostId post : all)
                numbers.insert(m_table.theme[*m_table.rowOf(post)]);
            return numbers.size();
        };
        const std::size_t before = splitFurther ? 3 : 2;
        QCOMPARE(parts(), before);
        for (int search = 0; search < searches; ++search) {
            find(0, static_cast<std::uint64_t>(search) + 2);
            QCOMPARE(parts(), before);
        }
        const std::size_t inParts = themes().size();
        for (std::size_t step = 1; step < before; ++step)
            follow(valueOf(store::undoThemeEdit(*m_workspace)));
        const auto check = [&] {
            QCOMPARE(parts(), std::size_t{1});
            QCOMPARE(postsOf(this->named(label)), all);
            QCOMPARE(this->named(label).renamed, named);
        };
        check();
        QVERIFY(!this->named(label).pinned);
        QCOMPARE(themes().size(), inParts + 1 - before);
        // Done again; taken back for good; and so it stays.
        follow(valueOf(store::redoThemeEdit(*m_workspace)));
        QCOMPARE(parts(), std::size_t{2});
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        valueOf(store::excludeWord(*m_workspace, "zebra"));
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        check();
        valueOf(store::excludeWord(*m_workspace, "zebra"));
        for (int search = 0; search < 2; ++search) {
            find(0, 9);
            check();
        }
        follow(valueOf(store::undoThemeEdit(*m_workspace))); // the word
        QCOMPARE(valueOf(store::undoThemeEdit(*m_workspace)), store::ThemeChange::Nothing);
    }

    void aThemeOfOnePostCannotBeSplit()
    {
        const Theme first = themes().front();
        std::vector<PostId> most = postsOf(first);
        most.pop_back();
        follow(valueOf(store::movePosts(*m_workspace, most, themes()[1].id)));
        NoProgress progress;
        const auto split = splitTheme(*m_workspace, m_table, first, {}, progress);
        QVERIFY(!split);
        QCOMPARE(split.error().code, ErrorCode::BadInput);
    }
};

QTEST_GUILESS_MAIN(TestThemeCarry)
#include "tst_themecarry.moc"
