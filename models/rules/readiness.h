// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QDate>
#include <QString>

#include <vector>

namespace Chaos {

class Surroundings;

/// What a plan can lack. The words are printed by `plan check --json`: add, never rename.
enum class ReadinessRule : std::uint8_t {
    NoHypothesis,
    NotFalsifiable,
    NoExpectedAlert,
    NoMethod,
    NoTimeBox,
    TimeBoxTooShort,
    NoBackOutCriteria,
    CriterionNotMeasured,
    CriterionWithoutBound,
    CannotBackOutByItself,
    NoBackOutPlan,
    NoResetCriteria,
    BackOutNotRehearsed,
    NoRiskAssessment,
    RiskNotAccepted,
    NoAlternativeStaging,
    RoleNotFilled,
    TwoRolesAtOnce,
    NoChaosIncidentCommander,
    UnknownPerson,
    NotReviewed,
    UnknownSource,
    CannotSignIn,
    SourceUnreachable,
    AlreadyFiring,
    AlertUnknown,
    RuleBroken,
    NotReachable,
    LaterThanExpected,
    NotificationsOff,
    Silenced,
    Inhibited,
    QuietTimes,
    GroupOpen,
    SharesIssue,
    TooCloseTogether,
    NoRunbook,
    SilentOnNoData,
    SurveyStale,
    PathNotProven,
    UnknownHost,
    HostNotInStaging,
    HostWithoutSsh,
    StepCannotBegin,
    FaultNotTakenBack,
    CertificateNotChecked,
    ProxyCannotBreak,
    ProductionNotAccepted,
    DayTooLong,
    CommunicationOverdue,
    BuyInMissing,
};

inline constexpr auto readinessRuleWords =
    std::to_array<std::pair<ReadinessRule, std::string_view>>({
        {ReadinessRule::NoHypothesis, "no_hypothesis"},
        {ReadinessRule::NotFalsifiable, "not_falsifiable"},
        {ReadinessRule::NoExpectedAlert, "no_expected_alert"},
        {ReadinessRule::NoMethod, "no_method"},
        {ReadinessRule::NoTimeBox, "no_time_box"},
        {ReadinessRule::TimeBoxTooShort, "time_box_too_short"},
        {ReadinessRule::NoBackOutCriteria, "no_back_out_criteria"},
        {ReadinessRule::CriterionNotMeasured, "criterion_not_measured"},
        {ReadinessRule::CriterionWithoutBound, "criterion_without_bound"},
        {ReadinessRule::CannotBackOutByItself, "cannot_back_out_by_itself"},
        {ReadinessRule::NoBackOutPlan, "no_back_out_plan"},
        {ReadinessRule::NoResetCriteria, "no_reset_criteria"},
        {ReadinessRule::BackOutNotRehearsed, "back_out_not_rehearsed"},
        {ReadinessRule::NoRiskAssessment, "no_risk_assessment"},
        {ReadinessRule::RiskNotAccepted, "risk_not_accepted"},
        {ReadinessRule::NoAlternativeStaging, "no_alternative_staging"},
        {ReadinessRule::RoleNotFilled, "role_not_filled"},
        {ReadinessRule::TwoRolesAtOnce, "two_roles_at_once"},
        {ReadinessRule::NoChaosIncidentCommander, "no_chaos_incident_commander"},
        {ReadinessRule::UnknownPerson, "unknown_person"},
        {ReadinessRule::NotReviewed, "not_reviewed"},
        {ReadinessRule::UnknownSource, "unknown_source"},
        {ReadinessRule::CannotSignIn, "cannot_sign_in"},
        {ReadinessRule::SourceUnreachable, "source_unreachable"},
        {ReadinessRule::AlreadyFiring, "already_firing"},
        {ReadinessRule::AlertUnknown, "alert_unknown"},
        {ReadinessRule::RuleBroken, "rule_broken"},
        {ReadinessRule::NotReachable, "not_reachable"},
        {ReadinessRule::LaterThanExpected, "later_than_expected"},
        {ReadinessRule::NotificationsOff, "notifications_off"},
        {ReadinessRule::Silenced, "silenced"},
        {ReadinessRule::Inhibited, "inhibited"},
        {ReadinessRule::QuietTimes, "quiet_times"},
        {ReadinessRule::GroupOpen, "group_open"},
        {ReadinessRule::SharesIssue, "shares_issue"},
        {ReadinessRule::TooCloseTogether, "too_close_together"},
        {ReadinessRule::NoRunbook, "no_runbook"},
        {ReadinessRule::SilentOnNoData, "silent_on_no_data"},
        {ReadinessRule::SurveyStale, "survey_stale"},
        {ReadinessRule::PathNotProven, "path_not_proven"},
        {ReadinessRule::UnknownHost, "unknown_host"},
        {ReadinessRule::HostNotInStaging, "host_not_in_staging"},
        {ReadinessRule::HostWithoutSsh, "host_without_ssh"},
        {ReadinessRule::StepCannotBegin, "step_cannot_begin"},
        {ReadinessRule::FaultNotTakenBack, "fault_not_taken_back"},
        {ReadinessRule::CertificateNotChecked, "certificate_not_checked"},
        {ReadinessRule::ProxyCannotBreak, "proxy_cannot_break"},
        {ReadinessRule::ProductionNotAccepted, "production_not_accepted"},
        {ReadinessRule::DayTooLong, "day_too_long"},
        {ReadinessRule::CommunicationOverdue, "communication_overdue"},
        {ReadinessRule::BuyInMissing, "buy_in_missing"},
    });

/// A hole stops an experiment on the day; a warning makes it worth less.
enum class Severity : std::uint8_t { Hole, Warning };

inline constexpr auto severityWords = std::to_array<std::pair<Severity, std::string_view>>({
    {Severity::Hole, "hole"},
    {Severity::Warning, "warning"},
});

/// One thing that a plan lacks, and what to do about it.
struct Concern
{
    ReadinessRule rule{};
    Severity severity = Severity::Hole;
    QString experiment{}; ///< its key; empty: the day as a whole
    QString about{}; ///< the alert, role, host, person … that it is about; may be empty
    QString title{}; ///< in three words
    QString reason{};
    QString remedy{};
    QDate closeBy{}; ///< invalid while the day has no date
    bool operator==(const Concern &) const = default;
};

/// What the plan of one experiment lacks, holes first. One that is taken out lacks nothing.
[[nodiscard]] std::vector<Concern> concernsOf(const Plan &plan, const Experiment &experiment);

/// The same, and what stands against it in the world just now: sources that cannot be reached,
/// expected alerts that are firing already, and, by what sources say of their own set-up, alerts
/// that cannot fire or tell anybody in time. What was not surveyed is not held against it.
[[nodiscard]] std::vector<Concern> concernsOf(const Surroundings &around,
                                              const Experiment &experiment);
/// For one experiment: builds the surroundings first.
[[nodiscard]] std::vector<Concern> concernsOf(const Day &day, const Experiment &experiment);

/// What the day as a whole lacks by `today`.
[[nodiscard]] std::vector<Concern> concernsOfDay(const Day &day, QDate today);

/// Everything: the day's own concerns, then those of its experiments in their order.
[[nodiscard]] std::vector<Concern> readinessOf(const Surroundings &around, QDate today);
[[nodiscard]] std::vector<Concern> readinessOf(const Day &day, QDate today);

[[nodiscard]] int holesIn(const std::vector<Concern> &concerns);

} // namespace Chaos
