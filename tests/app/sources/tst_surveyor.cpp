// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/surveyor.h"

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "models/day/day.h"
#include "tests/app/sources/recorded.h"
#include "tests/support/fakeserver.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeServer;
using Test::recorded;

namespace {

class NoSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &) const override { return {}; }
};

} // namespace

/// A surveyor against servers that answer well, badly, in part and not at all.
class TestSurveyor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void tellsHowPrometheusIsSetUp();
    void tellsHowAlertmanagerIsSetUp();
    void tellsHowIcingaIsSetUp();
    void asksOneQuestionAfterAnother();
    void tellsOnlyWhatIsNew();
    void tellsNothingThatIsOnRecord();
    void tellsAgainWhatIsOldOnRecord();
    void asksOnWish();
    void saysHowARoundEnds();
    void takesTargetsBeforeConfiguration();
    void givesWhatItCan();
    void saysThatRulesAreNotKnown_data();
    void saysThatRulesAreNotKnown();
    void keepsWhatItKnowsWhileAnAnswerIsBad_data();
    void keepsWhatItKnowsWhileAnAnswerIsBad();
    void asksNoFurtherWithoutTheFirstAnswer();
    void rests();
    void diesInTheMiddle();
    void hasNothingToAskOfOthers();

private:
    void answerAsPrometheus();
    void survey(AlertSource::Type type, Micros every = 1h,
                std::shared_ptr<const Survey> known = {});
    [[nodiscard]] const Survey *said() const { return m_day.surveys().of("s"); }
    [[nodiscard]] QList<QByteArray> paths() const;

    RoomClock m_clock;
    NoSecrets m_secrets;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Surveyor> m_surveyor;
    int m_told = 0;
    Day m_day;
};

void TestSurveyor::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<FakeServer>();
    m_transport = std::make_unique<Transport>(m_clock, m_secrets);
    m_told = 0;
    m_day = Day();
}

void TestSurveyor::cleanup()
{
    m_surveyor.reset();
    m_transport.reset();
    m_server.reset();
}

void TestSurveyor::answerAsPrometheus()
{
    m_server->answer("/api/v1/rules", recorded(u"prometheus-2.42/rules.json"_s));
    m_server->answer("/api/v1/status/config", recorded(u"prometheus-2.42/config.json"_s));
    m_server->answer("/api/v1/status/flags", recorded(u"prometheus-2.42/flags.json"_s));
    m_server->answer("/api/v1/targets", recorded(u"prometheus-2.42/targets.json"_s));
    m_server->answer("/api/v1/alertmanagers", recorded(u"prometheus-2.42/alertmanagers.json"_s));
}

void TestSurveyor::survey(AlertSource::Type type, Micros every, std::shared_ptr<const Survey> known)
{
    const AlertSource source{.key = u"s"_s, .type = type, .url = m_server->url().toString()};
    m_surveyor = std::make_unique<Surveyor>(source, *m_transport, m_clock, 1, nullptr, every);
    connect(m_surveyor.get(), &Surveyor::seen, this, [this](const std::vector<Entry> &entries) {
        for (Entry entry : entries) {
            QVERIFY(entry.kind == Kind::SourceSurveyed && entry.at != Instant{});
            entry.sequence = m_day.lastSequence() + 1;
            m_day.apply(entry.view());
            ++m_told;
        }
    });
    m_surveyor->resume(std::move(known));
    m_surveyor->start();
}

QList<QByteArray> TestSurveyor::paths() const
{
    QList<QByteArray> paths;
    for (const FakeServer::Request &request : m_server->requests())
        paths.push_back(request.target.split('?').front());
    return paths;
}

void TestSurveyor::tellsHowPrometheusIsSetUp()
{
    answerAsPrometheus();
    survey(AlertSource::Type::Prometheus);
    QTRY_VERIFY(said());
    QVERIFY(said()->isComplete && said()->tellsWhomItNotifies);
    QCOMPARE(said()->rules.size(), 4u);
    QCOMPARE(said()->jobs.size(), 3u);
    QCOMPARE(said()->notifies.size(), 2u);
    QCOMPARE(said()->externalLabels.size(), 1u);
    QVERIFY(m_clock.now() - said()->takenAt < 1min);
}

