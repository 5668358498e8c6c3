// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/nearestname.h"
#include "models/rules/readiness.h"
#include "models/rules/ruletext.h"
#include "models/rules/surroundings.h"
#include "tests/models/rules/surveyedday.h"

#include <QTest>

#include <functional>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Change = std::function<void(SurveyedDay &)>;
using Rule = ReadinessRule;

/// What these rules find is theirs alone: other rules' concerns about the bare experiment are left
/// out by asking only for what comes with the surveys.
std::vector<Concern> concernsBySurvey(const SurveyedDay &given)
{
    const Day day = given.day();
    const Surroundings around(day);
    std::vector<Concern> found;
    for (const Experiment &experiment : day.plan().experiments) {
        const auto bare = concernsOf(day.plan(), experiment);
        for (const Concern &concern : concernsOf(around, experiment)) {
            if (std::ranges::find(bare, concern) == bare.end()
                && concern.rule != Rule::AlreadyFiring)
                found.push_back(concern);
        }
    }
    return found;
}

QString textOf(const std::vector<Concern> &concerns)
{
    QStringList lines;
    for (const Concern &concern : concerns) {
        const auto word = [](std::string_view text) {
            return QString::fromUtf8(text.data(), qsizetype(text.size()));
        };
        lines.push_back(word(wordIn(severityWords, concern.severity)) + u' '
                        + word(wordIn(readinessRuleWords, concern.rule)) + u' ' + concern.about);
    }
    return lines.join(u", "_s);
}

LabelMatcher equal(const QString &label, const QString &value)
{
    return {.label = label, .value = value};
}

void silence(SurveyedDay &given, const QString &label, const QString &value)
{
    given.am.silences.push_back({.matchers = {equal(label, value)},
                                 .startsAt = given.now,
                                 .endsAt = *fromRfc3339("2026-12-24T18:00:00Z"),
                                 .createdBy = "alice"});
}

/// A second experiment with the same alert, so many minutes after the end of the first time-box.
void follow(SurveyedDay &given, std::chrono::minutes gap)
{
    given.plan.day.from = QTime(9, 0);
    given.experiment().timeBox = 10min;
    given.experiment().slot = 10min + gap;
    Experiment next = given.experiment();
    next.key = u"b"_s;
    given.plan.experiments.push_back(next);
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestAlertReadiness : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void givesTheNumbers_data();
    void givesTheNumbers();
    void saysByWhen();
    void leavesRunsUnderWayAlone();
    void tellsOldNews_data();
    void tellsOldNews();
    void findsTheNearestName_data();
    void findsTheNearestName();
    void writesIntervals();
};

