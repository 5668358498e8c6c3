// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/day.h"
#include "models/day/entries.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant noon = instantOf(1796738400000000);

Survey everything()
{
    Survey survey;
    survey.isComplete = false;
    survey.rules = {
        {.name = "Down",
         .group = "web",
         .query = "up{job=\"web\"} == 0\n# \"quoted\"",
         .labels = {{"severity", "page"}, {"team", "web"}},
         .annotations = {{"runbook_url", "https://wiki.example/down"}},
         .evaluatedEvery = 15s,
         .holdFor = 1min,
         .keepFiringFor = 5min,
         .isHealthy = false},
        {.name = "Down", .group = "data", .query = "up == 0"},
        {.name = "Slow", .group = "web", .query = "p99 > 3"},
        {.name = "checkout",
         .group = "web1",
         .check = CheckSettings{.every = 5min,
                                .retryEvery = 1min,
                                .attempts = 3,
                                .isActive = false,
                                .notifies = false,
                                .isInDowntime = true}},
    };
    survey.notices = {{.host = "web1",
                       .service = "checkout",
                       .begin = 2min,
                       .period = "workhours",
                       .tellsSomebody = false}};
    survey.isMute = true;
    survey.rules.push_back({.name = "errors",
                            .group = "Shop",
                            .signal = SignalSettings{.policy = "7",
                                                     .window = 30s,
                                                     .slide = 10s,
                                                     .wait = 0s,
                                                     .crossedFor = 5min,
                                                     .isEachPoint = false,
                                                     .goesByData = false,
                                                     .lossAfter = 10min,
                                                     .fillsGaps = true,
                                                     .isOn = false}});
    survey.policies = {{.id = "7", .name = "Shop", .opens = IssuePolicy::Opens::ForTarget},
                       {.id = "8", .name = "Cart", .opens = IssuePolicy::Opens::ForCondition},
                       {.id = "9", .name = "Mail", .opens = IssuePolicy::Opens::ForAll}};
    survey.jobs = {{.name = "web", .interval = 15s, .timeout = 10s}};
    survey.queryOffset = 2s;
    survey.lookback = 3min;
    survey.externalLabels = {{"replica", "a"}};
    survey.tellsWhomItNotifies = true;
    survey.notifies = {"http://am.example:9093/api/v2/alerts"};
    survey.silences = {{.id = "1",
                        .matchers = {{u"team"_s, LabelMatcher::Op::Matches, u"w.*"_s}},
                        .startsAt = noon,
                        .endsAt = noon + 1h,
                        .createdBy = "Alice",
                        .comment = "quiet"}};
    survey.inhibitions = {{.source = {{u"severity"_s, LabelMatcher::Op::Equal, u"page"_s}},
                           .target = {{u"severity"_s, LabelMatcher::Op::NotEqual, u"page"_s}},
                           .equal = {"team"}}};
    survey.groups = {
        {.receiver = "web", .labels = {{"team", "web"}}, .alerts = 3, .since = noon - 2min}};
    NotificationRoute leaf{.receiver = "web",
                           .matchers = {{u"team"_s, LabelMatcher::Op::Equal, u"web"_s}},
                           .groupBy = {"team", "alertname"},
                           .groupWait = 10s,
                           .groupInterval = 1min,
                           .repeatInterval = 2h,
                           .goesOn = true,
                           .muteTimes = {"nights"},
                           .activeTimes = {"days"}};
    survey.route =
        NotificationRoute{.receiver = "all", .groupsByAll = true, .routes = {leaf, leaf}};
    return survey;
}

} // namespace

class TestSurvey : public QObject
{
    Q_OBJECT

private slots:
    void foldsBackIntoWhatWasWritten();
    void keepsTheNewestOfEachSource();
    void keepsWhatHeldForARun();
    void findsRulesByName();
    void bearsDamagedPayloads();
};

