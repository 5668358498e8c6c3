// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/askround.h"
#include "models/items/secretplaces.h"
#include "models/rules/canaryway.h"
#include "tests/ui/plan/plandesk.h"
#include "ui/plan/choicebutton.h"
#include "ui/plan/formtext.h"
#include "ui/plan/growingedit.h"
#include "ui/plan/hostspage.h"
#include "ui/plan/plannedblock.h"
#include "ui/plan/secretfield.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant morning = instantOf(1'796'040'000'000'000);

/// The plan screen with its hosts tab before it.
struct Desk
{
    explicit Desk(DayScript &script)
        : plan(script)
        , page(new HostsPage(script.live(), plan.screen.editor(), round, secrets, script.clock(),
                             plan.look))
    {
        plan.screen.addTab(u"hosts"_s, u"Hosts"_s, page, page->acts());
        plan.screen.showTab(u"hosts"_s);
        plan.screen.activateWindow();
        isActive = QTest::qWaitForWindowActive(&plan.screen);
    }

    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return plan.find<Widget>(name);
    }

    void write(const QString &field, const QString &text) const
    {
        QTRY_VERIFY2(find<GrowingEdit>(field), qPrintable(field));
        auto *edit = find<GrowingEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    void choose(const QString &field, const QString &key) const
    {
        QTRY_VERIFY2(find<ChoiceButton>(field), qPrintable(field));
        emit find<ChoiceButton>(field)->choiceMade(key);
    }

    [[nodiscard]] QString fault(const QString &field) const
    {
        const auto *text = find<FormText>(u"form_"_s + field);
        return text ? text->fault() : u"no such field"_s;
    }

    [[nodiscard]] QString told(const QString &line) const
    {
        const auto *button = find<PlannedLine>(line);
        return button ? button->accessibleName() : QString();
    }

    AskRound round;
    SecretPlaces secrets;
    PlanDesk plan;
    HostsPage *page;
    bool isActive = false;
};

AlertSource alertmanager()
{
    AlertSource am{.key = u"am"_s,
                   .title = u"Alerts"_s,
                   .type = AlertSource::Type::Alertmanager,
                   .url = u"http://am.staging:9093"_s};
    am.canary.labels = {{u"severity"_s, u"page"_s}};
    return am;
}

void sayHosts(DayScript &script)
{
    // Together, so that all of it is told at once.
    const StagingHost shop{.key = u"shop"_s,
                           .title = u"Shop"_s,
                           .environment = u"staging"_s,
                           .probe = {.address = u"http://shop.staging/health"_s},
                           .rules = {{.name = u"ShopDown"_s}}};
    const Experiment experiment{
        .key = u"e"_s,
        .title = u"Shop dies"_s,
        .expectedAlerts = {{.alert = {.source = u"prom"_s, .name = u"Down"_s}}}};
    script.say({Entries::planned(shop),
                Entries::planned(StagingHost{.key = u"db"_s, .title = u"Database"_s}),
                Entries::planned(AlertSource{
                    .key = u"prom"_s, .title = u"Prom"_s, .url = u"http://prom.staging:9090"_s}),
                Entries::planned(experiment)});
}

} // namespace

class TestHostsPage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void saysWhatToDoWhenThereIsNothing();
    void addsAHostByItsAddress();
    void addsASourceByItsAddress();
    void saysWhatItTakesToProveAPath();
    void asksBeforeItPagesPeople();
    void followsACanary();
    void knowsOnCallSystems();
    void asksHowAPayloadIsRead();
    void asksForTheSchemeOfASource();
    void addsByNameAndAsksForTheAddress();
    void keepsWhatCannotBeTakenOver();
    void editsInPlaceWithUndoAndRedo();
    void buildsEditOnEdit();
    void asksOnlyForWhatMakesSense();
    void givesACheckItsAlerts();
    void judgesTheAddressAnewForAnotherProtocol();
    void neverTakesASecret();
    void handsASecretOnAndForgetsIt();
    void saysWhereTheSecretIs();
    void saysWhoUsesASourceBeforeItGoes();
    void removesAtOnceWhatNobodyUses();
    void goesThroughTheRowsByKeys();
    void showsTheBeginningOfWhatIsOpened();
    void asksTheSourcesByItsKey();
    void offersToAskFromReadiness();
    void showsHowHostsStand();
    void beginsAnewForAnotherDay();
};

