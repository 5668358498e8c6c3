// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/checklistmodel.h"

#include "tests/models/items/dayscript.h"
#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

void plan(DayScript &script)
{
    script
        .say(Entries::planned(Experiment{.key = u"db"_s,
                                         .backOutPlan = byHand({u"attach"_s, u"wait"_s}),
                                         .resetCriteria = byHand({u"depth 0"_s})}))
        .say(
            Entries::planned(Experiment{.key = u"redis"_s, .backOutPlan = byHand({u"restart"_s})}));
}

const QByteArrayList all{"key", "step", "text", "done"};

} // namespace

class TestChecklistModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsTheWayBackOfTheNextExperiment()
    {
        DayScript script(instantOf(1'000'000));
        plan(script);
        ChecklistModel backOut(script.live(), Entries::Checklist::BackOut);
        ChecklistModel reset(script.live(), Entries::Checklist::Reset);
        const QAbstractItemModelTester tester(&backOut);
        QCOMPARE(textOf(backOut, all), u"db/0 | 0 | attach | false\ndb/1 | 1 | wait | false"_s);
        QCOMPARE(textOf(reset, all), u"db/0 | 0 | depth 0 | false"_s);
        QCOMPARE(backOut.experiment(), u"db"_s);
    }

    void ticksOneStepOfOneList()
    {
        DayScript script(instantOf(1'000'000));
        plan(script);
        script.say(Entries::started(u"db"_s));
        ChecklistModel backOut(script.live(), Entries::Checklist::BackOut);
        ChecklistModel reset(script.live(), Entries::Checklist::Reset);
        SignalLog log(backOut);
        script.say(Entries::checked(u"db"_s, Entries::Checklist::BackOut, 1, true));
        QTRY_COMPARE(textOf(backOut, all), u"db/0 | 0 | attach | false\ndb/1 | 1 | wait | true"_s);
        QCOMPARE(log.take(), u"changed 1..1"_s);
        QCOMPARE(backOut.doneCount(), 1);
        QCOMPARE(reset.doneCount(), 0);
        script.say(Entries::checked(u"db"_s, Entries::Checklist::BackOut, 1, false));
        QTRY_COMPARE(backOut.doneCount(), 0);
    }

    void changesToTheNextExperiment()
    {
        DayScript script(instantOf(1'000'000));
        plan(script);
        ChecklistModel model(script.live(), Entries::Checklist::BackOut);
        const QAbstractItemModelTester tester(&model);
        script.say(Entries::skipped(u"db"_s, u"no time"_s));
        QTRY_COMPARE(textOf(model, all), u"redis/0 | 0 | restart | false"_s);
        script.say(Entries::skipped(u"redis"_s, u"no time"_s));
        QTRY_COMPARE(model.rowCount(), 0);
        QCOMPARE(model.experiment(), QString());
    }
};

QTEST_GUILESS_MAIN(TestChecklistModel)
#include "tst_checklistmodel.moc"