void TestSurvey::foldsBackIntoWhatWasWritten()
{
    Survey survey = everything();
    Entry entry = Entries::surveyed(u"prom"_s, survey);
    entry.at = noon;
    Day day;
    QVERIFY(touches(day.apply(entry.view()), Touched::Surveys));
    survey.takenAt = noon;
    QVERIFY(day.surveys().of("prom"));
    QVERIFY(*day.surveys().of("prom") == survey);
    survey.takenAt = noon + 1s;
    QVERIFY(*day.surveys().of("prom") != survey);
    QVERIFY(day.surveys().of("prom")->saysTheSameAs(survey));
    survey.rules.back().holdFor = 1s;
    QVERIFY(!day.surveys().of("prom")->saysTheSameAs(survey));
}

void TestSurvey::keepsTheNewestOfEachSource()
{
    Day day;
    const auto take = [&](const QString &source, const Survey &survey) {
        Entry entry = Entries::surveyed(source, survey);
        day.apply(entry.view());
    };
    take(u"prom"_s, everything());
    take(u"am"_s, {});
    QCOMPARE(day.surveys().of("prom")->rules.size(), 5U);
    take(u"prom"_s, {});
    QVERIFY(day.surveys().of("prom")->rules.empty());
    QVERIFY(!day.surveys().of("prom")->route);
    QCOMPARE(day.surveys().all().size(), 2U);
    QVERIFY(!day.surveys().of("other"));
}

void TestSurvey::keepsWhatHeldForARun()
{
    Day day;
    const auto tell = [&day](Entry entry) { day.apply(entry.view()); };
    const auto rules = [&day](const QString &experiment) {
        return day.surveys().forRun(experiment).find("prom")->second->rules.size();
    };
    tell(Entries::surveyed(u"prom"_s, everything()));
    tell(Entries::planned(Experiment{.key = u"a"_s}));
    tell(Entries::planned(Experiment{.key = u"b"_s}));
    for (const auto &key : {u"a"_s, u"b"_s}) {
        tell(Entries::started(key));
        tell(Entries::triggered(key, 1ms));
        tell(Entries::backedOut(key, {}));
        tell(Entries::resetConfirmed(key));
        tell(Entries::finished(key, {}));
    }
    tell(Entries::surveyed(u"prom"_s, {}));
    QCOMPARE(rules(u"a"_s), 5U);
    QCOMPARE(rules(u"never"_s), 0U);
    // What said the same is there once.
    QCOMPARE(day.surveys().forRun(u"a"_s).find("prom")->second,
             day.surveys().forRun(u"b"_s).find("prom")->second);
    tell(Entries::started(u"a"_s));
    tell(Entries::triggered(u"a"_s, 1ms));
    QCOMPARE(rules(u"a"_s), 0U);
    QCOMPARE(rules(u"b"_s), 5U);
}

void TestSurvey::findsRulesByName()
{
    const Survey survey = everything();
    QCOMPARE(survey.rulesNamed("Down").size(), 2U);
    QCOMPARE(survey.rulesNamed("Down").front()->group, "web");
    QCOMPARE(survey.rulesNamed("Slow").size(), 1U);
    QVERIFY(survey.rulesNamed("Dow").empty());
    QVERIFY(survey.rulesNamed("Z").empty());
}

void TestSurvey::bearsDamagedPayloads()
{
    Entry entry = Entries::surveyed(u"prom"_s, everything());
    const std::string whole = entry.payload;
    for (std::size_t length = 0; length < whole.size(); ++length) {
        entry.payload = whole.substr(0, length);
        Day day;
        day.apply(entry.view()); // must end, and not read past its end
        QVERIFY(day.surveys().of("prom"));
    }
    entry.payload = R"({"rules":[1,"x",{"name":7}],"route":[[]],"jobs":{}})";
    Day day;
    day.apply(entry.view());
    QCOMPARE(day.surveys().of("prom")->rules.size(), 3U);
}

QTEST_GUILESS_MAIN(TestSurvey)
#include "tst_survey.moc"
