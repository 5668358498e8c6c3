// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/openday.h"
#include "models/rules/canaryproof.h"
#include "tests/app/sources/fakeopsgenie.h"
#include "tests/app/sources/fakepagerduty.h"
#include "tests/app/sources/fakesplunkoncall.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Test::FakeOpsgenie;
using Test::FakePagerDuty;
using Test::FakeServer;
using Test::FakeSplunkOnCall;

namespace {

constexpr int patient = 60'000;
constexpr auto tellsAfter = 700ms;
constexpr auto integrationKey = "int3gration-k3y";

/// Where an on-call system takes what others tell it: what is opened there is an incident of the
/// service, of which somebody is told a little later.
class Intake
{
public:
    using Reaction = FakeServer::Reaction;
    using Request = FakeServer::Request;

    [[nodiscard]] QString url() const { return m_server.url().toString(); }

    void speak(FakePagerDuty &service)
    {
        m_server.handle("/v2/enqueue", [this, &service](const Request &request) {
            const QJsonObject event = bodyOf(request);
            if (event["routing_key"_L1].toString() != QLatin1String(integrationKey))
                return Reaction{.status = 400, .body = R"({"status":"invalid event"})"};
            const QString key = event["dedup_key"_L1].toString();
            if (event["event_action"_L1] == "trigger"_L1) {
                open(key, service.trigger(event["payload"_L1]["summary"_L1].toString()),
                     [&service](const QString &id) { service.notify(id, u"Alice"_s); });
            } else {
                close(key, [&service](const QString &id) { service.resolve(id); });
            }
            return Reaction{.status = 202, .body = R"({"status":"success","dedup_key":"x"})"};
        });
    }

    void speak(FakeSplunkOnCall &service)
    {
        const QByteArray path =
            QByteArray("/integrations/generic/20131114/alert/") + integrationKey + "/checkout";
        m_server.handle(path, [this, &service](const Request &request) {
            const QJsonObject event = bodyOf(request);
            const QString key = event["entity_id"_L1].toString();
            if (event["message_type"_L1] == "CRITICAL"_L1) {
                open(key, service.trigger(event["entity_display_name"_L1].toString()),
                     [&service](const QString &id) { service.page(id, u"alice"_s); });
            } else {
                close(key, [&service](const QString &id) { service.resolve(id); });
            }
            return Reaction{.body = R"({"result":"success","entity_id":"x"})"};
        });
    }

    void speak(FakeOpsgenie &service)
    {
        m_server.handle("/v2/alerts", [this, &service](const Request &request) {
            if (request.headers.value("authorization") != QByteArray("GenieKey ") + integrationKey)
                return Reaction{.status = 403, .body = R"({"message":"no"})"};
            const QByteArray path = request.target.split('?').front();
            if (path.endsWith("/close")) {
                close(QString::fromUtf8(path.split('/').at(3)),
                      [&service](const QString &id) { service.close(id); });
            } else {
                const QJsonObject alert = bodyOf(request);
                open(alert["alias"_L1].toString(), service.create(alert["message"_L1].toString()),
                     [&service](const QString &id) { service.tell(id, u"alice"_s); });
            }
            return Reaction{.status = 202,
                            .body = R"({"result":"Request will be processed","requestId":"r"})"};
        });
    }

    [[nodiscard]] int opened() const { return m_opened; }
    [[nodiscard]] bool isAllClosed() const { return m_open.isEmpty(); }

private:
    static QJsonObject bodyOf(const Request &request)
    {
        return QJsonDocument::fromJson(request.body).object();
    }
    void open(const QString &key, const QString &id, const std::function<void(QString)> &tell)
    {
        m_open.insert(key, id);
        ++m_opened;
        QTimer::singleShot(tellsAfter, &m_server, [id, tell] { tell(id); });
    }
    void close(const QString &key, const std::function<void(QString)> &act)
    {
        if (m_open.contains(key))
            act(m_open.take(key));
    }

