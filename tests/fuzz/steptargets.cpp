// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/chaosfiles.h"
#include "app/runner/jenkinsanswer.h"
#include "app/runner/toxiproxyrun.h"
#include "models/steps/jsonpath.h"
#include "models/steps/tolerance.h"
#include "tests/fuzz/targets.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <utility>

namespace Chaos::Fuzz {

namespace {

/// Qt reads whole documents only: numbers and texts stand in a list.
QJsonValue jsonOf(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

/// What stands before and behind the mark.
std::pair<QByteArray, QByteArray> halves(const QByteArray &input)
{
    const qsizetype mark = input.indexOf(between);
    return {input.left(mark), mark < 0 ? QByteArray() : input.mid(mark + 1)};
}

/// A path, the mark, and the JSON that it goes through.
void jsonPath(const QByteArray &input)
{
    const auto [text, json] = halves(input);
    const auto path = JsonPath::read(QString::fromUtf8(text));
    if (!path) {
        FUZZ_PROMISE(!path.failure().detail.isEmpty());
        return;
    }
    const auto found = path->matches(jsonOf(json));
    FUZZ_PROMISE(!found || found->size() <= JsonPath::mostMatches);
}

/// A tolerance, the mark, and what the probe gave.
void tolerance(const QByteArray &input)
{
    const auto [rule, json] = halves(input);
    const QJsonValue wanted = jsonOf(rule);
    const QJsonValue value = jsonOf(json);
    const Judgement judgement = within(wanted, value);
    const bool isTold = judgement.answer == Judgement::Answer::NotEvaluable;
    FUZZ_PROMISE(judgement.reason.isEmpty() == !isTold);
    const QString words = sentence(wanted, value, judgement);
    FUZZ_PROMISE(!words.isEmpty() && words.size() < 2'000 && !words.contains(u'\n'));
}

/// Whatever Jenkins says of what it was told to do, taken for each of its answers.
void jenkins(const QByteArray &input)
{
    const auto item = JenkinsAnswer::queueItemOf(input);
    FUZZ_PROMISE(!item || *item >= 0);
    const auto waiting = JenkinsAnswer::queueItemIn(input);
    FUZZ_PROMISE(!waiting
                 || (waiting->why.size() <= 200 && !waiting->why.contains(u'\n')
                     && waiting->build.value_or(1) > 0));
    const auto build = JenkinsAnswer::buildIn(input);
    FUZZ_PROMISE(!build || (build->number > 0 && build->result.size() <= 40));
    const auto found = JenkinsAnswer::buildOf(10, input);
    FUZZ_PROMISE(!found || !*found || **found > 0);
}

void toxiproxy(const QByteArray &input)
{
    const QString error = toxiproxyErrorIn(input);
    FUZZ_PROMISE(error.size() <= 200 && !error.contains(u'\n'));
}

void chaosJournal(const QByteArray &input)
{
    const auto result = ChaosFiles::resultIn(input);
    if (!result) {
        FUZZ_PROMISE(!result.failure().detail.isEmpty());
        return;
    }
    FUZZ_PROMISE(result->hasSucceeded == result->why.isEmpty());
    FUZZ_PROMISE(result->why.size() < 1'000 && !result->why.contains(u'\n'));
}

constexpr auto targets = std::to_array<Target>({
    {"chaos-journal", chaosJournal},
    {"jenkins", jenkins},
    {"json-path", jsonPath},
    {"tolerance", tolerance},
    {"toxiproxy", toxiproxy},
});

} // namespace

std::span<const Target> stepTargets()
{
    return targets;
}

} // namespace Chaos::Fuzz
