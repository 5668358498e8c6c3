// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/experimentedits.h"

#include "models/day/entries.h"

namespace Chaos::ExperimentEdits {

using namespace Qt::StringLiterals;

namespace {

QStringList keysOf(const Plan &plan)
{
    QStringList keys;
    for (const Experiment &experiment : plan.experiments)
        keys.push_back(experiment.key);
    return keys;
}

} // namespace

QString freeKey(const Plan &plan, const QString &stem)
{
    if (!plan.experiment(stem))
        return stem;
    int number = 2;
    while (plan.experiment(u"%1-%2"_s.arg(stem).arg(number)))
        ++number;
    return u"%1-%2"_s.arg(stem).arg(number);
}

std::vector<Entry> duplicate(const Plan &plan, const Experiment &original, const QString &title)
{
    Experiment copy = original;
    copy.key = freeKey(plan, original.key);
    copy.title = title;
    // Nobody has read or tried this one.
    copy.reviewedBy.clear();
    copy.backOutRehearsed = QDate();
    copy.takenOut.clear();
    std::vector<Entry> entries{Entries::planned(copy)};
    QStringList order = keysOf(plan);
    const qsizetype at = order.indexOf(original.key);
    if (at >= 0 && at + 1 < order.size()) {
        order.insert(at + 1, copy.key);
        entries.push_back(Entries::ordered(order));
    }
    return entries;
}

std::vector<Entry> move(const Plan &plan, const QString &key, int before)
{
    QStringList order = keysOf(plan);
    const qsizetype from = order.indexOf(key);
    if (from < 0 || before < 0 || before > order.size() || before == from || before == from + 1)
        return {};
    order.insert(before, key);
    order.removeAt(before < from ? from + 1 : from);
    return {Entries::ordered(order)};
}

} // namespace Chaos::ExperimentEdits
