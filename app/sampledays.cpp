// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampledays.h"

#include <QFile>

namespace Chaos {

namespace {

QByteArray resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QByteArray sampleDay(const QString &name)
{
    return resource(QStringLiteral(":/days/%1.yaml").arg(name));
}

QByteArray sampleJournal(const QString &name)
{
    return resource(QStringLiteral(":/days/%1.json").arg(name));
}

} // namespace Chaos
