// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/openday.h"
#include "models/day/entries.h"
#include "models/rules/canaryproof.h"
#include "tests/support/fakeserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Test::FakeServer;

namespace {

/// What an Alertmanager is to a canary: keeps the alert that was posted last, until its end.
class FakeAlertmanager
{
public:
    FakeAlertmanager()
    {
        m_server.handle("/api/v2/alerts", [this](const FakeServer::Request &request) {
            return request.verb == "POST" ? take(request) : tell();
        });
        m_server.handle("/api/v2/", [](const FakeServer::Request &) {
            return FakeServer::Reaction{.status = 404, .body = "\"no\""};
        });
    }

    [[nodiscard]] QString url() const { return m_server.url().toString(); }
    [[nodiscard]] const QList<QJsonObject> &posts() const { return m_posts; }
    [[nodiscard]] bool isOver() const
    {
        const QString end = m_posts.back()["endsAt"_L1].toString();
        return end <= toRfc3339(RoomClock().now());
    }
    void refuse(int status) { m_status = status; }
    /// Called before a post is answered.
    std::function<void(const QJsonObject &)> onPost;

private:
    FakeServer::Reaction take(const FakeServer::Request &request)
    {
        const QJsonObject alert = QJsonDocument::fromJson(request.body).array().at(0).toObject();
        if (onPost)
            onPost(alert);
        if (m_status != 200)
            return {.status = m_status, .body = "\"not today\""};
        m_posts.push_back(alert);
        return {};
    }

    FakeServer::Reaction tell() const
    {
        QJsonArray alerts;
        if (!m_posts.isEmpty() && !isOver()) {
            QJsonObject alert = m_posts.back();
            alert.insert(u"fingerprint"_s, u"00f1"_s);
            alert.insert(u"updatedAt"_s, alert["startsAt"_L1]);
            alert.insert(u"receivers"_s, QJsonArray{QJsonObject{{u"name"_s, u"pager"_s}}});
            alert.insert(u"status"_s,
                         QJsonObject{{u"state"_s, u"active"_s},
                                     {u"silencedBy"_s, QJsonArray()},
                                     {u"inhibitedBy"_s, QJsonArray()}});
            alerts.push_back(alert);
        }
        return {.body = QJsonDocument(alerts).toJson(),
                .headers = "Content-Type: application/json\r\n"};
    }

    FakeServer m_server;
    QList<QJsonObject> m_posts;
    int m_status = 200;
};

/// A real day in a store of its own.
struct Room
{
    Room(const QString &path, qint64 number)
        : day(live, clock, path, number)
    {
        QSignalSpy opened(&day, &OpenDay::opened);
        isOpen = opened.wait(30'000);
    }
    void page()
    {
        day.record({Entries::pageSent({.seenAt = clock.now(),
                                       .at = clock.now(),
                                       .source = "hook",
                                       .name = "ChaosroomCanary",
                                       .alerts = {"00f1"}})});
    }
    [[nodiscard]] std::optional<CanaryProof> proof() const
    {
        return lastProofOf(live.day(), u"am"_s, clock.now());
    }
    [[nodiscard]] bool isAt(CanaryProof::Standing standing) const
    {
        return proof() && proof()->standing == standing;
    }

    RoomClock clock;
    LiveDay live;
    OpenDay day;
    bool isOpen = false;
};

using Standing = CanaryProof::Standing;
constexpr int patient = 30'000;

} // namespace

class TestCanaryPost : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void provesAPathAndTakesItBack();
    void givesUpInTime();
    void saysWhyItWasNotTaken();
    void takesBackWhatAnEarlierSessionLeft();
    void makesRoomForAnExperiment();
    void refusesWithWords();
    void triesAgainWhatCouldNotBeTakenBack();

private:
    qint64 makeDay(bool isHeard = true);
    [[nodiscard]] QString path() const { return m_folder->filePath(u"room.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeAlertmanager> m_alertmanager;
};

void TestCanaryPost::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_alertmanager = std::make_unique<FakeAlertmanager>();
}

qint64 TestCanaryPost::makeDay(bool isHeard)
{
    Plan plan;
    plan.day.title = u"Day"_s;
    AlertSource am{.key = u"am"_s,
                   .type = AlertSource::Type::Alertmanager,
                   .url = m_alertmanager->url(),
                   .interval = 200ms};
    am.canary.labels = {{u"severity"_s, u"page"_s}};
    plan.sources = {am};
    if (isHeard)
        plan.sources.push_back(
            {.key = u"hook"_s, .type = AlertSource::Type::Webhook, .url = u"127.0.0.1:0"_s});
    plan.experiments = {{.key = u"db"_s, .title = u"Database"_s}};
    const auto info = createDay(path(), plan);
    return info ? info->number : 0;
}

void TestCanaryPost::provesAPathAndTakesItBack()
{
    Room room(path(), makeDay());
    QVERIFY(room.isOpen);
    bool wasDurable = false;
    m_alertmanager->onPost = [&](const QJsonObject &alert) {
        const auto id = alert["labels"_L1]["chaosroom_canary"_L1].toString().toStdString();
        wasDurable = room.live.day().canaries().find(id) != nullptr;
    };
    QSignalSpy ended(&room.day.canaries(), &CanaryPost::ended);
    room.day.canaries().prove({u"am"_s});
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Known), patient);
    QVERIFY(wasDurable);
    QCOMPARE(m_alertmanager->posts().size(), 1);
    room.page();
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Proven), patient);
    QCOMPARE(m_alertmanager->posts().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patient);
    const CanaryProof proof = *room.proof();
    QVERIFY(proof.known && proof.told);
    QVERIFY(proof.known->length <= proof.told->length + proof.told->plusMinus);
    QCOMPARE(proof.toldBy, std::string("hook"));
    QVERIFY(!room.live.day().canaries().all().front().by.isEmpty());
}

