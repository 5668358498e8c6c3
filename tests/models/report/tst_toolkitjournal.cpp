// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/toolkitjournal.h"

#include "models/day/entries.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <array>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant zero = *fromRfc3339("2026-12-08T14:00:00Z");
const ToolkitOrigin origin{u"Linux"_s, u"desk.example"_s};

Experiment card()
{
    Experiment card{.key = u"db"_s, .title = u"Checkout loses its database"_s};
    card.question = u"Does the cart survive?"_s;
    card.hypothesis = u"pages us within 2 min"_s;
    card.method = {
        {.text = u"look"_s,
         .activity = u"{\"type\":\"probe\",\"name\":\"look\",\"provider\":{\"type\":\"http\","
                     "\"url\":\"http://a.example\"}}"_s},
        {.text = u"stop: systemctl stop db"_s,
         .activity = u"{\"type\":\"action\",\"name\":\"stop\",\"provider\":{\"type\":\"process\","
                     "\"path\":\"systemctl\",\"arguments\":\"stop db\"}}"_s},
        {.text = u"pull the \"plug\""_s, .activity = u"{\"broken"_s}};
    card.steadyStates = {
        {.title = u"errors"_s, .source = u"prom"_s, .query = u"sum(errors)"_s, .atMost = 2.0},
        {.title = u"latency"_s, .host = u"web"_s, .atLeast = 1.0, .atMost = 50.0},
        {.title = u"by eye"_s}};
    card.backOutPlan = byHand({u"start db"_s, u"wait for the pool"_s, u"tell everybody"_s});
    return card;
}

/// A day told entry by entry, each some seconds after zero.
class ToldDay
{
public:
    void tell(double seconds, Entry entry)
    {
        entry.at = zero + Micros(qRound64(seconds * 1e6));
        entry.sequence = qint64(m_entries.size()) + 1;
        entry.actor = "Alice";
        m_entries.push_back(std::move(entry));
        day.apply(m_entries.back().view());
    }

    [[nodiscard]] std::vector<EntryView> views()
    {
        std::vector<EntryView> views;
        for (Entry &entry : m_entries)
            views.push_back(entry.view());
        return views;
    }

    [[nodiscard]] QJsonObject journal(const QString &experiment = u"db"_s)
    {
        const auto json = toolkitJournal(day, views(), experiment, origin, zero + 1h);
        return json ? QJsonDocument::fromJson(*json).object() : QJsonObject();
    }

    Day day;

private:
    std::vector<Entry> m_entries;
};

ToldDay wholeDay()
{
    using Entries::Checklist;
    ToldDay told;
    told.tell(-600, Entries::described({.title = u"First chaos day"_s}));
    told.tell(-600, Entries::planned(card()));
    told.tell(-600, Entries::planned(Experiment{.key = u"later"_s}));
    const auto sample = [&](double at, double errors, double latency) {
        const Instant when = zero + Micros(qRound64(at * 1e6));
        told.tell(at, Entries::samplesTaken(u"steady/db/0"_s, std::array{Sample{when, errors}}));
        told.tell(at, Entries::samplesTaken(u"host/web"_s, std::array{Sample{when, latency}}));
    };
    told.tell(-60, Entries::checked(u"db"_s, Checklist::BackOut, 2, true)); // before it began
    told.tell(-20.5, Entries::started(u"db"_s));
    sample(-10, 0, 20);
    sample(-1, 1, 30);
    told.tell(0, Entries::triggered(u"db"_s, 1ms));
    sample(5, 90, 900);
    told.tell(200, Entries::backedOut(u"db"_s, {}));
    told.tell(210, Entries::checked(u"db"_s, Checklist::BackOut, 1, true));
    told.tell(215, Entries::checked(u"db"_s, Checklist::Reset, 2, true));
    told.tell(220, Entries::checked(u"db"_s, Checklist::BackOut, 0, true));
    told.tell(225, Entries::checked(u"db"_s, Checklist::BackOut, 2, true));
    told.tell(226, Entries::checked(u"db"_s, Checklist::BackOut, 2, false));
    sample(240, 3, 40);
    told.tell(250, Entries::resetConfirmed(u"db"_s));
    told.tell(260, Entries::finished(u"db"_s, false));
    return told;
}

} // namespace

class TestToolkitJournal : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhenAndHowItEnded();
    void tellsTheMethodAsFarAsItIsKnown();
    void tellsWhatTheRoomPerformed();
    void tellsTheStepsBackThatWereTickedOff();
    void tellsTheSteadyStatesThatWereMeasured();
    void copiesTheExperiment();
    void inventsNothing();
    void tellsHowFarItCame();
    void tellsAllThatWasPerformed();
    void tellsSwitchesOfProxiesAsTheRooms();
};

