// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/plan/sampleplan.h"

#include "models/plan/planimport.h"

#include <QFile>

namespace Chaos::SamplePlan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Experiment complete(const QString &key, const QString &title)
{
    Experiment one{.key = key,
                   .title = title,
                   .hypothesis = u"CheckoutDown pages us within 2 min"_s,
                   .driver = u"bob"_s,
                   .blastRadius = u"staging"_s,
                   .runbook = u"https://wiki.example/checkout"_s,
                   .timeBox = 10min,
                   .method = {{.text = u"detach db-staging-1 from vlan 40"_s}},
                   .expectedAlerts = {{.alert = {.source = u"prom"_s, .name = u"CheckoutDown"_s},
                                       .knownWithin = 45s,
                                       .toldWithin = 2min}},
                   .backOutCriteria = {u"checkout 2xx stays 0 for 5 min"_s},
                   .backOutPlan = byHand({u"re-attach db-staging-1 to vlan 40"_s}),
                   .resetCriteria = byHand({u"carts fixture is reloaded"_s}),
                   .backOutRehearsed = QDate(2026, 11, 20),
                   .reviewedBy = u"carol"_s};
    one.risk = {.likelihood = Level::Low, .impact = Level::Low};
    return one;
}

void people(DayScript &script)
{
    script.say(Entries::described({.title = u"First chaos day"_s,
                                   .date = QDate(2026, 12, 8),
                                   .from = QTime(9, 30),
                                   .to = QTime(10, 30),
                                   .alternativeStaging = u"alt-staging.example"_s}));
    const std::array players{
        std::tuple(u"incident-commander"_s, u"Incident commander"_s, u"Alice"_s),
        std::tuple(u"experimenter"_s, u"Experimenter"_s, u"Bob"_s),
        std::tuple(u"scribe"_s, u"Scribe"_s, u"Carol"_s),
        std::tuple(u"timekeeper"_s, u"Timekeeper"_s, u"Dave"_s),
        std::tuple(u"live-qa"_s, u"Live QA"_s, u"Erin"_s)};
    for (const auto &[role, title, name] : players) {
        script.say(Entries::planned(Person{.key = name.toLower(), .name = name}));
        script.say(Entries::planned(Role{.key = role, .title = title}));
        script.say(Entries::assigned({.role = role, .person = name.toLower()}));
    }
    script.say(Entries::planned(AlertSource{.key = u"prom"_s, .title = u"Prometheus"_s}));
}

void smallDay(DayScript &script)
{
    people(script);
    Experiment checkout = complete(u"checkout"_s, u"Checkout loses its database"_s);
    checkout.risk.impact = Level::High;
    script.say(Entries::planned(checkout));
    script.say(Entries::planned(complete(u"redis"_s, u"Redis primary is killed"_s)));
    Experiment search = complete(u"search"_s, u"Search node runs out of disk"_s);
    search.hypothesis =
        u"When /var on search-2 is 97 % full, DiskFull pages us and search stays up on search-1."_s;
    search.method = {{.text = u"fallocate -l 90% /var/fill"_s}};
    search.timeBox = 5min;
    search.expectedAlerts = {
        {.alert = {.source = u"prom"_s, .name = u"DiskFull"_s}, .toldWithin = 2min}};
    search.backOutCriteria = {u"Search p99 above 3 s for 2 min"_s};
    search.backOutPlan = byHand({u"rm /var/fill"_s});
    search.resetCriteria.clear();
    search.runbook.clear();
    script.say(Entries::planned(search));
    Experiment socket = complete(u"websocket"_s, u"WebSocket closes with 1011"_s);
    socket.backOutPlan.clear();
    socket.resetCriteria.clear();
    script.say(Entries::planned(socket));
    Experiment dns = complete(u"dns"_s, u"DNS answers slowly"_s);
    dns.hypothesis.clear();
    dns.blastRadius = u"office + staging"_s;
    script.say(Entries::planned(dns));
    script.say(Entries::planned(complete(u"payment"_s, u"Payment sandbox returns 502"_s)));
    Experiment notify = complete(u"notify"_s, u"Notify sandbox customers"_s);
    notify.risk = {
        .likelihood = Level::High, .impact = Level::High, .reach = Risk::Reach::Customers};
    notify.blastRadius = u"customers"_s;
    notify.takenOut = u"could reach real customers"_s;
    script.say(Entries::planned(notify));
}

void survey(DayScript &script)
{
    Survey survey;
    survey.jobs = {{.name = "node", .interval = 15s, .timeout = 10s}};
    for (const auto &[name, hold] : {std::pair("CartDown", 30s), std::pair("CheckoutDown", 30s),
                                     std::pair("DiskFull", 600s)}) {
        survey.rules.push_back({.name = name,
                                .group = "checkout",
                                .query = "up == 0",
                                .evaluatedEvery = 15s,
                                .holdFor = hold});
    }
    script.say(Entries::surveyed(u"prom"_s, survey));
}

void shippedDay(DayScript &script)
{
    QFile file(QStringLiteral(CHAOSROOM_SOURCE_DIR "/resources/days/first-chaos-day.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    if (const auto plan = readPlan(file.readAll(), file.fileName()))
        script.say(mergeEntries({}, *plan));
}

void manyExperiments(DayScript &script, int count)
{
    people(script);
    std::vector<Entry> entries;
    for (int i = 0; i < count; ++i) {
        Experiment one = complete(u"e%1"_s.arg(i), u"Service %1 loses its database"_s.arg(i));
        if (i % 3 == 0)
            one.resetCriteria.clear();
        entries.push_back(Entries::planned(one));
    }
    script.say(std::move(entries));
}

void longNames(DayScript &script)
{
    people(script);
    const QString words = u"An uncommonly long-winded name that somebody thought was needed "_s;
    const QString unbroken = u"a-name-without-any-place-to-break-it_"_s.repeated(4);
    script.say(Entries::described(
        {.title = words.repeated(3), .date = QDate(2026, 12, 8), .environment = unbroken}));
    script.say(Entries::planned(Person{.key = u"p"_s, .name = words.repeated(2)}));
    script.say(Entries::planned(AlertSource{.key = u"prom"_s, .title = unbroken}));
    Experiment one = complete(u"one"_s, words.repeated(3));
    one.hypothesis = words.repeated(6);
    one.blastRadius = unbroken;
    one.driver = u"p"_s;
    one.expectedAlerts.front().alert.name = unbroken;
    one.expectedAlerts.front().alert.source = u"nowhere-to-be-found-in-the-plan"_s;
    one.backOutPlan = byHand({unbroken.repeated(3), words.repeated(3)});
    one.resetCriteria.clear();
    script.say(Entries::planned(one));
    Experiment two = complete(u"two"_s, unbroken.repeated(3));
    two.takenOut = words.repeated(5);
    script.say(Entries::planned(two));
}

} // namespace Chaos::SamplePlan
