// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/coverage.h"
#include "models/rules/readiness.h"
#include "models/rules/surroundings.h"
#include "tests/models/rules/dayscript.h"
#include "tests/models/rules/surveyedday.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString word(Verdict verdict)
{
    const auto text = wordIn(verdictWords, verdict);
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

/// "prom Down rule seen tests:a,b guards:c {severity=page} fired": one line a row.
QStringList textOf(const Coverage &coverage)
{
    QStringList lines;
    for (const auto &shared : coverage) {
        const CoveredAlert &row = *shared;
        QStringList words{row.source, row.name};
        if (row.isRule)
            words << u"rule"_s;
        if (row.wasSeen)
            words << u"seen"_s;
        if (!row.testedBy.isEmpty())
            words << u"tests:"_s + row.testedBy.join(u',');
        if (!row.guards.isEmpty())
            words << u"guards:"_s + row.guards.join(u',');
        for (const LabelMatcher &matcher : row.matchers)
            words << u'{' + matcher.label + u'=' + matcher.value + u'}';
        if (row.proved)
            words << word(row.proved->last.verdict);
        words.removeAll(QString());
        lines << words.join(u' ');
    }
    return lines;
}

QString textOf(const Proof &proof)
{
    return proof.source + u' ' + proof.alert + u' ' + word(proof.verdict) + u' '
        + QString::number(proof.timeToKnow ? secondsOf(proof.timeToKnow->length) : -1);
}

Proof proof(const QString &source, const QString &alert, int second, Verdict verdict)
{
    return {.source = source,
            .alert = alert,
            .at = Instant(std::chrono::seconds(second)),
            .verdict = verdict};
}

} // namespace

class TestCoverage : public QObject
{
    Q_OBJECT

private slots:
    void listsEveryAlert();
    void tellsRulesOfOneNameApart();
    void countsWhatIsTested();
    void remembersProofs();
    void provesWhatWasPerformed();
    void remembersWhatElseWasProven();
    void mergesDays();
    void knowsWhatIsAProof_data();
    void knowsWhatIsAProof();
    void makesACard();
    void findsAFreeKey();
    void roundsTimeBoxes_data();
    void roundsTimeBoxes();
};

void TestCoverage::listsEveryAlert()
{
    SurveyedDay given;
    given.experiment().guardAlerts = {{u"prom"_s, u"Slow"_s, {}}, {{}, u"Errors"_s, {}}};
    Experiment other{.key = u"b"_s};
    other.expectedAlerts = {{.alert = {u"am"_s, u"Down"_s, {}}},
                            {.alert = {u"room"_s, u"Down"_s, {}}}};
    other.guardAlerts = {{{}, u"Errors"_s, {}}};
    Experiment out{.key = u"c"_s, .takenOut = u"no"_s};
    out.expectedAlerts = {{.alert = {u"prom"_s, u"DiskFull"_s, {}}}};
    given.plan.experiments.push_back(other);
    given.plan.experiments.push_back(out);
    given.fire("DiskFull");
    given.fire("Surprise");
    const Day day = given.day();
    QCOMPARE(textOf(coverageOf(Surroundings(day), {})),
             QStringList({u"Errors guards:a,b"_s, u"prom DiskFull rule seen"_s,
                          u"prom Down rule tests:a,b"_s, u"prom Slow rule guards:a"_s,
                          u"prom Surprise seen"_s, u"room Down tests:b"_s}));
    QCOMPARE(coverageCountOf(Surroundings(day)),
             (CoverageCount{.alerts = 6, .tested = 2, .neverProved = 6}));
}

void TestCoverage::tellsRulesOfOneNameApart()
{
    SurveyedDay given;
    AlertRule ticket = given.rule("Down");
    ticket.labels = {{"severity", "ticket"}};
    given.prom.rules.push_back(ticket);
    given.expected().matchers = {{.label = u"severity"_s, .value = u"page"_s}};
    const Day day = given.day();
    const Surroundings around(day);
    const auto coverage = coverageOf(around, {});
    QCOMPARE(textOf(coverage),
             QStringList({u"prom DiskFull rule"_s, u"prom Down rule tests:a {severity=page}"_s,
                          u"prom Down rule {severity=ticket}"_s, u"prom Slow rule"_s}));
    QCOMPARE(cardFor(*coverage.at(2), around).expectedAlerts.front().alert,
             (NamedAlert{u"prom"_s, u"Down"_s, {{.label = u"severity"_s, .value = u"ticket"_s}}}));
}

