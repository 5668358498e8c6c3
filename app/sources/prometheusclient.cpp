// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/prometheusclient.h"

#include "app/sources/prometheussurvey.h"

#include <QUrl>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// A text between double quotes in PromQL, which quotes as Go does.
QString quoted(const std::string &text)
{
    QString out = QString::fromUtf8(text.data(), qsizetype(text.size()));
    out.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
    return u'"' + out + u'"';
}

QUrlQuery promQl(const QString &query)
{
    QUrlQuery url;
    url.addQueryItem(u"query"_s, QString::fromLatin1(QUrl::toPercentEncoding(query)));
    return url;
}

} // namespace

PrometheusClient::PrometheusClient(const AlertSource &source, Transport &transport,
                                   const Clock &clock, std::uint64_t seed, QObject *parent)
    : PollingClient(source, transport, clock, seed, parent)
    , m_roll(m_dialect, seed)
    , m_telling(source.key.toStdString())
{}

void PrometheusClient::resume(const std::vector<ActiveAlert> &alerts)
{
    m_roll.resume(alerts);
    m_telling.resume(alerts);
}

void PrometheusClient::takeSurvey(const Survey &survey)
{
    m_telling.setRules(timingsOf(survey.rules));
    m_telling.setQueryOffset(survey.queryOffset);
}

void PrometheusClient::ask()
{
    if (m_hasAskedRules)
        askTime();
    else
        askRules();
}

std::vector<ReportedAlert> PrometheusClient::loseSight()
{
    // It may come back with other rules.
    m_hasAskedRules = false;
    return m_roll.loseSight();
}

void PrometheusClient::askRules()
{
    QUrlQuery query;
    query.addQueryItem(u"type"_s, u"alert"_s);
    query.addQueryItem(u"exclude_alerts"_s, u"true"_s);
    m_hasAskedRules = true;
    // What emulates Prometheus may have no rules to show; its alerts count all the same.
    tryFetch(
        question(u"/api/v1/rules"_s, query),
        [this](const Answer &answer) {
            if (const auto survey = PrometheusSurvey::rules(answer.body))
                m_telling.setRules(timingsOf(survey->rules));
            askConfig();
        },
        [this] { askConfig(); });
}

void PrometheusClient::askConfig()
{
    tryFetch(
        question(u"/api/v1/status/config"_s),
        [this](const Answer &answer) {
            if (const auto survey = PrometheusSurvey::config(answer.body))
                m_telling.setQueryOffset(survey->queryOffset);
            askTime();
        },
        [this] { askTime(); });
}

void PrometheusClient::askTime()
{
    fetch(question(u"/api/v1/query"_s, promQl(u"time()"_s)), [this](const Answer &answer) {
        const auto stamp = PrometheusParser::time(answer.body);
        if (!stamp)
            return failRound(stamp.failure());
        constexpr Micros resolution = std::chrono::milliseconds(1);
        tell(clockWatch().take({answer.askedAt, answer.headAt, *stamp, *stamp + resolution}));
        askAlerts();
    });
}

void PrometheusClient::askAlerts()
{
    fetch(question(u"/api/v1/alerts"_s), [this](const Answer &answer) { takeAlerts(answer); });
}

void PrometheusClient::takeAlerts(const Answer &answer)
{
    const auto moves = m_roll.call(answer.body);
    if (!moves)
        return failRound(moves.failure());
    tell(m_telling.tell(*moves, pollOf(answer)));
    polled(answer);
    m_telling.nextRound();
    askSamples();
}

void PrometheusClient::askSamples()
{
    const auto clock = clockWatch().reading(now());
    const Instant sourceNow = now() + (clock ? clock->offset : Micros(0));
    const std::string name = m_telling.nextToRefine(sourceNow);
    if (name.empty())
        return endRound();
    const auto window =
        std::chrono::ceil<std::chrono::seconds>(m_telling.refineWindow(name, sourceNow));
    const QString query =
        u"ALERTS{alertname=%1,alertstate=\"firing\"}[%2s]"_s.arg(quoted(name)).arg(window.count());
    const auto giveUp = [this, name] {
        m_telling.refineFailed(name);
        askSamples();
    };
    tryFetch(
        question(u"/api/v1/query"_s, promQl(query)),
        [this, name, giveUp](const Answer &answer) {
            const auto series = PrometheusParser::firings(answer.body);
            if (!series)
                return giveUp();
            tell(m_telling.refine(name, *series));
            askSamples();
        },
        giveUp);
}

} // namespace Chaos
