// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampledays.h"

#include "app/resourcefile.h"

namespace Chaos {

QByteArray sampleDay(const QString &name)
{
    return resourceFile(QStringLiteral(":/days/%1.yaml").arg(name));
}

QByteArray sampleJournal(const QString &name)
{
    return resourceFile(QStringLiteral(":/days/%1.json").arg(name));
}

} // namespace Chaos
