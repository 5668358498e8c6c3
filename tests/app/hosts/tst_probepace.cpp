// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/probepace.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Micros)

class TestProbePace : public QObject
{
    Q_OBJECT

private slots:
    void slowsDownForAHostThatStaysDead_data();
    void slowsDownForAHostThatStaysDead();
    void boundsWhatThePlanSays();
};

void TestProbePace::slowsDownForAHostThatStaysDead_data()
{
    QTest::addColumn<Micros>("interval");
    QTest::addColumn<int>("failures");
    QTest::addColumn<quint32>("dice");
    QTest::addColumn<Micros>("atLeast");
    QTest::addColumn<Micros>("pause");

    const auto row = [](const char *name, Micros interval, int failures, quint32 dice, Micros pause,
                        Micros atLeast = 0s) {
        QTest::newRow(name) << interval << failures << dice << atLeast << pause;
    };
    row("a good host", 1s, 0, 999, 1s);
    row("an experiment's length", 1s, 299, 999, 1s);
    row("twice", 1s, 300, 500, 2s);
    row("a tenth less", 1s, 300, 0, 1800ms);
    row("a tenth more", 1s, 300, 999, 2199600us);
    row("four times", 1s, 360, 500, 4s);
    row("eight times and no more", 1s, 100000, 500, 8s);
    row("half a minute and no more", 10s, 100000, 500, 30s);
    row("never less than planned", 60s, 100000, 500, 60s);
    row("sparingly", 1s, 0, 500, 1min, 1min);
    row("sparingly, a tenth less", 1s, 0, 0, 54s, 1min);
    row("sparingly, a tenth more", 1s, 0, 999, 65'988ms, 1min);
    row("sparingly, and dead", 1s, 100000, 500, 1min, 1min);
    row("more sparingly by plan", 5min, 0, 999, 5min, 1min);
    row("more sparingly by plan, and dead", 5min, 100000, 999, 5min, 1min);
}

void TestProbePace::slowsDownForAHostThatStaysDead()
{
    QFETCH(const Micros, interval);
    QFETCH(const int, failures);
    QFETCH(const quint32, dice);
    QFETCH(const Micros, atLeast);
    QTEST(ProbePace(Probe{.interval = interval}).pause(failures, dice, atLeast), "pause");
}

void TestProbePace::boundsWhatThePlanSays()
{
    const ProbePace frantic(Probe{.interval = 0s, .timeout = -1s});
    QCOMPARE(frantic.interval(), Micros(100ms));
    QCOMPARE(frantic.timeout(), Micros(50ms));
    QCOMPARE(ProbePace(Probe{.timeout = 1h}).timeout(), Micros(1min));
}

QTEST_GUILESS_MAIN(TestProbePace)
#include "tst_probepace.moc"
