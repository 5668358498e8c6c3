// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/entrybatch.h"
#include "models/day/outcome.h"

#include <QObject>
#include <QThread>

namespace Chaos {

/// Follows a day that another program writes: looks once a second, in a thread of its own, for what
/// has become durable since. It writes nothing and stands in nobody's way.
class DayFollower final : public QObject
{
    Q_OBJECT

public:
    explicit DayFollower(QObject *parent = nullptr);
    /// Stops.
    ~DayFollower() override;

    /// From the entry after `lastSequence` on.
    void follow(const QString &path, qint64 dayNumber, qint64 lastSequence);
    void stop();

signals:
    /// From that thread, in order.
    void came(const Chaos::SharedBatch &batch);
    /// The first time that it cannot be read; it is tried again by itself.
    void failed(const Chaos::Failure &failure);

private:
    QThread m_thread;
};

} // namespace Chaos
