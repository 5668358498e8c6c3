// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/reachability.h"
#include "models/rules/surroundings.h"
#include "tests/models/rules/surveyedday.h"

#include <QTest>

#include <functional>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Change = std::function<void(SurveyedDay &)>;

QString secondsText(const std::optional<Reach> &reach)
{
    if (!reach)
        return u"-"_s;
    QStringList words;
    for (const Micros one : {reach->earliest, reach->typical, reach->latest})
        words.push_back(QString::number(secondsOf(one)));
    return words.join(u'/');
}

Reachability reachOf(const SurveyedDay &given)
{
    const Day day = given.day();
    return reachabilityOf(Surroundings(day), day.plan().experiments[0].expectedAlerts[0].alert);
}

LabelMatcher equal(const QString &label, const QString &value)
{
    return {.label = label, .value = value};
}

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Circumstances)

class TestReachability : public QObject
{
    Q_OBJECT

private slots:
    void reaches_data();
    void reaches();
    void followsOnlyThePlannedAlertmanager();
    void reachesWhatIcingaChecks_data();
    void reachesWhatIcingaChecks();
    void saysWhatItWasComputedFrom();
    void saysEachCircumstance();
    void fitsTheTimeBox_data();
    void fitsTheTimeBox();
    void findsTheSlowest();
};

