// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// The program as a user meets it on the command line: its own process, its own store.
class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void saysItsVersionAndHelpWithoutADisplay();
    void saysWhatCanBeDoneWithoutADisplay();
    void answersMisuseWithTwoAndAWayOut();
    void importsAPlanAndTellsItBack();
    void refusesABadPlanWithTheLine();
    void carriesAPlanFromItsFirstLineToADayAndBack();
    void writesPlansThatTheSchemaKnows();
    void namesADayThatIsNotThere();
    void makesAnIncidentOfTheDayAndEndsIt();
    void checksAndBacksUpAStore();
    void sharesALiveStoreWithOtherPrograms();
    void saysWhatToDoAboutAStoreItCannotUse_data();
    void saysWhatToDoAboutAStoreItCannotUse();
    void readsAStoreInAReadOnlyFolder();
    void rehearsesUnattendedInsideNinetySeconds();
    void losesNothingToAKillInTheMiddleOfARehearsal();
};

namespace {

struct Answer
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

enum class Display { Offscreen, None };

void prepare(QProcess &process, Display display = Display::Offscreen)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto name : {"QT_QPA_PLATFORM"_L1, "DISPLAY"_L1, "WAYLAND_DISPLAY"_L1})
        environment.remove(name);
    if (display == Display::Offscreen)
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(CHAOSROOM_PROGRAM));
}

/// With root's rights no folder is read-only.
enum class Rights { Ours, Nobodys };

Answer ask(const QStringList &words, int withinMs = 30000, Rights rights = Rights::Ours,
           Display display = Display::Offscreen)
{
    QProcess process;
    prepare(process, display);
    if (rights == Rights::Nobodys) {
        process.setChildProcessModifier([] {
            if (geteuid() == 0 && setuid(65534) != 0)
                _exit(126);
        });
    }
    process.setArguments(words);
    process.start();
    Answer answer;
    if (process.waitForFinished(withinMs) && process.exitStatus() == QProcess::NormalExit)
        answer.status = process.exitCode();
    else
        process.kill();
    process.waitForFinished(5000);
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

QByteArray smallPlan()
{
    return "title: Small day\n"
           "date: 2026-12-08\n"
           "people:\n"
           "  - key: alice\n"
           "    name: Alice\n"
           "experiments:\n"
           "  - key: db\n"
           "    title: Checkout <b>loses</b> its database\n"
           "    hypothesis: pages us within 2 min\n"
           "    time_box: 10m\n"
           "    expected_alerts:\n"
           "      - name: CheckoutDown\n"
           "        known_within: 2m\n";
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QJsonArray entriesOf(const QString &store, const QString &day)
{
    const Answer answer = ask({u"journal"_s, day, u"--json"_s, u"--store"_s, store});
    return QJsonDocument::fromJson(answer.out).array();
}

} // namespace

void TestProgram::saysItsVersionAndHelpWithoutADisplay()
{
    const Answer version = ask({u"--version"_s});
    QCOMPARE(version.status, 0);
    QVERIFY(QRegularExpression(u"^chaosroom \\d+\\.\\d+\\.\\d+\n$"_s)
                .match(QString::fromUtf8(version.out))
                .hasMatch());
    const Answer help = ask({u"--help"_s});
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("rehearse"));
}

void TestProgram::saysWhatCanBeDoneWithoutADisplay()
{
    const Answer answer =
        ask({u"--store"_s, u"/nowhere/s.db"_s}, 30000, Rights::Ours, Display::None);
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.err.contains("no display") && answer.err.contains("--unattended"), answer.err);
}

void TestProgram::answersMisuseWithTwoAndAWayOut()
{
    const Answer answer = ask({u"store"_s});
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.out.isEmpty());
    QVERIFY(answer.err.contains("chaosroom --help"));
}