void TestAlertReadiness::finds_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const Change &change, const QString &wanted) {
        QTest::newRow(name) << change << wanted;
    };
    row(
        "nothing", [](SurveyedDay &) {}, u""_s);
    row(
        "nothing is claimed without a survey",
        [](SurveyedDay &d) {
            d.prom = {};
            d.am = {};
            d.expected().name = u"Dwon"_s;
        },
        u""_s);
    row(
        "unknown alert", [](SurveyedDay &d) { d.expected().name = u"Dwon"_s; },
        u"hole alert_unknown Dwon"_s);
    row(
        "unknown guard",
        [](SurveyedDay &d) {
            d.experiment().guardAlerts = {{u"prom"_s, u"Prod"_s, {}}};
        },
        u"hole alert_unknown Prod"_s);
    row(
        "guards may be slow and silent",
        [](SurveyedDay &d) {
            d.experiment().guardAlerts = {{u"prom"_s, u"DiskFull"_s, {}}};
            silence(d, u"alertname"_s, u"DiskFull"_s);
        },
        u""_s);
    row(
        "unknown with that label",
        [](SurveyedDay &d) { d.expected().matchers = {equal(u"severity"_s, u"info"_s)}; },
        u"hole alert_unknown Down"_s);
    row(
        "broken rule", [](SurveyedDay &d) { d.rule("Down").isHealthy = false; },
        u"hole rule_broken Down"_s);
    row(
        "no time-box, no claim on it", [](SurveyedDay &d) { d.experiment().timeBox = 0s; }, u""_s);
    row(
        "cannot fire in time", [](SurveyedDay &d) { d.experiment().timeBox = 59s; },
        u"hole not_reachable Down"_s);
    row(
        "hardly fires in time", [](SurveyedDay &d) { d.experiment().timeBox = 74s; },
        u"hole not_reachable Down"_s);
    row(
        "may fire too late", [](SurveyedDay &d) { d.experiment().timeBox = 89s; },
        u"warning not_reachable Down"_s);
    row(
        "fires in time, told too late", [](SurveyedDay &d) { d.experiment().timeBox = 90s; },
        u"hole not_reachable Down"_s);
    row(
        "may be told too late", [](SurveyedDay &d) { d.experiment().timeBox = 120s; },
        u"warning not_reachable Down"_s);
    row(
        "just in time", [](SurveyedDay &d) { d.experiment().timeBox = 121s; }, u""_s);
    row(
        "a wide range alone makes no hole",
        [](SurveyedDay &d) {
            d.expected().name = u"Slow"_s;
            d.experiment().timeBox = 60s;
        },
        u"warning not_reachable Slow, warning no_runbook Slow"_s);
    row(
        "cannot be as quick as expected",
        [](SurveyedDay &d) { d.experiment().expectedAlerts[0].knownWithin = 59s; },
        u"hole later_than_expected Down"_s);
    row(
        "may be later than expected",
        [](SurveyedDay &d) { d.experiment().expectedAlerts[0].knownWithin = 60s; },
        u"warning later_than_expected Down"_s);
    row(
        "cannot tell as quickly as expected",
        [](SurveyedDay &d) { d.experiment().expectedAlerts[0].toldWithin = 89s; },
        u"hole later_than_expected Down"_s);
    row(
        "as quick as expected",
        [](SurveyedDay &d) {
            d.experiment().expectedAlerts[0].knownWithin = 90s;
            d.experiment().expectedAlerts[0].toldWithin = 121s;
        },
        u""_s);
    row(
        "nobody is told", [](SurveyedDay &d) { d.am.route->receiver.clear(); },
        u"hole notifications_off Down"_s);
    row(
        "no Alertmanager at all", [](SurveyedDay &d) { d.prom.notifies.clear(); },
        u"hole notifications_off Down"_s);
    row(
        "quiet times", [](SurveyedDay &d) { d.am.route->activeTimes = {"office"}; },
        u"warning quiet_times Down"_s);
    row(
        "open group",
        [](SurveyedDay &d) {
            d.am.groups = {{.receiver = "team", .labels = {{"alertname", "Down"}}, .since = d.now}};
        },
        u"warning group_open Down"_s);
    const auto onNoData = [](SurveyedDay &d, const char *query) {
        d.experiment().expectedAlerts[0].firesOnNoData = true;
        d.rule("Down").query = query;
    };
    const auto silent = u"warning silent_on_no_data Down"_s;
    row(
        "fires on no data: targets", [=](SurveyedDay &d) { onNoData(d, "up == 0"); }, u""_s);
    row(
        "fires on no data: absence",
        [=](SurveyedDay &d) { onNoData(d, "rate(a[15s]) > 1 or absent(a)"); }, u""_s);
    row(
        "fires on no data: something in its place",
        [=](SurveyedDay &d) { onNoData(d, "(sum(a) or vector(0)) < 1"); }, u""_s);
    row(
        "fires on no data: what stays", [=](SurveyedDay &d) { onNoData(d, "b unless on (job) a"); },
        u""_s);
    row(
        "silent on no data", [=](SurveyedDay &d) { onNoData(d, "a{job=\"web\"} < 5"); }, silent);
    row(
        "silent on no data: absence in a string",
        [=](SurveyedDay &d) { onNoData(d, "a{job=\"web\",b=\"absent(up)\"} < 5"); }, silent);
    row(
        "silent on no data: targets that are there",
        [=](SurveyedDay &d) { onNoData(d, "a{job=\"web\"} < 5 and on (job) up == 1"); }, silent);
    row(
        "silent on no data: a check that waits for others",
        [=](SurveyedDay &d) {
            onNoData(d, "");
            d.rule("Down").check = CheckSettings{.every = 60s, .isActive = false};
        },
        silent);
    row(
        "on no data: a check of its own, of which nothing is claimed",
        [=](SurveyedDay &d) {
            onNoData(d, "");
            d.rule("Down").check = CheckSettings{.every = 60s};
            d.prom.tellsWhomItNotifies = false;
        },
        u""_s);
    row(
        "silent on no data, and nobody asked",
        [](SurveyedDay &d) { d.rule("Down").query = "a{job=\"web\"} < 5"; }, u""_s);
    row(
        "silenced", [](SurveyedDay &d) { silence(d, u"severity"_s, u"page"_s); },
        u"hole silenced Down"_s);
    row(
        "inhibited",
        [](SurveyedDay &d) {
            d.am.inhibitions = {{.source = {equal(u"alertname"_s, u"Outage"_s)},
                                 .target = {equal(u"alertname"_s, u"Down"_s)}}};
            d.fire("Outage", {{"alertname", "Outage"}});
        },
        u"hole inhibited Down"_s);
    row(
        "no runbook",
        [](SurveyedDay &d) {
            d.rule("Down").annotations = {{"summary", "x"}};
        },
        u"warning no_runbook Down"_s);
    row(
        "another name for the runbook",
        [](SurveyedDay &d) {
            d.rule("Down").annotations = {{"runbook", "wiki: {{ $x }}"}};
        },
        u""_s);
    row(
        "taken out",
        [](SurveyedDay &d) {
            d.experiment().takenOut = u"no"_s;
            d.expected().name = u"Dwon"_s;
        },
        u""_s);

    row(
        "too close: the group is open for five minutes", [](SurveyedDay &d) { follow(d, 4min); },
        u"warning too_close_together a"_s);
    row(
        "not too close", [](SurveyedDay &d) { follow(d, 5min); }, u""_s);
    row(
        "it keeps firing",
        [](SurveyedDay &d) {
            d.rule("Down").keepFiringFor = 2min;
            follow(d, 6min);
        },
        u"warning too_close_together a"_s);
    row(
        "a break lies between",
        [](SurveyedDay &d) {
            follow(d, 4min);
            d.plan.breaks = {{.key = u"tea"_s, .after = u"a"_s, .length = 1min}};
        },
        u""_s);
    row(
        "groups that are told apart",
        [](SurveyedDay &d) {
            follow(d, 0min);
            d.plan.experiments[1].expectedAlerts = {{.alert = {u"prom"_s, u"Slow"_s, {}}}};
            d.rule("Slow").annotations = d.rule("Down").annotations;
        },
        u""_s);
    row(
        "different alerts in one group",
        [](SurveyedDay &d) {
            d.am.route->groupBy = {"job"};
            follow(d, 4min);
            d.plan.experiments[1].expectedAlerts = {{.alert = {u"prom"_s, u"Slow"_s, {}}}};
            d.rule("Slow").annotations = d.rule("Down").annotations;
        },
        u"warning too_close_together a"_s);
    row(
        "the same alert on machines that the plan tells apart",
        [](SurveyedDay &d) {
            d.am.route->groupBy = {"instance"};
            follow(d, 4min);
            d.plan.experiments[0].expectedAlerts[0].alert.matchers = {
                equal(u"instance"_s, u"web-1"_s)};
            d.plan.experiments[1].expectedAlerts[0].alert.matchers = {
                equal(u"instance"_s, u"web-2"_s)};
        },
        u""_s);
    row(
        "the same alert on whatever machine",
        [](SurveyedDay &d) {
            d.am.route->groupBy = {"instance"};
            follow(d, 4min);
        },
        u"warning too_close_together a"_s);
    row(
        "every alert is a group of its own",
        [](SurveyedDay &d) {
            d.am.route->groupsByAll = true;
            follow(d, 0min);
        },
        u""_s);
}

