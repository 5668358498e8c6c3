// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/dnsmessage.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

const QByteArray asked = Dns::question(0x1234, "shop.staging.example", Dns::Type::A);

/// An answer to `asked` with that many records, given as hex.
QByteArray answerWith(const QByteArray &flags, int count, const QByteArray &records)
{
    return QByteArray::fromHex("1234" + flags + "0001")
        + QByteArray::fromHex(QByteArray::number(count, 16).rightJustified(4, '0'))
        + QByteArray(4, '\0') + asked.mid(12) + QByteArray::fromHex(records);
}

QString wordsOf(const Dns::Answer &answer)
{
    QStringList words{QString::number(int(answer.standing))};
    for (const QHostAddress &address : answer.addresses)
        words.append(address.toString());
    if (answer.isAlias)
        words.append(u"alias"_s);
    if (answer.truncated)
        words.append(u"truncated"_s);
    return words.join(u' ');
}

const QByteArray ten1 = "c00c00010001000000050004"
                        "0a000001";
const QByteArray ten2 = "c00c00010001000000050004"
                        "0a000002";
const QByteArray six = "c00c001c0001000000050010"
                       "fd000000000000000000000000000001";
const QByteArray alias = "c00c00050001000000050004"
                         "0161c00c";

} // namespace

class TestDnsMessage : public QObject
{
    Q_OBJECT

private slots:
    void asks();
    void asksNothingThatDnsCannotHold();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void survivesAnyBytes();
};

void TestDnsMessage::asks()
{
    QCOMPARE(Dns::question(0x1234, "a.bc.", Dns::Type::Aaaa).toHex(),
             QByteArray("123401000001000000000000"
                        "0161"
                        "026263"
                        "00"
                        "001c"
                        "0001"));
}

void TestDnsMessage::asksNothingThatDnsCannotHold()
{
    QVERIFY(Dns::question(1, "", Dns::Type::A).isEmpty());
    QVERIFY(Dns::question(1, "a..b", Dns::Type::A).isEmpty());
    QVERIFY(Dns::question(1, QByteArray(64, 'x'), Dns::Type::A).isEmpty());
    QVERIFY(Dns::question(1, QByteArray("abcdefg.").repeated(40), Dns::Type::A).isEmpty());
    QVERIFY(!Dns::question(1, QByteArray(63, 'x'), Dns::Type::A).isEmpty());
}

void TestDnsMessage::reads_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("words");
    QTest::newRow("one address") << answerWith("8580", 1, ten1) << u"0 10.0.0.1"_s;
    QTest::newRow("both kinds") << answerWith("8580", 3, ten1 + six + ten2)
                                << u"0 10.0.0.1 fd00::1 10.0.0.2"_s;
    QTest::newRow("an alias and its address")
        << answerWith("8580", 2, alias + ten1) << u"0 10.0.0.1 alias"_s;
    QTest::newRow("none of that kind") << answerWith("8580", 0, "") << u"0"_s;
    QTest::newRow("no such name") << answerWith("8583", 0, "") << u"1"_s;
    QTest::newRow("refused") << answerWith("8585", 0, "") << u"2"_s;
    QTest::newRow("server failure") << answerWith("8582", 0, "") << u"3"_s;
    QTest::newRow("truncated") << answerWith("8780", 1, ten1) << u"0 10.0.0.1 truncated"_s;
    QTest::newRow("another class is passed over") << answerWith("8580", 1,
                                                                "c00c00010003000000050004"
                                                                "0a000001")
                                                  << u"0"_s;
}

void TestDnsMessage::reads()
{
    QFETCH(const QByteArray, message);
    const auto answer = Dns::readAnswer(message, asked);
    QVERIFY(answer);
    QTEST(wordsOf(*answer), "words");
}

void TestDnsMessage::refuses_data()
{
    QTest::addColumn<QByteArray>("message");
    const QByteArray good = answerWith("8580", 1, ten1);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("only a head") << good.left(12);
    QTest::newRow("cut in a record") << good.chopped(1);
    QTest::newRow("another id") << QByteArray(good).replace(0, 1, "\x77");
    QTest::newRow("a question, not an answer") << answerWith("0100", 1, ten1);
    QTest::newRow("to another question") << QByteArray(good).replace("staging", "stagiNk");
    QTest::newRow("fewer records than it says") << answerWith("8580", 2, ten1);
    QTest::newRow("a record longer than the message") << answerWith("8580", 1,
                                                                    "c00c0001000100000005ffff"
                                                                    "0a000001");
    QTest::newRow("a name that never ends") << answerWith("8580", 1, "3f61");
}

void TestDnsMessage::refuses()
{
    QFETCH(const QByteArray, message);
    QVERIFY(!Dns::readAnswer(message, asked));
}

void TestDnsMessage::survivesAnyBytes()
{
    QRandomGenerator dice(20261208);
    const QByteArray good = answerWith("8580", 4, ten1 + alias + six + ten2);
    int read = 0;
    for (int round = 0; round < 20000; ++round) {
        QByteArray message = good.left(dice.bounded(int(good.size()) + 1));
        for (int i = dice.bounded(4); i > 0 && !message.isEmpty(); --i)
            message[dice.bounded(int(message.size()))] = char(dice.bounded(256));
        if (const auto answer = Dns::readAnswer(message, asked)) {
            ++read;
            QVERIFY(answer->addresses.size() <= 4);
        }
    }
    QVERIFY(read > 0 && read < 20000);
}

QTEST_GUILESS_MAIN(TestDnsMessage)
#include "tst_dnsmessage.moc"
