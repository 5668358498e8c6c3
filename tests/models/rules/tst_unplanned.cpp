// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/unplanned.h"

#include "models/rules/acts.h"
#include "models/rules/matching.h"
#include "models/rules/verdicts.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant zero = instantOf(1'796'738'400'000'000);

/// A day of two experiments whose alerts one source shows. Seconds are counted from `zero`.
class Stage
{
public:
    Stage()
    {
        say(0s, Entries::planned(AlertSource{.key = u"prom"_s}));
        say(0s, Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
        say(0s, Entries::clockMeasured(u"prom"_s, 0ms, 1ms));
        say(0s, Entries::planned(Person{.key = u"dave"_s, .name = u"Dave"_s}));
        say(0s, Entries::planned(Person{.key = u"erin"_s, .name = u"Erin"_s}));
        say(0s, Entries::assigned({.role = u"chaos-incident-commander"_s, .person = u"dave"_s}));
        say(0s,
            Entries::assigned(
                {.role = u"incident-commander"_s, .person = u"erin"_s, .experiment = u"a"_s}));
        for (const QString &key : {u"a"_s, u"b"_s}) {
            Experiment experiment{.key = key, .timeBox = 10min};
            experiment.expectedAlerts = {{.alert = {.source = u"prom"_s, .name = u"Down"_s}}};
            say(0s, Entries::planned(experiment));
        }
    }
    void say(Micros at, Entry entry)
    {
        m_now = zero + at;
        entry.at = m_now;
        entry.actor = "alice";
        entry.sequence = day.lastSequence() + 1;
        day.apply(entry.view());
    }
    void alert(Micros at, const char *name, AlertState state)
    {
        say(at,
            Entries::alertChanged({.source = "prom",
                                   .fingerprint = name,
                                   .name = name,
                                   .state = state,
                                   .since = zero + at}));
    }
    void act(Micros at, Act act) { say(at, *perform(day, act, u"a"_s)); }
    [[nodiscard]] const Run &run() const { return *day.run(u"a"_s); }
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] std::optional<Attribution> of(const std::string &name) const
    {
        for (const AttributedLane &one : attribute(day, run(), m_now)) {
            if (day.alerts().lanes()[one.lane].name == name)
                return one.as;
        }
        return {};
    }

    Day day;

private:
    Instant m_now = zero;
};

} // namespace

class TestUnplanned : public QObject
{
    Q_OBJECT

private slots:
    void breaksNothingOnPurposeWhileItIsOpen();
    void goesBackWhileItIsOpen();
    void wantsALine();
    void namesWhoHasToHearOfIt();
    void keepsItsAlertsApart();
    void doubtsAnExpectedAlertThatFiredMeanwhile();
};

void TestUnplanned::breaksNothingOnPurposeWhileItIsOpen()
{
    Stage stage;
    QVERIFY(perform(stage.day, Act::Start, u"a"_s));
    stage.say(10s, *declareEvent(stage.day, u"  the site \n is down "_s));
    QCOMPARE(stage.day.openEvent()->what, u"the site is down"_s);
    const auto start = perform(stage.day, Act::Start, u"a"_s);
    QVERIFY(!start && start.failure().detail.contains(u"An unplanned event is open: the site"_s));
    stage.say(20s, *endEvent(stage.day, u"a cable"_s));
    QVERIFY(!stage.day.openEvent());
    stage.act(30s, Act::Start);
    stage.say(40s, *declareEvent(stage.day, u"again"_s));
    QCOMPARE(stage.day.events().back().experiment, u"a"_s);
    const auto trigger = perform(stage.day, Act::Trigger, u"a"_s);
    QVERIFY(!trigger && trigger.failure().detail.contains(u"An unplanned event is open: again"_s));
}

void TestUnplanned::goesBackWhileItIsOpen()
{
    Stage stage;
    stage.act(1s, Act::Start);
    stage.act(2s, Act::Trigger);
    stage.say(10s, *declareEvent(stage.day, u"the site is down"_s));
    for (const Act act : {Act::BackOut, Act::ConfirmReset, Act::Finish})
        stage.act(20s, act);
    QCOMPARE(stage.run().state, RunState::Finished);
    QVERIFY(!perform(stage.day, Act::Start, u"b"_s));
}

