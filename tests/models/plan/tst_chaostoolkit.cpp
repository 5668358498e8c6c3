// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/chaostoolkit.h"

#include "models/plan/planfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

const QByteArray wholeExperiment = R"json({
  "title": "Does ${service} survive the loss of its database?",
  "description": "The cart is cached, so reading should go on.",
  "tags": ["postgres", "checkout"],
  "contributions": {"reliability": "high"},
  "configuration": {
    "service": "checkout",
    "port": 8080,
    "prometheus_base_url": "http://prometheus.staging.example:9090/",
    "zone": {"type": "env", "key": "ZONE"},
    "vault_token": "s.abcdefgh"
  },
  "secrets": {"db": {"password": "correct horse", "user": {"type": "env", "key": "DB_USER"}}},
  "controls": [{"name": "tracing", "provider": {"type": "python", "module": "chaostracing"}}],
  "steady-state-hypothesis": {
    "title": "Checkout answers",
    "probes": [
      {"type": "probe", "name": "answers", "tolerance": [200, 204],
       "provider": {"type": "http", "url": "http://${service}.example:${port}/health"}},
      {"type": "probe", "name": "few errors", "tolerance": {"type": "range", "range": [0, 2.5]},
       "provider": {"type": "python", "module": "chaosprometheus.probes", "func": "query",
                    "arguments": {"query": "sum(rate(errors[1m]))"}}}
    ]
  },
  "method": [
    {"type": "action", "name": "stop-db", "pauses": {"before": 5, "after": "${zone}"},
     "provider": {"type": "process", "path": "ssh", "timeout": 30,
                  "arguments": ["db-1.example", "systemctl stop postgresql", ""]}},
    {"type": "action", "name": "load", "background": true,
     "provider": {"type": "python", "module": "chaosload.actions", "func": "run",
                  "arguments": {"users": "${port}", "path": "/cart"}}},
    {"ref": "answers"},
    {"type": "action", "name": "tell", "controls": [{"name": "audit", "provider": {}}],
     "provider": {"type": "http", "method": "post", "url": "http://tell.example/",
                  "headers": {"Authorization": "Bearer abcdef123", "X-Team": "data"},
                  "arguments": {"text": "gone"}}}
  ],
  "rollbacks": [
    {"type": "action", "name": "start-db",
     "provider": {"type": "process", "path": "systemctl", "arguments": "start postgresql"}}
  ]
})json";

QString failureOf(const QByteArray &bytes, const QString &name = u"e.json"_s)
{
    const auto read = readToolkitExperiment(bytes, name);
    return read ? u"(read)"_s : read.failure().detail;
}

QJsonObject objectOf(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

/// The smallest experiment, with one activity of the method.
QByteArray withStep(const QByteArray &activity)
{
    return "{\"title\": \"a\", \"description\": \"b\", \"method\": [" + activity + "]}";
}

QByteArray withProbe(const QByteArray &provider, const QByteArray &tolerance)
{
    return "{\"title\": \"a\", \"description\": \"b\", \"method\": [],"
           "\"steady-state-hypothesis\": {\"title\": \"c\", \"probes\": ["
           "{\"type\": \"probe\", \"name\": \"p\", \"provider\": "
        + provider + ", \"tolerance\": " + tolerance + "}]}}";
}

const QByteArray http = R"({"type": "http", "url": "http://a.example/"})";
const QByteArray process = R"({"type": "process", "path": "true"})";
const QByteArray python = R"({"type": "python", "module": "m", "func": "f"})";

} // namespace

class TestChaosToolkit : public QObject
{
    Q_OBJECT

private slots:
    void readsAnExperimentAsACard();
    void keepsTheActivitiesThemselves();
    void keepsConfigurationAndWhereSecretsAre();
    void tellsWhatHasNoPlace();
    void readsYamlLikeJson();
    void saysWhatAStepDoes_data();
    void saysWhatAStepDoes();
    void saysWhatAProbeMustGive_data();
    void saysWhatAProbeMustGive();
    void masksSecrets_data();
    void masksSecrets();
    void leavesAloneWhatIsNoSecret_data();
    void leavesAloneWhatIsNoSecret();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void tellsAnExperimentFromAPlan();
    void asksTheDaysOwnPrometheus();
    void keepsWhatPeopleAddedToTheCard();
};