void TestHostsPage::saysWhatToDoWhenThereIsNothing()
{
    DayScript script(morning);
    Desk desk(script);
    QVERIFY(desk.find<WrapLabel>(u"noHosts"_s)->isVisible());
    QVERIFY(desk.find<WrapLabel>(u"noSources"_s)->isVisible());
    sayHosts(script);
    QTRY_VERIFY(!desk.find<WrapLabel>(u"noHosts"_s)->isVisible());
    QTRY_VERIFY(!desk.find<WrapLabel>(u"noSources"_s)->isVisible());
}

void TestHostsPage::saysWhatItTakesToProveAPath()
{
    DayScript script(morning);
    script.say({Entries::planned(
        AlertSource{.key = u"prom"_s, .title = u"Prom"_s, .url = u"http://prom.staging:9090"_s})});
    Desk desk(script);
    QVERIFY(desk.find<WrapLabel>(u"noPaths"_s)->isVisibleTo(desk.page));
    QVERIFY(desk.find<WrapLabel>(u"noPaths"_s)->text().contains(u"No source here takes one"_s));
    script.say({Entries::planned(AlertSource{.key = u"am"_s,
                                             .title = u"Alerts"_s,
                                             .type = AlertSource::Type::Alertmanager,
                                             .url = u"http://am.staging:9093"_s})});
    QTRY_VERIFY(desk.find<WrapLabel>(u"pathRemedy_am"_s));
    QTRY_VERIFY(desk.find<WrapLabel>(u"pathRemedy_am"_s)
                    ->text()
                    .endsWith(u"canary: {labels: {severity: page}}"_s));
    QVERIFY(!desk.find<QWidget>(u"pathLine_prom"_s)); // takes none
    QSignalSpy said(desk.page, &HostsPage::said);
    QSignalSpy wished(desk.page, &HostsPage::proveWished);
    desk.find<WordButton>(u"provePaths"_s)->click();
    QCOMPARE(said.size(), 1);
    QVERIFY(!desk.find<QWidget>(u"canaryQuestion"_s)->isVisibleTo(desk.page));
    QCOMPARE(wished.size(), 0);
}

void TestHostsPage::asksBeforeItPagesPeople()
{
    DayScript script(morning);
    AlertSource am = alertmanager();
    script.say({Entries::planned(am), Entries::planned(Experiment{.key = u"e"_s})});
    Desk desk(script);
    QVERIFY(desk.isActive);
    QSignalSpy wished(desk.page, &HostsPage::proveWished);
    auto *question = desk.find<QWidget>(u"canaryQuestion"_s);
    QTest::keyClick(desk.page, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(question->isVisibleTo(desk.page));
    QVERIFY(desk.find<WrapLabel>(u"canaryWho"_s)
                ->text()
                .contains(u"Alerts: whoever is told of severity=page"_s));
    QTest::keyClick(question, Qt::Key_Escape);
    QVERIFY(!question->isVisibleTo(desk.page));
    QCOMPARE(wished.size(), 0);

    desk.find<WordButton>(u"provePaths"_s)->click();
    desk.find<QAbstractButton>(u"sendCanaries"_s)->click();
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.front().front().toStringList(), QStringList{u"am"_s});
    QVERIFY(!question->isVisibleTo(desk.page));

    // The question is no longer the same once an experiment has begun.
    desk.find<WordButton>(u"provePaths"_s)->click();
    QVERIFY(question->isVisibleTo(desk.page));
    script.say({Entries::started(u"e"_s)});
    QTRY_VERIFY(!question->isVisibleTo(desk.page));
    QSignalSpy said(desk.page, &HostsPage::said);
    desk.find<WordButton>(u"provePaths"_s)->click();
    QCOMPARE(said.size(), 1);
    QVERIFY(!question->isVisibleTo(desk.page));
}

void TestHostsPage::followsACanary()
{
    DayScript script(morning);
    const AlertSource am = alertmanager();
    script.say(
        {Entries::planned(am),
         Entries::planned(AlertSource{
             .key = u"hook"_s, .type = AlertSource::Type::Webhook, .url = u"127.0.0.1:9095"_s})});
    Desk desk(script);
    const auto stages = [&] { return desk.find<WrapLabel>(u"pathStages_am"_s)->text(); };
    QTRY_VERIFY(desk.find<WrapLabel>(u"pathStages_am"_s));
    QVERIFY(stages().startsWith(u"Not proven yet"_s));
    const Canary canary = canaryFor(am, "canary-1", script.clock().now(), 5min);
    script.say({Entries::canarySent(canary),
                Entries::canaryAccepted(canary, {script.clock().now(), 5ms})});
    QTRY_VERIFY(stages().endsWith(u"taken, not known yet"_s));
    QVERIFY(stages().startsWith(u"canary sent "_s));
    script.say({Entries::canaryFailed(canary, u"it is down"_s, Entries::Left::Perhaps)});
    QTRY_VERIFY(stages().endsWith(u"not cleared: it is down"_s));
    QTRY_VERIFY(desk.find<QWidget>(u"pathLine_am"_s)->accessibleName().contains(u"failed"_s));
    QVERIFY(desk.find<WrapLabel>(u"pathRemedy_am"_s)->isVisibleTo(desk.page));
}

