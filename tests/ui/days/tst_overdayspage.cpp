// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/rules/pastdays.h"
#include "tests/ui/theme/portrait.h"
#include "ui/days/daytable.h"
#include "ui/days/overdayspage.h"
#include "ui/days/timeschart.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using Test::pastDay;

namespace {

KeptDays threeDays()
{
    KeptDays kept;
    kept.days = {
        pastDay(u"First chaos day"_s, QDate(2025, 12, 9),
                {u"checkout-db prom:CheckoutDown fired 60 0.6"_s,
                 u"checkout-db prom:PoolExhausted did_not_fire"_s,
                 u"redis prom:RedisFailover fired 90 1"_s,
                 u"mail prom:MailBounces fired_late 295 2"_s, u"old prom:BrokerDown fired 84 1"_s,
                 u"hole prom:DnsSlow not_performed"_s}),
        pastDay(u"Second chaos day"_s, QDate(2026, 6, 9),
                {u"checkout-db prom:CheckoutDown fired 41 0.4"_s,
                 u"checkout-db prom:PoolExhausted fired 70 1"_s,
                 u"redis prom:RedisFailover fired 90.5 1"_s,
                 u"mail prom:MailBounces did_not_fire"_s}),
        pastDay(u"Third chaos day"_s, QDate(2026, 11, 10),
                {u"checkout-db prom:CheckoutDown fired 44 0.4"_s,
                 u"redis prom:RedisFailover fired 91 1"_s, u"new prom:Brand fired 30 1"_s})};
    for (PastDay &day : kept.days) {
        for (Proof &proof : day.results) {
            proof.sourceTitle = u"Prometheus"_s;
            proof.toldWithin = std::chrono::seconds(120);
        }
    }
    kept.days[0].figures = {.alertsTested = 5, .alertsFailed = 1, .experimentsPerformed = 4};
    kept.days[0].items = {{.text = u"Raise the pool's limit"_s, .owner = u"Dave"_s}};
    return kept;
}

/// The rows of a list as people read them.
QStringList wordsIn(const QListView *list)
{
    QStringList words;
    for (int row = 0; row < list->model()->rowCount(); ++row)
        words << list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    return words;
}

} // namespace

class TestOverDaysPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void saysWhatToDoWhileThereIsNothing();
    void tellsOfADayThatCannotBeRead();
    void listsEveryAlert();
    void findsAlertsByWords();
    void drawsTheChosenAlert();
    void comparesTheLatestDaysFirst();
    void needsTwoDaysToCompare();
    void leavesRehearsalsOut();
    void saysWhatToDoWhereOnlyRehearsalsAre();
    void putsWhatIsChosenIntoAPlan();
    void worksByKeyboard();
    void keepsTheChosenAlertWhenItIsReadAgain();
    void asksForTheDaysWhenItIsShown();
    void isPortrayed();

private:
    /// A page that shows these days.
    struct Shown
    {
        explicit Shown(const TestOverDaysPage &test, const KeptDays &kept)
            : page(test.m_look, test.m_clock)
        {
            page.resize(1280, 800);
            page.show();
            page.setDays(std::make_shared<const KeptDays>(kept));
            const bool isEmpty = std::ranges::all_of(
                kept.days, [](const PastDay &day) { return day.results.empty(); });
            const auto *none = page.findChild<WrapLabel *>(u"noDaysYet"_s);
            const bool came = QTest::qWaitFor([&] {
                return isEmpty ? none->text().contains(u"Hold a day"_s) : !none->isVisible();
            });
            Q_ASSERT(came);
            Q_UNUSED(came)
        }
        template<typename Widget>
        Widget *find(const QString &name) const
        {
            return page.findChild<Widget *>(name);
        }

        OverDaysPage page;
    };

    Look m_look;
    SetClock m_clock{
        instantOf(QDateTime(Test::today, QTime(12, 0), Qt::UTC).toMSecsSinceEpoch() * 1000)};
};

void TestOverDaysPage::initTestCase()
{
    RoomStyle::dress(*qApp, m_look);
}

void TestOverDaysPage::saysWhatToDoWhileThereIsNothing()
{
    Shown shown(*this, {});
    QVERIFY(shown.find<QWidget>(u"noDaysYet"_s)->isVisible());
    QVERIFY(!shown.find<QListView>(u"ledgerList"_s)->isVisible());
    QVERIFY(!shown.find<QWidget>(u"unreadDays"_s)->isVisible());
}

