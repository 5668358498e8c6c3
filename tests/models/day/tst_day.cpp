// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/day.h"
#include "models/day/entries.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant start = instantOf(1796738400000000);

/// Numbers, dates and applies entries, one second apart unless told otherwise.
class Teller
{
public:
    Touched operator()(Entry entry, std::optional<Micros> at = {})
    {
        m_now = at ? start + *at : m_now + 1s;
        entry.at = m_now;
        entry.sequence = day.lastSequence() + 1;
        entry.id = Uuid::make(m_now, {std::uint64_t(entry.sequence), 7});
        lastId = entry.id;
        return day.apply(entry.view());
    }
    Day day;
    Uuid lastId;

private:
    Instant m_now = start;
};

Entries::SeenAlert seen(AlertState state, Micros since)
{
    return {.source = "prom",
            .fingerprint = "f1",
            .name = "CheckoutDown",
            .state = state,
            .since = start + since,
            .plusMinus = 1ms,
            .labels = {{"job", "checkout"}}};
}

Teller withQueue()
{
    Teller tell;
    for (const QString &key : {u"a"_s, u"b"_s, u"c"_s})
        tell(Entries::planned(Experiment{.key = key, .title = key}));
    return tell;
}

QStringList queueOf(const Day &day)
{
    QStringList keys;
    for (const Run &run : day.runs())
        keys.push_back(run.experiment);
    return keys;
}

} // namespace

class TestDay : public QObject
{
    Q_OBJECT

private slots:
    void walksAnExperimentThroughItsActs();
    void keepsWhichGuardsTrippedOnceARun();
    void takesAFaultAwayOnce();
    void keepsTheQueueInTheOrderGiven();
    void keepsWhatWasStartedWhenItsExperimentIsRemoved();
    void showsAnAlertsStepsOnTheRoomsClock();
    void refinesAStampWithoutAddingAStep();
    void tellsOfALanesFirstFiringOnly();
    void correctsANoteAndKeepsTheOriginal();
    void knowsWhichLinesHavePicturesAndWereCorrected();
    void handsARoleOver();
    void ticksStepsOnAndOff();
    void passesOverWhatItDoesNotKnow();
    void readsABrokenPayloadAsFarAsItGoes();
    void keepsLateSamplesInOrder();
    void keepsAnUnplannedEventUntilItIsOver();
    void keepsWhatWasFoundBeforeTheTrigger();
    void keepsOnWhatAVerdictIs();
};

void TestDay::walksAnExperimentThroughItsActs()
{
    Teller tell = withQueue();
    tell(Entries::started(u"b"_s));
    QCOMPARE(tell.day.current()->experiment, u"b"_s);
    tell(Entries::triggered(u"b"_s, 500us), 60s);
    QCOMPARE(tell.day.run(u"b"_s)->triggeredAt, (Stamp{start + 60s, 500us}));
    QVERIFY(tell.day.run(u"b"_s)->isApplied());
    tell(Entries::backedOut(u"b"_s, u"guard fired"_s));
    tell(Entries::resetConfirmed(u"b"_s));
    QVERIFY(!tell.day.run(u"b"_s)->isApplied());
    tell(Entries::finished(u"b"_s, false));
    QCOMPARE(tell.day.run(u"b"_s)->state, RunState::Finished);
    QCOMPARE(tell.day.run(u"b"_s)->held, std::optional(false));
    QCOMPARE(tell.day.current(), nullptr);
    QCOMPARE(tell.day.story().size(), 5);
    QCOMPARE(tell.day.story()[4].experiment, u"b"_s);
}

void TestDay::keepsWhichGuardsTrippedOnceARun()
{
    Teller tell = withQueue();
    tell(Entries::started(u"b"_s));
    tell(Entries::triggered(u"b"_s, 500us));
    const TrippedGuard errors{u"CheckoutErrors"_s, u"CheckoutErrors fires"_s, start + 5s};
    const Touched touched = tell(Entries::guardTripped(u"b"_s, errors));
    QVERIFY(touches(touched, Touched::Queue) && touches(touched, Touched::Story));
    QCOMPARE(tell(Entries::guardTripped(u"b"_s, errors)), Touched::Nothing);
    QCOMPARE(tell.day.run(u"b"_s)->trippedGuards, std::vector{errors});
    const StoryLine &line = tell.day.story().back();
    QCOMPARE(line.kind, Kind::GuardTripped);
    QCOMPARE(line.experiment, u"b"_s);
    QCOMPARE(line.text, u"CheckoutErrors fires"_s);
    QCOMPARE(tell.day.story().size(), 3);
    tell(Entries::started(u"b"_s)); // anew
    QVERIFY(tell.day.run(u"b"_s)->trippedGuards.empty());
}