void TestToolkitJournal::tellsWhenAndHowItEnded()
{
    const QJsonObject journal = wholeDay().journal();
    QCOMPARE(journal[u"platform"].toString(), u"Linux"_s);
    QCOMPARE(journal[u"node"].toString(), u"desk.example"_s);
    QVERIFY(journal[u"chaoslib-version"].toString().startsWith(u"chaosroom "));
    QCOMPARE(journal[u"start"].toString(), u"2026-12-08T13:59:39.500000+00:00"_s);
    QCOMPARE(journal[u"end"].toString(), u"2026-12-08T14:04:20.000000+00:00"_s);
    QCOMPARE(journal[u"duration"].toDouble(), 280.5);
    QCOMPARE(journal[u"status"].toString(), u"completed"_s);
    QCOMPARE(journal[u"deviated"], QJsonValue(true));
}

void TestToolkitJournal::tellsTheMethodAsFarAsItIsKnown()
{
    const QJsonArray run = wholeDay().journal()[u"run"].toArray();
    QCOMPARE(run.size(), 3);
    // The first action, not the probe before it, is where the trigger was.
    QVERIFY2(run[0][u"start"].isNull(), QJsonDocument(run).toJson());
    QVERIFY(!run[0].toObject().contains(u"status"));
    QCOMPARE(run[1][u"activity"][u"provider"][u"arguments"].toString(), u"stop db"_s);
    QCOMPARE(run[1][u"start"].toString(), u"2026-12-08T14:00:00.000000+00:00"_s);
    QCOMPARE(run[1][u"status"].toString(), u"succeeded"_s);
    QVERIFY(run[1][u"end"].isNull());
    QCOMPARE(run[2][u"activity"].toObject(),
             (QJsonObject{{u"type"_s, u"action"_s},
                          {u"name"_s, u"pull the \"plug\""_s},
                          {u"provider"_s, QJsonObject{{u"type"_s, u"person"_s}}}}));
}

void TestToolkitJournal::tellsWhatTheRoomPerformed()
{
    const auto scripted = [](const QString &name) {
        return PlannedStep{.provider = PlannedStep::Provider::Scripted,
                           .text = name,
                           .activity = u"{\"type\":\"action\",\"name\":\"%1\",\"provider\":{"
                                       "\"type\":\"process\",\"path\":\"true\"}}"_s.arg(name)};
    };
    Experiment card{.key = u"db"_s, .title = u"x"_s};
    card.configuration = u"{\"zone\":\"eu-1\"}"_s;
    card.method = {scripted(u"stop"_s), scripted(u"hang"_s), scripted(u"never"_s)};
    card.backOutPlan = {scripted(u"start"_s), {.text = u"tell"_s}, scripted(u"lost"_s)};
    ToldDay told;
    told.tell(-9, Entries::planned(card));
    told.tell(-5, Entries::started(u"db"_s));
    told.tell(0, Entries::triggered(u"db"_s, 0s));
    const auto perform = [&](double at, StepPhase phase, int step, StepRun end) {
        StepRun run{.key = QString::number(at), .experiment = u"db"_s, .phase = phase};
        run.step = step;
        run.isTrigger = phase == StepPhase::Method && step == 0;
        told.tell(at, Entries::stepBegan(run));
        end.key = run.key;
        end.experiment = run.experiment;
        end.actedAt = Stamp{zero + Micros(qRound64(at * 1e6)) + 100ms, 1ms};
        told.tell(at + 2, Entries::stepEnded(end));
    };
    perform(1, StepPhase::Method, 0,
            {.outcome = StepOutcome::Failed,
             .status = 3,
             .why = u"exit status 3: \"no\""_s,
             .output = u"no\n"_s});
    perform(4, StepPhase::Method, 1, {.outcome = StepOutcome::Stopped, .why = u"stopped"_s});
    told.tell(10, Entries::backedOut(u"db"_s, u"customers call"_s));
    perform(11, StepPhase::BackOut, 0, {.outcome = StepOutcome::Succeeded, .status = 0});
    told.tell(20, Entries::checked(u"db"_s, Entries::Checklist::BackOut, 1, true));
    perform(21, StepPhase::BackOut, 2, {.outcome = StepOutcome::Lost, .why = u"lost"_s});

    const QJsonObject journal = told.journal();
    const QJsonArray run = journal[u"run"].toArray();
    QCOMPARE(run.size(), 2); // what was not begun did not run
    QCOMPARE(run[0][u"activity"][u"name"].toString(), u"stop"_s);
    QCOMPARE(run[0][u"output"].toObject(),
             (QJsonObject{{u"status"_s, 3}, {u"output"_s, u"no\n"_s}}));
    QCOMPARE(run[0][u"start"].toString(), u"2026-12-08T14:00:01.100000+00:00"_s);
    QCOMPARE(run[0][u"end"].toString(), u"2026-12-08T14:00:03.000000+00:00"_s);
    QCOMPARE(run[0][u"duration"].toDouble(), 1.9);
    QCOMPARE(run[0][u"status"].toString(), u"failed"_s);
    QCOMPARE(run[0][u"exception"].toArray(), QJsonArray{u"exit status 3: \"no\""_s});
    QVERIFY(!run[1].toObject().contains(u"status")); // interrupted
    QCOMPARE(run[1][u"exception"].toArray(), QJsonArray{u"stopped"_s});
    const QJsonArray rollbacks = journal[u"rollbacks"].toArray();
    QCOMPARE(rollbacks.size(), 3);
    QCOMPARE(rollbacks[0][u"status"].toString(), u"succeeded"_s);
    QVERIFY(!rollbacks[0].toObject().contains(u"exception"));
    QCOMPARE(rollbacks[1][u"activity"][u"provider"][u"type"].toString(), u"person"_s);
    QVERIFY(!rollbacks[2].toObject().contains(u"end"));
    QCOMPARE(journal[u"experiment"][u"configuration"][u"zone"].toString(), u"eu-1"_s);
    // The format: T0 is where the first action began.
    QCOMPARE(told.day.run(u"db"_s)->triggeredAt->at, zero + 1100ms);
}