void TestHostsPage::addsAHostByItsAddress()
{
    DayScript script(morning);
    Desk desk(script);
    desk.write(u"addHost"_s, u"https://checkout.staging:8443/health"_s);
    QTRY_COMPARE(script.day().plan().hosts.size(), 1U);
    const StagingHost host = script.day().plan().hosts.front();
    QCOMPARE(host.key, u"checkout.staging"_s);
    QCOMPARE(host.title, u"checkout.staging"_s);
    QCOMPARE(host.probe.address, u"https://checkout.staging:8443/health"_s);
    QCOMPARE(desk.find<GrowingEdit>(u"addHost"_s)->text(), QString());
    desk.write(u"addHost"_s, u"redis.staging:6379"_s);
    QTRY_COMPARE(script.day().plan().hosts.size(), 2U);
    QVERIFY(script.day().plan().hosts.back().probe.protocol == Probe::Protocol::Tcp);
    QTRY_VERIFY(desk.find<PlannedBlock>(u"hostBlock_redis.staging"_s));
    QVERIFY(desk.find<PlannedBlock>(u"hostBlock_redis.staging"_s)->isOpen());
}

void TestHostsPage::addsASourceByItsAddress()
{
    DayScript script(morning);
    Desk desk(script);
    desk.write(u"addSource"_s, u"http://prom.staging:9090"_s);
    QTRY_VERIFY(desk.find<GrowingEdit>(u"source_title_prom.staging"_s));
    QTRY_VERIFY(desk.find<GrowingEdit>(u"source_title_prom.staging"_s)->hasFocus());
    desk.write(u"addSource"_s, u"http://prom.staging:9093"_s);
    QTRY_COMPARE(script.day().plan().sources.size(), 2U);
    QVERIFY(script.day().plan().sources.front().type == AlertSource::Type::Prometheus);
    QVERIFY(script.day().plan().sources.back().type == AlertSource::Type::Alertmanager);
    QCOMPARE(desk.plan.take(), u"source.planned prom.staging\nsource.planned prom.staging-9093"_s);
    QCOMPARE(script.day().plan().sources.back().title, u"prom.staging:9093"_s);
    desk.write(u"addSource"_s, u"https://monitor.staging:5665"_s);
    QTRY_COMPARE(script.day().plan().sources.size(), 3U);
    QVERIFY(script.day().plan().sources.back().type == AlertSource::Type::Icinga);
    QVERIFY(script.day().plan().sources.back().auth == AlertSource::Auth::Basic);
    desk.write(u"addSource"_s, u"https://graphs.staging:3000"_s);
    QTRY_COMPARE(script.day().plan().sources.size(), 4U);
    QVERIFY(script.day().plan().sources.back().type == AlertSource::Type::Grafana);
    QVERIFY(script.day().plan().sources.back().auth == AlertSource::Auth::Bearer);
    desk.write(u"addSource"_s, u"https://one.newrelic.com/alerts"_s); // a page for people
    QTRY_COMPARE(script.day().plan().sources.size(), 5U);
    const AlertSource newRelic = script.day().plan().sources.back();
    QVERIFY(newRelic.type == AlertSource::Type::NewRelic && newRelic.url.isEmpty());
    const QString account = u"source_account_%1"_s.arg(newRelic.key);
    QTRY_VERIFY(desk.find<GrowingEdit>(account));
    QTRY_VERIFY(desk.find<GrowingEdit>(account)->isVisible());
    QVERIFY(!desk.find<GrowingEdit>(u"source_account_prom.staging"_s)->isVisible());
}

