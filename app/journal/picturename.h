// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace Chaos {

/// What a picture is called in the store and in entries: the SHA-256 of its PNG, in hex.
[[nodiscard]] inline QString pictureName(const QByteArray &png)
{
    return QString::fromLatin1(QCryptographicHash::hash(png, QCryptographicHash::Sha256).toHex());
}

} // namespace Chaos
