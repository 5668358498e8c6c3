// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/chaosrun.h"

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/runner/performer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; ///< ms

class SomeSecrets final : public Secrets
{
public:
    [[nodiscard]] std::optional<QByteArray> value(const QString &name) const override
    {
        if (name == u"token")
            return "hunter2hunter2";
        return name == u"K8S_PIN" ? std::optional(QByteArray("s3cr3t-pin")) : std::nullopt;
    }
};

PlannedStep function(const QString &name, const QString &arguments = u"{}"_s,
                     const QString &rest = {}, const QString &more = {})
{
    return {.provider = PlannedStep::Provider::Scripted,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":\"python\","
                        "\"module\":\"fake\",\"func\":\"%1\",\"arguments\":%2%3}%4}"_s.arg(
                            name, arguments, rest, more)};
}

} // namespace

/// Functions of Python, called by a program that obeys what chaostoolkit documents.
class TestChaosRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void callsAFunction();
    void usesConfigurationInItsOwnTypes();
    void keepsSecretsToItself();
    void handsGroupsOfSecretsOver();
    void tellsTheException();
    void tellsWhatLeftNoJournal_data();
    void tellsWhatLeftNoJournal();
    void endsWhatTakesTooLong();
    void leavesNothingBehind();
    void namesTheProgramThatIsMissing();
    void isNotBegunWithoutItsConfiguration();
    void judgesByAProbe_data();
    void judgesByAProbe();
    void judgesByAProcess();
    void givesNoSecretToACommandThatJudges();
    void readsOldStamps();

private:
    StepEnd perform(const PlannedStep &step, const StepScope &scope = {});

    QByteArray m_path;
    QTemporaryDir m_bin;
    RoomClock m_clock;
    SomeSecrets m_secrets;
    std::unique_ptr<Performer> m_performer;
    std::unique_ptr<QSignalSpy> m_ended;
};

void TestChaosRun::initTestCase()
{
    m_path = qgetenv("PATH");
    const QString chaos = m_bin.filePath(u"chaos"_s);
    QVERIFY(QFile::copy(QStringLiteral(FAKE_CHAOS), chaos));
    QVERIFY(QFile::setPermissions(chaos, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestChaosRun::cleanupTestCase()
{
    qputenv("PATH", m_path);
}

void TestChaosRun::init()
{
    qputenv("PATH", m_bin.path().toLocal8Bit() + ':' + m_path);
    m_performer = std::make_unique<Performer>(m_clock, m_secrets);
    m_ended = std::make_unique<QSignalSpy>(m_performer.get(), &Performer::ended);
}

void TestChaosRun::cleanup()
{
    m_ended.reset();
    m_performer.reset();
}

StepEnd TestChaosRun::perform(const PlannedStep &step, const StepScope &scope)
{
    m_performer->perform({.key = u"k"_s, .step = step, .scope = scope});
    if (m_ended->isEmpty() && !m_ended->wait(patience))
        return {.why = u"it never ended"_s};
    return m_ended->takeFirst().at(0).value<StepEnd>();
}

void TestChaosRun::callsAFunction()
{
    const Instant before = m_clock.now();
    const StepEnd end = perform(function(u"echo"_s, uR"({"pods":["web-1"],"n":2})"_s));
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why + end.output));
    QCOMPARE(end.value, QJsonValue(QJsonObject{{u"pods"_s, QJsonArray{u"web-1"_s}}, {u"n"_s, 2}}));
    QCOMPARE(end.output, u"{\"n\":2,\"pods\":[\"web-1\"]}\n"_s);
    QVERIFY(end.actedAt && end.actedAt->at >= before && end.actedAt->at <= m_clock.now());
    // A function that gives nothing has come to its end.
    QCOMPARE(perform(function(u"gate"_s)).outcome, StepOutcome::Succeeded);
}

void TestChaosRun::usesConfigurationInItsOwnTypes()
{
    const StepScope scope{.configuration = {{u"count"_s, 3}, {u"zone"_s, u"eu-1"_s}}};
    const StepEnd end =
        perform(function(u"echo"_s, uR"({"n":"${count}","z":"in $zone for $$5"})"_s), scope);
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QCOMPARE(end.value, QJsonValue(QJsonObject{{u"n"_s, 3}, {u"z"_s, u"in eu-1 for $5"_s}}));
}

void TestChaosRun::keepsSecretsToItself()
{
    const StepEnd end = perform(function(u"secret"_s, uR"({"token":"${token}"})"_s));
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QVERIFY2(end.output.contains(u"the secret is •••"_s), qPrintable(end.output));
    QVERIFY(!end.output.contains(u"hunter2"_s));
    const StepEnd boom = perform(function(u"boom"_s, uR"({"why":"$token"})"_s));
    QVERIFY2(boom.why.endsWith(u"the pod would not die: •••"_s), qPrintable(boom.why));
    const StepEnd folder = perform(function(u"folder"_s, uR"({"a":"$token"})"_s));
    QVERIFY(!folder.value[u"arguments"].toString().contains(u"hunter2"_s));
}

void TestChaosRun::handsGroupsOfSecretsOver()
{
    const StepScope scope{
        .secrets = {{u"k8s"_s,
                     QJsonObject{{u"pin"_s,
                                  QJsonObject{{u"type"_s, u"env"_s}, {u"key"_s, u"K8S_PIN"_s}}}}}}};
    const StepEnd end =
        perform(function(u"secret"_s, uR"({"token":"x"})"_s, uR"(,"secrets":["k8s"])"_s), scope);
    QCOMPARE(end.value[u"k8s"][u"pin"].toString(), u"s3cr3t-pin"_s);
    QVERIFY2(!end.output.contains(u"s3cr3t-pin"_s), qPrintable(end.output));
}

void TestChaosRun::tellsTheException()
{
    const StepEnd end = perform(function(u"boom"_s));
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QCOMPARE(end.why, u"chaoslib.exceptions.ActivityFailed: the pod would not die: stubborn"_s);
    QVERIFY(end.actedAt);
}

void TestChaosRun::tellsWhatLeftNoJournal_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("why");
    QTest::newRow("crashed") << u"crash"_s
                             << u"left no journal; exit status 1: no module named nothing"_s;
    QTest::newRow("half a journal") << u"garbage"_s << u"journal cannot be understood"_s;
    QTest::newRow("never called") << u"interrupted"_s
                                  << u"ended as “interrupted” and did not call it"_s;
}

