// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/fencelook.h"

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/runner/performer.h"
#include "tests/app/hosts/fakeresolver.h"
#include "tests/support/fakeserver.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeResolver;

namespace {

constexpr int patience = 30'000; ///< ms

PlannedStep process(const QString &arguments = u"[]"_s, const QString &path = u"true"_s)
{
    return {.provider = PlannedStep::Provider::Scripted,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":\"process\","
                        "\"path\":\"%1\",\"arguments\":%2}}"_s.arg(path, arguments)};
}

PlannedStep request(const QString &url)
{
    return {.provider = PlannedStep::Provider::Scripted,
            .activity = u"{\"type\":\"probe\",\"name\":\"x\",\"provider\":{\"type\":\"http\","
                        "\"url\":\"%1\",\"timeout\":5}}"_s.arg(url)};
}

Fence fence(const QStringList &entries, const std::vector<ProductionHost> &hosts = {})
{
    Fence made{.hosts = hosts};
    for (const QString &entry : entries)
        made.entries.push_back(*ProductionEntry::read(entry));
    return made;
}

} // namespace

/// Whoever performs a step: nothing begins that leads to production. What ssh says of its own
/// configuration stands in a file here.
class TestFenceLook : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void beginsNothingThatLeadsToProduction_data();
    void beginsNothingThatLeadsToProduction();
    void beginsWhatStaysInStaging_data();
    void beginsWhatStaysInStaging();
    void refusesAWayThatNobodyKnows();
    void keepsTheWayBackOpen();
    void refusesTheWayBackIntoProduction();
    void waitsNoLongerThanItMay();
    void asksNobodyWithoutAFence();
    void stopsWhileItLooks();
    void showsNoSecret();
    void looksWhateverTheProvider_data();
    void looksWhateverTheProvider();

private:
    void configure(const QString &host, const QString &lines);
    StepEnd perform(StepDeed deed);
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_path;
    RoomClock m_clock;
    KeptSecrets m_secrets;
    FakeResolver *m_resolver = nullptr;
    std::unique_ptr<Performer> m_performer;
};

void TestFenceLook::initTestCase()
{
    m_path = qgetenv("PATH");
    m_secrets.put(u"token"_s, "hunter2hunter2");
}

void TestFenceLook::cleanupTestCase()
{
    m_performer.reset();
    qputenv("PATH", m_path);
}

