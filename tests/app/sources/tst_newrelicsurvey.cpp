// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/newrelicsurvey.h"
#include "app/sources/surveyor.h"
#include "models/day/day.h"
#include "tests/app/sources/fakenewrelic.h"
#include "tests/app/sources/sourcescene.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeNewRelic;
using Test::FakeServer;
using Test::SourceScene;

namespace {

QJsonObject condition(const QString &name, const QString &policy, const QJsonObject &more = {})
{
    QJsonObject json{{u"name"_s, name},
                     {u"policyId"_s, policy},
                     {u"enabled"_s, true},
                     {u"nrql"_s, QJsonObject{{u"query"_s, u"SELECT count(*) FROM Errors"_s}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        json[it.key()] = it.value();
    return json;
}

QByteArray answered(const QJsonObject &condition)
{
    const QJsonObject page{{u"nrqlConditions"_s, QJsonArray{condition}}};
    const QJsonObject alerts{{u"nrqlConditionsSearch"_s, page}};
    const QJsonObject account{{u"account"_s, QJsonObject{{u"alerts"_s, alerts}}}};
    return QJsonDocument(QJsonObject{{u"data"_s, QJsonObject{{u"actor"_s, account}}}}).toJson();
}

SignalSettings read(const QJsonObject &more)
{
    const auto survey = NewRelicSurvey::conditions(answered(condition(u"x"_s, u"7"_s, more)));
    return survey && survey->rules.size() == 1 ? *survey->rules.front().signal
                                               : SignalSettings{.policy = "not read"};
}

} // namespace

class TestNewRelicSurvey : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void readsWhatAConditionWaitsFor();
    void readsTheThresholdThatPages();
    void bearsOddConditions_data();
    void bearsOddConditions();
    void refusesErrors();
    void tellsConditionsByTheirPolicies();
    void tellsWhatIsNew();
    void knowsNothingOfWhatItMayNotSee();

private:
    void open();
    void askAnew();
    [[nodiscard]] const Survey *said() const { return m_scene->day.surveys().of("nr"); }

    std::unique_ptr<FakeNewRelic> m_newRelic;
    std::unique_ptr<SourceScene> m_scene;
};

void TestNewRelicSurvey::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_newRelic = std::make_unique<FakeNewRelic>();
    m_scene = std::make_unique<SourceScene>(
        QHash<QString, QByteArray>{{u"NEWRELIC"_s, FakeNewRelic::key}});
}

void TestNewRelicSurvey::cleanup()
{
    m_scene.reset();
    m_newRelic.reset();
}

void TestNewRelicSurvey::open()
{
    m_scene->open({.key = u"nr"_s,
                   .type = AlertSource::Type::NewRelic,
                   .url = m_newRelic->url(),
                   .account = QString::number(FakeNewRelic::account),
                   .secret = u"NEWRELIC"_s});
    QTRY_VERIFY_WITH_TIMEOUT(said(), 30'000);
}

void TestNewRelicSurvey::askAnew()
{
    auto *surveyor = m_scene->desk().findChild<Surveyor *>();
    QVERIFY(surveyor);
    bool isAnswered = false;
    connect(surveyor, &Surveyor::answered, this, [&isAnswered] { isAnswered = true; });
    surveyor->askNow();
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 30'000);
    disconnect(surveyor, nullptr, this, nullptr);
}

void TestNewRelicSurvey::readsWhatAConditionWaitsFor()
{
    QVERIFY(read({})
            == (SignalSettings{.policy = "7", .window = 1min, .wait = 2min})); // as by default
    const QJsonObject flow{{u"aggregationWindow"_s, 30}, {u"aggregationMethod"_s, u"EVENT_FLOW"_s},
                           {u"aggregationDelay"_s, 0},   {u"aggregationTimer"_s, QJsonValue()},
                           {u"slideBy"_s, 10},           {u"fillOption"_s, u"LAST_VALUE"_s}};
    QVERIFY(read({{u"signal"_s, flow}})
            == (SignalSettings{
                .policy = "7", .window = 30s, .slide = 10s, .wait = 0s, .fillsGaps = true}));
    const QJsonObject timer{{u"aggregationWindow"_s, 60},
                            {u"aggregationMethod"_s, u"EVENT_TIMER"_s},
                            {u"aggregationTimer"_s, 5}};
    QVERIFY(read({{u"signal"_s, timer}})
            == (SignalSettings{.policy = "7", .wait = 5s, .goesByData = false}));
    const QJsonObject cadence{{u"aggregationMethod"_s, u"CADENCE"_s}, {u"aggregationDelay"_s, 120}};
    const QJsonObject loss{{u"expirationDuration"_s, 300}, {u"openViolationOnExpiration"_s, true}};
    QVERIFY(
        read({{u"signal"_s, cadence}, {u"expiration"_s, loss}, {u"enabled"_s, false}})
        == (SignalSettings{
            .policy = "7", .wait = 2min, .goesByData = false, .lossAfter = 5min, .isOn = false}));
}

void TestNewRelicSurvey::readsTheThresholdThatPages()
{
    const auto term = [](const QString &priority, int seconds, const QString &occurrences) {
        return QJsonObject{{u"priority"_s, priority},
                           {u"thresholdDuration"_s, seconds},
                           {u"thresholdOccurrences"_s, occurrences}};
    };
    const QJsonObject warning = term(u"WARNING"_s, 60, u"ALL"_s);
    const QJsonObject critical = term(u"CRITICAL"_s, 300, u"AT_LEAST_ONCE"_s);
    const SignalSettings both = read({{u"terms"_s, QJsonArray{warning, critical}}});
    QVERIFY(both.crossedFor == 5min && !both.isEachPoint);
    const SignalSettings reversed = read({{u"terms"_s, QJsonArray{critical, warning}}});
    QVERIFY(reversed == both);
    const SignalSettings alone = read({{u"terms"_s, QJsonArray{warning}}});
    QVERIFY(alone.crossedFor == 1min && alone.isEachPoint);
}

void TestNewRelicSurvey::bearsOddConditions_data()
{
    QTest::addColumn<QJsonObject>("more");
    const auto row = [](const char *name, const QString &member, const QJsonValue &value) {
        QTest::newRow(name) << QJsonObject{{member, value}};
    };
    row("no object for its signal", u"signal"_s, 5);
    row("a negative window", u"signal"_s, QJsonObject{{u"aggregationWindow"_s, -60}});
    row("a huge window", u"signal"_s, QJsonObject{{u"aggregationWindow"_s, 1e300}});
    row("a window in words", u"signal"_s, QJsonObject{{u"aggregationWindow"_s, u"a minute"_s}});
    row("no list of terms", u"terms"_s, QJsonObject{});
    row("odd terms", u"terms"_s, QJsonArray{5, QJsonValue(), QJsonArray{}});
    row("loss without a time", u"expiration"_s,
        QJsonObject{{u"openViolationOnExpiration"_s, true}});
    row("no loss", u"expiration"_s,
        QJsonObject{{u"openViolationOnExpiration"_s, false}, {u"expirationDuration"_s, 60}});
}

void TestNewRelicSurvey::bearsOddConditions()
{
    QFETCH(QJsonObject, more);
    QVERIFY(read(more) == read({}));
}

void TestNewRelicSurvey::refusesErrors()
{
    const QByteArray good = answered(condition(u"x"_s, u"7"_s));
    QVERIFY(NewRelicSurvey::conditions(good));
    QVERIFY(!NewRelicSurvey::policies(good));
    QByteArray partial = good;
    partial.insert(partial.indexOf('{') + 1, R"("errors":[{"message":"Not authorized"}],)");
    const auto refused = NewRelicSurvey::conditions(partial);
    QVERIFY(!refused && refused.failure().detail.contains(u"Not authorized"_s));
    QVERIFY(NewRelicSurvey::nextConditions(partial).empty());
    QVERIFY(!NewRelicSurvey::conditions("{}"));
}

void TestNewRelicSurvey::tellsConditionsByTheirPolicies()
{
    m_newRelic->addPolicy(u"7"_s, u"Shop"_s, u"PER_POLICY"_s);
    m_newRelic->addPolicy(u"8"_s, u"Search"_s, u"PER_CONDITION"_s);
    m_newRelic->addPolicy(u"9"_s, u"Mail"_s, u"PER_CONDITION_AND_TARGET"_s);
    m_newRelic->addCondition(
        condition(u"Slow checkout"_s, u"7"_s, {{u"runbookUrl"_s, u"https://wiki.example/slow"_s}}));
    m_newRelic->addCondition(condition(u"Error rate"_s, u"7"_s));
    m_newRelic->addCondition(condition(u"Slow search"_s, u"8"_s));
    m_newRelic->addCondition(condition(u"Old"_s, u"gone"_s));
    m_newRelic->addCondition(condition(u"Bounces"_s, u"9"_s));
    open(); // two a page
    QVERIFY(said()->isComplete);
    QStringList names;
    for (const AlertRule &rule : said()->rules)
        names.push_back(QString::fromStdString(rule.name + " of " + rule.group));
    QCOMPARE(names,
             (QStringList{u"Bounces of Mail"_s, u"Error rate of Shop"_s, u"Old of "_s,
                          u"Slow checkout of Shop"_s, u"Slow search of Search"_s}));
    const AlertRule &slow = *said()->rulesNamed("Slow checkout").front();
    QVERIFY(slow.annotations == (std::vector<Label>{{"runbook_url", "https://wiki.example/slow"}}));
    QVERIFY(slow.labels == (std::vector<Label>{{"policy", "Shop"}}));
    QCOMPARE(slow.query, std::string("SELECT count(*) FROM Errors"));
    using Opens = IssuePolicy::Opens;
    const auto opensFor = [this](std::string_view name) {
        return said()->policyOf(*said()->rulesNamed(name).front())->opens;
    };
    QVERIFY(opensFor("Slow checkout") == Opens::ForAll);
    QVERIFY(opensFor("Slow search") == Opens::ForCondition);
    QVERIFY(opensFor("Bounces") == Opens::ForTarget);
    QVERIFY(!said()->policyOf(*said()->rulesNamed("Old").front()));
}

void TestNewRelicSurvey::tellsWhatIsNew()
{
    for (int i = 0; i < 5; ++i)
        m_newRelic->addCondition(condition(u"Condition %1"_s.arg(i), u"7"_s));
    open();
    QCOMPARE(said()->rules.size(), 5u);
    m_newRelic->addCondition(condition(u"Condition 5"_s, u"7"_s));
    m_newRelic->refuseSetUp();
    askAnew();
    QCOMPARE(said()->rules.size(), 5u); // what it said last
    m_newRelic->refuseSetUp(false);
    askAnew();
    QCOMPARE(said()->rules.size(), 6u);
}

void TestNewRelicSurvey::knowsNothingOfWhatItMayNotSee()
{
    m_newRelic->addCondition(condition(u"Error rate"_s, u"7"_s));
    m_newRelic->refuseSetUp();
    open();
    QVERIFY(said()->rules.empty() && !said()->isComplete);
    QVERIFY(m_scene->isLive());
}

QTEST_GUILESS_MAIN(TestNewRelicSurvey)
#include "tst_newrelicsurvey.moc"
