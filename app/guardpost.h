// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/liveday.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace Chaos {

/// Keeps watch over the guards of the experiment under way and says what is to be written down of
/// them: that one has tripped, and where the plan says so that the experiment is backed out. What
/// that is, `entriesOfGuards` decides; here it is only when to look, and that the same thing is
/// never said twice. Belongs to whoever writes the day: a day has one writer.
class GuardPost final : public QObject
{
    Q_OBJECT

public:
    GuardPost(LiveDay &live, const Clock &clock, QObject *parent = nullptr);

    /// The day on the screen is the journal's from now on.
    void begin();

signals:
    /// To be written down in this order, and all at once.
    void decided(const std::vector<Chaos::Entry> &entries);

private:
    /// What was decided on; the same again means that it is still on its way to the journal.
    struct Grounds
    {
        QString experiment{};
        std::optional<Stamp> triggeredAt{};
        std::size_t written = 0;
        bool operator==(const Grounds &) const = default;
    };

    void take(Touched what);
    void look();

    LiveDay &m_live;
    const Clock &m_clock;
    std::optional<Grounds> m_decidedOn;
    QTimer m_soon; ///< runs until guards are looked at again: alerts come in storms
};

} // namespace Chaos
