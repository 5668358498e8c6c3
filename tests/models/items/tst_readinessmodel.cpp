// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/readinessmodel.h"

#include "models/items/experimentedits.h"
#include "tests/models/items/dayscript.h"
#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant begin = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

Experiment complete(const QString &key)
{
    Experiment one{.key = key,
                   .title = u"Title of "_s + key,
                   .hypothesis = u"CheckoutDown pages us"_s,
                   .driver = u"bob"_s,
                   .runbook = u"https://wiki.example/checkout"_s,
                   .timeBox = 10min,
                   .method = {{.text = u"pull the plug"_s}},
                   .expectedAlerts = {{.alert = {.source = u"prom"_s, .name = u"CheckoutDown"_s},
                                       .knownWithin = 2min}},
                   .backOutCriteria = {u"customers notice"_s},
                   .backOutPlan = byHand({u"plug it in"_s}),
                   .resetCriteria = byHand({u"the queue is empty"_s}),
                   .backOutRehearsed = QDate(2026, 11, 20),
                   .reviewedBy = u"carol"_s};
    one.risk = {.likelihood = Level::Low, .impact = Level::Low};
    return one;
}

void planWorld(DayScript &script)
{
    script.say(Entries::described(
        {.title = u"Day"_s, .date = QDate(2026, 12, 8), .from = QTime(9, 0), .to = QTime(10, 0)}));
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}));
    const std::array players{
        std::pair(u"incident-commander"_s, u"alice"_s), std::pair(u"experimenter"_s, u"bob"_s),
        std::pair(u"scribe"_s, u"carol"_s), std::pair(u"timekeeper"_s, u"dave"_s),
        std::pair(u"live-qa"_s, u"erin"_s)};
    for (const auto &[role, person] : players) {
        script.say(Entries::planned(Person{.key = person, .name = person}));
        script.say(Entries::assigned({.role = role, .person = person}));
    }
}

std::shared_ptr<Survey> survey()
{
    auto survey = std::make_shared<Survey>();
    for (const char *name : {"CartDown", "CheckoutDown", "DiskFull"}) {
        survey->rules.push_back({.name = name,
                                 .group = "g",
                                 .query = "up == 0",
                                 .evaluatedEvery = 15s,
                                 .holdFor = 1min});
    }
    survey->jobs = {{.name = "j", .interval = 15s, .timeout = 10s}};
    return survey;
}

QString standings(const ReadinessModel &model)
{
    QStringList lines;
    for (const ReadinessRow &row : model.rows()) {
        QString line = row.key + u' ';
        for (const Standing standing : row.standings)
            line += u"-+!o"_s[int(standing)];
        lines << line;
    }
    return lines.join(u'\n');
}

} // namespace

class TestReadinessModel : public QObject
{
    Q_OBJECT

private slots:
    void saysHowEachPlanStands();
    void countsTheDay();
    void judgesOnlyWhatWasEdited();
    void judgesEverybodyWhenARoleIsFilled();
    void holdsAgainstTheDayWhatEverybodyMisses();
    void judgesInSlices();
    void staysRightWhileTheDayGoesOnBetweenSlices();
    void getsOnWhileTheDayGoesOnInEveryTurn();
    void followsOrderAndRemoval();
    void reckonsWithWhatSourcesSay();
    void knowsWhereEachRuleBelongs();
    void makesKeysCopiesAndOrders();
};

