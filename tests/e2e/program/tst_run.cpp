// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entryjson.h"
#include "tests/e2e/sources/daemon.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using Chaos::Test::Daemon;

namespace {

constexpr int patience = 120'000; ///< ms

/// What a monitoring would see: whether redis answers, directly and through a cable, and whether
/// the web server finds the shop behind it.
class StagingExporter final : public QTcpServer
{
public:
    void watch(quint16 redis, quint16 cable, quint16 web)
    {
        m_redis = redis;
        m_cable = cable;
        m_web = web;
        listen(QHostAddress::LocalHost);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QTcpSocket socket;
        socket.setSocketDescriptor(descriptor);
        QByteArray request;
        while (!request.contains("\r\n\r\n") && socket.waitForReadyRead(1000))
            request += socket.readAll();
        const QByteArray ping = "PING\r\n";
        const QByteArray body = "redis_ok " + answers(m_redis, ping, "+PONG") + "\ncable_ok "
            + answers(m_cable, ping, "+PONG") + "\nshop_ok "
            + answers(m_web, "GET /shop HTTP/1.0\r\n\r\n", "HTTP/1.1 200 ") + "\n";
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\n"
                     "Connection: close\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.disconnectFromHost();
        if (socket.state() != QAbstractSocket::UnconnectedState)
            socket.waitForDisconnected(1000);
    }

private:
    static QByteArray answers(quint16 port, const QByteArray &question, const QByteArray &wanted)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        if (!socket.waitForConnected(200))
            return "0";
        socket.write(question);
        return socket.waitForReadyRead(200) && socket.readAll().startsWith(wanted) ? "1" : "0";
    }

    quint16 m_redis = 0;
    quint16 m_cable = 0;
    quint16 m_web = 0;
};

bool listens(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    return socket.waitForConnected(500);
}

QString thisUser()
{
    const passwd *user = getpwuid(getuid());
    return user ? QString::fromLocal8Bit(user->pw_name) : QString();
}

const auto prometheusConfig = uR"(
global: {scrape_interval: 1s, evaluation_interval: 1s, scrape_timeout: 1s}
rule_files: [rules.yml]
scrape_configs:
  - {job_name: web, static_configs: [{targets: ['127.0.0.1:%1']}]}
  - {job_name: redis, static_configs: [{targets: ['127.0.0.1:%2']}]}
)"_s;

const auto rules = uR"(
groups:
  - name: staging
    rules:
      - {alert: WebDown, expr: 'up{job="web"} == 0'}
      - {alert: RedisDown, expr: 'redis_ok == 0'}
      - {alert: CableCut, expr: 'cable_ok == 0'}
      - {alert: ShopLost, expr: 'shop_ok == 0'}
      - {alert: RedisTired, expr: 'redis_ok > 2'}
      - {alert: Always, expr: 'vector(1)'}
)"_s;

const auto nginxConfig = uR"(
worker_processes 1;
pid %1/nginx.pid;
error_log %1/nginx.log;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path %1/t1; proxy_temp_path %1/t2; fastcgi_temp_path %1/t3;
  uwsgi_temp_path %1/t4; scgi_temp_path %1/t5;
  server {
    listen 127.0.0.1:%2;
    resolver 127.0.0.1:%3 valid=1s ipv6=off;
    location /shop {
      set $shop shop.staging.example;
      proxy_connect_timeout 1s;
      proxy_pass http://$shop:%2/;
    }
    location / { return 200 'web_requests 1\n'; }
  }
}
)"_s;

const auto stopRedis =
    u"{type: action, name: kill it, on: box, provider: {type: process, path: redis-cli, arguments: [-p, '%4', shutdown, nosave]}}"_s;
const auto startRedis =
    u"{type: action, name: start it, on: box, provider: {type: process, path: redis-server, arguments: [--port, '%4', --bind, 127.0.0.1, --daemonize, 'yes', --dir, %1, --save, '']}}"_s;
const auto redisAnswers =
    u"{type: probe, name: redis answers, on: box, provider: {type: process, path: redis-cli, arguments: [-p, '%4', ping]}, tolerance: {type: regex, target: stdout, pattern: PONG}}"_s;

/// %1 folder, %2 Prometheus, %3 nginx, %4 redis; STOP, START and ANSWERS as above
const auto plan = uR"(
title: Nightly
environment: staging
sources:
  - {key: prom, type: prometheus, url: 'http://127.0.0.1:%2', interval: 500ms}