void TestChaosRun::tellsWhatLeftNoJournal()
{
    QFETCH(const QString, function);
    QFETCH(const QString, why);
    const StepEnd end = perform(::function(function));
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QVERIFY2(end.why.contains(why), qPrintable(end.why));
}

void TestChaosRun::endsWhatTakesTooLong()
{
    const StepEnd end = perform(function(u"sleep"_s, u"{}"_s, u",\"timeout\":0.5"_s));
    QCOMPARE(end.outcome, StepOutcome::TimedOut);
    m_performer->perform({.key = u"k"_s, .step = function(u"sleep"_s)});
    m_performer->stop(u"k"_s);
    QVERIFY(m_ended->wait(patience));
    QCOMPARE(m_ended->takeFirst().at(0).value<StepEnd>().outcome, StepOutcome::Stopped);
}

void TestChaosRun::leavesNothingBehind()
{
    const StepEnd end = perform(function(u"folder"_s));
    QCOMPARE(end.value[u"mode"].toInt(), 0700);
    const QString folder = end.value[u"path"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(folder), patience);
    QCOMPARE(end.value[u"keys"].toArray(),
             (QJsonArray{u"configuration"_s, u"description"_s, u"method"_s, u"rollbacks"_s,
                         u"secrets"_s, u"title"_s}));
}

void TestChaosRun::namesTheProgramThatIsMissing()
{
    qputenv("PATH", "/nowhere");
    const StepEnd end = perform(function(u"echo"_s));
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.startsWith(u"this desk has no chaos program"_s), qPrintable(end.why));
}

void TestChaosRun::isNotBegunWithoutItsConfiguration()
{
    const StepScope scope{
        .configuration = {
            {u"zone"_s, QJsonObject{{u"type"_s, u"env"_s}, {u"key"_s, u"NOBODYS_ZONE"_s}}}}};
    const StepEnd end = perform(function(u"echo"_s, uR"({"z":"$zone"})"_s), scope);
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QCOMPARE(end.why,
             u"zone is the variable NOBODYS_ZONE of this desk's environment, which is not set; "
             "set it, or give it a default"_s);
    // Who does not use it does not miss it.
    QCOMPARE(perform(function(u"echo"_s), scope).outcome, StepOutcome::Succeeded);
}

