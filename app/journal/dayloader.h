// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/batchqueue.h"
#include "models/day/day.h"
#include "models/day/outcome.h"

#include <QObject>

#include <memory>
#include <optional>
#include <thread>

namespace Chaos {

/// Loads a day off the widgets' thread: one thread reads, another folds. All signals come on the
/// loader's own thread, none after `cancel`. See Backlog for what is committed meanwhile.
class DayLoader final : public QObject
{
    Q_OBJECT

public:
    explicit DayLoader(QObject *parent = nullptr);
    /// Cancels.
    ~DayLoader() override;

    /// Ends in `loaded` or `failed`. A load that is under way is cancelled first.
    void load(const QString &path, qint64 dayNumber);
    /// Waits for the two threads, milliseconds at most.
    void cancel();

signals:
    /// In entries; told a few dozen times for a long day.
    void progress(qint64 done, qint64 total);
    void loaded(const std::shared_ptr<Chaos::Day> &day);
    void failed(const Chaos::Failure &failure);

private:
    struct Load;

    void fold(Load &load);
    static void read(Load &load);
    template<typename Tell>
    void tell(const Load &load, Tell tell);

    std::unique_ptr<Load> m_load;
    int m_loads = 0; ///< what a cancelled load has still under way is known by its number
};

} // namespace Chaos