void TestFenceLook::init()
{
    m_performer.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    QFile ssh(file(u"ssh"_s));
    QVERIFY(ssh.open(QIODevice::WriteOnly));
    ssh.write("#!/bin/sh\n"
              "if [ \"$1\" != -G ]; then touch "
              + file(u"connected"_s).toUtf8()
              + "; exit 0; fi\n"
                "f="
              + file(u"of-"_s).toUtf8()
              + "\"$3\"\n"
                "if [ -e \"$f\" ]; then cat \"$f\"; else echo \"hostname $3\"; fi\n");
    ssh.close();
    QFile::setPermissions(ssh.fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PATH", m_folder->path().toLocal8Bit() + ':' + m_path);
    m_performer = std::make_unique<Performer>(m_clock, m_secrets, m_folder->path());
    auto resolver = std::make_unique<FakeResolver>();
    m_resolver = resolver.get();
    m_performer->setResolver(std::move(resolver));
    m_resolver->know(u"db.staging.example"_s, {u"10.30.0.1"_s});
    m_resolver->know(u"stale.staging.example"_s, {u"10.30.0.2"_s, u"10.20.0.7"_s});
    m_resolver->know(u"shop.example"_s, {u"192.0.2.7"_s, u"2001:db8::7"_s});
    m_resolver->know(u"alias.staging.example"_s, {u"2001:db8::7"_s});
    m_resolver->know(u"mapped.staging.example"_s, {u"::ffff:10.20.0.9"_s});
    configure(u"db-1"_s, u"user chaos\nhostname db.staging.example\nproxyjump none\n"_s);
    configure(u"db-2"_s, u"hostname db.prod.example\n"_s);
    configure(u"db-3"_s, u"hostname stale.staging.example\n"_s);
    configure(u"behind"_s, u"hostname inside.lan\nproxyjump jump.example\n"_s);
    configure(u"shop"_s, u"hostname shop.example\n"_s);
}

void TestFenceLook::configure(const QString &host, const QString &lines)
{
    QFile of(file(u"of-"_s + host));
    QVERIFY(of.open(QIODevice::WriteOnly));
    of.write(lines.toUtf8());
}

StepEnd TestFenceLook::perform(StepDeed deed)
{
    QSignalSpy ended(m_performer.get(), &Performer::ended);
    deed.key = u"k"_s;
    m_performer->perform(deed);
    if (ended.isEmpty() && !ended.wait(patience))
        return {.why = u"it never ended"_s};
    return ended.takeFirst().at(0).value<StepEnd>();
}

void TestFenceLook::beginsNothingThatLeadsToProduction_data()
{
    QTest::addColumn<QString>("ssh");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const QString &ssh, const QString &url,
                        const QString &words,
                        const QString &why) { QTest::newRow(name) << ssh << url << words << why; };
    row("a host that the configuration leads there", u"db-2"_s, {}, {},
        u"refused: db-2 (db.prod.example) is production: the plan says so of *.prod.example"_s);
    row("a name in staging with an address there", u"db-3"_s, {}, {},
        u"refused: db-3 leads to 10.20.0.7, which is production: the plan says so of "
        "10.20.0.0/16"_s);
    row("an address", u"10.20.9.9"_s, {}, {}, u"refused: 10.20.9.9, which is production"_s);
    row("behind a jump host, by its name", u"behind"_s, {}, {},
        u"behind (inside.lan) is production: the plan says so of *.lan"_s);
    row("a host of the plan", u"shop"_s, {}, {}, u"is the host shop of the plan"_s);
    row("a request", {}, u"http://stale.staging.example/x"_s, {},
        u"refused: stale.staging.example leads to 10.20.0.7"_s);
    row("a request to an address", {}, u"http://10.20.0.7:8080/"_s, {}, u"refused: 10.20.0.7"_s);
    row("one of version 6", {}, u"http://[2001:db8::7]/"_s, {},
        u"2001:db8::7, the address of the host shop of the plan"_s);
    row("the address of a host of the plan", {}, u"http://alias.staging.example/"_s, {},
        u"refused: alias.staging.example leads to 2001:db8::7, the address of the host shop of the "
        "plan, which is of production"_s);
    row("an address of version 4 in one of version 6", {}, u"http://mapped.staging.example/"_s, {},
        u"leads to 10.20.0.9"_s);
    row("a URL in a command", {}, {}, u"[\"https://user@stale.staging.example/x\"]"_s,
        u"refused: stale.staging.example leads to 10.20.0.7"_s);
    row("a name in a command", {}, {}, u"[\"--host=db.prod.example\"]"_s,
        u"refused: db.prod.example is production"_s);
    row("an address in a command there", u"db-1"_s, {}, u"[\"10.20.1.1:5432\"]"_s,
        u"refused: 10.20.1.1, which is production"_s);
}

void TestFenceLook::beginsNothingThatLeadsToProduction()
{
    QFETCH(QString, ssh);
    QFETCH(QString, url);
    QFETCH(QString, words);
    QFETCH(QString, why);
    StepDeed deed{.step = url.isEmpty() ? process(words.isEmpty() ? u"[]"_s : words) : request(url),
                  .ssh = ssh,
                  .fence = fence({u"10.20.0.0/16"_s, u"*.prod.example"_s, u"*.lan"_s},
                                 {{.key = u"shop"_s, .ssh = u"shop"_s}})};
    const StepEnd end = perform(deed);
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.contains(why), qPrintable(end.why));
    QVERIFY(!QFile::exists(file(u"connected"_s)));
}

void TestFenceLook::beginsWhatStaysInStaging_data()
{
    QTest::addColumn<StepDeed>("deed");
    const Fence all = fence(
        {u"10.20.0.0/16"_s, u"*.prod.example"_s},
        {{.key = u"shop"_s, .ssh = u"shop"_s}, {.key = u"gone"_s, .probed = u"gone.example"_s}});
    QTest::newRow("a host") << StepDeed{.step = process(), .ssh = u"db-1"_s, .fence = all};
    QTest::newRow("this desk") << StepDeed{.step = process(), .fence = all};
    QTest::newRow("behind a jump host")
        << StepDeed{.step = process(), .ssh = u"behind"_s, .fence = all};
    QTest::newRow("a URL that nobody finds")
        << StepDeed{.step = process(u"[\"http://gone.staging.example/\"]"_s), .fence = all};
    Fence allowed = all;
    allowed.hosts[0].isAllowed = true;
    QTest::newRow("what is allowed")
        << StepDeed{.step = process(), .ssh = u"shop"_s, .fence = allowed};
}

