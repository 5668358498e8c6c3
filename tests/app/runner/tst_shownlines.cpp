// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/shownlines.h"

#include <QTest>

using namespace Chaos;

class TestShownLines : public QObject
{
    Q_OBJECT

private slots:
    void readsAsPeopleSawIt_data();
    void readsAsPeopleSawIt();
    void boundsALineWithoutEnd();
};

void TestShownLines::readsAsPeopleSawIt_data()
{
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("read");
    const auto row = [](const char *name, const QByteArray &shown, const QByteArray &read) {
        QTest::newRow(name) << shown << read;
    };
    row("lines", "one\r\ntwo\n", "one\ntwo\n");
    row("no end yet", "$ ", "$ ");
    row("colours", "\x1b[1;31mred\x1b[0m \x1b[38;5;9mx\n", "red x\n");
    row("a window's title", "\x1b]0;alice@db-1: ~\x07$ ls\r\n", "$ ls\n");
    row("a title that ends with ST", "\x1b]2;a\x1b\\b\n", "b\n");
    row("a mended command", "$ systemctk\b \bl stop\r\n", "$ systemctl stop\n");
    row("inserted in the middle", "ac\x1b[D\x1b[1@b\r\n", "abc\n");
    row("deleted in the middle", "abbc\x1b[2D\x1b[P\r\n", "abc\n");
    row("a progress bar", " 10 %\r 50 %\r100 %\n", "100 %\n");
    row("shorter than before", "long line\rok\x1b[K\n", "ok\n");
    row("erased up to the cursor", "secret:x\x1b[1K\n", "        \n");
    row("column", "a\x1b[5Gb\n", "a   b\n");
    row("a character set", "\x1b(B\x1b=x\n", "x\n");
    row("no letters", QByteArray("a\0b\x01\x7f\n", 6), "ab\n");
    row("more left than there is", "a\x1b[99999999999999999999D\bb\n", "b\n");
    row("not UTF-8",
        "a\xff"
        "b\n",
        "a\xef\xbf\xbd"
        "b\n");
}

void TestShownLines::readsAsPeopleSawIt()
{
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, read);
    ShownLines whole;
    QByteArray lines = whole.take(shown);
    QCOMPARE(lines + whole.rest(), read);

    ShownLines byByte;
    lines.clear();
    for (const char byte : shown)
        lines += byByte.take(QByteArray(1, byte));
    QCOMPARE(lines + byByte.rest(), read);
}

void TestShownLines::boundsALineWithoutEnd()
{
    ShownLines lines;
    qsizetype bytes = 0;
    for (int i = 0; i < 100; ++i)
        bytes += lines.take(QByteArray(10'000, 'x')).size();
    QVERIFY(lines.rest().size() <= 8'192);
    QVERIFY(bytes + lines.rest().size() >= 1'000'000);
    QCOMPARE(lines.take("\x1b[999999C\x1b[999999@").size(), 0);
    QVERIFY(lines.rest().size() <= 2 * 8'192);
}

QTEST_APPLESS_MAIN(TestShownLines)
#include "tst_shownlines.moc"
