// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/alertmanagerparser.h"
#include "app/sources/alertmanagertelling.h"
#include "app/sources/alertroll.h"
#include "app/sources/pollingclient.h"
#include "app/sources/tickhunt.h"

namespace Chaos {

/// Asks Alertmanager for its alerts, and its `Date` header for its clock.
class AlertmanagerClient final : public PollingClient
{
    Q_OBJECT

public:
    AlertmanagerClient(const AlertSource &source, Transport &transport, const Clock &clock,
                       std::uint64_t seed, QObject *parent = nullptr);

    void resume(const std::vector<ActiveAlert> &alerts) override;

protected:
    void ask() override;
    std::vector<ReportedAlert> loseSight() override;

private:
    void takeAlerts(const Answer &answer);

    AlertmanagerDialect m_dialect;
    AlertRoll m_roll;
    AlertmanagerTelling m_telling;
    TickHunt m_hunt;
};

} // namespace Chaos
