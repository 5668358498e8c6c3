// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/wording.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWording : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void writesClocksInAtMostSixCharacters_data()
    {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << u"00:00"_s;
        QTest::newRow("not yet a second over") << qint64(-900'000) << u"00:00"_s;
        QTest::newRow("overrun") << qint64(-72'000'000) << u"−01:12"_s;
        QTest::newRow("just below a hundred minutes") << qint64(5'999'999'999) << u"99:59"_s;
        QTest::newRow("a hundred minutes") << qint64(6'000'000'000) << u"1h40"_s;
        QTest::newRow("overrun by hours") << qint64(-36'000'000'000) << u"−10h00"_s;
        QTest::newRow("days") << qint64(360'000'000'000) << u"100h"_s;
        QTest::newRow("a year") << qint64(31'536'000'000'000) << u"8760h"_s;
    }
    void writesClocksInAtMostSixCharacters()
    {
        QFETCH(const qint64, micros);
        QTEST(Wording::clock(Micros(micros)), "text");
        QVERIFY(Wording::clock(Micros(micros)).size() <= 6);
    }

    void writesLengths()
    {
        QCOMPARE(Wording::length(41s), u"0:41"_s);
        QCOMPARE(Wording::length(725s), u"12:05"_s);
        QCOMPARE(Wording::length(3725s), u"1:02:05"_s);
        QCOMPARE(Wording::rough(14s), u"14 s"_s);
        QCOMPARE(Wording::rough(-3s), u"0 s"_s);
        QCOMPARE(Wording::rough(18min), u"18 min"_s);
    }

    void neverMakesAnUncertaintySmallerByRounding()
    {
        QCOMPARE(Wording::plusMinus(3100us), u"± 4 ms"_s);
        QCOMPARE(Wording::plusMinus(300ms), u"± 0.3 s"_s);
        QCOMPARE(Wording::plusMinus(310ms), u"± 0.4 s"_s);
        QCOMPARE(Wording::plusMinus(12100ms), u"± 13 s"_s);
        QCOMPARE(Wording::plusMinus(119s), u"± 2 min"_s);
    }

    void saysWhatASourceIsUpTo()
    {
        const SourceRow failing{.title = u"Icinga"_s,
                                .health = SourceHealth::Failing,
                                .reason = u"connection refused"_s,
                                .since = instantOf(1'000'000)};
        QCOMPARE(Wording::standing(failing, instantOf(15'000'000)),
                 u"Icinga failing for 14 s · connection refused"_s);
        QCOMPARE(Wording::standing({.title = u"I"_s,
                                    .health = SourceHealth::Live,
                                    .reason = u"its events cannot be heard"_s},
                                   {}),
                 u"I live · its events cannot be heard"_s);
        QCOMPARE(Wording::standing({.title = u"P"_s, .health = SourceHealth::Live}, {}),
                 u"P live"_s);
    }

    void showsMarkupFromOutsideAsItIs()
    {
        QVERIFY(!Wording::plain(u"<img src=x>"_s).contains(u"<img"_s));
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
