// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/jsonnode.h"
#include "models/plan/toolkitvalue.h"

#include <QJsonDocument>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

QString failureOf(const QByteArray &json)
{
    const auto read = readJson(json, u"x.json"_s);
    return read ? u"(read)"_s : read.failure().detail;
}

} // namespace

class TestJsonNode : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatYamlCannot();
    void keepsPlacesOrderAndTypes();
    void refusesWithAPlace_data();
    void refusesWithAPlace();
    void staysWithinItsBounds_data();
    void staysWithinItsBounds();
    void survivesDamage();
};

void TestJsonNode::readsWhatYamlCannot()
{
    const auto read = readJson(
        "\xef\xbb\xbf{\n\t\"smile\": \"\\ud83d\\ude00\\/\\t\",\n\t\"deep\"\n\t:\t[1]\n}"_ba,
        u"x.json"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.failure().detail));
    QCOMPARE(Toolkit::textAt(*read, u"smile"_s), u"\U0001F600/\t"_s);
    QCOMPARE(Toolkit::memberOf(*read, u"deep"_s)->items.size(), 1U);
}

void TestJsonNode::keepsPlacesOrderAndTypes()
{
    const QByteArray json = "{\"z\":1.50,\n \"a\": [true, \"true\", null, -12, 1e3],\n \"m\":{}}";
    const auto read = readJson(json, u"x.json"_s);
    QVERIFY(read);
    QCOMPARE(Toolkit::jsonOf(*read), u"{\"z\":1.5,\"a\":[true,\"true\",null,-12,1000],\"m\":{}}"_s);
    const YamlNode &list = *Toolkit::memberOf(*read, u"a"_s);
    QCOMPARE(list.line, 2);
    QCOMPARE(list.column, 7);
    QCOMPARE(list.items[1].column, 14);
    QCOMPARE(read->members[2].line, 3);
    QCOMPARE(read->members[2].column, 2);
}

void TestJsonNode::refusesWithAPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("begins");
    QTest::newRow("empty") << QByteArray() << u"x.json:1:1: not JSON: "_s;
    QTest::newRow("a list") << "[1]"_ba << u"x.json:1:1: one object is wanted"_s;
    QTest::newRow("a text") << "\"a\""_ba << u"x.json:1:1: one object is wanted"_s;
    QTest::newRow("comma at the end") << "{\n\"a\": [1,]}"_ba << u"x.json:2:"_s;
    QTest::newRow("no colon") << "{\n\"a\" 1}"_ba << u"x.json:2:"_s;
    QTest::newRow("single quotes") << "{\n'a': 1}"_ba << u"x.json:2:"_s;
    QTest::newRow("NaN") << "{\n\n\"a\": NaN}"_ba << u"x.json:3:"_s;
    QTest::newRow("broken number") << "{\n\n\"a\": 1.2.3}"_ba << u"x.json:3:"_s;
    QTest::newRow("broken word") << "{\n\n\"a\": nul}"_ba << u"x.json:3:"_s;
    QTest::newRow("half a pair") << "{\n\n\"a\": \"\\ud83d\"}"_ba << u"x.json:3:"_s;
    QTest::newRow("cut off") << "{\"a\": [1"_ba << u"x.json:1:"_s;
    QTest::newRow("twice") << "{\"a\": 1,\n \"a\": 2}"_ba
                           << u"x.json:2:2: \"a\" stands here twice (first in line 1); keep one."_s;
    QTest::newRow("two") << "{} {}"_ba << u"x.json:1:1: something stands behind"_s;
    QTest::newRow("not UTF-8") << "{\n\"a\": \"\xe9\"}"_ba << u"x.json:2:7: this is not UTF-8"_s;
}

void TestJsonNode::refusesWithAPlace()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, begins);
    const QString failure = failureOf(json);
    QVERIFY2(failure.startsWith(begins), qPrintable(failure));
}

void TestJsonNode::staysWithinItsBounds_data()
{
    QTest::addColumn<QByteArray>("json");
    constexpr qsizetype most = FileBounds::bytes;
    QTest::newRow("more than 4 MB") << "{\"a\": \"" + QByteArray(most, 'a') + "\"}";
    QTest::newRow("brackets") << "{\"a\":" + QByteArray(most - 5, '[');
    QTest::newRow("braces") << QByteArray("{\"a\":").repeated(most / 5);
    QTest::newRow("seventeen levels")
        << QByteArray("{\"a\":").repeated(17) + "1" + QByteArray(17, '}');
    QTest::newRow("many elements")
        << "{\"a\": [" + QByteArray("1,").repeated(most / 2 - 10) + "1]}";
    QTest::newRow("many fields") << [] {
        QByteArray json = "{\"first\": 1";
        for (int i = 0; i < 300; ++i)
            json += ", \"f" + QByteArray::number(i) + "\": 1";
        return json + '}';
    }();
}

void TestJsonNode::staysWithinItsBounds()
{
    QFETCH(const QByteArray, json);
    QVERIFY(!readJson(json, u"x.json"_s));
}

void TestJsonNode::survivesDamage()
{
    const QByteArray whole =
        "{\"title\": \"a\\u00e9\", \"list\": [1, true, null, {\"b\": -1.5e2}], \"c\": {\"d\": []}}";
    QVERIFY(readJson(whole, u"x.json"_s));
    int taken = 0;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        for (const char c : {'"', '{', ']', ',', ':', '\\', 'x', '\0'}) {
            QByteArray damaged = whole;
            damaged[i] = c;
            // What is taken, Qt's own parser takes too.
            if (readJson(damaged, u"x.json"_s)) {
                ++taken;
                QVERIFY2(!QJsonDocument::fromJson(damaged).isNull(), damaged);
            }
            QVERIFY(!readJson(whole.left(i), u"x.json"_s));
        }
    }
    QVERIFY(taken > 0);
}

QTEST_GUILESS_MAIN(TestJsonNode)
#include "tst_jsonnode.moc"
