// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shiftlog.h"

#include "models/day/entries.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What an unattended run says on the terminal.
class TestShiftLog : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsNew();
    void tellsOnceWhenItWasKnownAndTold();
    void keepsTheTerminalSafe();
};

void TestShiftLog::tellsWhatIsNew()
{
    DayScript script({u"-60 expect prom:Down known 60"_s, u"-20 start"_s});
    ShiftLog log;
    log.begin(script.day());
    QVERIFY(log.news(script.day(), script.now()).isEmpty());
    script.tell({u"0 trigger"_s, u"90 backout"_s, u"120 reset"_s});
    QCOMPARE(log.news(script.day(), script.now()),
             (QStringList{u"14:00:00  T+0:00      Trigger: the fault is applied"_s,
                          u"14:01:30  T+1:30      Backed out"_s,
                          u"14:02:00  T+2:00      Reset confirmed"_s}));
    QVERIFY(log.news(script.day(), script.now()).isEmpty());
}

void TestShiftLog::tellsOnceWhenItWasKnownAndTold()
{
    DayScript script({u"-60 source oncall webhook"_s, u"-60 expect prom:Down known 60"_s,
                      u"-20 start"_s, u"0 trigger"_s});
    ShiftLog log;
    log.begin(script.day());
    script.tell({u"41 prom Down firing 41"_s});
    QStringList lines = log.news(script.day(), script.now());
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.front().startsWith(u"14:00:41  T+0:41      Known: Down fires in prom (0:41 ±"),
             qPrintable(lines.front()));
    script.tell({u"50 live oncall"_s, u"61 page oncall Down"_s});
    lines = log.news(script.day(), script.now());
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.front().contains(u"Told: somebody was notified of Down by oncall (1:01"),
             qPrintable(lines.front()));
    QVERIFY(log.news(script.day(), script.now()).isEmpty());
}

void TestShiftLog::keepsTheTerminalSafe()
{
    const QString line =
        shiftLine(DayScript::zero, {}, u"\u001b[2Jgone\nand \u202E"_s + QString(1000, u'x'));
    QVERIFY(!line.contains(u'\u001b') && !line.contains(u'\n') && !line.contains(u'\u202E'));
    QVERIFY(line.size() < 400);
}

QTEST_GUILESS_MAIN(TestShiftLog)
#include "tst_shiftlog.moc"
