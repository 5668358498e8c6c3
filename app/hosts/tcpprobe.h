// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/dial.h"
#include "app/hosts/proberun.h"

namespace Chaos {

/// Does anybody accept a connection?
class TcpProbe final : public ProbeRun
{
    Q_OBJECT

public:
    TcpProbe(const HostPort &to, Resolver &resolver, Micros timeout, QObject *parent);

protected:
    void begin() override;
    [[nodiscard]] QString lateness() const override;

private:
    Dial m_dial;
};

} // namespace Chaos
