// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/start/recentday.h"

#include <QObject>

#include <atomic>
#include <thread>
#include <vector>

namespace Chaos {

/// Reads, off the widgets' thread, what the start page tells of the days in a store.
class RecentDays final : public QObject
{
    Q_OBJECT

public:
    explicit RecentDays(const QString &storePath, QObject *parent = nullptr);
    ~RecentDays() override;

    /// Reads again; answered by `read`, or by nothing when there is no store yet.
    void refresh();
    /// Leaves off reading: the disk is wanted for something else.
    void leaveOff() { m_stop = true; }

signals:
    /// From the reading thread; the most recent first.
    void read(const std::vector<Chaos::RecentDay> &days);

private:
    void collect();

    QString m_path;
    std::thread m_thread;
    std::atomic<bool> m_stop = false;
};

} // namespace Chaos
