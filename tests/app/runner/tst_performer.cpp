// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/performer.h"

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "models/steps/posixwords.h"
#include "tests/support/fakeserver.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; ///< ms

PlannedStep process(const QString &program, const QStringList &arguments, const QString &rest = {},
                    const QString &more = {})
{
    QStringList quoted;
    for (QString argument : arguments)
        quoted.push_back(u'"' + argument.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"');
    return {.provider = PlannedStep::Provider::Scripted,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":\"process\","
                        "\"path\":\"%1\",\"arguments\":[%2]%3}%4}"_s.arg(program, quoted.join(u','),
                                                                         rest, more)};
}

PlannedStep shell(const QString &script, const QString &rest = {}, const QString &more = {})
{
    return process(u"sh"_s, {u"-c"_s, script}, rest, more);
}

PlannedStep request(const QUrl &url, const QString &rest = {}, const QString &more = {})
{
    return {.provider = PlannedStep::Provider::Scripted,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":\"http\","
                        "\"url\":\"%1\"%2}%3}"_s.arg(url.toString(), rest, more)};
}

/// The number that a program wrote there; 0: none yet.
pid_t pidIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? pid_t(file.readAll().trimmed().toInt()) : 0;
}

/// A secret that only the test knows.
class OneSecret final : public Secrets
{
public:
    [[nodiscard]] std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"token" ? std::optional(QByteArray("hunter2hunter2")) : std::nullopt;
    }
};

} // namespace

/// Steps, really performed at this desk.
class TestPerformer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void runsAProgram();
    void tellsWhenItBegan();
    void handsWordsOnAsTheyAre();
    void leavesALineToTheShell();
    void tellsHowItFailed();
    void tellsOfASignal();
    void namesAProgramThatIsNotThere();
    void endsWhatTakesTooLong();
    void killsWhatDoesNotListen();
    void endsWhatTheProgramBegan();
    void stopsOnRequest();
    void takesAGigabyteOfOutput();
    void readsNothing();
    void holdsTheEndAgainstATolerance();
    void asksOverHttp();
    void endsARequestThatHangs();
    void tellsWhoDoesNotAnswer();
    void keepsSecretsOutOfCommands();
    void showsNoSecretOfARequest();
    void endsAllWhenItGoes();
    void refusesAHostThatIsAnOption();

private:
    StepEnd perform(const PlannedStep &step);
    void begin(const PlannedStep &step, const QString &key = u"k"_s);
    StepEnd ended();

    RoomClock m_clock;
    OneSecret m_secrets;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Performer> m_performer;
    std::unique_ptr<QSignalSpy> m_ended;
};

void TestPerformer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_performer = std::make_unique<Performer>(m_clock, m_secrets, m_folder->path());
    m_ended = std::make_unique<QSignalSpy>(m_performer.get(), &Performer::ended);
}

void TestPerformer::cleanup()
{
    m_ended.reset();
    m_performer.reset();
}

void TestPerformer::begin(const PlannedStep &step, const QString &key)
{
    m_performer->perform({.key = key, .step = step});
}

StepEnd TestPerformer::ended()
{
    if (m_ended->isEmpty() && !m_ended->wait(patience))
        return {.why = u"it never ended"_s};
    return m_ended->takeFirst().at(0).value<StepEnd>();
}

StepEnd TestPerformer::perform(const PlannedStep &step)
{
    begin(step);
    return ended();
}

void TestPerformer::runsAProgram()
{
    const StepEnd end = perform(process(u"echo"_s, {u"all"_s, u"is well"_s}));
    QCOMPARE(end.key, u"k"_s);
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QCOMPARE(end.status, std::optional(0));
    QCOMPARE(end.output, u"all is well\n"_s);
    QCOMPARE(end.outputBytes, 12);
    QVERIFY(end.why.isEmpty());
}

void TestPerformer::tellsWhenItBegan()
{
    const Instant before = m_clock.now();
    const StepEnd end = perform(shell(u"sleep 0.2"_s));
    QVERIFY(end.actedAt && end.actedAt->at >= before);
    QVERIFY(end.actedAt->at + 150ms < m_clock.now());
    QVERIFY(end.actedAt->plusMinus <= 10ms);
}

