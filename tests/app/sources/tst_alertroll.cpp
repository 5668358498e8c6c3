// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagerparser.h"
#include "app/sources/alertroll.h"
#include "app/sources/prometheusparser.h"
#include "models/day/entry.h"

#include <QTest>

#include <random>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

QByteArray padded(QByteArray body)
{
    body.reserve(body.size() + qsizetype(payloadPadding));
    return body;
}

QByteArray alert(const QByteArray &name, const QByteArray &state, const QByteArray &activeAt,
                 const QByteArray &value = "1e+00", const QByteArray &more = {})
{
    return R"({"labels":{"alertname":")" + name
        + R"(","severity":"page"},"annotations":{"summary":")" + name + R"( is down"},"state":")"
        + state + R"(","activeAt":")" + activeAt + R"(","value":")" + value + "\"" + more + "}";
}

QByteArray answer(const QList<QByteArray> &alerts)
{
    return padded(R"({"status":"success","data":{"alerts":[)" + alerts.join(',') + "]}}");
}

QByteArray told(const std::vector<AlertMove> &moves)
{
    QByteArray text;
    for (const AlertMove &move : moves) {
        text += QByteArray::fromStdString(move.now.name) + ' '
            + QByteArray(wordIn(alertStateWords, move.before).data()) + '>'
            + QByteArray(wordIn(alertStateWords, move.now.state).data())
            + (move.wasLost ? " lost;" : ";");
    }
    return text;
}

constexpr auto ten = "2026-11-22T10:00:00.123456789Z";
constexpr auto eleven = "2026-11-22T11:00:00Z";

} // namespace

class TestAlertRoll : public QObject
{
    Q_OBJECT

private slots:
    void readsAPrometheusAlert();
    void readsAnAlertmanagerAlert();
    void keepsWhoHoldsAnAlertBack();
    void tellsWhatMoved();
    void tellsNothingOfWhatOnlyLooksOtherwise();
    void tellsNothingOfAnEqualAnswer();
    void mindsNoOrder();
    void bearsMissingAndUnknownMembers_data();
    void bearsMissingAndUnknownMembers();
    void refusesBadAnswers_data();
    void refusesBadAnswers();
    void aBadAnswerChangesNothing();
    void takesTheWorstOfAlertsWithEqualLabels();
    void goesOnWithWhatTheDayKnows();
    void tellsOfAllAfterItLostSight();
    void boundsTexts();
    void findsEveryMoveOfRandomAnswers();

private:
    PrometheusDialect m_prometheus;
};

void TestAlertRoll::readsAPrometheusAlert()
{
    AlertRoll roll(m_prometheus, 1);
    const auto moves = roll.call(answer({alert("Api\\u0044own", "firing", ten, "NaN")}));
    QVERIFY(moves);
    QCOMPARE(moves->size(), 1u);
    const ReportedAlert &now = moves->front().now;
    QCOMPARE(now.name, std::string("ApiDown"));
    QVERIFY(now.state == AlertState::Firing);
    QVERIFY(now.onset == *fromRfc3339("2026-11-22T10:00:00.123456Z"));
    QVERIFY((now.labels == std::vector<Label>{{"alertname", "ApiDown"}, {"severity", "page"}}));
    QCOMPARE(now.annotations.size(), 1u);
    QCOMPARE(now.fingerprint, fingerprintOf(now.labels));
    QVERIFY(moves->front().before == AlertState::Inactive);
}

void TestAlertRoll::readsAnAlertmanagerAlert()
{
    const AlertmanagerDialect dialect;
    AlertRoll roll(dialect, 1);
    const auto body = [](const QByteArray &state) {
        return padded(R"([{"annotations":{"summary":"down"},"endsAt":"2026-11-22T10:05:00.000Z",)"
                      R"("fingerprint":"6b1a3ab5a0b1c2d3","receivers":[{"name":"room"}],)"
                      R"("startsAt":"2026-11-22T10:00:00.123Z","status":{"inhibitedBy":[],)"
                      R"("silencedBy":[],"state":")"
                      + state
                      + R"("},"updatedAt":"2026-11-22T10:01:00.000Z","generatorURL":"http://x",)"
                        R"("labels":{"alertname":"ApiDown","instance":"a"}}])");
    };
    const auto moves = roll.call(body("unprocessed"));
    QVERIFY(moves);
    QCOMPARE(moves->size(), 1u);
    QCOMPARE(moves->front().now.fingerprint, std::string("6b1a3ab5a0b1c2d3"));
    QVERIFY(moves->front().now.onset == *fromRfc3339("2026-11-22T10:00:00.123Z"));
    QCOMPARE(told(*moves), "ApiDown inactive>firing;"_ba);
    QCOMPARE(told(*roll.call(body("active"))), ""_ba);
    QCOMPARE(told(*roll.call(body("suppressed"))), "ApiDown firing>suppressed;"_ba);
    QCOMPARE(told(*roll.call(padded("[]"))), "ApiDown suppressed>inactive;"_ba);
}

