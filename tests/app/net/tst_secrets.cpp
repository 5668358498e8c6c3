// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/secrets.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void readsTheEnvironment_data();
    void readsTheEnvironment();
    void hasNoneForANameThatIsNotSet();
    void keepsWhatAKeychainHad();
    void saysWhatIsMissing();
};

void TestSecrets::readsTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("found");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("plain") << "s3cret"_ba << true << "s3cret"_ba;
    QTest::newRow("with the line break of a file") << "s3cret\n"_ba << true << "s3cret"_ba;
    QTest::newRow("empty") << ""_ba << false << ""_ba;
    QTest::newRow("a smuggled header") << "a\r\nX-Evil: 1"_ba << false << ""_ba;
}

void TestSecrets::readsTheEnvironment()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, found);
    QFETCH(QByteArray, secret);
    qputenv("CHAOSROOM_TEST_SECRET", value);
    const auto read = EnvironmentSecrets().value(u"CHAOSROOM_TEST_SECRET"_s);
    QCOMPARE(read.has_value(), found);
    QCOMPARE(read.value_or(QByteArray()), secret);
}

void TestSecrets::hasNoneForANameThatIsNotSet()
{
    qunsetenv("CHAOSROOM_TEST_SECRET");
    QVERIFY(!EnvironmentSecrets().value(u"CHAOSROOM_TEST_SECRET"_s));
    QVERIFY(!EnvironmentSecrets().value(QString()));
}

void TestSecrets::keepsWhatAKeychainHad()
{
    qunsetenv("CHAOSROOM_TEST_SECRET");
    const QString name = u"CHAOSROOM_TEST_SECRET"_s;
    KeptSecrets secrets;
    QVERIFY(!secrets.value(name));
    secrets.put(name, "of the keychain\n");
    QCOMPARE(secrets.value(name), std::optional("of the keychain"_ba));
    qputenv("CHAOSROOM_TEST_SECRET", "of the environment");
    QCOMPARE(secrets.value(name), std::optional("of the environment"_ba));
    qunsetenv("CHAOSROOM_TEST_SECRET");
    secrets.put(name, "a\nb");
    QVERIFY(!secrets.value(name));
}

void TestSecrets::saysWhatIsMissing()
{
    KeptSecrets secrets;
    secrets.put(u"KEPT"_s, "x");
    const auto source = [](const QString &secret) {
        return AlertSource{.key = u"s"_s, .secret = secret};
    };
    QCOMPARE(
        missingIn(secrets,
                  {source(u"KEPT"_s), source({}), source(u"B"_s), source(u"A"_s), source(u"B"_s)}),
        (QStringList{u"B"_s, u"A"_s}));
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
