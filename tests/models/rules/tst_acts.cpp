// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/acts.h"

#include "models/rules/resetcriteria.h"
#include "models/rules/verdicts.h"

#include <QTest>

#include <algorithm>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

/// A day of three experiments; acts are applied through the rules, as the window does.
class Stage
{
public:
    Stage()
    {
        for (const QString &key : {u"a"_s, u"b"_s, u"c"_s})
            apply(Entries::planned(Experiment{.key = key, .title = u"Title "_s + key}));
    }
    bool act(Act act, const QString &experiment)
    {
        auto entry = perform(day, act, experiment);
        if (entry)
            apply(*entry);
        else
            refusal = entry.failure().detail;
        return entry.hasValue();
    }
    void apply(Entry entry)
    {
        entry.at = instantOf(1'800'000'000'000'000 + ++m_sequence * 1'000'000);
        entry.sequence = m_sequence;
        day.apply(entry.view());
    }
    Day day;
    QString refusal;

private:
    std::int64_t m_sequence = 0;
};

constexpr std::array allActs{Act::Start, Act::Trigger, Act::BackOut, Act::ConfirmReset,
                             Act::Finish};

} // namespace

class TestActs : public QObject
{
    Q_OBJECT

private slots:
    void walksOneExperimentInOrderOnly();
    void runsOneExperimentAtATime();
    void confirmsAResetOnlyWhenEachCriterionIsTicked();
    void namesTheDueAct();
    void refusesWhatIsNotToBePerformed();
    void skipsOnlyWithAReasonAndBeforeTheTrigger();
    void keepsThePersonsWordOnTheHypothesis();
};

void TestActs::walksOneExperimentInOrderOnly()
{
    Stage stage;
    for (std::size_t due = 0; due < allActs.size(); ++due) {
        for (std::size_t other = 0; other < allActs.size(); ++other) {
            if (other != due)
                QVERIFY(!perform(stage.day, allActs[other], u"a"_s));
        }
        QCOMPARE(dueAct(stage.day), std::optional(DueAct{allActs[due], u"a"_s}));
        QVERIFY2(stage.act(allActs[due], u"a"_s), qPrintable(stage.refusal));
    }
    QCOMPARE(stage.day.run(u"a"_s)->state, RunState::Finished);
    for (const Act act : allActs)
        QVERIFY(!perform(stage.day, act, u"a"_s));
    QVERIFY(!perform(stage.day, Act::Start, u"nowhere"_s));
}

void TestActs::runsOneExperimentAtATime()
{
    Stage stage;
    QVERIFY(stage.act(Act::Start, u"a"_s));
    for (const Act act : {Act::Trigger, Act::BackOut, Act::ConfirmReset, Act::Finish}) {
        QVERIFY(!stage.act(Act::Start, u"b"_s));
        QVERIFY(stage.refusal.contains(u"Title a"));
        QVERIFY(stage.act(act, u"a"_s));
    }
    QVERIFY(stage.act(Act::Start, u"b"_s));
    // Two seats may have started one each: only one of them may break something.
    stage.apply(Entries::started(u"c"_s));
    QVERIFY(stage.act(Act::Trigger, u"b"_s));
    QVERIFY(!stage.act(Act::Trigger, u"c"_s));
    QVERIFY(stage.refusal.contains(u"Title b"));
}

void TestActs::confirmsAResetOnlyWhenEachCriterionIsTicked()
{
    Stage stage;
    Experiment planned = *stage.day.plan().experiment(u"a"_s);
    planned.resetCriteria = byHand({u"carts are\nreloaded"_s, u"queue depth is 0"_s});
    stage.apply(Entries::planned(planned));
    for (const Act act : {Act::Start, Act::Trigger, Act::BackOut})
        QVERIFY2(stage.act(act, u"a"_s), qPrintable(stage.refusal));
    QCOMPARE(openResetCriteria(stage.day, u"a"_s), std::vector<int>({0, 1}));
    QVERIFY(!stage.act(Act::ConfirmReset, u"a"_s));
    QVERIFY2(stage.refusal.contains(u"2 reset criteria"_s)
                 && stage.refusal.contains(u"carts are reloaded"_s),
             qPrintable(stage.refusal));
    const auto tick = [&](int step, bool done) {
        stage.apply(Entries::checked(u"a"_s, Entries::Checklist::Reset, step, done));
    };
    tick(0, true);
    QVERIFY(!stage.act(Act::ConfirmReset, u"a"_s));
    QVERIFY2(stage.refusal.contains(u"queue depth is 0"_s), qPrintable(stage.refusal));
    tick(1, true);
    tick(0, false);
    QVERIFY(!stage.act(Act::ConfirmReset, u"a"_s));
    tick(0, true);
    QVERIFY2(stage.act(Act::ConfirmReset, u"a"_s), qPrintable(stage.refusal));
    QCOMPARE(openResetCriteria(stage.day, u"a"_s), std::vector<int>());
}

void TestActs::namesTheDueAct()
{
    Stage stage;
    stage.apply(Entries::skipped(u"a"_s, u"no time"_s));
    Experiment out = *stage.day.plan().experiment(u"b"_s);
    out.takenOut = u"could reach customers"_s;
    stage.apply(Entries::planned(out));
    QCOMPARE(dueAct(stage.day), std::optional(DueAct{Act::Start, u"c"_s}));
    for (const Act act : allActs)
        QVERIFY(stage.act(act, u"c"_s));
    QCOMPARE(dueAct(stage.day), std::nullopt);
    QVERIFY(stage.act(Act::Start, u"a"_s)); // somebody found the time after all
    QCOMPARE(dueAct(stage.day), std::optional(DueAct{Act::Trigger, u"a"_s}));
    QCOMPARE(dueAct(Day()), std::nullopt);
}

void TestActs::refusesWhatIsNotToBePerformed()
{
    Stage stage;
    Experiment out = *stage.day.plan().experiment(u"b"_s);
    out.takenOut = u"could reach customers"_s;
    stage.apply(Entries::planned(out));
    QVERIFY(!stage.act(Act::Start, u"b"_s));
    QVERIFY(stage.refusal.contains(u"could reach customers"));
}

void TestActs::skipsOnlyWithAReasonAndBeforeTheTrigger()
{
    Stage stage;
    QVERIFY(!skip(stage.day, u"a"_s, u"  "_s));
    QVERIFY(skip(stage.day, u"a"_s, u"no time"_s));
    QVERIFY(!skip(stage.day, u"nowhere"_s, u"no time"_s));
    QVERIFY(stage.act(Act::Start, u"a"_s));
    QVERIFY(skip(stage.day, u"a"_s, u"no time"_s));
    QVERIFY(stage.act(Act::Trigger, u"a"_s));
    QVERIFY(!skip(stage.day, u"a"_s, u"no time"_s));
}

void TestActs::keepsThePersonsWordOnTheHypothesis()
{
    for (const std::optional<bool> held :
         {std::optional<bool>(), std::optional(true), std::optional(false)}) {
        Stage stage;
        for (const Act act : {Act::Start, Act::Trigger, Act::BackOut, Act::ConfirmReset})
            QVERIFY(stage.act(act, u"a"_s));
        stage.apply(*perform(stage.day, Act::Finish, u"a"_s, held));
        QCOMPARE(stage.day.run(u"a"_s)->held, held);
    }
}

QTEST_GUILESS_MAIN(TestActs)
#include "tst_acts.moc"
