// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/hostwords.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHostWords : public QObject
{
    Q_OBJECT

private slots:
    void judgesAddresses_data();
    void judgesAddresses();
    void neverRepeatsASecret();
    void refusesNamesThatAreTaken();
    void readsNumbers();
    void readsPlacesInJson();
    void saysHowAHostIsChecked();
    void saysWhatASourceTold();
};

void TestHostWords::judgesAddresses_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("trouble"); ///< part of it; empty: none
    const auto row = [](const char *kind, const QString &text, const QString &trouble) {
        QTest::newRow(qPrintable(QLatin1StringView(kind) + u' ' + text))
            << QString::fromLatin1(kind) << text << trouble;
    };
    row("http", u""_s, {});
    row("http", u" https://checkout.staging/health "_s, {});
    row("http", u"http://[::1]:8080/"_s, {});
    row("http", u"checkout.staging"_s, u"Write https://checkout.staging"_s);
    row("http", u"ftp://checkout.staging"_s, u"is no web address"_s);
    row("http", u"http://"_s, u"is no web address"_s);
    row("http", u"http://checkout.staging:99999/"_s, u"1 to 65535"_s);
    row("http", u"http://checkout.staging:0"_s, u"1 to 65535"_s);
    row("http", u"http://al:hunter2@checkout.staging"_s, u"password"_s);
    row("tcp", u"redis.staging:6379"_s, {});
    row("tcp", u"[::1]:6379"_s, {});
    row("tcp", u"redis.staging"_s, u"is no address"_s);
    row("tcp", u"redis.staging:70000"_s, u"1 to 65535"_s);
    row("tcp", u"http://redis.staging:6379"_s, u"is no address"_s);
    row("tls", u"checkout.staging"_s, {});
    row("tls", u"checkout.staging/health"_s, u"is no address"_s);
    row("dns", u"checkout.staging"_s, {});
    row("dns", u"checkout.staging:53"_s, u"is no host name"_s);
    row("prometheus", u"http://prom:9090/prefix"_s, {});
    row("http", u"checkout:8080/health"_s, u"Write http://checkout:8080/health"_s);
    row("http", u"checkout:443"_s, u"Write https://checkout:443"_s);
    row("http", u"checkout:99999"_s, u"1 to 65535"_s);
    row("prometheus", u"prom:9090"_s, u"Write http://prom:9090"_s);
    row("alertmanager", u"[::1]:9093"_s, u"Write http://[::1]:9093"_s);
    row("alertmanager", u"http://am:9093"_s, {});
    row("grafana", u"https://shop.example/grafana"_s, {});
    row("grafana", u"http://grafana.staging:3000"_s, {});
    row("grafana", u"grafana.staging:3000"_s, u"Write http://grafana.staging:3000"_s);
    row("newrelic", {}, {});
    row("newrelic", u"https://api.eu.newrelic.com/graphql"_s, {});
    row("newrelic", u"http://127.0.0.1:8080/graphql"_s, {});
    row("newrelic", u"http://127.0.0.1.example/graphql"_s,
        u"Write https://127.0.0.1.example/graphql"_s);
    row("icinga", u"https://icinga.staging:5665"_s, {});
    row("icinga", u"https://icinga.staging"_s, {});
    row("icinga", u"icinga:5665"_s, u"Write https://icinga:5665"_s);
    row("icinga", u"http://icinga:5665"_s, u"Write https://icinga:5665"_s);
    row("pagerduty", {}, {});
    row("pagerduty", u"https://api.eu.pagerduty.com"_s, {});
    row("pagerduty", u"http://api.pagerduty.com"_s, u"Write https://api.pagerduty.com"_s);
    row("pagerduty", u"http://127.0.0.1:8080"_s, {});
    row("webhook", u"127.0.0.1:9095"_s, {});
    row("webhook", u"http://127.0.0.1:9095"_s, u"Write 127.0.0.1:9095"_s);
}

