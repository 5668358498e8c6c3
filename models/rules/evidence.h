// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/verdicts.h"

#include <QCoreApplication>

namespace Chaos {

/// The context of what findings say.
struct Findings
{
    Q_DECLARE_TR_FUNCTIONS(Findings)
};

/// Adds a sentence to a finding's evidence; nothing for an empty one.
void say(Finding &finding, const QString &sentence);
void say(SubCheck &check, const QString &sentence);

/// A source as people know it; without a key any.
[[nodiscard]] QString sourceTitle(const Day &day, const std::string &key);

} // namespace Chaos
