// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/webhookparser.h"
#include "models/day/payloadmapping.h"

#include <simdjson.h>

#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// Reads JSON that a webhook's sender made up itself, by the mapping that the plan has of it.
///
/// What the mapping points at may be text, a number or true and false. A body without alerts is
/// fine; one in which an alert has no name is a bad answer, which says where the name should stand.
class MappedPayload
{
public:
    static constexpr std::size_t mostAlerts = 10'000; ///< of one body

    explicit MappedPayload(const PayloadMapping &mapping);

    /// The padding that the parser needs may stand behind the body, in its capacity.
    [[nodiscard]] Outcome<Notification> notification(const QByteArray &body) const;

private:
    struct Places
    {
        std::string alerts{};
        std::string name{};
        std::string state{};
        std::string id{};
        std::string labels{};
    };

    [[nodiscard]] std::optional<ReportedAlert> alertIn(const simdjson::dom::element &json) const;

    Places m_places;
    std::vector<std::string> m_over; ///< in small letters
};

} // namespace Chaos