void TestAlertRoll::keepsWhoHoldsAnAlertBack()
{
    const AlertmanagerDialect dialect;
    AlertRoll roll(dialect, 1);
    const auto moves = roll.call(padded(
        R"([{"status":{"inhibitedBy":["aa","bb"],"silencedBy":[],"mutedBy":["nights",7],)"
        R"("state":"suppressed"},"annotations":{"summary":"down","silenced_by":"whom it likes"},)"
        R"("labels":{"alertname":"ApiDown"},"startsAt":"2026-11-22T10:00:00.123Z"}])"));
    QVERIFY(moves);
    QVERIFY((moves->front().now.annotations
             == std::vector<Label>{
                 {"inhibited_by", "aa,bb"}, {"muted_by", "nights"}, {"summary", "down"}}));
    QVERIFY(moves->front().now.state == AlertState::Suppressed);
}

void TestAlertRoll::tellsWhatMoved()
{
    AlertRoll roll(m_prometheus, 1);
    QCOMPARE(told(*roll.call(answer({alert("A", "pending", ten)}))), "A inactive>pending;"_ba);
    QCOMPARE(told(*roll.call(answer({alert("A", "firing", ten), alert("B", "pending", ten)}))),
             "A pending>firing;B inactive>pending;"_ba);
    QCOMPARE(told(*roll.call(answer({alert("B", "pending", ten)}))), "A firing>inactive;"_ba);
    QCOMPARE(roll.active(), 1u);
    // Gone and begun again between two polls.
    const auto moves = roll.call(answer({alert("B", "pending", eleven)}));
    QCOMPARE(told(*moves), "B pending>pending;"_ba);
    QVERIFY(moves->front().onsetBefore == *fromRfc3339("2026-11-22T10:00:00.123456Z"));
    QVERIFY(moves->front().now.onset == *fromRfc3339(eleven));
    QCOMPARE(told(*roll.call(answer({}))), "B pending>inactive;"_ba);
    QCOMPARE(roll.active(), 0u);
}

void TestAlertRoll::tellsNothingOfWhatOnlyLooksOtherwise()
{
    AlertRoll roll(m_prometheus, 1);
    QVERIFY(roll.call(answer({alert("A", "firing", ten, "1")})));
    QCOMPARE(told(*roll.call(answer({alert("A", "firing", ten, "2")}))), ""_ba);
}

void TestAlertRoll::tellsNothingOfAnEqualAnswer()
{
    AlertRoll roll(m_prometheus, 1);
    const QByteArray body = answer({alert("A", "firing", ten)});
    QCOMPARE(roll.call(body)->size(), 1u);
    QCOMPARE(roll.call(body)->size(), 0u);
    QCOMPARE(roll.active(), 1u);
}

void TestAlertRoll::mindsNoOrder()
{
    AlertRoll roll(m_prometheus, 1);
    const auto a = alert("A", "firing", ten);
    const auto b = alert("B", "pending", ten);
    const auto c = alert("C", "pending", eleven);
    QCOMPARE(roll.call(answer({a, b, c}))->size(), 3u);
    QCOMPARE(roll.call(answer({c, a, b}))->size(), 0u);
    QCOMPARE(told(*roll.call(answer({b, a}))), "C pending>inactive;"_ba);
}

