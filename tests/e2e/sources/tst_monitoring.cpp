// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/prometheusparser.h"
#include "app/sources/sourcedesk.h"
#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/rules/timing.h"
#include "tests/e2e/sources/breakableexporter.h"
#include "tests/e2e/sources/daemon.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::BreakableExporter;
using Test::Daemon;

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

const auto rules = u"groups:\n"
                   "  - name: service\n"
                   "    rules:\n"
                   "      - alert: ServiceBroken\n"
                   "        expr: service_ok == 0\n"
                   "        for: 3s\n"
                   "        labels: {severity: page}\n"
                   "        annotations: {summary: 'the service is broken'}\n"
                   "      - alert: ServiceBrokenAtOnce\n"
                   "        expr: service_ok == 0\n"_s;

const auto alertmanagerConfig = u"route:\n"
                                "  receiver: room\n"
                                "  group_by: [alertname]\n"
                                "  group_wait: 1s\n"
                                "  group_interval: 2s\n"
                                "receivers:\n"
                                "  - name: room\n"
                                "    webhook_configs:\n"
                                "      - url: 'http://127.0.0.1:%1/webhook/%2'\n"
                                "        send_resolved: true\n"_s;

constexpr auto token = "e2e-token";

class TestSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"TOKEN"_s ? std::optional<QByteArray>(token) : std::nullopt;
    }
};

} // namespace

/// The room beside the real Prometheus and Alertmanager of Debian.
class TestMonitoring : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void comesUp();
    void measuresBothClocks();
    void knowsWhenTheAlertFired();
    void timeToKnowIsTheTruthWithinItsBounds();
    void seesTheSameInAlertmanager();
    void isPaged();
    void seesTheEnd();

private:
    void write(const QString &name, const QString &text);
    void append(Entry entry);
    [[nodiscard]] const Lane *lane(std::string_view source, std::string_view name) const;
    [[nodiscard]] AlertState state(std::string_view source, std::string_view name) const;
    /// The first firing sample after the trigger as Prometheus itself tells it, on its clock.
    [[nodiscard]] std::optional<Instant> truth(const QString &alert);
    [[nodiscard]] AlertTiming timing(const QString &source, const QString &alert) const;

    QTemporaryDir m_folder;
    RoomClock m_clock;
    TestSecrets m_secrets;
    std::unique_ptr<BreakableExporter> m_exporter;
    std::unique_ptr<Daemon> m_prometheus;
    std::unique_ptr<Daemon> m_alertmanager;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SourceDesk> m_desk;
    QUrl m_prometheusUrl;
    QUrl m_alertmanagerUrl;
    Day m_day;
    Instant m_triggeredAt{};
};

void TestMonitoring::initTestCase()
{
    const QString prometheus = QStandardPaths::findExecutable(u"prometheus"_s);
    const QString alertmanager = QStandardPaths::findExecutable(u"prometheus-alertmanager"_s);
    if (prometheus.isEmpty() || alertmanager.isEmpty())
        QFAIL("prometheus or prometheus-alertmanager is not installed");
    QVERIFY(m_folder.isValid());
    m_exporter = std::make_unique<BreakableExporter>();
    QVERIFY(m_exporter->isListening());
    const quint16 prometheusPort = Daemon::freePort();
    const quint16 alertmanagerPort = Daemon::freePort();
    const quint16 webhookPort = Daemon::freePort();
    m_prometheusUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(prometheusPort));
    m_alertmanagerUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(alertmanagerPort));
    write(u"prometheus.yml"_s,
          prometheusConfig.arg(alertmanagerPort).arg(m_exporter->serverPort()));
    write(u"rules.yml"_s, rules);
    write(u"alertmanager.yml"_s, alertmanagerConfig.arg(webhookPort).arg(QLatin1StringView(token)));

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
    const AlertSource prom{.key = u"prom"_s,
                           .type = AlertSource::Type::Prometheus,
                           .url = m_prometheusUrl.toString(),
                           .interval = 500ms};
    const AlertSource am{.key = u"am"_s,
                         .type = AlertSource::Type::Alertmanager,
                         .url = m_alertmanagerUrl.toString(),
                         .interval = 500ms};
    const AlertSource pages{.key = u"pages"_s,
                            .type = AlertSource::Type::Webhook,
                            .url = u"127.0.0.1:%1"_s.arg(webhookPort),
                            .secret = u"TOKEN"_s};
    const std::vector<AlertSource> sources{prom, am, pages};
    Experiment experiment{.key = u"e1"_s, .title = u"Break the service"_s};
    for (const QString &source : {u"prom"_s, u"am"_s}) {
        for (const QString &name : {u"ServiceBroken"_s, u"ServiceBrokenAtOnce"_s})
            experiment.expectedAlerts.push_back({.alert = {.source = source, .name = name}});
    }
    for (const AlertSource &source : sources)
        append(Entries::planned(source));
    append(Entries::planned(experiment));
    m_desk->setSources(sources);

    m_alertmanager = std::make_unique<Daemon>(
        alertmanager,
        QStringList{u"--config.file="_s + m_folder.filePath(u"alertmanager.yml"_s),
                    u"--storage.path="_s + m_folder.filePath(u"am"_s),
                    u"--web.listen-address=127.0.0.1:%1"_s.arg(alertmanagerPort),
                    u"--cluster.listen-address="_s},
        m_folder.filePath(u"alertmanager.log"_s));
    m_prometheus = std::make_unique<Daemon>(
        prometheus,
        QStringList{u"--config.file="_s + m_folder.filePath(u"prometheus.yml"_s),
                    u"--storage.tsdb.path="_s + m_folder.filePath(u"prom"_s),
                    u"--web.listen-address=127.0.0.1:%1"_s.arg(prometheusPort)},
        m_folder.filePath(u"prometheus.log"_s));
}

