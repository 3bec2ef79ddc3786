// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/import/charset.h"
#include "core/text/utf8.h"
#include "tests/core/packing.h"

#include <QFile>
#include <QTest>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

using namespace parlance;
using namespace parlance::import;
using namespace std::string_literals;
using packing::All;
using packing::readAll;

namespace {

/// UTF-8 text in another encoding.
std::string in(const char *charset, const std::string &utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(charset, &status);
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
    std::string bytes(static_cast<std::size_t>(text.length()) * 8 + 16, '\0');
    const int length = ucnv_fromUChars(converter, bytes.data(), int(bytes.size()), text.getBuffer(), text.length(), &status);
    ucnv_close(converter);
    if (U_FAILURE(status))
        qFatal("%s: %s", charset, u_errorName(status));
    bytes.resize(std::size_t(length));
    return bytes;
}

/// Hands out at most `most` bytes at a time, and an error at the end if it is to be cut.
class Dripping final : public ByteSource
{
public:
    Dripping(std::string bytes, std::size_t most, bool cut = false) : m_bytes(std::move(bytes)), m_most(most), m_cut(cut) {}
    Result<std::size_t> read(char *to, std::size_t size) override
    {
        const std::size_t got = std::min({size, m_most, m_bytes.size() - m_at});
        if (got == 0 && m_cut)
            return Error{.code = ErrorCode::Corrupt, .message = "cut"};
        m_bytes.copy(to, got, m_at);
        m_at += got;
        return got;
    }
    std::int64_t compressedDone() const override { return std::int64_t(m_at); }
    std::int64_t compressedTotal() const override { return std::int64_t(m_bytes.size()); }
    std::string sha256() override { return sha256Hex(m_bytes); }

private:
    std::string m_bytes;
    std::size_t m_most;
    bool m_cut;
    std::size_t m_at = 0;
};

const char french[] = "auteur;texte\nÉlodie;C’était déjà l’été à Besançon, où l’on fêtait Noël… « Ça coûte 5 € », dit-elle.\n"
                      "Gaël;L’œuvre où naît la rêverie : bêtise, grâce, maïs, aiguë, hôtel, île, sûr.\n";
const char german[] = "Über die Straße läuft ein größerer Hund; schön wär’s, wenn er müde würde. Äpfel, Öl und Übermut.\n";
const char spanish[] = "¿Qué pasó mañana? El niño comió piñas y jalapeños en España; ¡así está la cosa, corazón!\n";
const char polish[] = "Zażółć gęślą jaźń. Święta się zbliżają, więc kupiłem książkę o łódkach i źrebiętach; cóż, życie jest piękne. "
                      "Chciałbym też wiedzieć, dlaczego nikt jeszcze nie odpowiedział na moje pytanie o zeszłoroczną wycieczkę.\n";
const char czech[] = "Příliš žluťoučký kůň úpěl ďábelské ódy. Nevím, proč už nikdo nečte knížky, když je to tak krásné. "
                     "Můžete mi prosím říct, kde najdu další příspěvky o té věci? Děkuji předem za každou odpověď.\n";
const char russian[] = "Съешь же ещё этих мягких французских булок, да выпей чаю. Я не понимаю, почему никто не отвечает "
                       "на мой вопрос; может быть, все уже уехали в отпуск. Спасибо за помощь!\n";
const char greek[] = "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. Δεν καταλαβαίνω γιατί κανείς δεν απαντά στην ερώτησή μου. Άλλο.\n";
const char turkish[] = "Pijamalı hasta yağız şoföre çabucak güvendi. Bu soruya kimsenin cevap vermemesini anlamıyorum, "
                       "belki de herkes tatile çıkmıştır. Yardımınız için şimdiden teşekkür ederim, iyi günler.\n";
const char hebrew[] = "דג סקרן שט בים מאוכזב ולפתע מצא חברה. אני לא מבין למה אף אחד לא עונה על השאלה שלי.\n";
const char arabic[] = "لا أفهم لماذا لا يجيب أحد على سؤالي. ربما ذهب الجميع في إجازة، شكرا لكم على المساعدة.\n";
const char japanese[] = "この質問に誰も答えないのはなぜですか。みんな休暇中かもしれません。ご協力ありがとうございます。カタカナも漢字も。\n";
const char korean[] = "왜 아무도 제 질문에 대답하지 않는지 모르겠습니다. 모두 휴가를 간 것 같습니다. 도와주셔서 감사합니다.\n";
const char chinese[] = "我不明白为什么没有人回答我的问题。也许大家都去度假了。谢谢你们的帮助，希望很快能看到回复。\n";
const char taiwanese[] = "我不明白為什麼沒有人回答我的問題。也許大家都去度假了。謝謝你們的幫助，希望很快能看到回覆。\n";

} // namespace

