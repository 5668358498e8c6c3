// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/sourcetraits.h"

namespace Chaos {

SourceTraits traitsOf(AlertSource::Type type)
{
    using Tells = SourceTraits::Tells;
    using TakesCanary = SourceTraits::TakesCanary;
    switch (type) {
    case AlertSource::Type::Room:
        break;
    case AlertSource::Type::Prometheus:
        return {.isAsked = true, .isSurveyed = true, .hasRules = true};
    case AlertSource::Type::Alertmanager:
        return {
            .isAsked = true, .isSurveyed = true, .passesOn = true, .canary = TakesCanary::ByLabels};
    case AlertSource::Type::Webhook:
        return {.passesOn = true, .tells = Tells::OfAny};
    case AlertSource::Type::Icinga:
        return {.isAsked = true,
                .isSurveyed = true,
                .hasRules = true,
                .tells = Tells::OfItsOwn,
                .canary = TakesCanary::ByCheckResult};
    case AlertSource::Type::Grafana:
        return {.isAsked = true, .isSurveyed = true, .hasRules = true, .readsElsewhere = true};
    case AlertSource::Type::PagerDuty: // 960 a minute
        return {.isAsked = true,
                .tells = Tells::OfAny,
                .writesTitles = true,
                .takesKey = true,
                .home = QLatin1StringView("https://api.pagerduty.com"),
                .canary = TakesCanary::ByKey,
                .eventsHome = QLatin1StringView("https://events.pagerduty.com"),
                .quickest = std::chrono::seconds(3),
                .perQuestion = std::chrono::milliseconds(75)};
    case AlertSource::Type::SplunkOnCall: // 2 a second
        return {.isAsked = true,
                .tells = Tells::OfAny,
                .writesTitles = true,
                .takesKey = true,
                .takesKeyId = true,
                .home = QLatin1StringView("https://api.victorops.com"),
                .canary = TakesCanary::ByKey,
                .eventsHome = QLatin1StringView("https://alert.victorops.com"),
                .quickest = std::chrono::seconds(2),
                .perQuestion = std::chrono::milliseconds(600)};
    case AlertSource::Type::Opsgenie: // it does not say how often: it says when it was too often
        return {.isAsked = true,
                .tells = Tells::OfAny,
                .writesTitles = true,
                .takesKey = true,
                .home = QLatin1StringView("https://api.opsgenie.com"),
                .canary = TakesCanary::ByKey,
                .quickest = std::chrono::seconds(5),
                .perQuestion = std::chrono::milliseconds(100)};
    case AlertSource::Type::NewRelic:
        return {.isAsked = true,
                .isSurveyed = true,
                .hasRules = true,
                .readsElsewhere = true,
                .tells = Tells::OfItsOwn,
                .takesKey = true,
                .takesAccount = true,
                .home = QLatin1StringView("https://api.newrelic.com/graphql"),
                .quickest = std::chrono::seconds(10)};
    }
    return {};
}

SourceTraits::Tells tellsOf(const AlertSource &source)
{
    const PayloadMapping &payload = source.payload;
    const bool isNoPage = source.type == AlertSource::Type::Webhook && payload.isSaid()
        && payload.means == PayloadMapping::Means::Alert;
    return isNoPage ? SourceTraits::Tells::Nobody : traitsOf(source.type).tells;
}

QString addressOf(const AlertSource &source)
{
    const QString said = source.url.trimmed();
    return said.isEmpty() ? QString(traitsOf(source.type).home) : said;
}

QString canaryAddressOf(const AlertSource &source)
{
    const QString said = source.canary.url.trimmed();
    const QString events = QString(traitsOf(source.type).eventsHome);
    return !said.isEmpty() ? said : !events.isEmpty() ? events : addressOf(source);
}

bool fitsCanary(const AlertSource &source)
{
    const CanaryPlan &canary = source.canary;
    switch (traitsOf(source.type).canary) {
    case SourceTraits::TakesCanary::Never:
        break;
    case SourceTraits::TakesCanary::ByLabels:
        return !canary.labels.isEmpty();
    case SourceTraits::TakesCanary::ByCheckResult:
        return !canary.host.isEmpty() && !canary.service.isEmpty();
    case SourceTraits::TakesCanary::ByKey:
        return !canary.secret.isEmpty();
    }
    return false;
}

bool saysCanary(const AlertSource &source)
{
    const bool namesTeam =
        source.type != AlertSource::Type::SplunkOnCall || !source.canary.routingKey.isEmpty();
    return namesTeam && fitsCanary(source);
}

} // namespace Chaos
