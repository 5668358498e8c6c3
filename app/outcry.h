// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QObject>
#include <QSet>

namespace Chaos {

/// Cries out for each guard that trips and for each step of the way back that fails while this desk
/// looks on, once that is durable. What was written down before the day was opened is on the
/// screen, and is not cried out again.
class Outcry final : public QObject
{
    Q_OBJECT

public:
    explicit Outcry(LiveDay &live, QObject *parent = nullptr);

signals:
    /// Plain text, in two lines: what to do now, and why.
    void cried(const QString &title, const QString &text);

private:
    void startAnew();
    void take(Touched what);
    void takeGuards();
    void takeSteps();
    void cry(const Run &run, const TrippedGuard &guard);
    void cry(const StepRun &step);

    LiveDay &m_live;
    QString m_experiment;
    std::optional<Instant> m_startedAt; ///< tells one run of an experiment from the next
    std::size_t m_cried = 0; ///< so many of that run's guards
    QSet<QString> m_criedSteps; ///< their keys
};

} // namespace Chaos
