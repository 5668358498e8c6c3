// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QObject>

namespace Chaos {

/// Cries out for each guard that trips while this desk looks on, once that is durable. What was
/// written down before the day was opened is on the screen, and is not cried out again.
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
    void cry(const Run &run, const TrippedGuard &guard);

    LiveDay &m_live;
    QString m_experiment;
    std::optional<Instant> m_startedAt; ///< tells one run of an experiment from the next
    std::size_t m_cried = 0; ///< so many of that run's guards
};

} // namespace Chaos
