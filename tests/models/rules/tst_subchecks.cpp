// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/rules/dataquery.h"
#include "models/rules/nodata.h"
#include "models/rules/verdicts.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString word(Verdict verdict)
{
    const auto text = wordIn(verdictWords, verdict);
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

/// A day whose Prometheus has that rule.
DayScript watch(const QStringList &lines, const std::string &query = "rate(http{job=\"web\"}[1m])",
                Micros holdFor = Micros(0))
{
    DayScript script(DayScript::Stage::Watched);
    Survey survey;
    survey.rules = {{.name = "Down", .query = query, .evaluatedEvery = 5s, .holdFor = holdFor}};
    script.tell(-400, Entries::surveyed(u"prom"_s, survey));
    script.tell(lines);
    return script;
}

SubCheck only(const DayScript &script)
{
    const auto findings = findingsOf(script.day(), script.run(), script.now());
    return findings.size() == 1 && findings[0].checks.size() == 1 ? findings[0].checks[0]
                                                                  : SubCheck{};
}

QString told(const SubCheck &check)
{
    return word(check.proposed) + u": "_s + check.evidence;
}

} // namespace

class TestSubChecks : public QObject
{
    Q_OBJECT

private slots:
    void asksForNothingThatThePlanDoesNot();
    void tellsWhetherItClears_data();
    void tellsWhetherItClears();
    void measuresHowLongItTook();
    void tellsWhetherItFiresOnNoData_data();
    void tellsWhetherItFiresOnNoData();
    void waitsAsLongAsTheRuleDoes();
    void believesASourceThatSaysSoItself_data();
    void believesASourceThatSaysSoItself();
    void putsAPersonsWordFirst();
    void countsWhatTheRuleLooksAt_data();
    void countsWhatTheRuleLooksAt();
    void asksWhoHasTheRule();
};

void TestSubChecks::asksForNothingThatThePlanDoesNot()
{
    const DayScript script(QStringList{u"-20 expect prom:Down known 60"_s, u"0 trigger"_s});
    QVERIFY(findingsOf(script.day(), script.run(), script.now())[0].checks.empty());
    QVERIFY(dataQueriesOf(script.day(), script.experiment()).empty());
}

