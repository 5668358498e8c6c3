// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/runbook.h"

#include <algorithm>

namespace Chaos {

QString runbookOf(const AlertRule &rule)
{
    for (const std::string_view name : {"runbook_url", "runbook"}) {
        const auto it = std::ranges::find(rule.annotations, name, &Label::name);
        if (it == rule.annotations.end())
            continue;
        const QString link = QString::fromStdString(it->value).trimmed();
        if (!link.isEmpty())
            return link;
    }
    return {};
}

} // namespace Chaos