void TestReachability::reaches_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("known"); // earliest/typical/latest
    QTest::addColumn<QString>("told");
    QTest::addColumn<Circumstances>("circumstances");
    using C = Circumstance;
    const auto row = [](const char *name, const Change &change, const QString &known,
                        const QString &told, Circumstances circumstances = {}) {
        QTest::newRow(name) << change << known << told << circumstances;
    };
    const QString known = u"60/75/90"_s;
    const QString told = u"90/105/121"_s;

    row(
        "as it is", [](SurveyedDay &) {}, known, told);
    row(
        "not surveyed", [](SurveyedDay &d) { d.prom = {}; }, u"-"_s, u"-"_s, C::NotSurveyed);
    row(
        "no such rule", [](SurveyedDay &d) { d.expected().name = u"Dwon"_s; }, u"-"_s, u"-"_s,
        C::UnknownToSource);
    row(
        "no such rule among those that were kept",
        [](SurveyedDay &d) {
            d.expected().name = u"Dwon"_s;
            d.prom.isComplete = false;
        },
        u"-"_s, u"-"_s, C::NotSurveyed);
    row(
        "not with that label",
        [](SurveyedDay &d) { d.expected().matchers = {equal(u"severity"_s, u"ticket"_s)}; }, u"-"_s,
        u"-"_s, C::UnknownToSource);
    row(
        "a label that the expression fixes otherwise",
        [](SurveyedDay &d) { d.expected().matchers = {equal(u"job"_s, u"db"_s)}; }, u"-"_s, u"-"_s,
        C::UnknownToSource);
    row(
        "with a label that nobody knows",
        [](SurveyedDay &d) { d.expected().matchers = {equal(u"instance"_s, u"web-1"_s)}; }, known,
        told);
    row(
        "whichever source", [](SurveyedDay &d) { d.expected().source.clear(); }, known, told);
    row(
        "by the Alertmanager's name", [](SurveyedDay &d) { d.expected().source = u"am"_s; }, known,
        told);
    row(
        "an unknown one may come from elsewhere",
        [](SurveyedDay &d) {
            d.expected() = {u"am"_s, u"Dwon"_s, {}};
        },
        u"-"_s, u"-"_s, C::NotSurveyed);
    row(
        "by what Grafana reads elsewhere",
        [](SurveyedDay &d) {
            d.plan.sources.front().type = AlertSource::Type::Grafana;
            d.expected().matchers = {equal(u"instance"_s, u"web-1"_s)};
        },
        u"60/67.5/75"_s, u"-"_s, C::ReadsElsewhere | C::RouteNotSurveyed);
    row(
        "another name for two rules",
        [](SurveyedDay &d) {
            AlertRule slow = d.rule("Down");
            slow.holdFor = 5min;
            slow.labels = {{"severity", "ticket"}};
            d.prom.rules.push_back(slow);
        },
        u"60/195/330"_s, u"90/225/361"_s, C::SeveralRules);
    row(
        "one of two rules",
        [](SurveyedDay &d) {
            AlertRule slow = d.rule("Down");
            slow.holdFor = 5min;
            slow.labels = {{"severity", "ticket"}};
            d.prom.rules.push_back(slow);
            d.expected().matchers = {equal(u"severity"_s, u"page"_s)};
        },
        known, told);
    row(
        "a range", [](SurveyedDay &d) { d.expected().name = u"Slow"_s; }, u"0/165/330"_s,
        u"30/195/361"_s, C::RangeWidens);
    row(
        "something missing",
        [](SurveyedDay &d) { d.rule("Down").query = "absent(up{job=\"web\"})"; }, u"60/75/390"_s,
        u"90/105/421"_s, C::AbsenceWidens);
    row(
        "something missing, with a lookback of its own",
        [](SurveyedDay &d) {
            d.rule("Down").query = "absent(up{job=\"web\"})";
            d.prom.lookback = 1min;
        },
        u"60/75/150"_s, u"90/105/181"_s, C::AbsenceWidens);
    row(
        "a recorded series", [](SurveyedDay &d) { d.rule("Down").query = "job:up:sum < 1"; },
        u"60/82.5/105"_s, u"90/112.5/136"_s, C::ReadsRecorded);
    row(
        "no series at all", [](SurveyedDay &d) { d.rule("Down").query = "time() > 5"; },
        u"60/67.5/75"_s, u"90/97.5/106"_s);
    row(
        "no such job", [](SurveyedDay &d) { d.rule("Down").query = "up{job=\"db\"} == 0"; }, known,
        told, C::ScrapeNotKnown);
    row(
        "jobs not known", [](SurveyedDay &d) { d.prom.jobs.clear(); }, u"60/97.5/135"_s,
        u"90/127.5/166"_s, C::ScrapeNotKnown);
    row(
        "interval not known", [](SurveyedDay &d) { d.rule("Down").evaluatedEvery = 0s; },
        u"60/97.5/135"_s, u"90/127.5/166"_s, C::EvaluationNotKnown);
    row(
        "a broken rule", [](SurveyedDay &d) { d.rule("Down").isHealthy = false; }, known, told,
        C::RuleBroken);
    row(
        "routes not surveyed", [](SurveyedDay &d) { d.am = {}; }, known, u"-"_s,
        C::RouteNotSurveyed);
    row(
        "sends to nobody", [](SurveyedDay &d) { d.prom.notifies.clear(); }, known, u"-"_s,
        C::NobodyIsTold);
    row(
        "does not say to whom it sends",
        [](SurveyedDay &d) {
            d.prom.notifies.clear();
            d.prom.tellsWhomItNotifies = false;
        },
        known, told);
    row(
        "a receiver that tells nobody", [](SurveyedDay &d) { d.am.route->receiver.clear(); }, known,
        u"-"_s, C::NobodyIsTold);
    row(
        "a route by the rule's label",
        [](SurveyedDay &d) {
            d.am.route->routes = {{.receiver = "pager",
                                   .matchers = {equal(u"severity"_s, u"page"_s)},
                                   .groupWait = 5s}};
        },
        known, u"65/80/96"_s);
    row(
        "a route by a label of a template",
        [](SurveyedDay &d) {
            d.rule("Down").labels = {{"severity", "{{ $labels.severity }}"}};
            d.am.route->routes = {{.receiver = "pager",
                                   .matchers = {equal(u"severity"_s, u"page"_s)},
                                   .groupWait = 0s}};
        },
        known, u"60/90/121"_s, C::RouteNotCertain);
    row(
        "a route by a label added on the way out",
        [](SurveyedDay &d) {
            d.prom.externalLabels = {{"cluster", "staging"}};
            d.am.route->routes = {
                {.receiver = "", .matchers = {equal(u"cluster"_s, u"staging"_s)}}};
        },
        known, u"-"_s, C::NobodyIsTold);
    row(
        "first of two routes",
        [](SurveyedDay &d) {
            d.am.route->routes = {{.receiver = "slow", .groupWait = 60s, .goesOn = true},
                                  {.receiver = "quick", .groupWait = 10s}};
        },
        known, u"70/85/101"_s);
    row(
        "quiet times", [](SurveyedDay &d) { d.am.route->muteTimes = {"nights"}; }, known, told,
        C::QuietTimes);
    row(
        "an open group",
        [](SurveyedDay &d) {
            d.am.groups = {{.receiver = "team", .labels = {{"alertname", "Down"}}}};
        },
        known, u"60/225/391"_s, C::JoinsOpenGroup);
    row(
        "perhaps an open group",
        [](SurveyedDay &d) {
            d.am.route->groupBy = {"instance"};
            d.am.groups = {{.receiver = "team", .labels = {{"instance", "web-1"}}}};
        },
        known, u"60/165/391"_s, C::MayJoinOpenGroup);

    const auto silenced = [](const char *from, const char *to, std::vector<LabelMatcher> matchers) {
        return Change([=](SurveyedDay &d) {
            d.am.silences = {{.id = "s",
                              .matchers = matchers,
                              .startsAt = *fromRfc3339(from),
                              .endsAt = *fromRfc3339(to),
                              .createdBy = "alice"}};
        });
    };
    const std::vector<LabelMatcher> down{equal(u"alertname"_s, u"Down"_s)};
    const auto onInstance = [&] {
        auto matchers = down;
        matchers.push_back(equal(u"instance"_s, u"web-1"_s));
        return matchers;
    }();
    row("silenced", silenced("2026-11-25T00:00:00Z", "2026-12-20T00:00:00Z", down), known, u"-"_s,
        C::Silenced);
    row("silenced for part of the day",
        silenced("2026-12-08T00:00:00Z", "2026-12-08T12:00:00Z", down), known, told,
        C::MaybeSilenced);
    row("silenced until before the day",
        silenced("2026-11-25T00:00:00Z", "2026-12-07T00:00:00Z", down), known, told);
    row("silenced after the day", silenced("2026-12-10T00:00:00Z", "2026-12-20T00:00:00Z", down),
        known, told);
    row("silenced on one machine",
        silenced("2026-11-25T00:00:00Z", "2026-12-20T00:00:00Z", onInstance), known, told,
        C::MaybeSilenced);
    row("something else is silenced",
        silenced("2026-11-25T00:00:00Z", "2026-12-20T00:00:00Z",
                 {equal(u"instance"_s, u"web-1"_s)}),
        known, told);
    row(
        "silenced now, of a day without a date",
        [silence = silenced("2026-11-25T00:00:00Z", "2026-11-25T10:00:00Z", down)](SurveyedDay &d) {
            silence(d);
            d.plan.day.date = {};
        },
        known, u"-"_s, C::Silenced);

    const auto inhibited = [](std::vector<std::string> same, std::vector<Label> labels,
                              const QString &source = u"Outage"_s) {
        return Change([=](SurveyedDay &d) {
            d.am.inhibitions = {{.source = {equal(u"alertname"_s, source)},
                                 .target = {equal(u"severity"_s, u"page"_s)},
                                 .equal = same}};
            std::vector<Label> all = labels;
            all.push_back({"alertname", "Outage"});
            d.fire("Outage", all);
        });
    };
    row("inhibited", inhibited({}, {}), known, u"-"_s, C::Inhibited);
    row("inhibited in the same job", inhibited({"job"}, {{"job", "web"}}), known, u"-"_s,
        C::Inhibited);
    row("not inhibited by another job", inhibited({"job"}, {{"job", "db"}}), known, told);
    row("inhibited on one machine", inhibited({"instance"}, {{"instance", "web-1"}}), known, told,
        C::MaybeInhibited);
    row("not inhibited while that is quiet", inhibited({}, {}, u"Fire"_s), known, told);
    row(
        "what is source and target does not inhibit its like",
        [](SurveyedDay &d) {
            d.am.inhibitions = {{.source = {equal(u"severity"_s, u"page"_s)},
                                 .target = {equal(u"severity"_s, u"page"_s)}}};
            d.fire("Outage", {{"severity", "page"}});
        },
        known, told);
}

