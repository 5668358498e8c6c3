// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"

#include <QTest>

#include <thread>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
/// The machine's clocks, held by the test.
struct Desk
{
    Micros sinceBoot = 1000s;
    Instant wall = instantOf(1'700'000'000'000'000);
    QString bootId = u"boot-1"_s;
};

class HeldTime final : public SystemTime
{
public:
    explicit HeldTime(const Desk &desk)
        : m_desk(desk)
    {}
    Micros sinceBoot() const override { return m_desk.sinceBoot; }
    Instant wall() const override { return m_desk.wall; }
    QString bootId() const override { return m_desk.bootId; }

private:
    const Desk &m_desk;
};

RoomClock clockOf(const Desk &desk, const std::optional<RoomAnchor> &earlier = {})
{
    return RoomClock(std::make_unique<HeldTime>(desk), earlier);
}
} // namespace

class TestRoomClock : public QObject
{
    Q_OBJECT

private slots:
    void showsTheWallWhenItIsAnchored();
    void goesOnWhenTheWallIsSet();
    void tellsHowFarTheWallHasMoved();
    void goesOnAfterARestartOnTheSameBoot();
    void anchorsAnewAfterAnotherBoot();
    void anchorsAnewWhereTheBootHasNoName();
    void goesOnLaterWhenToldTo();
    void followsTheMachine();
};

void TestRoomClock::showsTheWallWhenItIsAnchored()
{
    const Desk desk;
    const RoomClock clock = clockOf(desk);
    QVERIFY(clock.now() == desk.wall);
    QVERIFY(clock.anchor() == desk.wall.time_since_epoch() - 1000s);
    QCOMPARE(clock.bootId(), u"boot-1"_s);
    QVERIFY(!clock.continues());
}

void TestRoomClock::goesOnWhenTheWallIsSet()
{
    Desk desk;
    const RoomClock clock = clockOf(desk);
    const Instant before = clock.now();
    desk.sinceBoot += 5s;
    desk.wall -= 1h;
    QVERIFY(clock.now() - before == 5s);
}

void TestRoomClock::tellsHowFarTheWallHasMoved()
{
    Desk desk;
    const RoomClock clock = clockOf(desk);
    desk.sinceBoot += 5s;
    desk.wall += 5s;
    QVERIFY(clock.wallStep() == 0s);
    desk.wall -= 1h;
    QVERIFY(clock.wallStep() == -1h);
}

void TestRoomClock::goesOnAfterARestartOnTheSameBoot()
{
    Desk desk;
    const RoomClock first = clockOf(desk);
    const RoomAnchor kept{first.bootId(), first.anchor()};
    desk.sinceBoot += 60s;
    desk.wall += 2h; // set by somebody while the program was down
    const RoomClock second = clockOf(desk, kept);
    QVERIFY(second.continues());
    QVERIFY(second.now() == first.now());
    QVERIFY(second.wallStep() == 2h - 60s);
}

void TestRoomClock::anchorsAnewAfterAnotherBoot()
{
    Desk desk;
    const RoomAnchor kept{u"boot-0"_s, 0s};
    const RoomClock clock = clockOf(desk, kept);
    QVERIFY(!clock.continues());
    QVERIFY(clock.now() == desk.wall);
}

void TestRoomClock::anchorsAnewWhereTheBootHasNoName()
{
    Desk desk;
    desk.bootId.clear();
    const RoomClock clock = clockOf(desk, RoomAnchor{});
    QVERIFY(!clock.continues());
    QVERIFY(clock.now() == desk.wall);
}

void TestRoomClock::goesOnLaterWhenToldTo()
{
    Desk desk;
    RoomClock clock = clockOf(desk);
    const Instant before = clock.now();
    // The wall was set an hour ahead between the two starts of the program.
    QVERIFY(!clock.continueFrom({u"boot-0"_s, clock.anchor() - Micros(1h)}));
    QCOMPARE(clock.now(), before);
    QVERIFY(clock.continueFrom({desk.bootId, clock.anchor() - Micros(1h)}));
    QVERIFY(clock.continues());
    QCOMPARE(clock.now(), before - 1h);
    QCOMPARE(clock.wallStep(), Micros(1h));
}

void TestRoomClock::followsTheMachine()
{
    const RoomClock clock;
    QVERIFY(!clock.bootId().isEmpty());
    QVERIFY(std::chrono::abs(clock.wallStep()) < 1s);
    const Instant before = clock.now();
    std::this_thread::sleep_for(20ms);
    const Micros passed = clock.now() - before;
    QVERIFY(passed >= 20ms && passed < 10s);
}

QTEST_GUILESS_MAIN(TestRoomClock)
#include "tst_roomclock.moc"
