// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/issueposter.h"

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "tests/app/outlets/faketracker.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Test::FakeServer;
using Test::FakeTracker;
using Service = FakeTracker::Kind;

Q_DECLARE_METATYPE(Chaos::Test::FakeTracker::Kind)

namespace {

class OneSecret final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"KEY"_s  ? "s3cret"
            : name == u"WRONG"_s ? "guess"
                                 : std::optional<QByteArray>();
    }
};

constexpr PostingPace quick{.between = 1ms, .pause = 5ms, .longestWait = 2s, .timeout = 200ms};

/// Three items, whose markers differ.
std::vector<IssueDraft> threeDrafts()
{
    std::vector<IssueDraft> drafts;
    for (const QChar c : {u'a', u'b', u'c'}) {
        drafts.push_back({.item = c,
                          .marker = u"chaosroom-"_s + QString(32, c),
                          .title = u"item "_s + c,
                          .text = u"item "_s + c,
                          .openedAt = instantOf(1'796'738'400'000'000)});
    }
    return drafts;
}

/// One round of posting, and what was said of it.
class Round final : public QObject
{
public:
    explicit Round(const TrackerPlace &place, const PostingPace &pace = quick)
        : m_transport(m_clock, m_secrets)
        , m_dialect(dialectOf(place))
        , m_poster(*m_dialect, m_transport, pace)
    {
        connect(&m_poster, &IssuePoster::created, this,
                [this](const IssueDraft &draft, const ItemCopy &copy) {
                    said << draft.item + u" created "_s + copy.id;
                    copies.push_back(copy);
                });
        connect(&m_poster, &IssuePoster::found, this,
                [this](const IssueDraft &draft, const ItemCopy &copy) {
                    said << draft.item + u" found "_s + copy.id;
                });
        connect(&m_poster, &IssuePoster::failed, this,
                [this](const IssueDraft &draft, const Failure &failure) {
                    said << draft.item + u" failed"_s;
                    why = failure.detail;
                });
        connect(&m_poster, &IssuePoster::finished, this, [this] { ++finished; });
    }

    void post(std::vector<IssueDraft> drafts = threeDrafts())
    {
        m_poster.post(std::move(drafts));
        QTRY_VERIFY_WITH_TIMEOUT(finished > 0, 20'000);
    }
    IssuePoster &poster() { return m_poster; }

    QStringList said;
    std::vector<ItemCopy> copies;
    QString why;
    int finished = 0;

private:
    RoomClock m_clock;
    OneSecret m_secrets;
    Transport m_transport;
    std::unique_ptr<TrackerDialect> m_dialect;
    IssuePoster m_poster;
};

const QStringList allFailed{u"a failed"_s, u"b failed"_s, u"c failed"_s};

} // namespace

class TestIssuePoster : public QObject
{
    Q_OBJECT

private slots:
    void makesNothingTwice_data() { kinds(); }
    void makesNothingTwice();
    void findsWhatIsOnLaterPages_data() { kinds(); }
    void findsWhatIsOnLaterPages();
    void looksBeforeItTriesAgain_data();
    void looksBeforeItTriesAgain();
    void waitsAsLongAsItIsTold_data();
    void waitsAsLongAsItIsTold();
    void givesUpWhereItIsToWaitLong();
    void givesUpForAll_data();
    void givesUpForAll();
    void makesTheOthersWhereOneIsRefused();
    void makesNothingWhereItCannotLook_data();
    void makesNothingWhereItCannotLook();
    void saysThatNobodyListens();
    void endsAtOnceWithoutItems();
    void makesNoMoreOnceItIsStopped();

private:
    static void kinds()
    {
        QTest::addColumn<Service>("kind");
        QTest::newRow("GitHub") << Service::GitHub;
        QTest::newRow("GitLab") << Service::GitLab;
        QTest::newRow("Jira Cloud") << Service::JiraCloud;
        QTest::newRow("Jira Data Center") << Service::JiraDataCenter;
    }
};

void TestIssuePoster::makesNothingTwice()
{
    QFETCH(const Service, kind);
    FakeTracker tracker(kind);
    const bool isJira = kind == Service::JiraCloud || kind == Service::JiraDataCenter;
    const QString before = isJira ? u"SRE-"_s : u"#"_s;
    {
        Round round(tracker.place());
        round.post();
        QCOMPARE(round.said,
                 QStringList({u"a created "_s + before + u'1', u"b created "_s + before + u'2',
                              u"c created "_s + before + u'3'}));
        QCOMPARE(round.copies[0].tracker, tracker.place().word());
        QCOMPARE(round.copies[0].project, tracker.place().project);
        QVERIFY(round.copies[0].url.endsWith(isJira ? u"/browse/SRE-1"_s : u"/issues/1"_s));
        QCOMPARE(round.finished, 1);
    }
    Round round(tracker.place());
    round.post();
    QCOMPARE(round.said,
             QStringList({u"a found "_s + before + u'1', u"b found "_s + before + u'2',
                          u"c found "_s + before + u'3'}));
    QCOMPARE(tracker.issues().size(), 3U);
    QCOMPARE(tracker.creations(), 3);
    QCOMPARE(tracker.complaints(), QStringList());
}

void TestIssuePoster::findsWhatIsOnLaterPages()
{
    QFETCH(const Service, kind);
    FakeTracker tracker(kind);
    tracker.addForeign(230);
    Round(tracker.place()).post();
    tracker.addForeign(30);
    QCOMPARE(tracker.creations(), 3);
    Round round(tracker.place());
    round.post();
    QCOMPARE(round.said.filter(u"found"_s).size(), 3);
    QCOMPARE(tracker.creations(), 3);
    QCOMPARE(tracker.complaints(), QStringList());
}

void TestIssuePoster::looksBeforeItTriesAgain_data()
{
    QTest::addColumn<Service>("kind");
    QTest::addColumn<int>("how");
    for (const auto &[name, kind] : {std::pair("GitHub", Service::GitHub),
                                     {"GitLab", Service::GitLab},
                                     {"Jira", Service::JiraCloud}}) {
        QTest::addRow("%s: 502", name) << kind << 0;
        QTest::addRow("%s: hung up", name) << kind << 1;
        QTest::addRow("%s: no answer", name) << kind << 2;
        QTest::addRow("%s: a page for people", name) << kind << 3;
    }
}

void TestIssuePoster::looksBeforeItTriesAgain()
{
    QFETCH(const Service, kind);
    QFETCH(const int, how);
    const std::array reactions{FakeServer::Reaction{.status = 502, .body = "<html>"},
                               FakeServer::Reaction{.hangUp = true},
                               FakeServer::Reaction{.hang = true},
                               FakeServer::Reaction{.status = 201, .body = "<html>hello</html>"}};
    FakeTracker made(kind);
    made.loseAnswers(1, reactions[std::size_t(how)]);
    Round first(made.place());
    first.post();
    QCOMPARE(first.said.filter(u"created"_s).size(), 3);
    QCOMPARE(made.creations(), 3);
    QCOMPARE(made.issues().size(), 3U);

    FakeTracker notMade(kind);
    notMade.refuse(2, reactions[std::size_t(how)]);
    Round second(notMade.place());
    second.post();
    QCOMPARE(second.said.filter(u"created"_s).size(), 3);
    QCOMPARE(notMade.issues().size(), 3U);
    QVERIFY(notMade.looks() >= 3);

    FakeTracker never(kind);
    never.refuse(100, reactions[std::size_t(how)]);
    Round third(never.place());
    third.post();
    QCOMPARE(third.said, allFailed);
    QCOMPARE(never.creations(), quick.attempts);
}

void TestIssuePoster::waitsAsLongAsItIsTold_data()
{
    QTest::addColumn<Service>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("GitHub's secondary limit") << Service::GitHub << 403 << "Retry-After: 1\r\n"_ba;
    QTest::newRow("GitHub's 429") << Service::GitHub << 429 << "Retry-After: 1\r\n"_ba;
    QTest::newRow("GitLab") << Service::GitLab << 429 << "Retry-After: 1\r\n"_ba;
    QTest::newRow("Jira") << Service::JiraCloud << 429 << "Retry-After: 1\r\n"_ba;
}

void TestIssuePoster::waitsAsLongAsItIsTold()
{
    QFETCH(const Service, kind);
    QFETCH(const int, status);
    QFETCH(const QByteArray, headers);
    FakeTracker tracker(kind);
    tracker.refuse(1, {.status = status, .body = "{}", .headers = headers});
    QElapsedTimer timer;
    timer.start();
    Round round(tracker.place());
    round.post();
    QCOMPARE(round.said.filter(u"created"_s).size(), 3);
    QCOMPARE(tracker.issues().size(), 3U);
    QVERIFY(timer.elapsed() >= 1000);
}

void TestIssuePoster::givesUpWhereItIsToWaitLong()
{
    FakeTracker tracker(Service::GitHub);
    tracker.refuse(9, {.status = 403, .body = "{}", .headers = "Retry-After: 600\r\n"});
    Round round(tracker.place());
    round.post();
    QCOMPARE(round.said, allFailed);
    QVERIFY2(round.why.contains(u"asks to be left alone for 600 s"_s), qPrintable(round.why));
    QCOMPARE(tracker.creations(), 1);
}

void TestIssuePoster::givesUpForAll_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    QTest::newRow("401") << 401 << u"refuses the credentials (401)"_s;
    QTest::newRow("403") << 403 << u"refuses the credentials (403)"_s;
    QTest::newRow("404") << 404 << u"there is no acme/shop at"_s;
    QTest::newRow("410") << 410 << u"acme/shop keeps no issues (410): no"_s;
    QTest::newRow("302") << 302 << u"redirects to another page (302)"_s;
}

void TestIssuePoster::givesUpForAll()
{
    QFETCH(const int, status);
    QFETCH(const QString, says);
    FakeTracker tracker(Service::GitHub);
    tracker.refuse(9, {.status = status, .body = R"({"message":"no"})"});
    Round round(tracker.place());
    round.post();
    QCOMPARE(round.said, allFailed);
    QVERIFY2(round.why.contains(says), qPrintable(round.why));
    QVERIFY(!round.why.contains(u"s3cret"_s));
    QCOMPARE(tracker.creations(), 1);

    FakeTracker door(Service::GitHub);
    TrackerPlace place = door.place();
    place.secret = u"WRONG"_s;
    Round locked(place);
    locked.post();
    QCOMPARE(locked.said, allFailed);
    QVERIFY2(locked.why.contains(u"refuses the credentials (401)"_s), qPrintable(locked.why));
    QCOMPARE(door.server().requests().size(), 1);
}

void TestIssuePoster::makesTheOthersWhereOneIsRefused()
{
    FakeTracker tracker(Service::GitLab);
    tracker.refuse(1, {.status = 422, .body = R"({"message":{"title":["is too odd"]}})"});
    Round round(tracker.place());
    round.post();
    QCOMPARE(round.said, QStringList({u"a failed"_s, u"b created #1"_s, u"c created #2"_s}));
    QVERIFY2(round.why.contains(u"does not take it (422): is too odd"_s), qPrintable(round.why));
}

void TestIssuePoster::makesNothingWhereItCannotLook_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("500") << 0;
    QTest::newRow("a login page") << 1;
    QTest::newRow("another list") << 2;
    QTest::newRow("an object") << 3;
    QTest::newRow("no answer") << 4;
}

void TestIssuePoster::makesNothingWhereItCannotLook()
{
    QFETCH(const int, how);
    const std::array reactions{
        FakeServer::Reaction{.status = 500, .body = "oops"},
        FakeServer::Reaction{.body = "<html>log in</html>"}, FakeServer::Reaction{.body = "[1, 2]"},
        FakeServer::Reaction{.body = "{}"}, FakeServer::Reaction{.hang = true}};
    for (const Service kind : {Service::GitHub, Service::GitLab, Service::JiraCloud}) {
        FakeTracker tracker(kind);
        tracker.setLooking(reactions[std::size_t(how)]);
        Round round(tracker.place());
        round.post();
        QCOMPARE(round.said, allFailed);
        QCOMPARE(tracker.creations(), 0);
    }
}

void TestIssuePoster::saysThatNobodyListens()
{
    FakeTracker tracker(Service::GitHub);
    tracker.server().goAway();
    Round round(tracker.place());
    round.post();
    QCOMPARE(round.said, allFailed);
    QVERIFY2(round.why.contains(u"nobody listens"_s), qPrintable(round.why));
}

void TestIssuePoster::endsAtOnceWithoutItems()
{
    FakeTracker tracker(Service::GitHub);
    Round round(tracker.place());
    round.post({});
    QCOMPARE(round.finished, 1);
    QVERIFY(tracker.server().requests().isEmpty());
}

void TestIssuePoster::makesNoMoreOnceItIsStopped()
{
    FakeTracker tracker(Service::GitHub);
    Round round(tracker.place());
    connect(&round.poster(), &IssuePoster::created, &round, [&] { round.poster().stop(); });
    round.poster().post(threeDrafts());
    QTRY_COMPARE(round.said, QStringList{u"a created #1"_s});
    Round other(tracker.place());
    other.post();
    QCOMPARE(round.said.size(), 1);
    QCOMPARE(round.finished, 0);
    QCOMPARE(tracker.creations(), 3);
}

QTEST_GUILESS_MAIN(TestIssuePoster)
#include "tst_issueposter.moc"
