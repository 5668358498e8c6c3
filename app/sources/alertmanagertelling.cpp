// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagertelling.h"

namespace Chaos {

using Entries::SeenAlert;

namespace {

constexpr Micros stampResolution = std::chrono::milliseconds(1);

/// Whether the poll that saw it can have come after that stamp.
bool isBelieved(const ReportedAlert &alert, const Poll &poll)
{
    if (!alert.hasOnset())
        return false;
    const Micros doubt = poll.clock ? poll.clock->error : Micros(0);
    return !poll.clock || poll.inRoom(alert.onset) - doubt - stampResolution <= poll.answeredAt;
}

} // namespace

std::vector<SeenAlert> AlertmanagerTelling::tell(const std::vector<AlertMove> &moves,
                                                 const Poll &poll) const
{
    std::vector<SeenAlert> told;
    for (const AlertMove &move : moves) {
        SeenAlert alert{.source = m_source,
                        .fingerprint = move.now.fingerprint,
                        .name = move.now.name,
                        .state = move.now.state,
                        .since = move.now.onset,
                        .plusMinus = stampResolution,
                        .labels = move.now.labels,
                        .annotations = move.now.annotations};
        const bool isActive = move.now.state != AlertState::Inactive;
        const bool isAnother = isActive && move.before != AlertState::Inactive
            && move.onsetBefore != Instant{} && move.now.onset > move.onsetBefore;
        if (isAnother) { // over and begun again between two polls
            SeenAlert gone{.source = m_source,
                           .fingerprint = move.now.fingerprint,
                           .name = move.now.name,
                           .state = AlertState::Inactive};
            poll.since(poll.inRoom(move.onsetBefore), poll.latestInRoom(move.now.onset))
                .write(gone);
            told.push_back(std::move(gone));
        }
        const bool isSilencedOrBack = !isAnother && move.before != AlertState::Inactive
            && move.before != AlertState::Unknown && move.before != move.now.state;
        if (!isActive || isSilencedOrBack)
            poll.since(poll.inRoom(move.onsetBefore)).write(alert);
        else if (!isBelieved(move.now, poll))
            poll.since(poll.answeredAt).write(alert);
        told.push_back(std::move(alert));
    }
    return told;
}

} // namespace Chaos