void TestPerformer::handsWordsOnAsTheyAre()
{
    const QString hostile = u"$(touch %1/owned); `id` 'x' \" | > *"_s.arg(m_folder->path());
    const StepEnd end = perform(process(u"printf"_s, {u"%s"_s, hostile}));
    QCOMPARE(end.output, hostile);
    QVERIFY(!QFile::exists(m_folder->filePath(u"owned"_s)));
}

void TestPerformer::leavesALineToTheShell()
{
    const StepEnd end = perform(
        {.provider = PlannedStep::Provider::Scripted,
         .activity = u"{\"provider\":{\"type\":\"process\",\"path\":\"echo\",\"arguments\":\"one | "
                     "tr o a\"}}"_s});
    QCOMPARE(end.output, u"ane\n"_s);
}

void TestPerformer::tellsHowItFailed()
{
    const StepEnd end = perform(shell(u"echo out; echo first >&2; echo it broke >&2; exit 7"_s));
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QCOMPARE(end.status, std::optional(7));
    QCOMPARE(end.why, u"exit status 7: it broke"_s);
    QVERIFY(end.output.contains(u"out\n") && end.output.contains(u"first\n"));
}

void TestPerformer::tellsOfASignal()
{
    const StepEnd end = perform(shell(u"kill -9 $$$$"_s));
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QVERIFY(!end.status);
    QCOMPARE(end.why, u"it was ended by a signal"_s);
}

void TestPerformer::namesAProgramThatIsNotThere()
{
    QCOMPARE(perform(process(u"no-such-program"_s, {})).outcome, StepOutcome::NotBegun);
    const StepEnd end = perform(process(u"/no/such/program"_s, {}));
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.contains(u"/no/such/program"), qPrintable(end.why));
    QVERIFY(!end.actedAt);
}

void TestPerformer::endsWhatTakesTooLong()
{
    const StepEnd end = perform(shell(u"echo begun; sleep 60"_s, u",\"timeout\":0.3"_s));
    QCOMPARE(end.outcome, StepOutcome::TimedOut);
    QCOMPARE(end.output, u"begun\n"_s);
    QVERIFY2(end.why.startsWith(u"stopped: it took longer than"), qPrintable(end.why));
}

void TestPerformer::killsWhatDoesNotListen()
{
    const StepEnd end = perform(
        shell(u"trap '' TERM; echo begun; while :; do sleep 0.1; done"_s, u",\"timeout\":0.3"_s));
    QCOMPARE(end.outcome, StepOutcome::TimedOut);
    QCOMPARE(end.output, u"begun\n"_s);
}

void TestPerformer::endsWhatTheProgramBegan()
{
    const QString child = m_folder->filePath(u"child"_s);
    begin(shell(u"sleep 300 & echo $! > "_s + posixWord(child) + u"; wait"_s));
    QTRY_VERIFY_WITH_TIMEOUT(pidIn(child) > 0, patience);
    const pid_t pid = pidIn(child);
    QCOMPARE(::kill(pid, 0), 0);
    m_performer->stop(u"k"_s);
    QCOMPARE(ended().outcome, StepOutcome::Stopped);
    QTRY_VERIFY_WITH_TIMEOUT(::kill(pid, 0) != 0, patience);
}

void TestPerformer::stopsOnRequest()
{
    begin(shell(u"sleep 300"_s), u"one"_s);
    begin(shell(u"sleep 300"_s), u"other"_s);
    m_performer->stop(u"nobody"_s);
    m_performer->stop(u"other"_s);
    const StepEnd end = ended();
    QCOMPARE(end.key, u"other"_s);
    QCOMPARE(end.outcome, StepOutcome::Stopped);
    QVERIFY(m_ended->isEmpty());
}

void TestPerformer::takesAGigabyteOfOutput()
{
    const StepEnd end = perform(shell(u"echo begin; head -c 1073741824 /dev/zero; echo end"_s));
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QCOMPARE(end.outputBytes, (std::int64_t(1) << 30) + 10);
    QVERIFY(end.output.startsWith(u"begin\n") && end.output.endsWith(u"end\n"));
    QVERIFY(end.output.size() < StepRun::mostOutput);
}

void TestPerformer::readsNothing()
{
    QCOMPARE(perform(process(u"cat"_s, {})).outcome, StepOutcome::Succeeded);
}

