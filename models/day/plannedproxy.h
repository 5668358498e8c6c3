// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Chaos {

/// A place at which the room stands between clients and a staging service, as planned.
struct PlannedProxy
{
    QString key{};
    QString title{}; ///< empty: the key
    QString listen{}; ///< a port of loopback, or an address of this desk with its port
    QString target{}; ///< host:port of the service that it passes on to
    QString environment{}; ///< of that service; empty: the day's
    bool operator==(const PlannedProxy &) const = default;
};

} // namespace Chaos