void TestFenceLook::beginsWhatStaysInStaging()
{
    QFETCH(StepDeed, deed);
    const StepEnd end = perform(deed);
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QCOMPARE(QFile::exists(file(u"connected"_s)), !deed.ssh.isEmpty());
}

void TestFenceLook::refusesAWayThatNobodyKnows()
{
    const StepEnd end = perform({.step = process(),
                                 .ssh = u"gone.staging.example"_s,
                                 .fence = fence({u"*.prod.example"_s})});
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QCOMPARE(end.why,
             u"refused: nobody knows whether gone.staging.example leads to production: no such "
             "name"_s);
    QVERIFY(!QFile::exists(file(u"connected"_s)));
}

void TestFenceLook::keepsTheWayBackOpen()
{
    const StepEnd end = perform({.step = process(),
                                 .ssh = u"gone.staging.example"_s,
                                 .fence = fence({u"*.prod.example"_s}),
                                 .phase = StepPhase::BackOut});
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QVERIFY(QFile::exists(file(u"connected"_s)));
}

void TestFenceLook::refusesTheWayBackIntoProduction()
{
    const StepEnd end = perform({.step = process(),
                                 .ssh = u"db-2"_s,
                                 .fence = fence({u"*.prod.example"_s}),
                                 .phase = StepPhase::BackOut});
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY(!QFile::exists(file(u"connected"_s)));
}

/// The longer wait is the same one with another number.
void TestFenceLook::waitsNoLongerThanItMay()
{
    m_resolver->setSilent(true);
    const Instant before = m_clock.now();
    const StepEnd end = perform({.step = process(),
                                 .ssh = u"db-1"_s,
                                 .fence = fence({u"*.prod.example"_s}),
                                 .phase = StepPhase::BackOut});
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QVERIFY(m_clock.now() - before >= 2500ms);
}

void TestFenceLook::asksNobodyWithoutAFence()
{
    QCOMPARE(perform({.step = process(), .ssh = u"db-2"_s}).outcome, StepOutcome::Succeeded);
    QCOMPARE(m_resolver->lookUps(), 0);
}

void TestFenceLook::stopsWhileItLooks()
{
    m_resolver->setSilent(true);
    QSignalSpy ended(m_performer.get(), &Performer::ended);
    m_performer->perform(
        {.key = u"k"_s, .step = process(), .ssh = u"db-1"_s, .fence = fence({u"*.lan"_s})});
    m_performer->stop(u"k"_s);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.first().at(0).value<StepEnd>().outcome, StepOutcome::Stopped);
    QVERIFY(!QFile::exists(file(u"connected"_s)));
}

void TestFenceLook::showsNoSecret()
{
    const StepEnd end = perform(
        {.step = request(u"http://$token.prod.example/"_s.replace(u"$token"_s, u"${token}"_s)),
         .fence = fence({u"*.prod.example"_s})});
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(!end.why.contains(u"hunter2"_s) && end.why.contains(u"is production"_s),
             qPrintable(end.why));
}

void TestFenceLook::looksWhateverTheProvider_data()
{
    QTest::addColumn<QString>("provider");
    QTest::newRow("a job of Jenkins")
        << uR"({"type":"jenkins","url":"http://stale.staging.example/","job":"kill"})"_s;
    QTest::newRow("its parameter")
        << uR"({"type":"jenkins","url":"http://db.staging.example/","job":"kill",
               "parameters":{"HOST":"10.20.0.7"}})"_s;
    QTest::newRow("a toxic")
        << uR"({"type":"toxiproxy","url":"http://stale.staging.example:8474","reset":true})"_s;
    QTest::newRow("a function of Python") << uR"({"type":"python","module":"os","func":"system",
               "arguments":{"command":"ssh 10.20.0.7 id"}})"_s;
}

void TestFenceLook::looksWhateverTheProvider()
{
    QFETCH(QString, provider);
    const StepEnd end =
        perform({.step = {.provider = PlannedStep::Provider::Scripted,
                          .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":%1}"_s.arg(
                              provider)},
                 .fence = fence({u"10.20.0.0/16"_s})});
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.startsWith(u"refused: "_s) && end.why.contains(u"10.20.0.7"_s),
             qPrintable(end.why));
}

QTEST_GUILESS_MAIN(TestFenceLook)
#include "tst_fencelook.moc"
