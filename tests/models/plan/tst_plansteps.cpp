// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planfile.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray scripted = R"(hosts:
  - key: db-1
    ssh: chaos@db-1.example
experiments:
  - key: db
    title: The database dies
    method:
      - Tell the on-call person
      - type: action
        name: stop the database
        provider: {type: process, path: systemctl, arguments: [stop, postgresql]}
        on: db-1
        until: 10m
        undo: systemctl start postgresql
      - type: probe
        name: it is gone
        provider: {type: http, url: 'http://db-1.example:8080/health', timeout: 2}
        tolerance: [502, 503]
    back_out_plan:
      - type: action
        name: start the database
        provider:
          type: process
          path: systemctl
          arguments: [start, postgresql]
        on: db-1
      - Look at the pool
    reset_criteria: The pool is full
)";

QString mistakesOf(const QByteArray &method)
{
    const auto plan = readPlan("experiments:\n  - key: db\n    method:\n" + method, u"day.yaml"_s);
    return plan ? QString() : plan.failure().detail;
}

} // namespace

/// Steps that the room performs, in a plan file.
class TestPlanSteps : public QObject
{
    Q_OBJECT

private slots:
    void readsActivitiesBesideWhatPeopleDo();
    void readsBackWhatItWrites();
    void namesValuesAndWhereSecretsAre();
    void namesWhatIsWrongWithNames_data();
    void namesWhatIsWrongWithNames();
    void switchesProxies();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
};

void TestPlanSteps::readsActivitiesBesideWhatPeopleDo()
{
    const auto plan = readPlan(scripted, u"day.yaml"_s);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.failure().detail));
    QCOMPARE(plan->hosts[0].ssh, u"chaos@db-1.example"_s);
    const Experiment &card = plan->experiments[0];
    QCOMPARE(card.method.size(), 3U);
    QVERIFY(card.method[0].isText() && card.method[0].text == u"Tell the on-call person");
    const PlannedStep &stop = card.method[1];
    QVERIFY(stop.isScripted());
    QCOMPARE(stop.text, u"stop the database: systemctl stop postgresql"_s);
    QCOMPARE(stop.target, u"db-1"_s);
    QCOMPARE(stop.until, Micros(10min));
    QCOMPARE(stop.undo, u"systemctl start postgresql"_s);
    QCOMPARE(stop.activity,
             uR"({"type":"action","name":"stop the database","provider":{"type":"process",)"
             uR"("path":"systemctl","arguments":["stop","postgresql"]}})"_s);
    QVERIFY(card.method[2].isScripted() && card.method[2].target.isEmpty());
    QCOMPARE(
        textsOf(card.backOutPlan),
        (QStringList{u"start the database: systemctl start postgresql"_s, u"Look at the pool"_s}));
    QVERIFY(card.backOutPlan[0].isScripted() && card.backOutPlan[1].isText());
    QCOMPARE(textsOf(card.resetCriteria), QStringList{u"The pool is full"_s});
}

void TestPlanSteps::readsBackWhatItWrites()
{
    const auto plan = readPlan(scripted, u"day.yaml"_s);
    const QByteArray written = writePlan(*plan);
    const auto again = readPlan(written, u"again.yaml"_s);
    QVERIFY2(again, again ? "" : qPrintable(again.failure().detail));
    QVERIFY2(*again == *plan, written.constData());
    QCOMPARE(writePlan(*again), written);
}

void TestPlanSteps::namesValuesAndWhereSecretsAre()
{
    const auto plan = readPlan(R"(experiments:
  - key: db
    configuration:
      unit: postgresql
      port: 5432
      zone: {type: env, key: ZONE, default: eu-1}
    secrets:
      db: {pin: {type: env, key: DB_PIN}}
    method:
      - type: action
        name: stop
        provider: {type: process, path: systemctl, arguments: [stop, '${unit}', '${zone}']}
)",
                               u"day.yaml"_s);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.failure().detail));
    const Experiment &card = plan->experiments[0];
    QCOMPARE(card.configuration,
             uR"({"unit":"postgresql","port":5432,"zone":{"type":"env","key":"ZONE",)"
             uR"("default":"eu-1"}})"_s);
    QCOMPARE(card.secrets, uR"({"db":{"pin":{"type":"env","key":"DB_PIN"}}})"_s);
    QCOMPARE(card.method[0].text, u"stop: systemctl stop postgresql ${zone}"_s);
    QVERIFY(card.method[0].activity.contains(u"${unit}"_s));
    const QByteArray written = writePlan(*plan);
    const auto again = readPlan(written, u"again.yaml"_s);
    QVERIFY2(again && *again == *plan, written.constData());
}

void TestPlanSteps::namesWhatIsWrongWithNames_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("a secret among values")
        << QByteArray("configuration: {db_password: hunter22}")
        << u"experiments[1].configuration.db_password: that sounds like a secret"_s;
    QTest::newRow("a secret itself") << QByteArray("secrets: {db: {pin: '1234'}}")
                                     << u"secrets.db.pin: no secret stands in a plan"_s;
    QTest::newRow("a variable without a name")
        << QByteArray("configuration: {zone: {type: env}}")
        << u"configuration.zone.key: it is missing; name the variable"_s;
    QTest::newRow("a type that nobody has")
        << QByteArray("configuration: {zone: {type: env, key: Z, env_var_type: date}}")
        << u"configuration.zone.env_var_type: one of str, int, float, bytes, bool, json"_s;
    QTest::newRow("no fields") << QByteArray("configuration: [1]")
                               << u"configuration: fields are wanted here"_s;
}

