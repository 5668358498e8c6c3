// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/run/scenes.h"

namespace Chaos::Scenes {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ExpectedAlert expected(const QString &name)
{
    return {.alert = {.source = u"prom"_s, .name = name}};
}

void planPeople(DayScript &script)
{
    const std::array people{std::pair(u"alice"_s, u"Alice"_s), std::pair(u"bob"_s, u"Bob"_s),
                            std::pair(u"carol"_s, u"Carol"_s), std::pair(u"dave"_s, u"Dave"_s),
                            std::pair(u"erin"_s, u"Erin"_s)};
    for (const auto &[key, name] : people)
        script.say(Entries::planned(Person{.key = key, .name = name}));
    const std::array roles{std::pair(u"ic"_s, u"Incident commander"_s),
                           std::pair(u"experimenter"_s, u"Experimenter"_s),
                           std::pair(u"scribe"_s, u"Scribe"_s),
                           std::pair(u"timekeeper"_s, u"Timekeeper"_s),
                           std::pair(u"cic"_s, u"Chaos incident commander"_s),
                           std::pair(u"qa"_s, u"Live QA"_s)};
    for (std::size_t i = 0; i < roles.size(); ++i) {
        script.say(Entries::planned(Role{.key = roles[i].first, .title = roles[i].second}));
        if (i < people.size())
            script.say(Entries::assigned({.role = roles[i].first, .person = people[i].first}));
    }
}

void planWorld(DayScript &script)
{
    script.say(Entries::planned(AlertSource{.key = u"prom"_s, .title = u"Prometheus"_s}))
        .say(Entries::planned(AlertSource{.key = u"am"_s, .title = u"Alertmanager"_s}))
        .say(Entries::planned(AlertSource{.key = u"icinga"_s, .title = u"Icinga"_s}));
    script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}))
        .say(Entries::sourceHealth(u"am"_s, SourceHealth::Live, {}))
        .say(Entries::clockMeasured(u"prom"_s, -12ms, 3ms));
    for (const QString &host : {u"checkout-1"_s, u"cart-1"_s, u"search-2"_s, u"alt-staging"_s}) {
        script.say(Entries::planned(StagingHost{.key = host}));
        script.say(Entries::hostChanged(host, HostState::Up, u"200"_s, script.now()));
    }
}

void planQueue(DayScript &script)
{
    script.say(Entries::planned(experiment(u"mail"_s, u"Mail relay refuses connections"_s, 10min)));
    script.say(Entries::planned(experiment(u"queue"_s, u"Queue consumer stalls"_s, 10min)));
    Experiment checkout = experiment(u"checkout"_s, u"Checkout loses its database"_s, 10min);
    checkout.hypothesis = u"checkout pages us within 2 min and serves cached carts"_s;
    checkout.expectedAlerts = {expected(u"CheckoutDown"_s), expected(u"CheckoutHttp"_s),
                               expected(u"PoolExhausted"_s)};
    checkout.guardAlerts = {{.source = u"prom"_s, .name = u"ProductionDown"_s}};
    checkout.backOutPlan =
        byHand({u"Re-attach db-staging-1 to vlan 40"_s, u"Wait for pool > 5 idle connections"_s});
    checkout.resetCriteria = byHand({u"Carts fixture reloaded, queue depth 0"_s});
    checkout.backOutCriteria = {u"checkout 2xx stays 0 for 5 min"_s};
    script.say(Entries::planned(checkout));
    script.say(Entries::planned(experiment(u"redis"_s, u"Redis primary is killed"_s, 5min)));
    script.say(Entries::planned(experiment(u"cert"_s, u"Certificate expires on api-gw"_s, 8min)));
    Experiment search = experiment(u"search"_s, u"Search node runs out of disk"_s, 5min);
    search.expectedAlerts = {{.alert = {.source = u"newrelic"_s, .name = u"DiskFull"_s}}};
    script.say(Entries::planned(search));
    Experiment socket = experiment(u"ws"_s, u"WebSocket closes with 1011"_s, 6min);
    socket.backOutPlan.clear();
    socket.resetCriteria.clear();
    script.say(Entries::planned(socket));
    script.say(Entries::planned(experiment(u"dns"_s, u"DNS answers slowly"_s, 8min)));
    script.say(Entries::planned(experiment(u"pay"_s, u"Payment sandbox returns 502"_s, 8min)));
    Experiment notify = experiment(u"notify"_s, u"Notify sandbox customers"_s, 8min);
    notify.takenOut = u"could reach real customers"_s;
    script.say(Entries::planned(notify));
}

