// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/openroom.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;

/// What a room does with the disk full: nothing is broken that it cannot write down, and what is
/// broken is taken back all the same.
class TestFullDisk : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void takesBackWhatItCannotWriteDown();
    void obeysAnEmergencyStop();
    void goesOnWithAWayBackThatHadBegun();
    void breaksNothing();

private:
    static constexpr qint64 enough = 50'000'000;

    /// Adds a line to a file, so that it shows how often.
    [[nodiscard]] PlannedStep noting(const QString &name, const QString &more = {}) const
    {
        return shell(u"echo x >> %1%2"_s.arg(file(name), more));
    }
    [[nodiscard]] qsizetype times(const QString &name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll().count('x') : 0;
    }
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString path() const { return file(u"disk/room.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SmallDisk> m_disk;
};

void TestFullDisk::init()
{
    m_disk.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(file(u"disk"_s)));
    m_disk = std::make_unique<SmallDisk>(file(u"disk"_s), enough, SmallDisk::Kind::Feigned);
}

void TestFullDisk::takesBackWhatItCannotWriteDown()
{
    OpenRoom room(path(),
                  makeSteppedDay(path(), {noting(u"broken"_s, u"; sleep 300"_s)},
                                 {noting(u"first"_s, u"; false"_s), noting(u"second"_s)}));
    QVERIFY(room.isOpen);
    QSignalSpy told(&room.day.steps(), &StepPost::wentAhead);
    room.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(times(u"broken"_s), 1, patience);
    QVERIFY(m_disk->resize(0));
    room.day.wish(Entries::backedOut(u"db"_s, {}));
    QTRY_COMPARE_WITH_TIMEOUT(times(u"second"_s), 1, patience);
    QCOMPARE(times(u"first"_s), 1);
    QTRY_VERIFY_WITH_TIMEOUT(
        !told.isEmpty() && told.back()[0].toString().contains(u"done: 1, failed: 1"_s), patience);
    QCOMPARE(room.run().state, RunState::Triggered); // nothing is shown that is not durable

    QVERIFY(m_disk->resize(enough));
    QTRY_VERIFY_WITH_TIMEOUT(room.run().backOutDone.contains(1), patience);
    QTRY_COMPARE_WITH_TIMEOUT(told.back()[0].toString(), QString(), patience);
    QCOMPARE(room.run().state, RunState::BackedOut);
    QCOMPARE(room.step(StepPhase::Method, 0)->outcome, StepOutcome::Stopped);
    QCOMPARE(room.step(StepPhase::BackOut, 0)->outcome, StepOutcome::Failed);
    QCOMPARE(times(u"first"_s), 1);
    QCOMPARE(times(u"second"_s), 1);
    QCOMPARE(times(u"broken"_s), 1);
}

void TestFullDisk::obeysAnEmergencyStop()
{
    OpenRoom room(path(), makeSteppedDay(path(), {noting(u"broken"_s)}, {noting(u"back"_s)}));
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    QVERIFY(m_disk->resize(0));
    room.day.wish(Entries::stopRaised(u"customers call"_s));
    QTRY_COMPARE_WITH_TIMEOUT(times(u"back"_s), 1, patience);
    QVERIFY(!room.live.day().stop());
    QVERIFY(m_disk->resize(enough));
    QTRY_VERIFY_WITH_TIMEOUT(room.run().backOutDone.contains(0), patience);
    QVERIFY(room.live.day().stop());
    QCOMPARE(times(u"back"_s), 1);
}

void TestFullDisk::goesOnWithAWayBackThatHadBegun()
{
    const QString full = file(u"full"_s);
    OpenRoom room(path(),
                  makeSteppedDay(
                      path(), {noting(u"broken"_s)},
                      {noting(u"first"_s, u"; while test ! -e %1; do sleep 0.05; done"_s.arg(full)),
                       noting(u"second"_s)}));
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    room.day.wish(Entries::backedOut(u"db"_s, {}));
    QTRY_COMPARE_WITH_TIMEOUT(times(u"first"_s), 1, patience);
    QVERIFY(m_disk->resize(0));
    QVERIFY(QFile(full).open(QIODevice::WriteOnly));
    QTRY_COMPARE_WITH_TIMEOUT(times(u"second"_s), 1, patience);
    QVERIFY(m_disk->resize(enough));
    QTRY_VERIFY_WITH_TIMEOUT(room.run().backOutDone.contains(1), patience);
    QCOMPARE(times(u"first"_s), 1);
    QCOMPARE(times(u"second"_s), 1);
}

void TestFullDisk::breaksNothing()
{
    OpenRoom room(path(), makeSteppedDay(path(), {noting(u"broken"_s)}, {noting(u"back"_s)}));
    room.day.wish(Entries::started(u"db"_s));
    QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::Started, patience);
    QSignalSpy failed(&room.day.journal(), &Journal::failed);
    QVERIFY(m_disk->resize(0));
    room.day.wish(Entries::triggered(u"db"_s, std::chrono::milliseconds(100)));
    QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), patience);
    room.day.wish(Entries::backedOut(u"db"_s, {}));
    QVERIFY(m_disk->resize(enough));
    QTRY_COMPARE_WITH_TIMEOUT(times(u"back"_s), 1, patience);
    QCOMPARE(times(u"broken"_s), 0);
    QTRY_VERIFY_WITH_TIMEOUT(room.run().backOutDone.contains(0), patience);
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
