// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/theme/dragging.h"
#include "tests/ui/theme/portrait.h"
#include "ui/start/dayrow.h"
#include "ui/start/newdayform.h"
#include "ui/start/startpage.h"
#include "ui/widgets/plandrop.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestStartPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void distancesAreToldInWords_data();
    void distancesAreToldInWords();
    void everyWayToBeginHasItsKey();
    void aNewDayNeedsATitleAndADate();
    void escapeLeavesTheFormAndKeepsTheDraft();
    void listsRecentDaysAndOpensThem();
    void saysWhatToDoWhenThereIsNoDay();
    void listsNoMoreThanFiftyDays();
    void takesADroppedPlanFile();
    void saysWhyItTakesNothingElse();
    void isPortrayed();

private:
    std::vector<RecentDay> someDays() const;

    SetClock m_clock{fromRfc3339("2026-11-22T12:00:00Z").value()};
    Look m_look;
};

void TestStartPage::initTestCase()
{
    RoomStyle::dress(*qApp, m_look);
}

std::vector<RecentDay> TestStartPage::someDays() const
{
    using State = RecentDay::State;
    return {
        {u"first"_s, u"First chaos day"_s, QDate(2026, 12, 8), 40, 0, State::Planned},
        {u"today"_s, u"Rehearsal"_s, QDate(2026, 11, 22), 6, 2, State::UnderWay},
        {u"old"_s, u"Dry run of the dry run"_s, QDate(2026, 8, 1), 12, 9, State::Held},
        {u"left"_s, u"Second chaos day"_s, QDate(2026, 11, 20), 9, 4, State::UnderWay, false,
         u"Checkout loses its database"_s},
        {u"long"_s,
         u"The day on which everything that we ever called redundant is taken away, "
         "one after another, in all regions and <b>environments</b> at once"_s,
         QDate(), 1, 0, State::Planned},
    };
}

void TestStartPage::distancesAreToldInWords_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("words");
    const QDate today(2026, 11, 22);
    QTest::newRow("today") << today << u"today"_s;
    QTest::newRow("tomorrow") << today.addDays(1) << u"tomorrow"_s;
    QTest::newRow("yesterday") << today.addDays(-1) << u"yesterday"_s;
    QTest::newRow("ahead") << QDate(2026, 12, 8) << u"in 16 days"_s;
    QTest::newRow("behind") << today.addDays(-59) << u"59 days ago"_s;
    QTest::newRow("months") << today.addDays(-113) << u"3 months ago"_s;
    QTest::newRow("years") << today.addDays(800) << u"in 2 years"_s;
    QTest::newRow("none") << QDate() << QString();
}

void TestStartPage::distancesAreToldInWords()
{
    QFETCH(const QDate, date);
    QFETCH(const QString, words);
    QCOMPARE(distanceOf(date, QDate(2026, 11, 22)), words);
}

