// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampledays.h"

#include <QFile>

namespace Chaos {

QByteArray sampleDay(const QString &name)
{
    QFile file(QStringLiteral(":/days/%1.yaml").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Chaos
