// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/plancommands.h"

#include "app/starterplan.h"
#include "models/plan/planfile.h"
#include "tests/support/fakeserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using Verb = CommandLine::Verb;

namespace {

const QByteArray smallPlan = "title: Small day\n"
                             "date: 2026-12-08\n"
                             "people: [Alice, Bob]\n"
                             "assignments: {chaos-incident-commander: alice, scribe: bob}\n"
                             "experiments:\n"
                             "  - key: db\n"
                             "    title: Checkout loses its database\n"
                             "    time_box: 10m\n";

struct Answer
{
    int status = -1;
    QByteArray out{};
    QByteArray err{};
};

QByteArray taken(std::FILE *file)
{
    QByteArray bytes(64 * 1024, '\0');
    std::rewind(file);
    bytes.truncate(qsizetype(std::fread(bytes.data(), 1, std::size_t(bytes.size()), file)));
    std::fclose(file);
    return bytes;
}

Answer ask(const CommandLine &line)
{
    const Terminal terminal{std::tmpfile(), std::tmpfile()};
    Answer answer{.status = performPlanCommand(line, terminal)};
    answer.out = taken(terminal.out);
    answer.err = taken(terminal.err);
    return answer;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPlanCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void importsOnceAndTellsWhatChanged();
    void clearsWhatTheFileLeavesOutOfACard();
    void setsTheEnvironmentBack();
    void showsInADryRunWhatAnImportDoesAndWritesNothing();
    void exportsWhatWasImported();
    void exportsProxies();
    void leavesAFileAloneThatIsThere();
    void namesTheDaysOfTheStore();
    void tellsHolesAndExitsWithOne();
    void exitsWithZeroWithoutHoles();
    void tellsConcernsAsJson();
    void asksTheSourcesUnlessToldNotTo();
    void tellsWhyAFileCannotBeRead();
    void beginsAPlan();
    void printsTheSchema();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString written(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    Answer import(const QByteArray &plan, bool dryRun = false) const
    {
        return ask({.verb = Verb::PlanImport,
                    .store = path(u"s.db"_s),
                    .file = written(u"import.yaml"_s, plan),
                    .dryRun = dryRun});
    }
    CommandLine exportOf(const QString &day) const
    {
        return {.verb = Verb::PlanExport, .store = path(u"s.db"_s), .day = day};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPlanCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestPlanCommands::importsOnceAndTellsWhatChanged()
{
    const Answer first = import(smallPlan);
    QCOMPARE(first.status, 0);
    QVERIFY2(first.out.contains("experiment db, new\n"), first.out);
    QVERIFY2(first.out.endsWith("Open it with: chaosroom small-day-2026-12-08\n"), first.out);
    QCOMPARE(import(smallPlan).out, QByteArray("Nothing has changed in small-day-2026-12-08.\n"));
    const QByteArray edited = QByteArray(smallPlan).replace("10m", "5m");
    QCOMPARE(import(edited).out,
             QByteArray("experiment db\n    time_box: 10m → 5m\n"
                        "Open it with: chaosroom small-day-2026-12-08\n"));
}

void TestPlanCommands::clearsWhatTheFileLeavesOutOfACard()
{
    QCOMPARE(import(smallPlan).status, 0);
    QCOMPARE(import(QByteArray(smallPlan).replace("    time_box: 10m\n", "")).out,
             QByteArray("experiment db\n    time_box: 10m → nothing\n"
                        "Open it with: chaosroom small-day-2026-12-08\n"));
}

void TestPlanCommands::setsTheEnvironmentBack()
{
    QCOMPARE(import(smallPlan + "environment: stage-2\n").status, 0);
    QCOMPARE(import(smallPlan).out, QByteArray("Nothing has changed in small-day-2026-12-08.\n"));
    QCOMPARE(import(smallPlan + "environment: staging\n").out,
             QByteArray("the day's description\n    environment: stage-2 → staging\n"
                        "Open it with: chaosroom small-day-2026-12-08\n"));
}

void TestPlanCommands::showsInADryRunWhatAnImportDoesAndWritesNothing()
{
    const Answer before = import(smallPlan, true);
    QCOMPARE(before.status, 0);
    QVERIFY2(before.out.endsWith("This would make the day small-day-2026-12-08.\n"), before.out);
    QVERIFY(!QFile::exists(path(u"s.db"_s)));

    QCOMPARE(import(smallPlan).status, 0);
    const QByteArray held = ask(exportOf(u"Small day"_s)).out;
    const Answer after = import(QByteArray(smallPlan).replace("10m", "5m"), true);
    QCOMPARE(after.out,
             QByteArray("experiment db\n    time_box: 10m → 5m\n"
                        "Nothing was written. This would change the day small-day-2026-12-08.\n"));
    QCOMPARE(ask(exportOf(u"Small day"_s)).out, held);
    QCOMPARE(import(smallPlan, true).out,
             QByteArray("Nothing would change in small-day-2026-12-08.\n"));
}

void TestPlanCommands::exportsWhatWasImported()
{
    QCOMPARE(import(smallPlan).status, 0);
    const Answer exported = ask(exportOf(u"Small day"_s));
    QCOMPARE(exported.status, 0);
    const auto plan = readPlan(exported.out, u"exported.yaml"_s);
    QVERIFY2(plan, exported.out);
    QVERIFY(exported.out.contains("\n# yaml-language-server: $schema=plan.schema.json\n"));
    QCOMPARE(*plan, *readPlan(smallPlan, u"small.yaml"_s));
    QCOMPARE(import(exported.out).out,
             QByteArray("Nothing has changed in small-day-2026-12-08.\n"));
}

void TestPlanCommands::exportsProxies()
{
    const QByteArray whole =
        smallPlan + "proxies:\n  - {key: ws, listen: 9444, target: \"shop.staging.example:443\"}\n";
    QCOMPARE(import(whole).status, 0);
    const Answer exported = ask(exportOf(u"Small day"_s));
    QCOMPARE(exported.status, 0);
    QCOMPARE(*readPlan(exported.out, u"exported.yaml"_s), *readPlan(whole, u"small.yaml"_s));
    QCOMPARE(import(whole).out, QByteArray("Nothing has changed in small-day-2026-12-08.\n"));
}

void TestPlanCommands::leavesAFileAloneThatIsThere()
{
    QCOMPARE(import(smallPlan).status, 0);
    CommandLine line = exportOf(u"Small day"_s);
    line.output = written(u"mine.yaml"_s, "# my comments\n");
    const Answer refused = ask(line);
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("mine.yaml is there already"), refused.err);
    QVERIFY2(refused.err.contains("--force"), refused.err);
    QCOMPARE(contentOf(line.output), QByteArray("# my comments\n"));
    line.force = true;
    QCOMPARE(ask(line).status, 0);
    QVERIFY(readPlan(contentOf(line.output), line.output));
    line.force = false;
    line.output = path(u"new.yaml"_s);
    QCOMPARE(ask(line).status, 0);
    QCOMPARE(contentOf(line.output), ask(exportOf(u"Small day"_s)).out);
}

void TestPlanCommands::namesTheDaysOfTheStore()
{
    QCOMPARE(import(smallPlan).status, 0);
    const Answer answer = ask(exportOf(u"Nowhere"_s));
    QCOMPARE(answer.status, 1);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.err.contains("\"Small day\""), answer.err);
}

void TestPlanCommands::tellsHolesAndExitsWithOne()
{
    const Answer answer =
        ask({.verb = Verb::PlanCheck, .file = written(u"small.yaml"_s, smallPlan)});
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.out.startsWith("Small day. Experiments: 1, taken out: 0, with holes: 1."),
             answer.out);
    QVERIFY2(answer.out.contains("\nCheckout loses its database (db)\n"), answer.out);
    QVERIFY2(answer.out.contains("  hole     no hypothesis (by 2026-11-24)\n"), answer.out);
}

void TestPlanCommands::exitsWithZeroWithoutHoles()
{
    const QByteArray plan =
        "people: [Alice, Bob]\n"
        "assignments: {chaos-incident-commander: alice, incident-commander: alice}\n"
        "experiments:\n"
        "  - {key: db, title: Checkout loses its database, hypothesis: it pages us, driver: bob,\n"
        "     risk: {likelihood: low, impact: low}, time_box: 10m, method: [detach it],\n"
        "     expected_alerts: [CheckoutDown], back_out_criteria: [it stays down],\n"
        "     back_out_plan: [attach it], reset_criteria: [it is up]}\n";
    const Answer answer = ask({.verb = Verb::PlanCheck, .file = written(u"whole.yaml"_s, plan)});
    QVERIFY2(answer.status == 0, answer.out);
    QVERIFY2(answer.out.contains(" Holes: 0,"), answer.out);
    QVERIFY2(answer.out.contains("  warning  "), answer.out);
}

void TestPlanCommands::tellsConcernsAsJson()
{
    const Answer answer =
        ask({.verb = Verb::PlanCheck, .file = written(u"small.yaml"_s, smallPlan), .json = true});
    QCOMPARE(answer.status, 1);
    const QJsonArray concerns = QJsonDocument::fromJson(answer.out).array();
    QVERIFY(concerns.size() > 5);
    bool isTold = false;
    for (const QJsonValue &concern : concerns) {
        QCOMPARE(concern.toObject().keys(),
                 (QStringList{u"about"_s, u"close_by"_s, u"experiment"_s, u"reason"_s, u"remedy"_s,
                              u"rule"_s, u"severity"_s, u"title"_s}));
        isTold = isTold
            || (concern["rule"_L1] == u"no_back_out_plan"_s && concern["experiment"_L1] == u"db"_s
                && concern["severity"_L1] == u"hole"_s && concern["about"_L1].isNull()
                && concern["close_by"_L1] == u"2026-11-27"_s);
    }
    QVERIFY2(isTold, answer.out);
}

void TestPlanCommands::asksTheSourcesUnlessToldNotTo()
{
    Test::FakeServer server;
    server.answer("/api/v1/alerts", {}, 503);
    const QByteArray plan = QByteArray(smallPlan)
        + "    expected_alerts: [{source: prom, name: CheckoutDown}]\n"
          "sources: [{key: prom, type: prometheus, url: '"
        + server.url().toEncoded() + "'}]\n";
    CommandLine line{.verb = Verb::PlanCheck,
                     .file = written(u"asks.yaml"_s, plan),
                     .json = true,
                     .offline = true};
    QVERIFY(!ask(line).out.contains("source_unreachable"));
    QVERIFY(server.requests().isEmpty());
    line.offline = false;
    const Answer answer = ask(line);
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.out.contains("source_unreachable"), answer.out);
    QVERIFY(!server.requests().isEmpty());
}

