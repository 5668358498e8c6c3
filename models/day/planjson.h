// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QJsonObject>

namespace Chaos::PlanJson {

// Plan values as entry payloads. Reading is lenient: a missing or misspelt member keeps its
// default, since an entry that was durable once must be readable for ever.

[[nodiscard]] QJsonObject write(const DayDescription &day);
[[nodiscard]] QJsonObject write(const Team &team);
[[nodiscard]] QJsonObject write(const Person &person);
[[nodiscard]] QJsonObject write(const Role &role);
[[nodiscard]] QJsonObject write(const Assignment &assignment);
[[nodiscard]] QJsonObject write(const AlertSource &source);
[[nodiscard]] QJsonObject write(const StagingHost &host);
[[nodiscard]] QJsonObject write(const PlannedProxy &proxy);
[[nodiscard]] QJsonObject write(const Experiment &experiment);
[[nodiscard]] QJsonObject write(const Break &pause);
[[nodiscard]] QJsonObject write(const Contact &contact);
[[nodiscard]] QJsonObject write(const BuyIn &buyIn);

void read(const QJsonObject &json, DayDescription &day);
void read(const QJsonObject &json, Team &team);
void read(const QJsonObject &json, Person &person);
void read(const QJsonObject &json, Role &role);
void read(const QJsonObject &json, Assignment &assignment);
void read(const QJsonObject &json, AlertSource &source);
void read(const QJsonObject &json, StagingHost &host);
void read(const QJsonObject &json, PlannedProxy &proxy);
void read(const QJsonObject &json, Experiment &experiment);
void read(const QJsonObject &json, Break &pause);
void read(const QJsonObject &json, Contact &contact);
void read(const QJsonObject &json, BuyIn &buyIn);

} // namespace Chaos::PlanJson