void TestChaosToolkit::readsAnExperimentAsACard()
{
    const auto read = readToolkitExperiment(wholeExperiment, u"e.json"_s);
    QVERIFY2(read, qPrintable(failureOf(wholeExperiment)));
    const Experiment &card = read->experiment;
    QCOMPARE(card.title, u"Does checkout survive the loss of its database?"_s);
    QCOMPARE(card.key, u"does-checkout-survive-the-loss-of-its-database"_s);
    QCOMPARE(card.kind, ExperimentKind::SystemTest);
    QCOMPARE(card.question, u"The cart is cached, so reading should go on."_s);
    QCOMPARE(card.hypothesis, u"Checkout answers"_s);
    QStringList steps;
    for (const PlannedStep &step : card.method)
        steps.push_back(step.text);
    QCOMPARE(steps,
             (QStringList{
                 u"stop-db: ssh db-1.example 'systemctl stop postgresql' (wait 5 s before; at most "
                 "30 s; wait ${zone} s after)"_s,
                 u"load: chaosload.actions.run(users=8080, path=\"/cart\") (in the background)"_s,
                 u"answers: GET http://checkout.example:8080/health"_s,
                 u"tell: POST http://tell.example/ with {\"text\":\"gone\"}"_s}));
    QCOMPARE(card.steadyStates.size(), 2U);
    QCOMPARE(card.steadyStates[0].title,
             u"answers: GET http://checkout.example:8080/health → status 200 or 204"_s);
    QVERIFY(card.steadyStates[0].query.isEmpty());
    QCOMPARE(card.steadyStates[1].title, u"few errors"_s);
    QCOMPARE(card.steadyStates[1].source, u"prometheus"_s);
    QCOMPARE(card.steadyStates[1].query, u"sum(rate(errors[1m]))"_s);
    QCOMPARE(card.steadyStates[1].atLeast, std::optional(0.0));
    QCOMPARE(card.steadyStates[1].atMost, std::optional(2.5));
    QCOMPARE(textsOf(card.backOutPlan), QStringList{u"start-db: systemctl start postgresql"_s});
    QCOMPARE(read->prometheus, u"http://prometheus.staging.example:9090/"_s);
}

void TestChaosToolkit::keepsTheActivitiesThemselves()
{
    const auto read = readToolkitExperiment(wholeExperiment, u"e.json"_s);
    QVERIFY(read);
    const QJsonObject load = objectOf(read->experiment.method[1].activity);
    QCOMPARE(load[u"background"], QJsonValue(true));
    QCOMPARE(load[u"provider"][u"arguments"][u"users"].toString(), u"${port}"_s);
    const QJsonObject reference = objectOf(read->experiment.method[2].activity);
    QCOMPARE(reference[u"provider"][u"type"].toString(), u"http"_s);
    const QJsonObject tell = objectOf(read->experiment.method[3].activity);
    QCOMPARE(tell[u"controls"].toArray().size(), 1);
    QCOMPARE(tell[u"provider"][u"headers"][u"X-Team"].toString(), u"data"_s);
    QCOMPARE(objectOf(read->experiment.steadyStates[0].activity)[u"tolerance"],
             QJsonValue(QJsonArray{200, 204}));
    // Order means something: a process takes {"--b": 1, "--a": 2} as words in that order.
    const auto ordered = readToolkitExperiment(
        withStep(R"({"type": "action", "name": "x", "provider": {"type": "process", "path": "p",
                     "arguments": {"--b": 1, "--a": 2}}})"),
        u"e.json"_s);
    QVERIFY(ordered);
    QCOMPARE(ordered->experiment.method[0].text, u"x: p --b 1 --a 2"_s);
    QVERIFY(ordered->experiment.method[0].activity.contains(u"{\"--b\":1,\"--a\":2}"));
}

