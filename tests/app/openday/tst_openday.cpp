// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/store.h"
#include "app/openday.h"
#include "models/day/entries.h"
#include "tests/support/fakeserver.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestOpenDay : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void showsWhatIsWished();
    void writesNothingOnADayThatCannotBeRead();
    void asksItsSourcesAtOpeningAndOnWish();

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
        QCOMPARE(ended.front(), (QList<QVariant>{u"am"_s, QString()}));
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
}

QTEST_GUILESS_MAIN(TestOpenDay)
#include "tst_openday.moc"
