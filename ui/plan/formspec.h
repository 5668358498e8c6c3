// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "ui/plan/cardspec.h"

#include <functional>
#include <vector>

namespace Chaos {

class PlanEditor;

/// One field of a form: how it reads the plan, and how what was typed or chosen becomes a wish. A
/// failure's detail is the remedy, as it is shown below the field.
struct FormField
{
    QString name{}; ///< of the widget
    QString caption{};
    QString question{}; ///< asked where it is empty
    int span = 3; ///< of the twelve columns of a form
    bool isMono = false;
    bool isNeeded = false; ///< nothing works before it says something
    std::function<QString()> read{};
    std::function<Outcome<Done>(const QString &)> write{};
    /// Not empty: it is chosen, by key, and not typed.
    std::vector<CardSpec::Option> options{};
    /// Whether it makes sense just now; empty: always.
    std::function<bool()> isWanted{};
    /// What is wrong with what the plan says; empty: nothing can be.
    std::function<QString()> complaint{};
};

using FormSpec = std::vector<FormField>;

/// The form of the day as a whole. `read` gives it with the edits that are on their way.
[[nodiscard]] FormSpec dayForm(const std::function<DayDescription()> &read,
                               const std::function<void(const DayDescription &)> &write);

/// The form of a host of the plan, and of one of the alerts of its check.
[[nodiscard]] FormSpec hostForm(PlanEditor &editor, const QString &host);
[[nodiscard]] FormSpec ruleForm(PlanEditor &editor, const QString &host, int at);
/// A line that adds an alert to its check.
[[nodiscard]] FormField newRule(PlanEditor &editor, const QString &host);

/// The form of an alert source of the plan.
[[nodiscard]] FormSpec sourceForm(PlanEditor &editor, const QString &source);

} // namespace Chaos
