// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingaparser.h"
#include "models/day/entry.h"
#include "tests/app/sources/recorded.h"

#include <QTest>

#include <algorithm>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::recorded;

namespace {

constexpr Instant at(std::int64_t seconds, std::int64_t micros)
{
    return instantOf(seconds * 1'000'000 + micros);
}

QByteArray padded(QByteArray body)
{
    body.reserve(body.size() + qsizetype(payloadPadding));
    return body;
}

IcingaCheck oneCheck(const QByteArray &attributes)
{
    const auto checks = IcingaParser::checks(
        padded(R"({"results":[{"name":"web1!checkout","attrs":)" + attributes + "}]}"));
    return checks && checks->size() == 1 ? checks->front() : IcingaCheck{};
}

} // namespace

class TestIcingaParser : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsHosts();
    void readsServices();
    void readsTheStatus();
    void readsWhoWasNotified();
    void readsEvents();
    void namesAlerts();
    void readsNumbersOfAllShapes();
    void bearsWithWhatItDoesNotKnow();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void boundsWhatItKeeps();
};

void TestIcingaParser::readsHosts()
{
    const auto checks = IcingaParser::checks(padded(recorded(u"hosts.json"_s)));
    QVERIFY(checks);
    QCOMPARE(checks->size(), 1u);
    const IcingaCheck &host = checks->front();
    QVERIFY(host.name == (IcingaName{"web1", ""}));
    QVERIFY(host.isProblem && host.isHard && host.state == 1);
    QVERIFY(host.changedAt == at(1795742942, 790053));
    QVERIFY(host.hardSince == at(1795742946, 772949));
    QVERIFY(host.fineAt == at(1795742937, 780757));
    QVERIFY(host.notifies && host.isReachable && !host.isInDowntime && !host.isAcknowledged);
}

void TestIcingaParser::readsServices()
{
    const auto checks = IcingaParser::checks(padded(recorded(u"services.json"_s)));
    QVERIFY(checks);
    QCOMPARE(checks->size(), 4u);
    const IcingaCheck &never = checks->at(0);
    QVERIFY(never.name == (IcingaName{"web1", "never"}));
    QVERIFY(!never.isProblem); // though its state is UNKNOWN
    QVERIFY(never.changedAt == Instant{} && never.latest() == Instant{});
    const IcingaCheck &checkout = checks->at(1);
    QVERIFY(checkout.name == (IcingaName{"web1", "checkout"}));
    QVERIFY(checkout.isProblem && checkout.isHard && checkout.isAcknowledged);
    QCOMPARE(checkout.state, 2);
    QVERIFY(checkout.changedAt == at(1795742892, 78159));
    QVERIFY(checkout.hardSince == at(1795742895, 80785));
    QVERIFY(checkout.latest() == checkout.hardSince);
    QCOMPARE(checkout.runbook, std::string("https://wiki.example/$service.name$"));
    QVERIFY(!checks->at(3).isProblem);
}

void TestIcingaParser::readsTheStatus()
{
    const auto status = IcingaParser::status(recorded(u"status.json"_s));
    QVERIFY(status);
    QVERIFY(status->notifies && status->detectsFlapping);
    // Between the service's last check and the next thing that was asked.
    QVERIFY(status->now > at(1795742902, 0) && status->now < at(1795742904, 181495));
    QVERIFY(status->startedAt < status->now - 15s);
}

void TestIcingaParser::readsWhoWasNotified()
{
    const auto all = IcingaParser::notified(recorded(u"notifications.json"_s));
    QVERIFY(all);
    QCOMPARE(all->size(), 3u);
    QVERIFY(all->at(0).problemAt == Instant{} && !all->at(0).hasUsers);
    QVERIFY(all->at(2) == (IcingaNotified{{"web1", "checkout"}, at(1795742895, 81432), true}));
}

void TestIcingaParser::readsEvents()
{
    const auto lines = recorded(u"events.jsonl"_s).split('\n');
    std::vector<IcingaEvent> events;
    for (const QByteArray &line : lines) {
        if (line.isEmpty())
            continue;
        const auto event = IcingaParser::event(line);
        QVERIFY2(event, line.constData());
        events.push_back(*event);
    }
    QCOMPARE(events.size(), 39u);
    using Type = IcingaEvent::Type;
    const auto count = [&](Type type) {
        return std::ranges::count(events, type, &IcingaEvent::type);
    };
    QCOMPARE(count(Type::StateChange), 23);
    QCOMPARE(count(Type::Notification), 9);
    QCOMPARE(count(Type::HeldBack), 6);
    QCOMPARE(count(Type::Other), 1); // DowntimeAdded, which may begin later
    const IcingaEvent &soft = events[0];
    QVERIFY(soft.name == (IcingaName{"web1", "checkout"}));
    QVERIFY(soft.state == 2 && !soft.isHard && soft.isReachable);
    QVERIFY(soft.at == at(1795742892, 78570) && soft.checkedAt == at(1795742892, 78159));
    QVERIFY(events[2].isHard);
    QVERIFY(events[3].isOfProblem && events[3].hasUsers);
    QVERIFY(events[3].at == at(1795742895, 84218));
    QVERIFY(!events[4].isOfProblem && events[4].hasUsers); // of an acknowledgement
    QVERIFY(events[10].name == (IcingaName{"web1", "checkout"})); // of its downtime
    QVERIFY(events[25].name == (IcingaName{"web1", ""}) && events[25].state == 1);
    QVERIFY(!events[26].isReachable);
    QVERIFY(!events[32].hasUsers);
}

