// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/verdicts.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString text(const Figures &figures)
{
    return u"%1 tested, %2 failed, %3 performed, %4 not, %5 + %6 fixed, %7 retros"_s
        .arg(figures.alertsTested)
        .arg(figures.alertsFailed)
        .arg(figures.experimentsPerformed)
        .arg(figures.experimentsNotPerformed)
        .arg(figures.fixedOnTheDay)
        .arg(figures.fixedWithin48h)
        .arg(figures.miniRetros);
}

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT

private slots:
    void counts_data();
    void counts();
    void countsByTheClockOnTheWall();
};

void TestFigures::counts_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<double>("now");
    QTest::addColumn<QString>("wanted");

    const double today = 3600;
    const double tomorrow = 86400;
    const QStringList two{u"-20 expect prom:Down"_s, u"-20 expect prom:Slow"_s};
    const QStringList run{u"0 trigger"_s, u"43 prom Down firing 41"_s, u"200 backout"_s,
                          u"250 reset"_s, u"260 finish"_s};

    QTest::newRow("not yet performed")
        << two << today << u"0 tested, 0 failed, 0 performed, 0 not, 0 + 0 fixed, 0 retros"_s;
    QTest::newRow("never reached, and the day is over")
        << two << tomorrow << u"0 tested, 0 failed, 0 performed, 1 not, 0 + 0 fixed, 0 retros"_s;
    QTest::newRow("skipped") << two + QStringList{u"0 skip hole"_s} << today
                             << u"0 tested, 0 failed, 0 performed, 1 not, 0 + 0 fixed, 0 retros"_s;
    QTest::newRow("taken out")
        << two + QStringList{u"0 takeout risky"_s} << today
        << u"0 tested, 0 failed, 0 performed, 1 not, 0 + 0 fixed, 0 retros"_s;
    QTest::newRow("performed: one fired, one did not")
        << two + run << today << u"2 tested, 1 failed, 1 performed, 0 not, 0 + 0 fixed, 0 retros"_s;
    QTest::newRow("unknown is no failure")
        << two + run + QStringList{u"100 failing prom refused"_s} << today
        << u"2 tested, 0 failed, 1 performed, 0 not, 0 + 0 fixed, 0 retros"_s;
    QTest::newRow("a person says that it fired after all")
        << two + run + QStringList{u"300 verdict Slow fired_partially"_s} << today
        << u"2 tested, 0 failed, 1 performed, 0 not, 0 + 0 fixed, 0 retros"_s;
    QTest::newRow("could not be reproduced, hence not performed")
        << two + QStringList{u"0 skip cannot"_s, u"1 verdict Down not_reproduced"_s} << today
        << u"1 tested, 1 failed, 0 performed, 1 not, 0 + 0 fixed, 0 retros"_s;
    QTest::newRow("an alert that two sources saw is one alert")
        << QStringList{u"-20 expect Down"_s} + run + QStringList{u"50 am Down firing 45"_s} << today
        << u"1 tested, 0 failed, 1 performed, 0 not, 0 + 0 fixed, 0 retros"_s;
    QTest::newRow("fixed on the day, within 48 hours, later, and what is no alert's")
        << QStringList{u"0 item a Down"_s, u"1 item b Slow"_s, u"2 item c Third"_s,
                       u"3 item d"_s,      u"4 item e Open"_s, u"100 close a"_s,
                       u"100 close d"_s,   u"90000 close b"_s, u"180000 close c"_s}
        << 200'000. << u"0 tested, 0 failed, 0 performed, 1 not, 1 + 1 fixed, 0 retros"_s;
    QTest::newRow("a retro held twice is one")
        << QStringList{u"0 retro"_s, u"9 retro"_s} << today
        << u"0 tested, 0 failed, 0 performed, 0 not, 0 + 0 fixed, 1 retros"_s;
}

void TestFigures::counts()
{
    QFETCH(const QStringList, lines);
    QFETCH(const double, now);
    const DayScript script(lines);
    QTEST(text(figuresOf(script.day(), script.at(now))), "wanted");
}

void TestFigures::countsByTheClockOnTheWall()
{
    // 14:00 UTC + 9.5 h is 23:30 UTC on the day: the next day in Helsinki.
    const DayScript script(QStringList{u"0 item a Down"_s, u"34200 close a"_s});
    QCOMPARE(figuresOf(script.day(), script.at(40'000)).fixedOnTheDay, 1);
    QCOMPARE(figuresOf(script.day(), script.at(40'000), 2h).fixedOnTheDay, 0);
    QCOMPARE(figuresOf(script.day(), script.at(40'000), 2h).fixedWithin48h, 1);
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
