// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"
#include "app/openday.h"
#include "models/day/entries.h"
#include "models/items/hostsmodel.h"
#include "models/items/sourcesmodel.h"
#include "tests/support/fakeserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Test::FakeServer;

namespace {

constexpr int patience = 60'000;

/// A way of being bad, and what the room says of it.
struct Bad
{
    QString key{};
    FakeServer::Reaction reaction{};
    QString sourceReason{}; ///< as an alert source
    QString hostDetail{}; ///< as a host; empty: it answers, and that is all a host must do
    bool isAway = false; ///< nobody listens
};

std::vector<Bad> badPlaces()
{
    const QByteArray login = "HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n";
    return {
        {.key = u"refuses"_s,
         .sourceReason = u"nobody listens"_s,
         .hostDetail = u"refused"_s,
         .isAway = true},
        {.key = u"hangs"_s,
         .reaction = {.hang = true},
         .sourceReason = u"no full answer within 2 s"_s,
         .hostDetail = u"no answer"_s},
        {.key = u"babbles"_s,
         .reaction = {.body = "\xff\xfe what is this"},
         .sourceReason = u"cannot be understood"_s,
         .hostDetail = u"not an HTTP answer"_s},
        {.key = u"floods"_s,
         .reaction = {.endless = 100 << 20},
         .sourceReason = u"more than 64 MB"_s,
         .hostDetail = {}},
        {.key = u"drips"_s,
         .reaction = {.body = QByteArray(10'000, ' '), .dripBytes = 10, .dripEvery = 20ms},
         .sourceReason = u"no full answer within 2 s"_s,
         .hostDetail = u"no complete answer in 2 s"_s},
        {.key = u"redirects"_s,
         .reaction = {.raw = login},
         .sourceReason = u"redirects to another page (302)"_s,
         .hostDetail = u"302"_s},
    };
}

} // namespace

/// A day on which everything that is watched is bad in a way of its own, but for one source and one
/// host: as the rows of the window's models tell it.
class TestBadPlaces : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void dimsEachSourceWithItsReason();
    void dimsEachHostWithItsReason();
    void goesOnWithWhatIsWell();
    void leavesTheBadOnesAloneMoreAndMore();
    void isWellAgainWhenTheyAre();

private:
    [[nodiscard]] const SourceRow *source(const QString &key) const
    {
        const int row = m_sources->rowOf(key);
        return row < 0 ? nullptr : &m_sources->rows()[std::size_t(row)];
    }
    [[nodiscard]] const HostRow *host(const QString &key) const
    {
        const int row = m_hosts->rowOf(key);
        return row < 0 ? nullptr : &m_hosts->rows()[std::size_t(row)];
    }

    QTemporaryDir m_folder;
    RoomClock m_clock;
    std::vector<Bad> m_bad = badPlaces();
    std::map<QString, std::unique_ptr<FakeServer>> m_servers;
    LiveDay m_live;
    std::unique_ptr<OpenDay> m_day;
    std::unique_ptr<SourcesModel> m_sources;
    std::unique_ptr<HostsModel> m_hosts;
};

void TestBadPlaces::initTestCase()
{
    QVERIFY(m_folder.isValid());
    Plan plan{.day = {.title = u"Bad day"_s}};
    const auto watch = [&](const QString &key) {
        auto &server = m_servers[key] = std::make_unique<FakeServer>();
        const QString url = server->url().toString();
        plan.sources.push_back(
            {.key = key, .type = AlertSource::Type::Alertmanager, .url = url, .interval = 200ms});
        plan.hosts.push_back(
            {.key = key, .probe = {.address = url + u"/health"_s, .interval = 500ms}});
        return server.get();
    };
    for (const Bad &bad : m_bad) {
        FakeServer *const server = watch(bad.key);
        server->react("", bad.reaction);
        if (bad.key == u"babbles"_s)
            server->react("/health", {.raw = "\xff\xfe what is this"_ba.repeated(50)});
        if (bad.isAway)
            server->goAway();
    }
    FakeServer *const good = watch(u"good"_s);
    good->answer("", "[]");

    const QString path = m_folder.filePath(u"room.db"_s);
    const auto made = createDay(path, plan);
    QVERIFY(made);
    m_day = std::make_unique<OpenDay>(m_live, m_clock, path, made->number);
    m_sources = std::make_unique<SourcesModel>(m_live);
    m_hosts = std::make_unique<HostsModel>(m_live, m_clock);
    QSignalSpy opened(m_day.get(), &OpenDay::opened);
    QVERIFY(opened.wait());
    QCOMPARE(m_sources->rowCount(), 7);
    QCOMPARE(m_hosts->rowCount(), 7);
}

void TestBadPlaces::dimsEachSourceWithItsReason()
{
    for (const Bad &bad : m_bad) {
        QTRY_VERIFY2_WITH_TIMEOUT(source(bad.key)->health == SourceHealth::Failing,
                                  qPrintable(bad.key), patience);
        const SourceRow row = *source(bad.key);
        QVERIFY2(row.reason.contains(bad.sourceReason), qPrintable(bad.key + u": "_s + row.reason));
        // Since when: its age is counted from there.
        QVERIFY2(row.since > m_clock.now() - 5min && row.since <= m_clock.now(),
                 qPrintable(bad.key));
    }
}

void TestBadPlaces::dimsEachHostWithItsReason()
{
    for (const Bad &bad : m_bad) {
        QTRY_VERIFY2_WITH_TIMEOUT(host(bad.key)->state != HostState::Unknown, qPrintable(bad.key),
                                  patience);
        const HostRow row = *host(bad.key);
        QCOMPARE(row.state, bad.hostDetail.isEmpty() ? HostState::Up : HostState::Down);
        if (row.state == HostState::Up)
            continue;
        QVERIFY2(row.detail.contains(bad.hostDetail), qPrintable(bad.key + u": "_s + row.detail));
        QVERIFY2(row.stretches.back().from > m_clock.now() - 5min, qPrintable(bad.key));
    }
}

void TestBadPlaces::goesOnWithWhatIsWell()
{
    QTRY_VERIFY_WITH_TIMEOUT(source(u"good"_s)->health == SourceHealth::Live, patience);
    QTRY_VERIFY_WITH_TIMEOUT(host(u"good"_s)->state == HostState::Up, patience);
    const FakeServer &good = *m_servers.at(u"good"_s);
    const auto asked = good.requests().size();
    QTRY_VERIFY_WITH_TIMEOUT(good.requests().size() > asked + 20, patience);
    QCOMPARE(source(u"good"_s)->health, SourceHealth::Live);
    QCOMPARE(host(u"good"_s)->state, HostState::Up);
}

void TestBadPlaces::leavesTheBadOnesAloneMoreAndMore()
{
    const auto polls = [this](const QString &key) {
        return std::ranges::count_if(m_servers.at(key)->requests(),
                                     [](const FakeServer::Request &request) {
                                         return request.target.startsWith("/api/v2/alerts");
                                     });
    };
    const auto before = polls(u"redirects"_s);
    const auto goodBefore = polls(u"good"_s);
    QTRY_VERIFY_WITH_TIMEOUT(polls(u"redirects"_s) >= before + 2, patience);
    // Both are asked for five times a second; the one that fails is left alone for seconds.
    const auto bad = polls(u"redirects"_s) - before;
    const auto good = polls(u"good"_s) - goodBefore;
    QVERIFY2(good >= 3 * bad, qPrintable(u"%1 and %2"_s.arg(good).arg(bad)));
}

void TestBadPlaces::isWellAgainWhenTheyAre()
{
    for (const Bad &bad : m_bad) {
        FakeServer &server = *m_servers.at(bad.key);
        server.react("", {.body = "[]"});
        server.react("/health", {.body = "[]"});
        if (bad.isAway)
            server.comeBack();
    }
    for (const Bad &bad : m_bad) {
        QTRY_VERIFY2_WITH_TIMEOUT(source(bad.key)->health == SourceHealth::Live,
                                  qPrintable(bad.key), patience);
        QVERIFY(source(bad.key)->reason.isEmpty());
        QTRY_VERIFY2_WITH_TIMEOUT(host(bad.key)->state == HostState::Up, qPrintable(bad.key),
                                  patience);
    }
    m_day.reset();
}

QTEST_GUILESS_MAIN(TestBadPlaces)
#include "tst_badplaces.moc"
