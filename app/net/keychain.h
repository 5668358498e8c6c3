// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>

namespace QKeychain {
class Job;
}

namespace Chaos {

/// The keychain of this desktop (Secret Service or KWallet), where the room keeps secrets under
/// their names.
///
/// Lives in the main thread, whose event loop the desktop's libraries need. Every question is
/// answered exactly once, later, unless this object goes before; where no keychain runs, with a
/// failure that says so. A keychain that is locked may ask the person first: that takes as long as
/// it takes.
class Keychain final : public QObject
{
    Q_OBJECT

public:
    /// What was found of the names that were asked for.
    struct Found
    {
        std::map<QString, QByteArray> secrets{};
        std::optional<Failure> trouble{}; ///< of a name that could not be looked up
    };

    using QObject::QObject;

    void read(const QStringList &names, const std::function<void(const Found &)> &then);
    void keep(const QString &name, const QByteArray &secret,
              const std::function<void(const Outcome<Done> &)> &then);
    /// Nothing is done, and that is well, where there is none.
    void forget(const QString &name, const std::function<void(const Outcome<Done> &)> &then);

private:
    [[nodiscard]] static Failure failureOf(const QKeychain::Job &job);
};

} // namespace Chaos