void playFirstTwo(DayScript &script)
{
    script.after(18min).say(Entries::started(u"mail"_s)).say(Entries::triggered(u"mail"_s, 0ms));
    const Instant first = script.now();
    script.after(25s).say(alert("CheckoutDown", AlertState::Firing, first + 22s));
    script.after(40s).say(Entries::pageSent({.seenAt = first + 60s,
                                             .at = first + 58s,
                                             .evidence = Evidence::ByHand,
                                             .source = "by hand"}));
    script.after(5min).say(Entries::backedOut(u"mail"_s, {}));
    script.say(alert("CheckoutDown", AlertState::Inactive, script.now()));
    script.after(1min).say(Entries::resetConfirmed(u"mail"_s));
    script.say(Entries::finished(u"mail"_s, true));
    script.after(1min).say(Entries::started(u"queue"_s)).say(Entries::triggered(u"queue"_s, 0ms));
    script.after(9min).say(Entries::backedOut(u"queue"_s, {}));
    script.after(1min).say(Entries::resetConfirmed(u"queue"_s));
    script.say(Entries::finished(u"queue"_s, false));
}

void playUntilTheThird(DayScript &script)
{
    script.say(Entries::described({.title = u"First chaos day"_s,
                                   .date = QDate(2026, 12, 8),
                                   .from = QTime(14, 0),
                                   .environment = u"staging"_s}));
    planPeople(script);
    planWorld(script);
    planQueue(script);
    playFirstTwo(script);
}

} // namespace

Experiment experiment(const QString &key, const QString &title, Micros timeBox)
{
    return {.key = key,
            .title = title,
            .hypothesis = u"somebody is paged within two minutes"_s,
            .driver = u"bob"_s,
            .risk = {.likelihood = Level::Low, .impact = Level::Low},
            .timeBox = timeBox,
            .method = {{.text = u"pull the plug"_s}},
            .expectedAlerts = {expected(u"CheckoutDown"_s)},
            .backOutCriteria = {u"customers notice"_s},
            .backOutPlan = byHand({u"Plug it in again"_s, u"Wait until it is warm"_s}),
            .resetCriteria = byHand({u"The queue is empty"_s})};
}

Entry alert(const std::string &name, AlertState state, Instant since)
{
    return Entries::alertChanged({.source = "prom",
                                  .fingerprint = name,
                                  .name = name,
                                  .state = state,
                                  .since = since,
                                  .plusMinus = 300ms,
                                  .evidence = Evidence::Stamp});
}

void planSmallDay(DayScript &script)
{
    script.say(Entries::described({.title = u"Small day"_s, .environment = u"staging"_s}));
    script.say(Entries::planned(Person{.key = u"alice"_s, .name = u"Alice"_s}))
        .say(Entries::planned(Person{.key = u"bob"_s, .name = u"Bob & Co"_s}))
        .say(Entries::planned(Role{.key = u"ic"_s, .title = u"Incident commander"_s}))
        .say(Entries::planned(Role{.key = u"scribe"_s, .title = u"Scribe"_s}))
        .say(Entries::assigned({.role = u"ic"_s, .person = u"alice"_s}));
    script.say(Entries::planned(AlertSource{.key = u"prom"_s, .title = u"Prometheus"_s}))
        .say(Entries::planned(StagingHost{.key = u"checkout-1"_s}))
        .say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}))
        .say(Entries::clockMeasured(u"prom"_s, 0ms, 3ms));
    Experiment one = experiment(u"one"_s, u"The first one"_s, 10min);
    one.guardAlerts = {{.source = u"prom"_s, .name = u"ProductionDown"_s}};
    script.say(Entries::planned(one))
        .say(Entries::planned(experiment(u"two"_s, u"The second one"_s, 5min)))
        .say(Entries::planned(experiment(u"three"_s, u"The third one"_s, 5min)));
}

