// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/runner/performer.h"
#include "app/runner/sshline.h"
#include "models/steps/posixwords.h"
#include "tests/e2e/sources/daemon.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <pwd.h>
#include <unistd.h>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::Daemon;

namespace {

constexpr int patience = 60'000; ///< ms

PlannedStep process(const QStringList &words, double timeout = 60)
{
    const QJsonObject provider{{u"type"_s, u"process"_s},
                               {u"path"_s, words.first()},
                               {u"arguments"_s, QJsonArray::fromStringList(words.sliced(1))},
                               {u"timeout"_s, timeout}};
    const QJsonObject activity{
        {u"type"_s, u"action"_s}, {u"name"_s, u"x"_s}, {u"provider"_s, provider}};
    return {.provider = PlannedStep::Provider::Scripted,
            .target = u"db-1"_s,
            .activity = QString::fromUtf8(QJsonDocument(activity).toJson(QJsonDocument::Compact))};
}

QString thisUser()
{
    const passwd *user = getpwuid(getuid());
    return user ? QString::fromLocal8Bit(user->pw_name) : QString();
}

} // namespace

/// Steps that run on a host: through the real ssh to a real OpenSSH server on loopback.
class TestOverSsh : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void runsACommandThere();
    void handsWordsOnAsTheyAre();
    void handsHostileWordsOnAsTheyAre_data();
    void handsHostileWordsOnAsTheyAre();
    void takesNoHostileHost_data();
    void takesNoHostileHost();
    void catchesAStagingNameThatIsProduction();
    void tellsHowItFailed();
    void tellsOfAHostThatIsNotReached();
    void refusesAHostThatNobodyKnows();
    void endsWhatTakesTooLong();
    void isQuickTheSecondTime();
    void letsTheHostUndoItWhenTheRoomIsLost();
    void leavesTheHostAloneOnceItIsTakenBack();

private:
    void makeKey(const QString &name);
    void write(const QString &name, const QString &text);
    StepEnd perform(StepDeed deed);
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    RoomClock m_clock;
    EnvironmentSecrets m_secrets;
    std::unique_ptr<Daemon> m_server;
    std::unique_ptr<Performer> m_performer;
    QByteArray m_path;
};

void TestOverSsh::makeKey(const QString &name)
{
    QCOMPARE(QProcess::execute(
                 u"ssh-keygen"_s,
                 {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, file(name)}),
             0);
}

void TestOverSsh::write(const QString &name, const QString &text)
{
    QFile out(file(name));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text.toUtf8());
}

