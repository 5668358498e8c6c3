// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/plan/planfile.h"
#include "models/plan/planimport.h"
#include "models/plan/plankey.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray wholeFile = "title: First chaos day\n"
                             "date: 2026-12-08\n"
                             "window: 09:30–17:00\n"
                             "environment: stage-2\n"
                             "alternative_staging: stage-3\n"
                             "notes: Bring cake.\n"
                             "people: [Alice, Bob]\n"
                             "experiments:\n"
                             "  - key: db\n"
                             "    title: Checkout loses its database\n"
                             "    time_box: 10m\n"
                             "    question: Do we notice?\n"
                             "    roles: {scribe: bob}\n"
                             "  - {key: dns, title: DNS answers slowly}\n";

const QByteArray toolkitFile = R"json({
	"title": "Checkout loses its database", "description": "Do we?",
	"tags": ["db"],
	"method": [{"type": "action", "name": "stop", "provider":
		{"type": "process", "path": "systemctl", "arguments": "stop db"}}]
})json";

PlanImport read(const QByteArray &bytes, const QString &name = u"part.yaml"_s)
{
    const auto import = readImport(bytes, name);
    if (!import)
        qFatal("%s", qPrintable(import.failure().detail));
    return *import;
}

Plan wholePlan()
{
    return read(wholeFile).plan;
}

/// The day with that plan after a file was brought into it.
Plan after(const Plan &before, const PlanImport &import)
{
    Day day;
    for (Entry &entry : Entries::planned(before))
        day.apply(entry.view());
    for (Entry &entry : previewOf(day.plan(), import).entries)
        day.apply(entry.view());
    return day.plan();
}

QString linesOfAll(const Plan &before, const PlanImport &import)
{
    QStringList lines;
    for (const PlanChange &change : previewOf(before, import).changes)
        lines += linesOf(change);
    return lines.join(u'\n');
}

QString unchangedIn(const ImportPreview &preview)
{
    QStringList lines;
    for (const Unchanged &one : preview.unchanged)
        lines << one.title + (one.isNamed ? u" (same)"_s : QString());
    return lines.join(u'\n');
}

} // namespace

/// The one rule by which window and command line bring files into a day.
class TestPlanImport : public QObject
{
    Q_OBJECT

private slots:
    void leavesOfTheDayWhatTheFileLeavesOut();
    void setsFieldsOfTheDayBackThatTheFileHas();
    void takesANameWithNothingBehindItAsLeftOut();
    void keepsTheTitleOfTheDay();
    void clearsOfACardWhatTheFileLeavesOut();
    void leavesCardsAloneThatTheFileDoesNotName();
    void tellsWhatStays();
    void bringsAnExperimentIntoTheDay();
    void changesNothingASecondTime();
    void tellsEveryMistakeOfWhicheverFile();
    void makesKeysOfAnyTitle_data();
    void makesKeysOfAnyTitle();
    void makesFreshKeysOfSigns();
    void callsADayByTitleAndDate();
};

void TestPlanImport::leavesOfTheDayWhatTheFileLeavesOut()
{
    const Plan before = wholePlan();
    QCOMPARE(after(before, read("experiments: []\n")).day, before.day);
    const Plan dated = after(before, read("date: 2026-12-09\n"));
    QCOMPARE(dated.day.date, QDate(2026, 12, 9));
    QCOMPARE(dated.day.environment, u"stage-2"_s);
    QCOMPARE(dated.day.notes, u"Bring cake."_s);
    QCOMPARE(dated.day.from, QTime(9, 30));
}

void TestPlanImport::setsFieldsOfTheDayBackThatTheFileHas()
{
    const Plan before = wholePlan();
    const PlanImport import = read("environment: staging\nnotes: \"\"\nwindow: \"\"\n");
    const Plan now = after(before, import);
    QCOMPARE(now.day.environment, u"staging"_s);
    QCOMPARE(now.day.notes, QString());
    QVERIFY(!now.day.from.isValid() && !now.day.to.isValid());
    QCOMPARE(now.day.title, before.day.title);
    QCOMPARE(now.day.date, before.day.date);
    QCOMPARE(now.day.alternativeStaging, u"stage-3"_s);
    QCOMPARE(linesOfAll(before, import),
             u"the day's description\n    environment: stage-2 → staging\n"
             "    window: 09:30–17:00 → nothing\n    notes: Bring cake. → nothing"_s);
}

void TestPlanImport::takesANameWithNothingBehindItAsLeftOut()
{
    const Plan before = wholePlan();
    const PlanImport import = read("title:\ndate:\nwindow:\nenvironment:\nnotes:\n");
    QCOMPARE(after(before, import), before);
}

void TestPlanImport::keepsTheTitleOfTheDay()
{
    QCOMPARE(after(wholePlan(), read("title: \"\"\n")).day.title, u"First chaos day"_s);
}

void TestPlanImport::clearsOfACardWhatTheFileLeavesOut()
{
    const Plan before = wholePlan();
    const PlanImport import =
        read("experiments:\n  - {key: db, title: Checkout without database}\n");
    const Plan now = after(before, import);
    const Experiment bare{.key = u"db"_s, .title = u"Checkout without database"_s};
    QCOMPARE(*now.experiment(u"db"_s), bare);
    QVERIFY(now.assignments.empty());
    QCOMPARE(linesOfAll(before, import),
             u"who plays scribe in db\n    person: bob → nothing\n"
             "experiment db\n"
             "    title: Checkout loses its database → Checkout without database\n"
             "    question: Do we notice? → nothing\n    time_box: 10m → nothing"_s);
}

