// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/proberesult.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace Chaos {

class Resolver;

/// One check of one host: starts once, ends exactly once, never later than its timeout.
class ProbeRun : public QObject
{
    Q_OBJECT

public:
    ProbeRun(Micros timeout, QObject *parent);

    void start();

signals:
    void ended(const Chaos::ProbeResult &result);

protected:
    virtual void begin() = 0;
    /// What is said when the time is over: how far the check had come.
    [[nodiscard]] virtual QString lateness() const;

    void succeed(const QString &reason = {}, HostState state = HostState::Up);
    void fail(const QString &reason);
    /// Nothing can be said of the host, and why.
    void giveUp(const QString &reason);
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    /// "2 s", "0.5 s": the time allowed.
    [[nodiscard]] QString allowance() const;

private:
    void end(const ProbeResult &result);

    QTimer m_deadline;
    QElapsedTimer m_watch;
    bool m_hasEnded = false;
};

} // namespace Chaos