void TestReachability::reaches()
{
    QFETCH(const Change, change);
    QFETCH(const QString, known);
    QFETCH(const QString, told);
    QFETCH(const Circumstances, circumstances);
    SurveyedDay given;
    change(given);
    const Reachability reach = reachOf(given);
    QCOMPARE(secondsText(reach.known), known);
    QCOMPARE(secondsText(reach.told), told);
    QCOMPARE(circumstanceTexts(reach.circumstances), circumstanceTexts(circumstances));
}

void TestReachability::followsOnlyThePlannedAlertmanager()
{
    SurveyedDay given;
    given.plan.sources.push_back({.key = u"other"_s,
                                  .type = AlertSource::Type::Alertmanager,
                                  .url = u"http://other.example:9093"_s});
    Survey other = given.am;
    other.route->groupWait = 0s;
    given.more = {Entries::surveyed(u"other"_s, other)};
    QCOMPARE(secondsText(reachOf(given).told), u"90/105/121"_s);
    given.prom.notifies = {"other.example:9093", "http://am.example:9093"};
    QCOMPARE(secondsText(reachOf(given).told), u"60/75/91"_s); // the first of both
    given.prom.notifies = {"http://elsewhere.example"};
    QCOMPARE(secondsText(reachOf(given).told), u"60/90/121"_s); // one of them
    given.expected().source = u"am"_s;
    QCOMPARE(secondsText(reachOf(given).told), u"90/105/121"_s);

    // Behind one proxy the path tells them apart.
    given.expected().source = u"prom"_s;
    given.plan.sources[1].url = u"http://proxy.example/am/"_s;
    given.plan.sources[2].url = u"http://proxy.example/other"_s;
    given.prom.notifies = {"http://proxy.example:80/other"};
    QCOMPARE(secondsText(reachOf(given).told), u"60/75/91"_s);
}

