// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/proxyswitching.h"

#include "models/day/entries.h"
#include "models/rules/faulttext.h"
#include "models/rules/readiness.h"

#include <QTest>

#include <algorithm>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

ProxyFault faultOf(const QString &line)
{
    return *ProxyFault::read(line);
}

QStringList offered(const QString &typed)
{
    QStringList lines;
    for (const ProxyFault &fault : offeredFaults(typed))
        lines << fault.line();
    return lines;
}

} // namespace

/// Who may switch a proxy when, and the words for it.
class TestProxySwitching : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void mayBreakWhileAnExperimentIsApplied();
    void mayHealAtAnyTime();
    void neverBreaksWhatIsNotStaging();
    void isAHoleWhereAStepCannotBreak();
    void saysEveryFaultInWords();
    void offersAllWhereNothingIsTyped();
    void offersWhatTheWordsMean_data();
    void offersWhatTheWordsMean();
    void takesNumbersFromWhatIsTyped();

private:
    void tell(Entry entry);
    [[nodiscard]] QString refusal(const QString &fault) const
    {
        const auto failure = refusalOfSwitch(m_day, u"ws"_s, faultOf(fault));
        return failure ? failure->detail : QString();
    }

    Day m_day;
};

void TestProxySwitching::init()
{
    m_day = {};
    tell(Entries::planned(PlannedProxy{.key = u"ws"_s, .title = u"Checkout"_s}));
    tell(Entries::planned(Experiment{.key = u"db"_s}));
}

void TestProxySwitching::tell(Entry entry)
{
    entry.sequence = m_day.lastSequence() + 1;
    m_day.apply(entry.view());
}

void TestProxySwitching::mayBreakWhileAnExperimentIsApplied()
{
    QVERIFY(refusal(u"refuse"_s).contains(u"once an experiment is triggered"_s));
    tell(Entries::started(u"db"_s));
    QVERIFY(refusal(u"refuse"_s).contains(u"once an experiment is triggered"_s));
    tell(Entries::triggered(u"db"_s, 1ms));
    QCOMPARE(refusal(u"refuse"_s), QString());
    tell(Entries::proxySwitched({.proxy = u"ws"_s, .fault = faultOf(u"refuse"_s)}));
    QVERIFY(dueFault(m_day, u"ws"_s));
    tell(Entries::stopRaised({}));
    QVERIFY(refusal(u"refuse"_s).contains(u"Emergency stop"_s));
    tell(Entries::backedOut(u"db"_s, {}));
    QVERIFY(refusal(u"refuse"_s).contains(u"backed out"_s));
    QVERIFY(!dueFault(m_day, u"ws"_s));
    QVERIFY(refusalOfSwitch(m_day, u"gone"_s, faultOf(u"none"_s)));
}

void TestProxySwitching::mayHealAtAnyTime()
{
    QCOMPARE(refusal(u"none"_s), QString());
    tell(Entries::stopRaised({}));
    QCOMPARE(refusal(u"none"_s), QString());
}

void TestProxySwitching::neverBreaksWhatIsNotStaging()
{
    tell(Entries::started(u"db"_s));
    tell(Entries::triggered(u"db"_s, 1ms));
    tell(Entries::proxySwitched({.proxy = u"ws"_s, .fault = faultOf(u"refuse"_s)}));
    tell(Entries::planned(PlannedProxy{.key = u"ws"_s, .environment = u"production"_s}));
    QVERIFY(refusal(u"refuse"_s).contains(u"staging"_s));
    QVERIFY(!dueFault(m_day, u"ws"_s));
}

