// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/poll.h"
#include "app/sources/reportedalert.h"
#include "models/day/entries.h"

#include <string>
#include <vector>

namespace Chaos {

/// What Alertmanager's answers mean for the day.
///
/// `startsAt` is the instant of firing as the sender gave it. It is the sender's clock: that of
/// Alertmanager only where both run on one machine or under one time server, so a stamp that lies
/// ahead of the poll that saw it is not believed.
class AlertmanagerTelling
{
public:
    explicit AlertmanagerTelling(std::string source)
        : m_source(std::move(source))
    {}

    [[nodiscard]] std::vector<Entries::SeenAlert> tell(const std::vector<AlertMove> &moves,
                                                       const Poll &poll) const;

private:
    std::string m_source;
};

} // namespace Chaos