void TestHostsPage::asksHowAPayloadIsRead()
{
    DayScript script(morning);
    script.say(Entries::planned(AlertSource{
        .key = u"z"_s, .type = AlertSource::Type::Webhook, .url = u"127.0.0.1:9096"_s}));
    Desk desk(script);
    const auto shown = [&desk](const QString &name) {
        const auto *field = desk.find<QWidget>(name);
        return field && field->isVisible();
    };
    QTRY_VERIFY(desk.find<PlannedLine>(u"sourceLine_z"_s));
    desk.find<PlannedLine>(u"sourceLine_z"_s)->click();
    QTRY_VERIFY(shown(u"source_name_at_z"_s));
    QVERIFY(!shown(u"source_state_at_z"_s));
    desk.write(u"source_name_at_z"_s, u"/event/name"_s);
    QTRY_COMPARE(script.day().plan().sources.front().payload.name, u"/event/name"_s);
    QTRY_VERIFY(shown(u"source_state_at_z"_s));
    desk.write(u"source_over_z"_s, u"OK, gone"_s);
    QTRY_COMPARE(script.day().plan().sources.front().payload.over,
                 (QStringList{u"OK"_s, u"gone"_s}));
}

void TestHostsPage::knowsOnCallSystems()
{
    using Type = AlertSource::Type;
    DayScript script(morning);
    Desk desk(script);
    const auto added = [&](const QString &text) {
        const auto before = script.day().plan().sources.size();
        desk.write(u"addSource"_s, text);
        [&] { QTRY_COMPARE(script.day().plan().sources.size(), before + 1); }();
        return script.day().plan().sources.back();
    };
    AlertSource source = added(u"https://api.eu.pagerduty.com"_s);
    QVERIFY(source.type == Type::PagerDuty);
    QCOMPARE(source.url, u"https://api.eu.pagerduty.com"_s);
    source = added(u"https://shop.pagerduty.com/incidents"_s); // a page for people
    QVERIFY(source.type == Type::PagerDuty && source.url.isEmpty());
    source = added(u"https://api.victorops.com"_s);
    QVERIFY(source.type == Type::SplunkOnCall && source.url == u"https://api.victorops.com"_s);
    QTRY_VERIFY(desk.find<GrowingEdit>(u"source_api_id_%1"_s.arg(source.key)));
    QTRY_VERIFY(desk.find<GrowingEdit>(u"source_api_id_%1"_s.arg(source.key))->isVisible());
    source = added(u"https://api.eu.opsgenie.com"_s);
    QVERIFY(source.type == Type::Opsgenie && source.url == u"https://api.eu.opsgenie.com"_s);
    source = added(u"PagerDuty"_s);
    QVERIFY(source.type == Type::PagerDuty && source.url.isEmpty());
    QTRY_VERIFY(desk.find<GrowingEdit>(u"source_home_%1"_s.arg(source.key)));
    QTRY_VERIFY(desk.find<GrowingEdit>(u"source_home_%1"_s.arg(source.key))->isVisible());
    QVERIFY(!desk.find<GrowingEdit>(u"source_url_%1"_s.arg(source.key))->isVisible());
}

void TestHostsPage::asksForTheSchemeOfASource()
{
    DayScript script(morning);
    Desk desk(script);
    desk.write(u"addSource"_s, u"prom:9090"_s);
    QVERIFY2(desk.fault(u"addSource"_s).contains(u"Write http://prom:9090"_s),
             qPrintable(desk.fault(u"addSource"_s)));
    QCOMPARE(desk.plan.take(), QString());
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_shop"_s));
    desk.find<PlannedLine>(u"hostLine_shop"_s)->click();
    desk.write(u"host_address_shop"_s, u"shop.staging:8080"_s);
    QVERIFY2(desk.fault(u"host_address_shop"_s).contains(u"Write http://shop.staging:8080"_s),
             qPrintable(desk.fault(u"host_address_shop"_s)));
    QCOMPARE(desk.plan.take(), QString());
}

void TestHostsPage::addsByNameAndAsksForTheAddress()
{
    DayScript script(morning);
    Desk desk(script);
    desk.write(u"addHost"_s, u"???"_s);
    QTRY_COMPARE(script.day().plan().hosts.size(), 1U);
    QCOMPARE(script.day().plan().hosts.front().key, u"host"_s);
    QTRY_VERIFY(desk.told(u"hostLine_host"_s).contains(u"no address yet"_s));
    QTRY_VERIFY(desk.find<GrowingEdit>(u"host_address_host"_s)->hasFocus());
}

