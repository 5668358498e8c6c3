// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/proxy/plainsocket.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <cerrno>

#include <signal.h>

using namespace Chaos::Test;
using namespace Qt::StringLiterals;

/// The fault proxy as a user meets it in a terminal.
class TestProxy : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_said.clear();
    }

    void switchesFaultsByLines()
    {
        const PlainServer server;
        QProcess process;
        const quint16 port = started(process, server, {});
        QVERIFY(port > 0);
        QVERIFY(m_said.contains("passes on to 127.0.0.1:"));
        QVERIFY(m_said.contains("fault: none"));
        PlainSocket client(port);
        PlainSocket far = server.accept();
        client.send("abc");
        QCOMPARE(far.read(3), "abc");

        process.write("explode\n\nreset\n");
        QTRY_VERIFY(hears(process, "UTC  fault: reset"));
        QVERIFY(m_said.contains("\"explode\" is no fault; known are: none, "));
        QVERIFY(m_said.contains("1 connections, 1 open; 3 bytes from clients"));
        QCOMPARE(client.read(1), "");
        QCOMPARE(client.error, ECONNRESET);

        process.write("none\n");
        QTRY_VERIFY(hears(process, "UTC  fault: none"));
        PlainSocket again(port);
        PlainSocket farAgain = server.accept();
        again.send("x");
        QCOMPARE(farAgain.read(1), "x");

        process.closeWriteChannel(); // it goes on without anybody
        again.send("y");
        QCOMPARE(farAgain.read(1), "y");
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(hears(process, "2 connections"));
    }

    void beginsWithAFault()
    {
        const PlainServer server;
        QProcess process;
        const quint16 port = started(process, server, {u"--fault"_s, u"http 503"_s});
        QVERIFY(port > 0);
        PlainSocket client(port);
        client.send("GET / HTTP/1.1\r\n\r\n");
        QVERIFY(client.readToEnd().startsWith("HTTP/1.1 503 "));
        process.terminate();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
    }

    void saysWhyItCannotListen()
    {
        const PlainServer taken;
        QProcess process;
        process.start(QStringLiteral(CHAOSROOM_PROGRAM),
                      {u"proxy"_s, QString::number(taken.port()), u"127.0.0.1:9"_s});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("The proxy cannot listen at 127.0.0.1"));
    }

private:
    /// The port on which it listens; 0: it does not.
    quint16 started(QProcess &process, const PlainServer &server, const QStringList &more)
    {
        process.start(QStringLiteral(CHAOSROOM_PROGRAM),
                      QStringList{u"proxy"_s, u"0"_s, u"127.0.0.1:%1"_s.arg(server.port())} + more);
        static const QRegularExpression place(u"^127\\.0\\.0\\.1:(\\d+) passes on"_s);
        if (!QTest::qWaitFor([&] { return hears(process, "Ctrl-C ends"); }, 20'000))
            return 0;
        return place.match(QString::fromUtf8(m_said)).captured(1).toUShort();
    }

    bool hears(QProcess &process, const QByteArray &text)
    {
        m_said += process.readAllStandardOutput();
        return m_said.contains(text);
    }

    QByteArray m_said;
};

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