void TestAlertRoll::bearsMissingAndUnknownMembers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("moves");
    QTest::newRow("none") << answer({}) << ""_ba;
    QTest::newRow("an empty alert") << answer({"{}"}) << ""_ba;
    QTest::newRow("a state of a later version") << answer({alert("A", "unknown", ten)}) << ""_ba;
    QTest::newRow("inactive") << answer({alert("A", "inactive", ten)}) << ""_ba;
    QTest::newRow("more members") << answer(
        {alert("A", "firing", ten, "1", R"(,"keepFiringSince":"x","x":{"y":[1,{}]})")})
                                  << "A inactive>firing;"_ba;
    QTest::newRow("Go's zero time")
        << answer({alert("A", "firing", "0001-01-01T00:00:00Z")}) << "A inactive>firing;"_ba;
    QTest::newRow("no labels") << answer({R"({"state":"firing"})"}) << " inactive>firing;"_ba;
    QTest::newRow("null labels") << answer({R"({"labels":null,"state":"firing"})"})
                                 << " inactive>firing;"_ba;
    QTest::newRow("labels that are no text")
        << answer({R"({"labels":{"alertname":"A","n":1,"o":{}},"state":"firing"})"})
        << "A inactive>firing;"_ba;
    QTest::newRow("data first") << padded(R"({"data":{"more":1,"alerts":[)"
                                          + alert("A", "firing", ten)
                                          + R"(]},"status":"success","warnings":["x"]})")
                                << "A inactive>firing;"_ba;
}

void TestAlertRoll::bearsMissingAndUnknownMembers()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, moves);
    AlertRoll roll(m_prometheus, 1);
    const auto outcome = roll.call(padded(body));
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.failure().detail));
    QCOMPARE(told(*outcome), moves);
}