void TestProgram::importsAPlanAndTellsItBack()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    const QString plan = written(folder, u"plan.yaml"_s, smallPlan());
    const Answer imported = ask({u"plan"_s, u"import"_s, plan, u"--store"_s, store});
    QVERIFY2(imported.status == 0, imported.err);

    const QJsonArray entries = entriesOf(store, u"Small day"_s);
    QVERIFY(entries.size() >= 3);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QJsonObject entry = entries.at(i).toObject();
        QCOMPARE(entry["sequence"_L1].toInteger(), i + 1);
        for (const auto member :
             {"id"_L1, "at"_L1, "actor"_L1, "kind"_L1, "subject"_L1, "payload"_L1})
            QVERIFY2(entry.contains(member), member.data());
    }
    // Up to the first instant, and before it.
    const QString first = entries.first()["at"_L1].toString();
    const auto countAt = [&](const QString &at) {
        const Answer answer =
            ask({u"journal"_s, u"Small day"_s, u"--json"_s, u"--at"_s, at, u"--store"_s, store});
        return answer.status == 0 ? QJsonDocument::fromJson(answer.out).array().size() : -1;
    };
    QVERIFY(countAt(first) >= 1);
    QCOMPARE(countAt(u"2026-01-01T00:00:00Z"_s), 0);
    QCOMPARE(countAt(u"2100-01-01T00:00:00Z"_s), entries.size());
    QVERIFY(countAt(u"23:59:59"_s) >= 0); // of the day's date, whenever that is
    const Answer early = ask(
        {u"report"_s, u"Small day"_s, u"--at"_s, u"2026-01-01T00:00:00Z"_s, u"--store"_s, store});
    QVERIFY2(early.status == 0, early.err);
    QVERIFY(!early.out.contains("Checkout"));
    // A second import of the same file changes nothing.
    QCOMPARE(ask({u"plan"_s, u"import"_s, plan, u"--store"_s, store}).status, 0);
    QCOMPARE(entriesOf(store, u"Small day"_s).size(), entries.size());

    const Answer report =
        ask({u"--store"_s, store, u"report"_s, u"Small day"_s, u"--format"_s, u"json"_s});
    QCOMPARE(report.status, 0);
    const QJsonObject json = QJsonDocument::fromJson(report.out).object();
    const QJsonObject experiment = json["experiments"_L1].toArray().at(0).toObject();
    QCOMPARE(experiment["key"_L1].toString(), u"db"_s);
    QCOMPARE(experiment["title"_L1].toString(), u"Checkout <b>loses</b> its database"_s);
    QVERIFY(experiment["triggered_at"_L1].isNull());
    QVERIFY(experiment["hypothesis_held"_L1].isNull());

    const QString html = folder.filePath(u"r.html"_s);
    QCOMPARE(ask({u"report"_s, u"Small day"_s, u"-o"_s, html, u"--store"_s, store}).status, 0);
    QFile file(html);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray page = file.readAll();
    QVERIFY(page.contains("&lt;b&gt;loses"));
    QVERIFY(!page.contains("<b>loses"));
}

void TestProgram::refusesABadPlanWithTheLine()
{
    const QTemporaryDir folder;
    const QString plan = written(folder, u"plan.yaml"_s, "title: x\nexperimnts: []\n");
    const Answer answer =
        ask({u"plan"_s, u"import"_s, plan, u"--store"_s, folder.filePath(u"s.db"_s)});
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.err.contains("plan.yaml:2"), answer.err);
    QVERIFY2(answer.err.contains("experiments"), answer.err);
}

void TestProgram::carriesAPlanFromItsFirstLineToADayAndBack()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    const QString plan = folder.filePath(u"day.yaml"_s);
    const QStringList begin{u"plan"_s, u"new"_s, u"Second day"_s, u"--date"_s, u"2027-03-02"_s,
                            u"-o"_s,   plan};
    QCOMPARE(ask(begin).status, 0);
    QCOMPARE(ask(begin).status, 1); // it is there already

    const Answer check = ask({u"plan"_s, u"check"_s, plan, u"--json"_s, u"--offline"_s});
    QCOMPARE(check.status, 1);
    const QJsonArray concerns = QJsonDocument::fromJson(check.out).array();
    QVERIFY(!concerns.isEmpty());
    QCOMPARE(concerns.at(0)["severity"_L1].toString(), u"hole"_s);

    const QStringList import{u"plan"_s, u"import"_s, plan, u"--store"_s, store};
    const Answer dry = ask(import + QStringList{u"--dry-run"_s});
    QVERIFY2(dry.status == 0 && dry.out.contains("experiment first, new"), dry.err + dry.out);
    QVERIFY(!QFile::exists(store));
    QCOMPARE(ask(import).status, 0);

    const QString copy = folder.filePath(u"copy.yaml"_s);
    const Answer exported =
        ask({u"--store"_s, store, u"plan"_s, u"export"_s, u"Second day"_s, u"-o"_s, copy});
    QVERIFY2(exported.status == 0, exported.err);
    const Answer again = ask({u"plan"_s, u"import"_s, copy, u"--store"_s, store});
    QVERIFY2(again.out.startsWith("Nothing has changed"), again.out);
    QCOMPARE(ask({u"plan"_s, u"check"_s}).status, 2);
}

