// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"
#include "app/journal/store.h"
#include "models/day/wordtext.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; ///< ms
constexpr int longest = 3'500; ///< ms; about how long it takes where nobody kills it

/// Three marks are made, one after the other, and taken away again. Each step writes its name down
/// before it does anything.
const auto plan = uR"(title: Nightly
environment: staging
sources: [{key: room, type: room}]
experiments:
  - key: marks
    title: Three marks
    hypothesis: somebody sees them
    risk: {likelihood: low, impact: low}
    time_box: 2s
    expected_alerts: [{source: room, name: nobody looks}]
    back_out_criteria: [never]
    method:
      - {type: action, name: m0, provider: {type: process, path: sh, arguments: [-c, 'echo m0 >> %1/log; touch %1/mark-0; sleep 0.2']}}
      - {type: action, name: m1, provider: {type: process, path: sh, arguments: [-c, 'echo m1 >> %1/log; sleep 0.2; touch %1/mark-1']}}
      - {type: action, name: m2, provider: {type: process, path: sh, arguments: [-c, 'echo m2 >> %1/log; touch %1/mark-2; exec sleep 30']}, background: true}
    back_out_plan:
      - {type: action, name: b0, provider: {type: process, path: sh, arguments: [-c, 'echo b0 >> %1/log; sleep 0.2; rm -f %1/mark-0']}}
      - {type: action, name: b1, provider: {type: process, path: sh, arguments: [-c, 'echo b1 >> %1/log; rm -f %1/mark-1; sleep 0.2']}}
      - {type: action, name: b2, provider: {type: process, path: sh, arguments: [-c, 'echo b2 >> %1/log; rm -f %1/mark-2']}}
    reset_criteria:
      - {type: probe, name: no mark is left, provider: {type: process, path: sh, arguments: [-c, 'echo r0 >> %1/log; ls %1 | grep -c mark-'], timeout: 10}, tolerance: 1}
)"_s;

/// How often each step was really performed, and how often the day says that it was begun.
struct Counts
{
    std::map<QString, int> performed{};
    std::map<QString, int> begun{};
};

} // namespace

/// kill -9 at any moment of an unattended run: either nothing is applied, or the day knows; and the
/// next run takes it back. CHAOSROOM_KILLS for more moments than a few, CHAOSROOM_SEED for those of
/// an earlier time.
class TestRunKilled : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatItLeft();

private:
    struct Room
    {
        QTemporaryDir folder{};
        [[nodiscard]] QString file(const QString &name) const { return folder.filePath(name); }
        [[nodiscard]] QString store() const { return file(u"room.db"_s); }
        [[nodiscard]] bool isMarked() const
        {
            return QFile::exists(file(u"mark-0"_s)) || QFile::exists(file(u"mark-1"_s))
                || QFile::exists(file(u"mark-2"_s));
        }
    };

    static void start(QProcess &process, const Room &room, const QString &what);
    static std::vector<Day> daysIn(const Room &room, Counts &counts);
    void killOnce(int milliseconds, bool isNewDay);

    std::map<RunState, int> m_killedIn;
    int m_markedWhenKilled = 0;
};

void TestRunKilled::start(QProcess &process, const Room &room, const QString &what)
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(CHAOSROOM_PROGRAM),
                  {u"run"_s, what, u"--store"_s, room.store(), u"--limit"_s, u"60s"_s});
}

std::vector<Day> TestRunKilled::daysIn(const Room &room, Counts &counts)
{
    std::vector<Day> days;
    const auto store = Store::open(room.store(), OpenMode::ReadOnly);
    const auto infos = store ? (*store)->days() : store.failure();
    for (std::size_t i = 0; infos && i < infos->size(); ++i) {
        if (auto day = foldDay(**store, (*infos)[i].number))
            days.push_back(*std::move(day));
    }
    for (const Day &day : days) {
        for (const StepRun &step : day.steps().all()) {
            const auto letter = step.phase == StepPhase::Method ? u"m"_s
                : step.phase == StepPhase::BackOut              ? u"b"_s
                                                                : u"r"_s;
            ++counts.begun[letter + QString::number(step.step)];
        }
    }
    QFile log(room.file(u"log"_s));
    if (log.open(QIODevice::ReadOnly)) {
        const QStringList lines = QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines)
            ++counts.performed[line];
    }
    return days;
}

