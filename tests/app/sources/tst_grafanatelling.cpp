// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertroll.h"
#include "app/sources/grafanatelling.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Entries::SeenAlert;

namespace {

constexpr Instant noon = instantOf(1'700'000'000'000'000);
constexpr auto I = AlertState::Inactive;
constexpr auto P = AlertState::Pending;
constexpr auto F = AlertState::Firing;
constexpr auto S = AlertState::Suppressed;

AlertMove moving(AlertState before, AlertState now, Micros onset, std::optional<Micros> onsetBefore,
                 const char *word = nullptr)
{
    AlertMove move{.now = {.fingerprint = "f", .name = "Down", .state = now}, .before = before};
    if (now != I) {
        move.now.onset = noon + onset;
        move.now.labels = {{"alertname", "Down"}};
    }
    if (word)
        move.now.annotations = {{"grafana_state", word}};
    if (onsetBefore)
        move.onsetBefore = noon + *onsetBefore;
    return move;
}

Poll poll(std::optional<Micros> lastAsked, Micros answered, Micros offset = 0s)
{
    Poll poll{.answeredAt = noon + answered, .clock = ClockReading{noon, offset, 0us}};
    if (lastAsked)
        poll.lastAskedAt = noon + *lastAsked;
    return poll;
}

/// "pending 0 ±1 stamp": microseconds after noon.
QStringList lines(const std::vector<SeenAlert> &alerts)
{
    QStringList text;
    for (const SeenAlert &alert : alerts) {
        text += u"%1 %2 ±%3 %4"_s.arg(QLatin1StringView(wordIn(alertStateWords, alert.state)))
                    .arg(microsOf(alert.since) - microsOf(noon))
                    .arg(alert.plusMinus.count())
                    .arg(QLatin1StringView(wordIn(evidenceWords, alert.evidence)));
    }
    return text;
}

QByteArray success(const QByteArray &alerts)
{
    return R"({"status":"success","data":{"alerts":[)" + alerts + "]}}" + QByteArray(64, ' ');
}

} // namespace

class TestGrafanaTelling : public QObject
{
    Q_OBJECT

private slots:
    void readsStates_data();
    void readsStates();
    void bearsOddAlerts();
    void readsWhatIsHeldBack();
    void tells_data();
    void tells();
    void firesAllAlong();
    void tellsWhatIsHeldBackMeanwhile();
    void goesOnAfterARestart();
};

void TestGrafanaTelling::readsStates_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<AlertState>("state");
    QTest::addColumn<QByteArray>("noted");
    QTest::newRow("alerting") << "Alerting"_ba << F << "Alerting"_ba;
    QTest::newRow("in small letters") << "alerting"_ba << F << "alerting"_ba;
    QTest::newRow("for want of data") << "Alerting (NoData)"_ba << F << "Alerting (NoData)"_ba;
    QTest::newRow("no data") << "NoData"_ba << F << "NoData"_ba;
    QTest::newRow("error") << "ERROR"_ba << F << "ERROR"_ba;
    QTest::newRow("recovering") << "Recovering"_ba << F << "Recovering"_ba;
    QTest::newRow("pending") << "Pending (Error)"_ba << P << ""_ba;
    QTest::newRow("normal") << "Normal"_ba << I << ""_ba;
    QTest::newRow("normal for want of data") << "Normal (NoData)"_ba << I << ""_ba;
    QTest::newRow("of a later version") << "Paused"_ba << I << ""_ba;
    QTest::newRow("none") << ""_ba << I << ""_ba;
    QTest::newRow("very long") << "Error " + QByteArray(10'000, 'x') << F
                               << "Error " + QByteArray(58, 'x');
}

void TestGrafanaTelling::readsStates()
{
    QFETCH(QByteArray, word);
    QFETCH(AlertState, state);
    QFETCH(QByteArray, noted);
    const GrafanaDialect dialect;
    AlertRoll roll(dialect, 1);
    const auto moves = roll.call(
        success(R"({"labels":{"alertname":"Down","__alert_rule_uid__":"u"},"annotations":{},)"
                R"("state":")"
                + word + R"(","activeAt":"2023-11-14T22:13:20.123456789Z","value":""})"));
    QVERIFY(moves);
    QCOMPARE(moves->size(), state == I ? 0u : 1u);
    if (state == I)
        return;
    const ReportedAlert &alert = moves->front().now;
    QVERIFY(alert.state == state);
    QCOMPARE(alert.name, std::string("Down"));
    QVERIFY(alert.labels == (std::vector<Label>{{"alertname", "Down"}}));
    QVERIFY(alert.onset == noon + 123456us);
    QCOMPARE(alert.annotations.empty() ? ""_ba
                                       : QByteArray::fromStdString(alert.annotations.front().value),
             noted);
}