void TestCoverage::countsWhatIsTested()
{
    SurveyedDay given;
    const Day day = given.day();
    const std::vector<std::vector<Proof>> days{
        {proof(u"prom"_s, u"Down"_s, 1, Verdict::Fired),
         proof(u"prom"_s, u"Slow"_s, 1, Verdict::DidNotFire)}};
    const CoverageCount count = countOf(coverageOf(Surroundings(day), mergeProofs(days)));
    QCOMPARE(count, (CoverageCount{.alerts = 3, .tested = 1, .neverProved = 2}));
}

void TestCoverage::remembersProofs()
{
    const std::vector<std::vector<Proof>> days{
        {proof(u"prom"_s, u"Down"_s, 5, Verdict::FiredLate)},
        {proof(u"am"_s, u"Down"_s, 7, Verdict::Fired),
         proof(u"other"_s, u"Down"_s, 9, Verdict::DidNotFire),
         proof(u"prom"_s, u"Gone"_s, 9, Verdict::Fired)}};
    SurveyedDay given;
    const Day day = given.day();
    QCOMPARE(textOf(coverageOf(Surroundings(day), mergeProofs(days))),
             QStringList({u"prom DiskFull rule"_s, u"prom Down rule tests:a fired"_s,
                          u"prom Slow rule"_s}));
}

void TestCoverage::provesWhatWasPerformed()
{
    const QStringList plan{u"-20 expect prom:Down known 60"_s, u"-20 expect prom:Slow"_s};
    DayScript script(plan + QStringList{u"0 trigger"_s, u"43 prom Down firing 41"_s});
    QCOMPARE(proofsOf(script.day()).size(), 1U); // Slow may still come
    script.tell({u"300 backout"_s, u"350 reset"_s});
    const auto proofs = proofsOf(script.day());
    QCOMPARE(proofs.size(), 2U);
    QCOMPARE(textOf(proofs[0]), u"prom Down fired 41"_s);
    QCOMPARE(textOf(proofs[1]), u"prom Slow did_not_fire -1"_s);
    QCOMPARE(proofs[0].title, u"Checkout loses its database"_s);
    QCOMPARE(proofs[0].day, u"First chaos day"_s);
    QVERIFY(proofs[0].at == DayScript::zero);

    QVERIFY(proofsOf(DayScript(plan).day()).empty());
    QVERIFY(proofsOf(DayScript(plan + QStringList{u"1 skip no time"_s}).day()).empty());
    script.tell({u"400 verdict Down noise"_s});
    QCOMPARE(textOf(proofsOf(script.day())[0]), u"prom Down noise 41"_s); // a person's word
}

void TestCoverage::remembersWhatElseWasProven()
{
    DayScript script(QStringList{u"-20 expect prom:Down also clearing"_s, u"0 trigger"_s,
                                 u"43 prom Down firing 41"_s, u"100 backout"_s,
                                 u"121 prom Down inactive 120 500 polled"_s, u"150 reset"_s});
    const auto proofs = proofsOf(script.day());
    QVERIFY(proofs[0].clearedByItself && !proofs[0].firedOnNoData);
    Proof later = proof(u"prom"_s, u"Down"_s, 2'000'000'000, Verdict::Fired);
    const auto ledger = mergeProofs(std::vector<std::vector<Proof>>{{later}, proofs});
    QVERIFY(ledger[0].clearedByItself == proofs[0].at); // though the last test did not ask for it
    QVERIFY(!ledger[0].firedOnNoData);
    script.tell(u"200 verdict Down not_proven clearing"_s);
    QVERIFY(!proofsOf(script.day())[0].clearedByItself); // a person's word
}

void TestCoverage::mergesDays()
{
    const std::vector<std::vector<Proof>> days{
        {proof(u"prom"_s, u"Down"_s, 50, Verdict::DidNotFire),
         proof(u"prom"_s, u"Slow"_s, 60, Verdict::DidNotFire)},
        {proof(u"prom"_s, u"Down"_s, 10, Verdict::Fired),
         proof(u"prom"_s, u"Down"_s, 20, Verdict::FiredLate),
         proof(u"am"_s, u"Down"_s, 5, Verdict::Fired)}};
    const auto ledger = mergeProofs(days);
    QStringList lines;
    for (const LedgerLine &line : ledger) {
        lines << u"%1 %2: %3 tests, last %4, fired at %5"_s.arg(
            line.source, line.alert, QString::number(line.tests), word(line.last.verdict),
            line.lastFired ? QString::number(microsOf(line.lastFired->at) / 1'000'000) : u"-"_s);
    }
    QCOMPARE(lines,
             QStringList({u"am Down: 1 tests, last fired, fired at 5"_s,
                          u"prom Down: 3 tests, last did_not_fire, fired at 20"_s,
                          u"prom Slow: 1 tests, last did_not_fire, fired at -"_s}));
    QVERIFY(mergeProofs({}).empty());
}

void TestCoverage::knowsWhatIsAProof_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<bool>("wanted");
    const std::vector<Verdict> fired{Verdict::Fired,          Verdict::FiredLate,
                                     Verdict::FiredPartially, Verdict::KnownNeverNotified,
                                     Verdict::Swallowed,      Verdict::UsefulNewAlert};
    for (const auto &[verdict, text] : verdictWords) {
        QTest::newRow(text.data())
            << int(verdict) << (std::ranges::find(fired, verdict) != fired.end());
    }
}