void TestAlertRoll::refusesBadAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    const int bad = int(Failure::Kind::BadAnswer);
    const QByteArray good = answer({alert("A", "firing", ten)});
    QTest::newRow("empty") << ""_ba << bad;
    QTest::newRow("blank") << "  \n"_ba << bad;
    QTest::newRow("words") << "all is well"_ba << bad;
    QTest::newRow("a login page") << "<!doctype html><title>Sign in</title>"_ba
                                  << int(Failure::Kind::Unauthorized);
    QTest::newRow("another shape") << R"({"alerts":[]})"_ba << bad;
    QTest::newRow("an array") << "[]"_ba << bad;
    QTest::newRow("an error") << R"({"status":"error","error":"no"})"_ba << bad;
    QTest::newRow("alerts are no array")
        << R"({"status":"success","data":{"alerts":{}}})"_ba << bad;
    QTest::newRow("an alert is no object")
        << R"({"status":"success","data":{"alerts":[1]}})"_ba << bad;
    QTest::newRow("cut short") << good.chopped(3) << bad;
    QTest::newRow("cut in an alert") << good.left(90) << bad;
    QTest::newRow("a byte that is no UTF-8") << QByteArray(good).replace("page", "pag\xff") << bad;
    QTest::newRow("very deep") << QByteArray(100'000, '[') << bad;
    QTest::newRow("very deep in an alert")
        << answer({R"({"state":"firing","x":)" + QByteArray(100'000, '[') + "}"}) << bad;
}

void TestAlertRoll::refusesBadAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    AlertRoll roll(m_prometheus, 1);
    const auto outcome = roll.call(padded(body));
    QVERIFY(!outcome);
    QCOMPARE(int(outcome.failure().kind), kind);
    QVERIFY(!outcome.failure().detail.isEmpty());
    QCOMPARE(roll.active(), 0u);
}

void TestAlertRoll::aBadAnswerChangesNothing()
{
    AlertRoll roll(m_prometheus, 1);
    const QByteArray good = answer({alert("A", "firing", ten)});
    QVERIFY(roll.call(good));
    QVERIFY(!roll.call(answer({alert("B", "firing", ten), "7"})));
    QCOMPARE(roll.active(), 1u);
    QCOMPARE(told(*roll.call(good)), ""_ba);
    QCOMPARE(told(*roll.call(answer({}))), "A firing>inactive;"_ba);
}

void TestAlertRoll::takesTheWorstOfAlertsWithEqualLabels()
{
    AlertRoll roll(m_prometheus, 1);
    const auto pending = alert("A", "pending", ten);
    const auto firing = alert("A", "firing", eleven);
    QCOMPARE(told(*roll.call(answer({pending, firing}))), "A inactive>firing;"_ba);
    QCOMPARE(told(*roll.call(answer({firing, pending}))), ""_ba);
    QCOMPARE(told(*roll.call(answer({pending}))), "A firing>pending;"_ba);
    QCOMPARE(told(*roll.call(answer({}))), "A pending>inactive;"_ba);
}

void TestAlertRoll::goesOnWithWhatTheDayKnows()
{
    const auto known = [](const std::string &name, AlertState state) {
        return ActiveAlert{.source = "p",
                           .fingerprint =
                               fingerprintOf({{"alertname", name}, {"severity", "page"}}),
                           .name = name,
                           .state = state,
                           .onset = *fromRfc3339("2026-11-22T10:00:00.123456Z")};
    };
    AlertRoll roll(m_prometheus, 1);
    roll.resume({known("Gone", AlertState::Firing), known("Still", AlertState::Firing),
                 known("Pends", AlertState::Pending), known("Unseen", AlertState::Unknown)});
    const auto moves =
        roll.call(answer({alert("Still", "firing", ten), alert("Pends", "firing", ten),
                          alert("Unseen", "firing", ten)}));
    QCOMPARE(told(*moves), "Gone firing>inactive;Pends pending>firing;Unseen unknown>firing;"_ba);
}

void TestAlertRoll::tellsOfAllAfterItLostSight()
{
    AlertRoll roll(m_prometheus, 1);
    const QByteArray body = answer({alert("A", "firing", ten), alert("B", "pending", ten)});
    QVERIFY(roll.call(body));
    const auto active = roll.loseSight();
    QCOMPARE(active.size(), 2u);
    QCOMPARE(active.front().name, std::string("A"));
    QCOMPARE(roll.loseSight().size(), 0u);
    QCOMPARE(told(*roll.call(answer({alert("A", "firing", ten)}))),
             "A firing>firing lost;B pending>inactive lost;"_ba);
    QVERIFY(roll.call(body));
    QCOMPARE(told(*roll.call(body)), ""_ba);
}

void TestAlertRoll::boundsTexts()
{
    AlertRoll roll(m_prometheus, 1);
    const QByteArray huge = "A" + QByteArray("\xc3\xa4").repeated(1'000'000);
    const auto moves = roll.call(answer({alert(huge, "firing", ten)}));
    QVERIFY(moves);
    const std::string &name = moves->front().now.name;
    QVERIFY(name.size() <= 1024);
    QVERIFY(!QString::fromStdString(name).contains(QChar::ReplacementCharacter));
    QByteArray labels;
    for (int i = 0; i < 1000; ++i)
        labels += ",\"l" + QByteArray::number(i) + "\":\"v\"";
    const auto many =
        roll.call(answer({R"({"labels":{"alertname":"A")" + labels + R"(},"state":"firing"})"}));
    QVERIFY(many);
    for (const AlertMove &move : *many)
        QVERIFY(move.now.labels.size() <= 64);
}

void TestAlertRoll::findsEveryMoveOfRandomAnswers()
{
    std::mt19937 random(7);
    AlertRoll roll(m_prometheus, 99);
    std::map<std::string, QByteArray> before;
    for (int round = 0; round < 300; ++round) {
        std::map<std::string, QByteArray> now;
        QList<QByteArray> alerts;
        for (int i = 0; i < 40; ++i) {
            const auto what = random() % 4;
            if (what == 0)
                continue;
            const QByteArray name = "A" + QByteArray::number(i);
            const QByteArray state = what == 1 ? "pending" : "firing";
            now[name.toStdString()] = state;
            alerts += alert(name, state, ten, QByteArray::number(random() % 3));
        }
        std::shuffle(alerts.begin(), alerts.end(), random);
        const auto moves = roll.call(answer(alerts));
        QVERIFY(moves);
        std::map<std::string, QByteArray> told;
        for (const AlertMove &move : *moves)
            told[move.now.name] = wordIn(alertStateWords, move.now.state).data();
        for (int i = 0; i < 40; ++i) {
            std::string name("A");
            name += std::to_string(i);
            const bool moved = now[name] != before[name];
            QCOMPARE(told.contains(name), moved);
            if (moved)
                QCOMPARE(told[name], now[name].isEmpty() ? "inactive"_ba : now[name]);
        }
        before = now;
    }
}

QTEST_GUILESS_MAIN(TestAlertRoll)
#include "tst_alertroll.moc"
