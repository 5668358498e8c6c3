// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/hostport.h"

#include <QAbstractSocket>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QSslError>

#include <optional>

namespace Chaos {

class Resolver;

/// Opens one new connection to a host, with TLS where a configuration is given: each of its
/// addresses in turn until one answers. Keeps no time: its asker does.
class Dial final : public QObject
{
    Q_OBJECT

public:
    Dial(Resolver &resolver, HostPort to, std::optional<QSslConfiguration> tls, QObject *parent);

    void open();
    /// The open connection; null before `opened`. Belongs to this.
    [[nodiscard]] QAbstractSocket *socket() const { return m_socket; }
    [[nodiscard]] bool isConnected() const { return m_isConnected; }

signals:
    void opened();
    /// In words for the operator: "refused", "no such name", "certificate not trusted: …".
    void failed(const QString &reason);

private:
    void tryNext();
    void openSocket(const QHostAddress &address);
    void giveUp(QAbstractSocket::SocketError error);
    void noteCertificate(const QList<QSslError> &errors);
    [[nodiscard]] QString wordsFor(QAbstractSocket::SocketError error) const;

    Resolver &m_resolver;
    HostPort m_to;
    std::optional<QSslConfiguration> m_tls;
    QList<QHostAddress> m_addresses;
    QAbstractSocket *m_socket = nullptr;
    QString m_certificate; ///< what is wrong with it
    bool m_isConnected = false; ///< TCP stands; TLS may be still to come
    bool m_isOpen = false;
};

} // namespace Chaos
