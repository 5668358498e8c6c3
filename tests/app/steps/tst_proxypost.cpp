// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxypost.h"

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/journal/store.h"
#include "app/openday.h"
#include "models/day/entries.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000; ///< ms

PlannedStep switchTo(const QString &fault)
{
    return {.provider = PlannedStep::Provider::Scripted,
            .text = fault,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":\"proxy\","
                        "\"proxy\":\"shop\",\"fault\":\"%1\"}}"_s.arg(fault)};
}

/// Says "hello" to whoever connects.
class Service
{
public:
    Service()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *client = m_server.nextPendingConnection();
            client->write("hello");
        });
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
};

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// A day, open in a room, with one proxy.
struct Room
{
    Room(const QString &path, qint64 number)
        : day(live, clock, path, number)
    {
        QObject::connect(&day.proxies(), &ProxyPost::stood, &day,
                         [this](const std::vector<ProxyStanding> &now) { standings = now; });
        QSignalSpy opened(&day, &OpenDay::opened);
        isOpen = opened.wait(patience);
    }
    [[nodiscard]] const Run &run() const { return *live.day().run(u"db"_s); }
    [[nodiscard]] const StepRun *ended(StepPhase phase, int number) const
    {
        const StepRun *step = live.day().steps().last(u"db"_s, phase, number);
        return step && !step->isUnderWay() ? step : nullptr;
    }
    [[nodiscard]] QString fault() const
    {
        const ProxySwitch *made = live.day().proxies().faultOf(u"shop"_s);
        return made ? made->fault.line() : u"none"_s;
    }
    [[nodiscard]] const ProxySwitch &last() const { return live.day().proxies().all().back(); }
    [[nodiscard]] bool listens() const { return !standings.empty() && standings[0].isListening; }

    RoomClock clock;
    LiveDay live;
    OpenDay day;
    std::vector<ProxyStanding> standings;
    bool isOpen = false;
};

} // namespace

/// The proxies of a day that is open, and steps that switch them.
class TestProxyPost : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void passesOnWhileTheDayIs();
    void isClosedOnOtherDays();
    void switchesAtTPlusZero();
    void writesTheSwitchDownBeforeItHappens();
    void healsWhatNoStepOfTheWayBackHeals();
    void healsByAStep();
    void letsAPersonSwitch();
    void refusesAFaultBeforeTheTrigger();
    void healsOnAnEmergencyStop();
    void saysThatItCannotListenAndTriesAgain();
    void doesNotClaimAFaultOfARoomThatEnded();

private:
    qint64 makeDay(std::vector<PlannedStep> method, std::vector<PlannedStep> back = {},
                   QDate date = {});
    void trigger(Room &room);
    /// What a client of the proxy gets: the service's word, or nothing.
    [[nodiscard]] QByteArray heard() const;
    [[nodiscard]] QString path() const { return m_folder->filePath(u"room.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Service> m_service;
    quint16 m_port = 0;
};

void TestProxyPost::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<Service>();
    m_port = freePort();
}

qint64 TestProxyPost::makeDay(std::vector<PlannedStep> method, std::vector<PlannedStep> back,
                              QDate date)
{
    Plan plan;
    plan.day = {.title = u"Day"_s, .date = date};
    plan.proxies = {{.key = u"shop"_s,
                     .listen = QString::number(m_port),
                     .target = u"127.0.0.1:%1"_s.arg(m_service->port())}};
    plan.experiments = {Experiment{.key = u"db"_s,
                                   .title = u"The shop refuses"_s,
                                   .method = std::move(method),
                                   .backOutPlan = std::move(back)}};
    const auto made = createDay(path(), plan);
    return made ? made->number : 0;
}

void TestProxyPost::trigger(Room &room)
{
    room.day.wish(Entries::started(u"db"_s));
    room.day.wish(Entries::triggered(u"db"_s, 100ms));
}

QByteArray TestProxyPost::heard() const
{
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    QByteArray bytes;
    // The service lives in this thread.
    (void)QTest::qWaitFor(
        [&] {
            bytes += client.readAll();
            return bytes.size() == 5 || client.state() == QAbstractSocket::UnconnectedState;
        },
        patience);
    return bytes;
}

