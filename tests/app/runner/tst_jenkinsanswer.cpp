// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/jenkinsanswer.h"

#include <QTest>

using namespace Chaos;
using namespace Chaos::JenkinsAnswer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What Jenkins says, good and bad, as values.
class TestJenkinsAnswer : public QObject
{
    Q_OBJECT

private slots:
    void findsTheItemInAnAddress_data();
    void findsTheItemInAnAddress();
    void readsAnItem();
    void readsABuild();
    void waitsForABuildThatCleansUp();
    void findsABuildByItsItem();
    void takesNothingElse_data();
    void takesNothingElse();
};

void TestJenkinsAnswer::findsTheItemInAnAddress_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<qint64>("item");
    QTest::newRow("whole") << QByteArray("https://j.example/queue/item/123/") << qint64(123);
    QTest::newRow("a path") << QByteArray("/jenkins/queue/item/7") << qint64(7);
    QTest::newRow("nothing scheduled") << QByteArray(".") << qint64(-1);
    QTest::newRow("a login") << QByteArray("/login?from=/queue/item/7/x") << qint64(-1);
    QTest::newRow("huge") << QByteArray("/queue/item/99999999999999999999/") << qint64(-1);
    QTest::newRow("empty") << QByteArray() << qint64(-1);
}

void TestJenkinsAnswer::findsTheItemInAnAddress()
{
    QFETCH(const QByteArray, location);
    QFETCH(const qint64, item);
    QCOMPARE(queueItemOf(location).value_or(-1), item);
}

void TestJenkinsAnswer::readsAnItem()
{
    const auto item = queueItemIn(R"({"id":1,"why":"In the quiet period.\n Expires in 3 s"})");
    QVERIFY(item && !item->build && !item->isCancelled);
    QCOMPARE(item->why, u"In the quiet period. Expires in 3 s"_s);
    const auto left = queueItemIn(R"({"cancelled":false,"executable":{"number":42,"url":"x"}})");
    QVERIFY(left && left->build == 42);
    const auto early = queueItemIn(R"({"executable":null})");
    QVERIFY(early && !early->build);
}

void TestJenkinsAnswer::readsABuild()
{
    const auto build = buildIn(R"({"number":42,"building":false,"result":"FAILURE",)"
                               R"("timestamp":1764000000123,"duration":1500})");
    QVERIFY(build);
    QCOMPARE(build->result, u"FAILURE"_s);
    QCOMPARE(build->scheduledAt, std::optional(instantOf(1'764'000'000'123'000)));
    QCOMPARE(build->duration, Micros(1500ms));
}

void TestJenkinsAnswer::waitsForABuildThatCleansUp()
{
    const auto build = buildIn(R"({"number":42,"building":true,"result":"SUCCESS"})");
    QVERIFY(build && build->result.isEmpty());
}

void TestJenkinsAnswer::findsABuildByItsItem()
{
    const QByteArray builds =
        R"({"builds":[{"number":9,"queueId":11},{"number":8,"queueId":10},{"number":7}]})";
    QVERIFY(*buildOf(10, builds) == std::optional<qint64>(8));
    QVERIFY(!*buildOf(12, builds));
}

void TestJenkinsAnswer::takesNothingElse_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html>Sign in</html>");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("half") << QByteArray(R"({"number":4)");
    QTest::newRow("no number") << QByteArray(R"({"building":true})");
    QTest::newRow("a number that is none") << QByteArray(R"({"number":"4","building":true})");
    QTest::newRow("nobody knows whether") << QByteArray(R"({"number":4,"building":"maybe"})");
}

void TestJenkinsAnswer::takesNothingElse()
{
    QFETCH(const QByteArray, body);
    QVERIFY(!buildIn(body));
}

QTEST_GUILESS_MAIN(TestJenkinsAnswer)
#include "tst_jenkinsanswer.moc"
