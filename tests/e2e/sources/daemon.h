// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace Chaos::Test {

/// A server that a test starts; dies with the test, however the test ends.
class Daemon final : public QProcess
{
    Q_OBJECT

public:
    Daemon(const QString &program, const QStringList &arguments, const QString &log,
           QObject *parent = nullptr);
    ~Daemon() override;

    /// A port of loopback that nobody listened at a moment ago.
    [[nodiscard]] static quint16 freePort();
};

} // namespace Chaos::Test
