// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagertelling.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant noon = instantOf(1'700'000'000'000'000);
constexpr auto I = AlertState::Inactive;
constexpr auto S = AlertState::Suppressed;
constexpr auto F = AlertState::Firing;

AlertMove moving(AlertState before, AlertState now, Micros onset,
                 std::optional<Micros> onsetBefore = {}, bool wasLost = false)
{
    return {.now = {.fingerprint = "f",
                    .name = "ApiDown",
                    .state = now,
                    .onset = now == I ? Instant{} : noon + onset},
            .before = before,
            .onsetBefore = before == I ? Instant{} : noon + onsetBefore.value_or(onset),
            .wasLost = wasLost};
}

} // namespace

class TestAlertmanagerTelling : public QObject
{
    Q_OBJECT

private slots:
    void tells_data();
    void tells();
};

void TestAlertmanagerTelling::tells_data()
{
    QTest::addColumn<AlertMove>("moved");
    QTest::addColumn<bool>("isFirstPoll");
    QTest::addColumn<qint64>("offsetUs");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("fires") << moving(I, F, -1s) << false << 0LL
                           << QStringList{u"firing -1000000 ±1000 stamp"_s};
    QTest::newRow("fires, by a clock that is ahead")
        << moving(I, F, 59s) << false << 60'000'000LL
        << QStringList{u"firing 59000000 ±1000 stamp"_s};
    QTest::newRow("a stamp from the future is not believed")
        << moving(I, F, 59s) << false << 0LL << QStringList{u"firing 1000000 ±1000000 polled"_s};
    QTest::newRow("no stamp") << moving(I, F, Micros(-microsOf(noon))) << false << 0LL
                              << QStringList{u"firing 1000000 ±1000000 polled"_s};
    QTest::newRow("silenced from the start")
        << moving(I, S, -1s) << false << 0LL << QStringList{u"suppressed -1000000 ±1000 stamp"_s};
    QTest::newRow("silenced later") << moving(F, S, -60s) << false << 0LL
                                    << QStringList{u"suppressed 1000000 ±1000000 polled"_s};
    QTest::newRow("the silence ends")
        << moving(S, F, -60s) << false << 0LL << QStringList{u"firing 1000000 ±1000000 polled"_s};
    QTest::newRow("resolved") << moving(F, I, 0s, -60s) << false << 0LL
                              << QStringList{u"inactive 1000000 ±1000000 polled"_s};
    QTest::newRow("resolved before the first poll")
        << moving(F, I, 0s, -60s) << true << 0LL
        << QStringList{u"inactive -29000000 ±31000000 polled"_s};
    QTest::newRow("resolved and fired again between two polls")
        << moving(F, F, 1s, -60s) << false << 0LL
        << QStringList{u"inactive 500000 ±500000 polled"_s, u"firing 1000000 ±1000 stamp"_s};
    QTest::newRow("an earlier start became known")
        << moving(F, F, -60s, -1s) << false << 0LL
        << QStringList{u"firing -60000000 ±1000 stamp"_s};
    QTest::newRow("still firing when the source is back")
        << moving(F, F, -60s, {}, true) << false << 0LL
        << QStringList{u"firing -60000000 ±1000 stamp"_s};
}

void TestAlertmanagerTelling::tells()
{
    QFETCH(AlertMove, moved);
    QFETCH(bool, isFirstPoll);
    QFETCH(qint64, offsetUs);
    QFETCH(QStringList, told);
    Poll poll{.answeredAt = noon + 2s, .clock = ClockReading{noon, Micros(offsetUs), 0us}};
    if (!isFirstPoll)
        poll.lastAskedAt = noon;
    QStringList lines;
    for (const Entries::SeenAlert &alert : AlertmanagerTelling("am").tell({moved}, poll)) {
        lines += u"%1 %2 ±%3 %4"_s.arg(QLatin1StringView(wordIn(alertStateWords, alert.state)))
                     .arg(microsOf(alert.since) - microsOf(noon))
                     .arg(alert.plusMinus.count())
                     .arg(QLatin1StringView(wordIn(evidenceWords, alert.evidence)));
    }
    QCOMPARE(lines, told);
}

QTEST_GUILESS_MAIN(TestAlertmanagerTelling)
#include "tst_alertmanagertelling.moc"
