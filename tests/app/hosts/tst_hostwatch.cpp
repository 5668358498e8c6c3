// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/hosts/hostwatch.h"
#include "tests/app/hosts/fakeresolver.h"
#include "tests/support/fakeserver.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <cmath>
#include <ctime>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

StagingHost hostAt(const FakeServer &server, const QString &key = u"shop"_s)
{
    return {.key = key,
            .title = u"Shop"_s,
            .environment = u"staging"_s,
            .probe = {.address = server.url().toString(), .interval = 100ms, .timeout = 300ms},
            .rules = {{u"ShopDown"_s, ProbeRule::When::Down, 0s, 250ms},
                      {u"ShopSlow"_s, ProbeRule::When::SlowerThan, 100ms, 250ms}}};
}

/// A room that folds what its watch tells it.
class Room
{
public:
    explicit Room(HostWatch &watch)
    {
        QObject::connect(&watch, &HostWatch::seen, &watch,
                         [this](const std::vector<Entry> &entries) { take(entries); });
    }
    void take(const std::vector<Entry> &entries)
    {
        for (Entry entry : entries) {
            QVERIFY(entry.at > Instant{});
            QCOMPARE(entry.actor, std::string("room"));
            entry.sequence = day.lastSequence() + 1;
            ++count[entry.kind];
            day.apply(entry.view());
        }
    }
    [[nodiscard]] HostState state(const char *host = "shop") const
    {
        const auto &stretches = day.world().host(host);
        return stretches.empty() ? HostState::Unknown : stretches.back().state;
    }
    [[nodiscard]] QString detail(const char *host = "shop") const
    {
        const auto &stretches = day.world().host(host);
        return stretches.empty() ? QString() : stretches.back().detail;
    }
    [[nodiscard]] AlertState alert(const char *key) const
    {
        const Alert *found = day.alerts().find(key);
        return found ? found->state : AlertState::Inactive;
    }

    Day day;
    std::map<Kind, int> count;
};

} // namespace

class TestHostWatch : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tellsOnlyWhatChanges();
    void firesAndResolvesTheRoomsOwnAlert();
    void tellsSlowFromDown();
    void keepsLatenciesInTheOrderOfTime();
    void leavesHostsThatStayAlone();
    void endsTheAlertsOfAHostThatGoes();
    void endsAnAlertLeftByAnEarlierSession();
    void tellsOnlyTheRoomsOwnAlertsAsLeft();
    void looksSparinglyWhenToldTo();
    void looksAgainAtOnceAtWhatHasGoneBad();
    void worksInAThreadOfItsOwn();
    void watchesTwoHundredHostsEachSecond();

private:
    RoomClock m_clock;
};

void TestHostWatch::tellsOnlyWhatChanges()
{
    FakeServer server;
    server.answer("", "ok");
    HostWatch watch(m_clock);
    Room room(watch);
    watch.setHosts({hostAt(server)});
    QTRY_COMPARE(room.state(), HostState::Up);
    QVERIFY(room.detail().endsWith(u" ms"_s));
    const auto asked = server.requests().size();
    QTRY_VERIFY(server.requests().size() >= asked + 5);
    QCOMPARE(room.count[Kind::HostChanged], 1);
    QCOMPARE(room.count[Kind::AlertChanged], 0);

    server.answer("", "sorry", 503);
    QTRY_COMPARE(room.detail(), u"503"_s);
    server.goAway();
    QTRY_COMPARE(room.detail(), u"refused"_s);
    QCOMPARE(room.state(), HostState::Down);
    QCOMPARE(room.count[Kind::HostChanged], 3);
}

