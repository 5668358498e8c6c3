// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/page/qapage.h"
#include "models/day/outcome.h"
#include "models/items/livewall.h"

#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimer>

namespace Chaos {

class PageServer;

/// The page for the company on the local network. Off until it is opened; each time with a new
/// token and a new join code, that are kept nowhere. What the wall says goes to the thread that
/// serves it at most once a second. Nothing comes back from there but where it listens, and what
/// those found who have said the join code.
class CompanyPage final : public QObject
{
    Q_OBJECT

public:
    /// Where it listens, if that is free.
    static constexpr quint16 usualPort = 8130;

    /// Whether those who have the join code can send what they find.
    enum class Qa { NotTaken, Taken };

    explicit CompanyPage(LiveWall &wall, Qa qa = Qa::NotTaken, QObject *parent = nullptr);
    ~CompanyPage() override;

    /// The addresses of this desk that others on its networks can reach, and then its own loopback.
    [[nodiscard]] static QStringList addresses();

    /// Listens at one of this desk's addresses: `opened` or `failed`.
    void open(const QString &address, quint16 port = usualPort);
    void close();
    [[nodiscard]] bool isOpen() const { return m_server != nullptr; }

    /// What live QA is asked to try from now on.
    void ask(const QaBoard &board);
    /// What became of a result: it is durable or, where there is a reason, was not taken.
    void tellQa(const QString &key, const QString &why);

signals:
    /// The link holds the token: it is for the screen alone, as the join code is.
    void opened(const QString &link, const QString &joinCode);
    void qaSent(const Chaos::QaSent &sent);
    void failed(const Chaos::Failure &failure);
    void closed();

private:
    void tell(const Outcome<quint16> &port, const QString &address);
    void take();
    void publish();

    LiveWall &m_wall;
    const Qa m_qa;
    QTimer m_rest; ///< until the next state may be published
    WallView m_shown;
    QThread m_thread;
    QByteArray m_token;
    QByteArray m_joinCode;
    QaBoard m_board;
    PageServer *m_server = nullptr; ///< lives in that thread
};

} // namespace Chaos