void TestChaosToolkit::keepsConfigurationAndWhereSecretsAre()
{
    const auto read = readToolkitExperiment(wholeExperiment, u"e.json"_s);
    QVERIFY(read);
    QCOMPARE(objectOf(read->experiment.configuration),
             (QJsonObject{{u"service"_s, u"checkout"_s},
                          {u"port"_s, 8080},
                          {u"prometheus_base_url"_s, u"http://prometheus.staging.example:9090/"_s},
                          {u"zone"_s, QJsonObject{{u"type"_s, u"env"_s}, {u"key"_s, u"ZONE"_s}}}}));
    const QJsonObject user{{u"type"_s, u"env"_s}, {u"key"_s, u"DB_USER"_s}};
    QCOMPARE(objectOf(read->experiment.secrets),
             (QJsonObject{{u"db"_s, QJsonObject{{u"user"_s, user}}}}));
    const auto token = readToolkitExperiment(
        R"({"title": "a", "description": "b", "method": [],
            "configuration": {"api_token": {"type": "env", "key": "TOKEN"},
                              "leader": {"type": "probe", "provider": {}}}})",
        u"e.json"_s);
    QVERIFY(token);
    QCOMPARE(objectOf(token->experiment.secrets)[u"configuration"][u"api_token"][u"key"].toString(),
             u"TOKEN"_s);
    QVERIFY(!token->experiment.configuration.contains(u"token"_s));
    QCOMPARE(token->notes,
             QStringList{u"Configuration values that probes find are not asked for: leader. "
                         "Write them."_s});
}

void TestChaosToolkit::tellsWhatHasNoPlace()
{
    const auto read = readToolkitExperiment(wholeExperiment, u"e.json"_s);
    QVERIFY(read);
    QCOMPARE(read->notes,
             (QStringList{
                 u"Configuration values that sound like secrets are not carried over: "
                 "vault_token."_s,
                 u"Secrets are not carried over: db.password. Let the environment or the keychain "
                 "hold them."_s,
                 u"Controls are not carried over (2): tracing, audit."_s,
                 u"Tags are not carried over: postgres, checkout."_s,
                 u"Contributions are not carried over: {\"reliability\":\"high\"}."_s,
                 u"Secrets are masked with *** in: tell. Let the environment hold them."_s}));

    const auto odd = readToolkitExperiment(
        "{\"title\": \"a\", \"description\": \"b\", \"version\": \"1.0.0\", \"method\": "
        "[],\n\"rollback\": [],\n\"x\": "
        "1,"
        "\"extensions\": [{\"name\": \"ext\"}], \"runtime\": {\"rollbacks\": {\"strategy\": "
        "\"always\"}}, \"dry\": \"probes\"}",
        u"e.json"_s);
    QVERIFY(odd);
    QCOMPARE(
        odd->notes,
        (QStringList{u"Line 2: an experiment has no field \"rollback\"; it is not carried over. "
                     "Did you mean \"rollbacks\"?"_s,
                     u"Line 3: an experiment has no field \"x\"; it is not carried over."_s,
                     u"Extensions are not carried over: ext."_s,
                     u"Strategies are not carried over, people decide on the day: "
                     "{\"rollbacks\":{\"strategy\":\"always\"}}."_s,
                     u"The dry run is not carried over: probes."_s}));
}

void TestChaosToolkit::readsYamlLikeJson()
{
    const auto json = readToolkitExperiment(wholeExperiment, u"e.json"_s);
    const auto yaml = readToolkitExperiment(wholeExperiment, u"e.yaml"_s);
    QVERIFY(json);
    QVERIFY2(yaml, qPrintable(failureOf(wholeExperiment, u"e.yaml"_s)));
    QCOMPARE(*yaml, *json);

    // What is empty is not there.
    const auto bare = readToolkitExperiment("title: a\ndescription: b\nmethod:\nrollbacks: ~\n"
                                            "steady-state-hypothesis:\nsecrets:\ncontrols: []\n",
                                            u"e.yaml"_s);
    QVERIFY(bare);
    QVERIFY(bare->experiment.method.empty() && bare->experiment.steadyStates.empty());
    QCOMPARE(bare->notes, QStringList());

    // As people write it; "on" is a flag for the Chaos Toolkit's own loader, a quoted one is
    // text.
    const auto plain = readToolkitExperiment(R"(
title: Stop it
description: what then?
method:
  - type: action
    name: stop
    background: on
    provider:
      type: process
      path: kill
      arguments: {-9: 012, --name: "012", --force: yes, --why: no reason}
)",
                                             u"e.yml"_s);
    QVERIFY2(plain, qPrintable(plain ? QString() : plain.failure().detail));
    QCOMPARE(objectOf(plain->experiment.method[0].activity)[u"provider"][u"arguments"].toObject(),
             (QJsonObject{{u"-9"_s, 10},
                          {u"--name"_s, u"012"_s},
                          {u"--force"_s, true},
                          {u"--why"_s, u"no reason"_s}}));
}

