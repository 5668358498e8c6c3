// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/pendingedits.h"

#include "models/day/planjson.h"

#include <QJsonDocument>

#include <algorithm>

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
                       MemberChange{PlanJson::write(from), PlanJson::write(to)}, to});
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
        m_edits.push_back({entry.kind, key, MemberChange{before, json}, valueOf(entry.kind, json)});
    }
}

void PendingEdits::note(const PendingEdits &more)
{
    m_edits.insert(m_edits.end(), more.m_edits.begin(), more.m_edits.end());
}

PendingEdits::Value PendingEdits::valueOf(Kind kind, const QJsonObject &json)
{
    const auto read = [&json](auto value) -> Value {
        PlanJson::read(json, value);
        return value;
    };
    return kind == Kind::HostPlanned  ? read(StagingHost())
        : kind == Kind::SourcePlanned ? read(AlertSource())
                                      : read(Experiment());
}

/// Whether the plan has just what was wished for.
bool PendingEdits::hasCome(const Edit &edit, const Plan &live)
{
    const auto isAs = [](const auto *value, const auto &to) { return value && *value == to; };
    if (const auto *experiment = std::get_if<Experiment>(&edit.to))
        return isAs(live.experiment(edit.key), *experiment);
    if (const auto *host = std::get_if<StagingHost>(&edit.to))
        return isAs(live.host(edit.key), *host);
    return isAs(live.source(edit.key), std::get<AlertSource>(edit.to));
}

template<typename One>
One PendingEdits::aheadOf(Kind kind, const One &live) const
{
    QJsonObject json;
    for (const Edit &edit : m_edits) {
        if (edit.kind == kind && edit.key == live.key)
            json = edit.change.dueIn(json.isEmpty() ? PlanJson::write(live) : json);
    }
    if (json.isEmpty())
        return live;
    One ahead;
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
        const auto isOfTheSame = [&edit](const Edit &earlier) {
            return earlier.kind == edit.kind && earlier.key == edit.key;
        };
        // An import wishes for hundreds, which mostly come just as they were wished for.
        if (std::ranges::none_of(due, isOfTheSame) && hasCome(edit, live))
            continue;
        QJsonObject before = valueIn(live, edit.kind, edit.key);
        if (before.isEmpty())
            continue;
        for (const Edit &earlier : due) {
            if (isOfTheSame(earlier))
                before = earlier.change.dueIn(before);
        }
        if (edit.change.dueIn(before) != before)
            due.push_back(std::move(edit));
    }
    m_edits = std::move(due);
}

} // namespace Chaos
