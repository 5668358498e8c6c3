// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/unattended.h"

#include "models/day/entries.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant midnight = instantOf(1796738400000000);

PlannedStep script(const QString &text, const QString &type = u"action"_s)
{
    return {.provider = PlannedStep::Provider::Scripted,
            .text = text,
            .activity = u"{\"type\":\"%1\",\"name\":\"x\",\"provider\":{\"type\":\"process\","
                        "\"path\":\"true\"}}"_s.arg(type)};
}

Experiment experiment(const QString &key)
{
    return {.key = key,
            .title = u"Web dies: "_s + key,
            .hypothesis = u"we know within a minute"_s,
            .risk = {.likelihood = Level::Low, .impact = Level::Low},
            .timeBox = 60s,
            .method = {script(u"stop web"_s)},
            .expectedAlerts = {{.alert = {u"room"_s, u"web is down"_s, {}}, .knownWithin = 20s}},
            .backOutCriteria = {u"customers call"_s},
            .backOutPlan = {script(u"start web"_s)},
            .resetCriteria = {script(u"web answers"_s, u"probe"_s)}};
}

} // namespace

/// What an unattended day does next, told as its people's acts.
class TestUnattended : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void goesThroughAnExperimentThatHolds();
    void hearsOfAllFirst();
    void doesNotHoldWhenAnAlertNeverFires();
    void waitsUntilSomebodyIsToldWhereThatIsPlanned();
    void performsNothingThatHasAHole();
    void performsNothingThatIsBlocked();
    void waitsForWhatTheLastOneLeft();
    void triggersOnlyInTheSteadyState();
    void wantsTheSteadyStateBack();
    void goesBackAtOnceWhenAGuardTrips();
    void goesBackWhenTheFaultWasNotApplied();
    void startsNothingMoreAfterAWayBackThatFailed();
    void givesUpWhatIsNotAsItWasInTime();
    void takesBackWhatAnEarlierSessionLeft();
    void triesAgainWhatFailedInAnEarlierSession();
    void goesBackWhenItIsCalledOff();
    void goesBackOnAnEmergencyStop();

private:
    void plan(const std::vector<Experiment> &experiments);
    void tell(Entry entry);
    void pass(Micros length) { m_now += length; }
    void see(HostState state);
    void measure(double value);
    void fire(AlertState state = AlertState::Firing);
    void perform(StepPhase phase, StepOutcome outcome = StepOutcome::Succeeded);
    [[nodiscard]] UnattendedMove move() const { return nextUnattended(m_day, m_wish, m_now); }
    /// Does what is due; the word of its kind, "" where it waits, "over".
    QString act();
    void start(const QString &key = u"web"_s);
    void goBack();
    [[nodiscard]] UnattendedResult result(const QString &key = u"web"_s) const;

    Day m_day;
    UnattendedWish m_wish;
    Instant m_now = midnight;
    QString m_current;
    int m_keys = 0;
};

void TestUnattended::init()
{
    m_day = {};
    m_now = midnight;
    m_wish = {.experiments = {u"web"_s}, .since = midnight, .wayBack = 60s};
    m_current.clear();
}

void TestUnattended::plan(const std::vector<Experiment> &experiments)
{
    tell(Entries::described({.title = u"Nightly"_s, .date = QDate(2026, 12, 8)}));
    tell(Entries::planned(AlertSource{.key = u"room"_s, .type = AlertSource::Type::Room}));
    tell(Entries::planned(
        StagingHost{.key = u"web"_s,
                    .environment = u"staging"_s,
                    .probe = {.protocol = Probe::Protocol::Tcp, .address = u"web.example:80"_s},
                    .rules = {{.name = u"web is down"_s}}}));
    for (const Experiment &one : experiments)
        tell(Entries::planned(one));
}

void TestUnattended::tell(Entry entry)
{
    entry.sequence = m_day.lastSequence() + 1;
    if (entry.at == Instant{})
        entry.at = m_now;
    m_day.apply(entry.view());
}

void TestUnattended::see(HostState state)
{
    tell(Entries::hostChanged(u"web"_s, state, {}, m_now));
}

void TestUnattended::measure(double value)
{
    const Sample sample{m_now, value};
    tell(Entries::samplesTaken(u"host/web"_s, {&sample, 1}));
}

void TestUnattended::fire(AlertState state)
{
    tell(Entries::alertChanged({.source = "room",
                                .fingerprint = "1",
                                .name = "web is down",
                                .state = state,
                                .since = m_now,
                                .plusMinus = 10ms}));
}