void TestChaosToolkit::saysWhatAStepDoes_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QString>("step");
    QTest::newRow("no arguments") << process << u"n: true"_s;
    QTest::newRow("through a shell")
        << R"({"type": "process", "path": "sh", "arguments": "-c 'a | b'\n&& c"})"_ba
        << u"n: sh -c 'a | b' && c"_s;
    QTest::newRow("quotes")
        << R"({"type": "process", "path": "echo", "arguments": ["it's", null, "", "a b", 3]})"_ba
        << u"n: echo 'it'\\''s' 'a b' 3"_s;
    QTest::newRow("query")
        << R"({"type": "http", "url": "http://a.example/?x=1", "arguments": {"y": 2, "z": "w"}})"_ba
        << u"n: GET http://a.example/?x=1&y=2&z=w"_s;
    QTest::newRow("delete")
        << R"({"type": "http", "url": "http://a.example/1", "method": "DELETE"})"_ba
        << u"n: DELETE http://a.example/1"_s;
    QTest::newRow("function") << python << u"n: m.f()"_s;
}

void TestChaosToolkit::saysWhatAStepDoes()
{
    QFETCH(const QByteArray, provider);
    const QByteArray bytes =
        withStep("{\"type\": \"action\", \"name\": \"n\", \"provider\": " + provider + "}");
    const auto read = readToolkitExperiment(bytes, u"e.json"_s);
    QVERIFY2(read, qPrintable(failureOf(bytes)));
    QTEST(read->experiment.method[0].text, "step");
}

void TestChaosToolkit::saysWhatAProbeMustGive_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QByteArray>("tolerance");
    QTest::addColumn<QString>("words");
    const auto row = [](const QByteArray &provider, const QByteArray &tolerance,
                        const QString &words) {
        QTest::newRow(tolerance) << provider << tolerance << words;
    };
    row(python, "true", u"true"_s);
    row(python, "\"OK\"", u"\"OK\""_s);
    row(python, "3", u"3"_s);
    row(http, "200", u"status 200"_s);
    row(process, "0", u"exit status 0"_s);
    row(http, "[200, 204]", u"status 200 or 204"_s);
    row(python, "[4, 9]", u"from 4 to 9"_s);
    row(python, "[4, 9, 78]", u"4 or 9 or 78"_s);
    row(python, "[]", u"never (the list is empty)"_s);
    row(process, R"({"type": "regex", "pattern": "^a|b", "target": "stdout"})",
        u"matches /^a|b/ in stdout"_s);
    row(python, R"({"type": "range", "range": [1, 2.5]})", u"from 1 to 2.5"_s);
    row(http, R"({"type": "jsonpath", "path": "$.a", "expect": ["x"], "target": "body"})",
        u"$.a gives [\"x\"] in body"_s);
    row(http, R"({"type": "jsonpath", "path": "$.a", "count": 2})", u"$.a finds 2"_s);
    row(http, R"({"type": "jsonpath", "path": "$.a"})", u"$.a finds something"_s);
    row(http,
        R"({"type": "probe", "name": "judge", "provider":
            {"type": "python", "module": "m", "func": "f", "arguments": {"a": 1}}})",
        u"as judge: m.f(a=1) judges it"_s);
}

