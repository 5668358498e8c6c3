// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/queuemodel.h"

#include "tests/models/items/dayscript.h"
#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant ten = instantOf(1'796'724'000'000'000);

Experiment experiment(const QString &key, const QString &title, Micros timeBox)
{
    return {.key = key,
            .title = title,
            .hypothesis = u"someone is told"_s,
            .driver = u"bob"_s,
            .timeBox = timeBox,
            .method = {{.text = u"pull the plug"_s}},
            .expectedAlerts = {{.alert = {.source = u"prom"_s, .name = u"CheckoutDown"_s}}},
            .backOutCriteria = {u"customers notice"_s},
            .backOutPlan = byHand({u"plug it in"_s}),
            .resetCriteria = byHand({u"queue is empty"_s})};
}

void plan(DayScript &script)
{
    script.say(Entries::planned(Person{.key = u"bob"_s, .name = u"Bob"_s}))
        .say(Entries::planned(AlertSource{.key = u"prom"_s}))
        .say(Entries::planned(experiment(u"db"_s, u"Checkout loses its database"_s, 10min)))
        .say(Entries::planned(experiment(u"redis"_s, u"Redis is killed"_s, 5min)));
    Experiment hollow = experiment(u"ws"_s, {}, 0min);
    hollow.backOutPlan.clear();
    hollow.resetCriteria.clear();
    script.say(Entries::planned(hollow));
    Experiment risky = experiment(u"mail"_s, u"Notify customers"_s, 5min);
    risky.takenOut = u"could reach real customers"_s;
    script.say(Entries::planned(risky));
    script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    script.say(Entries::clockMeasured(u"prom"_s, 0ms, 5ms));
}

Entry alert(AlertState state, Instant since)
{
    return Entries::alertChanged({.source = "prom",
                                  .fingerprint = "f1",
                                  .name = "CheckoutDown",
                                  .state = state,
                                  .since = since,
                                  .plusMinus = 1ms,
                                  .evidence = Evidence::Stamp});
}

const QByteArrayList course{"key",   "state", "current", "next", "took",
                            "known", "told",  "ttk",     "ttd",  "held"};

} // namespace

class TestQueueModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsExperimentsAsPlanned()
    {
        DayScript script(ten);
        plan(script);
        QueueModel model(script.live(), script.clock());
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(
            textOf(model,
                   {"key", "title", "time_box", "holes", "first_hole", "expected", "driver",
                    "taken_out", "reason", "next"}),
            u"db | Checkout loses its database | 600000000 | 2 | 13 | 1 | Bob | false |  | true\n"
            "redis | Redis is killed | 300000000 | 2 | 13 | 1 | Bob | false |  | false\n"
            "ws | ws | 0 | 5 | 4 | 1 | Bob | false |  | false\n"
            "mail | Notify customers | 300000000 | 0 | - | 1 | Bob | true | could reach real "
            "customers | false"_s);
        QCOMPARE(model.dueCount(), 3);
        QCOMPARE(model.doneCount(), 0);
    }

    void followsAnExperimentToItsEnd()
    {
        DayScript script(ten);
        plan(script);
        QueueModel model(script.live(), script.clock());
        const QAbstractItemModelTester tester(&model);
        script.say(Entries::started(u"db"_s)).after(10s).say(Entries::triggered(u"db"_s, 0ms));
        QTRY_COMPARE(textOf(model, course).section(u'\n', 0, 1),
                     u"db | 2 | true | false | - | 0 | 0 | - | - | -\n"
                     "redis | 0 | false | false | - | 0 | 0 | - | - | -"_s);

        const Instant trigger = script.now();
        script.after(45s).say(alert(AlertState::Firing, trigger + 41s));
        QTRY_COMPARE(textOf(model, course).section(u'\n', 0, 0),
                     u"db | 2 | true | false | - | 1 | 0 | 41000000 | - | -"_s);

        script.after(15s).say(Entries::pageSent({.seenAt = trigger + 60s,
                                                 .at = trigger + 58s,
                                                 .evidence = Evidence::ByHand,
                                                 .source = "by hand"}));
        script.after(60s).say(Entries::backedOut(u"db"_s, {}));
        script.after(60s).say(Entries::resetConfirmed(u"db"_s));
        script.say(Entries::finished(u"db"_s, true));
        QTRY_COMPARE(textOf(model, course).section(u'\n', 0, 1),
                     u"db | 5 | false | false | 180000000 | 1 | 1 | 41000000 | 58000000 | true\n"
                     "redis | 0 | false | true | - | 0 | 0 | - | - | -"_s);
        QCOMPARE(model.doneCount(), 1);
    }

    void countsOneRowAfterAnotherAndTheCurrentOneFirst()
    {
        DayScript script(ten);
        plan(script);
        for (const QString &key : {u"db"_s, u"redis"_s}) {
            script.say(Entries::started(key)).say(Entries::triggered(key, 0ms));
            script.after(20s).say(alert(AlertState::Firing, script.now() - 5s));
            script.say(alert(AlertState::Inactive, script.now()));
            if (key == u"db"_s)
                script.say(Entries::backedOut(key, {}))
                    .say(Entries::finished(key, true))
                    .after(60s);
        }
        QueueModel model(script.live(), script.clock(), nullptr, Micros(0));
        QVERIFY(!model.isSettled());
        QCOMPARE(model.index(1).data(QueueModel::KnownRole).toInt(), 1);
        QCOMPARE(model.index(0).data(QueueModel::KnownRole).toInt(), 0);
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.index(0).data(QueueModel::KnownRole).toInt(), 1);

        // What was counted stands until it is counted again; another day knows nothing of it.
        script.say(Entries::checked(u"redis"_s, Entries::Checklist::BackOut, 0, true));
        QTRY_VERIFY(!model.isSettled() || model.index(1).data(QueueModel::KnownRole).toInt() == 1);
        QCOMPARE(model.index(0).data(QueueModel::KnownRole).toInt(), 1);
        Day other;
        for (Entry entry : {Entries::planned(Experiment{.key = u"db"_s}), Entries::started(u"db"_s),
                            Entries::triggered(u"db"_s, 0ms)})
            other.apply(entry.view());
        script.live().replace(std::move(other));
        QCOMPARE(model.rowCount(), 0);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0).data(QueueModel::KnownRole).toInt(), 0);
    }

    void signalsNoOtherRowWhenAnAlertComes()
    {
        DayScript script(ten);
        plan(script);
        script.say(Entries::started(u"redis"_s)).say(Entries::triggered(u"redis"_s, 0ms));
        QueueModel model(script.live(), script.clock());
        SignalLog log(model);
        script.after(20s).say(alert(AlertState::Firing, script.now() - 5s));
        QTRY_COMPARE(model.index(1).data(QueueModel::KnownRole).toInt(), 1);
        QCOMPARE(log.take(), u"changed 1..1"_s);
    }

    void movesRowsWhenTheQueueIsReordered()
    {
        DayScript script(ten);
        plan(script);
        QueueModel model(script.live(), script.clock());
        const QAbstractItemModelTester tester(&model);
        const QPersistentModelIndex db = model.index(0);
        script.say(Entries::ordered({u"redis"_s, u"db"_s, u"ws"_s, u"mail"_s}));
        QTRY_COMPARE(textOf(model, {"key"}), u"redis\ndb\nws\nmail"_s);
        QCOMPARE(db.row(), 1);
    }

    void keepsTheReasonOfASkippedOne()
    {
        DayScript script(ten);
        plan(script);
        QueueModel model(script.live(), script.clock());
        script.say(Entries::skipped(u"ws"_s, u"no way back"_s));
        QTRY_COMPARE(textOf(model, {"key", "state", "holes", "reason"}).section(u'\n', 2, 2),
                     u"ws | 6 | 0 | no way back"_s);
        QCOMPARE(model.doneCount(), 1);
    }

    void tellsHowFarTheDayIsBehind()
    {
        DayScript script(ten);
        plan(script);
        QueueModel model(script.live(), script.clock());
        QCOMPARE(model.behind(ten, ten + 4min), Micros(4min));
        script.after(2min).say(Entries::started(u"db"_s));
        QTRY_VERIFY(model.index(0).data(QueueModel::CurrentRole).toBool());
        // Two minutes were lost before the start; the running one does not add to that …
        QCOMPARE(model.behind(ten, ten + 9min), Micros(2min));
        // … until its own ten minutes are over.
        QCOMPARE(model.behind(ten, ten + 15min), Micros(5min));
        script.after(20min).say(Entries::finished(u"db"_s, {}));
        QTRY_COMPARE(model.doneCount(), 1);
        QCOMPARE(model.behind(ten, ten + 22min), Micros(12min));
    }

    void startsAnewWithAnotherDay()
    {
        DayScript script(ten);
        plan(script);
        QueueModel model(script.live(), script.clock());
        const QAbstractItemModelTester tester(&model);
        script.live().replace(Day());
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestQueueModel)
#include "tst_queuemodel.moc"
