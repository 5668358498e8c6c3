// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <map>

namespace Chaos {

/// Where this desk has the secrets that sources name. Of the desk, not of the day; never a secret
/// itself.
class SecretPlaces final : public QObject
{
    Q_OBJECT

public:
    enum class Place : std::uint8_t { Unknown, Nowhere, Environment, Keychain };
    struct Known
    {
        Place place = Place::Unknown;
        QString trouble{}; ///< with the keychain, in words; empty: none
        bool operator==(const Known &) const = default;
    };

    using QObject::QObject;

    [[nodiscard]] Known of(const QString &name) const;
    void set(const QString &name, const Known &known);

signals:
    void changed();

private:
    std::map<QString, Known> m_known;
};

} // namespace Chaos
