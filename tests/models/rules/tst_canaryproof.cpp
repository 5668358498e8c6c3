// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/rules/canaryproof.h"
#include "models/rules/canarytext.h"
#include "models/rules/canaryway.h"
#include "models/rules/coverage.h"
#include "models/rules/matching.h"
#include "models/rules/preflight.h"
#include "models/rules/readiness.h"
#include "models/rules/surroundings.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A canary on its way through an Alertmanager, told of by a webhook.
class Flight
{
public:
    explicit Flight(const QString &hearer = u"webhook"_s)
    {
        AlertSource am = *m_script.day().plan().source(u"am"_s);
        am.canary.labels = {{u"severity"_s, u"page"_s}};
        m_script.tell(-20, Entries::planned(am));
        if (!hearer.isEmpty())
            m_script.tell(
                -20,
                Entries::planned(AlertSource{.key = u"hook"_s,
                                             .type = valueIn(sourceTypeWords, hearer.toStdString(),
                                                             AlertSource::Type::Webhook)}));
        m_canary = canaryFor(am, "canary-1", m_script.at(0), 5min);
    }

    Flight &send()
    {
        m_script.tell(0, Entries::canarySent(m_canary));
        return *this;
    }
    Flight &accept()
    {
        m_script.tell(0.02, Entries::canaryAccepted(m_canary, {m_script.at(0.01), 10ms}));
        return *this;
    }
    Flight &alert(double second, AlertState state, std::vector<Label> labels = {})
    {
        m_script.tell(
            second,
            Entries::alertChanged({.source = "am",
                                   .fingerprint = "f1",
                                   .name = m_canary.name,
                                   .state = state,
                                   .since = m_script.at(state == AlertState::Inactive ? second : 0),
                                   .labels = labels.empty() ? m_canary.labels : labels}));
        return *this;
    }
    Flight &page(double second, const std::string &name, const std::string &fingerprint = {})
    {
        Page page{.seenAt = m_script.at(second), .at = m_script.at(second), .source = "hook"};
        page.name = name;
        if (!fingerprint.empty())
            page.alerts = {fingerprint};
        m_script.tell(second, Entries::pageSent(page));
        return *this;
    }
    Flight &clear(double second)
    {
        m_script.tell(second, Entries::canaryCleared(m_canary));
        return *this;
    }
    Flight &fail(double second, const QString &why, Entries::Left left)
    {
        m_script.tell(second, Entries::canaryFailed(m_canary, why, left));
        return *this;
    }

    [[nodiscard]] CanaryProof proof() const
    {
        return proofOf(m_script.day(), *m_script.day().canaries().find("canary-1"), m_script.now());
    }
    [[nodiscard]] QString text() const { return canaryText(m_script.day().plan(), proof()); }
    [[nodiscard]] DayScript &script() { return m_script; }
    [[nodiscard]] const Canary &canary() const { return m_canary; }

private:
    DayScript m_script;
    Canary m_canary;
};

QString standing(const CanaryProof &proof)
{
    const auto word = wordIn(canaryStandingWords, proof.standing);
    return QString::fromLatin1(word.data(), qsizetype(word.size()));
}

} // namespace

class TestCanaryProof : public QObject
{
    Q_OBJECT

private slots:
    void followsACanaryToItsEnd();
    void measuresFromWhenItWasTaken();
    void isNoProofWithoutAPage();
    void saysThatNobodyWouldHear();
    void saysThatItsSourceRefused();
    void measuresNothingWithoutAnAnswer();
    void isNotClearedWhileItStillFires();
    void takesNoPageForAnother_data();
    void takesNoPageForAnother();
    void isNoAlertOfAnExperiment();
    void standsAgainstNoTrigger();
    void isMissedUntilItIsProven();
    void isNeverSentIntoAnExperiment();
    void knowsAPassiveCheckAsOneOnlyInItsTime();
};

