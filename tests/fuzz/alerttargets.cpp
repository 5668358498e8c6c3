// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagerparser.h"
#include "app/sources/alertroll.h"
#include "app/sources/grafanaparser.h"
#include "app/sources/icingaparser.h"
#include "app/sources/mappedpayload.h"
#include "app/sources/newrelicparser.h"
#include "app/sources/newrelicsurvey.h"
#include "app/sources/opsgenieparser.h"
#include "app/sources/pagerdutyparser.h"
#include "app/sources/prometheusparser.h"
#include "app/sources/splunkoncallparser.h"
#include "app/sources/webhookparser.h"
#include "tests/fuzz/targets.h"

#include <array>

namespace Chaos::Fuzz {

namespace {

/// Answer after answer; sight is lost after each second one.
template<typename Dialect>
void callRoll(const QByteArray &input)
{
    const Dialect dialect;
    AlertRoll roll(dialect, 1);
    int answers = 0;
    for (const QByteArray &answer : input.split(between)) {
        if (const auto moves = roll.call(padded(answer))) {
            for (const AlertMove &move : *moves)
                FUZZ_PROMISE(!move.now.fingerprint.empty());
        }
        if (++answers % 2 == 0)
            static_cast<void>(roll.loseSight());
    }
}

void prometheusNumbers(const QByteArray &input)
{
    const QByteArray body = padded(input);
    static_cast<void>(PrometheusParser::time(body));
    static_cast<void>(PrometheusParser::number(body));
    static_cast<void>(PrometheusParser::firings(body));
    static_cast<void>(PrometheusParser::duration({input.constData(), std::size_t(input.size())}));
}

void grafanaHeldBack(const QByteArray &input)
{
    static_cast<void>(GrafanaParser::heldBack(padded(input)));
}

void icingaObjects(const QByteArray &input)
{
    const QByteArray body = padded(input);
    static_cast<void>(IcingaParser::checks(body));
    static_cast<void>(IcingaParser::status(body));
    static_cast<void>(IcingaParser::notified(body));
}

void icingaEvents(const QByteArray &input)
{
    for (const QByteArray &line : input.split('\n'))
        static_cast<void>(IcingaParser::event(padded(line)));
}

void newRelic(const QByteArray &input)
{
    const QByteArray body = padded(input);
    static_cast<void>(NewRelicParser::issues(body));
    static_cast<void>(NewRelicParser::incidents(body));
    static_cast<void>(NewRelicSurvey::conditions(body));
    static_cast<void>(NewRelicSurvey::policies(body));
    static_cast<void>(NewRelicSurvey::nextConditions(body));
}

void opsgenie(const QByteArray &input)
{
    const QByteArray body = padded(input);
    static_cast<void>(OpsgenieParser::alerts(body));
    static_cast<void>(OpsgenieParser::closed(body));
    static_cast<void>(OpsgenieParser::firstTold(body));
}

void pagerDuty(const QByteArray &input)
{
    const QByteArray body = padded(input);
    static_cast<void>(PagerDutyParser::incidents(body));
    static_cast<void>(PagerDutyParser::log(body));
}

void splunkOnCall(const QByteArray &input)
{
    static_cast<void>(SplunkOnCallParser::incidents(padded(input)));
}

void webhook(const QByteArray &input)
{
    static_cast<void>(WebhookParser::notification(padded(input)));
}

/// The places, one a line, and then the body.
void mappedWebhook(const QByteArray &input)
{
    const auto parts = input.split(between);
    if (parts.size() != 2)
        return;
    auto places = parts.front().split('\n');
    places.resize(5);
    const PayloadMapping mapping{.alerts = QString::fromUtf8(places[0]),
                                 .name = QString::fromUtf8(places[1]),
                                 .state = QString::fromUtf8(places[2]),
                                 .id = QString::fromUtf8(places[3]),
                                 .labels = QString::fromUtf8(places[4])};
    if (const auto read = MappedPayload(mapping).notification(padded(parts.back()))) {
        FUZZ_PROMISE(read->alerts.size() <= MappedPayload::mostAlerts);
        for (const ReportedAlert &alert : read->alerts)
            FUZZ_PROMISE(!alert.name.empty() && !alert.fingerprint.empty());
    }
}

constexpr auto targets = std::to_array<Target>({
    {"prometheus-alerts", callRoll<PrometheusDialect>},
    {"prometheus-numbers", prometheusNumbers},
    {"alertmanager-alerts", callRoll<AlertmanagerDialect>},
    {"grafana-alerts", callRoll<GrafanaDialect>},
    {"grafana-held-back", grafanaHeldBack},
    {"icinga-objects", icingaObjects},
    {"icinga-events", icingaEvents},
    {"newrelic", newRelic},
    {"opsgenie", opsgenie},
    {"pagerduty", pagerDuty},
    {"splunk-oncall", splunkOnCall},
    {"webhook", webhook},
    {"mapped-webhook", mappedWebhook},
});

} // namespace

std::span<const Target> alertTargets()
{
    return targets;
}

} // namespace Chaos::Fuzz
