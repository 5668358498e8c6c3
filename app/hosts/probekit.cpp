// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/probekit.h"

#include "app/hosts/dnsprobe.h"
#include "app/hosts/hostport.h"
#include "app/hosts/httpprobe.h"
#include "app/hosts/tcpprobe.h"
#include "app/hosts/tlsprobe.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

/// Ends at once: the plan itself is at fault.
class FaultyProbe final : public ProbeRun // clazy:exclude=missing-qobject-macro
{
public:
    FaultyProbe(QString fault, Micros timeout)
        : ProbeRun(timeout, nullptr)
        , m_fault(std::move(fault))
    {}

protected:
    void begin() override { giveUp(m_fault); }

private:
    QString m_fault;
};

QString say(const char *text)
{
    return QCoreApplication::translate("Chaos::ProbeKit", text);
}

/// What is wrong with an address, or nothing.
QString faultOf(const Probe &probe)
{
    switch (probe.protocol) {
    case Probe::Protocol::Http: {
        const QUrl url(probe.address, QUrl::StrictMode);
        const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
        return url.isValid() && web && !url.host().isEmpty()
            ? QString()
            : say(QT_TRANSLATE_NOOP("Chaos::ProbeKit", "the plan's address is no http(s) URL"));
    }
    case Probe::Protocol::Tcp:
        return HostPort::read(probe.address)
            ? QString()
            : say(QT_TRANSLATE_NOOP("Chaos::ProbeKit", "the plan's address is not host:port"));
    case Probe::Protocol::Tls:
        return HostPort::read(probe.address, 443)
            ? QString()
            : say(QT_TRANSLATE_NOOP("Chaos::ProbeKit", "the plan's address is not host:port"));
    case Probe::Protocol::Dns:
        return !probe.address.isEmpty()
                && (probe.nameserver.isEmpty() || HostPort::read(probe.nameserver, 53))
            ? QString()
            : say(QT_TRANSLATE_NOOP("Chaos::ProbeKit", "the plan's name or name server is amiss"));
    }
    return {};
}

} // namespace

ProbeKit::ProbeKit(const Probe &probe, Micros timeout, const Clock &clock, Resolver &resolver)
    : m_probe(probe)
    , m_timeout(timeout)
    , m_clock(clock)
    , m_resolver(resolver)
    , m_fault(faultOf(probe))
{
    const bool secure = probe.protocol == Probe::Protocol::Tls
        || (probe.protocol == Probe::Protocol::Http && probe.address.startsWith("https:"_L1));
    if (!secure)
        return;
    m_tls = QSslConfiguration::defaultConfiguration();
    if (!probe.caFile.isEmpty())
        trustFile();
}

void ProbeKit::trustFile()
{
    constexpr qint64 mostBytes = 1024 * 1024;
    QFile file(m_probe.caFile);
    const bool readable = file.open(QIODevice::ReadOnly) && file.size() <= mostBytes;
    const auto trusted =
        readable ? QSslCertificate::fromData(file.read(mostBytes)) : QList<QSslCertificate>();
    if (trusted.isEmpty())
        m_fault = say(QT_TRANSLATE_NOOP("Chaos::ProbeKit", "the plan's CA file cannot be read"));
    m_tls.setCaCertificates(trusted);
}

std::unique_ptr<ProbeRun> ProbeKit::make() const
{
    if (!m_fault.isEmpty())
        return std::make_unique<FaultyProbe>(m_fault, m_timeout);
    switch (m_probe.protocol) {
    case Probe::Protocol::Http:
        return std::make_unique<HttpProbe>(m_probe, m_tls, m_resolver, m_timeout, nullptr);
    case Probe::Protocol::Tcp:
        return std::make_unique<TcpProbe>(*HostPort::read(m_probe.address), m_resolver, m_timeout,
                                          nullptr);
    case Probe::Protocol::Tls:
        return std::make_unique<TlsProbe>(*HostPort::read(m_probe.address, 443), m_probe.daysLeft,
                                          m_tls, m_clock, m_resolver, m_timeout, nullptr);
    case Probe::Protocol::Dns:
        return std::make_unique<DnsProbe>(m_probe.address, HostPort::read(m_probe.nameserver, 53),
                                          m_resolver, m_timeout, nullptr);
    }
    return {};
}

} // namespace Chaos
