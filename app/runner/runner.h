// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runner/performer.h"

#include <QThread>

namespace Chaos {

/// The performer in a thread of its own: neither a program that talks without end nor a host that
/// hangs holds anything else up.
class Runner final : public QObject
{
    Q_OBJECT

public:
    Runner(const Clock &clock, const Secrets &secrets, QObject *parent = nullptr);
    /// Ends what is under way.
    ~Runner() override;

    void perform(const Chaos::StepDeed &deed);
    void stop(const QString &key);

signals:
    /// In this object's thread.
    void ended(const Chaos::StepEnd &end);

private:
    QThread m_thread;
    Performer *m_performer;
};

} // namespace Chaos
