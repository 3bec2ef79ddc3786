// SPDX-License-Identifier: GPL-3.0-or-later
// Themes found again keep what a person did to them, and a theme is split by what its posts say.
#include "core/analysis/splittheme.h"
#include "core/analysis/themestats.h"
#include "core/store/themeedits.h"

#include "tests/core/handmadetable.h"
#include "tests/core/village.h"

#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;
using store::Theme;

class TestThemeCarry : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<store::Workspace> m_workspace;
    PostTable m_table;
    int m_number = 0;

    std::vector<Theme> themes() const { return valueOf(store::currentThemes(*m_workspace)); }

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

    void follow(store::ThemeChange change) { valueOf(reloadThemes(*m_workspace, m_table, change)); }

    void find(int count = 3, std::uint64_t seed = 1)
    {
        NoProgress progress;
        FindThemesOptions options;
        options.model.themes = count;
        options.model.seed = seed;
        options.model.threads = 1;
        const Selection selection = select(m_table, {}, nullptr);
        valueOf(findAndStoreThemes(*m_workspace, m_table, selection, {}, options, progress));
        valueOf(reloadThemes(*m_workspace, m_table));
    }

private slots:
    void init()
    {
        m_workspace.emplace(villageWorkspace(m_folder.filePath(QStringLiteral("v%1.parlance").arg(++m_number)).toStdString()));
        NoProgress progress;
        m_table = valueOf(loadPostTable(*m_workspace, progress));
        find();
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
        // It was taken over, and is no step to take back; but it can be changed.
        QCOMPARE(valueOf(store::undoThemeEdit(*m_workspace)), store::ThemeChange::Nothing);
        valueOf(store::renameTheme(*m_workspace, baking.id, {}));
        QVERIFY(about("starter").label != "Baking at home");
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

    void excludedWordsMarkNothing()
    {
        valueOf(store::excludeWord(*m_workspace, "sourdough"));
        QVERIFY(!about("sourdough").id);
        find();
        QVERIFY(!about("sourdough").id);
        const auto edits = valueOf(store::themeEdits(*m_workspace));
        QVERIFY(std::any_of(edits.begin(), edits.end(), [](const store::ThemeEdit &edit) { return edit.kind == store::ThemeEdit::Kind::Exclude && edit.carried; }));
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