hosts:
  - {key: box, environment: staging, ssh: box, probe: {protocol: tcp, address: '127.0.0.1:%2'}}
experiments:
  - key: web
    title: The web server dies
    hypothesis: we know within 20 s
    risk: {likelihood: low, impact: low}
    time_box: 40s
    steady_state: [{title: web is up, source: prom, query: 'up{job="web"}', at_least: 1}]
    expected_alerts: [{source: prom, name: WebDown, known_within: 30s, also: [clears by itself], clears_within: 30s}]
    guard_alerts: [{source: prom, name: RedisDown}]
    back_out_criteria: [somebody calls]
    method:
      - {type: action, name: kill it, on: box, provider: {type: process, path: sh, arguments: [-c, 'kill -9 $$(cat %1/nginx.pid) $$(pgrep -P $$(cat %1/nginx.pid))']}}
    back_out_plan:
      - {type: action, name: start it, on: box, provider: {type: process, path: /usr/sbin/nginx, arguments: [-c, %1/nginx.conf]}}
    reset_criteria:
      - {type: probe, name: web answers, provider: {type: http, url: 'http://127.0.0.1:%3/'}, tolerance: 200}
  - key: tired
    title: Redis is stopped, and nobody notices
    hypothesis: RedisTired fires
    risk: {likelihood: low, impact: low}
    time_box: 6s
    expected_alerts: [{source: prom, name: RedisTired}]
    back_out_criteria: [somebody calls]
    method: [STOP]
    back_out_plan: [START]
    reset_criteria: [ANSWERS]
  - key: blocked
    title: Its alert fires already
    hypothesis: Always fires
    risk: {likelihood: low, impact: low}
    time_box: 6s
    expected_alerts: [{source: prom, name: Always}]
    back_out_criteria: [somebody calls]
    method: [{type: action, name: touch, provider: {type: process, path: touch, arguments: [%1/blocked]}}]
    back_out_plan: [{type: action, name: rm, provider: {type: process, path: rm, arguments: [%1/blocked]}}]
    reset_criteria: [{type: probe, name: gone, provider: {type: process, path: 'true'}}]
  - key: no-way-back
    title: The way back fails
    hypothesis: RedisDown fires
    risk: {likelihood: low, impact: low}
    time_box: 40s
    expected_alerts: [{source: prom, name: RedisDown}]
    back_out_criteria: [somebody calls]
    method: [STOP]
    back_out_plan:
      - {type: action, name: start it, on: box, provider: {type: process, path: sh, arguments: [-c, 'test -e %1/mended && redis-server --port %4 --bind 127.0.0.1 --daemonize yes --dir %1 --save ""']}}
    reset_criteria: [ANSWERS]
  - key: long
    title: Redis is away for long
    hypothesis: RedisTired fires
    risk: {likelihood: low, impact: low}
    time_box: 10m
    expected_alerts: [{source: prom, name: RedisTired}]
    back_out_criteria: [somebody calls]
    method: [STOP]
    back_out_plan:
      - {type: action, name: start it, on: box, pauses: {before: 3}, provider: {type: process, path: redis-server, arguments: [--port, '%4', --bind, 127.0.0.1, --daemonize, 'yes', --dir, %1, --save, '']}}
    reset_criteria: [ANSWERS]
  - key: guarded
    title: Redis is stopped though somebody needs it
    hypothesis: RedisTired fires
    risk: {likelihood: low, impact: low}
    time_box: 10m
    expected_alerts: [{source: prom, name: RedisTired}]
    guard_alerts: [{source: prom, name: RedisDown}]
    back_out_criteria: [somebody calls]
    method: [STOP]
    back_out_plan: [START]
    reset_criteria: [ANSWERS]
  - key: cable
    title: The cable to redis is cut
    hypothesis: CableCut fires
    risk: {likelihood: low, impact: low}
    time_box: 40s
    expected_alerts: [{source: prom, name: CableCut, known_within: 30s}]
    back_out_criteria: [somebody calls]
    method: [{type: action, name: cut it, provider: {type: process, path: sh, arguments: [-c, 'echo black hole > %1/cable']}}]
    back_out_plan: [{type: action, name: mend it, provider: {type: process, path: sh, arguments: [-c, 'echo none > %1/cable']}}]
    reset_criteria: [ANSWERS]
  - key: stale
    title: The name server knows where the shop was last year
    hypothesis: ShopLost fires
    risk: {likelihood: low, impact: low}
    time_box: 40s
    expected_alerts: [{source: prom, name: ShopLost, known_within: 30s}]
    back_out_criteria: [somebody calls]
    method: [{type: action, name: an old record, on: box, provider: {type: process, path: sh, arguments: [-c, 'echo 127.0.0.9 shop.staging.example > %1/names; kill -HUP $$(cat %1/dns.pid)']}}]
    back_out_plan: [{type: action, name: the new one, on: box, provider: {type: process, path: sh, arguments: [-c, 'echo 127.0.0.1 shop.staging.example > %1/names; kill -HUP $$(cat %1/dns.pid)']}}]
    reset_criteria: [{type: probe, name: the shop answers, provider: {type: http, url: 'http://127.0.0.1:%3/shop'}, tolerance: 200}]
  - key: by-hand
    title: Somebody pulls a plug
    method: [pull it]
)"_s;

} // namespace

