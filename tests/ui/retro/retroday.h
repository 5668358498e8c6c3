// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/models/items/dayscript.h"

#include <QString>

namespace Chaos {

/// The day of the design's picture, with three experiments that are over: two expected alerts that
/// fired, one of them late, one that never did, and one that nobody had named.
class RetroDay
{
public:
    static constexpr Instant begin = instantOf(1'796'738'400'000'000); // 2026-12-08 14:00 UTC

    RetroDay()
        : script(begin)
    {
        using namespace std::chrono_literals;
        script.say(Entries::described(
            {.title = QStringLiteral("First chaos day"), .date = QDate(2026, 12, 8)}));
        for (const QString &key : {QStringLiteral("alice"), QStringLiteral("dave")})
            script.say(
                Entries::planned(Person{.key = key, .name = key.at(0).toUpper() + key.mid(1)}));
        script.say(Entries::planned(
            AlertSource{.key = QStringLiteral("prom"), .title = QStringLiteral("Prometheus")}));
        script.say(Entries::sourceHealth(QStringLiteral("prom"), SourceHealth::Live, {}));
        script.say(Entries::clockMeasured(QStringLiteral("prom"), 0us, 3ms));
    }

    [[nodiscard]] static ExpectedAlert expected(const QString &name)
    {
        using namespace std::chrono_literals;
        return {.alert = {.source = QStringLiteral("prom"), .name = name},
                .knownWithin = 1min,
                .toldWithin = 2min};
    }

    void plan(const QString &key, const QString &title, const QStringList &alerts)
    {
        Experiment experiment{.key = key, .title = title};
        experiment.hypothesis =
            QStringLiteral("checkout pages us within 2 min and serves cached carts");
        for (const QString &alert : alerts)
            experiment.expectedAlerts.push_back(expected(alert));
        script.say(Entries::planned(experiment));
    }

    void alert(const std::string &name, AlertState state)
    {
        script.say(Entries::alertChanged({.source = "prom",
                                          .fingerprint = name,
                                          .name = name,
                                          .state = state,
                                          .since = script.now()}));
    }

    void trigger(const QString &key)
    {
        using namespace std::chrono_literals;
        script.say(Entries::started(key)).after(5s).say(Entries::triggered(key, 100ms));
    }

    void end(const QString &key)
    {
        using namespace std::chrono_literals;
        script.say(Entries::resetConfirmed(key))
            .after(1s)
            .say(Entries::finished(key, {}))
            .after(5s);
    }

    /// The experiment of the design's picture.
    void playCheckout()
    {
        using namespace std::chrono_literals;
        const QString key = QStringLiteral("checkout");
        plan(key, QStringLiteral("Checkout loses its database"),
             {QStringLiteral("CheckoutDown"), QStringLiteral("CheckoutHttp"),
              QStringLiteral("PoolExhausted")});
        trigger(key);
        script.after(41s);
        alert("CheckoutDown", AlertState::Firing);
        script.after(40s);
        script.say(
            Entries::note(QStringLiteral("action"), QStringLiteral("ssh db-1, stopped postgres")));
        alert("CartLatencyHigh", AlertState::Firing);
        script.after(84s);
        alert("CheckoutHttp", AlertState::Firing);
        script.after(41s);
        script.say(
            Entries::pageSent({.at = script.now(), .source = "room", .name = "CheckoutDown"}));
        script.say(
            Entries::note(QStringLiteral("question"), QStringLiteral("why was nobody told?")));
        script.after(30s).say(Entries::backedOut(key, {})).after(20s);
        for (const std::string name : {"CheckoutDown", "CheckoutHttp", "CartLatencyHigh"})
            alert(name, AlertState::Inactive);
        script.after(10s);
        end(key);
    }

    /// An experiment in which nothing happens.
    void playQuiet(const QString &key)
    {
        using namespace std::chrono_literals;
        plan(key, QStringLiteral("Quiet ") + key, {QStringLiteral("Never")});
        trigger(key);
        script.after(30s).say(Entries::backedOut(key, {})).after(10s);
        end(key);
    }

    DayScript script;
};

} // namespace Chaos
