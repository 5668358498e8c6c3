// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/jenkinsrun.h"

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/runner/performer.h"
#include "tests/app/runner/fakejenkins.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; ///< ms

class Token final : public Secrets
{
public:
    [[nodiscard]] std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"JENKINS_TOKEN" ? std::optional(QByteArray("s3cret")) : std::nullopt;
    }
};

} // namespace

/// A job of Jenkins, triggered and followed to its end.
class TestJenkinsRun : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void followsABuildToItsEnd();
    void sendsParameters();
    void joinsAnEqualBuildInTheQueue();
    void goesOnWhenJenkinsIsBusy();
    void findsTheBuildOfAForgottenItem();
    void tellsHowABuildEnded_data();
    void tellsHowABuildEnded();
    void tellsWhyItWasNotTriggered_data();
    void tellsWhyItWasNotTriggered();
    void asksForATokenOnce();
    void triggersOnceThoughNobodyAnswers();
    void tellsOfABuildThatWasTakenOut();
    void stopsABuild();
    void takesAnItemOutOfTheQueue();
    void tellsWhatItWaitedFor();
    void boundsWhenItActed();
    void holdsTheResultAgainstATolerance();

private:
    [[nodiscard]] PlannedStep step(const QString &rest = {}, const QString &more = {});
    StepEnd perform(const PlannedStep &step);
    StepEnd ended();

    RoomClock m_clock;
    Token m_secrets;
    std::unique_ptr<Test::FakeJenkins> m_jenkins;
    std::unique_ptr<Performer> m_performer;
    std::unique_ptr<QSignalSpy> m_ended;
};

void TestJenkinsRun::init()
{
    m_jenkins = std::make_unique<Test::FakeJenkins>();
    m_performer = std::make_unique<Performer>(m_clock, m_secrets);
    m_performer->setJenkinsPace({.between = 5ms, .patience = 2s, .stopPatience = 2s});
    m_ended = std::make_unique<QSignalSpy>(m_performer.get(), &Performer::ended);
}

void TestJenkinsRun::cleanup()
{
    m_ended.reset();
    m_performer.reset();
}

PlannedStep TestJenkinsRun::step(const QString &rest, const QString &more)
{
    return {.provider = PlannedStep::Provider::Scripted,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":\"jenkins\","
                        "\"url\":\"%1\",\"job\":\"chaos/kill db\",\"user\":\"alice\","
                        "\"secret\":\"JENKINS_TOKEN\"%2}%3}"_s.arg(
                            m_jenkins->server().url(u"/jenkins/"_s).toString(), rest, more)};
}

StepEnd TestJenkinsRun::ended()
{
    if (m_ended->isEmpty() && !m_ended->wait(patience))
        return {.why = u"it never ended"_s};
    return m_ended->takeFirst().at(0).value<StepEnd>();
}

StepEnd TestJenkinsRun::perform(const PlannedStep &step)
{
    m_performer->perform({.key = u"k"_s, .step = step});
    return ended();
}

void TestJenkinsRun::followsABuildToItsEnd()
{
    m_jenkins->waits = 2;
    m_jenkins->runs = 2;
    const StepEnd end = perform(step());
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QCOMPARE(m_jenkins->triggered(), 1);
    QCOMPARE(m_jenkins->looksAtQueue(), 3);
    const QString console = m_jenkins->server()
                                .url(u"/jenkins/job/chaos/job/kill%20db/42/console"_s)
                                .toString(QUrl::FullyEncoded);
    QCOMPARE(end.output, console + u"\nStarted by user chaos\nkilling it\nFinished\n"_s);
    QCOMPARE(m_jenkins->server().requests().front().target,
             QByteArray("/jenkins/job/chaos/job/kill%20db/build?delay=0sec"));
    QCOMPARE(m_jenkins->server().requests().front().headers["user-agent"].left(10),
             QByteArray("Chaosroom/"));
}

void TestJenkinsRun::sendsParameters()
{
    const StepEnd end = perform(step(uR"(,"parameters":{"HOST":"db 1&2","FORCE":true})"_s));
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QCOMPARE(m_jenkins->form(), QByteArray("FORCE=true&HOST=db%201%262"));
    QVERIFY(m_jenkins->server().requests().front().target.contains("/buildWithParameters?"));
}

void TestJenkinsRun::joinsAnEqualBuildInTheQueue()
{
    m_jenkins->trigger = 303;
    QCOMPARE(perform(step()).outcome, StepOutcome::Succeeded);
}

void TestJenkinsRun::goesOnWhenJenkinsIsBusy()
{
    m_jenkins->troubles = 3;
    QCOMPARE(perform(step()).outcome, StepOutcome::Succeeded);
    QCOMPARE(m_jenkins->triggered(), 1);
}

void TestJenkinsRun::findsTheBuildOfAForgottenItem()
{
    m_jenkins->forgets = true;
    const StepEnd end = perform(step());
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QVERIFY(end.output.contains(u"/42/console"));
}

void TestJenkinsRun::tellsHowABuildEnded_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::addRow("failed") << QByteArray("FAILURE");
    QTest::addRow("unstable") << QByteArray("UNSTABLE");
    QTest::addRow("aborted") << QByteArray("ABORTED");
}