/// `chaosroom run` for real: a Prometheus watches nginx and redis, which are killed and started
/// again through a real ssh, a cable between, which is the program's own proxy, and a shop whose
/// name a dnsmasq knows.
class TestRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void holds();
    void doesNotHoldWhenAnAlertNeverFires();
    void doesNotPerformWhatIsBlocked();
    void saysWhatItCannotPerform();
    void goesBackAtOnceWhenAGuardTrips();
    void cutsACable();
    void losesAShopToAStaleName();
    void cannotGoBackAndTriesAgain();
    void goesBackOnCtrlC();
    void takesBackWhatAKilledOneLeft();

private:
    struct Answer
    {
        int status = -1;
        QString said{};
    };

    void write(const QString &name, const QString &text);
    void startSshd();
    void startCable();
    void startNames();
    [[nodiscard]] QProcess *begin(const QStringList &words);
    Answer end(QProcess *process);
    Answer run(const QStringList &words) { return end(begin(words)); }
    bool hears(QProcess &process, const QString &text);
    [[nodiscard]] bool isRedisUp() const { return listens(m_redisPort); }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString store() const { return file(u"room.db"_s); }

    QTemporaryDir m_folder;
    StagingExporter m_exporter;
    std::unique_ptr<Daemon> m_sshd;
    std::unique_ptr<Daemon> m_prometheus;
    std::unique_ptr<Daemon> m_names;
    QProcess m_cable;
    quint16 m_webPort = 0;
    quint16 m_redisPort = 0;
    quint16 m_prometheusPort = 0;
    quint16 m_namesPort = 0;
    QByteArray m_path;
    QString m_said;
};

void TestRun::write(const QString &name, const QString &text)
{
    QFile out(file(name));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text.toUtf8());
}