void TestAlertReadiness::finds()
{
    QFETCH(const Change, change);
    QFETCH(const QString, wanted);
    SurveyedDay given;
    change(given);
    QCOMPARE(textOf(concernsBySurvey(given)), wanted);
}

void TestAlertReadiness::givesTheNumbers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char *name, const Change &change, const QString &reason,
                        const QString &remedy) {
        QTest::newRow(name) << change << reason << remedy;
    };
    row(
        "cannot fire",
        [](SurveyedDay &d) {
            d.expected().name = u"DiskFull"_s;
            d.experiment().timeBox = 5min;
        },
        u"DiskFull cannot fire inside the time-box: it is scraped every 15 s, evaluated every 15 s "
        "and held for: 10m, so it fires at T+10:00 at the earliest and at T+10:30 at the latest."_s,
        u"Lengthen the time-box, or lower the hold in staging."_s);
    row(
        "may fire",
        [](SurveyedDay &d) {
            d.expected().name = u"Slow"_s;
            d.experiment().timeBox = 3min;
            d.rule("Slow").annotations = d.rule("Down").annotations;
        },
        u"Slow may fire after the time-box: it is scraped every 15 s and evaluated every 15 s, and "
        "looks back over 5 min, so it fires at about T+2:45, and at T+5:30 at the latest."_s,
        u"Lengthen the time-box."_s);
    row(
        "told too late", [](SurveyedDay &d) { d.experiment().timeBox = 100s; },
        u"A person may be told of Down after the time-box: it waits up to 0:30 in its group, so "
        "that is between T+1:30 and T+2:01."_s,
        u"Lengthen the time-box, or lower the group's waits in staging."_s);
    row(
        "expected sooner",
        [](SurveyedDay &d) { d.experiment().expectedAlerts[0].knownWithin = 30s; },
        u"Down is expected within 0:30, and fires between T+1:00 and T+1:30: it is scraped every "
        "15 s, evaluated every 15 s and held for: 1m."_s,
        u"Expect it later, or change its intervals in staging."_s);
    row(
        "unknown", [](SurveyedDay &d) { d.expected().name = u"DiksFull"_s; },
        u"Prometheus has no alert \"DiksFull\"."_s, u"Did you mean \"DiskFull\"?"_s);
    row(
        "silenced", [](SurveyedDay &d) { silence(d, u"severity"_s, u"page"_s); },
        u"Down is silenced until 24 Dec 2026 18:00:00 UTC by alice."_s,
        u"Let the silence end before the experiment begins."_s);
    row(
        "inhibited",
        [](SurveyedDay &d) {
            d.am.inhibitions = {{.source = {equal(u"alertname"_s, u"Outage"_s)},
                                 .target = {equal(u"alertname"_s, u"Down"_s)}}};
            d.fire("Outage", {{"alertname", "Outage"}});
        },
        u"Down is held back while Outage fires, which it does now."_s,
        u"Mend what Outage tells of before the day."_s);
    row(
        "too close", [](SurveyedDay &d) { follow(d, 4min); },
        u"Down is told of in the same group as Down of \"A\", which ends 4:00 before and stays "
        "open for 5:00: nobody would be told at once."_s,
        u"Put a break or another experiment between them, or group by a label that tells them "
        "apart."_s);
}

