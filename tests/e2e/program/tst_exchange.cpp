// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// What the program takes from other tools and gives to them, through its command line.
class TestExchange : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void takesAnExperimentIntoADay();
    void takesAnExperimentInYaml();
    void asksForTheDayOfAnExperiment();
    void refusesABadExperimentWithItsPlace();
    void tellsWhatAnExperimentWouldChange();
    void writesACalendarThatOthersRead();
    void writesJournalsOfWhatWasPerformed();
    void saysWhatThereIsNoJournalOf();
    void makesADayOfAJournal();
    void takesNothingOfABrokenJournal();

private:
    struct Answer
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
    };
    Answer ask(QStringList words) const;
    QString written(const QString &name, const QByteArray &bytes) const;
    QJsonArray plannedExperiments(const QString &day) const;

    QTemporaryDir m_folder;
    QString m_store;
};

namespace {

const QByteArray plan =
    "title: Small day\n"
    "date: 2026-12-08\n"
    "window: 09:30–17:00\n"
    "sources:\n"
    "  - {key: metrics, type: prometheus, url: \"http://prom.example:9090\"}\n"
    "experiments:\n"
    "  - key: db\n"
    "    title: Müller; loses, its database\n"
    "    time_box: 20m\n"
    "communication:\n"
    "  - {key: invitation, on: 2026-12-01, form: email, subject: Chaos is coming}\n";

const QByteArray experiment = R"json({
	"title": "Cart survives",
	"description": "Is the cart cached?",
	"tags": ["cart"],
	"configuration": {"host": "db-1.example"},
	"secrets": {"db": {"password": "hunter22"}},
	"steady-state-hypothesis": {"title": "Cart answers", "probes": [
		{"type": "probe", "name": "errors", "tolerance": {"type": "range", "range": [0, 2]},
		 "provider": {"type": "python", "module": "chaosprometheus.probes", "func": "query",
		              "arguments": {"query": "sum(errors)"}}}]},
	"method": [{"type": "action", "name": "stop", "provider":
		{"type": "process", "path": "ssh", "arguments": ["${host}", "kill \ud83d\ude00"]}}],
	"rollbacks": []
})json";

void run(QProcess &process, const QString &program, const QStringList &words)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"TZ"_s, u"Europe/Berlin"_s); // the day's window is local time
    process.setProcessEnvironment(environment);
    process.start(program, words);
}

QJsonObject eventOf(const QJsonArray &events, const QString &uid)
{
    for (const QJsonValue &event : events) {
        if (event[u"uid"].toString().startsWith(uid))
            return event.toObject();
    }
    return {};
}

} // namespace

TestExchange::Answer TestExchange::ask(QStringList words) const
{
    QProcess process;
    run(process, QStringLiteral(CHAOSROOM_PROGRAM), words << u"--store"_s << m_store);
    Answer answer;
    if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit)
        answer.status = process.exitCode();
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