void TestChaosToolkit::saysWhatAProbeMustGive()
{
    QFETCH(const QByteArray, provider);
    QFETCH(const QByteArray, tolerance);
    QFETCH(const QString, words);
    const QByteArray bytes = withProbe(provider, tolerance);
    const auto read = readToolkitExperiment(bytes, u"e.json"_s);
    // A tolerance that is a probe lacks its own type of activity, which the format wants as
    // well.
    QVERIFY2(read, qPrintable(failureOf(bytes)));
    const QString title = read->experiment.steadyStates[0].title;
    QVERIFY2(title.endsWith(u" → "_s + words), qPrintable(title));
}

void TestChaosToolkit::masksSecrets_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::newRow("option") << R"("--password hunter22 --force")"_ba;
    QTest::newRow("option with =") << R"("--api-key=hunter22")"_ba;
    QTest::newRow("option of a list") << R"(["--password", "hunter22"])"_ba;
    QTest::newRow("variable") << R"("PGPASSWORD=hunter22 psql")"_ba;
    QTest::newRow("field") << R"({"password": "hunter22"})"_ba;
    QTest::newRow("field in depth") << R"({"a": [{"db_credentials": {"x": ["hunter22"]}}]})"_ba;
    QTest::newRow("number") << R"({"access_key": 1, "token": "hunter22"})"_ba;
    QTest::newRow("query") << R"("curl 'http://a.example/?x=1&token=hunter22&y=2'")"_ba;
    QTest::newRow("user of a URL") << R"("curl http://bob:hunter22@a.example/")"_ba;
    QTest::newRow("header") << R"("curl -H 'Authorization: Bearer hunter22' a.example")"_ba;
    QTest::newRow("curl's user") << R"("curl -u bob:hunter22 a.example")"_ba;
    QTest::newRow("curl's user in a list") << R"(["-u", "bob:hunter22", "a.example"])"_ba;
    QTest::newRow("JSON in text") << R"("-d '{\"api_key\": \"hunter22\"}'")"_ba;
    QTest::newRow("web hook") << R"("curl https://hooks.slack.com/services/T1/hunter22")"_ba;
    QTest::newRow("declared elsewhere") << R"("echo declared-hunter22")"_ba;
}

