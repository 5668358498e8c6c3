// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/icingaparser.h"
#include "app/sources/sourcedesk.h"
#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/rules/timing.h"
#include "tests/e2e/sources/icingaserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::IcingaServer;

namespace {

class TestSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"PASSWORD"_s ? std::optional<QByteArray>("room-password") : std::nullopt;
    }
};

const IcingaName checkout{"web1", "checkout"};
const IcingaName stock{"web1", "stock"};
const IcingaName host{"web1", ""};

} // namespace

/// The room beside the real Icinga 2 of Debian.
class TestIcinga : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void comesUp();
    void measuresItsClock();
    void knowsWhenTheServiceBroke();
    void timesAreTheTruthWithinTheirBounds();
    void isTold();
    void holdsBackWhatIsAcknowledged();
    void holdsBackWhatIsInDowntime();
    void seesTheEnd();
    void followsPassiveResults();
    void tellsNobodyWhereNobodyIsTold();
    void seesTheHostGoDown();
    void pollsWhereItMayNotHear();
    void failsWhereItMayNotSee();
    void doesNotTrustAnotherAuthority();
    void losesItAndFindsItAgain();

private:
    void append(Entry entry);
    [[nodiscard]] AlertSource source(const QString &key, const QString &user) const;
    /// Lets Icinga do something; nothing it does not want to do.
    [[nodiscard]] bool act(const QString &action, QJsonObject what,
                           const IcingaName &name = checkout);
    [[nodiscard]] QByteArray ask(const QString &path);
    /// How it stands, as Icinga itself tells it.
    [[nodiscard]] std::optional<IcingaCheck> truth(const IcingaName &name);
    [[nodiscard]] AlertState state(const IcingaName &name, const QString &source = u"ic"_s) const;
    [[nodiscard]] std::vector<AlertChange> changes(const IcingaName &name) const;
    [[nodiscard]] AlertTiming timing() const;
    [[nodiscard]] SourceStanding standing(const char *source = "ic") const
    {
        return m_day.world().source(source);
    }
    [[nodiscard]] std::int64_t pagesOf(std::string_view name) const
    {
        return std::ranges::count(m_day.pages().pages(), name, &Page::name);
    }

    /// How often Icinga's command wrote that Alice was told of the checkout's problem.
    [[nodiscard]] std::int64_t notices() const
    {
        return m_icinga.notified().count("PROBLEM alice web1 checkout");
    }

    /// Each page as the room has it, then each notification as Icinga's command wrote it.
    [[nodiscard]] QString pagesBesideNotices() const
    {
        QString text;
        for (const Page &page : m_day.pages().pages()) {
            text += u"%1 at %2, heard at %3\n"_s.arg(QString::fromStdString(page.name))
                        .arg(double(microsOf(page.at)) / 1e6, 0, 'f', 3)
                        .arg(double(microsOf(page.seenAt)) / 1e6, 0, 'f', 3);
        }
        return text + QString::fromUtf8(m_icinga.notified());
    }

    RoomClock m_clock;
    TestSecrets m_secrets;
    IcingaServer m_icinga;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SourceDesk> m_desk;
    Day m_day;
    Instant m_triggeredAt{};
};

void TestIcinga::initTestCase()
{
    if (!m_icinga.prepare())
        QFAIL("icinga2 is not installed, or cannot make certificates");
    m_transport = std::make_unique<Transport>(m_clock, m_secrets);
    m_desk = std::make_unique<SourceDesk>(*m_transport, m_secrets, m_clock, 1);
    connect(m_desk.get(), &SourceDesk::seen, this, [this](const std::vector<Entry> &entries) {
        for (const Entry &entry : entries)
            append(entry);
    });
    append(Entries::planned(source(u"ic"_s, u"chaosroom"_s)));
    append(Entries::planned(
        Experiment{.key = u"e1"_s,
                   .title = u"Break the checkout"_s,
                   .expectedAlerts = {{.alert = {.source = u"ic"_s, .name = u"checkout"_s}}}}));
    m_desk->setSources({source(u"ic"_s, u"chaosroom"_s)});
    m_icinga.start();
}

void TestIcinga::cleanupTestCase()
{
    m_desk.reset();
    m_transport.reset();
    m_icinga.stop();
}

