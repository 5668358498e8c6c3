// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/plan.h"
#include "models/items/sourcenews.h"

#include <QStringList>

/// Values of hosts and sources as people type and read them. Failures say how it is written
/// rightly.
namespace Chaos::HostWords {

/// Not empty, and not one of the names that others have.
[[nodiscard]] Outcome<QString> name(const QString &text, const QStringList &others);

/// Empty stays empty: it is not known yet.
[[nodiscard]] Outcome<QString> probeAddress(Probe::Protocol protocol, const QString &text);
[[nodiscard]] Outcome<QString> sourceAddress(AlertSource::Type type, const QString &text);
[[nodiscard]] Outcome<QString> nameserver(const QString &text);

/// Its name in the environment or the keychain, never the secret.
[[nodiscard]] Outcome<QString> secret(const QString &text);
/// The number of an account, or nothing.
[[nodiscard]] Outcome<QString> account(const QString &text);
/// Words with commas between them.
[[nodiscard]] Outcome<QStringList> words(const QString &text);
/// Where something stands in a JSON document, or nothing.
[[nodiscard]] Outcome<QString> place(const QString &text);
/// "severity=page, team=checkout"
[[nodiscard]] Outcome<QMap<QString, QString>> labels(const QString &text);
[[nodiscard]] QString labelsText(const QMap<QString, QString> &labels);
/// "web1!canary", as Icinga itself calls a service
[[nodiscard]] Outcome<CanaryPlan> checkOfCanary(const QString &text, const CanaryPlan &before);
[[nodiscard]] QString checkText(const CanaryPlan &canary);
/// An absolute path, or nothing.
[[nodiscard]] Outcome<QString> file(const QString &text);

/// An HTTP status; 0, for nothing typed, is any 2xx.
[[nodiscard]] Outcome<int> status(const QString &text);
[[nodiscard]] QString ofStatus(int status);
[[nodiscard]] Outcome<int> days(const QString &text);
/// A length of time above zero.
[[nodiscard]] Outcome<Micros> pause(const QString &text);

[[nodiscard]] QString protocol(Probe::Protocol protocol);
[[nodiscard]] QString type(AlertSource::Type type);
[[nodiscard]] QString auth(AlertSource::Auth auth);
[[nodiscard]] QString means(PayloadMapping::Means means);
[[nodiscard]] QString when(ProbeRule::When when);

/// "CheckoutDown: down for 5s".
[[nodiscard]] QString rule(const ProbeRule &rule);
/// "HTTP http://checkout.staging/health · staging · CheckoutDown: down for 5s".
[[nodiscard]] QString host(const StagingHost &host);
/// "Prometheus · http://prometheus.staging:9090 · secret PROM_TOKEN".
[[nodiscard]] QString source(const AlertSource &source);
[[nodiscard]] QString titleOf(const StagingHost &host);
[[nodiscard]] QString titleOf(const AlertSource &source);
/// Of all but the one of a key.
template<typename Values>
[[nodiscard]] QStringList titlesOf(const Values &values, const QString &except = {})
{
    QStringList titles;
    for (const auto &value : values) {
        if (value.key != except)
            titles << titleOf(value);
    }
    return titles;
}

/// "12 alert rules · as of 5 min ago", "12 alert rules · live, nothing new for 40 min", "does not
/// answer: refused · for 2 h".
[[nodiscard]] QString news(const SourceNews &news, Instant now);
/// "just now", "5 min ago", "3 h ago", "2 days ago".
[[nodiscard]] QString ago(Micros age);

} // namespace Chaos::HostWords
