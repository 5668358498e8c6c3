// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/pendingedits.h"

#include "models/day/planjson.h"

#include <QJsonDocument>

namespace Chaos {

namespace {

/// What a plan has under a key, for the kinds whose edits are kept; empty for all others.
QJsonObject valueIn(const Plan &plan, Kind kind, const QString &key)
{
    const auto written = [](const auto *value) {
        return value ? PlanJson::write(*value) : QJsonObject();
    };
    switch (kind) {
    case Kind::ExperimentPlanned:
        return written(plan.experiment(key));
    case Kind::HostPlanned:
        return written(plan.host(key));
    case Kind::SourcePlanned:
        return written(plan.source(key));
    default:
        return {};
    }
}

} // namespace

void PendingEdits::note(const Experiment &from, const Experiment &to)
{
    m_edits.push_back({Kind::ExperimentPlanned, to.key,
                       MemberChange{PlanJson::write(from), PlanJson::write(to)}});
}

void PendingEdits::note(const Plan &ahead, std::span<const Entry> entries)
{
    for (const Entry &entry : entries) {
        const QString key = QString::fromStdString(entry.subject);
        const QJsonObject before = valueIn(ahead, entry.kind, key);
        if (before.isEmpty())
            continue;
        const auto json =
            QJsonDocument::fromJson(QByteArray::fromStdString(entry.payload)).object();
        m_edits.push_back({entry.kind, key, MemberChange{before, json}});
    }
}

template<typename Value>
Value PendingEdits::aheadOf(Kind kind, const Value &live) const
{
    QJsonObject json;
    for (const Edit &edit : m_edits) {
        if (edit.kind == kind && edit.key == live.key)
            json = edit.change.dueIn(json.isEmpty() ? PlanJson::write(live) : json);
    }
    if (json.isEmpty())
        return live;
    Value ahead;
    PlanJson::read(json, ahead);
    ahead.key = live.key;
    return ahead;
}

Experiment PendingEdits::ahead(const Experiment &live) const
{
    return aheadOf(Kind::ExperimentPlanned, live);
}

StagingHost PendingEdits::ahead(const StagingHost &live) const
{
    return aheadOf(Kind::HostPlanned, live);
}

AlertSource PendingEdits::ahead(const AlertSource &live) const
{
    return aheadOf(Kind::SourcePlanned, live);
}

Plan PendingEdits::ahead(Plan live) const
{
    const auto bring = [this](auto &values) {
        for (auto &value : values)
            value = ahead(value);
    };
    if (!isEmpty()) {
        bring(live.experiments);
        bring(live.hosts);
        bring(live.sources);
    }
    return live;
}

void PendingEdits::settle(const Plan &live)
{
    // In order: a later edit is due in what the earlier ones will have made.
    std::vector<Edit> due;
    for (Edit &edit : m_edits) {
        QJsonObject before = valueIn(live, edit.kind, edit.key);
        if (before.isEmpty())
            continue;
        for (const Edit &earlier : due) {
            if (earlier.kind == edit.kind && earlier.key == edit.key)
                before = earlier.change.dueIn(before);
        }
        if (edit.change.dueIn(before) != before)
            due.push_back(std::move(edit));
    }
    m_edits = std::move(due);
}

} // namespace Chaos
