// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/systemtime.h"
#include "app/daywriter.h"
#include "app/journal/store.h"
#include "app/openday.h"
#include "models/day/entries.h"
#include "models/rules/watchfulness.h"
#include "tests/support/fakeserver.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A machine on which it is another time.
class OtherTime final : public SystemTime
{
public:
    explicit OtherTime(Instant now)
        : m_ahead(now - SystemTime().wall())
    {}
    [[nodiscard]] Instant wall() const override { return SystemTime::wall() + m_ahead; }

private:
    Micros m_ahead;
};

/// A day with one source and one host, both of one server, and one experiment.
struct WatchedDay
{
    WatchedDay()
    {
        server.answer("", "[]");
        plan.day.title = u"Day"_s;
        plan.day.date = QDate(2026, 12, 8);
        plan.sources = {{.key = u"am"_s,
                         .type = AlertSource::Type::Alertmanager,
                         .url = server.url().toString(),
                         .interval = 200ms}};
        plan.hosts = {
            {.key = u"api"_s,
             .probe = {.address = server.url(u"/health"_s).toString(), .interval = 200ms}}};
        plan.experiments = {{.key = u"db"_s, .title = u"Database"_s}};
    }
    /// How often both have been asked; the lesser, and the greater number.
    [[nodiscard]] std::pair<qsizetype, qsizetype> asked() const
    {
        const auto of = [this](const QByteArray &path) {
            return std::ranges::count(server.requests(), path, &Test::FakeServer::Request::target);
        };
        return std::minmax({of("/api/v2/alerts"), of("/health")});
    }

    Test::FakeServer server;
    Plan plan;
};

