// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/durationtext.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDurationText : public QObject
{
    Q_OBJECT

private slots:
    void tellsLengths_data();
    void tellsLengths();
    void roundsUncertaintyUp_data();
    void roundsUncertaintyUp();
    void tellsBoth();
    void tellsHowAClockStands();
};

void TestDurationText::tellsLengths_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("text");
    const auto row = [](Micros length, const QString &text) {
        QTest::newRow(text.toUtf8().constData()) << qint64(length.count()) << text;
    };
    row(0s, u"0:00"_s);
    row(4250ms, u"0:04.2"_s);
    row(9999ms, u"0:09.9"_s);
    row(10s, u"0:10"_s);
    row(41s, u"0:41"_s);
    row(59'999ms, u"0:59"_s);
    row(247s, u"4:07"_s);
    row(3723s, u"1:02:03"_s);
    row(-20s, u"−0:20"_s);
}

void TestDurationText::tellsLengths()
{
    QFETCH(const qint64, micros);
    QTEST(durationText(Micros(micros)), "text");
}

void TestDurationText::roundsUncertaintyUp_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, Micros length, const QString &text) {
        QTest::newRow(name) << qint64(length.count()) << text;
    };
    row("none", 0us, u"0 s"_s);
    row("below a millisecond", 1us, u"0.001 s"_s);
    row("milliseconds", 2100us, u"0.003 s"_s);
    row("hundredths", 12ms, u"0.02 s"_s);
    row("tenths", 290ms, u"0.3 s"_s);
    row("just over", 301ms, u"0.4 s"_s);
    row("seconds", 1100ms, u"2 s"_s);
    row("many seconds", 61s, u"61 s"_s);
}

void TestDurationText::roundsUncertaintyUp()
{
    QFETCH(const qint64, micros);
    QTEST(plusMinusText(Micros(micros)), "text");
}

void TestDurationText::tellsBoth()
{
    QCOMPARE(elapsedText({41s, 290ms}), u"0:41 ± 0.3 s"_s);
}

void TestDurationText::tellsHowAClockStands()
{
    QCOMPARE(offsetText({.offset = -12ms, .error = 3ms}), u"−12 ± 3 ms"_s);
    QCOMPARE(offsetText({.offset = 0ms, .error = 3ms}), u"0 ± 3 ms"_s);
    QCOMPARE(offsetText({.offset = 400us, .error = 2100us}), u"0 ± 3 ms"_s);
    QCOMPARE(offsetText({.offset = 4200ms, .error = 510ms}), u"+4.2 ± 0.6 s"_s);
    QCOMPARE(offsetText({.offset = 20ms, .error = 2s}), u"+0.0 ± 2 s"_s);
}

QTEST_GUILESS_MAIN(TestDurationText)
#include "tst_durationtext.moc"
