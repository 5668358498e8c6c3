// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/proxy/relays.h"

#include <QStandardPaths>
#include <QTcpServer>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;

OurRelay::OurRelay(quint16 target)
    : m_proxy(std::make_unique<FaultProxy>(ProxyTarget{u"127.0.0.1"_s, target}, m_clock))
{
    m_proxy->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_proxy.get(),
        [this] {
            const auto port = m_proxy->listen();
            if (!port)
                qFatal("%s", qPrintable(port.failure().detail));
            m_port = *port;
        },
        Qt::BlockingQueuedConnection);
}

OurRelay::~OurRelay()
{
    QMetaObject::invokeMethod(
        m_proxy.get(), [this] { m_proxy.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Socat::Socat(quint16 target, const QStringList &options)
{
    QTcpServer free;
    if (!free.listen(QHostAddress::LocalHost))
        qFatal("no port for socat");
    m_port = free.serverPort();
    free.close();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(
        u"socat"_s,
        options
            + QStringList{u"TCP-LISTEN:%1,bind=127.0.0.1,reuseaddr,fork,nodelay"_s.arg(m_port),
                          u"TCP:127.0.0.1:%1,nodelay"_s.arg(target)});
    if (!m_process.waitForStarted())
        qFatal("socat could not be started");
}

Socat::~Socat()
{
    m_process.terminate();
    m_process.waitForFinished();
}

bool Socat::isHere()
{
    return !QStandardPaths::findExecutable(u"socat"_s).isEmpty();
}

} // namespace Chaos::Bench