void TestSurveyor::tellsHowAlertmanagerIsSetUp()
{
    m_server->answer("/api/v2/status", recorded(u"alertmanager-0.25/status.json"_s));
    m_server->answer("/api/v2/silences", recorded(u"alertmanager-0.25/silences.json"_s));
    m_server->answer("/api/v2/alerts/groups", recorded(u"alertmanager-0.25/groups.json"_s));
    survey(AlertSource::Type::Alertmanager);
    QTRY_VERIFY(said());
    QVERIFY(said()->isComplete && said()->route);
    QCOMPARE(said()->route->routes.size(), 3u);
    QCOMPARE(said()->inhibitions.size(), 2u);
    QCOMPARE(said()->silences.size(), 2u);
    QCOMPARE(said()->groups.size(), 3u);
}

void TestSurveyor::tellsHowIcingaIsSetUp()
{
    m_server->answer("/v1/objects/services", recorded(u"icinga-2.13/settings.json"_s));
    m_server->answer("/v1/objects/hosts", recorded(u"icinga-2.13/host-settings.json"_s));
    m_server->answer("/v1/objects/notifications", recorded(u"icinga-2.13/notices.json"_s));
    m_server->answer("/v1/status", recorded(u"icinga-2.13/status.json"_s));
    survey(AlertSource::Type::Icinga);
    QTRY_VERIFY(said());
    QVERIFY(said()->isComplete && said()->tellsWhomItNotifies && !said()->isMute);
    QCOMPARE(said()->rules.size(), 5u);
    QVERIFY(std::ranges::is_sorted(said()->rules, {}, &AlertRule::name));
    QCOMPARE(said()->rulesNamed("Host").size(), 1u);
    const AlertRule &checkout = *said()->rulesNamed("checkout").front();
    QCOMPARE(checkout.group, std::string("web1"));
    QVERIFY(checkout.labels == (std::vector<Label>{{"host", "web1"}, {"service", "checkout"}}));
    QCOMPARE(checkout.annotations.front().name, std::string("runbook_url"));
    QVERIFY(checkout.check
            == (CheckSettings{
                .every = 5s, .retryEvery = 2s, .attempts = 3, .notifies = false})); // as recorded
    QVERIFY(!said()->rulesNamed("passive").front()->check->isActive);
    QCOMPARE(said()->notices.size(), 6u);
    const auto noticesOf = [this](std::string_view service) {
        std::vector<CheckNotice> own;
        std::ranges::copy_if(said()->notices, std::back_inserter(own),
                             [&](const CheckNotice &one) { return one.service == service; });
        return own;
    };
    QVERIFY(noticesOf("flappy")[0]
            == (CheckNotice{
                .host = "web1", .service = "flappy", .begin = 2min, .period = "workhours"}));
    QVERIFY(noticesOf("passive")[0].begin == 3s);
    QVERIFY(noticesOf("")[0].tellsSomebody); // of the host
    QVERIFY(!noticesOf("never")[0].tellsSomebody); // of acknowledgements alone
}

void TestSurveyor::asksOneQuestionAfterAnother()
{
    answerAsPrometheus();
    m_server->react("/api/v1/rules",
                    {.body = recorded(u"prometheus-2.42/rules.json"_s), .after = 100ms});
    survey(AlertSource::Type::Prometheus);
    m_surveyor->start();
    m_surveyor->start();
    QTRY_COMPARE(m_server->requests().size(), 1);
    QTRY_VERIFY(said());
    QCOMPARE(paths(),
             (QList<QByteArray>{"/api/v1/rules", "/api/v1/status/config", "/api/v1/targets",
                                "/api/v1/alertmanagers", "/api/v1/status/flags"}));
}

void TestSurveyor::tellsOnlyWhatIsNew()
{
    answerAsPrometheus();
    survey(AlertSource::Type::Prometheus, 20ms);
    QTRY_VERIFY(m_server->requests().size() > 15);
    QCOMPARE(m_told, 1);
    QByteArray others = recorded(u"prometheus-2.42/rules.json"_s);
    // Evaluated once more: that is no other set-up.
    m_server->answer(
        "/api/v1/rules",
        QByteArray(others).replace("\"evaluationTime\":0.00", "\"evaluationTime\":1."));
    const auto asked = m_server->requests().size();
    QTRY_VERIFY(m_server->requests().size() > asked + 10);
    QCOMPARE(m_told, 1);
    m_server->answer("/api/v1/rules", others.replace("\"duration\":90", "\"duration\":60"));
    QTRY_COMPARE(m_told, 2);
    QVERIFY(said()->rulesNamed("ServiceDown").front()->holdFor == 60s);
}

