// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/outcome.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// What Jenkins says of what it was told to do: bytes as values, and nothing else.
namespace Chaos::JenkinsAnswer {

/// What waits to become a build.
struct QueueItem
{
    bool isCancelled = false;
    QString why{}; ///< in Jenkins' words, what it waits for; one line
    std::optional<qint64> build{}; ///< its number, once it is one
    bool operator==(const QueueItem &) const = default;
};

struct Build
{
    qint64 number = 0;
    QString result{}; ///< SUCCESS, UNSTABLE, FAILURE, ABORTED, NOT_BUILT; empty: it goes on
    std::optional<Instant> scheduledAt{}; ///< on Jenkins' clock; it cannot have begun before
    Micros duration{0};
    bool operator==(const Build &) const = default;
};

/// The number of the queue's item in an address that ends with "/queue/item/123/"; nothing: it
/// names none.
[[nodiscard]] std::optional<qint64> queueItemOf(const QByteArray &location);

[[nodiscard]] Outcome<QueueItem> queueItemIn(const QByteArray &body);
[[nodiscard]] Outcome<Build> buildIn(const QByteArray &body);
/// The number of the build that was that item, among the job's last ones; nothing: none of them.
[[nodiscard]] Outcome<std::optional<qint64>> buildOf(qint64 queueItem, const QByteArray &body);

} // namespace Chaos::JenkinsAnswer
