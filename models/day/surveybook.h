// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/survey.h"

#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace Chaos {

/// What every source last said of its own set-up, and what it had said by the end of each run:
/// rules and routes are mended on the very day, and that must not make yesterday's alert another
/// one.
class SurveyBook
{
public:
    /// Shared, since days are copied and thousands of rules never change.
    using Surveys = std::map<std::string, std::shared_ptr<const Survey>, std::less<>>;

    /// What the source says now.
    void take(std::string_view source, std::shared_ptr<const Survey> survey);
    /// What they say now is what held for a run, whatever they say later.
    void keepFor(const QString &experiment);
    /// It runs anew.
    void letGoOf(const QString &experiment);

    /// Null for a source that was never surveyed.
    [[nodiscard]] const Survey *of(std::string_view source) const;
    [[nodiscard]] const Surveys &all() const { return m_surveys; }
    /// What held for a run; of one that goes on, or never was, what they say now.
    [[nodiscard]] const Surveys &forRun(const QString &experiment) const;
    [[nodiscard]] bool isKeptFor(const QString &experiment) const
    {
        return m_kept.contains(experiment);
    }

    bool operator==(const SurveyBook &other) const;

private:
    Surveys m_surveys;
    std::map<QString, Surveys> m_kept; ///< by experiment
    Surveys m_lastKept; ///< so that what says the same is kept once
};

} // namespace Chaos