void TestProgram::writesPlansThatTheSchemaKnows()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    const QString schema = folder.filePath(u"plan.schema.json"_s);
    QCOMPARE(ask({u"plan"_s, u"schema"_s, u"-o"_s, schema}).status, 0);
    const QString sample = QStringLiteral(CHAOSROOM_DAYS "/first-chaos-day.yaml");
    QCOMPARE(ask({u"plan"_s, u"import"_s, sample, u"--store"_s, store}).status, 0);
    const QString copy = folder.filePath(u"copy.yaml"_s);
    QCOMPARE(ask({u"plan"_s, u"export"_s, u"First chaos day"_s, u"-o"_s, copy, u"--store"_s, store})
                 .status,
             0);
    const QString starter = folder.filePath(u"starter.yaml"_s);
    QCOMPARE(ask({u"plan"_s, u"new"_s, u"-o"_s, starter}).status, 0);
    const QString wrong = written(folder, u"wrong.yaml"_s, "titel: x\n");

    const auto judge = [&](const QStringList &files) {
        QProcess python;
        python.start(u"/usr/bin/python3"_s,
                     QStringList{QStringLiteral(CHAOSROOM_SCHEMA_CHECK), schema} + files);
        python.waitForFinished(60000);
        return Answer{.status = python.exitCode(),
                      .out = python.readAllStandardOutput(),
                      .err = python.readAllStandardError()};
    };
    const Answer good =
        judge({sample, copy, starter, QStringLiteral(CHAOSROOM_DAYS "/rehearsal.yaml")});
    QVERIFY2(good.status == 0, good.out + good.err);
    const Answer bad = judge({wrong});
    QCOMPARE(bad.status, 1);
    QVERIFY2(bad.out.contains("titel"), bad.out + bad.err);
}

void TestProgram::namesADayThatIsNotThere()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    ask({u"plan"_s, u"import"_s, written(folder, u"plan.yaml"_s, smallPlan()), u"--store"_s,
         store});
    const Answer answer = ask({u"report"_s, u"Nowhere"_s, u"--store"_s, store});
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.err.contains("Nowhere"), answer.err);
    QVERIFY2(answer.err.contains("Small day"), answer.err);
}

void TestProgram::makesAnIncidentOfTheDayAndEndsIt()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    ask({u"plan"_s, u"import"_s, written(folder, u"plan.yaml"_s, smallPlan()), u"--store"_s,
         store});
    const auto preflight = [&] {
        return ask({u"preflight"_s, u"Small day"_s, u"--json"_s, u"--store"_s, store});
    };
    const auto event = [&](const QStringList &words) {
        return ask(QStringList{u"event"_s, u"Small day"_s, u"--store"_s, store} + words);
    };
    QCOMPARE(preflight().status, 0);
    const Answer declared = event({u"the site is down"_s});
    QVERIFY2(declared.status == 0, declared.err);
    const Answer standing = preflight();
    QCOMPARE(standing.status, 1);
    const QJsonObject json = QJsonDocument::fromJson(standing.out).object();
    QCOMPARE(json["experiment"_L1].toString(), u"db"_s);
    QCOMPARE(json["findings"_L1][0]["what"_L1].toString(), u"event_open"_s);
    QCOMPARE(event({u"twice"_s}).status, 1);
    QCOMPARE(event({u"--over"_s, u"a cable"_s}).status, 0);
    QCOMPARE(event({u"--over"_s, u"again"_s}).status, 1);
    QCOMPARE(preflight().status, 0);
    const Answer report = ask({u"report"_s, u"Small day"_s, u"--store"_s, store});
    QVERIFY2(report.out.contains("## Unplanned events"), report.out);
}

void TestProgram::checksAndBacksUpAStore()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    const QString copy = folder.filePath(u"copy.db"_s);
    ask({u"plan"_s, u"import"_s, written(folder, u"plan.yaml"_s, smallPlan()), u"--store"_s,
         store});
    const Answer check = ask({u"store"_s, u"check"_s, u"--store"_s, store});
    QVERIFY2(check.status == 0, check.err);
    const Answer backup = ask({u"store"_s, u"backup"_s, copy, u"--store"_s, store});
    QVERIFY2(backup.status == 0, backup.err);
    QCOMPARE(entriesOf(copy, u"Small day"_s), entriesOf(store, u"Small day"_s));

    QFile damaged(copy);
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    damaged.seek(4096);
    damaged.write(QByteArray(4096, '\x5a'));
    damaged.close();
    const Answer found = ask({u"store"_s, u"check"_s, u"--store"_s, copy});
    QCOMPARE(found.status, 1);
    const QByteArray said = found.out + found.err;
    QVERIFY2(said.contains("backup") && said.contains(".recover"), said);
    QVERIFY2(!said.contains("store check"), said);
}

