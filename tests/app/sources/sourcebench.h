// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/sourcedesk.h"
#include "models/day/day.h"

#include <QDateTime>
#include <QTest>

#include <memory>

namespace Chaos::Test {

/// One source at a desk of its own, and the day that it tells of.
class SourceBench final : public QObject
{
public:
    explicit SourceBench(AlertSource source)
        : m_source(std::move(source))
        , m_transport(m_clock, m_secrets)
    {
        sitDown();
    }

    void open() { m_desk->setSources({m_source}); }
    /// The program ends and starts anew, with what the day knows.
    void restart()
    {
        m_desk.reset();
        sitDown();
        m_desk->resume(activeAlerts(m_day.alerts()));
        open();
    }
    /// Does not wait for the next round; true, for `QTRY_VERIFY(bench.asks() && …)`.
    bool asks()
    {
        m_desk->surveyNow();
        return true;
    }

    [[nodiscard]] const Day &day() const { return m_day; }
    [[nodiscard]] SourceDesk &desk() { return *m_desk; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    [[nodiscard]] SourceStanding standing() const
    {
        return m_day.world().source(m_source.key.toStdString());
    }
    [[nodiscard]] bool isLive() const { return standing().health == SourceHealth::Live; }
    [[nodiscard]] const std::vector<Page> &pages() const { return m_day.pages().pages(); }
    [[nodiscard]] AlertState state(const QString &fingerprint) const
    {
        const Alert *alert = m_day.alerts().find((m_source.key + u'/' + fingerprint).toStdString());
        return alert ? alert->state : AlertState::Inactive;
    }
    /// The last change of the only lane, or of the one with that name.
    [[nodiscard]] const AlertChange &lastChange(const std::string &name = {}) const
    {
        const auto &lanes = m_day.alerts().lanes();
        const auto lane = std::ranges::find_if(
            lanes, [&](const Lane &one) { return name.empty() || one.name == name; });
        return lane->changes.back();
    }
    [[nodiscard]] std::size_t changes() const
    {
        std::size_t count = 0;
        for (const Lane &lane : m_day.alerts().lanes())
            count += lane.changes.size();
        return count;
    }
    /// Whether something happened then (by this machine's clock), as far as it is told to be known.
    [[nodiscard]] bool isRight(Instant at, Micros plusMinus, Evidence evidence,
                               const QDateTime &truth) const
    {
        Micros doubt = plusMinus + std::chrono::milliseconds(5); // whole ms of the fake, and calls
        Instant told = at;
        if (evidence == Evidence::Stamp) {
            const auto reading = m_day.clocks().near(m_source.key.toStdString(), at);
            if (!reading)
                return false;
            told -= reading->offset;
            doubt += reading->error;
        }
        const Micros off = told - instantOf(truth.toMSecsSinceEpoch() * 1000);
        return std::chrono::abs(off) <= doubt;
    }
    [[nodiscard]] bool isRight(const AlertChange &change, const QDateTime &truth) const
    {
        return isRight(change.since, Micros(change.plusMinusUs), change.evidence, truth);
    }
    [[nodiscard]] bool isRight(const Page &page, const QDateTime &truth) const
    {
        return isRight(page.at, page.plusMinus, page.evidence, truth);
    }

private:
    class OneSecret final : public Secrets
    {
    public:
        std::optional<QByteArray> value(const QString &name) const override
        {
            using namespace Qt::StringLiterals;
            if (name == u"KEY"_s)
                return "s3cret";
            return name == u"WRONG"_s ? std::optional<QByteArray>("guess") : std::nullopt;
        }
    };

    void sitDown()
    {
        m_desk = std::make_unique<SourceDesk>(m_transport, m_secrets, m_clock, 1);
        connect(m_desk.get(), &SourceDesk::seen, this, [this](const std::vector<Entry> &entries) {
            for (Entry entry : entries) {
                QVERIFY(entry.at != Instant{});
                entry.sequence = m_day.lastSequence() + 1;
                m_day.apply(entry.view());
            }
        });
    }

    AlertSource m_source;
    RoomClock m_clock;
    OneSecret m_secrets;
    Transport m_transport;
    std::unique_ptr<SourceDesk> m_desk;
    Day m_day;
};

} // namespace Chaos::Test
