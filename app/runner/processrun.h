// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runner/outputkeeper.h"
#include "app/runner/performance.h"

#include <QProcess>

#include <utility>
#include <vector>

namespace Chaos {

/// A program of this desk, or ssh to a host. It reads nothing, and what it says is bounded. To end
/// it, it and all that it began is asked to (SIGTERM), and two seconds later made to (SIGKILL).
class ProcessRun final : public Performance
{
    Q_OBJECT

public:
    struct Command
    {
        QString program{};
        QStringList arguments{};
        std::vector<std::pair<QString, QString>> variables{}; ///< besides those of this desk
        bool isSsh = false; ///< its exit status 255 says that the host was not reached
    };

    ProcessRun(const Activity &activity, const Command &command, const QStringList &secrets,
               const Clock &clock, QObject *parent);
    ~ProcessRun() override;

    /// Where this desk has that program; empty: nowhere.
    [[nodiscard]] static QString placeOf(const QString &program);

private:
    void begin() override;
    void cut() override;
    void finish();
    void takeOutput();
    void endAs(StepOutcome outcome, const QString &why);
    void signalAll(int signal);
    [[nodiscard]] QString lastWords() const;

    Command m_command;
    QProcess m_process;
    OutputKeeper m_output;
    QByteArray m_standard; ///< the beginning of each, for a tolerance
    QByteArray m_errors;
    QTimer m_kill;
    int m_kills = 0;
    qint64 m_group = 0; ///< of processes; 0: none was begun
    QStringList m_secrets;
};

} // namespace Chaos