void TestProgram::sharesALiveStoreWithOtherPrograms()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    const QString copy = folder.filePath(u"copy.db"_s);
    QProcess live;
    prepare(live);
    live.setArguments({u"rehearse"_s, u"--unattended"_s, u"--store"_s, store});
    live.start();
    QByteArray shown;
    QTRY_VERIFY_WITH_TIMEOUT((shown += live.readAllStandardOutput()).count('\n') >= 5, 60000);
    const QString day = QString::fromUtf8(shown.left(shown.indexOf('\n'))).section(u' ', -1);

    // Each of these opens the store, and as the last of its kind would tidy it up.
    const QString plan = written(folder, u"plan.yaml"_s, smallPlan());
    const Answer imported = ask({u"plan"_s, u"import"_s, plan, u"--store"_s, store});
    QVERIFY2(imported.status == 0, imported.err);
    const Answer check = ask({u"store"_s, u"check"_s, u"--store"_s, store});
    QVERIFY2(check.status == 0, check.err + check.out);
    const Answer backup = ask({u"store"_s, u"backup"_s, copy, u"--store"_s, store});
    QVERIFY2(backup.status == 0, backup.err);
    const QJsonArray then = entriesOf(copy, day);
    QVERIFY(then.size() >= 5);

    // The rehearsal has not noticed: it goes on writing where everybody reads it.
    QTRY_VERIFY_WITH_TIMEOUT(entriesOf(store, day).size() > then.size(), 60000);
    QCOMPARE(live.state(), QProcess::Running);
    QCOMPARE(::kill(pid_t(live.processId()), SIGKILL), 0);
    QVERIFY(live.waitForFinished(5000));
    const QJsonArray now = entriesOf(store, day);
    for (qsizetype i = 0; i < then.size(); ++i)
        QCOMPARE(now.at(i), then.at(i));
    QVERIFY(entriesOf(store, u"Small day"_s).size() >= 3);
    QCOMPARE(ask({u"store"_s, u"check"_s, u"--store"_s, store}).status, 0);
}

void TestProgram::saysWhatToDoAboutAStoreItCannotUse_data()
{
    // Where bytes of a sound store are overwritten, and what is said then.
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<int>("copies");
    QTest::newRow("newer version")
        << 60 << QByteArray("\0\0\0\x63", 4) << QByteArray("newer Chaosroom") << 0;
    QTest::newRow("another program's")
        << 68 << QByteArray("\0\0\0\1", 4) << QByteArray("another program") << 0;
    QTest::newRow("damaged") << 0 << QByteArray(4096, 'Z') << QByteArray("copied to") << 1;
}

void TestProgram::saysWhatToDoAboutAStoreItCannotUse()
{
    QFETCH(int, offset);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, said);
    QFETCH(int, copies);
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    const QString plan = written(folder, u"plan.yaml"_s, smallPlan());
    QCOMPARE(ask({u"plan"_s, u"import"_s, plan, u"--store"_s, store}).status, 0);
    QFile file(store);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(offset));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();

    const QList<QStringList> verbs = {
        {u"plan"_s, u"import"_s, plan},
        {u"report"_s, u"Small day"_s},
        {u"journal"_s, u"Small day"_s},
        {u"store"_s, u"check"_s},
        {u"store"_s, u"backup"_s, folder.filePath(u"copy.db"_s)},
        {u"rehearse"_s, u"--unattended"_s},
    };
    for (const QStringList &verb : verbs) {
        const Answer answer = ask(verb + QStringList{u"--store"_s, store});
        QVERIFY2(answer.status == 1, qPrintable(verb.join(u' ')));
        QVERIFY2(answer.err.contains(said) && answer.err.contains("--store"), answer.err);
        // Nobody is sent to the command that has just failed.
        QVERIFY2(!answer.err.contains("store check"), answer.err);
        QVERIFY2(copies == 0 || answer.err.contains(".recover"), answer.err);
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == before);
    QCOMPARE(QDir(folder.path()).entryList({u"s.db.damaged-*Z"_s}).size(), copies);
}

