// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/httpprobe.h"

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

bool isSecure(const QUrl &url)
{
    return url.scheme() == "https"_L1;
}

HostPort addressOf(const QUrl &url)
{
    return {url.host(), quint16(url.port(isSecure(url) ? 443 : 80))};
}

} // namespace

HttpProbe::HttpProbe(const Probe &probe, const QSslConfiguration &tls, Resolver &resolver,
                     Micros timeout, QObject *parent)
    : ProbeRun(timeout, parent)
    , m_url(probe.address)
    , m_statusWanted(probe.status)
    , m_bodyWanted(probe.body.toUtf8())
    , m_dial(resolver, addressOf(m_url), isSecure(m_url) ? std::optional(tls) : std::nullopt, this)
{
    connect(&m_dial, &Dial::opened, this, &HttpProbe::ask);
    connect(&m_dial, &Dial::failed, this, &HttpProbe::fail);
}

void HttpProbe::begin()
{
    m_dial.open();
}

QString HttpProbe::lateness() const
{
    if (!m_dial.isConnected())
        return tr("no connection in %1").arg(allowance());
    return m_answer.hasHead() ? tr("no complete answer in %1").arg(allowance())
                              : tr("no answer in %1").arg(allowance());
}

void HttpProbe::ask()
{
    QAbstractSocket *socket = m_dial.socket();
    // More than this is read only as fast as it is judged.
    socket->setReadBufferSize(256 * 1024);
    connect(socket, &QAbstractSocket::readyRead, this, &HttpProbe::read);
    connect(socket, &QAbstractSocket::errorOccurred, this, &HttpProbe::takeEnd);

    const QUrl::FormattingOptions onlyTarget =
        QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment | QUrl::FullyEncoded;
    QByteArray target = m_url.toEncoded(onlyTarget);
    if (!target.startsWith('/'))
        target.prepend('/');
    const QUrl::FormattingOptions onlyHost = QUrl::RemoveScheme | QUrl::RemoveUserInfo
        | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment;
    const QByteArray host = m_url.toEncoded(onlyHost).mid(2);
    socket->write("GET " + target + " HTTP/1.1\r\nHost: " + host
                  + "\r\nUser-Agent: Chaosroom/" CHAOSROOM_VERSION
                    "\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n");
}

void HttpProbe::read()
{
    while (!hasEnded() && m_dial.socket()->bytesAvailable() > 0) {
        switch (m_answer.take(m_dial.socket()->read(64 * 1024))) {
        case HttpAnswer::Standing::More:
            break;
        case HttpAnswer::Standing::Garbage:
            fail(tr("not an HTTP answer"));
            break;
        case HttpAnswer::Standing::Enough:
        case HttpAnswer::Standing::Complete:
            judge();
            break;
        }
    }
}

void HttpProbe::takeEnd()
{
    read();
    if (hasEnded())
        return;
    if (m_answer.close() == HttpAnswer::Standing::Complete)
        judge();
    else
        fail(m_answer.hasHead() ? tr("closed in the middle of the answer")
                                : tr("closed without an answer"));
}

void HttpProbe::judge()
{
    const int status = m_answer.status();
    const bool good = m_statusWanted == 0 ? status / 100 == 2 : status == m_statusWanted;
    if (!good)
        fail(wrongStatus());
    else if (m_answer.body().contains(m_bodyWanted))
        succeed();
    else
        fail(tr("the answer lacks the expected text"));
}

QString HttpProbe::wrongStatus() const
{
    const QString host = m_url.resolved(QUrl::fromEncoded(m_answer.location())).host().left(80);
    if (m_answer.status() / 100 == 3 && !m_answer.location().isEmpty() && host != m_url.host())
        return tr("%1, sent on to %2").arg(m_answer.status()).arg(host);
    return QString::number(m_answer.status());
}

} // namespace Chaos
