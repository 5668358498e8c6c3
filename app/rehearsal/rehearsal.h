// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/staging.h"
#include "models/day/entry.h"
#include "models/day/experiment.h"

#include <QObject>

#include <map>
#include <span>
#include <vector>

namespace Chaos {

/// Lets the staging do what the day's durable entries say: a trigger applies the experiment's
/// faults, backing out takes them away, and what the room knows reaches the on-call service.
class Rehearsal final : public QObject
{
    Q_OBJECT

public:
    explicit Rehearsal(Staging &staging, QObject *parent = nullptr);

    /// Puts the staging into the state in which a day begins, whatever was done to it before.
    void begin();
    /// Entries in order, as they became durable, those of the plan included.
    void take(std::span<const Chaos::EntryView> entries);

private:
    void takeAlert(const EntryView &entry);
    void apply(const QString &experiment);
    void heal(const QString &experiment);

    Staging &m_staging;
    std::map<QString, std::vector<PlannedStep>> m_methods; ///< by experiment, as planned last
};

} // namespace Chaos