void TestAlertReadiness::givesTheNumbers()
{
    QLocale::setDefault(QLocale::c());
    QFETCH(const Change, change);
    QFETCH(const QString, reason);
    QFETCH(const QString, remedy);
    SurveyedDay given;
    change(given);
    const auto concerns = concernsBySurvey(given);
    QCOMPARE(concerns.size(), 1U);
    QCOMPARE(concerns.front().reason, reason);
    QCOMPARE(concerns.front().remedy, remedy);
}

void TestAlertReadiness::saysByWhen()
{
    SurveyedDay given;
    given.expected().name = u"Dwon"_s;
    QCOMPARE(concernsBySurvey(given).front().closeBy, QDate(2026, 11, 27));
    given = {};
    given.rule("Down").isHealthy = false;
    QCOMPARE(concernsBySurvey(given).front().closeBy, QDate(2026, 12, 1));
    given = {};
    silence(given, u"alertname"_s, u"Down"_s);
    QCOMPARE(concernsBySurvey(given).front().closeBy, QDate(2026, 12, 8));
}

void TestAlertReadiness::leavesRunsUnderWayAlone()
{
    SurveyedDay given;
    given.rule("Down").isHealthy = false;
    given.more = {Entries::started(u"a"_s)};
    QCOMPARE(textOf(concernsBySurvey(given)), QString());
}

