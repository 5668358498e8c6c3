// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/resolver.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

namespace Chaos::Test {

/// Knows the names it was told, has stale ones where a test says so, and is silent on request.
class FakeResolver final : public Resolver
{
public:
    void know(const QString &name, const QStringList &addresses)
    {
        m_known[name].clear();
        for (const QString &address : addresses)
            m_known[name].append(QHostAddress(address));
    }
    void setSilent(bool silent) { m_silent = silent; }
    [[nodiscard]] int lookUps() const { return m_lookUps; }

    void lookUp(const QString &name, QObject *asker, Told told) override
    {
        ++m_lookUps;
        if (m_silent)
            return;
        const Addresses found = m_known.contains(name)
            ? Addresses(m_known.value(name))
            : Addresses(Failure{Failure::Kind::NotFound, QStringLiteral("no such name")});
        QTimer::singleShot(0, asker, [told, found] { told(found); });
    }

private:
    QHash<QString, QList<QHostAddress>> m_known;
    bool m_silent = false;
    int m_lookUps = 0;
};

} // namespace Chaos::Test
