// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/proxiespanel.h"

#include "tests/ui/run/stage.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/faultlist.h"
#include "ui/run/proxyline.h"
#include "ui/theme/roomstyle.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wraplabel.h"

#include <QDir>
#include <QListView>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ProxyFault faultOf(const QString &line)
{
    return *ProxyFault::read(line);
}

PlannedProxy proxy(const QString &key, const QString &title = {})
{
    return {.key = key,
            .title = title,
            .listen = u"127.0.0.1:9444"_s,
            .target = u"checkout-1.staging.example:443"_s};
}

/// An experiment that is triggered, with two proxies.
void playProxies(DayScript &script)
{
    Scenes::playFullDay(script);
    script.say(Entries::planned(proxy(u"checkout-ws"_s)));
    script.say(Entries::planned(proxy(u"cart"_s, u"Cart"_s)));
}

/// What stands beside the screen's own edges.
void keepPicture(QWidget &window, const QString &name)
{
    for (int round = 0; round < 10; ++round)
        QCoreApplication::processEvents();
    QImage picture(window.size(), QImage::Format_RGB32);
    window.render(&picture);
    const QDir folder(QCoreApplication::applicationDirPath());
    QVERIFY(folder.mkpath(u"pictures"_s));
    QVERIFY(picture.save(folder.filePath(u"pictures/proxies-%1.png"_s.arg(name))));
}

} // namespace