void TestReadinessModel::saysHowEachPlanStands()
{
    DayScript script(begin);
    planWorld(script);
    ReadinessModel model(script.live(), script.clock());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Experiment holed = complete(u"holed"_s);
    holed.hypothesis.clear();
    holed.backOutPlan.clear();
    holed.backOutRehearsed = QDate();
    holed.resetCriteria.clear();
    holed.runbook.clear();
    holed.risk = {};
    holed.timeBox = 1min;
    holed.reviewedBy.clear();
    Experiment out = complete(u"out"_s);
    out.takenOut = u"could reach real customers"_s;
    script.after(1s).say(Entries::planned(complete(u"ready"_s)));
    script.after(1s).say(Entries::planned(holed));
    script.after(1s).say(Entries::planned(out));
    QTRY_COMPARE(model.rowCount(), 3);
    QTRY_VERIFY(model.isSettled());
    // method, hypothesis, risk, back-out, reset, alerts, time-box, runbook, roles
    QCOMPARE(standings(model), u"ready +++++++++\nholed +oooo+o!!\nout ---------"_s);
    QCOMPARE(textOf(model, {"key", "risk", "alerts", "needed", "roles", "holes", "warnings"}),
             u"ready | 1 | 1 | 120000000 | 5 | 0 | 0\n"
             "holed | 0 | 1 | 120000000 | 5 | 5 | 1\n"
             "out | 1 | 1 | 120000000 | 0 | - | -"_s);
}

void TestReadinessModel::countsTheDay()
{
    DayScript script(begin);
    planWorld(script);
    ReadinessModel model(script.live(), script.clock());
    QSignalSpy told(&model, &ReadinessModel::figuresChanged);
    Experiment holed = complete(u"b"_s);
    holed.method.clear();
    holed.expectedAlerts.front().alert.name = u"DiskFull"_s;
    holed.timeBox = 80min;
    script.say(std::vector{Entries::planned(complete(u"a"_s)), Entries::planned(holed)});
    QTRY_COMPARE(model.figures().experiments, 2);
    QCOMPARE(model.figures().ready, 1);
    QCOMPARE(model.figures().alertsCovered, 2);
    QVERIFY(!model.figures().alertsKnown);
    QCOMPARE(*model.figures().overrun, Micros(20min + 90min - 60min));
    QVERIFY(!told.isEmpty());
    QTRY_VERIFY(std::ranges::count(model.dayConcerns(), ReadinessRule::DayTooLong, &Concern::rule));
    script.after(1s).say(Entries::surveyed(u"prom"_s, *survey()));
    QTRY_COMPARE(model.figures().alertsKnown.value_or(0), 3);
    QCOMPARE(model.figures().alertsCovered, 2);
}

void TestReadinessModel::judgesOnlyWhatWasEdited()
{
    DayScript script(begin);
    planWorld(script);
    for (int i = 0; i < 40; ++i)
        script.say(Entries::planned(complete(u"e%1"_s.arg(i))));
    ReadinessModel model(script.live(), script.clock(), 10s);
    QVERIFY(model.isSettled());
    const int before = model.judgements();
    SignalLog log(model);
    Experiment edited = complete(u"e7"_s);
    edited.hypothesis.clear();
    script.say(Entries::planned(edited));
    QTRY_COMPARE(model.judgements(), before + 1);
    QCOMPARE(log.take(), u"changed 7..7"_s);
    script.after(1s).say(Entries::planned(BuyIn{.key = u"b"_s, .name = u"the board"_s}));
    QTRY_VERIFY(
        std::ranges::count(model.dayConcerns(), ReadinessRule::BuyInMissing, &Concern::rule));
    QCOMPARE(model.judgements(), before + 1);
}

void TestReadinessModel::holdsAgainstTheDayWhatEverybodyMisses()
{
    DayScript script(begin);
    planWorld(script);
    script.say(std::vector{Entries::planned(complete(u"a"_s)), Entries::planned(complete(u"b"_s))});
    ReadinessModel model(script.live(), script.clock());
    QTRY_COMPARE(model.figures().ready, 2);
    script.after(1s).say(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, u"no answer"_s));
    const auto unreachable = [&] {
        return std::ranges::count(model.dayConcerns(), ReadinessRule::SourceUnreachable,
                                  &Concern::rule);
    };
    QTRY_COMPARE(unreachable(), 1);
    QTRY_COMPARE(textOf(model, {"key", "holes", "warnings"}), u"a | 0 | 1\nb | 0 | 1"_s);
    QCOMPARE(model.figures().ready, 2);
    script.after(1s).say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    QTRY_COMPARE(unreachable(), 0);
}