void TestChaosToolkit::masksSecrets()
{
    QFETCH(const QByteArray, arguments);
    const QByteArray bytes = R"({"title": "a", "description": "not declared-hunter22",
        "secrets": {"x": {"pin": "declared-hunter22"}}, "method": [{"type": "action", "name": "n",
        "provider": {"type": "process", "path": "p", "arguments": )"
        + arguments + "}}]}";
    const auto read = readToolkitExperiment(bytes, u"e.json"_s);
    QVERIFY2(read, qPrintable(failureOf(bytes)));
    QVERIFY(!objectOf(read->experiment.method[0].activity).isEmpty());
    Plan plan;
    plan.experiments.push_back(read->experiment);
    const QByteArray all = writePlan(plan) + read->experiment.method[0].activity.toUtf8()
        + read->notes.join(u' ').toUtf8();
    QVERIFY2(!all.contains("hunter22"), all);
    QVERIFY2(read->notes.last().contains(u"masked with *** in: description, n."),
             qPrintable(read->notes.join(u'\n')));
}

void TestChaosToolkit::leavesAloneWhatIsNoSecret_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text :
         {"the password reset page answers", "basic authorization works", "--token ${token}",
          "PASSWORD=$PASSWORD", "--password-file /run/pw", "http://a.example:8080/?page=2",
          "http://${user}:${pw}@a.example/", "-H 'Authorization: Bearer ${token}'",
          "secretKeyRef: db", "kill -9 $$"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestChaosToolkit::leavesAloneWhatIsNoSecret()
{
    QFETCH(const QString, text);
    const QByteArray bytes =
        withStep("{\"type\": \"action\", \"name\": \"n\", \"provider\": {\"type\": \"process\", "
                 "\"path\": \"p\", \"arguments\": \""
                 + text.toUtf8() + "\"}}");
    const auto read = readToolkitExperiment(bytes, u"e.json"_s);
    QVERIFY2(read, qPrintable(failureOf(bytes)));
    QCOMPARE(read->experiment.method[0].text, u"n: p "_s + text);
    QCOMPARE(read->notes, QStringList());
}

void TestChaosToolkit::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &wanted) {
        QTest::newRow(name) << bytes << wanted;
    };
    row("nothing", "{}",
        u"e.json:1:1: title: it is missing; add a line with a text.\n"
        "e.json:1:1: description: it is missing; add a line with a text.\n"
        "e.json:1:1: method: it is missing; add a list, if only []."_s);
    row("empty title", "{\"title\": \" \", \"description\": \"b\", \"method\": []}",
        u"e.json:1:11: title: a text is wanted here."_s);
    row("title without letters", "{\"title\": \"?\", \"description\": \"b\", \"method\": []}",
        u"e.json:1:11: title: a title with letters or digits is wanted."_s);
    row("method is no list", "{\"title\": \"a\", \"description\": \"b\", \"method\": {}}",
        u"e.json:1:46: method: a list is wanted."_s);
    row("no provider", withStep("\n{\"type\": \"action\", \"name\": \"n\"}"),
        u"e.json:2:1: method[1].provider: it is missing; add what does it: process, http, "
        "python, jenkins, toxiproxy, proxy."_s);
    row("unknown provider",
        withStep("\n{\"type\": \"action\", \"name\": \"n\", \"provider\": {\"type\": \"ssh\"}}"),
        u"e.json:2:54: method[1].provider.type: one of process, http, python, jenkins, toxiproxy, "
        u"proxy "
        u"is "
        "wanted."_s);
    row("unknown type",
        withStep("\n{\"type\": \"act\", \"name\": \"n\", \"provider\": " + process + "}"),
        u"e.json:2:10: method[1].type: one of probe, action is wanted."_s);
    row("process without a path",
        withStep(
            "\n{\"type\": \"action\", \"name\": \"n\", \"provider\": {\"type\": \"process\"}}"),
        u"e.json:2:45: method[1].provider.path: it is missing; add one like \"systemctl\"."_s);
    row("background in words",
        withStep("\n{\"type\": \"action\", \"name\": \"n\", \"background\": \"yes\", \"provider\": "
                 + process + "}"),
        u"e.json:2:47: method[1].background: true or false is wanted."_s);
    row("pause in words",
        withStep("\n{\"type\": \"action\", \"name\": \"n\", \"pauses\": {\"after\": \"a bit\"}, "
                 "\"provider\": "
                 + process + "}"),
        u"e.json:2:53: method[1].pauses.after: a number of seconds is wanted."_s);
    row("reference to nothing",
        withStep("{\"type\": \"action\", \"name\": \"stop-db\", \"provider\": " + process
                 + "},\n{\"ref\": \"stop_db\"}"),
        u"e.json:2:9: method[2].ref: no activity of the file is called \"stop_db\"; did you "
        u"mean "
        "\"stop-db\"?"_s);
    row("probes are no list",
        "{\"title\": \"a\", \"description\": \"b\", \"method\": [], \"steady-state-hypothesis\": "
        "{\"title\": \"c\", \"probes\":\n{\"p\": 1}}}",
        u"e.json:2:1: steady-state-hypothesis.probes: a list is wanted."_s);
    row("no tolerance",
        "{\"title\": \"a\", \"description\": \"b\", \"method\": [], "
        "\"steady-state-hypothesis\": "
        "{\"title\": \"c\", \"probes\": [\n{\"type\": \"probe\", \"name\": \"p\", "
        "\"provider\": "
            + process + "}]}}",
        u"e.json:2:1: steady-state-hypothesis.probes[1].tolerance: it is missing; say what the "
        "probe must give, such as 200."_s);
    const QString tolerance = u": steady-state-hypothesis.probes[1].tolerance"_s;
    row("a fraction alone", withProbe("\n" + python, "0.5"),
        u"e.json:2:62"_s + tolerance
            + u": true, a whole number, a text, a list or fields are wanted; for a number with "
              u"a "
              "fraction write {type: range, range: [0.1, 0.3]}."_s);
    row("a range of words",
        withProbe("\n" + python, "{\"type\": \"range\", \"range\": [1, \"2\"]}"),
        u"e.json:2:89"_s + tolerance + u".range: a list of two numbers is wanted, like [4, 9]."_s);
    row("unknown tolerance", withProbe("\n" + python, "{\"type\": \"near\"}"),
        u"e.json:2:62"_s + tolerance + u".type: one of regex, range, jsonpath, probe is wanted."_s);
    row("pattern missing", withProbe("\n" + python, "{\"type\": \"regex\"}"),
        u"e.json:2:62"_s + tolerance + u".pattern: a text is wanted, like \"^OK\"."_s);
}

void TestChaosToolkit::saysWhatIsWrongAndWhere()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, wanted);
    QCOMPARE(failureOf(bytes), wanted);
}

