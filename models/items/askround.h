// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QObject>
#include <QStringList>

#include <map>

namespace Chaos {

/// Which alert sources are being asked at a person's wish, and how the last time ended. No part of
/// the day: what they answer is.
class AskRound final : public QObject
{
    Q_OBJECT

public:
    struct End
    {
        Instant at{};
        QString trouble{}; ///< in words; empty: it answered …
        Micros within{0}; ///< … its head in that time; 0 where that is not known
        bool operator==(const End &) const = default;
    };

    using QObject::QObject;

    void begin(const QStringList &sources);
    void end(const QString &source, const QString &trouble, Instant at, Micros within = {});
    /// Another day.
    void clear();

    [[nodiscard]] bool asks(const QString &source) const { return m_open.contains(source); }
    [[nodiscard]] bool isUnderWay() const { return !m_open.isEmpty(); }
    /// Null for a source that was not asked this way.
    [[nodiscard]] const End *lastOf(const QString &source) const;

signals:
    void changed();

private:
    QStringList m_open;
    std::map<QString, End> m_ends;
};

} // namespace Chaos
