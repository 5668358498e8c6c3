// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/scripted.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

PlannedStep script(const QString &text, const QString &type = u"action"_s)
{
    return {.provider = PlannedStep::Provider::Scripted,
            .text = text,
            .activity = u"{\"type\":\"%1\",\"name\":\"x\",\"provider\":{\"type\":\"process\","
                        "\"path\":\"true\"}}"_s.arg(type)};
}

Experiment scripted()
{
    return {.key = u"web"_s,
            .method = {script(u"stop web"_s)},
            .backOutPlan = {script(u"start web"_s)},
            .resetCriteria = {script(u"web answers"_s, u"probe"_s)}};
}

QString reasons(const Experiment &experiment)
{
    Plan plan;
    plan.day.environment = u"production"_s;
    plan.hosts = {{.key = u"db-1"_s, .ssh = u"db-1.example"_s}};
    return whatWantsPeople(plan, experiment).join(u" | "_s);
}

} // namespace

/// What of an experiment nobody but people can do.
class TestScripted : public QObject
{
    Q_OBJECT

private slots:
    void wantsNobodyWhereAllIsScripted();
    void namesWhatPeopleDo();
    void wantsAnAction();
    void namesWhatIsRefused();
    void namesWhatCannotBeRead();
    void knowsWhatTheExperimentItselfSays();
    void wantsASteadyStateThatIsMeasured();
    void looksAtTheWayBackAlone();
};

void TestScripted::wantsNobodyWhereAllIsScripted()
{
    QCOMPARE(reasons(scripted()), QString());
}

void TestScripted::namesWhatPeopleDo()
{
    Experiment one = scripted();
    one.method.push_back({.text = u"flip the\nswitch"_s});
    one.backOutPlan = {{.provider = PlannedStep::Provider::Staging, .text = u"heal"_s}};
    one.resetCriteria.push_back({.text = QString(200, u'x')});
    QCOMPARE(reasons(one),
             u"step 2 of the method, “flip the switch”: people do it | step 1 of the back-out "
             "plan, “heal”: only the rehearsal's own staging can do it | reset criterion 2, “"_s
                 + QString(79, u'x') + u"…”: people do it"_s);
}

void TestScripted::wantsAnAction()
{
    Experiment one = scripted();
    one.method = {script(u"look"_s, u"probe"_s)};
    QCOMPARE(reasons(one), u"its method has no action that applies a fault"_s);
    one.method.clear();
    QCOMPARE(reasons(one), u"its method has no action that applies a fault"_s);
}

void TestScripted::namesWhatIsRefused()
{
    Experiment one = scripted();
    one.method.front().target = u"db-1"_s;
    QVERIFY2(reasons(one).startsWith(u"step 1 of the method, “stop web”: db-1"),
             qPrintable(reasons(one)));
}

void TestScripted::namesWhatCannotBeRead()
{
    Experiment one = scripted();
    one.method.front().activity = u"{\"type\":\"action\"}"_s;
    QVERIFY2(reasons(one).startsWith(u"step 1 of the method, “stop web”: "),
             qPrintable(reasons(one)));
}

void TestScripted::knowsWhatTheExperimentItselfSays()
{
    Experiment one = scripted();
    one.method.front().activity.replace(u"\"path\":\"true\""_s,
                                        u"\"path\":\"true\",\"timeout\":\"${long}\""_s);
    one.configuration = uR"({"long":5})"_s;
    QCOMPARE(reasons(one), QString());
    // What the environment will say is not known yet.
    one.configuration = uR"({"long":{"type":"env","key":"LONG"}})"_s;
    QCOMPARE(reasons(one), QString());
}

void TestScripted::wantsASteadyStateThatIsMeasured()
{
    Experiment one = scripted();
    one.steadyStates = {{.title = u"web answers"_s, .host = u"web"_s},
                        {.title = u"customers are happy"_s}};
    QCOMPARE(reasons(one), u"nobody but people can see its steady state “customers are happy”"_s);
}

void TestScripted::looksAtTheWayBackAlone()
{
    Experiment one = scripted();
    one.method.clear();
    QVERIFY(whatWantsPeopleOnTheWayBack({}, one).isEmpty());
    one.backOutPlan.push_back({.text = u"phone the hoster"_s});
    QCOMPARE(whatWantsPeopleOnTheWayBack({}, one).size(), 1);
}

QTEST_GUILESS_MAIN(TestScripted)
#include "tst_scripted.moc"
