// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/proxy/faultproxy.h"
#include "models/day/proxystanding.h"

#include <map>
#include <memory>
#include <vector>

namespace Chaos {

/// Where one proxy of a day stands.
struct ProxyPlace
{
    QString key{};
    QHostAddress address{};
    quint16 port = 0;
    ProxyTarget target{};
    bool operator==(const ProxyPlace &) const = default;
};

/// All proxies of a day, in one thread: opens and closes them, tries again where one cannot listen,
/// and tells how they stand.
class Proxies final : public QObject
{
    Q_OBJECT

public:
    explicit Proxies(const Clock &clock, QObject *parent = nullptr);
    ~Proxies() override;

    /// Those that shall be there from now on; any other is closed, with all its connections.
    void setPlaces(const std::vector<Chaos::ProxyPlace> &places);
    /// `switched` tells when that was; of a proxy that does not listen, why not.
    void setFault(const QString &key, const Chaos::ProxyFault &fault);

signals:
    void switched(const QString &key, Chaos::Instant at, const QString &trouble);
    /// Once there is something new, and then at most twice a second.
    void stood(const std::vector<Chaos::ProxyStanding> &standings);

private:
    struct Standing
    {
        ProxyPlace place{};
        std::unique_ptr<FaultProxy> proxy{};
        bool isListening = false;
        QString trouble{};
    };

    void open(Standing &one);
    void tryAgain();
    void tell();

    const Clock &m_clock;
    std::map<QString, Standing> m_all; ///< by key
    std::vector<ProxyStanding> m_told;
    QTimer m_again;
    QTimer m_telling;
};

} // namespace Chaos
