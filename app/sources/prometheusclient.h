// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/alertroll.h"
#include "app/sources/pollingclient.h"
#include "app/sources/prometheusparser.h"
#include "app/sources/prometheustelling.h"

namespace Chaos {

/// Asks Prometheus. A round is: the server's clock, the alerts, and the raw samples of those that
/// have begun to fire. The first one, and the first after it could not be asked, begins with the
/// rules; how they are changed meanwhile is left to whoever surveys it.
class PrometheusClient final : public PollingClient
{
    Q_OBJECT

public:
    PrometheusClient(const AlertSource &source, Transport &transport, const Clock &clock,
                     std::uint64_t seed, QObject *parent = nullptr);

    void resume(const std::vector<ActiveAlert> &alerts) override;
    /// How it is set up by now.
    void takeSurvey(const Survey &survey);

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
    bool m_hasAskedRules = false;
};

} // namespace Chaos
