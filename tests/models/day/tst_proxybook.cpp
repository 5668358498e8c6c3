// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/proxybook.h"

#include "models/day/day.h"
#include "models/day/entries.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant morning = instantOf(1796738400000000);

ProxySwitch to(const QString &fault, const QString &step = {})
{
    return {.proxy = u"ws"_s, .fault = *ProxyFault::read(fault), .step = step};
}

} // namespace

/// Which fault a day's proxies have, as its entries tell.
class TestProxyBook : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void knowsTheFaultThatWasSwitched();
    void isHealedByNone();
    void breaksNothingBeforeTheTrigger();
    void breaksNothingOnceItIsBackedOut();
    void forgetsFaultsWithTheExperiment();
    void forgetsFaultsWithTheRoom();
    void passesOverWhatItDoesNotKnow();
    void knowsWhichStepSwitchedIt();
    void tellsTheStory();

private:
    Touched tell(Micros after, Entry entry);
    [[nodiscard]] QString fault() const
    {
        const ProxySwitch *made = m_day.proxies().faultOf(u"ws"_s);
        return made ? made->fault.line() : u"none"_s;
    }

    Day m_day;
};

void TestProxyBook::init()
{
    m_day = {};
    tell(0s, Entries::planned(PlannedProxy{.key = u"ws"_s, .listen = u"9444"_s}));
    tell(0s, Entries::planned(Experiment{.key = u"db"_s, .title = u"Sockets close"_s}));
    tell(1s, Entries::started(u"db"_s));
    tell(2s, Entries::triggered(u"db"_s, 100ms));
}

Touched TestProxyBook::tell(Micros after, Entry entry)
{
    entry.at = morning + after;
    entry.sequence = m_day.lastSequence() + 1;
    entry.actor = "alice";
    return m_day.apply(entry.view());
}

void TestProxyBook::knowsTheFaultThatWasSwitched()
{
    QVERIFY(touches(tell(3s, Entries::proxySwitched(to(u"latency 2 s jitter 500 ms"_s))),
                    Touched::Proxies));
    const ProxySwitch *made = m_day.proxies().faultOf(u"ws"_s);
    QVERIFY(made);
    QCOMPARE(made->fault.line(), u"latency 2000 ms jitter 500 ms"_s);
    QCOMPARE(made->experiment, u"db"_s);
    QCOMPARE(made->by, u"alice"_s);
    QVERIFY(made->at == morning + 3s);
    QCOMPARE(m_day.proxies().faults().size(), 1U);
    tell(4s, Entries::proxySwitched(to(u"ws close 1013"_s)));
    QCOMPARE(fault(), u"ws close 1013"_s);
    QCOMPARE(m_day.proxies().faults().size(), 1U);
    QCOMPARE(m_day.proxies().all().size(), 2U);
}

void TestProxyBook::isHealedByNone()
{
    tell(3s, Entries::proxySwitched(to(u"refuse"_s)));
    tell(4s, Entries::proxySwitched(to(u"none"_s)));
    QCOMPARE(fault(), u"none"_s);
    QVERIFY(m_day.proxies().faults().empty());
}

void TestProxyBook::breaksNothingBeforeTheTrigger()
{
    tell(3s, Entries::started(u"db"_s));
    QCOMPARE(tell(4s, Entries::proxySwitched(to(u"refuse"_s))), Touched::Nothing);
    QCOMPARE(fault(), u"none"_s);
    QVERIFY(touches(tell(5s, Entries::proxySwitched(to(u"none"_s))), Touched::Proxies));
}

void TestProxyBook::breaksNothingOnceItIsBackedOut()
{
    tell(3s, Entries::backedOut(u"db"_s, {}));
    QCOMPARE(tell(3s, Entries::proxySwitched(to(u"refuse"_s))), Touched::Nothing);
    QCOMPARE(fault(), u"none"_s);
}

void TestProxyBook::forgetsFaultsWithTheExperiment()
{
    tell(3s, Entries::proxySwitched(to(u"refuse"_s)));
    QVERIFY(touches(tell(4s, Entries::backedOut(u"db"_s, {})), Touched::Proxies));
    QCOMPARE(fault(), u"none"_s);
    QVERIFY(m_day.proxies().faults().empty());
}

void TestProxyBook::forgetsFaultsWithTheRoom()
{
    tell(3s, Entries::proxySwitched(to(u"refuse"_s)));
    QVERIFY(touches(tell(9s, Entries::sessionOpened(u"1"_s, u"boot"_s, 5s)), Touched::Proxies));
    QCOMPARE(fault(), u"none"_s);
    // It may be put in place anew.
    tell(10s, Entries::proxySwitched(to(u"reset"_s)));
    QCOMPARE(fault(), u"reset"_s);
}

void TestProxyBook::passesOverWhatItDoesNotKnow()
{
    Entry entry = Entries::proxySwitched(to(u"refuse"_s));
    entry.payload = R"({"fault":"bend the light"})";
    QCOMPARE(tell(3s, entry), Touched::Nothing);
    entry.payload = "[]";
    QCOMPARE(tell(3s, entry), Touched::Nothing);
    entry.payload.clear();
    QCOMPARE(tell(3s, entry), Touched::Nothing);
    QCOMPARE(fault(), u"none"_s);
}

void TestProxyBook::knowsWhichStepSwitchedIt()
{
    tell(3s, Entries::proxySwitched(to(u"refuse"_s, u"k1"_s)));
    QVERIFY(m_day.proxies().ofStep(u"k1"_s) == m_day.proxies().faultOf(u"ws"_s));
    QVERIFY(!m_day.proxies().ofStep({}));
    QVERIFY(!m_day.proxies().ofStep(u"k2"_s));
}

void TestProxyBook::tellsTheStory()
{
    ProxySwitch healed = to(u"none"_s);
    healed.why = u"the experiment is backed out"_s;
    tell(3s, Entries::proxySwitched(healed));
    const StoryLine &line = m_day.story()[m_day.story().size() - 1];
    QCOMPARE(line.kind, Kind::ProxySwitched);
    QCOMPARE(line.subject, u"ws"_s);
    QCOMPARE(line.text, u"none"_s);
    QCOMPARE(line.tag, u"the experiment is backed out"_s);
    QCOMPARE(line.experiment, u"db"_s);
}

QTEST_GUILESS_MAIN(TestProxyBook)
#include "tst_proxybook.moc"
