// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/uses.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestUses : public QObject
{
    Q_OBJECT

private slots:
    void findsWhoLooksAtAHost();
    void findsWhoNeedsTheAlertOfAHost();
    void findsWhoNamesASource();
};

namespace {

Experiment expecting(const QString &title, const NamedAlert &alert)
{
    return {.key = title.toLower(), .title = title, .expectedAlerts = {{.alert = alert}}};
}

} // namespace

void TestUses::findsWhoLooksAtAHost()
{
    Plan plan;
    plan.hosts = {{.key = u"shop"_s}, {.key = u"db"_s}};
    plan.experiments = {{.key = u"a"_s, .title = u"A"_s, .steadyStates = {{.host = u"shop"_s}}},
                        {.key = u"b"_s, .steadyStates = {{.host = u"shop"_s}}},
                        {.key = u"c"_s, .title = u"C"_s}};
    QCOMPARE(usesOfHost(plan, u"shop"_s), (QStringList{u"A"_s, u"b"_s}));
    QCOMPARE(usesOfHost(plan, u"db"_s), QStringList());
}

void TestUses::findsWhoNeedsTheAlertOfAHost()
{
    Plan plan;
    plan.sources = {{.key = u"eyes"_s, .type = AlertSource::Type::Room}, {.key = u"prom"_s}};
    plan.hosts = {{.key = u"shop"_s, .rules = {{.name = u"ShopDown"_s}, {.name = u"Slow"_s}}},
                  {.key = u"db"_s, .rules = {{.name = u"Slow"_s}}}};
    plan.experiments = {expecting(u"Any"_s, {.name = u"ShopDown"_s}),
                        expecting(u"Room"_s, {.source = u"room"_s, .name = u"ShopDown"_s}),
                        expecting(u"Eyes"_s, {.source = u"eyes"_s, .name = u"ShopDown"_s}),
                        expecting(u"Prom"_s, {.source = u"prom"_s, .name = u"ShopDown"_s}),
                        expecting(u"Both"_s, {.name = u"Slow"_s})};
    QCOMPARE(usesOfHost(plan, u"shop"_s), (QStringList{u"Any"_s, u"Room"_s, u"Eyes"_s}));
    QCOMPARE(usesOfHost(plan, u"db"_s), QStringList());
}

void TestUses::findsWhoNamesASource()
{
    Plan plan;
    plan.sources = {{.key = u"prom"_s}, {.key = u"am"_s}};
    plan.experiments = {expecting(u"Expects"_s, {.source = u"prom"_s, .name = u"X"_s}),
                        expecting(u"Any"_s, {.name = u"X"_s}),
                        {.key = u"g"_s,
                         .title = u"Guards"_s,
                         .guardAlerts = {{.source = u"prom"_s, .name = u"Y"_s}}},
                        {.key = u"s"_s,
                         .title = u"Asks"_s,
                         .steadyStates = {{.source = u"prom"_s, .query = u"up"_s}}}};
    QCOMPARE(usesOfSource(plan, u"prom"_s), (QStringList{u"Expects"_s, u"Guards"_s, u"Asks"_s}));
    QCOMPARE(usesOfSource(plan, u"am"_s), QStringList());
}

QTEST_GUILESS_MAIN(TestUses)
#include "tst_uses.moc"