void TestCanaryPost::givesUpInTime()
{
    Room room(path(), makeDay());
    room.day.canaries().prove({u"am"_s}, 1500ms);
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Untold), patient);
    QVERIFY(m_alertmanager->isOver());
}

void TestCanaryPost::saysWhyItWasNotTaken()
{
    m_alertmanager->refuse(400);
    Room room(path(), makeDay());
    QSignalSpy ended(&room.day.canaries(), &CanaryPost::ended);
    room.day.canaries().prove({u"am"_s});
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Refused), patient);
    QVERIFY(room.proof()->failure.contains(u"not today"_s));
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patient);
    QVERIFY(!room.live.day().canaries().isAnyOut());
}

void TestCanaryPost::takesBackWhatAnEarlierSessionLeft()
{
    const qint64 day = makeDay();
    {
        Room room(path(), day);
        room.day.canaries().prove({u"am"_s});
        QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Known), patient);
    }
    QVERIFY(!m_alertmanager->isOver());
    Room room(path(), day);
    QVERIFY(room.isOpen);
    QTRY_VERIFY_WITH_TIMEOUT(m_alertmanager->isOver(), patient);
    QTRY_VERIFY_WITH_TIMEOUT(!room.live.day().canaries().isAnyOut(), patient);
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Untold), patient);
    QCOMPARE(m_alertmanager->posts().size(), 2); // nothing was sent anew
}

void TestCanaryPost::makesRoomForAnExperiment()
{
    Room room(path(), makeDay());
    room.day.canaries().prove({u"am"_s});
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Known), patient);
    room.day.wish(Entries::started(u"db"_s));
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Untold), patient);
    QVERIFY(m_alertmanager->isOver());
    QSignalSpy refused(&room.day.canaries(), &CanaryPost::refused);
    room.day.canaries().prove({u"am"_s});
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.front().at(1).toString().contains(u"Database"_s));
}

void TestCanaryPost::refusesWithWords()
{
    Room room(path(), makeDay(false));
    QSignalSpy refused(&room.day.canaries(), &CanaryPost::refused);
    room.day.canaries().prove({u"nobody"_s});
    QCOMPARE(refused.size(), 1);
    // Nobody would hear that somebody is told: it is not waited for.
    room.day.canaries().prove({u"am"_s});
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Unheard), patient);
}

void TestCanaryPost::triesAgainWhatCouldNotBeTakenBack()
{
    Room room(path(), makeDay());
    room.day.canaries().prove({u"am"_s});
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Known), patient);
    m_alertmanager->refuse(500);
    room.page();
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::NotCleared), patient);
    QVERIFY(room.live.day().canaries().isAnyOut());
    m_alertmanager->refuse(200);
    room.day.canaries().prove({u"am"_s}); // the way is not free yet: the old one goes first
    QTRY_VERIFY_WITH_TIMEOUT(room.isAt(Standing::Proven), patient);
    QCOMPARE(room.live.day().canaries().all().size(), 1U);
}

QTEST_GUILESS_MAIN(TestCanaryPost)
#include "tst_canarypost.moc"