void TestStartPage::everyWayToBeginHasItsKey()
{
    StartPage page(m_look, m_clock);
    QSignalSpy rehearsal(&page, &StartPage::rehearsalRequested);
    QSignalSpy file(&page, &StartPage::planFileRequested);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QTest::keyClick(&page, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(rehearsal.count(), 1);
    QTest::keyClick(&page, Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(file.count(), 1);
    QSignalSpy sample(&page, &StartPage::sampleRequested);
    QTest::keyClick(&page, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(sample.count(), 1);
    page.findChild<QAbstractButton *>(u"sampleDay"_s)->click();
    QCOMPARE(sample.count(), 2);
    QSignalSpy held(&page, &StartPage::heldSampleRequested);
    QTest::keyClick(&page, Qt::Key_H, Qt::ControlModifier);
    QCOMPARE(held.count(), 1);
    QSignalSpy days(&page, &StartPage::overDaysRequested);
    QTest::keyClick(&page, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(days.count(), 1);
    QTest::keyClick(&page, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(page.findChild<QLineEdit *>(u"newDayTitle"_s)->hasFocus());
    auto *row = page.findChild<QAbstractButton *>(u"rehearse"_s);
    QTest::keyClick(row, Qt::Key_Return);
    QCOMPARE(rehearsal.count(), 2);
}

void TestStartPage::aNewDayNeedsATitleAndADate()
{
    StartPage page(m_look, m_clock);
    page.show();
    QSignalSpy wished(&page, &StartPage::newDayRequested);
    page.findChild<QAbstractButton *>(u"planDay"_s)->click();
    auto *title = page.findChild<QLineEdit *>(u"newDayTitle"_s);
    auto *date = page.findChild<QDateEdit *>(u"newDayDate"_s);
    QCOMPARE(date->date(), QDate(2026, 12, 6));
    QTest::keyClicks(title, u"   "_s);
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(wished.count(), 0);
    QTest::keyClicks(title, u"Second  day "_s);
    date->setDate(QDate(2027, 1, 5));
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(wished.count(), 1);
    QCOMPARE(wished.first(), (QVariantList{u"Second day"_s, QDate(2027, 1, 5)}));
    QVERIFY(!title->isVisible());
}

void TestStartPage::escapeLeavesTheFormAndKeepsTheDraft()
{
    StartPage page(m_look, m_clock);
    page.show();
    page.findChild<QAbstractButton *>(u"planDay"_s)->click();
    auto *title = page.findChild<QLineEdit *>(u"newDayTitle"_s);
    QTest::keyClicks(title, u"Half a thought"_s);
    QTest::keyClick(title, Qt::Key_Escape);
    QVERIFY(!title->isVisible());
    page.findChild<QAbstractButton *>(u"planDay"_s)->click();
    QCOMPARE(title->text(), u"Half a thought"_s);
}

void TestStartPage::listsRecentDaysAndOpensThem()
{
    StartPage page(m_look, m_clock);
    page.setRecentDays(someDays());
    page.show();
    QSignalSpy wished(&page, &StartPage::dayRequested);
    const auto rows = page.findChildren<DayRow *>();
    QCOMPARE(rows.size(), 5);
    QVERIFY(rows[3]->accessibleDescription().contains(
        u"Checkout loses its database is still applied"_s));
    QVERIFY(rows[3]->mapTo(&page, QPoint()).y()
            < page.findChild<QWidget *>(u"rehearse"_s)->mapTo(&page, QPoint()).y());
    QVERIFY(!rows[1]->accessibleDescription().contains(u"applied"_s));
    rows.at(2)->click();
    QTest::keyClick(rows.at(0), Qt::Key_Return);
    QCOMPARE(wished.count(), 2);
    QCOMPARE(wished.at(0).first().toString(), u"old"_s);
    QCOMPARE(wished.at(1).first().toString(), u"first"_s);
    QVERIFY(rows.at(1)->accessibleDescription().contains(u"under way, 2 of 6 performed"_s));
    QVERIFY(rows.at(0)->accessibleDescription().endsWith(u"in 16 days"_s));
    QVERIFY(!rows.at(4)->toolTip().contains(u"<b>"_s));
    RecentDay rehearsed = someDays().front();
    rehearsed.isRehearsal = true;
    page.setRecentDays({rehearsed});
    QCOMPARE(page.findChildren<DayRow *>().size(), 1);
    const QString note = page.findChild<DayRow *>()->accessibleDescription();
    QVERIFY(note.startsWith(u"rehearsal · "_s));
}

void TestStartPage::saysWhatToDoWhenThereIsNoDay()
{
    StartPage page(m_look, m_clock);
    page.setRecentDays({});
    page.show();
    QVERIFY(page.findChild<QWidget *>(u"noDays"_s)->isVisible());
    page.setRecentDays(someDays());
    QVERIFY(!page.findChild<QWidget *>(u"noDays"_s)->isVisible());
}

void TestStartPage::listsNoMoreThanFiftyDays()
{
    StartPage page(m_look, m_clock);
    page.setRecentDays(std::vector<RecentDay>(400, someDays().front()));
    QCOMPARE(page.findChildren<DayRow *>().size(), 50);
}

void TestStartPage::takesADroppedPlanFile()
{
    StartPage page(m_look, m_clock);
    page.resize(900, 700);
    page.show();
    const auto *over = page.findChild<PlanDrop *>();
    QSignalSpy dropped(&page, &StartPage::planFileDropped);
    const QUrl plan = QUrl::fromLocalFile(u"/tmp/day.YML"_s);
    Dragging drag({plan});
    QVERIFY(drag.over(page));
    QCOMPARE(over->said(), u"Drop to open this plan"_s);
    drag.leave(page);
    QCOMPARE(over->said(), QString());
    QVERIFY(drag.over(page));
    drag.drop(page);
    QCOMPARE(over->said(), QString());
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped.first().first().toUrl(), plan);
    // On whatever it is dropped.
    Dragging json({QUrl::fromLocalFile(u"/tmp/experiment.json"_s)});
    auto *row = page.findChild<QWidget *>(u"openFile"_s);
    QVERIFY(json.over(*row));
    json.drop(*row);
    QCOMPARE(dropped.count(), 2);
}

void TestStartPage::saysWhyItTakesNothingElse()
{
    StartPage page(m_look, m_clock);
    QSignalSpy dropped(&page, &StartPage::planFileDropped);
    QSignalSpy refused(&page, &StartPage::dropRefused);
    const QUrl plan = QUrl::fromLocalFile(u"/tmp/day.yaml"_s);
    for (const QList<QUrl> &urls :
         {QList<QUrl>{QUrl::fromLocalFile(u"/tmp/day.exe"_s)}, QList<QUrl>{plan, plan},
          QList<QUrl>{QUrl(u"https://example.org/day.yaml"_s)}}) {
        Dragging drag(urls);
        QVERIFY(drag.over(page));
        drag.drop(page);
    }
    QCOMPARE(refused.count(), 3);
    QVERIFY(!Dragging({}).over(page));
    QCOMPARE(dropped.count(), 0);
}

void TestStartPage::isPortrayed()
{
    for (const bool dark : {true, false}) {
        m_look.setTheme(dark ? Theme::dark() : Theme::light());
        const QString tone = dark ? u"dark"_s : u"light"_s;
        StartPage page(m_look, m_clock);
        page.setRecentDays({});
        portray(page, {1216, 692}, u"start-empty-1280-"_s + tone);
        page.setRecentDays(someDays());
        const QImage full = portray(page, {1536, 972}, u"start-1600-"_s + tone);
        QVERIFY(inked(full, m_look.theme().window) > 10'000);
        page.findChild<QAbstractButton *>(u"planDay"_s)->click();
        QTest::keyClicks(page.findChild<QLineEdit *>(u"newDayTitle"_s), u"Second chaos day"_s);
        portray(page, {1216, 692}, u"start-form-x2-"_s + tone, 2);
    }
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