void TestRun::startSshd()
{
    for (const QString &key : {u"host_key"_s, u"user_key"_s}) {
        QCOMPARE(QProcess::execute(
                     u"ssh-keygen"_s,
                     {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, file(key)}),
                 0);
    }
    QVERIFY(QFile::copy(file(u"user_key.pub"_s), file(u"authorized"_s)));
    QDir().mkpath(u"/run/sshd"_s); // where Debian's sshd goes for its own safety
    const quint16 port = Daemon::freePort();
    write(u"sshd_config"_s,
          u"ListenAddress 127.0.0.1:%1\nHostKey %2\nAuthorizedKeysFile %3\nStrictModes no\n"
          "UsePAM no\nPidFile none\nPasswordAuthentication no\n"_s.arg(port)
              .arg(file(u"host_key"_s), file(u"authorized"_s)));
    m_sshd = std::make_unique<Daemon>(
        u"/usr/sbin/sshd"_s, QStringList{u"-D"_s, u"-e"_s, u"-f"_s, file(u"sshd_config"_s)},
        file(u"sshd.log"_s));
    QTRY_VERIFY_WITH_TIMEOUT(listens(port), patience);
    QFile hostKey(file(u"host_key.pub"_s));
    QVERIFY(hostKey.open(QIODevice::ReadOnly));
    write(u"known"_s, u"[127.0.0.1]:%1 %2"_s.arg(port).arg(QString::fromUtf8(hostKey.readAll())));
    write(u"ssh_config"_s,
          u"Host box\n  HostName 127.0.0.1\n  Port %1\n  User %2\n  IdentityFile %3\n"
          "  UserKnownHostsFile %4\n"_s.arg(port)
              .arg(thisUser(), file(u"user_key"_s), file(u"known"_s)));
    QDir().mkpath(file(u"bin"_s));
    write(u"bin/ssh"_s,
          u"#!/bin/sh\nexec /usr/bin/ssh -F "_s + file(u"ssh_config"_s) + u" \"$@\"\n"_s);
    QFile::setPermissions(file(u"bin/ssh"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_path = qgetenv("PATH");
    qputenv("PATH", file(u"bin"_s).toLocal8Bit() + ':' + m_path);
}

/// The program's own proxy, to which a line in a pipe says what it does.
void TestRun::startCable()
{
    QCOMPARE(::mkfifo(QFile::encodeName(file(u"cable"_s)).constData(), 0600), 0);
    m_cable.setProcessChannelMode(QProcess::MergedChannels);
    // Open for writing as well, so that it does not end with the first who writes.
    m_cable.start(
        u"/bin/sh"_s,
        {u"-c"_s,
         u"exec %1 proxy 0 127.0.0.1:%2 <> %3/cable"_s.arg(QStringLiteral(CHAOSROOM_PROGRAM))
             .arg(m_redisPort)
             .arg(m_folder.path())});
}

void TestRun::startNames()
{
    m_namesPort = Daemon::freePort();
    write(u"names"_s, u"127.0.0.1 shop.staging.example\n"_s);
    m_names = std::make_unique<Daemon>(
        u"/usr/sbin/dnsmasq"_s,
        QStringList{u"--keep-in-foreground"_s, u"--conf-file=/dev/null"_s, u"--no-resolv"_s,
                    u"--no-hosts"_s, u"--addn-hosts="_s + file(u"names"_s), u"--local-ttl=0"_s,
                    u"--pid-file="_s + file(u"dns.pid"_s), u"--user="_s + thisUser(),
                    u"--bind-interfaces"_s, u"--listen-address=127.0.0.1"_s,
                    u"--port=%1"_s.arg(m_namesPort)},
        file(u"dnsmasq.log"_s));
    QTRY_VERIFY_WITH_TIMEOUT(listens(m_namesPort), patience);
}

void TestRun::initTestCase()
{
    for (const QString &server : {u"/usr/sbin/sshd"_s, u"/usr/sbin/nginx"_s, u"/usr/sbin/dnsmasq"_s,
                                  u"/usr/bin/redis-server"_s, u"/usr/bin/prometheus"_s})
        QVERIFY2(QFile::exists(server), qPrintable(server + u" is not installed"_s));
    m_webPort = Daemon::freePort();
    m_redisPort = Daemon::freePort();
    m_prometheusPort = Daemon::freePort();
    startSshd();

    startNames();
    write(u"nginx.conf"_s, nginxConfig.arg(m_folder.path()).arg(m_webPort).arg(m_namesPort));
    QCOMPARE(QProcess::execute(u"/usr/sbin/nginx"_s, {u"-c"_s, file(u"nginx.conf"_s)}), 0);
    startCable();
    QVERIFY(hears(m_cable, u"Ctrl-C ends"_s));
    const quint16 cable = m_said.section(u' ', 0, 0).section(u':', 1).toUShort();
    QVERIFY(cable > 0);
    m_exporter.watch(m_redisPort, cable, m_webPort);

    write(u"prometheus.yml"_s, prometheusConfig.arg(m_webPort).arg(m_exporter.serverPort()));
    write(u"rules.yml"_s, rules);
    m_prometheus = std::make_unique<Daemon>(
        u"/usr/bin/prometheus"_s,
        QStringList{u"--config.file="_s + file(u"prometheus.yml"_s),
                    u"--storage.tsdb.path="_s + file(u"prom"_s),
                    u"--web.listen-address=127.0.0.1:%1"_s.arg(m_prometheusPort)},
        file(u"prometheus.log"_s));
    QTRY_VERIFY_WITH_TIMEOUT(listens(m_prometheusPort), patience);
    QString night = plan;
    night.replace(u"STOP"_s, stopRedis);
    night.replace(u"START"_s, startRedis);
    night.replace(u"ANSWERS"_s, redisAnswers);
    write(u"night.yaml"_s,
          night.arg(m_folder.path()).arg(m_prometheusPort).arg(m_webPort).arg(m_redisPort));
}

void TestRun::init()
{
    m_said.clear();
    QFile::remove(store());
    QFile::remove(file(u"mended"_s));
    if (!isRedisUp()) {
        QCOMPARE(QProcess::execute(u"redis-server"_s,
                                   {u"--port"_s, QString::number(m_redisPort), u"--bind"_s,
                                    u"127.0.0.1"_s, u"--daemonize"_s, u"yes"_s, u"--dir"_s,
                                    m_folder.path(), u"--save"_s, QString()}),
                 0);
    }
    QTRY_VERIFY_WITH_TIMEOUT(isRedisUp() && listens(m_webPort), patience);
    // Nothing fires any more of what the last one left.
    const auto isQuiet = [this] {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_prometheusPort);
        socket.waitForConnected(1000);
        socket.write("GET /api/v1/query?query=count(ALERTS%7Balertstate=%22firing%22%7D) "
                     "HTTP/1.0\r\n\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(1000))
            answer += socket.readAll();
        return answer.contains(",\"1\"]");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), patience);
}

void TestRun::cleanupTestCase()
{
    QProcess::execute(u"redis-cli"_s,
                      {u"-p"_s, QString::number(m_redisPort), u"shutdown"_s, u"nosave"_s});
    QProcess::execute(u"/usr/sbin/nginx"_s, {u"-c"_s, file(u"nginx.conf"_s), u"-s"_s, u"stop"_s});
    m_cable.terminate();
    m_cable.waitForFinished();
    m_prometheus.reset();
    m_names.reset();
    m_sshd.reset();
    qputenv("PATH", m_path);
}

QProcess *TestRun::begin(const QStringList &words)
{
    auto *process = new QProcess(this);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->start(QStringLiteral(CHAOSROOM_PROGRAM),
                   QStringList{u"run"_s} + words + QStringList{u"--store"_s, store()});
    return process;
}

TestRun::Answer TestRun::end(QProcess *process)
{
    // The exporter answers from here meanwhile.
    if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patience))
        process->kill();
    m_said += QString::fromUtf8(process->readAll());
    const bool isWell = process->exitStatus() == QProcess::NormalExit;
    const Answer answer{isWell ? process->exitCode() : -1, m_said};
    process->deleteLater();
    return answer;
}

