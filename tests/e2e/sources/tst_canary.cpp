// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/sources/daemon.h"
#include "tests/e2e/sources/icingaserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using Chaos::Test::Daemon;
using Chaos::Test::IcingaServer;

namespace {

const auto alertmanagerConfig = u"route:\n"
                                "  receiver: room\n"
                                "  group_by: [team]\n"
                                "  group_wait: 1s\n"
                                "  group_interval: 2s\n"
                                "  routes:\n"
                                "    - {matchers: ['team=slow'], group_wait: 30m}\n"
                                "receivers:\n"
                                "  - name: room\n"
                                "    webhook_configs:\n"
                                "      - url: 'http://127.0.0.1:%1/webhook'\n"_s;

const auto plan =
    u"title: Canary day\n"
    "sources:\n"
    "  - {key: am, type: alertmanager, url: 'http://127.0.0.1:%1', interval: 500ms,\n"
    "     canary: {labels: {team: web}}}\n"
    "  - {key: slow, type: alertmanager, url: 'http://127.0.0.1:%1', interval: 500ms,\n"
    "     canary: {labels: {team: slow}}}\n"
    "  - {key: ic, type: icinga, url: '%2', auth: basic, user: chaosroom,\n"
    "     secret: CANARY_PASSWORD, ca_file: '%3', interval: 1s,\n"
    "     canary: {host: web1, service: canary}}\n"
    "  - {key: hook, type: webhook, url: '127.0.0.1:%4'}\n"_s;

struct Answer
{
    int status = -1;
    QString out{};
    QString err{};
};

} // namespace

/// The way from a real Alertmanager and a real Icinga to people, proven from the command line.
class TestCanary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void saysWhoGetsOne();
    void provesBothPaths();
    void isTakenBackAfterAKill();
    void saysThatNobodyWasTold();
    void answersMisuse();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QString &text) const;
    void prepare(QProcess &process, const QStringList &words) const;
    [[nodiscard]] Answer ask(const QStringList &words) const;
    /// How many entries of that kind there are of a source.
    [[nodiscard]] int written(const QString &kind, const QString &source) const;
    /// The canaries that Alertmanager has.
    [[nodiscard]] int canariesAtAlertmanager();

    QTemporaryDir m_folder;
    IcingaServer m_icinga;
    std::unique_ptr<Daemon> m_alertmanager;
    quint16 m_port = 0;
};

void TestCanary::write(const QString &name, const QString &text) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

void TestCanary::prepare(QProcess &process, const QStringList &words) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CANARY_PASSWORD"_s, u"room-password"_s);
    environment.insert(u"CHAOSROOM_PERSON"_s, u"alice"_s);
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(CHAOSROOM_PROGRAM));
    process.setArguments(QStringList{u"--store"_s, path(u"room.db"_s)} + words);
}

Answer TestCanary::ask(const QStringList &words) const
{
    QProcess process;
    prepare(process, words);
    process.start();
    Answer answer;
    if (process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit)
        answer.status = process.exitCode();
    answer.out = QString::fromUtf8(process.readAllStandardOutput());
    answer.err = QString::fromUtf8(process.readAllStandardError());
    return answer;
}

int TestCanary::written(const QString &kind, const QString &source) const
{
    const QJsonArray entries =
        QJsonDocument::fromJson(ask({u"journal"_s, u"canary-day"_s, u"--json"_s}).out.toUtf8())
            .array();
    int count = 0;
    for (const QJsonValue &entry : entries) {
        count +=
            entry["kind"_L1].toString() == kind && entry["subject"_L1].toString() == source ? 1 : 0;
    }
    return count;
}

