// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/outcome.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <vector>

namespace Chaos {

/// What a command on this desk says of a day that a room has open: that room alone writes the day,
/// so it is handed to it.
struct Letter
{
    static constexpr qsizetype largest = 24 * 1024 * 1024; ///< bytes

    std::vector<Entry> entries{}; ///< signed: each has its id and its instant
    std::vector<QByteArray> pictures{}; ///< PNG; they are durable before the entries

    /// As it travels. A picture goes with the entry that names its SHA-256.
    [[nodiscard]] QByteArray bytes();
    /// Fails where it is none, or says something that no command has to say.
    [[nodiscard]] static Outcome<Letter> read(const QByteArray &bytes);
};

/// The name of the local socket at which the room that has that day open takes letters: in the
/// abstract namespace, so that nothing is left of it however the room ends. It goes by the store's
/// lock file itself, so that every path to it means the same. Empty: there is no store.
[[nodiscard]] QString doorOf(const QString &storePath, qint64 day);

/// Whether the other end of a local socket is a program of this user, or the system's own.
[[nodiscard]] bool isOurOwn(qintptr socket);

/// Hands a letter to the room that has the day open and waits until it is durable there. Fails as
/// `NotFound` where no room answers at all, as `TimedOut` where one took it and has not been able
/// to write it down yet. Blocks: for commands of the terminal.
[[nodiscard]] Outcome<Done> post(Letter letter, const QString &storePath, qint64 day,
                                 std::chrono::milliseconds patience = std::chrono::seconds(10));

} // namespace Chaos
