// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Chaos {

/// Whether two tokens are the same; takes the same time wherever they differ.
[[nodiscard]] bool isSameToken(const QByteArray &one, const QByteArray &other);

} // namespace Chaos
