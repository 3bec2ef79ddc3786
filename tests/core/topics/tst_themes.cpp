// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/words.h"
#include "core/topics/finding/foundthemes.h"
#include "core/topics/finding/preparing.h"
#include "core/topics/finding/widethemes.h"
#include "core/topics/model/coherence.h"
#include "core/topics/model/mixture.h"
#include "core/topics/model/split.h"
#include "core/topics/model/themesizes.h"
#include "core/topics/numbers/numeric.h"
#include "core/topics/themes.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/identifiers.h"
#include "tests/core/plantedforum.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <cmath>
#include <deque>
#include <map>
#include <set>

using namespace parlance;
using namespace parlance::topics;
using parlance::test::found;
using parlance::test::Planted;
using parlance::test::readPlanted;

namespace {

/// A forum of one subject: half of its words are in posts of every kind, the rest in one of five kinds that
/// run through all threads. With `kinds` 1 there is nothing but the subject and small talk.
Planted oneSubject(std::size_t kinds)
{
    const std::vector<std::string> subject{"website", "design", "slop",    "generated", "looks",
                                           "page",    "human",  "visitor", "homepage",  "template",
                                           "builder", "vibe",   "taste",   "trend"};
    const std::vector<std::vector<std::string>> sides{
        {"gradient", "purple", "font", "rounded", "shadow", "emoji", "palette", "spacing", "contrast",
         "icon"},
        {"prompt", "agent", "repository", "terminal", "model", "token", "editor", "plugin", "branch",
         "compiler"},
        {"salary", "client", "freelance", "agency", "invoice", "interview", "portfolio", "layoff",
         "recruiter", "career"},
        {"headline", "dash", "paragraph", "copywriter", "cadence", "adjective", "sentence", "grammar",
         "essay", "tone"},
        {"follower", "algorithm", "video", "clickbait", "engagement", "channel", "thumbnail", "advert",
         "influencer", "views"}};
    const char *talk[] = {"honest",  "weekend", "coffee",   "funny",  "yesterday", "cousin",
                          "luck",    "window",  "corner",   "story",  "laugh",     "river",
                          "morning", "kitchen", "shoulder", "ticket", "garden",    "pocket",
                          "chair",   "radio",   "bottle",   "ladder", "candle",    "mirror",
                          "basket",  "carpet",  "hammer",   "pencil", "saddle",    "tunnel"};
    Planted forum;
    for (std::uint32_t post = 0; post < 400; ++post) {
        const auto draw = [&](std::uint64_t what, std::size_t below) {
            return randomBits(11, post, what) % below;
        };
        const std::size_t kind = draw(0, kinds);
        std::string text;
        for (std::uint64_t i = 0; i < 8; ++i)
            text += subject[draw(10 + i, subject.size())] + ' ';
        for (std::uint64_t i = 0; i < (kinds > 1 ? 2 : 0); ++i)
            text += sides[kind][draw(20 + i, sides[kind].size())] + ' ';
        for (std::uint64_t i = 0; i < (kinds > 1 ? 4 : 6); ++i)
            text += std::string(talk[draw(30 + i, std::size(talk))]) + ' ';
        forum.add("t" + std::to_string(post % 25), "en", std::to_string(kind), text);
    }
    return forum;
}

double largestShare(const ThemeModel &model)
{
    std::map<std::int32_t, double> posts;
    double all = 0;
    for (const std::int32_t theme : model.assignment) {
        if (theme >= 0) {
            ++posts[theme];
            ++all;
        }
    }
    double most = 0;
    for (const auto &[theme, count] : posts)
        most = std::max(most, count);
    return all > 0 ? most / all : 0;
}

/// Everything in a model, as text.
std::string written(const ThemeModel &model)
{
    std::string all = model.parameters + '\n';
    const auto number = [](double value) {
        char buffer[64];
        std::snprintf(buffer, sizeof buffer, "%a ", value);
        return std::string(buffer);
    };
    for (const Theme &theme : model.themes) {
        all += theme.label + '|';
        for (const std::string &phrase : theme.alternates)
            all += phrase + ',';
        all += '|';
        for (const std::string &phrase : theme.keyPhrases)
            all += phrase + ',';
        for (const Term &term : theme.terms)
            all += term.text + ' ' + number(term.weight);
        all += number(theme.coherence) + '\n';
    }
    for (std::size_t d = 0; d < model.assignment.size(); ++d)
        all += std::to_string(model.assignment[d]) + ':' + number(model.weight[d]);
    return all;
}

/// Normalised mutual information of two labellings (arithmetic mean); a post without a theme is one more
/// group.
double mutualInformation(const std::vector<std::int32_t> &a, const std::vector<std::string> &b)
{
    std::map<std::int32_t, double> ofA;
    std::map<std::string, double> ofB;
    std::map<std::pair<std::int32_t, std::string>, double> both;
    const double n = static_cast<double>(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        ofA[a[i]] += 1 / n;
        ofB[b[i]] += 1 / n;
        both[{a[i], b[i]}] += 1 / n;
    }
    double entropyA = 0;
    double entropyB = 0;
    double mutual = 0;
    for (const auto &[key, p] : ofA)
        entropyA -= p * std::log(p);
    for (const auto &[key, p] : ofB)
        entropyB -= p * std::log(p);
    for (const auto &[key, p] : both)
        mutual += p * std::log(p / (ofA[key.first] * ofB[key.second]));
    return entropyA + entropyB > 0 ? 2 * mutual / (entropyA + entropyB) : 1;
}

/// Cancels at the n-th question.
class CancelAfter final : public Progress
{
public:
    explicit CancelAfter(int questions) : m_left(questions) {}
    bool isCancelled() const override { return m_left.fetch_sub(1) <= 0; }
    void report(std::int64_t, std::int64_t) override {}

private:
    mutable std::atomic<int> m_left;
};

} // namespace