void TestChaosRun::judgesByAProbe_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("judge");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("why");
    QTest::newRow("yes") << u"{}"_s << u"echo"_s << u"{}"_s << QString();
    QTest::newRow("no") << u"{}"_s << u"gate"_s << u"{}"_s << u"the probe judge says no"_s;
    QTest::newRow("it fails") << u"{}"_s << u"boom"_s << u"{}"_s
                              << u"the probe judge says no: chaoslib.exceptions.ActivityFailed: "
                                 "the pod would not die: stubborn"_s;
    QTest::newRow("a dollar is a dollar")
        << uR"({"price":"$$x"})"_s << u"echo"_s << u"{}"_s << QString();
    QTest::newRow("without arguments") << u"{}"_s << u"echo"_s << u"null"_s
                                       << u"the tolerance cannot be judged: a probe that is one "
                                          "takes the value as an argument, and its "
                                          "provider.arguments are no fields"_s;
}

void TestChaosRun::judgesByAProbe()
{
    QFETCH(const QString, given);
    QFETCH(const QString, judge);
    QFETCH(const QString, arguments);
    QFETCH(const QString, why);
    const auto tolerance =
        u",\"tolerance\":{\"type\":\"probe\",\"name\":\"judge\",\"provider\":{\"type\":\"python\","
        "\"module\":\"fake\",\"func\":\"%1\",\"arguments\":%2}}"_s.arg(judge, arguments);
    const StepEnd end = perform(function(u"echo"_s, given, {}, tolerance));
    QCOMPARE(end.why, why);
    QCOMPARE(end.outcome, why.isEmpty() ? StepOutcome::Succeeded : StepOutcome::Failed);
    QVERIFY(!end.value.isUndefined()); // it is what was judged, not what judged it
}

void TestChaosRun::judgesByAProcess()
{
    const auto tolerance = [](const QString &path) {
        return u",\"tolerance\":{\"type\":\"probe\",\"name\":\"judge\",\"provider\":{\"type\":"
               "\"process\",\"path\":\"%1\",\"arguments\":{\"-n\":\"\"}}}"_s.arg(path);
    };
    // What a process gives is never empty: only one that cannot be run says no.
    QCOMPARE(perform(function(u"echo"_s, {u"{}"_s}, {}, tolerance(u"false"_s))).outcome,
             StepOutcome::Succeeded);
    const StepEnd end = perform(function(u"echo"_s, {u"{}"_s}, {}, tolerance(u"no-program"_s)));
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QCOMPARE(end.why, u"the probe judge says no: there is no program no-program here"_s);
}

void TestChaosRun::givesNoSecretToACommandThatJudges()
{
    const auto tolerance = u",\"tolerance\":{\"type\":\"probe\",\"name\":\"judge\",\"provider\":"
                           "{\"type\":\"process\",\"path\":\"true\",\"arguments\":{}}}"_s;
    const StepEnd end = perform(function(u"echo"_s, uR"({"t":"$token"})"_s, {}, tolerance));
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QVERIFY2(end.why.contains(u"the value holds a secret"_s), qPrintable(end.why));
}

void TestChaosRun::readsOldStamps()
{
    const auto read = ChaosFiles::resultIn(
        R"({"run":[{"status":"succeeded","start":"2026-12-08T14:08:12.000123"}]})");
    QVERIFY(read && read->startedAt);
    QCOMPARE(toRfc3339(*read->startedAt), u"2026-12-08T14:08:12.000123Z"_s);
    const auto cut = ChaosFiles::resultIn(R"({"run":[{"start":"yesterday","output":1}]})");
    QVERIFY(cut && !cut->hasSucceeded && !cut->startedAt);
    QCOMPARE(cut->why, u"the function did not come to its end"_s);
    for (const QByteArray &bad : {QByteArray(), QByteArray("[]"), QByteArray("{\"run\":[1]}")})
        QVERIFY(!ChaosFiles::resultIn(bad));
}

QTEST_GUILESS_MAIN(TestChaosRun)
#include "tst_chaosrun.moc"
