// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/secrets.h"

namespace Chaos {

std::optional<QByteArray> EnvironmentSecrets::value(const QString &name) const
{
    if (name.isEmpty())
        return {};
    // A line break at the end is what `export TOKEN=$(cat file)` variants leave behind; one inside
    // would smuggle a header into a request.
    const QByteArray value = qgetenv(name.toLocal8Bit().constData()).trimmed();
    if (value.isEmpty() || value.contains('\n') || value.contains('\r'))
        return {};
    return value;
}

} // namespace Chaos
