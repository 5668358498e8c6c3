// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/openroom.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What commands in a terminal say of a day while a room has it open, and while none has.
class TestBesideARoom : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void stopsWhatARoomHasUnderWay();
    void stopsADayThatNoRoomHasOpen();
    void liftsAStop();
    void recordsACommandWithTheExperiment();
    void recordsWhatWasTypedInATerminal();
    void recordsNothingWhereItCannotBeKept();
    void recordsWhatASignalEnds();
    void recordsThoughTheRoomEndsMeanwhile();
    void declaresAnIncidentInARoom();
    void keepsAResultOfLiveQaInARoom();

private:
    struct Answer
    {
        int status = -1;
        QByteArray out{};
        QByteArray err{};
    };
    void start(QProcess &process, const QStringList &words, const QString &through = {}) const;
    [[nodiscard]] static Answer end(QProcess &process);
    /// The room goes on meanwhile.
    [[nodiscard]] Answer ask(const QStringList &words, const QString &through = {}) const;
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString path() const { return file(u"room.db"_s); }
    [[nodiscard]] static const StepRun &recorded(const OpenRoom &room)
    {
        return room.live.day().steps().all().back();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBesideARoom::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestBesideARoom::start(QProcess &process, const QStringList &words,
                            const QString &through) const
{
    const QStringList all = QStringList{words.first(), u"--store"_s, path()} + words.sliced(1);
    if (through.isEmpty())
        process.start(QStringLiteral(CHAOSROOM_PROGRAM), all);
    else
        process.start(through, QStringList{QStringLiteral(CHAOSROOM_PROGRAM)} + all);
}

TestBesideARoom::Answer TestBesideARoom::end(QProcess &process)
{
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patience))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

TestBesideARoom::Answer TestBesideARoom::ask(const QStringList &words, const QString &through) const
{
    QProcess process;
    start(process, words, through);
    return end(process);
}