void TestSubChecks::tellsWhetherItClears_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("wanted");

    const QStringList begin{u"-20 expect prom:Down also clearing"_s, u"0 trigger"_s};
    const QStringList limited{u"-20 expect prom:Down clears 30"_s, u"0 trigger"_s};
    const QStringList fires{u"43 prom Down firing 41"_s};
    const QStringList back{u"100 backout"_s};
    const QStringList ends{u"121 prom Down inactive 120 500 polled"_s};
    const QStringList over{u"150 reset"_s, u"200 finish"_s};
    const auto row = [](const char *name, const QStringList &lines, const QString &wanted) {
        QTest::newRow(name) << lines << wanted;
    };

    row("not triggered", {u"-20 expect prom:Down also clearing"_s},
        u"not_tried: The fault was not applied."_s);
    row("not yet fired", begin, u"not_yet_known: It has not fired yet."_s);
    row("the fault is applied", begin + fires, u"not_yet_known: The fault is still applied."_s);
    row("it still fires", begin + fires + back + QStringList{u"150 reset"_s},
        u"not_yet_known: It still fires in prom, 0:50 after the back-out began."_s);
    row("it ended by itself", begin + fires + back + ends + over,
        u"proven: It ended by itself in prom, 0:20 ± 0.5 s after the back-out began."_s);
    row("within the limit", limited + fires + back + ends + over,
        u"proven: It ended by itself in prom, 0:20 ± 0.5 s after the back-out began."_s);
    row("after the limit",
        limited + fires + back + QStringList{u"141 prom Down inactive 140 500 polled"_s} + over,
        u"failed: It ended by itself in prom, 0:40 ± 0.5 s after the back-out began. That should "
        "have been within 0:30."_s);
    row("so near the limit that ± decides",
        limited + fires + back + QStringList{u"131 prom Down inactive 129.9 500 polled"_s} + over,
        u"not_proven: It ended by itself in prom, 0:29 ± 0.5 s after the back-out began. The limit "
        "of 0:30 lies within the uncertainty."_s);
    row("it never ended", begin + fires + back + over,
        u"failed: It still fired in prom when the experiment was finished, 1:40 after the back-out "
        "began."_s);
    row("it ended when all was over",
        begin + fires + back + over + QStringList{u"301 prom Down inactive 300"_s},
        u"failed: It still fired in prom when the experiment was finished, 1:40 after the back-out "
        "began."_s);
    row("one of two label sets still fires",
        begin + fires + QStringList{u"44 prom Down/b firing 42"_s} + back + ends + over,
        u"failed: It still fired in prom when the experiment was finished, 1:40 after the back-out "
        "began."_s);
    row("the last of two label sets counts",
        begin + fires + QStringList{u"44 prom Down/b firing 42"_s} + back + ends
            + QStringList{u"131 prom Down/b inactive 130 500 polled"_s} + over,
        u"proven: It ended by itself in prom, 0:30 ± 0.5 s after the back-out began."_s);
    row("it did not hold",
        begin + fires + QStringList{u"81 prom Down inactive 80 500 polled"_s} + back + over,
        u"not_proven: It did not hold: it ended in prom 1:20 ± 0.5 s after the trigger, while the "
        "fault was still applied."_s);
    row("it did not hold, and fired again",
        begin + fires
            + QStringList{u"61 prom Down inactive 60 500 polled"_s, u"81 prom Down firing 80"_s}
            + back + ends + over,
        u"proven: It ended by itself in prom, 0:20 ± 0.5 s after the back-out began."_s);
    row("about when the back-out began",
        begin + fires + back + QStringList{u"101 prom Down inactive 100 500 polled"_s} + over,
        u"not_proven: It ended in prom about when the back-out began (± 0.5 s): which of them came "
        "first nobody can say."_s);
    row("it never fired", begin + back + over,
        u"not_tried: It did not fire, so there was nothing to clear."_s);
    row("it fired before", QStringList{u"-50 prom Down firing -50"_s} + begin + back + over,
        u"not_proven: It was firing before the trigger, so its end would say nothing about this "
        "experiment."_s);
    row("the source was away",
        begin + fires + back + QStringList{u"105 failing prom refused"_s, u"115 live prom"_s} + ends
            + over,
        u"not_yet_known: prom was not answering all the time after the back-out (refused), so "
        "nobody can say when or how it ended."_s);
    row("the source was away to the end",
        begin + fires + back + QStringList{u"105 failing prom refused"_s} + over,
        u"not_yet_known: prom was not answering all the time after the back-out (refused), so "
        "nobody can say when or how it ended."_s);
    row("the source was away before, and not after",
        begin + fires + QStringList{u"50 failing prom refused"_s, u"60 live prom"_s} + back + ends
            + over,
        u"proven: It ended by itself in prom, 0:20 ± 0.5 s after the back-out began."_s);
    row("something real broke meanwhile",
        begin + fires + back + QStringList{u"110 event"_s} + ends + over,
        u"not_proven: It ended in prom 0:20 ± 0.5 s after the back-out began, but perhaps not by "
        "itself. An unplanned event was open then: the router died."_s);
    const QStringList onCall{
        u"-300 source pd pagerduty"_s,         u"-300 live pd"_s, u"-10 clock pd 0 3"_s,
        u"-20 expect pd:Down also clearing"_s, u"0 trigger"_s,    u"43 pd Down firing 41"_s};
    row("who closed it nobody says",
        onCall + back + QStringList{u"121 pd Down inactive 120 500 polled"_s} + over,
        u"not_proven: It ended in pd 0:20 ± 0.5 s after the back-out began, but perhaps not by "
        "itself. pd does not tell the room whether somebody closed it by hand."_s);
}

void TestSubChecks::tellsWhetherItClears()
{
    QFETCH(QStringList, lines);
    QFETCH(QString, wanted);
    DayScript script(DayScript::Stage::Watched);
    for (const QString &line : std::as_const(lines)) {
        if (line == u"110 event")
            script.tell(110, Entries::eventDeclared(u"e"_s, u"the router died"_s, u"db"_s));
        else
            script.tell(line);
    }
    QCOMPARE(told(only(script)), wanted);
}