QString TestExchange::written(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QJsonArray TestExchange::plannedExperiments(const QString &day) const
{
    QJsonArray planned;
    const Answer journal = ask({u"journal"_s, day, u"--json"_s});
    for (const QJsonValue &entry : QJsonDocument::fromJson(journal.out).array()) {
        if (entry[u"kind"].toString() == u"experiment.planned")
            planned.push_back(entry[u"payload"]);
    }
    return planned;
}

void TestExchange::initTestCase()
{
    m_store = m_folder.filePath(u"s.db"_s);
    const Answer imported = ask({u"plan"_s, u"import"_s, written(u"plan.yaml"_s, plan)});
    QVERIFY2(imported.status == 0, imported.err);
}

void TestExchange::takesAnExperimentIntoADay()
{
    const QString file = written(u"cart.json"_s, experiment);
    const QStringList words{u"plan"_s, u"import"_s, file, u"--into"_s, u"Small day"_s};
    const Answer taken = ask(words);
    QVERIFY2(taken.status == 0, taken.err);
    QVERIFY2(taken.out.contains("experiment cart-survives"), taken.out);
    QVERIFY2(taken.out.contains("Tags are not carried over: cart."), taken.out);
    QVERIFY2(taken.out.contains("Secrets are not carried over: db.password."), taken.out);

    const QJsonArray planned = plannedExperiments(u"Small day"_s);
    QCOMPARE(planned.size(), 2);
    const QJsonObject card = planned.last().toObject();
    QCOMPARE(card[u"hypothesis"].toString(), u"Cart answers"_s);
    QCOMPARE(card[u"method"][0][u"text"].toString(), u"stop: ssh db-1.example 'kill 😀'"_s);
    QCOMPARE(card[u"steady_states"][0][u"source"].toString(), u"metrics"_s);
    QCOMPARE(card[u"steady_states"][0][u"at_most"].toDouble(), 2.0);
    const Answer journal = ask({u"journal"_s, u"Small day"_s, u"--json"_s});
    QVERIFY(!journal.out.contains("hunter22"));

    QCOMPARE(ask(words).status, 0); // again: nothing is new
    QCOMPARE(plannedExperiments(u"Small day"_s).size(), 2);

    // A plan file holds all of it.
    const QString exported = m_folder.filePath(u"exported.yaml"_s);
    const Answer out = ask({u"plan"_s, u"export"_s, u"Small day"_s, u"-o"_s, exported});
    QVERIFY2(out.status == 0, out.err);
    QCOMPARE(ask({u"plan"_s, u"import"_s, exported}).status, 0);
    QCOMPARE(plannedExperiments(u"Small day"_s).size(), 2);
}

void TestExchange::takesAnExperimentInYaml()
{
    const QString file = written(u"kill.yml"_s,
                                 "title: Kill it\n"
                                 "description: Does it come back?\n"
                                 "method:\n"
                                 "  - type: action\n"
                                 "    name: kill\n"
                                 "    provider: {type: process, path: kill, "
                                 "arguments: [-9, 1]}\n");
    const Answer taken = ask({u"plan"_s, u"import"_s, file, u"--into"_s, u"Small day"_s});
    QVERIFY2(taken.status == 0, taken.err);
    const QJsonValue card = plannedExperiments(u"Small day"_s).last();
    QCOMPARE(card[u"key"].toString(), u"kill-it"_s);
    QCOMPARE(card[u"method"][0][u"text"].toString(), u"kill: kill -9 1"_s);
}

void TestExchange::asksForTheDayOfAnExperiment()
{
    const QString file = written(u"cart.json"_s, experiment);
    const Answer unsaid = ask({u"plan"_s, u"import"_s, file});
    QCOMPARE(unsaid.status, 1);
    QVERIFY2(unsaid.err.contains("--into"), unsaid.err);
    const Answer unknown = ask({u"plan"_s, u"import"_s, file, u"--into"_s, u"Nowhere"_s});
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.err.contains("Nowhere") && unknown.err.contains("Small day"), unknown.err);
    const Answer whole =
        ask({u"plan"_s, u"import"_s, written(u"plan.yaml"_s, plan), u"--into"_s, u"Small day"_s});
    QCOMPARE(whole.status, 1);
    QVERIFY2(whole.err.contains("--into"), whole.err);
}

void TestExchange::refusesABadExperimentWithItsPlace()
{
    const QByteArray bad = "{\"title\": \"a\", \"description\": \"b\",\n \"method\": [{}]}";
    const Answer answer =
        ask({u"plan"_s, u"import"_s, written(u"bad.json"_s, bad), u"--into"_s, u"Small day"_s});
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.err.contains("bad.json:2:13: method[1].type"), answer.err);
    const Answer broken = ask({u"plan"_s, u"import"_s, written(u"broken.json"_s, "{\n\"title\" 1}"),
                               u"--into"_s, u"Small day"_s});
    QCOMPARE(broken.status, 1);
    QVERIFY2(broken.err.contains("broken.json:2:"), broken.err);
}

