// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/causes.h"
#include "models/rules/verdicts.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

QString word(Verdict verdict)
{
    const auto text = wordIn(verdictWords, verdict);
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

QString text(std::optional<bool> held)
{
    return held ? (*held ? u"held"_s : u"not held"_s) : u"open"_s;
}

} // namespace

class TestVerdicts : public QObject
{
    Q_OBJECT

private slots:
    void proposesAVerdict_data();
    void proposesAVerdict();
    void saysWhatLedToIt_data();
    void saysWhatLedToIt();
    void putsAPersonsWordFirst();
    void findsOneForEachSourceThatSawIt();
    void needsOneSourceThatKnew();
    void titlesEveryCause();
};

void TestVerdicts::proposesAVerdict_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("wanted"); // verdict, cause, hypothesis

    const auto row = [](const char *name, const QStringList &lines, const QString &wanted) {
        QTest::newRow(name) << lines << wanted;
    };
    const QStringList closed{u"300 backout"_s, u"350 reset"_s};
    const QStringList within{u"-20 expect prom:Down known 60"_s, u"0 trigger"_s};
    const QStringList told{u"-20 expect prom:Down known 60 told 120"_s, u"0 trigger"_s};
    const QStringList fires{u"43 prom Down firing 41"_s};
    const QStringList onCall{u"-300 source hook webhook"_s, u"-300 live hook"_s};

    row("not triggered", {u"-20 expect prom:Down"_s}, u"not_yet_known, , open"_s);
    row("skipped", {u"-20 expect prom:Down"_s, u"1 skip no time"_s}, u"not_performed, , open"_s);
    row("taken out", {u"-20 expect prom:Down"_s, u"-10 takeout too risky"_s},
        u"not_performed, , open"_s);
    row("waiting", within, u"not_yet_known, , open"_s);
    row("fired in time", within + fires, u"fired, , held"_s);
    row("fired in time, closed", within + fires + closed, u"fired, , held"_s);
    row("fired late", within + QStringList{u"73 prom Down firing 71"_s},
        u"fired_late, unclear, not held"_s);
    row("fired so near the limit that ± decides",
        within + QStringList{u"61 prom Down firing 59.9 500"_s}, u"fired, , open"_s);
    row("fired after the time-box",
        {u"-20 expect prom:Down"_s, u"-20 timebox 30"_s, u"0 trigger"_s,
         u"43 prom Down firing 41"_s},
        u"fired_late, threshold_out_of_reach, not held"_s);
    const QStringList issues{u"-300 source nr newrelic"_s, u"-300 live nr"_s, u"-1 clock nr 0 3"_s,
                             u"-20 expect nr:Down known 60 told 120"_s, u"0 trigger"_s};
    row("joined an issue that was open", issues + QStringList{u"43 nr Down firing 41 merged I1"_s},
        u"fired_partially, merged, not held"_s);
    row("joined one, and closed",
        issues + QStringList{u"43 nr Down firing 41 merged I1"_s} + closed,
        u"fired_partially, merged, not held"_s);
    row("opened an issue of its own", issues + QStringList{u"43 nr Down firing 41"_s} + closed,
        u"known_never_notified, unclear, not held"_s);
    row("joined one, and somebody was told all the same",
        issues + QStringList{u"43 nr Down firing 41 merged I1"_s, u"50 page nr Down"_s},
        u"fired, , held"_s);
    row("did not fire", within + closed, u"did_not_fire, unclear, not held"_s);
    row("suspected only", within + QStringList{u"20 prom Down pending 19"_s} + closed,
        u"did_not_fire, threshold_out_of_reach, not held"_s);
    row("backed out before it had its time", within + QStringList{u"20 backout"_s, u"25 reset"_s},
        u"not_reproduced, unclear, not held"_s);
    row("already firing", QStringList{u"-50 prom Down firing -50"_s} + within + closed,
        u"already_firing, , open"_s);
    row("source down: unknown is no verdict",
        within + QStringList{u"20 failing prom refused"_s, u"40 live prom"_s} + closed,
        u"not_yet_known, , open"_s);
    row("nobody can tell of pages: fired is fired", within + fires + closed, u"fired, , held"_s);
    row("told in time", told + fires + QStringList{u"90 page hook Down"_s} + closed,
        u"fired, , held"_s);
    row("told late", told + fires + QStringList{u"150 page hook Down"_s} + closed,
        u"fired_late, , not held"_s);
    row("not told yet", told + fires, u"not_yet_known, , open"_s);
    row("never told, a time was given", told + fires + closed,
        u"known_never_notified, unclear, not held"_s);
    row("never told, an on-call source listens", onCall + within + fires + closed,
        u"known_never_notified, unclear, open"_s);
    row("not told yet, an on-call source listens", onCall + within + fires, u"fired, , held"_s);
    row("never told, and the on-call source was down",
        onCall + within + fires + QStringList{u"100 failing hook closed"_s} + closed,
        u"not_yet_known, , open"_s);
    row("a person was told, of which alert nobody knows",
        onCall
            + QStringList{u"-20 expect prom:Down"_s, u"-20 expect prom:Slow"_s, u"0 trigger"_s,
                          u"43 prom Down firing 41"_s, u"44 prom Slow firing 42"_s,
                          u"60 page hand"_s}
            + closed,
        u"fired, , held"_s);
    const QStringList icinga{u"-300 source ic icinga"_s, u"-300 live ic"_s, u"-30 clock ic 0 3"_s};
    const QStringList hard{u"-20 expect ic:Down known 60"_s, u"0 trigger"_s,
                           u"43 ic Down firing 41"_s};
    row("Icinga notified nobody", icinga + hard + closed, u"known_never_notified, unclear, open"_s);
    row("Icinga notified somebody", icinga + hard + QStringList{u"44 page ic Down"_s} + closed,
        u"fired, , held"_s);
    row("Icinga, whose events cannot all be heard",
        icinga + QStringList{u"-299 live ic no permission"_s} + hard + closed,
        u"not_yet_known, , open"_s);
    row("Icinga, whose events could not be heard before",
        QStringList{u"-300 source ic icinga"_s, u"-300 live ic no permission"_s, u"-299 live ic"_s,
                    u"-30 clock ic 0 3"_s}
            + hard + closed,
        u"known_never_notified, unclear, open"_s);
    row("Icinga notifies of its own alerts alone",
        icinga + within + fires + QStringList{u"60 page ic Disk"_s} + closed, u"fired, , held"_s);
    row("silenced", onCall + within + QStringList{u"12 prom Down suppressed 11"_s} + closed,
        u"known_never_notified, misconfigured, open"_s);
    row("a page names what no source showed", within + QStringList{u"50 page hook Down"_s} + closed,
        u"fired, , held"_s);
    row("a page names it too late to say when it was known",
        within + QStringList{u"90 page hook Down"_s} + closed, u"not_yet_known, , open"_s);
}