void TestHostsPage::keepsWhatCannotBeTakenOver()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    desk.plan.wishes.clear();
    desk.write(u"addHost"_s, u"SHOP"_s);
    QVERIFY(desk.fault(u"addHost"_s).contains(u"is there already"_s));
    QCOMPARE(desk.find<GrowingEdit>(u"addHost"_s)->text(), u"SHOP"_s);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_shop"_s));
    desk.find<PlannedLine>(u"hostLine_shop"_s)->click();
    desk.write(u"host_address_shop"_s, u"http://shop.staging:99999"_s);
    QVERIFY(desk.fault(u"host_address_shop"_s).contains(u"65535"_s));
    QCOMPARE(desk.plan.take(), QString());
    // Neither other edits, nor closing the row, nor another tab loses it.
    script.say(Entries::planned(StagingHost{.key = u"new"_s}));
    desk.find<PlannedLine>(u"hostLine_shop"_s)->click();
    desk.plan.screen.showTab(u"readiness"_s);
    desk.plan.screen.showTab(u"hosts"_s);
    desk.find<PlannedLine>(u"hostLine_shop"_s)->click();
    QCOMPARE(desk.find<GrowingEdit>(u"host_address_shop"_s)->text(),
             u"http://shop.staging:99999"_s);
    QVERIFY(desk.fault(u"host_address_shop"_s).contains(u"65535"_s));
    QTest::keyClick(desk.find<GrowingEdit>(u"host_address_shop"_s), Qt::Key_Escape);
    QCOMPARE(desk.fault(u"host_address_shop"_s), QString());
    QCOMPARE(desk.find<GrowingEdit>(u"host_address_shop"_s)->text(),
             u"http://shop.staging/health"_s);
}

void TestHostsPage::editsInPlaceWithUndoAndRedo()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"sourceLine_prom"_s));
    desk.find<PlannedLine>(u"sourceLine_prom"_s)->click();
    desk.write(u"source_url_prom"_s, u"http://other.staging:9090"_s);
    QTRY_COMPARE(script.day().plan().sources.front().url, u"http://other.staging:9090"_s);
    desk.plan.screen.editor().undo();
    QTRY_COMPARE(script.day().plan().sources.front().url, u"http://prom.staging:9090"_s);
    QTRY_COMPARE(desk.find<GrowingEdit>(u"source_url_prom"_s)->text(),
                 u"http://prom.staging:9090"_s);
    desk.plan.screen.editor().redo();
    QTRY_COMPARE(script.day().plan().sources.front().url, u"http://other.staging:9090"_s);
    desk.choose(u"source_type_prom"_s, u"alertmanager"_s);
    QTRY_VERIFY(script.day().plan().sources.front().type == AlertSource::Type::Alertmanager);
}

/// An entry holds the whole host: what is on its way must not be undone by the next.
void TestHostsPage::buildsEditOnEdit()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_shop"_s));
    desk.find<PlannedLine>(u"hostLine_shop"_s)->click();
    desk.plan.isHeld = true;
    desk.plan.wishes.clear();
    desk.write(u"host_title_shop"_s, u"Storefront"_s);
    desk.write(u"host_environment_shop"_s, u"office"_s);
    desk.choose(u"host_protocol_shop"_s, u"dns"_s);
    QCOMPARE(desk.plan.wishes.size(), 3U);
    script.say(desk.plan.wishes);
    const StagingHost host = script.day().plan().hosts.front();
    QCOMPARE(host.title, u"Storefront"_s);
    QCOMPARE(host.environment, u"office"_s);
    QVERIFY(host.probe.protocol == Probe::Protocol::Dns);
}

void TestHostsPage::asksOnlyForWhatMakesSense()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_shop"_s));
    desk.find<PlannedLine>(u"hostLine_shop"_s)->click();
    QTRY_VERIFY(desk.find<FormText>(u"form_host_status_shop"_s)->isVisible());
    QVERIFY(!desk.find<FormText>(u"form_host_days_shop"_s)->isVisible());
    desk.choose(u"host_protocol_shop"_s, u"tls"_s);
    QTRY_VERIFY(desk.find<FormText>(u"form_host_days_shop"_s)->isVisible());
    QVERIFY(!desk.find<FormText>(u"form_host_status_shop"_s)->isVisible());
    desk.find<PlannedLine>(u"sourceLine_prom"_s)->click();
    QVERIFY(!desk.find<FormText>(u"form_source_secret_prom"_s)->isVisible());
    desk.choose(u"source_auth_prom"_s, u"basic"_s);
    QTRY_VERIFY(desk.find<FormText>(u"form_source_secret_prom"_s)->isVisible());
    QVERIFY(desk.find<FormText>(u"form_source_user_prom"_s)->isVisible());
}