void TestSurveyor::tellsNothingThatIsOnRecord()
{
    answerAsPrometheus();
    survey(AlertSource::Type::Prometheus);
    QTRY_COMPARE(m_told, 1);
    auto known = std::make_shared<Survey>(*said());
    known->takenAt = m_clock.now() - 50min;
    survey(AlertSource::Type::Prometheus, 20ms, known);
    const auto asked = m_server->requests().size();
    QTRY_VERIFY(m_server->requests().size() > asked + 10);
    QCOMPARE(m_told, 1);
    m_server->answer(
        "/api/v1/rules",
        recorded(u"prometheus-2.42/rules.json"_s).replace("\"duration\":90", "\"duration\":60"));
    QTRY_COMPARE(m_told, 2);
}

void TestSurveyor::tellsAgainWhatIsOldOnRecord()
{
    answerAsPrometheus();
    survey(AlertSource::Type::Prometheus);
    QTRY_COMPARE(m_told, 1);
    auto known = std::make_shared<Survey>(*said());
    known->takenAt = m_clock.now() - 61min;
    survey(AlertSource::Type::Prometheus, 20ms, known);
    QTRY_COMPARE(m_told, 2);
    QVERIFY(m_clock.now() - said()->takenAt < 1min && said()->saysTheSameAs(*known));
    const auto asked = m_server->requests().size();
    QTRY_VERIFY(m_server->requests().size() > asked + 10);
    QCOMPARE(m_told, 2);
}

void TestSurveyor::asksOnWish()
{
    constexpr int round = 5; // requests
    answerAsPrometheus();
    survey(AlertSource::Type::Prometheus);
    QTRY_COMPARE(m_server->requests().size(), round);
    QTRY_VERIFY(said());
    // Slow enough to be met in the middle.
    m_server->react("/api/v1/rules",
                    {.body = recorded(u"prometheus-2.42/rules.json"_s), .after = 500ms});
    m_surveyor->askNow();
    QTRY_COMPARE(m_server->requests().size(), round + 1);
    // In the middle: the round is ended, and one more follows, however many wishes there were.
    m_surveyor->askNow();
    m_surveyor->askNow();
    QTRY_COMPARE(m_server->requests().size(), 3 * round);
    QCOMPARE(paths().mid(round), paths().first(round) + paths().first(round));
}

void TestSurveyor::saysHowARoundEnds()
{
    answerAsPrometheus();
    m_server->answer("/api/v1/rules", {}, 503);
    survey(AlertSource::Type::Prometheus);
    QSignalSpy failed(m_surveyor.get(), &Surveyor::failed);
    QSignalSpy answered(m_surveyor.get(), &Surveyor::answered);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed.front().front().value<Failure>().detail.isEmpty());
    QCOMPARE(answered.size(), 0);
    answerAsPrometheus();
    m_surveyor->askNow();
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(m_told, 1);
}

void TestSurveyor::takesTargetsBeforeConfiguration()
{
    answerAsPrometheus();
    m_server->answer("/api/v1/targets", R"({"status":"success","data":{"activeTargets":[
        {"labels":{"job":"service"},"scrapeInterval":"3s","scrapeTimeout":"2s"},
        {"labels":{"job":"relabelled"},"scrapeInterval":"4s"}]}})");
    survey(AlertSource::Type::Prometheus);
    QTRY_VERIFY(said());
    QVERIFY((said()->jobs
             == std::vector<ScrapeJob>{{"quick", 1s, 500ms},
                                       {"relabelled", 4s, 0s},
                                       {"service", 3s, 2s},
                                       {"slow one: with 'quotes'", 90s, 5s}}));
}

