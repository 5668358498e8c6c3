// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/production.h"

#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/day/sshdestination.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant morning = instantOf(1796738400000000);

PlannedStep on(const QString &host)
{
    return {.provider = PlannedStep::Provider::Scripted, .text = u"stop"_s, .target = host};
}

} // namespace

/// What is out of reach, and for how long it is not.
class TestProduction : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void readsNetworksAddressesAndNames_data();
    void readsNetworksAddressesAndNames();
    void refusesWhatIsNeither_data();
    void refusesWhatIsNeither();
    void takesTheWorseOfTwoEnvironments_data();
    void takesTheWorseOfTwoEnvironments();
    void wantsAcceptanceByName();
    void fencesHostsByTheirEnvironment();
    void allowsAHostForOneRun();
    void keepsWhatWasAllowedShortlyBefore();
    void forgetsItWhenTheHostIsAnother();
    void forgetsItWhenOtherStepsWouldRun();
    void keepsTheWayBackOpen();
    void countsCodes();
    void tellsSshFromOptions_data();
    void tellsSshFromOptions();

private:
    void tell(Micros after, Entry entry);
    [[nodiscard]] bool isAllowed() const { return m_day.run(u"db"_s)->allows(u"db-1"_s); }

    Day m_day;
    Experiment m_experiment;
};

void TestProduction::init()
{
    m_day = {};
    m_experiment = {.key = u"db"_s,
                    .risk = {.reach = Risk::Reach::Production,
                             .acceptedBy = u"alice"_s,
                             .productionHosts = {u"db-1"_s}},
                    .method = {on(u"db-1"_s)}};
    tell(0s, Entries::planned(Person{u"alice"_s, u"Alice"_s}));
    tell(0s,
         Entries::planned(StagingHost{
             .key = u"db-1"_s, .environment = u"production"_s, .ssh = u"db-1.example"_s}));
    tell(0s, Entries::planned(m_experiment));
}

void TestProduction::tell(Micros after, Entry entry)
{
    entry.at = morning + after;
    entry.sequence = m_day.lastSequence() + 1;
    entry.actor = "Alice";
    m_day.apply(entry.view());
}

void TestProduction::readsNetworksAddressesAndNames_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("outside");
    const auto row = [](const char *name, const QString &entry, const QString &inside,
                        const QString &outside) {
        QTest::newRow(name) << entry << inside << outside;
    };
    row("a network", u"10.20.0.0/16"_s, u"10.20.255.1"_s, u"10.21.0.0"_s);
    row("its first half", u"10.20.0.0/17"_s, u"10.20.127.255"_s, u"10.20.128.0"_s);
    row("an address in it", u"10.20.3.4/16"_s, u"10.20.0.0"_s, u"10.19.255.255"_s);
    row("an address", u"192.0.2.7"_s, u"192.0.2.7"_s, u"192.0.2.8"_s);
    row("one written in version 6", u"192.0.2.0/24"_s, u"::ffff:192.0.2.9"_s, u"::ffff:1.2.3.4"_s);
    row("a network of version 6", u"2001:db8::/32"_s, u"2001:db8:7::1"_s, u"2001:db9::1"_s);
    row("with its interface", u"fe80::/10"_s, u"fe80::7%eth0"_s, u"fd00::7"_s);
    row("a name", u"db.prod.example"_s, u"DB.prod.example."_s, u"xdb.prod.example"_s);
    row("names", u"*.prod.example"_s, u"a.b.prod.example"_s, u"prod.example"_s);
    row("not one that ends otherwise", u"*.prod.example"_s, u"a.prod.example"_s,
        u"a.prod.example.staging.example"_s);
    row("a name of another alphabet", u"*.münchen.example"_s, u"db.xn--mnchen-3ya.example"_s,
        u"db.munchen.example"_s);
    row("part of a name", u"db-*.example"_s, u"db-7.example"_s, u"xdb-7.example"_s);
}

void TestProduction::readsNetworksAddressesAndNames()
{
    QFETCH(QString, entry);
    QFETCH(QString, inside);
    QFETCH(QString, outside);
    const auto read = ProductionEntry::read(entry);
    QVERIFY(read);
    const auto has = [&](const QString &what) {
        const auto address = ipOf(what);
        return address ? read->hasAddress(*address) : read->hasName(what);
    };
    QVERIFY(has(inside));
    QVERIFY(!has(outside));
}

