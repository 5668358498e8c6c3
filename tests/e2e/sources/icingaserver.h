// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/e2e/sources/daemon.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace Chaos::Test {

/// A real Icinga 2 with a CA, a configuration and a state of its own, on a free port of loopback:
/// it checks what the test says in files, and its user is told of in another.
class IcingaServer final
{
public:
    /// Makes its certificates and its configuration; false if it is not installed.
    [[nodiscard]] bool prepare();
    void start();
    /// Ends it, its helpers as well.
    void stop();

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("https://localhost:%1").arg(m_port));
    }
    [[nodiscard]] QString caFile() const { return path(QStringLiteral("data/ca/ca.crt")); }
    /// What the check of a service or, by its name, of the host finds from now on: 0 to 3.
    void setState(const QString &check, int state) const;
    /// A line for each notification that was sent: when, of which type, to whom and of what.
    [[nodiscard]] QByteArray notified() const;
    [[nodiscard]] QByteArray log() const;

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList places() const;
    [[nodiscard]] bool run(const QStringList &arguments) const;
    void write(const QString &name, const QString &text) const;
    void makeExecutable(const QString &name) const;

    QTemporaryDir m_folder;
    quint16 m_port = 0;
    std::unique_ptr<Daemon> m_daemon;
};

} // namespace Chaos::Test