void TestMonitoring::cleanupTestCase()
{
    m_desk.reset();
    m_transport.reset();
    m_prometheus.reset();
    m_alertmanager.reset();
}

void TestMonitoring::write(const QString &name, const QString &text)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

void TestMonitoring::append(Entry entry)
{
    if (entry.at == Instant{})
        entry.at = m_clock.now();
    entry.sequence = m_day.lastSequence() + 1;
    m_day.apply(entry.view());
}

const Lane *TestMonitoring::lane(std::string_view source, std::string_view name) const
{
    for (const Lane &lane : m_day.alerts().lanes()) {
        if (lane.source == source && lane.name == name)
            return &lane;
    }
    return nullptr;
}

AlertState TestMonitoring::state(std::string_view source, std::string_view name) const
{
    const Lane *found = lane(source, name);
    return found ? m_day.alerts().alerts()[found->changes.back().alert].state
                 : AlertState::Inactive;
}

std::optional<Instant> TestMonitoring::truth(const QString &alert)
{
    QUrl url = m_prometheusUrl;
    url.setPath(u"/api/v1/query"_s);
    QUrlQuery query;
    query.addQueryItem(u"query"_s,
                       u"ALERTS{alertname=\"%1\",alertstate=\"firing\"}[5m]"_s.arg(alert));
    url.setQuery(query);
    std::optional<Outcome<Answer>> heard;
    m_transport->ask(this, {.url = url},
                     [&heard](Outcome<Answer> outcome) { heard.emplace(std::move(outcome)); });
    if (!QTest::qWaitFor([&heard] { return heard.has_value(); }) || !*heard)
        return {};
    const auto series = PrometheusParser::firings(heard->value().body);
    if (!series || series->size() != 1 || series->front().samples.empty())
        return {};
    return series->front().samples.front();
}

AlertTiming TestMonitoring::timing(const QString &source, const QString &alert) const
{
    const ExpectedAlert expected{.alert = {.source = source, .name = alert}};
    const auto timings = timingsOf(m_day, *m_day.run(u"e1"_s), expected, m_clock.now());
    return timings.front();
}

void TestMonitoring::comesUp()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_day.world().source("prom").health == SourceHealth::Live, 40'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_day.world().source("am").health == SourceHealth::Live, 40'000);
    QVERIFY(m_day.world().source("pages").health == SourceHealth::Live);
}

