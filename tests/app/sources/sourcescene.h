// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/sourcedesk.h"
#include "models/day/day.h"

#include <QHash>

#include <memory>
#include <vector>

namespace Chaos::Test {

/// A day with one source, which a desk asks as it does in the program: what it sees is the day's.
class SourceScene
{
public:
    /// `secrets`: by the name that the plan has for them.
    explicit SourceScene(QHash<QString, QByteArray> secrets)
        : m_secrets(std::move(secrets))
        , m_transport(m_clock, m_secrets)
    {}

    /// Begins to ask it, or goes on where the day stands if it was left before.
    void open(const AlertSource &source)
    {
        m_source = source;
        m_desk = std::make_unique<SourceDesk>(m_transport, m_secrets, m_clock, 1);
        m_desk->resume(activeAlerts(day.alerts()));
        QObject::connect(m_desk.get(), &SourceDesk::seen, m_desk.get(),
                         [this](const std::vector<Entry> &seen) { take(seen); });
        m_desk->setSources({source});
    }
    /// The program ends, without a word.
    void leave() { m_desk.reset(); }

    [[nodiscard]] SourceDesk &desk() { return *m_desk; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    [[nodiscard]] SourceStanding standing() const
    {
        return day.world().source(m_source.key.toStdString());
    }
    [[nodiscard]] bool isLive() const { return standing().health == SourceHealth::Live; }
    [[nodiscard]] bool isFailing() const { return standing().health == SourceHealth::Failing; }
    [[nodiscard]] std::vector<AlertChange> changesOf(const std::string &name) const
    {
        for (const Lane &lane : day.alerts().lanes()) {
            if (lane.name == name)
                return {lane.changes.begin(), lane.changes.end()};
        }
        return {};
    }
    [[nodiscard]] AlertState stateOf(const std::string &name) const
    {
        const auto changes = changesOf(name);
        return changes.empty() ? AlertState::Inactive : changes.back().state;
    }
    /// How far an instant is from where a change may be, with the clock as the day knows it; none
    /// if it can be there.
    [[nodiscard]] Micros missOf(const AlertChange &change, Instant at, Micros ahead) const
    {
        const auto &readings = day.clocks().readings(m_source.key.toStdString());
        const bool isOfSource = change.evidence == Evidence::Stamp;
        if (isOfSource && readings.empty())
            return Micros::max();
        const Instant inRoom = isOfSource ? change.since - readings.back().offset : change.since;
        const Micros doubt =
            Micros(change.plusMinusUs) + (isOfSource ? readings.back().error : Micros(0));
        return std::max(std::chrono::abs(inRoom - (at - ahead)) - doubt, Micros(0));
    }

    Day day;
    std::vector<Entry> entries;

private:
    class Known final : public Secrets
    {
    public:
        explicit Known(QHash<QString, QByteArray> values)
            : m_values(std::move(values))
        {}
        std::optional<QByteArray> value(const QString &name) const override
        {
            const auto it = m_values.find(name);
            return it == m_values.end() ? std::nullopt : std::optional(*it);
        }

    private:
        QHash<QString, QByteArray> m_values;
    };

    void take(const std::vector<Entry> &seen)
    {
        for (Entry entry : seen) {
            entry.sequence = day.lastSequence() + 1;
            day.apply(entry.view());
            entries.push_back(std::move(entry));
        }
    }

    RoomClock m_clock;
    Known m_secrets;
    Transport m_transport;
    AlertSource m_source;
    std::unique_ptr<SourceDesk> m_desk;
};

} // namespace Chaos::Test
