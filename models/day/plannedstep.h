// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/wordtable.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace Chaos {

/// One thing that is done to apply a fault or to take it away, or that is looked at to see that all
/// is as it was.
struct PlannedStep
{
    enum class Provider : std::uint8_t {
        ByHand, ///< a person does it and says so
        Staging, ///< the rehearsal's own staging does it
        Scripted, ///< the room performs `activity`
    };

    Provider provider = Provider::ByHand;
    QString text{}; ///< what is done, as people read it
    QString target{}; ///< Staging: which service; Scripted: key of the host that a process runs
                      ///< on, empty: this desk
    QString fault{}; ///< Staging: refuse, error, slow, hang, drop
    QString activity{}; ///< an activity of the Chaos Toolkit, as JSON; of another step than a
                        ///< scripted one: where it came from
    Micros until{0}; ///< so long after it the host itself does `undo`, though the room be lost;
                     ///< 0: never
    QString undo{}; ///< a line for the host's shell
    bool operator==(const PlannedStep &) const = default;

    [[nodiscard]] bool isScripted() const { return provider == Provider::Scripted; }
    [[nodiscard]] bool isStaged() const { return provider == Provider::Staging; }
    /// Nothing but what a person reads and does.
    [[nodiscard]] bool isText() const { return *this == PlannedStep{.text = text}; }
};

inline constexpr auto providerWords =
    std::to_array<std::pair<PlannedStep::Provider, std::string_view>>({
        {PlannedStep::Provider::ByHand, "by hand"},
        {PlannedStep::Provider::Staging, "staging"},
        {PlannedStep::Provider::Scripted, "scripted"},
    });

/// What people read of each.
[[nodiscard]] inline QStringList textsOf(const std::vector<PlannedStep> &steps)
{
    QStringList texts;
    for (const PlannedStep &step : steps)
        texts.push_back(step.text);
    return texts;
}

/// What people do, a step for each line.
[[nodiscard]] inline std::vector<PlannedStep> byHand(const QStringList &texts)
{
    std::vector<PlannedStep> steps;
    for (const QString &text : texts)
        steps.push_back({.text = text});
    return steps;
}

} // namespace Chaos
