// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/sametoken.h"

#include <QCryptographicHash>

namespace Chaos {

bool isSameToken(const QByteArray &one, const QByteArray &other)
{
    const auto a = QCryptographicHash::hash(one, QCryptographicHash::Sha256);
    const auto b = QCryptographicHash::hash(other, QCryptographicHash::Sha256);
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

} // namespace Chaos
