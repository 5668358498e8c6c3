// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/entrybatch.h"
#include "models/day/clock.h"
#include "models/day/day.h"

#include <QObject>
#include <QThread>

#include <vector>

namespace Chaos {

class HostWatch;
class SourceDesk;

/// Everything that asks the network, in one thread of its own: alert sources and staging hosts.
/// Takes what the plan wants and tells what was seen.
class World final : public QObject
{
    Q_OBJECT

public:
    explicit World(const Clock &clock, QObject *parent = nullptr);
    /// Ends the thread; what is under way is given up.
    ~World() override;

    /// What an earlier session left active, before the first `follow`.
    void resume(const Day &day);
    /// Watches what this day's plan and the experiment under way want watched.
    void follow(const Day &day);
    /// What has become durable: a push is answered only then.
    void committed(const Chaos::SharedBatch &batch);

signals:
    void seen(const std::vector<Chaos::Entry> &entries);

private:
    std::vector<AlertSource> m_sources;
    std::vector<StagingHost> m_hosts;
    QString m_steadyFor;
    QThread m_thread;
    SourceDesk *m_desk;
    HostWatch *m_watch;
};

} // namespace Chaos