bool TestRun::hears(QProcess &process, const QString &text)
{
    return QTest::qWaitFor(
        [&] {
            m_said += QString::fromUtf8(process.readAll());
            return m_said.contains(text);
        },
        patience);
}

void TestRun::holds()
{
    const QString report = file(u"report.json"_s);
    const Answer answer =
        run({file(u"night.yaml"_s), u"--experiment"_s, u"web"_s, u"--report"_s, report});
    QVERIFY2(answer.status == 0, qPrintable(answer.said));
    for (const QString &text : {u"T+0:0"_s, u"Known: WebDown fires in prom ("_s,
                                u"Backed out: all is seen"_s, u"Done: "_s, u"Reset confirmed"_s,
                                u"Verdict: WebDown fired."_s, u"Held: The web server dies"_s})
        QVERIFY2(answer.said.contains(text), qPrintable(text + u" in "_s + answer.said));
    QVERIFY(listens(m_webPort));
    QFile written(report);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(QJsonDocument::fromJson(written.readAll()).isObject());
}

void TestRun::doesNotHoldWhenAnAlertNeverFires()
{
    const Answer answer = run({file(u"night.yaml"_s), u"--experiment"_s, u"tired"_s});
    QVERIFY2(answer.status == 1, qPrintable(answer.said));
    QVERIFY2(answer.said.contains(u"Backed out: the time-box is over"), qPrintable(answer.said));
    QVERIFY2(answer.said.contains(u"Not held: Redis is stopped, and nobody notices: RedisTired"),
             qPrintable(answer.said));
    QVERIFY(isRedisUp());
}

void TestRun::doesNotPerformWhatIsBlocked()
{
    const Answer answer = run({file(u"night.yaml"_s), u"--experiment"_s, u"blocked"_s});
    QVERIFY2(answer.status == 2, qPrintable(answer.said));
    QVERIFY2(answer.said.contains(u"Not performed: Its alert fires already: "),
             qPrintable(answer.said));
    QVERIFY(!QFile::exists(file(u"blocked"_s)));
}

void TestRun::saysWhatItCannotPerform()
{
    const Answer named = run({file(u"night.yaml"_s), u"--experiment"_s, u"by-hand"_s});
    QVERIFY2(named.status == 2, qPrintable(named.said));
    QVERIFY2(named.said.contains(
                 u"Not performed: Somebody pulls a plug: step 1 of the method, “pull it”: people"),
             qPrintable(named.said));
    QVERIFY(!QFile::exists(store())); // no day was made of it
    m_said.clear();
    const Answer unknown = run({file(u"night.yaml"_s), u"--experiment"_s, u"nobody"_s});
    QVERIFY2(unknown.status == 2
                 && unknown.said.contains(u"There is no experiment nobody in this plan."),
             qPrintable(unknown.said));
    m_said.clear();
    const Answer none = run({u"no such day"_s});
    QVERIFY2(none.status == 2, qPrintable(none.said));
}

