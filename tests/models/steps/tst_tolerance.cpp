// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/tolerance.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace Chaos;
using namespace Qt::StringLiterals;
using Answer = Judgement::Answer;

namespace {

QJsonValue json(const QByteArray &text)
{
    const QJsonArray list = QJsonDocument::fromJson('[' + text + ']').array();
    if (list.size() != 1)
        qFatal("no JSON: %s", text.constData());
    return list.first();
}

} // namespace

class TestTolerance : public QObject
{
    Q_OBJECT

private slots:
    void judges_data();
    void judges();
    void saysWhyNot_data();
    void saysWhyNot();
    void leavesProbesToOthers();
    void judgesNumbersThatJsonCannotWrite();
    void speaks_data();
    void speaks();
    void speaksBriefly();
    void survivesAnything();
};

void TestTolerance::judges_data()
{
    QTest::addColumn<QByteArray>("tolerance");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<Answer>("answer");
    constexpr Answer met = Answer::Met;
    constexpr Answer notMet = Answer::NotMet;
    constexpr Answer error = Answer::NotEvaluable;
    const auto row = [](const char *tolerance, const char *value, Answer answer) {
        QTest::addRow("%s | %s", tolerance, value)
            << QByteArray(tolerance) << QByteArray(value) << answer;
    };
    const auto range = [&](const char *bounds, const char *value, Answer answer) {
        row(QByteArray(R"({"type": "range", "range": )").append(bounds).append('}'), value, answer);
    };

    // What the toolkit itself was seen to answer.
    row("true", "1", met);
    row("true", "\"true\"", notMet);
    row("1", "true", met);
    row("3", "\"3\"", notMet);
    row("200", R"({"status": 200})", met);
    row("200", R"({"status": "200"})", notMet);
    row("200", R"({"code": 200})", notMet);
    row("true", R"({"status": true})", notMet);
    row("\"200\"", R"({"status": "200"})", notMet);
    row("[4, 9]", "4", met);
    row("[4, 9]", "9", met);
    row("[4, 9]", "9.1", notMet);
    row("[4, 9]", "\"5\"", error);
    row(R"(["a", "c"])", "\"b\"", met);
    row("[9, 4]", "5", notMet);
    row("[200, 204]", R"({"status": 201})", notMet);
    row("[200, 204]", R"({"status": 204})", met);
    row("[4, 9, 78]", "9", met);
    row("[4, 9, 78]", "50", notMet);
    row("[5]", "5", met);
    row("[]", "5", notMet);
    row(R"({"type": "regex", "pattern": "^a"})", "\"ba\"", notMet);
    row(R"({"type": "regex", "pattern": "1"})", "1", error);
    range("[1, 2]", "\"2.0\"", met);
    range("[1, 2]", "\"2.0000001\"", notMet);
    range("[1, 2]", "\"abc\"", notMet);
    range("[1, 2]", "null", error);
    range("[1, 2]", "\"nan\"", error);
    range("[2, 1]", "1.5", notMet);

    // What the rules say besides.
    row("true", "true", met);
    row("false", "0", met);
    row("false", "0.0", met);
    row("false", "null", notMet);
    row("\"OK\"", "\"OK\"", met);
    row("\"OK\"", "\"OK\\n\"", notMet);
    row("\"1\"", "1", notMet);
    row("1", "1.0", met);
    row("3", "3.5", notMet);
    row("0", R"({"status": false})", met);
    row("0", R"({"status": null})", notMet);
    row("9007199254740993", "9007199254740992.0", notMet);
    row("0.5", "0.5", error);
    row("null", "null", error);
    row("[200]", R"({"status": 200, "body": ""})", met);
    row("[200, 201, 204]", R"({"status": 204})", met);
    row("[200, 204]", R"({"status": "204"})", notMet);
    row("[]", R"({"status": 204})", notMet);
    row("[4, 9]", R"({"code": 5})", error);
    row("[4, 9]", "null", error);
    row("[9, \"x\"]", "5", notMet); // the lower bound is missed first
    row("[4, \"x\"]", "5", error);
    row("[false, 2]", "true", met);
    row("[0.1, 0.3]", "0.3", met);
    row("[[1], [3]]", "[2]", met);
    row("[[1], [3]]", "[1, 7]", met);
    row("[[1], [3]]", "[]", notMet);
    row("[[1], [3]]", "[\"x\"]", error);
    row(R"(["a", "ab"])", "\"aa\"", met);
    row(R"(["ｱ", "😀"])", "\"ﾟ\"", met); // by code points, not by Qt's halves of them
    row("[null, 1, 2]", "null", met);
    row(R"([{"a": 1}])", R"({"a": true})", met);

    row(R"({"type": "regex", "pattern": "a"})", "\"ba\"", met);
    row(R"({"type": "regex", "pattern": "^OK", "target": "stdout"})",
        R"({"status": 0, "stdout": "OK\n"})", met);
    row(R"({"type": "regex", "pattern": "^OK", "target": "stderr"})",
        R"({"status": 0, "stdout": "OK\n"})", error); // the whole value, which is no text
    row(R"({"type": "regex", "pattern": "^OK", "target": "stdout"})", "\"OK\"", error);
    row(R"({"type": "regex", "pattern": "^OK", "target": ""})", "\"OK\"", met);
    row(R"({"type": "regex", "pattern": "^OK", "target": null})", "\"OK\"", met);
    row(R"({"type": "regex", "pattern": "("})", "\"OK\"", error);
    row(R"({"type": "regex", "pattern": 1})", "\"1\"", error);
    row(R"({"type": "regex"})", "\"OK\"", error);

    range("[0.1, 0.3]", "\"0.3\"", notMet);
    range("[0.1, 0.3]", "0.3", met);
    range("[0.1, 0.3]", "\"0.1\"", notMet); // the double 0.1 is more than the text
    range("[0.1, 0.3]", "0.1", met);
    range("[580, 581]", "\"580.5\"", met);
    range("[1, 1]", "\"1e0\"", met);
    range("[1, 1]", "\" 1 \"", met);
    range("[0, 1]", "true", met);
    range("[false, true]", "0.5", met);
    range("[0, 1]", "[]", error);
    range("[0, 1]", "{}", error);
    range("[0, 1]", "\"inf\"", notMet);
    range("[0, 1e308]", "\"1e309\"", notMet);
    range("[0, 1]", "\"1e-999999\"", met);
    range("[0, 9007199254740993]", "9007199254740993", met);
    range("[0, 9007199254740992]", "9007199254740993", notMet);
    range("[1]", "1", error);
    range("[1, \"2\"]", "1", error);
    range("\"1\"", "1", error);
    row(R"({"type": "range"})", "1", error);
    row(R"({"type": "range", "range": [1, 2], "target": "load"})", R"({"load": "1.5"})", met);
    row(R"({"type": "range", "range": [1, 2], "target": "load"})", R"({"x": "1.5"})", error);

    row(R"({"type": "jsonpath", "path": "$.a"})", R"({"a": null})", met);
    row(R"({"type": "jsonpath", "path": "$.a"})", R"({"b": 1})", notMet);
    row(R"({"type": "jsonpath", "path": "$.a"})", R"("{\"a\": 1}")", met); // JSON in a text
    row(R"({"type": "jsonpath", "path": "$"})", "\"5\"", met);
    row(R"({"type": "jsonpath", "path": "$", "expect": 5})", "\"5\"", met);
    row(R"({"type": "jsonpath", "path": "$", "expect": "5,6"})", "\"5,6\"", met);
    row(R"({"type": "jsonpath", "path": "$", "expect": "up"})", "\"up\"", met);
    row(R"({"type": "jsonpath", "path": "$.a", "target": "body"})", R"({"body": {"a": 1}})", met);
    row(R"({"type": "jsonpath", "path": "$.a", "target": "body"})", R"("{\"a\": 1}")", error);
    row(R"({"type": "jsonpath", "path": "$.a", "target": "body"})", R"({"a": 1})", met);
    row(R"({"type": "jsonpath", "path": "$[*]", "count": 2})", "[1, 2]", met);
    row(R"({"type": "jsonpath", "path": "$[*]", "count": 2})", "[1]", notMet);
    row(R"({"type": "jsonpath", "path": "$[*]", "count": 0})", "[]", met);
    row(R"({"type": "jsonpath", "path": "$[*]", "count": "2"})", "[1, 2]", notMet);
    row(R"({"type": "jsonpath", "path": "$[*]", "count": null})", "[1]", met);
    row(R"({"type": "jsonpath", "path": "$[*]", "count": 5, "expect": [1, 2]})", "[1, 2]", met);
    row(R"({"type": "jsonpath", "path": "$[*]", "expect": [2, 1]})", "[1, 2]", notMet);
    row(R"({"type": "jsonpath", "path": "$.a", "expect": 1})", R"({"a": true})", met);
    row(R"({"type": "jsonpath", "path": "$.a", "expect": null})", R"({"a": null})", met);
    row(R"({"type": "jsonpath", "path": "$.a", "expect": [1, 2]})", R"({"a": [1, 2]})", notMet);
    row(R"({"type": "jsonpath", "path": "$.a", "expect": [[1, 2]]})", R"({"a": [1, 2]})", met);
    row(R"({"type": "jsonpath", "path": "$.a", "expect": []})", R"({"b": 1})", met);
    row(R"({"type": "jsonpath", "path": "foo[*].baz"})", R"({"foo": []})", error);
    row(R"({"type": "jsonpath", "path": ""})", "{}", error);
    row(R"({"type": "jsonpath"})", "{}", error);

    row(R"({"type": "weather"})", "1", error);
    row("{}", "1", error);
}

void TestTolerance::judges()
{
    QFETCH(const QByteArray, tolerance);
    QFETCH(const QByteArray, value);
    QFETCH(const Answer, answer);
    const Judgement judgement = within(json(tolerance), json(value));
    QCOMPARE(judgement.answer, answer);
    QCOMPARE(judgement.reason.isEmpty(), answer != Answer::NotEvaluable);
}

void TestTolerance::saysWhyNot_data()
{
    QTest::addColumn<QByteArray>("tolerance");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *tolerance, const char *value, const char *reason) {
        QTest::addRow("%s | %s", tolerance, value)
            << QByteArray(tolerance) << QByteArray(value) << QString::fromUtf8(reason);
    };
    row("9.1", "9.1", "a number with a fraction is no tolerance");
    row("null", "1", "there is no tolerance");
    row("[4, 9]", "\"5\"", "a list of two is a range");
    row(R"({"type": "weather"})", "1", "its type is none of regex, range, jsonpath, probe");
    row(R"({"type": "regex", "pattern": "1"})", "1", "a pattern looks through texts");
    row(R"({"type": "regex", "pattern": "(a+)+$"})", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"",
        "the pattern takes too long");
    row(R"({"type": "range", "range": [1]})", "1", "its range is no list of two numbers");
    row(R"({"type": "range", "range": [1, 2]})", "\"NaN\"", "the value is no number");
    row(R"({"type": "jsonpath", "path": "a"})", "1", "character 1 of the path");
    row(R"({"type": "jsonpath", "path": "$", "target": ["a"]})", "{}", "its target is no text");
    row(R"({"type": "jsonpath", "path": "$", "target": "a"})", "[]", "it names a target");
}

void TestTolerance::saysWhyNot()
{
    QFETCH(const QByteArray, tolerance);
    QFETCH(const QByteArray, value);
    QFETCH(const QString, reason);
    QCOMPARE(within(json(tolerance), json(value)).reason.left(reason.size()), reason);
}

void TestTolerance::leavesProbesToOthers()
{
    const QJsonValue tolerance = json(R"({"type": "probe", "name": "is it warm?"})");
    const Judgement judgement = within(tolerance, 5);
    QCOMPARE(judgement, (Judgement{Answer::Probe, {}}));
    QCOMPARE(sentence(tolerance, 5, judgement), u"5, to be judged by is it warm?"_s);
}

void TestTolerance::judgesNumbersThatJsonCannotWrite()
{
    const double infinite = std::numeric_limits<double>::infinity();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const QJsonValue range = json(R"({"type": "range", "range": [0, 5]})");
    QCOMPARE(within(range, infinite).answer, Answer::NotMet);
    QCOMPARE(within(range, nan).answer, Answer::NotEvaluable);
    QCOMPARE(within(json("[0, 5]"), infinite).answer, Answer::NotMet);
    QCOMPARE(within(json("[0, 5]"), nan).answer, Answer::NotMet);
    QCOMPARE(within(json("5"), nan).answer, Answer::NotMet);
    QCOMPARE(within(nan, nan).answer, Answer::NotEvaluable);
    QCOMPARE(within(QJsonValue(QJsonValue::Undefined), 1).answer, Answer::NotEvaluable);
}

void TestTolerance::speaks_data()
{
    QTest::addColumn<QByteArray>("tolerance");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *tolerance, const char *value, const char *words) {
        QTest::addRow("%s | %s", tolerance, value)
            << QByteArray(tolerance) << QByteArray(value) << QString::fromUtf8(words);
    };
    row("[200, 204]", R"({"status": 500, "body": "no"})", "status 500, 200 or 204 wanted");
    row("[200, 201, 204]", R"({"status": 500})", "status 500, 200, 201 or 204 wanted");
    row("0", R"({"status": 1, "stdout": ""})", "status 1, 0 wanted");
    row("[4, 9]", "9.1", "9.1, from 4 to 9 wanted");
    row("[5]", "4", "4, 5 wanted");
    row("[]", "4", "4, one of an empty list wanted");
    row("true", "null", "null, true wanted");
    row("\"OK\"", "\"a\\nb\"", "\"a b\", \"OK\" wanted");
    row("\"OK\"", R"({"status": 1})", "{\"status\": 1}, \"OK\" wanted");
    row(R"({"type": "regex", "pattern": "^a"})", "\"ba\"", "\"ba\", a match of /^a/ wanted");
    row(R"({"type": "regex", "pattern": "^a", "target": "stdout"})", R"({"stdout": "%1 b"})",
        "stdout \"%1 b\", a match of /^a/ wanted");
    row(R"({"type": "range", "range": [0.1, 0.3]})", "\"0.3\"", "\"0.3\", from 0.1 to 0.3 wanted");
    row(R"({"type": "jsonpath", "path": "$.a"})", "{}",
        "$.a finds nothing, at least one match wanted");
    row(R"({"type": "jsonpath", "path": "$[*]", "count": 2})", "[1]",
        "$[*] finds 1, 2 matches wanted");
    row(R"({"type": "jsonpath", "path": "$[*]", "count": 1})", "[1, 2]",
        "$[*] finds 1, 2, one match wanted");
    row(R"({"type": "jsonpath", "path": "$.a", "expect": [[3]]})", R"({"a": [1, "%2"]})",
        "$.a finds [1, \"%2\"], [[3]] wanted");
    row(R"({"type": "jsonpath", "path": "$.a", "expect": []})", R"({"a": 1})",
        "$.a finds 1, nothing wanted");
    row(R"({"type": "jsonpath", "path": "$[*]", "count": 3})", "[1,2,3,4,5,6,7,8,9,10,11,12]",
        "$[*] finds 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more, 3 matches wanted");
    row("null", "5", "5, and the tolerance cannot be evaluated: there is no tolerance");
}

void TestTolerance::speaks()
{
    QFETCH(const QByteArray, tolerance);
    QFETCH(const QByteArray, value);
    QFETCH(const QString, words);
    const QJsonValue wanted = json(tolerance);
    const QJsonValue found = json(value);
    QCOMPARE(sentence(wanted, found, within(wanted, found)), words);
}

void TestTolerance::speaksBriefly()
{
    const QString hostile = QString(u"<b>\u202e\u0000\u2028\r\n"_s) + QString(100'000, u'x');
    QJsonArray list;
    for (int i = 0; i < 1'000; ++i)
        list.append(QJsonObject{{hostile, hostile}});
    const QJsonObject all{{hostile, list}, {u"stdout"_s, hostile}};
    const QJsonObject rule{
        {u"type"_s, u"regex"_s}, {u"pattern"_s, hostile}, {u"target"_s, u"stdout"_s}};
    const QJsonObject path{{u"type"_s, u"jsonpath"_s}, {u"path"_s, u"$.."_s + hostile}};
    for (const QJsonValue &tolerance : {QJsonValue(rule), QJsonValue(path), QJsonValue(list),
                                        QJsonValue(hostile), QJsonValue(all)}) {
        for (const QJsonValue &value : {QJsonValue(all), QJsonValue(list), QJsonValue(hostile)}) {
            const QString words = sentence(tolerance, value, within(tolerance, value));
            QVERIFY2(words.size() < 1'000, qPrintable(words));
            for (const QChar c : words)
                QVERIFY(c.isPrint() && c != QChar(0x202e) && c != QChar(0x2028));
        }
    }
}

void TestTolerance::survivesAnything()
{
    QByteArrayList values{"null",
                          "true",
                          "5",
                          "5.5",
                          "\"x\"",
                          "\"5\"",
                          "[]",
                          "[1,2]",
                          "{}",
                          R"({"status":200})",
                          R"({"type":"range","range":[1,2]})",
                          R"({"type":"regex","pattern":"x"})",
                          R"({"type":"jsonpath","path":"$..*"})"};
    values.push_back(QByteArray(900, '[') + QByteArray(900, ']'));
    values.push_back(QByteArray(R"({"a":)").repeated(900) + '1' + QByteArray(900, '}'));
    values.push_back('"' + QByteArray(1'500, '[') + QByteArray(1'500, ']') + '"');
    for (const QByteArray &tolerance : std::as_const(values)) {
        for (const QByteArray &value : std::as_const(values)) {
            const QJsonValue wanted = json(tolerance);
            const QJsonValue found = json(value);
            const Judgement judgement = within(wanted, found);
            QVERIFY(!sentence(wanted, found, judgement).isEmpty());
        }
    }
    const Judgement tooDeep = within(json(values[12]), json(values[15]));
    QCOMPARE(tooDeep.answer, Answer::NotEvaluable);
}

QTEST_GUILESS_MAIN(TestTolerance)
#include "tst_tolerance.moc"