    FakeServer m_server;
    QHash<QString, QString> m_open; ///< the service's ids, by what the sender calls it
    int m_opened = 0;
};

} // namespace

class TestCanaryRound : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void goesThroughPagerDuty();
    void goesThroughSplunkOnCall();
    void goesThroughOpsgenie();

private:
    /// A canary through the source is known, told of by it and taken back, and its key stays out
    /// of the store.
    void prove(const AlertSource &source);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Intake> m_intake;
};

void TestCanaryRound::initTestCase()
{
    qputenv("CHAOSROOM_TEST_API", "s3cret");
    qputenv("CHAOSROOM_TEST_INTEGRATION", integrationKey);
}

void TestCanaryRound::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_intake = std::make_unique<Intake>();
}

void TestCanaryRound::prove(const AlertSource &source)
{
    const QString path = m_folder->filePath(u"room.db"_s);
    Plan plan;
    plan.day.title = u"Day"_s;
    plan.sources = {source};
    const auto info = createDay(path, plan);
    QVERIFY(info);
    RoomClock clock;
    LiveDay live;
    {
        OpenDay day(live, clock, path, info->number);
        QSignalSpy opened(&day, &OpenDay::opened);
        QVERIFY(opened.wait(patient));
        QSignalSpy ended(&day.canaries(), &CanaryPost::ended);
        day.canaries().prove({source.key});
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patient);
    }
    const auto proof = lastProofOf(live.day(), source.key, clock.now());
    QVERIFY(proof);
    QVERIFY2(proof->standing == CanaryProof::Standing::Proven, qPrintable(proof->failure));
    QVERIFY(proof->known && proof->told);
    QCOMPARE(proof->toldBy, source.key.toStdString());
    // Never before it was told, as far as that is known.
    QVERIFY(proof->told->length + proof->told->plusMinus >= tellsAfter);
    QVERIFY(proof->known->length - proof->known->plusMinus
            <= proof->told->length + proof->told->plusMinus);
    QCOMPARE(m_intake->opened(), 1);
    QVERIFY(m_intake->isAllClosed());
    const QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QString &name : files) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(integrationKey), qPrintable(name));
    }
}

void TestCanaryRound::goesThroughPagerDuty()
{
    FakePagerDuty service;
    m_intake->speak(service);
    prove({.key = u"pd"_s,
           .type = AlertSource::Type::PagerDuty,
           .url = service.url(),
           .secret = u"CHAOSROOM_TEST_API"_s,
           .canary = {.secret = u"CHAOSROOM_TEST_INTEGRATION"_s, .url = m_intake->url()}});
    QCOMPARE(service.complaints(), QStringList());
}

void TestCanaryRound::goesThroughSplunkOnCall()
{
    FakeSplunkOnCall service;
    m_intake->speak(service);
    prove({.key = u"vo"_s,
           .type = AlertSource::Type::SplunkOnCall,
           .url = service.url(),
           .user = u"room"_s,
           .secret = u"CHAOSROOM_TEST_API"_s,
           .canary = {.secret = u"CHAOSROOM_TEST_INTEGRATION"_s,
                      .routingKey = u"checkout"_s,
                      .url = m_intake->url()}});
    QCOMPARE(service.complaints(), QStringList());
}

void TestCanaryRound::goesThroughOpsgenie()
{
    FakeOpsgenie service;
    m_intake->speak(service);
    prove({.key = u"og"_s,
           .type = AlertSource::Type::Opsgenie,
           .url = service.url(),
           .secret = u"CHAOSROOM_TEST_API"_s,
           .canary = {.secret = u"CHAOSROOM_TEST_INTEGRATION"_s, .url = m_intake->url()}});
    QCOMPARE(service.complaints(), QStringList());
}

QTEST_GUILESS_MAIN(TestCanaryRound)
#include "tst_canaryround.moc"
