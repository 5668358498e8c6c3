// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rolesmodel.h"

#include "tests/models/items/dayscript.h"
#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

void plan(DayScript &script)
{
    script.say(Entries::planned(Person{.key = u"al"_s, .name = u"Alice"_s}))
        .say(Entries::planned(Person{.key = u"bo"_s, .name = u"Bob"_s}))
        .say(Entries::planned(Chaos::Role{.key = u"ic"_s, .title = u"Incident commander"_s}))
        .say(Entries::planned(Chaos::Role{.key = u"scribe"_s}))
        .say(Entries::planned(Experiment{.key = u"db"_s}))
        .say(Entries::assigned({.role = u"ic"_s, .person = u"al"_s}));
}

const QByteArrayList all{"key", "title", "person", "name", "experiment"};

} // namespace

class TestRolesModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsWhoPlaysWhat()
    {
        DayScript script(instantOf(1'000'000));
        plan(script);
        RolesModel model(script.live());
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(textOf(model, all),
                 u"ic | Incident commander | al | Alice | \n"
                 "scribe | scribe |  |  | "_s);
        QCOMPARE(model.filledCount(), 1);
    }

    void prefersTheExperimentUnderWay()
    {
        DayScript script(instantOf(1'000'000));
        plan(script);
        script.say(Entries::planned(Experiment{.key = u"next"_s}));
        script.say(Entries::ordered({u"next"_s, u"db"_s}));
        RolesModel model(script.live());
        SignalLog log(model);
        script.say(Entries::assigned({.role = u"ic"_s, .person = u"bo"_s, .experiment = u"db"_s}))
            .say(Entries::assigned({.role = u"scribe"_s, .person = u"zoe"_s}));
        QTRY_COMPARE(textOf(model, all),
                     u"ic | Incident commander | al | Alice | \n"
                     "scribe | scribe | zoe | zoe | "_s);
        QCOMPARE(log.take(), u"changed 1..1"_s);
        script.say(Entries::started(u"db"_s));
        QTRY_COMPARE(textOf(model, all),
                     u"ic | Incident commander | bo | Bob | db\n"
                     "scribe | scribe | zoe | zoe | "_s);
        QCOMPARE(log.take(), u"changed 0..0"_s);
    }

    void showsWhoPlaysInTheNextExperiment()
    {
        DayScript script(instantOf(1'000'000));
        plan(script);
        RolesModel model(script.live());
        script.say(Entries::assigned({.role = u"ic"_s, .person = u"bo"_s, .experiment = u"db"_s}));
        QTRY_COMPARE(textOf(model, all),
                     u"ic | Incident commander | bo | Bob | db\n"
                     "scribe | scribe |  |  | "_s);
    }

    void takesWhoDrivesItForItsExperimenter()
    {
        DayScript script(instantOf(1'000'000));
        plan(script);
        script.say(Entries::planned(Chaos::Role{.key = u"experimenter"_s}))
            .say(Entries::planned(Experiment{.key = u"db"_s, .driver = u"bo"_s}))
            .say(Entries::started(u"db"_s));
        RolesModel model(script.live());
        QCOMPARE(model.rows().back().name, u"Bob"_s);
        QCOMPARE(model.rows().back().experiment, u"db"_s);
        script.say(Entries::assigned({.role = u"experimenter"_s, .person = u"al"_s}));
        QTRY_COMPARE(model.rows().back().name, u"Alice"_s);
        QCOMPARE(model.rows().back().experiment, QString());
    }

    void losesARoleThatIsRemoved()
    {
        DayScript script(instantOf(1'000'000));
        plan(script);
        RolesModel model(script.live());
        SignalLog log(model);
        script.say(Entries::removed(Kind::RoleRemoved, u"ic"_s));
        QTRY_COMPARE(textOf(model, {"key"}), u"scribe"_s);
        QCOMPARE(log.take(), u"removed 0..0"_s);
        QCOMPARE(model.filledCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRolesModel)
#include "tst_rolesmodel.moc"
