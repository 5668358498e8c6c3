// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/canarydialect.h"

#include <QObject>

namespace Chaos {

class Clock;
class Transport;

/// Sends canaries and takes them back, as it is ordered; answers each order once. Decides nothing.
///
/// Lives in the network's thread with the transport.
class CanarySender final : public QObject
{
    Q_OBJECT

public:
    CanarySender(Transport &transport, const Secrets &secrets, const Clock &clock,
                 QObject *parent = nullptr);

    void perform(const CanaryOrder &order);

signals:
    void answered(const Chaos::CanaryAnswer &answer);

private:
    void post(const CanaryOrder &order, int left, std::optional<Stamp> first);
    void end(const CanaryOrder &order, const Outcome<Stamp> &taken);

    Transport &m_transport;
    const Secrets &m_secrets;
    const Clock &m_clock;
};

} // namespace Chaos