void TestCanaryProof::followsACanaryToItsEnd()
{
    Flight flight;
    flight.send();
    QCOMPARE(standing(flight.proof()), u"leaving"_s);
    flight.accept();
    QCOMPARE(standing(flight.proof()), u"taken"_s);
    flight.alert(2, AlertState::Suppressed);
    QCOMPARE(standing(flight.proof()), u"held_back"_s);
    QVERIFY(!canaryRemedy(flight.script().day().plan(), flight.proof()).isEmpty());
    flight.alert(4, AlertState::Firing);
    QCOMPARE(standing(flight.proof()), u"known"_s);
    flight.page(32, "ChaosroomCanary", "f1");
    QCOMPARE(standing(flight.proof()), u"told"_s);
    QVERIFY(flight.proof().isUnderWay());
    flight.clear(33);
    QCOMPARE(standing(flight.proof()), u"told"_s); // its source still shows it
    flight.alert(35, AlertState::Inactive);
    QCOMPARE(standing(flight.proof()), u"proven"_s);
    QVERIFY(!flight.proof().isUnderWay());
    QVERIFY(isPathProven(flight.script().day(), u"am"_s, flight.script().now()));
}

void TestCanaryProof::measuresFromWhenItWasTaken()
{
    Flight flight;
    flight.send().accept().alert(2, AlertState::Firing).page(32, "x", "f1").clear(33);
    flight.alert(35, AlertState::Inactive);
    const CanaryProof proof = flight.proof();
    // Its stamp is the room's own: it was known between that and the look that showed it.
    QCOMPARE(proof.known->length.count(), 990000);
    QCOMPARE(proof.known->plusMinus.count(), 1000000);
    QCOMPARE(proof.told->length.count(), 31990000);
    QCOMPARE(proof.told->plusMinus.count(), 10000);
    QCOMPARE(proof.toldBy, std::string("hook"));
    QCOMPARE(flight.text(),
             u"known after 0:00.9 ± 1 s · told after 0:31 ± 0.01 s by hook · cleared"_s);
}

void TestCanaryProof::isNoProofWithoutAPage()
{
    Flight flight;
    flight.send().accept().alert(2, AlertState::Firing).clear(300);
    flight.alert(302, AlertState::Inactive);
    QCOMPARE(standing(flight.proof()), u"untold"_s);
    QVERIFY(flight.text().contains(u"nobody was told within 4:59"_s));
    QVERIFY(!isPathProven(flight.script().day(), u"am"_s, flight.script().now()));
    // What comes when it is over is no proof, either.
    flight.page(400, "ChaosroomCanary", "f1");
    QCOMPARE(standing(flight.proof()), u"untold"_s);

    Flight unseen;
    unseen.send().accept().clear(300);
    QCOMPARE(standing(unseen.proof()), u"unseen"_s);
}

void TestCanaryProof::saysThatNobodyWouldHear()
{
    Flight flight(u"prometheus"_s);
    QVERIFY(!isHeard(flight.script().day().plan(), u"am"_s));
    flight.send().accept().alert(2, AlertState::Firing).clear(3).alert(4, AlertState::Inactive);
    QCOMPARE(standing(flight.proof()), u"unheard"_s);
    QVERIFY(canaryRemedy(flight.script().day().plan(), flight.proof())
                .contains(u"add a webhook source"_s));
}

void TestCanaryProof::saysThatItsSourceRefused()
{
    Flight flight;
    flight.send().fail(1, u"403"_s, Entries::Left::Never);
    QCOMPARE(standing(flight.proof()), u"refused"_s);
    QCOMPARE(flight.text(), u"not taken: 403"_s);
    QVERIFY(!flight.script().day().canaries().isAnyOut());
}

void TestCanaryProof::measuresNothingWithoutAnAnswer()
{
    Flight flight;
    flight.send().alert(2, AlertState::Firing).page(32, "ChaosroomCanary", "f1").clear(40);
    QVERIFY(!flight.proof().known);
    QVERIFY(!flight.proof().told);
    QCOMPARE(standing(flight.proof()), u"lost"_s);
}

