// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/daycomparison.h"

#include <algorithm>

namespace Chaos {

namespace {

std::optional<AlertTest> testOn(const AlertHistory &history, const PastDay &day)
{
    std::optional<AlertTest> kept;
    for (const AlertTest &test : history.tests) {
        const bool says = test.result() != TestResult::Nothing;
        if (test.day == day.key && (!kept || says || kept->result() == TestResult::Nothing))
            kept = test;
    }
    return kept;
}

DayChange changeOf(const std::optional<AlertTest> &before, const std::optional<AlertTest> &after)
{
    if (!before || !after)
        return before ? DayChange::Gone : DayChange::New;
    const TestResult then = before->result();
    const TestResult now = after->result();
    if (then == TestResult::Nothing || now == TestResult::Nothing)
        return DayChange::NotTested;
    if (then != now && (then == TestResult::Proven || now == TestResult::Proven))
        return now == TestResult::Proven ? DayChange::Mended : DayChange::Broken;
    if (before->proof.verdict != after->proof.verdict)
        return DayChange::OtherResult;
    switch (paceBetween(*before, *after).trend) {
    case Trend::Slower:
        return DayChange::Slower;
    case Trend::Faster:
        return DayChange::Faster;
    case Trend::Same:
    case Trend::Unknown:
        break;
    }
    return DayChange::Same;
}

std::optional<PastExperiment> experimentOf(const PastDay &day, const QString &key)
{
    const auto found = std::ranges::find(day.experiments, key, &PastExperiment::key);
    return found == day.experiments.end() ? std::nullopt : std::optional(*found);
}

bool wasProven(const PastDay &day, const QString &alert)
{
    return std::ranges::any_of(day.results, [&](const Proof &proof) {
        return proof.alert == alert && resultOf(proof.verdict) == TestResult::Proven;
    });
}

} // namespace

int DayComparison::count(DayChange change) const
{
    return int(std::ranges::count(alerts, change, &ComparedAlert::change));
}

DayComparison compareDays(const PastDay &before, const PastDay &after)
{
    DayComparison comparison{.before = before, .after = after};
    for (const AlertHistory &history : historiesOf({before, after})) {
        ComparedAlert one{.sourceTitle = history.sourceTitle,
                          .alert = alertText(history.alert, history.matchers),
                          .before = testOn(history, before),
                          .after = testOn(history, after)};
        one.change = changeOf(one.before, one.after);
        comparison.alerts.push_back(std::move(one));
    }
    std::ranges::stable_sort(comparison.alerts, {},
                             [](const ComparedAlert &one) { return int(one.change); });

    for (const PastExperiment &one : after.experiments) {
        comparison.experiments.push_back({.key = one.key,
                                          .title = one.title,
                                          .before = experimentOf(before, one.key),
                                          .after = one});
    }
    for (const PastExperiment &one : before.experiments) {
        if (!experimentOf(after, one.key))
            comparison.experiments.push_back({.key = one.key, .title = one.title, .before = one});
    }
    for (const PastItem &item : before.items) {
        if (item.isDone)
            continue;
        comparison.carried.push_back(
            {.item = item,
             .isTakenUp = std::ranges::count(after.items, item.text, &PastItem::text) > 0,
             .isAlertProven = !item.alert.isEmpty() && wasProven(after, item.alert)});
    }
    return comparison;
}

} // namespace Chaos
