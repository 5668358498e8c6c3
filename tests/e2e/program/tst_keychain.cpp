// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/world.h"
#include "models/day/entries.h"
#include "tests/e2e/sources/daemon.h"
#include "tests/support/fakeserver.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;

/// The program beside a real keychain: a D-Bus session and a Secret Service of its own.
class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void keepsFindsAndForgets();
    void refusesWhatIsNoSecret();
    void letsTheEnvironmentGoFirst();
    void opensASourceForACheckOfThePlan();
    void opensASourceForTheWindowAndTellsNobody();
    void takesASecretWhileTheRoomRuns();
    void saysWhatToDoWhereNoKeychainRuns();

private:
    struct Answer
    {
        int status = -1;
        QByteArray text{}; ///< all of it
    };
    [[nodiscard]] static Answer
    ask(const QStringList &words, const QByteArray &input = {},
        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    [[nodiscard]] QString planFor(const FakeServer &server) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Daemon> m_bus;
    std::unique_ptr<Daemon> m_keyring;
};

namespace {

const QByteArray secret = "s3cret-of-alice";
const QByteArray opened = "Bearer " + secret;

/// Whoever asks shows what he has.
bool wasShown(const FakeServer &server)
{
    for (const FakeServer::Request &request : server.requests()) {
        if (request.headers.value("authorization") == opened)
            return true;
    }
    return false;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestKeychain::initTestCase()
{
    m_home = std::make_unique<QTemporaryDir>();
    const QString bus = m_home->filePath(u"bus"_s);
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, m_home->path().toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus.toLocal8Bit());
    m_bus = std::make_unique<Daemon>(u"dbus-daemon"_s,
                                     QStringList{u"--session"_s, u"--nofork"_s, u"--nopidfile"_s,
                                                 u"--address=unix:path="_s + bus},
                                     m_home->filePath(u"bus.log"_s));
    QTRY_VERIFY2(QFile::exists(bus), bytesOf(m_home->filePath(u"bus.log"_s)).constData());
    m_keyring = std::make_unique<Daemon>(
        u"gnome-keyring-daemon"_s,
        QStringList{u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s},
        m_home->filePath(u"keyring.log"_s));
    QVERIFY(m_keyring->waitForStarted());
    m_keyring->write("a password of the keyring");
    m_keyring->closeWriteChannel();
    // Before it has made a keyring it would ask whether to make one, and nobody is here to answer.
    const QString keyring = m_home->filePath(u"keyrings/login.keyring"_s);
    QTRY_VERIFY2(QFile::exists(keyring), bytesOf(m_home->filePath(u"keyring.log"_s)).constData());
    QTRY_VERIFY_WITH_TIMEOUT(ask({u"secret"_s, u"forget"_s, u"NONE"_s}).status == 0, 20000);
}

void TestKeychain::cleanupTestCase()
{
    m_keyring.reset();
    m_bus.reset();
}

TestKeychain::Answer TestKeychain::ask(const QStringList &words, const QByteArray &input,
                                       const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CHAOSROOM_PROGRAM), words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAll()};
}

QString TestKeychain::planFor(const FakeServer &server) const
{
    const QString path = m_home->filePath(u"plan.yaml"_s);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write("title: Secret day\n"
                   "date: 2026-12-08\n"
                   "sources:\n"
                   "  - key: prom\n"
                   "    type: prometheus\n"
                   "    auth: bearer\n"
                   "    secret: PROM_TOKEN\n"
                   "    url: "
                   + server.url().toString().toUtf8() + "\n");
    }
    return path;
}

void TestKeychain::keepsFindsAndForgets()
{
    QCOMPARE(ask({u"secret"_s, u"check"_s, u"PROM_TOKEN"_s}).status, 1);
    const Answer kept = ask({u"secret"_s, u"keep"_s, u"PROM_TOKEN"_s}, secret + "\n");
    QCOMPARE(kept.text, QByteArray("Kept in the keychain as PROM_TOKEN.\n"));
    QCOMPARE(kept.status, 0);
    const Answer found = ask({u"secret"_s, u"check"_s, u"PROM_TOKEN"_s});
    QCOMPARE(found.text, QByteArray("PROM_TOKEN is in the keychain.\n"));
    QCOMPARE(ask({u"secret"_s, u"forget"_s, u"PROM_TOKEN"_s}).status, 0);
    const Answer gone = ask({u"secret"_s, u"check"_s, u"PROM_TOKEN"_s});
    QCOMPARE(gone.status, 1);
    QVERIFY2(gone.text.contains("chaosroom secret keep PROM_TOKEN"), gone.text.constData());
}

void TestKeychain::refusesWhatIsNoSecret()
{
    QCOMPARE(ask({u"secret"_s, u"keep"_s, u"OTHER"_s}, "a\nb\n").status, 1);
    QCOMPARE(ask({u"secret"_s, u"keep"_s, u"OTHER"_s}, "\n").status, 1);
    QCOMPARE(ask({u"secret"_s, u"check"_s, u"OTHER"_s}).status, 1);
    QCOMPARE(ask({u"secret"_s, u"keep"_s}).status, 2);
    const Answer unnamed = ask({u"secret"_s, u"keep"_s, QString::fromLatin1(secret)}, "x");
    QCOMPARE(unnamed.status, 1);
    QVERIFY(!unnamed.text.contains(secret));
}

