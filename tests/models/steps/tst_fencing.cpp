// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/fencing.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

Whereabouts at(const QString &name, const QStringList &addresses = {}, const QStringList &more = {})
{
    Whereabouts where{.said = name, .names = QStringList{name} + more};
    for (const QString &address : addresses)
        where.addresses.push_back(*ipOf(address));
    return where;
}

Fence fence(const QStringList &entries, const std::vector<ProductionHost> &hosts = {})
{
    Fence made{.hosts = hosts};
    for (const QString &entry : entries)
        made.entries.push_back(*ProductionEntry::read(entry));
    return made;
}

} // namespace

/// Where a step leads, against what is out of its reach.
class TestFencing : public QObject
{
    Q_OBJECT

private slots:
    void letsStagingPass();
    void catchesANameThatLeadsToProduction();
    void catchesWhatTheConfigurationMakesOfIt();
    void catchesTheAddressOfAHost();
    void reachesWhatIsAllowedAlone();
    void findsPlacesInWords();
    void findsNoneInASecret();
};

void TestFencing::letsStagingPass()
{
    const Fence all = fence({u"10.20.0.0/16"_s, u"*.prod.example"_s}, {{.key = u"db-1"_s}});
    const FenceMap hosts{at(u"db-1.prod.example"_s, {u"10.20.0.1"_s})};
    QCOMPARE(trespass(all, hosts, at(u"db.staging.example"_s, {u"10.30.0.1"_s})), QString());
    QCOMPARE(trespass(all, hosts, at(u"prod.example.staging.example"_s)), QString());
}

void TestFencing::catchesANameThatLeadsToProduction()
{
    const Fence all = fence({u"10.20.0.0/16"_s, u"*.prod.example"_s});
    QCOMPARE(trespass(all, {}, at(u"web.staging.example"_s, {u"10.30.0.1"_s, u"10.20.0.7"_s})),
             u"web.staging.example leads to 10.20.0.7, which is production: the plan says so of "
             "10.20.0.0/16"_s);
    QCOMPARE(trespass(all, {}, at(u"10.20.0.7"_s, {u"10.20.0.7"_s})),
             u"10.20.0.7, which is production: the plan says so of 10.20.0.0/16"_s);
    QCOMPARE(trespass(all, {}, at(u"WEB.prod.example."_s)),
             u"WEB.prod.example. is production: the plan says so of *.prod.example"_s);
}

void TestFencing::catchesWhatTheConfigurationMakesOfIt()
{
    QCOMPARE(
        trespass(fence({u"*.prod.example"_s}), {}, at(u"db-staging"_s, {}, {u"db.prod.example"_s})),
        u"db-staging (db.prod.example) is production: the plan says so of *.prod.example"_s);
}

void TestFencing::catchesTheAddressOfAHost()
{
    const Fence all = fence({}, {{.key = u"shop"_s, .probed = u"shop.example"_s}});
    const FenceMap hosts{at(u"shop.example"_s, {u"2001:db8::7"_s})};
    QCOMPARE(trespass(all, hosts, at(u"web.staging.example"_s, {u"2001:db8::7"_s})),
             u"web.staging.example leads to 2001:db8::7, the address of the host shop of the plan, "
             "which is of production"_s);
    QCOMPARE(trespass(all, hosts, at(u"Shop.example"_s)),
             u"Shop.example is the host shop of the plan, which is of production"_s);
}

void TestFencing::reachesWhatIsAllowedAlone()
{
    const Fence all = fence({u"10.20.0.0/16"_s, u"*.prod.example"_s},
                            {{.key = u"db-1"_s, .isAllowed = true}, {.key = u"db-2"_s}});
    const FenceMap hosts{at(u"db-1.prod.example"_s, {u"10.20.0.1"_s}),
                         at(u"db-2.prod.example"_s, {u"10.20.0.2"_s})};
    QCOMPARE(trespass(all, hosts, hosts[0]), QString());
    QCOMPARE(trespass(all, hosts, at(u"db-1-staging"_s, {u"10.20.0.1"_s})), QString());
    QVERIFY(trespass(all, hosts, hosts[1]).contains(u"*.prod.example"_s));
    QVERIFY(trespass(all, hosts, at(u"x"_s, {u"10.20.0.3"_s})).contains(u"10.20.0.0/16"_s));
    // The name of one, the address of another.
    const FenceMap turned{at(u"db-1.prod.example"_s, {u"10.20.0.2"_s}), hosts[1]};
    QVERIFY(trespass(all, turned, turned[0]).contains(u"the host db-2 of the plan"_s));
}

void TestFencing::findsPlacesInWords()
{
    const QJsonObject provider{
        {u"type"_s, u"process"_s},
        {u"path"_s, u"curl"_s},
        {u"arguments"_s,
         QJsonArray{u"https://web.example:8443/x?to=ftp://f.example"_s, u"--to=10.20.0.7:443"_s,
                    u"chaos@db.prod.example:/tmp"_s, u"http://[2001:db8::7]:80/"_s}}};
    const NamedPlaces places = placesIn(provider);
    QCOMPARE(places.ofUrls, (QStringList{u"web.example"_s, u"f.example"_s, u"2001:db8::7"_s}));
    for (const QString &word : {u"10.20.0.7"_s, u"db.prod.example"_s, u"2001:db8::7"_s})
        QVERIFY2(places.words.contains(word), qPrintable(places.words.join(u' ')));
}

void TestFencing::findsNoneInASecret()
{
    for (const QString &user : {u"user:pass@"_s, u"a@b@"_s, QString()})
        QCOMPARE(placesIn(u"https://"_s + user + u"web.example/"_s).ofUrls,
                 QStringList{u"web.example"_s});
}

QTEST_GUILESS_MAIN(TestFencing)
#include "tst_fencing.moc"