void playFullDay(DayScript &script)
{
    playUntilTheThird(script);
    script.after(1min).say(Entries::started(u"checkout"_s));
    script.after(2min).say(Entries::triggered(u"checkout"_s, 100ms));
    const Instant trigger = script.now();
    script.after(8s);
    script.say(Entries::hostChanged(u"checkout-1"_s, HostState::Down, u"503"_s, script.now()));
    script.say(Entries::hostChanged(u"search-2"_s, HostState::Slow, u"612 ms"_s, script.now()));
    for (const auto &[series, value] :
         {std::pair(u"host/cart-1"_s, 38.0), std::pair(u"host/search-2"_s, 612.0),
          std::pair(u"host/alt-staging"_s, 21.0)}) {
        const Sample sample{.at = script.now(), .value = value};
        script.say(Entries::samplesTaken(series, std::span(&sample, 1)));
    }
    script.after(35s).say(alert("CheckoutDown", AlertState::Firing, trigger + 41s));
    script.say(Entries::checked(u"checkout"_s, Entries::Checklist::BackOut, 0, true));
    script.after(50s).say(
        Entries::sourceHealth(u"icinga"_s, SourceHealth::Failing, u"connection refused"_s));
    script.after(14s);
}

void playUnplannedEvent(DayScript &script)
{
    playFullDay(script);
    script.say(Entries::planned(
        Role{.key = u"chaos-incident-commander"_s, .title = u"Chaos incident commander"_s}));
    script.say(
        Entries::planned(Role{.key = u"incident-commander"_s, .title = u"Incident commander"_s}));
    script.say(Entries::assigned({.role = u"chaos-incident-commander"_s, .person = u"erin"_s}));
    script.say(Entries::assigned({.role = u"incident-commander"_s, .person = u"alice"_s}));
    script.say(Entries::eventDeclared(
        u"event-1"_s, u"the payment provider does not answer in production"_s, u"checkout"_s));
    script.say(Entries::eventTold(u"event-1"_s, u"incident-commander"_s, true));
    script.say(alert("PaymentDown", AlertState::Firing, script.now()));
    script.after(20s);
}

void playPreflight(DayScript &script)
{
    playUntilTheThird(script);
    script.after(1min).say(Entries::started(u"checkout"_s));
    script.say(alert("CheckoutDown", AlertState::Firing, script.now()));
    script.say(alert("BackupAge", AlertState::Firing, script.now() - 2h));
    script.say(Entries::hostChanged(u"search-2"_s, HostState::Slow, u"612 ms"_s, script.now()));
    script.say(Entries::sourceHealth(u"am"_s, SourceHealth::Failing, u"connection refused"_s));
    script.after(45s);
}

void playLongNames(DayScript &script)
{
    const QString words = u"An uncommonly long-winded name that somebody thought was needed "_s;
    const QString unbroken = u"a-name-without-any-place-to-break-it_"_s.repeated(4);
    script.say(Entries::described({.title = words, .environment = unbroken}));
    script.say(Entries::planned(Person{.key = u"p"_s, .name = words.repeated(3)}));
    script.say(Entries::planned(Role{.key = u"ic"_s, .title = words}))
        .say(Entries::planned(Role{.key = u"r2"_s, .title = unbroken}))
        .say(Entries::assigned({.role = u"ic"_s, .person = u"p"_s}));
    script.say(Entries::planned(AlertSource{.key = u"prom"_s, .title = words}))
        .say(Entries::planned(AlertSource{.key = u"two"_s, .title = unbroken}))
        .say(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, words.repeated(20)))
        .say(Entries::clockMeasured(u"two"_s, 1234s, 77s));
    script.say(Entries::planned(StagingHost{.key = u"h"_s, .title = unbroken}));
    script.say(Entries::hostChanged(u"h"_s, HostState::Down, words.repeated(50), script.now()));
    Experiment one = experiment(u"one"_s, words.repeated(4), 100h);
    one.hypothesis = words.repeated(40);
    one.backOutPlan = byHand({words.repeated(5), unbroken});
    one.backOutCriteria = {words.repeated(9)};
    one.resetCriteria = byHand({unbroken.repeated(3)});
    script.say(Entries::planned(one));
    script.say(Entries::planned(experiment(u"two"_s, unbroken.repeated(2), 3h)));
    script.say(Entries::started(u"one"_s)).say(Entries::triggered(u"one"_s, 0ms));
    script.after(3h);
}

} // namespace Chaos::Scenes
