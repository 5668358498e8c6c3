// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/dayledger.h"
#include "app/daywriter.h"
#include "app/namedday.h"
#include "app/overdayscommands.h"
#include "app/sampledays.h"
#include "models/day/entryjson.h"
#include "models/plan/planfile.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verb = CommandLine::Verb;
using Format = CommandLine::Format;

namespace {

struct Told
{
    int status = -1;
    QByteArray out{};
    QByteArray err{};
};

QByteArray all(std::FILE *file)
{
    QByteArray bytes(512 * 1024, '\0');
    std::rewind(file);
    bytes.truncate(qsizetype(std::fread(bytes.data(), 1, std::size_t(bytes.size()), file)));
    std::fclose(file);
    return bytes;
}

/// The story's day, held once more so many days later; of one experiment people said ten seconds
/// later that the fault is applied, of another the alert that had failed fired.
QByteArray heldAgain(int days)
{
    QString text = QString::fromUtf8(sampleJournal(u"first-chaos-day"_s));
    text.replace(u"First chaos day (invented)"_s, u"Second chaos day"_s);
    text.replace(u"\"date\":\"2025-12-09\""_s,
                 u"\"date\":\"%1\""_s.arg(QDate(2025, 12, 9).addDays(days).toString(Qt::ISODate)));
    // Instants as text, and as microseconds.
    static const QRegularExpression stamp(
        u"(20\\d\\d-\\d\\d-\\d\\dT[0-9:]{8})|\\b(17\\d{14})\\b"_s);
    QString shifted;
    qsizetype from = 0;
    auto stamps = stamp.globalMatch(text);
    while (stamps.hasNext()) {
        const auto found = stamps.next();
        shifted += QStringView(text).mid(from, found.capturedStart() - from);
        from = found.capturedEnd();
        if (found.hasCaptured(2)) {
            shifted += QString::number(found.captured(2).toLongLong() + days * 86'400'000'000);
            continue;
        }
        const bool isLater =
            text.mid(from, 90).contains(u"experiment.triggered\",\"subject\":\"redis-primary"_s);
        const QDateTime at = QDateTime::fromString(found.captured(1), Qt::ISODate);
        shifted += at.addDays(days).addSecs(isLater ? 10 : 0).toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    }
    text = shifted + text.mid(from);
    static const QRegularExpression verdict(
        u"(\"alert\":\"BackupTooOld\"[^}]*\"verdict\":)\"did_not_fire\""_s);
    static const QRegularExpression other(
        u"(\"verdict\":)\"did_not_fire\"([^}]*\"alert\":\"BackupTooOld\")"_s);
    text.replace(verdict, u"\\1\"fired\""_s);
    text.replace(other, u"\\1\"fired\"\\2"_s);
    return text.toUtf8();
}

} // namespace

/// Three days in one store: the story's, the same held again half a year later, and one that is
/// only planned, long after both.
class TestOverDaysStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void tellsOfEveryAlert();
    void writesEveryFormat();
    void comparesTheDays();
    void refusesToCompareADayWithItself();
    void namesWhatToRepeat();
    void makesAPlanOfIt();
    void putsItIntoADay();
    void readsNoDayTwice();
    void leavesRehearsalsOut();
    void tellsOfADayThatCannotBeRead();
    void refusesAWordThatNamesNothing();
    void knowsNothingOfAStoreThatIsNotThere();

private:
    [[nodiscard]] Told ask(CommandLine line) const
    {
        if (line.store.isEmpty())
            line.store = path();
        const Terminal terminal{std::tmpfile(), std::tmpfile()};
        Told told{.status = performOverDaysCommand(line, terminal)};
        told.out = all(terminal.out);
        told.err = all(terminal.err);
        return told;
    }
    [[nodiscard]] QJsonDocument json(CommandLine line) const
    {
        line.format = Format::Json;
        return QJsonDocument::fromJson(ask(line).out);
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(u"room.db"_s); }

    QTemporaryDir m_folder;
};

void TestOverDaysStore::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_folder.isValid());
    for (const QByteArray &journal : {sampleJournal(u"first-chaos-day"_s), heldAgain(182)}) {
        auto entries = EntryJson::readJournal(journal);
        QVERIFY2(entries.hasValue(), entries ? "" : qPrintable(entries.failure().detail));
        const auto day = takeDay(path(), *std::move(entries));
        QVERIFY2(day.hasValue(), day ? "" : qPrintable(day.failure().detail));
    }
    Plan next = newDay(u"Third chaos day"_s, QDate(2999, 1, 1));
    next.experiments = {{.key = u"redis-primary"_s, .title = u"Redis primary is killed"_s}};
    next.experiments.front().expectedAlerts = {{.alert = {u"prom"_s, u"Never"_s, {}}}};
    QVERIFY(createDay(path(), next).hasValue());
}