void TestCanaryProof::isNotClearedWhileItStillFires()
{
    Flight flight;
    flight.send().accept().alert(2, AlertState::Firing).page(32, "ChaosroomCanary", "f1");
    flight.fail(35, u"it is down"_s, Entries::Left::Perhaps);
    QCOMPARE(standing(flight.proof()), u"not_cleared"_s);
    QVERIFY(flight.text().endsWith(u"not cleared: it is down"_s));
    QVERIFY(flight.script().day().canaries().isAnyOut());
    flight.clear(60).alert(62, AlertState::Inactive); // at the next opening
    QCOMPARE(standing(flight.proof()), u"proven"_s);
}

void TestCanaryProof::takesNoPageForAnother_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("fingerprint");
    QTest::addColumn<bool>("isOther"); // another canary is out
    QTest::addColumn<bool>("isTold");

    const auto hook = u"webhook"_s;
    const auto pager = u"pagerduty"_s;
    QTest::newRow("its name") << hook << u"ChaosroomCanary"_s << QString() << false << true;
    QTest::newRow("its name, two out")
        << hook << u"ChaosroomCanary"_s << QString() << true << false;
    QTest::newRow("its alert, two out") << hook << u"ChaosroomCanary"_s << u"f1"_s << true << true;
    QTest::newRow("another's alert") << hook << u"ChaosroomCanary"_s << u"f2"_s << false << false;
    QTest::newRow("a title") << pager << u"[FIRING:1] ChaosroomCanary (page)"_s << QString()
                             << false << true;
    QTest::newRow("a title with its id")
        << pager << u"[FIRING:1] ChaosroomCanary (canary-1 page)"_s << QString() << true << true;
    QTest::newRow("a title with another id")
        << pager << u"ChaosroomCanary canary-12"_s << QString() << true << false;
    QTest::newRow("a real alert") << hook << u"CheckoutDown"_s << QString() << false << false;
    QTest::newRow("no name") << hook << QString() << QString() << false << false;
}

void TestCanaryProof::takesNoPageForAnother()
{
    QFETCH(const QString, type);
    QFETCH(const QString, name);
    QFETCH(const QString, fingerprint);
    QFETCH(const bool, isOther);
    Flight flight(type);
    flight.send().accept();
    if (isOther) {
        Canary other = flight.canary();
        other.id = "canary-12";
        other.source = "am2";
        flight.script().tell(1, Entries::canarySent(other));
    }
    flight.alert(2, AlertState::Firing);
    flight.page(32, name.toStdString(), fingerprint.toStdString());
    QTEST(flight.proof().told.has_value(), "isTold");
}

void TestCanaryProof::isNoAlertOfAnExperiment()
{
    Flight flight;
    flight.send().accept().alert(2, AlertState::Firing).clear(3);
    flight.script().tell({u"4 start"_s, u"5 trigger"_s, u"6 prom Down firing 6"_s});
    flight.alert(7, AlertState::Firing); // a late word of the source
    const auto lanes =
        attribute(flight.script().day(), flight.script().run(), flight.script().now());
    QCOMPARE(lanes.size(), 1U);
    const auto coverage = coverageOf(Surroundings(flight.script().day()), {});
    QVERIFY(!coverage.empty());
    for (const auto &row : coverage)
        QVERIFY(row->name != u"ChaosroomCanary"_s);
    QCOMPARE(flight.script().day().alerts().lanes()[lanes.front().lane].name, std::string("Down"));
}

void TestCanaryProof::standsAgainstNoTrigger()
{
    // It is called as the expected alert is, so as to be told of like that.
    Flight flight;
    flight.script().tell(u"-9 expect CheckoutDown"_s);
    AlertSource am = *flight.script().day().plan().source(u"am"_s);
    am.canary.labels.insert(u"alertname"_s, u"CheckoutDown"_s);
    const Canary canary = canaryFor(am, "canary-2", flight.script().at(0), 5min);
    QCOMPARE(canary.name, std::string("CheckoutDown"));
    flight.script().tell(0, Entries::canarySent(canary));
    flight.script().tell(1,
                         Entries::alertChanged({.source = "am",
                                                .fingerprint = "f2",
                                                .name = canary.name,
                                                .state = AlertState::Firing,
                                                .since = flight.script().at(0),
                                                .labels = canary.labels}));
    const auto baseline = baselineOf(flight.script().day(), u"db"_s, flight.script().now());
    QCOMPARE(baseline.firing, 0);
    QVERIFY(alertsNamed(flight.script().day(), {.name = u"CheckoutDown"_s}).empty());
}

