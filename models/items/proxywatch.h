// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/proxystanding.h"

#include <QObject>

#include <optional>
#include <vector>

namespace Chaos {

/// How the proxies of the open day stand at this moment, for the screens to see. Of this desk, not
/// of the day.
class ProxyWatch final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void take(const std::vector<Chaos::ProxyStanding> &standings);
    [[nodiscard]] const ProxyStanding *of(const QString &proxy) const;

signals:
    void changed();

private:
    std::vector<ProxyStanding> m_standings;
};

/// A proxy as the run screen shows it.
struct ProxyRow
{
    QString key{};
    QString title{};
    QString listen{};
    QString target{};
    std::optional<ProxySwitch> fault{}; ///< nothing: it passes everything on
    std::optional<ProxyStanding> standing{}; ///< nothing: it is not open, or nobody knows
    bool operator==(const ProxyRow &) const = default;
};

/// The plan's, in its order. `watch` may be null: the past had its standings, which nobody kept.
[[nodiscard]] std::vector<ProxyRow> proxyRows(const Day &day, const ProxyWatch *watch);

} // namespace Chaos