void TestVerdicts::proposesAVerdict()
{
    QFETCH(const QStringList, lines);
    const DayScript script(lines);
    const auto findings = findingsOf(script.day(), script.run(), script.at(360));
    QVERIFY(!findings.empty());
    const Finding &first = findings.front();
    QVERIFY(!first.evidence.isEmpty());
    const QString found =
        QStringList{word(first.proposed), first.cause, text(hypothesisHeld(findings))}.join(
            u", "_s);
    QTEST(found, "wanted");
}

void TestVerdicts::saysWhatLedToIt_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("fired") << QStringList{u"0 trigger"_s, u"43 prom Down firing 41"_s}
                           << u"prom knew 0:41 ± 0.003 s after the trigger."_s;
    QTest::newRow("stepped clock")
        << QStringList{u"-2 clock prom 0 4"_s, u"0 trigger"_s, u"30 clock prom 10000 4"_s,
                       u"43 prom Down firing 51"_s}
        << u"prom knew 0:41 ± 11 s after the trigger. The clock of prom stepped meanwhile; the "
           "uncertainty covers the step."_s;
    QTest::newRow("down") << QStringList{u"0 trigger"_s, u"20 failing prom connection refused"_s}
                          << u"prom was not answering all the time (connection refused), so nobody "
                             "can say whether it fired."_s;
    QTest::newRow("never") << QStringList{u"0 trigger"_s, u"100 backout"_s, u"130 reset"_s}
                           << u"It did not fire in prom until the reset, 2:10 after the trigger."_s;
    QTest::newRow("skipped") << QStringList{u"0 skip no back-out plan"_s}
                             << u"The experiment was not performed: no back-out plan"_s;
}