void TestProxyPost::passesOnWhileTheDayIs()
{
    {
        Room room(path(), makeDay({}));
        QVERIFY(room.isOpen);
        QTRY_VERIFY_WITH_TIMEOUT(room.listens(), patience);
        QCOMPARE(heard(), QByteArray("hello"));
        QTRY_COMPARE_WITH_TIMEOUT(room.standings[0].fromServers, 5, patience);
        QCOMPARE(room.standings[0].accepted, 1);
        QVERIFY(room.standings[0].trouble.isEmpty());
    }
    QCOMPARE(heard(), QByteArray()); // with the room the proxy is gone
}

void TestProxyPost::isClosedOnOtherDays()
{
    Room room(path(), makeDay({}, {}, QDate::currentDate().addDays(30)));
    QVERIFY(room.isOpen);
    room.day.wish(Entries::note(u"note"_s, u"long before"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!room.live.day().story().empty(), patience);
    QCOMPARE(heard(), QByteArray());
    room.day.wish(Entries::started(u"db"_s)); // an experiment needs them, whatever day it is
    QTRY_VERIFY_WITH_TIMEOUT(room.listens(), patience);
    QCOMPARE(heard(), QByteArray("hello"));
}

void TestProxyPost::switchesAtTPlusZero()
{
    Room room(path(), makeDay({switchTo(u"refuse"_s)}));
    QVERIFY(room.isOpen);
    QTRY_VERIFY_WITH_TIMEOUT(room.listens(), patience);
    const Instant before = room.clock.now();
    trigger(room);
    QTRY_VERIFY_WITH_TIMEOUT(room.ended(StepPhase::Method, 0), patience);
    QCOMPARE(heard(), QByteArray());
    const StepRun &step = *room.ended(StepPhase::Method, 0);
    QCOMPARE(step.outcome, StepOutcome::Succeeded);
    QCOMPARE(step.command, u"proxy shop: refuse"_s);
    QVERIFY(step.isTrigger && step.actedAt);
    QCOMPARE(room.run().triggeredAt->at, step.actedAt->at);
    QVERIFY(step.actedAt->at > before && step.actedAt->at < *step.endedAt);
    QCOMPARE(room.fault(), u"refuse"_s);
    QCOMPARE(room.last().step, step.key);
}

void TestProxyPost::writesTheSwitchDownBeforeItHappens()
{
    Room room(path(), makeDay({switchTo(u"refuse"_s)}));
    QVERIFY(room.isOpen);
    QTRY_VERIFY_WITH_TIMEOUT(room.listens(), patience);
    trigger(room);
    QTRY_VERIFY_WITH_TIMEOUT(room.ended(StepPhase::Method, 0), patience);
    // Of the step's beginning, of the switch, then the switch itself.
    const StepRun &step = *room.ended(StepPhase::Method, 0);
    QVERIFY(step.begunAt <= room.last().at);
    QVERIFY(room.last().at <= step.actedAt->at);
}

void TestProxyPost::healsWhatNoStepOfTheWayBackHeals()
{
    Room room(path(), makeDay({switchTo(u"refuse"_s)}));
    QVERIFY(room.isOpen);
    trigger(room);
    QTRY_VERIFY_WITH_TIMEOUT(room.ended(StepPhase::Method, 0), patience);
    room.day.wish(Entries::backedOut(u"db"_s, {}));
    QTRY_COMPARE_WITH_TIMEOUT(heard(), QByteArray("hello"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!room.last().breaks(), patience);
    QCOMPARE(room.last().why, u"the experiment is backed out"_s);
    QCOMPARE(room.last().by, u"room"_s);
}

void TestProxyPost::healsByAStep()
{
    Room room(path(), makeDay({switchTo(u"refuse"_s), switchTo(u"none"_s)}, {switchTo(u"none"_s)}));
    QVERIFY(room.isOpen);
    trigger(room);
    QTRY_VERIFY_WITH_TIMEOUT(room.ended(StepPhase::Method, 1), patience);
    QCOMPARE(room.ended(StepPhase::Method, 1)->outcome, StepOutcome::Succeeded);
    QCOMPARE(heard(), QByteArray("hello"));
    QCOMPARE(room.fault(), u"none"_s);
    const auto switches = room.live.day().proxies().all().size();
    room.day.wish(Entries::backedOut(u"db"_s, {}));
    QTRY_VERIFY_WITH_TIMEOUT(room.ended(StepPhase::BackOut, 0), patience);
    QCOMPARE(room.ended(StepPhase::BackOut, 0)->outcome, StepOutcome::Succeeded);
    QCOMPARE(room.live.day().proxies().all().size(), switches); // there was nothing to switch
}

void TestProxyPost::letsAPersonSwitch()
{
    Room room(path(), makeDay({}));
    QVERIFY(room.isOpen);
    trigger(room);
    room.day.wish(
        Entries::proxySwitched({.proxy = u"shop"_s, .fault = *ProxyFault::read(u"refuse"_s)}));
    QTRY_COMPARE_WITH_TIMEOUT(room.fault(), u"refuse"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(heard(), QByteArray(), patience);
    QVERIFY(room.last().by != u"room"_s);
    room.day.wish(Entries::proxySwitched({.proxy = u"shop"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(heard(), QByteArray("hello"), patience);
}

void TestProxyPost::refusesAFaultBeforeTheTrigger()
{
    Room room(path(), makeDay({}));
    QVERIFY(room.isOpen);
    room.day.wish(Entries::started(u"db"_s));
    room.day.wish(
        Entries::proxySwitched({.proxy = u"shop"_s, .fault = *ProxyFault::read(u"refuse"_s)}));
    room.day.wish(Entries::note(u"note"_s, u"after it"_s));
    QTRY_VERIFY_WITH_TIMEOUT(room.live.day().story().size() >= 2, patience);
    QCOMPARE(heard(), QByteArray("hello"));
    QVERIFY(room.live.day().proxies().all().empty());
}

void TestProxyPost::healsOnAnEmergencyStop()
{
    Room room(path(), makeDay({switchTo(u"reset"_s)}));
    QVERIFY(room.isOpen);
    trigger(room);
    QTRY_VERIFY_WITH_TIMEOUT(room.ended(StepPhase::Method, 0), patience);
    room.day.wish(Entries::stopRaised(u"production is hit"_s));
    QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::BackedOut, patience);
    QTRY_COMPARE_WITH_TIMEOUT(heard(), QByteArray("hello"), patience);
}

void TestProxyPost::saysThatItCannotListenAndTriesAgain()
{
    auto other = std::make_unique<QTcpServer>();
    QVERIFY(other->listen(QHostAddress::LocalHost, m_port));
    Room room(path(), makeDay({switchTo(u"refuse"_s)}));
    QVERIFY(room.isOpen);
    QTRY_VERIFY_WITH_TIMEOUT(!room.standings.empty(), patience);
    QVERIFY(!room.listens());
    QVERIFY2(room.standings[0].trouble.contains(QString::number(m_port)),
             qPrintable(room.standings[0].trouble));
    trigger(room);
    QTRY_VERIFY_WITH_TIMEOUT(room.ended(StepPhase::Method, 0), patience);
    const StepRun &step = *room.ended(StepPhase::Method, 0);
    QCOMPARE(step.outcome, StepOutcome::NotBegun);
    QVERIFY2(step.why.contains(QString::number(m_port)), qPrintable(step.why));
    QCOMPARE(room.fault(), u"none"_s);
    other.reset();
    QTRY_VERIFY_WITH_TIMEOUT(room.listens(), patience);
    QVERIFY(room.standings[0].trouble.isEmpty());
    QCOMPARE(heard(), QByteArray("hello"));
}

void TestProxyPost::doesNotClaimAFaultOfARoomThatEnded()
{
    const qint64 number = makeDay({switchTo(u"refuse"_s)});
    {
        Room room(path(), number);
        QVERIFY(room.isOpen);
        trigger(room);
        QTRY_VERIFY_WITH_TIMEOUT(room.ended(StepPhase::Method, 0), patience);
        QCOMPARE(room.fault(), u"refuse"_s);
    }
    Room room(path(), number);
    QVERIFY(room.isOpen);
    QTRY_COMPARE_WITH_TIMEOUT(room.fault(), u"none"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!room.last().breaks(), patience);
    QVERIFY2(room.last().why.contains(u"the room ended"), qPrintable(room.last().why));
    QTRY_COMPARE_WITH_TIMEOUT(heard(), QByteArray("hello"), patience);
    QCOMPARE(room.run().state, RunState::Triggered); // that is for people to end
}

QTEST_GUILESS_MAIN(TestProxyPost)
#include "tst_proxypost.moc"