void TestIcingaParser::namesAlerts()
{
    const IcingaName host{"web1", ""};
    const IcingaName service{"web1", "checkout"};
    QCOMPARE(host.alert(), std::string("Host"));
    QCOMPARE(service.alert(), std::string("checkout"));
    QVERIFY(host.labels() == (std::vector<Label>{{"host", "web1"}}));
    QVERIFY(service.labels() == (std::vector<Label>{{"host", "web1"}, {"service", "checkout"}}));
    QCOMPARE(host.fingerprint().size(), 16u);
    QVERIFY(host.fingerprint() != service.fingerprint());
    QVERIFY(service.fingerprint() == IcingaName(service).fingerprint());
}

void TestIcingaParser::readsNumbersOfAllShapes()
{
    // Newer versions write every number with a fraction.
    const IcingaCheck check = oneCheck(R"({"state":2.0,"state_type":1.0,"problem":true,)"
                                       R"("last_state_change":1700000000,)"
                                       R"("downtime_depth":1.0,"acknowledgement":0.0,)"
                                       R"("flapping":true,"enable_flapping":true})");
    QVERIFY(check.state == 2 && check.isHard && check.isInDowntime && !check.isAcknowledged);
    QVERIFY(check.changedAt == at(1700000000, 0));
    QVERIFY(check.isFlapping);
    QVERIFY(!oneCheck(R"({"flapping":true,"enable_flapping":false})").isFlapping);
}

void TestIcingaParser::bearsWithWhatItDoesNotKnow()
{
    const IcingaCheck check =
        oneCheck(R"({"state":"CRITICAL","state_type":null,"problem":1,"last_state_change":-5,)"
                 R"("last_hard_state_change":1e300,"last_state_ok":[1],"notes_url":7,)"
                 R"("enable_notifications":"no","new":{"deep":[{}]}})");
    QVERIFY(check == (IcingaCheck{.name = {"web1", "checkout"}}));
    QCOMPARE(oneCheck(R"({"state":99})").state, 3);
    QCOMPARE(oneCheck(R"({"state":-1})").state, 3);
    const auto event = IcingaParser::event(R"({"type":"OfALaterVersion","timestamp":1.5})");
    QVERIFY(event && event->type == IcingaEvent::Type::Other);
    const auto bare =
        IcingaParser::event(R"({"type":"StateChange","host":"web1","timestamp":1.5})");
    QVERIFY(bare && bare->checkedAt == at(1, 500000));
    const auto nameless = IcingaParser::checks(padded(R"({"results":[{"attrs":{}},{}]})"));
    QVERIFY(nameless && nameless->empty());
}

void TestIcingaParser::refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("garbage") << "\xff\xfe\x00 what"_ba;
    QTest::newRow("a web page") << "<html>Sign in</html>"_ba;
    QTest::newRow("an error") << R"({"error":404,"status":"No objects found."})"_ba;
    QTest::newRow("another shape") << R"({"results":{"name":"web1"}})"_ba;
    QTest::newRow("of texts") << R"({"results":["web1"]})"_ba;
    QTest::newRow("cut off") << R"({"results":[{"name":"web1!a","attrs":{"state":0)"_ba;
    QTest::newRow("deep") << QByteArray(5000, '[');
    QTest::newRow("null") << "null"_ba;
}

void TestIcingaParser::refusesWhatIsNone()
{
    QFETCH(QByteArray, body);
    QVERIFY(!IcingaParser::checks(padded(body)));
    QVERIFY(!IcingaParser::status(body));
    QVERIFY(!IcingaParser::event(body) || body.startsWith('{'));
    if (body != R"({"results":["web1"]})"_ba) // of whom nobody says anything
        QVERIFY(!IcingaParser::notified(body));
    QVERIFY(!IcingaParser::event(R"({"type":"StateChange","timestamp":1.5})"));
    QVERIFY(!IcingaParser::event(R"({"type":"Notification","host":"web1"})"));
    QVERIFY(!IcingaParser::status(R"({"results":[{"name":"CIB","status":{"uptime":5}}]})"));
}

void TestIcingaParser::boundsWhatItKeeps()
{
    const QByteArray longName(5000, 'n');
    const auto checks =
        IcingaParser::checks(padded(R"({"results":[{"name":"h!)" + longName
                                    + R"(","attrs":{"notes_url":")" + longName + R"("}}]})"));
    QVERIFY(checks);
    QCOMPARE(checks->front().name.service.size(), 1024u);
    QCOMPARE(checks->front().runbook.size(), 1024u);
    QByteArray many = R"({"results":[)";
    for (int i = 0; i <= 100'000; ++i)
        many += R"({"name":"h","attrs":{}},)";
    many.chop(1);
    const auto tooMany = IcingaParser::checks(padded(many + "]}"));
    QVERIFY(!tooMany);
    QVERIFY(tooMany.failure().kind == Failure::Kind::TooLarge);
}

QTEST_GUILESS_MAIN(TestIcingaParser)
#include "tst_icingaparser.moc"