void TestUnattended::perform(StepPhase phase, StepOutcome outcome)
{
    StepRun run{.key = QString::number(++m_keys),
                .experiment = m_current,
                .phase = phase,
                .step = 0,
                .isProbe = phase == StepPhase::Reset,
                .isTrigger = phase == StepPhase::Method,
                .what = u"it"_s};
    tell(Entries::stepBegan(run));
    pass(100ms);
    run.outcome = outcome;
    run.why = outcome == StepOutcome::Succeeded ? QString() : u"no such host"_s;
    if (run.isTrigger)
        run.actedAt = Stamp{m_now, 1ms};
    tell(Entries::stepEnded(run));
}

QString TestUnattended::act()
{
    pass(200ms);
    const UnattendedMove next = move();
    if (next.isOver)
        return u"over"_s;
    if (!next.entry)
        return {};
    m_current = QString::fromStdString(next.entry->subject);
    tell(*next.entry);
    const std::string_view word = wordOf(next.entry->kind);
    return QString::fromLatin1(word.data(), qsizetype(word.size())).section(u'.', 1);
}

void TestUnattended::start(const QString &key)
{
    see(HostState::Up);
    QCOMPARE(act(), u"started"_s);
    QCOMPARE(m_current, key);
    QCOMPARE(act(), u"triggered"_s);
    perform(StepPhase::Method);
}

void TestUnattended::goBack()
{
    perform(StepPhase::BackOut);
    pass(1s);
    see(HostState::Up);
    fire(AlertState::Inactive);
    perform(StepPhase::Reset);
    QCOMPARE(act(), u"reset_confirmed"_s);
    QCOMPARE(act(), u"finished"_s);
}

UnattendedResult TestUnattended::result(const QString &key) const
{
    for (const UnattendedResult &one : unattendedResults(m_day, m_wish, m_now)) {
        if (one.experiment == key)
            return one;
    }
    return {.end = UnattendedEnd::Held, .why = u"there is none"_s};
}

void TestUnattended::goesThroughAnExperimentThatHolds()
{
    plan({experiment(u"web"_s)});
    start();
    QCOMPARE(act(), QString());
    pass(5s);
    see(HostState::Down);
    fire();
    QCOMPARE(act(), u"backed_out"_s);
    QCOMPARE(m_day.run(u"web"_s)->backOutReason, u"all is seen that was to be seen"_s);
    QCOMPARE(act(), QString());
    goBack();
    QCOMPARE(m_day.run(u"web"_s)->held, std::optional(true));
    QCOMPARE(result(), (UnattendedResult{u"web"_s, UnattendedEnd::Held, {}}));
    QCOMPARE(act(), u"over"_s);
}

void TestUnattended::hearsOfAllFirst()
{
    plan({experiment(u"web"_s)});
    tell(Entries::hostChanged(u"web"_s, HostState::Up, {}, midnight - 1h)); // long ago
    QCOMPARE(act(), QString());
    see(HostState::Up);
    QCOMPARE(act(), u"started"_s);
    init();
    plan({experiment(u"web"_s)});
    pass(31s); // but not for ever
    QCOMPARE(act(), u"started"_s);
}

void TestUnattended::doesNotHoldWhenAnAlertNeverFires()
{
    plan({experiment(u"web"_s)});
    start();
    pass(59s);
    QCOMPARE(act(), QString());
    pass(1s);
    QCOMPARE(act(), u"backed_out"_s);
    QCOMPARE(m_day.run(u"web"_s)->backOutReason, u"the time-box is over"_s);
    goBack();
    QCOMPARE(result().end, UnattendedEnd::NotHeld);
    QVERIFY2(result().why.startsWith(u"web is down: It did not fire"), qPrintable(result().why));
    QCOMPARE(m_day.run(u"web"_s)->held, std::optional(false));
}

void TestUnattended::waitsUntilSomebodyIsToldWhereThatIsPlanned()
{
    Experiment one = experiment(u"web"_s);
    one.expectedAlerts.front().toldWithin = 30s;
    plan({one});
    tell(Entries::planned(AlertSource{.key = u"oncall"_s, .type = AlertSource::Type::Webhook}));
    tell(Entries::sourceHealth(u"oncall"_s, SourceHealth::Live, {}));
    start();
    pass(5s);
    fire();
    QCOMPARE(act(), QString());
    pass(5s);
    tell(Entries::pageSent({.seenAt = m_now,
                            .at = m_now,
                            .plusMinus = 10ms,
                            .source = "oncall",
                            .name = "web is down"}));
    QCOMPARE(act(), u"backed_out"_s);
    goBack();
    QVERIFY2(result().end == UnattendedEnd::Held, qPrintable(result().why));
}

