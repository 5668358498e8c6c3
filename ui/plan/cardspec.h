// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/plan.h"
#include "models/rules/readiness.h"

#include <functional>
#include <variant>
#include <vector>

/// What the experiment's card holds, without a widget: how each field reads as text, and how what
/// was typed or chosen goes back into the experiment.
namespace Chaos::CardSpec {

/// A failure's detail is the remedy, as it is shown below the field; the experiment is as it was
/// then.
using Written = Outcome<Done>;

/// A field that is typed into.
struct Text
{
    enum class Form : std::uint8_t {
        Line, ///< one paragraph: Enter takes it over
        Lines, ///< a list, one on each line: Ctrl+Enter takes it over
    };

    QString name{}; ///< of the widget
    QString caption{};
    QString question{}; ///< asked where it is empty
    Form form = Form::Line;
    bool isCommand = false; ///< in the mono face
    bool isHalf = false; ///< shares its line with the next one that is
    bool isHeading = false; ///< without a line around it
    std::vector<ReadinessRule> rules{}; ///< whose concerns mean that it is missing
    std::function<QString(const Experiment &)> read{};
    std::function<Written(const QString &, Experiment &)> write{};
};

struct Option
{
    QString key{};
    QString word{};
};

/// A field with few answers.
struct Choice
{
    QString name{};
    QString caption{};
    bool isHalf = false;
    std::vector<ReadinessRule> rules{};
    std::function<std::vector<Option>(const Plan &, const Experiment &)> offer{};
    std::function<QString(const Plan &, const Experiment &)> read{}; ///< key of an option
    std::function<void(const QString &, Experiment &)> write{};
    /// Which of those concerns it can mend; empty: all.
    std::function<bool(const Concern &, const Plan &, const Experiment &)> mends{};
    /// Where the choice is no part of the experiment: its own entry. Then `write` is empty.
    std::function<Entry(const QString &, const Experiment &)> entry{};
};

using Field = std::variant<Text, Choice>;

/// A list whose items have fields of their own.
struct Items
{
    QString name{};
    QString caption{};
    QString question{};
    std::vector<ReadinessRule> rules{};
    std::function<int(const Experiment &)> count{};
    std::function<QString(const Plan &, const Experiment &, int)> summary{};
    /// Whether a concern is about this one of them.
    std::function<bool(const Concern &, const Experiment &, int)> isAbout{};
    std::function<std::vector<Field>(int)> fields{};
    /// A new item from its name.
    std::function<Written(const QString &, Experiment &)> add{};
    std::function<void(Experiment &, int)> remove{};
};

struct Section
{
    QString title{};
    std::vector<std::variant<Text, Choice, Items>> fields{};
    bool canBeRehearsed = false; ///< below them stands that it can be tried
};

[[nodiscard]] Text title();
/// All sections; roles are those of the plan.
[[nodiscard]] std::vector<Section> sections(const Plan &plan);

} // namespace Chaos::CardSpec
