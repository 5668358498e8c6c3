// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace Chaos::Test {

/// The numbers of one way from a fault to a person, drawn at random: a job that is scraped, two
/// rules of one group that read it, and a route that tells of them.
struct RandomSetting
{
    enum class Grouping { BySetting, ByAlert, Alone };

    int index = 0;
    Micros scrapedEvery{0};
    Micros evaluatedEvery{0};
    Micros firstHeldFor{0}; ///< `for` of the rule on the first service
    Micros secondHeldFor{0}; ///< … and on the second
    Micros groupWait{0};
    Micros groupInterval{0};
    Grouping grouping = Grouping::BySetting;
    bool isNested = false; ///< the route says some of its numbers through its parent

    /// "First7", "Second7": the names of its alerts.
    [[nodiscard]] QString alert(bool second) const;
    [[nodiscard]] QString job(bool second) const;
    /// Its numbers in one line, for the log of a failure.
    [[nodiscard]] QString text() const;
};

[[nodiscard]] std::vector<RandomSetting> randomSettings(std::uint64_t seed, int count);

/// The files that put the settings into force. Ports of loopback.
[[nodiscard]] QString prometheusConfig(const std::vector<RandomSetting> &settings,
                                       quint16 alertmanager, quint16 first, quint16 second);
[[nodiscard]] QString prometheusRules(const std::vector<RandomSetting> &settings);
[[nodiscard]] QString alertmanagerConfig(const std::vector<RandomSetting> &settings,
                                         quint16 webhook);

} // namespace Chaos::Test
