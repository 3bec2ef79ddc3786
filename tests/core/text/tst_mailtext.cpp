// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/text/mail.h"
#include "core/text/plaintext.h"
#include "core/text/utf8.h"

using namespace parlance;
using namespace parlance::text;

class TestMailText : public QObject
{
    Q_OBJECT

private:
    /// What must hold of every taking apart.
    static void check(const std::string &body, const PlainText &plain)
    {
        QVERIFY(isValidUtf8(plain.text) && isValidUtf8(plain.quoted) && isValidUtf8(plain.code));
        std::size_t plainEnd = 0, bodyEnd = 0;
        for (const SourceRun &run : plain.runs) {
            QVERIFY(run.plainLength > 0 && run.plain >= plainEnd && run.body >= bodyEnd);
            plainEnd = run.plain + run.plainLength;
            bodyEnd = run.body + run.bodyLength;
            QVERIFY(plainEnd <= plain.text.size() && bodyEnd <= body.size());
            if (run.plainLength == run.bodyLength)
                QCOMPARE(body.substr(run.body, run.bodyLength), plain.text.substr(run.plain, run.plainLength));
        }
        const PlainText bare = plainText(body, Markup::Mail);
        QCOMPARE(bare.text, plain.text);
        QCOMPARE(bare.quoted, plain.quoted);
    }

private Q_SLOTS:
    void ownWords_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quoted");
        const auto row = [](const char *name, const char *body, const char *text, const char *quoted = "") {
            QTest::newRow(name) << QString::fromUtf8(body) << QString::fromUtf8(text) << QString::fromUtf8(quoted);
        };

