// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingasurvey.h"

#include "app/sources/icingaparser.h"
#include "app/sources/judgement.h"
#include "app/sources/surveyedjson.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace Chaos::IcingaSurvey {

using namespace Qt::StringLiterals;
using namespace SurveyedJson;

namespace {

namespace dom = simdjson::dom;

/// The objects of an answer.
class Objects
{
public:
    explicit Objects(const QByteArray &body)
        : m_isGood(!m_parser.parse(body.constData(), std::size_t(body.size())).get(m_root)
                   && !m_root["results"].get(m_all))
    {}
    explicit operator bool() const { return m_isGood; }
    [[nodiscard]] dom::array all() const { return m_all; }

private:
    dom::parser m_parser;
    dom::element m_root;
    dom::array m_all;
    bool m_isGood;
};

double numberIn(const Json &json, double otherwise)
{
    double number = 0;
    return json.get_double().get(number) || !std::isfinite(number) ? otherwise : number;
}

Micros lengthIn(const Json &json)
{
    constexpr double longest = 1e9; // thirty years
    return Micros(std::llround(std::clamp(numberIn(json, 0), 0.0, longest) * 1e6));
}

bool flagIn(const Json &json, bool otherwise)
{
    bool flag = false;
    return json.get_bool().get(flag) ? otherwise : flag;
}

/// Whether a list has one of these words; one that is none lets all through.
bool allows(const Json &json, std::initializer_list<std::string_view> words)
{
    dom::array list;
    if (json.get_array().get(list))
        return true;
    return std::ranges::any_of(words, [&](std::string_view word) {
        return std::any_of(list.begin(), list.end(), [&](const dom::element &one) {
            std::string_view text;
            return !one.get(text) && text == word;
        });
    });
}

bool hasElements(const Json &json)
{
    dom::array list;
    return !json.get_array().get(list) && list.begin() != list.end();
}

IcingaName nameIn(const std::string &name)
{
    const auto mark = name.find('!');
    return mark == std::string::npos ? IcingaName{name, {}}
                                     : IcingaName{name.substr(0, mark), name.substr(mark + 1)};
}

AlertRule ruleIn(const IcingaName &name, const Json &json)
{
    AlertRule rule{.name = name.alert(), .group = name.host, .labels = name.labels()};
    if (std::string runbook = textIn(json["notes_url"]); !runbook.empty())
        rule.annotations = {{"runbook_url", std::move(runbook)}};
    const double attempts = std::clamp(numberIn(json["max_check_attempts"], 1), 1.0, 1e6);
    rule.check = CheckSettings{.every = lengthIn(json["check_interval"]),
                               .retryEvery = lengthIn(json["retry_interval"]),
                               .attempts = int(attempts),
                               .isActive = flagIn(json["enable_active_checks"], true),
                               .notifies = flagIn(json["enable_notifications"], true),
                               .isInDowntime = numberIn(json["downtime_depth"], 0) > 0};
    rule.evaluatedEvery = rule.check->every;
    return rule;
}

} // namespace

QStringList checkAttributes()
{
    return {u"check_interval"_s,
            u"retry_interval"_s,
            u"max_check_attempts"_s,
            u"enable_active_checks"_s,
            u"enable_notifications"_s,
            u"downtime_depth"_s,
            u"notes_url"_s};
}

QStringList noticeAttributes()
{
    return {u"host_name"_s, u"service_name"_s, u"times"_s, u"period"_s,
            u"users"_s,     u"user_groups"_s,  u"types"_s, u"states"_s};
}

Outcome<Survey> checks(const QByteArray &body)
{
    const Objects objects(body);
    if (!objects)
        return unreadable(body);
    Survey survey;
    for (const auto object : objects.all()) {
        const IcingaName name = nameIn(textIn(object["name"]));
        if (name.host.empty())
            continue;
        survey.isComplete = survey.rules.size() < mostSurveyedRules;
        if (!survey.isComplete)
            break;
        survey.rules.push_back(ruleIn(name, object["attrs"]));
    }
    std::ranges::stable_sort(survey.rules, {}, &AlertRule::name);
    return survey;
}

Outcome<Survey> notices(const QByteArray &body)
{
    const Objects objects(body);
    if (!objects)
        return unreadable(body);
    Survey survey;
    survey.tellsWhomItNotifies = true;
    for (const auto object : objects.all()) {
        const Json json = object["attrs"];
        CheckNotice notice{.host = textIn(json["host_name"]),
                           .service = textIn(json["service_name"]),
                           .begin = lengthIn(json["times"]["begin"]),
                           .period = textIn(json["period"])};
        if (notice.host.empty() || survey.notices.size() >= mostSurveyedRules)
            continue;
        notice.tellsSomebody = (hasElements(json["users"]) || hasElements(json["user_groups"]))
            && allows(json["types"], {"Problem"})
            && allows(json["states"], {"Warning", "Critical", "Unknown", "Down"});
        survey.notices.push_back(std::move(notice));
    }
    std::ranges::stable_sort(survey.notices, {}, [](const CheckNotice &notice) {
        return std::tie(notice.host, notice.service);
    });
    return survey;
}

Outcome<Survey> status(const QByteArray &body)
{
    const auto status = IcingaParser::status(body);
    if (!status)
        return status.failure();
    Survey survey;
    survey.isMute = !status->notifies;
    return survey;
}

} // namespace Chaos::IcingaSurvey