void TestGrafanaTelling::bearsOddAlerts()
{
    const GrafanaDialect dialect;
    AlertRoll roll(dialect, 1);
    const auto moves = roll.call(success(
        R"({},{"state":7},{"state":"Alerting"},)"
        R"({"state":"Alerting","labels":null,"annotations":[],"activeAt":null},)"
        R"({"state":"Error","labels":{"alertname":"A","n":5},"activeAt":"0001-01-01T00:00:00Z"},)"
        R"({"state":"Alerting","labels":{"alertname":")"
        + QByteArray(10'000, 'y') + R"("},"activeAt":12},{"state":"Pending","labels":)"
        + R"({"alertname":"\u0007\u202e"},"activeAt":"99999-13-99"})"));
    QVERIFY(moves);
    for (const AlertMove &move : *moves)
        QVERIFY(!move.now.hasOnset() && move.now.name.size() <= 1024);
    GrafanaTelling telling("gr");
    const auto told = telling.tell(*moves, {}, poll(0s, 2s));
    QCOMPARE(told.size(), moves->size());
    for (const SeenAlert &alert : told)
        QVERIFY(alert.evidence == Evidence::Polled && alert.since == noon + 1s);
}

void TestGrafanaTelling::readsWhatIsHeldBack()
{
    const auto heldBack = GrafanaParser::heldBack(
        R"([{"labels":{"alertname":"A","__alert_rule_uid__":"u"},"status":{"state":"suppressed"}},
            {"labels":{"alertname":"B"},"status":{"state":"active"}},
            {},{"status":7},5,{"labels":[],"status":{"state":"unprocessed"}}])"_ba);
    QVERIFY(heldBack);
    QVERIFY(*heldBack == HeldBackAlerts{fingerprintOf({{"alertname", "A"}})});
    for (const QByteArray &bad : {"{}"_ba, ""_ba, "<html>"_ba, "\"no\""_ba, "[{"_ba})
        QVERIFY(!GrafanaParser::heldBack(bad));
}

void TestGrafanaTelling::tells_data()
{
    QTest::addColumn<AlertMove>("moved");
    QTest::addColumn<Poll>("polled");
    QTest::addColumn<bool>("isHeldBack");
    QTest::addColumn<QStringList>("told");

    QTest::newRow("first sign") << moving(I, P, 1s, {}) << poll(0s, 2s) << false
                                << QStringList{u"pending 1000000 ±1 stamp"_s};
    QTest::newRow("fires, and says since when")
        << moving(P, F, 1500ms, -19s) << poll(0s, 2s) << false
        << QStringList{u"firing 1500000 ±1 stamp"_s};
    QTest::newRow("fires, and still says when it was pending: by its rule")
        << moving(P, F, -29s, -29s) << poll(0s, 2s) << false
        << QStringList{u"firing 1000000 ±10000000 stamp"_s};
    QTest::newRow("which cannot be: between two polls")
        << moving(P, F, -129s, -129s) << poll(0s, 2s) << false
        << QStringList{u"firing 1000000 ±1000000 polled"_s};
    QTest::newRow("fires unseen") << moving(I, F, 1s, {}) << poll(0s, 2s) << false
                                  << QStringList{u"firing 1000000 ±1 stamp"_s};
    QTest::newRow("was firing when the room first asked")
        << moving(I, F, -600s, {}) << poll({}, 2s) << false
        << QStringList{u"firing -600000000 ±1 stamp"_s};
    QTest::newRow("a stamp ahead of the poll") << moving(I, F, 60s, {}) << poll(0s, 2s) << false
                                               << QStringList{u"firing 1000000 ±1000000 polled"_s};
    QTest::newRow("whose clock is ahead") << moving(I, F, 60s, {}) << poll(0s, 2s, 59s) << false
                                          << QStringList{u"firing 60000000 ±1 stamp"_s};
    QTest::newRow("fires while it is silenced") << moving(I, F, 1s, {}) << poll(0s, 2s) << true
                                                << QStringList{u"suppressed 1000000 ±1 stamp"_s};
    QTest::newRow("gone") << moving(F, I, 0s, -9s) << poll(0s, 2s) << false
                          << QStringList{u"inactive 1000000 ±1000000 polled"_s};
    QTest::newRow("pending again")
        << moving(P, P, 1s, -9s) << poll(0s, 2s) << false
        << QStringList{u"inactive 500000 ±500000 polled"_s, u"pending 1000000 ±1 stamp"_s};
}

