// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/surveybook.h"

#include "models/day/surveyjson.h"

#include <algorithm>

namespace Chaos {

void SurveyBook::apply(const EntryView &entry)
{
    auto survey = std::make_shared<Survey>(SurveyJson::read(entry));
    survey->takenAt = entry.at;
    m_surveys.insert_or_assign(std::string(entry.subject), std::move(survey));
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
