// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/qastrip.h"

#include "tests/ui/run/stage.h"
#include "ui/run/bridgetitle.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void runDay(DayScript &script)
{
    Scenes::planSmallDay(script);
    Experiment one = *script.day().plan().experiment(u"one"_s);
    one.liveQa = {{u"Buy two tickets"_s, u"the order page"_s}, {u"Ask for a refund"_s, {}}};
    script.say(Entries::planned(one));
    script.say(Entries::started(u"one"_s)).say(Entries::triggered(u"one"_s, 0ms));
}

} // namespace

class TestQaStrip : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
        m_script = std::make_unique<DayScript>(Scenes::begin);
        runDay(*m_script);
        m_stage = std::make_unique<Stage>(*m_script);
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
        m_strip = m_stage->find<QaStrip>(u"qaStrip"_s);
        m_line = m_stage->find<QLineEdit>(u"qaLine"_s);
        connect(m_strip, &QaStrip::entered, this,
                [this](const QaResult &result, const QImage &image, const QByteArray &bytes) {
                    m_result = result;
                    m_image = image;
                    m_bytes = bytes;
                });
        m_result = {};
    }

    void cleanup()
    {
        m_stage.reset();
        m_script.reset();
    }

    void takesAResultByTheKeyboardAlone()
    {
        QVERIFY(!m_strip->isVisible());
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QVERIFY(m_strip->isVisible());
        QCOMPARE(QApplication::focusWidget(), m_line);
        QCOMPARE(m_stage->find<ElidedLabel>(u"qaCard"_s)->text(), u"1 of 3 · Buy two tickets"_s);
        QCOMPARE(m_stage->find<WrapLabel>(u"qaLook"_s)->text(), u"Look: the order page"_s);
        QTest::keyClick(m_line, Qt::Key_Down);
        QCOMPARE(m_stage->find<ElidedLabel>(u"qaCard"_s)->text(), u"2 of 3 · Ask for a refund"_s);
        QTest::keyClicks(m_line, u"nothing comes"_s);
        QTest::keyClick(m_line, Qt::Key_Return); // what came of it is wanted
        QVERIFY(m_result.key.isEmpty());
        QVERIFY(
            m_stage->find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"Ctrl+2 fails"_s));
        QTest::keyClick(m_line, Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_7, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        QCOMPARE(m_result.experiment, u"one"_s);
        QCOMPARE(m_result.card.attempt, u"Ask for a refund"_s);
        QCOMPARE(m_result.outcome, QaOutcome::Fails);
        QCOMPARE(m_result.severity, Level::High);
        QCOMPARE(m_result.text, u"nothing comes"_s);
        QVERIFY(m_image.isNull() && m_bytes.isEmpty());
        m_strip->answer(m_result.key, {});
        QVERIFY(!m_strip->isVisible());
        QCOMPARE(QApplication::focusWidget(), m_stage->scribe);
    }

    void keepsWhatWasTypedWhenItIsNotTaken()
    {
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QTest::keyClicks(m_line, u"white"_s);
        QTest::keyClick(m_line, Qt::Key_4, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        const QString key = m_result.key;
        m_result = {};
        QTest::keyClick(m_line, Qt::Key_Return); // it is under way
        QVERIFY(m_result.key.isEmpty());
        m_strip->answer(key, u"That is no picture"_s);
        QVERIFY(m_strip->isVisible());
        QCOMPARE(m_line->text(), u"white"_s);
        QTest::keyClick(m_line, Qt::Key_Return);
        QCOMPARE(m_result.key, key); // the same one again
        m_strip->answer(u"another"_s, {});
        QVERIFY(m_strip->isVisible());
    }

    void takesAPicture()
    {
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QImage image(9, 7, QImage::Format_RGB32);
        image.fill(Qt::red);
        QGuiApplication::clipboard()->setImage(image);
        QTest::keyClick(m_line, Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        QCOMPARE(m_image.size(), image.size());
        m_strip->answer(m_result.key, {});
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        auto *picture = m_stage->find<WordButton>(u"qaPicture"_s);
        m_strip->setPicture("bytes", u"a.png"_s);
        QVERIFY(picture->text().contains(u"a.png"_s));
        picture->click(); // not that one
        m_strip->setPicture("others", u"b.png"_s);
        QTest::keyClick(m_line, Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        QCOMPARE(m_bytes, "others");
        QVERIFY(m_image.isNull());
    }

    void wantsALineForSomethingElse()
    {
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QTest::keyClick(m_line, Qt::Key_Up);
        QCOMPARE(m_stage->find<ElidedLabel>(u"qaCard"_s)->text(), u"3 of 3 · Something else"_s);
        QTest::keyClick(m_line, Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        QVERIFY(m_result.key.isEmpty());
        QVERIFY(
            m_stage->find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"Write a line"_s));
        QTest::keyClick(m_line, Qt::Key_Escape);
        QVERIFY(!m_strip->isVisible());
    }

private:
    std::unique_ptr<DayScript> m_script;
    std::unique_ptr<Stage> m_stage;
    QaStrip *m_strip = nullptr;
    QLineEdit *m_line = nullptr;
    QaResult m_result;
    QImage m_image;
    QByteArray m_bytes;
};

QTEST_MAIN(TestQaStrip)
#include "tst_qastrip.moc"