void TestProduction::refusesWhatIsNeither_data()
{
    QTest::addColumn<QString>("entry");
    for (const QString &entry : {u""_s,
                                 u" "_s,
                                 u"*"_s,
                                 u"*.*"_s,
                                 u"10.20.0.0/33"_s,
                                 u"10.20.0.0/"_s,
                                 u"10.20.0.0/x"_s,
                                 u"0.0.0.0/0"_s,
                                 u"::/0"_s,
                                 u"2001:db8::/129"_s,
                                 u"10.20"_s,
                                 u"10.20.0.0.0/8"_s,
                                 u"https://db.prod.example"_s,
                                 u"db prod"_s,
                                 u"-db.example"_s,
                                 u"db..example"_s,
                                 u"fe80::1%eth0/64"_s,
                                 u"chaos@db.example"_s,
                                 u"db.example/24"_s,
                                 u"db"_s + QChar(u'\0') + u".example"_s,
                                 u"a"_s.repeated(300)})
        QTest::newRow(qPrintable(u'"' + entry.left(40) + u'"')) << entry;
}

void TestProduction::refusesWhatIsNeither()
{
    QFETCH(QString, entry);
    QVERIFY(!ProductionEntry::read(entry));
}

void TestProduction::takesTheWorseOfTwoEnvironments_data()
{
    QTest::addColumn<QString>("environment");
    QTest::addColumn<bool>("production");
    QTest::addColumn<bool>("staging");
    QTest::newRow("staging") << u"staging-2"_s << false << true;
    QTest::newRow("production") << u"Production EU"_s << true << false;
    QTest::newRow("prod") << u"eu-prod-1"_s << true << false;
    QTest::newRow("both") << u"staging of production"_s << true << false;
    QTest::newRow("neither") << u"qa"_s << false << false;
    QTest::newRow("a word with it") << u"product staging"_s << false << true;
}

void TestProduction::takesTheWorseOfTwoEnvironments()
{
    QFETCH(QString, environment);
    Plan plan;
    plan.hosts = {{.key = u"h"_s, .environment = environment}};
    QTEST(isProduction(plan, plan.hosts[0]), "production");
    QTEST(isStaging(plan, plan.hosts[0]), "staging");
    plan.hosts[0].environment.clear();
    plan.day.environment = environment;
    QTEST(isProduction(plan, plan.hosts[0]), "production");
}

void TestProduction::wantsAcceptanceByName()
{
    Plan plan = m_day.plan();
    const auto acceptance = [&] { return acceptanceOf(plan, m_experiment, u"db-1"_s); };
    QCOMPARE(acceptance(), Acceptance::Whole);
    m_experiment.risk.productionHosts = {u"db-2"_s};
    QCOMPARE(acceptance(), Acceptance::HostNotNamed);
    m_experiment.risk.acceptedBy = u"somebody"_s;
    QCOMPARE(acceptance(), Acceptance::NobodyAccepts);
    m_experiment.risk.reach = Risk::Reach::Staging;
    QCOMPARE(acceptance(), Acceptance::ReachNotSaid);
}