void TestUnplanned::wantsALine()
{
    Stage stage;
    QVERIFY(!declareEvent(stage.day, u"  "_s));
    QVERIFY(!endEvent(stage.day, u"nothing was open"_s));
    stage.say(1s, *declareEvent(stage.day, u"one"_s));
    QVERIFY(!declareEvent(stage.day, u"two"_s));
    QVERIFY(!endEvent(stage.day, u"\n"_s));
    stage.say(2s, *endEvent(stage.day, u"over"_s));
    stage.say(3s, *declareEvent(stage.day, u"two"_s));
    QCOMPARE(stage.day.events().size(), 2U);
    QVERIFY(stage.day.events()[0].key != stage.day.events()[1].key);
}

void TestUnplanned::namesWhoHasToHearOfIt()
{
    Stage stage;
    stage.act(1s, Act::Start);
    stage.say(2s, *declareEvent(stage.day, u"one"_s));
    stage.say(3s, Entries::eventTold(u"event-1"_s, u"incident-commander"_s, true));
    const auto people = whoIsTold(stage.day, *stage.day.openEvent());
    QCOMPARE(people.size(), 2U);
    QCOMPARE(
        people[0],
        (ToTell{u"chaos-incident-commander"_s, u"Chaos incident commander"_s, u"Dave"_s, false}));
    QCOMPARE(people[1],
             (ToTell{u"incident-commander"_s, u"Incident commander"_s, u"Erin"_s, true}));
    stage.say(4s, Entries::eventTold(u"event-1"_s, u"incident-commander"_s, false));
    QVERIFY(!whoIsTold(stage.day, *stage.day.openEvent())[1].isTold);
    // Between two experiments it is the day's, and nobody is that.
    QCOMPARE(whoIsTold(stage.day, {})[1].name, QString());
}

void TestUnplanned::keepsItsAlertsApart()
{
    Stage stage;
    stage.act(1s, Act::Start);
    stage.act(2s, Act::Trigger);
    stage.alert(10s, "Before", AlertState::Firing);
    stage.say(20s, *declareEvent(stage.day, u"the site is down"_s));
    stage.alert(30s, "Meanwhile", AlertState::Firing);
    stage.alert(31s, "Twice", AlertState::Firing);
    stage.alert(32s, "Twice", AlertState::Inactive);
    stage.say(40s, *endEvent(stage.day, u"a cable"_s));
    stage.alert(50s, "Twice", AlertState::Firing);
    stage.alert(51s, "After", AlertState::Firing);
    QCOMPARE(stage.of("Before"), std::optional(Attribution::Unexpected));
    QCOMPARE(stage.of("Meanwhile"), std::optional(Attribution::DuringEvent));
    QCOMPARE(stage.of("Twice"), std::optional(Attribution::Unexpected)); // it did it once more
    QCOMPARE(stage.of("After"), std::optional(Attribution::Unexpected));
    const auto lanes = lanesOf(stage.day, stage.day.events().front(), stage.now());
    QCOMPARE(lanes.size(), 2U);
    QCOMPARE(stage.day.alerts().lanes()[lanes[0]].name, "Meanwhile");
    QCOMPARE(stage.day.alerts().lanes()[lanes[1]].name, "Twice");
}

void TestUnplanned::doubtsAnExpectedAlertThatFiredMeanwhile()
{
    Stage stage;
    stage.act(1s, Act::Start);
    stage.act(2s, Act::Trigger);
    stage.say(20s, *declareEvent(stage.day, u"the site is down"_s));
    stage.alert(30s, "Down", AlertState::Firing);
    const auto findings = findingsOf(stage.day, stage.run(), stage.now());
    QCOMPARE(findings.size(), 1U);
    QCOMPARE(findings[0].verdict(), Verdict::NotYetKnown);
    QVERIFY(findings[0].timing.timeToKnow.has_value());
    QVERIFY(findings[0].evidence.contains(u"An unplanned event was open then: the site is down"_s));
    QCOMPARE(hypothesisHeld(findings), std::nullopt);
}

QTEST_GUILESS_MAIN(TestUnplanned)
#include "tst_unplanned.moc"