void TestGrafanaTelling::tells()
{
    QFETCH(AlertMove, moved);
    QFETCH(Poll, polled);
    QFETCH(bool, isHeldBack);
    QFETCH(QStringList, told);
    GrafanaTelling telling("gr");
    telling.setRules({{"Down", {25s, 10s, false}}});
    QCOMPARE(
        lines(telling.tell({moved}, isHeldBack ? HeldBackAlerts{"f"} : HeldBackAlerts(), polled)),
        told);
}

void TestGrafanaTelling::firesAllAlong()
{
    GrafanaTelling telling("gr");
    (void)telling.tell({moving(I, F, 1s, {})}, {}, poll(0s, 2s));
    const auto next = [&](Micros onset, Micros before, const char *word) {
        return lines(
            telling.tell({moving(F, F, onset, before, word)}, {}, poll(onset - 1s, onset + 1s)));
    };
    const QStringList same{u"firing 1000000 ±1 stamp"_s};
    QCOMPARE(next(11s, 1s, "Recovering"), same);
    QCOMPARE(next(21s, 11s, nullptr), same);
    QCOMPARE(next(31s, 21s, "NoData"), same);
    QCOMPARE(next(41s, 31s, "NoData"),
             (QStringList{u"inactive 40500000 ±500000 polled"_s, u"firing 41000000 ±1 stamp"_s}));
}

void TestGrafanaTelling::tellsWhatIsHeldBackMeanwhile()
{
    GrafanaTelling telling("gr");
    (void)telling.tell({moving(I, F, 1s, {})}, {}, poll(0s, 2s));
    QVERIFY(telling.tellHeldBack({}, poll(2s, 4s)).empty());
    QCOMPARE(lines(telling.tellHeldBack({"f"}, poll(4s, 6s))),
             QStringList{u"suppressed 5000000 ±1000000 polled"_s});
    QVERIFY(telling.tellHeldBack({"f"}, poll(6s, 8s)).empty());
    QCOMPARE(lines(telling.tellHeldBack({}, poll(8s, 10s))),
             QStringList{u"firing 9000000 ±1000000 polled"_s});
    (void)telling.tell({moving(F, I, 0s, 1s)}, {}, poll(10s, 12s));
    QVERIFY(telling.tellHeldBack({"f"}, poll(12s, 14s)).empty());
}

void TestGrafanaTelling::goesOnAfterARestart()
{
    GrafanaTelling telling("gr");
    telling.resume({{.source = "gr",
                     .fingerprint = "f",
                     .name = "Down",
                     .state = F,
                     .onset = noon - 30s, // when it was pending
                     .since = noon - 9s}});
    QVERIFY(telling.tell({moving(F, F, -9s, -30s)}, {}, poll({}, 2s)).empty());
    AlertMove back = moving(F, F, -9s, -9s);
    back.wasLost = true;
    QCOMPARE(lines(telling.tell({back}, {}, poll({}, 4s))),
             QStringList{u"firing -9000000 ±0 stamp"_s});
    GrafanaTelling silenced("gr");
    silenced.resume({{.source = "gr",
                      .fingerprint = "f",
                      .name = "Down",
                      .state = S,
                      .onset = noon - 30s,
                      .since = noon - 9s,
                      .evidence = Evidence::Polled}});
    QVERIFY(silenced.tell({moving(S, F, -20s, -30s)}, {"f"}, poll({}, 2s)).empty());
    QVERIFY(silenced.tellHeldBack({"f"}, poll({}, 2s)).empty());
}

QTEST_GUILESS_MAIN(TestGrafanaTelling)
#include "tst_grafanatelling.moc"
