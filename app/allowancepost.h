// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/secondfactor.h"
#include "models/day/clock.h"
#include "models/items/liveday.h"

#include <QObject>

#include <optional>

namespace Chaos {

/// Lets a person allow a host of production for one run, with its name and a code: what stands
/// against it and what comes of the code the rules say. Here it is only that the code is compared,
/// one try at a time, that each try is durable before anybody hears what came of it, and that the
/// code is kept nowhere.
class AllowancePost final : public QObject
{
    Q_OBJECT

public:
    AllowancePost(LiveDay &live, const Clock &clock, QObject *parent = nullptr);

    /// `typed`: the host's name, as somebody has typed it.
    void allow(const QString &experiment, const QString &typed, const QString &code);

    [[nodiscard]] SecondFactor &factor() { return m_factor; }

signals:
    /// Of the person at this desk.
    void wished(const Chaos::Entry &entry);
    /// Once for each try. Empty: it is allowed.
    void answered(const QString &refusal);
    /// There is no second factor, and why.
    void factorMissed(const QString &why);

private:
    /// A try whose entry is on its way.
    struct Try
    {
        QString experiment{};
        QString host{};
        QString why{}; ///< empty: it is allowed
        std::size_t refusals = 0; ///< before it
    };

    void compare(const QString &experiment, const QString &host, const QString &code,
                 const QByteArray &key);
    void look();

    LiveDay &m_live;
    const Clock &m_clock;
    SecondFactor m_factor;
    bool m_isFinding = false;
    std::optional<Try> m_try;
};

} // namespace Chaos
