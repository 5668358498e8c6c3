// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sources/fakegrafana.h"
#include "tests/app/sources/sourcescene.h"

#include <QRegularExpression>
#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeGrafana;
using Test::SourceScene;

namespace {
constexpr auto ahead = 7s;
const QByteArray alertsPage = "/api/prometheus/grafana/api/v1/alerts";
} // namespace

class TestGrafanaClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void followsAnAlert();
    void saysWhatIsNoPlainAlert();
    void holdsBackWhatIsSilenced();
    void goesOnWithoutItsAlertmanager();
    void tellsItsRules();
    void tellsNothingTwice();
    void makesAlertsUnknownWhileItIsDown();
    void refusesWithoutTheToken();
    void heedsItsLimits();
    void dimsWhenItIsBad_data();
    void dimsWhenItIsBad();

private:
    AlertSource source() const;
    void open();
    AlertChange last(const std::string &name) const { return m_scene->changesOf(name).back(); }

    std::unique_ptr<FakeGrafana> m_grafana;
    std::unique_ptr<SourceScene> m_scene;
};

void TestGrafanaClient::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_grafana = std::make_unique<FakeGrafana>(ahead);
    m_scene = std::make_unique<SourceScene>(
        QHash<QString, QByteArray>{{u"GRAFANA"_s, FakeGrafana::token}, {u"OLD"_s, "glsa_0ld"}});
    m_grafana->addRule("Checkout down", 20s);
    m_grafana->addRule("Disk full");
}

void TestGrafanaClient::cleanup()
{
    m_scene.reset();
    m_grafana.reset();
}

AlertSource TestGrafanaClient::source() const
{
    return {.key = u"gr"_s,
            .type = AlertSource::Type::Grafana,
            .url = m_grafana->url(),
            .interval = 200ms,
            .auth = AlertSource::Auth::Bearer,
            .secret = u"GRAFANA"_s};
}

void TestGrafanaClient::open()
{
    m_scene->open(source());
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isLive(), 30'000);
}

void TestGrafanaClient::followsAnAlert()
{
    open();
    QVERIFY(m_scene->day.alerts().lanes().empty()); // those that are normal are none
    QVERIFY(m_scene->standing().reason.isEmpty());
    const Instant signedAt = m_grafana->enter("Checkout down", "Pending");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Checkout down") == AlertState::Pending, 30'000);
    QVERIFY(last("Checkout down").since == signedAt);
    const Instant firedAt = m_grafana->enter("Checkout down", "Alerting");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Checkout down") == AlertState::Firing, 30'000);
    QVERIFY(last("Checkout down").since == firedAt);
    QVERIFY(last("Checkout down").evidence == Evidence::Stamp);
    const Instant goneAt = m_grafana->enter("Checkout down", "Normal");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Checkout down") == AlertState::Inactive, 30'000);
    const auto changes = m_scene->changesOf("Checkout down");
    QCOMPARE(changes.size(), 3u);
    QCOMPARE(m_scene->missOf(changes[0], signedAt, ahead).count(), 0);
    QCOMPARE(m_scene->missOf(changes[1], firedAt, ahead).count(), 0);
    QCOMPARE(m_scene->missOf(changes[2], goneAt, ahead).count(), 0);
    QVERIFY(changes[2].evidence == Evidence::Polled && Micros(changes[2].plusMinusUs) < 2s);
}

void TestGrafanaClient::saysWhatIsNoPlainAlert()
{
    open();
    const Instant at = m_grafana->enter("Disk full", "NoData");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Disk full") == AlertState::Firing, 30'000);
    QVERIFY(last("Disk full").since == at);
    const auto noted = [this] {
        const auto &annotations = m_scene->day.alerts().alerts().front().annotations;
        const auto it = std::ranges::find(annotations, "grafana_state", &Label::name);
        return it == annotations.end() ? std::string() : it->value;
    };
    QCOMPARE(noted(), std::string("NoData"));
    m_grafana->enter("Disk full", "Error");
    QTRY_COMPARE_WITH_TIMEOUT(noted(), std::string("Error"), 30'000);
    QVERIFY(m_scene->stateOf("Disk full") == AlertState::Firing);
    QVERIFY(last("Disk full").since == at); // it has been firing all along
}

void TestGrafanaClient::holdsBackWhatIsSilenced()
{
    m_grafana->silence("Disk full");
    open();
    const Instant at = m_grafana->enter("Disk full", "Alerting");
    m_grafana->enter("Checkout down", "Alerting");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Disk full") == AlertState::Suppressed, 30'000);
    QVERIFY(last("Disk full").since == at);
    QCOMPARE(m_scene->changesOf("Disk full").size(), 1u); // known, and held back at once
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Checkout down") == AlertState::Firing, 30'000);
    m_grafana->endSilence("Disk full");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Disk full") == AlertState::Firing, 30'000);
    QVERIFY(last("Disk full").evidence == Evidence::Polled);
    m_grafana->silence("Checkout down");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Checkout down") == AlertState::Suppressed, 30'000);
}

void TestGrafanaClient::goesOnWithoutItsAlertmanager()
{
    m_grafana->refuseSilences(403);
    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->standing().reason.contains(u"what is silenced"_s), 30'000);
    m_grafana->enter("Disk full", "Alerting");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Disk full") == AlertState::Firing, 30'000);
    QVERIFY(m_scene->isLive());
    m_grafana->refuseSilences(200);
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->standing().reason.isEmpty(), 30'000);
}

void TestGrafanaClient::tellsItsRules()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->day.surveys().of("gr"), 30'000);
    const auto rules = m_scene->day.surveys().of("gr")->rulesNamed("Checkout down");
    QCOMPARE(rules.size(), 1u);
    QVERIFY(rules.front()->holdFor == 20s && rules.front()->evaluatedEvery == 10s);
    QCOMPARE(rules.front()->annotations.front().value, std::string("https://wiki.example/r"));
}

