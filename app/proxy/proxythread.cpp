// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/proxythread.h"

namespace Chaos {

using namespace Qt::StringLiterals;

ProxyThread::ProxyThread(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_proxies(new Proxies(clock))
{
    m_thread.setObjectName(u"proxies"_s);
    m_proxies->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_proxies, &QObject::deleteLater);
    connect(m_proxies, &Proxies::switched, this, &ProxyThread::switched);
    connect(m_proxies, &Proxies::stood, this, &ProxyThread::stood);
}

ProxyThread::~ProxyThread()
{
    if (!m_thread.isRunning()) {
        delete m_proxies;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void ProxyThread::setPlaces(const std::vector<ProxyPlace> &places)
{
    if (!m_thread.isRunning()) {
        if (places.empty())
            return;
        m_thread.start();
    }
    QMetaObject::invokeMethod(
        m_proxies, [proxies = m_proxies, places] { proxies->setPlaces(places); },
        Qt::QueuedConnection);
}

void ProxyThread::setFault(const QString &key, const ProxyFault &fault)
{
    QMetaObject::invokeMethod(
        m_proxies, [proxies = m_proxies, key, fault] { proxies->setFault(key, fault); },
        Qt::QueuedConnection);
}

} // namespace Chaos