void TestHostsPage::givesACheckItsAlerts()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_shop"_s));
    desk.find<PlannedLine>(u"hostLine_shop"_s)->click();
    const auto rules = [&script]() -> const std::vector<ProbeRule> & {
        return script.day().plan().host(u"shop"_s)->rules;
    };
    desk.write(u"rule_new_shop"_s, u"ShopDown"_s);
    QVERIFY(desk.fault(u"rule_new_shop"_s).contains(u"is there already"_s));
    desk.write(u"rule_new_shop"_s, u"ShopSlow"_s);
    QTRY_COMPARE(rules().size(), 2U);
    desk.choose(u"rule_when_shop_1"_s, u"slower than"_s);
    QTRY_VERIFY(desk.find<FormText>(u"form_rule_threshold_shop_1"_s));
    QTRY_VERIFY(desk.find<FormText>(u"form_rule_threshold_shop_1"_s)->isVisible());
    QVERIFY(rules()[1].threshold > 0s);
    desk.write(u"rule_threshold_shop_1"_s, u"2s"_s);
    desk.write(u"rule_hold_shop_1"_s, u"soon"_s);
    QVERIFY(desk.fault(u"rule_hold_shop_1"_s).contains(u"no length of time"_s));
    desk.write(u"rule_hold_shop_1"_s, u"10s"_s);
    QTRY_VERIFY(rules()[1].threshold == 2s && rules()[1].holdFor == 10s);
    desk.find<QToolButton>(u"rule_remove_shop_0"_s)->click();
    QTRY_COMPARE(rules().size(), 1U);
    QCOMPARE(rules()[0].name, u"ShopSlow"_s);
    QTRY_COMPARE(desk.find<GrowingEdit>(u"rule_name_shop_0"_s)->text(), u"ShopSlow"_s);
}

void TestHostsPage::judgesTheAddressAnewForAnotherProtocol()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_shop"_s));
    desk.find<PlannedLine>(u"hostLine_shop"_s)->click();
    desk.choose(u"host_protocol_shop"_s, u"tcp"_s);
    QTRY_VERIFY(desk.fault(u"host_address_shop"_s).contains(u"redis.staging:6379"_s));
    desk.choose(u"host_protocol_shop"_s, u"http"_s);
    QTRY_COMPARE(desk.fault(u"host_address_shop"_s), QString());
}

void TestHostsPage::neverTakesASecret()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"sourceLine_prom"_s));
    desk.find<PlannedLine>(u"sourceLine_prom"_s)->click();
    desk.choose(u"source_auth_prom"_s, u"bearer"_s);
    desk.plan.wishes.clear();
    desk.write(u"source_secret_prom"_s, u"hunter2!"_s);
    QVERIFY(desk.fault(u"source_secret_prom"_s).contains(u"environment variable"_s));
    QCOMPARE(desk.plan.take(), QString());
    desk.write(u"source_secret_prom"_s, u"PROM_TOKEN"_s);
    QTRY_COMPARE(script.day().plan().sources.front().secret, u"PROM_TOKEN"_s);
}

void TestHostsPage::handsASecretOnAndForgetsIt()
{
    DayScript script(morning);
    Desk desk(script);
    script.say(Entries::planned(AlertSource{.key = u"prom"_s,
                                            .url = u"http://prom.staging:9090"_s,
                                            .auth = AlertSource::Auth::Bearer,
                                            .secret = u"PROM_TOKEN"_s}));
    QSignalSpy given(desk.page, &HostsPage::secretGiven);
    QTRY_VERIFY(desk.find<PlannedLine>(u"sourceLine_prom"_s));
    desk.find<PlannedLine>(u"sourceLine_prom"_s)->click();
    QTRY_VERIFY(desk.find<QLineEdit>(u"source_secret_value_prom"_s));
    auto *edit = desk.find<QLineEdit>(u"source_secret_value_prom"_s);
    QTRY_VERIFY(edit->isVisible());
    edit->setFocus();
    QTest::keyClicks(edit, u"s3cret"_s);
    QVERIFY(!edit->displayText().contains(u"s3cret"_s));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(given.size(), 1);
    QCOMPARE(given.first(), (QVariantList{u"PROM_TOKEN"_s, "s3cret"_ba}));
    QVERIFY(edit->text().isEmpty() && !edit->isUndoAvailable());
    QTest::keyClick(edit, Qt::Key_Return); // nothing more to give
    QCOMPARE(given.size(), 1);
    QCOMPARE(desk.plan.take(), QString());
}

