// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/totp.h"

#include <QSet>
#include <QTest>
#include <QUrlQuery>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray twenty = "12345678901234567890";

Instant second(std::int64_t seconds)
{
    return Instant(std::chrono::seconds(seconds));
}

} // namespace

/// One-time codes: RFC 6238 and RFC 4226 by their own vectors, and what is taken of them.
class TestTotp : public QObject
{
    Q_OBJECT

private slots:
    void givesTheCodesOfTheStandard_data();
    void givesTheCodesOfTheStandard();
    void givesTheCodesOfItsBase();
    void readsSecrets();
    void makesSecretsOf160Bits();
    void takesACodeOfNowAndOfItsNeighbours();
    void prefersACodeThatCountsStill();
    void takesNoOtherWords_data();
    void takesNoOtherWords();
    void tellsAppsAllThatTheyNeed();
};

void TestTotp::givesTheCodesOfTheStandard_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("sha1");
    QTest::addColumn<QByteArray>("sha256");
    QTest::addColumn<QByteArray>("sha512");
    const auto row = [](qint64 seconds, const char *sha1, const char *sha256, const char *sha512) {
        QTest::newRow(qPrintable(QString::number(seconds)))
            << seconds << QByteArray(sha1) << QByteArray(sha256) << QByteArray(sha512);
    };
    row(59, "94287082", "46119246", "90693936");
    row(1111111109, "07081804", "68084774", "25091201");
    row(1111111111, "14050471", "67062674", "99943326");
    row(1234567890, "89005924", "91819424", "93441116");
    row(2000000000, "69279037", "90698825", "38618901");
    row(20000000000, "65353130", "77737706",
        "47863826"); // its step needs more than 32 bits of time
}

void TestTotp::givesTheCodesOfTheStandard()
{
    QFETCH(qint64, seconds);
    const QByteArray sixtyFour = twenty + twenty + twenty + "1234";
    const std::int64_t step = Totp::stepAt(second(seconds));
    QTEST(Totp::codeAt(twenty, step, 8), "sha1");
    QTEST(Totp::codeAt(sixtyFour.first(32), step, 8, Totp::Hash::Sha256), "sha256");
    QTEST(Totp::codeAt(sixtyFour, step, 8, Totp::Hash::Sha512), "sha512");
}

void TestTotp::givesTheCodesOfItsBase()
{
    QList<QByteArray> codes;
    for (std::int64_t step = 0; step < 10; ++step)
        codes.push_back(Totp::codeAt(twenty, step));
    QCOMPARE(codes.join(' '),
             "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489");
}

void TestTotp::readsSecrets()
{
    QCOMPARE(Totp::keyOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), std::optional(twenty));
    QCOMPARE(Totp::keyOf("gezd gnbv gy3t qojq gezd gnbv gy3t qojq"), std::optional(twenty));
    QVERIFY(!Totp::keyOf("GEZDGNBV")); // 40 bits
    QVERIFY(!Totp::keyOf("not a secret!"));
    QVERIFY(!Totp::keyOf({}));
}

void TestTotp::makesSecretsOf160Bits()
{
    QSet<QByteArray> all;
    for (int i = 0; i < 100; ++i) {
        const QByteArray secret = Totp::freshSecret();
        QCOMPARE(secret.size(), 32);
        QVERIFY(Totp::keyOf(secret) && Totp::keyOf(secret)->size() == 20);
        all.insert(secret);
    }
    QCOMPARE(all.size(), 100);
}

void TestTotp::takesACodeOfNowAndOfItsNeighbours()
{
    const Instant now = second(30 * 1000 + 7);
    for (std::int64_t step = 990; step < 1010; ++step) {
        const auto code = QString::fromLatin1(Totp::codeAt(twenty, step));
        const bool isNear = step >= 999 && step <= 1001;
        QCOMPARE(Totp::stepOf(twenty, code, now, -1), isNear ? std::optional(step) : std::nullopt);
    }
    const auto code = QString::fromLatin1(Totp::codeAt(twenty, 1000));
    QCOMPARE(Totp::stepOf(twenty, code.left(3) + u' ' + code.sliced(3), now, -1),
             std::optional<std::int64_t>(1000));
    // One that was used is still told apart from one that is wrong.
    QCOMPARE(Totp::stepOf(twenty, code, now, 1000), std::optional<std::int64_t>(1000));
}

void TestTotp::prefersACodeThatCountsStill()
{
    const std::int64_t step = 910'737; // the first whose neighbour has the same code
    QCOMPARE(Totp::codeAt(twenty, step), Totp::codeAt(twenty, step + 1));
    const auto code = QString::fromLatin1(Totp::codeAt(twenty, step));
    const Instant now = second(step * 30);
    QCOMPARE(Totp::stepOf(twenty, code, now, -1), std::optional(step));
    QCOMPARE(Totp::stepOf(twenty, code, now, step), std::optional(step + 1));
}

void TestTotp::takesNoOtherWords_data()
{
    QTest::addColumn<QString>("code");
    const auto right = QString::fromLatin1(Totp::codeAt(twenty, 1000));
    for (const QString &code :
         {QString(), u"000000"_s, right.left(5), right + u'0', u'+' + right, right + u'\n',
          u"１２３４５６"_s, QString(6, QChar(u'\0')), u"x"_s.repeated(100'000)})
        QTest::addRow("%d characters, %d", int(code.size()),
                      code.isEmpty() ? 0 : code.back().unicode())
            << code;
}

void TestTotp::takesNoOtherWords()
{
    QFETCH(QString, code);
    QVERIFY(!Totp::stepOf(twenty, code, second(30'000), -1));
}

void TestTotp::tellsAppsAllThatTheyNeed()
{
    const QUrl uri(Totp::enrolmentUri("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", u"Alice & Bob@desk"_s));
    QCOMPARE(uri.scheme(), u"otpauth"_s);
    QCOMPARE(uri.host(), u"totp"_s);
    QCOMPARE(uri.path(QUrl::FullyDecoded), u"/Chaosroom:Alice & Bob@desk"_s);
    const QUrlQuery query(uri);
    QCOMPARE(query.queryItemValue(u"secret"_s), u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
    QCOMPARE(query.queryItemValue(u"issuer"_s), u"Chaosroom"_s);
    QCOMPARE(query.queryItemValue(u"digits"_s), u"6"_s);
    QCOMPARE(query.queryItemValue(u"period"_s), u"30"_s);
}

QTEST_GUILESS_MAIN(TestTotp)
#include "tst_totp.moc"
