// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Chaos {

/// The word as every POSIX shell reads it back unchanged (IEEE Std 1003.1, 2.2.2 Single-Quotes);
/// plain words stay plain, so that people can read them.
[[nodiscard]] QString posixWord(const QString &word);

/// Words as one line of a shell.
[[nodiscard]] QString posixLine(const QStringList &words);

} // namespace Chaos
