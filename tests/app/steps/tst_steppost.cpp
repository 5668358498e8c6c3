// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/steppost.h"

#include "app/journal/store.h"
#include "models/rules/acts.h"
#include "models/steps/rehearsing.h"
#include "tests/support/openroom.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Scripted steps of a day, performed: from the key that triggers to all being as it was.
class TestStepPost : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void performsAnExperimentAndTakesItBack();
    void writesAStepDownBeforeItBegins();
    void pausesAsPlanned();
    void goesBackThoughAStepHangs();
    void looksUntilAllIsAsItWas();
    void backsOutOnAnEmergencyStop();
    void tellsWhatItLostWhenItEnded();
    void refusesAHostThatNobodyPlanned();
    void fillsConfigurationIn();
    void tellsWhatTheDeskLacks();
    void rehearsesTheWayBack();
    void rehearsesNothingBesideAnExperiment();
    void saysNoDateWherePeopleHaveTheirPart();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString path() const { return file(u"room.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStepPost::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestStepPost::performsAnExperimentAndTakesItBack()
{
    const QString broken = file(u"broken"_s);
    OpenRoom room(path(),
                  makeSteppedDay(path(), {shell(u"touch "_s + broken)}, {shell(u"rm "_s + broken)},
                                 {shell(u"test ! -e "_s + broken, {}, u"probe"_s)}));
    QVERIFY(room.isOpen);
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    QVERIFY(QFile::exists(broken));
    const StepRun &done = *room.step(StepPhase::Method, 0);
    QCOMPARE(done.outcome, StepOutcome::Succeeded);
    QCOMPARE(done.command, u"sh -c 'touch %1'"_s.arg(broken));
    QVERIFY(done.isTrigger && done.actedAt);
    QCOMPARE(room.run().triggeredAt->at, done.actedAt->at);
    room.day.wish(Entries::backedOut(u"db"_s, {}));
    QTRY_VERIFY_WITH_TIMEOUT(room.run().resetDone.contains(0), patience);
    QVERIFY(!QFile::exists(broken));
    QVERIFY(room.run().backOutDone.contains(0));
    QCOMPARE(room.run().state, RunState::BackedOut); // a person confirms it
}

void TestStepPost::writesAStepDownBeforeItBegins()
{
    // The step itself looks into the store for its own beginning.
    const QString look =
        u"sqlite3 %1 \\\"select count(*) from journal where kind='step.began'\\\""_s.arg(path());
    OpenRoom room(path(), makeSteppedDay(path(), {shell(look)}));
    QVERIFY(room.isOpen);
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    QCOMPARE(room.step(StepPhase::Method, 0)->output, u"1\n"_s);
}

void TestStepPost::pausesAsPlanned()
{
    OpenRoom room(path(),
                  makeSteppedDay(path(),
                                 {shell(u"true"_s, u",\"pauses\":{\"after\":0.4}"_s),
                                  shell(u"true"_s, u",\"pauses\":{\"before\":0.4}"_s)}));
    QVERIFY(room.isOpen);
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 1), patience);
    const Micros between =
        room.step(StepPhase::Method, 1)->begunAt - *room.step(StepPhase::Method, 0)->endedAt;
    QVERIFY2(between >= 790ms, qPrintable(QString::number(between.count())));
}

void TestStepPost::goesBackThoughAStepHangs()
{
    const QString back = file(u"back"_s);
    const QString up = file(u"up"_s);
    OpenRoom room(
        path(),
        makeSteppedDay(path(),
                       {shell(u"trap '' TERM; touch %1; while :; do sleep 0.1; done"_s.arg(up))},
                       {shell(u"exit 3"_s), shell(u"touch "_s + back)}));
    QVERIFY(room.isOpen);
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(up), patience);
    room.day.wish(Entries::backedOut(u"db"_s, {}));
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::BackOut, 1), patience);
    QCOMPARE(room.step(StepPhase::Method, 0)->outcome, StepOutcome::Stopped);
    QCOMPARE(room.step(StepPhase::BackOut, 0)->outcome, StepOutcome::Failed);
    QVERIFY(QFile::exists(back));
    QCOMPARE(room.run().backOutDone, std::set<int>{1});
}

void TestStepPost::looksUntilAllIsAsItWas()
{
    const QString well = file(u"well"_s);
    OpenRoom room(path(),
                  makeSteppedDay(path(), {shell(u"true"_s)}, {shell(u"true"_s)},
                                 {shell(u"test -e "_s + well, {}, u"probe"_s)}));
    QVERIFY(room.isOpen);
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    room.day.wish(Entries::backedOut(u"db"_s, {}));
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Reset, 0), patience);
    QVERIFY(room.run().resetDone.empty());
    QVERIFY(QFile(well).open(QIODevice::WriteOnly));
    QTRY_VERIFY_WITH_TIMEOUT(room.run().resetDone.contains(0), patience);
}