void TestOverDaysStore::tellsOfEveryAlert()
{
    const QJsonObject ledger = json({.verb = Verb::Ledger}).object();
    const QJsonArray days = ledger[u"days"_s].toArray();
    QCOMPARE(days.size(), 3);
    QCOMPARE(days[0][u"date"_s].toString(), u"2025-12-09"_s);
    QCOMPARE(days[1][u"date"_s].toString(), u"2026-06-09"_s);
    QVERIFY(ledger[u"unread"_s].toArray().isEmpty());
    QMap<QString, QJsonObject> alerts;
    const QJsonArray found = ledger[u"alerts"_s].toArray();
    for (const QJsonValue &one : found)
        alerts[one[u"alert"_s].toString()] = one.toObject();
    const QJsonObject slower = alerts[u"RedisFailover"_s];
    QCOMPARE(slower[u"tests"_s].toArray().size(), 2);
    QCOMPARE(slower[u"last_proved"_s].toString(), u"2026-06-09"_s);
    QCOMPARE(slower[u"last_proved_by"_s].toString(), u"redis-primary"_s);
    QCOMPARE(slower[u"trend"_s][u"word"_s].toString(), u"faster"_s);
    QCOMPARE(slower[u"trend"_s][u"of"_s].toString(), u"time_to_detection"_s);
    QCOMPARE(slower[u"trend"_s][u"by_seconds"_s].toDouble(), -10.0);
    QVERIFY(slower[u"trend"_s][u"plus_minus"_s].toDouble() > 0);
    QCOMPARE(alerts[u"PoolExhausted"_s][u"standing"_s].toString(), u"failed"_s);
    QVERIFY(alerts[u"PoolExhausted"_s][u"last_proved"_s].isNull());
    QCOMPARE(alerts[u"Never"_s][u"standing"_s].toString(), u"never_proved"_s);
    QCOMPARE(alerts[u"BrokerDown"_s][u"trend"_s][u"word"_s].toString(), u"same"_s);
}

void TestOverDaysStore::writesEveryFormat()
{
    const QByteArray text = ask({.verb = Verb::Ledger, .format = Format::Text}).out;
    QVERIFY(text.contains("RedisFailover · Prometheus"));
    QVERIFY(text.contains("faster than on 2025-12-09 by 0:10 ± "));
    QVERIFY(text.contains("Never · Prometheus · never proved") || text.contains("Never · prom"));
    QVERIFY(text.contains("first test: still to come"));
    QVERIFY(text.contains("Time to detection: until the on-call system"));
    const QByteArray markdown = ask({.verb = Verb::Ledger, .format = Format::Markdown}).out;
    QVERIFY(markdown.startsWith("# Alert ledger\n\n| Alert |"));
    const QByteArray csv = ask({.verb = Verb::Ledger, .format = Format::Csv}).out;
    QVERIFY(csv.startsWith("alert,source,standing,last_proved,"));
    QCOMPARE(csv.count("\r\n"), json({.verb = Verb::Ledger})[u"alerts"_s].toArray().size() + 1);
    const CommandLine compare{.verb = Verb::Compare, .day = u"1"_s, .other = u"2"_s};
    for (const Format format : {Format::Text, Format::Markdown, Format::Csv}) {
        CommandLine line = compare;
        line.format = format;
        QVERIFY(ask(line).out.contains("RedisFailover"));
        line.verb = Verb::Repeat;
        QVERIFY(ask(line).out.contains("PoolExhausted"));
    }
}

void TestOverDaysStore::comparesTheDays()
{
    const QJsonObject compared =
        json({.verb = Verb::Compare, .day = u"1"_s, .other = u"2"_s}).object();
    QCOMPARE(compared[u"before"_s][u"figures"_s][u"alerts_tested"_s].toInt(), 40);
    QCOMPARE(compared[u"before"_s][u"figures"_s][u"alerts_failed"_s].toInt(), 11);
    QCOMPARE(compared[u"after"_s][u"figures"_s][u"alerts_failed"_s].toInt(), 10);
    QMap<QString, QString> changes;
    const QJsonArray alerts = compared[u"alerts"_s].toArray();
    for (const QJsonValue &one : alerts)
        changes[one[u"alert"_s].toString()] = one[u"change"_s].toString();
    QCOMPARE(changes[u"RedisFailover"_s], u"faster"_s);
    QCOMPARE(changes[u"BackupTooOld"_s], u"mended"_s);
    QCOMPARE(changes[u"PoolExhausted"_s], u"same"_s);
    const QJsonObject third =
        json({.verb = Verb::Compare, .day = u"2"_s, .other = u"3"_s}).object();
    QVERIFY(third[u"alerts"_s].toArray().size() > 40);
    QVERIFY(!third[u"carried_items"_s].toArray().isEmpty());
}

