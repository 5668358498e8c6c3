// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/totp.h"
#include "app/secondfactor.h"
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
    void enrolsASecondFactor();
    void allowsProductionWithACode();
    void looksAtNoCodeTwiceNorAtTooMany();
    void saysWhatToDoWhereNoKeychainRuns();
    void enrolsWhereNoKeychainRuns();

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
    /// `guard enrol`, until its secret is shown; then a code of it is typed after the wrong ones.
    [[nodiscard]] static Answer
    enrol(const QStringList &options, QByteArray &shown, const QByteArray &before = {},
          const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    [[nodiscard]] QStringList ofDay(const QStringList &words) const
    {
        return QStringList{u"--store"_s, m_home->filePath(u"guarded.db"_s)} + words;
    }
    void planProduction();
    [[nodiscard]] Answer allow(const QByteArray &code, const QString &host = u"db-1"_s) const
    {
        return ask(ofDay({u"guard"_s, u"allow"_s, u"guarded"_s, u"--experiment"_s, u"db"_s,
                          u"--host"_s, host}),
                   code + '\n');
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Daemon> m_bus;
    std::unique_ptr<Daemon> m_keyring;
    QByteArray m_factor; ///< as it was shown at the enrolment
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

/// A code of the secret, so many steps of time from now.
QByteArray codeOf(const QByteArray &factor, int steps = 0)
{
    return Totp::codeAt(*Totp::keyOf(factor), Totp::stepAt(SecondFactor::systemNow()) + steps);
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

TestKeychain::Answer TestKeychain::enrol(const QStringList &options, QByteArray &shown,
                                         const QByteArray &before,
                                         const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CHAOSROOM_PROGRAM), QStringList{u"guard"_s, u"enrol"_s} + options);
    QByteArray text;
    static const QByteArray mark = "type its key there: ";
    while (!text.contains(mark) && process.waitForReadyRead(20000))
        text += process.readAll();
    const qsizetype at = text.indexOf(mark);
    if (at >= 0) {
        shown = text.sliced(at + mark.size()).trimmed().replace(' ', "");
        process.write(before + codeOf(shown) + '\n');
    }
    process.closeWriteChannel();
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(20000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), text + process.readAll()};
}

void TestKeychain::enrolsASecondFactor()
{
    QByteArray shown;
    const Answer wrong = enrol({}, shown, "000000\n12\n\n"); // three tries
    QCOMPARE(wrong.status, 1);
    QVERIFY2(wrong.text.contains("Nothing is set up."), wrong.text.constData());
    QCOMPARE(ask({u"secret"_s, u"check"_s, u"CHAOSROOM_TOTP"_s}).status, 1);

    const Answer done = enrol({}, m_factor, "000000\n");
    QVERIFY2(done.status == 0, done.text.constData());
    QVERIFY(m_factor.size() == 32 && m_factor != shown);
    QVERIFY2(done.text.contains("\u2588") && done.text.contains("is set up"),
             done.text.constData()); // the blocks of the QR code
    QCOMPARE(ask({u"secret"_s, u"check"_s, u"CHAOSROOM_TOTP"_s}).status, 0);

    const Answer again = enrol({}, shown);
    QCOMPARE(again.status, 1);
    QVERIFY2(again.text.contains("has a second factor already"), again.text.constData());
    const QByteArray before = m_factor;
    QCOMPARE(enrol({u"--force"_s}, m_factor).status, 0);
    QVERIFY(m_factor != before);
}

void TestKeychain::planProduction()
{
    const QString path = m_home->filePath(u"guarded.yaml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("title: Guarded\n"
               "people: [Alice]\n"
               "hosts:\n"
               "  - {key: db-1, environment: production, ssh: db-1.example}\n"
               "  - {key: db-2, environment: production, ssh: db-2.example}\n"
               "experiments:\n"
               "  - key: db\n"
               "    title: The database dies\n"
               "    risk: {reach: production, accepted_by: alice, production_hosts: [db-1]}\n"
               "    method:\n"
               "      - {type: action, name: a, on: db-1, provider: {type: process, path: x}}\n"
               "    back_out_plan:\n"
               "      - {type: action, name: b, on: db-2, provider: {type: process, path: x}}\n");
    file.close();
    const Answer made = ask(ofDay({u"plan"_s, u"import"_s, path}));
    QVERIFY2(made.status == 0, made.text.constData());
}

