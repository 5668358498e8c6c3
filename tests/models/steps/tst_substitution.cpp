// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/substitution.h"

#include <QJsonArray>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

/// Configuration and secrets in the places of names.
class TestSubstitution : public QObject
{
    Q_OBJECT

private slots:
    void fillsAsPythonsTemplatesDo_data();
    void fillsAsPythonsTemplatesDo();
    void fillsListsAndMaps();
    void looksAtSecretsAfterTheConfiguration();
    void saysWhatNobodyKnows();
    void masksSecrets();
};

namespace {

QJsonArray numbers(int one, int other)
{
    QJsonArray array;
    array.push_back(one);
    array.push_back(other);
    return array;
}

} // namespace

void TestSubstitution::fillsAsPythonsTemplatesDo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QJsonValue>("wanted");
    QTest::newRow("nothing") << u"plain"_s << QJsonValue(u"plain"_s);
    QTest::newRow("braces") << u"in ${zone}!"_s << QJsonValue(u"in eu-1!"_s);
    QTest::newRow("none") << u"$zone-b"_s << QJsonValue(u"eu-1-b"_s);
    QTest::newRow("its own type") << u"${n}"_s << QJsonValue(8);
    QTest::newRow("text around it") << u"x ${n}"_s << QJsonValue(u"x 8"_s);
    QTest::newRow("a list") << u"$list"_s << QJsonValue(numbers(1, 2));
    QTest::newRow("a dollar") << u"$$zone costs $$5"_s << QJsonValue(u"$zone costs $5"_s);
    QTest::newRow("unknown") << u"${who} $knows"_s << QJsonValue(u"${who} $knows"_s);
    QTest::newRow("malformed") << u"${zone $ ${} $9"_s << QJsonValue(u"${zone $ ${} $9"_s);
    QTest::newRow("not again") << u"${dollar}"_s << QJsonValue(u"${zone}"_s);
    QTest::newRow("flag") << u"so ${flag}"_s << QJsonValue(u"so True"_s);
}

void TestSubstitution::fillsAsPythonsTemplatesDo()
{
    QFETCH(const QString, text);
    QFETCH(const QJsonValue, wanted);
    Substitution substitution({{u"zone"_s, u"eu-1"_s},
                               {u"n"_s, 8},
                               {u"list"_s, numbers(1, 2)},
                               {u"flag"_s, true},
                               {u"dollar"_s, u"${zone}"_s}});
    QCOMPARE(substitution.filled(QJsonValue(text)), wanted);
}

void TestSubstitution::fillsListsAndMaps()
{
    Substitution substitution({{u"n"_s, 8}});
    QJsonArray list = numbers(0, 3);
    list[0] = u"$n"_s;
    QCOMPARE(substitution.filled(QJsonObject{{u"$n"_s, list}}),
             QJsonValue(QJsonObject{{u"$n"_s, numbers(8, 3)}}));
}

void TestSubstitution::looksAtSecretsAfterTheConfiguration()
{
    Substitution substitution({{u"both"_s, u"open"_s}},
                              [](const QString &name) -> std::optional<QByteArray> {
                                  if (name == u"both" || name == u"token")
                                      return "s3cret-" + name.toUtf8();
                                  return {};
                              });
    QCOMPARE(substitution.filled(QJsonValue(u"$both ${token}"_s)),
             QJsonValue(u"open s3cret-token"_s));
    QCOMPARE(substitution.secretsUsed(), QStringList{u"s3cret-token"_s});
}

void TestSubstitution::saysWhatNobodyKnows()
{
    Substitution substitution;
    QCOMPARE(substitution.filled(QJsonValue(u"$a ${b} $a"_s)), QJsonValue(u"$a ${b} $a"_s));
    QCOMPARE(substitution.unknown(), (QStringList{u"a"_s, u"b"_s}));
}

void TestSubstitution::masksSecrets()
{
    const QStringList secrets{u"hunter2hunter2"_s, u"hunter2"_s, u"ab"_s, QString()};
    QCOMPARE(masked(u"hunter2hunter2, hunter2 and ab in abc"_s, secrets),
             u"•••, ••• and ••• in abc"_s);
}

QTEST_GUILESS_MAIN(TestSubstitution)
#include "tst_substitution.moc"
