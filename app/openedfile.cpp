// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/openedfile.h"

#include "app/daywriter.h"
#include "app/planfile.h"
#include "models/plan/plankey.h"

namespace Chaos {

namespace {

Outcome<OpenedFile> openPlan(Store &store, const PlanImport &import)
{
    DayWriter writer(store);
    const QString key = keyOfDay(import.plan.day);
    const auto before = writer.preview(import, key);
    if (!before)
        return before.failure();
    if (before->day.number != 0 && before->preview.changes.empty())
        return OpenedFile{.day = before->day};
    if (before->day.number != 0)
        return OpenedFile{.day = before->day, .pending = import};
    const auto made = writer.merge(import, key);
    if (!made)
        return made.failure();
    return OpenedFile{.day = made->day};
}

Outcome<OpenedFile> openExperiment(Store &store, ToolkitImport experiment)
{
    Plan plan = newDay(experiment.experiment.title);
    plan.experiments = planWith(experiment, plan).experiments;
    const auto made = DayWriter(store).create(plan);
    if (!made)
        return made.failure();
    return OpenedFile{.day = *made, .notes = experiment.notes};
}

} // namespace

Outcome<OpenedFile> openFile(const QString &storePath, const QString &file)
{
    const auto import = readImportFile(file);
    if (!import)
        return import.failure();
    auto store = Store::open(storePath, OpenMode::Create);
    if (!store)
        return store.failure();
    return import->experiment ? openExperiment(**store, *import->experiment)
                              : openPlan(**store, *import);
}

} // namespace Chaos