void TestPlanImport::leavesCardsAloneThatTheFileDoesNotName()
{
    const Plan before = wholePlan();
    const Plan now = after(before, read("experiments:\n  - {key: new, title: New}\n"));
    QCOMPARE(*now.experiment(u"db"_s), *before.experiment(u"db"_s));
    QCOMPARE(now.assignments, before.assignments);
    QCOMPARE(now.people, before.people);
    QCOMPARE(now.day, before.day);
}

void TestPlanImport::tellsWhatStays()
{
    const ImportPreview preview =
        previewOf(wholePlan(),
                  read("notes: Bring cake.\npeople: [Alice]\n"
                       "experiments:\n  - {key: dns, title: DNS answers slowly}\n"
                       "  - {key: new, title: New}\n"));
    QCOMPARE(unchangedIn(preview),
             u"the day's description (same)\nperson alice (same)\nperson bob\n"
             "who plays scribe in db\nexperiment db\nexperiment dns (same)"_s);
}

void TestPlanImport::bringsAnExperimentIntoTheDay()
{
    const PlanImport import = read(toolkitFile, u"db.json"_s);
    QVERIFY(import.experiment);
    const Plan before = wholePlan();
    const ImportPreview preview = previewOf(before, import);
    QCOMPARE(preview.changes.size(), 1U);
    QCOMPARE(preview.changes[0].title, u"experiment checkout-loses-its-database"_s);
    QVERIFY(preview.changes[0].isNew);
    QCOMPARE(preview.notes, QStringList{u"Tags are not carried over: db."_s});
    QVERIFY(
        unchangedIn(preview).endsWith(u"who plays scribe in db\nexperiment db\nexperiment dns"_s));
    const Plan now = after(before, import);
    QCOMPARE(now.experiments.size(), 3U);
    QCOMPARE(now.day, before.day);
    QCOMPARE(now.assignments, before.assignments);
}

void TestPlanImport::changesNothingASecondTime()
{
    const PlanImport import = read(toolkitFile, u"db.json"_s);
    const Plan once = after(wholePlan(), import);
    QVERIFY(previewOf(once, import).entries.empty());
    QVERIFY(unchangedIn(previewOf(once, import))
                .endsWith(u"experiment checkout-loses-its-database (same)"_s));
    QVERIFY(previewOf(wholePlan(), read(wholeFile)).entries.empty());
}

void TestPlanImport::tellsEveryMistakeOfWhicheverFile()
{
    const auto plan = readImport("titel: x\ndate: soon\n", u"day.yaml"_s);
    QVERIFY(!plan);
    QCOMPARE(plan.failure().detail.count(u"day.yaml:"_s), 2);
    const auto experiment = readImport(R"json({"title": "a", "method": []})json", u"e.json"_s);
    QVERIFY(!experiment);
    QVERIFY(experiment.failure().detail.startsWith(u"e.json:1:1: description: "_s));
}

void TestPlanImport::makesKeysOfAnyTitle_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const QString &title, const QString &key) {
        QTest::newRow(name) << title << key;
    };
    row("words", u"Checkout loses  its database!"_s, u"checkout-loses-its-database"_s);
    row("version", u"API v1.2_b"_s, u"api-v1.2_b"_s);
    row("letters of others", u"Größe 数据库"_s, u"größe-数据库"_s);
    row("a letter and its mark", u"Cafe\u0301"_s, u"café"_s);
    row("marks that are no letters", u"हिन्दी"_s, u"हिन्दी"_s);
    row("wide letters", u"ＤＢ"_s, u"db"_s);
    row("signs", u"???"_s, u"unnamed"_s);
    row("pictures", u"🔥🔥"_s, u"unnamed"_s);
    row("nothing", QString(), u"unnamed"_s);
    row("half a picture", QString(QChar(0xd83d)), u"unnamed"_s);
}

void TestPlanImport::makesKeysOfAnyTitle()
{
    QFETCH(const QString, title);
    QFETCH(const QString, key);
    QCOMPARE(keyOfTitle(title), key);
    QVERIFY(isPlanKey(key));
    QCOMPARE(givesKey(title), key != u"unnamed"_s);
    QVERIFY(keyOfTitle(title.repeated(300)).size() <= 80);
}

void TestPlanImport::makesFreshKeysOfSigns()
{
    std::vector<Person> people;
    for (const QString &name : {u"???"_s, u"!"_s, u"Bob"_s, u"bob"_s})
        people.push_back({.key = freshKey(name, people), .name = name});
    QStringList keys;
    for (const Person &person : people)
        keys << person.key;
    QCOMPARE(keys, (QStringList{u"unnamed"_s, u"unnamed-2"_s, u"bob"_s, u"bob-2"_s}));
}

void TestPlanImport::callsADayByTitleAndDate()
{
    QCOMPARE(keyOfDay({.title = u"First chaos day"_s, .date = QDate(2026, 12, 8)}),
             u"first-chaos-day-2026-12-08"_s);
    QCOMPARE(keyOfDay({.title = u"***"_s}), u"day"_s);
}

QTEST_GUILESS_MAIN(TestPlanImport)
#include "tst_planimport.moc"
