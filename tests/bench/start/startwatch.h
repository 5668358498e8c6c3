// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace Chaos::Bench {

/// What starting a program cost, seen from outside.
struct Start
{
    double paintedMs = 0; ///< from just before fork until half of the sampled pixels are painted
    double rssMiB = 0; ///< resident memory 0.7 s after that
};

/// A display of its own (Xvfb) on which programs are started and watched.
class StartWatch
{
public:
    StartWatch();
    ~StartWatch();
    StartWatch(const StartWatch &) = delete;
    StartWatch &operator=(const StartWatch &) = delete;

    /// Why nothing can be watched; empty when all is well.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// Starts the program, waits for its first painted window, and ends it. Nothing if it painted
    /// nothing within ten seconds. `home` is the only home the program sees.
    [[nodiscard]] std::optional<Start> start(const QString &program, const QStringList &arguments,
                                             const QString &home);

private:
    struct Display;

    QString m_problem;
    QString m_name; ///< ":7"
    int m_server = -1;
    Display *m_display = nullptr;
};

} // namespace Chaos::Bench
