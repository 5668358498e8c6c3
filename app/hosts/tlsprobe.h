// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/dial.h"
#include "app/hosts/proberun.h"
#include "models/day/clock.h"

namespace Chaos {

/// Is the certificate trusted, and for how many days more?
class TlsProbe final : public ProbeRun
{
    Q_OBJECT

public:
    TlsProbe(const HostPort &to, int daysWanted, const QSslConfiguration &tls, const Clock &clock,
             Resolver &resolver, Micros timeout, QObject *parent);

protected:
    void begin() override;
    [[nodiscard]] QString lateness() const override;

private:
    void judge();

    Dial m_dial;
    const Clock &m_clock;
    int m_daysWanted;
};

} // namespace Chaos