void TestReachability::reachesWhatIcingaChecks_data()
{
    QTest::addColumn<CheckSettings>("check");
    QTest::addColumn<QList<CheckNotice>>("notices");
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("told");
    QTest::addColumn<Circumstances>("circumstances");
    using C = Circumstance;
    const CheckSettings usual{.every = 5min, .retryEvery = 1min, .attempts = 3};
    const CheckNotice mail{.host = "web1", .service = "checkout"};
    CheckNotice late = mail;
    late.begin = 2min;
    CheckNotice nobody = mail;
    nobody.tellsSomebody = false;
    CheckNotice other = mail;
    other.host = "web2";
    const QString known = u"113/270/420"_s;
    const auto row = [](const char *name, const CheckSettings &check,
                        const QList<CheckNotice> &notices, const QString &isKnown,
                        const QString &told, Circumstances circumstances = {}) {
        QTest::newRow(name) << check << notices << isKnown << told << circumstances;
    };
    row("Icinga's defaults", usual, {mail}, known, u"113/270/421"_s);
    row("told later", usual, {late}, known, u"234/393.5/547"_s);
    row("the first of two", usual, {mail, late}, known, u"113/270/421"_s);
    CheckSettings changed = usual;
    changed.attempts = 1;
    row("hard at once", changed, {mail}, u"0/150/300"_s, u"0/150/301"_s);
    changed = usual;
    changed.retryEvery = 0s;
    row("tried again at once", changed, {mail}, u"0/150/300"_s, u"0/150/301"_s);
    row("nobody is told", usual, {nobody, other}, known, u"-"_s, C::NobodyIsTold);
    changed = usual;
    changed.notifies = false;
    row("switched off", changed, {mail}, known, u"-"_s, C::NobodyIsTold);
    changed = usual;
    changed.isInDowntime = true;
    row("in downtime", changed, {mail}, known, u"-"_s, C::InDowntime);
    changed = usual;
    changed.isActive = false;
    row("told by others", changed, {mail}, u"-"_s, u"-"_s, C::WaitsForOthers);
    CheckNotice quiet = mail;
    quiet.period = "workhours";
    row("in a period", usual, {quiet}, known, u"113/270/421"_s, C::QuietTimes);
}