void TestProgram::readsAStoreInAReadOnlyFolder()
{
    QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    const QString plan = written(folder, u"plan.yaml"_s, smallPlan());
    QCOMPARE(ask({u"plan"_s, u"import"_s, plan, u"--store"_s, store}).status, 0);
    const auto readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(QFile::setPermissions(store, readable));
    QVERIFY(QFile::setPermissions(plan, readable));
    QVERIFY(QFile::setPermissions(folder.path(),
                                  readable | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
    const auto again = qScopeGuard([&folder] {
        QFile::setPermissions(folder.path(),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    });
    const auto asAnybody = [&store](const QStringList &words) {
        return ask(words + QStringList{u"--store"_s, store}, 30000, Rights::Nobodys);
    };
    const Answer check = asAnybody({u"store"_s, u"check"_s});
    QVERIFY2(check.status == 0, check.err);
    const Answer journal = asAnybody({u"journal"_s, u"Small day"_s});
    QVERIFY2(journal.status == 0 && !journal.out.isEmpty(), journal.err);
    for (const QStringList &verb :
         {QStringList{u"plan"_s, u"import"_s, plan}, {u"rehearse"_s, u"--unattended"_s}}) {
        const Answer answer = asAnybody(verb);
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains("cannot be written") && answer.err.contains("--store"),
                 answer.err);
    }
}

void TestProgram::rehearsesUnattendedInsideNinetySeconds()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    const QString report = folder.filePath(u"r.json"_s);
    const QString picture = folder.filePath(u"run.png"_s);
    const Answer answer = ask({u"rehearse"_s, u"--unattended"_s, u"--store"_s, store, u"--report"_s,
                               report, u"--screenshot"_s, picture},
                              90000, Rights::Ours, Display::None);
    QVERIFY2(answer.status == 0, answer.err);
    QFile drawn(picture);
    QVERIFY(drawn.open(QIODevice::ReadOnly));
    QCOMPARE(drawn.read(4), "\x89PNG"_ba);

    QFile file(report);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QStringList verdicts;
    bool sawUnexpected = false;
    for (const QJsonValue &experiment : json["experiments"_L1].toArray()) {
        sawUnexpected = sawUnexpected || !experiment["unexpected_alerts"_L1].toArray().isEmpty();
        for (const QJsonValue &alert : experiment["expected_alerts"_L1].toArray()) {
            verdicts.push_back(alert["verdict"_L1].toString());
            if (alert["ttk_seconds"_L1].isDouble())
                QVERIFY(alert["ttk_seconds"_L1].toDouble() >= 0);
        }
    }
    for (const auto verdict : {"fired"_L1, "fired_late"_L1, "did_not_fire"_L1, "already_firing"_L1})
        QVERIFY2(verdicts.contains(verdict), qPrintable(verdicts.join(u' ')));
    QVERIFY(sawUnexpected);
    QVERIFY(json["figures"_L1]["experiments_performed"_L1].toInt() >= 4);
    QVERIFY(json["figures"_L1]["alerts_failed"_L1].toInt() >= 1);
}

void TestProgram::losesNothingToAKillInTheMiddleOfARehearsal()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    QProcess process;
    prepare(process);
    process.setArguments({u"rehearse"_s, u"--unattended"_s, u"--store"_s, store});
    process.start();
    // What it prints of the day it prints after it is durable.
    QByteArray shown;
    QTRY_VERIFY_WITH_TIMEOUT((shown += process.readAllStandardOutput()).count('\n') >= 12, 60000);
    QCOMPARE(::kill(pid_t(process.processId()), SIGKILL), 0);
    QVERIFY(process.waitForFinished(5000));

    const QList<QByteArray> lines = shown.left(shown.lastIndexOf('\n')).split('\n');
    const QString day = QString::fromUtf8(lines.first()).section(u' ', -1);
    const QJsonArray entries = entriesOf(store, day);
    QVERIFY2(!entries.isEmpty(), lines.first());
    qint64 last = 0;
    for (const QByteArray &line : lines.mid(1))
        last = std::max(last, line.trimmed().split(' ').first().toLongLong());
    QVERIFY(last > 0);
    QVERIFY(entries.size() >= last);
    QCOMPARE(entries.last().toObject()["sequence"_L1].toInteger(), entries.size());
    QCOMPARE(ask({u"store"_s, u"check"_s, u"--store"_s, store}).status, 0);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
