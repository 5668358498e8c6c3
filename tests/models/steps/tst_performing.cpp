// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/performing.h"

#include "models/day/entries.h"
#include "models/steps/rehearsing.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant morning = instantOf(1796738400000000);

PlannedStep step(const QString &name, const QString &rest = {})
{
    return {.provider = PlannedStep::Provider::Scripted,
            .text = name,
            .activity =
                uR"({"type":"action","name":"x","provider":{"type":"process","path":"true"})"_s
                + rest + u'}'};
}

PlannedStep probe(const QString &name)
{
    PlannedStep one = step(name);
    one.activity.replace(u"action"_s, u"probe"_s);
    return one;
}

const auto inBackground = uR"(,"background":true)"_s;

} // namespace

/// Which step is next.
class TestPerforming : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void beginsWithTheTriggerAndNotBefore();
    void performsTheMethodInOrder();
    void goesOnAfterAFailure();
    void waitsForPeople();
    void doesNotWaitForWhatIsInTheBackground();
    void saysWithWhichStepItBegins();
    void beginsNothingMoreOnceBackedOut();
    void endsTheMethodBeforeItGoesBack();
    void goesBackInOrderWhateverFails();
    void doesNotWaitForPeopleOnItsWayBack();
    void beginsOnceMoreWhatWasLostOnItsWayBack();
    void triesAgainWhatFailedWhenItIsBackedOutAgain();
    void looksUntilAllIsAsItWas();
    void forgetsWhatWasPerformedBeforeItWasStartedAgain();
    void backsOutOnAnEmergencyStop();
    void runsOnStagingOnly();
    void putsFaultsBeforeStagingOnly();
    void runsOnProductionOnceItIsAllowed();
    void triesNothingThatNobodyAskedFor();

private:
    void plan(std::vector<PlannedStep> method, std::vector<PlannedStep> back = {},
              std::vector<PlannedStep> reset = {});
    void tell(Entry entry);
    void begin(StepPhase phase, int step, const QString &key, bool background = false);
    void end(const QString &key, StepOutcome outcome = StepOutcome::Succeeded);
    void perform(StepPhase phase, int step, StepOutcome outcome = StepOutcome::Succeeded);
    [[nodiscard]] std::optional<int> next(StepPhase phase) const;
    [[nodiscard]] std::optional<StepOrder> order() const { return nextOrder(m_day, m_now); }

    Day m_day;
    Instant m_now = morning;
    int m_keys = 0;
};

void TestPerforming::init()
{
    m_day = {};
    m_now = morning;
}

void TestPerforming::plan(std::vector<PlannedStep> method, std::vector<PlannedStep> back,
                          std::vector<PlannedStep> reset)
{
    tell(Entries::planned(Experiment{.key = u"db"_s,
                                     .method = std::move(method),
                                     .backOutPlan = std::move(back),
                                     .resetCriteria = std::move(reset)}));
    tell(Entries::started(u"db"_s));
}

void TestPerforming::tell(Entry entry)
{
    m_now += 10ms;
    entry.at = m_now;
    entry.sequence = m_day.lastSequence() + 1;
    m_day.apply(entry.view());
}

void TestPerforming::begin(StepPhase phase, int step, const QString &key, bool background)
{
    tell(Entries::stepBegan({.key = key,
                             .experiment = u"db"_s,
                             .phase = phase,
                             .step = step,
                             .inBackground = background}));
}

void TestPerforming::end(const QString &key, StepOutcome outcome)
{
    tell(Entries::stepEnded({.key = key, .experiment = u"db"_s, .outcome = outcome}));
}

void TestPerforming::perform(StepPhase phase, int step, StepOutcome outcome)
{
    const QString key = u"key-%1"_s.arg(++m_keys);
    begin(phase, step, key);
    end(key, outcome);
}

std::optional<int> TestPerforming::next(StepPhase phase) const
{
    const auto due = order();
    return due && due->phase == phase ? std::optional(due->step) : std::nullopt;
}

void TestPerforming::beginsWithTheTriggerAndNotBefore()
{
    plan({step(u"stop"_s)});
    QVERIFY(!order());
    tell(Entries::triggered(u"db"_s, 0us));
    QCOMPARE(next(StepPhase::Method), std::optional(0));
}

