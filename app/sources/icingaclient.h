// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/icingapages.h"
#include "app/sources/icingastream.h"
#include "app/sources/icingatelling.h"
#include "app/sources/pollingclient.h"

#include <optional>

namespace Chaos {

/// Asks Icinga 2 how its hosts and services stand, and listens to its events, which tell the same
/// at once. A round is: the server's clock and switches when that is due, the hosts, the services,
/// and whom it notified where no event can have said it.
class IcingaClient final : public PollingClient
{
    Q_OBJECT

public:
    IcingaClient(const AlertSource &source, Transport &transport, const Clock &clock,
                 std::uint64_t seed, QObject *parent = nullptr);

    void resume(const std::vector<ActiveAlert> &alerts) override;

protected:
    void ask() override;
    std::vector<ReportedAlert> loseSight() override;
    std::optional<Failure> judge(const Answer &answer) const override;

private:
    void askStatus();
    void takeStatus(const Answer &answer);
    void askHosts();
    void askServices(const Answer &hosts);
    void takeObjects(const Answer &hosts, const Answer &services);
    void askNotified();
    void takeNotified(const Answer &answer);
    void finish();
    void hear(const QByteArray &line, Instant at);
    void tellPage(const Page &page, Instant seenAt);

    IcingaTelling m_telling;
    IcingaPages m_pages;
    IcingaStream m_stream;
    QTimer m_soon; ///< until what an event cannot say is asked for
    QString m_permission; ///< that the question under way needs
    Instant m_statusDue{}; ///< room clock
    Instant m_serverStartedAt{};
    std::optional<Instant> m_pagesSince{}; ///< source clock
    bool m_mayHaveMissed = true; ///< events, since notifications were asked for
    bool m_isWished = false; ///< another round at once
};

} // namespace Chaos
