// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/edithistory.h"

#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/items/pendingedits.h"
#include "tests/models/plan/randomplan.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void say(Day &day, std::vector<Entry> entries)
{
    for (Entry &entry : entries) {
        entry.sequence = day.lastSequence() + 1;
        day.apply(entry.view());
    }
}

template<typename Value>
void sayAll(Day &day, const std::vector<Value> &values)
{
    for (const Value &value : values)
        say(day, {Entries::planned(value)});
}

Day dayOf(const Plan &plan)
{
    Day day;
    say(day, {Entries::described(plan.day)});
    sayAll(day, plan.teams);
    sayAll(day, plan.people);
    sayAll(day, plan.roles);
    sayAll(day, plan.sources);
    sayAll(day, plan.hosts);
    sayAll(day, plan.experiments);
    sayAll(day, plan.proxies);
    sayAll(day, plan.breaks);
    sayAll(day, plan.contacts);
    sayAll(day, plan.buyIns);
    for (const Assignment &assignment : plan.assignments)
        say(day, {Entries::assigned(assignment)});
    return day;
}

/// An edit of one list: a new value, another one in the place of an old one, or a removal.
template<typename Value>
std::optional<Entry> editOf(const std::vector<Value> &values, const std::vector<Value> &others,
                            Kind removed, QRandomGenerator &random)
{
    const auto any = [&](const std::vector<Value> &from) {
        return from[std::size_t(random.bounded(int(from.size())))];
    };
    const int way = random.bounded(3);
    if (way == 0 && !values.empty())
        return Entries::removed(removed, any(values).key);
    if (others.empty())
        return {};
    Value value = any(others);
    value.key = way == 1 && !values.empty() ? any(values).key : u"new-"_s + value.key;
    return Entries::planned(value);
}

Entry shuffled(const Plan &plan, QRandomGenerator &random)
{
    QStringList order;
    for (const Experiment &experiment : plan.experiments)
        order.insert(random.bounded(int(order.size()) + 1), experiment.key);
    return Entries::ordered(order);
}

Entry assignmentOf(const Plan &plan, QRandomGenerator &random)
{
    Assignment assignment{.role = u"scribe"_s, .person = u"p%1"_s.arg(random.bounded(3))};
    if (!plan.assignments.empty() && random.bounded(2) == 0)
        assignment = plan.assignments[std::size_t(random.bounded(int(plan.assignments.size())))];
    if (random.bounded(3) == 0)
        assignment.person = random.bounded(2) == 0 ? QString() : u"somebody else"_s;
    return Entries::assigned(assignment);
}

std::optional<Entry> editOf(int kind, const Plan &plan, const Plan &other, QRandomGenerator &random)
{
    switch (kind) {
    case 0:
        return editOf(plan.teams, other.teams, Kind::TeamRemoved, random);
    case 1:
        return editOf(plan.people, other.people, Kind::PersonRemoved, random);
    case 2:
        return editOf(plan.roles, other.roles, Kind::RoleRemoved, random);
    case 3:
        return editOf(plan.sources, other.sources, Kind::SourceRemoved, random);
    case 4:
        return editOf(plan.hosts, other.hosts, Kind::HostRemoved, random);
    case 5:
        return editOf(plan.experiments, other.experiments, Kind::ExperimentRemoved, random);
    case 6:
        return editOf(plan.breaks, other.breaks, Kind::BreakRemoved, random);
    case 7:
        return editOf(plan.contacts, other.contacts, Kind::ContactRemoved, random);
    case 8:
        return editOf(plan.buyIns, other.buyIns, Kind::BuyInRemoved, random);
    case 9:
        return Entries::described(other.day);
    case 10:
        return shuffled(plan, random);
    default:
        return assignmentOf(plan, random);
    }
}
constexpr int editKinds = 12;

Plan sorted(const Day &day)
{
    return withSortedAssignments(day.plan());
}

Experiment redis()
{
    return {.key = u"redis"_s,
            .title = u"Redis primary is killed"_s,
            .hypothesis = u"the replica takes over"_s,
            .timeBox = 5min};
}

} // namespace

