// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/sourcedesk.h"
#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/rules/causes.h"
#include "models/rules/verdicts.h"
#include "tests/e2e/sources/breakableexporter.h"
#include "tests/e2e/sources/daemon.h"
#include "tests/e2e/sources/icingaserver.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::BreakableExporter;
using Test::Daemon;
using Test::IcingaServer;

namespace {

const auto prometheusConfig = u"global:\n"
                              "  scrape_interval: 1s\n"
                              "  evaluation_interval: 1s\n"
                              "rule_files: [rules.yml]\n"
                              "alerting:\n"
                              "  alertmanagers:\n"
                              "    - static_configs: [{targets: ['127.0.0.1:%1']}]\n"
                              "scrape_configs:\n"
                              "  - job_name: service\n"
                              "    static_configs: [{targets: ['127.0.0.1:%2']}]\n"_s;

/// Old and Cause fire all the time, Brief for some ten seconds after the service broke.
const auto rules = u"groups:\n"
                   "  - name: service\n"
                   "    rules:\n"
                   "      - {alert: Old, expr: service_ok >= 0, labels: {team: web}}\n"
                   "      - {alert: Cause, expr: service_ok >= 0, labels: {team: cause}}\n"
                   "      - {alert: Quick, expr: service_ok == 0, labels: {team: quick}}\n"
                   "      - {alert: Late, expr: service_ok == 0, for: 3s, labels: {team: late}}\n"
                   "      - {alert: Patient, expr: service_ok == 0, for: 10m}\n"
                   "      - {alert: Joining, expr: service_ok == 0, labels: {team: web}}\n"
                   "      - {alert: Inhibited, expr: service_ok == 0, labels: {team: inhibited}}\n"
                   "      - {alert: Silenced, expr: service_ok == 0, labels: {team: silenced}}\n"
                   "      - alert: Brief\n"
                   "        expr: service_ok == 0 and changes(service_ok[10s]) > 0\n"
                   "        labels: {team: brief}\n"_s;

const auto alertmanagerConfig = u"route:\n"
                                "  receiver: room\n"
                                "  group_by: [team]\n"
                                "  group_wait: 1s\n"
                                "  group_interval: 10m\n"
                                "  routes:\n"
                                "    - {matchers: ['team=brief'], group_wait: 20s}\n"
                                "inhibit_rules:\n"
                                "  - source_matchers: ['alertname=Cause']\n"
                                "    target_matchers: ['alertname=Inhibited']\n"
                                "receivers:\n"
                                "  - name: room\n"
                                "    webhook_configs:\n"
                                "      - url: 'http://127.0.0.1:%1/webhook'\n"_s;

class TestSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"PASSWORD"_s ? std::optional<QByteArray>("room-password") : std::nullopt;
    }
};

QString word(Verdict verdict)
{
    const auto text = wordIn(verdictWords, verdict);
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

} // namespace

/// One experiment that Prometheus, Alertmanager and Icinga see at once, with an alert for each way
/// in which it may reach nobody.
class TestLadder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void comesUp();
    void isPreparedForTheWorst();
    void breaksTheService();
    void firesInTime();
    void seesTheSameStagesEverywhere();
    void proposesWhatHappened_data();
    void proposesWhatHappened();

private:
    void write(const QString &name, const QString &text);
    void append(Entry entry);
    void startPrometheus();
    [[nodiscard]] std::vector<AlertSource> sources() const;
    [[nodiscard]] bool post(Question question, const QJsonObject &what);
    [[nodiscard]] bool silence(const QString &alert);
    [[nodiscard]] bool beginDowntime(const QString &service);
    [[nodiscard]] AlertState state(std::string_view source, std::string_view name) const;
    [[nodiscard]] bool isPaged(std::string_view source, std::string_view name) const;
    [[nodiscard]] std::optional<Finding> finding(const QString &name,
                                                 const std::string &source) const;
    /// All that was seen, for who reads why it failed.
    [[nodiscard]] QString lanes() const;

    QTemporaryDir m_folder;
    RoomClock m_clock;
    TestSecrets m_secrets;
    IcingaServer m_icinga;
    std::unique_ptr<BreakableExporter> m_exporter;
    std::unique_ptr<Daemon> m_prometheus;
    std::unique_ptr<Daemon> m_alertmanager;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SourceDesk> m_desk;
    quint16 m_prometheusPort = 0;
    quint16 m_alertmanagerPort = 0;
    quint16 m_webhookPort = 0;
    Day m_day;
    Instant m_triggeredAt{};
    std::vector<Finding> m_findings;
};