void TestAlertReadiness::tellsOldNews_data()
{
    QTest::addColumn<QDate>("today"); // surveyed on 25 November
    QTest::addColumn<bool>("isLive");
    QTest::addColumn<int>("wanted");
    QTest::newRow("a week before the day, read yesterday") << QDate(2026, 11, 26) << false << 0;
    QTest::newRow("read six days ago") << QDate(2026, 12, 1) << false << 0;
    QTest::newRow("read a week ago") << QDate(2026, 12, 2) << false << 2;
    QTest::newRow("read long ago, and nothing changed since") << QDate(2026, 12, 2) << true << 0;
}

void TestAlertReadiness::tellsOldNews()
{
    QFETCH(const QDate, today);
    QFETCH(const bool, isLive);
    QFETCH(const int, wanted);
    SurveyedDay given;
    for (const QString &source : {u"prom"_s, u"am"_s}) {
        const auto health = isLive ? SourceHealth::Live : SourceHealth::Waiting;
        given.more.push_back(Entries::sourceHealth(source, health, {}));
    }
    const auto old = [&] {
        return int(std::ranges::count(concernsOfDay(given.day(), today), Rule::SurveyStale,
                                      &Concern::rule));
    };
    QCOMPARE(old(), wanted);
    given.plan.day.date = today.addDays(1); // the day before, yesterday's news are old
    QCOMPARE(old(), isLive ? 0 : 2);
}

void TestAlertReadiness::findsTheNearestName_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const QString &word, const QString &wanted) {
        QTest::newRow(qUtf8Printable(word.left(20))) << word << wanted;
    };
    row(u"DiskFull"_s, u"DiskFull"_s);
    row(u"diskfull"_s, u"DiskFull"_s);
    row(u"DiskFul"_s, u"DiskFull"_s);
    row(u"DiksFull"_s, u"DiskFull"_s);
    row(u"HostDwon"_s, u"HostDown"_s);
    row(u"HostDownX"_s, u"HostDown"_s);
    row(u"Up"_s, u""_s);
    row(u"CheckoutErrors"_s, u""_s);
    row(u""_s, u""_s);
    row(QString(100, u'x'), u""_s);
}

void TestAlertReadiness::findsTheNearestName()
{
    QFETCH(const QString, word);
    QFETCH(const QString, wanted);
    const NearestName names(
        {"DiskFull", "DiskFull", "HostDown", "HostDownLong", std::string(200, 'x'), "Checkout"});
    const auto nearest = names.to(word.toStdString());
    QCOMPARE(QString::fromUtf8(nearest.data(), qsizetype(nearest.size())), wanted);
}

void TestAlertReadiness::writesIntervals()
{
    QCOMPARE(intervalText(15s), u"15 s"_s);
    QCOMPARE(intervalText(90s), u"1 min 30 s"_s);
    QCOMPARE(intervalText(2h), u"2 h"_s);
    QCOMPARE(intervalText(500ms), u"500 ms"_s);
    QCOMPARE(intervalText(0s), u"0 s"_s);
    QCOMPARE(ruleDuration(10min), u"10m"_s);
    QCOMPARE(ruleDuration(90s), u"1m30s"_s);
    QCOMPARE(ruleDuration(0s), u"0s"_s);
}

QTEST_GUILESS_MAIN(TestAlertReadiness)
#include "tst_alertreadiness.moc"
