// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/report.h"

#include "models/day/entries.h"
#include "models/rules/canaryway.h"
#include "tests/models/rules/dayscript.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A day, its journal as views, and when it is reported.
struct Told
{
    explicit Told(const QStringList &lines)
        : Told(DayScript(lines))
    {}
    explicit Told(DayScript told)
        : script(std::move(told))
    {
        entries = script.entries();
        for (Entry &entry : entries)
            views.push_back(entry.view());
    }
    QByteArray json() const { return reportJson(script.day(), views, now); }
    QByteArray markdown() const { return reportMarkdown(script.day(), views, now); }
    QByteArray html() const { return reportHtml(script.day(), views, now); }

    DayScript script;
    std::vector<Entry> entries{};
    std::vector<EntryView> views{};
    Instant now = DayScript::zero + 1h;
};

const QStringList dayLines{u"-300 source hook webhook"_s,
                           u"-300 live hook"_s,
                           u"-200 expect prom:Down known 60 told 120"_s,
                           u"-200 expect prom:Slow"_s,
                           u"-200 timebox 600"_s,
                           u"-100 prom Backup firing -101"_s,
                           u"-20 start"_s,
                           u"0 trigger 1"_s,
                           u"12 prom Down pending 11"_s,
                           u"43 prom Down firing 41 2"_s,
                           u"60 prom Cart firing 59"_s,
                           u"90 page hook Down"_s,
                           u"200 backout"_s,
                           u"250 reset"_s,
                           u"260 finish"_s,
                           u"270 verdict Cart useful_new_alert"_s,
                           u"280 retro"_s,
                           u"290 item a Slow"_s,
                           u"300 close a"_s};