void TestHostWatch::firesAndResolvesTheRoomsOwnAlert()
{
    FakeServer server;
    server.answer("", "ok");
    HostWatch watch(m_clock);
    Room room(watch);
    watch.setHosts({hostAt(server)});
    QTRY_COMPARE(room.state(), HostState::Up);

    const Instant broken = m_clock.now();
    server.goAway();
    QTRY_COMPARE(room.alert("room/shop/ShopDown"), AlertState::Firing);
    const Instant seen = m_clock.now();
    const Lane &lane = room.day.alerts().lanes().front();
    QCOMPARE(lane.source, std::string("room"));
    QCOMPARE(lane.name, std::string("ShopDown"));
    QCOMPARE(lane.changes.size(), std::size_t(2));
    const AlertChange pending = lane.changes[0];
    const AlertChange firing = lane.changes[1];
    QCOMPARE(pending.state, AlertState::Pending);
    QCOMPARE(pending.evidence, Evidence::Polled);
    // The truth lies within what the room says of the first sign.
    QVERIFY(pending.since - Micros(pending.plusMinusUs) <= broken);
    QVERIFY(pending.since + Micros(pending.plusMinusUs) >= broken);
    QVERIFY(firing.since >= broken + 250ms && firing.since <= seen);
    const auto &labels = room.day.alerts().find("room/shop/ShopDown")->labels;
    QVERIFY(std::ranges::find(labels, Label{"host", "shop"}) != labels.end());

    server.comeBack();
    QTRY_COMPARE(room.alert("room/shop/ShopDown"), AlertState::Inactive);
    QCOMPARE(room.state(), HostState::Up);
}

void TestHostWatch::tellsSlowFromDown()
{
    FakeServer server;
    server.react("", {.body = "ok", .after = 150ms});
    HostWatch watch(m_clock);
    Room room(watch);
    watch.setHosts({hostAt(server)});
    QTRY_COMPARE(room.alert("room/shop/ShopSlow"), AlertState::Firing);
    QCOMPARE(room.state(), HostState::Slow);
    QCOMPARE(room.alert("room/shop/ShopDown"), AlertState::Inactive);

    server.react("", {.hang = true});
    QTRY_COMPARE(room.alert("room/shop/ShopDown"), AlertState::Firing);
    QCOMPARE(room.detail(), u"no answer in 0.3 s"_s);
    QCOMPARE(room.alert("room/shop/ShopSlow"), AlertState::Inactive);
}

void TestHostWatch::keepsLatenciesInTheOrderOfTime()
{
    FakeServer server;
    server.answer("", "ok");
    HostWatch watch(m_clock);
    Room room(watch);
    watch.setHosts({hostAt(server)});
    QTRY_VERIFY(server.requests().size() >= 6);
    server.goAway();
    QTRY_COMPARE(room.state(), HostState::Down);
    const auto &samples = room.day.world().samples("host/shop");
    QVERIFY(samples.size() >= 6);
    QVERIFY(std::ranges::is_sorted(samples, {}, &Sample::at));
    QVERIFY(std::isfinite(samples.front().value) && samples.front().value > 0);
    QVERIFY(std::isnan(samples.back().value));
    // In batches, not one by one.
    QVERIFY(room.count[Kind::SamplesTaken] <= 3);
}

void TestHostWatch::leavesHostsThatStayAlone()
{
    FakeServer server;
    FakeServer other;
    server.answer("", "ok");
    other.answer("", "ok");
    HostWatch watch(m_clock);
    Room room(watch);
    watch.setHosts({hostAt(server)});
    QTRY_COMPARE(room.state(), HostState::Up);
    watch.setHosts({hostAt(server), hostAt(other, u"cart"_s)});
    QTRY_COMPARE(room.state("cart"), HostState::Up);
    QCOMPARE(room.day.world().host("shop").size(), std::size_t(1));

    watch.setHosts({hostAt(other, u"cart"_s)});
    const auto askedShop = server.requests().size();
    const auto askedCart = other.requests().size();
    QTRY_VERIFY(other.requests().size() >= askedCart + 5);
    QCOMPARE(server.requests().size(), askedShop);
}