void TestKeychain::letsTheEnvironmentGoFirst()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OTHER"_s, u"of the environment"_s);
    const Answer kept = ask({u"secret"_s, u"keep"_s, u"OTHER"_s}, "of the keychain", environment);
    QVERIFY2(kept.text.contains("The environment variable OTHER is set, too"),
             kept.text.constData());
    QCOMPARE(ask({u"secret"_s, u"check"_s, u"OTHER"_s}, {}, environment).text,
             QByteArray("OTHER is in the environment.\n"));
}

void TestKeychain::opensASourceForACheckOfThePlan()
{
    QCOMPARE(ask({u"secret"_s, u"keep"_s, u"PROM_TOKEN"_s}, secret).status, 0);
    FakeServer server;
    const QString plan = planFor(server);
    QProcess process; // the server lives in this thread: it must go on meanwhile
    process.start(QStringLiteral(CHAOSROOM_PROGRAM), {u"plan"_s, u"check"_s, plan});
    QTRY_VERIFY_WITH_TIMEOUT(wasShown(server), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20000);
    QVERIFY(!process.readAllStandardOutput().contains(secret));
    QVERIFY(!process.readAllStandardError().contains(secret));
}

void TestKeychain::opensASourceForTheWindowAndTellsNobody()
{
    QCOMPARE(ask({u"secret"_s, u"keep"_s, u"PROM_TOKEN"_s}, secret).status, 0);
    FakeServer server;
    const QString store = m_home->filePath(u"day.db"_s);
    const QStringList ours{u"--store"_s, store};
    QCOMPARE(ask(ours + QStringList{u"plan"_s, u"import"_s, planFor(server)}).status, 0);

    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"chaosroom.*=true"_s);
    QProcess window;
    window.setProcessEnvironment(environment);
    window.setProcessChannelMode(QProcess::MergedChannels);
    window.start(QStringLiteral(CHAOSROOM_PROGRAM), ours + QStringList{u"Secret day"_s});
    QTRY_VERIFY_WITH_TIMEOUT(wasShown(server), 20000);
    const QByteArray arguments = bytesOf(u"/proc/%1/cmdline"_s.arg(window.processId()));
    QVERIFY(arguments.contains("Secret day"));
    QVERIFY(!arguments.contains(secret));
    window.terminate();
    QVERIFY(window.waitForFinished(20000));
    const QByteArray log = window.readAll();
    QVERIFY2(log.contains("chaosroom.net"), log.constData());
    QVERIFY(!log.contains(secret));

    for (const QStringList &verb :
         {QStringList{u"journal"_s, u"Secret day"_s}, QStringList{u"report"_s, u"Secret day"_s},
          QStringList{u"plan"_s, u"export"_s, u"Secret day"_s}}) {
        const Answer answer = ask(ours + verb);
        QCOMPARE(answer.status, 0);
        QVERIFY2(answer.text.contains("Secret day"), answer.text.constData());
        QVERIFY(!answer.text.contains(secret));
    }
    const QDir home(m_home->path());
    const auto files = home.entryList({u"day.db*"_s, u"*.conf"_s, u"*.ini"_s}, QDir::Files);
    QVERIFY(files.contains(u"day.db"_s));
    for (const QString &file : files)
        QVERIFY2(!bytesOf(home.filePath(file)).contains(secret), qUtf8Printable(file));
}

void TestKeychain::takesASecretWhileTheRoomRuns()
{
    FakeServer server;
    Day day;
    Entry source = Entries::planned(AlertSource{.key = u"prom"_s,
                                                .url = server.url().toString(),
                                                .auth = AlertSource::Auth::Bearer,
                                                .secret = u"LATE_TOKEN"_s});
    day.apply(source.view());
    const RoomClock clock;
    World world(clock);
    SecretPlaces places;
    connect(&world, &World::secretPlaced, &places, &SecretPlaces::set);
    world.follow(day);
    QTRY_COMPARE(places.of(u"LATE_TOKEN"_s).place, SecretPlaces::Place::Nowhere);
    QVERIFY(!wasShown(server));
    world.keepSecret(u"LATE_TOKEN"_s, secret);
    QTRY_COMPARE(places.of(u"LATE_TOKEN"_s).place, SecretPlaces::Place::Keychain);
    QTRY_VERIFY_WITH_TIMEOUT(wasShown(server), 20000);
    QCOMPARE(ask({u"secret"_s, u"check"_s, u"LATE_TOKEN"_s}).text,
             QByteArray("LATE_TOKEN is in the keychain.\n"));
}

void TestKeychain::saysWhatToDoWhereNoKeychainRuns()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
    const Answer kept = ask({u"secret"_s, u"keep"_s, u"PROM_TOKEN"_s}, secret, environment);
    QCOMPARE(kept.status, 1);
    QVERIFY2(kept.text.contains("set an environment variable of that name"), kept.text.constData());
    QVERIFY(!kept.text.contains(secret));
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