void TestStepPost::backsOutOnAnEmergencyStop()
{
    const QString back = file(u"back"_s);
    const QString up = file(u"up"_s);
    OpenRoom room(path(),
                  makeSteppedDay(path(), {shell(u"touch %1; exec sleep 300"_s.arg(up))},
                                 {shell(u"touch "_s + back)}));
    QVERIFY(room.isOpen);
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(up), patience);
    room.day.wish(Entries::stopRaised(u"customers call"_s));
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::BackOut, 0), patience);
    QVERIFY(QFile::exists(back));
    QCOMPARE(room.run().backOutReason, u"Emergency stop: customers call"_s);
    QCOMPARE(room.step(StepPhase::Method, 0)->outcome, StepOutcome::Stopped);
    const auto told =
        std::ranges::count(room.live.day().story(), Kind::ExperimentBackedOut, &StoryLine::kind);
    QCOMPARE(told, 1);
}

void TestStepPost::tellsWhatItLostWhenItEnded()
{
    const qint64 number = makeSteppedDay(path(), {shell(u"sleep 300"_s)}, {shell(u"true"_s)});
    {
        OpenRoom room(path(), number);
        QVERIFY(room.isOpen);
        room.trigger();
        QTRY_VERIFY_WITH_TIMEOUT(room.step(StepPhase::Method, 0) != nullptr, patience);
    }
    OpenRoom room(path(), number);
    QVERIFY(room.isOpen);
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    QCOMPARE(room.step(StepPhase::Method, 0)->outcome, StepOutcome::Lost);
    QCOMPARE(room.run().state, RunState::Triggered); // it may still be applied
    room.day.wish(Entries::backedOut(u"db"_s, {}));
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::BackOut, 0), patience);
    QCOMPARE(room.step(StepPhase::BackOut, 0)->outcome, StepOutcome::Succeeded);
}

void TestStepPost::refusesAHostThatNobodyPlanned()
{
    PlannedStep step = shell(u"touch "_s + file(u"here"_s));
    step.target = u"db-1"_s;
    OpenRoom room(path(), makeSteppedDay(path(), {step}));
    QVERIFY(room.isOpen);
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 0), patience);
    QCOMPARE(room.step(StepPhase::Method, 0)->outcome, StepOutcome::NotBegun);
    QCOMPARE(room.step(StepPhase::Method, 0)->why, u"the plan has no host db-1"_s);
    QVERIFY(!QFile::exists(file(u"here"_s)));
}

void TestStepPost::rehearsesTheWayBack()
{
    const QString tried = file(u"tried"_s);
    const QString may = file(u"may"_s);
    OpenRoom room(path(),
                  makeSteppedDay(path(), {shell(u"touch "_s + file(u"broken"_s))},
                                 {shell(u"test -e "_s + may), shell(u"echo x >> "_s + tried)}));
    const auto ask = [&] {
        const auto asked = rehearseBackOut(room.live.day(), u"db"_s);
        QVERIFY2(asked, asked ? "" : qPrintable(asked.failure().detail));
        room.day.wish(*asked);
    };
    const auto isOver = [&] {
        const auto rehearsal = rehearsalOf(room.live.day(), u"db"_s);
        return rehearsal && !rehearsal->isUnderWay;
    };
    ask();
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), patience);
    QCOMPARE(rehearsalOf(room.live.day(), u"db"_s)->succeeded, 1);
    QCOMPARE(rehearsalOf(room.live.day(), u"db"_s)->failures.size(), 1);
    QVERIFY(QFile::exists(tried)); // a failed step does not stop the next
    QVERIFY(!room.live.day().plan().experiment(u"db"_s)->backOutRehearsed.isValid());

    QVERIFY(QFile(may).open(QIODevice::WriteOnly));
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(room.live.day().plan().experiment(u"db"_s)->backOutRehearsed,
                              QDate::currentDate(), patience);
    QVERIFY(rehearsalOf(room.live.day(), u"db"_s)->wentThrough());
    QCOMPARE(room.run().state, RunState::Queued);
    QVERIFY(room.run().backOutDone.empty());
    QVERIFY(!QFile::exists(file(u"broken"_s)));
}