void TestSurveyor::givesWhatItCan()
{
    m_server->answer("/api/v1/rules", recorded(u"prometheus-2.42/rules.json"_s));
    m_server->answer("/api/v1/status/config", "not here", 404);
    m_server->answer("/api/v1/targets", "<html>not today</html>", 503);
    m_server->react("/api/v1/alertmanagers", {.hangUp = true});
    survey(AlertSource::Type::Prometheus);
    QTRY_VERIFY(said());
    QCOMPARE(said()->rules.size(), 4u);
    QVERIFY(said()->isComplete && said()->jobs.empty() && !said()->tellsWhomItNotifies);
}

void TestSurveyor::saysThatRulesAreNotKnown_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("endless");
    QTest::newRow("no such page") << 404 << ""_ba << 0LL;
    QTest::newRow("refused") << 403 << "no"_ba << 0LL;
    QTest::newRow("redirect") << 302 << ""_ba << 0LL;
    QTest::newRow("login page") << 200 << "<html>login</html>"_ba << 0LL;
    QTest::newRow("garbage") << 200 << QByteArray(10'000, '{') << 0LL;
    QTest::newRow("empty") << 200 << ""_ba << 0LL;
    QTest::newRow("huge") << 200 << "["_ba << 40LL * 1024 * 1024;
}

void TestSurveyor::saysThatRulesAreNotKnown()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(qint64, endless);
    answerAsPrometheus();
    m_server->react("/api/v1/rules", {.status = status, .body = body, .endless = endless});
    survey(AlertSource::Type::Prometheus);
    QTRY_VERIFY(said());
    QVERIFY(said()->rules.empty() && !said()->isComplete);
    QCOMPARE(said()->jobs.size(), 3u);
}

void TestSurveyor::keepsWhatItKnowsWhileAnAnswerIsBad_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("error") << 503;
    QTest::newRow("too many requests") << 429;
    QTest::newRow("a page for people") << 200;
}

void TestSurveyor::keepsWhatItKnowsWhileAnAnswerIsBad()
{
    QFETCH(int, status);
    answerAsPrometheus();
    survey(AlertSource::Type::Prometheus, 20ms);
    QTRY_COMPARE(m_told, 1);
    for (const char *path : {"/api/v1/status/config", "/api/v1/targets", "/api/v1/rules"}) {
        m_server->answer(path, "<html>sorry</html>", status);
        const auto asked = m_server->requests().size();
        QTRY_VERIFY(m_server->requests().size() > asked + 10);
        QCOMPARE(m_told, 1);
    }
}

void TestSurveyor::asksNoFurtherWithoutTheFirstAnswer()
{
    answerAsPrometheus();
    m_server->answer("/api/v1/rules", {}, 503);
    survey(AlertSource::Type::Prometheus, 40ms);
    QTRY_VERIFY(m_server->requests().size() > 4);
    QCOMPARE(paths().count("/api/v1/rules"), m_server->requests().size());
    QCOMPARE(m_told, 0);
    answerAsPrometheus();
    QTRY_COMPARE(m_told, 1);
}

void TestSurveyor::rests()
{
    answerAsPrometheus();
    m_server->react("/api/v1/rules",
                    {.body = recorded(u"prometheus-2.42/rules.json"_s), .after = 100ms});
    survey(AlertSource::Type::Prometheus, 20ms);
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_surveyor->rest();
    m_surveyor->askNow();
    bool isOver = false;
    QTimer::singleShot(300ms, this, [&isOver] { isOver = true; });
    QTRY_VERIFY(isOver);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_told, 0);
    m_surveyor->start();
    QTRY_COMPARE(m_told, 1);
}

void TestSurveyor::diesInTheMiddle()
{
    m_server->react("/api/v1/rules", {.hang = true});
    survey(AlertSource::Type::Prometheus);
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_surveyor.reset();
    answerAsPrometheus();
    survey(AlertSource::Type::Prometheus);
    QTRY_COMPARE(m_told, 1);
}

void TestSurveyor::hasNothingToAskOfOthers()
{
    QVERIFY(surveyStepsFor(AlertSource::Type::Room).empty());
    QVERIFY(surveyStepsFor(AlertSource::Type::Webhook).empty());
}

QTEST_GUILESS_MAIN(TestSurveyor)
#include "tst_surveyor.moc"
