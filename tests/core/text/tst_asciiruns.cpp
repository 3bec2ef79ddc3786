// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/asciiruns.h"

#include <QTest>

#include <string>

using namespace parlance::text;

class TestAsciiRuns : public QObject
{
    Q_OBJECT

private slots:
    /// Every byte in every place, among bytes that are letters, digits, signs and none of ASCII.
    void aByteIsTakenForWhatItIs()
    {
        for (const char around : {'a', 'Z', '0', '/', '\0', '\x7F', '\x80', '\xFF'}) {
            for (std::size_t place = 0; place < 8; ++place) {
                for (int byte = 0; byte < 256; ++byte) {
                    std::string text(8, around);
                    text[place] = static_cast<char>(byte);
                    std::uint64_t letters = 0;
                    std::uint64_t digits = 0;
                    for (const char c : text) {
                        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                        letters = letters << 8 | (isLetter ? 0x80 : 0);
                        digits = digits << 8 | (c >= '0' && c <= '9' ? 0x80 : 0);
                    }
                    const std::uint64_t bytes = ascii::load(text.data());
                    QCOMPARE(ascii::number(ascii::letters(bytes)), letters);
                    QCOMPARE(ascii::number(ascii::digits(bytes)), digits);
                }
            }
        }
    }

    void theFirstHighBitIsFound()
    {
        QCOMPARE(ascii::before(0), std::size_t{8});
        for (std::size_t place = 0; place < 8; ++place) {
            std::string text(8, '\0');
            text.replace(place, std::string::npos, 8 - place, '\x80');
            QCOMPARE(ascii::before(ascii::load(text.data())), place);
        }
    }

    void theFirstByteIsTheHighestOfTheNumber()
    {
        QCOMPARE(ascii::number(ascii::load("\1\2\3\4\5\6\7\10")), std::uint64_t{0x0102030405060708});
    }
};

QTEST_APPLESS_MAIN(TestAsciiRuns)
#include "tst_asciiruns.moc"