void TestMonitoring::measuresBothClocks()
{
    for (const char *source : {"prom", "am"}) {
        const auto &readings = m_day.clocks().readings(source);
        QTRY_VERIFY_WITH_TIMEOUT(!readings.empty() && readings.back().error < 150ms, 20'000);
        // They run on this machine: their clock is the desk's wall clock.
        const Micros offset = readings.back().offset - m_clock.wallStep();
        QVERIFY2(
            std::chrono::abs(offset) <= readings.back().error + 1ms,
            qPrintable(u"%1 ± %2 µs"_s.arg(offset.count()).arg(readings.back().error.count())));
    }
}

void TestMonitoring::knowsWhenTheAlertFired()
{
    append(Entries::started(u"e1"_s));
    m_exporter->setBroken(true);
    m_triggeredAt = m_clock.now();
    Entry trigger = Entries::triggered(u"e1"_s, Micros(1000));
    trigger.at = m_triggeredAt;
    append(trigger);

    for (const auto &name : {u"ServiceBroken"_s, u"ServiceBrokenAtOnce"_s}) {
        const std::string key = name.toStdString();
        QTRY_VERIFY_WITH_TIMEOUT(state("prom", key) == AlertState::Firing, 20'000);
        // What was polled first is soon replaced by the source's own stamp.
        QTRY_VERIFY_WITH_TIMEOUT(lane("prom", key)->changes.back().evidence == Evidence::Stamp,
                                 10'000);
        const auto sample = truth(name);
        QVERIFY(sample);
        const AlertChange &told = lane("prom", key)->changes.back();
        const Micros off = told.since - *sample;
        QVERIFY2(off >= 0us && off <= 1ms, qPrintable(QString::number(off.count())));
        QVERIFY(told.plusMinusUs <= 1000);
    }
    // Three seconds of `for`, at evaluations a second apart.
    const Lane &late = *lane("prom", "ServiceBroken");
    QVERIFY(late.changes.front().state == AlertState::Pending);
    const Micros held = late.changes.back().since - late.changes.front().since;
    QVERIFY2(held >= 2999ms, qPrintable(QString::number(held.count())));
}

void TestMonitoring::timeToKnowIsTheTruthWithinItsBounds()
{
    for (const auto &name : {u"ServiceBroken"_s, u"ServiceBrokenAtOnce"_s}) {
        const auto sample = truth(name);
        QVERIFY(sample);
        // Prometheus reads this machine's wall clock, so the truth needs no offset but the room's
        // own; a sample is cut to whole milliseconds.
        const Micros known = *sample - m_clock.wallStep() - m_triggeredAt;
        const AlertTiming told = timing(u"prom"_s, name);
        QVERIFY(told.standing == AlertTiming::Standing::Known);
        QVERIFY(told.timeToKnow);
        const Micros off = told.timeToKnow->length - known;
        qInfo().noquote() << name << "time to know" << secondsOf(told.timeToKnow->length) << "±"
                          << secondsOf(told.timeToKnow->plusMinus) << "s, off the truth by"
                          << secondsOf(off) << "s";
        QVERIFY(std::chrono::abs(off) <= told.timeToKnow->plusMinus + 1ms);
        QVERIFY(told.timeToKnow->plusMinus < 500ms);
        QVERIFY(told.timeToKnow->length > 0us && told.timeToKnow->length < 20s);
    }
    const AlertTiming late = timing(u"prom"_s, u"ServiceBroken"_s);
    QVERIFY(late.firstSign);
    QVERIFY(late.timeToKnow->length - late.firstSign->length >= 2990ms);
}

void TestMonitoring::seesTheSameInAlertmanager()
{
    for (const auto &name : {u"ServiceBroken"_s, u"ServiceBrokenAtOnce"_s}) {
        QTRY_VERIFY_WITH_TIMEOUT(state("am", name.toStdString()) == AlertState::Firing, 15'000);
        const auto sample = truth(name);
        QVERIFY(sample);
        // Its startsAt is the evaluation's own instant.
        const Micros off = lane("am", name.toStdString())->changes.back().since - *sample;
        QVERIFY2(off >= 0us && off <= 1ms, qPrintable(QString::number(off.count())));
        const AlertTiming prom = timing(u"prom"_s, name);
        const AlertTiming am = timing(u"am"_s, name);
        QVERIFY(prom.timeToKnow && am.timeToKnow);
        QVERIFY(std::chrono::abs(prom.timeToKnow->length - am.timeToKnow->length)
                <= prom.timeToKnow->plusMinus + am.timeToKnow->plusMinus);
    }
    // Both call it by the same name: the fingerprint of its labels.
    const auto keyOf = [this](std::string_view source) {
        const Lane *found = lane(source, "ServiceBroken");
        return m_day.alerts().alerts()[found->changes.back().alert].key.substr(source.size());
    };
    QCOMPARE(keyOf("prom"), keyOf("am"));
}

void TestMonitoring::isPaged()
{
    const auto pagesOf = [this](std::string_view name) {
        return std::ranges::count(m_day.pages().pages(), name, &Page::name);
    };
    QTRY_VERIFY_WITH_TIMEOUT(pagesOf("ServiceBroken") > 0 && pagesOf("ServiceBrokenAtOnce") > 0,
                             20'000);
    const AlertTiming told = timing(u"prom"_s, u"ServiceBroken"_s);
    QVERIFY(told.timeToDetection);
    QCOMPARE(told.toldBy, std::string("pages"));
    // Alertmanager waits a second for others of the group.
    QVERIFY(told.timeToDetection->length + told.timeToDetection->plusMinus
            >= told.timeToKnow->length - told.timeToKnow->plusMinus + 1s);
    QVERIFY(state("pages", "ServiceBroken") == AlertState::Firing);
}

void TestMonitoring::seesTheEnd()
{
    m_exporter->setBroken(false);
    append(Entries::backedOut(u"e1"_s, QString()));
    QTRY_VERIFY_WITH_TIMEOUT(state("prom", "ServiceBroken") == AlertState::Inactive, 15'000);
    const AlertChange &over = lane("prom", "ServiceBroken")->changes.back();
    QVERIFY(over.evidence == Evidence::Polled);
    QVERIFY(over.since > m_triggeredAt && over.since <= m_clock.now());
    // A source that goes away is not believed any more, and its alerts are unknown.
    m_prometheus->kill();
    QTRY_VERIFY_WITH_TIMEOUT(m_day.world().source("prom").health == SourceHealth::Failing, 15'000);
}

QTEST_GUILESS_MAIN(TestMonitoring)
#include "tst_monitoring.moc"
