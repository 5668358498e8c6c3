// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagersurvey.h"
#include "app/sources/icingasurvey.h"
#include "app/sources/matcherline.h"
#include "app/sources/prometheussurvey.h"
#include "models/day/surveyjson.h"
#include "tests/fuzz/targets.h"

#include <array>

namespace Chaos::Fuzz {

namespace {

void check(const Outcome<Survey> &survey)
{
    if (survey)
        FUZZ_PROMISE(survey->rules.size() <= mostSurveyedRules);
}

void prometheus(const QByteArray &input)
{
    const QByteArray body = padded(input);
    for (const auto read :
         {PrometheusSurvey::rules, PrometheusSurvey::config, PrometheusSurvey::targets,
          PrometheusSurvey::alertmanagers, PrometheusSurvey::flags})
        check(read(body));
}

void alertmanager(const QByteArray &input)
{
    const QByteArray body = padded(input);
    for (const auto read :
         {AlertmanagerSurvey::status, AlertmanagerSurvey::silences, AlertmanagerSurvey::groups})
        check(read(body));
}

void icinga(const QByteArray &input)
{
    const QByteArray body = padded(input);
    for (const auto read : {IcingaSurvey::checks, IcingaSurvey::notices, IcingaSurvey::status})
        check(read(body));
}

void matchers(const QByteArray &input)
{
    static_cast<void>(matchersOfLine({input.constData(), std::size_t(input.size())}));
}

constexpr auto targets = std::to_array<Target>({
    {"prometheus-survey", prometheus},
    {"alertmanager-survey", alertmanager},
    {"icinga-survey", icinga},
    {"matchers", matchers},
});

} // namespace

std::span<const Target> surveyTargets()
{
    return targets;
}

} // namespace Chaos::Fuzz
