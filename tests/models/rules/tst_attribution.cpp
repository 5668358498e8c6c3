// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/matching.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

QString text(Attribution as)
{
    switch (as) {
    case Attribution::Expected:
        return u"expected"_s;
    case Attribution::Guard:
        return u"guard"_s;
    case Attribution::Unexpected:
        return u"unexpected"_s;
    case Attribution::DuringEvent:
        return u"during event"_s;
    case Attribution::BeforeTrigger:
        return u"before"_s;
    }
    return {};
}

QString attributionText(const DayScript &script, Instant now)
{
    QStringList all;
    for (const AttributedLane &one : attribute(script.day(), script.run(), now)) {
        QString line = QString::fromStdString(script.day().alerts().lanes()[one.lane].name) + u' '
            + text(one.as);
        if (one.as == Attribution::Expected)
            line += u' ' + QString::number(one.expected);
        all.push_back(line);
    }
    return all.join(u", "_s);
}

} // namespace

class TestAttribution : public QObject
{
    Q_OBJECT

private slots:
    void sortsLanes_data();
    void sortsLanes();
};

void TestAttribution::sortsLanes_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("wanted");

    const auto row = [](const char *name, const QStringList &lines, const QString &wanted) {
        QTest::newRow(name) << lines << wanted;
    };
    row("nothing seen", {u"-20 expect prom:Down"_s, u"0 trigger"_s}, u""_s);
    row("named by the plan, and seen long ago",
        {u"-20 expect prom:Down"_s, u"-99 prom Down firing -99"_s, u"-90 prom Down inactive -90"_s,
         u"0 trigger"_s},
        u"Down expected 0"_s);
    row("which of the expected it is",
        {u"-20 expect prom:Slow"_s, u"-20 expect Down"_s, u"0 trigger"_s,
         u"5 prom Down firing 5"_s},
        u"Down expected 1"_s);
    row("expected before guard",
        {u"-20 guard prom:Down"_s, u"-20 expect prom:Down"_s, u"0 trigger"_s,
         u"5 prom Down firing 5"_s},
        u"Down expected 0"_s);
    row("guard", {u"-20 guard Prod"_s, u"0 trigger"_s, u"5 prom Prod firing 5"_s}, u"Prod guard"_s);
    row("unexpected", {u"0 trigger"_s, u"5 prom Cart firing 5"_s}, u"Cart unexpected"_s);
    row("expected, as another source tells it",
        {u"-20 expect prom:Down"_s, u"-20 guard prom:Prod"_s, u"0 trigger"_s,
         u"5 oncall Down firing 5"_s, u"6 oncall Prod firing 6"_s},
        u"Down expected 0, Prod guard"_s);
    row("expected, by the title of an on-call system",
        {u"-20 source pd pagerduty"_s, u"-20 expect prom:Down"_s, u"-20 guard prom:Prod"_s,
         u"0 trigger"_s, u"5 pd [FIRING:1]Down(web) firing 5"_s, u"6 pd Prod:slow firing 6"_s,
         u"7 pd Downtown firing 7"_s},
        u"[FIRING:1]Down(web) expected 0, Prod:slow guard, Downtown unexpected"_s);
    row("a title of a source that writes none",
        {u"-20 expect prom:Down"_s, u"0 trigger"_s, u"5 am [FIRING:1]Down(web) firing 5"_s},
        u"[FIRING:1]Down(web) unexpected"_s);
    row("unexpected, pending only", {u"0 trigger"_s, u"5 prom Cart pending 5"_s},
        u"Cart unexpected"_s);
    row("only unknown: that is no alert", {u"0 trigger"_s, u"5 prom Cart unknown 5"_s}, u""_s);
    row("over before the trigger",
        {u"-50 prom Cart firing -50"_s, u"-40 prom Cart inactive -40"_s, u"0 trigger"_s}, u""_s);
    row("firing before the trigger", {u"-50 prom Backup firing -50"_s, u"0 trigger"_s},
        u"Backup before"_s);
    row("firing before, ended within",
        {u"-50 prom Backup firing -50"_s, u"0 trigger"_s, u"9 prom Backup inactive 9"_s},
        u"Backup before"_s);
    row("firing before, ended, fired anew",
        {u"-50 prom Backup firing -50"_s, u"0 trigger"_s, u"9 prom Backup inactive 9"_s,
         u"20 prom Backup firing 20"_s},
        u"Backup unexpected"_s);
    row("one label set before, another anew",
        {u"-50 prom Backup/a firing -50"_s, u"0 trigger"_s, u"20 prom Backup/b firing 20"_s},
        u"Backup unexpected"_s);
    row("firing before, told again",
        {u"-50 prom Backup firing -50"_s, u"0 trigger"_s, u"20 prom Backup firing -50"_s},
        u"Backup before"_s);
    row("after the reset",
        {u"0 trigger"_s, u"50 backout"_s, u"60 reset"_s, u"70 prom Cart firing 70"_s}, u""_s);
    row("started, not triggered: what fires now was before",
        {u"-50 prom Backup firing -50"_s, u"-20 start"_s}, u"Backup before"_s);
    row("queued: nothing is attributed", {u"-50 prom Backup firing -50"_s}, u""_s);
    row("an hour's clock offset moves it across the trigger",
        {u"-50 clock prom 3600000 3"_s, u"-5 prom Backup firing 3590"_s, u"0 trigger"_s},
        u"Backup before"_s);
}

void TestAttribution::sortsLanes()
{
    QFETCH(const QStringList, lines);
    const DayScript script(lines);
    QTEST(attributionText(script, script.at(400)), "wanted");
}

QTEST_GUILESS_MAIN(TestAttribution)
#include "tst_attribution.moc"
