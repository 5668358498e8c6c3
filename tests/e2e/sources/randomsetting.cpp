// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/sources/randomsetting.h"

#include <random>

namespace Chaos::Test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString ms(Micros length)
{
    return u"%1ms"_s.arg(length / 1ms);
}

QString groupBy(RandomSetting::Grouping grouping)
{
    switch (grouping) {
    case RandomSetting::Grouping::BySetting:
        return u"[setting]"_s;
    case RandomSetting::Grouping::ByAlert:
        return u"[alertname, setting]"_s;
    case RandomSetting::Grouping::Alone:
        return u"['...']"_s;
    }
    return {};
}

QString jobText(const QString &name, Micros interval, quint16 port)
{
    return u"  - job_name: %1\n    scrape_interval: %2\n    scrape_timeout: %2\n"
           "    static_configs: [{targets: ['127.0.0.1:%3']}]\n"_s.arg(name, ms(interval))
               .arg(port);
}

} // namespace

QString RandomSetting::alert(bool second) const
{
    return (second ? u"Second%1"_s : u"First%1"_s).arg(index);
}

QString RandomSetting::job(bool second) const
{
    return (second ? u"second-%1"_s : u"first-%1"_s).arg(index);
}

QString RandomSetting::text() const
{
    return u"setting %1: scrape %2, evaluation %3, for %4 and %5, group_wait %6, group_interval "
           u"%7, "
           "group_by %8%9"_s.arg(QString::number(index), ms(scrapedEvery), ms(evaluatedEvery),
                                 ms(firstHeldFor), ms(secondHeldFor), ms(groupWait),
                                 ms(groupInterval), groupBy(grouping),
                                 isNested ? u", nested"_s : QString());
}

std::vector<RandomSetting> randomSettings(std::uint64_t seed, int count)
{
    std::mt19937_64 random(seed);
    // In steps, as people write them; not a distribution of the library's, which differ.
    const auto between = [&random](Micros least, Micros most, Micros step) {
        return least + step * std::int64_t(random() % std::uint64_t((most - least) / step + 1));
    };
    std::vector<RandomSetting> settings;
    for (int i = 0; i < count; ++i) {
        settings.push_back({
            .index = i,
            .scrapedEvery = between(1s, 3s, 250ms),
            .evaluatedEvery = between(1s, 4s, 250ms),
            .firstHeldFor = between(0s, 8s, 500ms),
            .secondHeldFor = between(0s, 3s, 500ms),
            .groupWait = between(0s, 6s, 500ms),
            .groupInterval = between(2s, 6s, 500ms),
            .grouping = random() % 3 > 0 ? RandomSetting::Grouping::BySetting
                : random() % 2 > 0       ? RandomSetting::Grouping::ByAlert
                                         : RandomSetting::Grouping::Alone,
            .isNested = random() % 2 > 0,
        });
    }
    return settings;
}

QString prometheusConfig(const std::vector<RandomSetting> &settings, quint16 alertmanager,
                         quint16 first, quint16 second)
{
    QString text = u"global:\n  scrape_interval: 7s\n  evaluation_interval: 7s\n"
                   "  external_labels: {region: test}\nrule_files: [rules.yml]\n"
                   "alerting:\n  alertmanagers:\n"
                   "    - static_configs: [{targets: ['127.0.0.1:%1']}]\nscrape_configs:\n"_s.arg(
                       alertmanager);
    for (const RandomSetting &setting : settings) {
        text += jobText(setting.job(false), setting.scrapedEvery, first);
        text += jobText(setting.job(true), setting.scrapedEvery, second);
    }
    return text;
}

QString prometheusRules(const std::vector<RandomSetting> &settings)
{
    QString text = u"groups:\n"_s;
    for (const RandomSetting &setting : settings) {
        text += u"  - name: setting-%1\n    interval: %2\n    rules:\n"_s.arg(
            QString::number(setting.index), ms(setting.evaluatedEvery));
        for (const bool second : {false, true}) {
            text += u"      - alert: %1\n        expr: service_ok{job=\"%2\"} == 0\n"
                    "        for: %3\n        labels: {setting: '%4'}\n"_s.arg(
                        setting.alert(second), setting.job(second),
                        ms(second ? setting.secondHeldFor : setting.firstHeldFor),
                        QString::number(setting.index));
        }
    }
    return text;
}

QString alertmanagerConfig(const std::vector<RandomSetting> &settings, quint16 webhook)
{
    QString text = u"route:\n  receiver: nobody\n  group_by: [alertname]\n  routes:\n"_s;
    for (const RandomSetting &setting : settings) {
        const QString times =
            u"      group_wait: %1\n      group_interval: %2\n"
            "      group_by: %3\n"_s.arg(ms(setting.groupWait), ms(setting.groupInterval),
                                         groupBy(setting.grouping));
        const QString index = QString::number(setting.index);
        if (setting.isNested)
            text += u"    - match: {setting: '%1'}\n%2      routes:\n"
                    "        - matchers: ['alertname=~\"(First|Second).*\"']\n"
                    "          receiver: hook\n"_s.arg(index, times);
        else
            text +=
                u"    - matchers: ['setting=\"%1\"']\n      receiver: hook\n%2"_s.arg(index, times);
    }
    return text
        + u"receivers:\n  - name: nobody\n  - name: hook\n    webhook_configs:\n"
          "      - {url: 'http://127.0.0.1:%1/hook', send_resolved: false}\n"_s.arg(webhook);
}

} // namespace Chaos::Test