void TestPlanSteps::namesWhatIsWrongWithNames()
{
    QFETCH(const QByteArray, names);
    QFETCH(const QString, wanted);
    const auto plan = readPlan("experiments:\n  - key: db\n    " + names + '\n', u"day.yaml"_s);
    QVERIFY(!plan);
    QVERIFY2(plan.failure().detail.contains(wanted), qPrintable(plan.failure().detail));
    QVERIFY(!plan.failure().detail.contains(u"hunter22"_s));
}

void TestPlanSteps::switchesProxies()
{
    const auto plan = readPlan(R"(proxies:
  - {key: checkout-ws, listen: 9444, target: "checkout-1.staging.example:443"}
  - {title: Cart, listen: "[::1]:9445", target: "[fd00::7]:80", environment: staging-2}
experiments:
  - key: ws
    method:
      - type: action
        name: close
        provider: {type: proxy, proxy: checkout-ws, fault: ws close 1013}
    back_out_plan:
      - {type: action, name: heal, provider: {type: proxy, proxy: checkout-ws, fault: none}}
)",
                               u"day.yaml"_s);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.failure().detail));
    QVERIFY((plan->proxies
             == std::vector<PlannedProxy>{{.key = u"checkout-ws"_s,
                                           .listen = u"9444"_s,
                                           .target = u"checkout-1.staging.example:443"_s},
                                          {.key = u"cart"_s,
                                           .title = u"Cart"_s,
                                           .listen = u"[::1]:9445"_s,
                                           .target = u"[fd00::7]:80"_s,
                                           .environment = u"staging-2"_s}}));
    const PlannedStep &step = plan->experiments[0].method[0];
    QCOMPARE(step.text, u"close: proxy checkout-ws: ws close 1013"_s);
    QVERIFY(step.isScripted());
    QVERIFY(plan->experiments[0].backOutPlan[0].isScripted());
    const auto again = readPlan(writePlan(*plan), u"again.yaml"_s);
    QVERIFY2(again && *again == *plan, writePlan(*plan).constData());
}

void TestPlanSteps::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("a provider that nobody has")
        << QByteArray("      - type: action\n        name: x\n        provider: {type: magic}\n")
        << u"experiments[1].method[1].provider.type: one of process, http, python, jenkins, "
           "toxiproxy, proxy is wanted."_s;
    QTest::newRow("a job without its name")
        << QByteArray("      - type: action\n        name: x\n"
                      "        provider: {type: jenkins, url: 'http://j'}\n")
        << u"experiments[1].method[1].provider.job: it is missing; add one like \"chaos/kill-db\"."_s;
    QTest::newRow("a user without a token")
        << QByteArray("      - type: action\n        name: x\n"
                      "        provider: {type: jenkins, url: 'http://j', job: a, user: bob}\n")
        << u"experiments[1].method[1].provider.secret: it is missing"_s;
    QTest::newRow("a toxic that nobody has")
        << QByteArray("      - type: action\n        name: x\n        provider: {type: toxiproxy, "
                      "url: 'http://t', proxy: redis, toxic: {type: venom}}\n")
        << u"experiments[1].method[1].provider.toxic.type: one of latency, bandwidth"_s;
    QTest::newRow("a proxy and nothing to do")
        << QByteArray("      - type: action\n        name: x\n"
                      "        provider: {type: toxiproxy, url: 'http://t', proxy: redis}\n")
        << u"provider.toxic: one of toxic, remove, enabled, reset is wanted."_s;
    QTest::newRow("neither action nor probe")
        << QByteArray(
               "      - name: x\n        provider: {type: process, path: ls}\n        on: db\n")
        << u"experiments[1].method[1].type: one of probe, action is wanted."_s;
    QTest::newRow("a fault of no proxy")
        << QByteArray("      - type: action\n        name: x\n"
                      "        provider: {type: proxy, fault: refuse}\n")
        << u"experiments[1].method[1].provider.proxy: it is missing"_s;
    QTest::newRow("a proxy without a fault")
        << QByteArray("      - type: action\n        name: x\n"
                      "        provider: {type: proxy, proxy: ws}\n")
        << u"experiments[1].method[1].provider.fault: it is missing"_s;
    QTest::newRow("a fault that nobody knows")
        << QByteArray("      - type: action\n        name: x\n"
                      "        provider: {type: proxy, proxy: ws, fault: close 1013}\n")
        << u"day.yaml:6:51: experiments[1].method[1].provider.fault: \"close 1013\" is no fault; "
           u"did "
           "you mean \"ws close 1013\"?"_s;
    QTest::newRow("a tolerance that is none")
        << QByteArray("      - type: probe\n        name: x\n        tolerance: 0.5\n"
                      "        provider: {type: process, path: ls}\n")
        << u"experiments[1].method[1].tolerance: true, a whole number"_s;
    QTest::newRow("an end without a way back")
        << QByteArray("      - type: action\n        name: x\n        until: 5m\n        on: db\n"
                      "        provider: {type: process, path: ls}\n")
        << u"until says when the host takes it back by itself, and undo how: write both."_s;
    QTest::newRow("an end on this desk")
        << QByteArray("      - type: action\n        name: x\n        until: 5m\n"
                      "        undo: start it\n        provider: {type: process, path: ls}\n")
        << u"until wants a host: say with on where it is done."_s;
}

void TestPlanSteps::namesWhatIsWrong()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, wanted);
    const QString mistakes = mistakesOf(method);
    QVERIFY2(mistakes.contains(wanted), qPrintable(mistakes));
}

QTEST_GUILESS_MAIN(TestPlanSteps)
#include "tst_plansteps.moc"
