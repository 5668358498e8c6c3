// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/incidentpages.h"
#include "app/sources/incidentroll.h"
#include "app/sources/pollingclient.h"
#include "app/sources/splunkoncallparser.h"

namespace Chaos {

/// Asks Splunk On-Call for its incidents: one question a round, since two a second are all that it
/// bears from a whole company. It does not say when it told somebody: that is between two rounds.
class SplunkOnCallClient final : public PollingClient
{
    Q_OBJECT

public:
    SplunkOnCallClient(const AlertSource &source, Transport &transport, const Clock &clock,
                       std::uint64_t seed, QObject *parent = nullptr);

    void resume(const std::vector<ActiveAlert> &alerts) override;

protected:
    void ask() override;
    std::vector<ReportedAlert> loseSight() override;

private:
    void takeIncidents(const Answer &answer);
    void tellPages(const std::vector<PagedIncident> &listed, const Poll &poll);

    IncidentRoll m_roll;
    IncidentPages m_pages;
};

} // namespace Chaos
