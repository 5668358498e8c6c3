// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/alertroll.h"
#include "app/sources/pollingclient.h"
#include "app/sources/prometheusparser.h"
#include "app/sources/prometheustelling.h"

namespace Chaos {

/// Asks Prometheus. A round is: rules (now and then), the server's clock, the alerts, and the raw
/// samples of those that have begun to fire.
class PrometheusClient final : public PollingClient
{
    Q_OBJECT

public:
    PrometheusClient(const AlertSource &source, Transport &transport, const Clock &clock,
                     std::uint64_t seed, QObject *parent = nullptr);

    void resume(const std::vector<ActiveAlert> &alerts) override;

protected:
    void ask() override;
    std::vector<ReportedAlert> loseSight() override;

private:
    void askRules();
    void askConfig();
    void askTime();
    void askAlerts();
    void takeAlerts(const Answer &answer);
    void askSamples();

    PrometheusDialect m_dialect;
    AlertRoll m_roll;
    PrometheusTelling m_telling;
    std::optional<Instant> m_rulesAskedAt;
};

} // namespace Chaos