void TestUnattended::performsNothingThatHasAHole()
{
    Experiment one = experiment(u"web"_s);
    one.hypothesis.clear();
    plan({one});
    see(HostState::Up);
    QCOMPARE(act(), u"started"_s);
    QCOMPARE(act(), u"skipped"_s);
    QCOMPARE(result().end, UnattendedEnd::NotPerformed);
    QCOMPARE(result().why, u"Unattended: Nobody has said what is expected to happen."_s);
    QCOMPARE(act(), u"over"_s);
}

void TestUnattended::performsNothingThatIsBlocked()
{
    plan({experiment(u"web"_s)});
    see(HostState::Up);
    fire();
    QCOMPARE(act(), u"started"_s);
    QCOMPARE(act(), u"skipped"_s);
    QCOMPARE(result().end, UnattendedEnd::NotPerformed);
    QVERIFY2(result().why.contains(u"web is down"), qPrintable(result().why));
}

void TestUnattended::waitsForWhatTheLastOneLeft()
{
    plan({experiment(u"web"_s), experiment(u"web-2"_s)});
    m_wish.experiments = {u"web"_s, u"web-2"_s};
    start();
    fire();
    QCOMPARE(act(), u"backed_out"_s);
    perform(StepPhase::BackOut);
    perform(StepPhase::Reset);
    QCOMPARE(act(), u"reset_confirmed"_s);
    QCOMPARE(act(), u"finished"_s);
    QCOMPARE(act(), u"started"_s);
    pass(1min);
    QCOMPARE(act(), QString()); // the alert still fires
    fire(AlertState::Inactive);
    QCOMPARE(act(), u"triggered"_s);
    QCOMPARE(m_current, u"web-2"_s);
}

void TestUnattended::triggersOnlyInTheSteadyState()
{
    Experiment one = experiment(u"web"_s);
    one.steadyStates = {{.title = u"web answers"_s, .host = u"web"_s, .atMost = 400}};
    plan({one});
    see(HostState::Up);
    QCOMPARE(act(), u"started"_s);
    QCOMPARE(act(), QString()); // no number yet
    pass(5s);
    measure(900);
    QCOMPARE(act(), QString());
    pass(26s);
    measure(900);
    QCOMPARE(act(), u"skipped"_s);
    QCOMPARE(result().why,
             u"Unattended: not steady before the trigger: “web answers” stands at 900 ms, above "
             "400 ms"_s);
}

void TestUnattended::wantsTheSteadyStateBack()
{
    Experiment one = experiment(u"web"_s);
    one.steadyStates = {{.title = u"web answers"_s, .host = u"web"_s, .atMost = 400}};
    plan({one});
    see(HostState::Up);
    QCOMPARE(act(), u"started"_s);
    measure(20);
    QCOMPARE(act(), u"triggered"_s);
    perform(StepPhase::Method);
    fire();
    QCOMPARE(act(), u"backed_out"_s);
    perform(StepPhase::BackOut);
    perform(StepPhase::Reset);
    QCOMPARE(act(), QString());
    measure(900);
    QCOMPARE(act(), QString());
    pass(60s);
    QCOMPARE(act(), u"reset_confirmed"_s); // its criteria are met
    QCOMPARE(act(), u"finished"_s);
    QCOMPARE(result().end, UnattendedEnd::NotHeld);
    QVERIFY2(result().why.startsWith(u"the steady state did not come back: “web answers”"),
             qPrintable(result().why));
}

void TestUnattended::goesBackAtOnceWhenAGuardTrips()
{
    plan({experiment(u"web"_s)});
    start();
    tell(Entries::guardTripped(u"web"_s, {u"Errors"_s, u"Errors fires"_s, m_now}));
    QCOMPARE(act(), u"backed_out"_s);
    QCOMPARE(m_day.run(u"web"_s)->backOutReason, u"Errors fires"_s);
    goBack();
    QCOMPARE(result(),
             (UnattendedResult{u"web"_s, UnattendedEnd::NotHeld,
                               u"a guard has tripped: Errors fires"_s}));
}

void TestUnattended::goesBackWhenTheFaultWasNotApplied()
{
    plan({experiment(u"web"_s)});
    see(HostState::Up);
    QCOMPARE(act(), u"started"_s);
    QCOMPARE(act(), u"triggered"_s);
    perform(StepPhase::Method, StepOutcome::Failed);
    QCOMPARE(act(), u"backed_out"_s);
    goBack();
    QCOMPARE(result(),
             (UnattendedResult{u"web"_s, UnattendedEnd::NotPerformed,
                               u"the fault was not applied: it: no such host"_s}));
}