class TestCharset : public QObject
{
    Q_OBJECT

private slots:
    void textComesOutInUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("charset");
        QTest::addColumn<int>("replaced");
        const auto row = [](const char *name, const std::string &bytes, const std::string &text, const char *charset, int replaced = 0) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(bytes) << QByteArray::fromStdString(text)
                                      << QString(charset) << replaced;
        };
        const auto legacy = [&](const char *name, const char *text, const char *charset, const char *converter = nullptr) {
            row(name, in(converter ? converter : charset, text), text, charset);
        };
        row("nothing", "", "", "UTF-8");
        row("ASCII", "a,b\n1,2\n", "a,b\n1,2\n", "UTF-8");
        row("UTF-8 stays as it is", french, french, "UTF-8");
        row("the mark of UTF-8 is left to the splitter", "\xEF\xBB\xBF"s + french, "\xEF\xBB\xBF"s + french, "UTF-8");
        row("long ASCII before the first accent", std::string(200'000, 'x') + in("windows-1252", french), std::string(200'000, 'x') + french, "windows-1252");
        row("UTF-8 behind long ASCII", std::string(200'001, 'x') + french, std::string(200'001, 'x') + french, "UTF-8");

        legacy("French", french, "windows-1252");
        legacy("German", german, "windows-1252");
        legacy("Spanish", spanish, "windows-1252");
        row("one word is Western", in("windows-1252", "naïve"), "naïve", "windows-1252");
        row("one letter is Western", in("windows-1252", "it’s"), "it’s", "windows-1252");
        row("one French word in English", "It has a certain " + in("windows-1252", "éclat") + " to it.\n", "It has a certain éclat to it.\n", "windows-1252");
        legacy("Polish of Windows", polish, "windows-1250");
        legacy("Polish of Unix", polish, "ISO-8859-2");
        legacy("Czech of Windows", czech, "windows-1250");
        legacy("Russian of Windows", russian, "windows-1251");
        legacy("Russian of Unix", russian, "KOI8-R");
        legacy("Russian by the standard", russian, "ISO-8859-5");
        legacy("Greek by the standard", greek, "ISO-8859-7");
        legacy("Greek of Windows", greek, "windows-1253");
        legacy("Czech of Unix", czech, "ISO-8859-2");
        row("short words full of accents", in("windows-1252", "það á ég, ó já"), "það á ég, ó já", "windows-1252");
        legacy("Turkish", turkish, "windows-1254");
        legacy("Hebrew", hebrew, "windows-1255");
        legacy("Arabic", arabic, "windows-1256");
        legacy("Japanese of Windows", japanese, "Shift_JIS", "ibm-943_P15A-2003");
        legacy("Japanese of Unix", japanese, "EUC-JP");
        legacy("Korean", korean, "EUC-KR", "windows-949");
        legacy("Chinese", chinese, "GB18030");
        legacy("Chinese of Taiwan", taiwanese, "Big5", "windows-950");
        row("a table of English with Russian cells", "id,text\n1,hello\n2," + in("windows-1251", russian), "id,text\n1,hello\n2,"s + russian, "windows-1251");
        row("bytes without meaning in windows-1252", in("windows-1252", french) + "\x81\x8D!", french + "\uFFFD\uFFFD!"s, "windows-1252", 2);

        const std::string far(70'000, 'x');
        row("a stray byte spoils no UTF-8 far behind it", "it\x92s\n" + far + "\n" + french + german + "\xE9t\xE9", "it’s\n" + far + "\n" + french + german + "été", "windows-1252, UTF-8");
        row("one broken byte does not make UTF-8 Western", "d\xC3\xA9j\xC3\xA0 \xE9 vu", "déjà \uFFFD vu", "UTF-8", 1);
        row("a character cut in two", "\xC3\xA9\xC3 \xE2\x82 x\xE2\x82\xAC", "é\uFFFD \uFFFD x€", "UTF-8", 2);
        row("a character cut off by the end", "caf\xC3\xA9 \xC3\xA9\xE2\x82", "café é\uFFFD", "UTF-8", 1);
        row("surrogates and overlong forms in UTF-8", "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xED\xA0\x80 \xC0\x80", "ééééé \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD", "UTF-8", 5);
        row("NUL in text is let through", "a\0b\0\0c \xC3\xA9"s, "a\0b\0\0c é"s, "UTF-8");
        row("a lone NUL makes no UTF-16", "abc\0defg"s, "abc\0defg"s, "UTF-8");

        const std::string wide = french + "\U0001F600"s + russian + chinese;
        row("UTF-16 LE with its mark", "\xFF\xFE" + in("UTF-16LE", wide), wide, "UTF-16LE");
        row("UTF-16 BE with its mark", "\xFE\xFF" + in("UTF-16BE", wide), wide, "UTF-16BE");
        row("UTF-16 LE without a mark", in("UTF-16LE", french), french, "UTF-16LE");
        row("UTF-16 BE without a mark", in("UTF-16BE", french), french, "UTF-16BE");
        row("a few signs of UTF-16 without a mark", in("UTF-16LE", "{\"a\":1}"), "{\"a\":1}", "UTF-16LE");
        std::string manyLines;
        for (int i = 0; i < 60; ++i)
            manyLines += std::to_string(i) + "," + russian;
        row("Russian in UTF-16 without a mark", in("UTF-16LE", manyLines), manyLines, "UTF-16LE");
        row("UTF-32 LE with its mark", "\xFF\xFE\0\0"s + in("UTF-32LE", wide), wide, "UTF-32LE");
        row("UTF-32 BE with its mark", "\0\0\xFE\xFF"s + in("UTF-32BE", wide), wide, "UTF-32BE");
        row("UTF-32 LE without a mark", in("UTF-32LE", french), french, "UTF-32LE");
        row("UTF-32 BE without a mark", in("UTF-32BE", french), french, "UTF-32BE");
        row("half a surrogate pair in UTF-16", "\xFF\xFE" "a\0\x3D\xD8" "b\0"s, "a\uFFFDb", "UTF-16LE", 1);
        row("an odd byte at the end of UTF-16", "\xFF\xFE" "a\0b\0c"s, "ab\uFFFD", "UTF-16LE", 1);
        row("JSON in UTF-16", "\xFF\xFE" + in("UTF-16LE", "{\"body\":\"d’été\"}\n"), "{\"body\":\"d’été\"}\n", "UTF-16LE");

        row("JSON is not looked at", "\n {\"body\":\"caf\xE9\"}\n", "\n {\"body\":\"caf\xE9\"}\n", "UTF-8");
        row("nor is a JSON array", "[{\"body\":\"caf\xE9\"}]", "[{\"body\":\"caf\xE9\"}]", "UTF-8");
        row("a table that begins with [ is looked at", "[deleted],caf\xE9\n", "[deleted],café\n", "windows-1252");
        const std::string mail = "From a@b Thu Jan  1 00:00:00 1970\nSubject: =?utf-8?q?x?=\n\ncaf\xE9 \xC3\xA9\n";
        row("mail is not looked at", mail, mail, "");
        row("a text that begins like mail is", "From the caf\xE9, with love.\nAnd more.\n", "From the café, with love.\nAnd more.\n", "windows-1252");

        const auto xml = [](const std::string &name, const std::string &text) {
            return "<?xml version=\"1.0\" encoding=\"" + name + "\"?>\n<posts>" + text + "</posts>";
        };
        row("XML in UTF-8", xml("utf-8", french), xml("UTF-8", french), "UTF-8");
        row("XML obeys its declaration", xml("windows-1251", "") + in("windows-1251", "Ёж"), xml("UTF-8", "") + "Ёж", "windows-1251");
        row("XML of one name has the table of another", xml("ISO-8859-1", "") + in("windows-1252", "“é”"), xml("UTF-8", "") + "“é”", "windows-1252");
        row("XML that is UTF-8 whatever it says", xml("ISO-8859-1", french), xml("UTF-8", french), "UTF-8");
        row("XML in UTF-16", "\xFF\xFE" + in("UTF-16LE", xml("UTF-16", french)), xml("UTF-8", french), "UTF-16LE");
        row("XML that says UTF-16 and is not", xml("UTF-16", french), xml("UTF-8", french), "UTF-8");
        row("XML in Japanese of mail", in("ISO-2022-JP", xml("ISO-2022-JP", japanese)), xml("UTF-8", japanese), "ISO-2022-JP");
        row("XML in an encoding of fantasy", xml("x-nothing", "") + in("windows-1252", french), xml("UTF-8", "") + french, "windows-1252");
        const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\1\2\3\4\5\6\x8B\x9C\x0E\x0F\x10\x11\x12"s;
        row("what is no text passes as it is", png, png, "UTF-8");
    }

    void textComesOutInUtf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        QFETCH(QString, charset);
        QFETCH(int, replaced);
        for (const std::size_t piece : {std::size_t{1} << 20, std::size_t{4099}, std::size_t{1}}) {
            const auto source = decodeCharset(std::make_unique<Dripping>(bytes.toStdString(), piece));
            const All all = readAll(*source, piece);
            QVERIFY(!all.error);
            QCOMPARE(QByteArray::fromStdString(all.bytes), text);
            QCOMPARE(QString::fromStdString(source->charset()), charset);
            QCOMPARE(source->replaced(), std::int64_t(replaced));
            QCOMPARE(source->sha256(), sha256Hex(bytes.toStdString()));
            QCOMPARE(source->compressedDone(), std::int64_t(bytes.size()));
            char c = 0;
            QCOMPARE(source->read(&c, 1).value(), std::size_t{0});
        }
    }

    /// Cut anywhere by damage: the beginning of the same text, then the error; what the cut itself broke is not counted.
    void damageIsToldBehindWhatIsGood_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const std::string &bytes, const std::string &text) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(bytes) << QByteArray::fromStdString(text);
        };
        row("UTF-8", french, french);
        row("UTF-16", "\xFF\xFE" + in("UTF-16LE", french), french);
        row("windows-1252", in("windows-1252", french), french);
        row("JSON", "{\"a\":\"é\"}", "{\"a\":\"é\"}");
    }

    void damageIsToldBehindWhatIsGood()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        for (int cut = 4; cut <= bytes.size(); ++cut) {
            const auto source = decodeCharset(std::make_unique<Dripping>(bytes.left(cut).toStdString(), 7, true));
            const All all = readAll(*source, 5);
            QVERIFY(all.error && all.error->code == ErrorCode::Corrupt);
            const std::string whole(text::prefixOf(all.bytes, all.bytes.size()));
            if (!text.startsWith('{'))
                QVERIFY2(text::isValidUtf8(all.bytes), all.bytes.c_str());
            QVERIFY2(text.toStdString().starts_with(all.bytes), all.bytes.c_str());
            QCOMPARE(source->replaced(), std::int64_t(0));
        }
    }

    void aBrokenByteFarBehindIsCounted()
    {
        const std::string text = std::string(90'000, 'x') + french + std::string(300'000, 'y');
        const auto source = decodeCharset(std::make_unique<Dripping>(text + "\xFF" + text + "\xE2\x82", 65536));
        const All all = readAll(*source, 65536);
        QVERIFY(!all.error);
        QVERIFY(all.bytes == text + "\uFFFD" + text + "\uFFFD");
        QCOMPARE(source->replaced(), std::int64_t(2));
        QCOMPARE(source->charset(), "UTF-8"s);
    }

    void mojibakeIsSeen_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isDouble");
        const auto row = [](const char *name, const char *text, bool isDouble) { QTest::addRow("%s", name) << QByteArray(text) << isDouble; };
        row("a French word", "cafÃ©", true);
        row("an apostrophe", "donâ€™t", true);
        row("a French sentence", "Câ€™Ã©tait dÃ©jÃ  lâ€™Ã©tÃ©", true);
        row("a capital at the start", "Ã‰lodie a dit oui", true);
        row("German", "StraÃŸe und GrÃ¶ÃŸe", true);
        row("a degree sign", "20 Â°C", true);
        row("Russian", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", true);
        row("an emoji", "ðŸ˜€ fine", true);
        row("nothing", "", false);
        row("ASCII", "plain text, nothing else", false);
        row("French", french, false);
        row("French in capitals", "À LA CARTE, ÇA VA, Ô MON ÂME, L’ÉTÉ", false);
        row("Portuguese in capitals", "NÃO, IRMÃO, A MANHÃ É SÃ; ÂNGULO, ÀS VEZES", false);
        row("Portuguese in guillemets", "«IRMû disse «AMANHû", false);
        row("an accented capital before dots", "ÓTIMO… É… Ó…", false);
        row("a circumflex before a closing quote", "“Â”, “Ô”, “Ã”", false);
        row("German", german, false);
        row("Spanish", spanish, false);
        row("Polish", polish, false);
        row("Russian as it should be", russian, false);
        row("Chinese as it should be", chinese, false);
        row("bytes that are no UTF-8", "\xC3\xC3\xFF\xC3", false);
    }

    void mojibakeIsSeen()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isDouble);
        QCOMPARE(looksLikeDoubleEncoded(text.toStdString()), isDouble);
    }

    void realTextIsNotMojibake()
    {
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/sentiment/umsab_tweets_8lang.dev.train.tsv.gz");
        if (!QFile::exists(path))
            QSKIP("The labelled texts do not lie beside this checkout.");
        const auto source = openFile(path.toStdString());
        QVERIFY(source.has_value());
        const QByteArray bytes = QByteArray::fromStdString(readAll(**source, 1 << 20).bytes);
        int lines = 0, found = 0;
        for (const QByteArray &line : bytes.split('\n')) {
            ++lines;
            if (looksLikeDoubleEncoded(line.toStdString())) {
                ++found;
                qInfo("%s", line.constData());
            }
        }
        QVERIFY(lines > 1000);
        QVERIFY2(found * 2000 < lines, qPrintable(QString::number(found)));
    }
};

QTEST_GUILESS_MAIN(TestCharset)
#include "tst_charset.moc"