void TestCoverage::knowsWhatIsAProof()
{
    QFETCH(const int, verdict);
    QFETCH(const bool, wanted);
    QCOMPARE(proof({}, {}, 0, Verdict(verdict)).hasFired(), wanted);
}

void TestCoverage::makesACard()
{
    SurveyedDay given;
    const Day day = given.day();
    const Surroundings around(day);
    const auto coverage = coverageOf(around, {});
    const Experiment card = cardFor(*coverage.front(), around);
    QCOMPARE(card.key, u"disk-full"_s);
    QCOMPARE(card.title, u"DiskFull"_s);
    QCOMPARE(card.kind, ExperimentKind::AlertTest);
    QCOMPARE(card.runbook, u"https://runbooks.example/r"_s);
    QVERIFY(card.timeBox == 15min); // told at T+11:01 at the latest
    QCOMPARE(card.expectedAlerts.size(), 1U);
    QCOMPARE(card.expectedAlerts.front().alert, (NamedAlert{u"prom"_s, u"DiskFull"_s, {}}));

    // What only people can say is a hole; what the room could say is none.
    Plan plan = day.plan();
    plan.experiments.push_back(card);
    QStringList rules;
    for (const Concern &concern : concernsOf(plan, card)) {
        const auto text = wordIn(readinessRuleWords, concern.rule);
        rules << QString::fromLatin1(text.data(), qsizetype(text.size()));
    }
    QVERIFY(rules.contains(u"no_hypothesis"_s));
    QVERIFY(rules.contains(u"no_method"_s));
    QVERIFY(!rules.contains(u"no_time_box"_s));
    QVERIFY(!rules.contains(u"no_expected_alert"_s));
    QVERIFY(!rules.contains(u"unknown_source"_s));

    CoveredAlert unheard{.source = u"prom"_s, .name = u"Unheard"_s};
    unheard.runbook = u"https://x.example/{{ $labels.job }}"_s;
    const Experiment bare = cardFor(unheard, around);
    QVERIFY(bare.timeBox == 0s); // nobody knows, so nobody says
    QCOMPARE(bare.runbook, QString());
}

void TestCoverage::findsAFreeKey()
{
    SurveyedDay given;
    given.plan.experiments.push_back({.key = u"http-5xx-rate"_s});
    given.plan.experiments.push_back({.key = u"http-5xx-rate-2"_s});
    const Day day = given.day();
    const Surroundings around(day);
    const auto keyOf = [&](const QString &name) { return cardFor({.name = name}, around).key; };
    QCOMPARE(keyOf(u"HTTP 5xx / rate!"_s), u"http-5xx-rate-3"_s);
    QCOMPARE(keyOf(u"Größe"_s), u"gr-e"_s);
    QCOMPARE(keyOf(u"★"_s), u"alert"_s);
    QCOMPARE(keyOf(u"DBDown"_s), u"dbdown"_s);
}

void TestCoverage::roundsTimeBoxes_data()
{
    QTest::addColumn<int>("latest");
    QTest::addColumn<int>("wanted");
    const auto row = [](std::chrono::seconds latest, std::chrono::seconds wanted) {
        QTest::addRow("%lld s", static_cast<long long>(latest.count()))
            << int(latest.count()) << int(wanted.count());
    };
    row(0s, 5min);
    row(121s, 5min);
    row(300s, 5min);
    row(301s, 6min);
    row(600s, 10min);
    row(601s, 15min);
    row(660s, 15min);
    row(1h, 1h);
    row(3601s, 75min);
}

void TestCoverage::roundsTimeBoxes()
{
    QFETCH(const int, latest);
    QFETCH(const int, wanted);
    QVERIFY(timeBoxFor(std::chrono::seconds(latest)) == std::chrono::seconds(wanted));
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