void TestSubChecks::measuresHowLongItTook()
{
    const DayScript script(QStringList{u"-20 expect prom:Down also clearing"_s, u"0 trigger"_s,
                                       u"43 prom Down firing 41"_s, u"100 backout"_s,
                                       u"121 prom Down inactive 120.5 500 polled"_s});
    const SubCheck check = only(script);
    QVERIFY(check.took);
    QCOMPARE(check.took->length, Micros(20500ms));
    QVERIFY(check.took->plusMinus >= Micros(500ms));
}

void TestSubChecks::tellsWhetherItFiresOnNoData_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("wanted");

    const QString absent = u"absent(http{job=\"web\"})"_s;
    const QString rate = u"rate(http{job=\"web\"}[1m]) > 5"_s;
    const QStringList begin{u"-20 expect prom:Down also nodata"_s, u"-15 start"_s, u"-8 data 3"_s,
                            u"0 trigger"_s};
    const QStringList gone{u"4 data 3"_s, u"6 data 0"_s, u"8 data 0"_s, u"90 data 0"_s};
    const QStringList stays{u"4 data 3"_s, u"50 data 3"_s, u"90 data 3"_s};
    const QStringList over{u"100 backout"_s, u"110 data 3"_s, u"150 reset"_s};
    const QStringList fires{u"23 prom Down firing 20"_s};
    const auto row = [](const char *name, const QStringList &lines, const QString &query,
                        const QString &wanted) { QTest::newRow(name) << lines << query << wanted; };
    const QString vanished =
        u"All 3 series that it looks at were gone from T+0:05.0 ± 1 s on, for 1:45. "_s;

    row("not triggered", {u"-20 expect prom:Down also nodata"_s}, absent,
        u"not_tried: The fault was not applied."_s);
    row("fired when they were gone", begin + gone + fires + over, absent,
        u"proven: "_s + vanished + u"It fired 0:20 ± 0.003 s after the trigger."_s);
    row("did not fire", begin + gone + over, rate,
        u"failed: "_s + vanished + u"It did not fire, though its rule takes 1:05 at most."_s);
    row("not yet fired", begin + gone, rate,
        u"not_yet_known: All 3 series that it looks at were gone from T+0:05.0 ± 1 s on, for 1:25. "
        u"It "
        "has not fired yet."_s);
    row("gone too shortly", begin + QStringList{u"6 data 0"_s, u"30 data 3"_s} + over, rate,
        u"not_tried: All 3 series that it looks at were gone from T+0:00 ± 7 s on, for 0:31. It "
        u"did "
        "not fire, and its rule may take 1:05 to."_s);
    row("they stayed", begin + stays + over, absent,
        u"not_tried: Its data did not vanish: all 3 series that it looks at stayed."_s);
    row("they stayed, and it fired", begin + stays + fires + over, absent,
        u"not_tried: Its data did not vanish: all 3 series that it looks at stayed."_s);
    row("some of them stayed", begin + QStringList{u"6 data 1"_s, u"50 data 3"_s} + over, absent,
        u"not_tried: Its data did not vanish: 1 of the 3 series that it looks at stayed."_s);
    row("they have not vanished yet", begin + stays, absent,
        u"not_yet_known: Its data have not vanished yet."_s);
    row("nobody counted", {u"-20 expect prom:Down also nodata"_s, u"0 trigger"_s, u"9 backout"_s},
        absent, u"not_yet_known: Nothing tells whether its data vanished."_s);
    row("nobody could count",
        begin + QStringList{u"4 data nan"_s, u"50 data nan"_s} + over.mid(0, 1) + over.mid(2),
        absent, u"not_yet_known: Nothing tells whether its data vanished."_s);
    row("there were none before",
        QStringList{u"-20 expect prom:Down also nodata"_s, u"-15 start"_s, u"-8 data 0"_s,
                    u"0 trigger"_s, u"9 data 0"_s, u"100 backout"_s, u"150 reset"_s},
        absent,
        u"not_tried: There were no data for it to look at, before the trigger and after it: "
        "nothing could vanish."_s);
    row("they were gone before the trigger",
        QStringList{u"-20 expect prom:Down also nodata"_s, u"-15 start"_s, u"-8 data 3"_s,
                    u"-4 data 0"_s, u"0 trigger"_s, u"9 data 0"_s, u"100 backout"_s,
                    u"150 reset"_s},
        absent,
        u"not_tried: There were no data for it to look at, before the trigger and after it: "
        "nothing could vanish."_s);
    row("it fired before they were gone",
        begin
            + QStringList{u"12 prom Down firing 10"_s, u"30 data 3"_s, u"32 data 0"_s,
                          u"90 data 0"_s}
            + over,
        absent,
        u"not_proven: All 3 series that it looks at were gone from T+0:31 ± 1 s on, for 1:19. It "
        u"fired "
        "0:10 ± 0.003 s after the trigger, before that: something else fired it."_s);
    row("its rule still saw some", begin + gone + fires + over, rate,
        u"not_proven: "_s + vanished
            + u"It fired 0:20 ± 0.003 s after the trigger, when its rule still saw some of the "
              "last 1:00."_s);
    row("it fired when they were there again",
        begin + QStringList{u"6 data 0"_s, u"30 data 3"_s, u"52 prom Down firing 50"_s} + over,
        absent,
        u"not_proven: All 3 series that it looks at were gone from T+0:00 ± 7 s on, for 0:31. It "
        u"fired "
        "0:50 ± 0.003 s after the trigger, when they were there again."_s);
    row("the source was away",
        begin + gone + QStringList{u"60 failing prom refused"_s, u"70 live prom"_s} + over, rate,
        u"not_yet_known: "_s + vanished + u"Nobody can say whether it fired."_s);
    row("it fired before the trigger",
        QStringList{u"-50 prom Down firing -50"_s} + begin + gone + over, absent,
        u"not_proven: It was firing before the trigger, whatever its data did."_s);
}

