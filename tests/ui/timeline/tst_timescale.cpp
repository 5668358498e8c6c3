// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timescale.h"
#include "ui/timeline/timeticks.h"
#include "ui/timeline/timewords.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon = instantOf(1'780'660'800'000'000); // 2026-06-05T12:00:00Z

QStringList labelsOf(const std::vector<TimeTick> &ticks)
{
    QStringList labels;
    for (const TimeTick &tick : ticks)
        labels << tick.label;
    return labels;
}

} // namespace

class TestTimeScale : public QObject
{
    Q_OBJECT

private slots:
    void fitsAStretchOfTimeIntoItsColumns();
    void putsEachInstantIntoTheColumnThatHoldsIt();
    void movesByWholeColumns();
    void keepsTheInstantUnderThePointerWhenZooming();
    void staysWithinItsLimits();
    void keepsNowInItsColumn();
    void choosesTicksPeopleCountIn_data();
    void choosesTicksPeopleCountIn();
    void givesTicksInLocalTime();
    void writesTimesAsPeopleSayThem();
};

void TestTimeScale::fitsAStretchOfTimeIntoItsColumns()
{
    const TimeScale scale(noon, noon + 12min, 640);
    QCOMPARE(scale.columns(), 640);
    QVERIFY(scale.from() <= noon);
    QVERIFY(noon - scale.from() < scale.perColumn());
    QVERIFY(scale.to() + scale.perColumn() >= noon + 12min);
    QCOMPARE(microsOf(scale.from()) % scale.perColumn().count(), 0);
}

void TestTimeScale::putsEachInstantIntoTheColumnThatHoldsIt()
{
    const TimeScale scale(noon, noon + 10s, 10);
    QCOMPARE(scale.perColumn(), Micros(1s));
    QCOMPARE(scale.columnAt(noon), 0);
    QCOMPARE(scale.columnAt(noon + 1s - 1us), 0);
    QCOMPARE(scale.columnAt(noon + 1s), 1);
    QCOMPARE(scale.columnAt(noon - 1us), -1);
    QCOMPARE(scale.columnAt(noon - 1s), -1);
    QCOMPARE(scale.atColumn(3), noon + 3s);
    QVERIFY(scale.columnAt(Instant::min() + 1h) < -100);
    QVERIFY(scale.columnAt(instantOf(4'000'000'000'000'000)) > 100);
}

void TestTimeScale::movesByWholeColumns()
{
    const TimeScale scale(noon, noon + 12min, 641);
    const TimeScale moved = scale.pannedBy(7);
    QCOMPARE(moved.from(), scale.atColumn(7));
    QCOMPARE(moved.firstColumn(), scale.firstColumn() + 7);
    QCOMPARE(moved.pannedBy(-7), scale);
}

void TestTimeScale::keepsTheInstantUnderThePointerWhenZooming()
{
    TimeScale scale(noon, noon + 12min, 640);
    for (const double factor : {0.8, 0.5, 1.7, 3.0, 0.1}) {
        const Instant under = scale.atColumn(200) + scale.perColumn() / 2;
        scale = scale.zoomedAround(factor, 200);
        QCOMPARE(scale.columnAt(under), 200);
        QCOMPARE(scale.columns(), 640);
    }
}

void TestTimeScale::staysWithinItsLimits()
{
    TimeScale scale(noon, noon + 1s, 640);
    for (int i = 0; i < 200; ++i)
        scale = scale.zoomedAround(0.5, 100);
    QCOMPARE(scale.perColumn(), TimeScale::narrowest);
    for (int i = 0; i < 200; ++i)
        scale = scale.zoomedAround(2, 100);
    QCOMPARE(scale.perColumn(), TimeScale::widest);
    QVERIFY(microsOf(scale.from()) >= 0);
    QCOMPARE(TimeScale(noon, noon - 1h, 0).columns(), 1);
}

void TestTimeScale::keepsNowInItsColumn()
{
    TimeScale scale(noon, noon + 12min, 640);
    for (int i = 0; i < 50; ++i) {
        const Instant now = noon + i * 1234567us;
        scale = scale.withAt(now, 426);
        QCOMPARE(scale.columnAt(now), 426);
    }
}

void TestTimeScale::choosesTicksPeopleCountIn_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QStringList>("first");
    QTest::newRow("12 minutes") << qint64(720)
                                << QStringList{u"12:00"_s, u"12:02"_s, u"12:04"_s, u"12:06"_s};
    QTest::newRow("a minute") << qint64(60)
                              << QStringList{u"12:00:00"_s, u"12:00:10"_s, u"12:00:20"_s};
    QTest::newRow("a day") << qint64(86400)
                           << QStringList{u"12:00"_s, u"18:00"_s, u"6 Jun"_s, u"06:00"_s};
    QTest::newRow("two seconds") << qint64(2) << QStringList{u"12:00:00.000"_s, u"12:00:00.500"_s};
}

void TestTimeScale::choosesTicksPeopleCountIn()
{
    QFETCH(qint64, seconds);
    QFETCH(QStringList, first);
    const auto ticks = timeTicks(TimeScale(noon, noon + std::chrono::seconds(seconds), 640), 84);
    QCOMPARE(labelsOf(ticks).first(first.size()), first);
    QVERIFY(ticks.size() <= 640 / 84 + 3);
}

void TestTimeScale::givesTicksInLocalTime()
{
    qputenv("TZ", "Asia/Kolkata"); // five and a half hours ahead
    tzset();
    const auto ticks = timeTicks(TimeScale(noon, noon + 6h, 640), 84);
    qputenv("TZ", "UTC");
    tzset();
    QCOMPARE(labelsOf(ticks).first(3), (QStringList{u"17:00"_s, u"18:00"_s, u"19:00"_s}));
    QCOMPARE(ticks[1].at, noon + 30min);
}

void TestTimeScale::writesTimesAsPeopleSayThem()
{
    QCOMPARE(timeOfDay(noon + 53s), u"12:00:53"_s);
    QCOMPARE(hourAndMinute(noon + 53s), u"12:00"_s);
    QCOMPARE(sinceTrigger(41s), u"T+0:41"_s);
    QCOMPARE(sinceTrigger(-30s), u"T\u22120:30"_s);
    QCOMPARE(sinceTrigger(1h + 2min + 3s), u"T+1:02:03"_s);
}

QTEST_GUILESS_MAIN(TestTimeScale)
#include "tst_timescale.moc"