void TestProxySwitching::isAHoleWhereAStepCannotBreak()
{
    const auto holes = [this] {
        QStringList about;
        for (const Concern &concern : concernsOf(m_day, *m_day.plan().experiment(u"db"_s))) {
            if (concern.rule == ReadinessRule::ProxyCannotBreak)
                about << concern.title;
        }
        return about;
    };
    const auto step = [](const QString &proxy) {
        return PlannedStep{
            .provider = PlannedStep::Provider::Scripted,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":\"proxy\","
                        "\"proxy\":\"%1\",\"fault\":\"refuse\"}}"_s.arg(proxy)};
    };
    tell(Entries::planned(Experiment{.key = u"db"_s, .method = {step(u"ws"_s)}}));
    QCOMPARE(holes(), QStringList());
    tell(Entries::planned(Experiment{.key = u"db"_s,
                                     .method = {step(u"ws"_s), step(u"gone"_s)},
                                     .backOutPlan = {step(u"gone"_s)}}));
    QCOMPARE(holes(), QStringList{u"unknown proxy gone"_s});
    tell(Entries::planned(PlannedProxy{.key = u"ws"_s, .environment = u"production"_s}));
    QCOMPARE(holes(), (QStringList{u"proxy ws is not before staging"_s, u"unknown proxy gone"_s}));
}

void TestProxySwitching::saysEveryFaultInWords()
{
    QStringList said;
    const QStringList known = ProxyFault::known();
    for (const QString &line : known)
        said << faultText(faultOf(line));
    QVERIFY(!said.contains(QString()));
    QCOMPARE(said.removeDuplicates(), 0);
    QCOMPARE(faultText(faultOf(u"latency 2 s jitter 500 ms"_s)), u"2 s late ± 500 ms"_s);
    QCOMPARE(faultText(faultOf(u"latency 2.5 s"_s)), u"2.5 s late"_s);
    QCOMPARE(faultText(faultOf(u"cut after 1000 bytes"_s)), u"cut after 1,000 bytes"_s);
    QCOMPARE(faultText(faultOf(u"bandwidth 64 kB/s"_s)), u"64 kB/s each way"_s);
    QCOMPARE(faultText(faultOf(u"ws close 1013"_s)), u"closes WebSockets with 1013"_s);
    QCOMPARE(faultText(faultOf(u"http 503"_s)), u"answers 503"_s);
}

void TestProxySwitching::offersAllWhereNothingIsTyped()
{
    QCOMPARE(offered({}).size(), ProxyFault::known().size());
    QCOMPARE(offered({}).front(), u"none"_s);
    QVERIFY(offered(u"nothing of the kind"_s).isEmpty());
}

void TestProxySwitching::offersWhatTheWordsMean_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");

    QTest::newRow("word of the line") << u"refuse"_s << u"refuse"_s;
    QTest::newRow("word of the text") << u"late"_s << u"latency 200 ms jitter 50 ms"_s;
    QTest::newRow("with a number") << u"late 3 s"_s << u"latency 3000 ms"_s;
    QTest::newRow("with a jitter") << u"late 3 s ± 1 s"_s << u"latency 3000 ms jitter 1000 ms"_s;
    QTest::newRow("what the list shows")
        << u"2 s late ± 500 ms"_s << u"latency 2000 ms jitter 500 ms"_s;
    QTest::newRow("a close code") << u"closes 1013"_s << u"ws close 1013"_s;
    QTest::newRow("in large letters") << u"CLOSES WebSockets with 1001"_s << u"ws close 1001"_s;
    QTest::newRow("a status") << u"answers 429"_s << u"http 429"_s;
    QTest::newRow("some bytes") << u"cut 5000 bytes"_s << u"cut after 5000 bytes"_s;
    QTest::newRow("a line") << u"ws  close 4000"_s << u"ws close 4000"_s;
    QTest::newRow("in part") << u"black"_s << u"black hole"_s;
}

void TestProxySwitching::offersWhatTheWordsMean()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    const QStringList lines = offered(typed);
    QVERIFY2(lines.value(0) == first, qPrintable(lines.join(u" | "_s)));
}

void TestProxySwitching::takesNumbersFromWhatIsTyped()
{
    // A number that does not fit a fault leaves it out.
    QVERIFY(!offered(u"http 1013"_s).contains(u"http 1013"_s));
    QCOMPARE(offered(u"answers 99"_s), QStringList());
    QVERIFY(offered(u"1013"_s).contains(u"ws close 1013"_s));
}

QTEST_GUILESS_MAIN(TestProxySwitching)
#include "tst_proxyswitching.moc"
