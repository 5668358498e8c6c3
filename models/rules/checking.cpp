// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/checking.h"

#include "models/rules/notifying.h"

#include <algorithm>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

constexpr Micros longestJitter = 500ms;
constexpr Micros lookedAtEvery = 5s;
constexpr Micros afterBegin = 1s;

} // namespace

std::optional<Reach> hardeningOf(const CheckSettings &check)
{
    if (!check.isActive || check.every <= Micros(0))
        return {};
    const std::int64_t retries = std::max(check.attempts, 1) - 1;
    const Micros shortest = std::max(check.retryEvery * 95 / 100 - longestJitter, Micros(0));
    return Reach{.earliest = retries * shortest,
                 .typical = check.every / 2 + retries * check.retryEvery,
                 .latest = check.every + retries * check.retryEvery};
}

Reach noticeOf(const Reach &known, const CheckNotice &notice)
{
    if (notice.begin <= Micros(0))
        return {known.earliest, known.typical, known.latest + longestSend};
    const Micros wait = notice.begin + afterBegin;
    return {.earliest = known.earliest + wait,
            .typical = known.typical + wait + lookedAtEvery / 2,
            .latest = known.latest + wait + lookedAtEvery + longestSend};
}

std::vector<const CheckNotice *> noticesOf(const Survey &survey, const AlertRule &rule)
{
    using Name = std::pair<std::string_view, std::string_view>;
    Name wanted;
    for (const Label &label : rule.labels) {
        if (label.name == "host")
            wanted.first = label.value;
        else if (label.name == "service")
            wanted.second = label.value;
    }
    const auto same =
        std::ranges::equal_range(survey.notices, wanted, {}, [](const CheckNotice &notice) {
            return Name(notice.host, notice.service);
        });
    std::vector<const CheckNotice *> notices;
    for (const CheckNotice &notice : same) {
        if (notice.tellsSomebody)
            notices.push_back(&notice);
    }
    return notices;
}

} // namespace Chaos