void TestOverDaysStore::refusesToCompareADayWithItself()
{
    const Told told = ask({.verb = Verb::Compare, .day = u"1"_s, .other = u"1"_s});
    QCOMPARE(told.status, 1);
    QVERIFY(told.err.contains("the same day"));
    QVERIFY(ask({.verb = Verb::Compare, .day = u"1"_s, .other = u"nine"_s})
                .err.contains("There is no day \"nine\""));
}

void TestOverDaysStore::namesWhatToRepeat()
{
    const QJsonArray repeats = json({.verb = Verb::Repeat}).array();
    QMap<QString, QJsonObject> experiments;
    for (const QJsonValue &one : repeats)
        experiments[one[u"experiment"_s].toString()] = one.toObject();
    const QJsonObject database = experiments[u"checkout-database"_s];
    QCOMPARE(database[u"reasons"_s][0][u"why"_s].toString(), u"alert_failed"_s);
    QCOMPARE(database[u"reasons"_s][0][u"reason"_s].toString(),
             u"PoolExhausted: did not fire on 2026-06-09"_s);
    QCOMPARE(experiments[u"search-disk"_s][u"reasons"_s][0][u"reason"_s].toString(),
             u"not performed on 2026-06-09: it has no reset criteria"_s);
    QVERIFY(!experiments.contains(u"backup-missing"_s)
            || experiments[u"backup-missing"_s][u"reasons"_s][0][u"why"_s] != u"alert_failed"_s);
}

void TestOverDaysStore::makesAPlanOfIt()
{
    const Told told = ask({.verb = Verb::Repeat, .format = Format::Plan});
    QCOMPARE(told.status, 0);
    const auto plan = readPlan(told.out, u"repeat.yaml"_s);
    QVERIFY2(plan.hasValue(), plan ? "" : qPrintable(plan.failure().detail));
    QVERIFY(plan->experiment(u"checkout-database"_s));
    QVERIFY(plan->experiment(u"search-disk"_s)->takenOut.isEmpty());
    QVERIFY(plan->source(u"prom"_s));
    QVERIFY(!plan->day.date.isValid()); // that is for people to say
    // What is there is not written over unasked.
    const QString file = m_folder.filePath(u"next.yaml"_s);
    CommandLine line{.verb = Verb::Repeat, .format = Format::Plan, .output = file};
    QCOMPARE(ask(line).status, 0);
    QCOMPARE(ask(line).status, 1);
    line.force = true;
    QCOMPARE(ask(line).status, 0);
}

void TestOverDaysStore::putsItIntoADay()
{
    const QString copy = m_folder.filePath(u"copy.db"_s);
    {
        auto store = Store::open(path(), OpenMode::ReadOnly);
        QVERIFY(store && (*store)->backupTo(copy));
    }
    CommandLine line{.verb = Verb::Repeat, .store = copy, .into = u"3"_s, .dryRun = true};
    QVERIFY(ask(line).out.contains("Nothing was written."));
    line.dryRun = false;
    QVERIFY(ask(line).out.contains("checkout-database"));
    const auto named = namedDay(copy, u"3"_s);
    QVERIFY(named);
    const auto plan = planOf(*named->store, named->day.number);
    QVERIFY(plan && plan->experiment(u"checkout-database"_s));
    QCOMPARE(plan->day.title, u"Third chaos day"_s);
    QCOMPARE(plan->day.date, QDate(2999, 1, 1));
    // Its own card of an experiment that is to be repeated stays as it was.
    QCOMPARE(plan->experiment(u"redis-primary"_s)->expectedAlerts.front().alert.name, u"Never"_s);
    QVERIFY(ask(line).out.contains("Nothing has changed"));
    const QJsonArray repeats = json({.verb = Verb::Repeat, .store = copy}).array();
    for (const QJsonValue &one : repeats)
        QCOMPARE(one[u"planned_for"_s].toString(), u"Third chaos day"_s);
}

void TestOverDaysStore::readsNoDayTwice()
{
    DayShelf shelf;
    const std::atomic<bool> goOn = false;
    const Instant now = RoomClock().now();
    const auto first = keptDaysOf(path(), now, shelf, goOn);
    QVERIFY(first);
    const std::atomic<bool> stop = true; // gives up whatever has to be read
    const auto again = keptDaysOf(path(), now, shelf, stop);
    QVERIFY(again && *again == *first);
    const auto tomorrow = keptDaysOf(path(), now + 24h, shelf, stop);
    QVERIFY(tomorrow && tomorrow->days.empty());
}