void TestOverSsh::initTestCase()
{
    QVERIFY2(QFile::exists(u"/usr/sbin/sshd"_s), "openssh-server is not installed");
    makeKey(u"host_key"_s);
    makeKey(u"user_key"_s);
    QVERIFY(QFile::copy(file(u"user_key.pub"_s), file(u"authorized"_s)));
    QDir().mkpath(u"/run/sshd"_s); // where Debian's sshd goes for its own safety
    const quint16 port = Daemon::freePort();
    write(u"sshd_config"_s,
          u"ListenAddress 127.0.0.1:%1\nHostKey %2\nAuthorizedKeysFile %3\nStrictModes no\n"
          "UsePAM no\nPidFile none\nPasswordAuthentication no\n"_s.arg(port)
              .arg(file(u"host_key"_s), file(u"authorized"_s)));
    m_server = std::make_unique<Daemon>(
        u"/usr/sbin/sshd"_s, QStringList{u"-D"_s, u"-e"_s, u"-f"_s, file(u"sshd_config"_s)},
        file(u"sshd.log"_s));
    const auto listens = [port] {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        return socket.waitForConnected(500);
    };
    QTRY_VERIFY_WITH_TIMEOUT(listens(), patience);

    QFile hostKey(file(u"host_key.pub"_s));
    QVERIFY(hostKey.open(QIODevice::ReadOnly));
    write(u"known"_s, u"[127.0.0.1]:%1 %2"_s.arg(port).arg(QString::fromUtf8(hostKey.readAll())));
    // What a user's own configuration says of the hosts.
    write(u"ssh_config"_s,
          u"Host db-1\n  HostName 127.0.0.1\nHost db-1 stranger\n  Port %1\n  User %2\n  "
          u"IdentityFile %3\n"
          "Host db-1 gone\n  UserKnownHostsFile %4\n"
          "Host stranger\n  HostName localhost\n  UserKnownHostsFile /dev/null\n"
          "Host gone\n  HostName 127.0.0.1\n  Port %5\n"_s.arg(port)
              .arg(thisUser(), file(u"user_key"_s), file(u"known"_s))
              .arg(Daemon::freePort()));
    QDir().mkpath(file(u"bin"_s));
    write(u"bin/ssh"_s,
          u"#!/bin/sh\nexec /usr/bin/ssh -F "_s + file(u"ssh_config"_s) + u" \"$@\"\n"_s);
    QFile::setPermissions(file(u"bin/ssh"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_path = qgetenv("PATH");
    qputenv("PATH", file(u"bin"_s).toLocal8Bit() + ':' + m_path);
    QDir().mkpath(file(u"sockets"_s));
}

void TestOverSsh::cleanupTestCase()
{
    m_performer.reset();
    // The shared connection would stay for a minute.
    QProcess::execute(u"ssh"_s,
                      {u"-O"_s, u"exit"_s, u"-o"_s,
                       u"ControlPath="_s + file(u"sockets"_s) + u"/%C"_s, u"db-1"_s});
    m_server.reset();
    qputenv("PATH", m_path);
}

void TestOverSsh::init()
{
    m_performer = std::make_unique<Performer>(m_clock, m_secrets, file(u"sockets"_s));
}

StepEnd TestOverSsh::perform(StepDeed deed)
{
    QSignalSpy ended(m_performer.get(), &Performer::ended);
    deed.key = u"k"_s;
    if (deed.ssh.isEmpty())
        deed.ssh = u"db-1"_s;
    m_performer->perform(deed);
    if (ended.isEmpty() && !ended.wait(patience))
        return {.why = u"it never ended"_s};
    return ended.takeFirst().at(0).value<StepEnd>();
}

void TestOverSsh::runsACommandThere()
{
    const StepEnd end =
        perform({.step = process({u"sh"_s, u"-c"_s, u"echo \"$SSH_CONNECTION\""_s})});
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QVERIFY2(end.output.startsWith(u"127.0.0.1 "), qPrintable(end.output));
    QCOMPARE(end.status, std::optional(0));
}

void TestOverSsh::handsWordsOnAsTheyAre()
{
    const QStringList words{
        u"two words"_s,     u"it's"_s,       u"$(id)"_s.replace(u"$"_s, u"$$"_s),
        u"`id`"_s,          u"; rm -rf /"_s, u"*"_s,
        u"größer \u202E"_s, u"two\nlines"_s};
    const StepEnd end = perform({.step = process(QStringList{u"printf"_s, u"%s|"_s} + words)});
    QStringList wanted = words;
    wanted.replaceInStrings(u"$$"_s, u"$"_s);
    QCOMPARE(end.output, wanted.join(u'|') + u'|');
}

void TestOverSsh::handsHostileWordsOnAsTheyAre_data()
{
    QTest::addColumn<QString>("word");
    const QString owned = file(u"owned"_s);
    for (const QString &word : {u"-oProxyCommand=touch "_s + owned,
                                u"--"_s,
                                u"-"_s,
                                u"'; touch "_s + owned + u"; '"_s,
                                u"\"$$(touch "_s + owned + u")\""_s,
                                u"$$(touch "_s + owned + u')',
                                u'`' + u"touch "_s + owned + u'`',
                                u"\n touch "_s + owned + u'\n',
                                u"\r\n"_s,
                                u"&& touch "_s + owned,
                                u"| touch "_s + owned,
                                u"> "_s + owned,
                                u"\\"_s,
                                u"\\'"_s,
                                u"'"_s,
                                u"''"_s,
                                u"\""_s,
                                u"~"_s,
                                u"~root"_s,
                                u"{a,b}"_s,
                                u"[a-z]*?"_s,
                                u"!!"_s,
                                u"#x"_s,
                                u"a=b"_s,
                                u"$$HOME"_s,
                                u"$${IFS}"_s,
                                u"%n%s"_s,
                                u"\t"_s,
                                u"\u00A0"_s,
                                u"größer \u202E"_s,
                                u"日本"_s,
                                u"🙂"_s,
                                u"\u007F\u0001\u001B[31m"_s,
                                QString(20'000, u'\'')})
        QTest::newRow(word.left(12).toUtf8().toPercentEncoding().constData()) << word;
}

void TestOverSsh::handsHostileWordsOnAsTheyAre()
{
    QFETCH(QString, word);
    // As its bytes, for output is shown as text and bounded.
    const StepEnd end = perform(
        {.step = process({u"sh"_s, u"-c"_s, u"printf %s \"$$1\" | cksum"_s, u"sh"_s, word})});
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QProcess here;
    here.start(u"cksum"_s, QStringList());
    here.write(QString(word).replace(u"$$"_s, u"$"_s).toUtf8());
    here.closeWriteChannel();
    QVERIFY(here.waitForFinished(patience));
    QCOMPARE(end.output, QString::fromLatin1(here.readAllStandardOutput()));
    QVERIFY(!QFile::exists(file(u"owned"_s)));
}

void TestOverSsh::takesNoHostileHost_data()
{
    QTest::addColumn<QString>("host");
    const QString owned = file(u"owned"_s);
    for (const QString &host :
         {u"-oProxyCommand=touch "_s + owned, u"-oProxyCommand=touch${IFS}"_s + owned, u"-W"_s,
          u"--"_s, u"x@-oProxyCommand=id"_s, u"db-1 -oProxyCommand=id"_s, u"db-1\n"_s,
          u"db-1\n-v"_s, u"$(touch "_s + owned + u")"_s, u"`touch "_s + owned + u'`',
          u"db-1;touch "_s + owned, u"db-1'"_s, u"\"db-1\""_s, u"db-1\t"_s, u"dß-1"_s,
          u"db-1\u202E"_s, QString(u"db-1"_s + QChar(u'\0') + u"x"_s), QString(5000, u'd')})
        QTest::newRow(host.left(20).toUtf8().toPercentEncoding().constData()) << host;
}

void TestOverSsh::takesNoHostileHost()
{
    QFETCH(QString, host);
    for (const Fence &fence : {Fence(), Fence{.hosts = {{.key = u"p"_s, .ssh = u"gone"_s}}}}) {
        const StepEnd end = perform({.step = process({u"true"_s}), .ssh = host, .fence = fence});
        QCOMPARE(end.outcome, StepOutcome::NotBegun);
        QVERIFY2(!end.actedAt, "something was run");
    }
    QVERIFY(!QFile::exists(file(u"owned"_s)));
}

/// As it is called in the user's own configuration, and by the address that is really behind it.
void TestOverSsh::catchesAStagingNameThatIsProduction()
{
    const QString done = file(u"done in production"_s);
    const auto refused = [&](const Fence &fence) {
        return perform({.step = process({u"touch"_s, done}), .ssh = u"db-1"_s, .fence = fence}).why;
    };
    QCOMPARE(refused({.entries = {*ProductionEntry::read(u"127.0.0.0/8"_s)}}),
             u"refused: db-1 leads to 127.0.0.1, which is production: the plan says so of "
             "127.0.0.0/8"_s);
    QCOMPARE(
        refused({.hosts = {{.key = u"shop"_s, .ssh = u"gone"_s}}}),
        u"refused: db-1 leads to 127.0.0.1, the address of the host shop of the plan, which is of "
        "production"_s);
    QVERIFY(refused({.hosts = {{.key = u"shop"_s, .probed = u"localhost"_s}}})
                .contains(u"the address of the host shop of the plan"_s));
    QVERIFY(!QFile::exists(done));
    QCOMPARE(refused({.entries = {*ProductionEntry::read(u"192.0.2.0/24"_s)}}), QString());
    QVERIFY(QFile::exists(done));
}

void TestOverSsh::tellsHowItFailed()
{
    const StepEnd end = perform({.step = process({u"sh"_s, u"-c"_s, u"echo no >&2; exit 5"_s})});
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QCOMPARE(end.status, std::optional(5));
    QCOMPARE(end.why, u"exit status 5: no"_s);
}

void TestOverSsh::tellsOfAHostThatIsNotReached()
{
    const StepEnd end = perform({.step = process({u"true"_s}), .ssh = u"gone"_s});
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.startsWith(u"the host was not reached:") && end.why.contains(u"refused"),
             qPrintable(end.why));
}

void TestOverSsh::refusesAHostThatNobodyKnows()
{
    const StepEnd end = perform({.step = process({u"true"_s}), .ssh = u"stranger"_s});
    QCOMPARE(end.outcome, StepOutcome::NotBegun);
    QVERIFY2(end.why.contains(u"Host key verification failed"), qPrintable(end.why));
}

void TestOverSsh::endsWhatTakesTooLong()
{
    const StepEnd end = perform({.step = process({u"sleep"_s, u"60"_s}, 1.5)});
    QCOMPARE(end.outcome, StepOutcome::TimedOut);
}

void TestOverSsh::isQuickTheSecondTime()
{
    perform({.step = process({u"true"_s})});
    const Instant before = m_clock.now();
    QCOMPARE(perform({.step = process({u"true"_s})}).outcome, StepOutcome::Succeeded);
    // No new connection: one would have to agree on keys first.
    QVERIFY(!QDir(file(u"sockets"_s)).entryList(QDir::System | QDir::NoDotAndDotDot).isEmpty());
    QVERIFY(m_clock.now() - before < 30s);
}

void TestOverSsh::letsTheHostUndoItWhenTheRoomIsLost()
{
    const QString undone = file(u"undone"_s);
    PlannedStep step = process({u"true"_s});
    step.until = 1s;
    step.undo = u"touch "_s + posixWord(undone);
    const QString mark = file(u"mark 1"_s);
    QCOMPARE(perform({.step = step, .mark = mark}).outcome, StepOutcome::Succeeded);
    m_performer.reset(); // the room is gone
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(undone), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(mark), patience);
}

void TestOverSsh::leavesTheHostAloneOnceItIsTakenBack()
{
    const QString undone = file(u"undone twice"_s);
    PlannedStep step = process({u"true"_s});
    step.until = 2s;
    step.undo = u"touch "_s + posixWord(undone);
    const QString mark = file(u"mark 2"_s);
    QCOMPARE(perform({.step = step, .mark = mark}).outcome, StepOutcome::Succeeded);
    QVERIFY(QFile::exists(mark));
    // A way back that fails leaves the switch where it is.
    QCOMPARE(perform({.step = process({u"false"_s}), .marksToClear = {mark}}).outcome,
             StepOutcome::Failed);
    QVERIFY(QFile::exists(mark));
    QCOMPARE(perform({.step = process({u"true"_s}), .marksToClear = {mark}}).outcome,
             StepOutcome::Succeeded);
    QVERIFY(!QFile::exists(mark));
    const Instant taken = m_clock.now();
    QTRY_VERIFY_WITH_TIMEOUT(m_clock.now() - taken > 3s, patience);
    QVERIFY(!QFile::exists(undone));
}

QTEST_GUILESS_MAIN(TestOverSsh)
#include "tst_overssh.moc"
