// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/dial.h"

#include "app/hosts/resolver.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace Chaos {

Dial::Dial(Resolver &resolver, HostPort to, std::optional<QSslConfiguration> tls, QObject *parent)
    : QObject(parent)
    , m_resolver(resolver)
    , m_to(std::move(to))
    , m_tls(std::move(tls))
{}

void Dial::open()
{
    if (QHostAddress literal; literal.setAddress(m_to.host)) {
        m_addresses = {literal};
        tryNext();
        return;
    }
    m_resolver.lookUp(m_to.host, this, [this](const Resolver::Addresses &found) {
        if (!found) {
            emit failed(found.failure().detail);
            return;
        }
        m_addresses = *found;
        tryNext();
    });
}

void Dial::tryNext()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->deleteLater();
    }
    openSocket(m_addresses.takeFirst());
}

void Dial::openSocket(const QHostAddress &address)
{
    auto *secure = m_tls ? new QSslSocket(this) : nullptr;
    m_socket = secure ? secure : new QTcpSocket(this);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QAbstractSocket::errorOccurred, this, &Dial::giveUp);
    connect(m_socket, &QAbstractSocket::connected, this, [this] {
        m_isConnected = true;
        m_isOpen = !m_tls;
        if (m_isOpen)
            emit opened();
    });
    if (!secure) {
        m_socket->connectToHost(address, m_to.port);
        return;
    }
    secure->setSslConfiguration(*m_tls);
    connect(secure, &QSslSocket::sslErrors, this, &Dial::noteCertificate);
    connect(secure, &QSslSocket::encrypted, this, [this] {
        m_isOpen = true;
        emit opened();
    });
    secure->connectToHostEncrypted(address.toString(), m_to.port, m_to.host);
}

void Dial::giveUp(QAbstractSocket::SocketError error)
{
    if (m_isOpen)
        return; // the asker reads the socket now
    if (!m_isConnected && !m_addresses.isEmpty()) {
        tryNext();
        return;
    }
    emit failed(wordsFor(error));
}

void Dial::noteCertificate(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        if (error.error() == QSslError::CertificateExpired) {
            const QDate end = error.certificate().expiryDate().toUTC().date();
            m_certificate = tr("certificate ended on %1").arg(end.toString(Qt::ISODate));
            return;
        }
    }
    if (!errors.isEmpty())
        m_certificate = tr("certificate not trusted: %1").arg(errors.first().errorString());
}

QString Dial::wordsFor(QAbstractSocket::SocketError error) const
{
    if (!m_certificate.isEmpty())
        return m_certificate;
    if (m_isConnected && m_tls && error == QAbstractSocket::RemoteHostClosedError)
        return tr("closed during the TLS handshake");
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return tr("refused");
    case QAbstractSocket::NetworkError:
        return tr("not reachable");
    case QAbstractSocket::SocketTimeoutError:
        return tr("no connection");
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return tr("the TLS handshake failed");
    case QAbstractSocket::SocketResourceError:
        return tr("this desk has no socket left");
    default:
        return tr("no connection: %1").arg(m_socket->errorString().left(120));
    }
}

} // namespace Chaos
