// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/allowancestrip.h"

#include "tests/ui/run/stage.h"
#include "ui/run/bridgetitle.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Experiment "one" has steps on two hosts of production, and is started.
void planProduction(DayScript &script)
{
    Scenes::planSmallDay(script);
    Experiment one = *script.day().plan().experiment(u"one"_s);
    one.risk.reach = Risk::Reach::Production;
    one.risk.acceptedBy = script.day().plan().people.front().key;
    one.risk.productionHosts = {u"shop"_s, u"mail"_s};
    for (const QString &key : {u"shop"_s, u"mail"_s}) {
        script.say(
            Entries::planned(StagingHost{.key = key, .environment = u"production"_s, .ssh = key}));
        one.method.push_back(
            {.provider = PlannedStep::Provider::Scripted, .text = u"stop"_s, .target = key});
    }
    script.say(Entries::planned(one));
    script.say(Entries::started(u"one"_s));
}

} // namespace

/// Production, asked for on the run screen.
class TestAllowanceStrip : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void staysAwayFromStaging()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s));
        Stage stage(script);
        QVERIFY(!stage.screen->allowance().isVisible());
    }

    void asksForTheNameAndACodeWhenTheTriggerIsLocked()
    {
        DayScript script(Scenes::begin);
        planProduction(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QSignalSpy allowed(stage.screen, &RunScreen::allowWished);
        auto &strip = stage.screen->allowance();
        QVERIFY(strip.isVisible());
        auto *host = stage.find<QLineEdit>(u"allowanceHost"_s);
        auto *code = stage.find<QLineEdit>(u"allowanceCode"_s);
        QVERIFY(!host->isVisible());
        QTest::keyClick(&stage.window, Qt::Key_F7);
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)
                    ->message()
                    .contains(u"shop is of production"_s));
        QCOMPARE(QApplication::focusWidget(), host);
        QTest::keyClicks(host, u"shop"_s);
        QTest::keyClick(host, Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), code);
        QCOMPARE(code->echoMode(), QLineEdit::Password);
        QTest::keyClick(code, Qt::Key_Return); // nothing is typed
        QVERIFY(allowed.isEmpty());
        QTest::keyClicks(code, u"123 456"_s);
        QTest::keyClick(code, Qt::Key_Return);
        QCOMPARE(allowed.size(), 1);
        QCOMPARE(allowed.first(), (QVariantList{u"one"_s, u"shop"_s, u"123 456"_s}));
        QCOMPARE(stage.take(), QString()); // no code is part of a wish

        strip.answer(u"Not allowed: the code is not right."_s);
        QCOMPARE(stage.find<WrapLabel>(u"allowanceTrouble"_s)->text(),
                 u"Not allowed: the code is not right."_s);
        QVERIFY(code->text().isEmpty());
        QCOMPARE(QApplication::focusWidget(), code);

        script.say(Entries::productionAllowed(u"one"_s, u"shop"_s, 7));
        strip.answer({});
        const auto *title = stage.find<ElidedLabel>(u"allowanceTitle"_s);
        QTRY_VERIFY2(title->text().startsWith(u"mail is a host of production"_s),
                     qPrintable(title->text()));
        QCOMPARE(QApplication::focusWidget(), host);
        QVERIFY(host->text().isEmpty());
        script.say(Entries::productionAllowed(u"one"_s, u"mail"_s, 8));
        strip.answer({});
        QTRY_VERIFY(!strip.isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), stage.scribe);
    }

    void goesBackWhenItWasNotMeant()
    {
        DayScript script(Scenes::begin);
        planProduction(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::mouseClick(stage.find<WordButton>(u"allowanceOpen"_s), Qt::LeftButton);
        auto *host = stage.find<QLineEdit>(u"allowanceHost"_s);
        QCOMPARE(QApplication::focusWidget(), host);
        QTest::keyClick(host, Qt::Key_Escape);
        QVERIFY(!host->isVisible());
        QVERIFY(stage.screen->allowance().isVisible());
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
    }

    void helpsToSetUpASecondFactor()
    {
        DayScript script(Scenes::begin);
        planProduction(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto &strip = stage.screen->allowance();
        QSignalSpy wished(&strip, &AllowanceStrip::factorWished);
        QSignalSpy given(&strip, &AllowanceStrip::factorGiven);
        QTest::keyClick(&stage.window, Qt::Key_F7);
        strip.missFactor(u"This desk has no second factor yet."_s);
        auto *enrol = stage.find<WordButton>(u"allowanceEnrol"_s);
        QCOMPARE(QApplication::focusWidget(), enrol);
        QTest::keyClick(enrol, Qt::Key_Space);
        QCOMPARE(wished.size(), 1);
        strip.offerFactor("ABCDEFGHIJKLMNOP", u"otpauth://totp/x?secret=ABCDEFGHIJKLMNOP"_s);
        QVERIFY(!stage.find<QLabel>(u"allowancePicture"_s)->pixmap().isNull());
        const auto *key = stage.find<WrapLabel>(u"allowanceKey"_s);
        QVERIFY2(key->text().contains(u"ABCD EFGH IJKL MNOP"_s), qPrintable(key->text()));
        auto *proof = stage.find<QLineEdit>(u"allowanceProof"_s);
        QCOMPARE(QApplication::focusWidget(), proof);
        QTest::keyClicks(proof, u"654321"_s);
        QTest::keyClick(proof, Qt::Key_Return);
        QCOMPARE(given.first(), (QVariantList{QByteArray("ABCDEFGHIJKLMNOP"), u"654321"_s}));
        strip.endFactor(u"That code is not right."_s);
        QVERIFY(proof->isVisible());
        strip.endFactor({});
        QVERIFY(!proof->isVisible());
        QVERIFY(stage.find<QLabel>(u"allowancePicture"_s)->pixmap().isNull());
        QVERIFY(key->text().isEmpty());
        QCOMPARE(QApplication::focusWidget(), stage.find<QLineEdit>(u"allowanceHost"_s));
    }
};

QTEST_MAIN(TestAllowanceStrip)
#include "tst_allowancestrip.moc"
