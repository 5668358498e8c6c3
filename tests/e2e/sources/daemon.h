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
    /// One that has processes of its own is asked to end, which ends them as well.
    enum class End { Killed, Asked };

    Daemon(const QString &program, const QStringList &arguments, const QString &log,
           QObject *parent = nullptr, End end = End::Killed);
    ~Daemon() override;

    /// A port of loopback that nobody listened at a moment ago.
    [[nodiscard]] static quint16 freePort();

private:
    End m_end;
};

} // namespace Chaos::Test
