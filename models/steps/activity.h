// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/plannedstep.h"
#include "models/day/proxyfault.h"
#include "models/steps/jenkinsdeed.h"
#include "models/steps/substitution.h"
#include "models/steps/toxiproxydeed.h"

#include <QByteArray>
#include <QJsonValue>
#include <QStringList>

#include <utility>
#include <variant>
#include <vector>

namespace Chaos {

/// A program that is run.
struct ProcessDeed
{
    QString program{}; ///< found on the path of where it runs
    QStringList arguments{}; ///< each as it is: no shell looks at them
    QString shellLine{}; ///< what a shell is given instead; empty: none is asked
    bool operator==(const ProcessDeed &) const = default;
};

/// A request over HTTP.
struct HttpDeed
{
    static constexpr int retriesBound = 100;

    QByteArray method{};
    QString url{};
    std::vector<std::pair<QByteArray, QByteArray>> headers{};
    QByteArray body{};
    QByteArray contentType{}; ///< of the body
    bool verifiesTls = true;
    int mostRetries = 0; ///< of a connection that does not come about
    bool operator==(const HttpDeed &) const = default;
};

/// A function of Python, which the `chaos` program calls.
struct PythonDeed
{
    QString call{}; ///< "module.func"
    QString activity{}; ///< all of it, as JSON
    bool operator==(const PythonDeed &) const = default;
};

/// A proxy of the room gets another fault, or none.
struct ProxyDeed
{
    QString proxy{}; ///< its key
    ProxyFault fault{};
    bool operator==(const ProxyDeed &) const = default;
};

/// What one step does, ready to be performed: an activity of the Chaos Toolkit (Open API for Chaos
/// Engineering Experiments) with configuration and secrets in their places.
struct Activity
{
    enum class Type : std::uint8_t { Action, Probe };
    using Deed =
        std::variant<ProcessDeed, HttpDeed, PythonDeed, JenkinsDeed, ToxiproxyDeed, ProxyDeed>;
    static constexpr Micros longest = std::chrono::minutes(10); ///< where it says nothing

    Type type = Type::Action;
    QString name{};
    Deed deed{};
    bool inBackground = false; ///< what follows does not wait for it
    Micros timeout = longest; ///< of the deed alone
    Micros pauseBefore{0};
    Micros pauseAfter{0};
    QJsonValue tolerance = QJsonValue::Undefined; ///< what a probe must find; undefined: anything
    bool operator==(const Activity &) const = default;

    /// In the words of a terminal: `systemctl stop postgresql`, `GET http://shop.example/health`.
    [[nodiscard]] QString command() const;
};

/// What that step does. A failure says what is wrong with it, and how it should be.
[[nodiscard]] Outcome<Activity> activityOf(const PlannedStep &step, Substitution &substitution);

/// Whether it looks and changes nothing; false as well for what is no activity.
[[nodiscard]] bool isProbe(const PlannedStep &step);

} // namespace Chaos
