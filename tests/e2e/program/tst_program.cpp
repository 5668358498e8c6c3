// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

using namespace Qt::StringLiterals;

/// The program as a user meets it on the command line: its own process, its own store.
class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void saysItsVersionAndHelpWithoutADisplay();
    void answersMisuseWithTwoAndAWayOut();
    void importsAPlanAndTellsItBack();
    void refusesABadPlanWithTheLine();
    void namesADayThatIsNotThere();
    void checksAndBacksUpAStore();
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

void prepare(QProcess &process)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(CHAOSROOM_PROGRAM));
}

Answer ask(const QStringList &words, int withinMs = 30000)
{
    QProcess process;
    prepare(process);
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
    QCOMPARE(ask({u"store"_s, u"check"_s, u"--store"_s, copy}).status, 1);
}

void TestProgram::rehearsesUnattendedInsideNinetySeconds()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"s.db"_s);
    const QString report = folder.filePath(u"r.json"_s);
    const Answer answer =
        ask({u"rehearse"_s, u"--unattended"_s, u"--store"_s, store, u"--report"_s, report}, 90000);
    QVERIFY2(answer.status == 0, answer.err);

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