void TestChaosToolkit::tellsAnExperimentFromAPlan()
{
    QVERIFY(isToolkitExperiment(wholeExperiment, u"e.json"_s));
    QVERIFY(isToolkitExperiment("title: a\nmethod: []\n", u"e.yaml"_s));
    QVERIFY(isToolkitExperiment("{broken", u"e.json"_s)); // so that it is told as JSON
    QVERIFY(!isToolkitExperiment("{broken", u"e.yaml"_s));
    QVERIFY(!isToolkitExperiment("title: a day\nexperiments: []\n", u"day.yaml"_s));
    QVERIFY(!isToolkitExperiment("title: a day\n", u"day.yaml"_s));
    QVERIFY(!isToolkitExperiment("- a\n", u"day.yaml"_s));
    // The ending says how it is read.
    QCOMPARE(failureOf(wholeExperiment, u"e.txt"_s),
             u"e.txt:1:1: the file's ending says how it is read; name it .json, .yaml or .yml."_s);
}

void TestChaosToolkit::asksTheDaysOwnPrometheus()
{
    auto read = readToolkitExperiment(wholeExperiment, u"e.json"_s);
    QVERIFY(read);
    const auto sourceIn = [&](const std::vector<AlertSource> &sources) {
        Plan day;
        day.sources = sources;
        ToolkitImport import = *read;
        const QString source = planWith(import, day).experiments[0].steadyStates[1].source;
        return source + (import.notes == read->notes ? u""_s : u" (noted)"_s);
    };
    const AlertSource other{.key = u"other"_s, .url = u"http://other.example"_s};
    const AlertSource same{.key = u"same"_s, .url = u"http://prometheus.staging.example:9090"_s};
    const AlertSource hook{.key = u"hook"_s, .type = AlertSource::Type::Webhook};
    QCOMPARE(sourceIn({}), u"prometheus (noted)"_s);
    QCOMPARE(sourceIn({hook}), u"prometheus (noted)"_s);
    QCOMPARE(sourceIn({hook, other}), u"other"_s);
    QCOMPARE(sourceIn({other, same}), u"same"_s);
    QCOMPARE(sourceIn({other, other}), u"prometheus (noted)"_s);
}

void TestChaosToolkit::keepsWhatPeopleAddedToTheCard()
{
    auto read = readToolkitExperiment(wholeExperiment, u"e.json"_s);
    QVERIFY(read);
    Plan day;
    Experiment &card = day.experiments.emplace_back(read->experiment);
    card.expectedAlerts.push_back({.alert = {.name = u"DbDown"_s}});
    card.timeBox = std::chrono::minutes(10);
    card.method.clear();
    const Plan plan = planWith(*read, day);
    QCOMPARE(plan.experiments.size(), 1U);
    QCOMPARE(plan.experiments[0].expectedAlerts, card.expectedAlerts);
    QCOMPARE(plan.experiments[0].timeBox, card.timeBox);
    QCOMPARE(plan.experiments[0].method, read->experiment.method);

    // The queue keeps its order; what is new stands at its end.
    day.experiments = {Experiment{.key = u"first"_s}, day.experiments[0]};
    QCOMPARE(planWith(*read, day).experiments[0], day.experiments[0]);
    QCOMPARE(planWith(*read, day).experiments[1].key, read->experiment.key);
    day.experiments.pop_back();
    QCOMPARE(planWith(*read, day).experiments[1].key, read->experiment.key);
}

QTEST_GUILESS_MAIN(TestChaosToolkit)
#include "tst_chaostoolkit.moc"
