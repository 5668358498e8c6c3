// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/items/livewall.h"

#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimer>

namespace Chaos {

class PageServer;

/// The read-only page for the company on the local network. Off until it is opened; each time with
/// a new token, that is kept nowhere. What the wall says goes to the thread that serves it at most
/// once a second, and nothing ever comes back from there but where it listens.
class CompanyPage final : public QObject
{
    Q_OBJECT

public:
    /// Where it listens, if that is free.
    static constexpr quint16 usualPort = 8130;

    explicit CompanyPage(LiveWall &wall, QObject *parent = nullptr);
    ~CompanyPage() override;

    /// The addresses of this desk that others on its networks can reach, and then its own loopback.
    [[nodiscard]] static QStringList addresses();

    /// Listens at one of this desk's addresses: `opened` or `failed`.
    void open(const QString &address, quint16 port = usualPort);
    void close();
    [[nodiscard]] bool isOpen() const { return m_server != nullptr; }

signals:
    /// The link holds the token: it is for the screen alone.
    void opened(const QString &link);
    void failed(const Chaos::Failure &failure);
    void closed();

private:
    void tell(const Outcome<quint16> &port, const QString &address);
    void take();
    void publish();

    LiveWall &m_wall;
    QTimer m_rest; ///< until the next state may be published
    WallView m_shown;
    QThread m_thread;
    QByteArray m_token;
    PageServer *m_server = nullptr; ///< lives in that thread
};

} // namespace Chaos
