// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QHostAddress>
#include <QList>
#include <QObject>

#include <functional>

namespace Chaos {

/// Turns a name into addresses the way this desk's programs do.
class Resolver
{
public:
    using Addresses = Outcome<QList<QHostAddress>>;
    using Told = std::function<void(const Addresses &)>;

    Resolver() = default;
    Resolver(const Resolver &) = delete;
    Resolver &operator=(const Resolver &) = delete;
    virtual ~Resolver() = default;

    /// Calls `told` once, in the asker's thread and after this has returned; never if the asker
    /// dies first. There is no time limit: the asker keeps its own.
    virtual void lookUp(const QString &name, QObject *asker, Told told) = 0;
};

} // namespace Chaos
