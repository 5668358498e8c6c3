// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/allowancepost.h"

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/net/totp.h"
#include "app/openday.h"
#include "models/day/entries.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000; ///< ms
const QByteArray secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

QString code(int steps = 0)
{
    return QString::fromLatin1(
        Totp::codeAt(*Totp::keyOf(secret), Totp::stepAt(SecondFactor::systemNow()) + steps));
}

/// A real day in a store of its own, open.
struct Room
{
    Room(const QString &path, qint64 number)
        : day(live, clock, path, number)
        , answered(&day.allowances(), &AllowancePost::answered)
    {
        QSignalSpy opened(&day, &OpenDay::opened);
        isOpen = opened.wait(patience);
    }
    [[nodiscard]] QString allow(const QString &typed, const QString &code)
    {
        answered.clear();
        day.allowances().allow(u"db"_s, typed, code);
        if (answered.isEmpty() && !answered.wait(patience))
            return u"no answer"_s;
        return answered.first().at(0).toString();
    }
    [[nodiscard]] bool isAllowed() const { return live.day().run(u"db"_s)->allows(u"db-1"_s); }

    RoomClock clock;
    LiveDay live;
    OpenDay day;
    QSignalSpy answered;
    bool isOpen = false;
};

} // namespace

/// A host of production, allowed in a room that is open, and refused by one that comes after it.
class TestAllowancePost : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void allowsAHostByItsNameAndACode();
    void performsNothingThereBefore();
    void takesNoCodeAgainAfterARestart();
    void countsWrongCodesOverARestart();
    void saysWhereThereIsNoSecondFactor();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    qint64 m_number = 0;
};

void TestAllowancePost::init()
{
    qputenv("CHAOSROOM_TOTP", secret);
    m_folder = std::make_unique<QTemporaryDir>();
    Plan plan;
    plan.day = {.title = u"Day"_s};
    plan.people = {{.key = u"alice"_s, .name = u"Alice"_s}};
    // Nothing is there, and nothing has to be: ssh says so.
    plan.hosts = {
        {.key = u"db-1"_s, .environment = u"production"_s, .ssh = u"chaos@127.0.0.1:1"_s}};
    plan.experiments = {Experiment{
        .key = u"db"_s,
        .title = u"The database dies"_s,
        .risk = {.reach = Risk::Reach::Production,
                 .acceptedBy = u"alice"_s,
                 .productionHosts = {u"db-1"_s}},
        .method = {{.provider = PlannedStep::Provider::Scripted,
                    .text = u"stop it"_s,
                    .target = u"db-1"_s,
                    .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":"
                                "\"process\",\"path\":\"true\"}}"_s}}}};
    const auto made = createDay(file(u"room.db"_s), plan);
    m_number = made ? made->number : 0;
}

void TestAllowancePost::cleanup()
{
    qunsetenv("CHAOSROOM_TOTP");
}

void TestAllowancePost::allowsAHostByItsNameAndACode()
{
    Room room(file(u"room.db"_s), m_number);
    QVERIFY(room.isOpen);
    room.day.wish(Entries::started(u"db"_s));
    QTRY_VERIFY_WITH_TIMEOUT(room.live.day().current(), patience);
    QVERIFY(room.allow(u"DB-1"_s, code()).contains(u"Type its name exactly: db-1"_s));
    QVERIFY(room.live.day().production().refusedAt.empty()); // no code was looked at
    const QString refusal = room.allow(u"db-1"_s, u"abcdef"_s);
    QVERIFY2(refusal.startsWith(u"Not allowed: the code is not right. Tries left for now: 4."_s),
             qPrintable(refusal));
    QVERIFY(!room.isAllowed());
    QCOMPARE(room.allow(u"db-1"_s, code()), QString());
    QVERIFY(room.isAllowed());
    QVERIFY(!room.live.day().run(u"db"_s)->allowed.front().by.isEmpty());
}

/// Though somebody wrote down that it is triggered.
void TestAllowancePost::performsNothingThereBefore()
{
    Room room(file(u"room.db"_s), m_number);
    QVERIFY(room.isOpen);
    room.day.wish(Entries::started(u"db"_s));
    room.day.wish(Entries::triggered(u"db"_s, 100ms));
    const auto step = [&] { return room.live.day().steps().last(u"db"_s, StepPhase::Method, 0); };
    QTRY_VERIFY_WITH_TIMEOUT(step() && !step()->isUnderWay(), patience);
    QCOMPARE(step()->outcome, StepOutcome::NotBegun);
    QCOMPARE(step()->why, u"db-1 is of production, and nobody has allowed it for this run"_s);
}

void TestAllowancePost::takesNoCodeAgainAfterARestart()
{
    const QString used = code(1); // good for a minute at least
    {
        Room room(file(u"room.db"_s), m_number);
        QVERIFY(room.isOpen);
        QCOMPARE(room.allow(u"db-1"_s, used), QString());
        room.day.wish(Entries::skipped(u"db"_s, u"later"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!room.isAllowed(), patience);
    }
    Room room(file(u"room.db"_s), m_number);
    QVERIFY(room.isOpen);
    room.day.wish(Entries::started(u"db"_s));
    QTRY_VERIFY_WITH_TIMEOUT(room.live.day().current(), patience);
    QVERIFY(!room.isAllowed());
    const QString refusal = room.allow(u"db-1"_s, used);
    QVERIFY2(refusal.contains(u"was used already"_s), qPrintable(refusal));
    QVERIFY(!room.isAllowed());
}

void TestAllowancePost::countsWrongCodesOverARestart()
{
    for (int left = 4; left >= 3; --left) {
        Room room(file(u"room.db"_s), m_number);
        QVERIFY(room.isOpen);
        const QString refusal = room.allow(u"db-1"_s, u"abcdef"_s);
        QVERIFY2(refusal.contains(u"Tries left for now: %1."_s.arg(left)), qPrintable(refusal));
    }
    Room room(file(u"room.db"_s), m_number);
    QVERIFY(room.isOpen);
    for (int i = 0; i < 3; ++i)
        QVERIFY(room.allow(u"db-1"_s, u"abcdef"_s).startsWith(u"Not allowed"_s));
    QVERIFY(room.allow(u"db-1"_s, code()).startsWith(u"Too many codes were not right"_s));
    QVERIFY(!room.isAllowed());
}

void TestAllowancePost::saysWhereThereIsNoSecondFactor()
{
    qputenv("CHAOSROOM_TOTP", "too short");
    Room room(file(u"room.db"_s), m_number);
    QVERIFY(room.isOpen);
    QSignalSpy missed(&room.day.allowances(), &AllowancePost::factorMissed);
    room.day.allowances().allow(u"db"_s, u"db-1"_s, code());
    QVERIFY(!missed.isEmpty() || missed.wait(patience));
    QVERIFY(missed.first().at(0).toString().contains(u"at least 128 bits in Base32"_s));
    QVERIFY(!room.isAllowed());
}

QTEST_GUILESS_MAIN(TestAllowancePost)
#include "tst_allowancepost.moc"