void TestReadinessModel::judgesEverybodyWhenARoleIsFilled()
{
    DayScript script(begin);
    planWorld(script);
    script.say(Entries::assigned({.role = u"incident-commander"_s}));
    script.say(Entries::planned(complete(u"a"_s))).say(Entries::planned(complete(u"b"_s)));
    ReadinessModel model(script.live(), script.clock());
    QTRY_COMPARE(model.figures().ready, 0);
    script.say(Entries::assigned({.role = u"incident-commander"_s, .person = u"alice"_s}));
    QTRY_COMPARE(model.figures().ready, 2);
}

void TestReadinessModel::judgesInSlices()
{
    DayScript script(begin);
    planWorld(script);
    for (int i = 0; i < 30; ++i)
        script.say(Entries::planned(complete(u"e%1"_s.arg(i))));
    ReadinessModel model(script.live(), script.clock(), 0us);
    // No time at all: everything waits for its turn.
    QVERIFY(!model.isSettled());
    QCOMPARE(model.rowCount(), 30);
    QVERIFY(!model.rows().back().isJudged());
    QCOMPARE(model.rows().back().title, u"Title of e29"_s);
    ReadinessModel patient(script.live(), script.clock(), 1us);
    QVERIFY(!patient.isSettled());
    QTRY_VERIFY(patient.isSettled());
    // Once each; on a slow machine it hears of the world meanwhile, and begins once more.
    QVERIFY(patient.judgements() >= 30);
    QVERIFY(patient.judgements() < 60);
    QTRY_COMPARE(patient.figures().ready, 30);
}

void TestReadinessModel::staysRightWhileTheDayGoesOnBetweenSlices()
{
    DayScript script(begin);
    planWorld(script);
    for (int i = 0; i < 30; ++i)
        script.say(Entries::planned(complete(u"e%1"_s.arg(i))));
    ReadinessModel model(script.live(), script.clock(), 1us);
    for (int i = 0; i < 30; ++i) {
        QCoreApplication::processEvents();
        script.say(Entries::surveyed(u"prom"_s, *survey()));
        if (i % 3 == 0)
            script.say(Entries::removed(Kind::ExperimentRemoved, u"e%1"_s.arg(i)));
    }
    QTRY_COMPARE(model.rowCount(), 20);
    QTRY_VERIFY(model.isSettled() && model.figures().alertsKnown == 3);
    ReadinessModel fresh(script.live(), script.clock(), 10s);
    QTRY_VERIFY(model.rows() == fresh.rows());
    QVERIFY(model.figures() == fresh.figures());
}

void TestReadinessModel::getsOnWhileTheDayGoesOnInEveryTurn()
{
    DayScript script(begin);
    planWorld(script);
    script.say(Entries::surveyed(u"prom"_s, *survey()));
    script.say(
        Entries::planned(AlertSource{.key = u"am"_s, .type = AlertSource::Type::Alertmanager}));
    NotificationRoute route{.receiver = "team", .groupBy = {"alertname"}};
    route.groupInterval = 1s;
    script.say(Entries::surveyed(u"am"_s, {.route = route}));
    for (int i = 0; i < 10; ++i) {
        // Which group each of them opens takes a turn to find out.
        Experiment one = complete(u"e%1"_s.arg(i));
        one.expectedAlerts.front().alert.matchers = {
            {.label = u"job"_s, .value = QString::number(i)}};
        script.say(Entries::planned(one));
    }
    ReadinessModel model(script.live(), script.clock(), 1us);
    QElapsedTimer patience;
    patience.start();
    while (model.figures().ready < 10 && !patience.hasExpired(10'000)) {
        script.say(Entries::note(u"note"_s, u"and on it goes"_s));
        QCoreApplication::processEvents();
    }
    QVERIFY(model.isSettled());
    QCOMPARE(model.figures().ready, 10);
    QCOMPARE(model.figures().alertsKnown.value_or(0), 3);
}

void TestReadinessModel::followsOrderAndRemoval()
{
    DayScript script(begin);
    planWorld(script);
    for (const QString &key : {u"a"_s, u"b"_s, u"c"_s})
        script.say(Entries::planned(complete(key)));
    ReadinessModel model(script.live(), script.clock());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(model.isSettled() && model.rowCount() == 3);
    script.after(1s).say(Entries::ordered({u"c"_s, u"a"_s, u"b"_s}));
    QTRY_COMPARE(textOf(model, {"key"}), u"c\na\nb"_s);
    script.say(Entries::removed(Kind::ExperimentRemoved, u"a"_s));
    QTRY_COMPARE(textOf(model, {"key"}), u"c\nb"_s);
    script.live().replace({});
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.figures().experiments, 0);
}

