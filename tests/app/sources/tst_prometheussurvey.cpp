// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/prometheussurvey.h"

#include "tests/app/sources/recorded.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::recorded;

namespace {

QByteArray success(const QByteArray &data)
{
    return R"({"status":"success","data":)" + data + "}";
}

/// The answer with a configuration that JSON has no need to escape but for its line ends.
QByteArray configured(QByteArray yaml)
{
    yaml.replace('\n', "\\n");
    return success(R"({"yaml":")" + yaml + "\"}");
}

std::vector<std::string> namesOf(const Survey &survey)
{
    std::vector<std::string> names;
    for (const AlertRule &rule : survey.rules)
        names.push_back(rule.name);
    return names;
}

} // namespace

class TestPrometheusSurvey : public QObject
{
    Q_OBJECT

private slots:
    void readsRules();
    void keepsRulesOfOneNameInOrder();
    void keepsRulesWithinBounds();
    void readsTheConfiguration();
    void fillsInWhatTheConfigurationLeavesOut();
    void dropsExternalLabelsThatAreRelabelled();
    void readsTargets();
    void readsWhomItNotifies();
    void readsHowLongASampleCounts();
    void bearsWithStrangeMembers();
    void refusesBadAnswers_data();
    void refusesBadAnswers();
    void refusesHostileConfigurations_data();
    void refusesHostileConfigurations();
};

void TestPrometheusSurvey::readsRules()
{
    const auto survey = PrometheusSurvey::rules(recorded(u"prometheus-2.42/rules.json"_s));
    QVERIFY(survey);
    QVERIFY(survey->isComplete);
    QVERIFY((namesOf(*survey)
             == std::vector<std::string>{"ErrorsHigh", "ManyToMany", "ServiceDown", "Watchdog"}));
    const AlertRule down{
        .name = "ServiceDown",
        .group = "service",
        .query = R"(up{job="service"} == 0)",
        .labels = {{"severity", "page"}, {"team", "{{ $labels.team }}"}},
        .annotations = {{"runbook_url", "https://runbooks.example/down"},
                        {"summary", "it is down: {{ $labels.instance }}"}},
        .evaluatedEvery = 5s,
        .holdFor = 90s,
        .keepFiringFor = 2min,
    };
    QVERIFY(*survey->rulesNamed("ServiceDown").front() == down);
    QVERIFY(!survey->rulesNamed("ManyToMany").front()->isHealthy);
    const AlertRule &errors = *survey->rulesNamed("ErrorsHigh").front();
    QCOMPARE(errors.query, R"(rate(http_requests_total{code=~"5.."}[5m]) > 0.1)");
    QVERIFY(errors.isHealthy && errors.evaluatedEvery == 30s && errors.holdFor == 0s);
}

void TestPrometheusSurvey::keepsRulesOfOneNameInOrder()
{
    const auto survey = PrometheusSurvey::rules(success(R"({"groups":[
        {"name":"b","interval":1,"rules":[{"type":"alerting","name":"Twin","query":"first"},
                                          {"type":"alerting","name":"A"}]},
        {"name":"a","interval":2,"rules":[{"type":"alerting","name":"Twin","query":"second"},
                                          {"type":"recording","name":"Twin"}]}]})"));
    QVERIFY(survey);
    const auto twins = survey->rulesNamed("Twin");
    QCOMPARE(twins.size(), 2u);
    QCOMPARE(twins[0]->query, "first");
    QCOMPARE(twins[1]->query, "second");
    QVERIFY(twins[1]->evaluatedEvery == 2s);
}

void TestPrometheusSurvey::keepsRulesWithinBounds()
{
    const QByteArray longText(10'000, 'x');
    QByteArray rules = R"({"type":"alerting","name":")" + longText + R"(","query":")" + longText
        + R"(","labels":{"a":")" + longText + R"("}})";
    const auto cut = PrometheusSurvey::rules(success(R"({"groups":[{"rules":[)" + rules + "]}]}"));
    QVERIFY(cut && cut->isComplete);
    QCOMPARE(cut->rules.front().name.size(), longestSurveyedText);
    QCOMPARE(cut->rules.front().query.size(), 4 * longestSurveyedText);
    QCOMPARE(cut->rules.front().labels.front().value.size(), 4 * longestSurveyedText);

    rules = R"({"type":"alerting","name":"Many"})";
    for (std::size_t i = 0; i < mostSurveyedRules; ++i)
        rules += R"(,{"type":"alerting","name":"Many"})";
    const auto many = PrometheusSurvey::rules(success(R"({"groups":[{"rules":[)" + rules + "]}]}"));
    QVERIFY(many);
    QCOMPARE(many->rules.size(), mostSurveyedRules);
    QVERIFY(!many->isComplete);
}