void TestSubChecks::tellsWhetherItFiresOnNoData()
{
    QFETCH(QStringList, lines);
    QFETCH(QString, query);
    QFETCH(QString, wanted);
    QCOMPARE(told(only(watch(lines, query.toStdString()))), wanted);
}

void TestSubChecks::waitsAsLongAsTheRuleDoes()
{
    const QStringList lines{u"-20 expect prom:Down also nodata"_s,
                            u"-15 start"_s,
                            u"-1 data 3"_s,
                            u"0 trigger"_s,
                            u"1 data 0"_s,
                            u"61 data 0"_s,
                            u"70 backout"_s,
                            u"75 reset"_s};
    QCOMPARE(only(watch(lines, "absent(up)", 50s)).proposed, Verdict::Failed);
    QCOMPARE(only(watch(lines, "absent(up)", 60s)).proposed, Verdict::NotTried);
}

void TestSubChecks::believesASourceThatSaysSoItself_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("wanted");
    const QString nothing = u"not_yet_known: Nothing tells whether its data vanished."_s;
    QTest::newRow("Grafana") << u"gr"_s << u"grafana_state"_s << u"Alerting (NoData)"_s
                             << u"proven: It fired in gr for want of data, as gr said itself: "
                                "Alerting (NoData)."_s;
    QTest::newRow("Grafana, a threshold")
        << u"gr"_s << u"grafana_state"_s << u"Alerting"_s << nothing;
    QTest::newRow("Icinga") << u"ic"_s << u"check_state"_s << u"UNKNOWN"_s
                            << u"proven: It fired in ic for want of data, as ic said itself: "
                               "UNKNOWN."_s;
    QTest::newRow("Icinga, a threshold") << u"ic"_s << u"check_state"_s << u"CRITICAL"_s << nothing;
}

void TestSubChecks::believesASourceThatSaysSoItself()
{
    QFETCH(QString, source);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, wanted);
    DayScript script(DayScript::Stage::Watched);
    script.tell({u"-300 source gr grafana"_s, u"-300 live gr"_s, u"-10 clock gr 0 3"_s,
                 u"-300 source ic icinga"_s, u"-300 live ic"_s, u"-10 clock ic 0 3"_s,
                 u"-20 expect %1:Down also nodata"_s.arg(source), u"0 trigger"_s});
    script.tell(
        43,
        Entries::alertChanged({.source = source.toStdString(),
                               .fingerprint = "d",
                               .name = "Down",
                               .state = AlertState::Firing,
                               .since = script.at(41),
                               .annotations = {{name.toStdString(), value.toStdString()}}}));
    script.tell({u"100 backout"_s, u"150 reset"_s});
    QCOMPARE(told(only(script)), wanted);
}

