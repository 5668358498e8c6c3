// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/clockoffset.h"
#include "models/day/entry.h"

#include <QString>

#include <optional>

namespace Chaos {

/// Keeps a source's clock offset and tells of it when it says something new, at most a few dozen
/// times at the beginning and then twice a minute.
class ClockWatch
{
public:
    explicit ClockWatch(QString source);

    /// Takes a sample; gives the `clock.measured` entry that is due, if one is.
    [[nodiscard]] std::optional<Entry> take(const ClockSample &sample);
    [[nodiscard]] std::optional<ClockReading> reading(Instant now) const
    {
        return m_offset.reading(now);
    }
    [[nodiscard]] const ClockOffset &offset() const { return m_offset; }

private:
    QString m_source;
    ClockOffset m_offset;
    std::optional<ClockReading> m_told;
};

} // namespace Chaos
