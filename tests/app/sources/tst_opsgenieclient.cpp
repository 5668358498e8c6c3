// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sources/fakeopsgenie.h"
#include "tests/app/sources/sourcebench.h"

#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeOpsgenie;
using Test::SourceBench;

class TestOpsgenieClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void followsAnAlert();
    void readsAllPages();
    void believesNothingHalfRead();
    void tellsNoPageOfBefore();
    void tellsNothingTwiceAfterARestart();
    void endsWhatIsGone();
    void saysThatItCannotReadRecipients();
    void makesAlertsUnknownWhileItFails();
    void refusesAWrongKey();
    void asksAboutNoStrangeId();
    void dimsWhenItIsBad_data();
    void dimsWhenItIsBad();

private:
    static AlertSource source(const QString &url, const QString &secret = u"KEY"_s)
    {
        return {.key = u"og"_s,
                .type = AlertSource::Type::Opsgenie,
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

    std::unique_ptr<FakeOpsgenie> m_fake;
    std::unique_ptr<SourceBench> m_bench;
};

void TestOpsgenieClient::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_fake = std::make_unique<FakeOpsgenie>();
    m_fake->setClockAhead(7s);
    m_bench = std::make_unique<SourceBench>(source(m_fake->url()));
}

void TestOpsgenieClient::cleanup()
{
    const QStringList complaints = m_fake->complaints();
    m_bench.reset();
    m_fake.reset();
    QCOMPARE(complaints, QStringList());
}

void TestOpsgenieClient::followsAnAlert()
{
    open();
    letASecondBegin();
    QVERIFY(m_bench->day().alerts().lanes().empty());
    const QString id = m_fake->create(u"Checkout is down"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Firing, 30'000);
    QCOMPARE(m_bench->day().alerts().lanes().front().name, std::string("Checkout is down"));
    QVERIFY(m_bench->lastChange().evidence == Evidence::Stamp);
    QVERIFY(m_bench->lastChange().plusMinusUs == 500);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->createdAt(id)));
    const Alert *alert = m_bench->day().alerts().find("og/" + id.toStdString());
    QVERIFY(alert->labels
            == (std::vector<Label>{{"alias", "shop-1000"},
                                   {"incident", "1000"},
                                   {"integration", "shop"},
                                   {"priority", "P2"},
                                   {"source", "web1.example"}}));
    QVERIFY(m_bench->pages().empty());
    m_fake->tell(id, u"Alice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && !m_bench->pages().empty(), 30'000);
    const Page page = m_bench->pages().front();
    QVERIFY(m_bench->isRight(page, m_fake->toldAt(id)));
    QVERIFY(page.evidence == Evidence::Stamp && page.plusMinus == 500us);
    QCOMPARE(page.name, std::string("Checkout is down"));
    QCOMPARE(page.source, std::string("og"));
    QVERIFY(page.alerts == std::vector{id.toStdString()});
    const int asked = m_fake->recipientQuestions(id);
    m_fake->tell(id, u"Bob"_s);
    m_fake->acknowledge(id);
    const int lists = m_fake->lists();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_fake->lists() > lists + 2, 30'000);
    QVERIFY(m_bench->state(id) == AlertState::Firing);
    QCOMPARE(m_fake->recipientQuestions(id), asked); // all is known of it
    const QDateTime before = QDateTime::currentDateTimeUtc();
    m_fake->snooze(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Suppressed,
                             30'000);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), before));
    m_fake->close(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Inactive, 30'000);
    QVERIFY(m_bench->lastChange().evidence == Evidence::Stamp);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->closedAt(id)));
    QCOMPARE(m_bench->changes(), 3u);
    QCOMPARE(m_bench->pages().size(), 1u);
}

void TestOpsgenieClient::readsAllPages()
{
    m_fake->setPageLimit(3);
    QStringList ids;
    for (int i = 0; i < 8; ++i)
        ids << m_fake->create(u"Incident %1"_s.arg(i));
    open();
    QCOMPARE(m_fake->lists(), 3);
    for (const QString &id : ids)
        QVERIFY(m_bench->state(id) == AlertState::Firing);
    m_fake->close(ids[1]);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(ids[1]) == AlertState::Inactive,
                             30'000);
    QVERIFY(m_bench->isRight(m_bench->lastChange("Incident 1"), m_fake->closedAt(ids[1])));
    QCOMPARE(m_bench->changes(), 9u);
}

void TestOpsgenieClient::believesNothingHalfRead()
{
    m_fake->setPageLimit(3);
    for (int i = 0; i < 8; ++i)
        m_fake->create(u"Incident %1"_s.arg(i));
    m_fake->limitTo(2, 1s);
    m_bench->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().health == SourceHealth::Failing, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(u"asked too often (429), and again in"_s),
             qPrintable(m_bench->standing().reason));
    QVERIFY(m_bench->standing().reason.contains(u"making too many requests"_s));
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