void TestBesideARoom::stopsWhatARoomHasUnderWay()
{
    const QString broken = file(u"broken"_s);
    OpenRoom room(path(),
                  makeSteppedDay(path(), {shell(u"touch %1; sleep 300"_s.arg(broken))},
                                 {shell(u"rm "_s + broken)}));
    QVERIFY(room.isOpen);
    QCOMPARE(ask({u"stop"_s}).status, 1); // nothing is under way
    QVERIFY(!room.live.day().stop());
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(broken), patience);
    const Answer answer = ask({u"stop"_s, u"--reason"_s, u"customers call"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QVERIFY2(answer.out.contains("backs out \"The database dies\""), answer.out.constData());
    QTRY_VERIFY_WITH_TIMEOUT(room.run().backOutDone.contains(0), patience);
    QVERIFY(!QFile::exists(broken));
    QCOMPARE(room.live.day().stop()->reason, u"customers call"_s);
    QCOMPARE(room.step(StepPhase::Method, 0)->outcome, StepOutcome::Stopped);
    const Answer again = ask({u"stop"_s, u"day"_s});
    QCOMPARE(again.status, 1);
    QVERIFY2(again.err.contains("raised already"), again.err.constData());
}

void TestBesideARoom::stopsADayThatNoRoomHasOpen()
{
    const QString broken = file(u"broken"_s);
    const qint64 number =
        makeSteppedDay(path(), {shell(u"touch "_s + broken)}, {shell(u"rm "_s + broken)});
    {
        OpenRoom room(path(), number);
        room.trigger();
        QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    }
    const Answer answer = ask({u"stop"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QVERIFY2(answer.out.contains("no room has the day open"), answer.out.constData());
    OpenRoom room(path(), number);
    QTRY_VERIFY_WITH_TIMEOUT(room.run().backOutDone.contains(0), patience);
    QVERIFY(!QFile::exists(broken));
}

void TestBesideARoom::liftsAStop()
{
    OpenRoom room(path(), makeSteppedDay(path(), {shell(u"true"_s)}));
    QCOMPARE(ask({u"stop"_s, u"day"_s}).status, 0);
    QTRY_VERIFY(room.live.day().stop());
    const Answer answer =
        ask({u"stop"_s, u"day"_s, u"--lift"_s, u"--reason"_s, u"it was a drill"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QTRY_VERIFY(!room.live.day().stop());
}

void TestBesideARoom::recordsACommandWithTheExperiment()
{
    OpenRoom room(path(), makeSteppedDay(path(), {shell(u"true"_s)}));
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    const Answer answer = ask({u"record"_s, u"--"_s, u"sh"_s, u"-c"_s,
                               u"echo \"it's $1\"; echo no >&2; exit 3"_s, u"sh"_s, u"a  b"_s});
    QCOMPARE(answer.status, 3);
    QCOMPARE(answer.out, QByteArray("it's a  b\n"));
    QCOMPARE(answer.err, QByteArray("no\n"));
    QTRY_VERIFY_WITH_TIMEOUT(!recorded(room).isUnderWay(), patience);
    const StepRun &run = recorded(room);
    QCOMPARE(run.phase, StepPhase::Recorded);
    QCOMPARE(run.experiment, u"db"_s);
    QVERIFY2(run.command.endsWith(u"sh 'a  b'"_s), qPrintable(run.command));
    QCOMPARE(run.outcome, StepOutcome::Failed);
    QCOMPARE(run.status, 3);
    QVERIFY(run.output.contains(u"it's a  b\n"_s) && run.output.contains(u"no\n"_s));
    QVERIFY(run.actedAt && !run.by.isEmpty());
    QCOMPARE(room.run().state, RunState::Triggered); // it is history, and changes nothing
}

void TestBesideARoom::recordsWhatWasTypedInATerminal()
{
    OpenRoom room(path(), makeSteppedDay(path(), {shell(u"true"_s)}));
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    // script(1) gives it a terminal of its own, and types what it reads.
    QProcess process;
    process.start(
        u"script"_s,
        {u"-qec"_s,
         u"%1 record --store %2 -- sh -c 'test -t 0 -a -t 1 && read line && echo \"<$line>\"'"_s
             .arg(QStringLiteral(CHAOSROOM_PROGRAM), path()),
         u"/dev/null"_s});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(recorded(room).phase == StepPhase::Recorded, patience);
    process.write("systemctk\x7fl stop\n");
    QCOMPARE(end(process).status, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!recorded(room).isUnderWay(), patience);
    QVERIFY2(recorded(room).output.contains(u"systemctl stop\n<systemctl stop>\n"_s),
             qPrintable(recorded(room).output));
}

void TestBesideARoom::recordsNothingWhereItCannotBeKept()
{
    makeSteppedDay(path(), {shell(u"true"_s)});
    const Answer none = ask({u"record"_s, u"--"_s, u"touch"_s, file(u"done"_s)});
    QCOMPARE(none.status, 125);
    QVERIFY2(none.err.contains("Name the day"), none.err.constData());
    const Answer unknown = ask(
        {u"record"_s, u"day"_s, u"--experiment"_s, u"x"_s, u"--"_s, u"touch"_s, file(u"done"_s)});
    QCOMPARE(unknown.status, 125);
    QVERIFY(!QFile::exists(file(u"done"_s)));
    const Answer noProgram = ask({u"record"_s, u"day"_s, u"--"_s, u"no-such-program"_s});
    QCOMPARE(noProgram.status, 125);
    QVERIFY2(noProgram.err.contains("no-such-program cannot be run"), noProgram.err.constData());
    OpenRoom room(path(), 1);
    QCOMPARE(recorded(room).outcome, StepOutcome::NotBegun);
}

void TestBesideARoom::recordsWhatASignalEnds()
{
    OpenRoom room(path(), makeSteppedDay(path(), {shell(u"true"_s)}));
    QProcess process;
    start(process,
          {u"record"_s, u"day"_s, u"--"_s, u"sh"_s, u"-c"_s, u"echo up; exec sleep 300"_s});
    QByteArray shown;
    QTRY_VERIFY_WITH_TIMEOUT((shown += process.readAllStandardOutput()) == "up\n", patience);
    process.terminate();
    QCOMPARE(end(process).status, 128 + SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(!room.live.day().steps().all().empty() && !recorded(room).isUnderWay(),
                             patience);
    QCOMPARE(recorded(room).outcome, StepOutcome::Failed);
    QCOMPARE(recorded(room).output, u"up\n"_s);
    QCOMPARE(recorded(room).experiment, QString()); // none was under way
}

void TestBesideARoom::recordsThoughTheRoomEndsMeanwhile()
{
    const qint64 number = makeSteppedDay(path(), {shell(u"true"_s)});
    QProcess process;
    {
        OpenRoom room(path(), number);
        start(process,
              {u"record"_s, u"day"_s, u"--"_s, u"sh"_s, u"-c"_s, u"read line; echo $line"_s});
        QTRY_VERIFY_WITH_TIMEOUT(!room.live.day().steps().all().empty(), patience);
    }
    process.write("afterwards\n");
    QCOMPARE(end(process).status, 0);
    OpenRoom room(path(), number);
    QCOMPARE(recorded(room).output, u"afterwards\n"_s);
    QCOMPARE(recorded(room).outcome, StepOutcome::Succeeded);
}

void TestBesideARoom::declaresAnIncidentInARoom()
{
    OpenRoom room(path(), makeSteppedDay(path(), {shell(u"true"_s)}));
    QCOMPARE(ask({u"event"_s, u"day"_s, u"the site is down"_s}).status, 0);
    QTRY_VERIFY(room.live.day().openEvent());
    QCOMPARE(ask({u"event"_s, u"day"_s, u"--over"_s, u"it is up"_s}).status, 0);
    QTRY_VERIFY(!room.live.day().openEvent());
}

void TestBesideARoom::keepsAResultOfLiveQaInARoom()
{
    OpenRoom room(path(), makeSteppedDay(path(), {shell(u"true"_s)}));
    const QString picture = file(u"seen.png"_s);
    QVERIFY(QFile::copy(QStringLiteral(CHAOSROOM_PICTURE), picture));
    const Answer answer = ask({u"qa"_s, u"day"_s, u"a blank page"_s, u"--outcome"_s, u"fails"_s,
                               u"--picture"_s, picture});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QTRY_COMPARE(room.live.day().qa().results().size(), 1U);
    const QaResult &result = room.live.day().qa().results().front();
    QVERIFY(!result.picture.isEmpty());
    QSignalSpy fetched(&room.day.journal(), &Journal::pictureFetched);
    room.day.journal().fetchPicture(result.picture);
    QVERIFY(fetched.wait(patience));
    QVERIFY(!fetched[0][1].toByteArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestBesideARoom)
#include "tst_besidearoom.moc"
