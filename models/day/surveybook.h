// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/survey.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace Chaos {

/// What every source last said of its own set-up.
class SurveyBook
{
public:
    /// What the source says now.
    void take(std::string_view source, std::shared_ptr<const Survey> survey);

    /// Null for a source that was never surveyed.
    [[nodiscard]] const Survey *of(std::string_view source) const;
    [[nodiscard]] const std::map<std::string, std::shared_ptr<const Survey>, std::less<>> &
    all() const
    {
        return m_surveys;
    }

    bool operator==(const SurveyBook &other) const;

private:
    /// Shared, since days are copied and thousands of rules never change.
    std::map<std::string, std::shared_ptr<const Survey>, std::less<>> m_surveys;
};

} // namespace Chaos
