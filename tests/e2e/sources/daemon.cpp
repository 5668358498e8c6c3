// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/sources/daemon.h"

#include <QTcpServer>

#include <csignal>
#include <sys/prctl.h>

namespace Chaos::Test {

Daemon::Daemon(const QString &program, const QStringList &arguments, const QString &log,
               QObject *parent)
    : QProcess(parent)
{
    setProcessChannelMode(QProcess::MergedChannels);
    setStandardOutputFile(log);
    setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    start(program, arguments);
}

Daemon::~Daemon()
{
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
