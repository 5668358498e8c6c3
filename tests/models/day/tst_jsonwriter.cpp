// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace Chaos;

class TestJsonWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesMembersInOrder();
    void nestsObjectsAndArrays();
    void escapesWhatCouldBreakOut();
    void replacesBytesThatAreNotUtf8_data();
    void replacesBytesThatAreNotUtf8();
    void writesNumbersThatReadBackEqual();
    void isEmptyAgainAfterTaking();
};

void TestJsonWriter::writesMembersInOrder()
{
    JsonWriter json;
    json.member("a", std::string_view("x")).member("b", std::int64_t(-7)).flag("c", true).null("d");
    QCOMPARE(json.take(), std::string(R"({"a":"x","b":-7,"c":true,"d":null})"));
}

void TestJsonWriter::nestsObjectsAndArrays()
{
    JsonWriter json;
    json.openObject("labels").member("job", std::string_view("cart")).closeObject();
    json.openArray("alerts").element("one").element("two").rawElement("[1,2]").closeArray();
    QCOMPARE(json.take(), std::string(R"({"labels":{"job":"cart"},"alerts":["one","two",[1,2]]})"));
}

void TestJsonWriter::escapesWhatCouldBreakOut()
{
    const std::string hostile("\"\\\n\r\t\x01\0</script>\x7f", 18);
    JsonWriter json;
    json.member("text", std::string_view(hostile));
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json.take()));
    QVERIFY(document.isObject());
    QCOMPARE(document[QLatin1StringView("text")].toString().toStdString(), hostile);
}

void TestJsonWriter::replacesBytesThatAreNotUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QString bad(QChar::ReplacementCharacter);
    QTest::newRow("lone tail") << QByteArray("a\x80z") << QString(u'a' + bad + u'z');
    QTest::newRow("cut short") << QByteArray("\xe2\x82") << QString(bad + bad);
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << QString(bad + bad);
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QString(bad + bad + bad);
    QTest::newRow("beyond Unicode")
        << QByteArray("\xf5\x80\x80\x80") << QString(bad + bad + bad + bad);
    QTest::newRow("well-formed") << QByteArray("\xc3\xa4 \xe2\x82\xac \xf0\x9f\x94\xa5")
                                 << QString::fromUtf8("\xc3\xa4 \xe2\x82\xac \xf0\x9f\x94\xa5");
}

void TestJsonWriter::replacesBytesThatAreNotUtf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    JsonWriter json;
    json.member("text", std::string_view(bytes.constData(), std::size_t(bytes.size())));
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json.take()));
    QCOMPARE(document[QLatin1StringView("text")].toString(), text);
}

void TestJsonWriter::writesNumbersThatReadBackEqual()
{
    JsonWriter json;
    json.member("third", 1.0 / 3).member("nothing", std::numeric_limits<double>::infinity());
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json.take()));
    QCOMPARE(document[QLatin1StringView("third")].toDouble(), 1.0 / 3);
    QVERIFY(document[QLatin1StringView("nothing")].isNull());
}

void TestJsonWriter::isEmptyAgainAfterTaking()
{
    JsonWriter json;
    json.member("a", std::int64_t(1));
    QCOMPARE(json.take(), std::string(R"({"a":1})"));
    QCOMPARE(json.member("b", std::int64_t(2)).take(), std::string(R"({"b":2})"));
}

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
