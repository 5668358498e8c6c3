// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/coveragemodel.h"

#include "tests/models/items/dayscript.h"
#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant noon = instantOf(1'796'385'600'000'000);

AlertRule rule(const std::string &name, std::vector<Label> annotations = {})
{
    return {.name = name,
            .group = "web",
            .query = "up == 0",
            .annotations = std::move(annotations),
            .evaluatedEvery = 15s};
}

void plan(DayScript &script)
{
    script.say(Entries::planned(AlertSource{.key = u"prom"_s, .title = u"Prometheus"_s}))
        .say(
            Entries::planned(Experiment{.key = u"db"_s,
                                        .title = u"Checkout loses its database"_s,
                                        .expectedAlerts = {{.alert = {u"prom"_s, u"Down"_s, {}}}}}))
        .say(Entries::surveyed(
            u"prom"_s,
            {.rules = {rule("Down", {{"runbook_url", "https://wiki.example/down"}}),
                       rule("Slow")}}));
}

} // namespace

class TestCoverageModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsEveryAlertWithWhatTestsIt()
    {
        DayScript script(noon);
        plan(script);
        CoverageModel model(script.live());
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(textOf(model, {"name", "source", "group", "runbook", "proved"}),
                     u"Down | Prometheus | web | true | -\nSlow | Prometheus | web | false | -"_s);
        QCOMPARE(model.rows()[0].tests, QStringList{u"Checkout loses its database"_s});
        QVERIFY(model.rows()[1].tests.isEmpty());
        QCOMPARE(model.count(), (CoverageCount{.alerts = 2, .tested = 1, .neverProved = 2}));
    }

    void knowsNothingOfARunbookThatNobodyTold()
    {
        DayScript script(noon);
        script.say(Entries::planned(AlertSource{.key = u"prom"_s}))
            .say(Entries::planned(Experiment{
                .key = u"db"_s, .expectedAlerts = {{.alert = {u"prom"_s, u"Down"_s, {}}}}}));
        CoverageModel model(script.live());
        QTRY_COMPARE(textOf(model, {"name", "runbook"}), u"Down | -"_s);
    }

    void makesACardOfAnAlert()
    {
        DayScript script(noon);
        plan(script);
        CoverageModel model(script.live());
        QTRY_COMPARE(model.rowCount(), 2);
        const auto card = model.cardFor(1);
        QVERIFY(card);
        QCOMPARE(card->expectedAlerts.front().alert.name, u"Slow"_s);
        QVERIFY(!model.cardFor(2) && !model.cardFor(-1));
        script.say(Entries::planned(*card));
        QTRY_COMPARE(model.count().tested, 2);
    }

    void remembersWhatElseWasProven()
    {
        DayScript script(noon);
        plan(script);
        CoverageModel model(script.live());
        const Proof last{
            .source = u"prom"_s, .alert = u"Down"_s, .at = noon, .verdict = Verdict::Fired};
        model.setLedger({{.source = u"prom"_s,
                          .alert = u"Down"_s,
                          .last = last,
                          .clearedByItself = noon - 24h,
                          .tests = 2}});
        const QString micros = QString::number(microsOf(noon - 24h));
        QTRY_COMPARE(textOf(model, {"name", "fired", "noData", "cleared"}),
                     u"Down | true | - | %1\nSlow | - | - | -"_s.arg(micros));
    }

    void restsWhileNobodyLooks()
    {
        DayScript script(noon);
        plan(script);
        CoverageModel model(script.live());
        QTRY_COMPARE(model.rowCount(), 2);
        model.setWatched(false);
        model.setLedger({});
        script.say(Entries::surveyed(u"prom"_s, {.rules = {rule("Other")}}));
        QCOMPARE(model.rowCount(), 2);
        model.setWatched(true);
        QTRY_COMPARE(textOf(model, {"name"}), u"Down\nOther"_s);
    }
};

QTEST_GUILESS_MAIN(TestCoverageModel)
#include "tst_coveragemodel.moc"
