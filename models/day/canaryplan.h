// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QString>

namespace Chaos {

/// How a harmless alert is sent through a source to prove the way from there to people. Which of
/// it is needed depends on the source; empty: it is never sent one.
struct CanaryPlan
{
    QMap<QString, QString> labels{}; ///< Alertmanager: by which the real alerts are routed
    QString host{}; ///< Icinga: of the service …
    QString service{}; ///< … whose passive check result it is; its real name
    QString secret{}; ///< on call: the name of the secret that holds the integration's key
    QString routingKey{}; ///< Splunk On-Call: no secret, it says which team is paged
    QString url{}; ///< on call: where events are taken; empty for its makers' own
    bool operator==(const CanaryPlan &) const = default;

    [[nodiscard]] bool isSaid() const { return *this != CanaryPlan(); }
};

} // namespace Chaos
