// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QString>

namespace Chaos {

/// Text as a QR code, a pixel a module, with the quiet zone that readers want around it. Null for
/// what is too long for one.
[[nodiscard]] QImage qrCode(const QString &text);

} // namespace Chaos