void TestReadinessModel::reckonsWithWhatSourcesSay()
{
    DayScript script(begin);
    planWorld(script);
    Experiment tight = complete(u"a"_s);
    tight.timeBox = 3min;
    script.say(Entries::planned(tight));
    ReadinessModel model(script.live(), script.clock());
    QVERIFY(!model.rows().front().isReckoned);
    auto slow = survey();
    for (AlertRule &rule : slow->rules)
        rule.holdFor = 10min;
    script.after(1s).say(Entries::surveyed(u"prom"_s, *slow));
    QTRY_VERIFY(model.rows().front().isReckoned);
    QVERIFY(model.rows().front().needed > Micros(10min));
    QCOMPARE(model.rows().front().standing(Aspect::TimeBox), Standing::Hole);
}

void TestReadinessModel::knowsWhereEachRuleBelongs()
{
    // Rules of the day have no column, and those of the method share that of the title.
    const std::set ofTitle{ReadinessRule::NoMethod,         ReadinessRule::UnknownHost,
                           ReadinessRule::HostNotInStaging, ReadinessRule::HostWithoutSsh,
                           ReadinessRule::StepCannotBegin,  ReadinessRule::CertificateNotChecked,
                           ReadinessRule::ProxyCannotBreak};
    const std::set ofDay{ReadinessRule::NoAlternativeStaging,
                         ReadinessRule::NoChaosIncidentCommander, ReadinessRule::DayTooLong,
                         ReadinessRule::CommunicationOverdue, ReadinessRule::BuyInMissing};
    for (const auto &[rule, word] : readinessRuleWords) {
        const bool isOther = ofTitle.contains(rule) || ofDay.contains(rule);
        QVERIFY2((aspectOf(rule) == Aspect::Method) == isOther, std::string(word).c_str());
    }
}

void TestReadinessModel::makesKeysCopiesAndOrders()
{
    using namespace ExperimentEdits;
    Plan plan;
    QCOMPARE(freeKey(plan, u"experiment"_s), u"experiment"_s);
    plan.experiments = {complete(u"a"_s), complete(u"a-2"_s), complete(u"b"_s)};
    QCOMPARE(freeKey(plan, u"a"_s), u"a-3"_s);
    const auto copy = duplicate(plan, plan.experiments.front(), u"A (copy)"_s);
    QCOMPARE(copy.size(), 2U);
    QCOMPARE(copy.front().subject, std::string("a-3"));
    QVERIFY(copy.back().payload.find(R"(["a","a-3","a-2","b"])") != std::string::npos);
    QCOMPARE(duplicate(plan, plan.experiments.back(), u"B"_s).size(), 1U);
    QVERIFY(move(plan, u"a"_s, 0).empty());
    QVERIFY(move(plan, u"a"_s, 1).empty());
    QVERIFY(move(plan, u"gone"_s, 1).empty());
    QVERIFY(move(plan, u"a"_s, 4).empty());
    QVERIFY(move(plan, u"a"_s, 3).front().payload.find(R"(["a-2","b","a"])") != std::string::npos);
    QVERIFY(move(plan, u"b"_s, 0).front().payload.find(R"(["b","a","a-2"])") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestReadinessModel)
#include "tst_readinessmodel.moc"
