// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/sources/daemon.h"

#include <QTcpServer>

#include <csignal>
#include <sys/prctl.h>

namespace Chaos::Test {

Daemon::Daemon(const QString &program, const QStringList &arguments, const QString &log,
               QObject *parent, End end)
    : QProcess(parent)
    , m_end(end)
{
    setProcessChannelMode(QProcess::MergedChannels);
    setStandardOutputFile(log);
    const int signal = end == End::Asked ? SIGTERM : SIGKILL;
    setChildProcessModifier([signal] { prctl(PR_SET_PDEATHSIG, signal); });
    start(program, arguments);
}

Daemon::~Daemon()
{
    if (m_end == End::Asked) {
        terminate();
        waitForFinished(10'000);
    }
    kill();
    waitForFinished(5000);
}

quint16 Daemon::freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace Chaos::Test
