// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/steadywatch.h"

#include "app/net/transport.h"
#include "app/sources/judgement.h"
#include "app/sources/pollingclient.h"
#include "app/sources/prometheusparser.h"
#include "models/day/clock.h"
#include "models/day/entries.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Chaos {

using namespace Qt::StringLiterals;

std::vector<SteadyQuery> steadyQueries(const Experiment &experiment)
{
    std::vector<SteadyQuery> queries;
    for (std::size_t i = 0; i < experiment.steadyStates.size(); ++i) {
        const SteadyState &state = experiment.steadyStates[i];
        if (!state.source.isEmpty() && !state.query.isEmpty())
            queries.push_back(
                {u"steady/%1/%2"_s.arg(experiment.key).arg(i), state.source, state.query});
    }
    for (std::size_t i = 0; i < experiment.measuredCriteria.size(); ++i) {
        const MeasuredCriterion &one = experiment.measuredCriteria[i];
        if (one.host.isEmpty() && !one.source.isEmpty() && !one.query.isEmpty())
            queries.push_back(
                {u"criterion/%1/%2"_s.arg(experiment.key).arg(i), one.source, one.query});
    }
    return queries;
}

SteadyWatch::SteadyWatch(const AlertSource &source, Transport &transport, const Clock &clock,
                         QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_transport(transport)
    , m_clock(clock)
{
    m_beat.setSingleShot(true);
    connect(&m_beat, &QTimer::timeout, this, &SteadyWatch::askNext);
}

void SteadyWatch::setQueries(const std::vector<SteadyQuery> &queries)
{
    std::vector<SteadyQuery> own;
    std::ranges::copy_if(queries, std::back_inserter(own),
                         [this](const SteadyQuery &q) { return q.source == m_source.key; });
    if (own == m_queries)
        return;
    m_queries = std::move(own);
    m_round.clear();
    m_next = 0;
    if (m_queries.empty())
        m_beat.stop();
    else if (!m_isUnderWay)
        m_beat.start(0);
}

void SteadyWatch::askNext()
{
    if (m_next >= m_queries.size())
        return rest();
    const SteadyQuery query = m_queries[m_next++];
    QUrlQuery items;
    items.addQueryItem(u"query"_s, QString::fromLatin1(QUrl::toPercentEncoding(query.query)));
    auto question = PollingClient::questionFor(m_source, u"/api/v1/query"_s, items);
    question.maxBytes = 1 << 20;
    m_isUnderWay = true;
    m_transport.ask(this, question, [this, query](const Outcome<Answer> &outcome) {
        m_isUnderWay = false;
        take(query, outcome);
        askNext();
    });
}

void SteadyWatch::take(const SteadyQuery &query, const Outcome<Answer> &outcome)
{
    if (std::ranges::find(m_queries, query) == m_queries.end())
        return; // no longer wanted
    std::optional<double> value;
    Instant at = m_clock.now();
    if (outcome && !complaintAbout(*outcome)) {
        at = outcome->askedAt + (outcome->headAt - outcome->askedAt) / 2;
        if (const auto number = PrometheusParser::number(outcome->body))
            value = *number;
    }
    const Sample sample{at, value.value_or(std::numeric_limits<double>::quiet_NaN())};
    m_round.push_back(Entries::samplesTaken(query.series, {&sample, 1}));
    m_round.back().at = m_clock.now();
}

void SteadyWatch::rest()
{
    if (!m_round.empty())
        emit seen(std::exchange(m_round, {}));
    m_next = 0;
    if (!m_queries.empty())
        m_beat.start(std::chrono::ceil<std::chrono::milliseconds>(
            std::clamp<Micros>(m_source.interval, std::chrono::seconds(1), std::chrono::hours(1))));
}

} // namespace Chaos
