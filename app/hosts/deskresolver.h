// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/resolver.h"

#include <QHash>
#include <QPointer>

#include <memory>
#include <vector>

namespace Chaos {

/// Asks the system (getaddrinfo), and asks it afresh each time: Qt's own look-up remembers answers
/// for a minute, which would hide the very change of address that an experiment makes.
///
/// A hanging name server blocks a bounded number of threads and nobody else; those outlive this
/// object without harm.
class DeskResolver final : public Resolver
{
public:
    DeskResolver();
    ~DeskResolver() override;

    void lookUp(const QString &name, QObject *asker, Told told) override;

private:
    struct Asker
    {
        QPointer<QObject> object;
        Told told;
    };
    struct Mailbox;
    static void work(const std::shared_ptr<Mailbox> &mailbox);
    void answer(const QString &name, const Addresses &addresses);

    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<QObject> m_ear; ///< made by the first look-up, hence in its thread
    QHash<QString, std::vector<Asker>> m_askers; ///< by the name under way
};

} // namespace Chaos
