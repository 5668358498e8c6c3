// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/prometheusparser.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
QByteArray success(const QByteArray &data)
{
    return R"({"status":"success","data":)" + data + "}";
}
const QList<QByteArray> badAnswers{
    "",
    "nonsense",
    "<html>",
    "[]",
    "{}",
    "null",
    R"({"status":"error","errorType":"bad_data","error":"no"})",
    R"({"status":"success"})",
    R"({"status":"success","data":[]})",
    R"({"status":"success","data":{"groups":7,"result":7,"resultType":7,"yaml":7}})",
    R"({"status":"success","data":{"groups":)" + QByteArray(5000, '[') + "}}",
    "{\"status\":\"success\",\"data\":{\"yaml\":\"\xff\"}}",
};
} // namespace

class TestPrometheusParser : public QObject
{
    Q_OBJECT

private slots:
    void readsTime_data();
    void readsTime();
    void readsNumbers_data();
    void readsNumbers();
    void readsSamples();
    void readsDurations_data();
    void readsDurations();
    void refusesBadAnswers();
};

void TestPrometheusParser::readsTime_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<qint64>("micros");
    QTest::newRow("milliseconds") << R"([1700000000.123,"1700000000.123"])"_ba
                                  << 1'700'000'000'123'000LL;
    QTest::newRow("whole") << R"([1700000000,"1700000000"])"_ba << 1'700'000'000'000'000LL;
    QTest::newRow("exponent") << R"([1700000000,"1.7e+09"])"_ba << 1'700'000'000'000'000LL;
    QTest::newRow("NaN") << R"([1700000000,"NaN"])"_ba << -1LL;
    QTest::newRow("before 1970") << R"([1,"-5"])"_ba << -1LL;
    QTest::newRow("beyond all days") << R"([1,"1e300"])"_ba << -1LL;
    QTest::newRow("a number") << R"([1,1700000000])"_ba << -1LL;
}

void TestPrometheusParser::readsTime()
{
    QFETCH(QByteArray, result);
    QFETCH(qint64, micros);
    const auto time =
        PrometheusParser::time(success(R"({"resultType":"scalar","result":)" + result + "}"));
    QCOMPARE(time ? qint64(microsOf(*time)) : -1, micros);
}

void TestPrometheusParser::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("scalar") << R"({"resultType":"scalar","result":[1,"2.5"]})"_ba
                            << "2.5"_ba;
    QTest::newRow("vector")
        << R"({"resultType":"vector","result":[{"metric":{},"value":[1,"-3"]}]})"_ba
        << "-3"_ba;
    QTest::newRow("the first counts")
        << R"({"resultType":"vector","result":[{"value":[1,"4"]},{"value":[1,"5"]}]})"_ba
        << "4"_ba;
    QTest::newRow("empty vector") << R"({"resultType":"vector","result":[]})"_ba
                                  << "none"_ba;
    QTest::newRow("NaN") << R"({"resultType":"vector","result":[{"value":[1,"NaN"]}]})"_ba
                         << "none"_ba;
    QTest::newRow("+Inf") << R"({"resultType":"vector","result":[{"value":[1,"+Inf"]}]})"_ba
                          << "none"_ba;
    QTest::newRow("histogram") << R"({"resultType":"vector","result":[{"histogram":[1,{}]}]})"_ba
                               << "none"_ba;
    QTest::newRow("matrix") << R"({"resultType":"matrix","result":[]})"_ba
                            << "failure"_ba;
}

void TestPrometheusParser::readsNumbers()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, number);
    const auto outcome = PrometheusParser::number(success(data));
    const QByteArray read = !outcome ? "failure"_ba
        : !*outcome                  ? "none"_ba
                                     : QByteArray::number(**outcome);
    QCOMPARE(read, number);
}

void TestPrometheusParser::readsSamples()
{
    const auto all = PrometheusParser::firings(success(R"({"resultType":"matrix","result":[
        {"metric":{"__name__":"ALERTS","alertname":"ApiDown","alertstate":"firing","job":"api"},
         "values":[[1700000000.123,"1"],[1700000001,"1"],["x","1"],[1700000002.5,"1"]]},
        {"metric":{"alertname":"Other"}},{}]})"));
    QVERIFY(all);
    QCOMPARE(all->size(), 3u);
    QCOMPARE(all->front().fingerprint, fingerprintOf({{"alertname", "ApiDown"}, {"job", "api"}}));
    QVERIFY(
        (all->front().samples
         == std::vector<Instant>{instantOf(1'700'000'000'123'000), instantOf(1'700'000'001'000'000),
                                 instantOf(1'700'000'002'500'000)}));
}

void TestPrometheusParser::readsDurations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("micros");
    QTest::newRow("ms") << "250ms"_ba << 250'000LL;
    QTest::newRow("mixed") << "1h2m3s4ms"_ba << 3'723'004'000LL;
    QTest::newRow("days") << "1d"_ba << 86'400'000'000LL;
    QTest::newRow("zero") << "0"_ba << 0LL;
    QTest::newRow("0s") << "0s"_ba << 0LL;
    QTest::newRow("empty") << ""_ba << -1LL;
    QTest::newRow("no unit") << "15"_ba << -1LL;
    QTest::newRow("no number") << "s"_ba << -1LL;
    QTest::newRow("negative") << "-1s"_ba << -1LL;
    QTest::newRow("too much") << "999999999y"_ba << -1LL;
    QTest::newRow("far too much") << "99999999999999999999s"_ba << -1LL;
}

void TestPrometheusParser::readsDurations()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, micros);
    const auto read = PrometheusParser::duration(text.toStdString());
    QCOMPARE(read ? qint64(read->count()) : -1, micros);
}

void TestPrometheusParser::refusesBadAnswers()
{
    for (const QByteArray &body : badAnswers) {
        QVERIFY2(!PrometheusParser::time(body), body.left(80));
        QVERIFY2(!PrometheusParser::number(body), body.left(80));
        QVERIFY2(!PrometheusParser::firings(body), body.left(80));
    }
}

QTEST_GUILESS_MAIN(TestPrometheusParser)
#include "tst_prometheusparser.moc"
