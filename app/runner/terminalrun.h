// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace Chaos {

/// A command run in the terminal that this program was called from, typed into as if nobody looked
/// on: in a pseudo-terminal where there is a terminal, else through pipes. What it shows is passed
/// on at once and told besides. What is typed is not read: a password that the terminal does not
/// show is not told.
class TerminalRun
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::TerminalRun)

public:
    struct End
    {
        std::optional<int> status{}; ///< nothing: a signal ended it, or it was not begun
        int signal = 0; ///< that ended it
        QString why{}; ///< it could not be begun
    };

    TerminalRun(const QStringList &words, std::function<void(const QByteArray &)> shown);

    /// Blocks until it has ended. `begun` is called as soon as it runs. SIGTERM and SIGHUP to this
    /// program are passed on to it.
    [[nodiscard]] End perform(const std::function<void()> &begun);

private:
    QList<QByteArray> m_words;
    std::function<void(const QByteArray &)> m_shown;
};

} // namespace Chaos