void TestOverDaysPage::tellsOfADayThatCannotBeRead()
{
    KeptDays kept = threeDays();
    kept.unread = {{.title = u"Broken day"_s, .why = u"a page is damaged"_s}};
    Shown shown(*this, kept);
    auto *trouble = shown.find<WrapLabel>(u"unreadDays"_s);
    QVERIFY(trouble->isVisible());
    QCOMPARE(trouble->text(), u"Broken day cannot be read: a page is damaged"_s);
    QVERIFY(shown.find<QListView>(u"ledgerList"_s)->isVisible()); // the others are shown
    shown.page.setFailure({Failure::Kind::Storage, u"no such disk"_s});
    QVERIFY(trouble->text().contains(u"no such disk"_s));
}

void TestOverDaysPage::listsEveryAlert()
{
    Shown shown(*this, threeDays());
    auto *list = shown.find<QListView>(u"ledgerList"_s);
    const QAbstractItemModelTester tester(list->model());
    QCOMPARE(
        wordsIn(list),
        QStringList(
            {u"MailBounces, Prometheus, failed, never, –, MAIL"_s,
             u"DnsSlow, Prometheus, never proved, never, –, –"_s,
             u"BrokerDown, Prometheus, proved long ago, 52 weeks ago, 1:24 ± 1 s, OLD"_s,
             u"Brand, Prometheus, proved, 4 weeks ago, 0:30 ± 1 s, NEW"_s,
             u"CheckoutDown, Prometheus, proved, 4 weeks ago, 0:44 ± 0.4 s, CHECKOUT-DB, slower"_s,
             u"PoolExhausted, Prometheus, proved, 26 weeks ago, 1:10 ± 1 s, CHECKOUT-DB"_s,
             u"RedisFailover, Prometheus, proved, 4 weeks ago, 1:31 ± 1 s, REDIS, the same"_s}));
    QCOMPARE(shown.find<ElidedLabel>(u"ledgerCount"_s)->text(),
             u"7 alerts · 4 proved · 1 long ago · 1 failed · 0 fell short · 1 never proved"_s);
}

