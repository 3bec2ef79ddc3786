// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/model.h"
#include "core/sentiment/reading.h"

#include <QTest>

using namespace parlance;
using namespace parlance::sentiment;

class TestModel : public QObject
{
    Q_OBJECT

    static Model small()
    {
        Model model(4);
        model.scale = {0.5, 0.25, 0.125};
        model.intercept = {0.1, -0.2, 0.3};
        model.figures[2][5] = 1.5;
        model.at(3)[0] = 7;
        model.at(19)[2] = -127; // the same bucket: four bits count
        return model;
    }

private slots:
    void aModelIsReadAsItWasWritten()
    {
        const std::string bytes = small().serialised();
        const auto read = Model::parse(bytes);
        QVERIFY(read);
        QCOMPARE(read->scale[1], 0.25);
        QCOMPARE(read->intercept[2], 0.3);
        QCOMPARE(read->figures[2][5], 1.5);
        QCOMPARE(int{read->at(3)[0]}, 7);
        QCOMPARE(int{read->at(3)[2]}, -127);
        QVERIFY(read->serialised() == bytes);
    }

    void whatIsNoModelIsRefused()
    {
        const std::string bytes = small().serialised();
        for (std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{20}, bytes.size() - 1})
            QVERIFY(!Model::parse(std::string_view(bytes).substr(0, size)));
        QVERIFY(!Model::parse(bytes + '\0'));
        std::string other = bytes;
        other[0] = 'X';
        QVERIFY(!Model::parse(other));
    }

    void whereLittleIsKnownTheRulesStandAlone()
    {
        UnitText text;
        text.units.resize(12);
        QCOMPARE(Model::evidence(text, 0)[0], 0.0);
        const double formal = Model::evidence(text, 6)[0];
        QVERIFY(Model::evidence(text, 3)[0] < formal);
        QCOMPARE(Model::evidence(text, 12)[0], formal);
        text.lowerStart = 1;
        QCOMPARE(Model::evidence(text, 12)[0], 0.75 * formal);
        text.signs = 1;
        QCOMPARE(Model::evidence(text, 12)[0], 0.35 * formal);
        QCOMPARE(Model::evidence(text, 12)[1], formal);
        QCOMPARE(Model::evidence(UnitText(), 0)[0], 0.0);
    }

    void theScorerAddsUpWhatTheModelWasTrainedOn_data()
    {
        QTest::addColumn<QString>("text");

        QTest::addRow("plain words") << "The lid is good, the hinge is bad.";
        QTest::addRow("negations, emoji and stretched words") << "I don't like thissss ❤️ :( not at all well-made";
        QTest::addRow("two sentences") << "It works! Why would anybody buy another one?";
        QTest::addRow("words of other scripts") << "Очень хорошо, 我喜欢 😀";
        QTest::addRow("nothing") << "";
    }

    void theScorerAddsUpWhatTheModelWasTrainedOn()
    {
        QFETCH(QString, text);
        const Lexicon &lexicon = *Lexicon::of(English);
        const Model *model = Model::of("en");
        QVERIFY(model);
        Entries &entries = entriesOf(lexicon);
        Reading reading;
        NoRuleTrace trace;
        readUnits(text.toStdString(), entries, reading.text);
        Rules(lexicon, reading.text, trace).run(reading.rules);
        applyModel(reading, entries, Correction::Learned);
        Weights words{}, grams{};
        features::forEach(reading.text, entries, [&](std::uint32_t hash, features::Kind kind) {
            for (std::size_t head = 0; head < HeadCount; ++head)
                (kind == features::Kind::Word ? words : grams)[head] += model->at(hash)[head];
        });
        QCOMPARE(reading.learned.words, words);
        QCOMPARE(reading.learned.grams, grams);
    }
};

QTEST_APPLESS_MAIN(TestModel)
#include "tst_model.moc"