/// The fault proxies on the run screen.
class TestProxiesPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { RoomStyle::dress(*qApp, m_look); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void isHiddenWithoutProxies()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QVERIFY(!stage.find<ProxiesPanel>(u"proxiesPanel"_s)->isVisible());
        QTest::keyClick(&stage.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"no proxies"));
        script.say(Entries::planned(proxy(u"ws"_s)));
        QTRY_VERIFY(stage.find<ProxiesPanel>(u"proxiesPanel"_s)->isVisible());
        script.say(Entries::removed(Kind::ProxyRemoved, u"ws"_s));
        QTRY_VERIFY(!stage.find<ProxiesPanel>(u"proxiesPanel"_s)->isVisible());
    }

    void showsHowTheyStand()
    {
        DayScript script(Scenes::begin);
        playProxies(script);
        ProxyWatch watch;
        Stage stage(script);
        stage.screen->setProxies(watch);
        const auto *line = stage.find<ProxyLine>(u"proxy_checkout-ws"_s);
        QVERIFY(line && line->isVisible());
        QCOMPARE(line->accessibleName(), u"checkout-ws: passes everything on"_s);
        const int height = line->sizeHint().height();
        watch.take({{.proxy = u"checkout-ws"_s,
                     .isListening = true,
                     .accepted = 7,
                     .open = 3,
                     .fromClients = 2048,
                     .fromServers = 1024}});
        QVERIFY2(line->toolTip().contains(u"7 connections so far, 3 open"),
                 qPrintable(line->toolTip()));
        script.say(Entries::proxySwitched(
            {.proxy = u"checkout-ws"_s, .fault = faultOf(u"ws close 1013"_s)}));
        QTRY_VERIFY(line->accessibleName().contains(u"closes WebSockets with 1013 since"));
        QVERIFY(line->sizeHint().height() > height);
        watch.take({{.proxy = u"cart"_s, .trouble = u"The address is in use"_s}});
        const auto *cart = stage.find<ProxyLine>(u"proxy_cart"_s);
        QVERIFY2(cart->accessibleName().contains(u"The address is in use · tried again"),
                 qPrintable(cart->accessibleName()));
    }

    void switchesByTheKeyboard()
    {
        DayScript script(Scenes::begin);
        playProxies(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::keyClick(&stage.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        auto *line = stage.find<ProxyLine>(u"proxy_checkout-ws"_s);
        QCOMPARE(QApplication::focusWidget(), line);
        QTest::keyClick(line, Qt::Key_Return);
        const auto *faults = stage.find<FaultList>(u"faultList"_s);
        QVERIFY(faults->isVisible());
        QVERIFY(stage.screen->rect().contains(faults->geometry()));
        auto *field = stage.find<QLineEdit>(u"faultLine"_s);
        QCOMPARE(QApplication::focusWidget(), field);
        const auto *rows = stage.find<QListView>(u"faultRows"_s)->model();
        QCOMPARE(rows->rowCount(), ProxyFault::known().size());
        QTest::keyClicks(field, u"late 3 s"_s);
        QCOMPARE(rows->index(0, 0).data().toString(), u"3 s late"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(stage.wishes.size(), 1U);
        const Entry wished = stage.wishes.front();
        QCOMPARE(stage.take(), u"proxy.switched checkout-ws"_s);
        QCOMPARE(wished.payload, R"({"fault":"latency 3000 ms"})");
        QVERIFY(!faults->isVisible());
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
        script.say(wished);
        QTRY_VERIFY(line->accessibleName().contains(u"3 s late"));
    }

    void editsTheNumbersOfAFault()
    {
        DayScript script(Scenes::begin);
        playProxies(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        stage.find<ProxyLine>(u"proxy_cart"_s)->click();
        auto *field = stage.find<QLineEdit>(u"faultLine"_s);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Tab);
        QCOMPARE(field->text(), u"latency 200 ms jitter 50 ms"_s);
        field->setText(u"latency 250 ms jitter 10 m"_s);
        QTest::keyClick(field, Qt::Key_S);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(stage.wishes.front().payload, R"({"fault":"latency 250 ms jitter 10 ms"})");
    }

    void refusesInWords()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::planned(proxy(u"ws"_s)));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        stage.find<ProxyLine>(u"proxy_ws"_s)->click();
        auto *field = stage.find<QLineEdit>(u"faultLine"_s);
        QTest::keyClicks(field, u"refuse"_s);
        const auto *hint = stage.find<WrapLabel>(u"faultHint"_s);
        QVERIFY2(hint->text().contains(u"once an experiment is triggered"),
                 qPrintable(hint->text()));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(stage.take(), QString());
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"triggered"));
        field->clear();
        QTest::keyClicks(field, u"nonsense"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(stage.take(), QString());
        field->clear();
        QTest::keyClicks(field, u"none"_s); // to heal is always allowed
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(stage.take(), u"proxy.switched ws"_s);
    }

    void goesBackByEscape()
    {
        DayScript script(Scenes::begin);
        playProxies(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        stage.find<ProxyLine>(u"proxy_cart"_s)->click();
        QTest::keyClick(stage.find<QLineEdit>(u"faultLine"_s), Qt::Key_Escape);
        QVERIFY(!stage.find<FaultList>(u"faultList"_s)->isVisible());
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
        QCOMPARE(stage.take(), QString());
    }

    void looksWell_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("isLong");
        QTest::newRow("dark-1600") << QSize(1600, 1000) << true << false;
        QTest::newRow("light-1600") << QSize(1600, 1000) << false << false;
        QTest::newRow("dark-1280") << QSize(1216, 720) << true << false;
        QTest::newRow("light-1280-long") << QSize(1216, 720) << false << true;
    }

    void looksWell()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, isLong);
        DayScript script(Scenes::begin);
        playProxies(script);
        if (isLong) {
            PlannedProxy wide = proxy(u"cart"_s, u"The carts of everybody "_s.repeated(8));
            wide.target = u"a-very-long-name-of-a-host."_s.repeated(4) + u"staging.example:65535"_s;
            script.say(Entries::planned(wide));
        }
        script.say(Entries::proxySwitched(
            {.proxy = u"checkout-ws"_s, .fault = faultOf(u"ws close 1013"_s)}));
        m_look.setTheme(dark ? Theme::dark() : Theme::light());
        ProxyWatch watch;
        watch.take({{.proxy = u"checkout-ws"_s,
                     .isListening = true,
                     .accepted = 12,
                     .open = 3,
                     .fromClients = 20480,
                     .fromServers = 1'310'720},
                    {.proxy = u"cart"_s,
                     .trouble = u"The proxy cannot listen at 127.0.0.1, port 9444: The bound "
                                "address is already in use"_s}});
        Stage stage(script, dark ? Theme::dark() : Theme::light(), size);
        stage.screen->setProxies(watch);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        keepPicture(stage.window, QString::fromLatin1(QTest::currentDataTag()));
        stage.find<ProxyLine>(u"proxy_checkout-ws"_s)->click();
        const auto *faults = stage.find<FaultList>(u"faultList"_s);
        QVERIFY(faults->isVisible());
        QVERIFY(stage.screen->rect().contains(faults->geometry()));
        keepPicture(stage.window, QString::fromLatin1(QTest::currentDataTag()) + u"-faults"_s);
        m_look.setTheme(Theme::dark());
    }

private:
    Look m_look;
};

QTEST_MAIN(TestProxiesPanel)
#include "tst_proxiespanel.moc"
