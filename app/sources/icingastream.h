// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/backoff.h"
#include "models/day/instant.h"
#include "models/day/outcome.h"
#include "models/day/plan.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <memory>

namespace Chaos {

class Transport;

/// Keeps Icinga's event stream open: opens it again when it ends, with growing pauses while that
/// fails, and at once when it has been silent for so long that the line may be dead. There is no
/// heartbeat and nothing is sent twice, so whoever listens asks for what may have been missed.
class IcingaStream final : public QObject
{
    Q_OBJECT

public:
    IcingaStream(const AlertSource &source, Transport &transport, std::uint64_t seed,
                 QObject *parent = nullptr, Micros silence = std::chrono::seconds(30));
    ~IcingaStream() override;

    /// Opens it; nothing if that is under way or done.
    void open();
    void close();
    /// Opens another in its place: what is open may hear nothing any more.
    void renew();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Why it cannot be opened, for the operator; empty while it can.
    [[nodiscard]] const QString &trouble() const { return m_trouble; }

signals:
    void opened();
    void heard(const QByteArray &line, Chaos::Instant at);

private:
    void connectUp();
    void take(const QByteArray &line, Instant at);
    void fail(const Failure &failure);
    [[nodiscard]] QByteArray wish();

    AlertSource m_source;
    Transport &m_transport;
    Backoff m_backoff;
    std::mt19937_64 m_random;
    std::unique_ptr<QObject> m_ear; ///< goes with the line that it listens to
    QTimer m_retry;
    QTimer m_silence;
    bool m_isOpen = false;
    QString m_trouble;
};

} // namespace Chaos
