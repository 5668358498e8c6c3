// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace Chaos {

/// "db.staging.example:5432", "10.0.0.1", "[fd00::1]:53" taken apart.
struct HostPort
{
    QString host{};
    quint16 port = 0;
    bool operator==(const HostPort &) const = default;

    /// Nothing for what has no host, or no port where `fallback` is 0.
    [[nodiscard]] static std::optional<HostPort> read(const QString &text, quint16 fallback = 0);
};

} // namespace Chaos
