// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingapages.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant noon = instantOf(1'700'000'000'000'000);
const IcingaName checkout{"web1", "checkout"};

IcingaEvent notification(Micros at, bool isOfProblem = true, bool hasUsers = true)
{
    return {.type = IcingaEvent::Type::Notification,
            .name = checkout,
            .at = noon + at,
            .isOfProblem = isOfProblem,
            .hasUsers = hasUsers};
}

} // namespace

class TestIcingaPages : public QObject
{
    Q_OBJECT

private slots:
    void tellsOneProblemOnce();
    void tellsWhoWasToldOfAProblem();
    void tellsEachTimeOnce();
    void findsWhatNoEventTold();
};

void TestIcingaPages::tellsWhoWasToldOfAProblem()
{
    IcingaPages pages("ic");
    const auto page = pages.heard(notification(0s));
    QVERIFY(page);
    QVERIFY(*page
            == (Page{.at = noon,
                     .plusMinus = 1us,
                     .evidence = Evidence::Stamp,
                     .source = "ic",
                     .name = "checkout",
                     .alerts = {checkout.fingerprint()}}));
    QVERIFY(!pages.heard(notification(10s, false))); // that it is over, acknowledged …
    QVERIFY(!pages.heard(notification(20s, true, false))); // nobody
    IcingaEvent change = notification(30s);
    change.type = IcingaEvent::Type::StateChange;
    QVERIFY(!pages.heard(change));
    IcingaEvent host = notification(0s);
    host.name.service.clear();
    QCOMPARE(pages.heard(host)->name, std::string("Host"));
}

void TestIcingaPages::tellsEachTimeOnce()
{
    IcingaPages pages("ic");
    QVERIFY(pages.heard(notification(0s)));
    QVERIFY(!pages.heard(notification(0s)));
    QVERIFY(!pages.heard(notification(500us))); // by mail, and by another way as well
    QVERIFY(pages.heard(notification(30s))); // again, since nobody did anything
    QVERIFY(!pages.heard(notification(0s)));
}

void TestIcingaPages::findsWhatNoEventTold()
{
    IcingaPages pages("ic");
    QVERIFY(pages.heard(notification(10s)));
    const IcingaNotified known{checkout, noon + 10s - 300us, true};
    const IcingaNotified missed{{"web1", "search"}, noon + 12s, true};
    const IcingaNotified old{{"web1", "cart"}, noon - 1s, true};
    const IcingaNotified nobody{{"web1", "mail"}, noon + 12s, false};
    const IcingaNotified never{{"web1", "new"}, {}, false};
    const auto found = pages.found({known, missed, old, nobody, never}, noon);
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found[0].name, std::string("search"));
    QVERIFY(found[0].at == noon + 12s && found[0].evidence == Evidence::Stamp);
    QVERIFY(pages.found({known, missed, old, nobody, never}, noon).empty());
    const IcingaNotified again{checkout, noon + 40s, true};
    QCOMPARE(pages.found({again}, noon).size(), 1u);
    QVERIFY(!pages.heard(notification(40s + 300us))); // its event comes late
}

void TestIcingaPages::tellsOneProblemOnce()
{
    IcingaPages pages("ic");
    const IcingaName name{"web1", "checkout"};
    const Instant hard = instantOf(1'796'385'600'000'000);
    Instant since = hard;
    const auto hardSince = [&since](const IcingaName &) { return since; };
    const auto found = [&](Instant at) {
        return pages
            .found({{.name = name, .problemAt = at, .hasUsers = true}}, Instant{}, hardSince)
            .size();
    };
    QCOMPARE(found(hard + 1s), 1U);
    QCOMPARE(found(hard + 60s), 0U); // tried again, and everybody had been told
    since = hard + 90s; // another problem
    QCOMPARE(found(hard + 91s), 1U);
}

QTEST_GUILESS_MAIN(TestIcingaPages)
#include "tst_icingapages.moc"
