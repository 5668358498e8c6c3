// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/itempost.h"

#include "app/clock/roomclock.h"
#include "models/day/entries.h"
#include "tests/app/outlets/faketracker.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Test::FakeServer;
using Test::FakeTracker;

namespace {

constexpr PostingPace patient{.timeout = 1min};
constexpr PostingPace quick{
    .between = 1ms, .pause = 5ms, .longestWait = 2s, .timeout = 500ms, .attempts = 2};

/// A day with three items, and who makes issues of them.
class Desk final : public QObject
{
public:
    explicit Desk(const PostingPace &pace = quick)
        : post(live, m_clock, pace)
    {
        for (const char *key : {"a", "b", "c"})
            apply(Entries::itemOpened({.key = QString::fromLatin1(key), .text = u"mend it"_s}));
        connect(&post, &ItemPost::wished, this, [this](const Entry &entry) {
            if (isKept)
                apply(entry);
        });
        connect(&post, &ItemPost::begun, &round, &IssueRound::begin);
        connect(&post, &ItemPost::told, &round, &IssueRound::tell);
        connect(&post, &ItemPost::ended, &round, &IssueRound::end);
    }

    void make(const QStringList &items, const IssueTarget &target)
    {
        post.post(items, target);
        QTRY_VERIFY_WITH_TIMEOUT(!round.isUnderWay(), 20'000);
    }

    LiveDay live;
    ItemPost post;
    IssueRound round;
    bool isKept = true; ///< what is wished for becomes a part of the day

private:
    void apply(Entry entry)
    {
        entry.sequence = ++m_sequence;
        entry.at = m_clock.now();
        const std::vector<EntryView> views{entry.view()};
        live.apply(views);
    }

    RoomClock m_clock;
    std::int64_t m_sequence = 0;
};

IssueTarget targetOf(FakeTracker &tracker)
{
    const TrackerPlace place = tracker.place();
    return {.to = place.word() + u':' + place.project, .url = place.url.toString()};
}

} // namespace

class TestItemPost : public QObject
{
    Q_OBJECT

private slots:
    void init() { qputenv("CHAOSROOM_GITHUB_TOKEN", "s3cret"); }
    void makesIssuesOfWhatIsChosen();
    void makesNoneTwice();
    void saysWhatCouldNotBeMade();
    void saysWhyItCannotBegin_data();
    void saysWhyItCannotBegin();
    void takesATokenThatIsTyped();
    void stopsWhenItShall();
    void goesInTheMiddleOfARound();
};

void TestItemPost::makesIssuesOfWhatIsChosen()
{
    FakeTracker tracker(FakeTracker::Kind::GitHub);
    Desk desk;
    desk.make({u"a"_s, u"c"_s}, targetOf(tracker));
    QCOMPARE(desk.round.trouble(), QString());
    QCOMPARE(desk.round.told(), 2);
    QCOMPARE(desk.round.failed(), 0);
    QCOMPARE(tracker.issues().size(), 2U);
    QCOMPARE(desk.live.day().items()[0].copies.at(0).id, u"#1"_s);
    QVERIFY(desk.live.day().items()[1].copies.empty());
    QCOMPARE(desk.live.day().items()[2].copies.at(0).id, u"#2"_s);
}

void TestItemPost::makesNoneTwice()
{
    FakeTracker tracker(FakeTracker::Kind::GitHub);
    Desk desk;
    desk.make({u"a"_s}, targetOf(tracker));
    const auto asked = tracker.server().requests().size();
    desk.make({u"a"_s}, targetOf(tracker)); // the day knows it
    QCOMPARE(tracker.server().requests().size(), asked);
    QVERIFY(desk.round.endOf(u"a"_s)->isThere);
    // As after kill -9 between the issue and the entry: only the tracker knows it.
    desk.isKept = false;
    desk.make({u"b"_s}, targetOf(tracker));
    desk.isKept = true;
    desk.make({u"b"_s}, targetOf(tracker));
    QCOMPARE(tracker.issues().size(), 2U);
    QVERIFY(desk.round.endOf(u"b"_s)->what.contains(u"was there"_s));
    QCOMPARE(desk.live.day().items()[1].copies.at(0).id, u"#2"_s);
}

void TestItemPost::saysWhatCouldNotBeMade()
{
    FakeTracker tracker(FakeTracker::Kind::GitHub);
    Desk desk;
    tracker.refuse(1, FakeServer::Reaction{.status = 422, .body = "{\"message\":\"no\"}"});
    desk.make({u"a"_s, u"b"_s}, targetOf(tracker));
    QCOMPARE(desk.round.failed(), 1);
    QVERIFY(!desk.round.endOf(u"a"_s)->isThere && !desk.round.endOf(u"a"_s)->what.isEmpty());
    QVERIFY(desk.round.endOf(u"b"_s)->isThere);
}

void TestItemPost::saysWhyItCannotBegin_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("why");
    QTest::newRow("nowhere") << QString() << QString() << QString() << u"issues go to"_s;
    QTest::newRow("an address") << u"github:acme/shop"_s << u"ftp://x"_s << QString()
                                << u"an address of a tracker"_s;
    QTest::newRow("Jira") << u"jira:SRE"_s << QString() << QString() << u"Jira needs"_s;
    QTest::newRow("a user") << u"github:acme/shop"_s << QString() << u"alice"_s
                            << u"Only Jira Cloud"_s;
    QTest::newRow("no token") << u"gitlab:acme/shop"_s << QString() << QString()
                              << u"no token CHAOSROOM_GITLAB_TOKEN"_s;
}

