// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/newrelicparser.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant noon = instantOf(1'700'000'000'000'000);

QByteArray answer(const QByteArray &root, const QByteArray &list, const QByteArray &cursor = "null")
{
    return R"({"data":{"actor":{"account":{"aiIssues":{")" + root + R"(":{")" + root + R"(":)"
        + list + R"(,"nextCursor":)" + cursor + "}}}}}}";
}

/// An issue with one member, as JSON.
NewRelicIssue with(const QByteArray &member, const QByteArray &json)
{
    const QByteArray issue = "{\"issueId\":\"i\",\"" + member + "\":" + json + "}";
    const auto page = NewRelicParser::issues(answer("issues", "[" + issue + "]"));
    return page && page->content.size() == 1 ? page->content.front() : NewRelicIssue();
}

} // namespace

class TestNewRelicParser : public QObject
{
    Q_OBJECT

private slots:
    void readsAnIssue();
    void readsInstants_data();
    void readsInstants();
    void bearsOddIssues();
    void readsIncidents();
    void refuses_data();
    void refuses();
};

void TestNewRelicParser::readsAnIssue()
{
    const auto page = NewRelicParser::issues(
        answer("issues",
               R"([{"issueId":"0ea2df1c","title":["Errors on checkout","x"],"state":"ACTIVATED",
            "priority":"HIGH","createdAt":1700000000123,"activatedAt":1700000001000,"closedAt":null,
            "incidentIds":["a","b"],"totalIncidents":2,"entityNames":["1","2","3","4","5","6"],
            "conditionName":["Errors","Latency","Errors"],"policyName":["Shop","Shop"],"new":{}}])",
               R"("next")"));
    QVERIFY(page);
    QCOMPARE(page->nextCursor, std::string("next"));
    QVERIFY((page->content
             == std::vector<NewRelicIssue>{{.id = "0ea2df1c",
                                            .state = NewRelicIssue::State::Activated,
                                            .title = "Errors on checkout",
                                            .priority = "HIGH",
                                            .conditions = {"Errors", "Latency"},
                                            .policies = {"Shop"},
                                            .entities = {"1", "2", "3", "4", "5"},
                                            .incidents = {"a", "b"},
                                            .createdAt = noon + 123ms,
                                            .activatedAt = noon + 1s}}));
}

void TestNewRelicParser::readsInstants_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("a number") << "1700000000000"_ba << true;
    QTest::newRow("digits") << R"("1700000000000")"_ba << true;
    QTest::newRow("a fraction") << "1700000000000.0"_ba << true;
    QTest::newRow("null") << "null"_ba << false;
    QTest::newRow("zero") << "0"_ba << false;
    QTest::newRow("before 1970") << "-1"_ba << false;
    QTest::newRow("huge") << "1e300"_ba << false;
    QTest::newRow("too many digits") << "99999999999999999999"_ba << false;
    QTest::newRow("a word") << R"("now")"_ba << false;
    QTest::newRow("a list") << "[1700000000000]"_ba << false;
}

void TestNewRelicParser::readsInstants()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isOne);
    const auto page =
        NewRelicParser::issues(answer("issues", R"([{"issueId":"i","createdAt":)" + json + "}]"));
    if (json.startsWith("9999") && !page) // no JSON number of any length is wanted
        return;
    QVERIFY(page);
    QCOMPARE(page->content.front().createdAt == std::optional(noon), isOne);
    QCOMPARE(page->content.front().createdAt.has_value(), isOne);
}

void TestNewRelicParser::bearsOddIssues()
{
    const auto page = NewRelicParser::issues(
        answer("issues", R"([5,null,[],{},{"issueId":7},{"issueId":""},{"issueId":"i"}])"));
    QVERIFY(page);
    QCOMPARE(page->content.size(), 1u);
    QVERIFY(page->content.front().conditions == std::vector<std::string>{"i"});
    const NewRelicIssue longTitled = with("title", '"' + QByteArray(10'000, 'x') + '"');
    QCOMPARE(longTitled.conditions.front().size(), 1024u);
    QVERIFY(with("conditionName", "\"alone\"").conditions == std::vector<std::string>{"alone"});
    QVERIFY(with("conditionName", "[1,null,{},\"b\"]").conditions == std::vector<std::string>{"b"});
    QByteArrayList many;
    for (int i = 0; i < 1000; ++i)
        many += '"' + QByteArray::number(i) + '"';
    QCOMPARE(with("conditionName", '[' + many.join(',') + ']').conditions.size(), 50u);
    QVERIFY(with("state", "\"ODD\"").isOpen());
    QVERIFY(!with("state", "\"DEACTIVATED\"").isOpen());
    QVERIFY(!with("state", "\"CLOSED\"").isOpen());
}

void TestNewRelicParser::readsIncidents()
{
    const auto page = NewRelicParser::incidents(
        answer("incidents",
               R"([{"incidentId":"a","createdAt":1700000000000},{"incidentId":"b"},{},
                   {"createdAt":1700000000000},7])"));
    QVERIFY(page);
    QVERIFY(page->content == (NewRelicIncidents{{"a", noon}}));
    QVERIFY(page->nextCursor.empty());
}

void TestNewRelicParser::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    const QString odd = u"cannot be understood"_s;
    QTest::newRow("empty") << ""_ba << u"is empty"_s;
    QTest::newRow("page") << "<html>"_ba << u"a web page"_s;
    QTest::newRow("cut short") << answer("issues", "[]").chopped(3) << odd;
    QTest::newRow("a list") << "[]"_ba << odd;
    QTest::newRow("no data") << R"({"data":null})"_ba << odd;
    QTest::newRow("no root") << R"({"data":{"actor":{"account":{"aiIssues":{}}}}})"_ba << odd;
    QTest::newRow("very deep") << QByteArray(1'000'000, '[') << odd;
    QTest::newRow("errors") << R"({"errors":[{"message":"No \u202ewords\nhere"}],"data":null})"_ba
                            << u"NerdGraph answers with an error: No words here"_s;
    QTest::newRow("errors without words")
        << R"({"errors":[7]})"_ba << u"NerdGraph answers with an error"_s;
    QTest::newRow("partial data") << answer("issues", R"([{"issueId":"i"}])").chopped(1)
            + R"(,"errors":[{}]})" << u"NerdGraph answers with an error"_s;
}

void TestNewRelicParser::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    const auto issues = NewRelicParser::issues(body);
    QVERIFY(!issues);
    QVERIFY2(issues.failure().detail.contains(reason), qPrintable(issues.failure().detail));
    QVERIFY(!NewRelicParser::incidents(body));
}

QTEST_GUILESS_MAIN(TestNewRelicParser)
#include "tst_newrelicparser.moc"
