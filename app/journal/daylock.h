// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QCoreApplication>
#include <QString>

namespace Chaos {

/// The right to write to one day of a store, held by one program at a time.
///
/// A locked range of the file NAME-lock beside the store: the kernel gives it back however the
/// program ends, so there is never a stale lock to clear away.
class DayLock
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::DayLock)

public:
    DayLock(DayLock &&other) noexcept;
    DayLock &operator=(DayLock &&other) noexcept;
    ~DayLock();

    /// Fails at once when another window or program has the day.
    [[nodiscard]] static Outcome<DayLock> take(const QString &storePath, qint64 day);
    /// The right to set up or migrate the store. Waits for who has it: that takes milliseconds.
    [[nodiscard]] static Outcome<DayLock> takeSetup(const QString &storePath);

    [[nodiscard]] static QString fileOf(const QString &storePath);

private:
    enum class Patience { None, Wait };

    explicit DayLock(int descriptor)
        : m_descriptor(descriptor)
    {}
    [[nodiscard]] static Outcome<DayLock> lock(const QString &storePath, qint64 slot,
                                               Patience wait);
    void close();

    int m_descriptor = -1;
};

} // namespace Chaos
