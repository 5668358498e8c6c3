// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/tickhunt.h"
#include "tests/support/fakeserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeServer;

namespace {

class NoSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &) const override { return {}; }
};

const auto page = u"/-/healthy"_s;

/// Takes the date of what it asks for anyway. The two clocks are known to be equal but for `error`.
class DatedClient final : public PollingClient
{
public:
    DatedClient(const AlertSource &source, Micros error, Transport &transport, const Clock &clock)
        : PollingClient(source, transport, clock, 1, nullptr)
    {
        const Instant now = clock.now();
        const auto told = clockWatch().take({now, now, now - error, now + error});
        start();
    }

    void resume(const std::vector<ActiveAlert> &) override {}
    [[nodiscard]] Micros error() { return clockWatch().reading(now())->error; }

protected:
    void ask() override
    {
        fetch(question(page), [this](const Answer &answer) {
            takeDate(answer);
            polled(answer);
            endRound();
        });
    }
    std::vector<ReportedAlert> loseSight() override { return {}; }
};

} // namespace

class TestTickHunt : public QObject
{
    Q_OBJECT

private slots:
    void restsWhileEnoughIsKnown();
    void huntsOnAfterOneSlowAnswer();
    void putsRoundsWhereTheClockTicks();

private:
    /// The two clocks are known to be equal but for `error`.
    void know(ClockWatch &watch, Micros error)
    {
        const Instant now = m_clock.now();
        QVERIFY(watch.take({now, now, now - error, now + error}));
    }
    AlertSource source() const { return {.key = u"am"_s, .url = m_server.url().toString()}; }

    RoomClock m_clock;
    NoSecrets m_secrets;
    FakeServer m_server;
};

void TestTickHunt::restsWhileEnoughIsKnown()
{
    Transport transport(m_clock, m_secrets);
    ClockWatch watch(u"am"_s);
    know(watch, 5ms);
    TickHunt hunt(source(), page, transport, m_clock, watch, nullptr);
    const auto begun = m_clock.now();
    QTRY_VERIFY((hunt.wake(), m_clock.now() - begun > 1500ms)); // a second has begun meanwhile
    QVERIFY(m_server.requests().isEmpty());
}

void TestTickHunt::huntsOnAfterOneSlowAnswer()
{
    Transport transport(m_clock, m_secrets);
    ClockWatch watch(u"am"_s);
    know(watch, 60ms);
    m_server.react(page.toUtf8(), {.body = "OK", .after = 400ms});
    TickHunt hunt(source(), page, transport, m_clock, watch, nullptr);
    QSignalSpy measured(&hunt, &TickHunt::measured);
    hunt.wake();
    QTRY_COMPARE(m_server.requests().size(), 1);
    m_server.react(page.toUtf8(), {.body = "OK"});
    // As the source's own polls do. An error of two thirds or less is worth telling of, so that one
    // under 35 ms has certainly been told.
    QTRY_VERIFY_WITH_TIMEOUT((hunt.wake(), watch.reading(m_clock.now())->error < 35ms), 20'000);
    QVERIFY(m_server.requests().size() > 1);
    QVERIFY(!measured.isEmpty());
}

void TestTickHunt::putsRoundsWhereTheClockTicks()
{
    Transport transport(m_clock, m_secrets);
    m_server.answer(page.toUtf8(), "OK");
    const auto before = m_server.requests().size();
    AlertSource everySecond = source();
    everySecond.interval = 1s;
    DatedClient client(everySecond, 120ms, transport, m_clock);
    QTRY_VERIFY_WITH_TIMEOUT(client.error() < 40ms, 20'000);
    QVERIFY(m_server.requests().size() - before < 8); // and not by more of them
}

QTEST_GUILESS_MAIN(TestTickHunt)
#include "tst_tickhunt.moc"
