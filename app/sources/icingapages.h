// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/icingaparser.h"
#include "models/day/pagebook.h"

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace Chaos {

/// Tells once of each time that Icinga notified a person of a problem, be it by an event or by what
/// the notification's object says of the last time.
class IcingaPages
{
public:
    using HardSince = std::function<Instant(const IcingaName &)>;
    explicit IcingaPages(std::string source);

    /// A page, if the event is one: somebody was notified of a problem.
    [[nodiscard]] std::optional<Page> heard(const IcingaEvent &event);
    /// The pages after `since` (source clock) that no event has told of. One whose problem is over
    /// already does not say whether it reached anybody, and is left out.
    [[nodiscard]] std::vector<Page> found(const std::vector<IcingaNotified> &all, Instant since,
                                          const HardSince &hardSince = {});

private:
    [[nodiscard]] std::optional<Page> pageOf(const IcingaName &name, Instant at);

    std::string m_source;
    std::unordered_map<std::string, Instant> m_last; ///< page, by fingerprint
};

} // namespace Chaos
