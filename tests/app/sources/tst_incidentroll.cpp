// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/incidentroll.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using Entries::SeenAlert;

namespace {

const Instant noon = instantOf(1'800'000'000'000'000);

Poll poll(Micros after, Micros since = -1s)
{
    return {.lastAskedAt = since < 0s ? std::nullopt : std::optional(noon + since),
            .answeredAt = noon + after,
            .clock = ClockReading{noon + after, 10s, 100ms}};
}

/// Of the source, whose clock is ten seconds ahead.
Stamp stamp(Micros after)
{
    return {noon + 10s + after, 500ms};
}

Incident incident(const std::string &id, Micros openedAt, AlertState state = AlertState::Firing)
{
    return {.id = id, .name = "name of " + id, .state = state, .opened = stamp(openedAt)};
}

bool isPolled(const SeenAlert &alert, Micros from, Micros to)
{
    return alert.evidence == Evidence::Polled && alert.since == noon + (from + to) / 2
        && alert.plusMinus == (to - from) / 2;
}

bool isStamped(const SeenAlert &alert, const Stamp &at)
{
    return alert.evidence == Evidence::Stamp && alert.since == at.at
        && alert.plusMinus == at.plusMinus;
}

} // namespace

class TestIncidentRoll : public QObject
{
    Q_OBJECT

private slots:
    void tellsAnIncidentOnce();
    void doesNotBelieveAStampAhead();
    void tellsWhenItIsHeldBack();
    void endsAtItsStamp();
    void endsBetweenTwoLists();
    void waitsForWhatMovesFromPageToPage();
    void tellsWhatIsOpenAgain();
    void tellsWhatWasOverBetweenTwoLists();
    void goesOnAfterARestart();
    void losesSight();
    void picksInTurn();
};

void TestIncidentRoll::tellsAnIncidentOnce()
{
    IncidentRoll roll("pd");
    Incident one = incident("A", 1s);
    one.labels = {{"service", "shop"}};
    const auto told = roll.call({one, one}, poll(5s));
    QCOMPARE(told.size(), 1u);
    QVERIFY(isStamped(told.front(), stamp(1s)));
    QCOMPARE(told.front().source, std::string("pd"));
    QCOMPARE(told.front().fingerprint, std::string("A"));
    QCOMPARE(told.front().name, std::string("name of A"));
    QVERIFY(told.front().state == AlertState::Firing);
    QVERIFY(told.front().labels == one.labels);
    one.name = "edited";
    QVERIFY(roll.call({one}, poll(8s, 5s)).empty());
}

void TestIncidentRoll::doesNotBelieveAStampAhead()
{
    IncidentRoll roll("pd");
    QVERIFY(isStamped(roll.call({incident("A", 5'500ms)}, poll(5s, 2s)).front(), stamp(5'500ms)));
    QVERIFY(isPolled(roll.call({incident("B", 6s)}, poll(5s, 2s)).front(), 2s, 5s));
    Incident never = incident("C", 0s);
    never.opened = {};
    QVERIFY(isPolled(roll.call({never}, poll(5s, 2s)).front(), 2s, 5s));
}

void TestIncidentRoll::tellsWhenItIsHeldBack()
{
    IncidentRoll roll("og");
    QCOMPARE(roll.call({incident("A", 1s)}, poll(2s)).size(), 1u);
    const auto held = roll.call({incident("A", 1s, AlertState::Suppressed)}, poll(5s, 3s));
    QVERIFY(held.front().state == AlertState::Suppressed && isPolled(held.front(), 3s, 5s));
    const auto freed = roll.call({incident("A", 1s)}, poll(9s, 7s));
    QVERIFY(freed.front().state == AlertState::Firing && isPolled(freed.front(), 7s, 9s));
}

void TestIncidentRoll::endsAtItsStamp()
{
    IncidentRoll roll("pd");
    QCOMPARE(roll.call({incident("A", 1s), incident("B", 1s)}, poll(2s)).size(), 2u);
    QVERIFY(roll.call({incident("B", 1s)}, poll(5s, 2s)).empty());
    QVERIFY(roll.missing() == std::vector<std::string>{"A"});
    const auto told = roll.end("A", stamp(4s), poll(5s, 2s));
    QVERIFY(told.front().state == AlertState::Inactive && isStamped(told.front(), stamp(4s)));
    QCOMPARE(told.front().name, std::string("name of A"));
    QVERIFY(roll.missing().empty() && roll.endMissing(poll(5s, 2s), true).empty());
    QVERIFY(roll.end("A", stamp(4s), poll(5s, 2s)).empty());
    Incident over = incident("B", 1s, AlertState::Inactive); // as a list may say itself
    over.ended = stamp(7s);
    const auto ended = roll.call({over}, poll(8s, 5s));
    QVERIFY(ended.size() == 1 && isStamped(ended.front(), stamp(7s)));
    QVERIFY(roll.call({over}, poll(9s, 8s)).empty());
}

void TestIncidentRoll::endsBetweenTwoLists()
{
    for (const Stamp &odd : {Stamp(), stamp(-5s), stamp(1h)}) {
        IncidentRoll roll("pd");
        QCOMPARE(roll.call({incident("A", 1s)}, poll(2s)).size(), 1u);
        QVERIFY(roll.call({}, poll(5s, 2s)).empty());
        QVERIFY(isPolled(roll.end("A", odd, poll(5s, 2s)).front(), 2s, 5s));
    }
    IncidentRoll roll("pd");
    QCOMPARE(roll.call({incident("A", 1s)}, poll(2s)).size(), 1u);
    QVERIFY(roll.call({}, poll(5s, 2s)).empty());
    QVERIFY(isPolled(roll.endMissing(poll(5s, 2s), true).front(), 2s, 5s));
}

void TestIncidentRoll::waitsForWhatMovesFromPageToPage()
{
    IncidentRoll roll("pd");
    const std::vector both{incident("A", 1s), incident("B", 1s)};
    QCOMPARE(roll.call(both, poll(2s)).size(), 2u);
    QVERIFY(roll.call({both[0]}, poll(5s, 2s)).empty());
    QVERIFY(roll.endMissing(poll(5s, 2s), false).empty());
    QVERIFY(roll.call(both, poll(8s, 5s)).empty()); // it was there all the time
    QVERIFY(roll.endMissing(poll(8s, 5s), false).empty());
    QVERIFY(roll.call({both[0]}, poll(11s, 8s)).empty());
    QVERIFY(roll.endMissing(poll(11s, 8s), false).empty());
    QVERIFY(roll.call({both[0]}, poll(14s, 11s)).empty());
    const auto told = roll.endMissing(poll(14s, 11s), false);
    QVERIFY(told.size() == 1 && told.front().fingerprint == "B");
    QVERIFY(isPolled(told.front(), 8s, 14s));
}

void TestIncidentRoll::tellsWhatIsOpenAgain()
{
    IncidentRoll roll("pd");
    QCOMPARE(roll.call({incident("A", 1s)}, poll(2s)).size(), 1u);
    QVERIFY(roll.call({}, poll(5s, 2s)).empty());
    QCOMPARE(roll.end("A", stamp(4s), poll(5s, 2s)).size(), 1u);
    const auto told = roll.call({incident("A", 1s)}, poll(8s, 5s));
    QVERIFY(told.front().state == AlertState::Firing && isPolled(told.front(), 5s, 8s));
}

void TestIncidentRoll::tellsWhatWasOverBetweenTwoLists()
{
    Incident brief = incident("A", 3s, AlertState::Inactive);
    brief.ended = stamp(4s);
    IncidentRoll roll("vo");
    const auto first = roll.call({}, poll(2s));
    const auto told = roll.call({brief}, poll(5s, 2s));
    QCOMPARE(told.size(), 2u);
    QVERIFY(told[0].state == AlertState::Firing && isStamped(told[0], stamp(3s)));
    QVERIFY(told[1].state == AlertState::Inactive && isStamped(told[1], stamp(4s)));
    QVERIFY(roll.call({brief}, poll(8s, 5s)).empty());
    IncidentRoll later("vo"); // when it begins, such a one is of before
    QVERIFY(later.call({brief}, poll(5s)).empty());
    QVERIFY(later.call({brief}, poll(6s, 3s)).empty());
}

void TestIncidentRoll::goesOnAfterARestart()
{
    IncidentRoll roll("pd");
    const auto active = [](const std::string &id, AlertState state) {
        return ActiveAlert{.source = "pd",
                           .fingerprint = id,
                           .name = "as it was",
                           .state = state,
                           .onset = stamp(1s).at};
    };
    roll.resume({active("A", AlertState::Firing), active("B", AlertState::Unknown),
                 active("C", AlertState::Firing)});
    const auto told = roll.call({incident("A", 1s), incident("B", 1s)}, poll(60s));
    QVERIFY(told.size() == 1 && told.front().fingerprint == "B");
    QVERIFY(told.front().name == "as it was" && isStamped(told.front(), stamp(1s)));
    QVERIFY(roll.missing() == std::vector<std::string>{"C"});
    const auto ended = roll.endMissing(poll(60s), true);
    QVERIFY(isPolled(ended.front(), 1s, 60s) && ended.front().name == "as it was");
}

void TestIncidentRoll::losesSight()
{
    IncidentRoll roll("pd");
    QCOMPARE(roll.call({incident("A", 1s), incident("B", 1s)}, poll(2s)).size(), 2u);
    const auto lost = roll.loseSight();
    QCOMPARE(lost.size(), 2u);
    QVERIFY(roll.loseSight().empty());
    const auto told = roll.call({incident("A", 1s)}, poll(60s, 1s));
    QVERIFY(told.size() == 1 && isStamped(told.front(), stamp(1s)));
    QVERIFY(isPolled(roll.endMissing(poll(60s, 1s), true).front(), 1s, 60s));
}

void TestIncidentRoll::picksInTurn()
{
    IncidentRoll roll("pd");
    const std::vector all{incident("A", 1s), incident("B", 3s), incident("C", 2s),
                          incident("D", 2s)};
    QCOMPARE(roll.call(all, poll(5s)).size(), 4u);
    const auto isWanted = [](const std::string &id) { return id != "D"; };
    using Ids = std::vector<std::string>;
    QVERIFY(roll.pick(2, isWanted) == (Ids{"B", "C"}));
    QVERIFY(roll.pick(2, isWanted) == (Ids{"A", "B"}));
    QVERIFY(roll.pick(5, isWanted) == (Ids{"C", "B", "A"}));
    QVERIFY(roll.pick(0, isWanted).empty());
    QCOMPARE(roll.nameOf("C"), std::string("name of C"));
    QVERIFY(roll.nameOf("X").empty());
}

QTEST_GUILESS_MAIN(TestIncidentRoll)
#include "tst_incidentroll.moc"