class TestEditHistory : public QObject
{
    Q_OBJECT

private slots:
    void takesEveryKindOfEditBack();
    void takesALongHistoryBackAndMakesItAgain();
    void leavesAloneWhatOthersChangedMeanwhile();
    void passesOverWhatIsGone();
    void forgetsWhatCouldBeMadeAgainAfterANewEdit();
    void namesWhatItTakesBack();
    void knowsNothingOfWhatIsNoPlan();
    void buildsOnEditsThatAreOnTheirWay();
    void forgetsPendingEditsWhenTheyHaveCome();
    void yieldsToAnotherHandOnTheSameMember();
    void knowsAnEditThatWasTakenBackAtOnce();
};

void TestEditHistory::takesEveryKindOfEditBack()
{
    int edits = 0;
    for (quint32 seed = 1; seed <= 60; ++seed) {
        const Day before = dayOf(randomPlan(seed));
        const Plan other = randomPlan(seed + 1000);
        QRandomGenerator random(seed);
        for (int kind = 0; kind < editKinds; ++kind) {
            const auto entry = editOf(kind, before.plan(), other, random);
            if (!entry)
                continue;
            ++edits;
            Day day = before;
            say(day, {*entry});
            say(day, undoOf(before.plan(), *entry, day.plan()));
            if (sorted(day) != sorted(before)) {
                QFAIL(qPrintable(u"seed %1, kind %2: %3 %4"_s.arg(seed).arg(kind).arg(
                    QString::fromStdString(entry->subject),
                    QString::fromStdString(entry->payload))));
            }
        }
    }
    QVERIFY(edits > 400);
}

void TestEditHistory::takesALongHistoryBackAndMakesItAgain()
{
    for (quint32 seed = 1; seed <= 20; ++seed) {
        QRandomGenerator random(seed);
        Day day = dayOf(randomPlan(seed));
        const Plan begin = sorted(day);
        EditHistory history;
        int count = 0;
        for (int i = 0; i < 40; ++i) {
            const auto entry = editOf(random.bounded(editKinds), day.plan(),
                                      randomPlan(seed * 100 + quint32(i)), random);
            if (!entry)
                continue;
            ++count;
            history.note(day.plan(), std::vector{*entry});
            say(day, {*entry});
        }
        const Plan end = sorted(day);
        while (history.undoable())
            say(day, history.undo(day.plan()));
        QVERIFY2(sorted(day) == begin, qPrintable(u"seed %1, %2 edits"_s.arg(seed).arg(count)));
        while (history.redoable())
            say(day, history.redo(day.plan()));
        QVERIFY2(sorted(day) == end, qPrintable(u"seed %1, again"_s.arg(seed)));
    }
}

void TestEditHistory::leavesAloneWhatOthersChangedMeanwhile()
{
    Day day;
    say(day, {Entries::planned(redis())});
    EditHistory history;
    Experiment edited = redis();
    edited.hypothesis = u"nobody notices"_s;
    edited.risk.likelihood = Level::High;
    const std::vector edit{Entries::planned(edited)};
    history.note(day.plan(), edit);
    say(day, edit);
    Experiment theirs = edited;
    theirs.timeBox = 8min;
    theirs.risk.impact = Level::Low;
    say(day, {Entries::planned(theirs), Entries::planned(Experiment{.key = u"other"_s})});
    say(day, history.undo(day.plan()));
    const Experiment &now = *day.plan().experiment(u"redis"_s);
    QCOMPARE(now.hypothesis, redis().hypothesis);
    QCOMPARE(now.risk.likelihood, Level::NotSaid);
    QCOMPARE(now.timeBox, Micros(8min));
    QCOMPARE(now.risk.impact, Level::Low);
    QVERIFY(day.plan().experiment(u"other"_s));
}

void TestEditHistory::passesOverWhatIsGone()
{
    Day day;
    say(day, {Entries::planned(redis()), Entries::planned(Person{.key = u"alice"_s})});
    EditHistory history;
    const auto make = [&](const Entry &entry) {
        history.note(day.plan(), std::vector{entry});
        say(day, {entry});
    };
    make(Entries::planned(Person{.key = u"alice"_s, .name = u"Alice"_s}));
    Experiment edited = redis();
    edited.title = u"Another"_s;
    make(Entries::planned(edited));
    say(day, {Entries::removed(Kind::ExperimentRemoved, u"redis"_s)}); // by somebody else
    say(day, history.undo(day.plan()));
    QVERIFY(day.plan().experiments.empty());
    QCOMPARE(day.plan().person(u"alice"_s)->name, QString());
    QVERIFY(!history.undoable());
}

