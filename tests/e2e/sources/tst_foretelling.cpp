// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/reachability.h"

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/prometheusparser.h"
#include "app/sources/reportedalert.h"
#include "app/sources/sourcedesk.h"
#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/rules/surroundings.h"
#include "tests/e2e/sources/breakableexporter.h"
#include "tests/e2e/sources/daemon.h"
#include "tests/e2e/sources/randomsetting.h"
#include "tests/support/fakeserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrlQuery>

#include <cmath>
#include <map>
#include <memory>
#include <utility>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::BreakableExporter;
using Test::Daemon;
using Test::FakeServer;
using Test::RandomSetting;

namespace {

constexpr int settingCount = 24;
constexpr std::uint64_t usualSeed = 20'261'208;

class NoSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &) const override { return {}; }
};

QString seconds(Micros length)
{
    return QString::number(secondsOf(length), 'f', 2);
}

bool brackets(const Reach &reach, Micros happened, Micros plusMinus)
{
    return happened >= reach.earliest - plusMinus && happened <= reach.latest + plusMinus;
}

} // namespace

/// Predicts from what the real Prometheus and Alertmanager of Debian say of themselves, in many
/// random settings at once, when each alert fires and when it is told; then breaks the services and
/// looks.
class TestForetelling : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void surveysBoth();
    void bracketsTheFirstBreak();
    void bracketsTheSecondBreakWhileGroupsAreOpen();

private:
    using Predictions = std::map<QString, Reachability>; ///< by alert

    void write(const QString &name, const QString &text);
    void append(Entry entry);
    void hear(const FakeServer::Request &request);
    [[nodiscard]] const Survey *survey(const char *source) const
    {
        return m_day.surveys().of(source);
    }
    [[nodiscard]] std::optional<QByteArray> ask(const QString &query);
    [[nodiscard]] std::optional<double> number(const QString &query);
    /// The first firing sample of every alert by its fingerprint, on Prometheus' clock.
    [[nodiscard]] std::map<std::string, Instant> firings();
    [[nodiscard]] std::string fingerprint(const RandomSetting &setting, bool second) const;
    [[nodiscard]] Predictions predictions(bool second) const;
    /// What the measurement itself can be off.
    [[nodiscard]] Micros uncertainty();
    void compare(bool second, const Predictions &predicted, Instant brokenAt);

    std::vector<RandomSetting> m_settings;
    QTemporaryDir m_folder;
    RoomClock m_clock;
    NoSecrets m_secrets;
    BreakableExporter m_first;
    BreakableExporter m_second;
    FakeServer m_hook;
    std::unique_ptr<Daemon> m_prometheus;
    std::unique_ptr<Daemon> m_alertmanager;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SourceDesk> m_desk;
    QUrl m_prometheusUrl;
    QTimer m_pulse;
    Instant m_lastPulseAt{};
    Micros m_longestPause{0}; ///< in which this program heard nothing
    std::map<QString, Instant> m_toldAt; ///< by alert: the first that the hook heard of it
    Day m_day;
};

void TestForetelling::initTestCase()
{
    const QString prometheus = QStandardPaths::findExecutable(u"prometheus"_s);
    const QString alertmanager = QStandardPaths::findExecutable(u"prometheus-alertmanager"_s);
    if (prometheus.isEmpty() || alertmanager.isEmpty())
        QFAIL("prometheus or prometheus-alertmanager is not installed");
    QVERIFY(m_folder.isValid() && m_first.isListening() && m_second.isListening());
    const quint16 prometheusPort = Daemon::freePort();
    const quint16 alertmanagerPort = Daemon::freePort();
    m_prometheusUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(prometheusPort));
    bool isGiven = false;
    const std::uint64_t seed = qEnvironmentVariable("CHAOSROOM_SEED").toULongLong(&isGiven);
    m_settings = Test::randomSettings(isGiven ? seed : usualSeed, settingCount);
    write(u"prometheus.yml"_s,
          prometheusConfig(m_settings, alertmanagerPort, m_first.serverPort(),
                           m_second.serverPort()));
    write(u"rules.yml"_s, prometheusRules(m_settings));
    write(u"alertmanager.yml"_s, alertmanagerConfig(m_settings, m_hook.serverPort()));

    m_lastPulseAt = m_clock.now();
    connect(&m_pulse, &QTimer::timeout, this, [this] {
        const Instant last = std::exchange(m_lastPulseAt, m_clock.now());
        m_longestPause = std::max(m_longestPause, m_lastPulseAt - last);
    });
    m_pulse.start(20ms);
    m_hook.answer("/hook", "{}");
    connect(&m_hook, &FakeServer::asked, this, [this] { hear(m_hook.requests().back()); });
    m_transport = std::make_unique<Transport>(m_clock, m_secrets);
    m_desk = std::make_unique<SourceDesk>(*m_transport, m_secrets, m_clock, 1);
    connect(m_desk.get(), &SourceDesk::seen, this, [this](const std::vector<Entry> &entries) {
        for (const Entry &entry : entries)
            append(entry);
    });
    const std::vector<AlertSource> sources{{.key = u"prom"_s,
                                            .type = AlertSource::Type::Prometheus,
                                            .url = m_prometheusUrl.toString(),
                                            .interval = 1s},
                                           {.key = u"am"_s,
                                            .type = AlertSource::Type::Alertmanager,
                                            .url = u"http://127.0.0.1:%1"_s.arg(alertmanagerPort),
                                            .interval = 1s}};
    for (const AlertSource &source : sources)
        append(Entries::planned(source));

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
    m_desk->setSources(sources);
}