void TestLadder::initTestCase()
{
    const QString alertmanager = QStandardPaths::findExecutable(u"prometheus-alertmanager"_s);
    if (QStandardPaths::findExecutable(u"prometheus"_s).isEmpty() || alertmanager.isEmpty())
        QFAIL("prometheus or prometheus-alertmanager is not installed");
    if (!m_icinga.prepare())
        QFAIL("icinga2 is not installed, or cannot make certificates");
    m_icinga.start();
    QVERIFY(m_folder.isValid());
    m_exporter = std::make_unique<BreakableExporter>();
    QVERIFY(m_exporter->isListening());
    m_prometheusPort = Daemon::freePort();
    m_alertmanagerPort = Daemon::freePort();
    m_webhookPort = Daemon::freePort();
    write(u"prometheus.yml"_s,
          prometheusConfig.arg(m_alertmanagerPort).arg(m_exporter->serverPort()));
    write(u"rules.yml"_s, rules);
    write(u"alertmanager.yml"_s, alertmanagerConfig.arg(m_webhookPort));

    m_transport = std::make_unique<Transport>(m_clock, m_secrets);
    m_desk = std::make_unique<SourceDesk>(*m_transport, m_secrets, m_clock, 1);
    connect(m_desk.get(), &SourceDesk::seen, this, [this](const std::vector<Entry> &entries) {
        std::vector<Uuid> ids;
        for (const Entry &entry : entries) {
            append(entry);
            ids.push_back(entry.id);
        }
        m_desk->committed(ids);
    });
    Experiment experiment{.key = u"e1"_s, .title = u"Break the service"_s};
    const auto expect = [&](const QString &source, const QString &name, Micros known, Micros told) {
        experiment.expectedAlerts.push_back(
            {.alert = {.source = source, .name = name}, .knownWithin = known, .toldWithin = told});
    };
    expect({}, u"Quick"_s, 3min, 3min);
    expect(u"prom"_s, u"Late"_s, 1s, 3min);
    expect(u"prom"_s, u"Patient"_s, 10s, 3min);
    for (const auto &name : {u"Old"_s, u"Joining"_s, u"Inhibited"_s, u"Silenced"_s, u"Brief"_s})
        expect(u"prom"_s, name, 3min, 3min);
    for (const auto &name : {u"Inhibited"_s, u"Silenced"_s})
        expect(u"am"_s, name, 3min, 3min);
    for (const auto &name : {u"checkout"_s, u"search"_s})
        expect(u"ic"_s, name, 3min, 3min);
    for (const AlertSource &source : sources())
        append(Entries::planned(source));
    append(Entries::planned(experiment));
    m_desk->setSources(sources());

    m_alertmanager = std::make_unique<Daemon>(
        alertmanager,
        QStringList{u"--config.file="_s + m_folder.filePath(u"alertmanager.yml"_s),
                    u"--storage.path="_s + m_folder.filePath(u"am"_s),
                    u"--web.listen-address=127.0.0.1:%1"_s.arg(m_alertmanagerPort),
                    u"--cluster.listen-address="_s},
        m_folder.filePath(u"alertmanager.log"_s));
}

void TestLadder::startPrometheus()
{
    m_prometheus = std::make_unique<Daemon>(
        QStandardPaths::findExecutable(u"prometheus"_s),
        QStringList{u"--config.file="_s + m_folder.filePath(u"prometheus.yml"_s),
                    u"--storage.tsdb.path="_s + m_folder.filePath(u"prom"_s),
                    u"--web.listen-address=127.0.0.1:%1"_s.arg(m_prometheusPort)},
        m_folder.filePath(u"prometheus.log"_s));
}

void TestLadder::cleanupTestCase()
{
    m_desk.reset();
    m_transport.reset();
    m_prometheus.reset();
    m_alertmanager.reset();
    m_icinga.stop();
}

void TestLadder::write(const QString &name, const QString &text)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