int TestCanary::canariesAtAlertmanager()
{
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(
        manager.get(QNetworkRequest(QUrl(u"http://127.0.0.1:%1/api/v2/alerts"_s.arg(m_port)))));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(10'000))
        return -1;
    return int(QJsonDocument::fromJson(reply->readAll()).array().size());
}

void TestCanary::initTestCase()
{
    const QString alertmanager = QStandardPaths::findExecutable(u"prometheus-alertmanager"_s);
    if (alertmanager.isEmpty())
        QFAIL("prometheus-alertmanager is not installed");
    if (!m_icinga.prepare())
        QFAIL("icinga2 is not installed, or cannot make certificates");
    m_icinga.start();
    m_port = Daemon::freePort();
    const quint16 webhook = Daemon::freePort();
    write(u"alertmanager.yml"_s, alertmanagerConfig.arg(webhook));
    write(u"day.yaml"_s,
          plan.arg(m_port).arg(m_icinga.url().toString(), m_icinga.caFile()).arg(webhook));
    m_alertmanager =
        std::make_unique<Daemon>(alertmanager,
                                 QStringList{u"--config.file="_s + path(u"alertmanager.yml"_s),
                                             u"--storage.path="_s + path(u"am"_s),
                                             u"--web.listen-address=127.0.0.1:%1"_s.arg(m_port),
                                             u"--cluster.listen-address="_s},
                                 path(u"alertmanager.log"_s));
    const Answer imported = ask({u"plan"_s, u"import"_s, path(u"day.yaml"_s)});
    QVERIFY2(imported.status == 0, qPrintable(imported.err));
    QTRY_COMPARE_WITH_TIMEOUT(canariesAtAlertmanager(), 0, 30'000);
}

void TestCanary::cleanupTestCase()
{
    m_icinga.stop();
}

void TestCanary::saysWhoGetsOne()
{
    const Answer said = ask({u"canary"_s, u"canary-day"_s, u"--dry-run"_s});
    QCOMPARE(said.status, 0);
    QVERIFY2(said.out.contains(u"am pages whoever is told of team=web"_s), qPrintable(said.out));
    QVERIFY(said.out.contains(u"ic pages whoever is told of canary on web1"_s));
    QCOMPARE(written(u"canary.sent"_s, u"am"_s), 0);
}

void TestCanary::provesBothPaths()
{
    const Answer proven = ask({u"canary"_s, u"canary-day"_s, u"--source"_s, u"am"_s, u"--source"_s,
                               u"ic"_s, u"--limit"_s, u"1m"_s});
    const QString all = proven.out + proven.err;
    QVERIFY2(proven.status == 0, qPrintable(all));
    qInfo().noquote() << all;
    static const QRegularExpression am(
        u"am: canary sent \\d\\d:\\d\\d:\\d\\d · known after 0:0[0-9.]+ ± [0-9.]+ s · told after "
        "0:0[0-4][0-9.]* ± [0-9.]+ s by hook · cleared\n"_s);
    static const QRegularExpression icinga(
        u"ic: canary sent .* · known after 0:[0-9.]+ ± [0-9.]+ s · told after 0:[0-9.]+ ± "
        "[0-9.]+ s by ic · cleared\n"_s);
    QVERIFY2(am.match(all).hasMatch(), qPrintable(all));
    QVERIFY2(icinga.match(all).hasMatch(), qPrintable(all));
    for (const auto &source : {u"am"_s, u"ic"_s}) {
        QCOMPARE(written(u"canary.sent"_s, source), 1);
        QCOMPARE(written(u"canary.accepted"_s, source), 1);
        QCOMPARE(written(u"canary.cleared"_s, source), 1);
        QCOMPARE(written(u"canary.failed"_s, source), 0);
    }
    QVERIFY(m_icinga.notified().contains("PROBLEM alice web1 canary"));
    QTRY_COMPARE_WITH_TIMEOUT(canariesAtAlertmanager(), 0, 10'000);
    QVERIFY(!ask({u"journal"_s, u"canary-day"_s}).out.contains(u"room-password"_s));
    const QString report = ask({u"report"_s, u"canary-day"_s}).out;
    QVERIFY2(report.contains(u"by hook · cleared"_s), qPrintable(report));
}

void TestCanary::isTakenBackAfterAKill()
{
    QProcess process;
    prepare(process, {u"canary"_s, u"canary-day"_s, u"--source"_s, u"slow"_s});
    process.start();
    QByteArray out;
    QTRY_VERIFY2_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("known after"),
                              out.constData(), 60'000);
    process.kill();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(canariesAtAlertmanager(), 1);
    QCOMPARE(written(u"canary.cleared"_s, u"slow"_s), 0);
    // Whatever opens the day next.
    const Answer next = ask({u"canary"_s, u"canary-day"_s, u"--source"_s, u"ic"_s});
    QVERIFY2(next.status == 0, qPrintable(next.out + next.err));
    QCOMPARE(written(u"canary.cleared"_s, u"slow"_s), 1);
    QCOMPARE(canariesAtAlertmanager(), 0);
}

void TestCanary::saysThatNobodyWasTold()
{
    const Answer said =
        ask({u"canary"_s, u"canary-day"_s, u"--source"_s, u"slow"_s, u"--limit"_s, u"3s"_s});
    QCOMPARE(said.status, 1);
    QVERIFY2(said.out.contains(u"nobody was told within"_s), qPrintable(said.out));
    QCOMPARE(canariesAtAlertmanager(), 0);
    QVERIFY(ask({u"plan"_s, u"export"_s, u"canary-day"_s}).out.contains(u"team: slow"_s));
}

void TestCanary::answersMisuse()
{
    const Answer unknown = ask({u"canary"_s, u"canary-day"_s, u"--source"_s, u"nobody"_s});
    QCOMPARE(unknown.status, 1);
    QVERIFY(unknown.err.contains(u"no source nobody"_s));
    const Answer deaf = ask({u"canary"_s, u"canary-day"_s, u"--source"_s, u"hook"_s});
    QCOMPARE(deaf.status, 1);
    QVERIFY(deaf.err.contains(u"No canary can be sent through hook"_s));
    QCOMPARE(ask({u"canary"_s, u"canary-day"_s, u"--limit"_s, u"soon"_s}).status, 2);
    QCOMPARE(ask({u"canary"_s}).status, 2);
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
