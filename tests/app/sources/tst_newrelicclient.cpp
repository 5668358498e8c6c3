// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/pollingclient.h"
#include "tests/app/sources/fakenewrelic.h"
#include "tests/app/sources/sourcescene.h"

#include <QRegularExpression>
#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeNewRelic;
using Test::FakeServer;
using Test::SourceScene;

namespace {
constexpr auto ahead = 7s;
const std::string errors = "Error rate";
const std::string slow = "Slow checkout";
} // namespace

class TestNewRelicClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void asksForWhatItNeeds();
    void followsAnIssue();
    void tellsOfMergingAndNoPage();
    void pagesAllThatTheIssueHadThen();
    void knowsLessWithoutIncidents();
    void readsAllPages();
    void seesWhatWasOpenBetweenTwoRounds();
    void tellsOfAPageBeforeTheEnd();
    void endsWhatIsThereNoMore();
    void tellsNoOldPages();
    void tellsNothingTwice();
    void makesAlertsUnknownWhileItIsDown();
    void wantsAnAccount_data();
    void wantsAnAccount();
    void refusesAnotherKey();
    void heedsItsLimits();
    void dimsWhenItIsBad_data();
    void dimsWhenItIsBad();

private:
    AlertSource source() const;
    void open();
    /// One more round, which ends well.
    void round();
    AlertChange last(const std::string &name) const { return m_scene->changesOf(name).back(); }
    const std::vector<Page> &pages() const { return m_scene->day.pages().pages(); }
    std::string annotation(const std::string &fingerprint, const std::string &name) const
    {
        const Alert *alert = m_scene->day.alerts().find("nr/" + fingerprint);
        if (!alert)
            return "no such alert";
        const auto it = std::ranges::find(alert->annotations, name, &Label::name);
        return it == alert->annotations.end() ? std::string() : it->value;
    }

    std::unique_ptr<FakeNewRelic> m_newRelic;
    std::unique_ptr<SourceScene> m_scene;
};

void TestNewRelicClient::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_newRelic = std::make_unique<FakeNewRelic>(ahead);
    m_scene = std::make_unique<SourceScene>(
        QHash<QString, QByteArray>{{u"NEWRELIC"_s, FakeNewRelic::key}, {u"OLD"_s, "NRAK-0LD"}});
}

void TestNewRelicClient::cleanup()
{
    m_scene.reset();
    m_newRelic.reset();
}

AlertSource TestNewRelicClient::source() const
{
    return {.key = u"nr"_s,
            .type = AlertSource::Type::NewRelic,
            .url = m_newRelic->url(),
            .interval = 200ms, // more often than it may be asked
            .account = QString::number(FakeNewRelic::account),
            .secret = u"NEWRELIC"_s};
}

void TestNewRelicClient::open()
{
    m_scene->open(source());
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isLive(), 30'000);
}