void TestProduction::fencesHostsByTheirEnvironment()
{
    Plan plan = m_day.plan();
    plan.day.production = {u"10.0.0.0/8"_s, u"not one?"_s};
    plan.hosts.push_back({.key = u"web"_s, .environment = u"staging"_s});
    plan.hosts.push_back({.key = u"shop"_s,
                          .environment = u"production"_s,
                          .probe = {.address = u"https://shop.example:8443/health"_s}});
    plan.hosts.push_back(
        {.key = u"mail"_s,
         .environment = u"production"_s,
         .probe = {.protocol = Probe::Protocol::Tcp, .address = u"mail.example:25"_s}});
    const Fence fence = fenceOf(plan, m_day.run(u"db"_s));
    QCOMPARE(fence.entries.size(), 1U);
    const std::vector<ProductionHost> hosts{{.key = u"db-1"_s, .ssh = u"db-1.example"_s},
                                            {.key = u"shop"_s, .probed = u"shop.example"_s},
                                            {.key = u"mail"_s, .probed = u"mail.example"_s}};
    QVERIFY(fence.hosts == hosts);
    tell(1s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    QVERIFY(fenceOf(plan, m_day.run(u"db"_s)).hosts[0].isAllowed);
    plan.experiments[0].risk.productionHosts.clear(); // the plan has changed its mind
    QVERIFY(!fenceOf(plan, m_day.run(u"db"_s)).hosts[0].isAllowed);
    QVERIFY(fenceOf(Plan()).isEmpty());
}

void TestProduction::allowsAHostForOneRun()
{
    tell(1s, Entries::started(u"db"_s));
    QVERIFY(!isAllowed());
    tell(2s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    QVERIFY(isAllowed());
    QVERIFY(
        m_day.run(u"db"_s)->allowed
        == (std::vector<AllowedHost>{{.host = u"db-1"_s, .by = u"Alice"_s, .at = morning + 2s}}));
    QCOMPARE(m_day.story().back().kind, Kind::ProductionAllowed);
    tell(3s, Entries::skipped(u"db"_s, u"later"_s));
    QVERIFY(!isAllowed());
    tell(4s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 8)); // of a run that is over
    tell(5s, Entries::started(u"db"_s));
    QVERIFY(!isAllowed());
}

void TestProduction::keepsWhatWasAllowedShortlyBefore()
{
    tell(0s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    tell(15min, Entries::started(u"db"_s));
    QVERIFY(isAllowed());

    init();
    tell(0s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    tell(15min + 1s, Entries::started(u"db"_s));
    QVERIFY(!isAllowed());
}

void TestProduction::forgetsItWhenTheHostIsAnother()
{
    tell(1s, Entries::started(u"db"_s));
    tell(2s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    StagingHost host = m_day.plan().hosts[0];
    host.title = u"The database"_s;
    tell(3s, Entries::planned(host));
    QVERIFY(isAllowed());
    host.ssh = u"elsewhere.example"_s;
    tell(4s, Entries::planned(host));
    QVERIFY(!isAllowed());
}

void TestProduction::forgetsItWhenOtherStepsWouldRun()
{
    tell(1s, Entries::started(u"db"_s));
    tell(2s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    m_experiment.title = u"The database dies"_s;
    tell(3s, Entries::planned(m_experiment));
    QVERIFY(isAllowed());
    m_experiment.method.push_back(on(u"db-1"_s));
    tell(4s, Entries::planned(m_experiment));
    QVERIFY(!isAllowed());
}

void TestProduction::keepsTheWayBackOpen()
{
    tell(1s, Entries::started(u"db"_s));
    tell(2s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    tell(3s, Entries::triggered(u"db"_s, 1ms));
    m_experiment.backOutPlan.push_back(on(u"db-1"_s));
    tell(4s, Entries::planned(m_experiment));
    QVERIFY(isAllowed());
    tell(5s, Entries::backedOut(u"db"_s, {}));
    QVERIFY(isAllowed());
    tell(6s, Entries::resetConfirmed(u"db"_s));
    tell(7s, Entries::finished(u"db"_s, {}));
    QVERIFY(!isAllowed());
}

void TestProduction::countsCodes()
{
    tell(1s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    tell(2s, Entries::productionRefused(u"db"_s, u"db-1"_s, u"the code is not right"_s));
    tell(3s, Entries::productionAllowed(u"gone"_s, u"db-1"_s, 9));
    tell(4s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 8));
    QCOMPARE(m_day.production().lastStep, 9);
    QVERIFY(m_day.production().refusedAt == (std::vector<Instant>{morning + 2s}));
    QCOMPARE(m_day.story()[1].text, u"the code is not right"_s);
}

void TestProduction::tellsSshFromOptions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    for (const QString &good :
         {u"db-1"_s, u"chaos@db-1.example"_s, u"10.0.0.7"_s, u"2001:db8::7"_s,
          u"chaos@[2001:db8::7]"_s, u"ssh://chaos@db-1.example:2222"_s, u"ssh://db-1/"_s, u"a_b"_s,
          u"fe80::7%eth0"_s, u"first.last+chaos@db_1.example"_s})
        QTest::newRow(qPrintable(good)) << good << true;
    for (const QString &bad : {u""_s,
                               u"-oProxyCommand=id"_s,
                               u"chaos@-oProxyCommand=id"_s,
                               u"-db"_s,
                               u"--"_s,
                               u"-l root@db"_s,
                               u"db 1"_s,
                               u"db\n"_s,
                               u"db\n-oProxyCommand=id"_s,
                               u"$(id)"_s,
                               u"db`id`"_s,
                               u"db;id"_s,
                               u"db|id"_s,
                               u"db&id"_s,
                               u"it's"_s,
                               u"\"db\""_s,
                               u"$HOME@db"_s,
                               u"db>x"_s,
                               u"db\\id"_s,
                               u"db\t1"_s,
                               u"größe.example"_s,
                               u"db\u202E1"_s,
                               u"a@b@c"_s,
                               u"db*"_s,
                               u"ssh://-x"_s,
                               u"db"_s + QChar(u'\0') + u"x"_s,
                               u"d"_s.repeated(400)})
        QTest::newRow(qPrintable(bad.left(30).replace(QChar(u'\0'), u"NUL"_s))) << bad << false;
}

void TestProduction::tellsSshFromOptions()
{
    QFETCH(QString, text);
    QTEST(isSshDestination(text), "isOne");
}

QTEST_GUILESS_MAIN(TestProduction)
#include "tst_production.moc"
