// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/dataquery.h"

#include "models/day/wordtext.h"
#include "models/rules/expectedlabels.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostSelectors = 16;
constexpr qsizetype longestQuery = 2000; // of an address that every proxy takes, once it is encoded

QString quoted(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
    return u'"' + text + u'"';
}

bool isLabelName(const QString &name)
{
    static const QRegularExpression plain(u"^[a-zA-Z_][a-zA-Z0-9_]*$"_s);
    return plain.match(name).hasMatch();
}

/// Empty for one that chooses everything, or that an older Prometheus would not understand.
QString textOf(const SeriesSelector &selector)
{
    QStringList conditions;
    if (!selector.metric.empty())
        conditions << u"__name__="_s + quoted(QString::fromStdString(selector.metric));
    for (const LabelMatcher &one : selector.matchers) {
        if (!isLabelName(one.label))
            return {};
        conditions << one.label + textIn(matcherOpWords, one.op) + quoted(one.value);
    }
    return conditions.isEmpty() ? QString() : u'{' + conditions.join(u',') + u'}';
}

/// A Prometheus that the plan names is meant alone; what another source shows may be any one's.
bool mayHaveRules(const Plan &plan, const AlertSource &source, const NamedAlert &named)
{
    if (source.type != AlertSource::Type::Prometheus)
        return false;
    const AlertSource *meant = plan.source(named.source);
    return !meant || meant->type != AlertSource::Type::Prometheus || meant->key == source.key;
}

/// The series that every rule of that name in a survey chooses.
std::vector<SeriesSelector> selectorsOf(const Survey &survey, const NamedAlert &named)
{
    std::vector<SeriesSelector> all;
    for (const AlertRule *rule : survey.rulesNamed(named.name.toStdString())) {
        const QueryReading query = readQuery(rule->query);
        if (!canBe(named, *rule, query))
            continue;
        std::ranges::copy(query.selectors, std::back_inserter(all));
    }
    return all;
}

} // namespace

QString countQuery(const std::vector<SeriesSelector> &selectors)
{
    QStringList counts; // each choice once
    for (const SeriesSelector &one : selectors) {
        const QString chosen = textOf(one);
        if (chosen.isEmpty())
            return {};
        const QString down = one.metric == "up" ? u" == 1"_s : QString();
        const QString count = u"(count("_s + chosen + down + u") or vector(0))"_s;
        if (!counts.contains(count))
            counts << count;
        if (counts.size() > mostSelectors)
            return {};
    }
    const QString query = counts.join(u" + "_s);
    return query.size() > longestQuery ? QString() : query;
}

std::string dataSeriesOf(const QString &experiment, std::size_t expected)
{
    return "data/" + experiment.toStdString() + '/' + std::to_string(expected);
}

std::vector<DataQuery> dataQueriesOf(const Day &day, const Experiment &experiment)
{
    std::vector<DataQuery> queries;
    for (std::size_t i = 0; i < experiment.expectedAlerts.size(); ++i) {
        const ExpectedAlert &expected = experiment.expectedAlerts[i];
        if (!expected.firesOnNoData)
            continue;
        for (const AlertSource &source : day.plan().sources) {
            const Survey *survey = day.surveys().of(source.key.toStdString());
            if (!survey || !mayHaveRules(day.plan(), source, expected.alert))
                continue;
            const QString query = countQuery(selectorsOf(*survey, expected.alert));
            if (query.isEmpty())
                continue;
            queries.push_back({dataSeriesOf(experiment.key, i), source.key, query});
            break;
        }
    }
    return queries;
}

} // namespace Chaos
