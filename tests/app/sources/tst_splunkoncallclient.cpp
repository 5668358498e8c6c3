// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sources/fakesplunkoncall.h"
#include "tests/app/sources/sourcebench.h"

#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeSplunkOnCall;
using Test::SourceBench;

class TestSplunkOnCallClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void followsAnIncident();
    void tellsWhatWasOverBetweenTwoRounds();
    void heedsRetryAfter();
    void tellsNothingTwiceAfterARestart();
    void endsWhatIsNotListed();
    void makesAlertsUnknownWhileItFails();
    void refusesAWrongKey();
    void dimsWhenItIsBad_data();
    void dimsWhenItIsBad();

private:
    static AlertSource source(const QString &url, const QString &secret = u"KEY"_s)
    {
        return {.key = u"vo"_s,
                .type = AlertSource::Type::SplunkOnCall,
                .url = url,
                .interval = 1s,
                .user = u"room"_s,
                .secret = secret};
    }
    void open()
    {
        m_bench->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->isLive(), 30'000);
    }

    /// So many more questions, asked and answered.
    void letItAnswer(int questions)
    {
        const int calls = m_fake->calls() + questions;
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_fake->calls() >= calls, 30'000);
        const Instant asked = m_bench->now();
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->now() > asked + 20ms, 30'000);
    }

    std::unique_ptr<FakeSplunkOnCall> m_fake;
    std::unique_ptr<SourceBench> m_bench;
};

void TestSplunkOnCallClient::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_fake = std::make_unique<FakeSplunkOnCall>();
    m_fake->setClockAhead(-7s);
    m_bench = std::make_unique<SourceBench>(source(m_fake->url()));
}

void TestSplunkOnCallClient::cleanup()
{
    const QStringList complaints = m_fake->complaints();
    m_bench.reset();
    m_fake.reset();
    QCOMPARE(complaints, QStringList());
}