void TestUnattended::startsNothingMoreAfterAWayBackThatFailed()
{
    plan({experiment(u"web"_s), experiment(u"web-2"_s)});
    m_wish.experiments = {u"web"_s, u"web-2"_s};
    start();
    fire();
    QCOMPARE(act(), u"backed_out"_s);
    perform(StepPhase::BackOut, StepOutcome::Failed);
    perform(StepPhase::Reset);
    QCOMPARE(act(), u"reset_confirmed"_s);
    QCOMPARE(act(), u"finished"_s);
    QCOMPARE(act(), u"over"_s);
    QCOMPARE(result(),
             (UnattendedResult{u"web"_s, UnattendedEnd::NotBackedOut,
                               u"a step of the way back failed: it: no such host"_s}));
    QCOMPARE(result(u"web-2"_s).end, UnattendedEnd::NotPerformed);
}

void TestUnattended::givesUpWhatIsNotAsItWasInTime()
{
    plan({experiment(u"web"_s)});
    start();
    fire();
    QCOMPARE(act(), u"backed_out"_s);
    perform(StepPhase::BackOut);
    perform(StepPhase::Reset, StepOutcome::Failed);
    pass(59s);
    QCOMPARE(act(), QString());
    pass(1s);
    QCOMPARE(act(), u"over"_s);
    QCOMPARE(
        result(),
        (UnattendedResult{u"web"_s, UnattendedEnd::NotBackedOut, u"not as it was: web answers"_s}));
}

void TestUnattended::takesBackWhatAnEarlierSessionLeft()
{
    plan({experiment(u"web"_s), experiment(u"web-2"_s)});
    m_wish.experiments = {u"web-2"_s}; // it is taken back though it is not wanted
    tell(Entries::started(u"web"_s));
    tell(Entries::triggered(u"web"_s, 10ms));
    m_current = u"web"_s;
    perform(StepPhase::Method);
    pass(10s);
    m_wish.since = m_now;
    see(HostState::Up);
    QVERIFY(isLeftOver(*m_day.run(u"web"_s), m_wish));
    QCOMPARE(act(), u"backed_out"_s);
    goBack();
    QCOMPARE(m_day.run(u"web"_s)->held, std::nullopt);
    QCOMPARE(act(), u"started"_s);
    QCOMPARE(m_current, u"web-2"_s);
    QCOMPARE(result().why, u"there is none"_s);
    m_wish.experiments.prepend(u"web"_s);
    QCOMPARE(result(),
             (UnattendedResult{u"web"_s, UnattendedEnd::NotPerformed,
                               u"it was cut off: an earlier session left it applied"_s}));
}

void TestUnattended::triesAgainWhatFailedInAnEarlierSession()
{
    plan({experiment(u"web"_s)});
    start();
    fire();
    QCOMPARE(act(), u"backed_out"_s);
    perform(StepPhase::BackOut, StepOutcome::Failed);
    perform(StepPhase::Reset, StepOutcome::Failed);
    pass(60s);
    QCOMPARE(act(), u"over"_s);
    m_wish.since = m_now;
    QCOMPARE(act(), u"backed_out"_s);
    QCOMPARE(act(), QString());
    goBack();
    QCOMPARE(result().end, UnattendedEnd::NotPerformed);
}

void TestUnattended::goesBackWhenItIsCalledOff()
{
    plan({experiment(u"web"_s), experiment(u"web-2"_s)});
    m_wish.experiments = {u"web"_s, u"web-2"_s};
    start();
    m_wish.callOff = u"called off (Ctrl-C)"_s;
    QCOMPARE(act(), u"backed_out"_s);
    goBack();
    QCOMPARE(act(), u"over"_s);
    for (const QString &key : m_wish.experiments)
        QCOMPARE(result(key).end, UnattendedEnd::NotPerformed);
    QCOMPARE(result().why, u"it was cut off: called off (Ctrl-C)"_s);
}

void TestUnattended::goesBackOnAnEmergencyStop()
{
    plan({experiment(u"web"_s)});
    start();
    tell(Entries::stopRaised(u"customers call"_s));
    tell(Entries::backedOut(u"web"_s, u"Emergency stop: customers call"_s)); // the room does
    goBack();
    QCOMPARE(act(), u"over"_s);
    QCOMPARE(result().end, UnattendedEnd::NotPerformed);
}

QTEST_GUILESS_MAIN(TestUnattended)
#include "tst_unattended.moc"
