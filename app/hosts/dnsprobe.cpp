// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/dnsprobe.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

QString joined(const QList<QHostAddress> &addresses)
{
    constexpr qsizetype mostShown = 4;
    QStringList words;
    for (const QHostAddress &address : addresses.first(std::min(addresses.size(), mostShown)))
        words.append(address.toString());
    words.sort();
    return words.join(", "_L1) + (addresses.size() > mostShown ? u" …"_s : QString());
}

} // namespace

DnsProbe::DnsProbe(const QString &name, std::optional<HostPort> nameserver, Resolver &resolver,
                   Micros timeout, QObject *parent)
    : ProbeRun(timeout, parent)
    , m_name(name)
    , m_nameserver(std::move(nameserver))
    , m_resolver(resolver)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_again.setSingleShot(true);
    m_again.setInterval(std::chrono::ceil<std::chrono::milliseconds>(timeout / 3));
    connect(&m_again, &QTimer::timeout, this, &DnsProbe::send);
    connect(&m_socket, &QUdpSocket::readyRead, this, &DnsProbe::readServer);
}

void DnsProbe::begin()
{
    m_resolver.lookUp(m_name, this, [this](const Resolver::Addresses &found) {
        m_desk = found;
        compare();
    });
    if (!m_nameserver)
        return;
    if (QHostAddress literal; literal.setAddress(m_nameserver->host)) {
        askServer(literal);
        return;
    }
    m_resolver.lookUp(m_nameserver->host, this, [this](const Resolver::Addresses &found) {
        if (found)
            askServer(found->first());
        else
            fail(tr("%1: %2").arg(m_nameserver->host, found.failure().detail));
    });
}

QString DnsProbe::lateness() const
{
    return m_desk ? tr("%1 gives no answer in %2").arg(m_nameserver->host, allowance())
                  : tr("the desk has no answer in %1").arg(allowance());
}

void DnsProbe::askServer(const QHostAddress &address)
{
    const QByteArray ace = QUrl::toAce(m_name);
    const QByteArray name = ace.isEmpty() ? m_name.toLatin1() : ace;
    auto *dice = QRandomGenerator::global();
    m_questionA = Dns::question(quint16(dice->generate()), name, Dns::Type::A);
    m_questionAaaa = Dns::question(quint16(dice->generate()), name, Dns::Type::Aaaa);
    if (m_questionA.isEmpty()) {
        fail(tr("not a name that DNS knows"));
        return;
    }
    connect(&m_socket, &QUdpSocket::connected, this, &DnsProbe::send);
    // Connected: the kernel passes on only what comes from that address and port.
    m_socket.connectToHost(address, m_nameserver->port);
}

/// Datagrams get lost: what is not answered is asked again while there is time.
void DnsProbe::send()
{
    const bool sent =
        (m_a || m_socket.write(m_questionA) > 0) && (m_aaaa || m_socket.write(m_questionAaaa) > 0);
    if (sent)
        m_again.start();
    else // the refusal of one datagram becomes known with the next
        fail(tr("%1: refused").arg(m_nameserver->host));
}

void DnsProbe::readServer()
{
    constexpr qsizetype longest = 4096; // nobody asked for more than 512
    do {
        // Read, not only looked at: this is how a refusal of the last question becomes known.
        QByteArray datagram(longest, '\0');
        const qint64 length = m_socket.readDatagram(datagram.data(), longest);
        if (length < 0 && m_socket.error() == QAbstractSocket::ConnectionRefusedError) {
            fail(tr("%1: refused").arg(m_nameserver->host));
            return;
        }
        datagram.resize(std::max<qint64>(0, length));
        // What answers neither question is noise or a forgery: wait for the true answer.
        if (const auto answer = Dns::readAnswer(datagram, m_questionA))
            m_a = *answer;
        else if (const auto other = Dns::readAnswer(datagram, m_questionAaaa))
            m_aaaa = *other;
    } while (!hasEnded() && m_socket.hasPendingDatagrams());
    compare();
}

QString DnsProbe::serverFault() const
{
    switch (m_a->standing) {
    case Dns::Answer::Standing::Found:
    case Dns::Answer::Standing::NoSuchName:
        return {};
    case Dns::Answer::Standing::Refused:
        return tr("%1 refuses to answer").arg(m_nameserver->host);
    case Dns::Answer::Standing::ServerFailed:
        return tr("%1 cannot answer").arg(m_nameserver->host);
    }
    return {};
}

void DnsProbe::compare()
{
    if (hasEnded() || !m_desk || (m_nameserver && !isServerDone()))
        return;
    if (!*m_desk) {
        fail(m_desk->failure().detail);
        return;
    }
    if (!m_nameserver) {
        succeed();
        return;
    }
    if (const QString fault = serverFault(); !fault.isEmpty()) {
        fail(fault);
        return;
    }
    const QList<QHostAddress> named = m_a->addresses + m_aaaa->addresses;
    const bool leadsElsewhere = named.isEmpty() && (m_a->isAlias || m_aaaa->isAlias);
    if (leadsElsewhere || m_a->truncated || m_aaaa->truncated) {
        succeed(tr("not compared: %1 gives no complete list").arg(m_nameserver->host));
        return;
    }
    const auto isNamed = [&](const QHostAddress &address) { return named.contains(address); };
    if (std::ranges::all_of(**m_desk, isNamed)) {
        succeed();
        return;
    }
    const QString other = named.isEmpty()
        ? tr("%1 knows no such name").arg(m_nameserver->host)
        : tr("%1 answers %2").arg(m_nameserver->host, joined(named));
    succeed(tr("desk answers %1, %2").arg(joined(**m_desk), other), HostState::Slow);
}

} // namespace Chaos