void TestToolkitJournal::tellsTheStepsBackThatWereTickedOff()
{
    const QJsonArray rollbacks = wholeDay().journal()[u"rollbacks"].toArray();
    QCOMPARE(rollbacks.size(), 2);
    QCOMPARE(rollbacks[0][u"activity"][u"name"].toString(), u"wait for the pool"_s);
    QCOMPARE(rollbacks[0][u"end"].toString(), u"2026-12-08T14:03:30.000000+00:00"_s);
    QCOMPARE(rollbacks[1][u"activity"][u"name"].toString(), u"start db"_s);
    QVERIFY(rollbacks[1][u"start"].isNull());
}

void TestToolkitJournal::tellsTheSteadyStatesThatWereMeasured()
{
    const QJsonObject states = wholeDay().journal()[u"steady_states"].toObject();
    const QJsonObject before = states[u"before"].toObject();
    QCOMPARE(before[u"probes"].toArray().size(), 2);
    QCOMPARE(before[u"probes"][0][u"output"].toDouble(), 1.0);
    QCOMPARE(before[u"probes"][0][u"start"].toString(), u"2026-12-08T13:59:59.000000+00:00"_s);
    QCOMPARE(before[u"probes"][0][u"tolerance_met"], QJsonValue(true));
    QCOMPARE(before[u"probes"][1][u"activity"][u"tolerance"][u"range"].toArray(),
             (QJsonArray{1.0, 50.0}));
    // Nobody measured what was looked at by eye: that all of it was met is unknown.
    QVERIFY(before.contains(u"steady_state_met") && before[u"steady_state_met"].isNull());
    const QJsonObject after = states[u"after"].toObject();
    QCOMPARE(after[u"probes"][0][u"tolerance_met"], QJsonValue(false));
    QCOMPARE(after[u"probes"][1][u"tolerance_met"], QJsonValue(true));
    QCOMPARE(after[u"steady_state_met"], QJsonValue(false));
    QCOMPARE(states[u"during"].toArray().size(), 0);
}

void TestToolkitJournal::copiesTheExperiment()
{
    const QJsonObject experiment = wholeDay().journal()[u"experiment"].toObject();
    QCOMPARE(experiment[u"title"].toString(), u"Checkout loses its database"_s);
    QCOMPARE(experiment[u"description"].toString(), u"Does the cart survive?"_s);
    const QJsonObject hypothesis = experiment[u"steady-state-hypothesis"].toObject();
    QCOMPARE(hypothesis[u"title"].toString(), u"pages us within 2 min"_s);
    QCOMPARE(hypothesis[u"probes"][0][u"provider"][u"func"].toString(), u"query"_s);
    QCOMPARE(hypothesis[u"probes"][0][u"tolerance"][u"range"][1].toDouble(), 2.0);
    QCOMPARE(experiment[u"method"].toArray().size(), 3);
    QCOMPARE(experiment[u"rollbacks"].toArray().size(), 3);
    const QJsonValue extension = experiment[u"extensions"][0];
    QCOMPARE(extension[u"name"].toString(), u"chaosroom"_s);
    QCOMPARE(extension[u"key"].toString(), u"db"_s);
    QCOMPARE(extension[u"day"].toString(), u"First chaos day"_s);
    QCOMPARE(extension[u"hypothesis_held"], QJsonValue(false));
}