void TestExchange::tellsWhatAnExperimentWouldChange()
{
    QByteArray other = experiment;
    other.replace("Cart survives", "Cart dies");
    const qsizetype before = plannedExperiments(u"Small day"_s).size();
    const Answer answer = ask({u"plan"_s, u"import"_s, written(u"other.json"_s, other), u"--into"_s,
                               u"Small day"_s, u"--dry-run"_s});
    QVERIFY2(answer.status == 0, answer.err);
    QVERIFY2(answer.out.contains("experiment cart-dies"), answer.out);
    QCOMPARE(plannedExperiments(u"Small day"_s).size(), before);
}

void TestExchange::writesACalendarThatOthersRead()
{
    const QString file = m_folder.filePath(u"day.ics"_s);
    const Answer answer = ask({u"plan"_s, u"calendar"_s, u"Small day"_s, u"-o"_s, file});
    QVERIFY2(answer.status == 0, answer.err);
    QProcess reader;
    run(reader, u"/usr/bin/python3"_s, {QStringLiteral(CHAOSROOM_CALENDAR_READER), file});
    QVERIFY(reader.waitForFinished());
    const QByteArray complaint = reader.readAllStandardError();
    QVERIFY2(reader.exitCode() == 0, complaint);
    const QJsonObject calendar = QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
    QCOMPARE(calendar[u"version"].toString(), u"2.0"_s);
    const QJsonArray events = calendar[u"events"].toArray();

    const QJsonObject day = eventOf(events, u"day."_s);
    QCOMPARE(day[u"summary"].toString(), u"Small day"_s);
    QCOMPARE(day[u"start"].toString(), u"2026-12-08T08:30:00+00:00"_s);
    QCOMPARE(day[u"end"].toString(), u"2026-12-08T16:00:00+00:00"_s);
    const QJsonObject slot = eventOf(events, u"experiment.db."_s);
    QCOMPARE(slot[u"summary"].toString(), u"Chaos: Müller; loses, its database"_s);
    QCOMPARE(slot[u"start"].toString(), u"2026-12-08T08:30:00+00:00"_s);
    QCOMPARE(slot[u"end"].toString(), u"2026-12-08T09:00:00+00:00"_s);
    QCOMPARE(slot[u"reminders"].toArray(), QJsonArray{-900});
    const QJsonObject contact = eventOf(events, u"contact.invitation."_s);
    QCOMPARE(contact[u"start"].toString(), u"2026-12-01"_s);
    QCOMPARE(contact[u"end"].toString(), u"2026-12-02"_s);
    QCOMPARE(contact[u"reminders"].toArray(), (QJsonArray{-15 * 3600, 9 * 3600}));
    QVERIFY(QDateTime::fromString(contact[u"stamp"].toString(), Qt::ISODate).isValid());

    // A later edition has the same names and a higher number.
    QByteArray moved = plan;
    moved.replace("09:30–17:00", "10:00–17:00");
    QCOMPARE(ask({u"plan"_s, u"import"_s, written(u"plan.yaml"_s, moved)}).status, 0);
    const Answer later = ask({u"plan"_s, u"calendar"_s, u"Small day"_s});
    QVERIFY2(later.out.startsWith("BEGIN:VCALENDAR\r\n"), later.err);
    QVERIFY(later.out.contains("UID:" + day[u"uid"].toString().toUtf8()));
    QVERIFY(later.out.contains("DTSTART:20261208T090000Z"));
    const auto number = later.out.indexOf("SEQUENCE:") + 9;
    QVERIFY(later.out.mid(number, later.out.indexOf('\r', number) - number).toInt()
            > day[u"sequence"].toInt());
}

