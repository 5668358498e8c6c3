// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/scope.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

std::optional<QString> desk(const QString &name)
{
    static const std::map<QString, QString> variables{
        {u"N"_s, u" 8 "_s}, {u"NO"_s, u"No"_s},           {u"BROKEN"_s, u"{"_s},
        {u"F"_s, u"1e3"_s}, {u"LIST"_s, u"[1, \"a\"]"_s}, {u"EMPTY"_s, QString(u""_s)},
    };
    const auto it = variables.find(name);
    return it == variables.end() ? std::nullopt : std::optional(it->second);
}

} // namespace

/// Values and secrets that an experiment gives names to.
class TestScope : public QObject
{
    Q_OBJECT

private slots:
    void turnsVariablesIntoValues_data();
    void turnsVariablesIntoValues();
    void saysWhyAValueIsNotKnown_data();
    void saysWhyAValueIsNotKnown();
    void missesOnlyWhatIsUsed();
    void findsWhereSecretsAre();
    void missesSecrets();
};

void TestScope::turnsVariablesIntoValues_data()
{
    QTest::addColumn<QByteArray>("declared");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QByteArray &declared, const QJsonValue &value) {
        QTest::newRow(name) << declared << value;
    };
    row("literal", "8080", 8080);
    row("literal fields", R"({"a":1})", json(R"({"a":1})"));
    row("text", R"({"type":"env","key":"N"})", u" 8 "_s);
    row("set and empty", R"({"type":"env","key":"EMPTY","default":"x"})", u""_s);
    row("whole number", R"({"type":"env","key":"N","env_var_type":"int"})", 8);
    row("number", R"({"type":"env","key":"F","env_var_type":"float"})", 1000.0);
    row("no", R"({"type":"env","key":"NO","env_var_type":"bool"})", false);
    row("anything is yes", R"({"type":"env","key":"F","env_var_type":"bool"})", true);
    row("a list", R"({"type":"env","key":"LIST","env_var_type":"json"})", QJsonArray{1, u"a"_s});
    row("otherwise", R"({"type":"env","key":"GONE","default":5})", 5);
    row("otherwise, as text", R"({"type":"env","key":"GONE","default":"5","env_var_type":"int"})",
        5);
    row("otherwise nothing", R"({"type":"env","key":"GONE","default":null})", QJsonValue::Null);
}

void TestScope::turnsVariablesIntoValues()
{
    QFETCH(const QByteArray, declared);
    QFETCH(const QJsonValue, value);
    const auto known = valuesIn({.configuration = json("{\"x\":" + declared + '}')}, desk);
    QVERIFY(known.unknown.empty());
    QCOMPARE(known.values[u"x"_s], value);
}

void TestScope::saysWhyAValueIsNotKnown_data()
{
    QTest::addColumn<QByteArray>("declared");
    QTest::addColumn<QString>("why");
    QTest::newRow("not set") << QByteArray(R"({"type":"env","key":"GONE"})")
                             << u"x is the variable GONE of this desk's environment, which is not "
                                "set; set it, or give it a default"_s;
    QTest::newRow("no number")
        << QByteArray(R"({"type":"env","key":"NO","env_var_type":"int"})")
        << u"x is the variable NO of this desk's environment, which holds no int"_s;
    QTest::newRow("no JSON")
        << QByteArray(R"({"type":"env","key":"BROKEN","env_var_type":"json"})")
        << u"x is the variable BROKEN of this desk's environment, which holds no json"_s;
    QTest::newRow("a probe") << QByteArray(R"({"type":"probe","name":"leader"})")
                             << u"x is found by a probe, which the room does not ask; write its "
                                "value, or {type: env, key: …}"_s;
}

void TestScope::saysWhyAValueIsNotKnown()
{
    QFETCH(const QByteArray, declared);
    QFETCH(const QString, why);
    const auto known = valuesIn({.configuration = json("{\"x\":" + declared + '}')}, desk);
    QVERIFY(!known.values.contains(u"x"_s));
    QCOMPARE(known.unknown.at(u"x"_s), why);
}

void TestScope::missesOnlyWhatIsUsed()
{
    const auto known =
        valuesIn({.configuration = json(R"({"x":{"type":"env","key":"GONE"},"y":2})")}, desk);
    Substitution substitution(known.values, {}, known.unknown);
    QCOMPARE(substitution.filled(QJsonValue(u"$y and $$x"_s)), QJsonValue(u"2 and $x"_s));
    QVERIFY(substitution.troubles().isEmpty());
    QCOMPARE(substitution.filled(QJsonValue(u"${x}"_s)), QJsonValue(u"${x}"_s));
    (void)substitution.filled(QJsonValue(u"$x"_s));
    QCOMPARE(substitution.troubles().size(), 1);
}

void TestScope::findsWhereSecretsAre()
{
    const StepScope scope{
        .secrets = json(R"({"db":{"pin":{"type":"env","key":"DB_PIN"},"cert":{"type":"vault"}}})")};
    QCOMPARE(placeOfSecret(scope, u"pin"_s), std::optional(u"DB_PIN"_s));
    QCOMPARE(placeOfSecret(scope, u"token"_s), std::optional(u"token"_s)); // by its own name
    QVERIFY(!placeOfSecret(scope, u"cert"_s));
    QVERIFY(isDeclaredSecret(scope, u"cert"_s) && !isDeclaredSecret(scope, u"token"_s));
}

void TestScope::missesSecrets()
{
    const StepScope scope{
        .configuration = json(R"({"both":"open"})"),
        .secrets = json(R"({"db":{"pin":{"type":"env","key":"DB_PIN"},"cert":{"type":"vault"},
                                  "both":{"type":"env","key":"GONE"},
                                  "gone":{"type":"env","key":"GONE"}}})")};
    KnownValues known = literalsIn(scope);
    addMissingSecrets(
        scope, [](const QString &place) { return place == u"DB_PIN"; }, known);
    QCOMPARE(known.unknown.size(), 2U);
    QCOMPARE(known.unknown.at(u"gone"_s), u"there is no secret GONE in environment or keychain"_s);
    QVERIFY(known.unknown.at(u"cert"_s).startsWith(u"cert is a secret of a vault"_s));
}

QTEST_GUILESS_MAIN(TestScope)
#include "tst_scope.moc"