void TestNewRelicClient::round()
{
    auto *client = m_scene->desk().findChild<PollingClient *>();
    QVERIFY(client);
    int ended = 0;
    const auto counting = connect(client, &PollingClient::roundEnded, this, [&ended] { ++ended; });
    client->askNow();
    QTRY_VERIFY_WITH_TIMEOUT(ended > 0, 30'000);
    disconnect(counting);
}

void TestNewRelicClient::asksForWhatItNeeds()
{
    open();
    QCOMPARE(m_newRelic->asked(), 2);
    const FakeServer::Request request = m_newRelic->server().requests().front();
    QCOMPARE(request.verb, "POST"_ba);
    QCOMPARE(request.target, "/graphql"_ba);
    QCOMPARE(request.headers.value("api-key"), QByteArray(FakeNewRelic::key));
    QVERIFY(!request.body.contains(FakeNewRelic::key));
    QVERIFY(request.body.contains("\"a\":1234567"));
    QVERIFY(request.headers.value("user-agent").startsWith("Chaosroom/"));
    QVERIFY(m_scene->standing().reason.isEmpty());
}

void TestNewRelicClient::followsAnIssue()
{
    open();
    const Instant openedAt = m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    round();
    QVERIFY(m_scene->stateOf(errors) == AlertState::Firing);
    QVERIFY(last(errors).since == openedAt && last(errors).evidence == Evidence::Stamp);
    QVERIFY(Micros(last(errors).plusMinusUs) == 1ms);
    QCOMPARE(m_scene->missOf(last(errors), openedAt, ahead).count(), 0);
    const Alert *alert = m_scene->day.alerts().find("nr/i1/" + errors);
    QVERIFY(alert);
    QVERIFY(alert->labels
            == (std::vector<Label>{{"entity", "checkout, cart"},
                                   {"issue", "i1"},
                                   {"policy", "Shop"},
                                   {"priority", "CRITICAL"}}));
    QVERIFY(pages().empty()); // nobody has been told yet
    const Instant activatedAt = m_newRelic->activate(u"i1"_s);
    round();
    QCOMPARE(pages().size(), 1u);
    QVERIFY(pages().front().at == activatedAt && pages().front().evidence == Evidence::Stamp);
    QVERIFY(pages().front().plusMinus == 1ms);
    QCOMPARE(pages().front().name, errors);
    QVERIFY(pages().front().alerts == std::vector{"i1/" + errors});
    m_newRelic->acknowledge(u"i1"_s);
    round();
    QVERIFY(m_scene->stateOf(errors) == AlertState::Firing);
    const Instant closedAt = m_newRelic->close(u"i1"_s);
    round();
    QVERIFY(m_scene->stateOf(errors) == AlertState::Inactive);
    QVERIFY(last(errors).since == closedAt && last(errors).evidence == Evidence::Stamp);
    round();
    QCOMPARE(m_scene->changesOf(errors).size(), 2u);
    QCOMPARE(pages().size(), 1u);
    const ClockReading reading = m_scene->day.clocks().readings("nr").back();
    QVERIFY(std::chrono::abs(reading.offset - ahead) <= reading.error);
}

void TestNewRelicClient::tellsOfMergingAndNoPage()
{
    open();
    m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    m_newRelic->activate(u"i1"_s);
    round();
    QCOMPARE(pages().size(), 1u);
    QCOMPARE(annotation("i1/" + errors, "merged_into_issue"), std::string());
    const Instant joinedAt = m_newRelic->join(u"i1"_s, QString::fromStdString(slow));
    round();
    QVERIFY(m_scene->stateOf(slow) == AlertState::Firing);
    QVERIFY(last(slow).since == joinedAt && last(slow).evidence == Evidence::Stamp);
    QCOMPARE(annotation("i1/" + slow, "merged_into_issue"), std::string("i1"));
    round();
    QCOMPARE(pages().size(), 1u);
    m_newRelic->close(u"i1"_s);
    round();
    QVERIFY(m_scene->stateOf(errors) == AlertState::Inactive);
    QVERIFY(m_scene->stateOf(slow) == AlertState::Inactive);
}

void TestNewRelicClient::pagesAllThatTheIssueHadThen()
{
    open();
    m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    round();
    const Instant joinedAt = m_newRelic->join(u"i1"_s, QString::fromStdString(slow));
    const Instant activatedAt = m_newRelic->activate(u"i1"_s);
    round();
    QVERIFY(last(slow).since == joinedAt);
    QCOMPARE(annotation("i1/" + slow, "merged_into_issue"), std::string());
    QCOMPARE(pages().size(), 2u);
    QVERIFY(pages().front().at == activatedAt && pages().back().at == activatedAt);
    QVERIFY(pages().front().name != pages().back().name);
}

void TestNewRelicClient::knowsLessWithoutIncidents()
{
    m_newRelic->refuseIncidents();
    open();
    m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    m_newRelic->activate(u"i1"_s);
    round();
    const Instant joinedAt = m_newRelic->join(u"i1"_s, QString::fromStdString(slow));
    round();
    QVERIFY(m_scene->stateOf(slow) == AlertState::Firing);
    QVERIFY(last(slow).evidence == Evidence::Polled);
    QCOMPARE(m_scene->missOf(last(slow), joinedAt, ahead).count(), 0);
    QCOMPARE(annotation("i1/" + slow, "merged_into_issue"), std::string("i1"));
    QVERIFY(m_scene->isLive());
}

void TestNewRelicClient::readsAllPages()
{
    for (int i = 0; i < 7; ++i)
        m_newRelic->open(u"i%1"_s.arg(i), u"Condition %1"_s.arg(i));
    open();
    QCOMPARE(m_scene->day.alerts().alerts().size(), 7u);
    QCOMPARE(m_newRelic->asked(), 4 + 1);
    m_newRelic->close(u"i6"_s);
    round();
    QVERIFY(m_scene->stateOf("Condition 6") == AlertState::Inactive);
    QVERIFY(m_scene->stateOf("Condition 5") == AlertState::Firing);
    for (int i = 7; i < 60; ++i)
        m_newRelic->open(u"i%1"_s.arg(i), u"Condition %1"_s.arg(i));
    round();
    QVERIFY2(m_scene->standing().reason.contains(u"the rest is not seen"_s),
             qPrintable(m_scene->standing().reason));
    QVERIFY(m_scene->stateOf("Condition 5") == AlertState::Firing);
    QVERIFY(m_scene->isLive());
}

void TestNewRelicClient::seesWhatWasOpenBetweenTwoRounds()
{
    open();
    const Instant openedAt = m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    const Instant activatedAt = m_newRelic->activate(u"i1"_s);
    const Instant closedAt = m_newRelic->close(u"i1"_s);
    round();
    const auto changes = m_scene->changesOf(errors);
    QCOMPARE(changes.size(), 2u);
    QVERIFY(changes[0].since == openedAt && changes[1].since == closedAt);
    QVERIFY(changes[1].state == AlertState::Inactive);
    QCOMPARE(pages().size(), 1u);
    QVERIFY(pages().front().at == activatedAt);
    round();
    QCOMPARE(m_scene->changesOf(errors).size(), 2u);
    QCOMPARE(pages().size(), 1u);
}

void TestNewRelicClient::tellsOfAPageBeforeTheEnd()
{
    open();
    m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    round();
    const Instant activatedAt = m_newRelic->activate(u"i1"_s);
    m_newRelic->close(u"i1"_s);
    round();
    QVERIFY(m_scene->stateOf(errors) == AlertState::Inactive);
    QCOMPARE(pages().size(), 1u);
    QVERIFY(pages().front().at == activatedAt);
    QCOMPARE(m_scene->changesOf(errors).size(), 2u);
}

void TestNewRelicClient::endsWhatIsThereNoMore()
{
    open();
    m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    round();
    const Instant goneAt = m_newRelic->now();
    m_newRelic->forget(u"i1"_s);
    round();
    QVERIFY(m_scene->stateOf(errors) == AlertState::Inactive);
    QVERIFY(last(errors).evidence == Evidence::Polled);
    QCOMPARE(m_scene->missOf(last(errors), goneAt, ahead).count(), 0);
}

void TestNewRelicClient::tellsNoOldPages()
{
    m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    m_newRelic->activate(u"i1"_s);
    m_newRelic->open(u"i2"_s, QString::fromStdString(slow));
    m_newRelic->activate(u"i2"_s);
    m_newRelic->close(u"i2"_s);
    open();
    round();
    QVERIFY(m_scene->stateOf(errors) == AlertState::Firing);
    QVERIFY(m_scene->changesOf(slow).empty());
    QVERIFY(pages().empty());
}

void TestNewRelicClient::tellsNothingTwice()
{
    open();
    m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    m_newRelic->activate(u"i1"_s);
    m_newRelic->open(u"i2"_s, QString::fromStdString(slow));
    round();
    QCOMPARE(pages().size(), 1u);
    m_scene->leave();
    const Instant closedAt = m_newRelic->close(u"i2"_s);
    open();
    round();
    QCOMPARE(pages().size(), 1u);
    QCOMPARE(m_scene->changesOf(errors).size(), 1u);
    QVERIFY(m_scene->stateOf(slow) == AlertState::Inactive);
    QVERIFY(last(slow).since == closedAt && last(slow).evidence == Evidence::Stamp);
    m_newRelic->close(u"i1"_s);
    round();
    QVERIFY(m_scene->stateOf(errors) == AlertState::Inactive);
}

void TestNewRelicClient::makesAlertsUnknownWhileItIsDown()
{
    open();
    const Instant openedAt = m_newRelic->open(u"i1"_s, QString::fromStdString(errors));
    round();
    m_newRelic->answerAll(FakeServer::Reaction{.status = 502});
    m_scene->desk().surveyNow();
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->stateOf(errors) == AlertState::Unknown, 30'000);
    QVERIFY(m_scene->isFailing());
    const Instant activatedAt = m_newRelic->activate(u"i1"_s);
    m_newRelic->answerAll({});
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isLive(), 30'000);
    QVERIFY(m_scene->stateOf(errors) == AlertState::Firing);
    QVERIFY(last(errors).since == openedAt && last(errors).evidence == Evidence::Stamp);
    QCOMPARE(pages().size(), 1u); // which was sent meanwhile
    QVERIFY(pages().front().at == activatedAt);
}

void TestNewRelicClient::wantsAnAccount_data()
{
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("reason");
    QTest::newRow("none") << u""_s << u"is missing: `account`"_s;
    QTest::newRow("a name") << u"the shop"_s << u"“the shop” is no number"_s;
    QTest::newRow("too long") << u"99999999999999999999"_s << u"is no number"_s;
    QTest::newRow("odd") << u"-5\u202e"_s << u"is no number"_s;
}

void TestNewRelicClient::wantsAnAccount()
{
    QFETCH(QString, account);
    QFETCH(QString, reason);
    AlertSource wrong = source();
    wrong.account = account;
    m_scene->open(wrong);
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isFailing(), 30'000);
    QVERIFY2(m_scene->standing().reason.contains(reason), qPrintable(m_scene->standing().reason));
    QCOMPARE(m_newRelic->asked(), 0);
}

void TestNewRelicClient::refusesAnotherKey()
{
    AlertSource wrong = source();
    wrong.secret = u"OLD"_s;
    m_scene->open(wrong);
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isFailing(), 30'000);
    QVERIFY2(m_scene->standing().reason.contains(u"(401)"_s),
             qPrintable(m_scene->standing().reason));
    QVERIFY(!m_scene->standing().reason.contains(u"NRAK"_s));
}

void TestNewRelicClient::heedsItsLimits()
{
    m_newRelic->answerAll(FakeServer::Reaction{.status = 429, .headers = "Retry-After: 2\r\n"});
    m_scene->open(source());
    QTRY_COMPARE_WITH_TIMEOUT(m_newRelic->asked(), 1, 30'000);
    const Instant refused = m_scene->now();
    m_newRelic->answerAll({});
    QTRY_VERIFY_WITH_TIMEOUT(!m_scene->standing().reason.isEmpty(), 30'000);
    m_scene->desk().surveyNow(); // however much it is wished for
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isLive(), 30'000);
    QVERIFY(m_scene->now() - refused > 1800ms);
    QCOMPARE(m_newRelic->asked(), 1 + 2);
}

void TestNewRelicClient::dimsWhenItIsBad_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::newRow("403") << "{}"_ba << 403 << u"(403)"_s;
    QTest::newRow("500") << "oops"_ba << 500 << u"(500)"_s;
    QTest::newRow("an error, and partial data")
        << R"({"data":{"actor":{"account":{"aiIssues":{"issues":{"issues":[{"issueId":"i","state":)"
           R"("CREATED","conditionName":["A"],"createdAt":1700000000000}],"nextCursor":null}}}}},)"
           R"("errors":[{"message":"Internal\u0007 error"}]})"_ba
        << 200 << u"NerdGraph answers with an error: Internal error"_s;
    QTest::newRow("nothing of that account")
        << R"({"data":{"actor":{"account":null}}})"_ba << 200 << u"cannot be understood"_s;
}

void TestNewRelicClient::dimsWhenItIsBad()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, reason);
    m_newRelic->answerAll(FakeServer::Reaction{.status = status, .body = body});
    m_scene->open(source());
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isFailing(), 30'000);
    QVERIFY2(m_scene->standing().reason.contains(reason), qPrintable(m_scene->standing().reason));
    QVERIFY(m_scene->day.alerts().lanes().empty());
    m_newRelic->answerAll({});
    m_scene->desk().surveyNow();
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->isLive(), 30'000);
}

QTEST_GUILESS_MAIN(TestNewRelicClient)
#include "tst_newrelicclient.moc"