void TestExchange::writesJournalsOfWhatWasPerformed()
{
    // A rehearsal performs experiments.
    QProcess rehearsal;
    run(rehearsal, QStringLiteral(CHAOSROOM_PROGRAM),
        {u"rehearse"_s, u"--unattended"_s, u"--store"_s, m_folder.filePath(u"r.db"_s)});
    QVERIFY(rehearsal.waitForFinished(90000));
    QVERIFY2(rehearsal.exitCode() == 0, rehearsal.readAllStandardError());

    const QStringList store{u"--store"_s, m_folder.filePath(u"r.db"_s)};
    const auto report = [&](const QStringList &options) {
        QProcess process;
        run(process, QStringLiteral(CHAOSROOM_PROGRAM),
            QStringList{u"report"_s, u"1"_s, u"--format"_s, u"chaostoolkit"_s} + options + store);
        process.waitForFinished();
        return process.readAllStandardOutput();
    };
    const QJsonArray journals = QJsonDocument::fromJson(report({})).array();
    QVERIFY(journals.size() >= 4);
    bool isAnyDeviated = false;
    for (const QJsonValue &journal : journals) {
        const auto at = [&](const QString &name) {
            return QDateTime::fromString(journal[name].toString(), Qt::ISODateWithMs);
        };
        QVERIFY2(at(u"start"_s).isValid() && at(u"start"_s) <= at(u"end"_s),
                 QJsonDocument(journal.toObject()).toJson());
        QVERIFY(journal[u"start"].toString().endsWith(u"+00:00"));
        QVERIFY(journal[u"duration"].toDouble() > 0);
        QVERIFY(journal[u"deviated"].isBool());
        isAnyDeviated = isAnyDeviated || journal[u"deviated"].toBool();
        QVERIFY(!journal[u"experiment"][u"title"].toString().isEmpty());
        QVERIFY(!journal[u"run"].toArray().isEmpty());
        QVERIFY(journal[u"run"][0][u"start"].isString());
    }
    QVERIFY(isAnyDeviated);
    const QString key = journals[0][u"experiment"][u"extensions"][0][u"key"].toString();
    const QJsonDocument one = QJsonDocument::fromJson(report({u"--experiment"_s, key}));
    QCOMPARE(one.object(), journals[0].toObject());
}

void TestExchange::saysWhatThereIsNoJournalOf()
{
    const Answer none = ask({u"report"_s, u"Small day"_s, u"--format"_s, u"chaostoolkit"_s});
    QVERIFY2(none.status == 0, none.err);
    QCOMPARE(QJsonDocument::fromJson(none.out).array().size(), 0);
    for (const QString &key : {u"db"_s, u"nowhere"_s}) {
        const Answer one = ask({u"report"_s, u"Small day"_s, u"--format"_s, u"chaostoolkit"_s,
                                u"--experiment"_s, key});
        QCOMPARE(one.status, 1);
        QVERIFY2(one.err.contains(key.toUtf8()), one.err);
    }
    const Answer misused = ask({u"report"_s, u"Small day"_s, u"--experiment"_s, u"db"_s});
    QCOMPARE(misused.status, 2);
}

/// Who said what and when is the same there.
void TestExchange::makesADayOfAJournal()
{
    const Answer before = ask({u"journal"_s, u"Small day"_s, u"--json"_s});
    const QString file = written(u"day.json"_s, before.out);
    const Answer taken = ask({u"journal"_s, u"import"_s, file});
    QVERIFY2(taken.status == 0, taken.err);
    QVERIFY2(taken.out.contains("chaosroom small-day-2026-12-08-2"), taken.out);
    const Answer after = ask({u"journal"_s, u"small-day-2026-12-08-2"_s, u"--json"_s});
    QCOMPARE(QJsonDocument::fromJson(after.out), QJsonDocument::fromJson(before.out));
}

void TestExchange::takesNothingOfABrokenJournal()
{
    const auto count = [this] { return ask({u"store"_s, u"check"_s, u"--json"_s}).out; };
    const QByteArray healthy = count();
    QByteArray journal = ask({u"journal"_s, u"small-day-2026-12-08"_s, u"--json"_s}).out;
    QVERIFY(journal.contains("\"at\":\"2"));
    journal.replace(journal.lastIndexOf("\"at\":\"2"), 7, "\"at\":\"x");
    const Answer broken = ask({u"journal"_s, u"import"_s, written(u"b.json"_s, journal)});
    QCOMPARE(broken.status, 1);
    QVERIFY2(broken.err.contains("Line ") && broken.err.contains("at"), broken.err);
    QCOMPARE(count(), healthy);
    QCOMPARE(ask({u"journal"_s, u"import"_s}).status, 2);
    QCOMPARE(ask({u"journal"_s, u"import"_s, m_folder.filePath(u"none"_s)}).status, 1);
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