void TestHostWatch::endsTheAlertsOfAHostThatGoes()
{
    FakeServer server;
    server.goAway();
    HostWatch watch(m_clock);
    Room room(watch);
    watch.setHosts({hostAt(server)});
    QTRY_COMPARE(room.alert("room/shop/ShopDown"), AlertState::Firing);

    // An edited host goes on being watched: its alert stands.
    StagingHost edited = hostAt(server);
    edited.title = u"The shop"_s;
    watch.setHosts({edited});
    QCOMPARE(room.alert("room/shop/ShopDown"), AlertState::Firing);
    watch.setHosts({});
    QCOMPARE(room.alert("room/shop/ShopDown"), AlertState::Inactive);
}

void TestHostWatch::endsAnAlertLeftByAnEarlierSession()
{
    FakeServer server;
    server.answer("", "ok");
    Day before;
    Entry left = Entries::alertChanged({.source = "room",
                                        .fingerprint = "shop/ShopDown",
                                        .name = "ShopDown",
                                        .state = AlertState::Firing,
                                        .since = m_clock.now(),
                                        .evidence = Evidence::Polled});
    left.sequence = 1;
    left.at = m_clock.now();
    before.apply(left.view());

    HostWatch watch(m_clock);
    Room room(watch);
    room.day = before;
    watch.resume(roomAlertsLeftIn(before));
    watch.setHosts({hostAt(server)});
    QCOMPARE(room.alert("room/shop/ShopDown"), AlertState::Firing);
    QTRY_COMPARE(room.alert("room/shop/ShopDown"), AlertState::Inactive);
}

void TestHostWatch::tellsOnlyTheRoomsOwnAlertsAsLeft()
{
    Day day;
    int sequence = 0;
    for (const char *source : {"room", "prometheus"}) {
        for (const AlertState state : {AlertState::Firing, AlertState::Inactive}) {
            Entry entry = Entries::alertChanged({.source = source,
                                                 .fingerprint = std::to_string(sequence),
                                                 .name = "A",
                                                 .state = state,
                                                 .since = m_clock.now()});
            entry.sequence = ++sequence;
            entry.at = m_clock.now();
            day.apply(entry.view());
        }
    }
    const auto left = roomAlertsLeftIn(day);
    QCOMPARE(left.size(), std::size_t(1));
    QCOMPARE(left.front().fingerprint, std::string("0"));
    QCOMPARE(left.front().source, std::string("room"));
}

void TestHostWatch::looksSparinglyWhenToldTo()
{
    FakeServer server;
    FakeServer late;
    server.answer("", "ok");
    late.answer("", "ok");
    HostWatch watch(m_clock);
    Room room(watch);
    watch.setHosts({hostAt(server)});
    QTRY_VERIFY(server.requests().size() >= 3);
    watch.probeAtMostEvery(1h);
    // One that is added meanwhile is looked at at once, and then as rarely.
    watch.setHosts({hostAt(server), hostAt(late, u"late"_s)});
    QTRY_COMPARE(room.state("late"), HostState::Up);
    const auto asked = server.requests().size();
    Instant from = m_clock.now();
    QTRY_VERIFY(m_clock.now() - from > 1s);
    QVERIFY(server.requests().size() <= asked + 1); // the one that was due already
    QCOMPARE(late.requests().size(), 1);
    QCOMPARE(room.state(), HostState::Up);

    watch.probeAtMostEvery(400ms);
    QTRY_VERIFY(late.requests().size() >= 2); // it does not wait for the hour to be over
    const auto before = late.requests().size();
    from = m_clock.now();
    QTRY_VERIFY(late.requests().size() >= before + 3);
    QVERIFY(m_clock.now() - from > 600ms);

    watch.probeAtMostEvery(1h);
    QTRY_VERIFY(m_clock.now() - from > 3s);
    server.answer("", "sorry", 503);
    late.answer("", "sorry", 503);
    watch.probeAtMostEvery(0s);
    QTRY_COMPARE(room.state(), HostState::Down);
    QTRY_COMPARE(room.state("late"), HostState::Down);
}

