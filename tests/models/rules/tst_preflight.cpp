// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/preflight.h"

#include "models/day/entries.h"
#include "models/rules/acts.h"
#include "models/rules/unplanned.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant zero = instantOf(1'796'738'400'000'000);

/// A day with one experiment, one source that is asked, one on-call system and two hosts, all well
/// unless told otherwise.
class Stage
{
public:
    Stage()
    {
        say(Entries::planned(AlertSource{.key = u"prom"_s, .title = u"Prometheus"_s}));
        say(Entries::planned(AlertSource{.key = u"pd"_s, .type = AlertSource::Type::PagerDuty}));
        say(Entries::planned(AlertSource{.key = u"room"_s, .type = AlertSource::Type::Room}));
        say(Entries::planned(StagingHost{.key = u"shop"_s}));
        say(Entries::planned(
            StagingHost{.key = u"names"_s,
                        .probe = {.protocol = Probe::Protocol::Dns, .nameserver = u"ns1"_s}}));
        say(Entries::planned(Person{.key = u"erin"_s, .name = u"Erin"_s}));
        say(Entries::assigned({.role = u"incident-commander"_s, .person = u"erin"_s}));
        Experiment experiment{.key = u"a"_s, .title = u"Shop dies"_s};
        experiment.expectedAlerts = {{.alert = {.source = u"prom"_s, .name = u"ShopDown"_s}}};
        experiment.guardAlerts = {{.name = u"ProductionDown"_s}};
        experiment.steadyStates = {{.title = u"shop"_s, .host = u"shop"_s}};
        say(Entries::planned(experiment));
        say(Entries::planned(Experiment{.key = u"b"_s}));
    }
    Stage &well()
    {
        for (const QString &source : {u"prom"_s, u"pd"_s}) {
            say(Entries::sourceHealth(source, SourceHealth::Live, {}));
            say(Entries::clockMeasured(source, 0ms, 1ms));
        }
        host(u"shop"_s, HostState::Up);
        host(u"names"_s, HostState::Up);
        return *this;
    }
    void say(Entry entry)
    {
        m_now += 1s;
        entry.at = m_now;
        entry.sequence = day.lastSequence() + 1;
        day.apply(entry.view());
    }
    void host(const QString &key, HostState state)
    {
        say(Entries::hostChanged(key, state, u"said"_s, m_now));
    }
    void fires(const char *source, const char *name, const char *fingerprint = "1")
    {
        say(Entries::alertChanged({.source = source,
                                   .fingerprint = std::string(name) + fingerprint,
                                   .name = name,
                                   .state = AlertState::Firing,
                                   .since = m_now,
                                   .evidence = Evidence::Polled}));
    }
    [[nodiscard]] Baseline look(Micros later = 0s) const
    {
        return baselineOf(day, u"a"_s, m_now + later);
    }
    /// "blocks host_down shop": one finding a line.
    [[nodiscard]] QString found(Micros later = 0s) const
    {
        QStringList lines;
        for (const PreflightFinding &finding : look(later).findings) {
            const auto word = [](std::string_view text) {
                return QString::fromLatin1(text.data(), qsizetype(text.size()));
            };
            lines << word(wordIn(preflightWeightWords, finding.weight)) + u' '
                    + word(wordIn(preflightWords, finding.what)) + u' ' + finding.subject;
        }
        return lines.join(u'\n');
    }
    [[nodiscard]] Instant now() const { return m_now; }

    Day day;

private:
    Instant m_now = zero;
};

} // namespace

class TestPreflight : public QObject
{
    Q_OBJECT

private slots:
    void findsNothingWhereAllIsWell();
    void neverBlocksADayThatNobodyHasAsked();
    void blocksOnASourceThatAnsweredBefore();
    void tellsOfASourceThatHasGoneQuiet();
    void blocksOnAlertsThatTheExperimentNames();
    void tellsOfEverythingElseThatFires();
    void tellsHostsApart();
    void blocksWhileSomethingElseIsBroken();
    void keepsTheBaselineWithTheStart();
    void letsTheTriggerThroughWithAReason();
    void blocksAgainOnWhatIsNew();
    void saysItInWords();
};

