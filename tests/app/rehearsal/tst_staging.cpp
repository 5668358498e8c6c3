// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/rehearsal/staging.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// One question over a new connection: the status, and whether the answer was whole.
QString ask(quint16 port, int patience = 3000)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!socket.waitForConnected(patience))
        return u"refused"_s;
    socket.write("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(patience)) {
    }
    if (socket.state() == QAbstractSocket::ConnectedState)
        return u"silent"_s;
    const QByteArray answer = socket.readAll();
    const QString status = QString::fromLatin1(answer.mid(9, 3));
    return answer.endsWith("}\n") ? status : status + u" cut"_s;
}

} // namespace

class TestStaging : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_staging.reset(); }

    void runsEveryService();
    void leavesWhatWasOutOfOrderByItself();
    void breaksAndHeals_data();
    void breaksAndHeals();
    void answersLateWhenSlow();
    void cutsOffWhoIsConnectedWhenItRefuses();
    void keepsItsPortWhileItRefuses();
    void needsPaymentsToCheckOut();
    void survivesAQuestionWithoutEnd();

private:
    [[nodiscard]] quint16 port(const QString &name) { return m_ports.services[name]; }

    RoomClock m_clock;
    std::unique_ptr<Staging> m_staging;
    Staging::Ports m_ports;
};

void TestStaging::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_staging = std::make_unique<Staging>(m_clock);
    const auto ports = m_staging->open();
    QVERIFY(ports);
    m_ports = *ports;
}

void TestStaging::runsEveryService()
{
    QCOMPARE(m_ports.services.size(), std::size_t(5));
    for (const auto &[name, where] : m_ports.services)
        QCOMPARE(ask(where), name == u"mail"_s ? u"503"_s : u"200"_s);
    QVERIFY(m_ports.receiver > 0);
}

void TestStaging::leavesWhatWasOutOfOrderByItself()
{
    m_staging->breakService(u"mail"_s, {Fault::Kind::Refuse, {}});
    m_staging->breakService(u"cart"_s, {Fault::Kind::Refuse, {}});
    QTRY_COMPARE(ask(port(u"cart"_s)), u"refused"_s);
    m_staging->healAll();
    QTRY_COMPARE(ask(port(u"cart"_s)), u"200"_s);
    QTRY_COMPARE(ask(port(u"mail"_s)), u"503"_s);
}

void TestStaging::breaksAndHeals_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("found");
    QTest::newRow("refuse") << int(Fault::Kind::Refuse) << u"refused"_s;
    QTest::newRow("error") << int(Fault::Kind::Error) << u"503"_s;
    QTest::newRow("hang") << int(Fault::Kind::Hang) << u"silent"_s;
    QTest::newRow("drop") << int(Fault::Kind::Drop) << u"200 cut"_s;
}

void TestStaging::breaksAndHeals()
{
    QFETCH(const int, kind);
    QFETCH(const QString, found);
    m_staging->breakService(u"cart"_s, {Fault::Kind(kind), {}});
    QTRY_COMPARE(ask(port(u"cart"_s), 300), found);
    QCOMPARE(ask(port(u"search"_s)), u"200"_s);
    m_staging->heal(u"cart"_s);
    QTRY_COMPARE(ask(port(u"cart"_s)), u"200"_s);
}

void TestStaging::answersLateWhenSlow()
{
    m_staging->breakService(u"search"_s, {Fault::Kind::Slow, 300ms});
    QTRY_VERIFY([this] {
        QElapsedTimer watch;
        watch.start();
        return ask(port(u"search"_s)) == u"200"_s && watch.elapsed() >= 295;
    }());
}

void TestStaging::cutsOffWhoIsConnectedWhenItRefuses()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port(u"cart"_s));
    QVERIFY(socket.waitForConnected());
    m_staging->breakService(u"cart"_s, {Fault::Kind::Refuse, {}});
    // A connection that the service has not taken yet goes with its listener.
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

void TestStaging::keepsItsPortWhileItRefuses()
{
    m_staging->breakService(u"cart"_s, {Fault::Kind::Refuse, {}});
    QTRY_COMPARE(ask(port(u"cart"_s)), u"refused"_s);
    for (int i = 0; i < 3; ++i) {
        m_staging->breakService(u"cart"_s, {Fault::Kind::Refuse, {}}); // twice is once
        QCOMPARE(ask(port(u"cart"_s)), u"refused"_s);
    }
    m_staging->heal(u"cart"_s);
    QTRY_COMPARE(ask(port(u"cart"_s)), u"200"_s);
}

void TestStaging::needsPaymentsToCheckOut()
{
    for (const Fault::Kind kind : {Fault::Kind::Drop, Fault::Kind::Refuse, Fault::Kind::Error}) {
        m_staging->breakService(u"payments"_s, {kind, {}});
        QTRY_COMPARE(ask(port(u"checkout"_s)), u"503"_s);
        m_staging->heal(u"payments"_s);
        QTRY_COMPARE(ask(port(u"checkout"_s)), u"200"_s);
    }
}

void TestStaging::survivesAQuestionWithoutEnd()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port(u"cart"_s));
    QVERIFY(socket.waitForConnected());
    socket.write("GET /" + QByteArray(64 * 1024, 'x'));
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(ask(port(u"cart"_s)), u"200"_s);
}

QTEST_GUILESS_MAIN(TestStaging)
#include "tst_staging.moc"
