// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/day.h"
#include "models/rules/unattended.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace Chaos {

/// Plays a day where nobody is: looks at it a few times a second and has written down what its
/// people would do next, which `nextUnattended` decides.
class NightShift final : public QObject
{
    Q_OBJECT

public:
    /// `day` is the one that what is decided here comes back to once it is durable.
    NightShift(const Day &day, const Clock &clock, UnattendedWish wish, QObject *parent = nullptr);

    /// The day is open and the journal's from now on.
    void begin();
    /// Nothing more is started, and what is applied is backed out.
    void callOff(const QString &why);
    [[nodiscard]] const UnattendedWish &wish() const { return m_wish; }

signals:
    /// To be written down.
    void decided(const std::vector<Chaos::Entry> &entries);
    /// Once: nothing more is done.
    void over();

private:
    /// How a run stood when something was decided on it; the same again means that it is still on
    /// its way to the journal.
    struct Grounds
    {
        QString experiment{};
        RunState state = RunState::Queued;
        std::optional<Instant> backedOutAt{};
        bool operator==(const Grounds &) const = default;
    };

    void look();
    [[nodiscard]] std::optional<Grounds> groundsOn(const QString &experiment) const;

    const Day &m_day;
    const Clock &m_clock;
    UnattendedWish m_wish;
    std::optional<Grounds> m_decidedOn;
    QTimer m_tick;
};

} // namespace Chaos
