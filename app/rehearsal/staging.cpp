// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/staging.h"

#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/rehearsal/pager.h"
#include "app/rehearsal/stagedservice.h"

#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Chaos {

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

/// What is broken without anybody's doing.
Fault ownFaultOf(const QString &service)
{
    return service == u"mail"_s ? Fault{Fault::Kind::Error, {}} : Fault{};
}

} // namespace

Staging::Staging(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_inside(new QObject)
    , m_secrets(std::make_unique<EnvironmentSecrets>())
    , m_transport(new Transport(clock, *m_secrets, m_inside))
{
    m_thread.setObjectName(u"staging"_s);
    m_inside->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_inside, &QObject::deleteLater);
    m_thread.start();
}

Staging::~Staging()
{
    m_thread.quit();
    m_thread.wait();
}

Outcome<Staging::Ports> Staging::open()
{
    bool isOpen = false;
    QMetaObject::invokeMethod(
        m_inside,
        [this] {
            const bool all = openServices();
            openPager();
            return all;
        },
        Qt::BlockingQueuedConnection, &isOpen);
    if (!isOpen || m_ports.receiver == 0)
        return Failure{Failure::Kind::Refused,
                       tr("The rehearsal needs six free ports on 127.0.0.1 and cannot get them.")};
    return m_ports;
}

bool Staging::openServices()
{
    for (const auto &name : {u"checkout"_s, u"cart"_s, u"search"_s, u"payments"_s, u"mail"_s}) {
        auto *service = new StagedService(name, m_inside);
        m_services.push_back(service);
        if (!service->open())
            return false;
        service->setFault(ownFaultOf(name));
        m_ports.services[name] = service->port();
    }
    m_services.front()->need({m_ports.services[u"payments"_s]});
    return true;
}

void Staging::openPager()
{
    m_ports.receiver = freePort();
    QUrl url(u"http://127.0.0.1/webhook"_s);
    url.setPort(m_ports.receiver);
    m_pager = new Pager(*m_transport, url, 2s, m_inside);
    connect(m_pager, &Pager::posted, this, &Staging::paged, Qt::DirectConnection);
}

void Staging::breakService(const QString &name, const Fault &fault)
{
    QMetaObject::invokeMethod(m_inside, [this, name, fault] {
        for (StagedService *service : m_services) {
            if (service->name() == name)
                service->setFault(fault);
        }
    });
}

void Staging::heal(const QString &name)
{
    breakService(name, ownFaultOf(name));
}

void Staging::healAll()
{
    QMetaObject::invokeMethod(m_inside, [this] {
        for (StagedService *service : m_services)
            service->setFault(ownFaultOf(service->name()));
    });
}

void Staging::tellPager(const Entries::SeenAlert &alert)
{
    QMetaObject::invokeMethod(m_inside, [this, alert] {
        if (m_pager)
            m_pager->take(alert);
    });
}

} // namespace Chaos
