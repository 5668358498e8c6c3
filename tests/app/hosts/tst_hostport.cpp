// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/hostport.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestHostPort : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void TestHostPort::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("name and port")
        << u"db.staging.example:5432"_s << u"db.staging.example"_s << 5432;
    QTest::newRow("the usual port") << u"ns1.example"_s << u"ns1.example"_s << 53;
    QTest::newRow("IPv4") << u"10.0.0.1:8080"_s << u"10.0.0.1"_s << 8080;
    QTest::newRow("IPv6 and port") << u"[fd00::1]:443"_s << u"fd00::1"_s << 443;
    QTest::newRow("bare IPv6") << u"fd00::1"_s << u"fd00::1"_s << 53;
    QTest::newRow("spaces around") << u" ns1.example:53 "_s << u"ns1.example"_s << 53;
}

void TestHostPort::reads()
{
    QFETCH(const QString, text);
    const auto found = HostPort::read(text, 53);
    QVERIFY(found);
    QTEST(found->host, "host");
    QTEST(int(found->port), "port");
}

void TestHostPort::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << u""_s;
    QTest::newRow("no port") << u"db.staging.example"_s;
    QTest::newRow("only a port") << u":80"_s;
    QTest::newRow("port too high") << u"db:70000"_s;
    QTest::newRow("port 0") << u"db:0"_s;
    QTest::newRow("a URL") << u"http://db:80/"_s;
    QTest::newRow("a path") << u"db:80/x"_s;
    QTest::newRow("a user") << u"root@db:80"_s;
}

void TestHostPort::refuses()
{
    QFETCH(const QString, text);
    QVERIFY(!HostPort::read(text));
}

QTEST_GUILESS_MAIN(TestHostPort)
#include "tst_hostport.moc"
