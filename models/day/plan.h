// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/canaryplan.h"
#include "models/day/experiment.h"
#include "models/day/payloadmapping.h"
#include "models/day/plannedproxy.h"
#include "models/day/staginghost.h"

#include <QDate>
#include <QString>
#include <QStringList>
#include <QTime>

#include <vector>

namespace Chaos {

struct Person
{
    QString key{};
    QString name{};
    QString team{};
    bool operator==(const Person &) const = default;
};

struct Team
{
    QString key{};
    QString name{};
    bool operator==(const Team &) const = default;
};

struct Role
{
    QString key{};
    QString title{};
    bool operator==(const Role &) const = default;
};

/// Who plays a role: for one experiment, or (with no experiment) for the day.
struct Assignment
{
    QString role{};
    QString person{};
    QString experiment{};
    bool operator==(const Assignment &) const = default;
};

/// Where alerts and pages come from, as planned. Secrets are named here, never held.
struct AlertSource
{
    enum class Type : std::uint8_t {
        Room, ///< the room's own probes
        Prometheus,
        Alertmanager, ///< polled
        Webhook, ///< Alertmanager's version 4 payload, or JSON that is mapped: pushed to the room
        Icinga, ///< Icinga 2: polled, and its event stream
        Grafana, ///< the alerts that it manages itself: polled
        PagerDuty, ///< on call: its incidents, and whom it told of them
        SplunkOnCall, ///< the same of Splunk On-Call, once VictorOps
        Opsgenie, ///< the same
        NewRelic, ///< the issues of one account: polled
    };
    enum class Auth : std::uint8_t { None, Basic, Bearer };

    QString key{};
    QString title{}; ///< empty: the key
    Type type = Type::Prometheus;
    QString url{}; ///< base URL, empty for its makers' own; of Webhook where to listen,
                   ///< "127.0.0.1:9095"
    Micros interval = std::chrono::seconds(2);
    Auth auth = Auth::None;
    QString user{};
    QString account{}; ///< of which customer its alerts are; only where the source asks that
    QString secret{}; ///< its name in the environment or the keychain; never password or token
    QString caFile{}; ///< PEM file of the CA to trust; empty means the system's
    PayloadMapping payload{}; ///< of Webhook
    CanaryPlan canary{}; ///< how the way from it to people is proven
    bool operator==(const AlertSource &) const = default;
};

inline constexpr auto sourceTypeWords =
    std::to_array<std::pair<AlertSource::Type, std::string_view>>({
        {AlertSource::Type::Room, "room"},
        {AlertSource::Type::Prometheus, "prometheus"},
        {AlertSource::Type::Alertmanager, "alertmanager"},
        {AlertSource::Type::Webhook, "webhook"},
        {AlertSource::Type::Icinga, "icinga"},
        {AlertSource::Type::Grafana, "grafana"},
        {AlertSource::Type::PagerDuty, "pagerduty"},
        {AlertSource::Type::SplunkOnCall, "splunk-oncall"},
        {AlertSource::Type::Opsgenie, "opsgenie"},
        {AlertSource::Type::NewRelic, "newrelic"},
    });

inline constexpr auto authWords = std::to_array<std::pair<AlertSource::Auth, std::string_view>>({
    {AlertSource::Auth::None, "none"},
    {AlertSource::Auth::Basic, "basic"},
    {AlertSource::Auth::Bearer, "bearer"},
});

/// One time of telling people about the day before it comes.
struct Contact
{
    enum class Unit : std::uint8_t { Days, Weeks, Months };

    QString key{};
    int before = 0; ///< so many units before the day; 0: on the day
    Unit unit = Unit::Days;
    QDate on{}; ///< a date of its own; invalid: counted from the day
    QString form{}; ///< email, presentation, chat channel …
    QString subject{};
    QString audience{};
    QString owner{}; ///< key of the person who sees to it
    QString text{}; ///< Markdown with places to fill: see `filledText`
    QDate doneOn{}; ///< invalid: not yet
    bool operator==(const Contact &) const = default;
};

inline constexpr auto contactUnitWords = std::to_array<std::pair<Contact::Unit, std::string_view>>({
    {Contact::Unit::Days, "days"},
    {Contact::Unit::Weeks, "weeks"},
    {Contact::Unit::Months, "months"},
});

/// Somebody whose agreement the day needs.
struct BuyIn
{
    enum class From : std::uint8_t { Leadership, Team, Person };

    QString key{};
    From from = From::Team;
    QString name{}; ///< who, as people say it
    QString note{};
    QDate gotOn{}; ///< invalid: not yet
    bool operator==(const BuyIn &) const = default;
};

inline constexpr auto buyInWords = std::to_array<std::pair<BuyIn::From, std::string_view>>({
    {BuyIn::From::Leadership, "leadership"},
    {BuyIn::From::Team, "team"},
    {BuyIn::From::Person, "person"},
});

/// Time in the day's plan in which nothing is broken.
struct Break
{
    QString key{};
    QString title{};
    QString after{}; ///< key of the experiment before it; empty: the day begins with it
    Micros length = std::chrono::minutes(15);
    bool operator==(const Break &) const = default;
};

/// The day as a whole.
struct DayDescription
{
    QString title{};
    QDate date{};
    QTime from{}; ///< the day's window, local time of the place where it is held
    QTime to{};
    QString environment = QStringLiteral("staging");
    QString alternativeStaging{}; ///< where urgent changes are tried while staging is broken
    QStringList production{}; ///< what is out of reach: networks (10.20.0.0/16), addresses and
                              ///< names (db.prod.example, *.prod.example)
    QString notes{};
    bool operator==(const DayDescription &) const = default;
};

/// A chaos day as planned: what a plan file holds. Experiments stand in the order of the queue.
struct Plan
{
    DayDescription day{};
    std::vector<Team> teams{};
    std::vector<Person> people{};
    std::vector<Role> roles{};
    std::vector<Assignment> assignments{};
    std::vector<AlertSource> sources{};
    std::vector<StagingHost> hosts{};
    std::vector<PlannedProxy> proxies{};
    std::vector<Experiment> experiments{};
    std::vector<Break> breaks{};
    std::vector<Contact> contacts{};
    std::vector<BuyIn> buyIns{};

    [[nodiscard]] const Experiment *experiment(const QString &key) const;
    [[nodiscard]] const Person *person(const QString &key) const;
    [[nodiscard]] const StagingHost *host(const QString &key) const;
    [[nodiscard]] const PlannedProxy *proxy(const QString &key) const;
    /// Whether the service behind it is of staging, where alone faults are put.
    [[nodiscard]] bool isBeforeStaging(const PlannedProxy &proxy) const;
    [[nodiscard]] const AlertSource *source(const QString &key) const;
    [[nodiscard]] const Role *role(const QString &key) const;
    /// The roles that are played: the plan's own, or the customary ones where it names none.
    [[nodiscard]] std::vector<Role> playedRoles() const;
    bool operator==(const Plan &) const = default;
};

/// The roles of the first chaos day, for a plan that names none.
[[nodiscard]] std::vector<Role> customaryRoles();

} // namespace Chaos