        row("nothing is nothing", "\n \n", "");
        row("words alone are the author's", "Hello all,\n\nit works.\n", "Hello all,\n\nit works.");
        row("quoted lines and their announcement are kept apart",
            "On Tue, 30 Oct 2001, Ann Lee wrote:\n> Does it\n> work?\n\nIt does.\n", "It does.", "Does it\nwork?");
        row("answers between the quoted lines stay in order",
            "Ann Lee wrote:\n\n> one?\nYes.\n\n> two?\n\nNo.\n", "Yes.\n\nNo.", "one?\n\ntwo?");
        row("quotes within quotes are quotes", "> > deep\n> less deep\nmine", "mine", "deep\n\nless deep");
        row("CRLF ends lines as well", "A wrote:\r\n> q\r\n\r\nmine\r\nand more\r\n", "mine\nand more", "q");
        row("a French announcement", "Le 12 mars 2019 à 10:02, Zoé Petit <zoe@exemple.fr> a écrit :\n> Bonjour\nMerci !", "Merci !",
            "Bonjour");
        row("a French announcement with no-break spaces, wrapped",
            "Oui.\n\nLe mar. 12 mars 2019 à 10:02, Zoé Petit\n<zoe@exemple.fr> a écrit\u00A0:\n\n> Bonjour\n", "Oui.", "Bonjour");
        row("a German announcement", "Am 03.04.2018 um 09:12 schrieb Jörg Maß:\n> Hallo\nDanke.", "Danke.", "Hallo");
        row("a Spanish announcement", "El lun, 5 ago 2019 a las 11:20, Ana (<ana@ejemplo.es>) escribió:\n> hola\nGracias.",
            "Gracias.", "hola");
        row("an Italian announcement", "Il giorno 5 ago 2019, alle ore 11:20, Ugo <ugo@esempio.it> ha scritto:\n> ciao\nGrazie.",
            "Grazie.", "ciao");
        row("an announcement wrapped over two lines",
            "Sure.\n\nOn Mon, Jan 6, 2020 at 9:15 PM Bartholomew Featherstonehaugh\n<bart@example.org> wrote:\n\n> ok?\n", "Sure.",
            "ok?");
        row("an announcement wrapped over three lines",
            "Sure.\n\nOn Mon, Jan 6, 2020 at 9:15 PM Bartholomew\nFeatherstonehaugh via users\n<users@example.org> wrote:\n\n> ok?\n",
            "Sure.", "ok?");
        row("an omission between announcement and quote", "On 3 May 2001, Jo wrote:\n[...]\n> q\nmine", "mine", "q");
        row("that somebody wrote is no announcement", "She wrote:\nit is a fine book.\n", "She wrote:\nit is a fine book.");
        row("a sentence that ends in a colon before a quote stays", "I disagree with this:\n> q\nmine", "I disagree with this:\n\nmine",
            "q");
        row("a message appended behind the answer",
            "No.\n\n-----Original Message-----\nFrom: Ann [mailto:ann@example.org]\nSent: Monday\nTo: list\nSubject: Re: it\n\nShall we?\nAnn\n",
            "No.", "Shall we?\nAnn");
        row("a French one", "Non.\n\n-----Message d'origine-----\nDe : Ann\nEnvoyé : lundi\nÀ : liste\nObjet : ça\n\nOn y va ?\n", "Non.",
            "On y va ?");
        row("a German one", "Nein.\n\n-----Ursprüngliche Nachricht-----\nVon: Ann\nGesendet: Montag\nAn: Liste\nBetreff: es\n\nGehen wir?\n",
            "Nein.", "Gehen wir?");
        row("Outlook's rule and header",
            "Fine.\n________________________________\nFrom: Ann Lee\nSent: Monday, 2 May\nTo: list\nSubject: it\n\nShall we?\n", "Fine.",
            "Shall we?");
        row("Outlook's header without a rule", "Fine.\n\nFrom: Ann Lee\nSent: Monday, 2 May\nTo: list\nSubject: it\n\nShall we?\n", "Fine.",
            "Shall we?");
        row("a line that begins like a header is text", "From: one side it looks good.\nTo: me it does not.\n",
            "From: one side it looks good.\nTo: me it does not.");
        row("an unmarked message behind an announcement with date and address",
            "Yes.\n\nOn Mon, Jan 6, 2020 at 9:15 PM Bart <bart@example.org> wrote:\n\nShall we?\n", "Yes.", "Shall we?");
        row("the signature goes", "Yes.\n-- \nBob\nACME Corp.\n", "Yes.");
        row("a signature without its blank goes", "Yes.\n\n--\nBob\n", "Yes.");
        row("two dashes in the middle of a long text are text",
            "a.\n--\nb.\nc.\nd.\ne.\nf.\ng.\nh.\ni.\nj.\nk.\nl.\nm.\nn.\n", "a.\n--\nb.\nc.\nd.\ne.\nf.\ng.\nh.\ni.\nj.\nk.\nl.\nm.\nn.");
        row("what was quoted below the signature is still a quote", "Yes.\n-- \nBob\n\nOn 3 May 2001, Jo wrote:\n> q\n", "Yes.", "q");
        row("a signed message",
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nYes.\n\n- -- \nBob\n-----BEGIN PGP SIGNATURE-----\nVersion: 1\n\niQEz\n-----END PGP SIGNATURE-----\n",
            "Yes.");
        row("a list's footer", "Yes.\n\n_______________________________________________\nUsers mailing list\nusers@example.org\n"
            "https://example.org/listinfo/users\n", "Yes.");
        row("a list's footer behind a signature",
            "Yes.\n\n-- \nBob\n_______________________________________________\nUsers mailing list\nusers@example.org\n", "Yes.");
        row("a provider's advertisement", "Yes.\n\n__________________________________________________\nDo You Yahoo!?\nMake a connection.\n",
            "Yes.");
        row("a telephone's tail", "Yes.\n\nSent from my iPhone\n", "Yes.");
        row("what the archive says of attachments",
            "Yes.\n-------------- next part --------------\nAn HTML attachment was scrubbed...\nURL: <http://example.org/a.html>\n", "Yes.");
        row("a forwarded message", "See below.\n\n---------- Forwarded message ---------\nFrom: Ann <ann@example.org>\nDate: Mon\nSubject: it\nTo: x\n\nNews.\n",
            "See below.", "News.");
        row("initials before the mark", "AL> one\nAL> two\nmine", "mine", "one\ntwo");
        row("initials deep in the line", ">>>>> \"AL\" == Ann Lee writes:\n\n    AL> one\n    AL> two\n\nmine", "mine",
            "\"AL\" == Ann Lee writes:\n\none\ntwo");
        row("a title over quoted lines announces them", "-----Original Message-----\n>\n> q\n>\nmine\n> r\n", "mine", "q\n\nr");
        row("a header over quoted lines announces them", "From: \"Ann\" <ann at example.org>\n\n> q\n\nmine", "mine", "q");
        row("an arrow after a word is no quote", "x> 0 holds.\nmine", "x> 0 holds.\nmine");
        row("addresses go", "See http://example.org/a, or <http://example.org/b>, or ask ann@example.org.", "See, or, or ask.");
        row("an archive's spelled address goes", "Ask Ann <ann at example.org> please.", "Ask Ann please.");
        row("wrapped lines are joined, short ones are not",
            "This is a line that the mailer wrapped at about seventy-two characters\nof width because it had to.\nShort.\n",
            "This is a line that the mailer wrapped at about seventy-two characters of width because it had to.\nShort.");
        row("list items are not joined",
            "This is a line that the mailer wrapped at about seventy-two characters\n- first\n- second\n",
            "This is a line that the mailer wrapped at about seventy-two characters\n- first\n- second");
        row("a lone quote has no words", "> only\n> this", "", "only\nthis");
    }
    void ownWords()
    {
        QFETCH(QString, body);
        QFETCH(QString, text);
        QFETCH(QString, quoted);
        const std::string bytes = body.toStdString();
        const PlainText plain = plainText(bytes, Markup::Mail, KeepRuns::Yes);
        QCOMPARE(QString::fromStdString(plain.text), text);
        QCOMPARE(QString::fromStdString(plain.quoted), quoted);
        check(bytes, plain);
        // However it breaks off, nothing breaks.
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            std::string part = bytes.substr(0, size);
            repairUtf8(part);
            check(part, plainText(part, Markup::Mail, KeepRuns::Yes));
        }
    }

    void aPythonSessionIsCode()
    {
        const PlainText plain = plainText("Try this:\n\n>>> import numpy\n>>> numpy.zeros(3)\n\nIt fails.\n", Markup::Mail);
        QCOMPARE(plain.text, std::string("Try this:\n\nIt fails."));
        QCOMPARE(plain.code, std::string("import numpy\nnumpy.zeros(3)"));
        QVERIFY(plain.quoted.empty());
    }

    void aSpanPointsIntoTheBody()
    {
        const std::string body = "A wrote:\n> q\n\nSee http://example.org for more.\nBye.";
        const PlainText plain = plainText(body, Markup::Mail, KeepRuns::Yes);
        QCOMPARE(plain.text, std::string("See for more.\nBye."));
        const auto [from, to] = bodySpan(plain, 4, 13);
        QCOMPARE(body.substr(from, to - from), std::string("for more."));
        const auto [all, end] = bodySpan(plain, 0, plain.text.size());
        QCOMPARE(body.substr(all, end - all), std::string("See http://example.org for more.\nBye."));
    }

    void linesWithoutEndAreReadInTime()
    {
        std::string body;
        for (int i = 0; i < 200'000; ++i)
            body += i % 3 == 0 ? "On 3 May 2001, x@y.z <\n" : i % 3 == 1 ? "____________\n" : "From: a\n";
        QVERIFY(plainText(body, Markup::Mail).text.size() <= body.size());
        const std::string marks(1 << 20, '>');
        QVERIFY(plainText(marks + "\n" + marks, Markup::Mail).text.empty());
        const std::string letters(1 << 20, 'a');
        QCOMPARE(plainText(letters, Markup::Mail).text, letters);
    }
};

QTEST_GUILESS_MAIN(TestMailText)
#include "tst_mailtext.moc"
