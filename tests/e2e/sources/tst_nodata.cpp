// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/world.h"
#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/rules/dataquery.h"
#include "models/rules/verdicts.h"
#include "tests/e2e/sources/breakableexporter.h"
#include "tests/e2e/sources/daemon.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::BreakableExporter;
using Test::Daemon;

namespace {

const auto config = u"global: {scrape_interval: 1s, evaluation_interval: 1s}\n"
                    "rule_files: [rules.yml]\n"
                    "scrape_configs:\n"
                    "  - job_name: service\n"
                    "    static_configs: [{targets: ['127.0.0.1:%1']}]\n"_s;

const auto rules = u"groups:\n"
                   "  - name: service\n"
                   "    rules:\n"
                   "      - {alert: Blind, expr: service_ok == 0}\n"
                   "      - {alert: Watchful, expr: service_ok == 0 or absent(service_ok)}\n"
                   "      - {alert: Target, expr: 'up{job=\"service\"} == 0'}\n"_s;

QString told(const SubCheck &check)
{
    const auto text = wordIn(verdictWords, check.proposed);
    return QString::fromLatin1(text.data(), qsizetype(text.size())) + u": "_s + check.evidence;
}

} // namespace

/// Through everything that asks the network: the exporter dies under a real Prometheus, and is back
/// after the back-out: which alerts fire on no data, and do they clear by themselves?
class TestNoData : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void countsTheDataOfEachAlert();
    void losesTheExporter();
    void tellsWhatFiredOnNoData();
    void tellsWhatClearedByItself();

private:
    void write(const QString &name, const QString &text);
    void append(Entry entry);
    [[nodiscard]] double lastCount(std::size_t expected) const;
    [[nodiscard]] bool isFiring(std::string_view name) const;
    [[nodiscard]] SubCheck check(const QString &name, AlertCheck wanted) const;

    QTemporaryDir m_folder;
    RoomClock m_clock;
    BreakableExporter m_exporter;
    quint16 m_exporterPort = 0;
    std::unique_ptr<Daemon> m_prometheus;
    std::unique_ptr<World> m_world;
    Experiment m_experiment{.key = u"e1"_s, .title = u"The exporter dies"_s};
    Day m_day;
};

void TestNoData::initTestCase()
{
    const QString prometheus = QStandardPaths::findExecutable(u"prometheus"_s);
    if (prometheus.isEmpty())
        QFAIL("prometheus is not installed");
    QVERIFY(m_folder.isValid() && m_exporter.isListening());
    m_exporterPort = m_exporter.serverPort();
    const quint16 port = Daemon::freePort();
    write(u"prometheus.yml"_s, config.arg(m_exporterPort));
    write(u"rules.yml"_s, rules);
    m_prometheus = std::make_unique<Daemon>(
        prometheus,
        QStringList{u"--config.file="_s + m_folder.filePath(u"prometheus.yml"_s),
                    u"--storage.tsdb.path="_s + m_folder.filePath(u"prom"_s),
                    u"--web.listen-address=127.0.0.1:%1"_s.arg(port)},
        m_folder.filePath(u"prometheus.log"_s));

    m_world = std::make_unique<World>(m_clock);
    connect(m_world.get(), &World::seen, this, [this](const std::vector<Entry> &entries) {
        for (const Entry &entry : entries)
            append(entry);
    });
    for (const QString &name : {u"Blind"_s, u"Watchful"_s, u"Target"_s}) {
        m_experiment.expectedAlerts.push_back({.alert = {.source = u"prom"_s, .name = name},
                                               .firesOnNoData = true,
                                               .clearsByItself = true,
                                               .clearsWithin = 30s});
    }
    append(Entries::planned(AlertSource{
        .key = u"prom"_s, .url = u"http://127.0.0.1:%1"_s.arg(port), .interval = 500ms}));
    append(Entries::planned(m_experiment));
}

void TestNoData::cleanupTestCase()
{
    m_world.reset();
    m_prometheus.reset();
}

void TestNoData::write(const QString &name, const QString &text)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

void TestNoData::append(Entry entry)
{
    if (entry.at == Instant{})
        entry.at = m_clock.now();
    entry.sequence = m_day.lastSequence() + 1;
    const Touched touched = m_day.apply(entry.view());
    if (touches(touched, Touched::Plan | Touched::Queue | Touched::Surveys))
        m_world->follow(m_day);
}

double TestNoData::lastCount(std::size_t expected) const
{
    const auto &samples = m_day.world().samples(dataSeriesOf(u"e1"_s, expected));
    return samples.empty() ? -1 : samples.back().value;
}