void TestRun::goesBackAtOnceWhenAGuardTrips()
{
    const Answer answer = run({file(u"night.yaml"_s), u"--experiment"_s, u"guarded"_s});
    QVERIFY2(answer.status == 1, qPrintable(answer.said));
    QVERIFY2(answer.said.contains(u"Backed out: RedisDown fires"), qPrintable(answer.said));
    QVERIFY2(answer.said.contains(u"a guard has tripped: RedisDown fires"),
             qPrintable(answer.said));
    QVERIFY(isRedisUp());
}

void TestRun::cutsACable()
{
    const Answer answer = run({file(u"night.yaml"_s), u"--experiment"_s, u"cable"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.said));
    QVERIFY2(answer.said.contains(u"Known: CableCut fires in prom"), qPrintable(answer.said));
}

void TestRun::losesAShopToAStaleName()
{
    const Answer answer = run({file(u"night.yaml"_s), u"--experiment"_s, u"stale"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.said));
    QVERIFY2(answer.said.contains(u"Known: ShopLost fires in prom"), qPrintable(answer.said));
}

void TestRun::cannotGoBackAndTriesAgain()
{
    const Answer first = run({file(u"night.yaml"_s), u"--experiment"_s, u"no-way-back"_s,
                              u"--experiment"_s, u"cable"_s, u"--limit"_s, u"3s"_s});
    QVERIFY2(first.status == 3, qPrintable(first.said));
    QVERIFY2(first.said.contains(u"NOT BACKED OUT: The way back fails: a step of the way back"),
             qPrintable(first.said));
    QVERIFY2(!first.said.contains(u"started: The cable"), qPrintable(first.said));
    QVERIFY(!isRedisUp());
    m_said.clear();
    const Answer stillNot =
        run({file(u"night.yaml"_s), u"--experiment"_s, u"cable"_s, u"--limit"_s, u"3s"_s});
    QVERIFY2(stillNot.status == 3, qPrintable(stillNot.said));
    QVERIFY2(!stillNot.said.contains(u"started: The cable"), qPrintable(stillNot.said));
    m_said.clear();
    write(u"mended"_s, {});
    const Answer then = run({file(u"night.yaml"_s), u"--experiment"_s, u"cable"_s});
    QVERIFY2(then.status == 0, qPrintable(then.said));
    QVERIFY2(then.said.contains(u"“The way back fails” is still applied."), qPrintable(then.said));
    QVERIFY(isRedisUp());
}

void TestRun::goesBackOnCtrlC()
{
    QProcess *process = begin({file(u"night.yaml"_s), u"--experiment"_s, u"long"_s});
    QVERIFY2(hears(*process, u"Done: "_s), qPrintable(m_said));
    QTRY_VERIFY_WITH_TIMEOUT(!isRedisUp(), patience);
    ::kill(pid_t(process->processId()), SIGINT);
    QVERIFY2(hears(*process, u"Called off (Ctrl-C)"_s), qPrintable(m_said));
    ::kill(pid_t(process->processId()), SIGTERM);
    QVERIFY2(hears(*process, u"Backing out goes on"_s), qPrintable(m_said));
    const Answer answer = end(process);
    QVERIFY2(answer.status == 2, qPrintable(answer.said));
    QVERIFY2(answer.said.contains(u"it was cut off: called off (Ctrl-C)"), qPrintable(answer.said));
    QVERIFY(isRedisUp());
}

void TestRun::takesBackWhatAKilledOneLeft()
{
    QProcess *process = begin({file(u"night.yaml"_s), u"--experiment"_s, u"long"_s});
    QVERIFY2(hears(*process, u"Done: "_s), qPrintable(m_said));
    process->kill();
    end(process);
    QTRY_VERIFY_WITH_TIMEOUT(!isRedisUp(), patience);
    m_said.clear();
    const Answer answer = run({u"1"_s, u"--experiment"_s, u"long"_s}); // the day itself
    QVERIFY2(answer.status == 2, qPrintable(answer.said));
    QVERIFY2(answer.said.contains(u"Redis is away for long is still applied"),
             qPrintable(answer.said));
    QVERIFY(isRedisUp());
}

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
