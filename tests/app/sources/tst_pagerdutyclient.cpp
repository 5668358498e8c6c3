// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sources/fakepagerduty.h"
#include "tests/app/sources/sourcebench.h"

#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakePagerDuty;
using Test::FakeServer;
using Test::SourceBench;

class TestPagerDutyClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void followsAnIncident();
    void readsAllPages();
    void readsAllOfALog();
    void saysThatItSeesNotAll();
    void believesNothingHalfRead();
    void tellsNoPageOfBefore();
    void tellsNothingTwiceAfterARestart();
    void endsWhatIsGone();
    void saysThatItCannotReadLogs();
    void makesAlertsUnknownWhileItFails();
    void refusesAWrongKey();
    void asksForNoStrangeLog();
    void dimsWhenItIsBad_data();
    void dimsWhenItIsBad();

private:
    static AlertSource source(const QString &url, const QString &secret = u"KEY"_s)
    {
        return {.key = u"pd"_s,
                .type = AlertSource::Type::PagerDuty,
                .url = url,
                .interval = 1s,
                .secret = secret};
    }
    void open()
    {
        m_bench->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->isLive(), 30'000);
    }
    /// A new second begins at the far desk: what happens now is newer than its first answer.
    void letASecondBegin()
    {
        const qint64 second = m_fake->now().toSecsSinceEpoch();
        QTRY_VERIFY_WITH_TIMEOUT(m_fake->now().toSecsSinceEpoch() > second, 30'000);
    }

    std::unique_ptr<FakePagerDuty> m_fake;
    std::unique_ptr<SourceBench> m_bench;
};

void TestPagerDutyClient::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_fake = std::make_unique<FakePagerDuty>();
    m_fake->setClockAhead(7s);
    m_bench = std::make_unique<SourceBench>(source(m_fake->url()));
}

void TestPagerDutyClient::cleanup()
{
    const QStringList complaints = m_fake->complaints();
    m_bench.reset();
    m_fake.reset();
    QCOMPARE(complaints, QStringList());
}

