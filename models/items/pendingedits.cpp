// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/pendingedits.h"

#include "models/day/planjson.h"

#include <QJsonDocument>

namespace Chaos {

void PendingEdits::note(const Experiment &from, const Experiment &to)
{
    m_edits.emplace_back(to.key, MemberChange{PlanJson::write(from), PlanJson::write(to)});
}

void PendingEdits::note(const Plan &ahead, std::span<const Entry> entries)
{
    for (const Entry &entry : entries) {
        const Experiment *before = entry.kind == Kind::ExperimentPlanned
            ? ahead.experiment(QString::fromStdString(entry.subject))
            : nullptr;
        if (!before)
            continue;
        const auto json =
            QJsonDocument::fromJson(QByteArray::fromStdString(entry.payload)).object();
        m_edits.emplace_back(before->key, MemberChange{PlanJson::write(*before), json});
    }
}

Experiment PendingEdits::ahead(const Experiment &live) const
{
    QJsonObject json;
    for (const auto &[key, change] : m_edits) {
        if (key == live.key)
            json = change.dueIn(json.isEmpty() ? PlanJson::write(live) : json);
    }
    if (json.isEmpty())
        return live;
    Experiment ahead;
    PlanJson::read(json, ahead);
    ahead.key = live.key;
    return ahead;
}

void PendingEdits::settle(const Plan &live)
{
    // In order: a later edit is due in what the earlier ones will have made.
    std::vector<std::pair<QString, MemberChange>> due;
    for (auto &edit : m_edits) {
        const Experiment *experiment = live.experiment(edit.first);
        if (!experiment)
            continue;
        QJsonObject before = PlanJson::write(*experiment);
        for (const auto &[key, change] : due) {
            if (key == edit.first)
                before = change.dueIn(before);
        }
        if (edit.second.dueIn(before) != before)
            due.push_back(std::move(edit));
    }
    m_edits = std::move(due);
}

} // namespace Chaos