void TestIcinga::append(Entry entry)
{
    if (entry.at == Instant{})
        entry.at = m_clock.now();
    entry.sequence = m_day.lastSequence() + 1;
    m_day.apply(entry.view());
}

AlertSource TestIcinga::source(const QString &key, const QString &user) const
{
    return {.key = key,
            .type = AlertSource::Type::Icinga,
            .url = m_icinga.url().toString(),
            .interval = 500ms,
            .auth = AlertSource::Auth::Basic,
            .user = user,
            .secret = u"PASSWORD"_s,
            .caFile = m_icinga.caFile()};
}

bool TestIcinga::act(const QString &action, QJsonObject what, const IcingaName &name)
{
    what[u"type"_s] = u"Service"_s;
    what[u"service"_s] = QString::fromStdString(name.host + '!' + name.service);
    Question question{.verb = "POST",
                      .url = m_icinga.url(),
                      .body = QJsonDocument(what).toJson(),
                      .contentType = "application/json",
                      .accept = "application/json",
                      .access = {Access::Auth::Basic, u"root"_s, u"PASSWORD"_s, m_icinga.caFile()}};
    question.url.setPath(u"/v1/actions/"_s + action);
    std::optional<Outcome<Answer>> heard;
    m_transport->ask(this, question,
                     [&heard](Outcome<Answer> outcome) { heard.emplace(std::move(outcome)); });
    return QTest::qWaitFor([&heard] { return heard.has_value(); }, 10'000) && *heard
        && (*heard)->status == 200;
}

QByteArray TestIcinga::ask(const QString &path)
{
    Question question{.url = m_icinga.url(),
                      .access = {Access::Auth::Basic, u"root"_s, u"PASSWORD"_s, m_icinga.caFile()}};
    question.url.setPath(path);
    std::optional<Outcome<Answer>> heard;
    m_transport->ask(this, question,
                     [&heard](Outcome<Answer> outcome) { heard.emplace(std::move(outcome)); });
    if (!QTest::qWaitFor([&heard] { return heard.has_value(); }, 10'000) || !*heard)
        return {};
    QByteArray body = (*heard)->body;
    body.reserve(body.size() + qsizetype(payloadPadding));
    return body;
}

std::optional<IcingaCheck> TestIcinga::truth(const IcingaName &name)
{
    const bool isHost = name.service.empty();
    const auto checks =
        IcingaParser::checks(ask(isHost ? u"/v1/objects/hosts"_s : u"/v1/objects/services"_s));
    if (!checks)
        return {};
    const auto found = std::ranges::find(*checks, name, &IcingaCheck::name);
    return found == checks->end() ? std::nullopt : std::optional(*found);
}

AlertState TestIcinga::state(const IcingaName &name, const QString &source) const
{
    const Alert *alert = m_day.alerts().find(source.toStdString() + '/' + name.fingerprint());
    return alert ? alert->state : AlertState::Inactive;
}

std::vector<AlertChange> TestIcinga::changes(const IcingaName &name) const
{
    std::vector<AlertChange> own;
    for (const Lane &lane : m_day.alerts().lanes()) {
        if (lane.source == "ic" && lane.name == name.alert())
            own = {lane.changes.begin(), lane.changes.end()};
    }
    return own;
}

AlertTiming TestIcinga::timing() const
{
    const ExpectedAlert expected{.alert = {.source = u"ic"_s, .name = u"checkout"_s}};
    return timingsOf(m_day, *m_day.run(u"e1"_s), expected, m_clock.now()).front();
}

void TestIcinga::comesUp()
{
    QTRY_VERIFY2_WITH_TIMEOUT(standing().health == SourceHealth::Live,
                              (standing().reason.toUtf8() + m_icinga.log()).constData(), 60'000);
    QVERIFY2(standing().reason.isEmpty(), qPrintable(standing().reason));
    const auto isChecked = [this] {
        const auto check = truth(checkout);
        return check && check->isHard && check->state == 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isChecked(), 20'000);
    QVERIFY(m_day.alerts().lanes().empty());
}

void TestIcinga::measuresItsClock()
{
    const auto last = [this] {
        const auto &readings = m_day.clocks().readings("ic");
        return readings.empty() ? ClockReading{{}, 0s, 1h} : readings.back();
    };
    QTRY_VERIFY_WITH_TIMEOUT(last().error < 100ms, 40'000);
    // Both read this machine's clock.
    const Micros truth = m_clock.wallStep();
    QVERIFY2(std::chrono::abs(last().offset - truth) <= last().error,
             qPrintable(QString::number(last().offset.count())));
    qInfo() << "offset" << last().offset.count() << "±" << last().error.count() << "us";
}

void TestIcinga::knowsWhenTheServiceBroke()
{
    append(Entries::started(u"e1"_s));
    m_triggeredAt = m_clock.now();
    m_icinga.setState(u"checkout"_s, 2);
    Entry trigger = Entries::triggered(u"e1"_s, 1ms);
    trigger.at = m_triggeredAt;
    append(trigger);
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Pending, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Firing, 20'000);
    const auto check = truth(checkout);
    QVERIFY(check && check->isProblem && check->isHard);
    const auto all = changes(checkout);
    QCOMPARE(all.size(), 2u);
    QVERIFY(all[0].state == AlertState::Pending && all[0].since == check->changedAt);
    QVERIFY(all[1].state == AlertState::Firing && all[1].since == check->hardSince);
    for (const AlertChange &change : all) {
        QVERIFY(change.evidence == Evidence::Stamp);
        QVERIFY(change.plusMinusUs <= 1);
    }
    const Alert *alert = m_day.alerts().find("ic/" + checkout.fingerprint());
    QVERIFY(alert->labels == checkout.labels());
    QVERIFY(alert->annotations
            == (std::vector<Label>{{"check_state", "CRITICAL"},
                                   {"runbook_url", "https://wiki.example/checkout"}}));
}

void TestIcinga::timesAreTheTruthWithinTheirBounds()
{
    const auto check = truth(checkout);
    QVERIFY(check);
    const AlertTiming told = timing();
    QVERIFY(told.standing == AlertTiming::Standing::Known);
    QVERIFY(told.firstSign && told.timeToKnow);
    const auto isTruth = [&](const Elapsed &elapsed, Instant stamp) {
        const Micros off = elapsed.length - (stamp - m_clock.wallStep() - m_triggeredAt);
        return std::chrono::abs(off) <= elapsed.plusMinus;
    };
    QVERIFY(isTruth(*told.firstSign, check->changedAt));
    QVERIFY(isTruth(*told.timeToKnow, check->hardSince));
    QVERIFY(told.timeToKnow->plusMinus < 200ms);
    // Two checks more, a second apart but for the jitter of its schedule.
    const Micros held = told.timeToKnow->length - told.firstSign->length;
    QVERIFY2(held > 800ms && held < 10s, qPrintable(QString::number(held.count())));
    qInfo() << "first sign" << secondsOf(told.firstSign->length) << "known"
            << secondsOf(told.timeToKnow->length) << "±" << secondsOf(told.timeToKnow->plusMinus);
}

void TestIcinga::isTold()
{
    QTRY_COMPARE_WITH_TIMEOUT(pagesOf("checkout"), 1, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_icinga.notified().contains("PROBLEM alice web1 checkout"), 10'000);
    const Page &page = m_day.pages().pages().front();
    QVERIFY(page.evidence == Evidence::Stamp);
    // Handed to its command before that wrote it down, and after the problem was hard.
    const double written = m_icinga.notified().split(' ').front().toDouble();
    const double sent = double(microsOf(page.at)) / 1e6;
    QVERIFY2(sent <= written && written - sent < 10, qPrintable(QString::number(written - sent)));
    QVERIFY(page.at >= changes(checkout)[1].since);
    const AlertTiming told = timing();
    QVERIFY(told.timeToDetection);
    QCOMPARE(told.toldBy, std::string("ic"));
    QVERIFY(told.timeToDetection->length >= told.timeToKnow->length);
    const Micros off =
        told.timeToDetection->length - (page.at - m_clock.wallStep() - m_triggeredAt);
    QVERIFY(std::chrono::abs(off) <= told.timeToDetection->plusMinus);
}

void TestIcinga::holdsBackWhatIsAcknowledged()
{
    const Instant before = m_clock.now();
    QVERIFY(act(u"acknowledge-problem"_s,
                {{u"author"_s, u"alice"_s},
                 {u"comment"_s, u"on it"_s},
                 {u"sticky"_s, true},
                 {u"notify"_s, true}}));
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Suppressed, 10'000);
    const AlertChange change = changes(checkout).back();
    const Micros doubt(change.plusMinusUs);
    QVERIFY(change.since + doubt >= before && change.since - doubt <= m_clock.now());
    // By the instant of its event, unless a round was even quicker.
    QVERIFY2(doubt < 1s, qPrintable(QString::number(change.plusMinusUs)));
    QVERIFY(act(u"remove-acknowledgement"_s, {}));
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Firing, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_icinga.notified().contains("ACKNOWLEDGEMENT"), 10'000);
    QCOMPARE(pagesOf("checkout"), 1); // that somebody saw it is no page
    QVERIFY(timing().standing == AlertTiming::Standing::Known);
}

void TestIcinga::holdsBackWhatIsInDowntime()
{
    const auto now = std::chrono::floor<std::chrono::seconds>(m_clock.now()).time_since_epoch();
    QVERIFY(act(u"schedule-downtime"_s,
                {{u"author"_s, u"alice"_s},
                 {u"comment"_s, u"at work"_s},
                 {u"start_time"_s, qint64(now.count())},
                 {u"end_time"_s, qint64(now.count() + 600)},
                 {u"fixed"_s, true}}));
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Suppressed, 10'000);
    QVERIFY(act(u"remove-downtime"_s, {}));
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Firing, 10'000);
}

void TestIcinga::seesTheEnd()
{
    const Instant before = m_clock.now();
    m_icinga.setState(u"checkout"_s, 0);
    append(Entries::backedOut(u"e1"_s, QString()));
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Inactive, 10'000);
    const auto check = truth(checkout);
    QVERIFY(check && !check->isProblem);
    const AlertChange over = changes(checkout).back();
    QVERIFY(over.evidence == Evidence::Stamp && over.since == check->changedAt);
    QVERIFY(over.since > before + m_clock.wallStep() - 1s);
    // It was the same alert all the time: nothing fired a second time.
    QVERIFY(timing().standing == AlertTiming::Standing::Known);
}

void TestIcinga::followsPassiveResults()
{
    const auto submit = [this](int state) {
        return act(u"process-check-result"_s,
                   {{u"exit_status"_s, state}, {u"plugin_output"_s, u"so it is"_s}}, stock);
    };
    QVERIFY(submit(0));
    QVERIFY(submit(1));
    QTRY_VERIFY_WITH_TIMEOUT(state(stock) == AlertState::Pending, 10'000);
    QVERIFY(submit(3));
    QTRY_VERIFY_WITH_TIMEOUT(state(stock) == AlertState::Firing, 10'000);
    QVERIFY(submit(2)); // worse, and the same alert
    QVERIFY(submit(0));
    QTRY_VERIFY_WITH_TIMEOUT(state(stock) == AlertState::Inactive, 10'000);
    QCOMPARE(changes(stock).size(), 3u);
    QCOMPARE(pagesOf("stock"), 0);
}

void TestIcinga::tellsNobodyWhereNobodyIsTold()
{
    const IcingaName search{"web1", "search"};
    m_icinga.setState(u"search"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(state(search) == AlertState::Firing, 20'000);
    m_icinga.setState(u"search"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(state(search) == AlertState::Inactive, 10'000);
    QCOMPARE(pagesOf("search"), 0); // its user is not to be notified
}

void TestIcinga::seesTheHostGoDown()
{
    m_icinga.setState(u"web1"_s, 2);
    QTRY_VERIFY_WITH_TIMEOUT(state(host) == AlertState::Firing, 20'000);
    const auto check = truth(host);
    QVERIFY(check && changes(host).back().since == check->hardSince);
    m_icinga.setState(u"search"_s, 2); // behind it
    const IcingaName search{"web1", "search"};
    QTRY_VERIFY_WITH_TIMEOUT(state(search) == AlertState::Suppressed, 20'000);
    m_icinga.setState(u"web1"_s, 0);
    m_icinga.setState(u"search"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(state(host) == AlertState::Inactive, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(state(search) == AlertState::Inactive, 10'000);
}

void TestIcinga::pollsWhereItMayNotHear()
{
    m_desk->setSources({source(u"ic"_s, u"chaosroom"_s), source(u"poller"_s, u"poller"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(!standing("poller").reason.isEmpty(), 20'000);
    QVERIFY(standing("poller").health == SourceHealth::Live);
    QVERIFY2(standing("poller").reason.contains(u"may not hear its events"_s),
             qPrintable(standing("poller").reason));
    m_icinga.setState(u"checkout"_s, 2);
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout, u"poller"_s) == AlertState::Firing, 20'000);
    const Alert *alert = m_day.alerts().find("poller/" + checkout.fingerprint());
    const auto check = truth(checkout);
    const AlertChange change = m_day.alerts().lanes()[alert->lane].changes.back();
    QVERIFY(check && change.since == check->hardSince && change.evidence == Evidence::Stamp);
    m_icinga.setState(u"checkout"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout, u"poller"_s) == AlertState::Inactive, 10'000);
}

void TestIcinga::failsWhereItMayNotSee()
{
    AlertSource wrong = source(u"wrong"_s, u"chaosroom"_s);
    wrong.user = u"stranger"_s;
    m_desk->setSources({source(u"ic"_s, u"chaosroom"_s), source(u"blind"_s, u"blind"_s), wrong});
    QTRY_VERIFY_WITH_TIMEOUT(standing("blind").health == SourceHealth::Failing, 20'000);
    QVERIFY2(standing("blind").reason.contains(u"objects/query/Service"_s),
             qPrintable(standing("blind").reason));
    QTRY_VERIFY_WITH_TIMEOUT(standing("wrong").health == SourceHealth::Failing, 20'000);
    QVERIFY2(standing("wrong").reason.contains(u"refuses the credentials"_s),
             qPrintable(standing("wrong").reason));
}

void TestIcinga::doesNotTrustAnotherAuthority()
{
    AlertSource untrusting = source(u"system"_s, u"chaosroom"_s);
    untrusting.caFile.clear();
    AlertSource misnamed = source(u"misnamed"_s, u"chaosroom"_s);
    misnamed.url.replace(u"localhost"_s, u"127.0.0.1"_s);
    m_desk->setSources({source(u"ic"_s, u"chaosroom"_s), untrusting, misnamed});
    for (const char *key : {"system", "misnamed"}) {
        QTRY_VERIFY_WITH_TIMEOUT(standing(key).health == SourceHealth::Failing, 20'000);
        QVERIFY2(standing(key).reason.contains(u"not trusted"_s), qPrintable(standing(key).reason));
    }
}

void TestIcinga::losesItAndFindsItAgain()
{
    m_desk->setSources({source(u"ic"_s, u"chaosroom"_s)});
    // The last problem's page may still be on its way.
    QTRY_VERIFY2_WITH_TIMEOUT(pagesOf("checkout") == notices(), qPrintable(pagesBesideNotices()),
                              20'000);
    const auto pages = pagesOf("checkout") + 1;
    m_icinga.setState(u"checkout"_s, 2);
    QTRY_COMPARE_WITH_TIMEOUT(pagesOf("checkout"), pages, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(notices(), pages, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Firing, 5'000);
    const auto before = changes(checkout);
    m_icinga.stop();
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Unknown, 20'000);
    QVERIFY(standing().health == SourceHealth::Failing);
    m_icinga.start();
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Firing, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(standing().health == SourceHealth::Live, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(standing().reason.isEmpty(), 10'000);
    QVERIFY(changes(checkout).back().since == before.back().since); // as it kept it itself
    // Killed as it was, it may have told Alice once more.
    QTRY_VERIFY2_WITH_TIMEOUT(pagesOf("checkout") == notices(), qPrintable(pagesBesideNotices()),
                              10'000);
    // It is heard again.
    const IcingaName search{"web1", "search"};
    m_icinga.setState(u"search"_s, 2);
    QTRY_VERIFY_WITH_TIMEOUT(state(search) == AlertState::Firing, 20'000);
    m_icinga.setState(u"checkout"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(state(checkout) == AlertState::Inactive, 20'000);
    QVERIFY(changes(checkout).back().evidence == Evidence::Stamp);
}

QTEST_GUILESS_MAIN(TestIcinga)
#include "tst_icinga.moc"