void TestPagerDutyClient::followsAnIncident()
{
    open();
    letASecondBegin();
    QVERIFY(m_bench->day().alerts().lanes().empty());
    const QString id = m_fake->trigger(u"Checkout is down"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Firing, 30'000);
    QCOMPARE(m_bench->day().alerts().lanes().front().name, std::string("Checkout is down"));
    QVERIFY(m_bench->lastChange().evidence == Evidence::Stamp);
    QVERIFY(m_bench->lastChange().plusMinusUs == 500'000);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->triggeredAt(id)));
    const Alert *alert = m_bench->day().alerts().find("pd/" + id.toStdString());
    QVERIFY(
        alert->labels
        == (std::vector<Label>{{"incident", "1000"}, {"service", "shop"}, {"urgency", "high"}}));
    QVERIFY(m_bench->pages().empty());
    m_fake->notify(id, u"Alice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && !m_bench->pages().empty(), 30'000);
    const Page page = m_bench->pages().front();
    QVERIFY(m_bench->isRight(page, m_fake->notifiedAt(id)));
    QVERIFY(page.evidence == Evidence::Stamp && page.plusMinus == 500ms);
    QCOMPARE(page.name, std::string("Checkout is down"));
    QCOMPARE(page.source, std::string("pd"));
    QVERIFY(page.alerts == std::vector{id.toStdString()});
    const int logs = m_fake->logs(id);
    m_fake->notify(id, u"Bob"_s);
    m_fake->acknowledge(id);
    const int lists = m_fake->lists();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_fake->lists() > lists + 2, 30'000);
    QVERIFY(m_bench->state(id) == AlertState::Firing);
    QCOMPARE(m_fake->logs(id), logs); // all is known of it
    m_fake->resolve(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Inactive, 30'000);
    QVERIFY(m_bench->lastChange().evidence == Evidence::Stamp);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->resolvedAt(id)));
    QCOMPARE(m_bench->changes(), 2u);
    QCOMPARE(m_bench->pages().size(), 1u);
}

void TestPagerDutyClient::readsAllPages()
{
    m_fake->setPageLimit(3);
    QStringList ids;
    for (int i = 0; i < 8; ++i)
        ids << m_fake->trigger(u"Incident %1"_s.arg(i));
    open();
    QCOMPARE(m_fake->lists(), 3);
    for (const QString &id : ids)
        QVERIFY(m_bench->state(id) == AlertState::Firing);
    m_fake->resolve(ids[1]);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(ids[1]) == AlertState::Inactive,
                             30'000);
    QVERIFY(m_bench->isRight(m_bench->lastChange("Incident 1"), m_fake->resolvedAt(ids[1])));
    QCOMPARE(m_bench->changes(), 9u);
}

void TestPagerDutyClient::readsAllOfALog()
{
    m_fake->setPageLimit(2);
    open();
    letASecondBegin();
    const QString id = m_fake->trigger(u"Checkout is down"_s);
    for (const QString &who : {u"Alice"_s, u"Bob"_s, u"Carol"_s})
        m_fake->notify(id, who);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && !m_bench->pages().empty(), 30'000);
    QVERIFY(m_bench->isRight(m_bench->pages().front(), m_fake->notifiedAt(id)));
    QCOMPARE(m_fake->logs(id), 3); // pages: five entries, the first notification on the second
}

void TestPagerDutyClient::saysThatItSeesNotAll()
{
    int farthest = 0;
    m_fake->server().handle("/incidents?", [&farthest](const FakeServer::Request &request) {
        const QUrlQuery query(QUrl(QString::fromUtf8(request.target)));
        const int offset = query.queryItemValue(u"offset"_s).toInt();
        farthest = std::max(farthest, offset + query.queryItemValue(u"limit"_s).toInt());
        QByteArray list;
        for (int i = offset; i < offset + 100; ++i)
            list += R"({"title":"Flood","id":)" + QByteArray::number(i) + "},";
        list.chop(1);
        return FakeServer::Reaction{.body = R"({"more":true,"incidents":[)" + list + "]}"};
    });
    open();
    QVERIFY2(m_bench->standing().reason.contains(u"only the first 10000"_s),
             qPrintable(m_bench->standing().reason));
    QCOMPARE(m_bench->changes(), 10'000u);
    QCOMPARE(farthest, 10'000);
}

void TestPagerDutyClient::believesNothingHalfRead()
{
    m_fake->setPageLimit(3);
    for (int i = 0; i < 8; ++i)
        m_fake->trigger(u"Incident %1"_s.arg(i));
    m_fake->limitTo(2, 1s);
    m_bench->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().health == SourceHealth::Failing, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(u"asked too often (429), and again in"_s),
             qPrintable(m_bench->standing().reason));
    QVERIFY(m_bench->standing().reason.contains(u"Rate Limit Exceeded"_s));
    QVERIFY(m_bench->day().alerts().lanes().empty());
    const auto asked = m_fake->server().requests().size();
    QCOMPARE(asked, 3);
    const Instant refusedAt = m_bench->now();
    // Not before it may, whoever wishes it.
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_fake->server().requests().size() > asked, 30'000);
    QVERIFY(m_bench->now() - refusedAt > 800ms);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->isLive(), 30'000);
    QCOMPARE(m_bench->changes(), 8u);
}

void TestPagerDutyClient::tellsNoPageOfBefore()
{
    const QString old = m_fake->trigger(u"Old"_s);
    m_fake->notify(old, u"Alice"_s);
    const QString quiet = m_fake->trigger(u"Quiet"_s);
    open();
    letASecondBegin();
    m_fake->notify(old, u"Bob"_s);
    m_fake->notify(quiet, u"Carol"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && !m_bench->pages().empty(), 30'000);
    QCOMPARE(m_bench->pages().front().name, std::string("Quiet"));
    QVERIFY(m_bench->isRight(m_bench->pages().front(), m_fake->notifiedAt(quiet)));
    const int lists = m_fake->lists();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_fake->lists() > lists + 2, 30'000);
    QCOMPARE(m_bench->pages().size(), 1u);
}

void TestPagerDutyClient::tellsNothingTwiceAfterARestart()
{
    open();
    letASecondBegin();
    const QString stays = m_fake->trigger(u"Stays"_s);
    const QString ends = m_fake->trigger(u"Ends"_s);
    m_fake->notify(stays, u"Alice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->pages().size() == 1, 30'000);
    QVERIFY(m_bench->state(ends) == AlertState::Firing);
    m_fake->resolve(ends); // while nobody looks
    m_bench->restart();
    const int lists = m_fake->lists();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_fake->lists() > lists + 3, 30'000);
    QCOMPARE(m_bench->pages().size(), 1u);
    QCOMPARE(m_bench->changes(), 3u);
    QVERIFY(m_bench->state(stays) == AlertState::Firing);
    QVERIFY(m_bench->state(ends) == AlertState::Inactive);
    QVERIFY(m_bench->isRight(m_bench->lastChange("Ends"), m_fake->resolvedAt(ends)));
}

void TestPagerDutyClient::endsWhatIsGone()
{
    const QString id = m_fake->trigger(u"Merged into another"_s);
    open();
    const QDateTime before = QDateTime::currentDateTimeUtc();
    m_fake->remove(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Inactive, 30'000);
    QVERIFY(m_bench->lastChange().evidence == Evidence::Polled);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), before));
    QVERIFY(m_bench->isLive() && m_bench->standing().reason.isEmpty());
}

void TestPagerDutyClient::saysThatItCannotReadLogs()
{
    open();
    letASecondBegin();
    m_fake->setLogsFailing(503);
    const QString id = m_fake->trigger(u"Checkout is down"_s);
    m_fake->notify(id, u"Alice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Firing, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().reason.contains(u"whom it told"_s), 30'000);
    QVERIFY(m_bench->isLive());
    QVERIFY(m_bench->pages().empty());
    m_fake->setLogsFailing(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->pages().size() == 1, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().reason.isEmpty(), 30'000);
}

void TestPagerDutyClient::makesAlertsUnknownWhileItFails()
{
    const QString id = m_fake->trigger(u"Checkout is down"_s);
    open();
    QVERIFY(m_bench->state(id) == AlertState::Firing);
    m_fake->setFailing(503);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Unknown, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(u"cannot answer just now (503): Internal"_s),
             qPrintable(m_bench->standing().reason));
    m_fake->setFailing(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Firing, 30'000);
    QVERIFY(m_bench->lastChange().evidence == Evidence::Stamp);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->triggeredAt(id)));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->isLive(), 30'000);
}

void TestPagerDutyClient::refusesAWrongKey()
{
    m_bench = std::make_unique<SourceBench>(source(m_fake->url(), u"WRONG"_s));
    m_bench->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().health == SourceHealth::Failing, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(u"refuses the credentials (401)"_s),
             qPrintable(m_bench->standing().reason));
}

void TestPagerDutyClient::asksForNoStrangeLog()
{
    m_fake->trigger(u"Odd"_s, {{u"id"_s, u"../users?x=\n"_s}});
    m_fake->trigger(QString(10'000, u'x'), {{u"id"_s, 4711}, {u"created_at"_s, QJsonValue::Null}});
    m_fake->trigger(u"Nameless"_s, {{u"id"_s, QJsonValue::Null}});
    open();
    QCOMPARE(m_bench->day().alerts().lanes().size(), 2u);
    QVERIFY(m_bench->state(u"4711"_s) == AlertState::Firing);
    QVERIFY(m_bench->lastChange(QString(QString(199, u'x') + u'…').toStdString()).evidence
            == Evidence::Polled);
    QCOMPARE(m_fake->logs(u"4711"_s), 1);
    QCOMPARE(m_fake->server().requests().size(), 2);
}

void TestPagerDutyClient::dimsWhenItIsBad_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("garbage") << "\xff\xfe no JSON"_ba << u"cannot be understood"_s;
    QTest::newRow("empty") << ""_ba << u"is empty"_s;
    QTest::newRow("login") << "<html>Sign in"_ba << u"perhaps a login"_s;
    QTest::newRow("another kind") << R"({"incidents":{}})"_ba << u"cannot be understood"_s;
    QTest::newRow("more of nothing")
        << R"({"incidents":[],"more":true})"_ba << u"cannot be understood"_s;
}

void TestPagerDutyClient::dimsWhenItIsBad()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    m_fake->server().answer("/incidents", body);
    m_bench->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().health == SourceHealth::Failing, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(reason), qPrintable(m_bench->standing().reason));
    QVERIFY(m_bench->day().alerts().lanes().empty());
}

QTEST_GUILESS_MAIN(TestPagerDutyClient)
#include "tst_pagerdutyclient.moc"