void TestHostWatch::looksAgainAtOnceAtWhatHasGoneBad()
{
    FakeServer server;
    FakeServer hiccup;
    server.answer("", "sorry", 503);
    hiccup.answer("", "sorry", 503);
    connect(&hiccup, &FakeServer::asked, &hiccup, [&hiccup] {
        if (hiccup.requests().size() > 1)
            hiccup.answer("", "ok");
    });
    HostWatch watch(m_clock);
    Room room(watch);
    watch.probeAtMostEvery(1h);
    StagingHost plain = hostAt(server, u"plain"_s); // nothing but its state tells of it
    plain.rules.clear();
    watch.setHosts({hostAt(server), plain, hostAt(hiccup, u"hiccup"_s)});
    // What fails again and again fires in its time; one lost answer does not.
    QTRY_COMPARE(room.alert("room/shop/ShopDown"), AlertState::Firing);
    QTRY_COMPARE(room.state("hiccup"), HostState::Up);
    QTRY_COMPARE(room.alert("room/hiccup/ShopDown"), AlertState::Inactive);
    const auto &lanes = room.day.alerts().lanes();
    for (const Lane &lane : lanes) {
        for (const AlertChange &change : lane.changes) {
            const Alert &alert = room.day.alerts().alerts()[change.alert];
            QVERIFY(alert.key != "room/hiccup/ShopDown" || change.state != AlertState::Firing);
        }
    }
    QTRY_VERIFY(server.requests().size() >= 4);
    // And then it is left alone.
    const Instant from = m_clock.now();
    QTRY_VERIFY(m_clock.now() - from > 1s);
    const auto asked = server.requests().size() + hiccup.requests().size();
    QVERIFY2(asked <= 12, qPrintable(QString::number(asked)));
}

void TestHostWatch::worksInAThreadOfItsOwn()
{
    FakeServer server;
    server.answer("", "ok");
    auto watch = std::make_unique<HostWatch>(m_clock);
    QThread thread;
    HostWatch *watching = watch.release();
    watching->moveToThread(&thread);
    connect(&thread, &QThread::finished, watching, &QObject::deleteLater);
    Day day;
    connect(watching, &HostWatch::seen, this, [&day](const std::vector<Entry> &entries) {
        for (Entry entry : entries) {
            entry.sequence = day.lastSequence() + 1;
            day.apply(entry.view());
        }
    });
    thread.start();
    StagingHost host = hostAt(server);
    host.probe.address.replace(u"127.0.0.1"_s, u"localhost"_s);
    QMetaObject::invokeMethod(watching, [watching, host] { watching->setHosts({host}); });
    QTRY_VERIFY(!day.world().host("shop").empty());
    QCOMPARE(day.world().host("shop").back().state, HostState::Up);
    thread.quit();
    QVERIFY(thread.wait(5000));
}

void TestHostWatch::watchesTwoHundredHostsEachSecond()
{
    FakeServer server;
    server.answer("", "ok");
    HostWatch watch(m_clock);
    Room room(watch);
    std::vector<StagingHost> hosts;
    for (int i = 0; i < 200; ++i) {
        hosts.push_back(hostAt(server, u"host%1"_s.arg(i)));
        hosts.back().probe.interval = 1s;
        // Wide enough that a loaded machine or a sanitizer makes nothing slow or down.
        hosts.back().probe.timeout = 20s;
        hosts.back().rules.front().holdFor = 25s;
        hosts.back().rules.back().threshold = 19s;
    }
    watch.setHosts(hosts);
    QTRY_COMPARE_WITH_TIMEOUT(room.count[Kind::HostChanged], 200, 20'000);
    const auto before = server.requests().size();
    const Instant from = m_clock.now();
    const std::clock_t used = std::clock();
    QTRY_VERIFY_WITH_TIMEOUT(server.requests().size() >= before + 400, 60'000);
    const double seconds = secondsOf(m_clock.now() - from);
    const double share = double(std::clock() - used) / CLOCKS_PER_SEC / seconds;
    qInfo("200 probes a second: %.1f s for 400, %.0f %% of one processor, server included", seconds,
          share * 100);
    QCOMPARE(room.count[Kind::HostChanged], 200);
}

QTEST_GUILESS_MAIN(TestHostWatch)
#include "tst_hostwatch.moc"