void TestSplunkOnCallClient::followsAnIncident()
{
    open();
    const QString id = m_fake->trigger(u"Checkout is down"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Firing, 30'000);
    QCOMPARE(m_bench->day().alerts().lanes().front().name, std::string("Checkout is down"));
    QVERIFY(m_bench->lastChange().evidence == Evidence::Stamp);
    QVERIFY(m_bench->lastChange().plusMinusUs == 500'000);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->triggeredAt(id)));
    const Alert *alert = m_bench->day().alerts().find("vo/" + id.toStdString());
    QVERIFY(alert->labels
            == (std::vector<Label>{{"entity_id", "shop/Checkout is down"},
                                   {"host", "web1.example"},
                                   {"incident", "40"},
                                   {"routing_key", "shop"},
                                   {"service", "shop"},
                                   {"severity", "CRITICAL"}}));
    QVERIFY(m_bench->pages().empty());
    m_fake->page(id, u"alice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && !m_bench->pages().empty(), 30'000);
    const Page page = m_bench->pages().front();
    QVERIFY(m_bench->isRight(page, m_fake->pagedAt(id)));
    QVERIFY(page.evidence == Evidence::Polled);
    QVERIFY(page.plusMinus < 1s);
    QCOMPARE(page.name, std::string("Checkout is down"));
    QVERIFY(page.alerts == std::vector{id.toStdString()});
    m_fake->page(id, u"bob"_s);
    m_fake->acknowledge(id);
    letItAnswer(1);
    QVERIFY(m_bench->state(id) == AlertState::Firing);
    m_fake->resolve(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Inactive, 30'000);
    QVERIFY(m_bench->lastChange().evidence == Evidence::Stamp);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->resolvedAt(id)));
    QCOMPARE(m_bench->changes(), 2u);
    QCOMPARE(m_bench->pages().size(), 1u);
    QCOMPARE(m_fake->refused(), 0); // however often it was wished for
}

void TestSplunkOnCallClient::tellsWhatWasOverBetweenTwoRounds()
{
    const QString old = m_fake->trigger(u"Old"_s);
    m_fake->page(old, u"alice"_s);
    m_fake->resolve(old);
    open();
    const QString id = m_fake->trigger(u"Brief"_s);
    m_fake->page(id, u"alice"_s);
    m_fake->resolve(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->changes() == 2, 30'000);
    QCOMPARE(m_bench->day().alerts().lanes().front().name, std::string("Brief"));
    QVERIFY(m_bench->state(id) == AlertState::Inactive);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->resolvedAt(id)));
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->pages().size(), 1u, 30'000);
    QVERIFY(m_bench->isRight(m_bench->pages().front(), m_fake->pagedAt(id)));
    letItAnswer(1);
    QCOMPARE(m_bench->changes(), 2u);
}

void TestSplunkOnCallClient::heedsRetryAfter()
{
    m_fake->refuseFor(1s);
    m_bench->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().health == SourceHealth::Failing, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(u"asked too often (429), and again in"_s),
             qPrintable(m_bench->standing().reason));
    const Instant refusedAt = m_bench->now();
    QCOMPARE(m_fake->calls(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_fake->calls() > 1, 30'000);
    QVERIFY(m_bench->now() - refusedAt > 800ms);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->isLive(), 30'000);
    QCOMPARE(m_fake->refused(), 1);
}

void TestSplunkOnCallClient::tellsNothingTwiceAfterARestart()
{
    open();
    const QString stays = m_fake->trigger(u"Stays"_s);
    const QString ends = m_fake->trigger(u"Ends"_s);
    const QString quiet = m_fake->trigger(u"Quiet"_s);
    m_fake->page(stays, u"alice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->pages().size() == 1, 30'000);
    QVERIFY(m_bench->state(ends) == AlertState::Firing);
    m_fake->resolve(ends); // while nobody looks
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->isRested(), 30'000);
    m_bench->restart();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(ends) == AlertState::Inactive,
                             30'000);
    QVERIFY(m_bench->isRight(m_bench->lastChange("Ends"), m_fake->resolvedAt(ends)));
    letItAnswer(1);
    QCOMPARE(m_bench->pages().size(), 1u);
    QCOMPARE(m_bench->changes(), 4u);
    m_fake->page(quiet, u"bob"_s); // nobody was told of it before
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->pages().size() == 2, 30'000);
    QVERIFY(m_bench->isRight(m_bench->pages().back(), m_fake->pagedAt(quiet)));
}

void TestSplunkOnCallClient::endsWhatIsNotListed()
{
    const QString id = m_fake->trigger(u"Forgotten"_s);
    open();
    const QDateTime before = QDateTime::currentDateTimeUtc();
    m_fake->remove(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Inactive, 30'000);
    QVERIFY(m_bench->lastChange().evidence == Evidence::Polled);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), before));
}

void TestSplunkOnCallClient::makesAlertsUnknownWhileItFails()
{
    const QString id = m_fake->trigger(u"Checkout is down"_s);
    open();
    m_fake->setFailing(503);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Unknown, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(u"cannot answer just now (503): because"_s),
             qPrintable(m_bench->standing().reason));
    m_fake->setFailing(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Firing, 30'000);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->triggeredAt(id)));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->isLive(), 30'000);
}

void TestSplunkOnCallClient::refusesAWrongKey()
{
    m_bench = std::make_unique<SourceBench>(source(m_fake->url(), u"WRONG"_s));
    m_bench->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().health == SourceHealth::Failing, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(u"refuses the credentials (403)"_s),
             qPrintable(m_bench->standing().reason));
}

void TestSplunkOnCallClient::dimsWhenItIsBad_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("garbage") << "\xff\xfe no JSON"_ba << u"cannot be understood"_s;
    QTest::newRow("empty") << ""_ba << u"is empty"_s;
    QTest::newRow("login") << "<html>Sign in"_ba << u"perhaps a login"_s;
    QTest::newRow("another kind") << R"({"incidents":{}})"_ba << u"cannot be understood"_s;
}

void TestSplunkOnCallClient::dimsWhenItIsBad()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    m_fake->server().answer("/api-public", body);
    m_bench->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().health == SourceHealth::Failing, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(reason), qPrintable(m_bench->standing().reason));
    QVERIFY(m_bench->day().alerts().lanes().empty());
}

QTEST_GUILESS_MAIN(TestSplunkOnCallClient)
#include "tst_splunkoncallclient.moc"