void TestLadder::append(Entry entry)
{
    if (entry.at == Instant{})
        entry.at = m_clock.now();
    entry.sequence = m_day.lastSequence() + 1;
    m_day.apply(entry.view());
}

std::vector<AlertSource> TestLadder::sources() const
{
    return {{.key = u"prom"_s,
             .type = AlertSource::Type::Prometheus,
             .url = u"http://127.0.0.1:%1"_s.arg(m_prometheusPort),
             .interval = 500ms},
            {.key = u"am"_s,
             .type = AlertSource::Type::Alertmanager,
             .url = u"http://127.0.0.1:%1"_s.arg(m_alertmanagerPort),
             .interval = 500ms},
            {.key = u"pages"_s,
             .type = AlertSource::Type::Webhook,
             .url = u"127.0.0.1:%1"_s.arg(m_webhookPort)},
            {.key = u"ic"_s,
             .type = AlertSource::Type::Icinga,
             .url = m_icinga.url().toString(),
             .interval = 500ms,
             .auth = AlertSource::Auth::Basic,
             .user = u"chaosroom"_s,
             .secret = u"PASSWORD"_s,
             .caFile = m_icinga.caFile()}};
}

bool TestLadder::post(Question question, const QJsonObject &what)
{
    question.verb = "POST";
    question.body = QJsonDocument(what).toJson();
    question.contentType = "application/json";
    question.accept = "application/json";
    std::optional<Outcome<Answer>> heard;
    m_transport->ask(this, question,
                     [&heard](Outcome<Answer> outcome) { heard.emplace(std::move(outcome)); });
    return QTest::qWaitFor([&heard] { return heard.has_value(); }, 40'000) && *heard
        && (*heard)->status == 200;
}

bool TestLadder::silence(const QString &alert)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return post({.url = QUrl(u"http://127.0.0.1:%1/api/v2/silences"_s.arg(m_alertmanagerPort))},
                {{u"matchers"_s,
                  QJsonArray{QJsonObject{
                      {u"name"_s, u"alertname"_s}, {u"value"_s, alert}, {u"isRegex"_s, false}}}},
                 {u"startsAt"_s, now.toString(Qt::ISODate)},
                 {u"endsAt"_s, now.addSecs(3600).toString(Qt::ISODate)},
                 {u"createdBy"_s, u"alice"_s},
                 {u"comment"_s, u"weekly restart"_s}});
}

bool TestLadder::beginDowntime(const QString &service)
{
    Question question{.url = m_icinga.url(),
                      .access = {Access::Auth::Basic, u"root"_s, u"PASSWORD"_s, m_icinga.caFile()}};
    question.url.setPath(u"/v1/actions/schedule-downtime"_s);
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    return post(question,
                {{u"type"_s, u"Service"_s},
                 {u"service"_s, u"web1!"_s + service},
                 {u"author"_s, u"alice"_s},
                 {u"comment"_s, u"at work"_s},
                 {u"start_time"_s, now},
                 {u"end_time"_s, now + 3600},
                 {u"fixed"_s, true}});
}

AlertState TestLadder::state(std::string_view source, std::string_view name) const
{
    for (const Lane &lane : m_day.alerts().lanes()) {
        if (lane.source == source && lane.name == name)
            return m_day.alerts().alerts()[lane.changes.back().alert].state;
    }
    return AlertState::Inactive;
}

bool TestLadder::isPaged(std::string_view source, std::string_view name) const
{
    return std::ranges::any_of(m_day.pages().pages(), [&](const Page &page) {
        return page.source == source && page.name == name;
    });
}

std::optional<Finding> TestLadder::finding(const QString &name, const std::string &source) const
{
    for (const Finding &one : m_findings) {
        if (one.expected.alert.name == name && one.timing.source == source)
            return one;
    }
    return {};
}

QString TestLadder::lanes() const
{
    QStringList lines;
    for (const Lane &lane : m_day.alerts().lanes()) {
        for (const AlertChange &change : lane.changes) {
            const auto state = wordIn(alertStateWords, change.state);
            lines << u"%1 %2 %3 %4"_s.arg(
                QString::fromStdString(lane.source), QString::fromStdString(lane.name),
                QString::fromLatin1(state.data(), qsizetype(state.size())),
                QString::number(secondsOf(change.since - m_triggeredAt)));
        }
    }
    return lines.join(u'\n');
}