void TestEditHistory::forgetsWhatCouldBeMadeAgainAfterANewEdit()
{
    Day day;
    EditHistory history;
    QVERIFY(history.undo(day.plan()).empty());
    const std::vector first{Entries::planned(redis())};
    history.note(day.plan(), first);
    say(day, first);
    say(day, history.undo(day.plan()));
    QVERIFY(day.plan().experiments.empty());
    QVERIFY(history.redoable());
    history.note(day.plan(), std::vector{Entries::planned(Team{.key = u"web"_s})});
    QVERIFY(!history.redoable());
    history.clear();
    QVERIFY(!history.undoable());
}

void TestEditHistory::namesWhatItTakesBack()
{
    Day day;
    say(day, {Entries::planned(redis())});
    EditHistory history;
    Experiment edited = redis();
    edited.hypothesis.clear();
    history.note(day.plan(), std::vector{Entries::planned(edited)});
    const auto step = history.undoable();
    QVERIFY(step);
    QCOMPARE(step->kind, Kind::ExperimentPlanned);
    QCOMPARE(step->title, u"Redis primary is killed"_s);
    QCOMPARE(step->members, QStringList{u"hypothesis"_s});
    history.note(day.plan(), std::vector{Entries::removed(Kind::ExperimentRemoved, u"redis"_s)});
    QVERIFY(history.undoable()->members.isEmpty());
    QCOMPARE(history.undoable()->title, u"Redis primary is killed"_s);
}

void TestEditHistory::knowsNothingOfWhatIsNoPlan()
{
    EditHistory history;
    history.note({}, std::vector{Entries::started(u"redis"_s)});
    QVERIFY(!history.undoable());
    QVERIFY(undoOf({}, Entries::started(u"redis"_s), {}).empty());
}

void TestEditHistory::buildsOnEditsThatAreOnTheirWay()
{
    PendingEdits pending;
    Experiment one = redis();
    one.hypothesis = u"a"_s;
    pending.note(redis(), one);
    Experiment two = pending.ahead(redis());
    QCOMPARE(two.hypothesis, u"a"_s);
    two.timeBox = 9min;
    pending.note(one, two);
    QVERIFY(pending.ahead(redis()) == two);
    QVERIFY(pending.ahead(Experiment{.key = u"other"_s}) == Experiment{.key = u"other"_s});
}

void TestEditHistory::forgetsPendingEditsWhenTheyHaveCome()
{
    PendingEdits pending;
    Experiment one = redis();
    one.hypothesis = u"a"_s;
    Experiment two = one;
    two.timeBox = 9min;
    pending.note(redis(), one);
    pending.note(one, two);
    Plan plan;
    plan.experiments = {one};
    pending.settle(plan);
    QVERIFY(pending.ahead(one) == two);
    plan.experiments = {two};
    pending.settle(plan);
    QVERIFY(pending.isEmpty());
}

void TestEditHistory::yieldsToAnotherHandOnTheSameMember()
{
    PendingEdits pending;
    Experiment mine = redis();
    mine.hypothesis = u"mine"_s;
    pending.note(redis(), mine);
    Experiment theirs = redis();
    theirs.hypothesis = u"theirs"_s;
    QCOMPARE(pending.ahead(theirs).hypothesis, u"theirs"_s);
    Plan plan;
    plan.experiments = {theirs};
    pending.settle(plan);
    QVERIFY(pending.isEmpty());
}

void TestEditHistory::knowsAnEditThatWasTakenBackAtOnce()
{
    PendingEdits pending;
    Plan plan;
    plan.experiments = {redis()};
    Experiment edited = redis();
    edited.hypothesis = u"a"_s;
    pending.note(plan, std::vector{Entries::planned(edited), Entries::started(u"redis"_s)});
    QVERIFY(pending.ahead(redis()) == edited);
    Plan ahead;
    ahead.experiments = {edited};
    pending.note(ahead, std::vector{Entries::planned(redis())});
    // Both may have come at once, or neither.
    pending.settle(plan);
    QVERIFY(pending.ahead(redis()) == redis());
    QVERIFY(pending.ahead(edited) == redis());
}

QTEST_GUILESS_MAIN(TestEditHistory)
#include "tst_edithistory.moc"
