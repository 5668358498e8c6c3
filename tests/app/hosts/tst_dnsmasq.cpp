// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/deskresolver.h"
#include "models/day/clock.h"
#include "tests/app/hosts/probing.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QUdpSocket>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString dnsmasq = u"/usr/sbin/dnsmasq"_s;

/// A real dnsmasq on a free loopback port that knows exactly what it is given.
class NameServer
{
public:
    bool start(const QStringList &knowledge)
    {
        m_knowledge = knowledge;
        return start();
    }
    /// Others look for free ports, too: it ends at once if one of them was quicker.
    bool keepUp() { return m_process.state() != QProcess::NotRunning || start(); }
    ~NameServer()
    {
        m_process.terminate();
        m_process.waitForFinished(3000);
    }
    [[nodiscard]] QString address() const { return u"127.0.0.1:%1"_s.arg(m_port); }

private:
    bool start()
    {
        {
            QUdpSocket free;
            free.bind(QHostAddress::LocalHost);
            m_port = free.localPort();
        }
        m_process.start(dnsmasq,
                        QStringList{u"--keep-in-foreground"_s, u"--conf-file=/dev/null"_s,
                                    u"--no-resolv"_s, u"--no-hosts"_s, u"--pid-file"_s,
                                    u"--user=root"_s, u"--bind-interfaces"_s,
                                    u"--listen-address=127.0.0.1"_s, u"--port=%1"_s.arg(m_port),
                                    u"--log-facility=-"_s}
                            + m_knowledge);
        return m_process.waitForStarted();
    }

    QProcess m_process;
    QStringList m_knowledge;
    quint16 m_port = 0;
};

} // namespace

class TestDnsmasq : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithARealServer();
    void noticesThatTheDeskKnowsBetter();
    void noticesThatTheNameIsGone();

private:
    /// Asks until the server is up; the desk knows "localhost" from its hosts file.
    [[nodiscard]] QString probe(NameServer &server)
    {
        QString found;
        (void)QTest::qWaitFor(
            [&] {
                if (!server.keepUp())
                    return false;
                const Probe plan{.protocol = Probe::Protocol::Dns,
                                 .address = u"localhost"_s,
                                 .nameserver = server.address()};
                found = probed(plan, m_clock, m_resolver);
                return !found.contains(u"refused"_s);
            },
            20'000);
        return found;
    }

    SetClock m_clock;
    DeskResolver m_resolver;
};

void TestDnsmasq::agreesWithARealServer()
{
    NameServer server;
    QVERIFY(server.start({u"--address=/localhost/127.0.0.1"_s, u"--address=/localhost/::1"_s}));
    QCOMPARE(probe(server), u"up"_s);
}

void TestDnsmasq::noticesThatTheDeskKnowsBetter()
{
    NameServer server;
    QVERIFY(server.start({u"--address=/localhost/10.0.0.2"_s}));
    const QString found = probe(server);
    QVERIFY2(found.startsWith(u"slow | desk answers "_s), qPrintable(found));
    QVERIFY2(found.endsWith(u", 127.0.0.1 answers 10.0.0.2"_s), qPrintable(found));
}

void TestDnsmasq::noticesThatTheNameIsGone()
{
    NameServer server;
    QVERIFY(server.start({u"--address=/localhost/"_s}));
    const QString found = probe(server);
    QVERIFY2(found.endsWith(u"127.0.0.1 knows no such name"_s), qPrintable(found));
}

QTEST_GUILESS_MAIN(TestDnsmasq)
#include "tst_dnsmasq.moc"
