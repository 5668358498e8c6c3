// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dayledger.h"
#include "models/day/clock.h"
#include "models/day/outcome.h"
#include "models/items/errands.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

namespace Chaos {

/// What all days of a store tell, worked out where they were read.
struct LookBack
{
    std::shared_ptr<const KeptDays> days{}; ///< never null
    std::vector<LedgerLine> ledger{}; ///< of those that are no rehearsals
};

/// Reads what all days of a store have proved, in a thread of its own, once somebody wants to see
/// it, and again while somebody goes on looking. It gives way while a day is being opened: both
/// would read the same disk.
class LedgerReader final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualPause{3000};

    /// While somebody looks, there are `pause` between two readings at least.
    LedgerReader(const QString &storePath, const Clock &clock,
                 std::chrono::milliseconds pause = usualPause, QObject *parent = nullptr);
    /// What is under way is given up.
    ~LedgerReader() override;

    /// Answered by `read`, or by `failed` where the store cannot be read.
    void want();
    /// The same, and from then on whenever something came to a day, until nobody looks.
    void follow(bool isLooked);
    /// Stops what is under way and waits, until `release`.
    void hold();
    void release();

signals:
    void read(const Chaos::LookBack &back);
    void failed(const Chaos::Failure &failure);

private:
    /// Nothing: what was read last still holds.
    using Read = std::optional<Outcome<LookBack>>;

    void begin();
    void take(const Read &back);

    QString m_path;
    const Clock &m_clock;
    std::chrono::milliseconds m_pause;
    DayShelf m_shelf; ///< the reading thread's while one is under way
    QTimer m_next;
    QElapsedTimer m_since; ///< the reading under way began
    bool m_isWanted = false;
    bool m_isFollowed = false;
    bool m_isDue = false; ///< to see whether there is news
    bool m_isHeld = false;
    bool m_isReading = false;
    std::atomic<bool> m_stop = false;
    Errands m_errands; ///< last, so that it goes first: it waits for who uses the others
};

} // namespace Chaos
