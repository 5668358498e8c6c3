// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/stepresolver.h"

#include <QHostInfo>

namespace Chaos {

void StepResolver::lookUp(const QString &name, QObject *asker, Told told)
{
    m_desk.lookUp(name, asker, [name, asker, told](const Addresses &now) {
        QHostInfo::lookupHost(name, asker, [now, told](const QHostInfo &remembered) {
            if (!now && remembered.addresses().isEmpty())
                return told(now);
            QList<QHostAddress> all = now ? *now : QList<QHostAddress>();
            for (const QHostAddress &address : remembered.addresses()) {
                if (!all.contains(address))
                    all.push_back(address);
            }
            told(all);
        });
    });
}

} // namespace Chaos
