// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planimport.h"

#include "models/plan/plandifference.h"

namespace Chaos {

PlanImport::PlanImport(const Plan &whole)
    : plan(whole)
{
    const DayDescription usual;
    PlanDifference::visitDayFields([&](const QString &name, auto field) {
        if (whole.day.*field != usual.*field)
            said.push_back(name);
    });
}

PlanImport PlanDifference::inWords(const PlanImport &import, const Plan &before, QStringList *notes)
{
    if (!import.experiment)
        return import;
    ToolkitImport experiment = *import.experiment;
    PlanImport words;
    words.plan = planWith(experiment, before);
    if (notes)
        *notes = experiment.notes;
    return words;
}

ImportPreview previewOf(const Plan &before, const PlanImport &import)
{
    ImportPreview preview{.before = before};
    const PlanImport words = PlanDifference::inWords(import, before, &preview.notes);
    preview.changes = planChanges(before, words);
    preview.entries = mergeEntries(before, words);
    preview.unchanged = unchangedBy(before, import);
    return preview;
}

} // namespace Chaos