void TestHostWords::judgesAddresses()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, text);
    QFETCH(const QString, trouble);
    const std::string word = kind.toStdString();
    const bool isProbe = std::ranges::count(protocolWords, std::string_view(word),
                                            &std::pair<Probe::Protocol, std::string_view>::second)
        > 0;
    const auto address = isProbe
        ? HostWords::probeAddress(valueIn(protocolWords, word, Probe::Protocol::Http), text)
        : HostWords::sourceAddress(valueIn(sourceTypeWords, word, AlertSource::Type::Room), text);
    QCOMPARE(address.hasValue(), trouble.isEmpty());
    if (address)
        QCOMPARE(*address, text.trimmed());
    else
        QVERIFY2(address.failure().detail.contains(trouble), qPrintable(address.failure().detail));
    QVERIFY(address || !address.failure().detail.contains(u"hunter2"_s));
}

void TestHostWords::neverRepeatsASecret()
{
    QCOMPARE(HostWords::secret(u" PROM_TOKEN "_s).value(), u"PROM_TOKEN"_s);
    QCOMPARE(HostWords::secret({}).value(), QString());
    const auto typed = HostWords::secret(u"hunter2-and-more"_s);
    QVERIFY(!typed && !typed.failure().detail.contains(u"hunter2"_s));
    QVERIFY(typed.failure().detail.contains(u"PROM_TOKEN"_s));
}

void TestHostWords::refusesNamesThatAreTaken()
{
    QCOMPARE(HostWords::name(u"  Check  out "_s, {u"Search"_s}).value(), u"Check out"_s);
    QVERIFY(!HostWords::name(u"search"_s, {u"Search"_s}));
    QVERIFY(!HostWords::name(u"  "_s, {}));
    QVERIFY(!HostWords::name(QString(201, u'x'), {}));
}

void TestHostWords::readsPlacesInJson()
{
    QCOMPARE(HostWords::place(u" /event/name "_s).value(), u"/event/name"_s);
    QVERIFY(HostWords::place({}).value().isEmpty());
    QCOMPARE(HostWords::place(u"event.name"_s).failure().detail,
             u"“event.name” is no JSON pointer. Write it like /event/name"_s);
    QCOMPARE(HostWords::words(u" OK, all  well,,"_s).value(),
             (QStringList{u"OK"_s, u"all well"_s}));
    QVERIFY(HostWords::words({}).value().isEmpty());
}

void TestHostWords::readsNumbers()
{
    QCOMPARE(HostWords::status({}).value(), 0);
    QCOMPARE(HostWords::status(u"503"_s).value(), 503);
    QVERIFY(!HostWords::status(u"700"_s) && !HostWords::status(u"ok"_s));
    QCOMPARE(HostWords::days(u"30"_s).value(), 30);
    QVERIFY(!HostWords::days({}) && !HostWords::days(u"-1"_s));
    QVERIFY(HostWords::pause(u"800ms"_s).value() == 800ms);
    QVERIFY(!HostWords::pause(u"0s"_s) && !HostWords::pause(u"5"_s));
    QVERIFY(HostWords::file(u"/etc/ca.pem"_s) && !HostWords::file(u"ca.pem"_s));
}