void TestItemPost::saysWhyItCannotBegin()
{
    QFETCH(const QString, to);
    QFETCH(const QString, url);
    QFETCH(const QString, user);
    QFETCH(const QString, why);
    qunsetenv("CHAOSROOM_GITLAB_TOKEN");
    Desk desk;
    desk.make({u"a"_s}, {.to = to, .url = url, .user = user});
    QVERIFY2(desk.round.trouble().contains(why), qUtf8Printable(desk.round.trouble()));
    QVERIFY(!desk.round.waits(u"a"_s));
}

void TestItemPost::takesATokenThatIsTyped()
{
    qunsetenv("CHAOSROOM_GITHUB_TOKEN");
    FakeTracker tracker(FakeTracker::Kind::GitHub);
    Desk desk;
    desk.post.postWith("s3cret", {u"a"_s}, targetOf(tracker));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.round.isUnderWay(), 20'000);
    QCOMPARE(tracker.issues().size(), 1U);
    QVERIFY(!desk.round.endOf(u"a"_s)->what.contains(u"s3cret"_s));
}

void TestItemPost::stopsWhenItShall()
{
    FakeTracker tracker(FakeTracker::Kind::GitHub);
    Desk desk(patient);
    tracker.setLooking(FakeServer::Reaction{.hang = true});
    desk.post.post({u"a"_s, u"b"_s}, targetOf(tracker));
    QTRY_VERIFY_WITH_TIMEOUT(tracker.looks() > 0, 20'000);
    desk.post.stop();
    QVERIFY(!desk.round.isUnderWay());
    QVERIFY(desk.round.trouble().contains(u"Stopped"_s));
    // What comes of the round that was stopped is not taken for that of the next one.
    FakeTracker other(FakeTracker::Kind::GitHub);
    desk.make({u"a"_s}, targetOf(other));
    QCOMPARE(other.issues().size(), 1U);
    QCOMPARE(tracker.issues().size(), 0U);
    QCOMPARE(desk.round.trouble(), QString());
}

void TestItemPost::goesInTheMiddleOfARound()
{
    FakeTracker tracker(FakeTracker::Kind::GitHub);
    tracker.setLooking(FakeServer::Reaction{.hang = true});
    auto desk = std::make_unique<Desk>(patient);
    desk->post.post({u"a"_s, u"b"_s}, targetOf(tracker));
    QTRY_VERIFY_WITH_TIMEOUT(tracker.looks() > 0, 20'000);
    desk.reset();
    QVERIFY(tracker.issues().empty());
}

QTEST_GUILESS_MAIN(TestItemPost)
#include "tst_itempost.moc"