void TestOverDaysStore::leavesRehearsalsOut()
{
    const QString copy = m_folder.filePath(u"rehearsed.db"_s);
    {
        auto store = Store::open(path(), OpenMode::ReadOnly);
        QVERIFY(store && (*store)->backupTo(copy));
    }
    Plan plan = newDay(u"Rehearsal day"_s, QDate(2026, 6, 8));
    plan.experiments = {{.key = u"drill"_s, .title = u"A drill"_s}};
    plan.experiments.front().method = {{.provider = PlannedStep::Provider::Staging}};
    plan.experiments.front().expectedAlerts = {{.alert = {u"prom"_s, u"OnlyRehearsed"_s, {}}}};
    QVERIFY(createDay(copy, plan).hasValue());

    const CommandLine ledger{.verb = Verb::Ledger, .store = copy, .format = Format::Text};
    Told told = ask(ledger);
    QCOMPARE(told.status, 0);
    QVERIFY(!told.out.contains("OnlyRehearsed"));
    QVERIFY(told.err.contains("1 rehearsal left out; --rehearsals takes them in"));
    QCOMPARE(json(ledger).object()[u"days"_s].toArray().size(), 3);
    CommandLine all = ledger;
    all.rehearsals = true;
    told = ask(all);
    QVERIFY(told.out.contains("OnlyRehearsed") && told.out.contains(", a rehearsal\n"));
    QVERIFY(told.err.isEmpty());
    const QJsonArray days = json(all).object()[u"days"_s].toArray();
    QStringList rehearsals;
    for (const QJsonValue &day : days) {
        if (day[u"rehearsal"_s].toBool())
            rehearsals << day[u"title"_s].toString();
    }
    QCOMPARE(rehearsals, QStringList(u"Rehearsal day"_s));

    CommandLine repeat{.verb = Verb::Repeat, .store = copy, .format = Format::Text};
    QVERIFY(!ask(repeat).out.contains("A drill"));
    repeat.rehearsals = true;
    QVERIFY(ask(repeat).out.contains("A drill"));
    // Who names one wants it.
    const CommandLine compare{.verb = Verb::Compare,
                              .store = copy,
                              .day = u"1"_s,
                              .other = u"4"_s,
                              .format = Format::Text};
    QVERIFY(ask(compare).out.contains("Rehearsal day (rehearsal), 2026-06-08"));
    QVERIFY(json(compare).object()[u"after"_s][u"rehearsal"_s].toBool());
}

void TestOverDaysStore::tellsOfADayThatCannotBeRead()
{
    const QString broken = m_folder.filePath(u"broken.db"_s);
    {
        auto store = Store::open(path(), OpenMode::ReadOnly);
        QVERIFY(store && (*store)->backupTo(broken));
    }
    QFile file(broken);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(file.size() / 5 / 4096 * 4096); // among the entries of the first day
    file.write(QByteArray(4096, '\xff'));
    file.close();
    const Told told = ask({.verb = Verb::Ledger, .store = broken, .format = Format::Text});
    QCOMPARE(told.status, 1);
    QVERIFY2(told.err.contains("First chaos day (invented) cannot be read: "),
             told.err.constData());
    QVERIFY(told.out.contains("RedisFailover")); // of the other days
    QVERIFY(told.out.contains("First chaos day (invented) cannot be read: "));
    const QJsonObject ledger = json({.verb = Verb::Ledger, .store = broken}).object();
    QCOMPARE(ledger[u"unread"_s].toArray().size(), 1);
    QCOMPARE(ledger[u"days"_s].toArray().size(), 2);
}

void TestOverDaysStore::refusesAWordThatNamesNothing()
{
    const auto saidOf = [this](const QString &word) {
        const auto known = knownWord({.store = path(), .day = word});
        return known ? QString() : known.failure().detail;
    };
    QCOMPARE(saidOf(u"1"_s), QString());
    QCOMPARE(saidOf(u"Third chaos day"_s), QString());
    QCOMPARE(saidOf({}), QString());
    QVERIFY(saidOf(u"days"_s).contains(u"Commands are plan, rehearse"_s));
    QVERIFY(saidOf(u"days"_s).contains(u"Third chaos day"_s));
    QVERIFY(saidOf(u"ledgre"_s).contains(u"Is the command ledger meant?"_s));
}

void TestOverDaysStore::knowsNothingOfAStoreThatIsNotThere()
{
    const QString nowhere = m_folder.filePath(u"nowhere.db"_s);
    const Told told = ask({.verb = Verb::Ledger, .store = nowhere, .format = Format::Text});
    QCOMPARE(told.status, 0);
    QVERIFY(told.out.contains("Hold a day"));
    QVERIFY(!QFile::exists(nowhere));
    QVERIFY(ask({.verb = Verb::Repeat, .store = nowhere, .format = Format::Text})
                .out.contains("No experiment is to be repeated."));
    QCOMPARE(ask({.verb = Verb::Repeat, .store = nowhere, .format = Format::Plan}).status, 1);
}

QTEST_GUILESS_MAIN(TestOverDaysStore)
#include "tst_overdaysstore.moc"