void TestSubChecks::putsAPersonsWordFirst()
{
    DayScript script(QStringList{u"-20 expect prom:Down also clearing"_s, u"0 trigger"_s,
                                 u"43 prom Down firing 41"_s, u"100 backout"_s, u"150 reset"_s,
                                 u"200 finish"_s, u"210 verdict Down proven clearing"_s});
    const auto findings = findingsOf(script.day(), script.run(), script.now());
    QVERIFY(!findings[0].given); // it is no word on whether it fired
    QCOMPARE(findings[0].verdict(), Verdict::Fired);
    const SubCheck check = only(script);
    QCOMPARE(check.proposed, Verdict::Failed); // both are kept
    QCOMPARE(check.verdict(), Verdict::Proven);
    QCOMPARE(check.given->by, u"Alice"_s);
    script.tell(u"220 verdict Down did_not_fire"_s);
    QCOMPARE(only(script).verdict(), Verdict::Proven);
    QCOMPARE(findingsOf(script.day(), script.run(), script.now())[0].verdict(),
             Verdict::DidNotFire);
}

void TestSubChecks::countsWhatTheRuleLooksAt_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const char *query, const char *wanted) {
        QTest::newRow(name) << QString::fromUtf8(query) << QString::fromUtf8(wanted);
    };
    row("a rate", "rate(http_total{job=\"web\",code=~\"5..\"}[5m]) > 1",
        R"((count({__name__="http_total",job="web",code=~"5.."}) or vector(0)))");
    row("a share", "sum(rate(bad[1m])) / sum(rate(all[1m])) > 0.1",
        R"((count({__name__="bad"}) or vector(0)) + (count({__name__="all"}) or vector(0)))");
    row("the same twice", "rate(a[1m]) > 1 and rate(a[5m]) > 2",
        R"((count({__name__="a"}) or vector(0)))");
    row("targets", "up{job=\"web\"} == 0",
        R"((count({__name__="up",job="web"} == 1) or vector(0)))");
    row("quotes", R"(a{b="\"\\\n"})", R"((count({__name__="a",b="\"\\n"}) or vector(0)))");
    row("nothing to look at", "vector(1)", "");
    row("everything", "count({})", "");
    row("a label of the newest servers", R"(a{"b c"="d"})", "");
}

void TestSubChecks::countsWhatTheRuleLooksAt()
{
    QFETCH(QString, query);
    QFETCH(QString, wanted);
    QCOMPARE(countQuery(readQuery(query.toStdString()).selectors), wanted);
    std::vector<SeriesSelector> many;
    for (int i = 0; i < 17; ++i)
        many.push_back({.metric = "m" + std::to_string(i)});
    QCOMPARE(countQuery(many), QString());
    many = {{.metric = std::string(5000, 'x')}};
    QCOMPARE(countQuery(many), QString());
}

void TestSubChecks::asksWhoHasTheRule()
{
    DayScript script = watch({u"-300 source other prometheus"_s,
                              u"-20 expect am:Down also nodata"_s, u"-20 expect other:Down"_s});
    const auto queries = dataQueriesOf(script.day(), script.experiment());
    QCOMPARE(queries.size(), 1u);
    QCOMPARE(queries[0].series, std::string("data/db/0"));
    QCOMPARE(queries[0].source, u"prom"_s);
    QCOMPARE(queries[0].query, u"(count({__name__=\"http\",job=\"web\"}) or vector(0))"_s);
    DayScript named =
        watch({u"-300 source other prometheus"_s, u"-20 expect other:Down also nodata"_s});
    QVERIFY(dataQueriesOf(named.day(), named.experiment()).empty()); // that one has no such rule
}

QTEST_GUILESS_MAIN(TestSubChecks)
#include "tst_subchecks.moc"