void TestPerforming::performsTheMethodInOrder()
{
    plan({step(u"a"_s), step(u"b"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    begin(StepPhase::Method, 0, u"a"_s);
    QVERIFY(!order());
    end(u"a"_s);
    QCOMPARE(next(StepPhase::Method), std::optional(1));
    perform(StepPhase::Method, 1);
    QVERIFY(!order());
}

void TestPerforming::goesOnAfterAFailure()
{
    plan({step(u"a"_s), step(u"b"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    perform(StepPhase::Method, 0, StepOutcome::Failed);
    QCOMPARE(next(StepPhase::Method), std::optional(1));
}

void TestPerforming::waitsForPeople()
{
    plan({{.text = u"flip the switch"_s}, step(u"b"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    QVERIFY(!order());
    tell(Entries::checked(u"db"_s, Entries::Checklist::Method, 0, true));
    QCOMPARE(next(StepPhase::Method), std::optional(1));
    QVERIFY(!order()->isTrigger); // the switch was
}

void TestPerforming::doesNotWaitForWhatIsInTheBackground()
{
    plan({step(u"load"_s, inBackground), step(u"b"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    begin(StepPhase::Method, 0, u"load"_s, true);
    QCOMPARE(next(StepPhase::Method), std::optional(1));
}

void TestPerforming::saysWithWhichStepItBegins()
{
    plan({probe(u"it is there"_s), step(u"stop"_s), step(u"more"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    QVERIFY(!order()->isTrigger);
    perform(StepPhase::Method, 0);
    QVERIFY(order()->step == 1 && order()->isTrigger);
    perform(StepPhase::Method, 1);
    QVERIFY(order()->step == 2 && !order()->isTrigger);
}

void TestPerforming::beginsNothingMoreOnceBackedOut()
{
    plan({step(u"a"_s), step(u"b"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    perform(StepPhase::Method, 0);
    tell(Entries::backedOut(u"db"_s, {}));
    QVERIFY(!order());
}

void TestPerforming::endsTheMethodBeforeItGoesBack()
{
    plan({step(u"load"_s, inBackground)}, {step(u"back"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    begin(StepPhase::Method, 0, u"load"_s, true);
    QVERIFY(toBeStopped(m_day).isEmpty());
    tell(Entries::backedOut(u"db"_s, {}));
    QCOMPARE(toBeStopped(m_day), QStringList{u"load"_s});
    QVERIFY(!order());
    end(u"load"_s, StepOutcome::Stopped);
    QVERIFY(toBeStopped(m_day).isEmpty());
    QCOMPARE(next(StepPhase::BackOut), std::optional(0));
}

void TestPerforming::goesBackInOrderWhateverFails()
{
    plan({step(u"a"_s)}, {step(u"b"_s), step(u"c"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    tell(Entries::backedOut(u"db"_s, {}));
    begin(StepPhase::BackOut, 0, u"b"_s);
    QVERIFY(!order());
    end(u"b"_s, StepOutcome::NotBegun);
    QCOMPARE(next(StepPhase::BackOut), std::optional(1));
    QVERIFY(!m_day.run(u"db"_s)->backOutDone.contains(0));
    perform(StepPhase::BackOut, 1);
    QVERIFY(!order());
    QVERIFY(m_day.run(u"db"_s)->backOutDone.contains(1));
}

void TestPerforming::doesNotWaitForPeopleOnItsWayBack()
{
    plan({step(u"a"_s)}, {{.text = u"call Bob"_s}, step(u"c"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    tell(Entries::backedOut(u"db"_s, {}));
    QCOMPARE(next(StepPhase::BackOut), std::optional(1));
}

void TestPerforming::beginsOnceMoreWhatWasLostOnItsWayBack()
{
    plan({step(u"break"_s)}, {step(u"mend"_s), step(u"look"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    perform(StepPhase::Method, 0);
    tell(Entries::backedOut(u"db"_s, {}));
    perform(StepPhase::BackOut, 0, StepOutcome::Lost); // the room ended meanwhile
    QCOMPARE(next(StepPhase::BackOut), std::optional(0));
    perform(StepPhase::BackOut, 0);
    QCOMPARE(next(StepPhase::BackOut), std::optional(1));
}

void TestPerforming::triesAgainWhatFailedWhenItIsBackedOutAgain()
{
    plan({step(u"break"_s)}, {step(u"mend"_s), step(u"look"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    perform(StepPhase::Method, 0);
    tell(Entries::backedOut(u"db"_s, {}));
    perform(StepPhase::BackOut, 0, StepOutcome::Failed);
    perform(StepPhase::BackOut, 1);
    QVERIFY(!order());
    tell(Entries::backedOutAgain(u"db"_s, u"the host is back"_s));
    QCOMPARE(next(StepPhase::BackOut), std::optional(0));
    perform(StepPhase::BackOut, 0, StepOutcome::Failed);
    QVERIFY(!order()); // once, and what succeeded not at all
}

void TestPerforming::looksUntilAllIsAsItWas()
{
    plan({step(u"a"_s)}, {step(u"b"_s)}, {{.text = u"Bob is content"_s}, probe(u"it answers"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    tell(Entries::backedOut(u"db"_s, {}));
    QVERIFY(!nextLook(m_day));
    perform(StepPhase::BackOut, 0);
    QCOMPARE(next(StepPhase::Reset), std::optional(1));
    perform(StepPhase::Reset, 1, StepOutcome::Failed);
    QVERIFY(!order());
    QVERIFY(nextLook(m_day) && *nextLook(m_day) > m_now);
    m_now = *nextLook(m_day);
    QCOMPARE(next(StepPhase::Reset), std::optional(1));
    perform(StepPhase::Reset, 1);
    QVERIFY(!order() && !nextLook(m_day));
    QCOMPARE(m_day.run(u"db"_s)->resetDone, std::set<int>{1});
}

void TestPerforming::forgetsWhatWasPerformedBeforeItWasStartedAgain()
{
    plan({step(u"a"_s)});
    tell(Entries::triggered(u"db"_s, 0us));
    perform(StepPhase::Method, 0);
    tell(Entries::started(u"db"_s));
    tell(Entries::triggered(u"db"_s, 0us));
    QCOMPARE(next(StepPhase::Method), std::optional(0));
}

void TestPerforming::backsOutOnAnEmergencyStop()
{
    plan({step(u"a"_s), step(u"b"_s)}, {step(u"back"_s)});
    tell(Entries::stopRaised(u"customers call"_s));
    QVERIFY(!entryOfStop(m_day)); // nothing is applied
    tell(Entries::stopLifted({}));
    tell(Entries::triggered(u"db"_s, 0us));
    QVERIFY(!entryOfStop(m_day));
    tell(Entries::stopRaised(u"customers call"_s));
    QVERIFY(!order());
    const auto entry = entryOfStop(m_day);
    QVERIFY(entry && entry->kind == Kind::ExperimentBackedOut);
    tell(*entry);
    QCOMPARE(m_day.run(u"db"_s)->backOutReason, u"Emergency stop: customers call"_s);
    QVERIFY(!entryOfStop(m_day));
    QCOMPARE(next(StepPhase::BackOut), std::optional(0)); // it is not held up by the brake
}

void TestPerforming::runsOnStagingOnly()
{
    Plan plan;
    plan.hosts = {{.key = u"db-1"_s, .environment = u"Staging EU"_s, .ssh = u"db-1"_s},
                  {.key = u"shop"_s, .environment = u"production"_s, .ssh = u"shop"_s},
                  {.key = u"web"_s, .ssh = u"web"_s},
                  {.key = u"far"_s}};
    PlannedStep one = step(u"stop"_s);
    QCOMPARE(refusalOf(plan, one), QString());
    one.target = u"db-1"_s;
    QCOMPARE(refusalOf(plan, one), QString());
    one.target = u"shop"_s;
    QCOMPARE(refusalOf(plan, one), u"shop is of production, and steps run on staging only"_s);
    one.target = u"web"_s;
    plan.day.environment = u"production"_s;
    QVERIFY(refusalOf(plan, one).startsWith(u"web is of production"));
    one.target = u"far"_s;
    QCOMPARE(refusalOf(plan, one), u"the plan does not say how ssh reaches far"_s);
    one.target = u"nowhere"_s;
    QCOMPARE(refusalOf(plan, one), u"the plan has no host nowhere"_s);
}

void TestPerforming::putsFaultsBeforeStagingOnly()
{
    Plan plan;
    plan.proxies = {{.key = u"ws"_s},
                    {.key = u"shop"_s, .environment = u"production"_s},
                    {.key = u"both"_s, .environment = u"staging of production"_s}};
    const auto to = [](const QString &proxy, const QString &fault) {
        return PlannedStep{
            .provider = PlannedStep::Provider::Scripted,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":\"proxy\","
                        "\"proxy\":\"%1\",\"fault\":\"%2\"}}"_s.arg(proxy, fault)};
    };
    QCOMPARE(refusalOf(plan, to(u"ws"_s, u"refuse"_s)), QString());
    QCOMPARE(refusalOf(plan, to(u"shop"_s, u"refuse"_s)),
             u"shop passes on to production, and faults are put before staging only"_s);
    QCOMPARE(refusalOf(plan, to(u"shop"_s, u"none"_s)), QString());
    // What says both is taken for the worse, as with hosts.
    QCOMPARE(refusalOf(plan, to(u"both"_s, u"refuse"_s)),
             u"both passes on to staging of production, and faults are put before staging only"_s);
    QCOMPARE(refusalOf(plan, to(u"gone"_s, u"refuse"_s)), u"the plan has no proxy gone"_s);
}

void TestPerforming::runsOnProductionOnceItIsAllowed()
{
    tell(Entries::planned(Person{u"alice"_s, u"Alice"_s}));
    tell(Entries::planned(
        StagingHost{.key = u"shop"_s, .environment = u"production"_s, .ssh = u"shop"_s}));
    PlannedStep one = step(u"stop"_s);
    one.target = u"shop"_s;
    plan({one});
    const auto refusal = [&] { return refusalOf(m_day.plan(), one, m_day.run(u"db"_s)); };
    QCOMPARE(refusal(),
             u"shop is of production, and the plan does not accept that for this "
             "experiment"_s);
    Experiment accepted = *m_day.plan().experiment(u"db"_s);
    accepted.risk = {
        .reach = Risk::Reach::Production, .acceptedBy = u"alice"_s, .productionHosts = {u"shop"_s}};
    tell(Entries::planned(accepted));
    QCOMPARE(refusal(), u"shop is of production, and nobody has allowed it for this run"_s);
    tell(Entries::productionAllowed(u"db"_s, u"shop"_s, 7));
    QCOMPARE(refusal(), QString());
    // What says neither staging nor production is nobody's to allow.
    tell(Entries::planned(StagingHost{.key = u"shop"_s, .environment = u"qa"_s, .ssh = u"shop"_s}));
    QCOMPARE(refusal(), u"shop is of qa, and steps run on staging only"_s);
}

void TestPerforming::triesNothingThatNobodyAskedFor()
{
    const auto order = [](int step) {
        return std::optional(StepOrder{u"db"_s, StepPhase::Rehearsal, step, false});
    };
    const auto back = [this](std::vector<PlannedStep> steps) {
        tell(Entries::planned(Experiment{
            .key = u"db"_s, .method = {step(u"break"_s)}, .backOutPlan = std::move(steps)}));
    };
    const auto asked = [this, &order, &back] {
        back({step(u"one"_s), step(u"two"_s)});
        tell(Entries::rehearsalAsked(u"db"_s));
        QCOMPARE(this->order(), order(0));
        perform(StepPhase::Rehearsal, 0);
        QCOMPARE(this->order(), order(1));
    };
    // The room ended in the middle: another one does not go on with it.
    asked();
    tell(Entries::sessionOpened(u"1"_s, u"boot"_s, {}));
    QCOMPARE(this->order(), std::nullopt);
    QVERIFY(!rehearsalOf(m_day, u"db"_s));
    // An experiment comes between.
    asked();
    tell(Entries::started(u"db"_s));
    tell(Entries::skipped(u"db"_s, {}));
    QVERIFY(!m_day.current());
    QCOMPARE(this->order(), std::nullopt);
    // It has been tried, and then it becomes another way back.
    asked();
    perform(StepPhase::Rehearsal, 1);
    QCOMPARE(this->order(), std::nullopt);
    QVERIFY(rehearsalOf(m_day, u"db"_s)->wentThrough());
    tell(Entries::sessionOpened(u"1"_s, u"boot"_s, {}));
    QVERIFY(rehearsalOf(m_day, u"db"_s)->wentThrough()); // what came of it is still told
    back({step(u"one"_s), step(u"two"_s), step(u"three"_s)});
    QCOMPARE(this->order(), std::nullopt);
    QVERIFY(!rehearsalOf(m_day, u"db"_s));
}

QTEST_GUILESS_MAIN(TestPerforming)
#include "tst_performing.moc"