void TestRunKilled::killOnce(int milliseconds, bool isNewDay)
{
    Room room;
    QFile file(room.file(u"night.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(plan.arg(room.folder.path()).toUtf8());
    file.close();

    QProcess first;
    start(first, room, file.fileName());
    QVERIFY(first.waitForStarted());
    first.waitForFinished(milliseconds);
    first.kill();
    first.waitForFinished();

    Counts before;
    const auto left = daysIn(room, before);
    const RunState state = left.empty() || left.front().runs().empty()
        ? RunState::Queued
        : left.front().runs().front().state;
    const bool isApplied = state == RunState::Triggered || state == RunState::BackedOut;
    ++m_killedIn[state];
    m_markedWhenKilled += room.isMarked() ? 1 : 0;
    if (room.isMarked())
        QVERIFY2(isApplied, "something is applied and the room does not know");
    for (const auto &[step, times] : before.performed)
        QVERIFY2(times <= before.begun[step], qPrintable(step + u" was performed unsaid"_s));

    const bool isSame = !isNewDay && !left.empty();
    QProcess second;
    start(second, room, isSame ? u"1"_s : file.fileName());
    QVERIFY(second.waitForFinished(patience));
    const QByteArray said = second.readAll();
    QVERIFY2(second.exitStatus() == QProcess::NormalExit && second.exitCode() < 3, said);
    const bool isTold = said.contains("is still applied");
    QVERIFY2(isTold == isApplied, said);
    QVERIFY2(!room.isMarked(), said);

    Counts after;
    const auto days = daysIn(room, after);
    for (const Day &day : days) {
        QVERIFY2(!day.current() || !day.current()->isApplied(), said);
        for (const StepRun &step : day.steps().all())
            QVERIFY2(!step.isUnderWay(), said);
    }
    for (const auto &[step, times] : after.performed)
        QVERIFY2(times <= after.begun[step], qPrintable(step + u" was performed unsaid"_s));
    if (isApplied) {
        for (const QString &step : {u"b0"_s, u"b1"_s, u"b2"_s})
            QVERIFY2(after.performed[step] > 0, said);
    }

    QProcess check;
    check.start(QStringLiteral(CHAOSROOM_PROGRAM),
                {u"store"_s, u"check"_s, u"--store"_s, room.store()});
    QVERIFY(check.waitForFinished(patience));
    QVERIFY2(check.exitCode() == 0, check.readAll());
}

void TestRunKilled::knowsWhatItLeft()
{
    const int wanted = qEnvironmentVariableIntValue("CHAOSROOM_KILLS");
    const int kills = wanted > 0 ? wanted : 12;
    const quint32 given = qEnvironmentVariable("CHAOSROOM_SEED").toUInt();
    const quint32 seed = given > 0 ? given : QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < kills; ++i) {
        const int at = int(random.bounded(longest));
        const bool isNewDay = random.bounded(4) == 0;
        killOnce(at, isNewDay);
        if (QTest::currentTestFailed()) {
            qInfo("CHAOSROOM_SEED=%u, kill %d at %d ms", seed, i, at);
            return;
        }
    }
    QString states;
    for (const auto &[state, times] : m_killedIn)
        states += u" %1 %2"_s.arg(textIn(runStateWords, state)).arg(times);
    qInfo("CHAOSROOM_SEED=%u: %d kills in %lld s, with a mark %d times, in the states:%s", seed,
          kills, static_cast<long long>(clock.elapsed() / 1000), m_markedWhenKilled,
          qPrintable(states));
}

QTEST_GUILESS_MAIN(TestRunKilled)
#include "tst_runkilled.moc"