void TestPerformer::holdsTheEndAgainstATolerance()
{
    QCOMPARE(perform(shell(u"exit 3"_s, {}, u",\"tolerance\":3"_s)).outcome,
             StepOutcome::Succeeded);
    const StepEnd end = perform(shell(u"exit 0"_s, {}, u",\"tolerance\":[3,4]"_s));
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QVERIFY(!end.why.isEmpty());
    const auto regex = u",\"tolerance\":{\"type\":\"regex\",\"pattern\":\"^up$\",\"target\":"
                       "\"stdout\"}"_s;
    QCOMPARE(perform(shell(u"printf up"_s, {}, regex)).outcome, StepOutcome::Succeeded);
    QCOMPARE(perform(shell(u"printf down"_s, {}, regex)).outcome, StepOutcome::Failed);
}

void TestPerformer::asksOverHttp()
{
    Test::FakeServer server;
    server.answer("/health", "all is well\n", 200);
    server.answer("/broken", "no\n", 503);
    const StepEnd end = perform(request(server.url(u"/health"_s)));
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QCOMPARE(end.status, std::optional(200));
    QCOMPARE(end.output, u"all is well\n"_s);
    QVERIFY(end.actedAt);
    const StepEnd broken = perform(request(server.url(u"/broken"_s)));
    QCOMPARE(broken.outcome, StepOutcome::Failed);
    QCOMPARE(broken.why, u"the answer was 503"_s);
    const auto wanted = u",\"tolerance\":[502,503]"_s;
    QCOMPARE(perform(request(server.url(u"/broken"_s), {}, wanted)).outcome,
             StepOutcome::Succeeded);
}

void TestPerformer::endsARequestThatHangs()
{
    Test::FakeServer server;
    server.react("/", {.hang = true});
    const StepEnd end = perform(request(server.url(u"/"_s), u",\"timeout\":0.3"_s));
    QCOMPARE(end.outcome, StepOutcome::TimedOut);
    begin(request(server.url(u"/"_s)));
    m_performer->stop(u"k"_s);
    QCOMPARE(ended().outcome, StepOutcome::Stopped);
}

void TestPerformer::tellsWhoDoesNotAnswer()
{
    Test::FakeServer server;
    const QUrl url = server.url(u"/"_s);
    server.goAway();
    const StepEnd end = perform(request(url));
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QVERIFY2(!end.why.isEmpty() && !end.status, qPrintable(end.why));
}

void TestPerformer::keepsSecretsOutOfCommands()
{
    const StepEnd end = perform(process(u"echo"_s, {u"${token}"_s}));
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.contains(u"can be read by everybody"), qPrintable(end.why));
    QVERIFY(!end.why.contains(u"hunter2") && end.output.isEmpty());
}

void TestPerformer::showsNoSecretOfARequest()
{
    Test::FakeServer server;
    server.handle("/", [](const Test::FakeServer::Request &asked) {
        return Test::FakeServer::Reaction{.status = 200,
                                          .body = "you said " + asked.headers["authorization"]};
    });
    const StepEnd end = perform(
        request(server.url(u"/"_s), u",\"headers\":{\"Authorization\":\"Bearer ${token}\"}"_s));
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QCOMPARE(server.requests().back().headers["authorization"],
             QByteArray("Bearer hunter2hunter2"));
    QCOMPARE(end.output, u"you said Bearer •••"_s);
}

void TestPerformer::endsAllWhenItGoes()
{
    const QString child = m_folder->filePath(u"child"_s);
    begin(shell(u"echo $$$$ > "_s + posixWord(child) + u"; sleep 300"_s));
    QTRY_VERIFY_WITH_TIMEOUT(pidIn(child) > 0, patience);
    const pid_t pid = pidIn(child);
    m_performer.reset();
    QTRY_VERIFY_WITH_TIMEOUT(::kill(pid, 0) != 0, patience);
}

void TestPerformer::refusesAHostThatIsAnOption()
{
    const QString owned = m_folder->filePath(u"owned"_s);
    m_performer->perform(
        {.key = u"k"_s, .step = process(u"true"_s, {}), .ssh = u"-oProxyCommand=touch "_s + owned});
    const StepEnd end = ended();
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.contains(u"is no host that ssh could reach"), qPrintable(end.why));
    QVERIFY(!QFile::exists(owned));
}

QTEST_GUILESS_MAIN(TestPerformer)
#include "tst_performer.moc"
