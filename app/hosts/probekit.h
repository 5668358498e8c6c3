// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/proberun.h"
#include "models/day/clock.h"

#include <QSslConfiguration>

namespace Chaos {

class Resolver;

/// Makes the checks of one host as its plan says, having read the plan once.
class ProbeKit
{
public:
    ProbeKit(const Probe &probe, Micros timeout, const Clock &clock, Resolver &resolver);

    /// A check, not started yet. A plan that cannot be carried out gives a check that says so.
    [[nodiscard]] std::unique_ptr<ProbeRun> make() const;

private:
    void trustFile();

    Probe m_probe;
    Micros m_timeout;
    const Clock &m_clock;
    Resolver &m_resolver;
    QSslConfiguration m_tls;
    QString m_fault; ///< why the plan cannot be carried out
};

} // namespace Chaos
