// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/timeline/sampleday.h"

#include <cmath>

namespace Chaos::Test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Instant SampleDay::at(int hour, int minute, int second)
{
    using namespace std::chrono;
    return Instant(sys_days(2026y / December / 8)) + hours(hour) + minutes(minute)
        + seconds(second);
}

void SampleDay::apply(Entry entry, Instant at)
{
    entry.sequence = ++m_sequence;
    entry.id.bytes[15] = std::uint8_t(m_sequence);
    entry.id.bytes[14] = std::uint8_t(m_sequence >> 8);
    if (entry.at == Instant{})
        entry.at = at;
    const EntryView view = entry.view();
    live.apply({&view, 1});
}

void SampleDay::alert(const std::string &name, const std::string &source, AlertState state,
                      Instant since)
{
    apply(Entries::alertChanged({.source = source,
                                 .fingerprint = name,
                                 .name = name,
                                 .state = state,
                                 .since = since,
                                 .evidence = Evidence::Received,
                                 .labels = {{"alertname", name}}}),
          since);
}

void SampleDay::plan()
{
    const Instant morning = at(9, 0);
    apply(Entries::planned(AlertSource{.key = u"prom"_s, .title = u"Prometheus"_s}), morning);
    apply(Entries::planned(AlertSource{.key = u"icinga"_s, .title = u"Icinga"_s}), morning);
    apply(Entries::planned(AlertSource{.key = u"relic"_s, .title = u"New Relic"_s}), morning);
    Experiment experiment{.key = u"db"_s, .title = u"Checkout loses its database"_s};
    experiment.timeBox = 10min;
    experiment.expectedAlerts = {{.alert = {.source = u"prom"_s, .name = u"CheckoutDown"_s}},
                                 {.alert = {.source = u"icinga"_s, .name = u"checkout http"_s}},
                                 {.alert = {.source = u"relic"_s, .name = u"Pool exhausted"_s}}};
    experiment.steadyStates = {{.title = u"checkout 2xx / s"_s, .source = u"prom"_s, .atLeast = 60},
                               {.title = u"cart p99, ms"_s, .source = u"prom"_s}};
    apply(Entries::planned(experiment), morning);
}

void SampleDay::run()
{
    plan();
    using enum AlertState;
    alert("BackupAge", "icinga", Firing, at(13, 40));
    std::vector<Sample> served;
    std::vector<Sample> slow;
    for (int second = 0; second < 480; second += 15) {
        const Instant when = at(14, 1, 50) + std::chrono::seconds(second);
        const double broken = std::max(0.0, secondsOf(when - trigger()));
        const double wave = std::sin(second * 0.11) * 1.6;
        served.push_back({when, 92 + wave - 61 * (1 - std::exp(-broken / 22))});
        slow.push_back({when, 140 + wave * 4 + 380 * (1 - std::exp(-broken / 30))});
    }
    apply(Entries::samplesTaken(u"steady/db/0"_s, served), at(14, 2));
    apply(Entries::samplesTaken(u"steady/db/1"_s, slow), at(14, 2));
    apply(Entries::started(u"db"_s), at(14, 5, 0));
    apply(Entries::triggered(u"db"_s, 10ms), trigger());
    apply(Entries::note(u"note"_s, u"Bob: detached db-staging-1 from vlan 40"_s), at(14, 8, 0));
    alert("CheckoutDown", "prom", Pending, at(14, 8, 8));
    alert("checkout http", "icinga", Pending, at(14, 8, 31));
    alert("CheckoutDown", "prom", Firing, at(14, 8, 18));
    apply(Entries::pageSent({.at = at(14, 8, 38), .source = "by hand", .name = "CheckoutDown"}),
          at(14, 8, 38));
    alert("CartLatencyHigh", "prom", Pending, at(14, 8, 56));
    apply(Entries::note(u"action"_s, u"ssh db-staging-1 sudo ip link set eth1 down"_s),
          at(14, 9, 8));
    alert("CartLatencyHigh", "prom", Firing, at(14, 9, 17));
    apply(Entries::note(u"live-qa"_s, u"Step 3 pays by card: fails with a clear message"_s),
          at(14, 9, 35));
}

} // namespace Chaos::Test