QJsonObject object(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

/// Everything hostile, in every place where text from outside can stand.
const QString hostile =
    u"<script>alert(1)</script>\"'><img src=x onerror=alert(2)> =cmd|' /C calc'!A0 `code` "
    "[a](javascript:alert(3)) | pipe \\ **bold** \u202E www.evil.example https://evil.example & "
    "@all #1 \u0007"_s;

Day hostileDay(std::vector<Entry> &entries)
{
    entries.push_back(Entries::described({.title = hostile, .environment = hostile}));
    entries.push_back(Entries::planned(AlertSource{.key = hostile, .title = hostile}));
    Experiment experiment{.key = u"x"_s, .title = hostile, .hypothesis = hostile};
    experiment.expectedAlerts = {
        {.alert = {.name = hostile}, .firesOnNoData = true, .clearsByItself = true}};
    experiment.steadyStates = {{.title = hostile, .host = hostile, .atMost = 1},
                               {.title = hostile, .source = hostile, .query = hostile}};
    entries.push_back(Entries::planned(experiment));
    const PreflightFinding finding{.weight = PreflightFinding::Weight::Blocks,
                                   .subject = hostile,
                                   .source = hostile,
                                   .detail = hostile};
    entries.push_back(Entries::started(u"x"_s, Baseline{.findings = {finding}}));
    entries.push_back(Entries::preflightPassed(
        u"x"_s, {.by = hostile, .reason = hostile, .findings = {finding, {.subject = hostile}}}));
    entries.push_back(Entries::eventDeclared(hostile, hostile, hostile));
    entries.push_back(Entries::eventTold(hostile, hostile, true));
    entries.push_back(Entries::eventOver(hostile, hostile));
    entries.push_back(Entries::triggered(u"x"_s, Micros(0)));
    const std::string text = hostile.toStdString();
    for (const char *name : {"", "more"}) {
        entries.push_back(Entries::alertChanged({.source = text,
                                                 .fingerprint = text,
                                                 .name = text + name,
                                                 .state = AlertState::Firing,
                                                 .since = DayScript::zero + 5s,
                                                 .evidence = Evidence::Received,
                                                 .labels = {{text, std::string(10'000, 'x')}}}));
    }
    entries.push_back(
        Entries::pageSent({.at = DayScript::zero + 7s, .source = text, .name = text}));
    entries.push_back(Entries::note(hostile, hostile + QString(10'000, u'y')));
    entries.push_back(Entries::hostChanged(hostile, HostState::Down, hostile, DayScript::zero));
    entries.push_back(Entries::guardTripped(u"x"_s, {hostile, hostile, DayScript::zero + 6s}));
    entries.push_back(Entries::backedOut(u"x"_s, hostile));
    entries.push_back(Entries::verdictGiven(
        {.experiment = u"x"_s, .alert = hostile, .verdict = Verdict::Swallowed, .cause = hostile}));
    entries.push_back(Entries::verdictGiven({.experiment = u"x"_s,
                                             .alert = hostile,
                                             .check = AlertCheck::ClearsByItself,
                                             .verdict = Verdict::Failed}));
    entries.push_back(Entries::qaResult({.key = hostile,
                                         .experiment = u"x"_s,
                                         .card = {.attempt = hostile, .look = hostile},
                                         .outcome = QaOutcome::Surprising,
                                         .text = hostile + QString(10'000, u'q'),
                                         .picture = hostile}));
    const std::vector<Sample> samples{{DayScript::zero + 12s, 7}, {DayScript::zero + 13s, 8}};
    entries.push_back(Entries::samplesTaken(hostile, samples));
    Day day;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].sequence = std::int64_t(i) + 1;
        entries[i].at = DayScript::zero + std::chrono::seconds(i);
        entries[i].actor = text;
        day.apply(entries[i].view());
    }
    return day;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheFiguresInJson();
    void tellsEachExperimentInJson();
    void tellsOfUnplannedEventsApart();
    void tellsHowTheWorldStoodBefore();
    void tellsWhichAlertPathsAreProven();
    void tellsWhatIsUnknownAsNull();
    void sortsTheJournalByExperiment();
    void keepsDamagedPayloadsOutOfTheJson();
    void tellsTheSameInMarkdown();
    void tellsTheSameInHtml();
    void drawsABarForEachExperiment();
    void tellsWhatElseWasAskedOfAnAlert();
    void redrawsTheSteadyState();
    void printsDefinitionsBesideTheNumbers();
    void letsNothingFromOutsideOutOfItsPlace();
    void tellsWhatLiveQaFound();
    void showsPicturesOnlyWhereOneWasTaken();
    void fetchesAndRunsNothing();
    void tellsOfTheGuardThatTripped();
    void reportsAnEmptyDay();
};

void TestReport::tellsTheFiguresInJson()
{
    const QJsonObject report = object(Told(dayLines).json());
    const QJsonObject figures = report[u"figures"].toObject();
    const QJsonObject wanted{{u"alerts_tested"_s, 2},
                             {u"alerts_failed"_s, 1},
                             {u"experiments_performed"_s, 1},
                             {u"experiments_not_performed"_s, 0},
                             {u"fixed_on_the_day"_s, 1},
                             {u"fixed_within_48h"_s, 0},
                             {u"mini_retros"_s, 1}};
    QCOMPARE(figures, wanted);
    QCOMPARE(report[u"generated_at"].toString(), u"2026-12-08T15:00:00.000000Z"_s);
}

void TestReport::tellsEachExperimentInJson()
{
    const QJsonArray all = object(Told(dayLines).json())[u"experiments"].toArray();
    QCOMPARE(all.size(), 1);
    const QJsonObject one = all[0].toObject();
    QCOMPARE(one[u"key"].toString(), u"db"_s);
    QCOMPARE(one[u"title"].toString(), u"Checkout loses its database"_s);
    QCOMPARE(one[u"state"].toString(), u"finished"_s);
    QCOMPARE(one[u"triggered_at"].toString(), u"2026-12-08T14:00:00.000000Z"_s);
    QCOMPARE(one[u"backed_out_at"].toString(), u"2026-12-08T14:03:20.000000Z"_s);
    QCOMPARE(one[u"reset_at"].toString(), u"2026-12-08T14:04:10.000000Z"_s);
    QCOMPARE(one[u"hypothesis_held"], QJsonValue(false));
    const QJsonObject down{{u"source"_s, u"prom"_s},      {u"name"_s, u"Down"_s},
                           {u"verdict"_s, u"fired"_s},    {u"cause"_s, QJsonValue::Null},
                           {u"first_sign_seconds"_s, 11}, {u"ttk_seconds"_s, 41},
                           {u"ttk_plus_minus"_s, 0.006},  {u"ttd_seconds"_s, 90},
                           {u"ttd_plus_minus"_s, 0.001},  {u"checks"_s, QJsonArray()}};
    QCOMPARE(one[u"expected_alerts"][0].toObject(), down);
    QCOMPARE(one[u"expected_alerts"][1][u"verdict"].toString(), u"did_not_fire"_s);
    QCOMPARE(one[u"unexpected_alerts"].toArray(),
             (QJsonArray{QJsonObject{{u"source"_s, u"prom"_s},
                                     {u"name"_s, u"Cart"_s},
                                     {u"verdict"_s, u"useful_new_alert"_s},
                                     {u"cause"_s, QJsonValue::Null}}}));
    QCOMPARE(one[u"alerts_before_trigger"].toArray().size(), 1);
    QCOMPARE(one[u"alerts_before_trigger"][0][u"name"].toString(), u"Backup"_s);
}

void TestReport::tellsOfUnplannedEventsApart()
{
    DayScript script({u"-20 expect prom:Down"_s, u"-20 start"_s, u"0 trigger"_s});
    script.say(10, Entries::eventDeclared(u"event-1"_s, u"the site is *down*"_s, u"db"_s));
    script.say(15, Entries::eventTold(u"event-1"_s, u"incident-commander"_s, true));
    script.tell({u"20 prom Site firing 20"_s});
    script.say(70, Entries::eventOver(u"event-1"_s, u"a cable"_s));
    const Told told(std::move(script));
    const QJsonObject report = object(told.json());
    QCOMPARE(report[u"experiments"][0][u"unexpected_alerts"].toArray(), QJsonArray());
    const QJsonObject event = report[u"unplanned_events"][0].toObject();
    QCOMPARE(event[u"what"].toString(), u"the site is *down*"_s);
    QCOMPARE(event[u"experiment"].toString(), u"db"_s);
    QCOMPARE(event[u"declared_at"].toString(), u"2026-12-08T14:00:10.000000Z"_s);
    QCOMPARE(event[u"over_at"].toString(), u"2026-12-08T14:01:10.000000Z"_s);
    QCOMPARE(event[u"outcome"].toString(), u"a cable"_s);
    QCOMPARE(event[u"told"][0][u"role"].toString(), u"incident-commander"_s);
    QCOMPARE(event[u"alerts"][0][u"name"].toString(), u"Site"_s);
    const QByteArray markdown = told.markdown();
    QVERIFY(markdown.contains("## Unplanned events"));
    QVERIFY(markdown.contains("### the site is \\*down\\*"));
    QVERIFY(markdown.contains("Alerts that began meanwhile, counted for no experiment: Site"));
    QVERIFY(markdown.contains("after 1:00: a cable"));
    QVERIFY(told.html().contains("Unplanned events"));
}

void TestReport::tellsHowTheWorldStoodBefore()
{
    DayScript script({u"-20 expect prom:Down"_s});
    const PreflightFinding finding{.what = PreflightFinding::What::ExpectedFires,
                                   .weight = PreflightFinding::Weight::Blocks,
                                   .subject = u"Down"_s,
                                   .source = u"prom"_s};
    script.say(
        -10,
        Entries::started(u"db"_s, Baseline{.sources = 2, .sourcesLive = 1, .findings = {finding}}));
    script.say(-5,
               Entries::preflightPassed(
                   u"db"_s, {.by = u"Erin"_s, .reason = u"only pages"_s, .findings = {finding}}));
    const Told told(std::move(script));
    const QJsonObject one = object(told.json())[u"experiments"][0].toObject();
    QCOMPARE(one[u"baseline"][u"sources_live"].toInt(), 1);
    QCOMPARE(one[u"baseline"][u"findings"][0][u"what"].toString(), u"expected_fires"_s);
    QCOMPARE(one[u"gate_passed"][u"reason"].toString(), u"only pages"_s);
    QCOMPARE(one[u"gate_passed"][u"findings"][0][u"blocks"].toBool(), true);
    const QByteArray markdown = told.markdown();
    QVERIFY(markdown.contains("- At its start 1 of 2 sources answer, no alert fires."));
    QVERIFY(markdown.contains("- Down in prom has been firing: it is expected"));
    QVERIFY(markdown.contains("- Triggered all the same, passed by Erin: only pages"));
    const QByteArray html = told.html();
    QVERIFY(html.contains("\">Triggered all the same, passed by Erin: only pages</span></li>"));
    const QJsonObject older =
        object(Told({u"-20 expect prom:Down"_s, u"0 trigger"_s}).json())[u"experiments"][0]
            .toObject();
    QVERIFY(older[u"baseline"].isNull() && older[u"gate_passed"].isNull());
}

void TestReport::tellsWhichAlertPathsAreProven()
{
    DayScript script({u"-300 source hook webhook"_s});
    AlertSource am = *script.day().plan().source(u"am"_s);
    am.canary.labels = {{u"severity"_s, u"page"_s}};
    const auto send = [&](double second, const std::string &id) {
        const Canary canary = canaryFor(am, id, script.at(second), 5min);
        script.tell(second, Entries::canarySent(canary));
        return canary;
    };
    const Canary refused = send(-200, "canary-1");
    script.tell(-199, Entries::canaryFailed(refused, u"<b>403"_s, Entries::Left::Never));
    const auto pathOf = [](const DayScript &one) {
        return object(Told(one).json())[u"alert_paths"][0].toObject();
    };
    QCOMPARE(pathOf(script)[u"standing"].toString(), u"refused"_s);
    QVERIFY(pathOf(script)[u"told_seconds"].isNull());
    QVERIFY(Told(script).html().contains("not taken: &lt;b&gt;403"));

    const Canary canary = send(-100, "canary-2");
    script.tell(-99.9, Entries::canaryAccepted(canary, {script.at(-100), 0us}));
    const auto alert = [&](double second, AlertState state) {
        script.tell(second,
                    Entries::alertChanged({.source = "am",
                                           .fingerprint = "f1",
                                           .name = canary.name,
                                           .state = state,
                                           .since = script.at(second),
                                           .labels = canary.labels}));
    };
    alert(-98, AlertState::Firing);
    script.tell(-70,
                Entries::pageSent({.seenAt = script.at(-70),
                                   .at = script.at(-70),
                                   .source = "hook",
                                   .name = canary.name,
                                   .alerts = {"f1"}}));
    script.tell(-69, Entries::canaryCleared(canary));
    alert(-68, AlertState::Inactive);
    const QJsonObject path = pathOf(script); // the last one counts
    QCOMPARE(path[u"source"].toString(), u"am"_s);
    QCOMPARE(path[u"standing"].toString(), u"proven"_s);
    QCOMPARE(path[u"known_seconds"].toDouble(), 1.0);
    QCOMPARE(path[u"known_plus_minus"].toDouble(), 1.0);
    QCOMPARE(path[u"told_seconds"].toDouble(), 30.0);
    QCOMPARE(path[u"told_by"].toString(), u"hook"_s);
    QVERIFY(path[u"failure"].isNull());
    const QByteArray markdown = Told(script).markdown();
    QVERIFY(markdown.contains("## Alert paths"));
    QVERIFY2(markdown.contains("told after 0:30"), markdown.constData());
    QVERIFY(object(Told(dayLines).json())[u"alert_paths"].toArray().isEmpty());
    QVERIFY(!Told(dayLines).html().contains("Alert paths"));
}

void TestReport::tellsWhatIsUnknownAsNull()
{
    const QJsonObject one =
        object(Told({u"-20 expect prom:Down"_s, u"0 trigger"_s, u"5 failing prom refused"_s})
                   .json())[u"experiments"][0]
            .toObject();
    const QJsonObject alert = one[u"expected_alerts"][0].toObject();
    QCOMPARE(alert[u"verdict"].toString(), u"not_yet_known"_s);
    for (const QString &name : {u"cause"_s, u"first_sign_seconds"_s, u"ttk_seconds"_s,
                                u"ttk_plus_minus"_s, u"ttd_seconds"_s, u"ttd_plus_minus"_s})
        QVERIFY2(alert.contains(name) && alert[name].isNull(), qPrintable(name));
    for (const QString &name : {u"backed_out_at"_s, u"reset_at"_s, u"hypothesis_held"_s})
        QVERIFY2(one.contains(name) && one[name].isNull(), qPrintable(name));
}

void TestReport::sortsTheJournalByExperiment()
{
    const QJsonArray entries =
        object(Told(dayLines).json())[u"experiments"][0][u"entries"].toArray();
    QStringList kinds;
    for (const QJsonValue &entry : entries)
        kinds.push_back(entry[u"kind"].toString());
    kinds.removeAll(u"clock.measured"_s);
    QCOMPARE(kinds,
             (QStringList{u"experiment.started"_s, u"experiment.triggered"_s, u"alert.changed"_s,
                          u"alert.changed"_s, u"alert.changed"_s, u"page.sent"_s,
                          u"experiment.backed_out"_s, u"experiment.reset_confirmed"_s,
                          u"experiment.finished"_s, u"verdict.given"_s, u"retro.held"_s}));
    QCOMPARE(entries[1][u"payload"][u"plus_minus"].toInt(), 1000);
    QCOMPARE(entries[1][u"actor"].toString(), u"Alice"_s);
    QVERIFY(!entries[1][u"id"].toString().isEmpty());
}

void TestReport::keepsDamagedPayloadsOutOfTheJson()
{
    Told told({u"-20 expect prom:Down"_s, u"0 start"_s, u"1 trigger"_s});
    told.entries.back().payload = "{\"broken";
    told.views.back() = told.entries.back().view();
    const QJsonObject report = object(told.json());
    QVERIFY(!report.isEmpty());
    QVERIFY(report[u"experiments"][0][u"entries"][1][u"payload"].isNull());
}

void TestReport::tellsTheSameInMarkdown()
{
    const QString text = QString::fromUtf8(Told(dayLines).markdown());
    QVERIFY(text.startsWith(u"# First chaos day\n"));
    QVERIFY(text.contains(u"| alerts put to the test | 2 |\n"));
    QVERIFY(text.contains(u"| Down | prom | fired | 0:41 ± 0.006 s | 1:30 ± 0.001 s |"));
    QVERIFY(text.contains(u"| Slow | prom | did not fire | – | – |"));
    QVERIFY(text.contains(u"| 1:30 | A person was notified of Down (hook) | alert |\n"));
    QVERIFY(text.contains(u"Unexpected: Cart (prom): useful new alert"));
}

void TestReport::tellsTheSameInHtml()
{
    const QString text = QString::fromUtf8(Told(dayLines).html());
    QVERIFY(text.contains(u"<h1>First chaos day</h1>"));
    // What has its moment says so, and leads nowhere by itself.
    QVERIFY(text.contains(QRegularExpression(
        u"<td class=\"number\"><span data-entry=\"\\d+\">0:41 ± 0.006 s</span></td>"_s)));
    QVERIFY(!text.contains(u"<a "_s) && !text.contains(u"replay"_s));
    QVERIFY(text.contains(u"<td class=\"alarm\">did not fire</td>"));
    QVERIFY(text.contains(u"1 fixed on the day"));
    QVERIFY(text.contains(u"A person was notified of Down (hook)"));
}

void TestReport::drawsABarForEachExperiment()
{
    const QString text = QString::fromUtf8(Told(dayLines).html());
    const qsizetype begin = text.indexOf(u"<svg");
    const QString svg = text.mid(begin, text.indexOf(u"</svg>") + 6 - begin);
    QXmlStreamReader xml(svg);
    int bars = 0;
    int whiskers = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto className = xml.attributes().value(u"class"_s);
        bars += xml.name() == u"rect" && (className == u"known" || className == u"told");
        whiskers += className == u"whisker";
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(bars, 2 + 2); // and those of the legend
    QCOMPARE(whiskers, 6);
    QVERIFY(Told({u"-20 expect prom:Down"_s, u"0 trigger"_s, u"9 backout"_s, u"10 reset"_s})
                .html()
                .contains(">never</text>"));
    QVERIFY(Told({u"-20 expect prom:Down"_s, u"0 trigger"_s, u"5 failing prom x"_s, u"9 backout"_s,
                  u"10 reset"_s})
                .html()
                .contains(">unknown</text>"));
}

void TestReport::tellsWhatElseWasAskedOfAnAlert()
{
    const Told told({u"-20 expect prom:Down clears 60 also nodata"_s, u"0 trigger"_s,
                     u"43 prom Down firing 41"_s, u"100 backout"_s,
                     u"121 prom Down inactive 120 500 polled"_s, u"150 reset"_s, u"200 finish"_s,
                     u"210 verdict Down failed clearing"_s});
    const QJsonArray checks =
        object(told.json())[u"experiments"][0][u"expected_alerts"][0][u"checks"].toArray();
    QCOMPARE(checks.size(), 2);
    QCOMPARE(checks[0][u"check"].toString(), u"no data"_s);
    QCOMPARE(checks[0][u"verdict"].toString(), u"not_yet_known"_s);
    QCOMPARE(checks[0][u"took_seconds"], QJsonValue(QJsonValue::Null));
    QCOMPARE(checks[1].toObject(),
             (QJsonObject{{u"check"_s, u"clears by itself"_s},
                          {u"verdict"_s, u"failed"_s},
                          {u"proposed"_s, u"proven"_s},
                          {u"evidence"_s,
                           u"It ended by itself in prom, 0:20 ± 0.5 s after the back-out began."_s},
                          {u"given_by"_s, u"Alice"_s},
                          {u"took_seconds"_s, 20},
                          {u"took_plus_minus"_s, 0.5}}));
    const QString html = QString::fromUtf8(told.html());
    QVERIFY(html.contains(u"<td class=\"soft\">… clears by itself</td>"));
    QVERIFY(html.contains(u"<td class=\"alarm\">failed</td>"));
    QVERIFY(
        html.contains(u"Alice says so; the room proposed “proven”. It ended by itself in prom"));
    const QString markdown = QString::fromUtf8(told.markdown());
    QVERIFY(markdown.contains(u"| … fires on no data |  | unknown |"));
    QVERIFY(markdown.contains(u"| … clears by itself |  | failed |"));
}

void TestReport::redrawsTheSteadyState()
{
    DayScript script(QStringList{u"-20 start"_s});
    Experiment experiment = script.experiment();
    experiment.steadyStates = {{.title = u"2xx | s"_s, .source = u"prom"_s, .query = u"x"_s}};
    experiment.steadyStates[0].atLeast = 60;
    script.tell(-19, Entries::planned(experiment));
    const std::vector<Sample> samples{{script.at(-10), 64},
                                      {script.at(0), 63},
                                      {script.at(10), 12},
                                      {script.at(20), 62},
                                      {script.at(30), 62}};
    script.tell(31, Entries::samplesTaken(u"steady/db/0"_s, samples));
    const Told before(script);
    QVERIFY(!before.html().contains("class=\"st-line\"")); // it was not triggered
    QVERIFY(object(before.json())[u"experiments"][0][u"steady_states"].toArray().isEmpty());
    script.tell({u"0 trigger"_s, u"31 backout"_s, u"40 reset"_s});
    const Told told(script);
    QCOMPARE(told.html().count("class=\"st-line\""), 1);
    QVERIFY(told.markdown().contains(
        "- 2xx \\| s: 12 to 64, wanted at least 60; outside for 0:10 of 0:40, 0:10 of it since"));
    const QJsonValue json = object(told.json())[u"experiments"][0][u"steady_states"][0];
    QCOMPARE(json[u"source"].toString(), u"prom"_s);
    QCOMPARE(json[u"samples"].toArray().size(), 5);
    QCOMPARE(json[u"outside_seconds"], QJsonValue(10));
}

void TestReport::tellsWhatLiveQaFound()
{
    DayScript script(QStringList{u"-20 start"_s, u"0 trigger"_s});
    Experiment experiment = script.experiment();
    experiment.liveQa = {{u"Buy | two"_s, u"the order page"_s}, {u"Ask for a refund"_s, {}}};
    script.tell(1, Entries::planned(experiment));
    const QString picture(64, u'a');
    script.tell(72,
                Entries::qaResult({.key = u"k"_s,
                                   .experiment = u"db"_s,
                                   .card = experiment.liveQa[0],
                                   .outcome = QaOutcome::Fails,
                                   .severity = Level::High,
                                   .text = u"a white page"_s,
                                   .picture = picture,
                                   .width = 320,
                                   .height = 200,
                                   .seat = QaSeat::Page}));
    script.tell(
        73, Entries::qaResult({.key = u"l"_s, .outcome = QaOutcome::Passes, .text = u"between"_s}));
    script.tell(74, Entries::qaResult({.key = u"m"_s, .experiment = u"db"_s, .text = u"oh"_s}));
    script.tell(75, Entries::qaWithdrawn(u"m"_s));
    const Told told(script);
    const QString markdown = QString::fromUtf8(told.markdown());
    QVERIFY2(markdown.contains(u"Live QA: Results: 1 fails."_s), qPrintable(markdown));
    QVERIFY2(markdown.contains(u"Buy \\| two"_s) && markdown.contains(u"fails, severity high"_s),
             qPrintable(markdown));
    QVERIFY(markdown.contains(u"- Nobody tried: Ask for a refund"_s));
    QVERIFY(markdown.contains(u"## Between experiments"_s));
    const QByteArray html = reportHtml(script.day(), {}, script.at(80), Micros(0),
                                       {{picture, QByteArray("PNG bytes")}});
    QVERIFY(
        html.contains("src=\"data:image/png;base64," + QByteArray("PNG bytes").toBase64() + '"'));
    QCOMPARE(html.count("<img"), 1);
    QVERIFY(html.contains("img-src data:"));
    QVERIFY(html.contains("1:12"));
    QVERIFY(!reportHtml(script.day(), {}, script.at(80)).contains("<img"));
    const QJsonObject json = object(told.json());
    const QJsonValue found = json[u"experiments"][0][u"live_qa"];
    QCOMPARE(found.toArray().size(), 1);
    QCOMPARE(found[0][u"outcome"].toString(), u"fails"_s);
    QCOMPARE(found[0][u"seat"].toString(), u"page"_s);
    QCOMPARE(found[0][u"picture"].toString(), picture);
    QCOMPARE(json[u"experiments"][0][u"live_qa_untried"][0].toString(), u"Ask for a refund"_s);
    QCOMPARE(json[u"live_qa"][0][u"text"].toString(), u"between"_s);
}

void TestReport::showsPicturesOnlyWhereOneWasTaken()
{
    DayScript script(QStringList{u"-20 start"_s, u"0 trigger"_s});
    const QString picture(64, u'a');
    const QString forged = u"src=\"picture:"_s + picture + u'"';
    for (const QString &key : {u"k"_s, u"l"_s})
        script.tell(72,
                    Entries::qaResult({.key = key,
                                       .experiment = u"db"_s,
                                       .text = forged,
                                       .picture = picture,
                                       .width = 320,
                                       .height = 200}));
    const QByteArray html = reportHtml(script.day(), {}, script.at(80), Micros(0),
                                       {{picture, QByteArray("PNG bytes")}});
    QCOMPARE(html.count("src=\"data:image/png;base64," + QByteArray("PNG bytes").toBase64() + '"'),
             2);
    QVERIFY(html.contains(forged.toHtmlEscaped().toUtf8()));
    QVERIFY(html.endsWith("</html>\n"));
}

void TestReport::printsDefinitionsBesideTheNumbers()
{
    const Told told(dayLines);
    for (const QByteArray &report : {told.html(), told.markdown()}) {
        QVERIFY(report.contains("Time to know: from the trigger until"));
        QVERIFY(report.contains("An alert was put to the test if"));
    }
}

void TestReport::letsNothingFromOutsideOutOfItsPlace()
{
    std::vector<Entry> entries;
    const Day day = hostileDay(entries);
    std::vector<EntryView> views;
    for (Entry &entry : entries)
        views.push_back(entry.view());
    const Instant now = DayScript::zero + 1h;

    const QString html = QString::fromUtf8(reportHtml(day, views, now));
    static const QRegularExpression tag(u"<\\s*(script|img|iframe|object|a)\\b"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    QVERIFY(!html.contains(tag));
    QVERIFY(html.contains(u"&lt;script&gt;"));
    QVERIFY(!html.contains(QChar(0x202E)));
    QVERIFY(!html.contains(QChar(7)));
    for (const StoryLine &line : day.story()) { // to be pointed at, and no link of its own
        if (!line.experiment.isEmpty())
            QVERIFY(html.contains(u"<tr id=\"entry-%1\">"_s.arg(line.sequence)));
    }

    const QString markdown = QString::fromUtf8(reportMarkdown(day, views, now));
    static const QRegularExpression bare(u"(?<!\\\\)[<`\\[]|(?<!\\\\)=cmd|://(?<!\\\\://)"_s);
    const auto match = bare.match(markdown);
    QVERIFY2(!match.hasMatch(), qPrintable(markdown.mid(match.capturedStart() - 40, 80)));
    QVERIFY(!markdown.contains(QChar(0x202E)));
    static const QRegularExpression border(u"(?<!\\\\)\\|"_s);
    int columns = 0; // of the table a line belongs to; 0 outside
    for (const QString &line : markdown.split(u'\n')) {
        const int borders = int(line.count(border));
        if (columns > 0 && borders > 0)
            QCOMPARE(borders, columns);
        columns = borders;
    }
    QVERIFY(markdown.size() < 60'000);

    const QJsonObject json = object(reportJson(day, views, now));
    QCOMPARE(json[u"day"][u"title"].toString(), hostile);
    QCOMPARE(json[u"experiments"][0][u"expected_alerts"][0][u"verdict"].toString(), u"swallowed"_s);
}

void TestReport::fetchesAndRunsNothing()
{
    const QString html = QString::fromUtf8(Told(dayLines).html());
    static const QRegularExpression reach(u"(?:\\bsrc=|href|url\\(|@import|<script|\\son[a-z]+=)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const auto match = reach.match(html);
    QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
    QVERIFY(html.contains(u"default-src 'none'"));
}

void TestReport::tellsOfTheGuardThatTripped()
{
    std::vector<Entry> entries{
        Entries::planned(Experiment{.key = u"x"_s, .title = u"X"_s}), Entries::started(u"x"_s),
        Entries::triggered(u"x"_s, Micros(0)),
        Entries::guardTripped(u"x"_s, {u"Errors"_s, u"Errors fires"_s, DayScript::zero + 7s}),
        Entries::backedOut(u"x"_s, u"by itself: Errors fires"_s)};
    Day day;
    std::vector<EntryView> views;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].sequence = std::int64_t(i) + 1;
        entries[i].at = DayScript::zero + std::chrono::seconds(2 * i);
        views.push_back(entries[i].view());
        day.apply(views.back());
    }
    const Instant now = DayScript::zero + 1min;
    const QString markdown = QString::fromUtf8(reportMarkdown(day, views, now, 0s));
    QVERIFY2(markdown.contains(u"Guard tripped at T+0:03.0: Errors fires."_s),
             qPrintable(markdown));
    QVERIFY2(markdown.contains(u"Backed out at T+0:04.0, by itself: Errors fires."_s),
             qPrintable(markdown));
    const QJsonObject told = object(reportJson(day, views, now, 0s))[u"experiments"][0].toObject();
    const QJsonObject guard = told[u"tripped_guards"][0].toObject();
    QCOMPARE(guard[u"guard"].toString(), u"Errors"_s);
    QCOMPARE(guard[u"what"].toString(), u"Errors fires"_s);
    QCOMPARE(told[u"entries"].toArray().size(), 4);
}

void TestReport::reportsAnEmptyDay()
{
    const Day day;
    const QJsonObject report = object(reportJson(day, {}, DayScript::zero));
    QCOMPARE(report[u"experiments"].toArray().size(), 0);
    QCOMPARE(report[u"figures"][u"alerts_tested"].toInt(-1), 0);
    QVERIFY(reportHtml(day, {}, DayScript::zero).contains("<h1>Chaos day</h1>"));
    QVERIFY(reportMarkdown(day, {}, DayScript::zero).startsWith("# Chaos day\n"));
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
