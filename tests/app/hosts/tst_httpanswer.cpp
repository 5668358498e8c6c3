// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/httpanswer.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

using Standing = HttpAnswer::Standing;

Q_DECLARE_METATYPE(Standing)

class TestHttpAnswer : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void readsByteByByte_data() { reads_data(); }
    void readsByteByByte();
    void keepsNoMoreThanItsBounds();
    void boundsAHeadWithoutEnd();
};

void TestHttpAnswer::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Standing>("standing"); ///< with the connection closed behind the bytes
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");

    const auto row = [](const char *name, const QByteArray &bytes, Standing standing, int status,
                        const QByteArray &body) {
        QTest::newRow(name) << bytes << standing << status << body;
    };
    row("counted", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", Standing::Complete, 200,
        "hello");
    row("counted and empty", "HTTP/1.1 503 Sorry\r\ncontent-length: 0\r\n\r\n", Standing::Complete,
        503, "");
    row("until the end", "HTTP/1.0 200 OK\r\n\r\nhello", Standing::Complete, 200, "hello");
    row("chunked",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nA: "
        "b\r\n\r\n",
        Standing::Complete, 200, "hello");
    row("no reason phrase", "HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx", Standing::Complete, 200,
        "x");
    row("no body by definition", "HTTP/1.1 204 None\r\n\r\n", Standing::Complete, 204, "");
    row("an early word first",
        "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        Standing::Complete, 200, "ok");
    row("cut in the head", "HTTP/1.1 200 OK\r\nConte", Standing::More, 0, "");
    row("cut in the body", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel", Standing::More, 200,
        "hel");
    row("cut in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        Standing::More, 200, "hel");
    row("nothing at all", "", Standing::More, 0, "");
    row("another protocol", "SSH-2.0-OpenSSH_9.2\r\n", Standing::Garbage, 0, "");
    row("a status in letters", "HTTP/1.1 abc OK\r\n\r\n", Standing::Garbage, 0, "");
    row("a status too long", "HTTP/1.1 2000 OK\r\n\r\n", Standing::Garbage, 0, "");
    row("a length below nothing", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        Standing::Garbage, 200, "");
    row("a length that is none", "HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n",
        Standing::Garbage, 200, "");
    row("a chunk size that is none", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        Standing::Garbage, 200, "");
    row("a chunk longer than it says",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n", Standing::Garbage,
        200, "he");
}

void TestHttpAnswer::reads()
{
    QFETCH(const QByteArray, bytes);
    HttpAnswer answer;
    (void)answer.take(bytes);
    QTEST(answer.close(), "standing");
    QTEST(answer.status(), "status");
    QTEST(QByteArray(answer.body() + ""), "body");
}

void TestHttpAnswer::readsByteByByte()
{
    QFETCH(const QByteArray, bytes);
    HttpAnswer answer;
    for (const char byte : bytes)
        (void)answer.take(QByteArray(1, byte));
    QTEST(answer.close(), "standing");
    QTEST(answer.status(), "status");
    QTEST(QByteArray(answer.body() + ""), "body");
}

void TestHttpAnswer::keepsNoMoreThanItsBounds()
{
    HttpAnswer answer;
    QCOMPARE(answer.take("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n"), Standing::More);
    const QByteArray block(64 * 1024, 'x');
    qsizetype given = 0;
    while (given < 100 * 1024 * 1024 && answer.take(block) == Standing::More)
        given += block.size();
    QVERIFY(given <= HttpAnswer::bodyBound);
    QCOMPARE(answer.body().size(), HttpAnswer::bodyBound);
    QCOMPARE(answer.close(), Standing::Enough);
}

void TestHttpAnswer::boundsAHeadWithoutEnd()
{
    HttpAnswer answer;
    (void)answer.take("HTTP/1.1 200 OK\r\n");
    Standing standing = Standing::More;
    for (int i = 0; i < 10000 && standing == Standing::More; ++i)
        standing = answer.take("X-Filling: 0123456789\r\n");
    QCOMPARE(standing, Standing::Garbage);
}

QTEST_GUILESS_MAIN(TestHttpAnswer)
#include "tst_httpanswer.moc"
