// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"
#include "models/plan/fields.h"
#include "models/plan/yamlwriter.h"

#include <vector>

/// How each part of a plan stands in a file, its reader and its writer side by side: one source an
/// idea (day, people, systems, experiment, communication).
namespace Chaos::PlanParts {

/// Where a reader stands: what it reads, how messages call that, and who takes them.
struct Place
{
    const YamlNode &node;
    QString path;
    Mistakes &mistakes;
};

void readDay(Fields &fields, DayDescription &day);
[[nodiscard]] Team readTeam(const Place &place);
[[nodiscard]] Person readPerson(const Place &place);
[[nodiscard]] Role readRole(const Place &place);
[[nodiscard]] AlertSource readSource(const Place &place);
[[nodiscard]] StagingHost readHost(const Place &place);
[[nodiscard]] PlannedProxy readProxy(const Place &place);
/// `cast` takes who plays which role in this experiment.
[[nodiscard]] Experiment readExperiment(const Place &place, std::vector<Assignment> &cast);
[[nodiscard]] Break readBreak(const Place &place);
[[nodiscard]] Contact readContact(const Place &place);
[[nodiscard]] BuyIn readBuyIn(const Place &place);

/// "scribe: carol" for the whole day, or a list of {role, person, experiment}.
void readAssignments(Fields &fields, std::vector<Assignment> &assignments);
/// "scribe: carol" for one experiment.
void readCast(Fields &fields, const QString &experiment, std::vector<Assignment> &cast);
void addAssignment(std::vector<Assignment> &assignments, const Assignment &assignment,
                   const Place &place);

void write(YamlWriter &yaml, const DayDescription &day);
void write(YamlWriter &yaml, const Team &team);
void write(YamlWriter &yaml, const Person &person);
void write(YamlWriter &yaml, const Role &role);
void write(YamlWriter &yaml, const Assignment &assignment);
void write(YamlWriter &yaml, const AlertSource &source);
void write(YamlWriter &yaml, const StagingHost &host);
void write(YamlWriter &yaml, const PlannedProxy &proxy);
void write(YamlWriter &yaml, const Experiment &experiment); ///< without its cast
void write(YamlWriter &yaml, const Break &pause);
void write(YamlWriter &yaml, const Contact &contact);
void write(YamlWriter &yaml, const BuyIn &buyIn);

/// A map of roles and persons under that name, or nothing.
void writeCast(YamlWriter &yaml, const QString &name, const std::vector<Assignment> &cast);

template<typename Value, typename Read>
void readList(Fields &fields, const QString &name, std::vector<Value> &values, Read readOne)
{
    fields.elements(name, [&](const YamlNode &node, const QString &path) {
        values.push_back(readOne(Place{node, path, fields.mistakes()}));
    });
}

} // namespace Chaos::PlanParts
