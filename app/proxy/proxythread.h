// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/proxy/proxies.h"

#include <QThread>

namespace Chaos {

/// A day's proxies in a thread of their own: however much passes through them, nothing else waits.
/// The thread begins with the first of them.
class ProxyThread final : public QObject
{
    Q_OBJECT

public:
    explicit ProxyThread(const Clock &clock, QObject *parent = nullptr);
    /// Closes them all.
    ~ProxyThread() override;

    void setPlaces(const std::vector<Chaos::ProxyPlace> &places);
    void setFault(const QString &key, const Chaos::ProxyFault &fault);

signals:
    /// As of `Proxies`, in this object's thread.
    void switched(const QString &key, Chaos::Instant at, const QString &trouble);
    void stood(const std::vector<Chaos::ProxyStanding> &standings);

private:
    QThread m_thread;
    Proxies *m_proxies;
};

} // namespace Chaos