void TestHostWords::saysHowAHostIsChecked()
{
    StagingHost host{.key = u"shop"_s, .environment = u"staging"_s};
    QCOMPARE(HostWords::host(host), u"no address yet · staging"_s);
    host.probe = {.protocol = Probe::Protocol::Tcp, .address = u"shop:80"_s};
    host.rules = {{.name = u"ShopDown"_s},
                  {.name = u"ShopSlow"_s,
                   .when = ProbeRule::When::SlowerThan,
                   .threshold = 800ms,
                   .holdFor = 1min}};
    QCOMPARE(HostWords::host(host),
             u"TCP shop:80 · staging · ShopDown: down for 5s · ShopSlow: slower than 800ms for "
             "1m"_s);
    const AlertSource source{
        .key = u"prom"_s, .url = u"http://p:9090"_s, .secret = u"TOKEN"_s, .caFile = u"/ca"_s};
    QCOMPARE(HostWords::source(source), u"Prometheus · http://p:9090 · secret TOKEN · CA /ca"_s);
    QCOMPARE(HostWords::source({.type = AlertSource::Type::Icinga}),
             u"Icinga 2 · no address yet"_s);
    QCOMPARE(HostWords::source({.type = AlertSource::Type::PagerDuty, .secret = u"KEY"_s}),
             u"PagerDuty · https://api.pagerduty.com · secret KEY"_s);
    QCOMPARE(HostWords::source({.type = AlertSource::Type::SplunkOnCall}),
             u"Splunk On-Call · https://api.victorops.com"_s);
    QCOMPARE(HostWords::source({.type = AlertSource::Type::Opsgenie}),
             u"Opsgenie · https://api.opsgenie.com"_s);
}

void TestHostWords::saysWhatASourceTold()
{
    const Instant now = instantOf(1'796'040'000'000'000);
    SourceNews news{.state = SourceNews::State::Answered, .at = now - 5min, .rules = 12};
    QCOMPARE(HostWords::news(news, now), u"12 alert rules · as of 5 min ago"_s);
    // One that is watched is not as old as what it last had to tell.
    news.isLive = true;
    news.toldAt = now - 40min;
    QCOMPARE(HostWords::news(news, now),
             u"12 alert rules, none firing · live, nothing new for 40 min"_s);
    news.rules = 1;
    news.receivers = 3;
    QCOMPARE(HostWords::news(news, now - 5min),
             u"1 alert rule, 3 receivers, none firing · just asked"_s);
    QCOMPARE(HostWords::news({.state = SourceNews::State::Answered, .at = now, .toldAt = now}, now),
             u"does not tell its routes · just asked"_s);
    // One that is never asked how it is set up has nothing to tell of that.
    QCOMPARE(HostWords::news({.state = SourceNews::State::Answered, .at = now}, now),
             u"just asked"_s);
    QCOMPARE(HostWords::news({.state = SourceNews::State::Answered,
                              .at = now,
                              .toldAt = now,
                              .isLive = true,
                              .rules = 212,
                              .within = 37'200us,
                              .clock = ClockReading{.offset = -12ms, .error = 3ms},
                              .firing = 3,
                              .notifies = true},
                             now),
             u"reached in 38 ms, clock −12 ± 3 ms, 212 alert rules, 3 firing, notifications on · "
             "just asked"_s);
    const SourceNews onCall{.state = SourceNews::State::Answered,
                            .at = now - 5min,
                            .isLive = true,
                            .isSurveyed = false};
    QCOMPARE(HostWords::news(onCall, now), u"none firing · has answered for 5 min"_s);
    QCOMPARE(HostWords::news({.state = SourceNews::State::Answered,
                              .at = now - 72h,
                              .rules = 0,
                              .isComplete = false},
                             now),
             u"does not tell its rules · as of 3 days ago"_s);
    QCOMPARE(
        HostWords::news(
            {.state = SourceNews::State::Silent, .at = now - 2h, .trouble = u"refused"_s}, now),
        u"does not answer: refused · for 2 h"_s);
    QCOMPARE(HostWords::news({.state = SourceNews::State::Asking}, now), u"asking…"_s);
    news.isBeingAsked = true;
    QCOMPARE(HostWords::news(news, now), u"1 alert rule, 3 receivers, none firing · asking…"_s);
    QCOMPARE(HostWords::news({.state = SourceNews::State::Silent,
                              .at = now - 2h,
                              .isBeingAsked = true,
                              .trouble = u"refused"_s},
                             now),
             u"does not answer: refused · asking…"_s);
}

QTEST_GUILESS_MAIN(TestHostWords)
#include "tst_hostwords.moc"