void TestJenkinsRun::tellsHowABuildEnded()
{
    QFETCH(const QByteArray, result);
    m_jenkins->result = result;
    const StepEnd end = perform(step());
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QCOMPARE(end.why, u"build 42 ended as %1"_s.arg(QString::fromLatin1(result)));
}

void TestJenkinsRun::tellsWhyItWasNotTriggered_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, int status, const QByteArray &to, const QString &why) {
        QTest::addRow("%s", name) << status << to << why;
    };
    row("without parameters", 400, "-", u"takes no parameters"_s);
    row("not signed in", 401, "-", u"does not take user and token"_s);
    row("not allowed", 403, "-", u"may not build"_s);
    row("no job", 404, "-", u"no such job"_s);
    row("switched off", 409, "-", u"switched off"_s);
    row("broken", 500, "-", u"Jenkins answered 500"_s);
    row("nothing scheduled", 302, ".", u"put nothing into its queue"_s);
    row("a login page", 302, "/login?from=%2Fjob", u"wants somebody to sign in"_s);
}

void TestJenkinsRun::tellsWhyItWasNotTriggered()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, location);
    QFETCH(const QString, why);
    m_jenkins->trigger = status;
    m_jenkins->location = location;
    const StepEnd end = perform(step());
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.contains(why), qPrintable(end.why));
    QVERIFY(!end.actedAt);
}

void TestJenkinsRun::asksForATokenOnce()
{
    PlannedStep without = step();
    without.activity.replace(u"JENKINS_TOKEN"_s, u"NOBODYS_TOKEN"_s);
    const StepEnd end = perform(without);
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.contains(u"there is no secret NOBODYS_TOKEN"), qPrintable(end.why));
    QVERIFY(m_jenkins->server().requests().isEmpty());
}

void TestJenkinsRun::triggersOnceThoughNobodyAnswers()
{
    m_jenkins->server().react("/jenkins/job/", {.hangUp = true});
    const StepEnd end = perform(step());
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QVERIFY2(end.why.contains(u"whether the job was triggered all the same"), qPrintable(end.why));
    QCOMPARE(m_jenkins->server().requests().size(), 1);
    m_jenkins->server().goAway();
    const StepEnd refused = perform(step());
    QCOMPARE(refused.outcome, StepOutcome::NotBegun);
    QVERIFY2(refused.why.contains(u"nobody listens"), qPrintable(refused.why));
}

void TestJenkinsRun::tellsOfABuildThatWasTakenOut()
{
    m_jenkins->isCancelled = true;
    const StepEnd end = perform(step());
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QCOMPARE(end.why, u"somebody took it out of Jenkins' queue"_s);
}

void TestJenkinsRun::stopsABuild()
{
    m_jenkins->runs = -1;
    m_performer->perform({.key = u"k"_s, .step = step()});
    const auto isRunning = [this] {
        const auto &requests = m_jenkins->server().requests();
        return !requests.isEmpty() && requests.back().target.contains("/42/api");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRunning(), patience);
    m_performer->stop(u"k"_s);
    const StepEnd end = ended();
    QCOMPARE(end.outcome, StepOutcome::Stopped);
    QCOMPARE(end.why, u"stopped; Jenkins was told to stop build 42"_s);
    QCOMPARE(m_jenkins->stopped(), QByteArrayList{"/jenkins/job/chaos/job/kill%20db/42/stop"});
}

void TestJenkinsRun::takesAnItemOutOfTheQueue()
{
    m_jenkins->waits = -1;
    m_performer->perform({.key = u"k"_s, .step = step()});
    QTRY_VERIFY_WITH_TIMEOUT(m_jenkins->looksAtQueue() > 1, patience);
    m_performer->stop(u"k"_s);
    QCOMPARE(ended().outcome, StepOutcome::Stopped);
    QCOMPARE(m_jenkins->stopped(), QByteArrayList{"/jenkins/queue/cancelItem?id=123"});
}

void TestJenkinsRun::tellsWhatItWaitedFor()
{
    m_jenkins->waits = -1;
    const StepEnd end = perform(step(uR"(,"timeout":0.3)"_s));
    QCOMPARE(end.outcome, StepOutcome::TimedOut);
    QVERIFY2(end.why.contains(
                 u"it waited in Jenkins' queue: Waiting for next available executor on ‘db’"_s),
             qPrintable(end.why));
}

void TestJenkinsRun::boundsWhenItActed()
{
    // Jenkins' clock is an hour ahead: its own stamp would be in the future.
    m_jenkins->server().setDateAhead(1h);
    m_jenkins->timestamp = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    m_jenkins->runs = 30;
    const Instant before = m_clock.now();
    const StepEnd end = perform(step());
    const Instant after = m_clock.now();
    QVERIFY(end.actedAt);
    QVERIFY(end.actedAt->at - end.actedAt->plusMinus >= before);
    QVERIFY(end.actedAt->at + end.actedAt->plusMinus <= after);
    QVERIFY(end.actedAt->plusMinus > 70ms); // it may have been at any instant of the build
}

void TestJenkinsRun::holdsTheResultAgainstATolerance()
{
    m_jenkins->result = "UNSTABLE";
    QCOMPARE(perform(step({}, uR"(,"tolerance":["SUCCESS","UNSTABLE"])"_s)).outcome,
             StepOutcome::Succeeded);
}

QTEST_GUILESS_MAIN(TestJenkinsRun)
#include "tst_jenkinsrun.moc"
