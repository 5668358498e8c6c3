// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/reportedalert.h"
#include "models/day/clockbook.h"
#include "models/day/entries.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;

class TestReportedAlert : public QObject
{
    Q_OBJECT

private slots:
    void namesLabelsAsPrometheusDoes();
    void findsWhatTheDayHoldsForActive();
};

void TestReportedAlert::namesLabelsAsPrometheusDoes()
{
    // The vectors of Prometheus' own test, model/signature_test.go.
    QCOMPARE(fingerprintOf({}), std::string("cbf29ce484222325"));
    QCOMPARE(fingerprintOf({{"fear", "love is not enough"}, {"name", "garland, briggs"}}),
             std::string("507a62d79ee76c9a"));
}

void TestReportedAlert::findsWhatTheDayHoldsForActive()
{
    constexpr Instant noon = instantOf(1'700'000'000'000'000);
    AlertBook book;
    const ClockBook clocks;
    std::int64_t sequence = 0;
    const auto change = [&](const std::string &print, AlertState state, Instant since,
                            Evidence evidence) {
        Entry entry = Entries::alertChanged({.source = "prom",
                                             .fingerprint = print,
                                             .name = "ApiDown",
                                             .state = state,
                                             .since = since,
                                             .evidence = evidence});
        entry.sequence = ++sequence;
        book.apply(entry.view(), clocks);
    };
    change("a", AlertState::Pending, noon, Evidence::Stamp);
    change("a", AlertState::Firing, noon + 10s, Evidence::Polled);
    change("b", AlertState::Firing, noon, Evidence::Stamp);
    change("b", AlertState::Inactive, noon + 20s, Evidence::Polled);
    change("c", AlertState::Firing, noon, Evidence::Stamp);
    change("c", AlertState::Inactive, noon + 5s, Evidence::Polled);
    change("c", AlertState::Pending, noon + 30s, Evidence::Stamp);
    const auto active = activeAlerts(book);
    QCOMPARE(active.size(), 2u);
    QVERIFY((active[0]
             == ActiveAlert{"prom", "a", "ApiDown", AlertState::Firing, noon, noon + 10s,
                            Evidence::Polled}));
    QVERIFY((active[1]
             == ActiveAlert{"prom", "c", "ApiDown", AlertState::Pending, noon + 30s, noon + 30s,
                            Evidence::Stamp}));
}

QTEST_GUILESS_MAIN(TestReportedAlert)
#include "tst_reportedalert.moc"
