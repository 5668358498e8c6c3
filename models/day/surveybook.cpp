// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/surveybook.h"

#include <algorithm>

namespace Chaos {

void SurveyBook::take(std::string_view source, std::shared_ptr<const Survey> survey)
{
    m_surveys.insert_or_assign(std::string(source), std::move(survey));
}

const Survey *SurveyBook::of(std::string_view source) const
{
    const auto it = m_surveys.find(source);
    return it == m_surveys.end() ? nullptr : it->second.get();
}

bool SurveyBook::operator==(const SurveyBook &other) const
{
    return std::ranges::equal(m_surveys, other.m_surveys, [](const auto &a, const auto &b) {
        return a.first == b.first && (a.second == b.second || *a.second == *b.second);
    });
}

} // namespace Chaos