void TestPreflight::findsNothingWhereAllIsWell()
{
    const Stage stage = Stage().well();
    QCOMPARE(stage.found(), QString());
    const Baseline baseline = stage.look();
    QCOMPARE(baseline.sources, 2);
    QCOMPARE(baseline.sourcesLive, 2);
    QCOMPARE(baseline.hosts, 2);
    QCOMPARE(baseline.hostsUp, 2);
    QCOMPARE(baseline.firing, 0);
    QCOMPARE(baselineText(baseline),
             u"2 of 2 sources answer, 2 of 2 hosts are up, no alert fires"_s);
}

void TestPreflight::neverBlocksADayThatNobodyHasAsked()
{
    Stage stage;
    QCOMPARE(stage.found(), u"worth_knowing source_waits prom\nworth_knowing source_waits pd"_s);
    stage.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, u"no such host"_s));
    QCOMPARE(stage.found(),
             u"worth_knowing source_never_answered prom\nworth_knowing source_waits pd"_s);
    stage.say(*perform(stage.day, Act::Start, u"a"_s));
    QVERIFY(perform(stage.day, Act::Trigger, u"a"_s));
}

void TestPreflight::blocksOnASourceThatAnsweredBefore()
{
    Stage stage = Stage().well();
    stage.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, u"refused"_s));
    QCOMPARE(stage.found(), u"blocks source_fails prom"_s);
    QCOMPARE(stage.look().sourcesLive, 1);
}

void TestPreflight::tellsOfASourceThatHasGoneQuiet()
{
    const Stage stage = Stage().well();
    QCOMPARE(stage.found(2min), QString());
    QCOMPARE(stage.found(10min), u"worth_knowing source_lags prom\nworth_knowing source_lags pd"_s);
    Stage unmeasured;
    unmeasured.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    QVERIFY(unmeasured.found().contains(u"worth_knowing clock_unknown prom"_s));
}

void TestPreflight::blocksOnAlertsThatTheExperimentNames()
{
    Stage stage = Stage().well();
    stage.fires("prom", "ShopDown");
    stage.fires("prom", "ProductionDown");
    QCOMPARE(stage.found(), u"blocks expected_fires ShopDown\nblocks guard_fires ProductionDown"_s);
    QCOMPARE(stage.look().firing, 2);
    stage.say(*perform(stage.day, Act::Start, u"a"_s));
    const auto trigger = perform(stage.day, Act::Trigger, u"a"_s);
    QVERIFY(!trigger && trigger.failure().detail.contains(u"ShopDown in Prometheus"_s));
}

void TestPreflight::tellsOfEverythingElseThatFires()
{
    Stage stage = Stage().well();
    stage.fires("prom", "Backup", "1");
    stage.fires("prom", "Backup", "2");
    stage.fires("pd", "Disk is full");
    QCOMPARE(stage.found(),
             u"worth_knowing incident_open Disk is full\nworth_knowing alert_fires Backup"_s);
    QCOMPARE(stage.look().findings.back().count, 2);
    // An incident that names the expected alert would swallow it.
    stage.fires("pd", "[FIRING] ShopDown in staging");
    QVERIFY(stage.found().startsWith(u"blocks expected_fires [FIRING] ShopDown"_s));
}

void TestPreflight::tellsHostsApart()
{
    Stage stage = Stage().well();
    stage.host(u"names"_s, HostState::Slow);
    QCOMPARE(stage.found(), u"worth_knowing dns_differs names"_s);
    stage.host(u"names"_s, HostState::Down);
    QCOMPARE(stage.found(), u"worth_knowing host_down names"_s);
    stage.host(u"names"_s, HostState::Up);
    stage.host(u"shop"_s, HostState::Slow);
    QCOMPARE(stage.found(), u"worth_knowing host_slow shop"_s);
    stage.host(u"shop"_s, HostState::Down); // the experiment looks at it
    QCOMPARE(stage.found(), u"blocks host_down shop"_s);
    QCOMPARE(stage.look().hostsUp, 1);
}