void TestVerdicts::saysWhatLedToIt()
{
    QFETCH(const QStringList, lines);
    const DayScript script(QStringList{u"-20 expect prom:Down"_s} + lines);
    QTEST(findingsOf(script.day(), script.run(), script.at(360)).front().evidence, "wanted");
}

void TestVerdicts::putsAPersonsWordFirst()
{
    DayScript script;
    script.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s, u"100 backout"_s, u"130 reset"_s,
                 u"140 verdict Other noise"_s});
    auto findings = findingsOf(script.day(), script.run(), script.at(360));
    QVERIFY(!findings[0].given);
    script.tell({u"150 verdict Down swallowed"_s, u"160 verdict Down fired_partially"_s});
    findings = findingsOf(script.day(), script.run(), script.at(360));
    QCOMPARE(findings[0].proposed, Verdict::DidNotFire);
    QCOMPARE(findings[0].verdict(), Verdict::FiredPartially);
    QCOMPARE(findings[0].given->by, u"Alice"_s);
    script.tell({u"170 verdict Down fired"_s});
    QCOMPARE(hypothesisHeld(findingsOf(script.day(), script.run(), script.at(360))),
             std::optional(true));
}

void TestVerdicts::findsOneForEachSourceThatSawIt()
{
    DayScript script;
    script.tell({u"-20 expect Down"_s, u"-20 expect prom:Slow"_s, u"0 trigger"_s,
                 u"43 prom Down firing 41"_s, u"44 am Down firing 41.5"_s});
    const auto findings = findingsOf(script.day(), script.run(), script.at(60));
    QCOMPARE(findings.size(), 3U);
    QCOMPARE(findings[0].timing.source, std::string("am"));
    QCOMPARE(findings[1].timing.source, std::string("prom"));
    QCOMPARE(findings[2].expected.alert.name, u"Slow"_s);
}

void TestVerdicts::needsOneSourceThatKnew()
{
    DayScript script;
    script.tell({u"-20 expect Down known 60"_s, u"0 trigger"_s, u"43 prom Down firing 41"_s,
                 u"90 am Down firing 88"_s});
    const auto findings = findingsOf(script.day(), script.run(), script.at(100));
    QCOMPARE(findings[0].proposed, Verdict::FiredLate);
    QCOMPARE(findings[1].proposed, Verdict::Fired);
    QCOMPARE(hypothesisHeld(findings), std::optional(true));
    QCOMPARE(hypothesisHeld({}), std::nullopt);
}

void TestVerdicts::titlesEveryCause()
{
    QStringList titles;
    for (const auto &[cause, text] : causeWords)
        titles.push_back(causeTitle(wordOf(cause)));
    QVERIFY(!titles.contains(QString()));
    QCOMPARE(titles.removeDuplicates(), 0);
    QCOMPARE(causeTitle(u"somebody pulled the wrong plug"_s), u"somebody pulled the wrong plug"_s);
}

QTEST_GUILESS_MAIN(TestVerdicts)
#include "tst_verdicts.moc"
