// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/outputkeeper.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

/// The beginning and the end of what a program says.
class TestOutputKeeper : public QObject
{
    Q_OBJECT

private slots:
    void keepsAllOfALittle();
    void keepsTheBeginningAndTheEndOfMuch();
    void staysSmall();
    void showsNoSecretWhereverItStands();
};

void TestOutputKeeper::keepsAllOfALittle()
{
    OutputKeeper keeper;
    keeper.take("one\n");
    keeper.take("two\n");
    QCOMPARE(keeper.text(), u"one\ntwo\n"_s);
    QCOMPARE(keeper.bytes(), 8);
    OutputKeeper silent;
    QVERIFY(silent.text().isEmpty() && silent.bytes() == 0);
}

void TestOutputKeeper::keepsTheBeginningAndTheEndOfMuch()
{
    OutputKeeper keeper;
    keeper.take("the first line\n");
    for (int i = 0; i < 100'000; ++i)
        keeper.take("0123456789abcde\n");
    keeper.take("the last line\n");
    const QString text = keeper.text();
    QCOMPARE(keeper.bytes(), 15 + 1'600'000 + 14);
    QVERIFY(text.startsWith(u"the first line\n"));
    QVERIFY(text.endsWith(u"the last line\n"));
    QVERIFY2(text.contains(u"1,585,029 bytes are left out"), qPrintable(text.mid(7'900, 200)));
    QVERIFY(text.size() < 16'000);
}

void TestOutputKeeper::staysSmall()
{
    OutputKeeper keeper;
    const QByteArray megabyte(1 << 20, 'x');
    for (int i = 0; i < 1024; ++i)
        keeper.take(megabyte);
    QCOMPARE(keeper.bytes(), std::int64_t(1) << 30);
    QVERIFY(keeper.text().size() < 16'000);
}

void TestOutputKeeper::showsNoSecretWhereverItStands()
{
    const QString secret = u"correct-horse-battery-staple"_s;
    // At every distance from the two cuts, with and without others before it.
    for (int before = 0; before < 60; ++before) {
        for (const int others : {0, 40}) {
            OutputKeeper keeper({secret});
            const QByteArray bytes = secret.toUtf8();
            QByteArray said = (bytes + '\n').repeated(others);
            said += QByteArray(OutputKeeper::mostHead - 30 - said.size() + before, '.') + bytes;
            said += QByteArray(50'000, '-');
            said += bytes + QByteArray(OutputKeeper::mostTail - 30 + before, '.');
            keeper.take(said);
            const QString text = keeper.text();
            for (qsizetype part = 4; part <= secret.size(); ++part) {
                QVERIFY2(!text.contains(secret.left(part)), qPrintable(secret.left(part)));
                QVERIFY2(!text.contains(secret.right(part)), qPrintable(secret.right(part)));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestOutputKeeper)
#include "tst_outputkeeper.moc"
