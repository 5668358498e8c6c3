// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/exactnumber.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestExactNumber : public QObject
{
    Q_OBJECT

private slots:
    void orders_data();
    void orders();
    void tellsTextFromDouble();
    void readsWhatIsNoNumber_data();
    void readsWhatIsNoNumber();
    void knowsNan();
    void ordersDoublesAsTheyAre();
};

void TestExactNumber::orders_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<int>("order");
    const auto row = [](const char *one, const char *other, int order) {
        QTest::addRow("%s and %s", one, other)
            << QString::fromUtf8(one) << QString::fromUtf8(other) << order;
    };
    row("0", "-0.000", 0);
    row("2", "2.0", 0);
    row("1e0", "1", 0);
    row("2.0000001", "2", 1);
    row(" 580.5\n", "580.50", 0);
    row("1_000", "1000", 0);
    row("٣", "3", 0); // Arabic-Indic three, which Python's Decimal reads as well
    row("-1", "1", -1);
    row("-10", "-9", -1);
    row("0", "1e-999999", -1);
    row("-1e-999999", "0", -1);
    row("1e999999", "9e999998", 1);
    row("0012.500e1", "125", 0);
    row(".5", "5.e-1", 0);
    row("inf", "1e999999999999999999", 1);
    row("-Infinity", "-1e999999999999999999", -1);
    row("+inf", "INFINITY", 0);
    row("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257828", -1);
}

void TestExactNumber::orders()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QFETCH(const int, order);
    const auto read = ExactNumber::read(one);
    const auto otherRead = ExactNumber::read(other);
    QVERIFY(read && otherRead);
    QVERIFY((*read <=> *otherRead) == (order <=> 0));
    QVERIFY((*otherRead <=> *read) == (0 <=> order));
    QCOMPARE(*read == *otherRead, order == 0);
}

void TestExactNumber::tellsTextFromDouble()
{
    const auto text = ExactNumber::read(u"0.3");
    const auto number = ExactNumber::of(0.3);
    QVERIFY(*number < *text);
    QVERIFY(*number > *ExactNumber::read(u"0.29999999999999998"));
    QCOMPARE(number,
             ExactNumber::read(u"0.299999999999999988897769753748434595763683319091796875"));
    QCOMPARE(ExactNumber::of(0.5), ExactNumber::read(u"0.5"));
    QCOMPARE(ExactNumber::of(1e22), ExactNumber::read(u"1e22"));
    QVERIFY(*ExactNumber::of(1e23) < *ExactNumber::read(u"1e23"));
    QCOMPARE(ExactNumber::of(qint64(-7)), *ExactNumber::of(-7.0));
    const qint64 lowest = std::numeric_limits<qint64>::min();
    QCOMPARE(ExactNumber::of(lowest), *ExactNumber::read(u"-9223372036854775808"));
}

void TestExactNumber::readsWhatIsNoNumber_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", " ", "abc", ".", "-", "e5", "1e", "1e+", "1.2.3", "1 2", "0x10",
                             "--1", "nan", "1e9999999999999999999", "inff", "_"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("too long") << QString(ExactNumber::mostCharacters + 1, u'1');
}

void TestExactNumber::readsWhatIsNoNumber()
{
    QFETCH(const QString, text);
    QVERIFY(!ExactNumber::read(text));
}

void TestExactNumber::knowsNan()
{
    for (const QString &text : {u"nan"_s, u" -NaN "_s, u"sNaN"_s, u"nan123"_s})
        QVERIFY2(ExactNumber::isNan(text), qPrintable(text));
    for (const QString &text : {u""_s, u"na"_s, u"nano"_s, u"1"_s, u"inf"_s})
        QVERIFY2(!ExactNumber::isNan(text), qPrintable(text));
    QVERIFY(!ExactNumber::of(std::numeric_limits<double>::quiet_NaN()));
}

/// Also the smallest, which have the most digits.
void TestExactNumber::ordersDoublesAsTheyAre()
{
    const double smallest = std::numeric_limits<double>::denorm_min();
    const double greatest = std::numeric_limits<double>::max();
    for (const double number : {smallest, 1e-310, 0.1, 1.0, 1e15 + 0.3, greatest}) {
        const double next = std::nextafter(number, 2 * number);
        QVERIFY(*ExactNumber::of(number) < *ExactNumber::of(next));
        QVERIFY(*ExactNumber::of(-number) > *ExactNumber::of(-next));
        QCOMPARE(*ExactNumber::of(number), *ExactNumber::of(number));
    }
    QVERIFY(*ExactNumber::of(0.0) < *ExactNumber::of(smallest));
}

QTEST_GUILESS_MAIN(TestExactNumber)
#include "tst_exactnumber.moc"
