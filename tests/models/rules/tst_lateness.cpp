// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/lateness.h"

#include "models/day/entries.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// At 14:00 UTC, `zero`, the experiment "db" is to begin and to take twenty minutes.
void planAtZero(DayScript &script)
{
    script.say(-600,
               Entries::described({.title = u"First chaos day"_s,
                                   .date = QDate(2026, 12, 8),
                                   .from = {14, 0},
                                   .to = {17, 0}}));
    script.tell(u"-600 timebox 600"_s);
    script.say(-600, Entries::planned(Experiment{.key = u"mail"_s, .timeBox = 5min}));
}

std::optional<Micros> late(const DayScript &script, double second)
{
    return latenessOf(script.day(), script.at(second), QTimeZone::utc());
}

} // namespace

class TestLateness : public QObject
{
    Q_OBJECT

private slots:
    void countsFromWhenTheNextOneWasToBegin()
    {
        DayScript script;
        planAtZero(script);
        QCOMPARE(late(script, -60), std::nullopt);
        QCOMPARE(late(script, 0), std::nullopt);
        QCOMPARE(late(script, 120), std::optional<Micros>(2min));
    }

    void keepsWhatItBeganLaterAndThenWhatItIsOver()
    {
        DayScript script;
        planAtZero(script);
        script.tell(u"300 start"_s);
        QCOMPARE(late(script, 320), std::optional<Micros>(5min));
        QCOMPARE(late(script, 1200), std::optional<Micros>(5min));
        QCOMPARE(late(script, 1800), std::optional<Micros>(10min)); // its slot ended at 14:20
        script.tell({u"1810 trigger"_s, u"1820 backout"_s, u"1830 reset"_s, u"1840 finish"_s});
        QCOMPARE(late(script, 1860), std::optional<Micros>(11min)); // the next was to begin then
    }

    void isSilentWhereThereIsNothingToCountFrom()
    {
        DayScript script;
        planAtZero(script);
        QCOMPARE(late(script, 86400 + 120), std::nullopt); // another date
        QCOMPARE(late(script, -86400), std::nullopt);
        script.say(0, Entries::described({.title = u"x"_s, .date = QDate(2026, 12, 8)}));
        QCOMPARE(late(script, 120), std::nullopt); // no window
        script.say(0, Entries::described({.title = u"x"_s, .from = {14, 0}, .to = {17, 0}}));
        QCOMPARE(late(script, 120), std::nullopt); // no date
    }

    void readsTheClockOfThePlace()
    {
        DayScript script;
        planAtZero(script);
        const QTimeZone east(3600);
        QCOMPARE(latenessOf(script.day(), script.at(0), east), std::optional<Micros>(1h));
    }

    void isOverWithTheQueue()
    {
        DayScript script;
        planAtZero(script);
        script.say(10, Entries::skipped(u"db"_s, u"no time"_s));
        script.say(20, Entries::skipped(u"mail"_s, u"no time"_s));
        QCOMPARE(late(script, 4000), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestLateness)
#include "tst_lateness.moc"