void TestForetelling::cleanupTestCase()
{
    m_desk.reset();
    m_transport.reset();
    m_prometheus.reset();
    m_alertmanager.reset();
}

void TestForetelling::write(const QString &name, const QString &text)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

void TestForetelling::append(Entry entry)
{
    if (entry.at == Instant{})
        entry.at = m_clock.now();
    entry.sequence = m_day.lastSequence() + 1;
    m_day.apply(entry.view());
}

void TestForetelling::hear(const FakeServer::Request &request)
{
    const Instant now = m_clock.now();
    const QJsonObject payload = QJsonDocument::fromJson(request.body).object();
    for (const auto &alert : payload[u"alerts"_s].toArray()) {
        const QJsonObject labels = alert[u"labels"_s].toObject();
        m_toldAt.try_emplace(labels[u"alertname"_s].toString(), now);
    }
}

std::optional<QByteArray> TestForetelling::ask(const QString &query)
{
    QUrl url = m_prometheusUrl;
    url.setPath(u"/api/v1/query"_s);
    QUrlQuery items;
    items.addQueryItem(u"query"_s, QString::fromLatin1(QUrl::toPercentEncoding(query)));
    url.setQuery(items);
    std::optional<Outcome<Answer>> heard;
    m_transport->ask(this, {.url = url},
                     [&heard](Outcome<Answer> outcome) { heard.emplace(std::move(outcome)); });
    if (!QTest::qWaitFor([&heard] { return heard.has_value(); }, 10'000) || !*heard)
        return {};
    return heard->value().body;
}

std::optional<double> TestForetelling::number(const QString &query)
{
    const auto body = ask(query);
    const auto read = body ? PrometheusParser::number(*body) : std::optional<double>();
    return read ? *read : std::nullopt;
}

std::map<std::string, Instant> TestForetelling::firings()
{
    std::map<std::string, Instant> firstAt;
    const auto body = ask(u"ALERTS{alertstate=\"firing\"}[5m]"_s);
    const auto all = PrometheusParser::firings(body.value_or(QByteArray()));
    if (!all)
        return firstAt;
    for (const FiringSeries &series : *all) {
        if (!series.samples.empty())
            firstAt.emplace(series.fingerprint, series.samples.front());
    }
    return firstAt;
}

std::string TestForetelling::fingerprint(const RandomSetting &setting, bool second) const
{
    const quint16 port = second ? m_second.serverPort() : m_first.serverPort();
    return fingerprintOf({{"alertname", setting.alert(second).toStdString()},
                          {"instance", "127.0.0.1:" + std::to_string(port)},
                          {"job", setting.job(second).toStdString()},
                          {"setting", std::to_string(setting.index)}});
}

TestForetelling::Predictions TestForetelling::predictions(bool second) const
{
    const Surroundings around(m_day);
    Predictions predicted;
    for (const RandomSetting &setting : m_settings) {
        const QString alert = setting.alert(second);
        predicted.emplace(alert, reachabilityOf(around, {.source = u"prom"_s, .name = alert}));
    }
    return predicted;
}

Micros TestForetelling::uncertainty()
{
    // A sample is stamped when its scrape begins, and what is told when this program gets to hear
    // it.
    const auto scrape = number(u"max(max_over_time(scrape_duration_seconds[2m]))"_s);
    constexpr Micros stamps = 50ms;
    return stamps + m_longestPause + Micros(std::llround(scrape.value_or(0) * 1e6));
}

void TestForetelling::compare(bool second, const Predictions &predicted, Instant brokenAt)
{
    const auto firedAt = firings();
    const Micros plusMinus = uncertainty();
    qInfo("measured ± %s s", qPrintable(seconds(plusMinus)));
    QVERIFY2(plusMinus < 2s, "this machine is too busy to measure anything");
    Micros offKnown{0};
    Micros offTold{0};
    for (const RandomSetting &setting : m_settings) {
        const QString alert = setting.alert(second);
        const Reachability &reach = predicted.at(alert);
        QVERIFY2(reach.known && reach.told, qPrintable(setting.text()));
        const auto fired = firedAt.find(fingerprint(setting, second));
        QVERIFY2(fired != firedAt.end(), qPrintable(setting.text()));
        const Micros known = fired->second - brokenAt;
        const Micros told = m_toldAt.at(alert) - brokenAt;
        const QString line = u"%1 known %2 in [%3, %4], told %5 in [%6, %7]; %8"_s.arg(
            alert, seconds(known), seconds(reach.known->earliest), seconds(reach.known->latest),
            seconds(told), seconds(reach.told->earliest), seconds(reach.told->latest),
            setting.text());
        QVERIFY2(brackets(*reach.known, known, plusMinus), qPrintable(line));
        QVERIFY2(brackets(*reach.told, told, plusMinus), qPrintable(line));
        // A bracket is as wide as what nobody can know beforehand: the phases of scrape and
        // evaluation, a target that hangs, the tick of an open group, and the way to the receiver.
        const Micros unknown = 2 * setting.scrapedEvery + setting.evaluatedEvery;
        QVERIFY2(reach.known->latest - reach.known->earliest <= unknown, qPrintable(line));
        const Micros tick = second ? setting.groupInterval : Micros(0);
        QVERIFY2(reach.told->latest - reach.told->earliest <= unknown + tick + 1s,
                 qPrintable(line));
        offKnown += known - reach.known->typical;
        offTold += told - reach.told->typical;
    }
    // Phases are random, so that what is typical is right on the whole.
    offKnown /= settingCount;
    offTold /= settingCount;
    qInfo("on average off what is typical: known %s s, told %s s", qPrintable(seconds(offKnown)),
          qPrintable(seconds(offTold)));
    QVERIFY(std::chrono::abs(offKnown) < 1s);
    QVERIFY(std::chrono::abs(offTold) < 1500ms);
}

void TestForetelling::surveysBoth()
{
    // Prometheus looks for its targets and Alertmanagers only after some seconds.
    const auto isSettled = [this] {
        return survey("prom") && survey("am") && !survey("prom")->notifies.empty()
            && number(u"count(service_ok == 1)"_s) == 2 * settingCount;
    };
    QTimer again;
    connect(&again, &QTimer::timeout, m_desk.get(), &SourceDesk::surveyNow);
    again.start(500ms);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), 40'000);
    const Survey &prom = *survey("prom");
    QVERIFY(prom.isComplete && prom.tellsWhomItNotifies);
    QCOMPARE(prom.rules.size(), 2u * settingCount);
    QCOMPARE(prom.jobs.size(), 2u * settingCount);
    QVERIFY((prom.externalLabels == std::vector<Label>{{"region", "test"}}));
    const Survey &am = *survey("am");
    QVERIFY(am.isComplete && am.route);
    QCOMPARE(am.route->receiver, "");
    QCOMPARE(am.route->routes.size(), std::size_t(settingCount));
    QVERIFY(am.groups.empty());
}

void TestForetelling::bracketsTheFirstBreak()
{
    const Predictions predicted = predictions(false);
    m_first.setBroken(true);
    const Instant brokenAt = m_clock.now();
    QTRY_VERIFY_WITH_TIMEOUT(m_toldAt.size() == settingCount, 40'000);
    compare(false, predicted, brokenAt);
}

void TestForetelling::bracketsTheSecondBreakWhileGroupsAreOpen()
{
    m_desk->surveyNow();
    const auto groups = [this] { return survey("am")->groups.size(); };
    QTRY_COMPARE_WITH_TIMEOUT(groups(), std::size_t(settingCount), 10'000);
    const Predictions predicted = predictions(true);
    for (const RandomSetting &setting : m_settings) {
        const bool joins = setting.grouping == RandomSetting::Grouping::BySetting;
        const Reachability &reach = predicted.at(setting.alert(true));
        QVERIFY2(reach.has(Circumstance::JoinsOpenGroup) == joins, qPrintable(setting.text()));
        QVERIFY2(!reach.has(Circumstance::MayJoinOpenGroup), qPrintable(setting.text()));
    }
    m_second.setBroken(true);
    const Instant brokenAt = m_clock.now();
    QTRY_VERIFY_WITH_TIMEOUT(m_toldAt.size() == 2 * settingCount, 40'000);
    compare(true, predicted, brokenAt);
}

QTEST_GUILESS_MAIN(TestForetelling)
#include "tst_foretelling.moc"
