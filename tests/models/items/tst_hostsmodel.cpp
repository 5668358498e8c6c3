// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/hostsmodel.h"

#include "tests/models/items/dayscript.h"
#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant ten = instantOf(1'796'724'000'000'000);

void plan(DayScript &script)
{
    script.say(Entries::planned(StagingHost{.key = u"checkout-1"_s}))
        .say(Entries::planned(StagingHost{.key = u"cart"_s, .title = u"Cart"_s}));
}

Entry samples(const QString &series, Instant at, double value)
{
    const Sample sample{.at = at, .value = value};
    return Entries::samplesTaken(series, std::span(&sample, 1));
}

const QByteArrayList all{"key", "title", "state", "detail", "latency", "stretches"};

} // namespace

class TestHostsModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsHostsNobodyHasProbedYet()
    {
        DayScript script(ten);
        plan(script);
        HostsModel model(script.live(), script.clock());
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(textOf(model, all),
                 u"checkout-1 | checkout-1 | 0 |  | - | 0\n"
                 "cart | Cart | 0 |  | - | 0"_s);
    }

    void tellsStateAndLatencyOfOneHost()
    {
        DayScript script(ten);
        plan(script);
        HostsModel model(script.live(), script.clock());
        SignalLog log(model);
        script.say(Entries::hostChanged(u"cart"_s, HostState::Up, u"200"_s, ten));
        script.say(samples(u"host/cart"_s, ten + 1s, 38.4));
        QTRY_COMPARE(textOf(model, all).section(u'\n', 1), u"cart | Cart | 1 | 200 | 38.4 | 1"_s);
        QVERIFY(!log.take().contains(u"0..0"_s));
        script.say(Entries::hostChanged(u"cart"_s, HostState::Down, u"503"_s, ten + 2s));
        // The latency of before says nothing of a host that gives no answer.
        QTRY_COMPARE(textOf(model, all).section(u'\n', 1), u"cart | Cart | 3 | 503 | - | 2"_s);
    }

    void forgetsStretchesThatEndedTenMinutesAgo()
    {
        DayScript script(ten);
        plan(script);
        script.say(Entries::hostChanged(u"cart"_s, HostState::Up, u"200"_s, ten))
            .after(1min)
            .say(Entries::hostChanged(u"cart"_s, HostState::Down, u"503"_s, ten + 1min))
            .after(5min)
            .say(Entries::hostChanged(u"cart"_s, HostState::Up, u"200"_s, ten + 6min))
            .after(6min);
        HostsModel model(script.live(), script.clock());
        const auto &stretches = model.rows()[1].stretches;
        QCOMPARE(stretches.size(), 2U);
        QCOMPARE(stretches[0].state, HostState::Down); // began before, and reaches into the strip
        QCOMPARE(stretches[1].state, HostState::Up);
    }
};

QTEST_GUILESS_MAIN(TestHostsModel)
#include "tst_hostsmodel.moc"