void TestStepPost::rehearsesNothingBesideAnExperiment()
{
    const QString up = file(u"up"_s);
    OpenRoom room(path(),
                  makeSteppedDay(path(), {shell(u"true"_s)},
                                 {shell(u"touch %1; exec sleep 300"_s.arg(up)),
                                  shell(u"touch "_s + file(u"second"_s))}));
    room.day.wish(*rehearseBackOut(room.live.day(), u"db"_s));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(up), patience);
    QVERIFY(!rehearseBackOut(room.live.day(), u"db"_s)); // it is being tried
    QVERIFY(perform(room.live.day(), Act::Start, u"db"_s)
                .failure()
                .detail.contains(u"is being tried"_s));
    room.day.wish(Entries::stopRaised({}));
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Rehearsal, 0), patience);
    QCOMPARE(room.step(StepPhase::Rehearsal, 0)->outcome, StepOutcome::Stopped);
    QVERIFY(!rehearseBackOut(room.live.day(), u"db"_s)); // everything is stopped
    room.day.wish(Entries::stopLifted(u"a drill"_s));
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Rehearsal, 1), patience);
    room.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::Triggered, patience);
    QVERIFY(!rehearseBackOut(room.live.day(), u"db"_s)); // one is under way
}

void TestStepPost::saysNoDateWherePeopleHaveTheirPart()
{
    OpenRoom room(path(),
                  makeSteppedDay(path(), {shell(u"true"_s)},
                                 {shell(u"true"_s), {.text = u"look at the pool"_s}}));
    room.day.wish(*rehearseBackOut(room.live.day(), u"db"_s));
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Rehearsal, 0), patience);
    const auto rehearsal = rehearsalOf(room.live.day(), u"db"_s);
    QCOMPARE(rehearsal->succeeded, 1);
    QCOMPARE(rehearsal->byHand, 1);
    QVERIFY(!rehearsal->wentThrough());
    QVERIFY(!room.live.day().plan().experiment(u"db"_s)->backOutRehearsed.isValid());
}

void TestStepPost::fillsConfigurationIn()
{
    qputenv("CHAOSROOM_TEST_UNIT", "postgresql");
    Plan plan;
    plan.experiments = {Experiment{.key = u"db"_s, .title = u"x"_s}};
    Experiment &card = plan.experiments[0];
    card.configuration = uR"({"verb":"stop","unit":{"type":"env","key":"CHAOSROOM_TEST_UNIT"},)"
                         uR"("gone":{"type":"env","key":"CHAOSROOM_TEST_GONE"}})"_s;
    const auto echo = [](const QString &words) {
        return PlannedStep{
            .provider = PlannedStep::Provider::Scripted,
            .text = u"x"_s,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{"
                        "\"type\":\"process\",\"path\":\"echo\",\"arguments\":[%1]}}"_s.arg(words)};
    };
    card.method = {echo(u"\"${verb}\",\"$unit\",\"$$x\""_s), echo(u"\"$gone\""_s)};
    const auto made = createDay(path(), plan);
    QVERIFY(made);
    Test::OpenRoom room(path(), made->number);
    QVERIFY(room.isOpen);
    room.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(room.hasEnded(StepPhase::Method, 1), Test::patience);
    const StepRun &done = *room.step(StepPhase::Method, 0);
    QCOMPARE(done.output, u"stop postgresql $x\n"_s);
    QCOMPARE(done.command, u"echo stop '$unit' '$x'"_s); // a variable is the desk's own business
    const StepRun &undone = *room.step(StepPhase::Method, 1);
    QCOMPARE(undone.outcome, StepOutcome::NotBegun);
    QVERIFY2(undone.why.startsWith(u"gone is the variable CHAOSROOM_TEST_GONE"_s),
             qPrintable(undone.why));
    qunsetenv("CHAOSROOM_TEST_UNIT");
}

void TestStepPost::tellsWhatTheDeskLacks()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    const PlannedStep python{.provider = PlannedStep::Provider::Scripted,
                             .text = u"x"_s,
                             .activity = uR"({"type":"action","name":"x","provider":)"
                                         uR"({"type":"python","module":"m","func":"f"}})"_s};
    Test::OpenRoom room(this->path(), Test::makeSteppedDay(this->path(), {python}));
    QVERIFY(room.isOpen);
    const auto isLacking = [&room] {
        return room.live.day().world().source("desk/program/chaos").health == SourceHealth::Failing;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLacking(), Test::patience);
    qputenv("PATH", path);
}

QTEST_GUILESS_MAIN(TestStepPost)
#include "tst_steppost.moc"
