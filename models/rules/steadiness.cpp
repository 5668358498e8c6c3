// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/steadiness.h"

#include "models/rules/minussign.h"
#include "models/rules/tripping.h"

#include <QCoreApplication>

#include <cmath>
#include <ranges>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Steadiness
{
    Q_DECLARE_TR_FUNCTIONS(Steadiness)
};

std::string steadySeriesOf(const Experiment &experiment, std::size_t index)
{
    const SteadyState &state = experiment.steadyStates[index];
    const QString series = state.host.isEmpty() ? u"steady/%1/%2"_s.arg(experiment.key).arg(index)
                                                : u"host/"_s + state.host;
    return series.toStdString();
}

QString steadyNameOf(const SteadyState &state)
{
    constexpr qsizetype longest = 120; ///< characters
    for (const QString &name : {state.title, state.query, state.host}) {
        if (const QString words = name.left(longest).simplified(); !words.isEmpty())
            return words;
    }
    return Steadiness::tr("a number");
}

QString steadyNumber(const SteadyState &state, double value)
{
    const QString text = withMinusSign(QString::number(value, 'g', 5));
    return state.host.isEmpty() ? text : Steadiness::tr("%1 ms").arg(text);
}

std::optional<double> lastNumber(const std::vector<Sample> &samples, Instant from, Instant to)
{
    for (const Sample &sample : samples | std::views::reverse) {
        if (sample.at < from)
            return {};
        if (sample.at <= to && !std::isnan(sample.value))
            return sample.value;
    }
    return {};
}

QString wordsOn(const SteadyState &state, std::optional<double> value)
{
    if (!value)
        return Steadiness::tr("“%1” has no number").arg(steadyNameOf(state));
    const QString text = steadyNumber(state, *value);
    if (state.atLeast && *value < *state.atLeast) {
        return Steadiness::tr("“%1” stands at %2, below %3")
            .arg(steadyNameOf(state), text, steadyNumber(state, *state.atLeast));
    }
    if (state.atMost && *value > *state.atMost) {
        return Steadiness::tr("“%1” stands at %2, above %3")
            .arg(steadyNameOf(state), text, steadyNumber(state, *state.atMost));
    }
    return {};
}

} // namespace

bool isBounded(const SteadyState &state)
{
    const bool isMeasured = !state.host.isEmpty() || !state.query.isEmpty();
    return isMeasured && (state.atLeast || state.atMost);
}

QString unsteadinessOf(const Day &day, const Run &run, Instant since, Instant now)
{
    const Experiment *const planned = day.plan().experiment(run.experiment);
    for (std::size_t i = 0; planned && i < planned->steadyStates.size(); ++i) {
        const SteadyState &state = planned->steadyStates[i];
        if (!isBounded(state))
            continue;
        const Micros patience =
            patienceWith(day.plan(), {.host = state.host, .source = state.source});
        const auto value = lastNumber(day.world().samples(steadySeriesOf(*planned, i)),
                                      std::max(since, now - patience), now);
        if (const QString words = wordsOn(state, value); !words.isEmpty())
            return words;
    }
    return {};
}

} // namespace Chaos
