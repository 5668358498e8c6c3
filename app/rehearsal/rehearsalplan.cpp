// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/rehearsalplan.h"

#include "models/plan/planfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

Failure incomplete()
{
    return {Failure::Kind::NotFound,
            QCoreApplication::translate("Chaos::Rehearsal",
                                        "The program's own rehearsal plan is incomplete.")};
}

/// "http://cart.staging.example/health" becomes "http://127.0.0.1:PORT/health".
bool settle(QString &address, const std::map<QString, quint16> &services)
{
    QUrl url(address);
    const auto service = services.find(url.host().section(u'.', 0, 0));
    if (service == services.end())
        return false;
    url.setHost(u"127.0.0.1"_s);
    url.setPort(service->second);
    address = url.toString();
    return true;
}

} // namespace

Outcome<Plan> rehearsalPlan(const Staging::Ports &ports, QDate date)
{
    QFile file(u":/days/rehearsal.yaml"_s);
    if (!file.open(QIODevice::ReadOnly))
        return incomplete();
    auto plan = readPlan(file.readAll(), u"rehearsal.yaml"_s);
    if (!plan)
        return plan;
    plan->day.date = date;
    for (StagingHost &host : plan->hosts) {
        if (!settle(host.probe.address, ports.services))
            return incomplete();
    }
    for (AlertSource &source : plan->sources) {
        if (source.type == AlertSource::Type::Webhook)
            source.url = u"127.0.0.1:%1"_s.arg(ports.receiver);
    }
    return plan;
}

} // namespace Chaos
