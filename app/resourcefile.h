// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace Chaos {

/// The bytes of a file that the program brings along, like ":/plan/starter.yaml"; empty where there
/// is none.
[[nodiscard]] QByteArray resourceFile(const QString &path);

} // namespace Chaos
