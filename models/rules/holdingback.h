// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertbook.h"
#include "models/day/survey.h"
#include "models/rules/expectedlabels.h"
#include "models/rules/matching.h"

#include <vector>

namespace Chaos {

/// What in an Alertmanager keeps an alert from being told of, made ready to be asked for thousands
/// of alerts. Refers to the survey and to the alerts.
class HoldingBack
{
public:
    explicit HoldingBack(const Survey &survey);

    /// `when` it matters. Of the alerts, those that fire now can inhibit; they must outlive it, or
    /// be looked at again.
    void look(const std::vector<Alert> &alerts, Window when);

    template<typename By>
    struct Held
    {
        Likely isHeld = Likely::No;
        const By *by = nullptr;
    };
    /// Yes: by a silence that covers the whole time, and whose every condition is met for sure.
    /// Maybe: it covers part of it, or asks for a label that nobody knows beside one that is met.
    [[nodiscard]] Held<Silence> silenceOf(const ExpectedLabels &labels) const;
    /// Maybe: an `equal` label, or a condition beside one that is met, is not known.
    [[nodiscard]] Held<Alert> inhibitorOf(const ExpectedLabels &labels) const;

private:
    struct Silencing
    {
        const Silence *silence;
        std::vector<NamedCondition> conditions;
        bool isInTime = false;
        bool coversAll = false;
    };
    struct Inhibiting
    {
        std::vector<NamedCondition> source;
        std::vector<NamedCondition> target;
        const std::vector<std::string> *equal;
        std::vector<const Alert *> firing; ///< that meet the source's conditions
    };

    std::vector<Silencing> m_silences;
    std::vector<Inhibiting> m_inhibitions;
};

} // namespace Chaos
