// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/language.h"
#include "core/base/post.h"

#include <QTest>

using namespace parlance;

class TestBase : public QObject
{
    Q_OBJECT

private slots:
    void sha256OfKnownStrings()
    {
        // FIPS 180-4, appendix B.1 and the empty string.
        QCOMPARE(sha256Hex("abc"),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256Hex(""),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        Sha256 pieces;
        pieces.add("a");
        pieces.add("bc");
        QCOMPARE(pieces.hex(), sha256Hex("abc"));
    }

    void errorsReadAsSentences()
    {
        const Error error{.code = ErrorCode::Io, .message = "%1 cannot be opened.", .subject = "a.zst",
                          .offset = 12, .detail = "errno 2"};
        QCOMPARE(describe(error), std::string("a.zst cannot be opened. [at 12] (errno 2)"));
    }

    void postIdsComeFromContent()
    {
        const PostId comment = makePostId(Platform::Reddit, PostKind::Comment, "kxmhmer");
        QCOMPARE(comment, makePostId(Platform::Reddit, PostKind::Comment, "kxmhmer"));
        // A comment and a submission may carry the same number; they are two posts.
        QVERIFY(comment != makePostId(Platform::Reddit, PostKind::Submission, "kxmhmer"));
        // The number of the id is kept: 45568804275 is kxmhmer.
        QCOMPARE(comment.value & ((std::int64_t{1} << 57) - 1), std::int64_t{45568804275});
        QVERIFY(makePostId(Platform::Reddit, PostKind::Comment, "not base 36!").value > 0);
        QVERIFY(makePostId(Platform::Reddit, PostKind::Comment, "").value > 0);
    }

    void languageCodesAreTwoLetters()
    {
        QCOMPARE(English.code(), std::string("en"));
        QCOMPARE(Undetermined.code(), std::string("und"));
        QCOMPARE(Language(std::string_view("french")), Undetermined);
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