void TestPreflight::blocksWhileSomethingElseIsBroken()
{
    Stage stage = Stage().well();
    stage.say(Entries::started(u"b"_s));
    stage.say(Entries::triggered(u"b"_s, 0ms));
    stage.say(*declareEvent(stage.day, u"the site is down"_s));
    QCOMPARE(stage.found(), u"blocks event_open event-1\nblocks not_reset b"_s);
    stage.say(Entries::backedOut(u"b"_s, {}));
    QVERIFY(stage.found().contains(u"not_reset"_s));
    stage.say(Entries::resetConfirmed(u"b"_s));
    stage.say(Entries::finished(u"b"_s, true));
    stage.say(Entries::started(u"a"_s));
    // Nobody passes that.
    QVERIFY(!passGate(stage.day, u"a"_s, u"never mind"_s, stage.now()));
}

void TestPreflight::keepsTheBaselineWithTheStart()
{
    Stage stage = Stage().well();
    stage.fires("prom", "ShopDown");
    stage.say(*perform(stage.day, Act::Start, u"a"_s));
    const auto baseline = stage.day.run(u"a"_s)->baseline;
    QVERIFY(baseline.has_value());
    QCOMPARE(baseline->firing, 1);
    QCOMPARE(baseline->sourcesLive, 2);
    QCOMPARE(baseline->findings, stage.look().findings);
}

void TestPreflight::letsTheTriggerThroughWithAReason()
{
    Stage stage = Stage().well();
    stage.fires("prom", "ShopDown");
    QVERIFY(!passGate(stage.day, u"a"_s, u"why not"_s, stage.now())); // it is not started
    stage.say(*perform(stage.day, Act::Start, u"a"_s));
    QVERIFY(!passGate(stage.day, u"a"_s, u"  "_s, stage.now()));
    stage.say(*passGate(stage.day, u"a"_s, u"we look at the pages only"_s, stage.now()));
    const auto passed = stage.day.run(u"a"_s)->passed;
    QVERIFY(passed.has_value());
    QCOMPARE(passed->by, u"Erin"_s);
    QCOMPARE(passed->reason, u"we look at the pages only"_s);
    QCOMPARE(passed->findings.size(), 1U);
    QCOMPARE(stage.day.story().back().text, u"we look at the pages only"_s);
    QVERIFY(perform(stage.day, Act::Trigger, u"a"_s));
    QVERIFY(!passGate(stage.day, u"a"_s, u"once more"_s, stage.now())); // nothing is in the way
}

void TestPreflight::blocksAgainOnWhatIsNew()
{
    Stage stage = Stage().well();
    stage.fires("prom", "ShopDown");
    stage.say(*perform(stage.day, Act::Start, u"a"_s));
    stage.say(*passGate(stage.day, u"a"_s, u"we look at the pages only"_s, stage.now()));
    stage.host(u"shop"_s, HostState::Down);
    QVERIFY(!perform(stage.day, Act::Trigger, u"a"_s));
    stage.say(*passGate(stage.day, u"a"_s, u"that as well"_s, stage.now()));
    QCOMPARE(stage.day.run(u"a"_s)->passed->findings.size(), 2U);
    QVERIFY(perform(stage.day, Act::Trigger, u"a"_s));
    // Started anew, nothing is passed.
    stage.say(Entries::skipped(u"a"_s, u"later"_s));
    stage.say(*perform(stage.day, Act::Start, u"a"_s));
    QVERIFY(!perform(stage.day, Act::Trigger, u"a"_s));
}

void TestPreflight::saysItInWords()
{
    Stage stage = Stage().well();
    stage.fires("prom", "ShopDown", "1");
    stage.fires("prom", "ShopDown", "2");
    stage.host(u"shop"_s, HostState::Down);
    const Baseline baseline = stage.look(3min);
    const auto text = [&](std::size_t index) {
        return preflightText(stage.day.plan(), baseline.findings[index], baseline.at);
    };
    QCOMPARE(
        text(0),
        u"ShopDown (2 alerts) in Prometheus has been firing for 3:03: it is expected, and could "
        u"prove nothing"_s);
    QCOMPARE(text(1), u"shop has been down for 3:01 (said)"_s);
    QCOMPARE(preflightText({}, {.subject = u"what is that"_s}, zero), u"what is that"_s);
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
