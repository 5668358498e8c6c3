// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/rehearsal.h"

#include "models/day/planjson.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

QJsonObject payloadOf(const EntryView &entry)
{
    const auto bytes =
        QByteArray::fromRawData(entry.payload.data(), qsizetype(entry.payload.size()));
    return QJsonDocument::fromJson(bytes).object();
}

std::vector<Label> labelsOf(const QJsonObject &json)
{
    std::vector<Label> labels;
    for (auto it = json.begin(); it != json.end(); ++it)
        labels.push_back({it.key().toStdString(), it.value().toString().toStdString()});
    return labels;
}

} // namespace

Rehearsal::Rehearsal(Staging &staging, QObject *parent)
    : QObject(parent)
    , m_staging(staging)
{}

void Rehearsal::begin()
{
    m_staging.healAll();
}

void Rehearsal::take(std::span<const EntryView> entries)
{
    for (const EntryView &entry : entries) {
        const QString subject = QString::fromUtf8(entry.subject);
        if (entry.kind == Kind::ExperimentPlanned) {
            Experiment experiment;
            PlanJson::read(payloadOf(entry), experiment);
            m_methods[subject] = experiment.method;
        } else if (entry.kind == Kind::ExperimentTriggered) {
            apply(subject);
        } else if (entry.kind == Kind::ExperimentBackedOut) {
            heal(subject);
        } else if (entry.kind == Kind::AlertChanged && entry.subject.starts_with("room/")) {
            takeAlert(entry);
        }
    }
}

void Rehearsal::takeAlert(const EntryView &entry)
{
    const QJsonObject json = payloadOf(entry);
    const AlertState state = valueIn(
        alertStateWords, json.value("state"_L1).toString().toStdString(), AlertState::Unknown);
    if (state != AlertState::Firing && state != AlertState::Inactive)
        return;
    m_staging.tellPager(
        {.source = "room",
         .fingerprint = std::string(entry.subject.substr(entry.subject.find('/') + 1)),
         .name = json.value("name"_L1).toString().toStdString(),
         .state = state,
         .since = instantOf(json.value("since"_L1).toInteger()),
         .labels = labelsOf(json.value("labels"_L1).toObject()),
         .annotations = labelsOf(json.value("annotations"_L1).toObject())});
}

void Rehearsal::apply(const QString &experiment)
{
    for (const PlannedStep &step : m_methods[experiment]) {
        const auto fault = Fault::read(step.fault);
        if (step.isStaged() && fault)
            m_staging.breakService(step.target, *fault);
    }
}

void Rehearsal::heal(const QString &experiment)
{
    for (const PlannedStep &step : m_methods[experiment]) {
        if (step.isStaged())
            m_staging.heal(step.target);
    }
}

} // namespace Chaos