void TestHostsPage::saysWhereTheSecretIs()
{
    using Place = SecretPlaces::Place;
    DayScript script(morning);
    Desk desk(script);
    script.say(Entries::planned(AlertSource{.key = u"prom"_s,
                                            .url = u"http://prom.staging:9090"_s,
                                            .auth = AlertSource::Auth::Bearer}));
    QTRY_VERIFY(desk.find<PlannedLine>(u"sourceLine_prom"_s));
    desk.find<PlannedLine>(u"sourceLine_prom"_s)->click();
    QTRY_VERIFY(desk.find<QLineEdit>(u"source_secret_value_prom"_s));
    auto *edit = desk.find<QLineEdit>(u"source_secret_value_prom"_s);
    QVERIFY(!edit->isVisible()); // it is not said what it is called
    desk.write(u"source_secret_prom"_s, u"PROM_TOKEN"_s);
    QTRY_VERIFY(edit->isVisible());
    const auto where = [&] { return desk.find<WrapLabel>(u"source_secret_where_prom"_s)->text(); };
    desk.secrets.set(u"PROM_TOKEN"_s, {Place::Nowhere, {}});
    QCOMPARE(where(), u"This desk has no PROM_TOKEN yet."_s);
    desk.secrets.set(u"PROM_TOKEN"_s, {Place::Keychain, {}});
    QCOMPARE(where(), u"PROM_TOKEN is in the keychain of this desktop."_s);
    QVERIFY(edit->isEnabled());
    desk.secrets.set(u"PROM_TOKEN"_s, {Place::Nowhere, u"the keychain is locked"_s});
    QCOMPARE(desk.find<SecretField>(u"form_source_secret_value_prom"_s)->fault(),
             u"the keychain is locked"_s);
    desk.secrets.set(u"PROM_TOKEN"_s, {Place::Environment, {}});
    QCOMPARE(where(), u"PROM_TOKEN is in the environment of this room."_s);
    QVERIFY(!edit->isEnabled());
    QCOMPARE(desk.find<SecretField>(u"form_source_secret_value_prom"_s)->fault(), QString());
}

void TestHostsPage::saysWhoUsesASourceBeforeItGoes()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"sourceLine_prom"_s));
    QVERIFY(desk.told(u"sourceLine_prom"_s).contains(u"used by 1 experiment"_s));
    desk.plan.wishes.clear();
    desk.plan.screen.resize(1216, 400);
    auto *line = desk.find<PlannedLine>(u"sourceLine_prom"_s);
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Delete);
    QCOMPARE(desk.plan.take(), QString());
    auto *usedBy = desk.find<WrapLabel>(u"usedBy_prom"_s);
    QVERIFY2(usedBy->text().contains(u"hole"_s) && usedBy->text().contains(u"Shop dies"_s),
             qPrintable(usedBy->text()));
    QTRY_VERIFY(!desk.find<WordButton>(u"keep_prom"_s)->visibleRegion().isEmpty());
    desk.find<WordButton>(u"keep_prom"_s)->click();
    QVERIFY(!desk.find<WordButton>(u"keep_prom"_s)->isVisible());
    desk.find<WordButton>(u"remove_prom"_s)->click();
    QCOMPARE(desk.plan.take(), QString());
    desk.find<WordButton>(u"remove_prom"_s)->click();
    QCOMPARE(desk.plan.take(), u"source.removed prom"_s);
    QTRY_VERIFY(!desk.find<PlannedLine>(u"sourceLine_prom"_s));
    desk.plan.screen.editor().undo();
    QTRY_VERIFY(desk.find<PlannedLine>(u"sourceLine_prom"_s));
}

void TestHostsPage::removesAtOnceWhatNobodyUses()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_db"_s));
    desk.plan.wishes.clear();
    QSignalSpy said(desk.page, &HostsPage::said);
    QTest::keyClick(desk.find<PlannedLine>(u"hostLine_db"_s), Qt::Key_Delete);
    QCOMPARE(desk.plan.take(), u"host.removed db"_s);
    QVERIFY(said.front().front().toString().contains(u"Database"_s));
    QTRY_VERIFY(!desk.find<PlannedLine>(u"hostLine_db"_s));
}

