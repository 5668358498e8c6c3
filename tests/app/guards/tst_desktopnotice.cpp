// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktopnotice.h"

#include "tests/e2e/sources/daemon.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;

namespace {

/// The desk's notification service, as far as it is needed: keeps what it shall show.
class Notifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Notice
    {
        QString application{};
        QString summary{};
        QString body{};
        QVariantMap hints{};
        int timeout = -1;
    };
    QList<Notice> notices;

public slots:
    uint Notify(const QString &application, uint, const QString &, const QString &summary,
                const QString &body, const QStringList &, const QVariantMap &hints, int timeout)
    {
        notices.append({application, summary, body, hints, timeout});
        return uint(notices.size());
    }
};

} // namespace

class TestDesktopNotice : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void isUrgentAndPlain();
    void isBounded();
    void harmsNobodyWhereThereIsNoService();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Daemon> m_bus;
    Notifications m_service;
};

void TestDesktopNotice::initTestCase()
{
    m_home = std::make_unique<QTemporaryDir>();
    const QString bus = m_home->filePath(u"bus"_s);
    qputenv("XDG_RUNTIME_DIR", m_home->path().toLocal8Bit());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus.toLocal8Bit());
    m_bus = std::make_unique<Daemon>(u"dbus-daemon"_s,
                                     QStringList{u"--session"_s, u"--nofork"_s, u"--nopidfile"_s,
                                                 u"--address=unix:path="_s + bus},
                                     m_home->filePath(u"bus.log"_s));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(bus), 30'000);
    QDBusConnection desk = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desk"_s);
    QVERIFY2(desk.isConnected(), qPrintable(desk.lastError().message()));
    QVERIFY(desk.registerObject(u"/org/freedesktop/Notifications"_s, &m_service,
                                QDBusConnection::ExportAllSlots));
    QVERIFY(desk.registerService(u"org.freedesktop.Notifications"_s));
}

void TestDesktopNotice::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(u"desk"_s);
    m_bus.reset();
}

void TestDesktopNotice::isUrgentAndPlain()
{
    DesktopNotice notice;
    notice.show(u"Back out now (F8)"_s, u"<a href='http://x'>Errors</a> & \"more\" \u202Efire"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_service.notices.size(), 1, 30'000);
    const auto shown = m_service.notices.takeFirst();
    QCOMPARE(shown.application, u"Chaosroom"_s);
    QCOMPARE(shown.summary, u"Back out now (F8)"_s);
    QCOMPARE(shown.body,
             u"&lt;a href='http://x'&gt;Errors&lt;/a&gt; &amp; &quot;more&quot; fire"_s);
    QCOMPARE(shown.hints[u"urgency"_s].toInt(), 2);
    QCOMPARE(shown.timeout, 0);
}

void TestDesktopNotice::isBounded()
{
    DesktopNotice notice;
    notice.show(QString(100'000, u'x'), QString(100'000, u'<'));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.notices.size(), 1, 30'000);
    const auto shown = m_service.notices.takeFirst();
    QCOMPARE(shown.summary.size(), 101);
    QCOMPARE(shown.body.size(), 4 * 400 + 1);
}

void TestDesktopNotice::harmsNobodyWhereThereIsNoService()
{
    QDBusConnection desk(u"desk"_s);
    QVERIFY(desk.unregisterService(u"org.freedesktop.Notifications"_s));
    DesktopNotice notice;
    notice.show(u"title"_s, u"text"_s);
    QVERIFY(desk.registerService(u"org.freedesktop.Notifications"_s));
    notice.show(u"title"_s, u"again"_s);
    // The first one may still be on its way to the bus when there is a service again.
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_service.notices.isEmpty() && m_service.notices.back().body == u"again"_s, 30'000);
}

QTEST_GUILESS_MAIN(TestDesktopNotice)
#include "tst_desktopnotice.moc"
