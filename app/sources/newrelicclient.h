// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/newrelicparser.h"
#include "app/sources/newrelictelling.h"
#include "app/sources/pollingclient.h"

namespace Chaos {

/// Asks New Relic's NerdGraph for the issues of one account. A round is: the open ones page by
/// page, those that were closed since, and, where a condition has joined an issue, the incidents
/// that say when. The `Date` header of its answers is its clock.
class NewRelicClient final : public PollingClient
{
    Q_OBJECT

public:
    NewRelicClient(const AlertSource &source, Transport &transport, const Clock &clock,
                   std::uint64_t seed, QObject *parent = nullptr);

    void resume(const std::vector<ActiveAlert> &alerts) override;

protected:
    void ask() override;
    std::vector<ReportedAlert> loseSight() override;

private:
    /// What is asked for: a root of the schema, and of which time.
    struct Wanted
    {
        QString root{};
        QString filter{}; ///< as GraphQL; empty for none
        QString members{};
        Instant from{}; ///< source clock
        int pagesLeft = 0;
    };

    [[nodiscard]] Question pageOf(const Wanted &wanted, const std::string &cursor) const;
    [[nodiscard]] Instant sourceNow() const;
    void askOpen(Wanted wanted, const std::string &cursor);
    void askClosed();
    void askClosed(Wanted wanted, const std::string &cursor);
    void askIncidents();
    void askIncidents(Wanted wanted, const std::string &cursor);
    void finish();

    NewRelicTelling m_telling;
    NewRelicRound m_round;
    Answer m_last{}; ///< of this round, asked when its first question was
    std::optional<Instant> m_lastAskedAt{}; ///< of the last good round; room clock
};

} // namespace Chaos