void TestHostsPage::goesThroughTheRowsByKeys()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_shop"_s));
    QTRY_VERIFY(desk.find<PlannedLine>(u"sourceLine_prom"_s)->isVisible());
    auto *shop = desk.find<PlannedLine>(u"hostLine_shop"_s);
    shop->setFocus();
    QTest::keyClick(shop, Qt::Key_Down);
    QVERIFY(desk.find<PlannedLine>(u"hostLine_db"_s)->hasFocus());
    QTest::keyClick(desk.find<PlannedLine>(u"hostLine_db"_s), Qt::Key_Down);
    auto *prom = desk.find<PlannedLine>(u"sourceLine_prom"_s);
    QVERIFY(prom->hasFocus());
    QTest::keyClick(prom, Qt::Key_Return);
    auto *block = desk.find<PlannedBlock>(u"sourceBlock_prom"_s);
    QVERIFY(block->isOpen());
    // From inside a field that holds nothing new, Esc closes the row.
    auto *url = desk.find<GrowingEdit>(u"source_url_prom"_s);
    url->setFocus();
    QTest::keyClick(url, Qt::Key_Escape);
    QVERIFY(!block->isOpen() && prom->hasFocus());
}

void TestHostsPage::showsTheBeginningOfWhatIsOpened()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    desk.plan.screen.resize(1216, 360);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_shop"_s));
    auto *line = desk.find<PlannedLine>(u"hostLine_shop"_s);
    QTRY_VERIFY(line->isVisible());
    line->click();
    auto *block = desk.find<PlannedBlock>(u"hostBlock_shop"_s);
    QTRY_VERIFY(block->height() > 360);
    // It is scrolled to once it has its place.
    const auto *bar = desk.page->findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_VERIFY(bar->value() > 0);
    QCOMPARE(line->visibleRegion().boundingRect().height(), line->height());
}

void TestHostsPage::asksTheSourcesByItsKey()
{
    DayScript script(morning);
    Desk desk(script);
    QSignalSpy asked(desk.page, &HostsPage::askWished);
    QSignalSpy said(desk.page, &HostsPage::said);
    auto *ask = desk.find<WordButton>(u"askSources"_s);
    ask->click();
    QVERIFY(asked.isEmpty() && said.size() == 1);
    sayHosts(script);
    QVERIFY(desk.isActive);
    QTest::keyClick(&desk.plan.screen, Qt::Key_F5);
    QCOMPARE(asked.size(), 1);
    desk.round.begin({u"prom"_s});
    QVERIFY(desk.told(u"sourceLine_prom"_s).endsWith(u"asking…"_s));
    script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, u"refused"_s));
    desk.round.end(u"prom"_s, u"nobody listens there"_s, script.now());
    QVERIFY(desk.told(u"sourceLine_prom"_s).contains(u"nobody listens there"_s));
    script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}))
        .after(1s)
        .say(Entries::surveyed(u"prom"_s, {.rules = {{.name = "A"}, {.name = "B"}}}));
    QTRY_VERIFY(desk.told(u"sourceLine_prom"_s).contains(u"2 alert rules"_s));
}

void TestHostsPage::offersToAskFromReadiness()
{
    DayScript script(morning);
    Desk desk(script);
    desk.plan.screen.showTab(u"readiness"_s);
    auto *ask = desk.find<WordButton>(u"askSourcesFromReadiness"_s);
    QVERIFY(!ask->isVisible());
    sayHosts(script);
    QTRY_VERIFY(ask->isVisible());
    QSignalSpy asked(&desk.plan.screen, &PlanScreen::askWished);
    QTest::keyClick(&desk.plan.screen, Qt::Key_F5);
    QCOMPARE(asked.size(), 1);
    script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}))
        .say(Entries::surveyed(u"prom"_s, {}));
    QTRY_VERIFY(!ask->isVisible());
}

void TestHostsPage::showsHowHostsStand()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.told(u"hostLine_shop"_s).endsWith(u"not checked yet"_s));
    script.say(Entries::hostChanged(u"shop"_s, HostState::Down, u"<b>refused"_s, script.now()));
    QTRY_VERIFY(desk.told(u"hostLine_shop"_s).endsWith(u"down · <b>refused"_s));
    QVERIFY(!desk.find<PlannedLine>(u"hostLine_shop"_s)->toolTip().contains(u"<b>"_s));
}

void TestHostsPage::beginsAnewForAnotherDay()
{
    DayScript script(morning);
    Desk desk(script);
    sayHosts(script);
    QTRY_VERIFY(desk.find<PlannedLine>(u"hostLine_shop"_s));
    desk.find<PlannedLine>(u"hostLine_shop"_s)->click();
    script.live().replace(Day());
    QVERIFY(!desk.find<PlannedLine>(u"hostLine_shop"_s));
    QTRY_VERIFY(desk.find<WrapLabel>(u"noHosts"_s)->isVisible());
}

QTEST_MAIN(TestHostsPage)
#include "tst_hostspage.moc"