class TestThemes : public QObject
{
    Q_OBJECT

private slots:
    void logarithmsAreRight()
    {
        for (const double x : {1e-9, 0.3, 1.0, 1.4142135, 2.0, 10.0, 12345.678, 1e12}) {
            QVERIFY(std::abs(portableLog(x) - std::log(x)) <= 1e-12 * std::max(1.0, std::abs(std::log(x))));
            QVERIFY(std::abs(portableLogGamma(x) - std::lgamma(x)) <=
                    1e-10 * std::max(1.0, std::abs(std::lgamma(x))));
        }
        for (const double x : {-650.0, -3.3, 0.0, 0.5, 1.0, 42.0})
            QVERIFY(std::abs(portableExp(x) / std::exp(x) - 1) <= 1e-12);
        QCOMPARE(portableExp(-1e6), 0.0);
    }

    void twoAtOnceAreTheSameToTheBit()
    {
        std::vector<double> numbers;
        for (std::uint64_t i = 0; i < 1001; ++i) // an odd number of them: the last is by itself
            numbers.push_back(portableExp(60.0 * randomUnit(5, i) - 30.0));
        std::vector<double> logs, gammas;
        const auto number = [&](std::size_t i) { return numbers[i]; };
        portableLogs(numbers.size(), number, [&](std::size_t, double log) { logs.push_back(log); });
        portableLogGammas(numbers.size(), number, [&](std::size_t, double gamma) { gammas.push_back(gamma); });
        QCOMPARE(logs.size(), numbers.size());
        QCOMPARE(gammas.size(), numbers.size());
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            QVERIFY(logs[i] == portableLog(numbers[i]));
            QVERIFY(gammas[i] == portableLogGamma(numbers[i]));
        }
    }

    void rowsAreAddedAsOneByOne()
    {
        constexpr std::uint32_t Rows = 12;
        LaneTable table(Rows, 6);
        std::vector<std::uint32_t> rows;
        std::vector<float> scales;
        for (std::uint32_t r = 0; r < Rows; ++r) {
            for (std::size_t column = 0; column < 6; ++column)
                table.row(r)[column] = static_cast<float>(randomUnit(6, r, column));
            std::vector<float> all(table.stride(), 0.25F);
            std::vector<float> each = all;
            table.addRows(all.data(), rows, scales);
            for (std::size_t i = 0; i < rows.size(); ++i)
                LaneTable::add(each.data(), table.row(rows[i]), scales[i], table.stride());
            QVERIFY(all == each);
            rows.push_back(Rows - 1 - r);
            scales.push_back(static_cast<float>(randomUnit(7, r)));
        }
    }

    void coherenceIsNpmi()
    {
        // Four posts: a b, a b, a c, d. P(a)=3/4, P(b)=1/2, P(ab)=1/2: log(4/3)/log(2).
        TermCounts counts;
        counts.begin = {0, 2, 4, 6, 7};
        counts.term = {0, 1, 0, 1, 0, 2, 3};
        counts.count.assign(7, 1.0F);
        const std::vector<std::vector<std::uint32_t>> groups{{0, 1, 3}};
        const Coherence coherence(counts, groups, 4, NoProgress());
        QCOMPARE(coherence.npmi(0, 0, 1), std::log(4.0 / 3.0) / std::log(2.0));
        QCOMPARE(coherence.npmi(0, 1, 2), -1.0);
        // Lent one meeting by chance: a and b 3 of 4 against 2.5; a and d, which chance would let meet 0.75 times, 1 against 1.75.
        QCOMPARE(coherence.lentNpmi(0, 0, 1), std::log(3.0 / 2.5) / std::log(4.0 / 3.0));
        QCOMPARE(coherence.lentNpmi(0, 0, 2), std::log(1.0 / 1.75) / std::log(4.0));
        const std::array<std::size_t, 3> all{0, 1, 2};
        QCOMPARE(coherence.mean(0, all), (std::log(4.0 / 3.0) / std::log(2.0) - 2.0) / 3.0);
    }

    void plantedThemesAreFound_data()
    {
        QTest::addColumn<int>("themes");
        QTest::addRow("when their number is asked for") << 3;
        QTest::addRow("when it is not known") << 0;
    }

    void plantedThemesAreFound()
    {
        QFETCH(int, themes);
        const Planted village = readPlanted("village.txt");
        QVERIFY(!village.documents.empty());
        const ThemeModel model = found(village.documents, {.themes = themes});
        QCOMPARE(model.themes.size(), std::size_t{3});
        QCOMPARE(model.assignment.size(), village.documents.size());
        QVERIFY2(mutualInformation(model.assignment, village.theme) > 0.8, written(model).c_str());
        std::set<std::string> labels;
        for (std::size_t t = 0; t < model.themes.size(); ++t) {
            const Theme &theme = model.themes[t];
            QVERIFY2(theme.label.find(' ') != std::string::npos, theme.label.c_str());
            QVERIFY(labels.insert(theme.label).second);
            QCOMPARE(theme.alternates.size(), std::size_t{2});
            QVERIFY(!theme.keyPhrases.empty() && theme.keyPhrases.size() <= 10);
            QVERIFY(!theme.terms.empty() && theme.terms.size() <= 30);
            for (const Term &term : theme.terms)
                QVERIFY(term.weight > 0);
            QVERIFY(theme.coherence > 0 && theme.coherence <= 1);
            // Each theme ties several threads together.
            std::set<std::uint32_t> threads;
            for (std::size_t d = 0; d < model.assignment.size(); ++d) {
                if (model.assignment[d] == static_cast<std::int32_t>(t))
                    threads.insert(village.documents[d].thread);
            }
            QVERIFY(threads.size() >= 3);
        }
        // Posts without a word are left alone, all with words are not.
        for (std::size_t d = 0; d < model.assignment.size(); ++d)
            QCOMPARE(model.assignment[d] < 0, village.theme[d] == "none");
    }

    void labelsAreWhatPeopleSay()
    {
        const Planted village = readPlanted("village.txt");
        const ThemeModel model = found(village.documents, {.themes = 3});
        const std::set<std::string> said{"rye flour",     "sourdough starter", "cast iron pot",
                                         "night train",   "sleeper carriage",  "dining car",
                                         "bicycle chain", "brake pads",        "disc brakes",
                                         "rim brakes",    "rear derailleur",   "wheat flour"};
        for (const Theme &theme : model.themes)
            QVERIFY2(said.contains(theme.label), theme.label.c_str());
    }

    void aForumOfOneSubject_data()
    {
        QTest::addColumn<std::size_t>("kinds");
        QTest::addColumn<std::size_t>("fewest");
        QTest::addColumn<std::size_t>("most");
        QTest::addRow("falls into the kinds of talk about it")
            << std::size_t{5} << std::size_t{4} << std::size_t{8};
        QTest::addRow("is not split where there is but one kind")
            << std::size_t{1} << std::size_t{0} << std::size_t{2};
    }

    void aForumOfOneSubject()
    {
        QFETCH(std::size_t, kinds);
        QFETCH(std::size_t, fewest);
        QFETCH(std::size_t, most);
        const Planted forum = oneSubject(kinds);
        const ThemeModel model = found(forum.documents);
        QVERIFY2(model.themes.size() >= fewest && model.themes.size() <= most, written(model).c_str());
        if (kinds == 1)
            return;
        QVERIFY2(largestShare(model) < 0.4, written(model).c_str());
        QVERIFY2(mutualInformation(model.assignment, forum.theme) > 0.7, written(model).c_str());
        // What all talk about is no theme's word.
        for (const Theme &theme : model.themes) {
            for (const Term &term : theme.terms)
                QVERIFY2(term.text != "website" && term.text != "design" && term.text != "slop",
                         theme.label.c_str());
        }
    }

    void aNumberOfThemesIsNotOneAndItsLeftovers()
    {
        Planted forum = oneSubject(5);
        for (std::uint32_t post = 0; post < 96; ++post) { // eight matters that have nothing to do with it
            std::string text;
            for (std::uint64_t i = 0; i < 9; ++i) {
                std::uint64_t word = 30 * (post % 8) + randomBits(9, post, i) % 12;
                for (int syllable = 0; syllable < 4; ++syllable, word /= 5)
                    text += {"bdklm"[word % 5], "aeiou"[word % 5]};
                text += ' ';
            }
            forum.add("aside" + std::to_string(post % 16), "en", "aside" + std::to_string(post % 8), text);
        }
        // As likelihood alone may have it: all of the subject in one theme, the asides in the others.
        NoProgress progress;
        PreparedPosts posts = readPosts(forum.documents, {}, 1, progress);
        weighPosts(posts, progress);
        FoundThemes themes{.wanted = 9, .themes = 9, .beta = 0.5};
        for (const std::string &planted : forum.theme)
            themes.assignment.push_back(planted.starts_with("aside") ? 1 + planted.back() - '0' : 0);
        splitWideThemes(themes, posts, 1, 1, progress);
        QCOMPARE(themes.themes, 9);
        QVERIFY2(mutualInformation(themes.assignment, forum.theme) > 0.7,
                 qPrintable(QString::number(mutualInformation(themes.assignment, forum.theme))));
        const auto largest = largestFirst(sizesOf(themes.assignment, 9)).front();
        QVERIFY(sizesOf(themes.assignment, 9)[largest] < 150);
    }

    void oneThemeIsAllThatSaysSomething()
    {
        const Planted forum = oneSubject(5);
        const ThemeModel model = found(forum.documents, {.themes = 1});
        QCOMPARE(model.themes.size(), std::size_t{1});
        QCOMPARE(std::count(model.assignment.begin(), model.assignment.end(), 0), std::ssize(model.assignment));
    }

    void aSplitMustBeReal_data()
    {
        QTest::addColumn<bool>("real");
        QTest::addRow("two vocabularies are two parts") << true;
        QTest::addRow("words drawn from one hat are none, whatever the fit finds") << false;
    }

    void aSplitMustBeReal()
    {
        QFETCH(bool, real);
        TermCounts counts;
        counts.begin.push_back(0);
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < 300; ++row) {
            std::set<std::uint32_t> terms;
            for (std::uint64_t i = 0; i < 8; ++i)
                terms.insert(
                    static_cast<std::uint32_t>(randomBits(3, row, i) % 60 + (real && row % 2 == 1 ? 60 : 0)));
            for (const std::uint32_t term : terms) {
                counts.term.push_back(term);
                counts.count.push_back(1.0F);
            }
            counts.begin.push_back(counts.term.size());
            rows.push_back(row);
        }
        const Split split = splitTheme(
            {.counts = counts, .terms = 120, .rows = rows, .thread = {}, .balance = {}, .view = {}, .parts = 2}, NoProgress());
        QCOMPARE(split.parts, real ? 2 : 0);
        QVERIFY2(real ? split.agreement > 0.9 : split.agreement < 0.1,
                 std::to_string(split.agreement).c_str());
    }

    /// "Yes, the same here." says nothing by itself: it goes where the post goes that it answers, not where its thread mostly is.
    void aShortReplyFollowsWhatItAnswers()
    {
        TermCounts counts; // posts of two themes by turns, of three words each; the last row has a word of both
        counts.begin.push_back(0);
        std::vector<std::int32_t> themes;
        for (std::uint32_t row = 0; row < 40; ++row) {
            for (std::uint32_t word = 0; word < 3; ++word) {
                counts.term.push_back(row % 2 * 3 + word);
                counts.count.push_back(1.0F);
            }
            counts.begin.push_back(counts.term.size());
            themes.push_back(static_cast<std::int32_t>(row % 2));
        }
        counts.term.push_back(6);
        counts.count.push_back(1.0F);
        counts.begin.push_back(counts.term.size());
        themes.push_back(-1);
        std::vector<std::uint32_t> thread(41, 0), answers(41, NoTerm);
        thread[2] = thread[4] = thread[5] = thread[40] = 1; // two posts of the first theme and one of the second
        MixtureOptions options{.themes = 2, .threadPrior = 1.0, .parentVotes = 2.0};
        const auto themeOfReply = [&] {
            Mixture mixture({.weights = counts, .terms = 7, .thread = thread, .threads = 2, .answers = answers, .balance = {}}, options);
            mixture.place(themes);
            std::vector<float> scores(4);
            mixture.score(40, scores.data());
            return scores[0] > scores[1] ? 0 : 1;
        };
        QCOMPARE(themeOfReply(), 0);
        answers[40] = 5;
        QCOMPARE(themeOfReply(), 1);
        options.parentVotes = 0.0;
        QCOMPARE(themeOfReply(), 0);
    }

    void aLanguageIsNotATheme()
    {
        const Planted village = readPlanted("village_fr.txt", readPlanted("village.txt"));
        const ThemeModel model = found(village.documents);
        std::map<std::string, std::map<std::int32_t, int>> where;
        for (std::size_t d = 0; d < village.documents.size(); ++d)
            ++where[(village.documents[d].language == French ? "fr " : "en ") + village.theme[d]]
                   [model.assignment[d]];
        const auto leading = [&](const char *name) {
            const auto &counts = where[name];
            return std::max_element(counts.begin(), counts.end(),
                                    [](const auto &a, const auto &b) { return a.second < b.second; })
                ->first;
        };
        const std::string all = written(model);
        // Names and terms of the trade show where the French thread on trains belongs.
        QVERIFY2(leading("en trains") >= 0 && leading("fr trains") == leading("en trains"), all.c_str());
        // Two threads of one craft are a theme, in whatever language, and of their own.
        QVERIFY2(leading("fr pottery") >= 0, all.c_str());
        for (const char *english : {"en bread", "en trains", "en bicycles"})
            QVERIFY2(leading("fr pottery") != leading(english), all.c_str());
        // One thread that nothing ties to another is in no theme, and above all not in the one of its
        // language.
        QVERIFY2(leading("fr none") == -1, all.c_str());
    }

    void frenchPhrasesKeepTheirConnectors()
    {
        Planted forum;
        const char *petrol[] = {"Le prix de l'essence a encore grimpé à la pompe.",
                                "Chez nous le prix de l'essence dépasse celui du lait.",
                                "Avec le prix de l'essence, la voiture dort au garage.",
                                "La pompe affiche un prix de l'essence ridicule, la voiture attendra."};
        const char *garden[] = {"Les limaces ont mangé mes salades et les tomates du potager.",
                                "Au potager, la cendre éloigne les limaces des salades.",
                                "Mes tomates au potager ont le mildiou, les limaces vont bien.",
                                "La bière attire les limaces, les salades du potager sont sauvées."};
        for (int i = 0; i < 4; ++i) {
            forum.add("a" + std::to_string(i), "fr", "petrol", petrol[i]);
            forum.add("b" + std::to_string(i), "fr", "garden", garden[i]);
        }
        const ThemeModel model = found(forum.documents, {.themes = 2});
        QCOMPARE(model.themes.size(), std::size_t{2});
        QVERIFY2(mutualInformation(model.assignment, forum.theme) > 0.99, written(model).c_str());
        const auto &petrolTheme = model.themes[static_cast<std::size_t>(model.assignment[0])];
        QCOMPARE(petrolTheme.label, std::string("prix de l'essence"));
        const auto &gardenTheme = model.themes[static_cast<std::size_t>(model.assignment[1])];
        QVERIFY2(gardenTheme.label.find(' ') != std::string::npos, gardenTheme.label.c_str());
    }

    void capitalsArePeoplesOwn()
    {
        Planted forum;
        const char *cards[] = {
            "GPU prices went up at the shop again.", "I watch GPU prices on three charts every morning.",
            "Nobody needs a card at these GPU prices.", "Charts of GPU prices look like mountains.",
            "The shop says GPU prices follow the dollar."};
        const char *garden[] = {
            "Garden slugs ate my lettuce overnight.", "Copper tape keeps garden slugs off lettuce.",
            "Ducks love garden slugs, and lettuce too.", "Sand does nothing against garden slugs.",
            "Lettuce under glass is safe from garden slugs."};
        for (int i = 0; i < 5; ++i) {
            forum.add("a" + std::to_string(i), "en", "x", cards[i]);
            forum.add("b" + std::to_string(i), "en", "y", garden[i]);
        }
        const ThemeModel model = found(forum.documents, {.themes = 2});
        QCOMPARE(model.themes.size(), std::size_t{2});
        QCOMPARE(model.themes[static_cast<std::size_t>(model.assignment[0])].label,
                 std::string("GPU prices"));
        QCOMPARE(model.themes[static_cast<std::size_t>(model.assignment[1])].label,
                 std::string("garden slugs"));
    }

    void peopleWhoWriteNameNoTheme()
    {
        Planted forum;
        const char *cards[] = {"The memory clock of my graphics card is too low, says the tool. Since the update the fans "
                               "scream all night.\nBryn Maddox",
                               "A graphics card with little memory is a sad thing. I bought another one for the fans at "
                               "the shop.\nBryn Maddox",
                               "Bryn Maddox wrote that the memory matters most. Any graphics card does for me, the fans "
                               "are loud anyway.",
                               "Thank you Bryn Maddox, the graphics card runs now and the memory is fine."};
        const char *garden[] = {"The garden slugs ate my lettuce overnight.", "Copper tape keeps garden slugs off lettuce.",
                                "Ducks love garden slugs, and lettuce too.", "Sand does nothing against garden slugs, "
                                                                            "and the lettuce suffers."};
        for (int i = 0; i < 4; ++i) {
            forum.add("a" + std::to_string(i), "en", "cards", cards[i]);
            forum.add("b" + std::to_string(i), "en", "garden", garden[i]);
        }
        // By the list of authors; and by the place below the posts of one person, whose account has another name.
        for (const bool listed : {true, false}) {
            for (Document &document : forum.documents)
                document.author = listed ? 0 : document.text.ends_with("Maddox") ? 7 : 8 + document.thread;
            const std::vector<std::string> names{listed ? "Maddox, Bryn J." : "somebody"};
            const ThemeModel model = found(forum.documents, {.themes = 2, .names = names});
            for (const Theme &theme : model.themes) {
                std::vector<std::string> all = theme.alternates;
                all.push_back(theme.label);
                if (listed)
                    all.insert(all.end(), theme.keyPhrases.begin(), theme.keyPhrases.end());
                for (const std::string &phrase : all)
                    QVERIFY2(phrase.find("Bryn") == std::string::npos && phrase.find("Maddox") == std::string::npos,
                             phrase.c_str());
            }
            QCOMPARE(model.themes[static_cast<std::size_t>(model.assignment[0])].label, std::string("graphics card"));
        }
    }

    void wordsWithoutAPhraseAreJoinedAsNounsWithTheirAccents()
    {
        Planted forum;
        const char *lime[] = {"La sécheresse est arrivée, mon évier a une fuite.", "Une fuite sous mon évier : qui vient respecter ?",
                              "Mon evier est neuf, la fuite vient du mur.", "Respecter les consignes, puis fermer la fuite de mon évier.",
                              "Cette fuite abîme cet évier, il faut respecter le sens."};
        const char *garden[] = {"Les limaces ont mangé mes salades au potager.", "Au potager, la cendre éloigne les limaces.",
                                "Mes salades au potager ont le mildiou, les limaces vont bien.",
                                "La bière attire les limaces, mes salades sont sauvées.",
                                "Ce potager a trop de limaces et peu de salades."};
        for (int i = 0; i < 5; ++i) {
            forum.add("a" + std::to_string(i), "fr", "lime", lime[i]);
            forum.add("b" + std::to_string(i), "fr", "garden", garden[i]);
        }
        const ThemeModel model = found(forum.documents, {.themes = 2});
        QVERIFY2(mutualInformation(model.assignment, forum.theme) > 0.99, written(model).c_str());
        const Theme &theme = model.themes[static_cast<std::size_t>(model.assignment[0])];
        QVERIFY2(theme.label == "fuite et évier" || theme.label == "évier et fuite", theme.label.c_str());
    }

    void littleWordsOfALanguageWithoutAListNameNothing()
    {
        // Swedish has no list of stop words.
        const char *little[] = {"det", "är", "att", "jag", "som", "för"};
        const char *compound[] = {"låda", "bok", "affär", "dag", "plats", "vän"}; // many words, each in few posts
        const QStringList first{"surdeg", "ugn", "jäst", "mjöl", "limpa", "bakning", "smulor", "skorpa"};
        const QStringList second{"cykel", "kedja", "broms", "pump", "sadel", "växel", "hjul", "eker"};
        Planted forum;
        for (std::uint32_t post = 0; post < 120; ++post) {
            const QStringList &words = post % 2 == 0 ? first : second;
            QString text;
            for (std::uint32_t i = 0; i < 6; ++i)
                text += QString::fromUtf8(little[randomBits(3, post, i) % 6]) + QLatin1Char(' ')
                        + words[static_cast<qsizetype>(randomBits(5, post, i) % 8)]
                        + QString::fromUtf8(compound[randomBits(7, post, i) % 6]) + QLatin1Char(' ');
            forum.add("t" + std::to_string(post), "sv", post % 2 == 0 ? "first" : "second", text.toStdString());
        }
        // And a crowd of another language, so that no Swedish word is in most posts.
        const Planted village = readPlanted("village.txt");
        for (int copy = 0; copy < 4; ++copy) {
            for (std::size_t d = 0; d < village.documents.size(); ++d)
                forum.add("v" + std::to_string(copy) + '-' + std::to_string(d), "en", "village",
                          std::string(village.documents[d].text) + " Number " + "abcd"[copy]);
        }
        const ThemeModel model = found(forum.documents, {});
        QVERIFY(!model.themes.empty());
        for (const Theme &theme : model.themes) {
            QVERIFY(!theme.label.empty());
            for (const text::Word &word : text::words(theme.label, English))
                QVERIFY2(std::find(std::begin(little), std::end(little), word.folded) == std::end(little),
                         theme.label.c_str());
        }
    }

    void oneThreadGivesAnAnswer()
    {
        Planted village = readPlanted("village.txt");
        for (Document &document : village.documents)
            document.thread = 1;
        const ThemeModel model = found(village.documents, {});
        QVERIFY(!model.themes.empty());
        QCOMPARE(model.assignment.size(), village.documents.size());
        for (const Theme &theme : model.themes)
            QVERIFY2(theme.label.find(' ') != std::string::npos, written(model).c_str());
    }

    void anUnknownLanguageGivesAnAnswer_data()
    {
        QTest::addColumn<QStringList>("first");
        QTest::addColumn<QStringList>("second");
        QTest::addRow("invented words") << QStringList{"zorbel", "quandrix", "mevlo", "tarnip", "ulguth"}
                                        << QStringList{"fexxa", "brondle", "ikkim", "sotwar", "yamrel"};
        QTest::addRow("a script that has no stemmer")
            << QStringList{"ხატვა", "ფუნჯი", "ტილო", "საღებავი", "ჩარჩო"} << QStringList{"ღვინო", "ვაზი", "ყურძენი", "მარანი", "ქვევრი"};
    }

    void anUnknownLanguageGivesAnAnswer()
    {
        QFETCH(QStringList, first);
        QFETCH(QStringList, second);
        Planted forum;
        for (std::uint32_t post = 0; post < 60; ++post) {
            const QStringList &words = post % 2 == 0 ? first : second;
            QString text;
            for (std::uint32_t i = 0; i < 8; ++i)
                text += words[static_cast<qsizetype>(randomBits(5, post, i) % 5)] + QLatin1Char(' ');
            forum.add("t" + std::to_string(post), "und", post % 2 == 0 ? "first" : "second", text.toStdString());
        }
        const ThemeModel model = found(forum.documents, {.themes = 2});
        QVERIFY2(mutualInformation(model.assignment, forum.theme) > 0.99, written(model).c_str());
        for (const Theme &theme : model.themes)
            QVERIFY2(theme.label.find(' ') != std::string::npos, theme.label.c_str());
    }

    void aPostOfFiveMegabytesIsOnePost()
    {
        Planted village = readPlanted("village.txt");
        const std::string theme = village.theme[0];
        std::string huge;
        for (std::size_t d = 0; huge.size() < 5'000'000; d = (d + 1) % village.documents.size()) {
            if (village.theme[d] == theme)
                (huge += village.documents[d].text) += "\n\n";
        }
        village.add("huge", "en", theme, huge);
        const ThemeModel model = found(village.documents, {.themes = 3});
        QCOMPARE(model.themes.size(), std::size_t{3});
        // It is with its like, and has not drawn the others to it.
        QVERIFY2(mutualInformation(model.assignment, village.theme) > 0.9, written(model).c_str());
        QCOMPARE(model.assignment.back(), model.assignment.front());
    }

    void tooLittleGivesNoThemes_data()
    {
        QTest::addColumn<QStringList>("posts");
        QTest::addRow("no posts") << QStringList();
        QTest::addRow("one post") << QStringList{"A single post about bread and ovens and bread."};
        QTest::addRow("three posts") << QStringList{"Bread rises in warm ovens.", "Ovens bake bread.",
                                                    "Warm bread."};
        QTest::addRow("all the same")
            << QStringList(40, "The same sentence about bread and ovens, posted by a bot.");
        QTest::addRow("all stop words") << QStringList(20, "this is what it is and that was that");
        QTest::addRow("all empty") << QStringList(20, "");
        QTest::addRow("numbers, addresses and emoji")
            << QStringList(20, "12 345 https://a.b/c 🔥🔥 @someone u/else");
    }

    void tooLittleGivesNoThemes()
    {
        QFETCH(QStringList, posts);
        Planted forum;
        for (const QString &post : posts)
            forum.add("t", "en", "x", post.toStdString());
        NoProgress progress;
        const Result<ThemeModel> model = findThemes(forum.documents, {}, progress);
        QVERIFY(model.has_value());
        QVERIFY2(model->themes.empty(), written(*model).c_str());
        QCOMPARE(model->assignment, std::vector<std::int32_t>(forum.documents.size(), -1));
        QCOMPARE(model->weight, std::vector<float>(forum.documents.size(), 0.0F));
        QVERIFY(model->parameters.starts_with('{') && model->parameters.ends_with('}'));
    }

    void moreThemesThanPosts()
    {
        const Planted village = readPlanted("village.txt");
        const std::vector<Document> few(village.documents.begin(), village.documents.begin() + 12);
        const ThemeModel model = found(few, {.themes = 300});
        QVERIFY(model.themes.size() <= few.size());
        std::set<std::string> labels;
        for (const Theme &theme : model.themes)
            QVERIFY2(!theme.label.empty() && labels.insert(theme.label).second, theme.label.c_str());
        for (const std::int32_t theme : model.assignment)
            QVERIFY(theme >= -1 && theme < std::ssize(model.themes));
    }

    void noThemeIsEmptyAndTheLargestComesFirst()
    {
        const Planted village = readPlanted("village.txt");
        const ThemeModel model = found(village.documents, {.themes = 8});
        std::vector<int> posts(model.themes.size(), 0);
        for (const std::int32_t theme : model.assignment) {
            if (theme >= 0)
                ++posts[static_cast<std::size_t>(theme)];
        }
        QVERIFY(std::is_sorted(posts.rbegin(), posts.rend()));
        QVERIFY(posts.empty() || posts.back() > 0);
    }

    void namesNeverBecomeWordsOrLabels()
    {
        const Planted village = readPlanted("village.txt");
        const ThemeModel model =
            found(village.documents, {.names = {"Sourdough", "NIGHT", "mechanic", "rye"}});
        QVERIFY(!model.themes.empty());
        for (const Theme &theme : model.themes) {
            std::vector<std::string> all = theme.alternates;
            all.push_back(theme.label);
            all.insert(all.end(), theme.keyPhrases.begin(), theme.keyPhrases.end());
            for (const Term &term : theme.terms)
                all.push_back(term.text);
            for (const std::string &phrase : all) {
                for (const text::Word &word : text::words(phrase, English))
                    QVERIFY2(word.folded != "sourdough" && word.folded != "night" &&
                                 word.folded != "mechanic" && word.folded != "rye",
                             phrase.c_str());
            }
        }
    }

    void aWordIsNoIdentifierForBeingMocked()
    {
        std::vector<Document> documents(4);
        documents[0].text = "gOoD bread from MyOven";
        documents[1].text = "good bread";
        documents[2].text = "a good oven";
        documents[3].text = "MyOven again";
        for (Document &document : documents)
            document.language = English;
        const Corpus corpus = readCorpus(documents, 1, NoProgress());
        for (std::size_t f = 0; f < corpus.forms.size(); ++f)
            QCOMPARE(corpus.parts[f].empty(), corpus.forms[f].text != "myoven");
    }

    void identifiersAreTheirWordsToo_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QStringList>("parts");
        QTest::addRow("small before capital") << "getUserName" << QStringList{"get", "user", "name"};
        QTest::addRow("a prefix in capitals") << "NSWindow" << QStringList{"ns", "window"};
        QTest::addRow("capitals within") << "parseXMLFile" << QStringList{"parse", "xml", "file"};
        QTest::addRow("one letter is no word") << "iPhone" << QStringList{"phone"};
        QTest::addRow("a word") << "Window" << QStringList{};
        QTest::addRow("an acronym") << "NASA" << QStringList{};
        QTest::addRow("acronyms in the plural") << "PCs" << QStringList{};
        QTest::addRow("nothing") << "" << QStringList{};
    }

    void identifiersAreTheirWordsToo()
    {
        QFETCH(QString, written);
        QFETCH(QStringList, parts);
        QStringList found;
        for (const std::string &part : identifierParts(written.toStdString()))
            found << QString::fromStdString(part);
        QCOMPARE(found, parts);
    }

    void pinnedPostsStay_data()
    {
        QTest::addColumn<int>("themes");
        QTest::addRow("when the number of themes is found") << 0;
        QTest::addRow("when it is asked for") << 4;
        QTest::addRow("when more are kept than asked for") << 1;
    }

    void pinnedPostsStay()
    {
        QFETCH(int, themes);
        Planted village = readPlanted("village.txt");
        // A theme that no text would suggest: every other post on bread with every other one on trains.
        std::size_t pinned = 0;
        for (std::size_t d = 0; d < village.documents.size(); d += 2) {
            if (village.theme[d] == "bread" || village.theme[d] == "trains") {
                village.documents[d].kept = 0;
                village.documents[d].pinned = true;
                ++pinned;
            }
        }
        QVERIFY(pinned > 5);
        ThemeOptions options{.themes = themes};
        options.kept.resize(2);
        options.kept[1].words = {"derailleur", "chains"};
        const ThemeModel model = found(village.documents, options);
        QCOMPARE(model.kept.size(), std::size_t{2});
        QVERIFY2(model.kept[0] >= 0 && model.kept[1] >= 0 && model.kept[0] != model.kept[1],
                 written(model).c_str());
        if (themes > 1)
            QVERIFY(model.themes.size() <= static_cast<std::size_t>(themes));
        for (std::size_t d = 0; d < village.documents.size(); ++d) {
            if (village.documents[d].pinned) {
                QCOMPARE(model.assignment[d], model.kept[0]);
                QCOMPARE(model.weight[d], 1.0F);
            }
        }
        // Words tied to a theme bring their posts, in whatever form they are written.
        std::size_t chains = 0, there = 0;
        for (std::size_t d = 0; d < village.documents.size(); ++d) {
            if (village.documents[d].pinned ||
                village.documents[d].text.find("chain") == std::string_view::npos)
                continue;
            ++chains;
            there += model.assignment[d] == model.kept[1];
        }
        QVERIFY2(chains > 2 && there * 10 >= chains * 6, written(model).c_str());
    }

    void aKeptThemeThatNothingIsLeftOfIsLeftOut()
    {
        const Planted village = readPlanted("village.txt");
        ThemeOptions options{.themes = 3};
        options.kept = {KeptTheme{{"zeppelin"}}};
        const ThemeModel model = found(village.documents, options);
        QCOMPARE(model.kept, std::vector<std::int32_t>{-1});
        QVERIFY(model.themes.size() >= 2);
    }

    void pinnedPostsWithoutTextAreAThemeAllTheSame()
    {
        Planted forum;
        for (int i = 0; i < 3; ++i)
            forum.add("t", "en", "x", i == 0 ? "" : "Bread rises in ovens.");
        for (const std::size_t d : {0, 2}) {
            forum.documents[d].kept = 0;
            forum.documents[d].pinned = true;
        }
        ThemeOptions options;
        options.kept.resize(1);
        const ThemeModel model = found(forum.documents, options);
        QCOMPARE(model.assignment, (std::vector<std::int32_t>{0, -1, 0}));
        QCOMPARE(model.kept, std::vector<std::int32_t>{0});
        QCOMPARE(model.themes.size(), std::size_t{1});
    }

    void excludedWordsMarkNothing()
    {
        const Planted village = readPlanted("village.txt");
        const ThemeModel model =
            found(village.documents, {.themes = 3, .excluded = {"Sourdough", "flours", "brake"}});
        QCOMPARE(model.themes.size(), std::size_t{3});
        for (const Theme &theme : model.themes) {
            std::string all = theme.label;
            for (const std::vector<std::string> *phrases : {&theme.alternates, &theme.keyPhrases}) {
                for (const std::string &phrase : *phrases)
                    all += ' ' + phrase;
            }
            for (const Term &term : theme.terms)
                all += ' ' + term.text;
            for (const text::Word &word : text::words(all, English)) // whatever its ending
                QVERIFY2(word.folded != "sourdough" && word.folded != "flour" && word.folded != "brakes",
                         all.c_str());
        }
    }

    void theSameBytesEveryTime()
    {
        Planted village = readPlanted("village.txt");
        // Enough posts for several blocks of work.
        std::vector<Document> many;
        for (std::uint32_t copy = 0; copy < 30; ++copy) {
            for (std::size_t d = 0; d < village.documents.size(); ++d) {
                village.texts.push_back(village.texts[d] + " Number" + std::string(1 + copy % 7, 'x') + ' ' +
                                        village.texts[(d * 7 + copy) % 50]);
                Document document = village.documents[d];
                document.text = village.texts.back();
                document.thread += copy * 100;
                many.push_back(document);
            }
        }
        for (std::size_t d = 0; d < many.size(); d += 9) {
            many[d].kept = static_cast<std::int32_t>(d % 2);
            many[d].pinned = d % 4 == 0;
            many[d].asked = d % 3 == 0;
        }
        for (const int themes : {0, 5}) {
            ThemeOptions options{.themes = themes, .seed = 7, .threads = 1, .excluded = {"rye"}};
            options.kept = {KeptTheme{{"train"}}, KeptTheme{}};
            const std::string one = written(found(many, options));
            QVERIFY(one.size() > 10000);
            for (const int threads : {1, 2, 3}) {
                options.threads = threads;
                QVERIFY(written(found(many, options)) == one);
            }
        }
    }

    void theSameBytesWhereThemesAreTakenApart()
    {
        const Planted forum = oneSubject(5);
        const Planted village = readPlanted("village_fr.txt", readPlanted("village.txt"));
        for (const std::vector<Document> *documents : {&forum.documents, &village.documents}) {
            const std::string one = written(found(*documents, {.seed = 7, .threads = 1}));
            for (const int threads : {1, 2, 3})
                QVERIFY(written(found(*documents, {.seed = 7, .threads = threads})) == one);
        }
    }

    void cancellingWhereThemesAreTakenApart()
    {
        const Planted forum = oneSubject(5);
        const Planted village = readPlanted("village_fr.txt", readPlanted("village.txt"));
        for (const std::vector<Document> *documents : {&forum.documents, &village.documents}) {
            int cancelled = 0;
            for (int questions = 0; questions < 4000; questions += 13) {
                CancelAfter progress(questions);
                const Result<ThemeModel> model = findThemes(*documents, {.threads = 1}, progress);
                if (model)
                    QCOMPARE(model->assignment.size(), documents->size());
                else
                    QCOMPARE(model.error().code, ErrorCode::Cancelled);
                cancelled += !model;
            }
            QVERIFY(cancelled > 5);
        }
    }

    void cancelling()
    {
        const Planted village = readPlanted("village.txt");
        // At every question in turn: always the same clear answer, never a half-made model.
        int cancelled = 0;
        for (int questions = 0; questions < 4000; questions += questions < 50 ? 1 : 37) {
            CancelAfter progress(questions);
            const Result<ThemeModel> model = findThemes(village.documents, {.threads = 1}, progress);
            if (!model) {
                QCOMPARE(model.error().code, ErrorCode::Cancelled);
                ++cancelled;
            } else {
                QCOMPARE(model->assignment.size(), village.documents.size());
            }
        }
        QVERIFY(cancelled > 50);
    }

    void twentyNewsgroups()
    {
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/topics/20ng_bydate_train.tsv.gz");
        const QString gzip = QStandardPaths::findExecutable(QStringLiteral("gzip"));
        if (!QFile::exists(path) || gzip.isEmpty())
            QSKIP("20 Newsgroups is not on this machine (shared/data/topics).");
        QProcess unpack;
        unpack.start(gzip, {QStringLiteral("-dc"), path});
        QVERIFY(unpack.waitForFinished(60000));
        Planted groups;
        bool head = true;
        for (const QByteArray &line : unpack.readAllStandardOutput().split('\n')) {
            const QList<QByteArray> cell = line.split('\t'); // id, label, text
            if (!head && cell.size() == 3) {
                QByteArray text = cell[2];
                text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
                groups.add(cell[0].toStdString(), "en", cell[1].toStdString(), text.toStdString());
            }
            head = false;
        }
        QCOMPARE(groups.documents.size(), std::size_t{11314});
        const ThemeModel model = found(groups.documents, {.themes = 20});
        // scikit-learn 1.2.1 on the same texts (tests/bench/themes_rival.py, k 20, min_df 5): NMF .494,
        // LSA and k-means .559, LDA .493.
        const double nmi = mutualInformation(model.assignment, groups.theme);
        qInfo("20 Newsgroups: NMI %.4f in %zu themes", nmi, model.themes.size());
        QVERIFY2(nmi >= 0.62, std::to_string(nmi).c_str());
    }
};

QTEST_GUILESS_MAIN(TestThemes)
#include "tst_themes.moc"