void TestReachability::reachesWhatIcingaChecks()
{
    QFETCH(const CheckSettings, check);
    QFETCH(const QList<CheckNotice>, notices);
    QFETCH(const QString, known);
    QFETCH(const QString, told);
    QFETCH(const Circumstances, circumstances);
    SurveyedDay given;
    given.plan.sources.push_back(
        {.key = u"ic"_s, .type = AlertSource::Type::Icinga, .url = u"https://icinga.example"_s});
    given.expected() = {u"ic"_s, u"checkout"_s, {equal(u"host"_s, u"web1"_s)}};
    Survey icinga;
    for (const char *host : {"web1", "web2"}) {
        icinga.rules.push_back({.name = "checkout",
                                .group = host,
                                .labels = {{"host", host}, {"service", "checkout"}},
                                .check = check});
    }
    icinga.tellsWhomItNotifies = true;
    icinga.notices = {notices.begin(), notices.end()};
    given.more = {Entries::surveyed(u"ic"_s, icinga)};
    const Reachability reach = reachOf(given);
    QCOMPARE(secondsText(reach.known), known);
    QCOMPARE(secondsText(reach.told), told);
    QCOMPARE(circumstanceTexts(reach.circumstances), circumstanceTexts(circumstances));
    icinga.isMute = true;
    given.more = {Entries::surveyed(u"ic"_s, icinga)};
    QVERIFY(!reachOf(given).told);
}

void TestReachability::saysWhatItWasComputedFrom()
{
    SurveyedDay given;
    given.expected().name = u"DiskFull"_s;
    given.am.route->receiver = "disks";
    given.am.groups = {{.receiver = "disks", .labels = {{"alertname", "DiskFull"}}, .alerts = 2}};
    given.am.silences = {{.matchers = {equal(u"alertname"_s, u"DiskFull"_s)},
                          .startsAt = given.now,
                          .endsAt = given.now + 600h,
                          .createdBy = "bob"}};
    const Reachability reach = reachOf(given);
    QCOMPARE(reach.source, u"prom"_s);
    QVERIFY(reach.scrapedEvery == 15s && reach.evaluatedEvery == 15s && reach.heldFor == 10min);
    QVERIFY(reach.waitsInGroup == 5min);
    QCOMPARE(reach.runbook, u"https://runbooks.example/r"_s);
    QCOMPARE(reach.openGroup->alerts, 2);
    QCOMPARE(reach.silence->createdBy, std::string("bob"));
}

void TestReachability::saysEachCircumstance()
{
    Circumstances all;
    for (unsigned bit = 1; bit <= unsigned(Circumstance::MaybeInhibited); bit <<= 1)
        all |= Circumstance(bit);
    const QStringList texts = circumstanceTexts(all);
    QCOMPARE(texts.size(), 19);
    QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), texts.size());
    QVERIFY(!texts.contains(QString()));
}

void TestReachability::fitsTheTimeBox_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("fit");
    using Fit = TimeBoxFit::Fit;
    const auto row = [](int seconds, Fit fit) {
        QTest::addRow("%d s", seconds) << seconds << int(fit);
    };
    row(0, Fit::Unknown); // told within 90/105/121 s
    row(89, Fit::Impossible);
    row(90, Fit::TooLong);
    row(104, Fit::TooLong);
    row(105, Fit::Tight);
    row(120, Fit::Tight);
    row(121, Fit::Fits);
}

void TestReachability::fitsTheTimeBox()
{
    QFETCH(const int, seconds);
    QFETCH(const int, fit);
    SurveyedDay given;
    given.experiment().timeBox = std::chrono::seconds(seconds);
    const Day day = given.day();
    const TimeBoxFit got = timeBoxFitOf(Surroundings(day), day.plan().experiments.front());
    QCOMPARE(int(got.fit), fit);
    QCOMPARE(secondsText(got.needed), u"90/105/121"_s);
    QVERIFY(got.timeBox == std::chrono::seconds(seconds));
}

void TestReachability::findsTheSlowest()
{
    SurveyedDay given;
    given.am = {};
    given.experiment().timeBox = 5min;
    given.experiment().expectedAlerts.push_back({.alert = {u"prom"_s, u"DiskFull"_s, {}}});
    given.experiment().expectedAlerts.push_back({.alert = {u"prom"_s, u"Unheard"_s, {}}});
    const Day day = given.day();
    const TimeBoxFit fit = timeBoxFitOf(Surroundings(day), day.plan().experiments.front());
    QCOMPARE(fit.slowest, 1);
    QCOMPARE(fit.unknown, 1);
    QCOMPARE(secondsText(fit.needed), u"600/615/630"_s);
    QCOMPARE(fit.fit, TimeBoxFit::Fit::Impossible);
}

QTEST_GUILESS_MAIN(TestReachability)
#include "tst_reachability.moc"
