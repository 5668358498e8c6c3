// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/canaryway.h"

#include "models/day/sourcetraits.h"
#include "models/rules/canaryproof.h"
#include "models/rules/notifying.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct CanaryWay
{
    Q_DECLARE_TR_FUNCTIONS(CanaryWay)
};

using TakesCanary = SourceTraits::TakesCanary;

Failure heldBack(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

QString calledBy(const AlertSource &source)
{
    return source.title.isEmpty() ? source.key : source.title;
}

std::vector<Label> labelsFor(const AlertSource &source, const std::string &id)
{
    std::vector<Label> labels;
    switch (traitsOf(source.type).canary) {
    case TakesCanary::Never:
    case TakesCanary::ByKey:
        return {};
    case TakesCanary::ByCheckResult:
        return {{"host", source.canary.host.toStdString()},
                {"service", source.canary.service.toStdString()}};
    case TakesCanary::ByLabels:
        break;
    }
    const auto &said = source.canary.labels;
    for (auto it = said.cbegin(); it != said.cend(); ++it)
        labels.push_back({it.key().toStdString(), it.value().toStdString()});
    std::erase_if(labels, [](const Label &label) { return label.name == canaryLabel; });
    labels.push_back({std::string(canaryLabel), id});
    if (!said.contains(u"alertname"_s))
        labels.push_back({"alertname", std::string(canaryName)});
    std::ranges::sort(labels, {}, &Label::name);
    return labels;
}

/// The routes of an Alertmanager that its canary takes, by the newest survey.
std::vector<const NotificationRoute *> routesOfCanary(const Day &day, const AlertSource &source)
{
    const Survey *survey = day.surveys().of(source.key.toStdString());
    if (!survey || !survey->route || traitsOf(source.type).canary != TakesCanary::ByLabels)
        return {};
    std::vector<const NotificationRoute *> routes;
    const WalkedRoute root(*survey->route);
    const auto labels = ExpectedLabels::ofSeen(labelsFor(source, "canary"));
    for (const TakenRoute &taken : routesFor(root, labels))
        routes.push_back(taken.route);
    return routes;
}

/// A service that is not well already would not be told of anew.
bool isCheckBad(const Day &day, const AlertSource &source)
{
    if (traitsOf(source.type).canary != TakesCanary::ByCheckResult)
        return false;
    const Canary like = canaryFor(source, {}, {}, {});
    const auto alerts = alertsOfCanary(day, like, like.source);
    return std::ranges::any_of(alerts, [&](std::uint32_t index) {
        return day.alerts().alerts()[index].state >= AlertState::Pending;
    });
}

QString receiversText(const Day &day, const AlertSource &source)
{
    QStringList receivers;
    for (const NotificationRoute *route : routesOfCanary(day, source)) {
        receivers << (route->receiver.empty() ? CanaryWay::tr("nobody")
                                              : QString::fromStdString(route->receiver).left(60));
    }
    receivers.removeDuplicates();
    return receivers.join(u", "_s);
}

} // namespace

bool isHeard(const Plan &plan, const QString &source)
{
    return std::ranges::any_of(plan.sources, [&](const AlertSource &one) {
        const auto tells = tellsOf(one);
        return tells == SourceTraits::Tells::OfAny
            || (tells == SourceTraits::Tells::OfItsOwn && one.key == source);
    });
}

std::optional<Failure> againstCanaries(const Day &day)
{
    if (const Run *run = day.current()) {
        const Experiment *experiment = day.plan().experiment(run->experiment);
        return heldBack(CanaryWay::tr("No canary is sent while an experiment is under way: finish "
                                      "“%1” first.")
                            .arg(experiment && !experiment->title.isEmpty() ? experiment->title
                                                                            : run->experiment));
    }
    const auto applied = std::ranges::find_if(day.runs(), &Run::isApplied);
    if (applied != day.runs().end()) {
        return heldBack(CanaryWay::tr("No canary is sent while a fault is applied: back out and "
                                      "reset “%1” first.")
                            .arg(applied->experiment));
    }
    if (const UnplannedEvent *event = day.openEvent()) {
        return heldBack(CanaryWay::tr("No canary is sent during an incident: “%1” is not over.")
                            .arg(event->what));
    }
    return {};
}