void TestOpsgenieClient::tellsNoPageOfBefore()
{
    const QString old = m_fake->create(u"Old"_s);
    m_fake->tell(old, u"Alice"_s);
    const QString quiet = m_fake->create(u"Quiet"_s);
    open();
    letASecondBegin();
    m_fake->tell(old, u"Bob"_s);
    m_fake->tell(quiet, u"Carol"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && !m_bench->pages().empty(), 30'000);
    QCOMPARE(m_bench->pages().front().name, std::string("Quiet"));
    QVERIFY(m_bench->isRight(m_bench->pages().front(), m_fake->toldAt(quiet)));
    const int lists = m_fake->lists();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_fake->lists() > lists + 2, 30'000);
    QCOMPARE(m_bench->pages().size(), 1u);
}

void TestOpsgenieClient::tellsNothingTwiceAfterARestart()
{
    open();
    letASecondBegin();
    const QString stays = m_fake->create(u"Stays"_s);
    const QString ends = m_fake->create(u"Ends"_s);
    m_fake->tell(stays, u"Alice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->pages().size() == 1, 30'000);
    QVERIFY(m_bench->state(ends) == AlertState::Firing);
    m_fake->close(ends); // while nobody looks
    m_bench->restart();
    const int lists = m_fake->lists();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_fake->lists() > lists + 3, 30'000);
    QCOMPARE(m_bench->pages().size(), 1u);
    QCOMPARE(m_bench->changes(), 3u);
    QVERIFY(m_bench->state(stays) == AlertState::Firing);
    QVERIFY(m_bench->state(ends) == AlertState::Inactive);
    QVERIFY(m_bench->isRight(m_bench->lastChange("Ends"), m_fake->closedAt(ends)));
}

void TestOpsgenieClient::endsWhatIsGone()
{
    const QString id = m_fake->create(u"Merged into another"_s);
    open();
    const QDateTime before = QDateTime::currentDateTimeUtc();
    m_fake->remove(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Inactive, 30'000);
    QVERIFY(m_bench->lastChange().evidence == Evidence::Polled);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), before));
    QVERIFY(m_bench->isLive() && m_bench->standing().reason.isEmpty());
}

void TestOpsgenieClient::saysThatItCannotReadRecipients()
{
    open();
    letASecondBegin();
    m_fake->setRecipientsFailing(503);
    const QString id = m_fake->create(u"Checkout is down"_s);
    m_fake->tell(id, u"Alice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Firing, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().reason.contains(u"whom it told"_s), 30'000);
    QVERIFY(m_bench->isLive());
    QVERIFY(m_bench->pages().empty());
    m_fake->setRecipientsFailing(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->pages().size() == 1, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().reason.isEmpty(), 30'000);
}

void TestOpsgenieClient::makesAlertsUnknownWhileItFails()
{
    const QString id = m_fake->create(u"Checkout is down"_s);
    open();
    QVERIFY(m_bench->state(id) == AlertState::Firing);
    m_fake->setFailing(503);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Unknown, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(u"cannot answer just now (503): because"_s),
             qPrintable(m_bench->standing().reason));
    m_fake->setFailing(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->asks() && m_bench->state(id) == AlertState::Firing, 30'000);
    QVERIFY(m_bench->lastChange().evidence == Evidence::Stamp);
    QVERIFY(m_bench->isRight(m_bench->lastChange(), m_fake->createdAt(id)));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->isLive(), 30'000);
}

void TestOpsgenieClient::refusesAWrongKey()
{
    m_bench = std::make_unique<SourceBench>(source(m_fake->url(), u"WRONG"_s));
    m_bench->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().health == SourceHealth::Failing, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(u"refuses the credentials (403)"_s),
             qPrintable(m_bench->standing().reason));
}

void TestOpsgenieClient::asksAboutNoStrangeId()
{
    m_fake->create(u"Odd"_s, {{u"id"_s, u"../users?x=\n"_s}});
    m_fake->create(QString(10'000, u'x'), {{u"id"_s, 4711}, {u"createdAt"_s, QJsonValue::Null}});
    m_fake->create(u"Nameless"_s, {{u"id"_s, QJsonValue::Null}});
    open();
    QCOMPARE(m_bench->day().alerts().lanes().size(), 2u);
    QVERIFY(m_bench->state(u"4711"_s) == AlertState::Firing);
    QVERIFY(m_bench->lastChange(QString(QString(199, u'x') + u'…').toStdString()).evidence
            == Evidence::Polled);
    QVERIFY(m_fake->server().requests().back().target.startsWith("/v2/alerts/4711/recipients"));
    QCOMPARE(m_fake->server().requests().size(), 2);
}

void TestOpsgenieClient::dimsWhenItIsBad_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("garbage") << "\xff\xfe no JSON"_ba << u"cannot be understood"_s;
    QTest::newRow("empty") << ""_ba << u"is empty"_s;
    QTest::newRow("login") << "<html>Sign in"_ba << u"perhaps a login"_s;
    QTest::newRow("another kind") << R"({"data":{}})"_ba << u"cannot be understood"_s;
}

void TestOpsgenieClient::dimsWhenItIsBad()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    m_fake->server().answer("/v2/alerts", body);
    m_bench->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->standing().health == SourceHealth::Failing, 30'000);
    QVERIFY2(m_bench->standing().reason.contains(reason), qPrintable(m_bench->standing().reason));
    QVERIFY(m_bench->day().alerts().lanes().empty());
}

QTEST_GUILESS_MAIN(TestOpsgenieClient)
#include "tst_opsgenieclient.moc"
