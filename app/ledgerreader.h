// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dayledger.h"
#include "models/day/clock.h"
#include "models/day/outcome.h"
#include "models/items/errands.h"

#include <QObject>
#include <QString>

#include <atomic>

namespace Chaos {

/// Reads what all days of a store have proved, in a thread of its own, once somebody wants to see
/// it. It gives way while a day is being opened: both would read the same disk.
class LedgerReader final : public QObject
{
    Q_OBJECT

public:
    LedgerReader(const QString &storePath, const Clock &clock, QObject *parent = nullptr);
    /// What is under way is given up.
    ~LedgerReader() override;

    /// Answered by `read`, or by `failed` where the store cannot be read.
    void want();
    /// Stops what is under way and waits, until `release`.
    void hold();
    void release();

signals:
    void read(const Chaos::KeptDays &kept);
    void failed(const Chaos::Failure &failure);

private:
    void begin();
    void take(const Outcome<KeptDays> &kept);

    QString m_path;
    const Clock &m_clock;
    DayShelf m_shelf; ///< the reading thread's while one is under way
    bool m_isWanted = false;
    bool m_isHeld = false;
    bool m_isReading = false;
    std::atomic<bool> m_stop = false;
    Errands m_errands; ///< last, so that it goes first: it waits for who uses the others
};

} // namespace Chaos
