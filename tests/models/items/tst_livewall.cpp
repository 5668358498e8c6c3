// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/livewall.h"

#include "tests/models/items/dayscript.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant begin = instantOf(1'796'738'400'000'000); // 2026-12-08T14:00:00Z

void planDay(DayScript &script)
{
    script.say(Entries::described({.title = u"Small day"_s}));
    script.say(Entries::planned(Experiment{.key = u"db"_s, .title = u"The database dies"_s}));
}

} // namespace

class TestLiveWall : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void isIdleWhileNobodyLooks()
    {
        DayScript script(begin);
        planDay(script);
        LiveWall wall(script.live(), script.clock(), QTimeZone::utc());
        QSignalSpy changed(&wall, &LiveWall::changed);
        QSignalSpy told(&script.live(), &LiveDay::changed);
        script.say(Entries::started(u"db"_s));
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(changed.count(), 0);
        QCOMPARE(wall.view(), WallView());
        const auto timers = wall.findChildren<QTimer *>();
        QVERIFY(std::ranges::none_of(timers, &QTimer::isActive));
    }

    void tellsWhatChangedAndThenTheTime()
    {
        DayScript script(begin);
        planDay(script);
        LiveWall wall(script.live(), script.clock(), QTimeZone::utc());
        QObject office;
        wall.setWatched(&office, true);
        QCOMPARE(wall.view().phase, WallView::Phase::Ahead);
        script.say(Entries::started(u"db"_s)).say(Entries::triggered(u"db"_s, 0ms));
        QTRY_COMPARE(wall.view().title, u"The database dies"_s);
        QCOMPARE(wall.view().time, u"14:00:00"_s);
        script.clock().advance(7s);
        QTRY_COMPARE(wall.view().time, u"14:00:07"_s);
        QCOMPARE(wall.view().sinceTrigger, std::optional<Micros>(7s));
    }

    void showsAnotherDay()
    {
        DayScript script(begin);
        planDay(script);
        LiveWall wall(script.live(), script.clock(), QTimeZone::utc());
        QObject office;
        wall.setWatched(&office, true);
        script.live().replace(Day());
        QTRY_COMPARE(wall.view().phase, WallView::Phase::Empty);
    }

    void restsOnceTheLastOneIsGone()
    {
        DayScript script(begin);
        planDay(script);
        LiveWall wall(script.live(), script.clock(), QTimeZone::utc());
        QObject other;
        {
            QObject office;
            wall.setWatched(&office, true);
            wall.setWatched(&other, true);
        }
        script.say(Entries::started(u"db"_s));
        QTRY_COMPARE(wall.view().phase, WallView::Phase::UnderWay);
        wall.setWatched(&other, false);
        QSignalSpy changed(&wall, &LiveWall::changed);
        QSignalSpy told(&script.live(), &LiveDay::changed);
        script.say(Entries::triggered(u"db"_s, 0ms));
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(changed.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLiveWall)
#include "tst_livewall.moc"