void TestGrafanaClient::tellsNothingTwice()
{
    m_grafana->enter("Checkout down", "Pending");
    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Checkout down") == AlertState::Pending, 30'000);
    m_grafana->enter("Checkout down", "Alerting");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Checkout down") == AlertState::Firing, 30'000);
    m_scene->leave();
    m_scene->open(source());
    const int before = m_grafana->asked(alertsPage);
    QTRY_VERIFY_WITH_TIMEOUT(m_grafana->asked(alertsPage) > before + 2, 30'000);
    QCOMPARE(m_scene->changesOf("Checkout down").size(), 2u);
    m_grafana->enter("Checkout down", "Normal");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Checkout down") == AlertState::Inactive, 30'000);
    QVERIFY(m_scene->day.pages().pages().empty());
}

void TestGrafanaClient::makesAlertsUnknownWhileItIsDown()
{
    open();
    const Instant at = m_grafana->enter("Disk full", "Alerting");
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Disk full") == AlertState::Firing, 30'000);
    m_grafana->answerAll(Test::FakeServer::Reaction{.status = 503});
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Disk full") == AlertState::Unknown, 30'000);
    QVERIFY(m_scene->isFailing());
    m_grafana->answerAll({});
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf("Disk full") == AlertState::Firing, 30'000);
    QVERIFY(last("Disk full").since == at && last("Disk full").evidence == Evidence::Stamp);
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isLive(), 30'000);
}

void TestGrafanaClient::refusesWithoutTheToken()
{
    AlertSource wrong = source();
    wrong.secret = u"OLD"_s;
    m_scene->open(wrong);
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isFailing(), 30'000);
    QVERIFY2(m_scene->standing().reason.contains(u"302"_s)
                 || m_scene->standing().reason.contains(u"login"_s),
             qPrintable(m_scene->standing().reason));
    QVERIFY(!m_scene->standing().reason.contains(u"glsa"_s));
    QCOMPARE(m_grafana->asked("/login"), 0);
}

void TestGrafanaClient::heedsItsLimits()
{
    open();
    m_grafana->answerAll(
        Test::FakeServer::Reaction{.status = 429, .headers = "Retry-After: 1\r\n"});
    const int before = m_grafana->asked(alertsPage);
    QTRY_VERIFY_WITH_TIMEOUT(m_grafana->asked(alertsPage) > before, 30'000);
    const Instant refused = m_scene->now();
    m_grafana->answerAll({});
    const int then = m_grafana->asked(alertsPage);
    QTRY_VERIFY_WITH_TIMEOUT(m_grafana->asked(alertsPage) > then, 30'000);
    QVERIFY(m_scene->now() - refused > 800ms);
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isLive(), 30'000);
}

void TestGrafanaClient::dimsWhenItIsBad_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::newRow("401") << R"({"message":"Invalid API key"})"_ba << 401 << u"(401)"_s;
    QTest::newRow("a page") << "<html>"_ba << 200 << u"a web page"_s;
    QTest::newRow("wrong types") << R"({"status":"success","data":{"alerts":"x"}})"_ba << 200
                                 << u"cannot be understood"_s;
    QTest::newRow("no UTF-8")
        << "{\"status\":\"success\",\"data\":{\"alerts\":[{\"state\":\"\xff\"}]}}"_ba << 200
        << u"cannot be understood"_s;
}

void TestGrafanaClient::dimsWhenItIsBad()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, reason);
    m_grafana->answerAll(Test::FakeServer::Reaction{.status = status, .body = body});
    m_scene->open(source());
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isFailing(), 30'000);
    QVERIFY2(m_scene->standing().reason.contains(reason), qPrintable(m_scene->standing().reason));
    QVERIFY(m_scene->day.alerts().lanes().empty());
    m_grafana->answerAll({});
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isLive(), 30'000);
}

QTEST_GUILESS_MAIN(TestGrafanaClient)
#include "tst_grafanaclient.moc"
