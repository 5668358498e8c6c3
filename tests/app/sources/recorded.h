// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace Chaos::Test {

/// A body that a real server gave; empty, which no test takes for good, if it is not there.
inline QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(CHAOSROOM_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Chaos::Test