void TestKeychain::allowsProductionWithACode()
{
    planProduction();
    const Answer unaccepted = allow(codeOf(m_factor), u"db-2"_s);
    QCOMPARE(unaccepted.status, 1);
    QVERIFY2(unaccepted.text.contains("production_hosts: [db-2]"), unaccepted.text.constData());
    const Answer misnamed = allow(codeOf(m_factor), u"DB-1"_s);
    QCOMPARE(misnamed.status, 1);
    QVERIFY2(misnamed.text.contains("Type its name exactly"), misnamed.text.constData());
    const QByteArray code = codeOf(m_factor);
    const Answer allowed = allow(code);
    QVERIFY2(allowed.status == 0, allowed.text.constData());
    QVERIFY2(allowed.text.contains("may run on db-1, if it is started within 15 minutes"),
             allowed.text.constData());
    const QByteArray journal = ask(ofDay({u"journal"_s, u"guarded"_s, u"--json"_s})).text;
    QVERIFY(journal.contains("production.allowed"));
    QVERIFY(!journal.contains('"' + code + '"') && !journal.contains(m_factor));
    QVERIFY(!bytesOf(m_home->filePath(u"guarded.db"_s)).contains(m_factor));
    QCOMPARE(ask(ofDay({u"guard"_s, u"allow"_s, u"guarded"_s})).status, 2);
}

void TestKeychain::looksAtNoCodeTwiceNorAtTooMany()
{
    QFile::remove(m_home->filePath(u"guarded.db"_s));
    planProduction();
    const QByteArray code = codeOf(m_factor);
    QCOMPARE(allow(code).status, 0);
    // Its steps are others now, so that it has to be allowed anew: with another code.
    const QString path = m_home->filePath(u"guarded.yaml"_s);
    const QByteArray changed = bytesOf(path).replace("path: x", "path: y");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(changed);
    file.close();
    QCOMPARE(ask(ofDay({u"plan"_s, u"import"_s, path})).status, 0);
    const Answer again = allow(code);
    QCOMPARE(again.status, 1);
    QVERIFY2(again.text.contains("used already. Tries left for now: 4."), again.text.constData());
    for (int left = 3; left > 0; --left) {
        const Answer wrong = allow("abcdef");
        QVERIFY2(wrong.text.contains("Tries left for now: " + QByteArray::number(left)),
                 wrong.text.constData());
    }
    QVERIFY(allow("abcdef").text.contains("No further code is looked at"));
    const Answer late = allow(codeOf(m_factor, 1)); // which would be right
    QCOMPARE(late.status, 1);
    QVERIFY2(late.text.contains("Too many codes were not right"), late.text.constData());
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

void TestKeychain::enrolsWhereNoKeychainRuns()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
    QByteArray shown;
    const Answer done = enrol({}, shown, {}, environment);
    QCOMPARE(done.status, 1);
    QVERIFY2(done.text.contains("The code is right, but the secret could not be kept")
                 && done.text.contains("environment variable CHAOSROOM_TOTP"),
             done.text.constData());
    QFile::remove(m_home->filePath(u"guarded.db"_s));
    planProduction();
    environment.insert(u"CHAOSROOM_TOTP"_s, QString::fromLatin1(shown));
    const Answer allowed = ask(ofDay({u"guard"_s, u"allow"_s, u"guarded"_s, u"--experiment"_s,
                                      u"db"_s, u"--host"_s, u"db-1"_s}),
                               codeOf(shown), environment);
    QVERIFY2(allowed.status == 0, allowed.text.constData());
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
