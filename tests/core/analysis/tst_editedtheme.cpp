// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/analysis/editedtheme.h"

using namespace parlance;
using namespace parlance::analysis;

namespace {

/// Numbers are ids less one.
store::Theme theme(int number, const std::string &label, bool pinned = false)
{
    store::Theme theme;
    theme.id = ThemeId(number + 1);
    theme.number = number;
    theme.label = label;
    theme.pinned = pinned;
    theme.phrases = {label};
    return theme;
}

using Themes = std::vector<store::Theme>;
using Posts = std::vector<std::int16_t>;

const Themes three{theme(0, "bread"), theme(1, "trains"), theme(2, "rain")};
const Posts ofThree{0, 0, 0, 0, 1, 1, 1, 2, 2, -1, -2};
const Themes split{theme(0, "bread"), theme(2, "rain"), theme(3, "buses"), theme(4, "night trains")};
const Posts ofSplit{0, 0, 0, 0, 3, 4, 4, 2, 2, -1, -2};
const Themes merged{theme(1, "trains"), theme(2, "rain")};
const Posts ofMerged{2, 2, 2, 2, 1, 1, 1, 2, 2, -1, -2};

} // namespace

class TestEditedTheme : public QObject
{
    Q_OBJECT

private slots:
    void theEditTellsWhereToLook_data()
    {
        QTest::addColumn<Themes>("before");
        QTest::addColumn<Posts>("postsBefore");
        QTest::addColumn<Themes>("after");
        QTest::addColumn<Posts>("postsAfter");
        QTest::addColumn<int>("number"); // -1: none
        QTest::newRow("a split: the largest part") << three << ofThree << split << ofSplit << 4;
        QTest::newRow("a split that is taken back: the theme itself")
            << split << ofSplit << three << ofThree << 1;
        QTest::newRow("a merge: the theme that took the other in")
            << three << ofThree << merged << ofMerged << 2;
        QTest::newRow("a merge that is taken back: the theme that is there again")
            << merged << ofMerged << three << ofThree << 0;
        QTest::newRow("a merge of all: the one that is left")
            << three << ofThree << Themes{theme(1, "trains")} << Posts{1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -2}
            << 1;
        QTest::newRow("a merge of a theme without posts: nowhere")
            << Themes{theme(0, "bread"), theme(3, "empty")} << Posts{0, 0} << Themes{theme(0, "bread")}
            << Posts{0, 0} << -1;
        QTest::newRow("a rename: the renamed")
            << three << ofThree << Themes{theme(0, "bread"), theme(1, "railways"), theme(2, "rain")}
            << ofThree << 1;
        QTest::newRow("a pin: the pinned")
            << three << ofThree << Themes{theme(0, "bread"), theme(1, "trains"), theme(2, "rain", true)}
            << ofThree << 2;
        QTest::newRow("a word that several lose: nowhere")
            << three << ofThree << Themes{theme(0, "loaves"), theme(1, "railways"), theme(2, "rain")}
            << ofThree << -1;
        QTest::newRow("a post that is moved: nowhere")
            << three << ofThree << three << Posts{1, 0, 0, 0, 1, 1, 1, 2, 2, -1, -2} << -1;
        QTest::newRow("no themes at all: nowhere") << Themes{} << Posts{} << Themes{} << Posts{} << -1;
    }

    void theEditTellsWhereToLook()
    {
        QFETCH(const Themes, before);
        QFETCH(const Posts, postsBefore);
        QFETCH(const Themes, after);
        QFETCH(const Posts, postsAfter);
        QFETCH(const int, number);
        QCOMPARE(editedTheme({before, postsBefore}, {after, postsAfter}).value_or(-1), number);
    }
};

QTEST_GUILESS_MAIN(TestEditedTheme)
#include "tst_editedtheme.moc"