void TestPlanCommands::tellsWhyAFileCannotBeRead()
{
    const Answer missing = ask({.verb = Verb::PlanCheck, .file = path(u"none.yaml"_s)});
    QCOMPARE(missing.status, 1);
    QVERIFY2(missing.err.contains("none.yaml cannot be read"), missing.err);
    const Answer broken =
        ask({.verb = Verb::PlanCheck, .file = written(u"b.yaml"_s, "titel: x\n"), .json = true});
    QCOMPARE(broken.status, 1);
    QVERIFY(broken.out.isEmpty());
    QVERIFY2(broken.err.contains("b.yaml:1:1: titel"), broken.err);
}

void TestPlanCommands::beginsAPlan()
{
    CommandLine line{.verb = Verb::PlanNew, .title = u"Second day"_s, .date = QDate(2027, 3, 2)};
    const Answer printed = ask(line);
    QCOMPARE(printed.out, starterPlan(u"Second day"_s, QDate(2027, 3, 2)));
    line.output = path(u"second.yaml"_s);
    QCOMPARE(ask(line).status, 0);
    QCOMPARE(contentOf(line.output), printed.out);
    QCOMPARE(ask(line).status, 1);
}

void TestPlanCommands::printsTheSchema()
{
    const Answer answer = ask({.verb = Verb::PlanSchema});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.out, planSchema());
    QVERIFY(QJsonDocument::fromJson(answer.out).isObject());
}

QTEST_GUILESS_MAIN(TestPlanCommands)
#include "tst_plancommands.moc"
