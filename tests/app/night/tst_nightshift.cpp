// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/nightshift.h"

#include "models/day/entries.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 10'000; ///< ms
const Instant midnight = instantOf(1796738400000000);

} // namespace

/// Who plays a day where nobody is.
class TestNightShift : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void saysEachActOnce();
    void isOverOnceAndSaysNothingMore();
    void startsNothingOnceItIsCalledOff();

private:
    void tell(Entry entry);

    Day m_day;
    SetClock m_clock{midnight};
};

void TestNightShift::init()
{
    m_day = {};
    m_clock.set(midnight);
    tell(Entries::planned(Experiment{.key = u"web"_s, .title = u"Web dies"_s}));
}

void TestNightShift::tell(Entry entry)
{
    entry.sequence = m_day.lastSequence() + 1;
    entry.at = m_clock.now();
    m_day.apply(entry.view());
}

void TestNightShift::saysEachActOnce()
{
    NightShift night(m_day, m_clock, {.experiments = {u"web"_s}});
    QSignalSpy decided(&night, &NightShift::decided);
    QSignalSpy over(&night, &NightShift::over);
    night.begin();
    QTRY_COMPARE_WITH_TIMEOUT(decided.size(), 1, patience);
    Entry start = decided.at(0).at(0).value<std::vector<Entry>>().front();
    QCOMPARE(start.kind, Kind::ExperimentStarted);
    QCOMPARE(start.actor, std::string("room"));
    // The journal takes its time, and the world goes on: the baseline would be another one now.
    m_clock.advance(1s);
    tell(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    QVERIFY(!decided.wait(700));
    QCOMPARE(decided.size(), 1);
    tell(start);
    QTRY_COMPARE_WITH_TIMEOUT(decided.size(), 2, patience);
    Entry skip = decided.at(1).at(0).value<std::vector<Entry>>().front();
    QCOMPARE(skip.kind, Kind::ExperimentSkipped); // its plan has holes
    QVERIFY(over.isEmpty());
}

void TestNightShift::isOverOnceAndSaysNothingMore()
{
    tell(Entries::skipped(u"web"_s, u"rain"_s));
    NightShift night(m_day, m_clock, {});
    QSignalSpy decided(&night, &NightShift::decided);
    QSignalSpy over(&night, &NightShift::over);
    night.begin();
    QTRY_COMPARE_WITH_TIMEOUT(over.size(), 1, patience);
    QVERIFY(decided.isEmpty());
}

void TestNightShift::startsNothingOnceItIsCalledOff()
{
    NightShift night(m_day, m_clock, {.experiments = {u"web"_s}});
    QSignalSpy decided(&night, &NightShift::decided);
    QSignalSpy over(&night, &NightShift::over);
    night.begin();
    night.callOff(u"called off (Ctrl-C)"_s);
    night.callOff(u"called off (SIGTERM)"_s); // the first reason counts
    QTRY_COMPARE_WITH_TIMEOUT(over.size(), 1, patience);
    QVERIFY(decided.isEmpty());
    QCOMPARE(night.wish().callOff, u"called off (Ctrl-C)"_s);
}

QTEST_GUILESS_MAIN(TestNightShift)
#include "tst_nightshift.moc"
