// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clock/roomclock.h"
#include "app/journal/journal.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/sourcedesk.h"
#include "models/items/liveday.h"
#include "tests/bench/bench.h"

#include <QThread>

#include <memory>

namespace Chaos::Bench {

/// The room that hears an Icinga, from its stream into the day, each part in its own thread as in
/// the program.
class HearingRoom final : public QObject
{
public:
    HearingRoom(const QString &path, quint16 icinga);
    ~HearingRoom() override;

    /// State changes that are durable and in the day.
    [[nodiscard]] int folded() const { return int(m_lags.size()); }
    /// From the line to the day, in microseconds, in the order in which they were written down.
    [[nodiscard]] const std::vector<double> &lags() const { return m_lags; }
    [[nodiscard]] const Day &day() const { return m_live.day(); }

private:
    class Password final : public Secrets
    {
    public:
        std::optional<QByteArray> value(const QString &) const override { return "bench"; }
    };

    void take(const SharedBatch &batch);

    RoomClock m_clock;
    Password m_secrets;
    LiveDay m_live;
    Journal m_journal;
    std::unique_ptr<QObject> m_inNetwork; ///< whose thread the desk and its transport are of
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SourceDesk> m_desk;
    QThread m_network;
    std::vector<double> m_lags;
};

} // namespace Chaos::Bench
