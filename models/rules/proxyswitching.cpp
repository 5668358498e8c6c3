// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/proxyswitching.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Switching
{
    Q_DECLARE_TR_FUNCTIONS(ProxySwitching)
};

Failure noSwitch(const QString &why)
{
    return {Failure::Kind::Refused, why};
}

} // namespace

std::optional<Failure> refusalOfSwitch(const Day &day, const QString &proxy,
                                       const ProxyFault &fault)
{
    const PlannedProxy *planned = day.plan().proxy(proxy);
    if (!planned)
        return noSwitch(Switching::tr("The plan has no proxy %1").arg(proxy.left(80)));
    if (!fault.breaks())
        return {};
    if (!day.plan().isBeforeStaging(*planned))
        return noSwitch(Switching::tr("%1 does not stand before staging: no faults there")
                            .arg(proxyTitle(day.plan(), proxy)));
    const Run *run = day.current();
    if (!run || run->state == RunState::Started)
        return noSwitch(Switching::tr("A fault can be switched once an experiment is triggered"));
    if (run->state != RunState::Triggered)
        return noSwitch(Switching::tr("The experiment is backed out: no new fault"));
    if (day.stop())
        return noSwitch(Switching::tr("Emergency stop: no new fault"));
    return {};
}

const ProxySwitch *dueFault(const Day &day, const QString &proxy)
{
    const PlannedProxy *planned = day.plan().proxy(proxy);
    if (!planned || !day.plan().isBeforeStaging(*planned))
        return nullptr;
    return day.proxies().faultOf(proxy);
}

QStringList proxiesOf(const Experiment &experiment)
{
    QStringList keys;
    for (const auto *steps : {&experiment.method, &experiment.backOutPlan}) {
        for (const PlannedStep &step : *steps) {
            if (!step.isScripted() || !step.activity.contains(u"\"proxy\""))
                continue;
            const QJsonObject provider =
                QJsonDocument::fromJson(step.activity.toUtf8()).object()["provider"_L1].toObject();
            if (provider["type"_L1].toString() == "proxy"_L1)
                keys << provider["proxy"_L1].toString();
        }
    }
    keys.removeDuplicates();
    return keys;
}

QString proxyTitle(const Plan &plan, const QString &proxy)
{
    const PlannedProxy *planned = plan.proxy(proxy);
    return planned && !planned->title.isEmpty() ? planned->title : proxy;
}

} // namespace Chaos
