// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/readinesstext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

Plan somePlan()
{
    Plan plan;
    plan.day = {.title = u"First chaos day"_s, .date = QDate(2026, 12, 8)};
    plan.experiments = {{.key = u"db"_s, .title = u"Checkout loses its database"_s},
                        {.key = u"dns"_s},
                        {.key = u"mail"_s, .takenOut = u"could reach customers"_s}};
    return plan;
}

std::vector<Concern> someConcerns()
{
    return {{.rule = ReadinessRule::NoAlternativeStaging,
             .severity = Severity::Warning,
             .title = u"no alternative staging"_s,
             .reason = u"Nobody can try an urgent change."_s,
             .remedy = u"Name another staging."_s},
            {.rule = ReadinessRule::RoleNotFilled,
             .severity = Severity::Hole,
             .experiment = u"db"_s,
             .about = u"experimenter"_s,
             .title = u"no experimenter"_s,
             .reason = u"Nobody plays Experimenter."_s,
             .remedy = u"Name somebody."_s,
             .closeBy = QDate(2026, 12, 1)},
            {.rule = ReadinessRule::NoMethod,
             .severity = Severity::Hole,
             .experiment = u"db"_s,
             .title = u"no\x1b[31m method"_s,
             .reason = u"It is not said how."_s,
             .remedy = u"Write the steps."_s}};
}

} // namespace

class TestReadinessText : public QObject
{
    Q_OBJECT

private slots:
    void isReadByPeople();
    void saysSoWhenNothingIsMissing();
    void isReadByPrograms();
    void countsExperimentsOnce();
};

void TestReadinessText::isReadByPeople()
{
    const QString text = QString::fromUtf8(readinessText(somePlan(), someConcerns()));
    QVERIFY2(!text.contains(u'\x1b'), "escapes reach the terminal");
    const QStringList lines = text.split(u'\n');
    QCOMPARE(lines[0],
             u"First chaos day. Experiments: 3, taken out: 1, with holes: 1. Holes: 2, "
             "warnings: 1."_s);
    QCOMPARE(lines.mid(2, 4).join(u'\n'),
             u"The day\n"
             "  warning  no alternative staging\n"
             "           Nobody can try an urgent change.\n"
             "           → Name another staging."_s);
    QCOMPARE(lines.mid(7, 4).join(u'\n'),
             u"Checkout loses its database (db)\n"
             "  hole     no experimenter (by 2026-12-01)\n"
             "           Nobody plays Experimenter.\n"
             "           → Name somebody."_s);
    QVERIFY(!text.contains(u"\ndns\n"));
}

void TestReadinessText::saysSoWhenNothingIsMissing()
{
    QCOMPARE(readinessText({}, {}),
             QByteArray("The chaos day. Experiments: 0, taken out: 0, with holes: 0. Holes: 0, "
                        "warnings: 0.\n"));
    QCOMPARE(QJsonDocument::fromJson(readinessJson({})).array().size(), 0);
    QVERIFY(QJsonDocument::fromJson(readinessJson({})).isArray());
}

void TestReadinessText::isReadByPrograms()
{
    const QJsonArray array = QJsonDocument::fromJson(readinessJson(someConcerns())).array();
    QCOMPARE(array.size(), 3);
    QCOMPARE(array[1].toObject(),
             (QJsonObject{{u"rule"_s, u"role_not_filled"_s},
                          {u"severity"_s, u"hole"_s},
                          {u"experiment"_s, u"db"_s},
                          {u"about"_s, u"experimenter"_s},
                          {u"title"_s, u"no experimenter"_s},
                          {u"reason"_s, u"Nobody plays Experimenter."_s},
                          {u"remedy"_s, u"Name somebody."_s},
                          {u"close_by"_s, u"2026-12-01"_s}}));
    for (const auto &member : {u"experiment"_s, u"about"_s, u"close_by"_s}) {
        QVERIFY(array[0].toObject().contains(member));
        QVERIFY(array[0][member].isNull());
    }
}

void TestReadinessText::countsExperimentsOnce()
{
    QCOMPARE(experimentsWithHoles(someConcerns()), 1);
    QCOMPARE(experimentsWithHoles({}), 0);
}

QTEST_GUILESS_MAIN(TestReadinessText)
#include "tst_readinesstext.moc"