void TestLadder::comesUp()
{
    // What fires before anybody listens is sent again only a minute later.
    QTRY_VERIFY_WITH_TIMEOUT(m_day.world().source("am").health == SourceHealth::Live, 40'000);
    startPrometheus();
    for (const char *source : {"prom", "am", "pages", "ic"}) {
        QTRY_VERIFY2_WITH_TIMEOUT(m_day.world().source(source).health == SourceHealth::Live, source,
                                  60'000);
        QVERIFY(m_day.world().source(source).reason.isEmpty());
    }
    for (const char *source : {"prom", "am", "ic"})
        QTRY_VERIFY2_WITH_TIMEOUT(!m_day.clocks().readings(source).empty(), source, 40'000);
}

void TestLadder::isPreparedForTheWorst()
{
    QVERIFY(silence(u"Silenced"_s));
    QVERIFY(beginDowntime(u"search"_s));
    QTRY_VERIFY_WITH_TIMEOUT(state("am", "Cause") == AlertState::Firing, 40'000);
    QTRY_VERIFY_WITH_TIMEOUT(state("prom", "Old") == AlertState::Firing, 40'000);
    QTRY_VERIFY_WITH_TIMEOUT(isPaged("pages", "Old") && isPaged("pages", "Cause"), 40'000);
    m_desk->surveyNow();
    const auto isSurveyed = [this] {
        const Survey *am = m_day.surveys().of("am");
        const Survey *prom = m_day.surveys().of("prom");
        return am && am->silences.size() == 1 && prom && prom->rules.size() == 9;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSurveyed(), 40'000);
}

void TestLadder::breaksTheService()
{
    append(Entries::started(u"e1"_s));
    m_triggeredAt = m_clock.now();
    m_exporter->setBroken(true);
    m_icinga.setState(u"checkout"_s, 2);
    m_icinga.setState(u"search"_s, 2);
    Entry trigger = Entries::triggered(u"e1"_s, 1ms);
    trigger.at = m_triggeredAt;
    append(trigger);
    const auto sees = [this](const char *source, const char *name, AlertState wanted) {
        return QTest::qWaitFor([=, this] { return state(source, name) == wanted; }, 40'000);
    };
    using enum AlertState;
    QVERIFY2(sees("prom", "Brief", Firing), qPrintable(lanes()));
    QVERIFY2(sees("prom", "Late", Firing), qPrintable(lanes()));
    QVERIFY2(sees("prom", "Patient", Pending), qPrintable(lanes()));
    for (const char *name : {"Quick", "Late", "Joining"})
        QVERIFY2(sees("am", name, Firing), qPrintable(lanes()));
    for (const char *name : {"Inhibited", "Silenced"})
        QVERIFY2(sees("am", name, Suppressed), qPrintable(lanes()));
    QVERIFY2(sees("ic", "checkout", Firing), qPrintable(lanes()));
    QVERIFY2(sees("ic", "search", Suppressed), qPrintable(lanes()));
    QTRY_VERIFY_WITH_TIMEOUT(isPaged("pages", "Quick") && isPaged("pages", "Late"), 40'000);
    QTRY_VERIFY_WITH_TIMEOUT(isPaged("ic", "checkout"), 40'000);
    QVERIFY2(sees("prom", "Brief", Inactive), qPrintable(lanes()));
    QVERIFY2(sees("am", "Brief", Inactive), qPrintable(lanes()));
    // Whoever would have been told of it after group_wait, has been.
    QTRY_VERIFY_WITH_TIMEOUT(m_clock.now() - m_triggeredAt > 25s, 40'000);

    m_exporter->setBroken(false);
    append(Entries::backedOut(u"e1"_s, QString()));
    append(Entries::resetConfirmed(u"e1"_s));
    m_findings = findingsOf(m_day, *m_day.run(u"e1"_s), m_clock.now());
    QVERIFY(!m_findings.empty());
}

void TestLadder::firesInTime()
{
    for (const char *source : {"prom", "am", "pages"}) {
        const auto found = finding(u"Quick"_s, source);
        QVERIFY2(found, source);
        QCOMPARE(word(found->proposed), u"fired"_s);
        QVERIFY(found->timing.timeToKnow && found->timing.timeToDetection);
        QCOMPARE(found->timing.toldBy, std::string("pages"));
    }
    const auto hard = finding(u"checkout"_s, "ic");
    QVERIFY(hard && hard->timing.firstSign && hard->timing.timeToKnow);
    QCOMPARE(word(hard->proposed), u"fired"_s);
    QCOMPARE(hard->timing.toldBy, std::string("ic"));
    QVERIFY(hard->timing.firstSign->length < hard->timing.timeToKnow->length);
}

void TestLadder::seesTheSameStagesEverywhere()
{
    const auto prom = finding(u"Quick"_s, "prom")->timing;
    const auto am = finding(u"Quick"_s, "am")->timing;
    // Alertmanager's startsAt is Prometheus' instant of firing, and its group waits for a second.
    QVERIFY(std::chrono::abs(prom.timeToKnow->length - am.timeToKnow->length)
            <= prom.timeToKnow->plusMinus + am.timeToKnow->plusMinus);
    const Micros wait = prom.timeToDetection->length - prom.timeToKnow->length;
    const Micros doubt = prom.timeToDetection->plusMinus + prom.timeToKnow->plusMinus;
    QVERIFY2(wait + doubt >= 1s, qPrintable(QString::number(secondsOf(wait))));
}

void TestLadder::proposesWhatHappened_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("wanted"); // verdict, cause
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *what, const QString &name, const QString &source,
                        const QString &wanted, const QStringList &said) {
        QTest::newRow(what) << name << source << wanted << said;
    };
    row("fires late", u"Late"_s, u"prom"_s, u"fired_late, unclear"_s,
        {u"It should have known within 0:01.0."_s});
    row("is firing already", u"Old"_s, u"prom"_s, u"already_firing, "_s,
        {u"It was firing in prom since "_s, u" before the trigger"_s});
    row("never fires", u"Patient"_s, u"prom"_s, u"did_not_fire, threshold_out_of_reach"_s,
        {u"prom suspected it "_s, u"Its rule holds for 10:00 before it fires; the fault was "_s});
    row("is swallowed", u"Joining"_s, u"prom"_s, u"swallowed, merged"_s,
        {u"It joined the open group {team=web} of am, which had notified "_s,
         u"Nobody was notified."_s});
    row("is inhibited", u"Inhibited"_s, u"am"_s, u"known_never_notified, misconfigured"_s,
        {u"In am it was inhibited by the alert Cause {"_s, u"team=cause"_s});
    row("is inhibited, as Prometheus sees it", u"Inhibited"_s, u"prom"_s,
        u"known_never_notified, misconfigured"_s,
        {u"In am it was inhibited by the alert Cause {"_s});
    row("is silenced", u"Silenced"_s, u"am"_s, u"known_never_notified, misconfigured"_s,
        {u"In am it was silenced by alice: “weekly restart” (silence "_s});
    row("is silenced, as Prometheus sees it", u"Silenced"_s, u"prom"_s,
        u"known_never_notified, misconfigured"_s, {u"In am it was silenced by alice"_s});
    row("is over before group_wait", u"Brief"_s, u"prom"_s,
        u"known_never_notified, misconfigured"_s, {u"am waits 0:20 (group_wait)"_s});
    row("is in a downtime", u"search"_s, u"ic"_s, u"known_never_notified, misconfigured"_s,
        {u"In ic it was in a downtime."_s});
}

void TestLadder::proposesWhatHappened()
{
    QFETCH(const QString, name);
    QFETCH(const QString, source);
    QFETCH(const QString, wanted);
    QFETCH(const QStringList, said);
    const auto found = finding(name, source.toStdString());
    QVERIFY2(found, qPrintable(lanes()));
    const QString all = found->evidence + u'\n' + lanes();
    QVERIFY2(word(found->proposed) + u", "_s + found->cause == wanted,
             qPrintable(word(found->proposed) + u", "_s + found->cause + u'\n' + all));
    for (const QString &part : said)
        QVERIFY2(found->evidence.contains(part), qPrintable(part + u'\n' + all));
}

QTEST_GUILESS_MAIN(TestLadder)
#include "tst_ladder.moc"