void TestCanaryProof::isMissedUntilItIsProven()
{
    const auto missing = [](Flight &flight) {
        const auto concerns = concernsOfDay(flight.script().day(), {});
        return std::ranges::count(concerns, ReadinessRule::PathNotProven, &Concern::rule);
    };
    Flight flight;
    QCOMPARE(missing(flight), 1);
    flight.send().accept().alert(2, AlertState::Firing).page(9, "x", "f1").clear(10);
    QCOMPARE(missing(flight), 1);
    flight.alert(11, AlertState::Inactive);
    QCOMPARE(missing(flight), 0);
}

void TestCanaryProof::isNeverSentIntoAnExperiment()
{
    Flight flight;
    DayScript &script = flight.script();
    QVERIFY(!againstCanary(script.day(), u"am"_s));
    QVERIFY(againstCanary(script.day(), u"prom"_s)); // takes none
    QVERIFY(againstCanary(script.day(), u"nobody"_s));
    script.tell(u"1 start"_s);
    QVERIFY(againstCanary(script.day(), u"am"_s));
    script.tell({u"2 trigger"_s, u"3 backout"_s});
    QVERIFY(againstCanary(script.day(), u"am"_s));
    script.tell({u"4 reset"_s, u"5 finish"_s});
    QVERIFY(!againstCanary(script.day(), u"am"_s));
    script.tell(6, Entries::eventDeclared(u"v"_s, u"the lift burns"_s, {}));
    QVERIFY(againstCanary(script.day(), u"am"_s)->detail.contains(u"the lift burns"_s));
    script.tell(7, Entries::eventOver(u"v"_s, u"out"_s));
    flight.send();
    QVERIFY(againstCanary(script.day(), u"am"_s)); // one is out
}

void TestCanaryProof::knowsAPassiveCheckAsOneOnlyInItsTime()
{
    DayScript script;
    AlertSource icinga{.key = u"icinga"_s, .type = AlertSource::Type::Icinga};
    icinga.canary = {.host = u"web1"_s, .service = u"canary"_s};
    script.tell(-20, Entries::planned(icinga));
    const auto service = [&](double second, AlertState state) {
        script.tell(second, Entries::clockMeasured(u"icinga"_s, 0us, 1ms));
        script.tell(second,
                    Entries::alertChanged({.source = "icinga",
                                           .fingerprint = "web1!canary",
                                           .name = "canary",
                                           .state = state,
                                           .since = script.at(second),
                                           .labels = {{"host", "web1"}, {"service", "canary"}}}));
    };
    service(-10, AlertState::Firing);
    QVERIFY(againstCanary(script.day(), u"icinga"_s)); // nobody would be told anew
    service(-5, AlertState::Inactive);
    QVERIFY(!againstCanary(script.day(), u"icinga"_s));

    const Canary canary = canaryFor(icinga, "canary-1", script.at(0), 5min);
    script.tell(0, Entries::canarySent(canary));
    script.tell(0.1, Entries::canaryAccepted(canary, {script.at(0.05), 50ms}));
    service(0.2, AlertState::Firing);
    QCOMPARE(canaryAlerts(script.day()), std::vector<bool>{true});
    const auto proof = lastProofOf(script.day(), u"icinga"_s, script.now());
    QCOMPARE(proof->known->length.count(), 150000);
    QCOMPARE(proof->known->plusMinus.count(), 51000);
    service(0.5, AlertState::Inactive);
    script.tell(1, Entries::canaryCleared(canary));
    service(60, AlertState::Firing); // a real problem
    QCOMPARE(canaryAlerts(script.day()), std::vector<bool>{false});
}

QTEST_GUILESS_MAIN(TestCanaryProof)
#include "tst_canaryproof.moc"
