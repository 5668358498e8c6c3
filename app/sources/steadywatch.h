// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"
#include "models/day/entry.h"
#include "models/day/experiment.h"
#include "models/day/instant.h"
#include "models/day/plan.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace Chaos {

class Clock;
class Transport;

/// A number that shows whether a service does its work, to be asked of a Prometheus source.
struct SteadyQuery
{
    QString series{}; ///< "steady/EXPERIMENT/INDEX", "criterion/…" or "data/…"
    QString source{};
    QString query{};
    bool operator==(const SteadyQuery &) const = default;
};

/// The queries of an experiment's steady states and measured criteria that name a source.
[[nodiscard]] std::vector<SteadyQuery> steadyQueries(const Experiment &experiment);

/// Asks one Prometheus source for such numbers, one after another, at the source's interval.
/// A query that fails gives a gap in its series and disturbs nobody.
class SteadyWatch final : public QObject
{
    Q_OBJECT

public:
    SteadyWatch(const AlertSource &source, Transport &transport, const Clock &clock,
                QObject *parent = nullptr);

    /// Those of the queries that are for this source; none stops asking.
    void setQueries(const std::vector<SteadyQuery> &queries);

signals:
    void seen(const std::vector<Chaos::Entry> &entries);

private:
    void askNext();
    void take(const SteadyQuery &query, const Outcome<Answer> &outcome);
    void rest();

    AlertSource m_source;
    Transport &m_transport;
    const Clock &m_clock;
    std::vector<SteadyQuery> m_queries;
    std::vector<Entry> m_round;
    std::size_t m_next = 0;
    bool m_isUnderWay = false;
    QTimer m_beat;
};

} // namespace Chaos