bool TestNoData::isFiring(std::string_view name) const
{
    return std::ranges::any_of(m_day.alerts().alerts(), [&](const Alert &alert) {
        return m_day.alerts().lanes()[alert.lane].name == name && alert.state == AlertState::Firing;
    });
}

SubCheck TestNoData::check(const QString &name, AlertCheck wanted) const
{
    for (const Finding &finding : findingsOf(m_day, *m_day.run(u"e1"_s), m_clock.now())) {
        for (const SubCheck &one : finding.checks) {
            if (finding.expected.alert.name == name && one.check == wanted)
                return one;
        }
    }
    return {};
}

void TestNoData::countsTheDataOfEachAlert()
{
    const auto isSurveyed = [this] {
        const Survey *survey = m_day.surveys().of("prom");
        return survey && survey->rules.size() == 3;
    };
    QTRY_VERIFY_WITH_TIMEOUT(m_day.world().source("prom").health == SourceHealth::Live, 40'000);
    m_world->surveyNow();
    QTRY_VERIFY_WITH_TIMEOUT(isSurveyed(), 40'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_day.clocks().readings("prom").empty(), 40'000);
    append(Entries::started(u"e1"_s));
    QTRY_COMPARE_WITH_TIMEOUT(lastCount(0), 1.0, 40'000);
    QTRY_COMPARE_WITH_TIMEOUT(lastCount(1), 1.0, 40'000); // though it looks at it twice
    QTRY_COMPARE_WITH_TIMEOUT(lastCount(2), 1.0, 40'000);
    QTRY_VERIFY_WITH_TIMEOUT(!isFiring("Watchful") && !isFiring("Target"), 40'000);
}

void TestNoData::losesTheExporter()
{
    append(Entries::triggered(u"e1"_s, 1ms));
    m_exporter.close();
    QTRY_VERIFY_WITH_TIMEOUT(isFiring("Watchful") && isFiring("Target"), 40'000);
    for (const std::size_t expected : {0u, 1u, 2u})
        QTRY_COMPARE_WITH_TIMEOUT(lastCount(expected), 0.0, 40'000);
    // Long enough for every one of the rules.
    const Instant gone = m_clock.now();
    QTRY_VERIFY_WITH_TIMEOUT(m_clock.now() - gone > 8s, 40'000);
    QVERIFY(!isFiring("Blind"));

    append(Entries::backedOut(u"e1"_s, QString()));
    // The service takes its time to come back: an alert that ended in the same scrape as the
    // back-out began would leave open which of them came first, and the room says just that.
    const Instant backOut = m_clock.now();
    QTRY_VERIFY_WITH_TIMEOUT(m_clock.now() - backOut > 2s, 40'000);
    QVERIFY(m_exporter.listen(QHostAddress::LocalHost, m_exporterPort));
    QTRY_VERIFY_WITH_TIMEOUT(!isFiring("Watchful") && !isFiring("Target"), 40'000);
    QTRY_COMPARE_WITH_TIMEOUT(lastCount(0), 1.0, 40'000);
    append(Entries::resetConfirmed(u"e1"_s));
    append(Entries::finished(u"e1"_s, {}));
}

void TestNoData::tellsWhatFiredOnNoData()
{
    const SubCheck blind = check(u"Blind"_s, AlertCheck::FiresOnNoData);
    QVERIFY2(blind.proposed == Verdict::Failed, qPrintable(told(blind)));
    QVERIFY2(blind.evidence.contains(u"It did not fire, though its rule takes 0:01.0 at most."),
             qPrintable(told(blind)));
    for (const QString &name : {u"Watchful"_s, u"Target"_s}) {
        const SubCheck seen = check(name, AlertCheck::FiresOnNoData);
        QVERIFY2(seen.proposed == Verdict::Proven, qPrintable(told(seen)));
        QVERIFY2(seen.evidence.contains(u"that it looks at were gone from T+"),
                 qPrintable(told(seen)));
    }
}

void TestNoData::tellsWhatClearedByItself()
{
    const SubCheck blind = check(u"Blind"_s, AlertCheck::ClearsByItself);
    QVERIFY2(blind.proposed == Verdict::NotTried, qPrintable(told(blind)));
    for (const QString &name : {u"Watchful"_s, u"Target"_s}) {
        const SubCheck seen = check(name, AlertCheck::ClearsByItself);
        QVERIFY2(seen.proposed == Verdict::Proven, qPrintable(told(seen)));
        QVERIFY(seen.took && seen.took->length < 10s && seen.took->plusMinus < 3s);
    }
}

QTEST_GUILESS_MAIN(TestNoData)
#include "tst_nodata.moc"
