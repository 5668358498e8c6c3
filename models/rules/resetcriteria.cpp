// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/resetcriteria.h"

namespace Chaos {

std::vector<int> openResetCriteria(const Day &day, const QString &experiment)
{
    const Experiment *planned = day.plan().experiment(experiment);
    const Run *run = day.run(experiment);
    std::vector<int> open;
    for (int i = 0; planned && i < int(planned->resetCriteria.size()); ++i) {
        if (!run || !run->resetDone.contains(i))
            open.push_back(i);
    }
    return open;
}

} // namespace Chaos