void TestDay::takesAFaultAwayOnce()
{
    Teller tell = withQueue();
    tell(Entries::started(u"b"_s));
    QCOMPARE(tell(Entries::backedOut(u"b"_s, u"too soon"_s)), Touched::Nothing);
    tell(Entries::triggered(u"b"_s, 500us));
    tell(Entries::backedOut(u"b"_s, u"a person was quicker"_s));
    const auto at = tell.day.run(u"b"_s)->backedOutAt;
    QCOMPARE(tell(Entries::backedOut(u"b"_s, u"by itself"_s)), Touched::Nothing);
    QCOMPARE(tell.day.run(u"b"_s)->backOutReason, u"a person was quicker"_s);
    QCOMPARE(tell.day.run(u"b"_s)->backedOutAt, at);
}

void TestDay::keepsTheQueueInTheOrderGiven()
{
    Teller tell = withQueue();
    tell(Entries::ordered({u"c"_s, u"a"_s}));
    QCOMPARE(queueOf(tell.day), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
}

void TestDay::keepsWhatWasStartedWhenItsExperimentIsRemoved()
{
    Teller tell = withQueue();
    tell(Entries::started(u"a"_s));
    tell(Entries::finished(u"a"_s, true));
    tell(Entries::removed(Kind::ExperimentRemoved, u"a"_s));
    tell(Entries::removed(Kind::ExperimentRemoved, u"b"_s));
    QCOMPARE(queueOf(tell.day), (QStringList{u"c"_s, u"a"_s}));
}

void TestDay::showsAnAlertsStepsOnTheRoomsClock()
{
    Teller tell;
    tell(Entries::clockMeasured(u"prom"_s, 2s, 1ms)); // the source is two seconds ahead
    tell(Entries::alertChanged(seen(AlertState::Pending, 12s)));
    tell(Entries::alertChanged(seen(AlertState::Firing, 22s)));
    tell(Entries::alertChanged(seen(AlertState::Inactive, 32s)));
    const StepLane &steps = tell.day.alerts().lanes().front().steps;
    QCOMPARE(steps.at(start + 9999ms), AlertState::Inactive);
    QCOMPARE(steps.at(start + 10s), AlertState::Pending);
    QCOMPARE(steps.at(start + 20s), AlertState::Firing);
    QCOMPARE(steps.at(start + 30s), AlertState::Inactive);
    QCOMPARE(tell.day.alerts().alerts().front().labels, (std::vector<Label>{{"job", "checkout"}}));
}

void TestDay::refinesAStampWithoutAddingAStep()
{
    Teller tell;
    tell(Entries::alertChanged(seen(AlertState::Firing, 22s)));
    tell(Entries::alertChanged(seen(AlertState::Firing, 20s)));
    const Lane &lane = tell.day.alerts().lanes().front();
    QCOMPARE(lane.steps.size(), 1);
    QCOMPARE(lane.steps.at(start + 20s), AlertState::Firing);
    QCOMPARE(lane.changes.size(), 2);
}

void TestDay::tellsOfALanesFirstFiringOnly()
{
    Teller tell = withQueue();
    tell(Entries::started(u"a"_s));
    const auto before = tell.day.story().size();
    for (int flap = 0; flap < 3; ++flap) {
        tell(Entries::alertChanged(seen(AlertState::Firing, 20s + flap * 2s)));
        tell(Entries::alertChanged(seen(AlertState::Inactive, 21s + flap * 2s)));
    }
    QCOMPARE(tell.day.story().size(), before + 1);
    QCOMPARE(tell.day.story().back().text, u"CheckoutDown"_s);
}

void TestDay::correctsANoteAndKeepsTheOriginal()
{
    Teller tell;
    tell(Entries::note(u"note"_s, u"cart is sale"_s));
    const Uuid note = tell.lastId;
    tell(Entries::corrected(note, u"cart is stale"_s));
    tell(Entries::corrected(note, u"Cart is stale"_s));
    const StoryLine &line = tell.day.story().front();
    QCOMPARE(tell.day.story().size(), 1);
    QCOMPARE(line.text, u"Cart is stale"_s);
    QCOMPARE(line.original, u"cart is sale"_s);
    QCOMPARE(line.correctedBy, tell.lastId);
}

void TestDay::knowsWhichLinesHavePicturesAndWereCorrected()
{
    Teller tell;
    tell(Entries::note(u"note"_s, u"one"_s));
    const Uuid one = tell.lastId;
    tell(Entries::pictureKept(u"abc"_s, u"the graph"_s, 10, 10));
    tell(Entries::note(u"note"_s, u"tow"_s));
    const Uuid two = tell.lastId;
    tell(Entries::pictureKept(u"abc"_s, u"the same graph"_s, 10, 10));
    tell(Entries::corrected(two, u"two"_s));
    tell(Entries::corrected(one, u"1"_s));
    tell(Entries::corrected(two, u"2"_s));
    tell(Entries::corrected(Uuid(), u"of nothing"_s));
    QCOMPARE(tell.day.pictureLines(), (std::vector<std::size_t>{1, 3}));
    QCOMPARE(tell.day.corrections(), (std::vector<std::size_t>{2, 0, 2}));
}

void TestDay::keepsAnUnplannedEventUntilItIsOver()
{
    Teller tell = withQueue();
    tell(Entries::started(u"a"_s));
    QVERIFY(touches(tell(Entries::eventDeclared(u"e1"_s, u"the site is down"_s, u"a"_s)),
                    Touched::Events));
    const Instant declared = tell.day.lastAt();
    QCOMPARE(tell.day.openEvent()->what, u"the site is down"_s);
    QCOMPARE(tell.day.story().back().text, u"the site is down"_s);
    // The same key again is no other event; what is not there can neither be told nor end.
    QCOMPARE(tell(Entries::eventDeclared(u"e1"_s, u"twice"_s, {})), Touched::Nothing);
    QCOMPARE(tell(Entries::eventTold(u"e2"_s, u"ic"_s, true)), Touched::Nothing);
    QCOMPARE(tell(Entries::eventOver(u"e2"_s, u"how"_s)), Touched::Nothing);
    tell(Entries::eventTold(u"e1"_s, u"ic"_s, true));
    tell(Entries::eventTold(u"e1"_s, u"ic"_s, true));
    QCOMPARE(tell.day.openEvent()->told.size(), 1U);
    tell(Entries::eventOver(u"e1"_s, u"a cable"_s));
    QVERIFY(!tell.day.openEvent());
    QCOMPARE(tell(Entries::eventOver(u"e1"_s, u"again"_s)), Touched::Nothing);
    const UnplannedEvent &event = tell.day.events().front();
    QCOMPARE(event.experiment, u"a"_s);
    QCOMPARE(event.outcome, u"a cable"_s);
    QVERIFY(event.covers(declared) && event.covers(*event.overAt - 1us));
    QVERIFY(!event.covers(declared - 1us) && !event.covers(*event.overAt));
    QCOMPARE(tell.day.run(u"a"_s)->state, RunState::Started);
}

void TestDay::keepsWhatWasFoundBeforeTheTrigger()
{
    Teller tell = withQueue();
    Baseline baseline{.sources = 3, .sourcesLive = 2, .hosts = 5, .hostsUp = 4, .firing = 7};
    baseline.findings = {{.what = PreflightFinding::What::ExpectedFires,
                          .weight = PreflightFinding::Weight::Blocks,
                          .subject = u"Down"_s,
                          .source = u"prom"_s,
                          .detail = u"it \"says\""_s,
                          .since = start,
                          .count = 3},
                         {.what = PreflightFinding::What::HostSlow, .subject = u"shop"_s}};
    tell(Entries::started(u"a"_s, baseline));
    baseline.at = tell.day.lastAt();
    QCOMPARE(tell.day.run(u"a"_s)->baseline, std::optional(baseline));
    QCOMPARE(tell(Entries::preflightPassed(u"nowhere"_s, {})), Touched::Nothing);
    PassedGate passed{.by = u"Erin"_s, .reason = u"never mind"_s, .findings = baseline.findings};
    tell(Entries::preflightPassed(u"a"_s, passed));
    passed.at = tell.day.lastAt();
    QCOMPARE(tell.day.run(u"a"_s)->passed, std::optional(passed));
    tell(Entries::started(u"b"_s));
    QCOMPARE(tell.day.run(u"b"_s)->baseline, std::nullopt); // an older program told nothing
    Entry newer = Entries::preflightPassed(u"b"_s, {});
    newer.payload = R"({"reason":7,"findings":[{"what":"flux","weight":"maybe"},3]})";
    tell(newer);
    const auto &findings = tell.day.run(u"b"_s)->passed->findings;
    QCOMPARE(findings.size(), 2U);
    QCOMPARE(findings[0], PreflightFinding{});
}

void TestDay::handsARoleOver()
{
    Teller tell;
    tell(Entries::assigned({u"scribe"_s, u"alice"_s, {}}));
    tell(Entries::assigned({u"scribe"_s, u"carol"_s, {}}));
    QCOMPARE(tell.day.plan().assignments, (std::vector<Assignment>{{u"scribe"_s, u"carol"_s, {}}}));
    tell(Entries::assigned({u"scribe"_s, {}, {}}));
    QVERIFY(tell.day.plan().assignments.empty());
}

void TestDay::ticksStepsOnAndOff()
{
    Teller tell = withQueue();
    tell(Entries::checked(u"a"_s, Entries::Checklist::BackOut, 1, true));
    tell(Entries::checked(u"a"_s, Entries::Checklist::Reset, 0, true));
    tell(Entries::checked(u"a"_s, Entries::Checklist::Reset, 0, false));
    QCOMPARE(tell.day.run(u"a"_s)->backOutDone, std::set<int>{1});
    QVERIFY(tell.day.run(u"a"_s)->resetDone.empty());
}

void TestDay::passesOverWhatItDoesNotKnow()
{
    Teller tell = withQueue();
    const Day before = tell.day;
    QCOMPARE(tell(Entries::triggered(u"nobody"_s, 0us)), Touched::Nothing);
    QCOMPARE(tell(Entry{.kind = Kind::Unknown}), Touched::Nothing);
    QVERIFY(tell.day.runs() == before.runs());
    QVERIFY(tell.day.story() == before.story());
}

/// Found by the fuzzer: the parser must not be asked again once it has given up.
void TestDay::readsABrokenPayloadAsFarAsItGoes()
{
    Teller tell = withQueue();
    tell(Entry{.kind = Kind::ItemOpened,
               .subject = "i",
               .payload = R"({"text":"Make it":4,"when":"now"}],"title":"Checkout"})"});
    tell(Entry{.kind = Kind::SamplesTaken,
               .subject = "host/a",
               .payload = R"({"points":[[1,2],[3,]],"more":{"a":}})"});
    tell(Entry{
        .kind = Kind::AlertChanged,
        .subject = "a/b",
        .payload =
            R"({"source":"a","name":"b","state":"firing","labels":{"c":}}}},"annotations":{}})"});
    QVERIFY(tell.day.items().size() <= 1);
}

void TestDay::keepsLateSamplesInOrder()
{
    Teller tell;
    const double missing = std::numeric_limits<double>::quiet_NaN();
    tell(Entries::samplesTaken(u"host/a"_s,
                               std::vector<Sample>{{start, 1.5}, {start + 2s, missing}}));
    tell(Entries::samplesTaken(u"host/a"_s, std::vector<Sample>{{start + 1s, 7}}));
    QVERIFY(tell.day.world().samples("host/a")
            == (std::vector<Sample>{{start, 1.5}, {start + 1s, 7}, {start + 2s, missing}}));
}

void TestDay::keepsOnWhatAVerdictIs()
{
    Teller tell = withQueue();
    const GivenVerdict given{.experiment = u"b"_s,
                             .alert = u"Down"_s,
                             .check = AlertCheck::ClearsByItself,
                             .verdict = Verdict::NotProven};
    tell(Entries::verdictGiven(given));
    QCOMPARE(tell.day.verdicts().back().check, AlertCheck::ClearsByItself);
    QCOMPARE(tell.day.verdicts().back().verdict, Verdict::NotProven);

    Entry fired = Entries::verdictGiven({.experiment = u"b"_s, .alert = u"Down"_s});
    QCOMPARE(fired.payload.find("check"),
             std::string::npos); // as it was written before there was another
    tell(std::move(fired));
    QCOMPARE(tell.day.verdicts().back().check, AlertCheck::Fires);

    Entry newer = Entries::verdictGiven(given);
    newer.payload.replace(newer.payload.find("clears by itself"), 6, "sings ");
    tell(std::move(newer));
    QCOMPARE(tell.day.verdicts().size(), 2u); // no word on whether it fired
}

QTEST_GUILESS_MAIN(TestDay)
#include "tst_day.moc"
