// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/alertroll.h"
#include "app/sources/grafanaparser.h"
#include "app/sources/grafanatelling.h"
#include "app/sources/pollingclient.h"
#include "app/sources/tickhunt.h"

namespace Chaos {

/// Asks Grafana for the alerts that it manages itself, then its own Alertmanager for those that it
/// holds back, which it need not answer. The `Date` header is its clock.
class GrafanaClient final : public PollingClient
{
    Q_OBJECT

public:
    GrafanaClient(const AlertSource &source, Transport &transport, const Clock &clock,
                  std::uint64_t seed, QObject *parent = nullptr);

    void resume(const std::vector<ActiveAlert> &alerts) override;
    /// How it is set up by now.
    void takeSurvey(const Survey &survey);

protected:
    void ask() override;
    std::vector<ReportedAlert> loseSight() override;

private:
    void askHeldBack(const Answer &alerts);
    void takeHeldBack(const Answer &alerts, const Answer &heldBack);
    [[nodiscard]] bool takeAlerts(const Answer &alerts, const HeldBackAlerts &heldBack);
    void finish(const Answer &alerts, const QString &lack);

    GrafanaDialect m_dialect;
    AlertRoll m_roll;
    GrafanaTelling m_telling;
    TickHunt m_hunt;
};

} // namespace Chaos
