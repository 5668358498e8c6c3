// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/alerthistory.h"

#include "models/day/wordtext.h"

#include <algorithm>
#include <map>
#include <ranges>

namespace Chaos {

using namespace Qt::StringLiterals;

TestResult resultOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fired:
        return TestResult::Proven;
    case Verdict::FiredLate:
    case Verdict::FiredPartially:
    case Verdict::KnownNeverNotified:
    case Verdict::Swallowed:
        return TestResult::FellShort;
    case Verdict::DidNotFire:
    case Verdict::NotReproduced:
        return TestResult::Failed;
    case Verdict::NotYetKnown:
    case Verdict::AlreadyFiring:
    case Verdict::NotPerformed:
    case Verdict::UsefulNewAlert: // which is said of alerts that nobody expected
    case Verdict::Noise:
    case Verdict::Proven: // and these of something else
    case Verdict::Failed:
    case Verdict::NotProven:
    case Verdict::NotTried:
        break;
    }
    return TestResult::Nothing;
}

std::optional<Elapsed> AlertTest::howFast() const
{
    return proof.timeToDetection ? proof.timeToDetection : proof.timeToKnow;
}

bool AlertTest::isToCome() const
{
    return proof.verdict == Verdict::NotYetKnown && proof.at == Instant();
}

int AlertHistory::testsHeld() const
{
    return int(tests.size()) - int(std::ranges::count_if(tests, &AlertTest::isToCome));
}

Trend trendOf(const Elapsed &before, const Elapsed &after)
{
    const Micros by = after.length - before.length;
    const Micros plusMinus = before.plusMinus + after.plusMinus;
    if (by > plusMinus)
        return Trend::Slower;
    return by < -plusMinus ? Trend::Faster : Trend::Same;
}

Pace paceBetween(const AlertTest &before, const AlertTest &after)
{
    const bool areTold = before.proof.timeToDetection && after.proof.timeToDetection;
    const auto &first = areTold ? before.proof.timeToDetection : before.proof.timeToKnow;
    const auto &second = areTold ? after.proof.timeToDetection : after.proof.timeToKnow;
    if (!first || !second)
        return {};
    return {.trend = trendOf(*first, *second),
            .isToKnow = !areTold,
            .by = second->length - first->length,
            .plusMinus = first->plusMinus + second->plusMinus,
            .since = before.date};
}

const AlertTest *AlertHistory::last() const
{
    const auto latest = tests | std::views::reverse;
    const auto found = std::ranges::find_if(
        latest, [](const AlertTest &test) { return test.result() != TestResult::Nothing; });
    return found == latest.end() ? nullptr : &*found;
}

const AlertTest *AlertHistory::lastProven() const
{
    const auto latest = tests | std::views::reverse;
    const auto found = std::ranges::find(latest, TestResult::Proven, &AlertTest::result);
    return found == latest.end() ? nullptr : &*found;
}

AlertStanding AlertHistory::standing(QDate today) const
{
    const AlertTest *latest = last();
    if (!latest)
        return AlertStanding::NeverProven;
    if (latest->result() == TestResult::Failed)
        return AlertStanding::Failed;
    if (latest->result() == TestResult::FellShort)
        return AlertStanding::FellShort;
    const bool isOld = latest->date.isValid() && latest->date.daysTo(today) > provenForDays;
    return isOld ? AlertStanding::ProvenLongAgo : AlertStanding::Proven;
}

Pace AlertHistory::pace() const
{
    const auto isMeasured = [](const AlertTest &test) { return test.howFast().has_value(); };
    const auto latest = tests | std::views::reverse;
    const auto after = std::ranges::find_if(latest, isMeasured);
    if (after == latest.end())
        return {};
    const AlertTest *before = nullptr;
    for (const AlertTest &test : std::ranges::subrange(after, latest.end())) {
        if (test.day == after->day || !isMeasured(test))
            continue;
        const bool isSame = test.proof.experiment == after->proof.experiment;
        if (!before || isSame)
            before = &test;
        if (isSame)
            break;
    }
    return before ? paceBetween(*before, *after) : Pace();
}

QString AlertHistory::key() const
{
    return source + u'/' + alertText(alert, matchers);
}

QString alertText(const QString &name, const std::vector<LabelMatcher> &matchers)
{
    if (matchers.empty())
        return name;
    QStringList conditions;
    for (const LabelMatcher &matcher : matchers) {
        conditions << matcher.label + textIn(matcherOpWords, matcher.op) + u'"' + matcher.value
                + u'"';
    }
    conditions.sort();
    return name + u" {"_s + conditions.join(u", "_s) + u'}';
}

std::vector<AlertHistory> historiesOf(const std::vector<PastDay> &days)
{
    using Sources = std::map<QString, AlertHistory>;
    std::map<std::pair<QString, QString>, Sources> alerts; // by name, and by name with matchers
    const auto each = [&](auto take) {
        for (const PastDay &day : days) {
            for (const Proof &proof : day.results)
                take(day, proof, alerts[{proof.alert, alertText(proof.alert, proof.matchers)}]);
        }
    };
    // Which sources there are is to be known before what names none finds its places.
    each([](const PastDay &, const Proof &proof, Sources &sources) {
        AlertHistory &history = sources[proof.source];
        history.source = proof.source;
        history.sourceTitle = proof.sourceTitle;
        history.alert = proof.alert;
        history.matchers = proof.matchers;
    });
    for (auto &[name, sources] : alerts) {
        if (sources.size() > 1)
            sources.erase(QString());
    }
    each([](const PastDay &day, const Proof &proof, Sources &sources) {
        const AlertTest test{.day = day.key,
                             .dayTitle = day.title,
                             .date = day.date,
                             .isRehearsal = day.isRehearsal,
                             .proof = proof};
        for (auto &[source, history] : sources) {
            if (proof.source.isEmpty() || proof.source == source)
                history.tests.push_back(test);
        }
    });
    std::vector<AlertHistory> histories;
    for (auto &[name, sources] : alerts) {
        for (auto &[source, history] : sources) {
            // What was not performed stays where its day is.
            std::ranges::stable_sort(history.tests, {}, [](const AlertTest &test) {
                return std::tuple(!test.date.isValid(), test.date, test.proof.at);
            });
            histories.push_back(std::move(history));
        }
    }
    return histories;
}

} // namespace Chaos
