// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/fold.h"
#include "core/text/interner.h"
#include "core/text/tokens.h"

#include <QTest>

using namespace parlance::text;

class TestTokens : public QObject
{
    Q_OBJECT

    /// "don't:w great:w ::e !!:p": each token and its kind.
    static QString described(std::string_view text)
    {
        static const char *const kinds[] = {"w", "n", "emoji", "emoticon", "p", "tag", "name", "address"};
        QStringList list;
        TokenStream stream(text);
        while (stream.next())
            list << QString::fromUtf8(stream.bytes().data(), static_cast<qsizetype>(stream.bytes().size())) + '|'
                        + QLatin1String(kinds[static_cast<int>(stream.token().kind)]);
        return list.join(QLatin1Char(' '));
    }

private slots:
    void tokensOfAText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        QTest::addRow("nothing holds nothing") << "" << "";
        QTest::addRow("punctuation parts words that touch it") << "great,awesome!!" << "great|w ,|p awesome|w !!|p";
        QTest::addRow("apostrophes and hyphens inside a word belong to it")
            << "don’t well-made 'quoted' a--b" << "don’t|w well-made|w '|p quoted|w '|p a|w --|p b|w";
        QTest::addRow("numbers keep their signs") << "1,500 of 10/10 at 3.5." << "1,500|n of|w 10/10|n at|w 3.5|n .|p";
        QTest::addRow("quantities are numbers") << "16Go 3rd b12" << "16Go|n 3rd|n b12|w";
        QTest::addRow("emoticons stand out") << "Works :D and:) xD <3" << "Works|w :D|emoticon and|w :)|emoticon xD|w <3|emoticon";
        QTest::addRow("an emoticon may be stretched") << "no :(((" << "no|w :(((|emoticon";
        QTest::addRow("a ratio or an enumeration is no emoticon")
            << "3:0 (see 2:d) 4:)" << "3:0|n (|p see|w 2|n :|p d|w )|p 4|n :|p )|p";
        QTest::addRow("a mark of sarcasm stands alone") << "sure /s and/or km/s" << "sure|w /s|emoticon and|w /|p or|w km|w /|p s|w";
        QTest::addRow("an emoji takes its variation selector and skin tone") << "❤️👍🏽" << "❤️|emoji 👍🏽|emoji";
        QTest::addRow("joined emoji are one") << "👩‍💻❤️‍🔥" << "👩‍💻|emoji ❤️‍🔥|emoji";
        QTest::addRow("two regional indicators are a flag") << "🇫🇷🇩🇪🇯" << "🇫🇷|emoji 🇩🇪|emoji 🇯|emoji";
        QTest::addRow("emoji part words") << "great👍nice" << "great|w 👍|emoji nice|w";
        QTest::addRow("hashtags and names") << "#LoveThis @some.body. u/Some_One r/france # 1" << "#LoveThis|tag @some.body|name .|p u/Some_One|name r/france|name #|p 1|n";
        QTest::addRow("addresses keep off the sentence around them")
            << "(https://a.example/x?y=z). See a.org, bob@example.org!"
            << "(|p https://a.example/x?y=z|address )|p .|p See|w a.org|address ,|p bob@example.org|address !|p";
        QTest::addRow("www. is one whatever follows") << "www. or WWW." << "www.|address or|w WWW.|address";
        QTest::addRow("sentences without a space are no address") << "the end.Start" << "the|w end|w .|p Start|w";
        QTest::addRow("invisible characters inside a word belong to it") << "gr\u200Beat \u200B no" << "gr\u200Beat|w no|w";
        QTest::addRow("Chinese is cut by ICU's dictionary") << "我喜欢音乐。" << "我|w 喜欢|w 音乐|w 。|p";
        QTest::addRow("a letter without a case is a word") << "Привет мир" << "Привет|w мир|w";
        QTest::addRow("control characters are space") << "a\x01z" << "a|w z|w";
    }

    void tokensOfAText()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(described(text.toStdString()), expected);
    }

    void aWordEndsBeforeTheFirstSign()
    {
        for (std::size_t length = 1; length <= 20; ++length) {
            for (int byte = 0; byte < 128; ++byte) {
                const bool belongs = QChar(byte).isLetterOrNumber();
                for (const char *behind : {"", " ", " and what stands behind it"}) {
                    const std::string text = std::string(length, 'a') + static_cast<char>(byte) + behind;
                    TokenStream stream(text);
                    QVERIFY(stream.next());
                    QCOMPARE(stream.token().kind, TokenKind::Word);
                    QCOMPARE(stream.token().end, length + (belongs ? 1 : 0));
                }
            }
        }
    }

    void bytesThatAreNoTextArePunctuation()
    {
        const std::string_view bytes("a\xFF\xC3(\xE2\x82\0b", 8);
        TokenStream stream(bytes);
        std::size_t end = 0;
        while (stream.next()) {
            QVERIFY(stream.token().begin >= end);
            QVERIFY(stream.token().end > stream.token().begin);
            end = stream.token().end;
        }
        QCOMPARE(end, bytes.size());
    }

    void gapsTellLinesAndParagraphs()
    {
        TokenStream stream("a b\nc\n\nd\n \n e,f");
        QList<int> gaps;
        while (stream.next())
            gaps << static_cast<int>(stream.token().gap);
        QCOMPARE(gaps, (QList<int>{3, 1, 2, 3, 3, 0, 0}));
    }

    void wordsAreFolded_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("expected");

        QTest::addRow("case") << "ÉTÉ" << "été";
        QTest::addRow("apostrophes") << "don’t donʼt" << "don't don't";
        QTest::addRow("hyphens") << "self\u2010made" << "self-made";
        QTest::addRow("accents typed apart") << "cafe\u0301" << "café";
        QTest::addRow("invisible characters") << "gr\u200Be\u00ADat\uFE0F" << "great";
        QTest::addRow("full width") << "ＧＲＥＡＴ" << "great";
        QTest::addRow("a mathematical alphabet") << "𝐆𝐫𝐞𝐚𝐭" << "great";
        QTest::addRow("Cyrillic letters that look Latin in a Latin word") << "sсаm" << "scam";
        QTest::addRow("a Cyrillic word stays") << "Москва" << "москва";
        QTest::addRow("a Cyrillic word with one Latin letter stays") << "Мoжно" << "мoжно";
    }

    void wordsAreFolded()
    {
        QFETCH(QString, word);
        QFETCH(QString, expected);
        std::string folded;
        foldWord(word.toStdString(), folded);
        QCOMPARE(QString::fromStdString(folded), expected);
    }

    void anInternerNumbersDistinctStrings()
    {
        std::vector<std::string> strings{""};
        for (int i = 0; i < 5000; ++i)
            strings.push_back(std::string(static_cast<std::size_t>(i % 40), 'x') + std::to_string(i));
        Interner interner;
        const auto number = [&](const std::string &string, const std::string &behind, std::uint32_t next) {
            const std::string text = string + behind;
            const std::string_view bytes = std::string_view(text).substr(0, string.size());
            return interner.number(Interner::keyOf(bytes, text.size()), bytes, next);
        };
        for (std::uint32_t i = 0; i < strings.size(); ++i)
            QCOMPARE(number(strings[i], "", 3 * i), 3 * i);
        for (std::uint32_t i = 0; i < strings.size(); ++i) {
            QCOMPARE(number(strings[i], "", 1), 3 * i);
            QCOMPARE(number(strings[i], " and what stands behind it", 1), 3 * i);
        }
        QCOMPARE(interner.size(), strings.size());
        QCOMPARE(number(std::string(1, '\0'), "", 7), 7u); // zeros are told from nothing
        QCOMPARE(number(std::string(40, 'x') + '1', "", 8), 8u); // a long string from another of its length
        const std::string known = strings[77];
        QCOMPARE(interner.find(Interner::keyOf(known, known.size()), known), std::optional(3u * 77));
        interner.clear();
        QCOMPARE(interner.size(), 0u);
        QCOMPARE(interner.find(Interner::keyOf(known, known.size()), known), std::nullopt);
        QCOMPARE(number(known, "", 5), 5u);
    }
};

QTEST_APPLESS_MAIN(TestTokens)
#include "tst_tokens.moc"
