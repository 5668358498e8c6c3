// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/surveybook.h"

#include <algorithm>

namespace Chaos {

namespace {

bool areEqual(const SurveyBook::Surveys &some, const SurveyBook::Surveys &others)
{
    return std::ranges::equal(some, others, [](const auto &a, const auto &b) {
        return a.first == b.first && (a.second == b.second || *a.second == *b.second);
    });
}

} // namespace

void SurveyBook::take(std::string_view source, std::shared_ptr<const Survey> survey)
{
    m_surveys.insert_or_assign(std::string(source), std::move(survey));
}

const Survey *SurveyBook::of(std::string_view source) const
{
    const auto it = m_surveys.find(source);
    return it == m_surveys.end() ? nullptr : it->second.get();
}

void SurveyBook::keepFor(const QString &experiment)
{
    for (const auto &[source, survey] : m_surveys) {
        auto &last = m_lastKept[source];
        if (!last || (last != survey && !last->saysTheSameAs(*survey)))
            last = survey;
    }
    m_kept.insert_or_assign(experiment, m_lastKept);
}

void SurveyBook::letGoOf(const QString &experiment)
{
    m_kept.erase(experiment);
}

const SurveyBook::Surveys &SurveyBook::forRun(const QString &experiment) const
{
    const auto it = m_kept.find(experiment);
    return it == m_kept.end() ? m_surveys : it->second;
}

bool SurveyBook::operator==(const SurveyBook &other) const
{
    return areEqual(m_surveys, other.m_surveys)
        && std::ranges::equal(m_kept, other.m_kept, [](const auto &a, const auto &b) {
               return a.first == b.first && areEqual(a.second, b.second);
           });
}

} // namespace Chaos
