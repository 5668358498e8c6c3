// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/readiness.h"

namespace Chaos {

/// Takes what the rules find. Each rule says only what it is about; whose experiment it is and by
/// when it should be closed is the same for all.
class ConcernList
{
public:
    ConcernList(const DayDescription &day, const QString &experiment)
        : m_day(day.date)
        , m_experiment(experiment)
    {}

    struct Words
    {
        QString title{};
        QString reason{};
        QString remedy{};
    };
    void hole(ReadinessRule rule, const Words &words, const QString &about = {})
    {
        add(rule, Severity::Hole, words, about);
    }
    void warning(ReadinessRule rule, const Words &words, const QString &about = {})
    {
        add(rule, Severity::Warning, words, about);
    }
    /// Where a date of its own says by when.
    void warningBy(QDate closeBy, ReadinessRule rule, const Words &words, const QString &about)
    {
        add(rule, Severity::Warning, words, about);
        m_concerns.back().closeBy = closeBy;
    }

    /// Holes first, otherwise as they were found.
    [[nodiscard]] std::vector<Concern> take();

private:
    void add(ReadinessRule rule, Severity severity, const Words &words, const QString &about);

    QDate m_day;
    QString m_experiment;
    std::vector<Concern> m_concerns;
};

/// The rules, grouped by what they look at. Each group adds what it finds.
namespace Readiness {

void judgeText(const Experiment &experiment, ConcernList &concerns);
void judgeWayBack(const Experiment &experiment, ConcernList &concerns);
void judgeGuards(const Plan &plan, const Experiment &experiment, ConcernList &concerns);
void judgeRisk(const Plan &plan, const Experiment &experiment, ConcernList &concerns);
void judgeProduction(const Plan &plan, const Experiment &experiment, ConcernList &concerns);
void judgePeople(const Plan &plan, const Experiment &experiment, ConcernList &concerns);
void judgeSources(const Plan &plan, const Experiment &experiment, ConcernList &concerns);
void judgeHosts(const Plan &plan, const Experiment &experiment, ConcernList &concerns);
/// What scripted steps say of themselves: names that nobody gets at, toxics that stay, certificates
/// that nobody looks at.
void judgeSteps(const Experiment &experiment, ConcernList &concerns);
/// What this desk lacks for them.
void judgeDesk(const Day &day, const Experiment &experiment, ConcernList &concerns);
void judgeWorld(const Day &day, const Experiment &experiment, ConcernList &concerns);
void judgeSignIn(const Plan &plan, ConcernList &concerns);
void judgeReach(const Day &day, ConcernList &concerns);
void judgeAlerts(const Surroundings &around, const Experiment &experiment, ConcernList &concerns);
/// What is told of with others: an open group, or an issue that two alerts share.
void judgeTogether(const Surroundings &around, const Experiment &experiment, ConcernList &concerns);
void judgeSurveys(const Day &day, QDate today, ConcernList &concerns);
void judgePaths(const Day &day, ConcernList &concerns);
void judgeDay(const Plan &plan, QDate today, ConcernList &concerns);

} // namespace Readiness

} // namespace Chaos