/// What has been worked, by this thread or by all of them: not what was waited for, so that it
/// tells the same on a busy machine.
std::chrono::nanoseconds worked(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

class TestOpenDay : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void showsWhatIsWished();
    void foldsOffTheThreadThatShows();
    void writesNothingOnADayThatCannotBeRead();
    void asksItsSourcesAtOpeningAndOnWish();
    void watchesSparinglyUntilItIsWanted();
    void watchesCloselyAsSoonAsTheDayBegins();

private:
    /// A day of so many notes; its number.
    qint64 makeDay(int notes);
    [[nodiscard]] QString path() const { return m_folder->filePath(u"room.db"_s); }
    [[nodiscard]] QByteArray bytes() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOpenDay::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

qint64 TestOpenDay::makeDay(int notes)
{
    auto store = Store::open(path(), OpenMode::Create);
    const auto day = (*store)->createDay(u"day"_s, u"Day"_s, Instant{});
    std::vector<Entry> entries;
    for (int i = 1; i <= notes; ++i) {
        entries.push_back(Entries::note(u"note"_s, u"What Alice saw, number %1"_s.arg(i)));
        entries.back().id = Uuid::make(Instant(Micros(i)), {std::uint64_t(i), 1});
    }
    return (*store)->append(*day, entries) ? *day : 0;
}

QByteArray TestOpenDay::bytes() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestOpenDay::showsWhatIsWished()
{
    const qint64 number = makeDay(3);
    RoomClock clock;
    LiveDay live;
    OpenDay day(live, clock, path(), number);
    QSignalSpy opened(&day, &OpenDay::opened);
    QVERIFY(opened.wait());
    QCOMPARE(live.day().story().size(), 3U);
    day.wish(Entries::note(u"note"_s, u"and one more"_s));
    QTRY_COMPARE(live.day().story().size(), 4U);
}

void TestOpenDay::foldsOffTheThreadThatShows()
{
    constexpr int notes = 60'000;
    const qint64 number = makeDay(notes);
    RoomClock clock;
    LiveDay live;
    const auto allBefore = worked(CLOCK_PROCESS_CPUTIME_ID);
    const auto hereBefore = worked(CLOCK_THREAD_CPUTIME_ID);
    OpenDay day(live, clock, path(), number);
    QSignalSpy opened(&day, &OpenDay::opened);
    QVERIFY(opened.wait(60'000));
    const auto here = worked(CLOCK_THREAD_CPUTIME_ID) - hereBefore;
    const auto all = worked(CLOCK_PROCESS_CPUTIME_ID) - allBefore;
    QCOMPARE(live.day().story().size(), std::size_t(notes));
    // The fold alone is about half of it.
    QVERIFY2(here * 6 < all, qPrintable(u"%1 of %2 ns"_s.arg(here.count()).arg(all.count())));
}

void TestOpenDay::writesNothingOnADayThatCannotBeRead()
{
    const qint64 number = makeDay(5000);
    QByteArray damaged = bytes();
    damaged.replace(damaged.size() / 2, 4096, QByteArray(4096, char(0x5a)));
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(damaged) == damaged.size());
    }
    RoomClock clock;
    LiveDay live;
    {
        OpenDay day(live, clock, path(), number);
        QSignalSpy failed(&day, &OpenDay::failed);
        QVERIFY(failed.wait());
        const QString said = failed.front().front().value<Failure>().detail;
        QVERIFY2(said.contains(u"copied to"_s) && said.contains(u"can still be read"_s),
                 qPrintable(said));
        day.wish(Entries::note(u"note"_s, u"on top of the ruins"_s));
        QCoreApplication::processEvents();
    }
    QCOMPARE(live.day().story().size(), 0U);
    QVERIFY(bytes() == damaged);
    QCOMPARE(QDir(m_folder->path()).entryList({u"room.db.damaged-*Z"_s}).size(), 1);
}

void TestOpenDay::asksItsSourcesAtOpeningAndOnWish()
{
    const qint64 number = makeDay(1);
    Test::FakeServer server;
    server.answer("/api/v2/alerts", "[]");
    server.answer("/api/v2/status", R"({"config":{"original":"route: {receiver: alice}"}})");
    RoomClock clock;
    std::int64_t told = 0;
    {
        LiveDay live;
        OpenDay day(live, clock, path(), number);
        QSignalSpy began(&day, &OpenDay::askingBegan);
        QSignalSpy ended(&day, &OpenDay::askingEnded);
        day.wish(Entries::planned(AlertSource{.key = u"am"_s,
                                              .type = AlertSource::Type::Alertmanager,
                                              .url = server.url().toString()}));
        QTRY_VERIFY(live.day().surveys().of("am"));
        QCOMPARE(live.day().surveys().of("am")->route->receiver, "alice");
        server.answer("/api/v2/status", R"({"config":{"original":"route: {receiver: bob}"}})");
        day.world().surveyNow();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(began.front().front().toStringList(), QStringList{u"am"_s});
        QCOMPARE(ended.front().first(2), (QList<QVariant>{u"am"_s, QString()}));
        QVERIFY(ended.front()[2].value<Micros>() > Micros(0));
        QTRY_COMPARE(live.day().surveys().of("am")->route->receiver, "bob");
        told = microsOf(live.day().surveys().of("am")->takenAt);
    }
    // The next session asks by itself, and has nothing new to tell.
    LiveDay live;
    OpenDay day(live, clock, path(), number);
    QSignalSpy ended(&day, &OpenDay::askingEnded);
    QTRY_VERIFY(live.day().surveys().of("am"));
    day.world().surveyNow();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(microsOf(live.day().surveys().of("am")->takenAt), told);
    server.answer("/api/v2/alerts", {}, 503);
    server.answer("/api/v2/status", {}, 503);
    day.world().surveyNow();
    QTRY_COMPARE(ended.size(), 2);
    QVERIFY(!ended.back()[1].toString().isEmpty());
    QVERIFY(ended.back()[2].value<Micros>() == Micros(0));
}

void TestOpenDay::watchesSparinglyUntilItIsWanted()
{
    WatchedDay watched;
    RoomClock clock(std::make_unique<OtherTime>(*fromRfc3339("2026-11-17T09:00:00Z")), {});
    const auto made = createDay(path(), watched.plan);
    QVERIFY(made);
    LiveDay live;
    OpenDay day(live, clock, path(), made->number);
    const auto staysSparing = [&] {
        const Instant from = clock.now();
        const auto before = watched.asked().second;
        const bool isOver = QTest::qWaitFor([&] { return clock.now() - from > 1200ms; });
        return isOver && watched.asked().second <= before + 1;
    };
    QTRY_VERIFY(watched.asked().first == 1);
    QVERIFY(staysSparing());
    QVERIFY(live.day().world().source("am").health == SourceHealth::Live);

    day.wish(Entries::started(u"db"_s));
    const auto begun = watched.asked().second;
    QTRY_VERIFY(watched.asked().first > begun + 5);
    day.wish(Entries::skipped(u"db"_s, u"not today"_s));
    QTRY_VERIFY(!live.day().current());
    QVERIFY(staysSparing());

    auto described = watched.plan.day;
    described.date = {};
    day.wish(Entries::described(described));
    const auto edited = watched.asked().second;
    QTRY_VERIFY(watched.asked().first > edited + 5);
}

void TestOpenDay::watchesCloselyAsSoonAsTheDayBegins()
{
    WatchedDay watched;
    const Instant begin = dateAnywhere(watched.plan.day.date).from;
    RoomClock clock(std::make_unique<OtherTime>(begin - 3s), {});
    const auto made = createDay(path(), watched.plan);
    QVERIFY(made);
    int early = 0;
    connect(&watched.server, &Test::FakeServer::asked, &watched.server, [&] {
        if (clock.now() < begin)
            ++early;
    });
    LiveDay live;
    OpenDay day(live, clock, path(), made->number);
    QTRY_VERIFY(clock.now() >= begin);
    QTRY_VERIFY(watched.asked().first > 6);
    // How it is set up, and both of them once.
    QVERIFY2(early < 10, qPrintable(QString::number(early)));
}

QTEST_GUILESS_MAIN(TestOpenDay)
#include "tst_openday.moc"
