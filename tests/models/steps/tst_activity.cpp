// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/activity.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

PlannedStep scripted(const QString &activity)
{
    return {.provider = PlannedStep::Provider::Scripted, .activity = activity};
}

Outcome<Activity> activity(const QString &provider, const QString &rest = {})
{
    Substitution substitution({{u"port"_s, 8080}});
    const auto begin = uR"({"type":"action","name":"x","provider":)"_s;
    return activityOf(scripted(begin + provider + rest + u'}'), substitution);
}

QString why(const Outcome<Activity> &read)
{
    return read ? QString() : read.failure().detail;
}

} // namespace

/// What a step does, read out of an activity of the Chaos Toolkit.
class TestActivity : public QObject
{
    Q_OBJECT

private slots:
    void readsAProcess();
    void keepsOptionsInOrder();
    void leavesAShellLineToTheShell();
    void readsARequest();
    void sendsAForm();
    void sendsJson();
    void readsWhatIsBesideTheDeed();
    void readsAFunction();
    void readsASwitch();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void knowsProbes();
};

void TestActivity::readsAProcess()
{
    const auto read = activity(
        uR"({"type":"process","path":"curl","arguments":["-s",null,"","a b","http://x:${port}",3]})"_s);
    QVERIFY2(read, qPrintable(why(read)));
    const auto &process = std::get<ProcessDeed>(read->deed);
    QCOMPARE(process.program, u"curl"_s);
    QCOMPARE(process.arguments, (QStringList{u"-s"_s, u"a b"_s, u"http://x:8080"_s, u"3"_s}));
    QVERIFY(process.shellLine.isEmpty());
    QCOMPARE(read->command(), u"curl -s 'a b' http://x:8080 3"_s);
}

void TestActivity::keepsOptionsInOrder()
{
    const auto read = activity(
        uR"({"type":"process","path":"kubectl","arguments":{"exec":"web-1","-n":"shop","--":"","kill":1}})"_s);
    QVERIFY(read);
    QCOMPARE(std::get<ProcessDeed>(read->deed).arguments,
             (QStringList{u"exec"_s, u"web-1"_s, u"-n"_s, u"shop"_s, u"--"_s, u"kill"_s, u"1"_s}));
}

void TestActivity::leavesAShellLineToTheShell()
{
    const auto read =
        activity(uR"({"type":"process","path":"echo","arguments":"$HOME | tr a b"})"_s);
    QVERIFY(read);
    QCOMPARE(std::get<ProcessDeed>(read->deed).shellLine, u"echo $HOME | tr a b"_s);
}

void TestActivity::readsARequest()
{
    const auto read = activity(
        uR"({"type":"http","url":"http://shop.example:8080/health?a=1","headers":{"X-Who":"chaos"},)"
        uR"("arguments":{"q":"a b&c"},"timeout":[1,2.5]})"_s);
    QVERIFY2(read, qPrintable(why(read)));
    const auto &request = std::get<HttpDeed>(read->deed);
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.url, u"http://shop.example:8080/health?a=1&q=a%20b%26c"_s);
    QVERIFY(request.headers
            == (std::vector<std::pair<QByteArray, QByteArray>>{{"X-Who", "chaos"}}));
    QVERIFY(request.body.isEmpty() && request.verifiesTls);
    QCOMPARE(read->timeout, Micros(3500ms));
}

void TestActivity::sendsAForm()
{
    const auto read = activity(
        uR"({"type":"http","method":"post","url":"http://x/","arguments":{"k":"a b","n":2}})"_s);
    QVERIFY(read);
    const auto &request = std::get<HttpDeed>(read->deed);
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.body, QByteArray("k=a%20b&n=2"));
    QCOMPARE(request.contentType, QByteArray("application/x-www-form-urlencoded"));
}

void TestActivity::sendsJson()
{
    const auto read =
        activity(uR"({"type":"http","method":"PUT","url":"https://x/","headers":{"content-type":)"
                 uR"("application/json"},"arguments":{"on":true}})"_s);
    QVERIFY(read);
    const auto &request = std::get<HttpDeed>(read->deed);
    QCOMPARE(request.body, QByteArray(R"({"on":true})"));
    QCOMPARE(request.contentType, QByteArray("application/json"));
}

void TestActivity::readsWhatIsBesideTheDeed()
{
    const auto read =
        activity(uR"({"type":"process","path":"ls","timeout":"30"})"_s,
                 uR"(,"background":true,"pauses":{"before":5,"after":"0.5"},"tolerance":[0,1])"_s);
    QVERIFY(read);
    QVERIFY(read->inBackground);
    QCOMPARE(read->timeout, Micros(30s));
    QCOMPARE(read->pauseBefore, Micros(5s));
    QCOMPARE(read->pauseAfter, Micros(500ms));
    QVERIFY(read->tolerance.isArray());
    const auto bare = activity(uR"({"type":"process","path":"ls"})"_s);
    QCOMPARE(bare->timeout, Activity::longest);
    QVERIFY(bare->tolerance.isUndefined() && !bare->inBackground);
}

void TestActivity::readsAFunction()
{
    const auto read = activity(uR"({"type":"python","module":"chaosk8s.pod","func":"kill"})"_s);
    QVERIFY(read);
    QCOMPARE(read->command(), u"chaosk8s.pod.kill"_s);
}

void TestActivity::readsASwitch()
{
    const auto read = activity(uR"({"type":"proxy","proxy":"ws","fault":"Latency 2 s"})"_s);
    QVERIFY2(read, qPrintable(why(read)));
    const ProxyDeed wanted{.proxy = u"ws"_s, .fault = *ProxyFault::read(u"latency 2 s"_s)};
    QVERIFY(std::get<ProxyDeed>(read->deed) == wanted);
    QCOMPARE(read->command(), u"proxy ws: latency 2000 ms"_s);
    QVERIFY(why(activity(uR"({"type":"proxy","fault":"refuse"})"_s)).contains(u"provider.proxy"));
    QVERIFY(why(activity(uR"({"type":"proxy","proxy":"ws","fault":"x"})"_s)).contains(u"no fault"));
}

void TestActivity::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("no program") << uR"({"type":"process"})"_s << u"It says no program"_s;
    QTest::newRow("another thing")
        << uR"({"type":"magic"})"_s << u"“magic” is nothing the room can perform"_s;
    QTest::newRow("no provider") << u"{}"_s << u"provider is missing"_s;
    QTest::newRow("no address") << uR"({"type":"http","url":"shop.example"})"_s
                                << u"“shop.example” is no address"_s;
    QTest::newRow("a file") << uR"({"type":"http","url":"file:///etc/passwd"})"_s
                            << u"is no address that can be asked"_s;
    QTest::newRow("a header of two lines")
        << uR"({"type":"http","url":"http://x/","headers":{"A":"b\nC: d"}})"_s
        << u"A header is one line"_s;
    QTest::newRow("an end of text")
        << uR"({"type":"process","path":"ls","arguments":["a\u0000b"]})"_s << u"code 0"_s;
}

void TestActivity::saysWhatIsWrong()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, wanted);
    const auto read = activity(provider);
    QVERIFY2(!read && why(read).contains(wanted), qPrintable(why(read)));
}

void TestActivity::knowsProbes()
{
    QVERIFY(isProbe(scripted(uR"({"type":"probe","provider":{}})"_s)));
    QVERIFY(!isProbe(scripted(uR"({"type":"action"})"_s)));
    QVERIFY(!isProbe({.text = u"x"_s, .activity = uR"({"type":"probe"})"_s}));
}

QTEST_GUILESS_MAIN(TestActivity)
#include "tst_activity.moc"
