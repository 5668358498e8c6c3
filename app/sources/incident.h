// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertstate.h"
#include "models/day/instant.h"
#include "models/day/label.h"

#include <string>
#include <vector>

namespace Chaos {

/// An incident of an on-call system as an answer has it. Stamps are on the system's clock, and at
/// the epoch where it does not say.
struct Incident
{
    std::string id{};
    std::string name{};
    AlertState state = AlertState::Firing; ///< inactive where it is listed though it is over
    Stamp opened{};
    Stamp ended{};
    std::vector<Label> labels{}; ///< sorted by name
    bool operator==(const Incident &) const = default;
};

/// A page of a list of them.
struct IncidentPage
{
    std::vector<Incident> incidents{};
    int count = 0; ///< with those that cannot be read
    bool hasMore = false;
    bool operator==(const IncidentPage &) const = default;
};

} // namespace Chaos