void TestOverDaysPage::findsAlertsByWords()
{
    Shown shown(*this, threeDays());
    auto *list = shown.find<QListView>(u"ledgerList"_s);
    shown.find<QLineEdit>(u"ledgerWords"_s)->setText(u"prom REDIS"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    shown.find<QLineEdit>(u"ledgerWords"_s)->setText(u"nothing like it"_s);
    QCOMPARE(list->model()->rowCount(), 0);
    QVERIFY(shown.find<ElidedLabel>(u"chartTitle"_s)->text().isEmpty());
}

void TestOverDaysPage::drawsTheChosenAlert()
{
    Shown shown(*this, threeDays());
    auto *list = shown.find<QListView>(u"ledgerList"_s);
    auto *chart = shown.page.findChild<TimesChart *>();
    list->setCurrentIndex(list->model()->index(4, 0));
    QCOMPARE(shown.find<ElidedLabel>(u"chartTitle"_s)->text(), u"CheckoutDown · Prometheus"_s);
    QCOMPARE(shown.find<ElidedLabel>(u"chartPace"_s)->text(),
             u"slower than on 2026-06-09 by 0:03.0 ± 0.8 s"_s);
    const auto points = chart->points();
    QCOMPARE(points.size(), 3U);
    QVERIFY(points[0].at.x() < points[1].at.x() && points[1].at.x() < points[2].at.x());
    QVERIFY(points[0].at.y() < points[2].at.y()); // slower stands higher
    QVERIFY(points[2].at.y() < points[1].at.y());
    QVERIFY(points[0].above > points[1].above && points[1].above > 0);
    list->setCurrentIndex(list->model()->index(0, 0));
    const auto failed = chart->points();
    QCOMPARE(failed.size(), 2U);
    QVERIFY(failed[0].isMeasured && !failed[1].isMeasured);
    QVERIFY(chart->accessibleDescription().contains(u"did not fire"_s));
}

void TestOverDaysPage::comparesTheLatestDaysFirst()
{
    Shown shown(*this, threeDays());
    auto *list = shown.find<QListView>(u"comparisonList"_s);
    auto *before = shown.find<QComboBox>(u"earlierDay"_s);
    QCOMPARE(before->currentData().toString(), u"Second chaos day"_s);
    QCOMPARE(shown.find<QComboBox>(u"laterDay"_s)->currentData().toString(), u"Third chaos day"_s);
    QTRY_VERIFY(wordsIn(list).contains(
        u"CheckoutDown · Prometheus, fired, told after 0:41 ± 0.4 s, fired, told after 0:44 ± 0.4 s, slower"_s));
    before->setCurrentIndex(0);
    shown.find<QComboBox>(u"laterDay"_s)->setCurrentIndex(1);
    // Not in that turn of the event loop: it may take longer than a frame.
    QVERIFY(!wordsIn(list).contains(u"alerts put to the test, 5, 0, −5"_s));
    QTRY_VERIFY(wordsIn(list).contains(u"alerts put to the test, 5, 0, −5"_s));
    const QStringList words = wordsIn(list);
    QVERIFY(words.contains(
        u"PoolExhausted · Prometheus, did not fire, fired, told after 1:10 ± 1 s, proved now"_s));
    QVERIFY(words.contains(u"Raise the pool's limit, Dave, still open"_s));
    QCOMPARE(shown.find<ElidedLabel>(u"comparisonSummary"_s)->text(),
             u"1 proved now · 1 faster · 2 gone"_s);
    before->setCurrentIndex(1);
    QVERIFY(!shown.find<QWidget>(u"nothingToCompare"_s)->isHidden()); // with itself
}

void TestOverDaysPage::needsTwoDaysToCompare()
{
    KeptDays kept = threeDays();
    kept.days.resize(1);
    Shown shown(*this, kept);
    QVERIFY(!shown.find<QWidget>(u"nothingToCompare"_s)->isHidden());
    QCOMPARE(shown.find<QListView>(u"comparisonList"_s)->model()->rowCount(), 0);
}

void TestOverDaysPage::leavesRehearsalsOut()
{
    KeptDays kept = threeDays();
    kept.days[2].isRehearsal = true;
    Shown shown(*this, kept);
    const auto *list = shown.find<QListView>(u"ledgerList"_s);
    auto *turn = shown.find<QAbstractButton>(u"withRehearsals"_s);
    const auto *later = shown.find<QComboBox>(u"laterDay"_s);
    QVERIFY(turn->isVisible());
    QCOMPARE(turn->text(), u"Take rehearsals in"_s);
    QCOMPARE(list->model()->rowCount(), 6); // without what it alone knows
    QCOMPARE(later->findData(u"Third chaos day"_s), -1);
    turn->click();
    QTRY_COMPARE(list->model()->rowCount(), 7);
    QCOMPARE(turn->text(), u"Leave rehearsals out"_s);
    QCOMPARE(later->itemText(later->findData(u"Third chaos day"_s)),
             u"Third chaos day (rehearsal) · 2026-11-10"_s);
    // What is read again is told of in the same way.
    kept.days[2].results.pop_back();
    shown.page.setDays(std::make_shared<const KeptDays>(kept));
    QTRY_COMPARE(list->model()->rowCount(), 6);
    QVERIFY(later->findData(u"Third chaos day"_s) >= 0);
    turn->click();
    QTRY_COMPARE(later->findData(u"Third chaos day"_s), -1);
}

void TestOverDaysPage::saysWhatToDoWhereOnlyRehearsalsAre()
{
    KeptDays kept = threeDays();
    for (PastDay &day : kept.days)
        day.isRehearsal = true;
    OverDaysPage page(m_look, m_clock);
    page.resize(1280, 800);
    page.show();
    page.setDays(std::make_shared<const KeptDays>(kept));
    auto *turn = page.findChild<QAbstractButton *>(u"withRehearsals"_s);
    QTRY_VERIFY(turn->isVisible());
    QVERIFY(page.findChild<QWidget *>(u"noDaysYet"_s)->isVisible());
    turn->click();
    QTRY_VERIFY(page.findChild<QListView *>(u"ledgerList"_s)->isVisible());
}

void TestOverDaysPage::putsWhatIsChosenIntoAPlan()
{
    Shown shown(*this, threeDays());
    shown.find<QAbstractButton>(u"repeatTabWord"_s)->click();
    auto *list = shown.find<QListView>(u"repeatList"_s);
    auto *put = shown.find<QAbstractButton>(u"putIntoPlan"_s);
    QCOMPARE(wordsIn(list),
             QStringList({u"MAIL, MailBounces: did not fire on 2026-06-09, –"_s,
                          u"HOLE, not performed on 2025-12-09, –"_s,
                          u"OLD, BrokerDown: last proved 52 weeks ago, –"_s}));
    QVERIFY(!put->isEnabled()); // into which?
    shown.page.setDayTitle(u"Fourth chaos day"_s);
    QVERIFY(put->isEnabled());
    std::vector<ToRepeat> wished;
    connect(&shown.page, &OverDaysPage::planWished, this,
            [&wished](const std::vector<ToRepeat> &chosen) { wished = chosen; });
    put->click();
    QCOMPARE(wished.size(), 1U);
    QCOMPARE(wished.front().experiment, u"mail"_s);
    list->selectAll();
    put->click();
    QCOMPARE(wished.size(), 3U);
    int saved = 0;
    connect(&shown.page, &OverDaysPage::saveWished, this,
            [&saved](const std::vector<ToRepeat> &chosen) { saved = int(chosen.size()); });
    shown.find<QAbstractButton>(u"saveRepeatPlan"_s)->click();
    QCOMPARE(saved, 3);
    shown.page.setDayTitle({});
    QVERIFY(!put->isEnabled());
}

void TestOverDaysPage::worksByKeyboard()
{
    Shown shown(*this, threeDays());
    shown.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    auto *list = shown.find<QListView>(u"ledgerList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 2);
    QCOMPARE(shown.find<ElidedLabel>(u"chartTitle"_s)->text(), u"BrokerDown · Prometheus"_s);
    QTest::keyClick(list, Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(shown.find<QWidget>(u"comparisonTab"_s)->isVisible());
    auto *comparison = shown.find<QListView>(u"comparisonList"_s);
    QVERIFY(comparison->isVisible());
    QTest::keyClick(comparison, Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(shown.find<QWidget>(u"repeatTab"_s)->isVisible());
    QTest::keyClick(shown.find<QListView>(u"repeatList"_s), Qt::Key_Tab,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(comparison->isVisible());
}

void TestOverDaysPage::keepsTheChosenAlertWhenItIsReadAgain()
{
    Shown shown(*this, threeDays());
    auto *list = shown.find<QListView>(u"ledgerList"_s);
    list->setCurrentIndex(list->model()->index(4, 0));
    KeptDays kept = threeDays();
    kept.days[2].results.pop_back();
    shown.page.setDays(std::make_shared<const KeptDays>(kept));
    QTRY_COMPARE(list->model()->rowCount(), 6);
    QCOMPARE(list->currentIndex().data().toString(), u"CheckoutDown"_s);
    QCOMPARE(shown.find<ElidedLabel>(u"chartTitle"_s)->text(), u"CheckoutDown · Prometheus"_s);
}

void TestOverDaysPage::asksForTheDaysWhenItIsShown()
{
    OverDaysPage page(m_look, m_clock);
    QSignalSpy looked(&page, &OverDaysPage::looked);
    page.show();
    QCOMPARE(looked.count(), 1);
    QVERIFY(looked.takeFirst().front().toBool());
    page.hide();
    QCOMPARE(looked.count(), 1);
    QVERIFY(!looked.takeFirst().front().toBool()); // nobody does any more
}

void TestOverDaysPage::isPortrayed()
{
    Shown shown(*this, threeDays());
    shown.page.setDayTitle(u"Fourth chaos day"_s);
    const QStringList tabs{u"ledgerTabWord"_s, u"compareTabWord"_s, u"repeatTabWord"_s};
    auto *list = shown.find<QListView>(u"ledgerList"_s);
    list->setCurrentIndex(list->model()->index(4, 0));
    for (const bool isLight : {false, true}) {
        m_look.setTheme(isLight ? Theme::light() : Theme::dark());
        RoomStyle::dress(*qApp, m_look);
        for (const QString &tab : tabs) {
            shown.find<QAbstractButton>(tab)->click();
            const QString name = u"days-"_s + tab.chopped(7) + (isLight ? u"-light"_s : QString());
            const QImage image =
                portray(shown.page, isLight ? QSize(1200, 640) : QSize(1500, 900), name);
            QVERIFY(inked(image, shown.page.palette().color(QPalette::Window)) > 5000);
        }
    }
    m_look.setTheme(Theme::dark());
}

QTEST_MAIN(TestOverDaysPage)
#include "tst_overdayspage.moc"
