// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/holdingback.h"

#include "models/rules/labelvalue.h"

#include <algorithm>

namespace Chaos {

namespace {

bool meetsAll(const std::vector<NamedCondition> &conditions, const Alert &alert)
{
    return std::ranges::all_of(conditions, [&](const NamedCondition &one) {
        return one.condition.accepts(labelValue(alert.labels, one.label));
    });
}

/// Maybe is worth a word only where something is met for sure: otherwise every silence of some
/// machine would stand against every alert.
Likely meet(const std::vector<NamedCondition> &conditions, const ExpectedLabels &labels)
{
    const Likely all = labels.meetAll(conditions);
    if (all != Likely::Maybe)
        return conditions.empty() ? Likely::No : all;
    const bool isMetSomewhere = std::ranges::any_of(
        conditions, [&](const NamedCondition &one) { return labels.meets(one) == Likely::Yes; });
    return isMetSomewhere ? Likely::Maybe : Likely::No;
}

Likely haveEqual(const std::vector<std::string> &names, const Alert &alert,
                 const ExpectedLabels &labels)
{
    Likely all = Likely::Yes;
    for (const std::string &name : names) {
        const std::string *value = labels.find(name);
        if (!value)
            all = Likely::Maybe;
        else if (*value != labelValue(alert.labels, name))
            return Likely::No;
    }
    return all;
}

} // namespace

HoldingBack::HoldingBack(const Survey &survey)
{
    for (const Silence &silence : survey.silences)
        m_silences.push_back({.silence = &silence, .conditions = conditionsOf(silence.matchers)});
    for (const Inhibition &inhibition : survey.inhibitions) {
        m_inhibitions.push_back({.source = conditionsOf(inhibition.source),
                                 .target = conditionsOf(inhibition.target),
                                 .equal = &inhibition.equal,
                                 .firing = {}});
    }
}

void HoldingBack::look(const std::vector<Alert> &alerts, Window when)
{
    for (Silencing &one : m_silences) {
        const Silence &silence = *one.silence;
        one.isInTime = silence.endsAt > when.from && silence.startsAt <= when.to;
        one.coversAll = silence.startsAt <= when.from && silence.endsAt >= when.to;
    }
    for (Inhibiting &one : m_inhibitions) {
        one.firing.clear();
        for (const Alert &alert : alerts) {
            if (alert.state == AlertState::Firing && meetsAll(one.source, alert))
                one.firing.push_back(&alert);
        }
    }
}

HoldingBack::Held<Silence> HoldingBack::silenceOf(const ExpectedLabels &labels) const
{
    Held<Silence> held;
    for (const Silencing &one : m_silences) {
        if (!one.isInTime)
            continue;
        Likely isHeld = meet(one.conditions, labels);
        if (isHeld == Likely::Yes && !one.coversAll)
            isHeld = Likely::Maybe;
        if (isHeld > held.isHeld)
            held = {isHeld, one.silence};
    }
    return held;
}

HoldingBack::Held<Alert> HoldingBack::inhibitorOf(const ExpectedLabels &labels) const
{
    Held<Alert> held;
    for (const Inhibiting &one : m_inhibitions) {
        if (one.firing.empty())
            continue;
        const Likely isTarget = meet(one.target, labels);
        if (isTarget == Likely::No)
            continue;
        // What is like source and target alike does not inhibit its like (inhibit/inhibit.go).
        const bool isTwoSided = labels.meetAll(one.source) == Likely::Yes;
        for (const Alert *alert : one.firing) {
            if (isTwoSided && meetsAll(one.target, *alert))
                continue;
            const Likely isHeld = std::min(isTarget, haveEqual(*one.equal, *alert, labels));
            if (isHeld > held.isHeld)
                held = {isHeld, alert};
        }
    }
    return held;
}

} // namespace Chaos