void TestPrometheusSurvey::readsTheConfiguration()
{
    const auto survey = PrometheusSurvey::config(recorded(u"prometheus-2.42/config.json"_s));
    QVERIFY(survey && survey->isComplete);
    QVERIFY((survey->jobs
             == std::vector<ScrapeJob>{{"quick", 1s, 500ms},
                                       {"service", 15s, 5s},
                                       {"slow one: with 'quotes'", 90s, 5s}}));
    QVERIFY(survey->queryOffset == 0s);
    // `replica` is dropped from every alert again.
    QVERIFY((survey->externalLabels == std::vector<Label>{{"region", "eu-1"}}));
}

void TestPrometheusSurvey::fillsInWhatTheConfigurationLeavesOut()
{
    const auto bare = PrometheusSurvey::config(configured("scrape_configs:\n- job_name: a\n"));
    QVERIFY(bare);
    QVERIFY((bare->jobs == std::vector<ScrapeJob>{{"a", 1min, 10s}}));
    const auto some = PrometheusSurvey::config(configured(
        "global:\n  scrape_interval: 2m\n  scrape_timeout: 20s\n  rule_query_offset: 1m30s\n"
        "scrape_configs:\n- job_name: b\n- job_name: a\n  scrape_interval: 5s\n"));
    QVERIFY(some);
    QVERIFY((some->jobs == std::vector<ScrapeJob>{{"a", 5s, 5s}, {"b", 2min, 20s}}));
    QVERIFY(some->queryOffset == 90s);
    const auto odd = PrometheusSurvey::config(configured("global:\n  rule_query_offset: soon\n"));
    QVERIFY(odd && odd->queryOffset == 0s);
}

void TestPrometheusSurvey::dropsExternalLabelsThatAreRelabelled()
{
    const QByteArray labels = "global:\n  external_labels: {env: prod, replica: a, rep: b}\n";
    const auto labelsAfter = [&](const QByteArray &relabelling) {
        const auto survey = PrometheusSurvey::config(
            configured(labels + "alerting:\n  alert_relabel_configs:\n" + relabelling));
        std::string names;
        for (const Label &label : survey->externalLabels)
            names += label.name + " ";
        return QByteArray::fromStdString(names).trimmed();
    };
    QCOMPARE(labelsAfter("  - {action: labeldrop, regex: rep}\n"), "env replica");
    QCOMPARE(labelsAfter("  - {action: labeldrop, regex: rep.*}\n"), "env");
    QCOMPARE(labelsAfter("  - {action: labelkeep, regex: e.v}\n"), "env");
    QCOMPARE(labelsAfter("  - {action: replace, regex: env}\n"), "env rep replica");
    QCOMPARE(labelsAfter("  - {action: labeldrop, regex: '(('}\n"), "env rep replica");
}

void TestPrometheusSurvey::readsTargets()
{
    const auto survey = PrometheusSurvey::targets(recorded(u"prometheus-2.42/targets.json"_s));
    QVERIFY(survey);
    QVERIFY((survey->jobs
             == std::vector<ScrapeJob>{{"quick", 1s, 500ms},
                                       {"service", 15s, 5s},
                                       {"slow one: with 'quotes'", 90s, 5s}}));
    const auto longest = PrometheusSurvey::targets(success(R"({"activeTargets":[
        {"labels":{"job":"a"},"scrapeInterval":"10s","scrapeTimeout":"5s"},
        {"labels":{"job":"a"},"scrapeInterval":"1m","scrapeTimeout":"1s"},
        {"labels":{"job":"old"}},{"labels":{}},{}]})"));
    QVERIFY(longest);
    QVERIFY((longest->jobs == std::vector<ScrapeJob>{{"a", 1min, 5s}}));
}

