// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/companypage.h"

#include "app/page/pageserver.h"
#include "app/page/pagestate.h"

#include <QHostAddress>
#include <QNetworkInterface>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

CompanyPage::CompanyPage(LiveWall &wall, Qa qa, QObject *parent)
    : QObject(parent)
    , m_wall(wall)
    , m_qa(qa)
{
    m_thread.setObjectName(u"page"_s);
    m_rest.setSingleShot(true);
    m_rest.setInterval(1s);
    connect(&m_rest, &QTimer::timeout, this, &CompanyPage::take);
    connect(&wall, &LiveWall::changed, this, &CompanyPage::take);
}

CompanyPage::~CompanyPage()
{
    close();
}

QStringList CompanyPage::addresses()
{
    QStringList addresses;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &one : interfaces) {
        const auto flags = one.flags();
        if (!flags.testFlag(QNetworkInterface::IsUp)
            || flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        const QList<QNetworkAddressEntry> entries = one.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol && !entry.ip().isLinkLocal())
                addresses << entry.ip().toString();
        }
    }
    addresses.removeDuplicates();
    addresses << u"127.0.0.1"_s;
    return addresses;
}

void CompanyPage::open(const QString &address, quint16 port)
{
    close();
    m_token = JoinDesk::freshSecret();
    m_joinCode = m_qa == Qa::Taken ? JoinDesk::freshCode() : QByteArray();
    m_server = new PageServer(m_token, m_joinCode);
    m_server->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    connect(&m_server->qa(), &QaCounter::sent, this, [this, server = m_server](const QaSent &sent) {
        if (server == m_server)
            emit qaSent(sent);
    });
    m_thread.start();
    m_shown = {};
    m_wall.setWatched(this, true);
    publish();
    ask(std::exchange(m_board, {}));
    QMetaObject::invokeMethod(m_server, [this, server = m_server, address, port] {
        auto at = server->listen(QHostAddress(address), port);
        if (!at && port == usualPort)
            at = server->listen(QHostAddress(address), 0);
        QMetaObject::invokeMethod(this, [this, server, at, address] {
            if (server == m_server) // and not closed or opened anew meanwhile
                tell(at, address);
        });
    });
}

void CompanyPage::tell(const Outcome<quint16> &port, const QString &address)
{
    if (!port) {
        const Failure failure = port.failure();
        close();
        emit failed(failure);
        return;
    }
    emit opened(u"http://%1:%2/%3/"_s.arg(address).arg(*port).arg(QString::fromLatin1(m_token)),
                QString::fromLatin1(m_joinCode));
}

void CompanyPage::close()
{
    if (!m_server)
        return;
    m_wall.setWatched(this, false);
    m_rest.stop();
    m_server = nullptr; // the thread takes it with it
    m_thread.quit();
    m_thread.wait();
    m_token.clear();
    m_joinCode.clear();
    emit closed();
}

void CompanyPage::ask(const QaBoard &board)
{
    if (std::exchange(m_board, board) == board || !m_server)
        return;
    QMetaObject::invokeMethod(m_server,
                              [server = m_server, board] { server->qa().publish(board); });
}

void CompanyPage::tellQa(const QString &key, const QString &why)
{
    if (m_server)
        QMetaObject::invokeMethod(m_server,
                                  [server = m_server, key, why] { server->qa().tell(key, why); });
}

void CompanyPage::take()
{
    if (m_server && !m_rest.isActive() && pageViewOf(m_wall.view()) != m_shown)
        publish();
}

void CompanyPage::publish()
{
    m_rest.start();
    m_shown = pageViewOf(m_wall.view());
    QMetaObject::invokeMethod(m_server,
                              [server = m_server, view = m_shown] { server->publish(view); });
}

} // namespace Chaos