void TestToolkitJournal::inventsNothing()
{
    ToldDay told;
    told.tell(-9, Entries::planned(Experiment{.key = u"db"_s}));
    told.tell(0, Entries::triggered(u"db"_s, 0s));
    const QJsonObject journal = told.journal();
    QCOMPARE(journal[u"start"].toString(), u"2026-12-08T14:00:00.000000+00:00"_s);
    for (const QString &name : {u"end"_s, u"duration"_s})
        QVERIFY2(journal.contains(name) && journal[name].isNull(), qPrintable(name));
    for (const QString &name : {u"before"_s, u"after"_s})
        QVERIFY2(journal[u"steady_states"][name].isNull(), qPrintable(name));
    QCOMPARE(journal[u"run"].toArray().size(), 0);
    QCOMPARE(journal[u"rollbacks"].toArray().size(), 0);
    QCOMPARE(journal[u"deviated"], QJsonValue(false));
    QVERIFY(journal[u"experiment"][u"extensions"][0][u"hypothesis_held"].isNull());
    QCOMPARE(journal[u"experiment"][u"title"].toString(), u"db"_s); // the format wants one
    QVERIFY(!journal[u"experiment"].toObject().contains(u"steady-state-hypothesis"));
}

void TestToolkitJournal::tellsHowFarItCame()
{
    ToldDay told;
    told.tell(-9, Entries::planned(card()));
    QVERIFY(!toolkitJournal(told.day, told.views(), u"db"_s, origin, zero));
    QVERIFY(!toolkitJournal(told.day, told.views(), u"nowhere"_s, origin, zero));
    told.tell(-5, Entries::started(u"db"_s));
    QVERIFY(!toolkitJournal(told.day, told.views(), u"db"_s, origin, zero));
    told.tell(0, Entries::triggered(u"db"_s, 0s));
    QCOMPARE(told.journal()[u"status"].toString(), u"interrupted"_s);
    told.tell(10, Entries::backedOut(u"db"_s, u"production is hit"_s));
    told.tell(20, Entries::resetConfirmed(u"db"_s));
    told.tell(30, Entries::finished(u"db"_s, {}));
    QCOMPARE(told.journal()[u"status"].toString(), u"aborted"_s);
    QCOMPARE(told.journal()[u"experiment"][u"extensions"][0][u"back_out_reason"].toString(),
             u"production is hit"_s);
}

void TestToolkitJournal::tellsAllThatWasPerformed()
{
    ToldDay told = wholeDay();
    const auto all = [&] {
        return QJsonDocument::fromJson(toolkitJournals(told.day, told.views(), origin, zero + 1h))
            .array();
    };
    QCOMPARE(all().size(), 1); // "later" was not reached
    told.tell(300, Entries::started(u"later"_s));
    told.tell(310, Entries::triggered(u"later"_s, 0s));
    QCOMPARE(all().size(), 2);
    QCOMPARE(all()[0].toObject(), told.journal());
    QCOMPARE(all()[1][u"experiment"][u"title"].toString(), u"later"_s);
    ToldDay empty;
    QCOMPARE(QJsonDocument::fromJson(toolkitJournals(empty.day, {}, origin, zero)).isArray(), true);
}

void TestToolkitJournal::tellsSwitchesOfProxiesAsTheRooms()
{
    ToldDay told;
    Experiment card{.key = u"db"_s};
    card.method = {{.provider = PlannedStep::Provider::Scripted,
                    .activity =
                        u"{\"type\":\"action\",\"name\":\"close\",\"provider\":{\"type\":\"proxy\","
                        "\"proxy\":\"ws\",\"fault\":\"ws close 1013\"}}"_s}};
    told.tell(-9, Entries::planned(card));
    told.tell(-5, Entries::started(u"db"_s));
    told.tell(0, Entries::triggered(u"db"_s, 0s));
    // The Chaos Toolkit has no provider that could do it.
    QCOMPARE(told.journal()[u"experiment"][u"method"][0][u"provider"].toObject(),
             (QJsonObject{
                 {u"type"_s, u"room"_s}, {u"proxy"_s, u"ws"_s}, {u"fault"_s, u"ws close 1013"_s}}));
}

QTEST_GUILESS_MAIN(TestToolkitJournal)
#include "tst_toolkitjournal.moc"