void TestPrometheusSurvey::readsWhomItNotifies()
{
    const auto survey =
        PrometheusSurvey::alertmanagers(recorded(u"prometheus-2.42/alertmanagers.json"_s));
    QVERIFY(survey && survey->tellsWhomItNotifies);
    QVERIFY((survey->notifies
             == std::vector<std::string>{"http://127.0.0.1:19093", "http://127.0.0.1:19094/am"}));
    const auto none = PrometheusSurvey::alertmanagers(success(R"({"activeAlertmanagers":[]})"));
    QVERIFY(none && none->tellsWhomItNotifies && none->notifies.empty());
    const auto secret = PrometheusSurvey::alertmanagers(success(
        R"({"activeAlertmanagers":[{"url":"https://u:p@am.example/api/v1/alerts?k=v"},{}]})"));
    QVERIFY(secret);
    QVERIFY((secret->notifies == std::vector<std::string>{"https://am.example"}));
}

void TestPrometheusSurvey::readsHowLongASampleCounts()
{
    const auto usual = PrometheusSurvey::flags(recorded(u"prometheus-2.42/flags.json"_s));
    QVERIFY(usual && usual->lookback == 5min);
    const auto own = PrometheusSurvey::flags(success(R"({"query.lookback-delta":"1m30s"})"));
    QVERIFY(own && own->lookback == 90s);
    for (const char *without :
         {"{}", R"({"query.lookback-delta":"soon"})", R"({"query.lookback-delta":7})",
          R"({"query.lookback-delta":"0s"})"}) {
        const auto survey = PrometheusSurvey::flags(success(without));
        QVERIFY2(survey && !survey->lookback, without);
    }
    for (const char *bad : {"", "nonsense", "<html>login</html>", "[]", "{}"})
        QVERIFY2(!PrometheusSurvey::flags(bad), bad);
    QVERIFY(!PrometheusSurvey::flags(success("[]")));
}

void TestPrometheusSurvey::bearsWithStrangeMembers()
{
    const auto rules = PrometheusSurvey::rules(success(R"({"groups":[7,{"rules":7},{"rules":[7,
        {"type":"alerting"},{"type":"alerting","name":"A","query":7,"labels":7,"annotations":[1],
         "duration":"90s","keepFiringFor":-1,"health":7,"new":{}}]}]})"));
    QVERIFY(rules);
    QVERIFY((rules->rules == std::vector<AlertRule>{{.name = "A"}}));
    const auto config = PrometheusSurvey::config(
        configured("global: 7\nalerting: []\nscrape_configs: [7, {}, {job_name: [a]}, "
                   "{job_name: b, scrape_interval: soon, scrape_timeout: {}}]\n"));
    QVERIFY(config);
    QCOMPARE(config->jobs.back().name, "b");
    QVERIFY(config->jobs.back().interval == 1min);
    QVERIFY(
        PrometheusSurvey::targets(success(R"({"activeTargets":[7,{"labels":7}]})"))->jobs.empty());
}

void TestPrometheusSurvey::refusesBadAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("nonsense") << "nonsense"_ba;
    QTest::newRow("page") << "<html>login</html>"_ba;
    QTest::newRow("array") << "[]"_ba;
    QTest::newRow("object") << "{}"_ba;
    QTest::newRow("error") << R"({"status":"error","error":"no"})"_ba;
    QTest::newRow("no data") << R"({"status":"success"})"_ba;
    QTest::newRow("other data") << success("[]");
    QTest::newRow("numbers") << success(R"({"groups":7,"yaml":7,"activeTargets":7,)"
                                        R"("activeAlertmanagers":7})");
    QTest::newRow("cut short") << R"({"status":"success","data":{"groups":[)"_ba;
    QTest::newRow("deep") << success(R"({"groups":)" + QByteArray(100'000, '['));
}

void TestPrometheusSurvey::refusesBadAnswers()
{
    QFETCH(QByteArray, body);
    QVERIFY(!PrometheusSurvey::rules(body));
    QVERIFY(!PrometheusSurvey::config(body));
    QVERIFY(!PrometheusSurvey::targets(body));
    QVERIFY(!PrometheusSurvey::alertmanagers(body));
}

void TestPrometheusSurvey::refusesHostileConfigurations_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("no map") << "- a\n"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("broken") << "a: [b\n"_ba;
    QTest::newRow("bomb") << "a: &a [x, x]\nb: &b [*a, *a]\nscrape_configs: [*b, *b]\n"_ba;
    QTest::newRow("deep") << "a: " + QByteArray(100, '[') + QByteArray(100, ']') + "\n";
    QTest::newRow("very deep") << "a: " + QByteArray(150'000, '[');
    QTest::newRow("marks") << "a: [" + QByteArray(300'000, ',') + "]\n";
    QTest::newRow("many") << "a:\n" + QByteArray("- b\n").repeated(200'001);
    QTest::newRow("long") << "a: " + QByteArray((4 << 20) + 1, 'x');
}

void TestPrometheusSurvey::refusesHostileConfigurations()
{
    QFETCH(QByteArray, yaml);
    QVERIFY(!PrometheusSurvey::config(configured(yaml)));
}

QTEST_GUILESS_MAIN(TestPrometheusSurvey)
#include "tst_prometheussurvey.moc"