std::optional<Failure> againstCanary(const Day &day, const QString &key)
{
    const AlertSource *source = day.plan().source(key);
    if (!source)
        return heldBack(CanaryWay::tr("There is no source %1 in this day.").arg(key));
    if (traitsOf(source->type).canary == TakesCanary::Never) {
        return heldBack(CanaryWay::tr("No canary can be sent through %1: that goes with "
                                      "Alertmanager, Icinga, PagerDuty, Splunk On-Call and "
                                      "Opsgenie.")
                            .arg(calledBy(*source)));
    }
    if (!saysCanary(*source)) {
        return heldBack(
            CanaryWay::tr("The plan does not say how to send a canary through %1. Write %2")
                .arg(calledBy(*source), howToSayCanary(*source)));
    }
    const Canary *last = day.canaries().lastOf(key.toStdString());
    if (last && last->isOut()) {
        return heldBack(CanaryWay::tr("A canary of %1 is still out; it is cleared first.")
                            .arg(calledBy(*source)));
    }
    if (isCheckBad(day, *source)) {
        return heldBack(CanaryWay::tr("%1 on %2 is not OK already, so that nobody would be told of "
                                      "it anew. Bring it back to OK first.")
                            .arg(source->canary.service, source->canary.host));
    }
    return againstCanaries(day);
}

std::vector<const AlertSource *> provableSources(const Plan &plan)
{
    std::vector<const AlertSource *> sources;
    for (const AlertSource &source : plan.sources) {
        if (source.canary.isSaid() && traitsOf(source.type).canary != TakesCanary::Never)
            sources.push_back(&source);
    }
    return sources;
}

QString howToSayCanary(const AlertSource &source)
{
    switch (traitsOf(source.type).canary) {
    case TakesCanary::Never:
        return {};
    case TakesCanary::ByLabels:
        return u"canary: {labels: {severity: page}}"_s;
    case TakesCanary::ByCheckResult:
        return u"canary: {host: web1, service: canary}"_s;
    case TakesCanary::ByKey:
        break;
    }
    return source.type == AlertSource::Type::SplunkOnCall
        ? u"canary: {secret: ONCALL_INTEGRATION_KEY, routing_key: checkout}"_s
        : u"canary: {secret: EVENTS_INTEGRATION_KEY}"_s;
}

Micros patienceWith(const Day &day, const QString &key)
{
    constexpr Micros customary = 5min;
    const AlertSource *source = day.plan().source(key);
    if (!source)
        return customary;
    Micros longest{0};
    for (const NotificationRoute *route : routesOfCanary(day, *source))
        longest = std::max(longest, route->groupWait + route->groupInterval);
    return longest == Micros(0) ? customary : std::min<Micros>(longest + 1min, 1h);
}

int resultsUntilHard(const Day &day, const AlertSource &source)
{
    constexpr int most = 20;
    const Survey *survey = day.surveys().of(source.key.toStdString());
    if (!survey || traitsOf(source.type).canary != TakesCanary::ByCheckResult)
        return 1;
    const std::string host = source.canary.host.toStdString();
    for (const AlertRule *rule : survey->rulesNamed(source.canary.service.toStdString())) {
        const auto label = std::ranges::find(rule->labels, "host", &Label::name);
        if (rule->check && label != rule->labels.end() && label->value == host)
            return std::clamp(rule->check->attempts, 1, most);
    }
    return 1;
}

QString whoGetsCanary(const Day &day, const AlertSource &source)
{
    switch (traitsOf(source.type).canary) {
    case TakesCanary::Never:
        return {};
    case TakesCanary::ByLabels: {
        QStringList labels;
        const auto &said = source.canary.labels;
        for (auto it = said.cbegin(); it != said.cend(); ++it)
            labels << it.key() + u'=' + it.value().left(60);
        const QString receivers = receiversText(day, source);
        return receivers.isEmpty()
            ? CanaryWay::tr("whoever is told of %1").arg(labels.join(u", "_s))
            : CanaryWay::tr("%1, by %2", "receiver, labels").arg(receivers, labels.join(u", "_s));
    }
    case TakesCanary::ByCheckResult:
        return CanaryWay::tr("whoever is told of %1 on %2")
            .arg(source.canary.service.left(60), source.canary.host.left(60));
    case TakesCanary::ByKey:
        break;
    }
    if (!source.canary.routingKey.isEmpty())
        return CanaryWay::tr("whoever is on call for %1").arg(source.canary.routingKey.left(60));
    return CanaryWay::tr("whoever is on call for the integration of %1")
        .arg(source.canary.secret.left(60));
}

Canary canaryFor(const AlertSource &source, const std::string &id, Instant now, Micros patience)
{
    Canary canary{.id = id,
                  .source = source.key.toStdString(),
                  .name = std::string(canaryName),
                  .labels = labelsFor(source, id),
                  .writtenAt = now,
                  .until = now + patience};
    if (traitsOf(source.type).canary == TakesCanary::ByCheckResult)
        canary.name = source.canary.service.toStdString();
    const auto named = std::ranges::find(canary.labels, "alertname", &Label::name);
    if (named != canary.labels.end())
        canary.name = named->value;
    return canary;
}

} // namespace Chaos
